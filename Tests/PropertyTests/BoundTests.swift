import Model
import Planning
@testable import Proving
import Scenarios
import Solving
import TestSupport
import Testing

@Suite("Bounds of random small days")
struct BoundTests {
    @Test("no bound is above the optimum of brute force, and most are near it")
    func belowTheOptimum() {
        let seeds: Range<UInt64> = isAcceptance ? 0..<500 : 0..<100
        var tight = 0
        var sum = 0.0
        for seed in seeds {
            let day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 4))
            let optimum = BruteForce.solve(day)
            let problem = Translation(day).problem
            let found = solve(
                problem, budget: .iterations(2000), seed: 1, threads: 1, monitor: QuietMonitor()
            ).solution
            let result = prove(
                problem, incumbent: found, seconds: 1_000, monitor: QuietMonitor())
            let missing = found.unassigned.count { problem.clients[Int($0)].isRequired }
            let legs = LegBound(problem).value(missing: optimum.mustLeftOut)
            #expect(legs <= optimum.cost, "seed \(seed): by legs \(legs), \(optimum.cost)")
            guard missing == optimum.mustLeftOut, let bound = result.bound else { continue }
            #expect(
                bound <= optimum.cost,
                "seed \(seed): bound \(bound), optimum \(optimum.cost), without \(result.relaxed)")
            if bound == optimum.cost { tight += 1 }
            let gap = Double(optimum.cost - bound) / Double(max(1, optimum.cost))
            if gap > 0.05 {
                print("seed \(seed): \(bound) of \(optimum.cost), without \(result.relaxed)")
            }
            sum += gap
        }
        print(
            "bounds: tight \(tight) of \(seeds.count), mean gap \(100 * sum / Double(seeds.count)) %"
        )
        #expect(tight * 2 > seeds.count)
    }

    @Test("nor where a poor plan is to be beaten: what is fixed or left out is in no better one")
    func poorIncumbents() {
        var (better, tight) = (0, 0)
        for seed in (isAcceptance ? 0..<400 : 0..<80) as Range<UInt64> {
            let day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 4))
            let optimum = BruteForce.solve(day)
            let problem = Translation(day).problem
            let hasty = solve(
                problem, budget: .iterations(1), seed: seed, threads: 1, monitor: QuietMonitor()
            ).solution
            let missing = hasty.unassigned.count { problem.clients[Int($0)].isRequired }
            guard missing == optimum.mustLeftOut else { continue }
            let result = prove(problem, incumbent: hasty, seconds: 1_000, monitor: QuietMonitor())
            guard let bound = result.bound else { continue }
            #expect(
                bound <= optimum.cost,
                "seed \(seed): \(bound) of \(optimum.cost), \(result.relaxed)")
            if hasty.cost > optimum.cost { better += 1 }
            if bound == optimum.cost { tight += 1 }
        }
        print("bounds beside poor plans: \(better) poor, \(tight) tight")
        #expect(better > 5 && tight > 20)
    }

    @Test("nor is one from single trips, whose hours are shared")
    func tripsBelowTheOptimum() {
        var (bounds, close) = (0, 0)
        for seed in (isAcceptance ? 0..<500 : 0..<100) as Range<UInt64> {
            let day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 4))
            let problem = Translation(day).problem
            let divided = problem.vehicleTypes.indices.filter {
                TripNetworks.divides(problem.vehicleTypes[$0], problem)
            }
            if divided.isEmpty { continue }
            let optimum = BruteForce.solve(day)
            let found = solve(
                problem, budget: .iterations(2000), seed: 1, threads: 1, monitor: QuietMonitor()
            ).solution
            let run = ProverRun(
                problem, divided: divided, incumbent: found, routes: [], seconds: 1_000,
                monitor: QuietMonitor())
            let result = run.result(cutsUntil: 1_000)
            let missing = found.unassigned.count { problem.clients[Int($0)].isRequired }
            guard missing == optimum.mustLeftOut, let bound = result.bound else { continue }
            #expect(bound <= optimum.cost, "seed \(seed): \(bound), optimum \(optimum.cost)")
            bounds += 1
            if Double(bound) > 0.75 * Double(optimum.cost) { close += 1 }
        }
        print("bounds of trips: \(bounds), of these within a quarter \(close)")
        #expect(bounds > 20 && close * 2 > bounds)
    }
}
