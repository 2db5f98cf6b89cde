import GRDB
import Scenarios
import Texts

/// What is said of a request on a day.
public struct OutcomeEntry: Sendable, Equatable {
    /// Its number.
    public var request: Int
    /// What came of it.
    public var what: VisitOutcome
    /// In somebody's words.
    public var note: String?
    /// Where goods came from that were handed out on the spot, without a plan.
    public var centre: String?
    /// An entry of its parts.
    public init(_ request: Int, _ what: VisitOutcome, note: String? = nil, centre: String? = nil) {
        (self.request, self.what, self.note, self.centre) = (request, what, note, centre)
    }
}

/// What an entry came to.
public struct Recorded: Sendable, Equatable {
    /// What was recorded.
    public var entry: OutcomeEntry
    /// What had been recorded of that day before, if something else.
    public var instead: VisitOutcome?
    /// It was recorded already, in the same words.
    public var isKnown = false
    /// The request that will come back, and the day from which on it may be done.
    public var comesBack: (request: Int, earliest: Day.Date)?
    /// The day of a plan that still has the request, which is closed now.
    public var alsoPlanned: Day.Date?

    /// Equal in all parts.
    public static func == (a: Recorded, b: Recorded) -> Bool {
        (a.entry, a.instead, a.isKnown, a.alsoPlanned)
            == (b.entry, b.instead, b.isKnown, b.alsoPlanned)
            && a.comesBack?.request == b.comesBack?.request
    }
}

extension Ledger {
    /// Records what came of requests on a day: all entries, or none where one is refused.
    ///
    /// - Throws: ``CampaignFaults`` with all that is wrong.
    public func record(
        _ entries: [OutcomeEntry], on day: Day.Date, stamp: Stamp
    ) throws -> [Recorded] {
        let statesCentres = entries.contains { $0.centre != nil }
        let centres = Set(statesCentres ? try bareScenario().centres.map(\.id) : [])
        return try write { db in
            var faults: [CampaignFault] = []
            var result: [Recorded] = []
            for entry in entries {
                if let centre = entry.centre, !centres.contains(centre) {
                    faults.append(.unknownCentre(centre))
                    continue
                }
                do {
                    result.append(try record(entry, on: day, stamp, db))
                } catch let fault as CampaignFault {
                    faults.append(fault)
                }
            }
            guard faults.isEmpty else { throw CampaignFaults(faults) }
            return result
        }
    }

