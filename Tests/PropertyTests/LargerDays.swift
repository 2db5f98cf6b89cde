import Foundation
import Model
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

@Suite("Random larger days")
struct LargerDays {
    @Test("the plan costs in people's words what the solver says", arguments: 0..<8 as Range<UInt64>)
    func costsAgree(seed: UInt64) {
        let day = randomDay(seed: seed, volunteers: 12, needs: 60)
        let planned = planQuietly(day, iterations: 3000)
        let cost = planned.plan.cost
        let required = Translation(day).problem.mustPrize
        #expect(cost.total + cost.mustLeftOut * required == planned.solution.cost)
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
