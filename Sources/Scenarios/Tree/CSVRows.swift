/// The rows of a CSV file (RFC 4180, commas), each with the line where it begins.
struct CSVRows {
    struct Row {
        var cells: [String]
        var line: Int
    }
    private(set) var rows: [Row] = []

    private let faults: Faults
    private let file: Int
    private var row: [String] = []
    private var cell: [UInt8] = []
    private var line = 1
    private var rowLine = 1
    private var sound = true

    /// Rows of a text, without those that are empty; nil after a fault.
    static func read(_ text: String, file: Int, faults: Faults) -> [Row]? {
        var reader = CSVRows(faults, file)
        reader.read(Array(text.utf8))
        return reader.sound ? reader.rows : nil
    }

    private init(_ faults: Faults, _ file: Int) { (self.faults, self.file) = (faults, file) }

    private enum State { case start, bare, quoted, closed }

    private mutating func read(_ bytes: [UInt8]) {
        let (quote, comma, newline, carriage) =
            (UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var state = State.start
        var i = 0
        while i < bytes.count {
            var byte = bytes[i]
            i += 1
            if byte == carriage {
                if i < bytes.count, bytes[i] == newline { i += 1 }
                byte = newline
            }
            if byte == newline { line += 1 }
            switch state {
            case .quoted:
                if byte == quote { state = .closed } else { cell.append(byte) }
            case .closed where byte == quote:
                cell.append(quote)
                state = .quoted
            case .start where byte == quote && cell.allSatisfy({ $0 == 32 }):
                cell = []
                state = .quoted
            default:
                if byte == comma {
                    endCell()
                    state = .start
                } else if byte == newline {
                    endRow()
                    state = .start
                } else if byte == quote || (state == .closed && byte != 32) {
                    fault("quote")
                    return
                } else if state != .closed {
                    cell.append(byte)
                    if byte != 32 { state = .bare }
                }
            }
        }
        if state == .quoted {
            fault("open-quote")
        } else if !cell.isEmpty || !row.isEmpty {
            endRow()
        }
    }

    private mutating func endCell() {
        row.append(trimmed(String(decoding: cell, as: UTF8.self)))
        cell = []
    }

    private mutating func endRow() {
        endCell()
        if row.contains(where: { !$0.isEmpty }) { rows.append(Row(cells: row, line: rowLine)) }
        row = []
        rowLine = line
    }

    private mutating func fault(_ problem: String) {
        faults.add(
            "csv-syntax", at: .init(file: file, line: problem == "quote" ? line : rowLine),
            facts: ["problem": problem])
        sound = false
    }
}
