/// A CSV file (RFC 4180) as rows of cells that know their line.
///
/// SwiftCSV, the kept library, tells neither the line of a row nor that a quote is never closed; a coordinator who is to mend her
/// spreadsheet needs both.
struct CSVTable {
    /// One row with the line it begins on.
    struct Row {
        var line: Int
        var cells: [String]
    }
    var header: [String] = []
    var rows: [Row] = []

    /// The table of a text, or nil and the reasons. Empty rows are left out.
    static func read(_ text: String, file: String) -> (CSVTable?, [Diagnostic]) {
        var table = CSVTable()
        var diagnostics: [Diagnostic] = []
        var all: [Row] = []
        var row = Row(line: 1, cells: [])
        var cell = ""
        var line = 1
        var quoteLine: Int?
        var wasQuoted = false
        var scalars = Substring(text).unicodeScalars
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        func endCell() {
            row.cells.append(wasQuoted ? cell : cell.trimmed)
            (cell, wasQuoted) = ("", false)
        }
        func endRow(next: Int) {
            endCell()
            if row.cells.contains(where: { !$0.isEmpty }) { all.append(row) }
            row = Row(line: next, cells: [])
        }
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let character = scalars[index]
            let next = scalars.index(after: index)
            let following = next < scalars.endIndex ? scalars[next] : nil
            index = next
            if quoteLine != nil {
                if character == "\"" {
                    if following == "\"" {
                        cell.unicodeScalars.append("\"")
                        index = scalars.index(after: next)
                    } else {
                        quoteLine = nil
                    }
                } else {
                    if character == "\n" { line += 1 }
                    cell.unicodeScalars.append(character)
                }
                continue
            }
            switch character {
            case "\"" where cell.allSatisfy(\.isWhitespace) && !wasQuoted:
                (quoteLine, wasQuoted, cell) = (line, true, "")
            case ",": endCell()
            case "\r" where following == "\n": continue
            case "\n", "\r":
                line += 1
                endRow(next: line)
            default:
                if wasQuoted, character.properties.isWhitespace { continue }
                cell.unicodeScalars.append(character)
            }
        }
        if let quoteLine {
            diagnostics.append(
                Diagnostic(
                    code: "open-quote",
                    location: Diagnostic.Location(file: file, line: quoteLine, column: 1)))
            return (nil, diagnostics)
        }
        endRow(next: line)
        guard let header = all.first else {
            diagnostics.append(
                Diagnostic(
                    code: "empty-file", location: Diagnostic.Location(file: file, line: 1)))
            return (nil, diagnostics)
        }
        table.header = header.cells.map(\.trimmed)
        table.rows = Array(all.dropFirst())
        for (k, name) in table.header.enumerated()
        where !name.isEmpty && table.header[..<k].contains(name) {
            diagnostics.append(
                Diagnostic(
                    code: "duplicate-key",
                    location: Diagnostic.Location(
                        file: file, line: header.line, column: k + 1, path: name),
                    found: name))
        }
        for row in table.rows where row.cells.count > table.header.count {
            diagnostics.append(
                Diagnostic(
                    code: "too-many-cells",
                    location: Diagnostic.Location(file: file, line: row.line),
                    found: "\(row.cells.count)", facts: ["most": "\(table.header.count)"]))
        }
        return (diagnostics.isEmpty ? table : nil, diagnostics)
    }
}

extension CSVTable {
    /// The rows as records: a column `home.lat` becomes the field `lat` of `home`; empty cells are not stated.
    func records(file: String) -> Tree {
        let paths = header.map { $0.split(separator: ".").map(String.init) }
        let trees = rows.map { row in
            var root: [Tree.Entry] = []
            for (k, cell) in row.cells.enumerated()
            where !cell.isEmpty && k < paths.count && !header[k].isEmpty && !paths[k].isEmpty {
                let location = Diagnostic.Location(
                    file: file, line: row.line, column: k + 1, path: header[k])
                let value = Tree(
                    kind: .scalar(cell, isPlain: false), location: location, isCell: true)
                insert(value, paths[k][...], location, into: &root)
            }
            return Tree(
                kind: .map(root),
                location: Diagnostic.Location(file: file, line: row.line, column: 1))
        }
        return Tree(kind: .list(trees), location: Diagnostic.Location(file: file, line: 1))
    }
}

/// Puts a value at a path of keys into a mapping.
func insert(
    _ value: Tree, _ path: ArraySlice<String>, _ location: Diagnostic.Location,
    into entries: inout [Tree.Entry]
) {
    guard let key = path.first else { return }
    if path.count == 1 {
        entries.append(Tree.Entry(key: key, value: value, location: location))
        return
    }
    if let k = entries.firstIndex(where: { $0.key == key }), case .map(var inner) = entries[k].value.kind {
        insert(value, path.dropFirst(), location, into: &inner)
        entries[k].value.kind = .map(inner)
    } else {
        var inner: [Tree.Entry] = []
        insert(value, path.dropFirst(), location, into: &inner)
        entries.append(
            Tree.Entry(
                key: key, value: Tree(kind: .map(inner), location: location), location: location))
    }
}
