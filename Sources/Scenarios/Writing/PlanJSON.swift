import JSONText

extension Plan {
    /// The form of `plan.json`.
    var asJSON: JSON {
        var root = JSONObject()
        root.add("komek-plan", .number(1))
        root.add("made", made.asJSON)
        root.add("cost", cost.asJSON)
        let formed = scenario.formedCrews
        if !formed.isEmpty { root.add("crews", .list(formed.map(\.asJSON))) }
        root.add("rounds", .list(rounds.map(\.asJSON)))
        root.add("leftOut", .list(leftOut.map(\.asJSON)))
        root.add("scenario", scenario.asJSON)
        return root.json
    }
}

extension Provenance {
    fileprivate var asJSON: JSON {
        .object(
            [
                ("state", .text(state.rawValue)), ("scenarioHash", .text(scenarioHash)),
                ("seed", .raw("\(seed)")), ("iterations", .number(iterations)),
                ("version", .text(version)),
            ] + (bound.map { [("bound", .decimal($0, per: 60_000))] } ?? []))
    }
}

extension CostBreakdown {
    fileprivate var asJSON: JSON {
        .object([
            ("total", .decimal(total, per: 60_000)), ("duty", .decimal(duty, per: 60_000)),
            ("distance", .decimal(distance, per: 60_000)),
            ("fixed", .decimal(fixed, per: 60_000)),
            ("fairness", .decimal(fairness, per: 60_000)),
            ("wishes", .decimal(wishes, per: 60_000)),
            ("leftOut", .decimal(leftOut, per: 60_000)), ("mustLeftOut", .number(mustLeftOut)),
        ])
    }
}

extension Round {
    fileprivate var asJSON: JSON {
        .object([("who", .text(who)), ("stops", .list(stops.map(\.asJSON)))])
    }
}

extension Stop {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        switch kind {
        case .start: return .object([("start", .clock(begin))])
        case .end: return .object([("end", .clock(end))])
        case .load(let centre, let goods):
            object.add("load", .text(centre))
            object.add("goods", goods, always: true)
        case .visit(let need):
            object.add("visit", .text(need))
            if isOnFoot { object.add("onFoot", .flag(true)) }
        case .rest: object.add("rest", .flag(true))
        }
        object.add("begin", .clock(begin))
        object.add("end", .clock(end))
        return object.json
    }
}

extension LeftOut {
    fileprivate var asJSON: JSON {
        var object = JSONObject()
        object.add("need", .text(need))
        object.add("reason", reason?.asJSON)
        return object.json
    }
}

extension Reason {
    /// The form that it has in `plan.json`; minutes.
    public var asJSON: JSON {
        switch self {
        case .impossible(let obstacles):
            .object([("impossible", .list(obstacles.map(\.asJSON)))])
        case .crowdedOut(let who, let instead):
            .object([("crowdedOut", .text(who)), ("instead", .texts(instead))])
        case .notWorthIt(let who, let extra, let value):
            .object([
                ("notWorthIt", .text(who)), ("extra", .decimal(extra, per: 60_000)),
                ("value", .decimal(value, per: 60_000)),
            ])
        case .waitsFor(let need): .object([("waitsFor", .text(need))])
        case .notTogether(let people): .object([("notTogether", .number(people))])
        case .notFormed(let people, let tools):
            .object(
                [("notFormed", .number(people))] + (tools.isEmpty ? [] : [("tools", .texts(tools))])
            )
        }
    }
}

extension Obstacle {
    /// The form that it has in `plan.json`; minutes and kilometres.
    public var asJSON: JSON {
        switch self {
        case .skills(let skills): .object([("skills", .texts(skills))])
        case .tools(let tools): .object([("tools", .texts(tools))])
        case .hands(let least, let largest):
            .object([
                ("hands", .object([("least", .number(least)), ("largest", .number(largest))]))
            ])
        case .capacity: .text("capacity")
        case .stock: .text("stock")
        case .centres: .text("centres")
        case .unwanted: .text("unwanted")
        case .pinned(let who): .object([("pinned", .text(who))])
        case .tooLate(let who, let earliest, let closes):
            .object([
                ("tooLate", .text(who)), ("earliest", .clock(earliest)),
                ("closes", .clock(closes)),
            ])
        case .tooLong(let seconds): .object([("tooLong", .decimal(seconds, per: 60))])
        case .unreachable: .text("unreachable")
        case .frost: .text("frost")
        case .tooFar(let metres): .object([("tooFar", .decimal(metres, per: 1000))])
        case .hours: .text("hours")
        case .mixed: .text("mixed")
        }
    }
}
