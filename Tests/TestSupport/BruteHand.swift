import Scenarios
import TravelTimes

/// A hand as ARCHITECTURE.md section 3 defines it: a crew, or a volunteer who is in no crew.
struct BruteHand {
    var id: String
    /// Ids of the people.
    var members: [String]
    var skills: Set<String> = []
    var tools: Set<String> = []
    var speaks: Set<String> = []
    /// Pieces by good, and grams where stated.
    var carries = Quantities()
    var intervals: [Interval]
    var breaks: [Break] = []
    var maxVisits: Int?
    var maxMetres: Int?
    var maxSeconds: Int?
    var maxTrips: Int?
    var fixedCost: Cost = 0
    /// Cost a second of duty.
    var factor = 0
    var costPerMetre: Cost = 0
    /// Index of the own centre.
    var centre: Int
    /// Indices of the centres where it may load.
    var loadsAt: [Int]
    /// Duty that counts as done, by member.
    var secondsBefore: [Int] = []
    /// When it may start and end because of a centre's opening hours; nil where at no centre.
    var startHours: Interval?
    var endHours: Interval?
    /// Where it is warm on the way.
    var isByCar = false
    /// Whether it ends where the last visit was.
    var endsAnywhere: Bool
    /// Travel between positions: households, then centres, then ``startPosition`` and
    /// ``endPosition``.
    var legs: [[TravelLeg?]]
    var startPosition: Int
    var endPosition: Int { startPosition + 1 }

    /// The hands of a scenario, crews first.
    static func all(of scenario: Scenario, _ travel: TravelTimes) -> [BruteHand] {
        var hands: [BruteHand] = []
        for crew in scenario.crews {
            let people = crew.members.compactMap { id in scenario.volunteers.first { $0.id == id } }
            hands.append(BruteHand(crew, people, scenario, travel))
        }
        let inCrews = Set(scenario.crews.flatMap(\.members))
        for volunteer in scenario.volunteers where !inCrews.contains(volunteer.id) {
            hands.append(BruteHand(nil, [volunteer], scenario, travel))
        }
        return hands
    }

    private init(
        _ crew: Crew?, _ people: [Volunteer], _ scenario: Scenario, _ travel: TravelTimes
    ) {
        let first = people[0]
        id = crew?.id ?? first.id
        members = people.map(\.id)
        intervals = people.dropFirst().reduce(first.available) { common($0, $1.available) }
        if let own = crew?.available { intervals = common(intervals, own) }

        let centres = Dictionary(
            uniqueKeysWithValues: scenario.centres.enumerated().map { ($1.id, $0) })
        let home = scenario.volunteers.firstIndex { $0.id == first.id } ?? 0
        func place(_ base: Base) -> PlaceIndex? {
            switch base {
            case .centre(let id): centres[id].map { .centre($0) }
            case .home: .home(home)
            case .anywhere: nil
            }
        }
        func hours(_ base: Base) -> Interval? {
            guard case .centre(let id) = base, let index = centres[id] else { return nil }
            return scenario.centres[index].open
        }
        let to = crew == nil ? first.to : crew?.to ?? first.from
        startHours = hours(first.from)
        endHours = hours(to)
        endsAnywhere = to == .anywhere
        if case .centre(let id) = first.from {
            centre = centres[id] ?? 0
        } else {
            centre = centres[first.centre] ?? 0
        }
        loadsAt = [centre]
        for id in people.flatMap(\.reloadsAt) {
            if let index = centres[id], !loadsAt.contains(index) { loadsAt.append(index) }
        }

        var mode = first.travels
        if people.contains(where: { $0.travels == .car }) {
            mode = .car
        } else if people.contains(where: { $0.travels == .foot }) {
            mode = .foot
        }
        isByCar = mode == .car
        var places: [PlaceIndex?] = scenario.households.indices.map { .household($0) }
        places += scenario.centres.indices.map { .centre($0) }
        startPosition = places.count
        places += [place(first.from), place(to)]
        legs = places.map { a in
            places.map { b in
                guard let a, let b else { return nil }
                return travel.leg(mode, from: a, to: b)
            }
        }
        for person in people { add(person, travelsAlone: crew == nil) }
        secondsBefore = people.map { scenario.history.seconds[$0.id] ?? 0 }
    }

    /// Adds what a member brings along and asks for.
    private mutating func add(_ person: Volunteer, travelsAlone: Bool) {
        func smallest(_ a: Int?, _ b: Int?) -> Int? { [a, b].compactMap { $0 }.min() }
        skills.formUnion(person.skills)
        tools.formUnion(person.tools)
        speaks.formUnion(person.speaks)
        carries.pieces.merge(person.carries.pieces, uniquingKeysWith: +)
        if let grams = person.carries.grams { carries.grams = (carries.grams ?? 0) + grams }
        for rest in person.breaks where !breaks.contains(rest) { breaks.append(rest) }
        maxVisits = smallest(maxVisits, person.maxVisits)
        maxMetres = smallest(maxMetres, person.maxMetres)
        maxSeconds = smallest(maxSeconds, person.maxSeconds)
        maxTrips = smallest(maxTrips, person.maxTrips)
        fixedCost += person.fixedCost
        factor += person.factor
        if travelsAlone || person.travels == .car { costPerMetre += person.costPerMetre }
    }

    /// Whether this hand may do the need at all, by who it is.
    func may(_ brute: BruteNeed, hand index: Int, _ scenario: Scenario) -> Bool {
        let household = scenario.households[brute.household]
        return skills.isSuperset(of: brute.need.skills) && tools.isSuperset(of: brute.need.tools)
            && members.count >= brute.need.crew.least
            && !household.unwanted.contains(where: members.contains)
            && (household.centres.isEmpty
                || household.centres.contains(scenario.centres[centre].id))
            && (brute.onlyHand == nil || brute.onlyHand == index)
    }

    /// Whether one trip can hold the goods of these needs.
    func holds(_ load: [BruteNeed]) -> Bool {
        var pieces: [String: Int] = [:]
        for brute in load { pieces.merge(brute.need.brings.pieces, uniquingKeysWith: +) }
        for (good, count) in pieces where count > 0 {
            if let most = carries.pieces[good] {
                if count > most { return false }
            } else if carries.grams == nil {
                return false
            }
        }
        let loose = load.reduce(0) { $0 + ($1.need.brings.grams ?? 0) }
        guard let most = carries.grams else { return loose == 0 }
        return load.reduce(0) { $0 + $1.weight } <= most
    }

    /// Wishes of a visit that do not depend on when it is.
    func wishes(_ brute: BruteNeed, _ scenario: Scenario) -> Cost {
        let household = scenario.households[brute.household]
        var cost = 0
        if !household.speaks.isEmpty && speaks.isDisjoint(with: household.speaks) {
            cost += scenario.rules.languagePrice
        }
        let came = scenario.history.visits.filter { $0.household == household.id }
        let known = Set(household.seenBy + came.map(\.volunteer))
        if !known.isEmpty && known.isDisjoint(with: members) {
            cost += scenario.rules.continuityPrice
        }
        return cost
    }
}

/// The times that lie in both lists.
private func common(_ a: [Interval], _ b: [Interval]) -> [Interval] {
    var times: [Interval] = []
    for x in a {
        for y in b where max(x.start, y.start) < min(x.end, y.end) {
            times.append(Interval(max(x.start, y.start), min(x.end, y.end)))
        }
    }
    return times.sorted { $0.start < $1.start }
}
