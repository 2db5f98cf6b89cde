import GRDB
import Scenarios

/// Who does something and when: part of every change.
public struct Stamp: Sendable, Equatable {
    /// The day it is.
    public var today: Day.Date
    /// The moment, as `2021-03-21 18:05:00`.
    public var now: String
    /// Who, as the log tells.
    public var by: String

    /// A stamp of its parts.
    public init(today: Day.Date, now: String, by: String) {
        (self.today, self.now, self.by) = (today, now, by)
    }

    /// Writes into the log what was changed: numbers and ids, nothing about people.
    func log(_ command: String, _ what: String, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO log (at, \"by\", command, what) VALUES (?, ?, ?, ?)",
            arguments: [now, by, command, what])
    }
}

/// A line of the log.
public struct LogEntry: Sendable, Equatable {
    /// From 1, without gaps.
    public var number: Int
    /// When.
    public var at: String
    /// Who.
    public var by: String
    /// By which command.
    public var command: String
    /// What was changed.
    public var what: String
}

extension Ledger {
    /// The last changes, the oldest of them first.
    ///
    /// - Parameters:
    ///   - most: how many.
    ///   - request: only those of this request.
    public func log(most: Int, request: Int? = nil) throws -> [LogEntry] {
        try read { db in
            let filter = request.map { "%request \($0) %" } ?? "%"
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM log WHERE what || ' ' LIKE ? ORDER BY id DESC LIMIT ?
                    """, arguments: [filter, most])
            return rows.reversed().map {
                LogEntry(
                    number: $0["id"], at: $0["at"], by: $0["by"], command: $0["command"],
                    what: $0["what"])
            }
        }
    }
}
