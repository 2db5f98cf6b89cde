extension Decoder {
    /// Places that lie far from all others: latitude and longitude swapped, or a mistyped digit.
    ///
    /// The median of all places is not moved by a few wrong ones.
    func checkPlaces() {
        var places: [(place: Place, cursor: Cursor)] = []
        places += zip(scenario.centres, origins.centres).map { ($0.place, $1) }
        places += zip(scenario.volunteers, origins.volunteers).compactMap { person, cursor in
            person.home.map { ($0, cursor) }
        }
        places += zip(scenario.households, origins.households).map { ($0.place, $1) }
        places.removeAll { $0.place.lat.isNaN || $0.place.lon.isNaN }
        guard places.count > 1 else { return }
        let middle = Place(
            lat: places.map(\.place.lat).sorted()[(places.count - 1) / 2],
            lon: places.map(\.place.lon).sorted()[(places.count - 1) / 2])
        for (place, cursor) in places {
            let far = roughKilometres(place, middle)
            guard far > 100 else { continue }
            let swapped = Place(lat: place.lon, lon: place.lat)
            let found = "\(plainDecimal(place.lat)), \(plainDecimal(place.lon))"
            if Limits.latitude.contains(place.lon), roughKilometres(swapped, middle) <= 100 {
                cursor.fault("swapped-lat-lon", found: found)
            } else {
                cursor.fault(
                    "far-away", ["km": "\(Int(far))"], severity: far > 1000 ? .error : .warning,
                    found: found)
            }
        }
    }

    /// Households at one door that ask for the same: probably one household from two lists.
    func checkDuplicates() {
        var first: [[String]: String] = [:]
        for (household, cursor) in zip(scenario.households, origins.households) {
            let place = household.place
            if place.lat.isNaN { continue }
            let words = [
                place.street, place.house, place.crossing, place.entrance, place.floor,
                place.flat, place.building,
            ]
            var key = words.map { $0 ?? "" } + ["\(place.lat)", "\(place.lon)"]
            for need in household.needs {
                let pieces = need.brings.pieces.sorted { $0.key < $1.key }
                key += [need.kind, "\(pieces)", "\(need.brings.grams ?? 0)"]
            }
            if let other = first[key] {
                if other != household.id {
                    cursor.fault(
                        "likely-duplicate", ["other": other], severity: .warning,
                        found: household.id)
                }
            } else {
                first[key] = household.id
            }
        }
    }
}

/// Kilometres between two places, near enough to tell one city from another.
private func roughKilometres(_ a: Place, _ b: Place) -> Double {
    let apart = (a.lon - b.lon).magnitude
    let lon = min(apart, 360 - apart) * (1 - ((a.lat + b.lat) / 180).magnitude)
    let lat = a.lat - b.lat
    return (lat * lat + lon * lon).squareRoot() * 111.2
}
