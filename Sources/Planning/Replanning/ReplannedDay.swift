import Model
import Scenarios
import Solving

/// A day that is planned anew, in the solver's words: which rounds are on paper, and what of them can
/// stay.
struct ReplannedDay {
    let translation: Translation
    let problem: Problem
    let typeOfHand: [Int]
    /// The round on paper, by hand, without what was called off.
    private(set) var was: [Route?]
    /// Rounds as they begin: on paper, or what is left of it where something has to change.
    private(set) var start: [Route?]
    /// Whoever has to be told in any case.
    private(set) var isForced: [Bool]
    /// What is done or under way.
    let past: Past
    /// Who can be given another round.
    private(set) var isUsable: [Bool]
    /// Clients that nobody can be sent to any more.
    let isTooLate: [Bool]

    /// The rounds on paper in people's words, where they can stay as they are.
    private(set) var papers: [Int: Round] = [:]
    /// To whom hands under way walk from their cars: there it stays so.
    private(set) var onFoot: [Int: Set<Int32>] = [:]

    /// Hands whose past cannot be kept.
    private(set) var broken: [Int] = []

    /// - Parameters:
    ///   - translation: of the changed scenario.
    ///   - old: the plan that is on paper.
    ///   - past: what is done.
    init(_ translation: Translation, old: Plan, past: Past, _ copies: Copies) {
        self.translation = translation
        problem = translation.problem
        self.past = past
        var typeOfHand = [Int](repeating: 0, count: translation.hands.count)
        for (type, hands) in translation.handsOfType.enumerated() {
            for hand in hands { typeOfHand[hand] = type }
        }
        self.typeOfHand = typeOfHand
        let count = translation.hands.count
        was = Array(repeating: nil, count: count)
        isForced = Array(repeating: false, count: count)
        isTooLate = translation.problem.clients.indices.map { client in
            guard let at = past.at, past.hand[Int32(client)] == nil else { return false }
            return Int(translation.problem.clients[client].windows.last?.end ?? 0) < at
        }
        isUsable = translation.hands.indices.map { hand in
            guard let at = past.at else { return true }
            return past.isOver[hand] == nil
                && (translation.hands[hand].available.last?.end ?? 0) > at
        }
        let members = Dictionary(
            old.scenario.hands.map { hand in
                (hand.id, hand.members.map { old.scenario.volunteers[$0].id })
            }, uniquingKeysWith: { a, _ in a })
        var open: [(hand: Int, round: Round)] = []
        start = was
        for round in old.rounds {
            guard let hand = translation.hands.firstIndex(where: { $0.id == round.who }) else {
                continue
            }
            let now = translation.hands[hand].members.map { translation.scenario.volunteers[$0].id }
            let isWhole = round.stops.allSatisfy { stop in
                if case .visit(let need) = stop.kind {
                    translation.client(need) != nil
                } else {
                    true
                }
            }
            var route = translation.route(of: round)
            let walks = translation.onFoot(round)
            if !walks.isEmpty, past.done[hand] ?? 0 > 0 {
                // Where the car stands is not thought over in the middle of a round.
                onFoot[hand] = walks
                isUsable[hand] = false
            } else if !walks.isEmpty {
                route = route.map { translation.driven($0, of: old, instead: round.who) }
            }
            was[hand] = route.map { translation.priced(copies.numbered($0, of: round.who)) }
            papers[hand] = round
            if members[round.who] == now, isWhole, past.isOver[hand] == nil, route != nil {
                start[hand] = was[hand]
            } else {
                isForced[hand] = true
                open.append((hand, round))
            }
        }
        for (hand, round) in open {
            let whole = copies.numbered(translation.order(of: round, hand: hand), of: round.who)
            let others = start.compactMap { $0 }
            for stops in [past.isOver[hand], past.isOver[hand] == nil ? whole : nil]
            where start[hand] == nil {
                guard let stops else { continue }
                var held = problem.holding(others, open: stops.clients)
                if let stated = onFoot[hand], let parked = ParkAndWalk(translation) {
                    let walks = parked.near(stated, in: stops, type: typeOfHand[hand])
                    onFoot[hand] = walks
                    held = parked.problem(
                        of: stops, type: typeOfHand[hand], onFoot: walks, in: held)
                }
                guard
                    let route = timedRoute(
                        held, type: typeOfHand[hand], shifts: stops, others: others)
                else { continue }
                start[hand] = past.restored(translation.priced(route), hand: hand, self)
            }
            if start[hand] == nil, past.done[hand] ?? 0 > 0 { broken.append(hand) }
        }
    }

    /// The round on paper, where it can stay as it is.
    func paper(_ hand: Int) -> Route? { isForced[hand] ? nil : was[hand] }

    /// What somebody's round costs beyond nothing, were everybody as in `routes`.
    func cost(_ routes: [Route?]) -> Model.Cost {
        var served = [Bool](repeating: false, count: problem.clients.count)
        var cost = 0
        for route in routes {
            guard let route else { continue }
            cost += route.cost
            for client in route.clients { served[Int(client)] = true }
        }
        for client in served.indices where !served[client] { cost += problem.prize(client) }
        return cost
    }

    /// Whether a hand's round is another than the one on paper.
    func isChanged(_ hand: Int, _ route: Route?) -> Bool {
        guard !isForced[hand] else { return true }
        guard let paper = was[hand], let route else { return was[hand] != nil || route != nil }
        return !paper.isSame(as: route)
    }
}

extension Translation {
    /// The route with what it costs.
    func priced(_ route: Route) -> Route {
        var cost = CostBreakdown()
        add(route, to: &cost)
        var priced = route
        priced.cost = cost.total
        return priced
    }
}

extension [[OrderedStop]] {
    /// All clients.
    fileprivate var clients: [Int32] {
        joined().compactMap { if case .client(let client) = $0 { client } else { nil } }
    }
}
