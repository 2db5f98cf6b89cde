/// A table of a spreadsheet as people fill it in: no types, no promises.
public struct Table: Sendable, Equatable {
    /// The sheet's name; empty for a text file, which has one table only.
    public var name: String
    /// Hidden in the spreadsheet program.
    public var isHidden: Bool
    /// Rows that have anything in them, in order.
    public var rows: [Row]

    /// A row with its number as the spreadsheet program shows it.
    public struct Row: Sendable, Equatable {
        /// 1-based; for a text file the line where the row begins.
        public var number: Int
        /// From the first column to the last one that has anything in it.
        public var cells: [Cell]
        /// A value of its parts.
        public init(number: Int, cells: [Cell]) { (self.number, self.cells) = (number, cells) }
        /// The cell of a column; an empty one beyond the row's end.
        public subscript(column: Int) -> Cell {
            cells.indices.contains(column) ? cells[column] : .empty
        }
    }

    /// A table of its parts.
    public init(name: String = "", isHidden: Bool = false, rows: [Row]) {
        (self.name, self.isHidden, self.rows) = (name, isHidden, rows)
    }
}

/// What stands in a cell.
public struct Cell: Sendable, Equatable {
    /// What a workbook says it is; cells of text files are texts.
    public enum Kind: Sendable, Equatable {
        case empty, text
        /// A number; a percentage is a hundredth (50 % is 0.5).
        case number(Double)
        /// Seconds from midnight, of a cell that is formatted as a time or a duration.
        case time(Int)
        /// A day, `YYYY-MM-DD` in ``Cell/text``, with the seconds from midnight if any.
        case date(seconds: Int)
        case flag(Bool)
        /// An error of a formula, such as `#REF!`.
        case fault
    }
    /// As a person would write it: decimal point, 24 hours, ISO dates.
    public var text: String
    /// What it is.
    public var kind: Kind

    /// A cell of its parts.
    public init(_ text: String, _ kind: Kind) { (self.text, self.kind) = (text, kind) }
    /// A cell of a text file, without spaces around.
    public init(_ text: String) {
        self.text = withoutBlanks(text)
        kind = self.text.isEmpty ? .empty : .text
    }
    /// Nothing.
    public static let empty = Cell("", .empty)
    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }
}

/// A text without spaces, tabs, line breaks, no-break and zero-width spaces at both ends.
func withoutBlanks(_ text: String) -> String {
    func blank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !blank($0) }),
        let last = scalars.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(scalars[first...last])
}
