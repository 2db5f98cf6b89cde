import Checks
import Scenarios
import TestSupport
import Testing

@Suite("The checker about walks from parked cars")
struct WalkCheckTests {
    private func plan(_ change: (inout Plan) -> Void = { _ in }) -> Plan {
        var plan = walkedPlan()
        change(&plan)
        return plan
    }

    private func codes(_ change: (inout Plan) -> Void = { _ in }) -> [String] {
        check(plan(change)).violations.map(\.code)
    }

    @Test("a walk and the way back to the car take their time, and no kilometres")
    func accepted() {
        #expect(codes() == [])
        var priced = plan()
        priced.scenario.volunteers[0].costPerMetre = 60
        #expect(check(priced).cost.distance == 10 * 60_000)
        #expect(check(priced).cost.duty == (35_040 - 32_400) * 1_000)
    }

    @Test("a second less on the way there or back is too early")
    func tooEarly() {
        #expect(
            codes {
                $0.rounds[0].stops[3].begin -= 1
                $0.rounds[0].stops[3].end -= 1
            } == ["too-early"])
        #expect(
            codes {
                $0.rounds[0].stops[4].begin -= 1
                $0.rounds[0].stops[4].end -= 1
            } == ["too-early"])
    }

    @Test("nobody walks farther than is allowed, either way")
    func tooFar() {
        #expect(codes { $0.scenario.travel.parking.walkSeconds = 179 } == ["walk-too-far"])
    }

    @Test("nobody walks where the day does not say so, in frost, from a centre, or without a car")
    func notAllowed() {
        #expect(codes { $0.scenario.travel.parking.walkSeconds = 0 }.contains("walk-not-allowed"))
        #expect(
            codes {
                $0.scenario.day.temperature = -25
                $0.scenario.rules.frost = [
                    FrostStep(below: -20, outdoorsSeconds: 3_000, warmSeconds: 600)
                ]
            }.contains("walk-not-allowed"))
        #expect(codes { $0.rounds[0].stops[2].isOnFoot = true }.contains("walk-not-allowed"))
        #expect(
            codes { $0.scenario.volunteers[0].travels = .bicycle }.contains("walk-not-allowed"))
    }

    @Test("a round that ends anywhere ends at its car")
    func endsAnywhere() {
        func codes(end: Int) -> [String] {
            self.codes {
                $0.scenario.volunteers[0].to = .anywhere
                $0.rounds[0].stops[4] = Stop(.end, begin: end, end: end)
            }
        }
        #expect(codes(end: 34_260 + 180) == [])
        #expect(codes(end: 34_260 + 179) == ["too-early"])
    }
}
