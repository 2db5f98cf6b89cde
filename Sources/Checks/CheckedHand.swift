import Scenarios
import TravelTimes

/// A crew, or a volunteer who is in none, as the checker understands it.
///
/// ARCHITECTURE.md, section 3, «Hands».
struct CheckedHand {
    var id: String
    var members: [Volunteer]
    var memberIndices: [Int]
    var mode: TravelMode
    var from: Base
    var to: Base
    var own: String
    var loadsAt: Set<String>
    var hours: [Interval]
    var breaks: [Break]
    var carries: Quantities
    var maxVisits: Int?
    var maxSeconds: Int?
    var maxMetres: Int?
    var maxTrips: Int?

    var factor: Int { members.reduce(0) { $0 + $1.factor } }
    var fixedCost: Cost { members.reduce(0) { $0 + $1.fixedCost } }
    /// A lone volunteer pays for every kilometre; of a crew those who travel by car.
    var costPerMetre: Cost {
        members.count == 1
            ? members[0].costPerMetre
            : members.filter { $0.travels == .car }.reduce(0) { $0 + $1.costPerMetre }
    }

    /// All hands by id.
    static func all(_ scenario: Scenario) -> [String: CheckedHand] {
        var hands: [String: CheckedHand] = [:]
        var taken = Set<String>()
        for crew in scenario.crews {
            let indices = crew.members.compactMap { id in
                scenario.volunteers.firstIndex { $0.id == id }
            }
            taken.formUnion(crew.members)
            if let hand = CheckedHand(crew.id, indices, scenario, crew) { hands[crew.id] = hand }
        }
        for (k, volunteer) in scenario.volunteers.enumerated() where !taken.contains(volunteer.id) {
            hands[volunteer.id] = CheckedHand(volunteer.id, [k], scenario, nil)
        }
        return hands
    }

    init?(_ id: String, _ indices: [Int], _ scenario: Scenario, _ crew: Crew?) {
        guard let first = indices.first else { return nil }
        let members = indices.map { scenario.volunteers[$0] }
        let lead = scenario.volunteers[first]
        self.id = id
        self.members = members
        memberIndices = indices
        mode = lead.travels
        if members.contains(where: { $0.travels == .car }) {
            mode = .car
        } else if members.contains(where: { $0.travels == .foot }) {
            mode = .foot
        }
        from = lead.from
        to = crew == nil ? lead.to : crew?.to ?? lead.from
        own = lead.centre
        loadsAt = Set(members.flatMap(\.reloadsAt) + [lead.centre])
        hours = lead.available
        for other in members.dropFirst() { hours = CheckedHand.common(hours, other.available) }
        if let narrower = crew?.available { hours = CheckedHand.common(hours, narrower) }
        breaks = []
        for rest in members.flatMap(\.breaks) where !breaks.contains(rest) { breaks.append(rest) }
        carries = Quantities()
        for member in members {
            for (good, pieces) in member.carries.pieces {
                carries.pieces[good, default: 0] += pieces
            }
            if let grams = member.carries.grams { carries.grams = (carries.grams ?? 0) + grams }
        }
        maxVisits = members.compactMap(\.maxVisits).min()
        maxSeconds = members.compactMap(\.maxSeconds).min()
        maxMetres = members.compactMap(\.maxMetres).min()
        maxTrips = members.compactMap(\.maxTrips).min()
    }

    private static func common(_ a: [Interval], _ b: [Interval]) -> [Interval] {
        var both: [Interval] = []
        for x in a {
            for y in b where max(x.start, y.start) < min(x.end, y.end) {
                both.append(Interval(max(x.start, y.start), min(x.end, y.end)))
            }
        }
        return both.sorted { $0.start < $1.start }
    }
}
