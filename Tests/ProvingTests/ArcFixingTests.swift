import Model
import Solving
import Testing

@testable import Proving

@Suite("Arcs that no better solution uses")
struct ArcFixingTests {
    /// Proven as far as cuts lead, beside an incumbent that costs a little more than the optimum; and
    /// the optimum's routes.
    private func proven(seed: UInt64) throws -> (run: ProverRun, master: Master, best: [Column]) {
        let problem = try vehicleRouting(14, capacity: 25, seed: seed)
        let found = solve(
            problem, budget: .iterations(3_000), seed: 1, threads: 1, monitor: Quiet())
        let run = ProverRun(
            problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
            monitor: Quiet())
        run.incumbentCost += 12
        let best = run.firstColumns()
        let master = try run.newMaster()
        try run.converge(master)
        // Without a look at all routes.
        run.gapOfArcs = 0
        try run.strengthen(master, until: 1_000)
        return (run, master, best)
    }

    /// The arcs of a path in a network, by its vertices.
    private func arcs(_ path: [Int32], _ network: PricingNetwork) throws -> [Int] {
        try zip(path, path.dropFirst()).map { tail, head in
            let own = Int(network.outgoing[Int(tail)])..<Int(network.outgoing[Int(tail) + 1])
            return try #require(own.first { network.arcs[$0].head == head })
        }
    }

    @Test("are not those of the optimum, in either direction; nor are its routes left out")
    func optimumStays() throws {
        var (fixed, all, routes) = (0, 0, 0)
        for seed in 1...12 as ClosedRange<UInt64> {
            let (run, master, best) = try proven(seed: seed)
            let ceilings = try #require(try run.ceilings(master))
            for (pricer, ceiling) in zip(run.pricers, ceilings) {
                let labels = pricer.fixArcs(ceiling: ceiling) { false }
                try #require(labels != nil)
                let (forward, backward) = (pricer.forward, pricer.backward)
                for column in best {
                    for k in try arcs(column.path, forward.network) {
                        #expect(!forward.isFixed[k], "seed \(seed), \(column.clients)")
                    }
                    for k in try arcs(column.path.reversed(), backward.network) {
                        #expect(!backward.isFixed[k], "seed \(seed), \(column.clients)")
                    }
                }
                let count = pricer.network.arcs.count
                fixed += (0..<count).count { forward.isFixed[$0] }
                all += count
                let found = try #require(
                    pricer.enumerate(ceiling: ceiling, most: 1_000_000) { false })
                for column in best {
                    let same = found.columns.first {
                        Set($0.clients) == Set(column.clients)
                    }
                    #expect(try #require(same).cost <= column.cost, "seed \(seed)")
                }
                routes += found.columns.count
            }
        }
        #expect(3 * fixed > all, "\(fixed) of \(all) fixed, \(routes) routes")
    }

    @Test("the best choice among all routes is the optimum")
    func choice() throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            let (run, master, best) = try proven(seed: seed)
            let isDecided = try run.enumerate(master)
            #expect(isDecided && run.isClosed, "seed \(seed)")
            let optimum = best.reduce(0) { $0 + $1.cost }
            #expect(run.best == optimum && Int64(run.incumbentCost) * run.scale == optimum)
        }
    }
}

@Suite("Cuts felt by whole routes")
struct CutPartsTests {
    @Test("count as each cut does by itself when everybody remembers it")
    func sameAsAlone() {
        var dice = Dice(state: 5)
        for _ in 0..<200 {
            var parts = CutParts(clients: 12)
            let cuts = (0..<8).map { _ in
                let members = Array(Set((0..<5).map { _ in Int32(dice.roll(12)) })).sorted()
                let whole = 2 + dice.roll(2)
                return SubsetRow(
                    members: members, weights: members.map { _ in 1 + dice.roll(whole - 1) },
                    whole: whole, remembers: Array(repeating: true, count: 12))
            }
            for cut in cuts { parts.add(cut) }
            for _ in 0..<10 {
                let route = Array(Set((0..<dice.roll(12)).map { _ in Int32(dice.roll(12)) }))
                var found = cuts.map { _ in 0 }
                for (cut, count) in parts.coefficients(route) { found[cut] = count }
                #expect(found == cuts.map { $0.coefficient(route) })
                #expect(found == cuts.map { $0.wholes(route) })
            }
        }
    }
}
