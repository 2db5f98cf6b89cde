import Model
import Scenarios
import Solving
import TravelTimes

/// Why a visit is where it is: who else could do it, and what that would cost.
public struct Alternatives: Sendable, Equatable {
    /// Somebody else who could.
    public struct Offer: Sendable, Equatable {
        /// The hand's id.
        public var who: String
        /// What the plan would cost more; less than 0 where it would cost less.
        public var extra: Cost
        /// The hand has no round now.
        public var isIdle: Bool
    }
    /// The need's id.
    public var need: String
    /// Who visits it now.
    public var who: String
    /// When that begins, seconds after midnight.
    public var begin: Int
    /// What the round would cost less without it.
    public var saved: Cost
    /// What leaving it out would cost more; nil for what must be.
    public var leavingOut: Cost?
    /// The cheapest first.
    public var offers: [Offer]
    /// How many may do it but have no room for it besides their rounds.
    public var full: Int
    /// What keeps the others from it, with how many it keeps.
    public var barred: [Barred]

    /// Hands that may not do it.
    public struct Barred: Sendable, Equatable {
        /// What keeps them from it.
        public var obstacle: Obstacle
        /// How many.
        public var count: Int
    }
}

/// Asks who else could do a need of a plan; nil where nobody visits it.
///
/// Everything but the one visit stays as it is and in its order.
public func alternatives(to need: String, in plan: Plan, travel: TravelTimes) -> Alternatives? {
    var probe = PlanProbe(plan, travel: travel)
    guard let first = probe.translation.client(need) else { return nil }
    // Of several people at once the first one's place is asked for.
    let people = probe.translation.needs.count { $0 == probe.translation.needs[Int(first)] }
    let clients = (0..<Int32(people)).map { first + $0 }
    guard let client = clients.first(where: { probe.hand(visiting: $0) != nil }),
        let hand = probe.hand(visiting: client)
    else { return nil }
    let visits = (probe.routes[hand]?.shifts ?? []).flatMap(\.visits)
    let begin = visits.first { $0.kind == .client(client) }?.begin ?? 0
    guard let saved = probe.remove(client, of: hand) else { return nil }
    let held = probe.held()
    let rules = AssignmentRules(plan.scenario)
    let index = probe.translation.needs[Int(client)]
    let data = probe.problem.clients[Int(client)]
    var found = Alternatives(
        need: need, who: probe.translation.hands[hand].id, begin: Int(begin), saved: saved,
        leavingOut: data.isRequired || clients.count > 1 ? nil : data.prize - saved, offers: [],
        full: 0, barred: [])
    for other in probe.nearest(to: client) where other != hand {
        let who = probe.translation.hands[other]
        let isIdle = probe.routes[other] == nil
        let alike = isIdle ? probe.idle(like: other) : 1
        if let obstacle = rules.obstacle(who, household: index.household, need: index.need) {
            let sort = found.barred.firstIndex { $0.obstacle == obstacle }
            if let sort {
                found.barred[sort].count += alike
            } else {
                found.barred.append(Alternatives.Barred(obstacle: obstacle, count: alike))
            }
        } else if let cost = probe.extraCost(of: client, for: other, in: held) {
            found.offers.append(
                Alternatives.Offer(who: who.id, extra: cost - saved, isIdle: isIdle))
        } else {
            found.full += alike
        }
    }
    found.offers.sort { ($0.extra, $0.who) < ($1.extra, $1.who) }
    found.barred.sort { $0.count > $1.count }
    return found
}

extension PlanProbe {
    /// How many hands of the same type have no round.
    fileprivate func idle(like hand: Int) -> Int {
        translation.handsOfType[type(of: hand)].count { routes[$0] == nil }
    }
}
