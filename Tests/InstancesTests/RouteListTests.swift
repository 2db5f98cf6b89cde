import Checks
import Instances
import Model
import Solving
import Testing

struct QuietMonitor: SolverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
}

@Suite("Routes of instances")
struct RouteListTests {
    @Test("a .sol is read and written, and its value reckoned from the routes")
    func sol() throws {
        let instance = try InstanceFile.parse(Samples.cvrp, file: "tiny.vrp")
        let text = "Route #1: 1 3\nRoute #2:\nRoute #3: 2 \nCost 99\n"
        let list = try #require(RouteList(sol: text))
        #expect(list.routes == [[1, 3], [2]] && list.vehicles == [0, 2])
        // 5 + 5 + 10 and 1 + 1, whatever the file says.
        #expect(list.value(in: instance) == 22)
        #expect(list.sol(cost: 22) == "Route #1: 1 3\nRoute #2:\nRoute #3: 2\nCost 22\n")
        #expect(RouteList(sol: "Cost 3") == nil)
        // Somebody who must be visited is missing.
        #expect(RouteList(sol: "Route #1: 1")?.value(in: instance) == nil)
    }

    @Test("every format's solution is accepted by the checker at the value of its routes")
    func solutions() throws {
        for sample in [Samples.cvrp, Samples.solomon, Samples.cordeau] {
            let instance = try InstanceFile.parse(sample, file: "x")
            let result = solve(
                instance.problem, budget: .iterations(100), seed: 1, threads: 1,
                monitor: QuietMonitor())
            #expect(violations(of: result.solution, in: instance.problem) == [])
            let list = RouteList(result.solution, of: instance)
            let value = instance.value(of: result.solution)
            let again = try #require(list.value(in: instance))
            #expect(abs(again - value) < 1e-9)
            #expect(result.isProvenOptimal)
        }
    }

    @Test("the checker of solutions sees what is wrong")
    func wrongSolutions() throws {
        let instance = try InstanceFile.parse(Samples.solomon, file: "S1.txt")
        let solution = solve(
            instance.problem, budget: .iterations(100), seed: 1, threads: 1,
            monitor: QuietMonitor()
        ).solution
        func wrong(_ change: (inout Solution) -> Void) -> Bool {
            var changed = solution
            change(&changed)
            return !violations(of: changed, in: instance.problem).isEmpty
        }
        #expect(wrong { $0.cost += 1 })
        #expect(wrong { $0.routes[0].cost += 1 })
        #expect(wrong { $0.unassigned = [0] })
        #expect(wrong { _ = $0.routes.removeLast() })
        #expect(wrong { $0.routes += [$0.routes[0]] })
        #expect(wrong { $0.routes[0].shifts[0].end -= 1 })
        #expect(wrong { $0.routes[0].shifts[0].visits[1].begin -= 100 })
        #expect(wrong { $0.routes[0].shifts[0].visits[1].end += 1 })
        #expect(wrong { _ = $0.routes[0].shifts[0].visits.removeFirst() })
    }
}
