import Maps

/// What a server hears of a place: street and house, nothing else of whoever lives there.
public struct AddressQuestion: Sendable, Hashable {
    /// As it is written, without flat, entrance and the like.
    public var street: String
    /// The house number, if it is stated apart.
    public var house: String?

    /// The question about an address; nil where nothing of it is a street.
    public init?(street: String, house: String?) {
        let words = AddressBook.addressWords(String(street.prefix(300)), towns: [])
        if words.isEmpty { return nil }
        self.street = words.map(Self.withoutFlat).joined(separator: " ")
        let number = house?.prefix(40).split { ",;\n\t".contains($0) }.first ?? ""
        let parts = AddressBook.withoutFlat(number.split(separator: " ").map(String.init))
        self.house = parts.isEmpty ? nil : parts.map(Self.withoutFlat).joined(separator: " ")
    }

    /// «12кв5» without «кв5».
    private static func withoutFlat(_ word: String) -> String {
        let parts = comparedWords(word)
        guard parts.first?.first?.isNumber ?? false,
            let flat = parts.firstIndex(where: AddressBook.beside.contains),
            let number = HouseNumber.compared(parts[..<flat].joined(separator: " "))
        else { return word }
        return number
    }
}

/// What a server's places say about an address.
public enum ServedAnswer: Sendable, Equatable {
    /// As a map would answer.
    case answer(AddressAnswer)
    /// It has such places, all of them far from the day's.
    case outside([AddressHit])
}

extension AddressQuestion {
    /// Farther from where the day is no place is taken, in metres.
    public static let area = 30_000.0

    /// Judges what a server has said, by the rules for maps: only that very house, or else the middle of
    /// the street, which is doubtful; places apart from each other are a question.
    ///
    /// - Parameter known: where the day is; what is farther than ``area`` from all of them is not taken.
    public func judge(_ places: [ServedPlace], around known: [Coordinate]) -> ServedAnswer {
        let hits = hits(places)
        let near = hits.filter { hit in
            known.contains { $0.metres(to: hit.point) <= Self.area }
        }
        if near.isEmpty, !hits.isEmpty { return .outside(hits) }
        // A house a hundred metres on is another one; ways of one street may be a kilometre apart.
        var groups = Clusters(
            side: near.first?.kind == .house ? 100 : 1_000,
            latitude: near.first?.point.latitude ?? 0)
        for hit in near { groups.add([hit.point]) }
        let apart = groups.groups().compactMap { $0.first.map { near[$0] } }
        if apart.count > 1 { return .answer(.question(apart)) }
        if let only = apart.first { return .answer(.found(only)) }
        var similar: [String] = []
        for place in places where !similar.contains(place.street) && similar.count < 3 {
            similar.append(place.street)
        }
        return .answer(.unknown(similar: similar))
    }

    /// The places that may be meant: houses with that number, else streets; those whose street is
    /// called so, else those that the server took for it.
    private func hits(_ places: [ServedPlace]) -> [AddressHit] {
        var result: [AddressHit] = []
        for reading in readings {
            guard let number = HouseNumber.compared(reading.house) else { continue }
            let houses = places.filter { place in
                place.house.map { HouseNumber.all(in: $0).contains(number) } ?? false
            }
            result += named(reading.street, houses)
        }
        return result.isEmpty ? named(street, places.filter { $0.house == nil }) : result
    }

    private func named(_ street: String, _ places: [ServedPlace]) -> [AddressHit] {
        let asked = StreetName(street)
        let hits = places.map { place in
            let name = StreetName(place.street)
            let isSame =
                name.key == asked.key
                && (name.sort == nil || asked.sort == nil || name.sort == asked.sort)
            var doubts: [AddressHit.Doubt] = place.house == nil ? [.middle] : []
            if !isSame { doubts.append(.otherName) }
            return AddressHit(
                kind: place.house == nil ? .street : .house, point: place.point,
                street: place.street, detail: place.house, reach: place.reach, doubts: doubts)
        }
        let sure = hits.filter { !$0.doubts.contains(.otherName) }
        return sure.isEmpty ? hits : sure
    }

    /// Street and house; of one text, each way to read it as both.
    private var readings: [(street: String, house: String)] {
        house.map { [(street, $0)] }
            ?? AddressBook.readings(street.split(separator: " ").map(String.init))
    }
}
