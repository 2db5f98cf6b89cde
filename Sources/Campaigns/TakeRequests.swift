import GRDB
import Importing
import JSONText
import Scenarios
import Texts

extension Ledger {
    /// Takes requests into the queue: all of them are understood, or none is taken.
    ///
    /// A household is known again by its id, so that the same rows may come any number of times. One
    /// that has phone, door or name of another which asked for the same is doubtful, and is taken
    /// only if `takesDoubtful`.
    ///
    /// - Returns: what became of each need in order; diagnostics where one is not understood.
    public func take(
        _ requests: [NewRequest], command: String = "add", takesDoubtful: Bool = false,
        stamp: Stamp
    ) throws -> (taken: [Taken], diagnostics: [Diagnostic]) {
        guard let bare = try template().bare(keptIn: path), let first = bare.centres.first else {
            throw damagedTemplate
        }
        let (records, needs) = Self.merged(requests, elsewhere: first.place)
        let loaded = try template().scenario(households: records, keptIn: path)
        guard let scenario = loaded.scenario else { return ([], loaded.diagnostics) }
        var read: [String: [Need]] = [:]
        for household in scenario.households { read[household.id] = household.needs }
        let taken = try write { db in
            try requests.enumerated().map { i, request in
                let all = read[request.code] ?? []
                return try take(
                    request, needs[i].map { all[$0] }, command, takesDoubtful, stamp, db)
            }
        }
        return (taken, [])
    }

    /// Households with all their needs, and which needs of its household each request has.
    private static func merged(
        _ requests: [NewRequest], elsewhere: Place
    ) -> (records: [JSON], needs: [Range<Int>]) {
        var whole: [NewRequest] = []
        var index: [String: Int] = [:]
        var ranges: [Range<Int>] = []
        for request in requests {
            if let i = index[request.code] {
                let start = whole[i].needs.count
                whole[i].needs += request.needs
                ranges.append(start..<start + request.needs.count)
            } else {
                index[request.code] = whole.count
                whole.append(request)
                ranges.append(0..<request.needs.count)
            }
        }
        return (whole.map { $0.record(elsewhere: elsewhere) }, ranges)
    }

    private func take(
        _ request: NewRequest, _ needs: [Need], _ command: String, _ takesDoubtful: Bool,
        _ stamp: Stamp, _ db: Database
    ) throws -> Taken {
        let known = try Int.fetchOne(
            db, sql: "SELECT id FROM household WHERE code = ?", arguments: [request.code])
        if known == nil, !takesDoubtful,
            let doubt = try doubt(about: request, kinds: needs.map(\.kind), db)
        {
            return .doubtful(code: request.code, other: doubt.request, why: doubt.why)
        }
        let household = try known ?? insertHousehold(request, db)
        if known != nil {
            try update(household, with: request, isSaid: command == "add", db)
        }
        if request.needs.isEmpty {
            guard known != nil else { throw CampaignFault.unknownHousehold(request.code) }
            try stamp.log(command, "household \(household)", in: db)
            return .updated(request.code)
        }
        var numbers: [Int] = []
        var open: Int?
        for (need, stated) in zip(needs, request.needs) {
            let other = try Int.fetchOne(
                db,
                sql: """
                    SELECT id FROM request WHERE household = ? AND kind = ? AND answer IS NULL
                    """, arguments: [household, need.kind])
            // Within one request the same twice is meant so.
            if let other, !numbers.contains(other) {
                open = open ?? other
                continue
            }
            numbers.append(try insert(request, need, stated, of: household, db))
        }
        if numbers.isEmpty { return .known(open ?? 0) }
        for number in numbers { try stamp.log(command, "request \(number)", in: db) }
        return .new(numbers)
    }

    /// Households whose place is found wrong wait until it is cleared up.
    public func setUnclear(_ codes: [String], stamp: Stamp) throws {
        try write { db in
            for code in codes {
                try db.execute(
                    sql: "UPDATE household SET unclear = 1 WHERE code = ?", arguments: [code])
                let id = try Int.fetchOne(
                    db, sql: "SELECT id FROM household WHERE code = ?", arguments: [code])
                if let id { try stamp.log("plan", "household \(id) unclear", in: db) }
            }
        }
    }

