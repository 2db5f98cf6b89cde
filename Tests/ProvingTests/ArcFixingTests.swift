import Model
import Testing

@testable import Proving

@Suite("Arcs that no better solution uses")
struct ArcFixingTests {
    private func proven(
        seed: UInt64, clients: Int = 14
    ) throws -> (run: ProverRun, master: Master, best: [Column]) {
        try provenWithCuts(vehicleRouting(clients, capacity: 25, seed: seed))
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
                    pricer.enumerate(ceiling: ceiling, most: 1_000_000) { false }.columns)
                for column in best {
                    let same = found.first {
                        Set($0.clients) == Set(column.clients)
                    }
                    #expect(try #require(same).cost <= column.cost, "seed \(seed)")
                }
                routes += found.count
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

    private func orders(_ path: [Int32]) -> [[Int32]] {
        guard path.count > 1 else { return [path] }
        return path.indices.flatMap { k in
            var rest = path
            let first = rest.remove(at: k)
            return orders(rest).map { [first] + $0 }
        }
    }

    @Test("of routes that cost the same to the same clients the first by its vertices is found")
    func firstOfEqual() throws {
        var ties = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            let (run, master, _) = try proven(seed: seed, clients: 9)
            let pricer = try #require(run.pricers.first)
            // What costs the same is at the same prices then.
            var prices = run.prices(master.duals)
            (prices.cuts, prices.capacity) = ([], [])
            pricer.set(prices, cuts: [], capacity: [])
            _ = pricer.price(.exact, base: 0, threshold: .min) { false }
            let ceiling = Int64(40) * run.scale
            try #require(pricer.fixArcs(ceiling: ceiling) { false } != nil)
            let found = try #require(
                pricer.enumerate(ceiling: ceiling, most: 1_000_000) { false }.columns)
            for column in found where (2...6).contains(column.path.count) {
                let costs = orders(column.path).compactMap { order in
                    pricer.network.sources.compactMap { source in
                        pricer.network.sinks.compactMap {
                            pricer.network.cost(ofPath: [source] + order + [$0])
                        }.min()
                    }.min().map { (cost: $0, path: order) }
                }
                let least = costs.map(\.cost).min()
                let equal = costs.filter { $0.cost == least }.map(\.path)
                #expect(column.cost == least)
                #expect(column.path == equal.min { $0.lexicographicallyPrecedes($1) })
                ties += equal.count > 1 ? 1 : 0
            }
        }
        #expect(ties > 100, "\(ties)")
    }
}
