import Checks
import Foundation
import Model
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

@Suite("Random larger days")
struct LargerDays {
    static let seeds: Range<UInt64> = isAcceptance ? 0..<40 : 0..<6

    @Test("the checker accepts the plan, and all three agree on its cost", arguments: seeds)
    func plansAreAccepted(seed: UInt64) {
        let needs = [20, 60, 150][Int(seed % 3)]
        let day = randomDay(seed: seed, volunteers: max(3, needs / 6), needs: needs)
        let planned = planQuietly(day, iterations: 1500)
        let cost = planned.plan.cost
        let required = Translation(day).problem.mustPrize
        #expect(cost.total + cost.mustLeftOut * required == planned.solution.cost)
        let checked = check(planned.plan)
        #expect(checked.accepted, "\(checked.violations.prefix(5))")
        #expect(planned.plan.leftOut.allSatisfy { $0.reason != nil })
    }

    @Test("no ramp is ever overcrowded, however busy")
    func busyRamps() throws {
        let peak = try #require(ScenarioFile.load(path: exampleDays[4]).scenario)
        for seed in 0..<(isAcceptance ? 12 : 3) {
            // A third of the day at ramps that are narrower still.
            var day = peak
            day.households = peak.households.enumerated().filter { $0.offset % 3 == seed % 3 }.map(
                \.element)
            for k in day.centres.indices { day.centres[k].ramp = 1 + seed % 2 }
            let checked = check(planQuietly(day, iterations: 600, seed: UInt64(seed)).plan)
            #expect(checked.accepted, "\(checked.violations.prefix(5))")
        }
    }

    @Test("the same seed gives the same plan with one thread and two", arguments: [60, 450])
    func threadsDoNotMatter(needs: Int) {
        let day = randomDay(seed: 5, volunteers: needs / 5, needs: needs)
        let one = planQuietly(day, iterations: 2000, threads: 1)
        let two = planQuietly(day, iterations: 2000, threads: 2)
        let again = planQuietly(day, iterations: 2000, threads: 2)
        #expect(one.plan == two.plan)
        #expect(again.plan == two.plan)
    }
}
