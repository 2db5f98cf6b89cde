/// Turns the table of `plan.csv` or `plan.xlsx` into rounds and needs left out.
struct PlanRows {
    private(set) var decoder: PlanDecoder
    private var order: [String] = []
    private var rows: [String: [PlanRow]] = [:]
    private var leftOut: [LeftOut] = []
    /// Rows of rounds so far.
    private var count = 0

    init(_ decoder: PlanDecoder) { self.decoder = decoder }

    /// The plan of a table, and whose rounds were changed by hand so that their times cannot hold;
    /// faults are reported.
    static func plan(_ table: Stated, _ decoder: PlanDecoder) -> (plan: Plan, edited: [String]) {
        var rows = PlanRows(decoder)
        let cursor = Cursor(value: table, path: .root, faults: decoder.faults)
        // Wherever its row was sorted to, a crew is known before its stops.
        for row in cursor.items() ?? [] { rows.readCrew(row) }
        for row in cursor.items() ?? [] { rows.read(row) }
        var edited: [String] = []
        let rounds = rows.order.map { who in
            let sequence = PlanSequence(rows.rows[who] ?? [])
            if let by = sequence.departure {
                decoder.faults.add(
                    "plan-order", .warning, at: sequence.origin(orElse: table.origin),
                    path: "order",
                    found: who, facts: ["by": by.rawValue])
            }
            if sequence.isEdited { edited.append(who) }
            return Round(who: who, stops: sequence.stops)
        }
        let scenario = rows.decoder.scenario
        let made = Provenance(
            state: .byHand, scenarioHash: scenario.contentHash, seed: 0, iterations: 0,
            version: "")
        let plan = Plan(
            scenario: scenario, made: made, rounds: rounds, leftOut: rows.leftOut,
            cost: CostBreakdown())
        return (plan, edited)
    }

    /// Takes in a row that says who is in a crew.
    private mutating func readCrew(_ cursor: Cursor) {
        guard case .mapping(let cells) = cursor.value.content,
            case .scalar(PlanCSV.crew, _)? = cells.first(where: { $0.key == "stop" })?.value.content,
            let record = Record(cursor, keys: KeySet(PlanCSV.columns))
        else { return }
        decoder.crew(record.require("who"), record.require("where"))
    }

    private mutating func read(_ cursor: Cursor) {
        guard let record = Record(cursor, keys: KeySet(PlanCSV.columns)),
            let word = record.require("stop")?.choice(
                PlanCSV.stops + [PlanCSV.leftOut, PlanCSV.crew])
        else { return }
        if word == PlanCSV.crew { return }
        if word == PlanCSV.leftOut {
            if let need = record.require("where").flatMap({ decoder.reference($0, to: .need) }) {
                leftOut.append(LeftOut(need: need, reason: nil))
            }
            return
        }
        let who = record.require("who").flatMap { decoder.reference($0, to: .hand) }
        // A visit that a person takes in needs neither number nor time: it is where its row is.
        let isFree = word == "visit" || word == PlanCSV.onFoot
        let isNumbered = !isFree || record["order"] != nil
        let isTimed = !isFree || record["begin"] != nil
        let number = isNumbered ? record.require("order")?.integer(in: Limits.count) : 0
        let begin = isTimed ? record.require("begin")?.clock(in: Limits.planClock) : 0
        let end =
            isTimed ? record["end"].map { $0.clock(in: Limits.planClock) } ?? begin : 0
        var kind: Stop.Kind?
        switch word {
        case "start": kind = .start
        case "end": kind = .end
        case "rest": kind = .rest
        case "visit", PlanCSV.onFoot:
            kind = record.require("where").flatMap { decoder.reference($0, to: .need) }
                .map { .visit(need: $0) }
        default:
            let centre = record.require("where").flatMap { decoder.reference($0, to: .centre) }
            let goods = record["goods"].map(quantities) ?? Quantities()
            if let centre, let goods { kind = .load(centre: centre, goods: goods) }
        }
        guard let who, let number, let kind, let begin, let end else { return }
        if rows[who] == nil { order.append(who) }
        rows[who, default: []].append(
            PlanRow(
                number: isNumbered ? number : nil, position: count, isTimed: isTimed,
                stop: Stop(
                    kind, begin: begin, end: end, isOnFoot: word == PlanCSV.onFoot),
                origin: cursor.value.origin))
        count += 1
    }

    /// Amounts of goods in a cell: `basket:8;kg:36`.
    private func quantities(_ cursor: Cursor) -> Quantities? {
        var result = Quantities()
        for item in cursor.items(orOne: true) ?? [] {
            guard let text = item.scalar(), let colon = text.lastIndex(of: ":") else {
                item.fault("bad-goods")
                return nil
            }
            let name = trimmed(text[..<colon])
            let amount = item.part(trimmed(text[text.index(after: colon)...]))
            if name == "kg" {
                result.grams = amount.scaled(1000, in: Limits.planKilograms)
            } else if let good = decoder.reference(item.part(name), to: .good) {
                result.pieces[good] = amount.integer(in: Limits.planPieces)
            }
        }
        return result
    }
}
