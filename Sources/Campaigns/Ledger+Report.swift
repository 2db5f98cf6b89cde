import GRDB
import Scenarios
import Texts

extension Ledger {
    /// The figures of a period.
    public func report(from: Day.Date, to: Day.Date) throws -> CampaignReport {
        let bare = try bareScenario()
        return try read { db in
            var report = CampaignReport(name: try settings(db).name, from: from, to: to)
            report.days = (0...max(0, to - from)).map {
                CampaignReport.DayLine(day: from.adding($0))
            }
            try countRequests(&report, db)
            try countOutcomes(&report, db)
            try countStock(&report, bare, db)
            try countVolunteers(&report, db)
            try countContacts(&report, bare, db)
            return report
        }
    }

    /// Requests by the day on which they fall due, and whether they were answered by the period's end.
    private func countRequests(_ report: inout CampaignReport, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT kind, sort, max(received, coalesce(earliest, received)) AS due, answer,
                    closed, (SELECT coalesce(sum(pieces), 0) FROM wanted
                        WHERE wanted.request = request.id AND good = 'basket') AS baskets
                FROM request JOIN household ON household.id = household
                WHERE due BETWEEN ? AND ? ORDER BY request.id
                """,
            arguments: [report.from.iso, report.to.iso])
        var kinds: [String: CampaignReport.Requests] = [:]
        var sorts: [String: CampaignReport.Requests] = [:]
        for row in rows {
            guard let due = Day.Date(iso: row["due"]) else { continue }
            let closed = (row["closed"] as String?).flatMap(Day.Date.init(iso:))
                .flatMap { $0 <= report.to ? $0 : nil }
            let isDone = closed != nil && (row["answer"] as String?) == "done"
            func add(_ requests: inout CampaignReport.Requests) {
                requests.received += 1
                if isDone {
                    requests.done += 1
                    requests.baskets += row["baskets"]
                } else if closed != nil {
                    requests.declined += 1
                }
            }
            add(&report.requests)
            add(&kinds[row["kind"], default: .init()])
            add(&sorts[row["sort"], default: .init()])
            report.days[due - report.from].received += 1
            let waited = max(0, (closed ?? report.to) - due)
            guard closed != nil || waited >= 2 else { continue }
            report.promptness.counted += 1
            if closed != nil {
                for days in 0...2 where waited <= days { report.promptness.within[days] += 1 }
            }
        }
        report.kinds = kinds.sorted { ($1.value.received, $0.key) < ($0.value.received, $1.key) }
            .map { ($0.key, $0.value) }
        report.sorts = sorts.sorted { ($1.value.received, $0.key) < ($0.value.received, $1.key) }
            .map { ($0.key, $0.value) }
    }

    private func countOutcomes(_ report: inout CampaignReport, _ db: Database) throws {
        let period: StatementArguments = [report.from.iso, report.to.iso]
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT outcome.day, what, kind,
                    (SELECT coalesce(sum(pieces), 0) FROM wanted
                        WHERE wanted.request = outcome.request AND good = 'basket') AS baskets
                FROM outcome JOIN request ON request.id = outcome.request
                WHERE outcome.day BETWEEN ? AND ?
                """, arguments: period)
        var numbers: [VisitOutcome: Int] = [:]
        for row in rows {
            guard let what = VisitOutcome(rawValue: row["what"]),
                let day = Day.Date(iso: row["day"])
            else { continue }
            numbers[what, default: 0] += 1
            let i = day - report.from
            if what == .done {
                report.days[i].done += 1
                report.days[i].baskets += row["baskets"]
                if (row["kind"] as String) == "snow" { report.days[i].yards += 1 }
            } else if what != .withdrawn {
                report.days[i].inVain += 1
            }
        }
        report.outcomes = VisitOutcome.allCases.compactMap { what in
            numbers[what].map { (what, $0) }
        }
        for row in try Row.fetchAll(
            db, sql: "SELECT day, count(*) AS n FROM visit WHERE day BETWEEN ? AND ? GROUP BY day",
            arguments: period)
        {
            guard let day = Day.Date(iso: row["day"]) else { continue }
            report.days[day - report.from].planned = row["n"]
        }
    }

    private func countStock(
        _ report: inout CampaignReport, _ bare: Scenario, _ db: Database
    ) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT coalesce(outcome.centre, visit.centre, '') AS centre, good,
                    sum(pieces) AS inAll,
                    sum(CASE WHEN outcome.day >= ? THEN pieces ELSE 0 END) AS handed
                FROM outcome JOIN wanted ON wanted.request = outcome.request
                LEFT JOIN visit ON visit.request = outcome.request AND visit.day = outcome.day
                WHERE what = 'done' AND outcome.day <= ? GROUP BY 1, 2
                """, arguments: [report.from.iso, report.to.iso])
        var handed: [String: [String: (inAll: Int, handed: Int)]] = [:]
        for row in rows {
            handed[row["centre"], default: [:]][row["good"]] = (row["inAll"], row["handed"])
        }
        var delivered: [String: [String: Int]] = [:]
        for row in try Row.fetchAll(
            db, sql: "SELECT * FROM delivery WHERE day <= ?", arguments: [report.to.iso])
        {
            delivered[row["centre"], default: [:]][row["good"], default: 0] += row["pieces"]
        }
        let known = bare.centres.map(\.id)
        let stocks = Dictionary(
            bare.centres.map { ($0.id, $0.stock.pieces) }, uniquingKeysWith: { a, _ in a })
        // Centres that the template does not have any more come last.
        for centre in known + handed.keys.filter({ !known.contains($0) }).sorted() {
            let here = handed[centre] ?? [:]
            let stock = stocks[centre] ?? [:]
            for good in Set(here.keys).union(stock.keys).sorted() {
                let had = stock[good].map { $0 + (delivered[centre]?[good] ?? 0) }
                report.stock.append(
                    .init(
                        centre: centre, good: good, had: had, handed: here[good]?.handed ?? 0,
                        handedInAll: here[good]?.inAll ?? 0))
            }
        }
    }

    /// Rounds of which something is recorded, other than that nobody went.
    private static let driven = """
        SELECT round.*, (SELECT count(*) FROM visit JOIN outcome USING (request, day)
            WHERE visit.round = round.id AND what <> 'not-done') AS made
        FROM round WHERE day BETWEEN ? AND ? AND made > 0
        """

    private func countVolunteers(_ report: inout CampaignReport, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT volunteer, count(*) AS days, sum(seconds) AS seconds, sum(metres) AS metres,
                    sum(made) AS visits
                FROM (\(Self.driven)) AS driven JOIN roundMember ON roundMember.round = driven.id
                GROUP BY volunteer ORDER BY volunteer
                """, arguments: [report.from.iso, report.to.iso])
        report.volunteers = rows.map { row in
            .init(
                id: row["volunteer"], days: row["days"], seconds: row["seconds"],
                metres: row["metres"], visits: row["visits"])
        }
    }

    private func countContacts(
        _ report: inout CampaignReport, _ bare: Scenario, _ db: Database
    ) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT visit.round, count(DISTINCT household) AS met,
                    count(DISTINCT CASE WHEN isolating THEN household END) AS isolating,
                    count(DISTINCT CASE WHEN contactFree THEN household END) AS contactFree
                FROM visit JOIN outcome USING (request, day)
                JOIN request ON request.id = visit.request
                WHERE visit.day BETWEEN ? AND ? AND what IN ('done', 'refused', 'needs-help')
                GROUP BY visit.round
                """, arguments: [report.from.iso, report.to.iso])
        report.sanitary.limit = bare.rules.mostHouseholds
        for row in rows {
            let met: Int = row["met"]
            report.sanitary.contacts += met
            report.sanitary.rounds += 1
            report.sanitary.most = max(report.sanitary.most, met)
            if let limit = report.sanitary.limit, met > limit { report.sanitary.beyond += 1 }
            report.sanitary.isolating += row["isolating"]
            report.sanitary.contactFree += row["contactFree"]
        }
    }
}
