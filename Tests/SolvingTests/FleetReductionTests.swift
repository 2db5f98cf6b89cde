import Model
import Solving
import Testing

@Suite("Doing with fewer vehicles")
struct FleetReductionTests {
    /// Triples of demands that fill a vehicle to 99 %, with a price for each vehicle
    /// that exceeds all driving.
    private func triples(_ count: Int, seed: UInt64) -> Problem {
        var problem = randomProblem(seed: seed, clients: 3 * count, isRich: false)
        var dice = Dice(seed)
        problem.vehicleTypes[0].count = 2 * count
        problem.vehicleTypes[0].capacity[0] = 100
        problem.vehicleTypes[0].fixedCost = 10_000_000
        for k in 0..<count {
            let first = dice.roll(26...40)
            let second = dice.roll(26...40)
            for (j, demand) in [first, second, 99 - first - second].enumerated() {
                problem.clients[3 * k + j].demand[0] = Int32(demand)
            }
        }
        return problem
    }

    @Test("packs vehicles full where a vehicle costs more than all driving", arguments: 1...3)
    func packs(seed: Int) {
        let problem = triples(30, seed: UInt64(seed))
        let solutions = [1, 2].map { threads in
            solve(
                problem, budget: .iterations(20_000), seed: 3, threads: threads,
                monitor: QuietMonitor()
            ).solution
        }
        #expect(solutions[0].routes.count == 30)
        #expect(solutions[0].unassigned.isEmpty)
        #expect(solutions[0] == solutions[1])
    }

    @Test("goes on with one vehicle more where no fewer can carry it")
    func cannot() {
        var problem = triples(8, seed: 1)
        // Five would do by load, but no two of the nine large ones fit into one.
        for k in problem.clients.indices { problem.clients[k].demand[0] = k < 9 ? 51 : 1 }
        let solution = solve(
            problem, budget: .iterations(3000), seed: 1, threads: 2, monitor: QuietMonitor()
        ).solution
        #expect(solution.routes.count == 9)
        #expect(solution.unassigned.isEmpty)
    }
}
