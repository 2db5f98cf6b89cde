import AllocationCounter
import Model
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@testable import Solving

/// Whether allocations can be counted, in code as it is shipped: what is not optimised allocates
/// for its own reasons.
private let canCount: Bool = {
    var isOptimised = true
    assert(
        {
            isOptimised = false
            return true
        }())
    return isOptimised && allocation_counter_works()
}()

@Suite("Allocations", .enabled(if: canCount))
struct AllocationTests {
    /// Days that between them run all code of a step.
    enum Day: String, CaseIterable {
        case plain, windows, paidTime, severalTrips, breaksAndSeveralWindows
        case yard, snowMorning, centreDay, nauryzDay

        func problem() throws -> Problem {
            switch self {
            case .plain, .windows, .paidTime:
                var problem = randomProblem(seed: 1, clients: 200, isRich: false)
                problem.vehicleTypes[0].count = 80
                if self == .plain { return problem }
                for i in 0..<200 where i % 3 > 0 {
                    problem.clients[i].windows = [
                        TimeWindow(Int32(100 * i + 600), Int32(100 * i + 8600))
                    ]
                }
                if self == .paidTime { problem.vehicleTypes[0].unitDurationCost = 10 }
                return problem
            case .severalTrips: return randomProblem(seed: 3, clients: 200)
            case .breaksAndSeveralWindows:
                var problem = randomProblem(seed: 4, clients: 60)
                for i in 0..<60 where i % 3 == 0 {
                    problem.clients[i].windows = [TimeWindow(0, 9000), TimeWindow(15_000, 26_000)]
                    problem.clients[i].dueTime = 20_000
                    problem.clients[i].latePenalty = 500
                }
                problem.vehicleTypes[0].breaks = [
                    RestRule(duration: 900, window: TimeWindow(9000, 16_000))
                ]
                return problem
            case .yard: return try translated("yard.yaml")
            case .snowMorning: return try translated("snow-morning.yaml")
            case .centreDay: return try translated("centre-day.yaml")
            case .nauryzDay: return try translated("nauryz-day.yaml")
            }
        }

        private func translated(_ name: String) throws -> Problem {
            let file = ScenarioFile.load(path: "\(repository)/scenarios/\(name)")
            let scenario = try #require(file.scenario)
            let travel = try #require(TravelTimes.load(scenario, file: name).travel)
            return Translation(scenario, travel: travel).problem
        }
    }

    @Test("the counter sees what is allocated on its thread, and nothing when it is off")
    func counts() {
        allocation_counter_start()
        let arrays = (1...5).map { Array(repeating: $0, count: 100 + $0) }
        let counted = allocation_counter_stop()
        // Five arrays and the one that holds them.
        #expect(counted >= 6 && arrays.count == 5)
        _ = arrays.map { $0 + [1] }
        #expect(allocation_counter_stop() == counted)
    }

    @Test(
        "ten thousand steps that find no new best solution allocate nothing",
        arguments: Day.allCases)
    func steps(day: Day) throws {
        let problem = try day.problem()
        let vehicles = problem.vehicleTypes.enumerated().flatMap { index, type in
            Array(repeating: Int32(index), count: type.count)
        }
        let instance = Instance(
            problem, clients: (0..<Int32(problem.clients.count)).map { $0 }, vehicles: vehicles)
        let annealer = Annealer(instance, seed: RandomSource(seed: 7))
        annealer.construct()
        let cooling = Cooling(
            routesCost: annealer.state.totals[0].routesCost,
            served: problem.clients.count - annealer.state.absentCount)
        // A walk until the stacks have grown to what steps need; then a good solution; then away from
        // it, at a temperature at which nobody comes back below it.
        let (hot, cold) = (cooling.hot, cooling.cold)
        let warmUp = problem.clients.count > 200 ? 25_000 : 30_000
        annealer.run(iterations: warmUp, from: hot, to: hot)
        annealer.run(iterations: 6000, from: hot, to: cold)
        annealer.run(iterations: 1000, from: hot, to: hot)
        let (best, before) = (annealer.bestCost, annealer.state.cost)
        allocation_counter_start()
        annealer.run(iterations: 10_000, from: hot, to: hot)
        let allocations = allocation_counter_stop()
        #expect(annealer.bestCost == best, "a new best solution would be copied")
        #expect(annealer.state.cost != before, "some steps stay")
        #expect(allocations == 0)
    }

    @Test("a new best solution is copied, which does allocate")
    func newBest() throws {
        let problem = try Day.plain.problem()
        let instance = Instance(
            problem, clients: (0..<200).map { $0 },
            vehicles: Array(repeating: 0, count: problem.vehicleTypes[0].count))
        let annealer = Annealer(instance, seed: RandomSource(seed: 7))
        annealer.construct()
        let best = annealer.bestCost
        allocation_counter_start()
        annealer.run(iterations: 1000, from: 1, to: 1)
        #expect(allocation_counter_stop() > 0)
        #expect(annealer.bestCost < best)
    }
}
