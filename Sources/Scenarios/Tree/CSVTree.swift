/// Turns CSV files into the tree that YAML of the same day would give.
struct CSVTree {
    let faults: Faults

    /// Keys below these are ids of goods, which may contain points.
    private static let open: Set<String> = ["carries", "stock", "brings"]

    /// A table as a list of mappings, one a row; nil after a fault of its form.
    func table(_ text: String, file: Int, required: [String] = []) -> Stated? {
        guard let rows = CSVRows.read(text, file: file, faults: faults) else { return nil }
        let top = Stated.Origin(file: file, line: 1)
        guard let header = rows.first else {
            faults.add("file-empty", at: top)
            return nil
        }
        guard sound(header, file: file) else { return nil }
        guard required.allSatisfy(header.cells.contains) else {
            faults.add("csv-columns", at: top, facts: ["columns": required.joined(separator: ",")])
            return nil
        }
        let columns = header.cells.map { (name: $0, keys: keys($0)) }
        var list: [Stated] = []
        list.reserveCapacity(rows.count)
        for row in rows.dropFirst() {
            let origin = Stated.Origin(file: file, line: row.line)
            guard row.cells.count == columns.count else {
                faults.add(
                    "csv-row-length", at: origin, found: "\(row.cells.count)",
                    facts: ["columns": "\(columns.count)"])
                continue
            }
            var entries: [Stated.Entry] = []
            for (column, cell) in zip(columns, row.cells) {
                if column.name.hasPrefix("x-") || cell.isEmpty { continue }
                let value = Stated(.scalar(cell, quoted: false), origin, cell: column.name)
                insert(value, at: column.keys, of: column.name, into: &entries)
            }
            list.append(Stated(.mapping(entries), origin, cell: ""))
        }
        return Stated(.list(list), top, cell: "")
    }

    /// A table of two columns `key,value` as a mapping.
    func pairs(_ text: String, file: Int) -> [Stated.Entry]? {
        guard let rows = CSVRows.read(text, file: file, faults: faults) else { return nil }
        guard let header = rows.first, header.cells == ["key", "value"] else {
            faults.add(
                "csv-columns", at: .init(file: file, line: 1), facts: ["columns": "key,value"])
            return nil
        }
        var entries: [Stated.Entry] = []
        for row in rows.dropFirst() {
            let origin = Stated.Origin(file: file, line: row.line)
            guard row.cells.count == 2 else {
                faults.add(
                    "csv-row-length", at: origin, found: "\(row.cells.count)",
                    facts: ["columns": "2"])
                continue
            }
            let (key, text) = (row.cells[0], row.cells[1])
            if text.isEmpty || key.hasPrefix("x-") { continue }
            let value = Stated(.scalar(text, quoted: false), origin, cell: key)
            insert(value, at: keys(key), of: key, into: &entries, keyLine: row.line)
        }
        return entries
    }

    /// Whether no column is named twice or not at all.
    private func sound(_ header: CSVRows.Row, file: Int) -> Bool {
        let origin = Stated.Origin(file: file, line: header.line)
        if header.cells.count == 1, header.cells[0].contains(";") {
            faults.add("csv-semicolons", at: origin)
            return false
        }
        var seen: Set<String> = []
        var sound = true
        for name in header.cells where !seen.insert(name).inserted {
            faults.add("duplicate-key", at: origin, path: name, found: name)
            sound = false
        }
        return sound
    }

    private func keys(_ column: String) -> ArraySlice<String> {
        var keys: [String] = []
        var rest = Substring(column)
        while let point = rest.firstIndex(of: "."), keys.count < 8,
            keys.last.map({ !Self.open.contains($0) }) ?? true
        {
            keys.append(String(rest[..<point]))
            rest = rest[rest.index(after: point)...]
        }
        return (keys + [String(rest)])[...]
    }

    private func insert(
        _ value: Stated, at keys: ArraySlice<String>, of column: String,
        into entries: inout [Stated.Entry], keyLine: Int = 1
    ) {
        guard let key = keys.first else { return }
        let file = Int(value.origin.file)
        let keyOrigin = Stated.Origin(file: file, line: keyLine)
        let index = entries.firstIndex { $0.key == key }
        if keys.count == 1 {
            guard index == nil else {
                faults.add("duplicate-key", at: keyOrigin, path: column, found: column)
                return
            }
            entries.append(.init(key: key, keyOrigin: keyOrigin, value: value))
            return
        }
        var inner: [Stated.Entry] = []
        if let index {
            guard case .mapping(let present) = entries[index].value.content else {
                faults.add("duplicate-key", at: keyOrigin, path: column, found: column)
                return
            }
            inner = present
        }
        insert(value, at: keys.dropFirst(), of: column, into: &inner, keyLine: keyLine)
        let prefix = column.dropLast(keys.dropFirst().joined(separator: ".").count + 1)
        let mapping = Stated(.mapping(inner), value.origin, cell: String(prefix))
        if let index {
            entries[index].value = mapping
        } else {
            entries.append(.init(key: key, keyOrigin: keyOrigin, value: mapping))
        }
    }
}
