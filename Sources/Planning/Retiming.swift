import Model
import Scenarios
import Solving

/// A plan whose rounds were given times anew, each in the order that it has.
public struct RetimedPlan: Sendable {
    /// With new times and loads where there are some.
    public var plan: Plan
    /// Whose rounds have new times.
    public var retimed: [String] = []
    /// Whose rounds cannot be driven in the order that they have; they are as they were.
    public var impossible: [String] = []
}

extension Translation {
    /// Gives rounds times anew: order, hand and centre of each stop stay, times, loads and rests
    /// follow from them.
    ///
    /// - Parameter hands: whose rounds; all others keep their times, their places at the ramps and
    ///   their goods.
    public func retimed(_ plan: Plan, hands changed: [String]) -> RetimedPlan {
        var result = RetimedPlan(plan: plan)
        var routes: [String: Route] = [:]
        for round in plan.rounds where !changed.contains(round.who) {
            routes[round.who] = route(of: round)
        }
        // Who has no visits left stays at home.
        let idle = plan.rounds.filter { round in
            changed.contains(round.who)
                && !round.stops.contains { if case .visit = $0.kind { true } else { false } }
        }.map(\.who)
        result.plan.rounds.removeAll { idle.contains($0.who) }
        result.retimed = idle
        for (i, round) in result.plan.rounds.enumerated() where changed.contains(round.who) {
            guard let hand = hands.firstIndex(where: { $0.id == round.who }),
                let type = handsOfType.firstIndex(where: { $0.contains(hand) })
            else { continue }
            let others = plan.rounds.compactMap { $0.who == round.who ? nil : routes[$0.who] }
            let order = order(of: round, hand: hand)
            let parked = ParkAndWalk(self)
            let walked: WalkedRoute
            if let route = timedRoute(problem, type: type, shifts: order, others: others) {
                walked = parked?.walked(route, others: others) ?? WalkedRoute(route: route)
            } else if let stated = parked?.timed(
                order, type: type, onFoot: onFoot(round), others: others)
            {
                // Some rounds keep the rules only on foot.
                walked = stated
            } else {
                result.impossible.append(round.who)
                continue
            }
            routes[round.who] = walked.route
            let timed = self.round(walked, hand: hand)
            if timed != round { result.retimed.append(round.who) }
            result.plan.rounds[i] = timed
        }
        return result
    }

    /// The clients and loads of a round by shift.
    func order(of round: Round, hand: Int) -> [[OrderedStop]] {
        var shifts = [[OrderedStop]](repeating: [], count: hands[hand].available.count)
        var current = 0
        for stop in round.stops {
            switch stop.kind {
            case .start: current = max(current, shift(at: stop.begin, of: hand))
            case .end, .rest: continue
            case .load(let centre, _):
                if let depot = depot(centre) { shifts[current].append(.load(depot: depot)) }
            case .visit(let need):
                guard let client = client(need) else { continue }
                // Who starts at home loads before the first goods are handed over.
                let brings = problem.clients[Int(client)].demand != Load(repeating: 0)
                let hasLoad = shifts[current].contains {
                    if case .load = $0 { true } else { false }
                }
                if brings, !hasLoad, startsElsewhere(hand) {
                    shifts[current].append(.load(depot: Int32(hands[hand].centre)))
                }
                shifts[current].append(.client(client))
            }
        }
        return shifts
    }

    private func startsElsewhere(_ hand: Int) -> Bool {
        if case .centre(let id) = hands[hand].from {
            return depot(id) != Int32(hands[hand].centre)
        }
        return true
    }

    /// The interval of availability in which a moment is, or the last one that begins before.
    private func shift(at moment: Int, of hand: Int) -> Int {
        let available = hands[hand].available
        return available.firstIndex { ($0.start...$0.end).contains(moment) }
            ?? max(0, (available.firstIndex { $0.start > moment } ?? available.count) - 1)
    }

    private func depot(_ centre: String) -> Int32? {
        scenario.centres.firstIndex { $0.id == centre }.map(Int32.init)
    }

    /// The routes of a plan, as far as its hands and needs are of this day: to go on from.
    func routes(of plan: Plan) -> [Route] {
        let copies = Copies(plan, self)
        return plan.rounds.compactMap { round in
            route(of: round).map { copies.numbered($0, of: round.who) }
        }
    }

    /// A round as it is stated; nil where its hand is none.
    func route(of round: Round) -> Route? {
        guard let hand = hands.firstIndex(where: { $0.id == round.who }),
            let type = handsOfType.firstIndex(where: { $0.contains(hand) })
        else { return nil }
        var shifts: [RouteShift] = []
        for stop in round.stops {
            let (begin, end) = (Int32(clamping: stop.begin), Int32(clamping: stop.end))
            let kind: Visit.Kind
            switch stop.kind {
            case .start:
                let index = shift(at: stop.begin, of: hand)
                shifts.append(RouteShift(shift: index, start: begin, end: begin, visits: []))
                continue
            case .end:
                if !shifts.isEmpty { shifts[shifts.count - 1].end = end }
                continue
            case .rest: kind = .rest(0)
            case .load(let centre, _):
                guard let depot = depot(centre) else { continue }
                kind = .load(depot: depot)
            case .visit(let need):
                guard let client = client(need) else { continue }
                kind = .client(client)
            }
            guard !shifts.isEmpty else { continue }
            shifts[shifts.count - 1].visits.append(Visit(kind, begin: begin, end: end))
        }
        let isSound = zip(shifts, shifts.dropFirst()).allSatisfy { $0.shift < $1.shift }
        return isSound ? Route(vehicleType: type, shifts: shifts, cost: 0) : nil
    }

    /// To which clients of a round one walks from the car.
    func onFoot(_ round: Round) -> Set<Int32> {
        Set(
            round.stops.compactMap { stop in
                guard stop.isOnFoot, case .visit(let need) = stop.kind else { return nil }
                return client(need)
            })
    }

    /// A route as it would be if everybody drove from door to door, which is how routes are
    /// compared; as it is where there is no such route.
    ///
    /// - Parameter who: whose route of the plan it is.
    func driven(_ route: Route, of plan: Plan, instead who: String) -> Route {
        let others = plan.rounds.compactMap { $0.who == who ? nil : self.route(of: $0) }
        return timedRoute(
            problem, type: route.vehicleType, shifts: route.orderedStops(of: problem),
            others: others) ?? route
    }
}
