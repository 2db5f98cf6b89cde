import Maps

/// Houses of one number this near to each other are one place: a building and the shop in it.
private let oneHouse = 50.0
/// Points where streets meet this near to each other are one place: two carriageways.
private let oneCrossing = 100.0
/// Streets of one name that leave such a gap are two streets: those of two villages.
private let oneStreet = 1000.0
/// Streets that pass over each other meet if points of them are this near.
private let bridge = 60.0

extension AddressBook {
    private var latitude: Double {
        guard let box = map.bounds else { return 0 }
        return (box.least.latitude + box.most.latitude) / 2
    }

    /// The houses of this number, near ones as one.
    func houses(_ number: String, in meant: Meant) -> [AddressHit] {
        var hits: [AddressHit] = []
        for street in meant.streets {
            for house in streets[street].houses where houses[house].number == number {
                hits.append(
                    AddressHit(
                        kind: .house, point: houses[house].point, street: streets[street].shown,
                        detail: houses[house].shown, doubts: meant.doubtsWhereMet))
            }
        }
        return apart(hits)
    }

    /// Where two streets meet, near points as one.
    func crossings(_ a: Meant, _ b: Meant) -> [AddressHit] {
        guard
            let (first, second) = a.streets.first.flatMap({ x in b.streets.first.map { (x, $0) } })
        else { return [] }
        let doubts = a.doubtsWhereMet.isEmpty ? b.doubtsWhereMet : a.doubtsWhereMet
        func hit(_ point: Coordinate) -> AddressHit {
            AddressHit(
                kind: .crossing, point: point, street: streets[first].shown,
                detail: streets[second].shown,
                doubts: doubts)
        }
        let (nodesA, nodesB) = (nodes(a), nodes(b))
        let inB = Set(nodesB)
        let shared = nodesA.filter(inB.contains)
        if !shared.isEmpty { return apart(shared.map { hit(map[$0]) }) }
        // Sorted by latitude, so that only a strip is compared with each point.
        let sorted = nodesB.map { map[$0] }.sorted { ($0.lat, $0.lon) < ($1.lat, $1.lon) }
        let strip = Int(bridge / 111_195 * 1e7)
        var near: [(metres: Double, point: Coordinate)] = []
        for node in nodesA {
            let point = map[node]
            var i = sorted.partitioningIndex { Int($0.lat) >= Int(point.lat) - strip }
            while i < sorted.count, Int(sorted[i].lat) <= Int(point.lat) + strip {
                let metres = point.metres(to: sorted[i])
                if metres <= bridge { near.append((metres, point)) }
                i += 1
            }
        }
        near.sort {
            ($0.metres, $0.point.lat, $0.point.lon) < ($1.metres, $1.point.lat, $1.point.lon)
        }
        return apart(near.map { hit($0.point) })
    }

    /// The middles of the streets of this name, one for each that lies apart from the others.
    func middles(_ meant: Meant) -> [AddressHit] {
        parts(meant).compactMap { part in
            part.middle.map { middle in
                let reach = part.points.reduce(0) { max($0, $1.metres(to: middle)) }
                return AddressHit(
                    kind: .street, point: middle, street: streets[part.street].shown, detail: nil,
                    reach: Int(reach.rounded(.up)), doubts: [.middle] + meant.doubts)
            }
        }
    }

    /// Other streets of one name than the one that a hit is on.
    enum Namesakes {
        case none
        /// The hit is on the largest.
        case smaller
        /// The middles of those that are larger.
        case larger([AddressHit])
    }

    /// Looks for other streets of this name; larger is what has more points on the map.
    func namesakes(_ meant: Meant, apartFrom hit: AddressHit) -> Namesakes {
        let parts = parts(meant)
        guard parts.count > 1,
            let own = parts.first(where: { $0.points.contains(hit.point) })?.points.count
        else { return .none }
        let larger = zip(parts, middles(meant)).filter { $0.0.points.count > own }.map(\.1)
        return larger.isEmpty ? .smaller : .larger(larger)
    }

    /// A street of some of the ways and houses of one name.
    private struct Part {
        var street: Int
        var points: [Coordinate] = []

        /// The point nearest to the mean of all.
        var middle: Coordinate? {
            let count = Double(points.count)
            let lat = points.reduce(0) { $0 + $1.latitude / count }
            let lon = points.reduce(0) { $0 + $1.longitude / count }
            func far(_ point: Coordinate) -> Double {
                metresBetween(point.latitude, point.longitude, lat, lon)
            }
            return points.min { far($0) < far($1) }
        }
    }

    private func parts(_ meant: Meant) -> [Part] {
        var things: [(street: Int, points: [Coordinate])] = []
        for street in meant.streets {
            for way in streets[street].ways {
                things.append((street, map.line(of: map.ways[way])))
            }
            for house in streets[street].houses { things.append((street, [houses[house].point])) }
        }
        var clusters = Clusters(side: oneStreet, latitude: latitude)
        for thing in things { clusters.add(thing.points) }
        return clusters.groups().map { group in
            Part(street: things[group[0]].street, points: group.flatMap { things[$0].points })
        }
    }

    private func nodes(_ meant: Meant) -> [Int32] {
        var seen: Set<Int32> = []
        return meant.streets.flatMap { streets[$0].ways }.flatMap { map.ways[$0].nodes }
            .filter { seen.insert($0).inserted }
    }

    /// The first of those that are one place; not more than anybody would choose from.
    func apart(_ hits: [AddressHit]) -> [AddressHit] {
        var result: [AddressHit] = []
        for hit in hits {
            let near = hit.kind == .house ? oneHouse : oneCrossing
            if result.contains(where: { $0.point.metres(to: hit.point) <= near }) { continue }
            result.append(hit)
            if result.count == 20 { break }
        }
        return result
    }
}

extension Array {
    /// The first index from which on the condition holds, which it does not before.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
