extension Decoder {
    /// The servers, if travel is what they say; whether it is.
    func server(_ record: Record, _ source: String?) -> Bool {
        guard let kind = source.flatMap(Travel.Server.Kind.init(rawValue:)) else {
            if source != nil { record["url"]?.fault("url-without-server") }
            return false
        }
        // What they answer about a plan's ways is kept as legs between ids.
        distinctPlaces()
        record["file"]?.fault("legs-without-matrix")
        var server = Travel.Server(kind: kind, urls: [:])
        if let cursor = record.require("url") { server.urls = urls(cursor, kind) }
        server.kept = record["legs"].map(legs) ?? []
        scenario.travel.source = .server(server)
        return true
    }

    private func urls(_ cursor: Cursor, _ kind: Travel.Server.Kind) -> [TravelMode: String] {
        let modes = scenario.modesTravelled
        guard case .mapping = cursor.value.content else {
            // An OSRM server answers everything by the one mode it was made for, without a word.
            if kind == .osrm, modes.count > 1 {
                cursor.fault(
                    "server-one-mode",
                    ["modes": modes.map(\.rawValue).joined(separator: ", ")])
            }
            guard let url = url(cursor) else { return [:] }
            return Dictionary(uniqueKeysWithValues: modes.map { ($0, url) })
        }
        guard let record = Record(cursor, keys: Keys.modes) else { return [:] }
        var urls: [TravelMode: String] = [:]
        for mode in TravelMode.allCases {
            if let stated = record[mode.rawValue] {
                urls[mode] = url(stated)
            } else if modes.contains(mode) {
                record.missing(mode.rawValue)
            }
        }
        return urls
    }

    /// An address without its last slash; no password, since plans keep it, and nothing that a path
    /// cannot be added to.
    func url(_ cursor: Cursor) -> String? {
        guard let text = cursor.text() else { return nil }
        let scheme = ["http://", "https://"].first { text.hasPrefix($0) }
        let rest = scheme.map { text.dropFirst($0.count) } ?? ""
        let plain = rest.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "-._~:/[]%".utf8.contains(byte)
            }
        }
        guard scheme != nil, plain, let first = rest.first, first != "/", first != ":" else {
            cursor.fault("bad-url")
            return nil
        }
        var url = text
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }
}

extension Scenario {
    /// How hands travel, each way once: a crew by car if a member does, else on foot, else by bicycle.
    public var modesTravelled: [TravelMode] {
        var crewOf: [String: Int] = [:]
        for (i, crew) in crews.enumerated() {
            for member in crew.members { crewOf[member] = i }
        }
        var modes: Set<TravelMode> = []
        var ofCrew = [Set<TravelMode>](repeating: [], count: crews.count)
        for volunteer in volunteers {
            if let crew = crewOf[volunteer.id] {
                ofCrew[crew].insert(volunteer.travels)
            } else {
                modes.insert(volunteer.travels)
            }
        }
        for members in ofCrew {
            if let mode = [TravelMode.car, .foot, .bicycle].first(where: members.contains) {
                modes.insert(mode)
            }
        }
        if walksFromCars { modes.insert(.foot) }
        return TravelMode.allCases.filter(modes.contains)
    }

    /// Whether who comes by car may leave it and walk to the neighbours: not in frost, when it is the
    /// car that keeps people warm.
    public var walksFromCars: Bool {
        travel.parking.walkSeconds > 0 && frost == nil
            && volunteers.contains { $0.travels == .car }
    }
}
