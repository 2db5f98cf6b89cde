import Scenarios

/// A crew, or a volunteer who is in none: what becomes one vehicle.
///
/// ARCHITECTURE.md, section 3, «Hands».
public struct Hand: Sendable, Equatable {
    /// The crew's or the volunteer's id.
    public var id: String
    /// Indices of the volunteers.
    public var members: [Int]
    /// Where the round starts.
    public var from: Base
    /// Where it ends.
    public var to: Base
    /// Index of the centre it belongs to.
    public var centre: Int
    /// Indices of the centres where it may load, the own one first.
    public var loadsAt: [Int]
    /// On foot, or how else.
    public var mode: TravelMode
    /// What all can carry together.
    public var carries: Quantities
    /// When all are there.
    public var available: [Interval]
    /// What any of them can.
    public var skills: Set<String>
    /// What any of them has.
    public var tools: Set<String>
    /// What any of them speaks.
    public var speaks: Set<String>
    /// Rests owed, taken together.
    public var breaks: [Break]
    /// Most visits a day.
    public var maxVisits: Int?
    /// Most duty a day.
    public var maxSeconds: Int?
    /// Most metres a day.
    public var maxMetres: Int?
    /// Most loads a day.
    public var maxTrips: Int?
    /// Cost of going out at all.
    public var fixedCost: Cost
    /// Cost of a second of all of them.
    public var factor: Int
    /// Cost of a metre.
    public var costPerMetre: Cost
}

extension Scenario {
    /// All hands: crews first, then volunteers who are in none, each in the scenario's order.
    ///
    /// Where crews are formed, those who never go alone and are in no crew are no hands.
    public var hands: [Hand] {
        let centreIndex = Dictionary(
            uniqueKeysWithValues: centres.enumerated().map { ($1.id, $0) })
        let index = Dictionary(uniqueKeysWithValues: volunteers.enumerated().map { ($1.id, $0) })
        var inCrew = Set<Int>()
        var hands: [Hand] = []
        for crew in crews {
            let members = crew.members.compactMap { index[$0] }
            guard !members.isEmpty else { continue }
            inCrew.formUnion(members)
            hands.append(Hand(crew, members, volunteers, centreIndex))
        }
        let companies = forming == nil ? [] : companies
        for i in volunteers.indices where !inCrew.contains(i) {
            if forming != nil, !goesAlone(i, companies: companies) { continue }
            hands.append(Hand(volunteers[i], i, centreIndex))
        }
        return hands
    }
}

extension Hand {
    init(_ volunteer: Volunteer, _ index: Int, _ centreIndex: [String: Int]) {
        let centre = centreIndex[volunteer.centre] ?? 0
        let others = volunteer.reloadsAt.compactMap { centreIndex[$0] }.filter { $0 != centre }
        self.init(
            id: volunteer.id, members: [index], from: volunteer.from, to: volunteer.to,
            centre: centre, loadsAt: [centre] + others, mode: volunteer.travels,
            carries: volunteer.carries, available: volunteer.available,
            skills: Set(volunteer.skills), tools: Set(volunteer.tools),
            speaks: Set(volunteer.speaks), breaks: volunteer.breaks,
            maxVisits: volunteer.maxVisits, maxSeconds: volunteer.maxSeconds,
            maxMetres: volunteer.maxMetres, maxTrips: volunteer.maxTrips,
            fixedCost: volunteer.fixedCost, factor: volunteer.factor,
            costPerMetre: volunteer.costPerMetre)
    }

    init(_ crew: Crew, _ members: [Int], _ all: [Volunteer], _ centreIndex: [String: Int]) {
        let people = members.map { all[$0] }
        var sum = Hand(people[0], members[0], centreIndex)
        for person in people.dropFirst() {
            sum.carries.add(person.carries)
            sum.available = intersection(sum.available, person.available)
            sum.skills.formUnion(person.skills)
            sum.tools.formUnion(person.tools)
            sum.speaks.formUnion(person.speaks)
            for rest in person.breaks where !sum.breaks.contains(rest) {
                sum.breaks.append(rest)
            }
            sum.maxVisits = least(sum.maxVisits, person.maxVisits)
            sum.maxSeconds = least(sum.maxSeconds, person.maxSeconds)
            sum.maxMetres = least(sum.maxMetres, person.maxMetres)
            sum.maxTrips = least(sum.maxTrips, person.maxTrips)
            sum.fixedCost += person.fixedCost
            sum.factor += person.factor
            for id in person.reloadsAt {
                if let centre = centreIndex[id], !sum.loadsAt.contains(centre) {
                    sum.loadsAt.append(centre)
                }
            }
        }
        sum.id = crew.id
        sum.members = members
        sum.to = crew.to ?? people[0].from
        sum.mode =
            people.contains { $0.travels == .car }
            ? .car : people.contains { $0.travels == .foot } ? .foot : .bicycle
        sum.costPerMetre =
            people.filter { $0.travels == .car }.reduce(0) { $0 + $1.costPerMetre }
        if let narrower = crew.available {
            sum.available = intersection(sum.available, narrower)
        }
        self = sum
    }
}

extension Quantities {
    /// Adds what another carries, key by key.
    mutating func add(_ other: Quantities) {
        for (good, pieces) in other.pieces { self.pieces[good, default: 0] += pieces }
        if let more = other.grams { grams = (grams ?? 0) + more }
    }
}

/// The times that are in both lists.
func intersection(_ a: [Interval], _ b: [Interval]) -> [Interval] {
    var common: [Interval] = []
    for x in a {
        for y in b where max(x.start, y.start) < min(x.end, y.end) {
            common.append(Interval(max(x.start, y.start), min(x.end, y.end)))
        }
    }
    return common.sorted { $0.start < $1.start }
}

/// The smaller of two limits, nil being none.
private func least(_ a: Int?, _ b: Int?) -> Int? {
    guard let a else { return b }
    return b.map { Swift.min(a, $0) } ?? a
}
