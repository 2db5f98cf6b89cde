import JSONText

extension Rules {
    /// The canonical form.
    var asJSON: JSON {
        var object = JSONObject()
        var sanitary = JSONObject()
        sanitary.add("mostHouseholds", mostHouseholds.map(JSON.number))
        sanitary.add("disinfectionMinutes", .decimal(disinfectionSeconds, per: 60))
        sanitary.add("isolating", .text(isolating.rawValue))
        sanitary.add("contactFree", .flag(contactFree))
        object.add("sanitary", sanitary.json)
        if !frost.isEmpty {
            object.add(
                "frost",
                .list(
                    frost.map {
                        .object([
                            ("below", .number($0.below)),
                            ("outdoorsMinutes", .decimal($0.outdoorsSeconds, per: 60)),
                            ("warmMinutes", .decimal($0.warmSeconds, per: 60)),
                        ])
                    }))
        }
        var fairness = JSONObject()
        fairness.add("minutes", steps(fairnessSeconds, unit: 60, price: 1000))
        fairness.add("km", steps(fairnessMetres, unit: 1000, price: 60))
        fairness.add("kg", steps(fairnessGrams, unit: 1000, price: 60))
        if !fairness.entries.isEmpty { object.add("fairness", fairness.json) }
        var wishes = JSONObject()
        wishes.add("language", .decimal(languagePrice, per: 60_000))
        wishes.add("continuity", .decimal(continuityPrice, per: 60_000))
        wishes.add("late", .decimal(latePrice, per: 60_000))
        object.add("wishes", wishes.json)
        object.add("changedSheet", changedSheetPrice.map { .decimal($0, per: 60_000) })
        return object.json
    }

    private func steps(_ steps: [FairnessStep], unit: Int, price: Int) -> JSON? {
        if steps.isEmpty { return nil }
        return .list(
            steps.map {
                .object([
                    ("above", .decimal($0.above, per: unit)),
                    ("price", .decimal($0.cost, per: price)),
                ])
            })
    }
}

extension Travel {
    /// The canonical form.
    var asJSON: JSON {
        var object = JSONObject()
        switch source {
        case .straightLine: object.add("source", .text("straight-line"))
        case .matrix: object.add("source", .text("matrix"))
        case .roads(let map):
            object.add("source", .text("roads"))
            object.add("map", .text(map.file))
            object.add("mapHash", .text(map.hash))
        case .server(let server):
            object.add("source", .text(server.kind.rawValue))
            let urls = TravelMode.allCases.compactMap { mode in
                server.urls[mode].map { (mode.rawValue, JSON.text($0)) }
            }
            object.add("url", .object(urls))
        }
        object.add("detour", .decimal(detour, per: 1000))
        object.add("speeds", modes(speeds))
        if !roadSpeeds.isEmpty {
            let classes = roadSpeeds.sorted { $0.key < $1.key }
            object.add(
                "roadSpeeds", .object(classes.map { ($0.key, .decimal($0.value, per: 1000)) }))
        }
        object.add("winter", modes(winter))
        if parking != Parking() {
            var part = JSONObject()
            part.add("minutes", .decimal(parking.seconds, per: 60))
            if parking.walkSeconds > 0 {
                part.add("walkMinutes", .decimal(parking.walkSeconds, per: 60))
            }
            object.add("parking", part.json)
        }
        switch source {
        case .matrix(let legs): object.add("legs", .list(legs.map(\.asJSON)))
        case .server(let server) where !server.kept.isEmpty:
            object.add("legs", .list(server.kept.map(\.asJSON)))
        default: break
        }
        return object.json
    }

    private func modes(_ factors: [TravelMode: Int]) -> JSON? {
        let entries = TravelMode.allCases.compactMap { mode in
            factors[mode].map { (mode.rawValue, JSON.decimal($0, per: 1000)) }
        }
        return entries.isEmpty ? nil : .object(entries)
    }
}

extension Travel.Leg {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("from", .text(from))
        object.add("to", .text(to))
        object.add("mode", (mode?.rawValue).map(JSON.text))
        object.add("minutes", .decimal(seconds, per: 60))
        object.add("km", .decimal(metres, per: 1000))
        return object.json
    }
}

extension Pin {
    /// The canonical form.
    var asJSON: JSON {
        var object = JSONObject()
        object.add("need", .text(need))
        object.add("volunteer", .text(volunteer))
        switch level {
        case .frozen(let at):
            object.add("level", .text("frozen"))
            object.add("at", .clock(at))
        case .person: object.add("level", .text("person"))
        case .free: object.add("level", .text("free"))
        }
        return object.json
    }
}

extension History {
    /// The canonical form.
    var asJSON: JSON {
        var object = JSONObject()
        if !visits.isEmpty {
            object.add(
                "visits",
                .list(
                    visits.map {
                        .object([
                            ("household", .text($0.household)), ("volunteer", .text($0.volunteer)),
                        ])
                    }))
        }
        if !seconds.isEmpty {
            object.add(
                "minutes",
                .list(
                    seconds.sorted { $0.key < $1.key }.map {
                        .object([
                            ("volunteer", .text($0.key)), ("minutes", .decimal($0.value, per: 60)),
                        ])
                    }))
        }
        if !crews.isEmpty {
            object.add(
                "crews",
                .list(
                    crews.map {
                        .object([("id", .text($0.id)), ("members", .texts($0.members))])
                    }))
        }
        return object.json
    }
}
