import Scenarios
import TravelTimes

/// A crew, or a volunteer who is in no crew, as ARCHITECTURE.md, section 3, resolves it.
struct Hand {
    var id: String
    /// In the crew's order, one at least.
    var members: [Volunteer]
    var isCrew: Bool
    /// A crew travels by car if a member does, else on foot if a member walks, else by bicycle.
    var mode: TravelMode
    var from: Base
    var to: Base
    var fromPlace: PlaceIndex?
    /// nil where the round ends at the last visit.
    var toPlace: PlaceIndex?
}

/// All hands of a scenario, crews first.
struct Hands {
    private(set) var all: [Hand] = []
    private var byID: [String: Int] = [:]

    init(_ scenario: Scenario) {
        var volunteers: [String: Int] = [:]
        for (i, volunteer) in scenario.volunteers.enumerated() { volunteers[volunteer.id] = i }
        var centres: [String: Int] = [:]
        for (i, centre) in scenario.centres.enumerated() { centres[centre.id] = i }

        func place(_ base: Base, home: Int) -> PlaceIndex? {
            switch base {
            case .centre(let id): centres[id].map { .centre($0) }
            case .home: scenario.volunteers[home].home == nil ? nil : .home(home)
            case .anywhere: nil
            }
        }
        var inCrews: Set<String> = []
        for crew in scenario.crews {
            let indices = crew.members.compactMap { volunteers[$0] }
            guard let first = indices.first else { continue }
            inCrews.formUnion(crew.members)
            let members = indices.map { scenario.volunteers[$0] }
            let from = members[0].from
            let to = crew.to ?? from
            add(
                Hand(
                    id: crew.id, members: members, isCrew: true, mode: Self.mode(of: members),
                    from: from, to: to, fromPlace: place(from, home: first),
                    toPlace: place(to, home: first)))
        }
        for (i, volunteer) in scenario.volunteers.enumerated()
        where !inCrews.contains(volunteer.id) {
            add(
                Hand(
                    id: volunteer.id, members: [volunteer], isCrew: false,
                    mode: volunteer.travels, from: volunteer.from, to: volunteer.to,
                    fromPlace: place(volunteer.from, home: i),
                    toPlace: place(volunteer.to, home: i)))
        }
    }

    /// The hand with this id; a member of a crew stands for the crew.
    func hand(_ id: String) -> Hand? {
        if let i = byID[id] { return all[i] }
        return all.first { $0.members.contains { $0.id == id } }
    }

    private mutating func add(_ hand: Hand) {
        byID[hand.id] = all.count
        all.append(hand)
    }

    private static func mode(of members: [Volunteer]) -> TravelMode {
        if members.contains(where: { $0.travels == .car }) { return .car }
        return members.contains { $0.travels == .foot } ? .foot : .bicycle
    }
}
