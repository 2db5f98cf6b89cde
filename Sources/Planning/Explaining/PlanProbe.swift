import Model
import Scenarios
import Solving
import TravelTimes

/// A finished plan that is asked what else its hands could do.
struct PlanProbe {
    let plan: Plan
    let translation: Translation
    /// By hand.
    private(set) var routes: [Route?]
    /// Hands that are asked about a need at most, the nearest first.
    static let mostAsked = 24

    init(_ plan: Plan, travel: TravelTimes) {
        self.plan = plan
        translation = Translation(plan.scenario, travel: travel)
        routes = Array(repeating: nil, count: translation.hands.count)
        let copies = Copies(plan, translation)
        for round in plan.rounds {
            guard let hand = translation.hands.firstIndex(where: { $0.id == round.who }),
                var route = translation.route(of: round)
            else { continue }
            if !translation.onFoot(round).isEmpty {
                route = translation.driven(route, of: plan, instead: round.who)
            }
            routes[hand] = translation.priced(copies.numbered(route, of: round.who))
        }
    }

    var problem: Problem { translation.problem }

    /// The vehicle type of a hand.
    func type(of hand: Int) -> Int {
        translation.handsOfType.firstIndex { $0.contains(hand) } ?? 0
    }

    /// Who visits a client.
    func hand(visiting client: Int32) -> Int? {
        routes.firstIndex { $0?.clients.contains(client) ?? false }
    }

    /// The routes of all but one hand.
    func others(than hand: Int) -> [Route] {
        routes.enumerated().compactMap { $0.offset == hand ? nil : $0.element }
    }

    /// The problem in which whoever others wait for keeps its times.
    func held() -> Problem {
        problem.holding(
            Solution(routes: routes.compactMap { $0 }, unassigned: [], cost: 0))
    }

    /// What one more client costs a hand, in a problem like this day's; nil if it does not fit.
    ///
    /// - Parameter stays: false: with an empty day, whatever the hand's round is.
    func extraCost(
        of client: Int32, for hand: Int, in problem: Problem, stays: Bool = true
    ) -> Model.Cost? {
        let type = type(of: hand)
        guard problem.assignments.allows(type: type, client: Int(client)) else { return nil }
        return RouteProbe(
            problem, type: type, route: stays ? routes[hand] : nil,
            others: others(than: hand), candidates: [client]
        ).extraCost(of: client)
    }

    /// The plan without one visit: the others of its round in their order, as cheaply as can be.
    ///
    /// - Returns: what that saves; nil where the round could not be driven without it.
    mutating func remove(_ client: Int32, of hand: Int) -> Model.Cost? {
        guard let route = routes[hand] else { return nil }
        guard route.clients.contains(where: { $0 != client }) else {
            routes[hand] = nil
            return route.cost
        }
        let shifts = route.orderedStops(of: problem).map { $0.filter { $0 != .client(client) } }
        guard
            let shorter = timedRoute(
                held(), type: route.vehicleType, shifts: shifts, others: others(than: hand))
        else { return nil }
        let priced = translation.priced(shorter)
        routes[hand] = priced
        return route.cost - priced.cost
    }

    /// Hands in order of how near their rounds come to a client; of idle ones that are alike the first.
    func nearest(to client: Int32) -> [Int] {
        let to = problem.clients[Int(client)].location
        var idle: Set<Int> = []
        var found: [(way: Int32, hand: Int)] = []
        for hand in routes.indices {
            let index = type(of: hand)
            if routes[hand] == nil, !idle.insert(index).inserted { continue }
            let vehicle = problem.vehicleTypes[index]
            let matrix = problem.profiles[vehicle.profile]
            var least = matrix[vehicle.startLocation, to].duration
            for other in routes[hand]?.clients ?? [] {
                least = min(least, matrix[problem.clients[Int(other)].location, to].duration)
            }
            found.append((least, hand))
        }
        return found.sorted { ($0.way, $0.hand) < ($1.way, $1.hand) }.map(\.hand)
    }
}
