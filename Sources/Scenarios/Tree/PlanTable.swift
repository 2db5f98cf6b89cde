import Spreadsheets

/// The table of a plan that went through a spreadsheet program, as the common tree.
///
/// Commas, semicolons or tabs; times as text or as fractions of a day; of a workbook the first sheet
/// that has the columns.
struct PlanTable {
    let faults: Faults
    private static let clocks: Set<String> = ["begin", "end"]

    /// Reads the rows of a file; nil with a diagnostic where it has none.
    func read(_ bytes: [UInt8], file: Int, required: [String]) -> Stated? {
        let contents: Spreadsheet.Contents
        do throws(SpreadsheetError) {
            contents = try Spreadsheet.read(bytes)
        } catch {
            faults.add(error, file: file)
            return nil
        }
        let top = Stated.Origin(file: file, line: 1)
        for table in contents.tables {
            guard let head = table.rows.first else { continue }
            let columns = head.cells.map { $0.text.lowercased() }
            guard required.allSatisfy(columns.contains) else { continue }
            let isText = contents.encoding != nil
            return rows(table, head, columns, isText: isText, file: file)
        }
        faults.add("csv-columns", at: top, facts: ["columns": required.joined(separator: ",")])
        return nil
    }

    private func rows(
        _ table: Table, _ head: Table.Row, _ columns: [String], isText: Bool, file: Int
    ) -> Stated? {
        var seen: Set<String> = []
        for name in columns where !name.isEmpty && !seen.insert(name).inserted {
            faults.add(
                "duplicate-key", at: .init(file: file, line: head.number), path: name, found: name)
        }
        if seen.count < columns.count(where: { !$0.isEmpty }) { return nil }
        let list = table.rows.dropFirst().compactMap { row -> Stated? in
            let origin = Stated.Origin(file: file, line: row.number)
            // In a text it is a separator too many, which shifts the rest; in a workbook a remark.
            guard row.cells.count <= columns.count || !isText else {
                faults.add(
                    "csv-row-length", at: origin, found: "\(row.cells.count)",
                    facts: ["columns": "\(columns.count)"])
                return nil
            }
            let entries = zip(columns, row.cells).compactMap { name, cell -> Stated.Entry? in
                // Beside the table people keep remarks of their own.
                if name.isEmpty || name.hasPrefix("x-") || cell.isEmpty { return nil }
                let text = Self.clocks.contains(name) ? Self.clock(cell) : cell.text
                let value = Stated(.scalar(text, quoted: false), origin, cell: name)
                return .init(
                    key: name, keyOrigin: .init(file: file, line: head.number), value: value)
            }
            return Stated(.mapping(entries), origin, cell: "")
        }
        return Stated(.list(list), .init(file: file, line: head.number), cell: "")
    }

    /// A fraction of a day that lost its format as a clock time; anything else as it is.
    private static func clock(_ cell: Cell) -> String {
        if case .time(let seconds) = cell.kind { return clockText(seconds) }
        let text = cell.text.replacing(",", with: ".")
        guard text.contains("."), let number = Double(text), (0..<4).contains(number) else {
            return cell.text
        }
        return clockText(Int((number * 86_400).rounded()))
    }
}

extension Faults {
    /// Reports why a file cannot be read as a spreadsheet.
    package func add(_ error: SpreadsheetError, file: Int) {
        let origin = Stated.Origin(file: file, line: error.line ?? 0)
        if error.code == .openQuote {
            add("csv-syntax", at: origin, facts: ["problem": "open-quote"])
        } else {
            add(
                error.code.rawValue, at: origin,
                facts: error.detail.map { ["detail": $0] } ?? [:])
        }
    }
}
