import Scenarios
import Sheets
import TestSupport
import Testing
import Texts

@Suite("plans on a terminal")
struct TerminalSheetTests {
    let plain = TerminalStyle(colours: false)

    @Test("a sample day looks as it did", arguments: Language.allCases)
    func sampleDay(language: Language) throws {
        let text = TerminalSheet.plan(SamplePlan.plan, language: language, style: plain)
        try expectGolden(text, "plan.\(language.rawValue).txt")
    }

    @Test("one round looks as it did, in colours")
    func oneRound() throws {
        let text = TerminalSheet.round(
            of: "aigerim", in: SamplePlan.plan, language: .en, style: TerminalStyle(colours: true))
        try expectGolden(try #require(text), "round.en.txt")
    }

    @Test("a crew's member is shown the crew's round; who stays at home and strangers have none")
    func whoseRound() {
        func round(_ who: String) -> String? {
            TerminalSheet.round(of: who, in: SamplePlan.plan, language: .kk, style: plain)
        }
        #expect(round("serik") == round("yard-1"))
        #expect(round("serik") != nil)
        #expect(round("bota") == nil)
        #expect(round("nobody") == nil)
    }

    @Test(
        "who walks from the car is told how far, and where it stands", arguments: Language.allCases)
    func walks(language: Language) throws {
        var plan = walkedPlan()
        plan.scenario.households.append(plan.scenario.households[1])
        plan.scenario.households[2].id = "h3"
        plan.scenario.households[2].needs[0].id = "h3/basket"
        guard case .matrix(var legs) = plan.scenario.travel.source else { return }
        for (from, to) in [("h1", "h3"), ("h3", "h1")] {
            legs.append(.init(from: from, to: to, mode: .foot, seconds: 95, metres: 100))
        }
        plan.scenario.travel.source = .matrix(legs)
        // 9:31 done at h2, 9:34 at the car, 9:35:35 there.
        plan.rounds[0].stops[4] = Stop(
            .visit(need: "h3/basket"), begin: 34_715, end: 34_955, isOnFoot: true)
        plan.rounds[0].stops.append(Stop(.end, begin: 35_650, end: 35_650))
        let text = TerminalSheet.plan(plan, language: language, style: plain)
        try expectGolden(text, "walks.\(language.rawValue).txt")
    }

    @Test("kilometres and hours are computed from the stops")
    func figures() throws {
        // Stated legs: zhanuya to h3 1,200 m, back 1,300 m; on the road 09:00 to 10:30 with a rest
        // of 15 minutes: 75 minutes of duty for each of two people.
        var plan = SamplePlan.plan
        plan.scenario.travel.source = .matrix([
            Travel.Leg(from: "zhanuya", to: "h3", mode: nil, seconds: 600, metres: 1_200),
            Travel.Leg(from: "h3", to: "zhanuya", mode: nil, seconds: 600, metres: 1_300),
        ])
        plan.rounds = [
            Round(
                who: "yard-1",
                stops: [
                    Stop(.start, begin: 9 * 3600, end: 9 * 3600),
                    Stop(.visit(need: "h3/snow"), begin: 33_600, end: 35_000),
                    Stop(.rest, begin: 35_000, end: 35_900),
                    Stop(.end, begin: 37_800, end: 37_800),
                ])
        ]
        let text = TerminalSheet.plan(plan, language: .en, style: plain)
        #expect(text.contains("09:00–10:30 · 1 h 15 min · 2.5 km"))
        #expect(text.contains("Volunteers' time  2 h 30 min"))
    }

    @Test("the state, the time it took and must needs left out are said")
    func states() {
        var plan = SamplePlan.plan
        plan.made.state = .provenOptimal
        let proven = TerminalSheet.plan(plan, language: .en, style: plain, solveSeconds: 3.24)
        #expect(proven.contains("proven optimal: no plan under these rules costs less"))
        #expect(proven.contains("3.2 s"))
        #expect(proven.contains("must needs left out: 1"))
        plan.made.state = .byHand
        plan.cost.mustLeftOut = 0
        let byHand = TerminalSheet.plan(plan, language: .en, style: plain)
        #expect(byHand.contains("made by hand"))
        #expect(!byHand.contains("must needs"))
    }

    @Test("every need left out is listed, however many there are")
    func manyLeftOut() {
        let plan = NastyPlans.manyLeftOut
        let text = TerminalSheet.plan(plan, language: .ru, style: plain)
        for leftOut in plan.leftOut { #expect(text.contains(leftOut.need)) }
    }

    @Test("a plan that does not fit its scenario is printed all the same")
    func inconsistent() {
        var plan = SamplePlan.plan
        plan.rounds.append(
            Round(who: "ghost", stops: [Stop(.visit(need: "nowhere"), begin: 0, end: 60)]))
        plan.rounds.append(Round(who: "bota", stops: []))
        plan.leftOut.append(LeftOut(need: "unknown", reason: nil))
        let text = TerminalSheet.plan(plan, language: .en, style: plain)
        #expect(text.contains("ghost") && text.contains("nowhere") && text.contains("unknown"))
    }
}

@Suite("large plans")
struct LargePlanTests {
    @Test("a day of thousands of visits is printed at once, every visit and every need left out")
    func thousands() {
        let text = TerminalSheet.plan(
            NastyPlans.festival, language: .kk, style: TerminalStyle(width: 80))
        #expect(text.contains("f3999") && text.contains("household-199/basket"))
        #expect(text.split(separator: "\n").count > 8_000)
    }
}
