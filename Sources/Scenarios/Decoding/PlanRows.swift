/// Turns the table of `plan.csv` into rounds and needs left out.
struct PlanRows {
    let decoder: PlanDecoder
    private var order: [String] = []
    private var stops: [String: [(order: Int, stop: Stop)]] = [:]
    private var leftOut: [LeftOut] = []

    init(_ decoder: PlanDecoder) { self.decoder = decoder }

    /// The plan of a table; faults are reported.
    static func plan(_ table: Stated, _ decoder: PlanDecoder) -> Plan {
        var rows = PlanRows(decoder)
        let cursor = Cursor(value: table, path: .root, faults: decoder.faults)
        for row in cursor.items() ?? [] { rows.read(row) }
        let rounds = rows.order.map { who in
            let sorted = (rows.stops[who] ?? []).enumerated().sorted {
                ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
            }
            return Round(who: who, stops: sorted.map(\.element.stop))
        }
        let scenario = decoder.scenario
        let made = Provenance(
            state: .byHand, scenarioHash: scenario.contentHash, seed: 0, iterations: 0,
            version: "")
        return Plan(
            scenario: scenario, made: made, rounds: rounds, leftOut: rows.leftOut,
            cost: CostBreakdown())
    }

    private mutating func read(_ cursor: Cursor) {
        guard let record = Record(cursor, keys: KeySet(PlanCSV.columns)),
            let word = record.require("stop")?.choice(PlanCSV.stops + [PlanCSV.leftOut])
        else { return }
        if word == PlanCSV.leftOut {
            if let need = record.require("where").flatMap({ decoder.reference($0, to: .need) }) {
                leftOut.append(LeftOut(need: need, reason: nil))
            }
            return
        }
        let who = record.require("who").flatMap { decoder.reference($0, to: .hand) }
        let number = record.require("order")?.integer(in: Limits.count)
        let begin = record.require("begin")?.clock(in: Limits.planClock)
        let end = record["end"].map { $0.clock(in: Limits.planClock) } ?? begin
        var kind: Stop.Kind?
        switch word {
        case "start": kind = .start
        case "end": kind = .end
        case "rest": kind = .rest
        case "visit":
            kind = record.require("where").flatMap { decoder.reference($0, to: .need) }
                .map { .visit(need: $0) }
        default:
            let centre = record.require("where").flatMap { decoder.reference($0, to: .centre) }
            let goods = record["goods"].map(quantities) ?? Quantities()
            if let centre, let goods { kind = .load(centre: centre, goods: goods) }
        }
        guard let who, let number, let kind, let begin, let end else { return }
        if stops[who] == nil { order.append(who) }
        stops[who, default: []].append((number, Stop(kind, begin: begin, end: end)))
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
