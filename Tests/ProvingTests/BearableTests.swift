import Model
import Solving
import Testing

@testable import Proving

@Suite("What prices cannot bear")
struct BearableTests {
    /// A proof whose paths make cycles, so that they could remember more, and which cuts could strengthen.
    private func proof(clients: Int = 30, seed: UInt64) throws -> (ProverRun, Master) {
        let problem = try vehicleRouting(clients, capacity: 60, seed: seed)
        let found = solve(
            problem, budget: .iterations(3_000), seed: 1, threads: 1, monitor: Quiet())
        let run = ProverRun(
            problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
            monitor: Quiet())
        run.incumbentCost += 50
        let master = try run.newMaster()
        try run.converge(master)
        return (run, master)
    }

    /// What an exact look at the best prices tells.
    private func least(_ run: ProverRun) throws -> Int64 {
        let (pricer, center) = (try #require(run.pricers.first), try #require(run.center))
        pricer.set(center, cuts: run.centerCuts, capacity: run.centerCapacity)
        return try #require(pricer.price(.exact, base: 0, threshold: 0) { false }.least)
    }

    /// Lets no look have more labels than a few.
    private func bearNothing(_ run: ProverRun) -> LookLabels {
        run.bearable = 1
        run.lookLabels.atOnce = 0
        return run.lookLabels
    }

    @Test("is taken back: paths remember as before, and looks tell the same")
    func wideningsTakenBack() throws {
        var tried = 0
        for seed in 1...4 as ClosedRange<UInt64> {
            let (run, master) = try proof(seed: seed)
            let pricer = try #require(run.pricers.first)
            // At first, and once they remember more.
            for hasMore in [false, true] {
                if hasMore {
                    run.canWiden = true
                    run.bearable = ProverRun.leastBearable
                    guard try run.use(.widening, master, gap: 1) else { continue }
                }
                let (before, members, bits) = (
                    try least(run), run.memories.members, run.memories.bit
                )
                let (best, widenings) = (run.best, run.statistics.widenings)
                let labels = bearNothing(run)
                guard try !run.use(.widening, master, gap: 1), !run.canWiden else { continue }
                tried += 1
                #expect(run.memories.members == members && run.memories.bit == bits)
                #expect((pricer.memories != nil) == hasMore)
                #expect(run.lookLabels == labels && run.statistics.converged)
                #expect(run.statistics.widenings == widenings && run.best >= best)
                if run.best == best { #expect(try least(run) == before, "seed \(seed)") }
                for (k, _) in try master.values() {
                    let column = master.columns[k]
                    let path = column.path.map { run.networks[column.network].vertices[Int($0)] }
                    #expect(column.isElementary || run.memories.allows(path))
                }
            }
        }
        #expect(tried > 3, "\(tried)")
    }

    @Test("is taken back: cuts are, and what a look took is as before")
    func cutsTakenBack() throws {
        var tried = 0
        for seed in 1...4 as ClosedRange<UInt64> {
            let (run, master) = try proof(seed: seed)
            let labels = bearNothing(run)
            let isUsed = try run.use(.subsetRows, master, gap: 1)
            #expect(!isUsed && master.cuts.isEmpty && run.lookLabels == labels)
            #expect(run.statistics.cuts == 0 && run.statistics.converged)
            guard run.idleSubsetRounds == .max else { continue }
            tried += 1
            // What they can bear later.
            run.bearAgain()
            run.bearable = ProverRun.leastBearable
            let best = run.best
            #expect(try run.use(.subsetRows, master, gap: 1))
            #expect(run.best > best && !master.cuts.isEmpty)
        }
        #expect(tried > 2, "\(tried)")
    }

    @Test("is no more than that: with hardly any labels at first the bound is the same at the end")
    func littleAtFirst() throws {
        for seed in 1...2 as ClosedRange<UInt64> {
            var bounds: [Cost?] = []
            for isLittle in [false, true] {
                let (run, master) = try proof(clients: 20, seed: seed)
                run.gapOfArcs = 0
                if isLittle { _ = bearNothing(run) }
                try run.strengthen(master, until: 1_000)
                bounds.append(run.bound)
                #expect(isLittle == (run.bearable < ProverRun.leastBearable))
            }
            let (usual, little) = (try #require(bounds[0]), try #require(bounds[1]))
            #expect(usual == little, "seed \(seed): \(usual), \(little)")
        }
    }
}
