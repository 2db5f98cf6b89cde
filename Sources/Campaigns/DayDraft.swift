import Foundation
import GRDB
import JSONText
import Scenarios
import Sheets
import Texts

/// The scenario of a day, made of the template and the requests chosen for it.
public struct DayDraft: Sendable {
    /// The day.
    public var date: Day.Date
    /// Ready to be planned.
    public var scenario: Scenario
    /// Chosen requests, the most urgent first.
    public var requests: [Int]
    /// Requests that could be done on the day and were not chosen.
    public var left: Int
    /// Earlier days of whose visits something is not recorded, with how many.
    public var unrecorded: [(day: Day.Date, visits: Int)]

    /// How a day is made.
    public struct Options: Sendable {
        /// At most so many requests; nil: a quarter more than the day's hands may manage.
        public var most: Int?
        /// Degrees Celsius, printed on the plan.
        public var temperature: Int?
        /// Days that are planned anew together with this one.
        public var replaced: [Day.Date] = []
        /// Days that were planned before this one and are not stored yet.
        public var pending: [DayPlan] = []
        /// Nothing stated.
        public init() {}
    }
}

extension Ledger {
    /// Who does not come on a day; replaces what was said of that day before.
    public func setAbsent(_ volunteers: [String], on day: Day.Date, stamp: Stamp) throws {
        let known = Set(try bareScenario().volunteers.map(\.id))
        if let stranger = volunteers.first(where: { !known.contains($0) }) {
            throw CampaignFault.unknownVolunteer(stranger)
        }
        try write { db in
            try db.execute(sql: "DELETE FROM absence WHERE day = ?", arguments: [day.iso])
            for volunteer in Set(volunteers).sorted() {
                try db.execute(
                    sql: "INSERT INTO absence (day, volunteer) VALUES (?, ?)",
                    arguments: [day.iso, volunteer])
            }
            let list =
                volunteers.isEmpty ? "nobody" : Set(volunteers).sorted().joined(separator: " ")
            try stamp.log("day", "\(day.iso) without \(list)", in: db)
        }
    }

    /// The scenario of a day; nil where there is nothing that can be done on it.
    ///
    /// - Throws: ``CampaignFault``, for a day that is past or of which something is recorded.
    public func draft(
        _ date: Day.Date, _ options: DayDraft.Options = .init(), stamp: Stamp
    ) throws -> DayDraft? {
        guard date >= stamp.today else { throw CampaignFault.pastDay(date.iso) }
        return try read { db in
            guard try !isRecorded(date, db) else { throw CampaignFault.dayIsRecorded(date.iso) }
            var context = QueueContext()
            context.void = Set(options.replaced.map(\.iso) + [date.iso])
            for plan in options.pending {
                for request in plan.requests { context.pending[request] = plan.date }
            }
            let absent = Set(
                try String.fetchAll(
                    db, sql: "SELECT volunteer FROM absence WHERE day = ?", arguments: [date.iso]))
            guard var workforce = try template(db).bare(keptIn: path) else {
                throw damagedTemplate
            }
            workforce.remove(volunteers: absent)
            guard !workforce.volunteers.isEmpty else {
                throw CampaignFault.nobodyComes(date.iso)
            }
            let queue = try queue(on: date, context, db).filter { $0.obstacle == nil }
            let chosen = try choose(queue, most: options.most ?? workforce.capacity * 5 / 4, db)
            guard !chosen.isEmpty else { return nil }
            var scenario = try self.scenario(of: chosen, db)
            scenario.remove(volunteers: absent)
            scenario.adopt(worths: chosen)
            scenario.day.date = date
            scenario.day.temperature = options.temperature
            try reduceStock(of: &scenario, on: date, context, options.pending, db)
            try addHistory(to: &scenario, before: date, options.pending, stamp, db)
            try addCrews(to: &scenario, before: date, context, options.pending, db)
            return DayDraft(
                date: date, scenario: try validated(scenario), requests: chosen.map(\.request),
                left: queue.count - chosen.count, unrecorded: try unrecorded(before: date, db))
        }
    }

