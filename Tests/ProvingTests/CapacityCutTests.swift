import Instances
import Model
import Solving
import Testing

@testable import Proving

/// Clients in a square, as VRPLIB has them.
func vehicleRouting(_ n: Int, capacity: Int, seed: UInt64) throws -> Problem {
    var dice = Dice(state: seed)
    var text = "NAME : small\nTYPE : CVRP\nDIMENSION : \(n + 1)\nEDGE_WEIGHT_TYPE : EUC_2D\n"
    text += "CAPACITY : \(capacity)\nNODE_COORD_SECTION\n"
    for i in 1...n + 1 { text += "\(i) \(dice.roll(100)) \(dice.roll(100))\n" }
    text += "DEMAND_SECTION\n1 0\n"
    for i in 2...n + 1 { text += "\(i) \(1 + dice.roll(9))\n" }
    text += "DEPOT_SECTION\n1\n-1\nEOF\n"
    return try InstanceFile.parse(text, file: "small.vrp", convention: .nearest).problem
}

@Suite("Rounded capacity cuts")
struct CapacityCutTests {
    @Test("a cut counts how often a path comes to its clients from outside, a load being outside")
    func coefficients() {
        let cut = CapacityCut(isMember: [true, true, false, true], least: 2)
        #expect(cut.coefficient([0, 1, 3] as [Int32]) == 1)
        #expect(cut.coefficient([0, 2, 1, 3] as [Int32]) == 2)
        #expect(cut.coefficient([0, -1, 1] as [Int32]) == 2)
        #expect(cut.coefficient([2] as [Int32]) == 0)
    }

    @Test("arcs are cheaper by what coming to the clients is worth, as often as a path does")
    func entryPrices() {
        var dice = Dice(state: 7)
        let n = 9
        for _ in 0..<50 {
            let cuts = (0..<3).map { _ in
                CapacityCut(isMember: (0..<n).map { _ in dice.roll(2) == 0 }, least: 1)
            }
            let prices = cuts.map { _ in Int64(dice.roll(4)) }
            let table = EntryPrices(cuts, prices, clients: n)
            let path = (0..<8).map { _ in Int32(dice.roll(n + 1) - 1) }
            var sum: Int64 = 0
            for (tail, head) in zip([-1] + path, path + [-1]) { sum += table[tail, head] }
            let expected = zip(cuts, prices).reduce(Int64(0)) {
                $0 + $1.1 * Int64($1.0.coefficient(path))
            }
            #expect(sum == expected, "\(path)")
        }
    }

    @Test("what is found is violated, and no plan within the vehicles' loads violates it")
    func validity() throws {
        var (found, dice) = (0, Dice(state: 3))
        for seed in 1...20 as ClosedRange<UInt64> {
            let problem = try vehicleRouting(14, capacity: 20, seed: seed)
            let separation = try #require(CapacitySeparation(problem))
            let demands = problem.clients.map { Int($0.demand.max()) }
            /// Random routes: with `slack` they carry more than they can.
            func routes(slack: Int) -> [[Int32]] {
                var order = (0..<14).map { Int32($0) }
                for i in order.indices { order.swapAt(i, dice.roll(14)) }
                var (routes, load) = ([[Int32]](), Int.max / 2)
                for client in order {
                    let demand = demands[Int(client)]
                    if load + demand > 20 + slack {
                        routes.append([])
                        load = 0
                    }
                    routes[routes.count - 1].append(client)
                    load += demand
                }
                return routes
            }
            let relaxed = (0..<3).flatMap { _ in
                routes(slack: 15).map { (path: $0, value: 1.0 / 3) }
            }
            let cuts = separation.cuts(relaxed)
            found += cuts.count
            for cut in cuts {
                let used = relaxed.reduce(0) { $0 + $1.value * Double(cut.coefficient($1.path)) }
                #expect(used < Double(cut.least) - 0.04)
                for _ in 0..<20 {
                    let entries = routes(slack: 0).reduce(0) { $0 + cut.coefficient($1) }
                    #expect(entries >= cut.least)
                }
            }
        }
        #expect(found > 30)
    }

    @Test("cuts alone raise the bounds of small instances, and never above the optimum")
    func smallInstances() throws {
        var (cuts, raised) = (0, 0)
        for seed in 1...12 as ClosedRange<UInt64> {
            let problem = try vehicleRouting(11, capacity: 19, seed: seed)
            let found = solve(
                problem, budget: .iterations(2_000), seed: 1, threads: 1, monitor: Quiet())
            let run = ProverRun(
                problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
                monitor: Quiet())
            let master = try run.newMaster()
            try run.converge(master)
            let before = try #require(run.bound)
            while try run.addCapacityCuts(master, gap: 1_000) {}
            // Other cuts come next, whichever way these ended.
            #expect(try !master.values().isEmpty)
            let after = try #require(run.bound)
            #expect(before <= after && run.best <= Int64(found.solution.cost) * run.scale)
            raised += after > before ? 1 : 0
            cuts += run.statistics.capacityCuts
        }
        #expect(cuts > 0 && raised > 3, "\(cuts) cuts, \(raised) bounds raised")
    }
}

@Suite("Memories that grow")
struct WidenedMemoriesTests {
    @Test("a cycle is prevented once its clients remember it; other paths stay as they were")
    func widening() {
        var memories = Memories(clients: 40, depots: 1, size: 3) { i, j in abs(i - j) }
        func path(_ clients: [Int32]) -> [Vertex] {
            clients.map { client in
                var vertex = Vertex(client: client, window: TimeWindow(0, 100))
                vertex.bit = memories.bit[Int(client)]
                vertex.neighbourhood = client
                return vertex
            }
        }
        #expect(memories.allows(path([3, 20, 30, 3])))
        #expect(!memories.allows(path([3, 4, 3])))
        let isPrevented = memories.widen(against: [(client: 3, between: [20, 30])])
        #expect(isPrevented)
        #expect(!memories.allows(path([3, 20, 30, 3])))
        #expect(memories.allows(path([3, 20, 31, 3])))
        #expect(memories.allows(path([5, 20, 30, 5])))
        #expect(memories.allows(path((0..<40).map { Int32($0) })))
    }
}
