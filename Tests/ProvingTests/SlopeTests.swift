import Model
import Solving
import Testing

@testable import Proving

@Suite("How far below 0 paths are for what they bring")
struct SlopeTests {
    /// Least reduced cost, and the most below 0 a unit, of all routes without a client twice.
    private func brute(
        _ problem: Problem, prices: [Int64], scale: Int64
    ) -> (least: Int64, steepest: Double) {
        let matrix = problem.profiles[0]
        let type = problem.vehicleTypes[0]
        var (least, steepest) = (Int64(0), 0.0)
        func extend(_ here: Int32, _ time: Int32, _ cost: Int64, _ load: Int32, _ seen: Set<Int>) {
            if !seen.isEmpty {
                let all = cost + Int64(matrix[here, 0].distance) * scale
                if all < 0 {
                    least = min(least, all)
                    steepest = max(steepest, Double(-all) / Double(load))
                }
            }
            for k in problem.clients.indices where !seen.contains(k) {
                let client = problem.clients[k]
                let more = load + client.demand[0]
                let leg = matrix[here, client.location]
                let begin = max(client.windows[0].start, time + leg.duration)
                guard more <= type.capacity[0], begin <= client.windows[0].end else { continue }
                extend(
                    client.location, begin,
                    cost + Int64(leg.distance) * scale - prices[k], more, seen.union([k]))
            }
        }
        extend(0, 0, 0, 0, [])
        return (least, steepest)
    }

    @Test(
        "is never told less than it is, whether the clock counts load or time",
        arguments: [false, true])
    func neverLess(hasWindows: Bool) throws {
        var (same, all) = (0, 0)
        for seed in 1...25 as ClosedRange<UInt64> {
            var dice = Dice(state: seed &* 77)
            var problem = try vehicleRouting(7, capacity: 20, seed: seed)
            if hasWindows {
                for k in problem.clients.indices {
                    let start = Int32(dice.roll(150))
                    problem.clients[k].windows = [
                        TimeWindow(start, start + 30 + Int32(dice.roll(120)))
                    ]
                }
            }
            let nobody = Solution(
                routes: [], unassigned: Array(problem.clients.indices.map(Int32.init)),
                cost: problem.clients.count * problem.mustPrize + 1_000)
            let run = ProverRun(
                problem, divided: [], incumbent: nobody, routes: [], seconds: 1_000,
                monitor: Quiet())
            let prices = problem.clients.map { _ in Int64(40 + dice.roll(80)) * run.scale }
            let pricer = try #require(run.pricers.first)
            pricer.set(
                Prices(
                    clients: prices,
                    stock: Array(repeating: 0, count: problem.depots.count * Load.scalarCount),
                    cuts: []), cuts: [], capacity: [])
            let found = pricer.price(.exact, base: 0, threshold: 0) { false }
            let truth = brute(problem, prices: prices, scale: run.scale)
            let steepest = try #require(found.steepest)
            #expect(try #require(found.least) <= truth.least)
            #expect(steepest >= truth.steepest * (1 - 1e-12), "seed \(seed)")
            if truth.steepest > 0 { all += 1 }
            if steepest <= truth.steepest * (1 + 1e-12), truth.steepest > 0 { same += 1 }
        }
        // Paths may come twice to a client far away in between, so that some are told steeper.
        #expect(all > 15 && same * 2 > all, "\(same) of \(all)")
    }
}
