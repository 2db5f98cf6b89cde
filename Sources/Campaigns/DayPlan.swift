import Checks
import Foundation
import GRDB
import Scenarios
import Sheets
import Texts

/// A day's plan as a campaign keeps it.
public struct DayPlan: Sendable {
    /// The day.
    public var date: Day.Date
    /// With its scenario.
    public var plan: Plan
    /// One for each round, in order.
    public var rounds: [Amounts]
    /// Requests that are visited.
    public var requests: [Int]
    /// Pieces that each centre gives, by good.
    public var loaded: [String: [String: Int]] = [:]

    /// What a round comes to.
    public struct Amounts: Sendable {
        /// Volunteers.
        public var members: [String]
        /// Duty.
        public var seconds: Int
        /// Way.
        public var metres: Int
        /// Different households.
        public var households: Int
    }

    /// A plan that the checker has accepted.
    public init(_ plan: Plan, checked: CheckResult, date: Day.Date) {
        (self.plan, self.date) = (plan, date)
        let figures = Dictionary(
            checked.rounds.map { ($0.who, $0) }, uniquingKeysWith: { a, _ in a })
        rounds = plan.rounds.map { round in
            let figure = figures[round.who]
            return Amounts(
                members: members(of: round.who, in: plan.scenario),
                seconds: figure?.dutySeconds ?? 0, metres: figure?.metres ?? 0,
                households: figure?.households ?? 0)
        }
        requests = []
        for stop in plan.rounds.flatMap(\.stops) {
            switch stop.kind {
            case .visit(let need): if let r = Ledger.request(of: need) { requests.append(r) }
            case .load(let centre, let goods):
                for (good, pieces) in goods.pieces {
                    loaded[centre, default: [:]][good, default: 0] += pieces
                }
            default: break
            }
        }
    }
}

extension Ledger {
    /// Keeps plans of days; plans that these days, or the replaced ones, had are thrown away.
    ///
    /// - Throws: ``CampaignFault/changedMeanwhile(_:)`` where a request was closed or planned by
    ///   somebody else since the day was drafted; nothing is kept then.
    public func store(_ plans: [DayPlan], replacing days: [Day.Date] = [], stamp: Stamp) throws {
        let texts = plans.map { PlanFile.json($0.plan, writtenTo: path) }
        try write { db in
            for day in plans.map(\.date) + days {
                guard try !isRecorded(day, db) else {
                    throw CampaignFault.dayIsRecorded(day.iso)
                }
                try db.execute(sql: "DELETE FROM plan WHERE day = ?", arguments: [day.iso])
            }
            var taken = Set(
                try Int.fetchAll(db, sql: "SELECT request FROM (\(Self.unrecordedVisits))"))
            let open = Set(
                try Int.fetchAll(db, sql: "SELECT id FROM request WHERE answer IS NULL"))
            var lost: [Int] = []
            for plan in plans {
                for request in plan.requests
                where !open.contains(request) || !taken.insert(request).inserted {
                    lost.append(request)
                }
            }
            guard lost.isEmpty else { throw CampaignFault.changedMeanwhile(lost.sorted()) }
            for (plan, text) in zip(plans, texts) { try insert(plan, text, stamp, db) }
        }
    }

    private func insert(
        _ day: DayPlan, _ json: String, _ stamp: Stamp, _ db: Database
    ) throws {
        let date = day.date.iso
        try db.execute(
            sql: "INSERT INTO plan (day, made, json) VALUES (?, ?, ?)",
            arguments: [date, stamp.now, json])
        let numbers = stopNumbers(of: day.plan)
        var households: [String: Household] = [:]
        for household in day.plan.scenario.households {
            for need in household.needs { households[need.id] = household }
        }
        for (i, round) in day.plan.rounds.enumerated() {
            let amounts = day.rounds[i]
            try db.execute(
                sql: """
                    INSERT INTO round (day, number, hand, seconds, metres, households)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    date, i + 1, round.who, amounts.seconds, amounts.metres, amounts.households,
                ])
            let id = db.lastInsertedRowID
            for member in amounts.members {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO roundMember (round, volunteer) VALUES (?, ?)",
                    arguments: [id, member])
            }
            var centre: String?
            for stop in round.stops {
                if case .load(let where_, _) = stop.kind { centre = where_ }
                guard case .visit(let need) = stop.kind, let request = Self.request(of: need)
                else { continue }
                let household = households[need]
                let brings = household?.needs.first { $0.id == need }?.brings.pieces ?? [:]
                try db.execute(
                    sql: """
                        INSERT INTO visit (request, day, round, stop, begin, "end", centre,
                            isolating, contactFree) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        request, date, id, numbers[need] ?? 0, stop.begin, stop.end,
                        brings.isEmpty ? nil : centre, household?.isolating ?? false,
                        household?.contactFree ?? false,
                    ])
            }
        }
        for left in day.plan.leftOut {
            guard let request = Self.request(of: left.need) else { continue }
            try db.execute(
                sql: "INSERT INTO leftOut (day, request, reason) VALUES (?, ?, ?)",
                arguments: [date, request, left.reason.word])
        }
        try stamp.log(
            "plan", "\(date) visits \(day.requests.count) left out \(day.plan.leftOut.count)",
            in: db)
    }

    /// The plan of a day as a file's text.
    ///
    /// - Throws: ``CampaignFault/noPlan(_:)`` where there is none, or where it was deleted because
    ///   somebody in it was forgotten.
    public func planText(_ day: Day.Date, writtenTo file: String) throws -> String {
        let text = try read { db in
            try String.fetchOne(
                db, sql: "SELECT json FROM plan WHERE day = ? AND json IS NOT NULL",
                arguments: [day.iso])
        }
        guard let text else { throw CampaignFault.noPlan(day.iso) }
        let loaded = PlanFile.parse(text, file: path)
        guard let plan = loaded.plan else { throw CampaignDiagnostics(loaded.diagnostics) }
        return PlanFile.json(plan, writtenTo: file)
    }
}

extension Reason? {
    /// As the ledger keeps it.
    fileprivate var word: String {
        switch self {
        // Somebody could have brought it, and a delivery changes that; the others never could.
        case .impossible(let obstacles) where obstacles.contains(.stock): "stock"
        case .impossible: "impossible"
        // What waits for another need, several hands at once or a crew, the day had no room for either.
        case .crowdedOut, .waitsFor, .notTogether, .notFormed: "crowdedOut"
        case .notWorthIt: "notWorthIt"
        case nil: ""
        }
    }
}