    /// Whether something is recorded of a visit in a day's plan.
    func isRecorded(_ day: Day.Date, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM visit JOIN outcome USING (request, day)
                    WHERE visit.day = ?)
                """, arguments: [day.iso]) ?? false
    }

    /// The first of a queue, no two of them too close together at one household.
    private func choose(
        _ queue: [QueueEntry], most: Int, _ db: Database
    ) throws -> [QueueEntry] {
        let spacing = try settings(db).spacing
        var taken: Set<String> = []
        var chosen: [QueueEntry] = []
        for entry in queue {
            guard chosen.count < most else { break }
            let key = "\(entry.household) \(entry.kind)"
            let isApart = (spacing[entry.kind] ?? 0) > 0
            if isApart, !taken.insert(key).inserted { continue }
            chosen.append(entry)
        }
        return chosen
    }

    /// The template with the households of chosen requests and their addresses.
    private func scenario(of chosen: [QueueEntry], _ db: Database) throws -> Scenario {
        var order: [Int] = []
        var requests: [Int: [Int]] = [:]
        for entry in chosen {
            if requests[entry.household] == nil { order.append(entry.household) }
            requests[entry.household, default: []].append(entry.request)
        }
        var records: [JSON] = []
        for household in order {
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT household.code AS id, personal.* FROM personal
                        JOIN household ON household.id = household WHERE household = ?
                        """, arguments: [household])
            else { continue }
            let needs = try (requests[household] ?? []).map { request in
                let need: String =
                    try String.fetchOne(
                        db, sql: "SELECT need FROM request WHERE id = ?", arguments: [request])
                    ?? ""
                return "{\"id\": \"\(Self.needID(request))\", " + need + "}"
            }
            records.append(.raw(Self.record(row, needs: needs)))
        }
        let loaded = try template(db).scenario(households: records, keptIn: path)
        guard let scenario = loaded.scenario else {
            throw CampaignDiagnostics(loaded.diagnostics.filter { $0.severity == .error })
        }
        return scenario
    }

    private static func record(_ row: Row, needs: [String]) -> String {
        var place: [(String, JSON)] = []
        for key in ["street", "house", "entrance", "floor", "flat", "building"] {
            if let text = row[key] as String? { place.append((key, .text(text))) }
        }
        let (lat, lon): (Double, Double) = (row["lat"], row["lon"])
        var entries: [(String, JSON)] = [
            ("id", .text(row["id"])), ("lat", .raw("\(lat)")), ("lon", .raw("\(lon)")),
        ]
        if !place.isEmpty { entries.append(("place", .object(place))) }
        let own: String = row["record"]
        return "{" + fragment(entries) + (own.isEmpty ? "" : ", " + own) + ", \"needs\": ["
            + needs.joined(separator: ", ") + "]}"
    }

    /// A request as a need of a scenario.
    static func needID(_ request: Int) -> String { "r\(request)" }

    /// The request of a need of a scenario.
    static func request(of need: String) -> Int? { need.first == "r" ? Int(need.dropFirst()) : nil }

    /// Reads the scenario back, so that nobody plans what could not be written down.
    private func validated(_ scenario: Scenario) throws -> Scenario {
        let loaded = ScenarioFile.parse(ScenarioFile.json(scenario), file: path)
        guard let read = loaded.scenario else {
            throw CampaignDiagnostics(loaded.diagnostics.filter { $0.severity == .error })
        }
        return read
    }

    private func unrecorded(
        before date: Day.Date, _ db: Database
    ) throws -> [(day: Day.Date, visits: Int)] {
        try Row.fetchAll(
            db,
            sql: "SELECT day, count(*) AS number FROM (\(Self.unrecordedVisits)) WHERE day < ? "
                + "GROUP BY day ORDER BY day", arguments: [date.iso]
        ).compactMap { row in Day.Date(iso: row["day"]).map { ($0, row["number"]) } }
    }
}

/// What is wrong about a scenario that a campaign made.
public struct CampaignDiagnostics: Error {
    /// All errors.
    public var diagnostics: [Diagnostic]
    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension Scenario {
    /// About how many visits the hands can make: within their limits, four an hour.
    fileprivate var capacity: Int {
        let inCrews = Set(crews.flatMap(\.members))
        let hands =
            crews.map { crew in volunteers.filter { crew.members.contains($0.id) } }
            + volunteers.filter { !inCrews.contains($0.id) }.map { [$0] }
        return hands.reduce(0) { sum, members in
            let seconds =
                members.map { member in
                    let hours = member.available.reduce(0) { $0 + $1.end - $1.start }
                    return min(hours, member.maxSeconds ?? hours)
                }.min() ?? 0
            let limits = members.compactMap(\.maxVisits) + [rules.mostHouseholds].compactMap { $0 }
            return sum + min(max(1, seconds / 900), limits.min() ?? Int.max)
        }
    }

    /// Gives needs the values that their requests have on this day.
    fileprivate mutating func adopt(worths chosen: [QueueEntry]) {
        let worths = Dictionary(
            chosen.map { (Ledger.needID($0.request), $0.worth) }, uniquingKeysWith: { a, _ in a })
        for i in households.indices {
            for j in households[i].needs.indices {
                guard let worth = worths[households[i].needs[j].id] else { continue }
                households[i].needs[j].value = worth.map(Value.worth) ?? .must
            }
        }
    }
}
