import Model
import Scenarios
import Solving
import TravelTimes

/// The least that would let a need into a plan that leaves it out.
public enum Fix: Sendable, Equatable {
    /// Somebody stays so many seconds longer.
    case longer(who: String, seconds: Int)
    /// Somebody comes so many seconds earlier.
    case earlier(who: String, seconds: Int)
    /// It may still be visited so many seconds later, by this hand.
    case closesLater(who: String, seconds: Int)
    /// It may be visited so many seconds earlier, by this hand.
    case opensEarlier(who: String, seconds: Int)
    /// Somebody does not keep a limit of their own, or has it wider.
    case limit(who: String, Limit)
    /// A centre has more of a good.
    case stock(centre: String, good: String, pieces: Int)
    /// Somebody brings what is missing: a skill, tools, more people; or a pin or wish is given up.
    case obstacle(who: String, Obstacle)
    /// It is worth at least so much.
    case worth(who: String, Cost)
    /// One more hand like this one.
    case oneMore(like: String)
    /// One more hand like this one, that has what is missing.
    case oneMoreWith(like: String, Obstacle)

    /// A limit of a hand.
    public enum Limit: String, Sendable, CaseIterable {
        /// Most hours, visits, households, trips, kilometres; what the vehicle carries.
        case hours, visits, households, trips, kilometres, load
    }
}

/// A fix with what it would cost.
public struct PricedFix: Sendable, Equatable {
    /// What would have to be other.
    public var fix: Fix
    /// What the plan would cost more with the visit, its value not counted.
    public var extra: Cost
}

/// What would help the needs that a plan leaves out.
///
/// One thing is changed at a time, everything planned stays as it is and in its order; so each fix
/// holds, though a cheaper one may exist where more is planned anew.
public struct Fixes {
    let probe: PlanProbe
    let held: Problem
    let rules: AssignmentRules
    /// Seconds by which hours and windows are made wider at most.
    static let most = 4 * 3600
    /// Hours are named in steps of so many seconds.
    static let step = 5 * 60

    /// - Parameter travel: of the plan's scenario, with all ways.
    public init(_ plan: Plan, travel: TravelTimes) {
        probe = PlanProbe(plan, travel: travel)
        held = probe.held()
        rules = AssignmentRules(plan.scenario)
    }

    /// The cheapest fixes of a need that is left out, one of each sort; none where no single change
    /// helps.
    ///
    /// What a fix costs is what the visit adds and the minutes by which hours are longer.
    public func fixes(of need: String) -> [PricedFix] {
        guard let client = probe.translation.client(need) else { return [] }
        let index = probe.translation.needs[Int(client)]
        let data = held.clients[Int(client)]
        // Several people at once are no matter of one hand.
        if probe.plan.scenario.households[index.household].needs[index.need].people > 1 {
            return []
        }
        var found: [PricedFix] = []
        for (rank, hand) in probe.nearest(to: client).enumerated() {
            let who = probe.translation.hands[hand]
            let isNear = rank < PlanProbe.mostAsked
            let obstacles = rules.obstacles(who, household: index.household, need: index.need)
            if let obstacle = obstacles.first {
                // Two things are no single change.
                if isNear, obstacles.count == 1,
                    let extra = cost(client, hand, ignoring: obstacle)
                {
                    found.append(PricedFix(fix: .obstacle(who: who.id, obstacle), extra: extra))
                }
                continue
            }
            if let extra = probe.extraCost(of: client, for: hand, in: held) {
                found.append(PricedFix(fix: .worth(who: who.id, extra), extra: extra))
                continue
            }
            guard isNear else { continue }
            found += hours(client, hand, who.id)
            found += limits(client, hand, who.id)
        }
        found += stock(client)
        found += oneMore(client, index)
        return cheapest(found, prize: data.isRequired ? .max : data.prize)
    }

    /// Of each sort the cheapest; those first that are worth the need's value.
    private func cheapest(_ all: [PricedFix], prize: Model.Cost) -> [PricedFix] {
        var best: [Int: PricedFix] = [:]
        for fix in all {
            let sort = fix.fix.sort
            if let known = best[sort], known.burden <= fix.burden { continue }
            best[sort] = fix
        }
        // A fix whose visit costs more than it is worth helps nobody, but for one that says so.
        let useful = best.values.filter {
            if case .worth = $0.fix { true } else { $0.extra <= prize }
        }
        return useful.sorted { ($0.burden, $0.fix.sort) < ($1.burden, $1.fix.sort) }
    }

    // MARK: One thing at a time

    private func cost(
        _ client: Int32, _ hand: Int, ignoring obstacle: Obstacle
    ) -> Model.Cost? {
        let wishes = rules.wishes(
            probe.translation.hands[hand],
            household: probe.translation.needs[Int(client)].household)
        return probe.extraCost(
            of: client, for: hand,
            in: ignoring(obstacle, probe.type(of: hand), client, wishes: wishes))
    }

