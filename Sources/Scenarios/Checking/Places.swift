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
        let middle = middle(places.map(\.place), and: beyondPoles.map(\.place))
        for (place, cursor) in beyondPoles {
            let swapped = Place(lat: place.lon, lon: place.lat)
            if let middle, Limits.latitude.contains(place.lon),
                roughKilometres(swapped, middle) <= 100
            {
                cursor.fault("swapped-lat-lon", found: shown(place))
            } else {
                cursor.fault("out-of-range", ["least": "-90", "most": "90"])
            }
        }
        guard places.count > 1, let middle else { return }
        for (place, cursor) in places {
            let far = roughKilometres(place, middle)
            guard far > 100 else { continue }
            let swapped = Place(lat: place.lon, lon: place.lat)
            if Limits.latitude.contains(place.lon), roughKilometres(swapped, middle) <= 100 {
                cursor.fault("swapped-lat-lon", found: shown(place))
            } else {
                cursor.fault(
                    "far-away", ["km": "\(Int(far))"], severity: far > 1000 ? .error : .warning,
                    found: shown(place))
            }
        }
    }

    private func shown(_ place: Place) -> String {
        "\(plainDecimal(place.lat)), \(plainDecimal(place.lon))"
    }

    /// The median of all places, whichever way round each states its coordinates.
    ///
    /// The medians are those of the smaller and of the larger coordinate; most places (in doubt the
    /// first, a centre) say which is the latitude.
    private func middle(_ places: [Place], and more: [Place]) -> Place? {
        guard let first = places.first else { return nil }
        let all = places + more
        let half = (all.count - 1) / 2
        let small = all.map { min($0.lat, $0.lon) }.sorted()[half]
        let large = all.map { max($0.lat, $0.lon) }.sorted()[half]
        let votes = places.count { $0.lat <= $0.lon } * 2 - places.count
        let latFirst = votes == 0 ? first.lat <= first.lon : votes > 0
        return latFirst ? Place(lat: small, lon: large) : Place(lat: large, lon: small)
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
