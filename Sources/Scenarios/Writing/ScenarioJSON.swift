import Addresses
import JSONText

/// Collects the entries of an object; what is nil or empty is left out.
struct JSONObject {
    private(set) var entries: [(String, JSON)] = []
    mutating func add(_ key: String, _ value: JSON?) {
        if let value { entries.append((key, value)) }
    }
    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { entries.append((key, .texts(texts))) }
    }
    mutating func add(_ key: String, _ text: LocalText) {
        if let plain = text[""] {
            entries.append((key, .text(plain)))
        } else if !text.isEmpty {
            let languages = text.sorted { $0.key < $1.key }.map { ($0.key, JSON.text($0.value)) }
            entries.append((key, .object(languages)))
        }
    }
    mutating func add(_ key: String, _ quantities: Quantities, always: Bool = false) {
        guard always || !quantities.isEmpty else { return }
        var object = quantities.pieces.sorted { $0.key < $1.key }.map {
            ($0.key, JSON.number($0.value))
        }
        if let grams = quantities.grams { object.append(("kg", .decimal(grams, per: 1000))) }
        entries.append((key, .object(object)))
    }
    var json: JSON { .object(entries) }
}

extension Scenario {
    /// The canonical form.
    var asJSON: JSON {
        var root = JSONObject()
        root.add("komek", .number(1))
        if day != Day() { root.add("day", day.asJSON) }
        root.add("goods", .object(goods.map { ($0.id, $0.asJSON) }))
        root.add("kinds", .object(kinds.map { ($0.id, $0.asJSON) }))
        root.add("centres", .list(centres.map(\.asJSON)))
        root.add("volunteers", .list(volunteers.map(\.asJSON)))
        root.add("crews", crewsAsJSON)
        root.add("households", .list(households.map(\.asJSON)))
        root.add("rules", rules.asJSON)
        root.add("travel", travel.asJSON)
        if !fixed.isEmpty { root.add("fixed", .list(fixed.map(\.asJSON))) }
        if history != History() { root.add("history", history.asJSON) }
        return root.json
    }
}

extension Day {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        if let date {
            func digits(_ number: Int, _ count: Int) -> String {
                let text = "\(number)"
                return String(repeating: "0", count: max(0, count - text.count)) + text
            }
            let parts = [digits(date.year, 4), digits(date.month, 2), digits(date.day, 2)]
            object.add("date", .text(parts.joined(separator: "-")))
        }
        object.add("name", name)
        object.add("temperature", temperature.map(JSON.number))
        return object.json
    }
}

extension Good {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("kg", .decimal(grams, per: 1000))
        object.add("name", name)
        return object.json
    }
}

extension Kind {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("name", name)
        return object.json
    }
}

extension After {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("need", .text(need))
        if leastSeconds > 0 { object.add("leastMinutes", .decimal(leastSeconds, per: 60)) }
        object.add("mostMinutes", mostSeconds.map { .decimal($0, per: 60) })
        return object.json
    }
}

extension Place {
    fileprivate func add(to object: inout JSONObject) {
        object.add("lat", .number(lat))
        object.add("lon", .number(lon))
        var words = JSONObject()
        words.add("street", street.map(JSON.text))
        words.add("house", house.map(JSON.text))
        words.add("crossing", crossing.map(JSON.text))
        words.add("entrance", entrance.map(JSON.text))
        words.add("floor", floor.map(JSON.text))
        words.add("flat", flat.map(JSON.text))
        words.add("building", building.map(JSON.text))
        words.add("doubts", doubts.map(\.rawValue))
        if !words.entries.isEmpty { object.add("place", words.json) }
    }
}

extension Base {
    fileprivate var asJSON: JSON {
        switch self {
        case .centre(let id): .text(id)
        case .home: .text("home")
        case .anywhere: .text("anywhere")
        }
    }
}

extension Centre {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("id", .text(id))
        object.add("name", name)
        place.add(to: &object)
        object.add("open", .interval(open))
        object.add("stock", stock)
        object.add("loadingMinutes", .decimal(loadingSeconds, per: 60))
        object.add("minutesPerItem", .decimal(loadingMillisecondsPerItem, per: 60_000))
        object.add("ramp", ramp.map(JSON.number))
        return object.json
    }
}

