import Model
import Solving
import Testing

@testable import Proving

@Suite("All routes that are left")
struct EnumeratorTests {
    /// A proof with cuts and fixed arcs, its pricer, and the ceiling of a better solution's routes.
    private func proof(
        _ clients: Int, seed: UInt64
    ) throws -> (run: ProverRun, pricer: Pricer, ceiling: Int64) {
        let (run, master, _) = try provenWithCuts(
            try vehicleRouting(clients, capacity: 45, seed: seed))
        let pricer = try #require(run.pricers.first)
        let ceiling = try #require(try run.ceilings(master)?.first)
        try #require(pricer.fixArcs(ceiling: ceiling) { false } != nil)
        return (run, pricer, ceiling)
    }

    @Test("are found as long as labels suffice, else it is told how far these went")
    func tooMany() throws {
        var (early, further) = (0, 0)
        for seed in 1...6 as ClosedRange<UInt64> {
            let (_, pricer, ceiling) = try proof(22, seed: seed)
            guard
                case .all(let columns, let labels) = pricer.enumerate(
                    ceiling: ceiling, most: 1_000_000, stop: { false })
            else {
                Issue.record("seed \(seed): too many")
                continue
            }
            // Just enough is enough.
            let again = pricer.enumerate(ceiling: ceiling, most: labels, stop: { false })
            #expect(again.columns?.map(\.path) == columns.map(\.path), "seed \(seed)")
            var steps: [Double] = []
            for part in [20, 5, 2] {
                let most = labels / part
                switch pricer.enumerate(ceiling: ceiling, most: most, stop: { false }) {
                case .all: Issue.record("seed \(seed): \(labels) labels, with \(most)")
                case .tooMany(let progress, let made):
                    #expect(progress >= steps.last ?? 0 && progress < 1, "seed \(seed)")
                    steps.append(progress)
                    if 2 * made < most { early += 1 }
                }
            }
            if steps[0] > 0, steps[2] > steps[0] { further += 1 }
        }
        #expect(early > 3 && further > 3, "\(early) \(further)")
    }

    @Test("are chosen from with cuts that bind: others go, also after routes went out")
    func idleCuts() throws {
        var (added, kept, gone) = (0, 0, 0)
        for seed in 1...4 as ClosedRange<UInt64> {
            let (run, pricer, ceiling) = try proof(26, seed: seed)
            let found = pricer.enumerate(ceiling: ceiling, most: 1_000_000) { false }
            let pool = try PoolSearch(run, try #require(found.columns))
            var before = Int64.min / 2
            for _ in 0..<12 {
                let allowed = [Bool](repeating: true, count: pool.columns.count)
                guard var relaxed = try pool.relax(allowed, []) else { break }
                // Cuts that went cost nothing: the bound does not fall.
                #expect(relaxed.bound >= before - Int64(run.scale), "seed \(seed)")
                before = relaxed.bound
                guard relaxed.bound <= Int64(run.incumbentCost - 1) * run.scale else { break }
                let count = pool.columns.count
                try pool.fix(&relaxed)
                gone += count - pool.columns.count
                let new = try pool.addCuts(relaxed.values, larger: true)
                added += new
                if new == 0 { break }
            }
            kept += pool.cuts.count
        }
        #expect(
            added > 40 && 4 * kept < 3 * added && gone > 100, "\(kept) of \(added), \(gone) gone")
    }
}
