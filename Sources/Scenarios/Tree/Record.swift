/// The keys of one sort of record that the reader knows; a test compares them with the schema.
struct KeySet: Sendable {
    var names: [String]
    init(_ names: [String]) { self.names = names }
}

/// A mapping whose keys are known, with the defaults that records of its sort share.
struct Record {
    let cursor: Cursor
    private let entries: [Stated.Entry]
    private let fallback: [Record]

    /// Checks that it is a mapping and knows its keys; `defaults` are looked up where a key is not
    /// stated.
    init?(_ cursor: Cursor, keys: KeySet, defaults: Record? = nil) {
        guard case .mapping(let entries) = cursor.value.content else {
            cursor.wrongType("mapping")
            return nil
        }
        self.cursor = cursor
        self.entries = entries
        fallback = defaults.map { [$0] } ?? []
        for entry in entries where !entry.key.hasPrefix("x-") && !keys.names.contains(entry.key) {
            var facts: [String: String] = [:]
            facts["nearest"] = cursor.faults.nearest(to: entry.key, among: keys.names)
            cursor.faults.add(
                "unknown-key", at: entry.keyOrigin,
                path: entry.value.cell ?? Path.key(cursor.path, entry.key).description,
                found: entry.key, facts: facts)
        }
    }

    /// A mapping with any keys.
    init?(open cursor: Cursor) {
        guard case .mapping(let entries) = cursor.value.content else {
            cursor.wrongType("mapping")
            return nil
        }
        self.cursor = cursor
        self.entries = entries
        fallback = []
    }

    /// The value of a key, if it is stated here or among the defaults.
    subscript(key: String) -> Cursor? {
        own(key) ?? fallback.first?[key]
    }

    /// The value of a key, if it is stated here.
    func own(_ key: String) -> Cursor? {
        guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNull else {
            return nil
        }
        return Cursor(value: entry.value, path: .key(cursor.path, key), faults: cursor.faults)
    }

    /// The id as it is written, empty where there is none.
    var id: String {
        if case .scalar(let text, _)? = own("id")?.value.content { return text }
        return ""
    }

    /// The value of a key, or a fault.
    func require(_ key: String) -> Cursor? {
        if let cursor = self[key] { return cursor }
        missing(key)
        return nil
    }

    /// Reports that a key is missing.
    func missing(_ key: String, code: String = "missing-key") {
        let column = cursor.value.cell.map { $0.isEmpty ? key : $0 + "." + key }
        let path = column ?? Path.key(cursor.path, key).description
        cursor.faults.add(
            code, at: cursor.value.origin, path: path, facts: ["key": key])
    }

    /// All entries in the order of the file, but those that begin with `x-`; keys with their
    /// origins.
    var all: [(key: Cursor, value: Cursor)] {
        entries.filter { !$0.key.hasPrefix("x-") }.map {
            let inner = Path.key(cursor.path, $0.key)
            let key = Stated(
                .scalar($0.key, quoted: false), $0.keyOrigin, cell: $0.value.cell)
            return (
                Cursor(value: key, path: inner, faults: cursor.faults),
                Cursor(value: $0.value, path: inner, faults: cursor.faults)
            )
        }
    }
}
