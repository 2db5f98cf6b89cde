import Foundation
import Spreadsheets
import Texts

/// Outcomes as a table: CSV or XLSX with columns for the request, what came of it, and a note.
public enum OutcomeTable {
    private static let headers: [String: [String]] = [
        "request": ["request", "заявка", "өтінім", "need", "№"],
        "outcome": ["outcome", "итог", "нәтиже", "нәтижесі", "результат"],
        "note": ["note", "примечание", "ескерту", "ескертпе"],
    ]

    /// Reads a file; rows without an outcome are passed over.
    ///
    /// - Throws: ``CampaignFaults`` with every row that is not understood.
    public static func read(_ path: String) throws -> [OutcomeEntry] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CampaignFaults([
                .unreadable(path: path, detail: String(cString: strerror(ENOENT)))
            ])
        }
        let rows: [Table.Row]
        do {
            rows = try Spreadsheet.read([UInt8](data)).tables.first?.rows ?? []
        } catch {
            throw CampaignFaults([.unreadable(path: path, detail: "\(error)")])
        }
        var columns: [String: Int] = [:]
        for (i, cell) in (rows.first?.cells ?? []).enumerated() {
            let word = cell.text.lowercased().trimmingCharacters(in: .whitespaces)
            for (name, words) in headers where words.contains(word) { columns[name] = i }
        }
        let missing = ["request", "outcome"].filter { columns[$0] == nil }
        guard missing.isEmpty, let request = columns["request"], let outcome = columns["outcome"]
        else { throw CampaignFaults(missing.map { .missingColumn($0, file: path) }) }
        var entries: [OutcomeEntry] = []
        var faults: [CampaignFault] = []
        for row in rows.dropFirst() {
            func text(_ column: Int?) -> String {
                guard let column, column < row.cells.count else { return "" }
                return row.cells[column].text.trimmingCharacters(in: .whitespaces)
            }
            let word = text(outcome)
            if word.isEmpty { continue }
            guard let number = Ledger.number(text(request)), let what = VisitOutcome(word: word)
            else {
                faults.append(
                    .badLine(row.number, file: path, found: text(request) + ", " + word))
                continue
            }
            let note = text(columns["note"])
            entries.append(OutcomeEntry(number, what, note: note.isEmpty ? nil : note))
        }
        guard faults.isEmpty else { throw CampaignFaults(faults) }
        return entries
    }
}

extension Ledger {
    /// A request's number as people write it: `17`, `r17`, `№17`.
    public static func number(_ word: String) -> Int? {
        var digits = Substring(word)
        for prefix in ["№", "r", "R"] where digits.hasPrefix(prefix) { digits = digits.dropFirst() }
        return digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
    }
}
