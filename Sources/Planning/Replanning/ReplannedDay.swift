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
    /// To whom hands walk from their cars by the sheets on paper.
    private(set) var onFoot: [Int: Set<Int32>] = [:]
    /// Hands whose rounds as they begin have walks in their times.
    private(set) var keepsWalks: Set<Int> = []

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
            let route = translation.route(of: round)
            let walks = translation.onFoot(round)
            onFoot[hand] = walks
            // What was walked cannot be timed by rides: such a round is not thought over.
            if walks.contains(where: { past.hand[$0] != nil }) { isUsable[hand] = false }
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
            for stops in [past.isOver[hand], past.isOver[hand] == nil ? whole : nil]
            where start[hand] == nil {
                if let stops { start[hand] = timed(stops, hand: hand) }
            }
            if start[hand] == nil, past.done[hand] ?? 0 > 0 { broken.append(hand) }
        }
        takeOutLonely()
    }

    /// A hand's day in another order, with all others as they are; nil where that cannot be.
    private mutating func timed(_ stops: [[OrderedStop]], hand: Int) -> Route? {
        let others = start.indices.compactMap { $0 == hand ? nil : start[$0] }
        let held = problem.holding(others, open: stops.clients)
        let type = typeOfHand[hand]
        func timed(in problem: Problem) -> Route? {
            timedRoute(problem, type: type, shifts: stops, others: others)
        }
        var route = isUsable[hand] ? timed(in: held) : nil
        if route == nil, let stated = onFoot[hand], let parked = ParkAndWalk(translation) {
            let walks = parked.near(stated, in: stops, type: type)
            let walked = parked.problem(of: stops, type: type, onFoot: walks, in: held)
            route = timed(in: walked)
            if route != nil { keepsWalks.insert(hand) }
            onFoot[hand] = walks
        } else if route == nil {
            route = timed(in: held)
        }
        return past.restored(route.map(translation.priced), hand: hand, self)
    }

    /// Takes visits out of rounds whose partners nobody visits any more.
    ///
    /// Of whoever came together with somebody absent, or after what is not done. They are open then.
    private mutating func takeOutLonely() {
        while true {
            let served = Set(start.compactMap { $0 }.flatMap(\.clients))
            let lonely = Set(
                problem.dependencies.compactMap { pair -> Int32? in
                    let (first, second) = (
                        served.contains(pair.first), served.contains(pair.second)
                    )
                    switch pair.presence {
                    case .any: return nil
                    case .secondNeedsFirst: return second && !first ? pair.second : nil
                    case .both: return first == second ? nil : first ? pair.first : pair.second
                    }
                })
            let hands = start.indices.filter {
                start[$0]?.clients.contains(where: lonely.contains) ?? false
            }
            if hands.isEmpty { return }
            for hand in hands {
                guard let route = start[hand] else { continue }
                let stops = route.orderedStops(of: problem).map { shift in
                    shift.filter { stop in
                        if case .client(let client) = stop {
                            !lonely.contains(client)
                        } else {
                            true
                        }
                    }
                }
                isForced[hand] = true
                start[hand] = nil
                if !stops.clients.isEmpty { start[hand] = timed(stops, hand: hand) }
                if start[hand] == nil, past.done[hand] ?? 0 > 0 { broken.append(hand) }
            }
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
