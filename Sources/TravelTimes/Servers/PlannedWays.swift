import Scenarios

extension TravelTimes {
    /// The plan with the servers' answers about its ways, so that it can be checked and printed
    /// without them, and by the same numbers; any other plan is what it was.
    ///
    /// Of all that servers have answered this is one in some hundred: a plan of 4,000 visits keeps some
    /// 4,000 legs, where the whole table has sixteen million.
    public func keeping(_ plan: Plan) -> Plan {
        guard case .server(var server) = plan.scenario.travel.source else { return plan }
        var plan = plan
        let scenario = plan.scenario
        let ids = scenario.placeIDs
        server.kept = plan.ways.compactMap { way in
            summerLeg(way.mode, from: way.from, to: way.to).flatMap { leg in
                // Neighbours at one point have no way between them, whoever is asked.
                guard let from = ids[way.from], let to = ids[way.to],
                    !scenario.place(way.from).isSamePoint(as: scenario.place(way.to))
                else { return nil }
                return Travel.Leg(
                    from: from, to: to, mode: way.mode, seconds: leg.seconds, metres: leg.metres)
            }
        }
        plan.scenario.travel.source = .server(server)
        return plan
    }
}

extension Plan {
    /// All ways of the plan, each once, in the order of the rounds; none from a place to itself.
    ///
    /// ARCHITECTURE.md, section 3, «Places».
    var ways: [Way] {
        let lookup = PlaceLookup(scenario)
        var seen: Set<Way> = []
        var ways: [Way] = []
        for round in rounds {
            guard let hand = lookup.hand(round.who) else { continue }
            var journey = Journey(mode: hand.mode)
            for stop in round.stops {
                let next: PlaceIndex?
                var fetches = false
                switch stop.kind {
                case .start:
                    journey.begin(at: lookup.place(hand.from, of: hand))
                    continue
                case .load(let centre, _): next = lookup.centres[centre].map { .centre($0) }
                case .visit(let need):
                    next = lookup.households[need].map { .household($0) }
                    fetches = lookup.bringing.contains(need)
                case .end: next = lookup.place(hand.to, of: hand)
                case .rest: next = nil
                }
                guard let next else { continue }
                for way in journey.go(to: next, onFoot: stop.isOnFoot, fetches: fetches)
                where seen.insert(way).inserted { ways.append(way) }
            }
        }
        return ways
    }
}

/// Who goes by what from where, by ids.
private struct PlaceLookup {
    struct Hand {
        var mode: TravelMode
        var from: Base
        var to: Base
        /// Whose home is theirs.
        var lead: Int
    }
    var centres: [String: Int] = [:]
    /// By need.
    var households: [String: Int] = [:]
    /// Needs that bring something.
    var bringing: Set<String> = []
    private var hands: [String: Hand] = [:]

    init(_ scenario: Scenario) {
        for (i, centre) in scenario.centres.enumerated() { centres[centre.id] = i }
        for (i, household) in scenario.households.enumerated() {
            for need in household.needs {
                households[need.id] = i
                if need.brings.isSomething { bringing.insert(need.id) }
            }
        }
        var volunteers: [String: Int] = [:]
        for (i, volunteer) in scenario.volunteers.enumerated() {
            volunteers[volunteer.id] = i
            hands[volunteer.id] = Hand(
                mode: volunteer.travels, from: volunteer.from, to: volunteer.to, lead: i)
        }
        for crew in scenario.crews {
            let members = crew.members.compactMap { volunteers[$0] }
            guard let lead = members.first else { continue }
            let modes = Set(members.map { scenario.volunteers[$0].travels })
            let from = scenario.volunteers[lead].from
            hands[crew.id] = Hand(
                mode: [.car, .foot].first(where: modes.contains) ?? .bicycle,
                from: from, to: crew.to ?? from, lead: lead)
        }
    }

    func hand(_ id: String) -> Hand? { hands[id] }

    func place(_ base: Base, of hand: Hand) -> PlaceIndex? {
        switch base {
        case .centre(let id): centres[id].map { .centre($0) }
        case .home: .home(hand.lead)
        case .anywhere: nil
        }
    }
}

extension Scenario {
    /// How legs name places.
    fileprivate var placeIDs: [PlaceIndex: String] {
        var ids: [PlaceIndex: String] = [:]
        for (i, centre) in centres.enumerated() { ids[.centre(i)] = centre.id }
        for (i, household) in households.enumerated() { ids[.household(i)] = household.id }
        for (i, volunteer) in volunteers.enumerated() { ids[.home(i)] = "home:\(volunteer.id)" }
        return ids
    }
}
