import Scenarios
import TestSupport

/// Plans that are hard to print.
enum NastyPlans {
    static var all: [(name: String, plan: Plan)] {
        [
            ("empty", empty), ("no rounds", noRounds), ("long words", longWords),
            ("many left out", manyLeftOut), ("escape codes", escapeCodes), ("wide", wide),
        ]
    }

    static var empty: Plan {
        Plan(
            scenario: Scenario(),
            made: Provenance(
                state: .bestFound, scenarioHash: "", seed: 0, iterations: 0, version: ""),
            rounds: [], leftOut: [], cost: CostBreakdown())
    }

    /// No date, no name, nobody goes out.
    static var noRounds: Plan {
        var plan = SamplePlan.plan
        plan.scenario.day = Day()
        plan.rounds = []
        plan.made.state = .provenOptimal
        return plan
    }

    /// Names and ids of 60 to 64 letters without a space.
    static var longWords: Plan { renamed { String((String(repeating: $0, count: 64)).prefix(64)) } }

    /// Names in characters two columns wide, with combining marks between.
    static var wide: Plan { renamed { _ in String(repeating: "雪\u{301}👩‍👧", count: 20) } }

    /// Names that try to move the cursor.
    static var escapeCodes: Plan { renamed { "\u{1B}[31m\n\r\t\u{7}\u{202E}\($0)" } }

    static var manyLeftOut: Plan {
        var plan = SamplePlan.plan
        let reasons = plan.leftOut.map(\.reason)
        plan.leftOut = (0..<200).map { i in
            LeftOut(need: "household-\(i)/basket", reason: reasons[i % reasons.count])
        }
        plan.scenario.households += plan.leftOut.map { leftOut in
            let id = String(leftOut.need.dropLast("/basket".count))
            var household = Household(id: id, place: Place(lat: 51, lon: -71.4))
            household.needs = [Need(id: leftOut.need, kind: "basket")]
            return household
        }
        return plan
    }

    /// 40 rounds of 100 visits, and 200 needs left out.
    static var festival: Plan {
        var plan = manyLeftOut
        for i in 0..<4_000 {
            var household = Household(id: "f\(i)", place: Place(lat: 51.1, lon: 71.4))
            household.needs = [Need(id: "f\(i)/basket", kind: "basket")]
            plan.scenario.households.append(household)
        }
        plan.rounds = (0..<40).map { r in
            Round(
                who: "v\(r)",
                stops: (0..<100).map { i in
                    let begin = 30_000 + i * 300
                    return Stop(
                        .visit(need: "f\(r * 100 + i)/basket"), begin: begin, end: begin + 240)
                })
        }
        return plan
    }

    /// The sample plan with every word that a file may hold put through `rename`, ids too.
    private static func renamed(_ rename: @escaping (String) -> String) -> Plan {
        var plan = SamplePlan.plan
        plan.scenario.day.name = ["": rename("day")]
        plan.scenario.goods[1].name = ["": rename("good")]
        plan.scenario.kinds[2].name = ["": rename("kind")]
        plan.scenario.centres[0].name = ["": rename("centre")]
        for i in plan.scenario.households.indices {
            plan.scenario.households[i].note = rename("note")
            plan.scenario.households[i].speaks = [rename("kk")]
            plan.scenario.households[i].place.street = rename("street")
            plan.scenario.households[i].place.flat = rename("flat")
            plan.scenario.households[i].id = rename(plan.scenario.households[i].id)
        }
        plan.scenario.crews[0].id = rename("crew")
        plan.rounds[0].who = rename("crew")
        plan.scenario.volunteers[4].id = rename("rest")
        plan.made.version = rename("v")
        plan.leftOut += [
            LeftOut(need: rename("need"), reason: .impossible([.skills([rename("s")])])),
            LeftOut(need: rename("n"), reason: .impossible([.tools([rename("t"), rename("u")])])),
            LeftOut(
                need: rename("x"), reason: .crowdedOut(who: rename("w"), instead: [rename("i")])),
        ]
        return plan
    }
}
