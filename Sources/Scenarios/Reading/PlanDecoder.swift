/// Turns a tree into a plan. Ids are left to the checker, which knows what to say about them.
struct PlanDecoder {
    private let reader = Reader()
    private let file: String

    init(file: String) { self.file = file }

    func decode(_ tree: Tree, scenario given: Scenario?) -> LoadedPlan {
        let record = Record(tree, reader)
        if let version = record.required("komek", expected: "komek: 1"), version.text != "1" {
            reader.error("version", version.location, found: version.excerpt, ["expected": "1"])
        }
        var scenario = given
        if let embedded = record["scenario"], given == nil {
            let loaded = ScenarioFile.decode(embedded, folder: "")
            // Warnings about the day have been seen when it was planned.
            reader.add(loaded.diagnostics.filter { $0.severity == .error })
            scenario = loaded.scenario
        } else if given == nil {
            reader.error("missing-key", tree.location, ["key": "scenario", "expected": "scenario: {…}"])
        }
        let rounds = list(record.required("rounds", expected: "rounds: […]")).map(round)
        let leftOut = list(record["leftOut"]).compactMap(leftOut)
        let (cost, hasCost) = cost(record["cost"])
        var made = made(record["made"])
        if !hasCost { made.state = .byHand }
        record.finish()
        guard !reader.failed, let scenario else {
            return LoadedPlan(plan: nil, diagnostics: reader.diagnostics)
        }
        if made.scenarioHash.isEmpty { made.scenarioHash = scenario.contentHash }
        return LoadedPlan(
            plan: Plan(
                scenario: scenario, made: made, rounds: rounds, leftOut: leftOut, cost: cost),
            diagnostics: reader.diagnostics)
    }

    private func list(_ tree: Tree?) -> [Tree] {
        guard let tree else { return [] }
        if case .list(let items) = tree.kind { return items }
        reader.error("wrong-type", tree.location, found: tree.excerpt, ["expected": "[…]"])
        return []
    }

    private func made(_ tree: Tree?) -> Provenance {
        var made = Provenance(
            state: .byHand, scenarioHash: "", seed: 0, iterations: 0, version: "")
        guard let tree else { return made }
        let record = Record(tree, reader)
        if let tree = record["state"],
            let word = reader.choice(tree, ["provenOptimal", "bestFound", "byHand"])
        {
            made.state = Provenance.State(rawValue: word) ?? .byHand
        }
        made.scenarioHash = record["scenarioHash"].flatMap { reader.text($0, most: 64) } ?? ""
        if let tree = record["seed"] {
            if let seed = tree.text.flatMap({ UInt64($0) }) {
                made.seed = seed
            } else {
                reader.error("not-a-number", tree.location, found: tree.excerpt)
            }
        }
        made.iterations =
            record["iterations"].flatMap { reader.whole($0, 0...1_000_000_000_000) } ?? 0
        made.version = record["version"].flatMap { reader.text($0, most: 64) } ?? ""
        record.finish()
        return made
    }

    private func cost(_ tree: Tree?) -> (CostBreakdown, Bool) {
        var cost = CostBreakdown()
        guard let tree else { return (cost, false) }
        let record = Record(tree, reader)
        let most = 1_000_000_000_000_000
        func part(_ key: String) -> Int {
            record[key].flatMap { reader.whole($0, -most...most) } ?? 0
        }
        cost.duty = part("duty")
        cost.distance = part("distance")
        cost.fixed = part("fixed")
        cost.fairness = part("fairness")
        cost.wishes = part("wishes")
        cost.leftOut = part("leftOut")
        cost.mustLeftOut = part("mustLeftOut")
        record.finish()
        return (cost, true)
    }

    private func round(_ tree: Tree) -> Round {
        let record = Record(tree, reader)
        let who = record.required("who", expected: "who: …").flatMap { reader.text($0, most: 64) }
        let stops = list(record.required("stops", expected: "stops: […]")).compactMap(stop)
        record.finish()
        return Round(who: who ?? "?", stops: stops)
    }

