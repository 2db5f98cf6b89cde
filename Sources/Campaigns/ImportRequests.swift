import Importing
import JSONText
import Scenarios
import Texts

/// What became of a list of requests.
public struct ImportedRequests: Sendable {
    /// Of each household of the list, in order.
    public var taken: [Taken] = []
    /// What was not understood, doubtful or twice there.
    public var diagnostics: [Diagnostic] = []
    /// Households whose place is not known yet.
    public var withoutPlace = 0
}

extension Ledger {
    /// Takes lists of families as people have them; volunteers and centres in them are passed over,
    /// as the template has those.
    public func take(
        lists paths: [String], mapping: Mapping, sort: String, received: Day.Date,
        takesDoubtful: Bool, stamp: Stamp
    ) throws -> ImportedRequests {
        let lists = importLists(paths, mapping: mapping)
        var result = ImportedRequests(diagnostics: lists.diagnostics)
        result.withoutPlace = lists.withoutPlace
        let requests = try self.requests(in: lists, sort: sort, received: received)
        guard !requests.isEmpty else { return result }
        let (taken, faults) = try take(
            requests, command: "import", takesDoubtful: takesDoubtful, stamp: stamp)
        result.taken = taken
        result.diagnostics += faults
        return result
    }

    private func requests(
        in lists: ImportedLists, sort: String, received: Day.Date
    ) throws -> [NewRequest] {
        guard case .object(let root) = lists.scenario,
            case .list(let households)? = root.first(where: { $0.0 == "households" })?.1
        else { return [] }
        var result: [NewRequest] = []
        for case .object(let entries) in households {
            var request = NewRequest(received: received)
            request.sort = sort
            for (key, value) in entries {
                switch (key, value) {
                case ("id", .text(let id)): request.household = id
                case ("lat", .raw(let text)): request.lat = Double(text)
                case ("lon", .raw(let text)): request.lon = Double(text)
                case ("place", .object(let words)): request.place(words)
                case ("needs", .list(let needs)): request.needs = needs.map(Self.need)
                default: request.fields.append((key, value))
                }
            }
            result.append(request)
        }
        let loaded = ContactsFile.parse(
            lists.contacts, file: "contacts", for: result.skeleton)
        guard let contacts = loaded.contacts else { return result }
        for i in result.indices {
            guard let id = result[i].household, let known = contacts.households[id] else {
                continue
            }
            let address = result[i].contact
            result[i].contact = known
            result[i].contact.take(address)
        }
        return result
    }

    private static func need(_ need: JSON) -> [(String, JSON)] {
        switch need {
        case .text, .raw: [("kind", need)]
        case .object(let entries): entries
        case .list: []
        }
    }
}

extension [NewRequest] {
    /// So much of a scenario that a contacts file knows whose rows are households'.
    fileprivate var skeleton: Scenario {
        var scenario = Scenario()
        scenario.households = compactMap { request in
            request.household.map { Household(id: $0, place: Place(lat: 0, lon: 0)) }
        }
        return scenario
    }
}

extension NewRequest {
    /// The words of a scenario's `place`.
    fileprivate mutating func place(_ words: [(String, JSON)]) {
        for case (let key, .text(let text)) in words {
            switch key {
            case "street": contact.street = text
            case "house": contact.house = text
            case "entrance": contact.entrance = text
            case "floor": contact.floor = text
            case "flat": contact.flat = text
            case "building": building = text
            default: break
            }
        }
    }
}

extension Contact {
    /// Takes over an address.
    fileprivate mutating func take(_ address: Contact) {
        street = address.street ?? street
        house = address.house ?? house
        entrance = address.entrance ?? entrance
        floor = address.floor ?? floor
        flat = address.flat ?? flat
    }
}
