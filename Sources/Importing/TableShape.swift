import Scenarios
import Spreadsheets

/// Where in a table its header is, what its columns say and what its rows are.
struct TableShape {
    var kind: TableKind
    /// Index into the table's rows.
    var header: Int
    /// By index of the column; several columns may say the same.
    var columns: [Int: Column]
    /// Headers that are not understood, by index of the column.
    var unknown: [(column: Int, header: String)]
    /// The kind of need that a title speaks of, where no column does.
    var titleNeeds: [NeedWords.Named] = []

    /// Columns that say something, in order.
    func all(_ column: Column) -> [Int] {
        columns.filter { $0.value == column }.map(\.key).sorted()
    }

    /// Whether a row could say where it is; else that is told once for all of them.
    var hasCoordinates: Bool {
        columns.values.contains { [.lat, .lon, .coordinates].contains($0) }
    }

    /// Why a table is none of the three kinds.
    enum Fault: String, Error { case noHeader = "import-no-header", noKind = "import-no-kind" }

    /// Finds the header among the first rows: the row with most words that are known, at least two.
    static func of(
        _ table: Table, file: String, mapping: Mapping
    ) throws(Fault) -> TableShape {
        let stated = mapping.kind(ofSheet: table.name, file: file)
        var best: (known: Int, row: Int) = (1, -1)
        for (i, row) in table.rows.prefix(30).enumerated() {
            let known = row.cells.filter { cell in
                cell.text.count <= 80
                    && (mapping.column(of: cell.text) ?? Column.of(cell.text, in: stated)) != nil
            }
            let different = Set(known.map { folded($0.text) }).count
            if different > best.known { best = (different, i) }
        }
        guard best.row >= 0 else { throw .noHeader }
        let cells = table.rows[best.row].cells
        let titles = [file, table.name] + table.rows[..<best.row].flatMap { $0.cells.map(\.text) }
        let kind = stated ?? self.kind(cells, titles: titles)
        guard let kind else { throw .noKind }
        var shape = TableShape(kind: kind, header: best.row, columns: [:], unknown: [])
        for (i, cell) in cells.enumerated() where !cell.isEmpty {
            if let column = mapping.column(of: cell.text) ?? Column.of(cell.text, in: kind) {
                shape.columns[i] = column
            } else {
                shape.unknown.append((i, cell.text))
            }
        }
        // A number of pieces is of baskets where nothing else says of what.
        let hasNeeds = shape.columns.values.contains { [.needs, .baskets, .snow].contains($0) }
        if kind == .households, !hasNeeds {
            shape.titleNeeds = NeedWords(mapping).inTitle(titles.joined(separator: " "))
        }
        return shape
    }

    private static func kind(_ cells: [Cell], titles: [String]) -> TableKind? {
        let heads = folded(cells.map(\.text).joined(separator: " "))
        let title = folded(titles.joined(separator: " "))
        let columns = Set(cells.compactMap { Column.of($0.text, in: nil) })
        var scores: [(score: Int, kind: TableKind)] = []
        for kind in TableKind.allCases {
            var score = 2 * columns.intersection(kind.telling).count
            // «Центр» stands in many a title; the other words hardly where they do not belong.
            if kind.signs.contains(where: title.contains) { score += kind == .centres ? 1 : 3 }
            if kind.signs.contains(where: heads.contains), kind != .centres { score += 2 }
            scores.append((score, kind))
        }
        scores.sort { $0.score > $1.score }
        return scores[0].score > scores[1].score ? scores[0].kind : nil
    }
}
