import JSONText
import Scenarios
import Spreadsheets

/// What lists of people were made into.
public struct ImportedLists: Sendable {
    /// The scenario; it may lack what lists do not have, such as centres.
    public var scenario: JSON
    /// Names, phones, door codes and notes by id, as CSV.
    public var contacts: String
    /// What was not understood, doubtful or twice there, in the order of files and rows.
    public var diagnostics: [Diagnostic]
    /// How many records there are.
    public var households = 0, needs = 0, withoutPlace = 0, volunteers = 0, centres = 0

    /// Where each centre and household stands in its list, in the order of the scenario, whose first
    /// records may be those of a mapping.
    var rows: [String: [Diagnostic.Location]] = [:]

    /// Nothing could be read.
    public var isEmpty: Bool { households + volunteers + centres == 0 }

    /// The scenario as JSON.
    public var json: String { scenario.rendered() }

    /// The scenario as YAML, with a first line of comment.
    public func yaml(comment: String) -> String { "# " + comment + "\n" + scenario.yaml() }
}

/// Reads lists of families, volunteers and centres out of CSV and XLSX files.
///
/// All files together are one day. Nothing is guessed: what is not understood is reported, and the
/// rest of the row is kept.
public func importLists(_ paths: [String], mapping: Mapping = Mapping()) -> ImportedLists {
    var run = ListImport(mapping)
    for path in paths { run.read(path) }
    return run.finish()
}

/// State of one import.
private struct ListImport {
    private let mapping: Mapping
    private let faults = Faults()
    private var households: [HouseholdRow] = []
    private var volunteers: [VolunteerRow] = []
    private var centres: [CentreRow] = []

    init(_ mapping: Mapping) { self.mapping = mapping }

    mutating func read(_ path: String) {
        let file = faults.file(path)
        let name = String(path.split(separator: "/").last ?? "")
        guard let bytes = readBytes(path, file: file, faults: faults) else { return }
        do throws(SpreadsheetError) {
            let contents = try Spreadsheet.read(bytes)
            var isRead = false
            for table in contents.tables where !table.rows.isEmpty {
                if mapping.isLeftOut(sheet: table.name, file: name) { continue }
                if table.isHidden, mapping.kind(ofSheet: table.name, file: name) == nil {
                    faults.add(
                        "import-hidden-sheet", .warning, at: .init(file: file), path: table.name,
                        found: table.name)
                    continue
                }
                isRead = true
                read(table, file, name, ofSeveral: contents.tables.count > 1)
                if contents.encoding == .windows1251 { warnOfLostLetters(table, file) }
            }
            if !isRead, contents.tables.allSatisfy({ $0.rows.isEmpty }) {
                faults.add("file-empty", at: .init(file: file))
            }
        } catch {
            faults.add(error, file: file)
        }
    }

    /// Windows-1251 has no Kazakh letters: programs that write it put question marks in their
    /// places.
    private func warnOfLostLetters(_ table: Table, _ file: Int) {
        for row in table.rows {
            for cell in row.cells {
                let letters = Array(cell.text.unicodeScalars)
                for i in letters.indices.dropFirst().dropLast()
                where letters[i] == "?" && letters[i - 1].properties.isAlphabetic
                    && letters[i + 1].properties.isAlphabetic
                {
                    faults.add(
                        "import-lost-letters", .warning, at: .init(file: file, line: row.number),
                        found: cell.text.oneLine)
                    return
                }
            }
        }
    }

