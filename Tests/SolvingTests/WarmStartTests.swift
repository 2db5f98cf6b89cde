import Model
import Testing

@testable import Solving

@Suite("Going on from routes that are known")
struct WarmStartTests {
    private func search(
        _ problem: Problem, from start: [Route] = [], steps: Int, seed: UInt64 = 1, threads: Int = 1
    ) -> Solution {
        solve(
            problem, start: start, budget: .iterations(steps), seed: seed, threads: threads,
            monitor: QuietMonitor()
        ).solution
    }

    @Test("never costs more than what it began with", arguments: [40, 90, 450], [1, 2, 3])
    func neverWorse(clients: Int, seed: Int) {
        let problem = randomProblem(seed: UInt64(seed), clients: clients)
        let first = search(problem, steps: 600)
        for steps in [1, 200] {
            let next = search(problem, from: first.routes, steps: steps, seed: 7)
            #expect(next.cost <= first.cost)
        }
    }

    @Test("begins with what it is given: hardly any steps are worth many from nothing")
    func keepsWork() {
        let problem = randomProblem(seed: 4, clients: 120)
        let long = search(problem, steps: 6_000)
        let warm = search(problem, from: long.routes, steps: 20)
        let cold = search(problem, steps: 20)
        #expect(warm.cost <= long.cost)
        #expect(warm.cost < cold.cost)
    }

    @Test("leaves behind what can no longer be driven, and serves whom it can")
    func changedDay() {
        var problem = randomProblem(seed: 5, clients: 60)
        let first = search(problem, steps: 500)
        for type in problem.vehicleTypes.indices { problem.vehicleTypes[type].capacity[0] /= 2 }
        let next = search(problem, from: first.routes, steps: 500)
        for route in next.routes {
            for trip in route.shifts.flatMap(\.visits).split(whereSeparator: {
                if case .load = $0.kind { true } else { false }
            }) {
                let load = trip.reduce(0) { sum, visit in
                    if case .client(let client) = visit.kind {
                        return sum + Int(problem.clients[Int(client)].demand[0])
                    }
                    return sum
                }
                #expect(load <= Int(problem.vehicleTypes[route.vehicleType].capacity[0]))
            }
        }
        #expect(!next.routes.isEmpty)
    }

    @Test("finds the same with one thread and with two", arguments: [80, 450])
    func threads(clients: Int) {
        let problem = randomProblem(seed: 6, clients: clients)
        let first = search(problem, steps: 300)
        let both = [1, 2].map {
            search(problem, from: first.routes, steps: 400, seed: 3, threads: $0)
        }
        #expect(both[0] == both[1])
    }

    @Test("keeps dependencies between those whom it began with")
    func dependencies() {
        var problem = randomProblem(seed: 8, clients: 50)
        // One of two after the other, with ten minutes at least between.
        for first in stride(from: Int32(0), to: 20, by: 2) {
            var pair = Dependency(first: first, second: first + 1)
            pair.least = 600
            pair.countsFromEnd = true
            pair.presence = .secondNeedsFirst
            problem.dependencies.append(pair)
        }
        let first = search(problem, steps: 800)
        let next = search(problem, from: first.routes, steps: 400, seed: 2)
        #expect(next.cost <= first.cost)
        var visits: [Int32: Visit] = [:]
        for visit in next.routes.flatMap(\.shifts).flatMap(\.visits) {
            if case .client(let client) = visit.kind { visits[client] = visit }
        }
        for pair in problem.dependencies {
            guard let after = visits[pair.second] else { continue }
            let before = visits[pair.first]
            #expect(before != nil)
            #expect((before?.end ?? .max) + 600 <= after.begin)
        }
        #expect(problem.dependencies.contains { visits[$0.second] != nil })
    }
}
