import Scenarios
import Testing

@Suite("a plan's file")
struct PlanTests {
    /// A plan with every sort of stop, reason and obstacle; it need not be a good one.
    static func plan() throws -> Plan {
        let scenario = try #require(ScenarioFile.parse(Fixture.full, file: "day.yaml").scenario)
        let load = Quantities(pieces: ["basket": 3, "flour": 1], grams: 1500)
        let rounds = [
            Round(
                who: "yard-1",
                stops: [
                    Stop(.start, begin: 34_200, end: 34_200),
                    Stop(.visit(need: "h17/snow"), begin: 34_801, end: 38_401),
                    Stop(.end, begin: 38_401, end: 38_401),
                ]),
            Round(
                who: "aigerim",
                stops: [
                    Stop(.start, begin: 32_400, end: 32_400),
                    Stop(.load(centre: "zhanuya", goods: load), begin: 32_400, end: 32_760),
                    Stop(
                        .visit(need: "h18/basket"), begin: 37_800, end: 38_040, isOnFoot: true),
                    Stop(.rest, begin: 43_200, end: 45_000),
                    Stop(.end, begin: 50_000, end: 50_000),
                ]),
        ]
        let obstacles: [Obstacle] = [
            .skills(["nurse"]), .tools(["shovel"]), .hands(least: 2, largest: 1), .capacity, .stock,
            .centres, .unwanted, .pinned(who: "ayan"),
            .tooLate(who: "ayan", earliest: 48_000, closes: 43_200), .tooLong(seconds: 100),
            .unreachable, .frost, .tooFar(metres: 1234), .hours,
            .mixed,
        ]
        let leftOut = [
            LeftOut(need: "h17/basket", reason: .impossible(obstacles)),
            LeftOut(
                need: "h18/basket-2", reason: .crowdedOut(who: "ayan", instead: ["h18/basket"])),
            LeftOut(need: "h18/basket", reason: .notFormed(people: 3, tools: ["shovel"])),
            LeftOut(
                need: "extra",
                reason: .notWorthIt(who: "yard-1", extra: 1_234_567, value: 5_400_000)),
        ]
        var cost = CostBreakdown()
        (cost.duty, cost.distance, cost.fixed) = (12_345_678, 98_765, 600_000)
        (cost.fairness, cost.wishes, cost.leftOut, cost.mustLeftOut) = (1, 1_500_000, 5_400_000, 1)
        let made = Provenance(
            state: .bestFound, scenarioHash: scenario.contentHash, seed: .max, iterations: 12_000,
            version: "0.1.0")
        return Plan(scenario: scenario, made: made, rounds: rounds, leftOut: leftOut, cost: cost)
    }

    @Test("plan.json reads back to the same plan, without its scenario beside it")
    func json() throws {
        let plan = try Self.plan()
        let folder = try TemporaryFolder(["plan.json": PlanFile.json(plan)])
        let loaded = PlanFile.load(path: folder.file("plan.json"), scenario: nil)
        #expect(loaded.diagnostics == [])
        #expect(loaded.plan == plan)
        #expect(loaded.plan.map(PlanFile.json) == PlanFile.json(plan))
    }

