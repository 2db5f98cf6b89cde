import Model
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

@testable import Proving

@Suite("Networks of trips")
struct TripNetworkTests {
    /// What rounds leave out that trips do not: there the trips may prove more.
    private static let exempt: Set<Relaxation> = [.severalShifts, .severalRests, .groups]

    @Test("never prove more than whole rounds at the same prices, as each round is its trips")
    func belowRounds() throws {
        var compared = 0
        for seed in (isAcceptance ? 0..<1000 : 0..<200) as Range<UInt64> {
            let problem = Translation(randomSmallDay(seed: seed, needs: 3 + Int(seed % 4))).problem
            let divided = problem.vehicleTypes.indices.filter {
                TripNetworks.divides(problem.vehicleTypes[$0], problem)
            }
            if divided.isEmpty { continue }
            let found = solve(
                problem, budget: .iterations(500), seed: 1, threads: 1, monitor: QuietMonitor()
            ).solution
            func run(_ divided: [Int]) -> ProverRun {
                ProverRun(
                    problem, divided: divided, incumbent: found, routes: [], seconds: 1_000,
                    monitor: QuietMonitor())
            }
            let (trips, rounds) = (run(divided), run([]))
            guard rounds.relaxed.isDisjoint(with: Self.exempt) else { continue }
            _ = trips.result(cutsUntil: 0)
            guard var prices = trips.center else { continue }
            prices.cuts = []
            func value(_ run: ProverRun) throws -> Int64 {
                let least = try run.pricers.map { pricer in
                    pricer.set(prices, cuts: [], capacity: [])
                    return try #require(
                        pricer.price(.exact, base: 0, threshold: 0) { false }.least)
                }
                if run.fleets.isEmpty { return run.lagrangian(prices.ofRounds, least, [], []) }
                return run.lagrangian(prices, least, [], [])
            }
            // Trips share a limit on their number, which each round has by itself.
            let (a, b) = (try value(trips), try value(rounds))
            #expect(a <= b, "seed \(seed): trips \(a), rounds \(b), scale \(trips.scale)")
            compared += 1
        }
        #expect(compared > 40)
    }
}

extension Prices {
    /// Without those of fleets.
    fileprivate var ofRounds: Prices {
        var prices = self
        prices.fleets = []
        return prices
    }
}