    /// The problem in which an obstacle is none, and only wishes stay unmet at this price.
    func ignoring(
        _ obstacle: Obstacle, _ type: Int, _ client: Int32, wishes: Model.Cost
    ) -> Problem {
        var changed = held
        changed.assignments[type, Int(client)] = wishes
        if case .centres = obstacle { changed.clients[Int(client)].allowedDepots = ~0 }
        return changed
    }

    /// The least that hours of a hand, or windows of the client, would have to be wider.
    private func hours(_ client: Int32, _ hand: Int, _ who: String) -> [PricedFix] {
        let type = probe.type(of: hand)
        let sorts: [(fix: (Int) -> Fix, change: (inout Problem, Int32) -> Void)] = [
            (
                { .longer(who: who, seconds: $0) },
                { problem, seconds in
                    guard let last = problem.vehicleTypes[type].shifts.indices.last else { return }
                    problem.vehicleTypes[type].shifts[last].end.end += seconds
                    problem.vehicleTypes[type].maxDuration =
                        problem.vehicleTypes[type].maxDuration == unlimited
                        ? unlimited : problem.vehicleTypes[type].maxDuration + seconds
                    // Whoever stays longer finds the door open.
                    for depot in problem.vehicleTypes[type].loadDepots {
                        problem.depots[Int(depot)].hours.end += seconds
                    }
                }
            ),
            (
                { .earlier(who: who, seconds: $0) },
                { problem, seconds in
                    guard !problem.vehicleTypes[type].shifts.isEmpty else { return }
                    problem.vehicleTypes[type].shifts[0].start.start -= seconds
                    for depot in problem.vehicleTypes[type].loadDepots {
                        problem.depots[Int(depot)].hours.start -= seconds
                    }
                }
            ),
            (
                { .closesLater(who: who, seconds: $0) },
                { problem, seconds in
                    guard let last = problem.clients[Int(client)].windows.indices.last else {
                        return
                    }
                    problem.clients[Int(client)].windows[last].end += seconds
                }
            ),
            (
                { .opensEarlier(who: who, seconds: $0) },
                { problem, seconds in
                    guard !problem.clients[Int(client)].windows.isEmpty else { return }
                    problem.clients[Int(client)].windows[0].start -= seconds
                }
            ),
        ]
        return sorts.compactMap { sort in
            func extra(_ steps: Int) -> Model.Cost? {
                var wider = held
                sort.change(&wider, Int32(steps * Fixes.step))
                return probe.extraCost(of: client, for: hand, in: wider)
            }
            var (low, high) = (0, Fixes.most / Fixes.step)
            guard var cost = extra(high) else { return nil }
            while high - low > 1 {
                let middle = (low + high) / 2
                if let now = extra(middle) { (high, cost) = (middle, now) } else { low = middle }
            }
            return PricedFix(fix: sort.fix(high * Fixes.step), extra: cost)
        }
    }

    private func limits(_ client: Int32, _ hand: Int, _ who: String) -> [PricedFix] {
        let type = probe.type(of: hand)
        return Fix.Limit.allCases.compactMap { limit in
            var changed = held
            switch limit {
            case .hours: changed.vehicleTypes[type].maxDuration = unlimited
            case .visits: changed.vehicleTypes[type].maxClients = unlimited
            case .households: changed.vehicleTypes[type].maxGroups = unlimited
            case .trips: changed.vehicleTypes[type].maxTrips = unlimited
            case .kilometres: changed.vehicleTypes[type].maxDistance = unlimited
            case .load:
                changed.vehicleTypes[type].capacity &+= held.clients[Int(client)].demand
            }
            guard changed.vehicleTypes[type] != held.vehicleTypes[type] else { return nil }
            return probe.extraCost(of: client, for: hand, in: changed).map {
                PricedFix(fix: .limit(who: who, limit), extra: $0)
            }
        }
    }
}

extension PricedFix {
    /// What it costs with the minutes that somebody has to give.
    fileprivate var burden: Cost {
        switch fix {
        case .longer(_, let seconds), .earlier(_, let seconds), .closesLater(_, let seconds),
            .opensEarlier(_, let seconds):
            extra + seconds * 1000
        // Somebody more has to be found first.
        case .oneMore: extra + 60 * 60_000
        case .oneMoreWith: extra + 120 * 60_000
        default: extra
        }
    }
}

extension Fix {
    fileprivate var sort: Int {
        switch self {
        case .worth: 0
        case .longer: 1
        case .earlier: 2
        case .closesLater: 3
        case .opensEarlier: 4
        case .limit: 5
        case .stock: 6
        case .obstacle: 7
        case .oneMore: 8
        case .oneMoreWith: 9
        }
    }
}
