/// A plan as read, with all that is wrong with the file.
public struct LoadedPlan: Sendable {
    /// nil where there is an error.
    public var plan: Plan?
    public var diagnostics: [Diagnostic]
}

/// Plans as files: `plan.json`, which holds its scenario, and `plan.csv`, a row a stop.
public enum PlanFile {
    /// Reads a plan.
    ///
    /// - Parameters:
    ///   - path: a `.csv` file, or JSON.
    ///   - scenario: the day it is a plan of; needed for CSV. With JSON it takes the place of the scenario in the file.
    public static func load(path: String, scenario: Scenario?) -> LoadedPlan {
        let (text, diagnostics) = readText(path)
        guard let text else { return LoadedPlan(plan: nil, diagnostics: diagnostics) }
        if path.lowercased().hasSuffix(".csv") {
            guard let scenario else {
                let location = Diagnostic.Location(file: path)
                return LoadedPlan(
                    plan: nil, diagnostics: [Diagnostic(code: "csv-needs-scenario", location: location)])
            }
            return PlanTable.read(text, file: path, scenario: scenario)
        }
        let (tree, faults) = YAMLTree.read(text, file: path)
        guard let tree, faults.isEmpty else { return LoadedPlan(plan: nil, diagnostics: faults) }
        return PlanDecoder(file: path).decode(tree, scenario: scenario)
    }

    /// The plan as JSON with its scenario, complete; it reads back to an equal plan.
    public static func json(_ plan: Plan) -> String {
        let made: [(String, JSONText)] = [
            ("state", .text(plan.made.state.rawValue)),
            ("scenarioHash", .text(plan.made.scenarioHash)),
            ("seed", .text(String(plan.made.seed))), ("iterations", .whole(plan.made.iterations)),
            ("version", .text(plan.made.version)),
        ]
        let cost: [(String, JSONText)] = [
            ("duty", .whole(plan.cost.duty)), ("distance", .whole(plan.cost.distance)),
            ("fixed", .whole(plan.cost.fixed)), ("fairness", .whole(plan.cost.fairness)),
            ("wishes", .whole(plan.cost.wishes)), ("leftOut", .whole(plan.cost.leftOut)),
            ("mustLeftOut", .whole(plan.cost.mustLeftOut)),
        ]
        return JSONText.block([
            ("komek", .whole(1)), ("made", .object(made)), ("cost", .object(cost)),
            ("rounds", .lines(plan.rounds.map(round))),
            ("leftOut", .lines(plan.leftOut.map(leftOut))),
            ("scenario", ScenarioFile.tree(plan.scenario)),
        ]).rendered() + "\n"
    }

    private static func round(_ round: Round) -> JSONText {
        .block([("who", .text(round.who)), ("stops", .lines(round.stops.map(stop)))])
    }

    private static func stop(_ stop: Stop) -> JSONText {
        let times: [(String, JSONText)] = [
            ("begin", .text(clockText(stop.begin))), ("end", .text(clockText(stop.end))),
        ]
        switch stop.kind {
        case .start: return .object([("start", .text(clockText(stop.begin)))])
        case .end: return .object([("end", .text(clockText(stop.begin)))])
        case .rest: return .object([("rest", .flag(true))] + times)
        case .visit(let need): return .object([("visit", .text(need))] + times)
        case .load(let centre, let goods):
            return .object(
                [("load", .text(centre)), ("goods", ScenarioFile.quantities(goods))] + times)
        }
    }

    private static func leftOut(_ left: LeftOut) -> JSONText {
        var fields: [(String, JSONText)] = [("need", .text(left.need))]
        switch left.reason {
        case nil: break
        case .impossible(let obstacles):
            fields.append(("reason", .text("impossible")))
            fields.append(("obstacles", .array(obstacles.map(obstacle))))
        case .crowdedOut(let who, let instead):
            fields.append(("reason", .text("crowdedOut")))
            fields.append(("who", .text(who)))
            fields.append(("instead", .array(instead.map { .text($0) })))
        case .notWorthIt(let who, let extra, let value):
            fields.append(("reason", .text("notWorthIt")))
            fields += [("who", .text(who)), ("extra", .whole(extra)), ("value", .whole(value))]
        }
        return .object(fields)
    }

    private static func obstacle(_ obstacle: Obstacle) -> JSONText {
        func words(_ kind: String, _ words: [String]) -> JSONText {
            .object([("kind", .text(kind)), ("words", .array(words.map { .text($0) }))])
        }
        func plain(_ kind: String) -> JSONText { .object([("kind", .text(kind))]) }
        switch obstacle {
        case .skills(let skills): return words("skills", skills)
        case .tools(let tools): return words("tools", tools)
        case .hands(let least, let largest):
            return .object([
                ("kind", .text("hands")), ("least", .whole(least)), ("largest", .whole(largest)),
            ])
        case .capacity: return plain("capacity")
        case .stock: return plain("stock")
        case .centres: return plain("centres")
        case .unwanted: return plain("unwanted")
        case .pinned(let who):
            return .object([("kind", .text("pinned")), ("who", .text(who))])
        case .tooLate(let who, let earliest, let closes):
            return .object([
                ("kind", .text("tooLate")), ("who", .text(who)),
                ("earliest", .whole(earliest)), ("closes", .whole(closes)),
            ])
        case .tooLong(let seconds):
            return .object([("kind", .text("tooLong")), ("seconds", .whole(seconds))])
        case .unreachable: return plain("unreachable")
        case .tooFar(let metres):
            return .object([("kind", .text("tooFar")), ("metres", .whole(metres))])
        case .mixed: return plain("mixed")
        }
    }
}