    private func record(
        _ entry: OutcomeEntry, on day: Day.Date, _ stamp: Stamp, _ db: Database
    ) throws -> Recorded {
        let number = entry.request
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM request WHERE id = ?", arguments: [number])
        else { throw CampaignFault.unknownRequest("\(number)") }
        guard day <= stamp.today else { throw CampaignFault.futureDay(day.iso) }
        if let received = row["received"] as String?, day.iso < received {
            throw CampaignFault.beforeReceived(request: number, received: received)
        }
        let others = try Row.fetchAll(
            db, sql: "SELECT day, what, note FROM outcome WHERE request = ? ORDER BY day",
            arguments: [number])
        let before = others.first { $0["day"] == day.iso }
        let earlier = (before?["what"] as String?).flatMap(VisitOutcome.init(rawValue:))
        if earlier == entry.what, before?["note"] == entry.note || entry.note == nil {
            return Recorded(entry: entry, isKnown: true)
        }
        if before == nil, let answer = row["answer"] as String?,
            let outcome = VisitOutcome(rawValue: answer)
        {
            throw CampaignFault.closed(
                request: number, as: outcome, day: row["closed"] as String? ?? "")
        }
        if let last = others.last, (last["day"] as String) > day.iso {
            throw CampaignFault.laterOutcome(request: number, day: last["day"])
        }
        try checkPlace(entry, on: day, db)
        if let earlier { try takeBack(earlier, of: row, db) }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO outcome (request, day, what, centre, note, at, "by")
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, day.iso, entry.what.rawValue, entry.centre, entry.note, stamp.now,
                stamp.by,
            ])
        var result = Recorded(entry: entry, instead: earlier)
        if entry.what.isAnswer {
            try db.execute(
                sql: "UPDATE request SET answer = ?, closed = ? WHERE id = ?",
                arguments: [entry.what.rawValue, day.iso, number])
            result.alsoPlanned = try String.fetchOne(
                db,
                sql: """
                    SELECT visit.day FROM visit
                    LEFT JOIN outcome ON outcome.request = visit.request
                        AND outcome.day = visit.day
                    WHERE visit.request = ? AND outcome.request IS NULL
                    """, arguments: [number]
            ).flatMap(Day.Date.init(iso:))
        }
        switch entry.what {
        case .done: result.comesBack = try comeBack(row, after: day, db)
        case .wrongAddress:
            try db.execute(
                sql: "UPDATE household SET unclear = 1 WHERE id = ?",
                arguments: [row["household"] as Int])
        case .needsHelp:
            try db.execute(
                sql: "UPDATE request SET urgent = 1 WHERE id = ?", arguments: [number])
        case .notAtHome, .refused, .notDone, .withdrawn: break
        }
        let change = earlier.map { " instead of \($0.rawValue)" } ?? ""
        try stamp.log(
            "record", "request \(number) \(day.iso) \(entry.what.rawValue)\(change)", in: db)
        return result
    }

    /// What happens at a door needs a plan of that day; what is handed out on the spot does not.
    private func checkPlace(
        _ entry: OutcomeEntry, on day: Day.Date, _ db: Database
    ) throws {
        let planned = try Row.fetchAll(
            db,
            sql: "SELECT day FROM (\(Self.unrecordedVisits)) WHERE request = ?",
            arguments: [entry.request]
        ).map { $0["day"] as String }
        let isPlanned =
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM visit WHERE request = ? AND day = ?)",
                arguments: [entry.request, day.iso]) ?? false
        if isPlanned || entry.what == .withdrawn { return }
        // Somebody may have been there on an earlier day, of which nothing is recorded yet.
        if let past = planned.first(where: { $0 < day.iso }) {
            throw CampaignFault.notRecordedYet(request: entry.request, day: past)
        }
        if entry.what == .done || entry.what == .refused { return }
        throw CampaignFault.notPlanned(request: entry.request, day: day.iso)
    }

    /// Undoes what an outcome that is corrected had led to.
    private func takeBack(_ outcome: VisitOutcome, of row: Row, _ db: Database) throws {
        let number: Int = row["id"]
        if outcome == .done {
            // What would have come back does not, unless it is on its way already.
            let follower = try Int.fetchOne(
                db, sql: "SELECT id FROM request WHERE follows = ?", arguments: [number])
            if let follower {
                let isTouched =
                    try Bool.fetchOne(
                        db,
                        sql: """
                            SELECT EXISTS (SELECT 1 FROM visit WHERE request = ?)
                                OR EXISTS (SELECT 1 FROM outcome WHERE request = ?)
                            """, arguments: [follower, follower]) ?? false
                guard !isTouched else {
                    throw CampaignFault.followed(request: number, by: follower)
                }
                for table in ["wanted", "leftOut"] {
                    try db.execute(
                        sql: "DELETE FROM \(table) WHERE request = ?", arguments: [follower])
                }
                try db.execute(sql: "DELETE FROM request WHERE id = ?", arguments: [follower])
            }
        }
        try db.execute(
            sql: "UPDATE request SET answer = NULL, closed = NULL WHERE id = ?",
            arguments: [number])
        if outcome == .needsHelp {
            try db.execute(
                sql: "UPDATE request SET urgent = 0 WHERE id = ?", arguments: [number])
        }
        if outcome == .wrongAddress {
            try db.execute(
                sql: "UPDATE household SET unclear = 0 WHERE id = ?",
                arguments: [row["household"] as Int])
        }
    }

    /// The request once more, where it recurs.
    private func comeBack(
        _ row: Row, after day: Day.Date, _ db: Database
    ) throws -> (request: Int, earliest: Day.Date)? {
        guard let repeats = row["repeats"] as Int? else { return nil }
        let earliest = day.adding(repeats)
        let last = (row["repeatsUntil"] as String?).flatMap(Day.Date.init(iso:))
        guard earliest <= (try last ?? settings(db).expires) else { return nil }
        let number: Int = row["id"]
        try db.execute(
            sql: """
                INSERT INTO request (household, kind, need, worth, received, earliest, repeats,
                    repeatsUntil, follows)
                SELECT household, kind, need, worth, ?, ?, repeats, repeatsUntil, id FROM request
                WHERE id = ?
                """, arguments: [day.iso, earliest.iso, number])
        let new = Int(db.lastInsertedRowID)
        try db.execute(
            sql: "INSERT INTO wanted SELECT ?, good, pieces FROM wanted WHERE request = ?",
            arguments: [new, number])
        return (new, earliest)
    }
}

/// Several faults of one command.
public struct CampaignFaults: Error, Sendable {
    /// One at least.
    public var faults: [CampaignFault]
    init(_ faults: [CampaignFault]) { self.faults = faults }
}
