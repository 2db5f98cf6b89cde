import JSONText
import Scenarios

/// What a mapping file says of lists whose words Komek does not know.
public struct Mapping: Sendable {
    /// Folded headers.
    private var columns: [String: Column] = [:]
    /// Sheets or files by folded name; nil is to be left out.
    private var tables: [String: TableKind?] = [:]
    /// Kinds of needs by words.
    private(set) var needs: [String: String] = [:]
    /// Parts of the scenario that lists do not have, as they stand in the mapping.
    private(set) var scenario: [(key: String, value: JSON)] = []

    /// No mapping at all.
    public init() {}

    func column(of header: String) -> Column? { columns[folded(header)] }

    /// nil where nothing is said.
    func kind(ofSheet sheet: String, file: String) -> TableKind? {
        (tables[folded(sheet)] ?? nil) ?? (tables[folded(file)] ?? nil)
    }

    func isLeftOut(sheet: String, file: String) -> Bool {
        for name in [sheet, file] {
            if let entry = tables[folded(name)], entry == nil { return true }
        }
        return false
    }

    /// Whether the scenario has a map, on which rows without coordinates are found by their addresses.
    public var hasMap: Bool {
        scenario.contains { part, value in
            guard part == "addresses" || part == "travel", case .object(let entries) = value
            else { return false }
            return entries.contains { $0.0 == "map" }
        }
    }

    /// Lets the scenario that is written to a file be planned on a map, and addresses be found there.
    ///
    /// Where the mapping states how travel is measured, the map is for addresses only.
    public mutating func use(map path: String, writtenTo file: String) {
        let name = JSON.text(relativePath(of: path, from: folder(of: file)))
        if scenario.contains(where: { $0.key == "travel" }) {
            scenario.removeAll { $0.key == "addresses" }
            scenario.append(("addresses", .object([("map", name)])))
        } else {
            let source = ("source", JSON.text("roads"))
            scenario.append(("travel", .object([source, ("map", name)])))
        }
    }

    /// Reads a mapping file; its faults are reported.
    public static func read(path: String) -> (mapping: Mapping?, diagnostics: [Diagnostic]) {
        let faults = Faults()
        let file = faults.file(path)
        let text = readText(path, file: file, faults: faults)
        let tree = text.flatMap { YAMLTree.read($0, file: file, faults: faults) }
        var mapping = Mapping()
        if let tree { mapping.read(tree, faults) }
        return (faults.hasErrors ? nil : mapping, faults.sorted)
    }

    private static let keys = ["columns", "tables", "needs", "scenario"]

    private mutating func read(_ tree: Stated, _ faults: Faults) {
        for entry in entries(tree, "", faults) {
            switch entry.key {
            case "columns":
                let choices = Column.allCases.map(\.rawValue)
                words(entry, choices, faults) { columns[folded($0)] = Column(rawValue: $1) }
            case "tables":
                let choices = TableKind.allCases.map(\.rawValue) + ["ignore"]
                words(entry, choices, faults) {
                    tables[folded($0)] = .some(TableKind(rawValue: $1))
                }
            case "needs": words(entry, nil, faults) { needs[$0] = $1 }
            case "scenario":
                for part in entries(entry.value, "scenario", faults) {
                    scenario.append((part.key, json(part.value)))
                }
            default:
                var facts: [String: String] = [:]
                facts["nearest"] = faults.nearest(to: entry.key, among: Self.keys)
                faults.add(
                    "unknown-key", at: entry.keyOrigin, path: entry.key, found: entry.key,
                    facts: facts)
            }
        }
    }

    private func entries(_ value: Stated, _ path: String, _ faults: Faults) -> [Stated.Entry] {
        switch value.content {
        case .mapping(let entries): return entries.filter { !$0.key.hasPrefix("x-") }
        case .null: return []
        default:
            faults.add(
                "wrong-type", at: value.origin, path: path, found: value.shown,
                facts: ["expected": "mapping"])
            return []
        }
    }

    /// Pairs of words, the second one of some choices.
    private func words(
        _ entry: Stated.Entry, _ choices: [String]?, _ faults: Faults,
        _ put: (String, String) -> Void
    ) {
        for pair in entries(entry.value, entry.key, faults) {
            let path = entry.key + "." + pair.key
            guard case .scalar(let word, _) = pair.value.content else {
                faults.add(
                    "wrong-type", at: pair.value.origin, path: path, found: pair.value.shown,
                    facts: ["expected": "text"])
                continue
            }
            if let choices, !choices.contains(word) {
                var facts = ["choices": choices.joined(separator: ", ")]
                facts["nearest"] = faults.nearest(to: word, among: choices)
                faults.add(
                    "unknown-value", at: pair.value.origin, path: path, found: word, facts: facts)
                continue
            }
            put(pair.key, word)
        }
    }

    /// The same value to be written: what was quoted is a text, what was not stays as it is.
    private func json(_ value: Stated) -> JSON {
        switch value.content {
        case .null: return .raw("null")
        case .scalar(let text, let quoted): return quoted ? .text(text) : plain(text)
        case .list(let list): return .list(list.map(json))
        case .mapping(let entries): return .object(entries.map { ($0.key, json($0.value)) })
        }
    }
}

/// A text that YAML reads as itself without quotation marks, or one with them.
func plain(_ text: String) -> JSON {
    let isPlain =
        !text.isEmpty
        && text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95
                || $0 == 46 || $0 == 45 || $0 == 47
        }
    return isPlain && text.first != "-" || Double(text) != nil ? .raw(text) : .text(text)
}
