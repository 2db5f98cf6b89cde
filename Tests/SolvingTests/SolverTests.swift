import Model
import Solving
import Testing

@Suite("The solver")
struct SolverTests {
    @Test(
        "serves everybody once, within capacity, at the cost that it tells", arguments: [30, 450])
    func plainRoutes(clients: Int) {
        let problem = randomProblem(seed: 1, clients: clients, isRich: false)
        let solution = solve(
            problem, budget: .iterations(2000), seed: 1, threads: 2, monitor: QuietMonitor()
        ).solution
        let visits = solution.routes.flatMap { $0.shifts.flatMap(\.visits) }
        let served = visits.compactMap { visit -> Int32? in
            if case .client(let client) = visit.kind { client } else { nil }
        }
        #expect(Set(served).count == served.count)
        #expect(Set(served).union(solution.unassigned).count == clients)
        var cost = solution.unassigned.count * problem.mustPrize
        for route in solution.routes {
            let stops = route.shifts.flatMap(\.visits).compactMap { visit -> Int? in
                if case .client(let client) = visit.kind { Int(client) } else { nil }
            }
            #expect(stops.reduce(0) { $0 + problem.clients[$1].demand[0] } <= 20)
            var at: Int32 = 0
            for stop in stops {
                cost += Int(problem.profiles[0][at, problem.clients[stop].location].distance)
                at = problem.clients[stop].location
            }
            cost += Int(problem.profiles[0][at, 0].distance)
        }
        #expect(cost == solution.cost)
    }

    @Test("gives the same solution with one thread and with two", arguments: [80, 450])
    func threads(clients: Int) {
        let problem = randomProblem(seed: 2, clients: clients)
        let solutions = [1, 2, 2].map { threads in
            solve(
                problem, budget: .iterations(1000), seed: 5, threads: threads,
                monitor: QuietMonitor()
            ).solution
        }
        #expect(solutions[0] == solutions[1])
        #expect(solutions[1] == solutions[2])
    }

    @Test("proves a small problem whatever the seed, and not one whose goods come during the day")
    func proof() {
        var problem = randomProblem(seed: 3, clients: 6, isRich: false)
        let costs = (1...3).map { seed in
            let result = solve(
                problem, budget: .iterations(10), seed: UInt64(seed), threads: 1,
                monitor: QuietMonitor())
            #expect(result.isProvenOptimal)
            return result.solution.cost
        }
        #expect(Set(costs).count == 1)
        problem.clients[0].releaseTime = 600
        let late = solve(
            problem, budget: .iterations(300), seed: 1, threads: 1, monitor: QuietMonitor())
        #expect(!late.isProvenOptimal)
        #expect(late.solution.cost >= costs[0])
    }

    @Test("an empty problem has an empty solution")
    func empty() {
        let result = solve(
            Problem(), budget: .iterations(10), seed: 1, threads: 2, monitor: QuietMonitor())
        #expect(result.solution.routes.isEmpty && result.solution.cost == 0)
    }
}
