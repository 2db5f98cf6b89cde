import GRDB
import Scenarios
import Texts

/// An open request as it stands in the queue for a day.
struct QueueEntry: Sendable {
    var request: Int
    var household: Int
    var kind: String
    /// What leaving it out for another day costs; nil is a must.
    var worth: Cost?
    /// The first day it could be done.
    var due: Day.Date
    var promised: Day.Date?
    /// Why it cannot be done on that day at all.
    var obstacle: QueueObstacle?

    /// By must and promise, then by value with waiting, then by age.
    static func precedes(_ a: QueueEntry, _ b: QueueEntry) -> Bool {
        let (x, y) = (a.worth ?? .max, b.worth ?? .max)
        if x != y { return x > y }
        if a.promised != b.promised {
            guard let first = a.promised else { return false }
            return b.promised.map { first < $0 } ?? true
        }
        return (a.due.number, a.request) < (b.due.number, b.request)
    }
}

/// Why an open request cannot be done on a day.
public enum QueueObstacle: Sendable, Equatable {
    /// It is asked for from this day on.
    case notBefore(Day.Date)
    /// Somebody was, or will be, there on a day; not again before another.
    case spacing(since: Day.Date, until: Day.Date)
    /// Nobody knows where it is.
    case noPlace
    /// Those who came found the address wrong.
    case wrongAddress
    /// It is in the plan of this day, of which nothing is recorded yet.
    case planned(Day.Date)
}

/// What the queue of a day does not look at, or besides the ledger.
struct QueueContext {
    /// Days that are planned anew: their plans count as none.
    var void: Set<String> = []
    /// Requests that were planned in the same run, by day.
    var pending: [Int: Day.Date] = [:]
}

extension Ledger {
    /// All open requests in the order in which they are to be done on a day.
    func queue(
        on day: Day.Date, _ context: QueueContext, _ db: Database
    ) throws -> [QueueEntry] {
        let spacing = try settings(db).spacing
        var planned: [Int: Day.Date] = context.pending
        for row in try Row.fetchAll(db, sql: Self.unrecordedVisits) {
            let date: String = row["day"]
            if !context.void.contains(date) { planned[row["request"]] = Day.Date(iso: date) }
        }
        let visits = try self.visits(planned, db)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT request.*, household.unclear, 
                    (personal.lat IS NULL OR personal.lon IS NULL) AS placeless
                FROM request JOIN household ON household.id = request.household
                LEFT JOIN personal ON personal.household = household.id
                WHERE answer IS NULL ORDER BY request.id
                """)
        var entries = try rows.map { row in
            guard let received = Day.Date(iso: row["received"]) else {
                throw CampaignFault.damaged(path: path, detail: "request")
            }
            let earliest = (row["earliest"] as String?).flatMap(Day.Date.init(iso:))
            let due = max(received, earliest ?? received)
            let promised = (row["promised"] as String?).flatMap(Day.Date.init(iso:))
            var entry = QueueEntry(
                request: row["id"], household: row["household"], kind: row["kind"],
                worth: Self.worth(
                    row["worth"], urgent: row["urgent"], waiting: day - due,
                    isDue: promised.map { $0 <= day } ?? false),
                due: due, promised: promised)
            entry.obstacle = obstacle(
                entry, on: day, planned: planned[entry.request], visits[entry.household] ?? [],
                spacing, placeless: row["placeless"], unclear: row["unclear"])
            return entry
        }
        entries.sort(by: QueueEntry.precedes)
        return entries
    }

    /// Visits of open requests in current plans of which nothing is recorded.
    static let unrecordedVisits = """
        SELECT visit.request, visit.day FROM visit
        JOIN request ON request.id = visit.request AND request.answer IS NULL
        LEFT JOIN outcome ON outcome.request = visit.request AND outcome.day = visit.day
        WHERE outcome.request IS NULL
        """

    /// What a request is worth on a day: a quarter more for every day of waiting, at least `high`
    /// where help is needed urgently; nil (a must) where it was promised for that day.
    static func worth(_ base: Cost?, urgent: Bool, waiting: Int, isDue: Bool) -> Cost? {
        guard let base, !isDue else { return nil }
        let floor = urgent ? max(base, 600 * 60_000) : base
        let most = max(floor, 10_000 * 60_000)
        return min(most, floor + floor / 4 * min(max(0, waiting), 10_000))
    }

    /// Days on which somebody was or will be at each household, with what for.
    private func visits(
        _ planned: [Int: Day.Date], _ db: Database
    ) throws -> [Int: [(request: Int, kind: String, day: Day.Date)]] {
        var result: [Int: [(request: Int, kind: String, day: Day.Date)]] = [:]
        let done = try Row.fetchAll(
            db,
            sql: """
                SELECT request.id, household, kind, day FROM outcome
                JOIN request ON request.id = outcome.request WHERE what = 'done'
                """)
        for row in done {
            guard let day = Day.Date(iso: row["day"]) else { continue }
            result[row["household"], default: []].append((row["id"], row["kind"], day))
        }
        if planned.isEmpty { return result }
        for row in try Row.fetchAll(
            db, sql: "SELECT id, household, kind FROM request WHERE answer IS NULL")
        {
            guard let day = planned[row["id"]] else { continue }
            result[row["household"], default: []].append((row["id"], row["kind"], day))
        }
        return result
    }

    private func obstacle(
        _ entry: QueueEntry, on day: Day.Date, planned: Day.Date?,
        _ visits: [(request: Int, kind: String, day: Day.Date)], _ spacing: [String: Int],
        placeless: Bool, unclear: Bool
    ) -> QueueObstacle? {
        if let planned { return .planned(planned) }
        if placeless { return .noPlace }
        if unclear { return .wrongAddress }
        if entry.due > day { return .notBefore(entry.due) }
        var latest: (since: Day.Date, until: Day.Date)?
        for visit in visits where visit.request != entry.request {
            let same = visit.kind == entry.kind ? spacing[visit.kind] ?? 0 : 0
            // Two kinds on one day are one way; the same day is no second visit.
            let any = visit.day == day ? 0 : spacing[CampaignSettings.anyKind] ?? 0
            let apart = max(same, any)
            guard abs(day - visit.day) < apart else { continue }
            let until = visit.day.adding(apart)
            if latest.map({ $0.until < until }) ?? true { latest = (visit.day, until) }
        }
        return latest.map { .spacing(since: $0.since, until: $0.until) }
    }
}
