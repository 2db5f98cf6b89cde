/// A VRPLIB file taken apart: header values and sections of numbers, each with its line.
struct VRPLIBText {
    /// A header line `KEY : value`.
    struct Value {
        var line: Int
        var text: String
    }
    /// A line of a section.
    struct Row {
        var line: Int
        var values: [Double]
    }
    /// A section.
    struct Section {
        var line: Int
        var rows: [Row] = []
    }
    private(set) var header: [String: Value] = [:]
    private(set) var sections: [String: Section] = [:]

    /// Takes a text apart; what is no line of the format is a fault.
    init(_ text: String, _ faults: inout Faults) {
        var current: String?
        for (index, raw) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let line = index + 1
            let words = raw.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, first != "EOF" else { continue }
            if first.hasSuffix("_SECTION") || first.hasSuffix("_SECTION:") {
                let name = String(first.hasSuffix(":") ? first.dropLast() : first)
                if sections[name] != nil { faults.add(line, "\(name) is stated twice") }
                sections[name] = Section(line: line)
                current = name
            } else if let colon = raw.firstIndex(of: ":") {
                let key = raw[..<colon].filter { !$0.isWhitespace }
                let value = raw[raw.index(after: colon)...]
                if header[key] != nil { faults.add(line, "\(key) is stated twice") }
                header[key] = Value(line: line, text: value.trimmed)
                current = nil
            } else if let name = current {
                var values: [Double] = []
                for word in words {
                    if let value = Double(word), value.isFinite {
                        values.append(value)
                    } else {
                        faults.add(line, "\(name): “\(word)” is not a number")
                    }
                }
                sections[name]?.rows.append(Row(line: line, values: values))
            } else {
                faults.add(line, "“\(raw.prefix(40))” is neither “KEY : value” nor in a section")
            }
        }
    }

    /// A header value as a number.
    func number(_ key: String, _ faults: inout Faults) -> Double? {
        guard let value = header[key] else { return nil }
        if let number = Double(value.text), number.isFinite, number >= 0 { return number }
        faults.add(value.line, "\(key): “\(value.text)” should be a number, 0 or more")
        return nil
    }

    /// The last column of a section, one value for each of `count` items; else a header value
    /// for all; else nil.
    func column(_ name: String, count: Int, _ faults: inout Faults) -> [Double]? {
        guard let section = sections[name + "_SECTION"] else {
            return number(name, &faults).map { Array(repeating: $0, count: count) }
        }
        guard section.rows.count == count else {
            faults.add(
                section.line,
                "\(name)_SECTION has \(section.rows.count) rows, it should have \(count)")
            return nil
        }
        return section.rows.enumerated().map { k, row in
            if row.values.count != 2 || row.values[0] != Double(k + 1) || row.values[1] < 0 {
                faults.add(
                    row.line, "\(name)_SECTION: the row should be “\(k + 1) value”, value 0 or more"
                )
            }
            return row.values.last ?? 0
        }
    }

    /// A section's rows, if there are as many as there should be.
    private func rows(of name: String, count: Int, _ faults: inout Faults) -> [Row]? {
        guard let section = sections[name] else { return nil }
        guard section.rows.count == count else {
            faults.add(
                section.line, "\(name) has \(section.rows.count) rows, it should have \(count)")
            return nil
        }
        return section.rows
    }

    /// Two columns after the index.
    func pairs(_ name: String, count: Int, _ faults: inout Faults) -> [(Double, Double)]? {
        guard let rows = rows(of: name, count: count, &faults) else { return nil }
        return rows.enumerated().map { k, row in
            guard row.values.count == 3, row.values[0] == Double(k + 1) else {
                faults.add(row.line, "\(name): the row should be “\(k + 1) number number”")
                return (0, 0)
            }
            return (row.values[1], row.values[2])
        }
    }

    /// For each of `count` items a list of location numbers from 0; 1-based in the file.
    func lists(
        _ name: String, count: Int, locations: Int, _ faults: inout Faults
    ) -> [[Int]]? {
        guard let rows = rows(of: name, count: count, &faults) else { return nil }
        return rows.enumerated().map { k, row in
            let numbers = row.values.dropFirst()
            guard row.values.first == Double(k + 1),
                numbers.allSatisfy({ $0 >= 1 && $0 <= Double(locations) && $0 == $0.rounded() })
            else {
                faults.add(
                    row.line,
                    "\(name): the row should be “\(k + 1)” and numbers from 1 to \(locations)")
                return []
            }
            return numbers.map { Int($0) - 1 }
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
