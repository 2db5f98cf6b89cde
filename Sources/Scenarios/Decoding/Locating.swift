import Addresses
import Maps

/// Whose place it is, by index in the scenario's lists.
enum PlaceOwner {
    case centre(Int)
    case home(Int)
    case household(Int)
}

/// A place of which only the address is stated.
struct Unlocated {
    var owner: PlaceOwner
    var place: Place
    /// Where its street is stated.
    var cursor: Cursor
    /// What the map has.
    var hit: AddressHit?

    /// «Абая, 10», «Абая / Республики».
    var text: String {
        let house = place.house.map { ", " + $0 } ?? ""
        return (place.street ?? "") + house + (place.crossing.map { " / " + $0 } ?? "")
    }
}

extension Decoder {
    /// Finds the places of which only the address is stated.
    ///
    /// The map is that of `addresses`, else that of travel; a server that `addresses` names is asked
    /// about those that are on no map.
    ///
    /// What is not found, or may be several places, is an error; what need not be the door is taken,
    /// told, and kept as ``Place/doubts``.
    func locate(_ cursor: Cursor?) {
        let record = cursor.flatMap { Record($0, keys: Keys.addresses) }
        let map = addressMap(record)
        let server = record.flatMap(addressServer)
        guard let first = unlocated.first else { return }
        var book: AddressBook?
        if let map {
            // A map that could not be read was told.
            guard !map.path.isEmpty, let read = addressBook(map) else { return }
            book = read
        } else if record?["source"] == nil {
            first.cursor.fault(
                "address-without-map", ["count": "\(unlocated.count)"], found: first.text)
            return
        }
        // One answer for the families of one house.
        var answers: [[String?]: AddressAnswer] = [:]
        var pending: [Int] = []
        var misses = 0
        for i in unlocated.indices where misses <= Faults.most {
            let place = unlocated[i].place
            let key = [place.street, place.house, place.crossing]
            let answer =
                answers[key]
                ?? book?.find(
                    street: place.street ?? "", house: place.house, crossing: place.crossing)
                ?? .unknown(similar: [])
            answers[key] = answer
            if case .unknown = answer, record?["source"] != nil, unlocated[i].question != nil {
                pending.append(i)
                continue
            }
            if !take(answer, for: i) { misses += 1 }
        }
        if let server { ask(server, about: pending) }
    }

    /// Puts a place where it is, or tells why it is nowhere; whether it is somewhere.
    func take(_ answer: AddressAnswer, for index: Int) -> Bool {
        if case .found(let hit) = answer {
            take(hit, for: index)
            return true
        }
        tell(answer, of: unlocated[index])
        return false
    }

    /// The map that addresses are looked up on: none, or one without a path if it is faulty.
    private func addressMap(_ record: Record?) -> Travel.RoadMap? {
        if let stated = record?["map"] {
            mapCursor = stated
            return stated.text().flatMap { find($0, hash: nil, stated) }
                ?? .init(file: "", hash: "", path: "")
        }
        if case .roads(let map) = scenario.travel.source { return map }
        return nil
    }

    private func addressBook(_ map: Travel.RoadMap) -> AddressBook? {
        do throws(MapError) {
            return AddressBook(try MapFile.load(path: map.path))
        } catch {
            mapCursor?.fault(error.fault.rawValue, error.facts, found: map.path)
            return nil
        }
    }

    private func take(_ hit: AddressHit, for index: Int) {
        unlocated[index].hit = hit
        let stated = unlocated[index]
        var place = stated.place
        (place.lat, place.lon) = (hit.point.latitude, hit.point.longitude)
        place.doubts = AddressHit.Doubt.allCases.filter {
            stated.place.doubts.contains($0) || hit.doubts.contains($0)
        }
        put(place, stated.owner)
        for doubt in hit.doubts {
            var facts = ["street": hit.street]
            let code =
                switch doubt {
                case .middle: "address-middle"
                case .otherName: "address-other-name"
                case .namesake: "address-namesake"
                }
            if doubt == .middle { facts["metres"] = hit.reach.map { "\(($0 + 99) / 100 * 100)" } }
            stated.cursor.fault(code, facts, severity: .warning, found: stated.text)
        }
    }

    private func put(_ place: Place, _ owner: PlaceOwner) {
        switch owner {
        case .centre(let i): scenario.centres[i].place = place
        case .home(let i): scenario.volunteers[i].home = place
        case .household(let i): scenario.households[i].place = place
        }
    }

    private func tell(_ answer: AddressAnswer, of stated: Unlocated) {
        switch answer {
        case .found: break
        case .question(let hits):
            stated.cursor.fault(
                "address-ambiguous", ["places": shown(hits)], found: stated.text)
        case .unknown(let similar):
            var facts: [String: String] = [:]
            if !similar.isEmpty { facts["similar"] = similar.joined(separator: ", ") }
            stated.cursor.fault("address-not-found", facts, found: stated.text)
        }
    }

    /// Some places with their coordinates, to choose among.
    func shown(_ hits: [AddressHit]) -> String {
        let most = 5
        let places = hits.prefix(most).map { "\(shown($0.point)) \($0.name)" }
        return places.joined(separator: "; ") + (hits.count > most ? "; …" : "")
    }

    private func shown(_ point: Coordinate) -> String {
        [point.latitude, point.longitude].map { plainDecimal(($0 * 1e5).rounded() / 1e5) }
            .joined(separator: ",")
    }

    /// Houses that were not found on the map have the coordinates of their crossing or street in
    /// common, but are not one building.
    func tellHousesApart() {
        for stated in unlocated {
            guard case .household(let i) = stated.owner, let hit = stated.hit, hit.kind != .house,
                scenario.households[i].place.building == nil
            else { continue }
            if let house = stated.place.house {
                let number = house.lowercased().filter { !$0.isWhitespace }
                scenario.households[i].place.building = "\(hit.street), \(number)"
            } else if hit.kind == .street {
                scenario.households[i].place.building = scenario.households[i].id
            }
        }
    }
}
