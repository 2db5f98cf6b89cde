/// CSV in the wild: commas, semicolons, tabs or bars; quotation marks as they come.
struct SeparatedText {
    let rows: [Table.Row]
    let separator: Character

    private static let separators: [Unicode.Scalar] = [";", "\t", ",", "|"]

    /// Reads a text; Excel's first line `sep=;` is obeyed, else the separator is the one that
    /// divides the first rows most evenly.
    static func read(_ text: String) throws(SpreadsheetError) -> SeparatedText {
        let scalars = Array(text.unicodeScalars)
        var start = 0
        var separator: Unicode.Scalar?
        if scalars.count >= 5, String(text.prefix(4)).lowercased() == "sep=" {
            separator = scalars[4]
            start = 5
            while start < scalars.count, scalars[start] == "\r" || scalars[start] == "\n" {
                start += 1
                if scalars[start - 1] == "\n" { break }
            }
        }
        let chosen = separator ?? bestSeparator(scalars)
        var reader = SeparatedText.Reader(
            scalars: scalars, position: start, line: start > 0 ? 2 : 1, separator: chosen)
        var rows: [Table.Row] = []
        var budget = CellBudget()
        while let row = try reader.next() {
            guard let full = trimmed(row) else { continue }
            try budget.take(full)
            rows.append(full)
        }
        return SeparatedText(rows: rows, separator: Character(chosen))
    }

    /// A row without empty cells at its end; nil if all are empty.
    private static func trimmed(_ row: Table.Row) -> Table.Row? {
        guard let last = row.cells.lastIndex(where: { !$0.isEmpty }) else { return nil }
        return Table.Row(number: row.number, cells: Array(row.cells[...last]))
    }

    private static func bestSeparator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var best: (score: Int, separator: Unicode.Scalar) = (0, ",")
        for separator in separators {
            var reader = Reader(scalars: scalars, position: 0, line: 1, separator: separator)
            var counts: [Int: Int] = [:]
            for _ in 0..<50 {
                do throws(SpreadsheetError) {
                    guard let row = try reader.next() else { break }
                    if row.cells.count > 1 { counts[row.cells.count, default: 0] += 1 }
                } catch {
                    // A row that is too wide is divided by this separator none the less.
                    if error.code == .tooLarge { counts[TableLimits.columns, default: 0] += 1 }
                    break
                }
            }
            // Rows of the same width count most, then how wide they are.
            let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
            let score = common.map { $0.value * 1000 + min($0.key, 999) } ?? 0
            if score > best.score { best = (score, separator) }
        }
        return best.separator
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var position: Int
        var line: Int
        let separator: Unicode.Scalar

        /// The next row; nil at the end.
        ///
        /// A quotation mark within a bare cell is a character like others: «ТОО "Үміт"».
        mutating func next() throws(SpreadsheetError) -> Table.Row? {
            guard position < scalars.count else { return nil }
            let first = line
            var cells: [Cell] = []
            var cell = String.UnicodeScalarView()
            var isOpen = false
            var openLine = line
            while position < scalars.count {
                let scalar = scalars[position]
                position += 1
                if scalar == "\n" || (scalar == "\r" && peek != "\n") { line += 1 }
                if isOpen {
                    if scalar != "\"" {
                        cell.append(scalar)
                    } else if peek == "\"" {
                        cell.append(scalar)
                        position += 1
                    } else {
                        isOpen = false
                    }
                } else if scalar == separator {
                    cells.append(Cell(String(cell)))
                    cell = .init()
                    guard cells.count <= TableLimits.columns else {
                        throw SpreadsheetError(.tooLarge, line: first, detail: "columns")
                    }
                } else if scalar == "\n" || scalar == "\r" {
                    if scalar == "\r", peek == "\n" { position += 1; line += 1 }
                    cells.append(Cell(String(cell)))
                    return Table.Row(number: first, cells: cells)
                } else if scalar == "\"", cell.allSatisfy({ $0 == " " }) {
                    cell = .init()
                    (isOpen, openLine) = (true, line)
                } else {
                    cell.append(scalar)
                }
            }
            if isOpen { throw SpreadsheetError(.openQuote, line: openLine) }
            cells.append(Cell(String(cell)))
            return Table.Row(number: first, cells: cells)
        }

        private var peek: Unicode.Scalar? {
            position < scalars.count ? scalars[position] : nil
        }
    }
}

/// Counts what is kept, so that memory is bounded.
struct CellBudget {
    private var rows = 0
    private var cells = 0
    private var text = 0

    mutating func take(_ row: Table.Row) throws(SpreadsheetError) {
        rows += 1
        if rows > TableLimits.rows {
            throw SpreadsheetError(.tooLarge, line: row.number, detail: "rows")
        }
        if row.cells.count > TableLimits.columns {
            throw SpreadsheetError(.tooLarge, line: row.number, detail: "columns")
        }
        let text = row.cells.reduce(0) { $0 + $1.text.utf8.count }
        try take(cells: row.cells.count, text: text, row: row.number)
    }

    mutating func take(cells: Int, text: Int, row: Int) throws(SpreadsheetError) {
        self.cells += cells
        self.text += text
        if self.cells > TableLimits.cells {
            throw SpreadsheetError(.tooLarge, line: row, detail: "cells")
        }
        if self.text > TableLimits.text {
            throw SpreadsheetError(.tooLarge, line: row, detail: "text")
        }
    }
}
