import Checks
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("Who else could do a visit")
struct AlternativeTests {
    /// Three alike cars, two of which cannot carry what one household asks for.
    private func day() throws -> Scenario {
        var day = try ExplainedDays.crowded(households: 4)
        day.volunteers[0].available = [Interval(9 * 3600, 15 * 3600)]
        var second = day.volunteers[0]
        second.id = "second"
        second.factor = 1500
        var third = day.volunteers[0]
        third.id = "third"
        day.volunteers += [second, third]
        day.households[1].unwanted = ["third"]
        return day
    }

    @Test("others are ranked by what they add, whoever may not is told with the reason")
    func ranking() throws {
        let day = try day()
        let plan = ExplainedDays.plan(day)
        let found = try #require(
            alternatives(to: "h2/basket", in: plan, travel: TravelTimes(day)))
        #expect(found.who == plan.rounds.first { $0.visits("h2/basket") }?.who)
        #expect(found.saved > 0)
        #expect(found.barred.map(\.obstacle) == [.unwanted] && found.barred[0].count == 1)
        #expect(found.offers.map(\.who) == (found.who == "car" ? ["second"] : ["car"]))
        #expect(found.leavingOut == 120 * 60_000 - found.saved)
    }

    @Test("in a plan that is proven best nobody else costs less, and each offer can be planned")
    func offersHold() throws {
        let day = try day()
        let plan = ExplainedDays.plan(day)
        #expect(plan.made.state == .provenOptimal)
        for need in day.households.flatMap(\.needs).map(\.id) {
            guard let found = alternatives(to: need, in: plan, travel: TravelTimes(day)) else {
                Issue.record("\(need) is visited")
                continue
            }
            #expect(found.leavingOut.map { $0 >= 0 } ?? true)
            for offer in found.offers {
                #expect(offer.extra >= 0)
                // Pinned to the other, the day costs no more than the offer says.
                var pinned = day
                pinned.fixed.append(Pin(need: need, volunteer: offer.who, level: .person))
                let other = ExplainedDays.plan(pinned)
                #expect(other.cost.mustLeftOut == 0)
                #expect(other.cost.total <= plan.cost.total + offer.extra)
            }
        }
    }

    @Test("a need that nobody visits has no alternatives")
    func leftOut() throws {
        let day = try ExplainedDays.crowded()
        let plan = ExplainedDays.plan(day)
        let need = try #require(plan.leftOut.first?.need)
        #expect(alternatives(to: need, in: plan, travel: TravelTimes(day)) == nil)
    }
}

extension Round {
    fileprivate func visits(_ need: String) -> Bool {
        stops.contains { $0.kind == .visit(need: need) }
    }
}
