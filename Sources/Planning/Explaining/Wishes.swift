import Model
import Scenarios
import Solving
import TravelTimes

/// What a wish or rule costs on a day: what a plan without it would save, found by planning it.
public struct WishPrice: Sendable, Equatable {
    /// What is done without.
    public var supposition: Supposition
    /// The day as it is, planned with as much effort as ``after``.
    public var before: Plan
    /// The day without it.
    public var after: Plan
    /// Valued time that a plan without it takes less than this one would take without it.
    public var saved: Cost
    /// Needs that it serves more.
    public var served: Int
    /// `must` needs that it serves more.
    public var musts: Int
}

extension Rehearsal {
    /// What each wish and rule of the day costs, the dearest first.
    ///
    /// Both plans are priced without the wish, so that its own price is not taken for a saving. A
    /// plan that keeps a rule holds without it: none saves less than nothing.
    public func wishes(of plan: Plan, travel: TravelTimes) -> [WishPrice] {
        let known = solve(plan.scenario, travel: travel, from: plan, round: 4).plan
        let start = known.cost.isLess(than: plan.cost) ? known : plan
        // As much effort for the day as it is as for each without something.
        let control = solve(plan.scenario, travel: travel, from: start, round: 5).plan
        return suppositions(plan.scenario).compactMap { supposition in
            guard !monitor.wantsStop,
                case .success(let day) = plan.scenario.supposing([supposition])
            else { return nil }
            let cheapest = [control, start].map {
                (plan: $0, cost: cost(of: $0, in: day.scenario, travel))
            }.min { $0.cost.isLess(than: $1.cost) }
            let after = solve(day.scenario, travel: travel, from: start, round: 5).plan
            guard let cheapest else { return nil }
            let before = cheapest.cost
            let musts = max(0, before.mustLeftOut - after.cost.mustLeftOut)
            return WishPrice(
                supposition: supposition, before: cheapest.plan, after: after,
                saved: musts > 0
                    ? before.total - after.cost.total : max(0, before.total - after.cost.total),
                served: cheapest.plan.leftOut.count - after.leftOut.count, musts: musts)
        }.sorted { ($1.musts, $1.saved) < ($0.musts, $0.saved) }
    }

    /// Wishes that the day has.
    private func suppositions(_ scenario: Scenario) -> [Supposition] {
        let rules = scenario.rules
        let needs = scenario.households.flatMap(\.needs)
        let knows =
            !scenario.history.visits.isEmpty || scenario.households.contains { !$0.seenBy.isEmpty }
        let isThere: [(Supposition.Rule, Bool)] = [
            (
                .fairness,
                !(rules.fairnessSeconds + rules.fairnessMetres + rules.fairnessGrams).isEmpty
            ),
            (.continuity, rules.continuityPrice > 0 && knows),
            (
                .languages,
                rules.languagePrice > 0 && scenario.households.contains { !$0.speaks.isEmpty }
            ),
            (.lateness, rules.latePrice > 0 && needs.contains { $0.before != nil }),
            (
                .sanitary,
                rules.mostHouseholds != nil || rules.disinfectionSeconds > 0
                    || rules.isolating != .any && scenario.households.contains(where: \.isolating)
            ),
            (.frost, scenario.frost != nil),
            (.breaks, scenario.volunteers.contains { !$0.breaks.isEmpty }),
        ]
        let pins = scenario.fixed.filter { $0.level != .free }
        return isThere.filter(\.1).map { .lifted($0.0) }
            + (pins.isEmpty ? [] : [.lifted(.pins)])
            + (2...5 ~= pins.count ? pins.map { .unfixed($0.need) } : [])
    }

    /// What a plan costs where something else holds.
    private func cost(
        of plan: Plan, in scenario: Scenario, _ travel: TravelTimes
    ) -> CostBreakdown {
        let translation = Translation(scenario, travel: travel)
        var cost = CostBreakdown()
        for route in translation.routes(of: plan) { translation.add(route, to: &cost) }
        for leftOut in plan.leftOut {
            guard let client = translation.client(leftOut.need) else { continue }
            let data = translation.problem.clients[Int(client)]
            if data.isRequired { cost.mustLeftOut += 1 } else { cost.leftOut += data.prize }
        }
        return cost
    }
}
