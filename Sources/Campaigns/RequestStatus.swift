import GRDB
import Scenarios
import Texts

/// Where a request stands: what one window answers.
public struct RequestStatus: Sendable {
    /// Its number.
    public var request: Int
    /// The household's id.
    public var household: String
    /// What is asked.
    public var kind: String
    /// The day it was asked.
    public var received: Day.Date
    /// Promised for this day.
    public var promised: Day.Date?
    /// Days on which somebody was there in vain, with what came of it.
    public var attempts: [(day: Day.Date, what: VisitOutcome)]
    /// Where it stands.
    public var state: State

    /// Where a request stands.
    public enum State: Sendable, Equatable {
        /// Answered on a day: done, refused or withdrawn.
        case answered(VisitOutcome, Day.Date)
        /// In a day's plan, between two moments (seconds from midnight); who comes, where that may be
        /// told.
        case planned(Day.Date, from: Int, to: Int, who: [String])
        /// It was in a day's plan, and what came of it is not recorded yet.
        case unrecorded(Day.Date)
        /// In the queue at this place of so many; how the last plan that looked at it put it off.
        case waiting(place: Int, of: Int, putOff: PutOff?)
        /// In the queue, and not to be done before something is cleared up or a day has come.
        case held(QueueObstacle)
    }

    /// Why a plan left a request out.
    public struct PutOff: Sendable, Equatable {
        /// The plan's day.
        public var day: Day.Date
        /// `stock` (the centres had run out), `impossible`, `crowdedOut`, `notWorthIt`; empty where no reason is known.
        public var reason: String
    }
}

extension Ledger {
    /// Where requests stand: that of a number, or all of a household's id.
    public func status(_ word: String, stamp: Stamp) throws -> [RequestStatus] {
        try read { db in
            let number = Int(word) ?? Self.request(of: word)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT request.*, household.code FROM request
                    JOIN household ON household.id = request.household
                    WHERE request.id = ? OR household.code = ? ORDER BY request.id
                    """, arguments: [number, word])
            guard !rows.isEmpty else { throw CampaignFault.unknownRequest(word) }
            return try rows.map { try status($0, stamp, db) }
        }
    }

    private func status(_ row: Row, _ stamp: Stamp, _ db: Database) throws -> RequestStatus {
        let number: Int = row["id"]
        let attempts = try Row.fetchAll(
            db, sql: "SELECT day, what FROM outcome WHERE request = ? ORDER BY day",
            arguments: [number]
        ).compactMap { row -> (day: Day.Date, what: VisitOutcome)? in
            guard let day = Day.Date(iso: row["day"]),
                let what = VisitOutcome(rawValue: row["what"]), !what.isAnswer
            else { return nil }
            return (day, what)
        }
        guard let received = Day.Date(iso: row["received"]) else {
            throw CampaignFault.damaged(path: path, detail: "request")
        }
        return RequestStatus(
            request: number, household: row["code"], kind: row["kind"], received: received,
            promised: (row["promised"] as String?).flatMap(Day.Date.init(iso:)),
            attempts: attempts, state: try state(row, stamp, db))
    }

    private func state(
        _ row: Row, _ stamp: Stamp, _ db: Database
    ) throws -> RequestStatus.State {
        let number: Int = row["id"]
        if let answer = (row["answer"] as String?).flatMap(VisitOutcome.init(rawValue:)),
            let day = (row["closed"] as String?).flatMap(Day.Date.init(iso:))
        {
            return .answered(answer, day)
        }
        let visit = try Row.fetchOne(
            db,
            sql: """
                SELECT visit.* FROM visit JOIN (\(Self.unrecordedVisits)) AS open
                    ON open.request = visit.request AND open.day = visit.day
                WHERE visit.request = ? ORDER BY visit.day DESC
                """, arguments: [number])
        if let visit, let day = Day.Date(iso: visit["day"]) {
            if day < stamp.today { return .unrecorded(day) }
            let begin: Int = visit["begin"]
            // Nobody is on the minute: from a quarter of an hour before, on the half hour.
            let from = max(0, (begin - 900) / 1800 * 1800)
            let who =
                try settings(db).tellsWho ? try names(ofRound: visit["round"], db) : []
            return .planned(day, from: from, to: from + 5400, who: who)
        }
        let queue = try self.queue(on: stamp.today, QueueContext(), db)
        guard let entry = queue.first(where: { $0.request == number }) else {
            throw CampaignFault.damaged(path: path, detail: "queue")
        }
        if let obstacle = entry.obstacle { return .held(obstacle) }
        let able = queue.filter { $0.obstacle == nil }
        let place = (able.firstIndex { $0.request == number } ?? 0) + 1
        let left = try Row.fetchOne(
            db, sql: "SELECT day, reason FROM leftOut WHERE request = ? ORDER BY day DESC",
            arguments: [number])
        let putOff = left.flatMap { row in
            Day.Date(iso: row["day"]).map {
                RequestStatus.PutOff(day: $0, reason: row["reason"])
            }
        }
        return .waiting(place: place, of: able.count, putOff: putOff)
    }

    /// First names of those who come, where they are known; their ids elsewhere.
    private func names(ofRound round: Int, _ db: Database) throws -> [String] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT volunteer, name FROM roundMember
                LEFT JOIN person ON person.id = volunteer WHERE round = ? ORDER BY volunteer
                """, arguments: [round]
        ).map { ($0["name"] as String?) ?? $0["volunteer"] }
    }
}
