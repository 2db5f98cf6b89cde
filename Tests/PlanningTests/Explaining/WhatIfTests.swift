import Checks
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("A day as it would be, beside the day as it is")
struct WhatIfTests {
    private func compare(_ day: Scenario, _ suppositions: Supposition...) throws -> Comparison {
        let plan = ExplainedDays.plan(day)
        let travel = TravelTimes(day)
        let supposed = try day.supposing(suppositions).get()
        return ExplainedDays.rehearsal().compare(
            plan, travel: travel, supposed: supposed,
            supposedTravel: TravelTimes(supposed.scenario))
    }

    @Test("one more hand serves who was left out, and the checker accepts both plans")
    func oneMore() throws {
        let day = try ExplainedDays.crowded()
        let found = try compare(day, .more(like: "car", count: 1))
        #expect(!found.before.leftOut.isEmpty)
        #expect(found.newlyServed.count >= 2)
        #expect(found.noLonger.isEmpty)
        #expect(found.saved > 0)
        #expect(found.after.rounds.contains { $0.who == "new-1" })
        #expect(check(found.before).accepted)
        #expect(check(found.after).accepted)
    }

    @Test("an hour longer serves more; a hand less serves nobody")
    func hours() throws {
        let day = try ExplainedDays.crowded()
        #expect(try compare(day, .longer(who: "car", seconds: 3600)).newlyServed.count >= 2)
        let more = try day.supposing([.more(like: "car", count: 1)]).get().scenario
        let less = try compare(more, .without("car"))
        #expect(less.saved < 0)
        #expect(!less.noLonger.isEmpty)
    }

    @Test("stock that was missing serves as many as it holds")
    func stock() throws {
        let day = try ExplainedDays.crowded(households: 4, stock: 2)
        let found = try compare(day, .stock(centre: "c1", good: "basket", pieces: 1))
        #expect(found.before.leftOut.count == 2)
        #expect(found.newlyServed.count == 1)
    }

    @Test("a day that only allows more never costs more", arguments: 0..<12)
    func neverDearer(seed: Int) throws {
        let day = randomSmallDay(seed: UInt64(7_000 + seed), needs: 5)
        guard day.forming == nil else { return }
        let plan = ExplainedDays.plan(day, steps: 300)
        let travel = TravelTimes(day)
        for rule in [Supposition.Rule.fairness, .languages, .breaks, .pins] {
            let supposed = try day.supposing([.lifted(rule)]).get()
            let found = ExplainedDays.rehearsal(steps: 300).compare(
                plan, travel: travel, supposed: supposed, supposedTravel: travel)
            #expect(
                (found.after.cost.mustLeftOut, found.after.cost.total)
                    <= (found.before.cost.mustLeftOut, found.before.cost.total))
            #expect(check(found.after).accepted)
        }
    }
}
