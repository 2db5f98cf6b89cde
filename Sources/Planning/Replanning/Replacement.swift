import Model
import Scenarios
import Solving
import TravelTimes

/// Who could take over a round, or parts of it, with everybody else's round as it is.
public struct Replacement: Sendable {
    /// What somebody could take in besides the own round.
    public struct Offer: Sendable, Equatable {
        /// The hand's id.
        public var who: String
        /// Visits of the round to be taken over that fit, in the order of the round.
        public var takes: [String]
        /// What that adds to the cost of the hand's round.
        public var extra: Scenarios.Cost
        /// Visits, duty in seconds and grams loaded, after.
        public var visits: Int
        /// Seconds.
        public var duty: Int
        /// Of all loads.
        public var grams: Int
        /// Whether the hand had no round before.
        public var isIdle: Bool
    }
    /// The round to be taken over.
    public var needs: [String]
    /// Visits of it that are fixed for whoever has it.
    public var fixed: [String]
    /// Everybody who could take something, those first who take most, by value; then by extra cost.
    public var ranking: [Offer]
    /// A way to share the round out: the best offer, then the best for what is left, and so on.
    public var shares: [Offer]
    /// What nobody takes then.
    public var left: [String]
}

/// Ranks who could take the round of a hand.
///
/// - Parameters:
///   - who: a crew, or a volunteer (one in a crew stands for the crew).
/// - Returns: nil where that hand has no round.
public func replacement(
    for who: String, in plan: Plan, travel: TravelTimes? = nil, seed: UInt64, threads: Int,
    monitor: any SolverMonitor
) -> Replacement? {
    let translation = Translation(plan.scenario, travel: travel)
    let id = plan.scenario.crews.first { $0.members.contains(who) }?.id ?? who
    guard let hand = translation.hands.firstIndex(where: { $0.id == id }),
        plan.rounds.contains(where: { $0.who == id })
    else { return nil }
    let copies = Copies(plan, translation)
    let day = ReplannedDay(translation, old: plan, past: Past(), copies)
    let finder = ReplacementFinder(
        day: day, hand: hand, seed: seed, threads: threads, monitor: monitor)
    return finder.find()
}

private struct ReplacementFinder {
    let day: ReplannedDay
    let hand: Int
    let seed: UInt64
    let threads: Int
    let monitor: any SolverMonitor

    /// Steps of the search for each hand.
    private static let steps = 1_500

    func find() -> Replacement {
        var routes = day.start
        var open = routes[hand]?.clients ?? []
        routes[hand] = nil
        let pins = Set(day.translation.scenario.fixed.filter { $0.level != .free }.map(\.need))
        let all = open
        var result = Replacement(
            needs: ids(all), fixed: ids(all).filter(pins.contains), ranking: [], shares: [],
            left: [])
        while !open.isEmpty, result.shares.count < 8, !monitor.wantsStop {
            let offers = ranked(open, routes)
            if result.shares.isEmpty { result.ranking = offers.map(\.offer) }
            guard let best = offers.first else { break }
            result.shares.append(best.offer)
            routes[best.hand] = best.route
            let taken = Set(best.route.clients)
            open.removeAll(where: taken.contains)
        }
        result.left = ids(open)
        return result
    }

    private func ids(_ clients: [Int32]) -> [String] { clients.map(day.translation.needID) }

    private typealias Ranked = (offer: Replacement.Offer, hand: Int, route: Route)

    private func ranked(_ open: [Int32], _ routes: [Route?]) -> [Ranked] {
        var idle: Set<Int> = []
        var found: [(worth: Model.Cost, ranked: Ranked)] = []
        for other in routes.indices where other != hand {
            // Alike hands without a round give the same answer.
            if routes[other] == nil, !idle.insert(day.typeOfHand[other]).inserted { continue }
            guard let route = taking(open, other, routes) else { continue }
            let taken = Set(route.clients)
            let takes = open.filter(taken.contains)
            guard !takes.isEmpty else { continue }
            let worth = takes.reduce(0) { $0 + day.problem.prize(Int($1)) }
            let before = routes[other]?.cost ?? 0
            let offer = Replacement.Offer(
                who: day.translation.hands[other].id, takes: ids(takes),
                extra: route.cost - before, visits: route.clients.count, duty: duty(of: route),
                grams: route.loads(in: day.problem).reduce(0) {
                    $0 + Int($1.goods[day.problem.weightDimension])
                }, isIdle: routes[other] == nil)
            found.append((worth, (offer, other, route)))
        }
        return found.sorted { a, b in
            let (x, y) = (a.ranked.offer, b.ranked.offer)
            return (-a.worth, x.extra, a.ranked.hand) < (-b.worth, y.extra, b.ranked.hand)
        }.map(\.ranked)
    }

    /// The round of another hand with as many of the open clients as fit, all its own kept.
    private func taking(_ open: [Int32], _ other: Int, _ routes: [Route?]) -> Route? {
        let own = routes[other]?.clients ?? []
        let asked = open.filter {
            day.problem.assignments.allows(type: day.typeOfHand[other], client: Int($0))
        }
        guard !asked.isEmpty else { return nil }
        let clients = (own + asked).sorted()
        var problem = SubDay(day, hands: [other], clients: clients, routes: routes)
        problem.require(own, of: clients, wish: asked)
        let result = solve(
            problem.problem, budget: .iterations(Self.steps), seed: seed, threads: threads,
            monitor: monitor)
        guard let route = problem.routes(of: result.solution, day).first ?? nil else { return nil }
        let served = Set(route.clients)
        return own.allSatisfy(served.contains) ? day.translation.priced(route) : nil
    }

    private func duty(of route: Route) -> Int {
        route.shifts.reduce(0) { sum, shift in
            let rests = shift.visits.reduce(0) { sum, visit in
                if case .rest = visit.kind { sum + Int(visit.end - visit.begin) } else { sum }
            }
            return sum + Int(shift.end - shift.start) - rests
        }
    }
}