extension Volunteer {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("id", .text(id))
        object.add("from", from.asJSON)
        object.add("to", to.asJSON)
        object.add("centre", .text(centre))
        if let home {
            var point = JSONObject()
            home.add(to: &point)
            object.add("home", point.json)
        }
        object.add("travels", .text(travels.rawValue))
        object.add("seats", .number(seats))
        object.add("carries", carries)
        object.add("available", .intervals(available))
        object.add("skills", skills)
        object.add("tools", tools)
        object.add("speaks", speaks)
        if !breaks.isEmpty {
            object.add(
                "breaks",
                .list(
                    breaks.map {
                        .object([
                            ("minutes", .decimal($0.seconds, per: 60)),
                            ("window", .interval($0.window)),
                        ])
                    }))
        }
        object.add("maxVisits", maxVisits.map(JSON.number))
        object.add("maxMinutes", maxSeconds.map { .decimal($0, per: 60) })
        object.add("maxKm", maxMetres.map { .decimal($0, per: 1000) })
        object.add("maxTrips", maxTrips.map(JSON.number))
        object.add("fixedMinutes", .decimal(fixedCost, per: 60_000))
        object.add("factor", .decimal(factor, per: 1000))
        object.add("perKm", .decimal(costPerMetre, per: 60))
        object.add("reloadsAt", reloadsAt)
        object.add("minor", .flag(minor))
        object.add("together", together)
        object.add("apart", apart)
        object.add("language", language.map(JSON.text))
        return object.json
    }
}

extension Scenario {
    /// What the scenario states of crews, those of a plan aside.
    private var crewsAsJSON: JSON? {
        let given = JSON.list(givenCrews.map(\.asJSON))
        guard let forming else { return givenCrews.isEmpty ? nil : given }
        var object = JSONObject()
        object.add("form", .flag(true))
        object.add("most", forming.most.map(JSON.number))
        if forming.sameAsYesterday { object.add("sameAs", .text("yesterday")) }
        if !givenCrews.isEmpty { object.add("given", given) }
        return object.json
    }
}

extension Crew {
    /// As a scenario states it, and as a plan does.
    var asJSON: JSON {
        var object = JSONObject()
        object.add("id", .text(id))
        object.add("members", members)
        object.add("available", available.map(JSON.intervals))
        object.add("to", to?.asJSON)
        return object.json
    }
}

extension Household {
    var asJSON: JSON {
        var object = JSONObject()
        object.add("id", .text(id))
        place.add(to: &object)
        object.add("speaks", speaks)
        object.add("centres", centres)
        object.add("isolating", .flag(isolating))
        object.add("seenBy", seenBy)
        object.add("unwanted", unwanted)
        object.add("arrivalMinutes", .decimal(arrivalSeconds, per: 60))
        object.add("contactFree", .flag(contactFree))
        object.add("note", note.map(JSON.text))
        object.add("needs", .list(needs.map(\.asJSON)))
        return object.json
    }
}

extension Need {
    var asJSON: JSON {
        var object = JSONObject()
        object.add("kind", .text(kind))
        object.add("id", .text(id))
        object.add("brings", brings, always: true)
        if let personSeconds {
            object.add("personMinutes", .decimal(personSeconds, per: 60))
        } else {
            object.add("minutes", .decimal(seconds, per: 60))
        }
        object.add("leastMinutes", .decimal(leastSeconds, per: 60))
        if outdoors != (kind == Kind.snow) { object.add("outdoors", .flag(outdoors)) }
        object.add(
            "crew", .object([("least", .number(crew.least)), ("best", .number(crew.best))]))
        object.add("tools", tools)
        object.add("skills", skills)
        switch value {
        case .must: object.add("value", .text("must"))
        case .worth(let cost): object.add("value", .decimal(cost, per: 60_000))
        }
        object.add("windows", .intervals(windows))
        object.add("before", before.map(JSON.clock))
        if people > 1 { object.add("people", .number(people)) }
        if !after.isEmpty { object.add("after", .list(after.map(\.asJSON))) }
        object.add("note", note.map(JSON.text))
        return object.json
    }
}
