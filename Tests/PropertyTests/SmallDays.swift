import Foundation
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Large numbers of everything are for `make acceptance`.
let isAcceptance = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil

/// A monitor for iteration budgets: no clock, no stop.
struct QuietMonitor: SolverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
}

/// A day planned with an iteration budget.
func planQuietly(
    _ scenario: Scenario, iterations: Int, seed: UInt64 = 1, threads: Int = 2
) -> PlannedDay {
    planDay(
        scenario, hash: "", budget: .iterations(iterations), seed: seed, threads: threads,
        version: "test", monitor: QuietMonitor())
}

@Suite("Random small days against brute force")
struct SmallDays {
    @Test("the search is never better than brute force and nearly always equal")
    func equalsBruteForce() {
        let seeds: Range<UInt64> = 0..<400
        var worse: [UInt64] = []
        var proven = 0
        for seed in seeds {
            FileHandle.standardError.write(Data("\(seed) ".utf8))
            let day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 3))
            let optimum = BruteForce.solve(day)
            let planned = planQuietly(day, iterations: 4000)
            let found = (planned.plan.cost.mustLeftOut, planned.plan.cost.total)
            let best = (optimum.mustLeftOut, optimum.cost)
            #expect(found >= best, "seed \(seed): found \(found), brute force \(best)")
            if found > best { worse.append(seed) }
            if planned.plan.made.state == .provenOptimal {
                proven += 1
                #expect(found == best, "seed \(seed): called proven at \(found), best is \(best)")
            }
        }
        print("small days: \(seeds.count), not optimal: \(worse), proven: \(proven)")
        #expect(worse.count * 50 <= seeds.count, "not optimal: \(worse)")
    }
}
