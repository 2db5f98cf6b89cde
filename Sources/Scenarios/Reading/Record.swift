/// A mapping that is being read: what is asked for is known, and what nobody asks for is an unknown key.
///
/// A missing field is looked up in the defaults for records of its sort.
final class Record {
    let reader: Reader
    let location: Diagnostic.Location
    private let entries: [String: Tree.Entry]
    private let order: [Tree.Entry]
    private let defaults: Record?
    private var asked: Set<String> = []

    /// A record of a mapping; an error (and an empty record) for anything else.
    init(_ tree: Tree, _ reader: Reader, defaults: Record? = nil) {
        self.reader = reader
        location = tree.location
        self.defaults = defaults
        var entries: [String: Tree.Entry] = [:]
        var order: [Tree.Entry] = []
        if case .map(let all) = tree.kind {
            for entry in all {
                if entries[entry.key] != nil {
                    reader.error("duplicate-key", entry.location, found: entry.key)
                }
                entries[entry.key] = entry
            }
            order = all
        } else if !tree.isEmpty {
            reader.error(
                "wrong-type", tree.location, found: tree.excerpt, ["expected": "{…: …}"])
        }
        self.entries = entries
        self.order = order
    }

    /// Entries in the order of the file (for mappings from ids).
    var all: [Tree.Entry] { order.filter { !$0.key.hasPrefix("x-") } }

    /// The value of a key, own or by default; nil where it is not stated.
    subscript(key: String) -> Tree? {
        asked.insert(key)
        if let own = entries[key], !own.value.isEmpty { return own.value }
        return defaults?[key]
    }

    /// The value of a key in this very record.
    func own(_ key: String) -> Tree? {
        asked.insert(key)
        guard let own = entries[key], !own.value.isEmpty else { return nil }
        return own.value
    }

    /// A key that must be there.
    func required(_ key: String, expected: String) -> Tree? {
        if let value = self[key] { return value }
        reader.error("missing-key", location, found: nil, ["key": key, "expected": expected])
        return nil
    }

    /// Refuses keys that the planner does not honour yet.
    func refuse(_ keys: [String], as name: String) {
        for key in keys {
            if let value = own(key) {
                reader.error("unsupported", value.location, ["name": "\(name).\(key)"])
            }
        }
    }

    /// Reports keys that nobody has asked for.
    func finish() {
        let known = asked.sorted()
        for entry in order where !asked.contains(entry.key) && !entry.key.hasPrefix("x-") {
            var facts: [String: String] = [:]
            facts["nearest"] = nearest(to: entry.key, among: known)
            facts["known"] = known.joined(separator: ", ")
            reader.error("unknown-key", entry.location, found: entry.key, facts)
        }
    }

    /// Keys of this record that nobody has asked for yet, `x-` aside.
    var unasked: [Tree.Entry] {
        order.filter { !asked.contains($0.key) && !$0.key.hasPrefix("x-") }
    }
}
