import Model
import Scenarios
import Solving

/// What is done or under way when a day is planned anew.
struct Past {
    /// The moment; nil: before the day begins.
    var at: Int?
    /// Who has visited a client, or is on the way to it.
    var hand: [Int32: Int] = [:]
    /// How many visits a hand has done.
    var done: [Int: Int] = [:]
    /// Hands that do nothing more, with what they have done.
    var isOver: [Int: [[OrderedStop]]] = [:]

    /// Who is on the way to the first load of a shift, and when that shift began.
    var setOut: [Int: Int32] = [:]

    /// Nothing is done.
    init() {}

    /// Whether a hand has done something, or is on the way to a load.
    func isUnderWay(_ hand: Int) -> Bool { done[hand] ?? 0 > 0 || setOut[hand] != nil }

    /// - Parameters:
    ///   - rounds: how far they have come.
    ///   - absent: ids of hands that go no further.
    init(
        at: Int, rounds: [RoundProgress], absent: Set<String>, _ translation: Translation,
        _ copies: Copies
    ) {
        self.at = at
        for round in rounds where !round.done.isEmpty || round.setOutAt != nil {
            guard let index = translation.hands.firstIndex(where: { $0.id == round.who }) else {
                continue
            }
            setOut[index] = round.setOutAt.map { Int32(clamping: $0) }
            if round.done.isEmpty { continue }
            done[index] = round.done.count
            for visit in round.done {
                if let client = translation.client(visit.need) {
                    hand[copies.client(client, of: round.who)] = index
                }
            }
            if absent.contains(round.who) {
                isOver[index] = copies.numbered(
                    translation.order(of: round.past, hand: index), of: round.who)
            }
        }
    }

    /// The route of a hand with what is done as it was on paper; nil where it does other things
    /// first, or later takes more out of the car than is in it.
    func restored(_ route: Route?, hand: Int, _ day: ReplannedDay) -> Route? {
        var route = route
        if let began = setOut[hand] { route = arriving(route, since: began, hand: hand, day) }
        guard let count = done[hand], count > 0 else { return route }
        guard let was = day.was[hand], var route, let at else { return nil }
        var left = count
        for s in was.shifts.indices {
            guard left > 0 else { break }
            guard s < route.shifts.count, route.shifts[s].shift == was.shifts[s].shift,
                let cut = was.shifts[s].position(ofClient: left),
                let own = route.shifts[s].position(ofClient: left)
            else { return nil }
            let now = route.shifts[s].visits[...own.index]
            let rest = route.shifts[s].visits[(own.index + 1)...]
            // Of goods that nobody gets any more a plan does not tell: they stay in the car.
            var visits = withoutIdleLoads(was.shifts[s].visits[...cut.index], before: rest, day)
            guard visits.map(\.kind).sameStops(as: now.map(\.kind)) else { return nil }
            left -= cut.clients
            let done = visits.count
            if left == 0, !fits(rest, after: visits, was.shifts[s].visits[(cut.index + 1)...], day)
            {
                return nil
            }
            if left == 0, let last = visits.last, last.end < at,
                rest.contains(where: { if case .rest = $0.kind { false } else { true } }),
                !was.shifts[s].visits[(cut.index + 1)...].elementsEqual(rest, by: ==)
            {
                return nil
            }
            visits += rest
            // A load holds what is left of it.
            for k in 0..<done {
                guard case .load(let depot) = visits[k].kind else { continue }
                let units = visits[(k + 1)...].prefix {
                    if case .load = $0.kind { false } else { true }
                }.reduce(Int32(0)) { sum, visit in
                    if case .client(let client) = visit.kind {
                        return sum + day.problem.clients[Int(client)].units
                    }
                    return sum
                }
                visits[k].end =
                    visits[k].begin + day.problem.depots[Int(depot)].duration(units: units)
            }
            route.shifts[s].visits = visits
            route.shifts[s].start = was.shifts[s].start
        }
        return left == 0 ? day.translation.priced(route) : nil
    }

