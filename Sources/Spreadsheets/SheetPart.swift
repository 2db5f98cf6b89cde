/// A worksheet's rows: values as cached, merged cells filled downwards.
final class SheetPart: XMLReceiver {
    private let texts: [String]
    private let formats: [NumberFormat]
    private let from1904: Bool
    private(set) var budget: CellBudget

    private var rows: [Table.Row] = []
    private var merges: [(rows: ClosedRange<Int>, column: Int)] = []
    private var row = Table.Row(number: 0, cells: [])
    private var column = -1
    private var type = "n"
    private var style = 0
    private var value = ""
    private var inline = ""
    private var isValue = false
    private var isInline = false
    private var phonetic = 0

    init(texts: [String], formats: [NumberFormat], from1904: Bool, budget: CellBudget) {
        (self.texts, self.formats) = (texts, formats)
        (self.from1904, self.budget) = (from1904, budget)
    }

    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        switch element {
        case "row":
            // A row need not say its number.
            let number = attributes["r"].flatMap(Int.init) ?? row.number + 1
            guard (1...1_048_576).contains(number) else { throw SpreadsheetError(.damaged) }
            row = Table.Row(number: number, cells: [])
            column = -1
        case "c":
            let place = attributes["r"].flatMap(cellPlace)
            column = place?.column ?? column + 1
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap(Int.init) ?? 0
            (value, inline) = ("", "")
        case "v": isValue = true
        case "rPh": phonetic += 1
        case "t": isInline = phonetic == 0
        case "mergeCell":
            guard let ends = attributes["ref"]?.split(separator: ":"), ends.count == 2,
                let a = cellPlace(String(ends[0])), let b = cellPlace(String(ends[1])),
                a.row < b.row, merges.count < 10_000
            else { return }
            merges.append((a.row...b.row, a.column))
        default: break
        }
    }

    func text(_ text: String) {
        if isValue { value += text } else if isInline { inline += text }
    }

    func end(_ element: String) throws(SpreadsheetError) {
        switch element {
        case "v": isValue = false
        case "t": isInline = false
        case "rPh": phonetic -= 1
        case "c": try put(cell)
        case "row":
            guard !row.cells.isEmpty else { return }
            try budget.take(row)
            rows.append(row)
        default: break
        }
    }

    private func put(_ cell: Cell) throws(SpreadsheetError) {
        guard !cell.isEmpty || cell.kind == .fault else { return }
        guard (0..<TableLimits.columns).contains(column) else {
            throw SpreadsheetError(.tooLarge, line: row.number, detail: "columns")
        }
        while row.cells.count < column { row.cells.append(.empty) }
        if row.cells.count == column { row.cells.append(cell) } else { row.cells[column] = cell }
    }

    private var cell: Cell {
        switch type {
        case "s":
            guard let index = Int(value), texts.indices.contains(index) else { return .empty }
            return Cell(texts[index])
        case "inlineStr": return Cell(unescaped(inline))
        case "str": return Cell(unescaped(value))
        case "b":
            return value.isEmpty ? .empty : Cell(value == "1" ? "1" : "0", .flag(value == "1"))
        case "e": return Cell(value.isEmpty ? "#" : String(value.prefix(20)), .fault)
        case "d": return Cell(value)
        default:
            guard let number = Double(withoutBlanks(value)) else { return Cell(value) }
            let format = formats.indices.contains(style) ? formats[style] : .plain
            return Cell(number, format, from1904: from1904)
        }
    }

    /// All rows in order; what stands in the first cell of merged ones holds for those below it.
    func finished() throws(SpreadsheetError) -> [Table.Row] {
        var isSorted = true
        for i in rows.indices.dropFirst() where rows[i - 1].number >= rows[i].number {
            isSorted = false
        }
        if !isSorted { throw SpreadsheetError(.damaged) }
        for merge in merges {
            guard let first = index(from: merge.rows.lowerBound),
                rows[first].number == merge.rows.lowerBound
            else { continue }
            let cell = rows[first][merge.column]
            guard !cell.isEmpty else { continue }
            var i = first + 1
            while i < rows.count, rows[i].number <= merge.rows.upperBound {
                let missing = max(0, merge.column + 1 - rows[i].cells.count)
                try budget.take(cells: missing + 1, text: cell.text.utf8.count, row: rows[i].number)
                if rows[i][merge.column].isEmpty {
                    rows[i].cells += [Cell](repeating: .empty, count: missing)
                    rows[i].cells[merge.column] = cell
                }
                i += 1
            }
        }
        return rows
    }

    /// The first row with at least this number.
    private func index(from number: Int) -> Int? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count ? low : nil
    }
}

/// A place such as `AB12`, from 0 for the column and from 1 for the row; nil where it is none.
func cellPlace(_ text: String) -> (column: Int, row: Int)? {
    var (column, row) = (0, 0)
    for byte in text.utf8 {
        switch byte {
        case 36: continue
        case 65...90 where row == 0: column = column * 26 + Int(byte - 64)
        case 97...122 where row == 0: column = column * 26 + Int(byte - 96)
        case 48...57: row = row * 10 + Int(byte - 48)
        default: return nil
        }
        if column > 16_384 || row > 1_048_576 { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
}

/// The letters of a column, counted from 0.
func columnLetters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
        let letter = Unicode.Scalar(UInt8(65 + (rest - 1) % 26))
        letters = String(Character(letter)) + letters
        rest = (rest - 1) / 26
    }
    return letters
}
