import Maps

/// The addresses of a map: streets with their houses, to be found by what people write.
///
/// Streets are compared without the sort of street, order of words, case, endings of cases and what
/// tells Kazakh, Russian and Latin spelling apart; an answer that could be two places is a
/// question. Same map and text, same answer.
public struct AddressBook: Sendable {
    /// A street under one of its names.
    struct Street: Sendable {
        var name: StreetName
        /// Of its ``StreetName/key``.
        var letters: [Unicode.Scalar]
        /// As it is first spelled on the map.
        var shown: String
        /// By number of the map's ways.
        var ways: [Int] = []
        /// By number in ``houses``.
        var houses: [Int] = []
        /// The same street under its other names.
        var others: [Int] = []
    }
    /// A numbered building or point.
    struct House: Sendable {
        var number: String
        var shown: String
        var point: Coordinate
    }

    let map: MapData
    private(set) var streets: [Street] = []
    private(set) var houses: [House] = []
    /// Streets by ``StreetName/key``, in the order of the map.
    private(set) var byKey: [String: [Int]] = [:]
    /// Streets by each word of their names, in the order of the map.
    private(set) var byWord: [String: [Int]] = [:]
    /// Names of towns and villages as compared.
    private(set) var towns: Set<String> = []
    private var numberOf: [StreetName: Int] = [:]

    /// Reads streets and house numbers of a map.
    ///
    /// - Complexity: linear.
    public init(_ map: MapData) {
        self.map = map
        for (i, way) in map.ways.enumerated() {
            if way.tags["highway"] != nil { addRoad(i, way.tags) }
            addHouse(way.tags) { map.middle(of: way) }
        }
        let ways =
            map.relations.contains { $0.tags["addr:housenumber"] != nil }
            ? map.waysByID() : [:]
        for relation in map.relations {
            addHouse(relation.tags) {
                map.area(of: relation, index: ways).outer.first.flatMap(middle)
            }
        }
        for place in map.places {
            addHouse(place.tags) { map[place.node] }
            if place.tags["place"] != nil, let name = place.tags["name"] {
                towns.insert(comparedWords(name).joined(separator: " "))
            }
        }
        numberOf = [:]
    }

    private mutating func number(_ text: String) -> Int? {
        let name = StreetName(text)
        if name.words.isEmpty { return nil }
        if let known = numberOf[name] { return known }
        numberOf[name] = streets.count
        byKey[name.key, default: []].append(streets.count)
        for word in Set(name.words) { byWord[word, default: []].append(streets.count) }
        streets.append(
            Street(name: name, letters: Array(name.key.unicodeScalars), shown: text))
        return streets.count - 1
    }

    private mutating func addRoad(_ way: Int, _ tags: Tags) {
        var names: [Int] = []
        var current: [Int] = []
        for tag in tags.list where Self.isName(tag.key) {
            // «ул. Абая;пр. Абая»: where editors merged two ways.
            for text in tag.value.split(separator: ";") {
                guard let street = number(String(text)), !names.contains(street) else { continue }
                names.append(street)
                if !tag.key.hasPrefix("old_") { current.append(street) }
                streets[street].ways.append(way)
            }
        }
        for street in names {
            // Who writes the old name means the new one, but not the other way round.
            for other in current where other != street && !streets[street].others.contains(other) {
                // More names than any street has are not other names of it.
                if streets[street].others.count < 20 { streets[street].others.append(other) }
            }
        }
    }

    private static func isName(_ key: String) -> Bool {
        [
            "name", "name:kk", "name:ru", "name:en", "int_name", "old_name", "alt_name",
            "official_name", "old_name:ru", "old_name:kk", "alt_name:ru", "alt_name:kk",
        ].contains(key)
    }

    private mutating func addHouse(_ tags: Tags, _ point: () -> Coordinate?) {
        guard let text = tags["addr:housenumber"],
            let name = tags["addr:street"] ?? tags["addr:place"], let street = number(name)
        else { return }
        for number in HouseNumber.all(in: text) {
            guard let point = point() else { return }
            streets[street].houses.append(houses.count)
            houses.append(House(number: number, shown: text, point: point))
        }
    }
}

extension MapData {
    /// The middle of a closed way's area, else of its points.
    fileprivate func middle(of way: Way) -> Coordinate? { Addresses.middle(line(of: way)) }
}

/// The centroid of a ring; of points that enclose nothing, their mean.
private func middle(_ ring: [Coordinate]) -> Coordinate? {
    guard let first = ring.first else { return nil }
    var (area, lat, lon) = (0.0, 0.0, 0.0)
    var (meanLat, meanLon) = (0.0, 0.0)
    for (a, b) in zip(ring, ring.dropFirst()) {
        let (ax, ay) = (Double(a.lon) - Double(first.lon), Double(a.lat) - Double(first.lat))
        let (bx, by) = (Double(b.lon) - Double(first.lon), Double(b.lat) - Double(first.lat))
        let cross = ax * by - bx * ay
        area += cross
        lon += (ax + bx) * cross
        lat += (ay + by) * cross
        (meanLon, meanLat) = (meanLon + ax, meanLat + ay)
    }
    let count = Double(max(1, ring.count - 1))
    let isArea = ring.first == ring.last && area != 0
    let (x, y) = isArea ? (lon / (3 * area), lat / (3 * area)) : (meanLon / count, meanLat / count)
    return Coordinate(
        latitude: (Double(first.lat) + y) / 1e7, longitude: (Double(first.lon) + x) / 1e7)
}
