/// A row of a round as the table has it.
struct PlanRow {
    /// In the column `order`; nil where a person left it empty.
    var number: Int?
    /// Among the rows of all rounds.
    var position: Int
    /// Whether it says when.
    var isTimed: Bool
    var stop: Stop
    var origin: Stated.Origin
}

/// The order of one round's rows.
///
/// As it is written, places of rows, numbers and times agree. Where somebody has edited the table
/// they do not, and what departs from the other two is what was changed: rows that were dragged
/// keep their numbers and times; renumbered ones their places and times; a visit whose `who` was
/// changed brings a number and a place of another round, and its time.
struct PlanSequence {
    /// What the order follows, where rows, numbers and times do not agree.
    enum Departure: String { case rows = "by-rows", numbers = "by-numbers", times = "by-times" }

    private(set) var stops: [Stop] = []
    private(set) var departure: Departure?
    /// Somebody has changed what is visited after what, so that the times cannot hold.
    private(set) var isEdited = false
    private var first: Stated.Origin?

    init(_ rows: [PlanRow]) {
        let byPlace = rows.sorted { $0.position < $1.position }
        let byNumber =
            rows.contains { $0.number == nil }
            ? byPlace
            : rows.sorted { ($0.number ?? 0, $0.position) < ($1.number ?? 0, $1.position) }
        let isOneBlock =
            byPlace.isEmpty
            || byPlace[byPlace.count - 1].position - byPlace[0].position == byPlace.count - 1
        let numbers = rows.compactMap(\.number)
        let isUnique = numbers.count == rows.count && Set(numbers).count == numbers.count
        var chosen = byNumber
        let byTime = Self.byTime(rows)
        let agree = byPlace.map(\.position) == byNumber.map(\.position)
        if agree, Self.isDay(byPlace) || !Self.isDay(byTime) {
            isEdited = !Self.rises(byPlace) || rows.contains { !$0.isTimed }
        } else if isOneBlock, Self.isDay(byPlace), !Self.rises(byPlace),
            Self.rises(byNumber) || !isUnique
        {
            (chosen, departure, isEdited) = (byPlace, .rows, true)
        } else if Self.rises(byNumber), Self.isDay(byNumber) {
            // Sorted by something else, or written by hand: as the numbers say.
        } else if isUnique, Self.isDay(byNumber), Self.rises(byPlace) {
            (departure, isEdited) = (.numbers, true)
        } else if Self.isDay(byTime) {
            (chosen, departure, isEdited) = (byTime, .times, true)
        }
        first = chosen.first?.origin
        stops = chosen.map(\.stop)
        fillTimes(chosen)
    }

    /// Where the round begins in the file.
    func origin(orElse table: Stated.Origin) -> Stated.Origin { first ?? table }

    /// Stops without a time get that of the stop before, until they are reckoned.
    private mutating func fillTimes(_ rows: [PlanRow]) {
        for (i, row) in rows.enumerated() where !row.isTimed {
            let moment = i > 0 ? stops[i - 1].end : 0
            (stops[i].begin, stops[i].end) = (moment, moment)
        }
    }

    /// Whether no stop begins before the one before it.
    private static func rises(_ rows: [PlanRow]) -> Bool {
        let timed = rows.filter(\.isTimed)
        return zip(timed, timed.dropFirst()).allSatisfy { $0.stop.begin <= $1.stop.begin }
    }

    /// Whether starts and ends enclose everything.
    private static func isDay(_ rows: [PlanRow]) -> Bool {
        var isOut = false
        for row in rows {
            switch row.stop.kind {
            case .start:
                if isOut { return false }
                isOut = true
            case .end:
                if !isOut { return false }
                isOut = false
            default: if !isOut { return false }
            }
        }
        return !isOut
    }

    /// By their begins; in a day of one shift the start is first and the end last.
    private static func byTime(_ rows: [PlanRow]) -> [PlanRow] {
        let isOneShift = rows.count { $0.stop.kind == .start } == 1
        func rank(_ row: PlanRow) -> Int {
            guard isOneShift else { return 1 }
            return row.stop.kind == .start ? 0 : row.stop.kind == .end ? 2 : 1
        }
        return rows.sorted {
            (rank($0), $0.stop.begin, $0.position) < (rank($1), $1.stop.begin, $1.position)
        }
    }
}
