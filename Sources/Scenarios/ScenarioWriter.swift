extension ScenarioFile {
    /// The scenario as canonical JSON: every field is stated, defaults too, in a fixed order. It reads back to an equal scenario.
    public static func json(_ scenario: Scenario) -> String {
        tree(scenario).rendered() + "\n"
    }

    /// The scenario as a JSON value.
    static func tree(_ scenario: Scenario) -> JSONText {
        var members: [(String, JSONText)] = [("komek", .whole(1))]
        members.append(("day", day(scenario.day)))
        members.append(
            ("goods", .block(scenario.goods.map { good in
                var fields = [("kg", JSONText.thousandths(good.grams))]
                if !good.name.isEmpty { fields.append(("name", text(good.name))) }
                return (good.id, .object(fields))
            })))
        members.append(
            ("kinds", .block(scenario.kinds.map { kind in
                (kind.id, .object(kind.name.isEmpty ? [] : [("name", text(kind.name))]))
            })))
        members.append(("centres", .lines(scenario.centres.map(centre))))
        members.append(("volunteers", .lines(scenario.volunteers.map(volunteer))))
        members.append(("crews", .lines(scenario.crews.map(crew))))
        members.append(("households", .lines(scenario.households.map(household))))
        members.append(("rules", rules(scenario.rules)))
        members.append(("travel", travel(scenario.travel)))
        members.append(("fixed", .lines(scenario.fixed.map(pin))))
        members.append(("history", history(scenario.history)))
        return .block(members)
    }

    private static func day(_ day: Day) -> JSONText {
        var fields: [(String, JSONText)] = []
        if let date = day.date { fields.append(("date", .text(date.iso))) }
        if !day.name.isEmpty { fields.append(("name", text(day.name))) }
        if let degrees = day.temperature { fields.append(("temperature", .whole(degrees))) }
        return .object(fields)
    }

    private static func text(_ text: LocalText) -> JSONText {
        if let plain = text[""] { return .text(plain) }
        return .object(text.keys.sorted().map { ($0, .text(text[$0] ?? "")) })
    }

    private static func list(_ words: [String]) -> JSONText { .array(words.map { .text($0) }) }

    static func interval(_ interval: Interval) -> JSONText {
        .text("\(clockText(interval.start))-\(clockText(interval.end))")
    }

    static func quantities(_ quantities: Quantities) -> JSONText {
        var fields = quantities.pieces.keys.sorted().map {
            ($0, JSONText.whole(quantities.pieces[$0] ?? 0))
        }
        if let grams = quantities.grams { fields.append(("kg", .thousandths(grams))) }
        return .object(fields)
    }

    /// Seconds as decimal minutes that read back to the same seconds.
    private static func minutes(_ seconds: Int) -> JSONText {
        seconds % 60 == 0 ? .whole(seconds / 60) : .number(Double(seconds) / 60)
    }

    /// A price in minutes; costs are whole thousandths of a minute.
    private static func price(_ cost: Cost) -> JSONText { .thousandths(cost / 60) }

    private static func place(_ place: Place) -> [(String, JSONText)] {
        var words: [(String, JSONText)] = []
        func add(_ key: String, _ value: String?) {
            if let value { words.append((key, .text(value))) }
        }
        add("street", place.street)
        add("house", place.house)
        add("crossing", place.crossing)
        add("entrance", place.entrance)
        add("floor", place.floor)
        add("flat", place.flat)
        add("building", place.building)
        var fields: [(String, JSONText)] = [
            ("lat", .number(place.lat)), ("lon", .number(place.lon)),
        ]
        if !words.isEmpty { fields.append(("place", .object(words))) }
        return fields
    }

    private static func centre(_ centre: Centre) -> JSONText {
        var fields: [(String, JSONText)] = [("id", .text(centre.id))]
        if !centre.name.isEmpty { fields.append(("name", text(centre.name))) }
        fields += place(centre.place)
        fields.append(("open", interval(centre.open)))
        if !centre.stock.isEmpty { fields.append(("stock", quantities(centre.stock))) }
        fields.append(("loadingMinutes", minutes(centre.loadingSeconds)))
        if centre.loadingMillisecondsPerItem > 0 {
            fields.append(
                ("minutesPerItem", .number(Double(centre.loadingMillisecondsPerItem) / 60_000)))
        }
        if let ramp = centre.ramp { fields.append(("ramp", .whole(ramp))) }
        return .object(fields)
    }

    static func base(_ base: Base) -> JSONText {
        switch base {
        case .centre(let id): .text(id)
        case .home: .text("home")
        case .anywhere: .text("anywhere")
        }
    }

    private static func volunteer(_ v: Volunteer) -> JSONText {
        var fields: [(String, JSONText)] = [
            ("id", .text(v.id)), ("from", base(v.from)), ("to", base(v.to)),
            ("centre", .text(v.centre)),
        ]
        if let home = v.home { fields.append(("home", .object(place(home)))) }
        fields.append(("travels", .text(v.travels.rawValue)))
        fields.append(("seats", .whole(v.seats)))
        if !v.carries.isEmpty { fields.append(("carries", quantities(v.carries))) }
        fields.append(("available", .array(v.available.map(interval))))
        func add(_ key: String, _ words: [String]) {
            if !words.isEmpty { fields.append((key, list(words))) }
        }
        add("skills", v.skills)
        add("tools", v.tools)
        add("speaks", v.speaks)
        if !v.breaks.isEmpty {
            fields.append(
                ("breaks", .array(v.breaks.map {
                    .object([("minutes", minutes($0.seconds)), ("window", interval($0.window))])
                })))
        }
        if let most = v.maxVisits { fields.append(("maxVisits", .whole(most))) }
        if let most = v.maxSeconds { fields.append(("maxMinutes", minutes(most))) }
        if let most = v.maxMetres { fields.append(("maxKm", .thousandths(most))) }
        if let most = v.maxTrips { fields.append(("maxTrips", .whole(most))) }
        fields.append(("fixedMinutes", price(v.fixedCost)))
        fields.append(("factor", .thousandths(v.factor)))
        fields.append(("perKm", .number(Double(v.costPerMetre) / 60)))
        add("reloadsAt", v.reloadsAt)
        if v.minor { fields.append(("minor", .flag(true))) }
        add("together", v.together)
        add("apart", v.apart)
        if let language = v.language { fields.append(("language", .text(language))) }
        return .object(fields)
    }

    private static func crew(_ crew: Crew) -> JSONText {
        var fields: [(String, JSONText)] = [("id", .text(crew.id)), ("members", list(crew.members))]
        if let available = crew.available {
            fields.append(("available", .array(available.map(interval))))
        }
        if let to = crew.to { fields.append(("to", base(to))) }
        return .object(fields)
    }

    private static func household(_ h: Household) -> JSONText {
        var fields: [(String, JSONText)] = [("id", .text(h.id))]
        fields += place(h.place)
        func add(_ key: String, _ words: [String]) {
            if !words.isEmpty { fields.append((key, list(words))) }
        }
        add("speaks", h.speaks)
        add("centres", h.centres)
        if h.isolating { fields.append(("isolating", .flag(true))) }
        add("seenBy", h.seenBy)
        add("unwanted", h.unwanted)
        fields.append(("arrivalMinutes", minutes(h.arrivalSeconds)))
        fields.append(("contactFree", .flag(h.contactFree)))
        if let note = h.note { fields.append(("note", .text(note))) }
        fields.append(("needs", .array(h.needs.map(need))))
        return .object(fields)
    }

    private static func need(_ need: Need) -> JSONText {
        var fields: [(String, JSONText)] = [("id", .text(need.id)), ("kind", .text(need.kind))]
        fields.append(("brings", quantities(need.brings)))
        fields.append(("minutes", minutes(need.seconds)))
        if let work = need.personSeconds { fields.append(("personMinutes", minutes(work))) }
        fields.append(("leastMinutes", minutes(need.leastSeconds)))
        fields.append(
            ("crew", .object([
                ("least", .whole(need.crew.least)), ("best", .whole(need.crew.best)),
            ])))
        fields.append(("skills", list(need.skills)))
        fields.append(("tools", list(need.tools)))
        fields.append(("windows", .array(need.windows.map(interval))))
        if let before = need.before { fields.append(("before", .text(clockText(before)))) }
        switch need.value {
        case .must: fields.append(("value", .text("must")))
        case .worth(let cost): fields.append(("value", price(cost)))
        }
        if let note = need.note { fields.append(("note", .text(note))) }
        return .object(fields)
    }
}

extension Day.Date {
    /// `2021-03-21`.
    var iso: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
