extension Decoder {
    /// One centre.
    func centre(_ record: Record) {
        let id = record.id
        let place = place(record, of: .centre(scenario.centres.count))
        var centre = Centre(id: id, place: place)
        centre.name = record["name"]?.localText() ?? [:]
        if let open = record["open"]?.interval(instant: false) { centre.open = open }
        if let stock = quantities(record["stock"], zeros: true) { centre.stock = stock }
        if let seconds = record["loadingMinutes"]?.minutes() { centre.loadingSeconds = seconds }
        if let each = record["minutesPerItem"]?.scaled(60_000, in: Limits.minutes) {
            centre.loadingMillisecondsPerItem = each
        }
        centre.ramp = record["ramp"]?.integer(in: Limits.count)
        scenario.centres.append(centre)
        origins.centres.append(record.cursor)
    }

    private enum Role { case from, to, crewTo }

    private func base(_ cursor: Cursor, _ role: Role) -> Base? {
        switch (cursor.value.content, role) {
        case (.scalar("home", _), .from), (.scalar("home", _), .to): return .home
        case (.scalar("anywhere", _), .to), (.scalar("anywhere", _), .crewTo): return .anywhere
        default: return reference(cursor, to: .centre).map { .centre($0) }
        }
    }

    /// One volunteer.
    func volunteer(_ record: Record) {
        let id = record.id
        let centres = ids[.centre]?.list ?? []
        let only = centres.count == 1 ? centres[0] : nil
        var from: Base?
        if let cursor = record["from"] {
            from = base(cursor, .from)
        } else if let only {
            from = .centre(only)
        } else if !centres.isEmpty {
            record.missing("from")
        }
        let to = record["to"].flatMap { base($0, .to) } ?? from
        var centre: String?
        if let cursor = record["centre"] {
            centre = reference(cursor, to: .centre)
        } else if case .centre(let id) = from {
            centre = id
        } else if let only {
            centre = only
        } else if from == .home {
            record.missing("centre")
        }
        if from == nil || to == nil || centre == nil { unsound.insert(id) }
        var volunteer = Volunteer(
            id: id, from: from ?? .home, to: to ?? .home, centre: centre ?? "")
        if let cursor = record["home"], let point = Record(cursor, keys: Keys.point) {
            volunteer.home = place(point, of: .home(scenario.volunteers.count))
        } else if record["home"] == nil, from == .home || to == .home {
            record.missing("home")
        }
        read(record, into: &volunteer)
        relations(record, into: &volunteer)
        limits(record, into: &volunteer)
        scenario.volunteers.append(volunteer)
        origins.volunteers.append(record.cursor)
    }

    private func read(_ record: Record, into volunteer: inout Volunteer) {
        if let word = record["travels"]?.choice(TravelMode.allCases.map(\.rawValue)) {
            volunteer.travels = TravelMode(rawValue: word) ?? .car
        }
        if let seats = record["seats"]?.integer(in: Limits.seats) { volunteer.seats = seats }
        if let carries = quantities(record["carries"], zeros: true) { volunteer.carries = carries }
        if let hours = record["available"]?.intervals(instant: false) {
            volunteer.available = hours
        }
        volunteer.skills = record["skills"]?.words() ?? []
        volunteer.tools = record["tools"]?.words() ?? []
        volunteer.speaks = record["speaks"]?.languages() ?? []
        volunteer.breaks = (record["breaks"]?.few() ?? []).compactMap(rest)
        volunteer.minor = record["minor"]?.flag() ?? false
        volunteer.language = record["language"]?.choice(["kk", "ru", "en"])
    }

    private func relations(_ record: Record, into volunteer: inout Volunteer) {
        let own = volunteer.centre
        volunteer.reloadsAt = (references(record["reloadsAt"], to: .centre) ?? []).filter {
            $0 != own
        }
        for key in ["together", "apart"] {
            let others = references(record[key], to: .volunteer) ?? []
            if others.contains(volunteer.id) {
                record[key]?.fault("self-reference", found: volunteer.id)
            }
            if key == "together" { volunteer.together = others } else { volunteer.apart = others }
        }
    }

