extension PlanFile {
    /// The plan as CSV: a row a stop, then a row for each need left out. Reasons and cost are not in it.
    public static func csv(_ plan: Plan) -> String {
        var rows = [PlanTable.columns.joined(separator: ",")]
        for round in plan.rounds {
            for stop in round.stops {
                var cells = [round.who, "", "", "", clockText(stop.begin), clockText(stop.end)]
                switch stop.kind {
                case .start: cells[1] = "start"
                case .end: cells[1] = "end"
                case .rest: cells[1] = "rest"
                case .visit(let need): (cells[1], cells[2]) = ("visit", need)
                case .load(let centre, let goods):
                    (cells[1], cells[2]) = ("load", centre)
                    cells[3] = PlanTable.text(goods)
                }
                rows.append(cells.map(PlanTable.cell).joined(separator: ","))
            }
        }
        for left in plan.leftOut {
            rows.append(["", "left-out", left.need, "", "", ""].map(PlanTable.cell).joined(separator: ","))
        }
        return rows.joined(separator: "\n") + "\n"
    }
}

/// `plan.csv`: who, stop, what, goods, begin, end.
enum PlanTable {
    static let columns = ["who", "stop", "what", "goods", "begin", "end"]

    static func text(_ goods: Quantities) -> String {
        var parts = goods.pieces.keys.sorted().map { "\($0):\(goods.pieces[$0] ?? 0)" }
        if let grams = goods.grams { parts.append("kg:" + JSONText.decimal(grams)) }
        return parts.joined(separator: ";")
    }

    static func cell(_ text: String) -> String {
        guard text.contains(where: { "\",\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Reads a table back; the rounds stand in the order of their first rows.
    static func read(_ text: String, file: String, scenario: Scenario) -> LoadedPlan {
        let (table, faults) = CSVTable.read(text, file: file)
        guard let table else { return LoadedPlan(plan: nil, diagnostics: faults) }
        let reader = Reader()
        var rounds: [Round] = []
        var index: [String: Int] = [:]
        var leftOut: [LeftOut] = []
        guard case .list(let rows) = table.records(file: file).kind else {
            return LoadedPlan(plan: nil, diagnostics: faults)
        }
        for row in rows {
            let record = Record(row, reader)
            let sort = record.required("stop", expected: columns.joined(separator: ",")).flatMap {
                reader.choice($0, ["start", "load", "visit", "rest", "end", "left-out"])
            }
            let what = record["what"].flatMap { reader.text($0, most: 140) } ?? ""
            let goods = record["goods"].map { quantities($0, reader) } ?? Quantities()
            let who = record["who"].flatMap { reader.text($0, most: 64) } ?? ""
            let times = ["begin", "end"].map { key in record[key].flatMap(reader.clock) }
            record.finish()
            guard let sort else { continue }
            if sort == "left-out" {
                leftOut.append(LeftOut(need: what, reason: nil))
                continue
            }
            guard let begin = times[0] ?? times[1], let end = times[1] ?? times[0] else {
                reader.error(
                    "missing-key", record.location, ["key": "begin", "expected": "09:20"])
                continue
            }
            let kind: Stop.Kind
            switch sort {
            case "start": kind = .start
            case "end": kind = .end
            case "rest": kind = .rest
            case "load": kind = .load(centre: what, goods: goods)
            default: kind = .visit(need: what)
            }
            if index[who] == nil {
                index[who] = rounds.count
                rounds.append(Round(who: who, stops: []))
            }
            rounds[index[who] ?? 0].stops.append(Stop(kind, begin: begin, end: end))
        }
        guard !reader.failed else {
            return LoadedPlan(plan: nil, diagnostics: reader.diagnostics)
        }
        let made = Provenance(
            state: .byHand, scenarioHash: scenario.contentHash, seed: 0, iterations: 0, version: "")
        return LoadedPlan(
            plan: Plan(
                scenario: scenario, made: made, rounds: rounds, leftOut: leftOut,
                cost: CostBreakdown()),
            diagnostics: reader.diagnostics)
    }

    /// `basket:2;kg:36`.
    private static func quantities(_ tree: Tree, _ reader: Reader) -> Quantities {
        var result = Quantities()
        for item in reader.items(of: tree) {
            let text = item.text ?? ""
            guard let colon = text.lastIndex(of: ":") else {
                reader.error("bad-goods", item.location, found: text)
                continue
            }
            let amount = Tree(
                kind: .scalar(text[text.index(after: colon)...].trimmed, isPlain: true),
                location: item.location)
            let name = text[..<colon].trimmed
            if name == "kg" {
                result.grams = reader.scaled(amount, by: 1000, 0...1_000_000)
            } else if let pieces = reader.whole(amount, 0...1_000_000) {
                result.pieces[name] = pieces
            }
        }
        return result
    }
}
