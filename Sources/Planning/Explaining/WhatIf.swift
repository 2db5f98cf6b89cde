import Model
import Scenarios
import Solving
import TravelTimes

/// A day as it is beside the day as it would be, each planned with the same effort.
public struct Comparison: Sendable, Equatable {
    /// The day as it is.
    public var before: Plan
    /// The day as it would be.
    public var after: Plan
    /// Ids of hands that only the supposed day has.
    public var added: [String]
    /// Needs that only the supposed day serves, in the scenario's order.
    public var newlyServed: [String]
    /// Needs that only the day as it is serves.
    public var noLonger: [String]

    /// Two plans side by side.
    public init(before: Plan, after: Plan, added: [String]) {
        (self.before, self.after, self.added) = (before, after, added)
        let needs = before.scenario.households.flatMap { $0.needs.map(\.id) }
        let (then, now) = (Set(before.leftOut.map(\.need)), Set(after.leftOut.map(\.need)))
        newlyServed = needs.filter { then.contains($0) && !now.contains($0) }
        noLonger = needs.filter { !then.contains($0) && now.contains($0) }
    }

    /// What is saved, `must` needs not counted; less than 0 where the supposed day costs more.
    public var saved: Cost { before.cost.total - after.cost.total }
}

extension Rehearsal {
    /// Plans a day as it is and as it would be, each going on from the same plan for as long.
    ///
    /// A day that only allows more is never told to cost more: where it seems so, its search goes on
    /// from the better plan of the day as it is.
    ///
    /// - Parameters:
    ///   - plan: of the day as it is.
    ///   - travel: of the day as it is.
    ///   - supposed: the day as it would be.
    ///   - supposedTravel: of it.
    public func compare(
        _ plan: Plan, travel: TravelTimes, supposed: SupposedDay, supposedTravel: TravelTimes
    ) -> Comparison {
        let before = better(
            solve(plan.scenario, travel: travel, from: plan, round: 1).plan, plan)
        var after = solve(supposed.scenario, travel: supposedTravel, from: plan, round: 1).plan
        if before.cost.isLess(than: after.cost) {
            let again = solve(supposed.scenario, travel: supposedTravel, from: before, round: 2)
                .plan
            if again.cost.isLess(than: after.cost) { after = again }
        }
        return Comparison(before: before, after: after, added: supposed.added)
    }

    /// Plans a day from nothing, as it is and as it would be.
    ///
    /// Where the planner forms crews, it does so for each of both.
    public func compare(
        _ scenario: Scenario, travel: TravelTimes, supposed: SupposedDay,
        supposedTravel: TravelTimes
    ) -> Comparison {
        guard scenario.forming != nil else {
            let first = solve(scenario, travel: travel, from: nil).plan
            return compare(
                first, travel: travel, supposed: supposed, supposedTravel: supposedTravel)
        }
        return Comparison(
            before: formed(scenario, travel), after: formed(supposed.scenario, supposedTravel),
            added: supposed.added)
    }

    private func formed(_ scenario: Scenario, _ travel: TravelTimes) -> Plan {
        planDayOfFormedCrews(
            scenario, travel: travel, hash: scenario.contentHash, budget: budget, seed: seed,
            threads: threads, version: version, monitor: LaterMonitor(monitor)
        ).plan
    }

    /// The plan that costs less; the second of two that cost the same, but for a proof.
    private func better(_ new: Plan, _ old: Plan) -> Plan {
        let isProven = new.made.state == .provenOptimal && old.made.state != .provenOptimal
        return new.cost.isLess(than: old.cost) || isProven ? new : old
    }
}
