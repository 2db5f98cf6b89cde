import Checks
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("What would let a need in")
struct FixTests {
    /// The supposition that a fix amounts to; nil where `komek whatif` has none.
    private func supposition(_ fix: Fix, need: String, _ day: Scenario) -> Supposition? {
        switch fix {
        case .longer(let who, let seconds): return .longer(who: who, seconds: seconds)
        case .stock(let centre, let good, let pieces):
            return .stock(centre: centre, good: good, pieces: pieces)
        case .oneMore(let like): return .more(like: like, count: 1)
        case .closesLater(_, let seconds):
            let windows = day.households.flatMap(\.needs).first { $0.id == need }?.windows ?? []
            guard let first = windows.first, let last = windows.last else { return nil }
            return .window(need: need, Interval(first.start, last.end + seconds))
        default: return nil
        }
    }

    @Test("with the fix a plan serves as many more, at no more than it is told to add")
    func fixesHold() throws {
        var tried = 0
        for households in [6, 8, 10] {
            let day = try ExplainedDays.crowded(households: households)
            let plan = ExplainedDays.plan(day)
            let travel = TravelTimes(day)
            let fixes = Fixes(plan, travel: travel)
            for leftOut in plan.leftOut {
                let all = fixes.fixes(of: leftOut.need)
                #expect(!all.isEmpty)
                for fix in all {
                    guard let supposition = supposition(fix.fix, need: leftOut.need, day) else {
                        continue
                    }
                    let supposed = try day.supposing([supposition]).get()
                    let found = ExplainedDays.rehearsal().compare(
                        plan, travel: travel, supposed: supposed,
                        supposedTravel: TravelTimes(supposed.scenario))
                    // It may serve another one instead, for less.
                    #expect(found.after.cost.total <= plan.cost.total - 120 * 60_000 + fix.extra)
                    #expect(found.after.leftOut.count < plan.leftOut.count)
                    tried += 1
                }
            }
        }
        #expect(tried >= 6)
    }

    @Test("hours are named in steps of five minutes, and five less would not do")
    func leastHours() throws {
        let day = try ExplainedDays.crowded(households: 10)
        let plan = ExplainedDays.plan(day)
        let need = try #require(plan.leftOut.first?.need)
        let fixes = Fixes(plan, travel: TravelTimes(day)).fixes(of: need)
        let seconds = try #require(
            fixes.compactMap { fix -> Int? in
                if case .longer(_, let seconds) = fix.fix { seconds } else { nil }
            }.first)
        #expect(seconds % 300 == 0)
        let shorter = try day.supposing([.longer(who: "car", seconds: seconds - 300)]).get()
        var same = plan
        same.scenario = shorter.scenario
        let again = Fixes(same, travel: TravelTimes(shorter.scenario)).fixes(of: need)
        #expect(
            again.contains {
                if case .longer(_, let more) = $0.fix { more == 300 } else { false }
            })
    }

    @Test("missing stock and a missing skill are named")
    func stockAndSkill() throws {
        let poor = try ExplainedDays.crowded(households: 3, stock: 2)
        let plan = ExplainedDays.plan(poor)
        let need = try #require(plan.leftOut.first?.need)
        let fixes = Fixes(plan, travel: TravelTimes(poor)).fixes(of: need)
        #expect(fixes.first?.fix == .stock(centre: "c1", good: "basket", pieces: 1))

        var special = try ExplainedDays.crowded(households: 2)
        special.households[0].needs[0].skills = ["sign-language"]
        let other = ExplainedDays.plan(special)
        #expect(other.leftOut.map(\.need) == ["h1/basket"])
        let named = Fixes(other, travel: TravelTimes(special)).fixes(of: "h1/basket")
        #expect(named.first?.fix == .obstacle(who: "car", .skills(["sign-language"])))
    }

    @Test("a need that is not worth its visit would have to be worth what that costs")
    func worth() throws {
        var day = try ExplainedDays.crowded(households: 3)
        day.households[2].needs[0].value = .worth(60_000)
        day.households[2].place.lat += 0.02
        let plan = ExplainedDays.plan(day)
        let leftOut = try #require(plan.leftOut.first)
        guard case .notWorthIt(_, let extra, _)? = leftOut.reason else {
            Issue.record("\(String(describing: leftOut.reason))")
            return
        }
        let fixes = Fixes(plan, travel: TravelTimes(day)).fixes(of: leftOut.need)
        #expect(fixes.map(\.fix).contains(.worth(who: "car", extra)))
    }
}
