import Model
import Testing

@testable import Proving

@Suite("Arcs that no better solution uses")
struct ArcFixingTests {
    private func proven(seed: UInt64) throws -> (run: ProverRun, master: Master, best: [Column]) {
        try provenWithCuts(vehicleRouting(14, capacity: 25, seed: seed))
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