    private func stop(_ tree: Tree) -> Stop? {
        let record = Record(tree, reader)
        defer { record.finish() }
        if let start = record["start"] {
            return reader.clock(start).map { Stop(.start, begin: $0, end: $0) }
        }
        let kind: Stop.Kind
        if let visit = record["visit"] {
            kind = .visit(need: reader.text(visit, most: 140) ?? "?")
        } else if let load = record["load"] {
            let goods = record["goods"].map(quantities) ?? Quantities()
            kind = .load(centre: reader.text(load, most: 64) ?? "?", goods: goods)
        } else if record["rest"] != nil {
            kind = .rest
        } else if let end = record["end"] {
            return reader.clock(end).map { Stop(.end, begin: $0, end: $0) }
        } else {
            reader.error(
                "missing-key", record.location, ["key": "visit", "expected": "visit: h1/basket"])
            return nil
        }
        let begin = record.required("begin", expected: "begin: \"09:20\"").flatMap(reader.clock)
        let end = record.required("end", expected: "end: \"09:24\"").flatMap(reader.clock)
        guard let begin, let end else { return nil }
        return Stop(kind, begin: begin, end: end)
    }

    /// Goods by name; whether they exist is the checker's question.
    private func quantities(_ tree: Tree) -> Quantities {
        var result = Quantities()
        for entry in Record(tree, reader).all {
            if entry.key == "kg" {
                result.grams = reader.scaled(entry.value, by: 1000, 0...1_000_000)
            } else if let pieces = reader.whole(entry.value, 0...1_000_000) {
                result.pieces[entry.key] = pieces
            }
        }
        return result
    }

    private func leftOut(_ tree: Tree) -> LeftOut? {
        let record = Record(tree, reader)
        defer { record.finish() }
        guard let need = record.required("need", expected: "need: h1/basket"),
            let id = reader.text(need, most: 140)
        else { return nil }
        func who() -> String { record["who"].flatMap { reader.text($0, most: 64) } ?? "?" }
        func amount(_ key: String) -> Int {
            record[key].flatMap { reader.whole($0, 0...1_000_000_000_000_000) } ?? 0
        }
        var reason: Reason?
        if let tree = record["reason"],
            let word = reader.choice(tree, ["impossible", "crowdedOut", "notWorthIt"])
        {
            switch word {
            case "impossible":
                reason = .impossible(list(record["obstacles"]).compactMap(obstacle))
            case "crowdedOut":
                reason = .crowdedOut(
                    who: who(), instead: list(record["instead"]).compactMap { reader.text($0) })
            default:
                reason = .notWorthIt(who: who(), extra: amount("extra"), value: amount("value"))
            }
        }
        return LeftOut(need: id, reason: reason)
    }

    private func obstacle(_ tree: Tree) -> Obstacle? {
        let record = Record(tree, reader)
        defer { record.finish() }
        func amount(_ key: String) -> Int {
            record[key].flatMap { reader.whole($0, 0...1_000_000_000) } ?? 0
        }
        func words() -> [String] { list(record["words"]).compactMap { reader.text($0) } }
        func who() -> String { record["who"].flatMap { reader.text($0, most: 64) } ?? "?" }
        guard let tree = record.required("kind", expected: "kind: …") else { return nil }
        let kinds = [
            "skills", "tools", "hands", "capacity", "stock", "centres", "unwanted", "pinned",
            "tooLate", "tooLong", "unreachable", "tooFar", "mixed",
        ]
        switch reader.choice(tree, kinds) {
        case "skills": return .skills(words())
        case "tools": return .tools(words())
        case "hands": return .hands(least: amount("least"), largest: amount("largest"))
        case "capacity": return .capacity
        case "stock": return .stock
        case "centres": return .centres
        case "unwanted": return .unwanted
        case "pinned": return .pinned(who: who())
        case "tooLate":
            return .tooLate(who: who(), earliest: amount("earliest"), closes: amount("closes"))
        case "tooLong": return .tooLong(seconds: amount("seconds"))
        case "unreachable": return .unreachable
        case "tooFar": return .tooFar(metres: amount("metres"))
        default: return .mixed
        }
    }
}
