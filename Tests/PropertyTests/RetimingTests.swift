import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Rounds in another order, given new times: what comes out keeps every rule, or nothing comes out.
@Suite("Retimed rounds")
struct RetimingTests {
    private func plan(_ seed: Int) -> Plan {
        let day = randomDay(seed: UInt64(seed), volunteers: 5, needs: 24)
        return planDay(
            day, hash: "", budget: .iterations(300), seed: 1, threads: 1, version: "",
            monitor: QuietMonitor()
        ).plan
    }

    @Test("A plan of the planner's stays a plan that keeps every rule", arguments: 0..<30)
    func unchanged(seed: Int) {
        let plan = plan(seed)
        let timed = Translation(plan.scenario).retimed(plan, hands: plan.rounds.map(\.who))
        #expect(timed.impossible == [])
        var again = timed.plan
        (again.cost, again.made.state) = (CostBreakdown(), .byHand)
        #expect(check(again).violations == [], "seed \(seed)")
    }

    @Test(
        "Visits that change places keep every rule at new times, or are called impossible",
        arguments: 0..<60)
    func swapped(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var plan = plan(seed)
        var visits: [(round: Int, stop: Int)] = []
        for (r, round) in plan.rounds.enumerated() {
            for (s, stop) in round.stops.enumerated() {
                if case .visit = stop.kind { visits.append((r, s)) }
            }
        }
        guard visits.count > 1 else { return }
        let (a, b) = (random.pick(visits), random.pick(visits))
        let kind = plan.rounds[a.round].stops[a.stop].kind
        plan.rounds[a.round].stops[a.stop].kind = plan.rounds[b.round].stops[b.stop].kind
        plan.rounds[b.round].stops[b.stop].kind = kind
        (plan.cost, plan.made.state) = (CostBreakdown(), .byHand)
        let touched = Set([a.round, b.round].map { plan.rounds[$0].who })
        let timed = Translation(plan.scenario).retimed(
            plan, hands: plan.rounds.map(\.who).filter(touched.contains))
        guard timed.impossible.isEmpty else { return }
        #expect(check(timed.plan).violations == [], "seed \(seed)")
    }
}