    private func limits(_ record: Record, into volunteer: inout Volunteer) {
        volunteer.maxVisits = record["maxVisits"]?.integer(in: Limits.visits)
        volunteer.maxSeconds = record["maxMinutes"]?.minutes()
        volunteer.maxMetres = record["maxKm"]?.scaled(1000, in: Limits.kilometres)
        volunteer.maxTrips = record["maxTrips"]?.integer(in: Limits.visits)
        volunteer.fixedCost = record["fixedMinutes"]?.scaled(60_000, in: Limits.price) ?? 0
        volunteer.factor = record["factor"]?.scaled(1000, in: Limits.factor) ?? 1000
        volunteer.costPerMetre =
            record["perKm"].map { $0.scaled(60, in: Limits.unitPrice) ?? 0 }
            ?? (volunteer.travels == .car ? perKm : 0)
    }

    /// A rest: a mapping, or `30@12:00-14:00` in a cell.
    private func rest(_ cursor: Cursor) -> Break? {
        if case .scalar(let text, _) = cursor.value.content, cursor.value.cell != nil {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(trimmed)
            guard parts.count == 2 else {
                cursor.fault("bad-break")
                return nil
            }
            let minutes = cursor.part(parts[0]).minutes()
            let window = cursor.part(parts[1]).interval(instant: false)
            return fits(minutes, window, cursor)
        }
        guard let record = Record(cursor, keys: Keys.rest) else { return nil }
        let minutes = record.require("minutes")?.minutes()
        let window = record.require("window")?.interval(instant: false)
        return fits(minutes, window, cursor)
    }

    private func fits(_ seconds: Int?, _ window: Interval?, _ cursor: Cursor) -> Break? {
        guard let seconds, let window else { return nil }
        if seconds > window.end - window.start {
            cursor.fault("break-too-long", ["minutes": plainDecimal(Double(seconds) / 60)])
            return nil
        }
        return Break(seconds: seconds, window: window)
    }

    /// Whether the planner forms crews, and how; a list of crews says that it does not.
    func forming(_ cursor: Cursor?) {
        guard let cursor, case .mapping(let entries) = cursor.value.content else { return }
        // Its keys were looked at when the given crews were read.
        func value(_ key: String) -> Cursor? {
            entries.first { $0.key == key && !$0.value.isNull }.map {
                Cursor(value: $0.value, path: .key(cursor.path, key), faults: faults)
            }
        }
        let most = value("most")?.integer(in: 2...Limits.members)
        let same = value("sameAs")
        let isSame = same?.choice(["yesterday"]) != nil
        guard value("form")?.flag() ?? false else {
            // Nobody stays together where no crews are formed.
            if let same { same.fault("missing-key", ["key": "form"]) }
            return
        }
        scenario.forming = CrewForming(most: most, sameAsYesterday: isSame)
        if isSame, scenario.history.crews.isEmpty {
            same?.fault("yesterday-not-known", severity: .warning)
        }
    }

    /// One crew.
    func crew(_ record: Record) {
        let id = record.id
        var crew = Crew(id: id, members: [])
        if let same = record["sameAs"] {
            if record["members"] != nil {
                same.fault("both-stated", ["key": "sameAs", "other": "members"])
            } else if same.choice(["yesterday"]) != nil {
                crew.members = yesterdaysMembers(of: id, same)
                sameAsYesterday.insert(scenario.crews.count)
            }
        } else if let cursor = record.require("members"), let items = cursor.few(Limits.members) {
            if items.isEmpty { cursor.fault("empty-list") }
            for item in items {
                guard let member = reference(item, to: .volunteer) else { continue }
                if crew.members.contains(member) {
                    item.fault("repeated-member")
                } else {
                    crew.members.append(member)
                }
            }
        }
        crew.available = record["available"]?.intervals(instant: false)
        crew.to = record["to"].flatMap { base($0, .crewTo) }
        scenario.crews.append(crew)
        origins.crews.append(record.cursor)
    }
}

extension Cursor {
    /// A part of a cell's text, at the same place.
    func part(_ text: String) -> Cursor {
        Cursor(
            value: Stated(.scalar(text, quoted: false), value.origin, cell: value.cell),
            path: path, faults: faults)
    }
}
