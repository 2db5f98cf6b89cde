import Foundation
import GRDB
import JSONText
import Scenarios
import Texts

extension Ledger {
    /// All that is kept about a household, as JSON: what one who asks is entitled to see.
    public func everything(about code: String) throws -> String {
        try read { db in
            guard
                let household = try Row.fetchOne(
                    db, sql: "SELECT * FROM household WHERE code = ?", arguments: [code])
            else { throw CampaignFault.unknownHousehold(code) }
            let id: Int = household["id"]
            let personal = try Row.fetchOne(
                db, sql: "SELECT * FROM personal WHERE household = ?", arguments: [id])
            let requests = try Row.fetchAll(
                db, sql: "SELECT * FROM request WHERE household = ? ORDER BY id", arguments: [id])
            let visits = try Row.fetchAll(
                db,
                sql: """
                    SELECT visit.request, visit.day, begin, "end", hand, visit.centre
                    FROM visit JOIN request ON request.id = visit.request
                    JOIN round ON round.id = visit.round WHERE household = ? ORDER BY visit.day
                    """, arguments: [id])
            let outcomes = try Row.fetchAll(
                db,
                sql: """
                    SELECT outcome.* FROM outcome JOIN request ON request.id = outcome.request
                    WHERE household = ? ORDER BY day
                    """, arguments: [id])
            return JSON.object([
                ("household", household.json), ("personal", personal?.json ?? .raw("null")),
                ("requests", .list(requests.map(\.json))), ("visits", .list(visits.map(\.json))),
                ("outcomes", .list(outcomes.map(\.json))),
            ]).rendered()
        }
    }

    /// Deletes all that can tell who a household is; numbers, dates and amounts stay for the report.
    ///
    /// Its open requests are withdrawn. Plans that name it are deleted as texts; their visits stay,
    /// without places.
    ///
    /// - Returns: the days whose plans were deleted.
    @discardableResult
    public func forget(_ code: String, stamp: Stamp) throws -> [Day.Date] {
        let days = try write { db in
            guard
                let id = try Int.fetchOne(
                    db, sql: "SELECT id FROM household WHERE code = ?", arguments: [code])
            else { throw CampaignFault.unknownHousehold(code) }
            let days = try forget([id], stamp, db)
            try stamp.log("forget", "household x\(id)", in: db)
            return days
        }
        foldJournal()
        return days
    }

    /// Forgets everybody, once the campaign's date has come; people who helped as well.
    ///
    /// - Returns: how many households were forgotten.
    /// - Throws: ``CampaignFault/notExpired(_:)`` before that day.
    public func expire(stamp: Stamp) throws -> Int {
        let number = try write { db in
            let expires = try settings(db).expires
            guard expires <= stamp.today else { throw CampaignFault.notExpired(expires.iso) }
            let ids = try Int.fetchAll(
                db, sql: "SELECT id FROM household WHERE forgotten IS NULL ORDER BY id")
            try forget(ids, stamp, db)
            try db.execute(sql: "DELETE FROM person")
            try db.execute(sql: "UPDATE plan SET json = NULL")
            try stamp.log("expire", "households \(ids.count)", in: db)
            return ids.count
        }
        foldJournal()
        return number
    }

    @discardableResult
    private func forget(_ ids: [Int], _ stamp: Stamp, _ db: Database) throws -> [Day.Date] {
        var days: Set<String> = []
        for id in ids {
            // A plan's text has all households of its day, those too that it leaves out.
            let planned = try String.fetchAll(
                db,
                sql: """
                    SELECT day FROM visit JOIN request ON request.id = visit.request
                        WHERE household = ?1
                    UNION SELECT day FROM leftOut JOIN request ON request.id = leftOut.request
                        WHERE household = ?1
                    """, arguments: [id])
            days.formUnion(planned)
            let open = try Int.fetchAll(
                db, sql: "SELECT id FROM request WHERE household = ? AND answer IS NULL",
                arguments: [id])
            for request in open {
                // A day of which something else is recorded has its say; this closes the request.
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO outcome (request, day, what, at, "by")
                        VALUES (?, ?, 'withdrawn', ?, ?)
                        """, arguments: [request, stamp.today.iso, stamp.now, stamp.by])
                try db.execute(
                    sql: "UPDATE request SET answer = 'withdrawn', closed = ? WHERE id = ?",
                    arguments: [stamp.today.iso, request])
            }
            try db.execute(sql: "DELETE FROM personal WHERE household = ?", arguments: [id])
            // The id that a list's import gives comes from the door.
            try db.execute(
                sql: "UPDATE household SET code = ?, forgotten = ? WHERE id = ?",
                arguments: ["x\(id)", stamp.today.iso, id])
            try db.execute(
                sql: "UPDATE request SET need = '' WHERE household = ?", arguments: [id])
            try db.execute(
                sql: """
                    UPDATE outcome SET note = NULL
                    WHERE request IN (SELECT id FROM request WHERE household = ?)
                    """, arguments: [id])
        }
        for day in days {
            try db.execute(sql: "UPDATE plan SET json = NULL WHERE day = ?", arguments: [day])
        }
        return days.sorted().compactMap(Day.Date.init(iso:))
    }

    /// Names, phones, addresses and door codes for the sheets of a day, as a contacts file (CSV).
    public func contacts(on day: Day.Date) throws -> String {
        try read { db in
            let people = try Row.fetchAll(
                db, sql: "SELECT id, sort, name, surname, phone, note FROM person ORDER BY sort, id"
            )
            let families = try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT household.code AS id, 'household' AS sort, name, surname, phone,
                        street, house, entrance, floor, flat, personal.code AS code, note
                    FROM visit JOIN request ON request.id = visit.request
                    JOIN household ON household.id = request.household
                    JOIN personal ON personal.household = household.id
                    WHERE visit.day = ? ORDER BY household.code
                    """, arguments: [day.iso])
            let columns = [
                "id", "sort", "name", "surname", "phone", "street", "house", "entrance", "floor",
                "flat", "code", "note",
            ]
            return CSVText.rows(
                [columns]
                    + (people + families).map { row in
                        columns.map { column in
                            // Crews and volunteers are told apart by their ids.
                            let isHand = column == "sort" && (row["sort"] as String) == "volunteer"
                            return isHand || !row.hasColumn(column)
                                ? "" : (row[column] as String?) ?? ""
                        }
                    })
        }
    }

    /// A copy of the whole ledger in one file, which only its owner may read.
    ///
    /// - Throws: ``CampaignFault/exists(path:)`` where there is a file of that name, unless it may be
    ///   replaced.
    public func backUp(to file: String, replaces: Bool, stamp: Stamp) throws {
        if !replaces, FileManager.default.fileExists(atPath: file) {
            throw CampaignFault.exists(path: file)
        }
        let temporary = try LedgerFile.reserve(beside: file)
        defer { LedgerFile.remove(temporary) }
        try copy(to: temporary)
        if replaces {
            try LedgerFile.replace(file, by: temporary)
        } else {
            try LedgerFile.publish(temporary, as: file)
        }
        try write { try stamp.log("backup", "campaign", in: $0) }
    }
}

extension Row {
    /// Columns that are not empty, in their order.
    fileprivate var json: JSON {
        .object(
            compactMap { column, value in
                switch value.storage {
                case .null, .blob: nil
                case .int64(let number): (column, .raw("\(number)"))
                case .double(let number): (column, .raw("\(number)"))
                case .string(let text): (column, .text(text))
                }
            })
    }
}

/// Rows as CSV.
enum CSVText {
    static func rows(_ rows: [[String]]) -> String {
        rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
