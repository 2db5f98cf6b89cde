import Checks
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("What wishes cost, and what would serve everybody")
struct WishTests {
    @Test(
        "a pin that sends somebody across the town costs what that takes; a wish that is met, nothing"
    )
    func pins() throws {
        var day = try ExplainedDays.crowded(households: 4)
        day.volunteers[0].available = [Interval(9 * 3600, 15 * 3600)]
        var other = day.volunteers[0]
        other.id = "other"
        day.volunteers.append(other)
        day.fixed = [Pin(need: "h4/basket", volunteer: "other", level: .person)]
        let plan = ExplainedDays.plan(day)
        let found = ExplainedDays.rehearsal().wishes(of: plan, travel: TravelTimes(day))
        // One car alone would do it all.
        var free = day
        free.fixed = []
        var unpinned = day
        unpinned.volunteers.removeLast()
        unpinned.fixed = []
        let saved = plan.cost.total - ExplainedDays.plan(free).cost.total
        #expect(found.first?.supposition == .lifted(.pins))
        #expect(found.first?.saved == saved)
        #expect(ExplainedDays.plan(free).cost.total <= ExplainedDays.plan(unpinned).cost.total)
    }

    @Test("no wish costs less than nothing", arguments: 0..<10)
    func notNegative(seed: Int) throws {
        let day = randomSmallDay(seed: UInt64(7_700 + seed), needs: 6)
        let plan = ExplainedDays.plan(day, steps: 400)
        for wish in ExplainedDays.rehearsal(steps: 400).wishes(of: plan, travel: TravelTimes(day)) {
            #expect(wish.saved >= 0 || wish.musts > 0)
        }
    }

    @Test("plans behind the figures keep every rule of their day", arguments: 0..<10)
    func accepted(seed: Int) throws {
        let day = randomSmallDay(seed: UInt64(7_800 + seed), needs: 6)
        guard day.forming == nil else { return }
        let travel = TravelTimes(day)
        let plan = ExplainedDays.plan(day, steps: 400)
        let rehearsal = ExplainedDays.rehearsal(steps: 400)
        for wish in rehearsal.wishes(of: plan, travel: travel) {
            #expect(check(wish.before, travel: travel).violations == [])
            #expect(check(wish.after, travel: travel).violations == [])
            #expect(wish.served == wish.before.leftOut.count - wish.after.leftOut.count)
            // It is the day without the wish that was planned, not the day as it is.
            #expect(wish.before.scenario == day && wish.after.scenario != day)
        }
        for step in rehearsal.toServeAll(plan, travel: travel).steps {
            #expect(check(step.plan, travel: travel).violations == [])
            #expect(step.plan.scenario != day)
        }
    }

    @Test("additions serve everybody who can be served, and no hand is added for who cannot")
    func serveAll() throws {
        var day = try ExplainedDays.crowded(households: 11)
        day.households[0].needs[0].windows = [Interval(3 * 3600, 4 * 3600)]
        day.households[0].needs[0].skills = ["sign-language"]
        let plan = ExplainedDays.plan(day)
        let found = ExplainedDays.rehearsal().toServeAll(plan, travel: TravelTimes(day))
        #expect(found.leftBefore == plan.leftOut.count)
        #expect(found.impossible == ["h1/basket"])
        #expect(found.left.isEmpty)
        #expect(!found.steps.isEmpty)
        #expect(found.steps.last?.left == 1)
    }

    @Test("what lacks is stock: stock is what is added")
    func stock() throws {
        var day = try ExplainedDays.crowded(households: 5, stock: 2)
        day.volunteers[0].available = [Interval(9 * 3600, 15 * 3600)]
        let plan = ExplainedDays.plan(day)
        let found = ExplainedDays.rehearsal().toServeAll(plan, travel: TravelTimes(day))
        #expect(
            found.steps.map(\.supposition) == [.stock(centre: "c1", good: "basket", pieces: 3)])
        #expect(found.left.isEmpty && found.impossible.isEmpty)
    }
}