    @Test(
        "plan.csv reads back to the same rounds and needs left out, in whatever order its rows are")
    func csv() throws {
        let plan = try Self.plan()
        let text = PlanFile.csv(plan)
        let rows = text.split(separator: "\n")
        let folder = try TemporaryFolder([
            "plan.csv": text,
            "PLAN.CSV": ([rows[0]] + rows[1..<4] + rows[4...].reversed()).joined(separator: "\r\n"),
        ])
        let loaded = PlanFile.load(path: folder.file("plan.csv"), scenario: plan.scenario)
        #expect(loaded.diagnostics == [])
        #expect(loaded.plan?.rounds == plan.rounds)
        #expect(loaded.plan?.leftOut.map(\.need) == plan.leftOut.map(\.need))
        #expect(loaded.plan?.made.state == .byHand)
        #expect(loaded.plan?.cost == CostBreakdown())
        #expect(
            PlanFile.load(path: folder.file("PLAN.CSV"), scenario: plan.scenario).plan?.rounds
                == plan.rounds)
    }

    private func faults(_ text: String, _ name: String, _ scenario: Scenario?) throws -> [String] {
        let folder = try TemporaryFolder([name: text])
        return PlanFile.load(path: folder.file(name), scenario: scenario).diagnostics.map {
            var d = $0
            d.location.file = ""
            return Broken.line(d)
        }
    }

    @Test("without a scenario says so")
    func lonely() throws {
        #expect(
            try faults("{\"komek-plan\": 1, \"rounds\": []}", "a.json", nil) == [
                "plan-without-scenario 1:1 scenario key=scenario"
            ])
        #expect(
            try faults("who,order,stop,where,begin\n", "a.csv", nil) == [
                "plan-without-scenario -:-"
            ])
    }

    @Test("written by hand needs neither cost nor origin, and clock times may be short")
    func byHand() throws {
        let scenario = try Self.plan().scenario
        let text =
            #"{"komek-plan": 1, "rounds": [{"who": "ayan", "stops": [{"start": "9:00"}, {"end": "09:30:15"}]}]}"#
        let folder = try TemporaryFolder(["plan.json": text])
        let plan = PlanFile.load(path: folder.file("plan.json"), scenario: scenario).plan
        #expect(plan?.made.state == .byHand)
        #expect(
            plan?.rounds[0].stops == [
                Stop(.start, begin: 32_400, end: 32_400), Stop(.end, begin: 34_215, end: 34_215),
            ])
    }

    @Test("with faults is answered with all of them at once")
    func wrong() throws {
        let scenario = try Self.plan().scenario
        let text = """
            komek-plan: 1
            made: {state: perfect, seed: -1}
            rounds:
              - {who: aigerin, stops: [{visit: h18/baskt, begin: "9:00", end: "9h"}, {load: zhanuya, begin: "9:00"}, {stay: 1}, {visit: extra, rest: true}]}
            leftOut: [{need: extra, reason: {because: 1}}, {need: extra, reason: {impossible: [tired, {weather: bad}]}}]
            """
        let found = try faults(text, "a.json", scenario)
        #expect(
            found == [
                "unknown-value 2:15 made.state <perfect> choices=provenOptimal, bestFound, byHand",
                "out-of-range 2:30 made.seed <-1> least=0 most=18446744073709551615",
                "unknown-reference 4:11 rounds[0].who <aigerin> nearest=aigerim sort=hand",
                "unknown-reference 4:36 rounds[0].stops[0].visit <h18/baskt> nearest=h18/basket sort=need",
                "bad-clock 4:67 rounds[0].stops[0].end <\"9h\"> most=99:59:59",
                "missing-key 4:74 rounds[0].stops[1].end key=end",
                "missing-key 4:74 rounds[0].stops[1].goods key=goods",
                "unknown-stop 4:106 rounds[0].stops[2] <{…}> choices=start, load, visit, rest, end",
                "unknown-key 4:107 rounds[0].stops[2].stay <stay>",
                "both-stated 4:117 rounds[0].stops[3] <{…}> key=visit other=rest",
                "unknown-reason 5:33 leftOut[0].reason <{…}> choices=impossible, crowdedOut, notWorthIt, waitsFor, notTogether, notFormed",
                "unknown-key 5:34 leftOut[0].reason.because <because>",
                "unknown-value 5:84 leftOut[1].reason.impossible[0] <tired> choices=capacity, centres, frost, hours, mixed, stock, unreachable, unwanted",
                "unknown-reason 5:91 leftOut[1].reason.impossible[1] <{…}> choices=skills, tools, hands, pinned, tooLate, earliest, closes, tooLong, tooFar",
                "unknown-key 5:92 leftOut[1].reason.impossible[1].weather <weather>",
            ])
        let rows =
            "who,order,stop,where,goods,begin,end\nayan,x,visit,extra,,9:00,\nayan,1,load,zhanuya,flour,9:00,\nayan,2,jump,,,,\n"
        let inRows = try faults(rows, "a.csv", scenario)
        #expect(
            inRows == [
                "wrong-type 2:- order <x> expected=whole-number",
                "bad-goods 3:- goods <flour>",
                "unknown-value 4:- stop <jump> choices=start, load, visit, visit-on-foot, rest, end, left-out, crew",
            ])
    }
}