    /// The route of a hand that left at a moment for a load: it comes there first, or does nothing in that
    /// shift; nil where it goes elsewhere.
    private func arriving(
        _ route: Route?, since began: Int32, hand: Int, _ day: ReplannedDay
    ) -> Route? {
        guard var route else { return nil }
        func first(_ shift: RouteShift) -> Visit.Kind? {
            shift.visits.first { if case .rest = $0.kind { false } else { true } }?.kind
        }
        guard let was = day.was[hand]?.shifts.first(where: { $0.start == began }),
            let s = route.shifts.firstIndex(where: { $0.shift == was.shift })
        else { return route }
        guard first(route.shifts[s]) == first(was) else { return nil }
        route.shifts[s].start = began
        let duty = route.shifts.reduce(0) { sum, shift in
            shift.visits.reduce(sum + shift.end - shift.start) { sum, visit in
                if case .rest = visit.kind { sum - (visit.end - visit.begin) } else { sum }
            }
        }
        let most = day.problem.vehicleTypes[day.typeOfHand[hand]].maxDuration
        return duty <= most ? day.translation.priced(route) : nil
    }

    /// What is done without loads of which nothing is handed over, then or later.
    private func withoutIdleLoads(
        _ past: ArraySlice<Visit>, before rest: ArraySlice<Visit>, _ day: ReplannedDay
    ) -> [Visit] {
        let all = Array(past) + rest
        return past.enumerated().filter { k, visit in
            guard case .load = visit.kind else { return true }
            return all[(k + 1)...].prefix {
                if case .load = $0.kind { false } else { true }
            }.contains { after in
                guard case .client(let client) = after.kind else { return false }
                return !day.problem.clients[Int(client)].bringsNothing
            }
        }.map(\.element)
    }

    /// Whether what comes after the past begins late enough and is in the car.
    private func fits(
        _ rest: ArraySlice<Visit>, after past: [Visit], _ was: ArraySlice<Visit>,
        _ day: ReplannedDay
    ) -> Bool {
        guard rest.allSatisfy({ Int($0.begin) >= (at ?? 0) || was.contains($0) }) else {
            return false
        }
        let hasLoaded = past.contains { if case .load = $0.kind { true } else { false } }
        func onBoard(_ visits: ArraySlice<Visit>) -> Load {
            visits.prefix { if case .load = $0.kind { false } else { true } }
                .reduce(Load(repeating: 0)) { sum, visit in
                    guard case .client(let client) = visit.kind else { return sum }
                    return sum &+ day.problem.clients[Int(client)].demand
                }
        }
        return !hasLoaded || all(onBoard(rest) .<= onBoard(was))
    }
}

extension RouteShift {
    /// Where the client of this number is, or the last of the shift, and how many clients that is.
    fileprivate func position(ofClient number: Int) -> (index: Int, clients: Int)? {
        var found: (index: Int, clients: Int)?
        for (i, visit) in visits.enumerated() {
            guard case .client = visit.kind else { continue }
            let count = (found?.clients ?? 0) + 1
            found = (i, count)
            if count == number { break }
        }
        return found
    }
}

extension [Visit.Kind] {
    /// Equal, and rests at the same places.
    fileprivate func sameStops(as other: [Visit.Kind]) -> Bool {
        func plain(_ kinds: [Visit.Kind]) -> [Visit.Kind] {
            kinds.map { if case .rest = $0 { .rest(0) } else { $0 } }
        }
        return plain(self) == plain(other)
    }
}

/// A need for several people is as many clients: which of them each round of a plan visits.
struct Copies {
    private var clients: [String: [Int32: Int32]] = [:]

    init(_ plan: Plan, _ translation: Translation) {
        var used: [Int32: Int32] = [:]
        for round in plan.rounds {
            for stop in round.stops {
                guard case .visit(let need) = stop.kind, let first = translation.client(need) else {
                    continue
                }
                clients[round.who, default: [:]][first] = first + used[first, default: 0]
                used[first, default: 0] += 1
            }
        }
    }

    /// The client of a need's first one that a hand visits.
    func client(_ first: Int32, of who: String) -> Int32 { clients[who]?[first] ?? first }

    func numbered(_ route: Route, of who: String) -> Route {
        var route = route
        for s in route.shifts.indices {
            for v in route.shifts[s].visits.indices {
                if case .client(let client) = route.shifts[s].visits[v].kind {
                    route.shifts[s].visits[v].kind = .client(self.client(client, of: who))
                }
            }
        }
        return route
    }

    func numbered(_ stops: [[OrderedStop]], of who: String) -> [[OrderedStop]] {
        stops.map { shift in
            shift.map { stop in
                if case .client(let client) = stop {
                    .client(self.client(client, of: who))
                } else {
                    stop
                }
            }
        }
    }
}