    private mutating func read(_ table: Table, _ file: Int, _ name: String, ofSeveral: Bool) {
        let sheet = ofSeveral ? table.name : ""
        let shape: TableShape
        do throws(TableShape.Fault) {
            shape = try TableShape.of(table, file: name, mapping: mapping)
        } catch {
            faults.add(
                error.rawValue, at: .init(file: file, line: table.rows[0].number), path: table.name,
                found: table.name.isEmpty ? name : table.name)
            return
        }
        let head = table.rows[shape.header]
        for (_, header) in shape.unknown {
            faults.add(
                "import-unknown-column", .warning, at: .init(file: file, line: head.number),
                path: sheet, found: header.oneLine)
        }
        let before = households.count
        defer {
            let lost = households[before...].count { !$0.needs.isEmpty && !$0.address.isEmpty }
            if lost > 0, !shape.hasCoordinates, !mapping.hasMap {
                faults.add(
                    "import-no-places", .warning, at: .init(file: file, line: head.number),
                    path: sheet, facts: ["count": "\(lost)"])
            }
        }
        let headKeys = head.cells.map { folded($0.text) }
        for row in table.rows[(shape.header + 1)...] {
            // A header is repeated where pages were joined; sums stand below.
            if row.cells.map({ folded($0.text) }) == headKeys || Self.isSum(row) { continue }
            let says = shape.columns.contains { $0.value != .ignore && !row[$0.key].isEmpty }
            let source = Source(file: file, fileName: name, sheet: sheet, row: row.number)
            let reader = RowReader(
                table: table, shape: shape, row: row, source: source, faults: faults,
                mapping: mapping)
            guard says else { continue }
            let isKnown =
                switch shape.kind {
                case .households: append(reader.household(), to: &households)
                case .volunteers: append(reader.volunteer(), to: &volunteers)
                case .centres: append(reader.centre(), to: &centres)
                }
            if !isKnown {
                let text = row.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " · ")
                // A lonely cell is a remark of the list's, such as who printed it when.
                let isRemark = row.cells.count { !$0.isEmpty } == 1
                reader.fault("import-row", nil, text, [:], isRemark ? .warning : .error)
            }
        }
    }

    private func append<Row>(_ row: Row?, to rows: inout [Row]) -> Bool {
        guard let row else { return false }
        rows.append(row)
        return true
    }

    private static func isSum(_ row: Table.Row) -> Bool {
        guard let first = row.cells.first(where: { !$0.isEmpty }) else { return true }
        let word = folded(first.text).split(separator: " ").first.map(String.init) ?? ""
        return ["итого", "всего", "барлыгы", "жиыны", "total", "sum"].contains(word)
    }

    // MARK: After all files

    mutating func finish() -> ImportedLists {
        giveIDs()
        for (first, second, why) in Duplicates.among(households) {
            let (a, b) = (households[first].source, households[second].source)
            faults.add(
                "import-duplicate", .warning, at: .init(file: b.file, line: b.row), path: b.sheet,
                found: shown(households[second]),
                facts: ["other": a.shown, "why": why.rawValue])
        }
        let kept = households.filter { !$0.needs.isEmpty }
        var contacts = ContactsText()
        for row in centres { contacts.add(row.id, sort: "centre", row.person) }
        for row in volunteers { contacts.add(row.id, sort: "volunteer", row.person) }
        for row in kept {
            contacts.add(row.id, sort: "household", row.person, code: row.address.doorCode)
        }
        var result = ImportedLists(
            scenario: scenario(kept), contacts: contacts.text, diagnostics: [])
        result.diagnostics = faults.sorted
        result.households = kept.count
        result.needs = kept.reduce(0) { $0 + $1.needs.count }
        result.withoutPlace = kept.count { $0.point == nil }
        (result.volunteers, result.centres) = (volunteers.count, centres.count)
        result.rows = [
            "centres": centres.map { location($0.source) },
            "households": kept.map { location($0.source) },
        ]
        return result
    }

    private func location(_ source: Source) -> Diagnostic.Location {
        .init(file: faults.files[source.file], line: source.row, path: source.sheet)
    }

    private func shown(_ row: HouseholdRow) -> String {
        let address = [row.address.street, row.address.house, row.address.flat].compactMap { $0 }
        return ([row.person.shown] + [address.joined(separator: " ")]).filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    private mutating func giveIDs() {
        var taken: Set<String> = []
        let centreIDs = Identity.distinct(
            centres.map { ($0.statedID ?? centreID($0.name), "\($0.name ?? "") \($0.address)") },
            taken: &taken)
        for (i, id) in centreIDs.enumerated() { centres[i].id = id }
        let volunteerIDs = Identity.distinct(
            volunteers.map {
                ($0.statedID ?? Identity.volunteer($0), "\($0.person) \($0.available)")
            },
            taken: &taken)
        for (i, id) in volunteerIDs.enumerated() { volunteers[i].id = id }
        let householdIDs = Identity.distinct(
            households.map {
                (
                    $0.statedID ?? Identity.household($0),
                    "\($0.person) \($0.address) \($0.needs) \($0.windows)"
                )
            }, taken: &taken)
        for (i, id) in householdIDs.enumerated() { households[i].id = id }
    }

    private func centreID(_ name: String?) -> String {
        let id = slug(name ?? "")
        return id.isEmpty || id == "home" || id == "anywhere"
            ? "c-" + Identity.letters(name ?? "", 4) : id
    }

    private func scenario(_ households: [HouseholdRow]) -> JSON {
        var parts: [(String, JSON)] = [("komek", .number(1))]
        var lists: [String: [JSON]] = [
            "centres": centres.map(\.asJSON),
            "volunteers": volunteers.map { $0.asJSON(centre: centre($0.centre, $0.source)) },
            "households": households.map { $0.asJSON(centre: centre($0.centre, $0.source)) },
        ]
        for (key, value) in mapping.scenario where key != "komek" {
            if let own = lists[key], case .list(let more) = value {
                lists[key] = more + own
            } else {
                parts.append((key, value))
            }
        }
        for key in ["centres", "volunteers", "households"] {
            if let list = lists[key], !list.isEmpty { parts.append((key, .list(list))) }
        }
        return .object(parts)
    }

    /// The id of a centre that a row names.
    private func centre(_ name: String?, _ source: Source) -> String? {
        guard let name, !name.isEmpty else { return nil }
        let key = folded(name)
        var known = centres.map { (id: $0.id, name: $0.name ?? $0.id) }
        for (part, value) in mapping.scenario where part == "centres" {
            guard case .list(let list) = value else { continue }
            for case .object(let entries) in list {
                guard let id = entries.first(where: { $0.0 == "id" })?.1.word else { continue }
                var names = [id]
                switch entries.first(where: { $0.0 == "name" })?.1 {
                case .object(let languages)?: names += languages.compactMap(\.1.word)
                case let text?: names += [text.word].compactMap { $0 }
                case nil: break
                }
                known += names.map { (id, $0) }
            }
        }
        if let found = known.first(where: { $0.id == name || folded($0.name) == key }) {
            return found.id
        }
        // «ЦСП Жануя», «центр Жануя»: the name as whole words, of one centre only.
        let within = Set(
            known.filter { !folded($0.name).isEmpty && key.hasWords(folded($0.name)) }.map(\.id))
        if within.count == 1 { return within.first }
        var facts: [String: String] = [:]
        facts["nearest"] = faults.nearest(to: name, among: known.map(\.name))
        faults.add(
            "import-centre", at: .init(file: source.file, line: source.row), path: source.sheet,
            found: name.oneLine, facts: facts)
        return nil
    }
}

extension JSON {
    /// A scalar's words.
    fileprivate var word: String? {
        switch self {
        case .text(let text), .raw(let text): text
        default: nil
        }
    }
}
