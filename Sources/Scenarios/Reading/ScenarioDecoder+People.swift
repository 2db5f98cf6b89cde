extension ScenarioDecoder {
    func centre(_ tree: Tree, _ defaults: Record?) {
        let record = Record(tree, reader, defaults: defaults)
        let id = record.own("id").flatMap { reader.id($0) } ?? missing("id", record)
        var centre = Centre(id: id, place: place(record))
        if let name = record["name"] { centre.name = reader.localText(name) }
        if let open = record["open"], let hours = reader.interval(open) { centre.open = hours }
        if let stock = record["stock"] { centre.stock = reader.quantities(stock) }
        if let minutes = record["loadingMinutes"] {
            centre.loadingSeconds = reader.minutes(minutes, 0...600) ?? 0
        }
        if let minutes = record["minutesPerItem"] {
            centre.loadingMillisecondsPerItem = reader.scaled(minutes, by: 60_000, 0...60) ?? 0
        }
        if let ramp = record["ramp"] { centre.ramp = reader.whole(ramp, 1...10_000) }
        record.finish()
        scenario.centres.append(centre)
    }

    /// Notes a missing key; returns something to go on with.
    func missing(_ key: String, _ record: Record) -> String {
        if record.own(key) == nil {
            reader.error("missing-key", record.location, ["key": key, "expected": "\(key): …"])
        }
        return "?"
    }

    /// Latitude, longitude and the words of a place.
    func place(_ record: Record) -> Place {
        let words = record["place"].map { Record($0, reader) }
        guard let latTree = record["lat"], let lonTree = record["lon"] else {
            if words != nil, record["lat"] == nil, record["lon"] == nil {
                // Locating an address needs a map.
                reader.error("unsupported", record.location, ["name": "place (lat, lon)"])
            } else {
                for key in ["lat", "lon"] where record[key] == nil {
                    reader.error(
                        "missing-key", record.location, ["key": key, "expected": "\(key): 51.13"])
                }
            }
            return Place(lat: 0, lon: 0)
        }
        // A latitude beyond 90 that would be a longitude is told as what it most likely is.
        let lat = reader.number(latTree, -180...180)
        let lon = reader.number(lonTree, -180...180)
        if let lat, let lon, lat.magnitude > 85 {
            reader.error(
                lon.magnitude <= 85 ? "swapped-coordinates" : "out-of-range", latTree.location,
                found: "\(lat), \(lon)", ["least": "-85", "most": "85"])
        }
        var place = Place(lat: lat ?? 0, lon: lon ?? 0)
        if let words {
            place.street = words["street"].flatMap { reader.text($0, most: 200) }
            place.house = words["house"].flatMap { reader.text($0, most: 40) }
            place.crossing = words["crossing"].flatMap { reader.text($0, most: 200) }
            place.entrance = words["entrance"].flatMap { reader.text($0, most: 40) }
            place.floor = words["floor"].flatMap { reader.text($0, most: 40) }
            place.flat = words["flat"].flatMap { reader.text($0, most: 40) }
            place.building = words["building"].flatMap { reader.text($0, most: 80) }
            words.finish()
        }
        return place
    }

    func volunteer(_ tree: Tree, _ defaults: Record?) {
        let record = Record(tree, reader, defaults: defaults)
        let id = record.own("id").flatMap { reader.id($0) } ?? missing("id", record)
        let only = scenario.centres.count == 1 ? scenario.centres[0].id : nil
        let from = record["from"].map { base($0, allowsAnywhere: false) } ?? only.map { .centre($0) }
        if from == nil {
            reader.error(
                "missing-key", record.location, ["key": "from", "expected": "from: centre"])
        }
        let start = from ?? .home
        var own = only ?? scenario.centres.first?.id ?? ""
        if case .centre(let centre) = start { own = centre }
        if let tree = record["centre"], let centre = reader.id(tree) {
            reader.reference(centre, to: "centre", at: tree.location)
            own = centre
        } else if case .home = start, only == nil, from != nil {
            reader.error(
                "missing-key", record.location, ["key": "centre", "expected": "centre: …"])
        }
        let end = record["to"].map { base($0, allowsAnywhere: true) } ?? start
        var volunteer = Volunteer(id: id, from: start, to: end, centre: own)
        if let home = record["home"] {
            let place = Record(home, reader)
            volunteer.home = self.place(place)
            place.finish()
        } else if from == .home || end == .home {
            reader.error(
                "missing-key", record.location,
                ["key": "home", "expected": "home: {lat: 51.1, lon: 71.4}"])
        }
        abilities(record, &volunteer)
        limits(record, &volunteer)
        record.finish()
        scenario.volunteers.append(volunteer)
    }

    private func abilities(_ record: Record, _ volunteer: inout Volunteer) {
        if let tree = record["travels"],
            let mode = reader.choice(tree, TravelMode.allCases.map(\.rawValue))
        {
            volunteer.travels = TravelMode(rawValue: mode) ?? .car
        }
        if let tree = record["seats"] { volunteer.seats = reader.whole(tree, 1...100) ?? 5 }
        if let tree = record["carries"] { volunteer.carries = reader.quantities(tree) }
        if let tree = record["available"], let times = reader.intervals(tree) {
            volunteer.available = times
        }
        if let tree = record["skills"] { volunteer.skills = reader.words(tree) }
        if let tree = record["tools"] { volunteer.tools = reader.words(tree) }
        if let tree = record["speaks"] { volunteer.speaks = languages(tree) }
        if let tree = record["breaks"] {
            let items = reader.items(of: tree)
            if items.count > 6 {
                reader.error(
                    "bad-count", tree.location, found: "\(items.count)",
                    ["least": "0", "most": "6"])
            }
            volunteer.breaks = items.prefix(6).compactMap(rest)
        }
        if let tree = record["reloadsAt"] {
            volunteer.reloadsAt = references(tree, "centre").filter { $0 != volunteer.centre }
        }
        if let tree = record["minor"] { volunteer.minor = reader.flag(tree) ?? false }
        if let tree = record["together"] { volunteer.together = references(tree, "volunteer") }
        if let tree = record["apart"] { volunteer.apart = references(tree, "volunteer") }
        if let tree = record["language"] {
            volunteer.language = reader.choice(tree, ["kk", "ru", "en"])
        }
    }

    private func limits(_ record: Record, _ volunteer: inout Volunteer) {
        if let tree = record["maxVisits"] {
            volunteer.maxVisits = reader.whole(tree, 0...100_000)
        }
        if let tree = record["maxMinutes"] { volunteer.maxSeconds = reader.minutes(tree) }
        if let tree = record["maxKm"] {
            volunteer.maxMetres = reader.scaled(tree, by: 1000, 0...10_000)
        }
        if let tree = record["maxTrips"] { volunteer.maxTrips = reader.whole(tree, 0...1_000) }
        if let tree = record["fixedMinutes"] { volunteer.fixedCost = reader.price(tree) ?? 0 }
        if let tree = record["factor"] {
            volunteer.factor = reader.scaled(tree, by: 1000, 0.001...100) ?? 1000
        }
        if let tree = record["perKm"] {
            volunteer.costPerMetre = perMetre(tree)
        } else if volunteer.travels == .car {
            volunteer.costPerMetre = costPerMetre
        }
    }

    /// Minutes a kilometre as cost a metre: whole seconds a kilometre.
    func perMetre(_ tree: Tree) -> Cost { reader.scaled(tree, by: 60, 0...1_000) ?? 0 }

    private func base(_ tree: Tree, allowsAnywhere: Bool) -> Base {
        if tree.text == "home" { return .home }
        if tree.text == "anywhere", allowsAnywhere { return .anywhere }
        guard let id = reader.id(tree) else { return .home }
        reader.reference(id, to: "centre", at: tree.location)
        return .centre(id)
    }

    /// Ids of known things.
    func references(_ tree: Tree, _ sort: String) -> [String] {
        let ids = reader.words(tree)
        for id in ids { reader.reference(id, to: sort, at: tree.location) }
        return ids
    }

    /// Two- or three-letter codes.
    func languages(_ tree: Tree) -> [String] {
        let codes = reader.words(tree, most: 20)
        for code in codes
        where !(2...3).contains(code.utf8.count) || !code.utf8.allSatisfy({ (97...122).contains($0) }) {
            reader.error("bad-language", tree.location, found: code)
        }
        return codes
    }

    /// `{minutes: 30, window: "12:00-14:00"}`, or `30@12:00-14:00`.
    private func rest(_ tree: Tree) -> Break? {
        var minutes: Tree?
        var window: Tree?
        if let text = tree.text, let at = text.firstIndex(of: "@") {
            minutes = Tree(
                kind: .scalar(text[..<at].trimmed, isPlain: true), location: tree.location)
            window = Tree(
                kind: .scalar(text[text.index(after: at)...].trimmed, isPlain: true),
                location: tree.location)
        } else {
            let record = Record(tree, reader)
            minutes = record.required("minutes", expected: "minutes: 30")
            window = record.required("window", expected: "window: \"12:00-14:00\"")
            record.finish()
        }
        guard let minutes, let window, let seconds = reader.minutes(minutes, 1...1_000),
            let interval = reader.interval(window)
        else { return nil }
        guard interval.end - interval.start >= seconds else {
            reader.error(
                "break-window", window.location, found: window.excerpt,
                ["minutes": "\(seconds / 60)"])
            return nil
        }
        return Break(seconds: seconds, window: interval)
    }

    func crews(_ tree: Tree?) {
        guard let tree else { return }
        guard case .list(let items) = tree.kind else {
            // A mapping would ask the planner to form crews.
            if case .map(let entries) = tree.kind {
                for entry in entries {
                    reader.error(
                        "unsupported", entry.location, ["name": "crews.\(entry.key)"])
                }
            } else {
                reader.error("wrong-type", tree.location, found: tree.excerpt, ["expected": "[…]"])
            }
            return
        }
        for item in items {
            let record = Record(item, reader)
            record.refuse(["form", "sameAs"], as: "crews")
            let id = record.own("id").flatMap { reader.id($0) } ?? missing("id", record)
            let members =
                record.required("members", expected: "members: [a, b]").map {
                    references($0, "volunteer")
                } ?? []
            var crew = Crew(id: id, members: members)
            if members.isEmpty {
                reader.error("bad-count", record.location, found: "0", ["least": "1", "most": "100"])
            }
            if let tree = record["available"] { crew.available = reader.intervals(tree) }
            if let tree = record["to"] {
                crew.to = base(tree, allowsAnywhere: true)
                if crew.to == .home {
                    reader.error(
                        "bad-choice", tree.location, found: "home", ["choices": "CENTRE, anywhere"])
                }
            }
            record.finish()
            scenario.crews.append(crew)
        }
    }
}

extension Reader {
    /// A fault without a value.
    func error(_ code: String, _ location: Diagnostic.Location, _ facts: [String: String]) {
        error(code, location, found: nil, facts)
    }
}