    /// A request of the same kind by a household with the same phone, door or name.
    private func doubt(
        about request: NewRequest, kinds: [String], _ db: Database
    ) throws -> (request: Int, why: String)? {
        let keys = request.keys
        for (column, key, why) in [
            ("phoneKey", keys.phone, "same-phone"), ("doorKey", keys.door, "same-door"),
            ("nameKey", keys.name, "similar-name"),
        ] {
            guard let key else { continue }
            for kind in kinds {
                let other = try Int.fetchOne(
                    db,
                    sql: """
                        SELECT request.id FROM personal
                        JOIN request ON request.household = personal.household
                        WHERE \(column) = ? AND kind = ? ORDER BY request.id DESC
                        """, arguments: [key, kind])
                if let other { return (other, why) }
            }
        }
        return nil
    }

    private func insertHousehold(_ request: NewRequest, _ db: Database) throws -> Int {
        try db.execute(
            sql: "INSERT INTO household (code, sort) VALUES (?, ?)",
            arguments: [request.code, request.sort])
        let id = Int(db.lastInsertedRowID)
        let (contact, keys) = (request.contact, request.keys)
        try db.execute(
            sql: """
                INSERT INTO personal (household, lat, lon, building, record, name, surname, phone,
                    street, house, entrance, floor, flat, code, note, phoneKey, doorKey, nameKey)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, request.lat, request.lon, request.building, fragment(request.fields),
                contact.name, contact.surname, contact.phone, contact.street, contact.house,
                contact.entrance, contact.floor, contact.flat, contact.code, contact.note,
                keys.phone, keys.door, keys.name,
            ])
        return id
    }

    /// Takes over what is said anew of a household that is known.
    private func update(
        _ household: Int, with request: NewRequest, isSaid: Bool, _ db: Database
    ) throws {
        let (contact, keys) = (request.contact, request.keys)
        if let lat = request.lat, let lon = request.lon {
            // A place that was found wrong is right again once somebody says so; an old list does not.
            try db.execute(
                sql: """
                    UPDATE household SET unclear = 0 WHERE id = ? AND (? OR EXISTS (SELECT 1
                        FROM personal WHERE household = id AND (lat, lon) IS NOT (?, ?)))
                    """, arguments: [household, isSaid, lat, lon])
        }
        var columns: [(String, (any DatabaseValueConvertible)?)] = [
            ("lat", request.lat), ("lon", request.lon), ("building", request.building),
            ("name", contact.name), ("surname", contact.surname), ("phone", contact.phone),
            ("street", contact.street), ("house", contact.house), ("entrance", contact.entrance),
            ("floor", contact.floor), ("flat", contact.flat), ("code", contact.code),
            ("note", contact.note), ("phoneKey", keys.phone), ("doorKey", keys.door),
            ("nameKey", keys.name),
        ]
        if !request.fields.isEmpty { columns.append(("record", fragment(request.fields))) }
        let stated = columns.compactMap { column in column.1.map { (column.0, $0) } }
        if !stated.isEmpty {
            let list = stated.map { "\($0.0) = ?" }.joined(separator: ", ")
            let values = stated.map { $0.1 as (any DatabaseValueConvertible)? } + [household]
            try db.execute(
                sql: "UPDATE personal SET \(list) WHERE household = ?",
                arguments: StatementArguments(values))
        }
        if !request.sort.isEmpty {
            try db.execute(
                sql: "UPDATE household SET sort = ? WHERE id = ?",
                arguments: [request.sort, household])
        }
    }

    private func insert(
        _ request: NewRequest, _ need: Need, _ stated: [(String, JSON)], of household: Int,
        _ db: Database
    ) throws -> Int {
        var worth: Int?
        if case .worth(let cost) = need.value { worth = cost }
        try db.execute(
            sql: """
                INSERT INTO request (household, kind, need, worth, received, earliest, promised,
                    repeats, repeatsUntil) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                household, need.kind, fragment(stated), worth, request.received.iso,
                request.earliest?.iso, request.promised?.iso, request.repeats,
                request.repeatsUntil?.iso,
            ])
        let id = Int(db.lastInsertedRowID)
        for (good, pieces) in need.brings.pieces where pieces > 0 {
            try db.execute(
                sql: "INSERT INTO wanted (request, good, pieces) VALUES (?, ?, ?)",
                arguments: [id, good, pieces])
        }
        return id
    }
}
