import Foundation
import GRDB
import Scenarios
import Texts

/// The month in one SQLite file: requests, plans, outcomes, and who changed what.
///
/// Every change is one transaction that is on the disk when the method returns. Several programs may
/// have the file open: changes wait for each other.
public final class Ledger: Sendable {
    /// As the user named it.
    public let path: String
    private let queue: DatabaseQueue

    /// How changes wait for those of other programs.
    public struct Patience: Sendable {
        /// How long, at most.
        public var seconds: Double
        /// Told once, after half a second of waiting.
        public var waits: @Sendable () -> Void
        /// A patience of its parts.
        public init(seconds: Double = 30, waits: @escaping @Sendable () -> Void = {}) {
            (self.seconds, self.waits) = (seconds, waits)
        }
    }

    /// Opens a ledger that is there, and brings its tables up to date.
    ///
    /// - Throws: ``CampaignFault`` where it is none, is damaged, or is newer than this program.
    public init(path: String, patience: Patience = Patience()) throws {
        self.path = path
        try LedgerFile.check(path)
        queue = try Self.guarded(path) {
            let queue = try DatabaseQueue(
                path: path, configuration: Self.configuration(patience))
            // A backup is one file without a journal; its first use as a ledger gives it one.
            try queue.writeWithoutTransaction { db in
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else { return }
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try queue.read { db in
                if try Schema.migrator.hasBeenSuperseded(db) {
                    throw CampaignFault.newer(path: path)
                }
                let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
                guard verdict == "ok" else {
                    throw CampaignFault.damaged(path: path, detail: verdict ?? "")
                }
            }
            if try !queue.read({ try Schema.migrator.hasCompletedMigrations($0) }) {
                try Schema.migrator.migrate(queue)
            }
            return queue
        }
    }

    /// Makes a new ledger; `fill` writes what it begins with.
    ///
    /// The file appears whole or not at all.
    static func create(path: String, fill: (Database) throws -> Void) throws {
        let temporary = try LedgerFile.reserve(beside: path)
        defer { LedgerFile.remove(temporary) }
        try guarded(path) {
            let queue = try DatabaseQueue(
                path: temporary, configuration: configuration(Patience()))
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try Schema.migrator.migrate(queue)
            try queue.write(fill)
            // The file keeps this. GRDB would write into it whenever it is opened, also to read.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try queue.close()
        }
        try LedgerFile.publish(temporary, as: path)
    }

    private static func configuration(_ patience: Patience) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .callback { tries in
            if tries == 50 { patience.waits() }
            guard Double(tries) * 0.01 < patience.seconds else { return false }
            usleep(10_000)
            return true
        }
        configuration.prepareDatabase { db in
            // What was acknowledged stays after a power cut as well; what was deleted is overwritten.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    // MARK: Reading and writing

    /// Reads one state of the ledger.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.guarded(path) { try queue.read(body) }
    }

    /// Makes a change: all of it, or none if `body` throws.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.guarded(path) {
            try queue.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(db)
                    return .commit
                }
                guard let value else { throw CampaignFault.damaged(path: path, detail: "") }
                return value
            }
        }
    }

    /// Empties the journal into the file, so that what was deleted is gone from both.
    ///
    /// Where others are reading, the last of them does so when it closes the file.
    func foldJournal() {
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Copies one state of the ledger into a file of its own.
    func copy(to file: String) throws {
        try Self.guarded(file) {
            let target = try DatabaseQueue(path: file)
            try queue.backup(to: target)
            // One file, without a journal beside it.
            try target.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try target.close()
        }
    }

    /// Errors of SQLite as people are told them.
    private static func guarded<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            let detail = error.message ?? "\(error.resultCode)"
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw CampaignFault.busy(path: path)
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM,
                .SQLITE_AUTH, .SQLITE_NOMEM:
                throw CampaignFault.system(path: path, detail: detail)
            default: throw CampaignFault.damaged(path: path, detail: detail)
            }
        }
    }
}
