extension Decoder {
    /// How travel is measured.
    func travel(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.travel) else { return }
        if let detour = record["detour"]?.scaled(1000, in: Limits.detour) {
            scenario.travel.detour = detour
        }
        modes(record["speeds"], in: Limits.speed) { scenario.travel.speeds[$0] = $1 }
        modes(record["winter"], in: Limits.winter) { scenario.travel.winter[$0] = $1 }
        classSpeeds(record["roadSpeeds"])
        parking(record["parking"])
        let source = source(record)
        roads(record, source)
        if server(record, source) { return }
        let stated = (record["file"], record["legs"])
        guard source == "matrix" else {
            if source != nil {
                for extra in [stated.0, stated.1] { extra?.fault("legs-without-matrix") }
            }
            return
        }
        distinctPlaces()
        switch stated {
        case (nil, nil): record.missing("legs")
        case (_?, let legs?): legs.fault("both-stated", ["other": "file", "key": "legs"])
        case (nil, let cursor?): scenario.travel.source = .matrix(legs(cursor))
        case (let cursor?, nil):
            scenario.travel.source = .matrix([])
            guard let name = cursor.text() else { return }
            guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("\\"),
                !name.split(separator: "/").contains("..")
            else {
                cursor.fault("bad-file-name")
                return
            }
            guard let tree = readBeside(name) else { return }
            let inner = Cursor(value: tree, path: .root, faults: faults)
            scenario.travel.source = .matrix(legs(inner))
        }
    }

    private func parking(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.parking) else { return }
        if let seconds = record["minutes"]?.minutes(in: Limits.parking) {
            scenario.travel.parking.seconds = seconds
        }
        if let seconds = record["walkMinutes"]?.minutes(in: Limits.parking) {
            scenario.travel.parking.walkSeconds = seconds
        }
    }

    private func source(_ record: Record) -> String? {
        guard let cursor = record["source"] else { return "straight-line" }
        return cursor.choice(
            ["straight-line", "matrix", "roads"] + Travel.Server.Kind.allCases.map(\.rawValue))
    }

    private func modes(
        _ cursor: Cursor?, in range: ClosedRange<Double>, _ set: (TravelMode, Int) -> Void
    ) {
        guard let cursor, let record = Record(cursor, keys: Keys.modes) else { return }
        for mode in TravelMode.allCases {
            if let factor = record[mode.rawValue]?.scaled(1000, in: range) { set(mode, factor) }
        }
    }

    /// In a matrix, and where ways of servers are kept, a centre and a household must not share an id.
    func distinctPlaces() {
        for (i, household) in scenario.households.enumerated()
        where ids[.centre]?.contains(household.id) == true {
            origins.households[i].fault("duplicate-id", found: household.id)
        }
    }

    private struct LegKey: Hashable {
        var from: String
        var to: String
        var mode: TravelMode?
    }

    func legs(_ cursor: Cursor) -> [Travel.Leg] {
        var seen: Set<LegKey> = []
        var result: [Travel.Leg] = []
        for item in cursor.items() ?? [] {
            guard let record = Record(item, keys: Keys.leg) else { continue }
            let from = record.require("from").flatMap { reference($0, to: .place) }
            let to = record.require("to").flatMap { reference($0, to: .place) }
            let mode = record["mode"]?.choice(TravelMode.allCases.map(\.rawValue))
            let seconds = record.require("minutes")?.minutes()
            let metres = record.require("km")?.scaled(1000, in: Limits.leg)
            guard let from, let to, let seconds, let metres else { continue }
            let leg = Travel.Leg(
                from: from, to: to, mode: mode.flatMap(TravelMode.init(rawValue:)),
                seconds: seconds, metres: metres)
            if !seen.insert(LegKey(from: from, to: to, mode: leg.mode)).inserted {
                item.fault("duplicate-leg", found: "\(from) → \(to)")
            }
            result.append(leg)
        }
        return result
    }
}
