import Foundation

/// A folder of CSV files as one tree.
struct CSVFolder {
    let path: String
    let faults: Faults

    /// Files that hold lists of records, by the path of the list.
    static let lists = [
        "centres.csv", "volunteers.csv", "crews.csv", "households.csv", "fixed.csv",
    ]
    static let others = [
        "scenario.csv", "goods.csv", "kinds.csv", "needs.csv", "history.visits.csv",
        "history.minutes.csv", "history.crews.csv",
    ]

    /// The tree; nil after a fault that leaves nothing to decode.
    func read() -> Stated? {
        let folder = faults.file(path)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            faults.add("file-unreadable", at: .init(file: folder))
            return nil
        }
        let known = Self.lists + Self.others
        guard names.contains(where: known.contains) else {
            faults.add(
                "folder-without-csv", at: .init(file: folder),
                facts: ["files": known.prefix(4).joined(separator: ", ")])
            return nil
        }
        let tree = CSVTree(faults: faults)
        var root: [Stated.Entry] = []
        if let (text, file) = text("scenario.csv", names) {
            root = tree.pairs(text, file: file) ?? []
        }
        let origin = Stated.Origin(file: folder)
        func add(_ key: String, _ value: Stated) {
            guard !root.contains(where: { $0.key == key }) else {
                faults.add("duplicate-key", at: value.origin, found: key)
                return
            }
            root.append(.init(key: key, keyOrigin: value.origin, value: value))
        }
        if !root.contains(where: { $0.key == "komek" }) {
            add("komek", Stated(.scalar("1", quoted: false), origin))
        }
        for name in Self.lists {
            guard let (text, file) = text(name, names) else { continue }
            guard let table = tree.table(text, file: file) else { continue }
            // Beside `crews.form` in scenario.csv the table holds those that are given.
            if name == "crews.csv", let i = root.firstIndex(where: { $0.key == "crews" }),
                case .mapping(let fields) = root[i].value.content,
                !fields.contains(where: { $0.key == "given" })
            {
                let given = Stated.Entry(key: "given", keyOrigin: table.origin, value: table)
                root[i].value.content = .mapping(fields + [given])
                continue
            }
            add(String(name.dropLast(4)), table)
        }
        for name in ["goods.csv", "kinds.csv"] {
            guard let (text, file) = text(name, names) else { continue }
            if let table = tree.table(text, file: file) {
                add(String(name.dropLast(4)), byID(table))
            }
        }
        var history: [Stated.Entry] = []
        for key in Keys.history.names {
            guard let (text, file) = text("history.\(key).csv", names) else { continue }
            if let table = tree.table(text, file: file) {
                history.append(.init(key: key, keyOrigin: table.origin, value: table))
            }
        }
        if !history.isEmpty { add("history", Stated(.mapping(history), origin, cell: "")) }
        if let (text, file) = text("needs.csv", names), let table = tree.table(text, file: file) {
            attach(table, to: &root)
        }
        refuseUnknown(names, known: known, root: root, folder: folder)
        return Stated(.mapping(root), origin, cell: "")
    }

    private func text(_ name: String, _ names: [String]) -> (String, Int)? {
        guard names.contains(name) else { return nil }
        let full = path.hasSuffix("/") ? path + name : path + "/" + name
        let file = faults.file(full)
        return readText(full, file: file, faults: faults).map { ($0, file) }
    }

    /// Rows with a column `id` as a mapping from the id to the rest.
    private func byID(_ table: Stated) -> Stated {
        guard case .list(let rows) = table.content else { return table }
        var result: [Stated.Entry] = []
        var seen: Set<String> = []
        for row in rows {
            guard case .mapping(var fields) = row.content else { continue }
            guard let i = fields.firstIndex(where: { $0.key == "id" }),
                case .scalar(let id, _) = fields[i].value.content
            else {
                faults.add("missing-key", at: row.origin, path: "id", facts: ["key": "id"])
                continue
            }
            fields.remove(at: i)
            guard seen.insert(id).inserted else {
                faults.add("duplicate-id", at: row.origin, path: "id", found: id)
                continue
            }
            let value = Stated(.mapping(fields), row.origin, cell: "")
            result.append(.init(key: id, keyOrigin: row.origin, value: value))
        }
        return Stated(.mapping(result), table.origin, cell: "")
    }

    /// Appends each row of `needs.csv` to the needs of its household.
    private func attach(_ table: Stated, to root: inout [Stated.Entry]) {
        guard case .list(let rows) = table.content,
            let place = root.firstIndex(where: { $0.key == "households" }),
            case .list(var households) = root[place].value.content
        else { return }
        var index: [String: Int] = [:]
        var names: [String] = []
        for (i, household) in households.enumerated() {
            guard case .mapping(let fields) = household.content,
                case .scalar(let id, _)? = fields.first(where: { $0.key == "id" })?.value.content
            else { continue }
            if index[id] == nil {
                index[id] = i
                names.append(id)
            }
        }
        var added: [Int: [Stated]] = [:]
        for row in rows {
            guard case .mapping(var fields) = row.content else { continue }
            guard let i = fields.firstIndex(where: { $0.key == "household" }),
                case .scalar(let id, _) = fields[i].value.content
            else {
                faults.add(
                    "missing-key", at: row.origin, path: "household", facts: ["key": "household"])
                continue
            }
            fields.remove(at: i)
            guard let owner = index[id] else {
                var facts = ["sort": IDSort.household.rawValue]
                facts["nearest"] = faults.nearest(to: id, among: names)
                faults.add(
                    "unknown-reference", at: row.origin, path: "household", found: id,
                    facts: facts)
                continue
            }
            added[owner, default: []].append(
                Stated(.mapping(fields), row.origin, cell: ""))
        }
        for (owner, more) in added {
            guard case .mapping(var fields) = households[owner].content else { continue }
            var needs: [Stated] = []
            if let i = fields.firstIndex(where: { $0.key == "needs" }) {
                let cell = Cursor(value: fields[i].value, path: .root, faults: faults)
                needs = (cell.items(orOne: true) ?? []).map(\.value)
                fields.remove(at: i)
            }
            let origin = households[owner].origin
            let value = Stated(.list(needs + more), origin, cell: "needs")
            fields.append(.init(key: "needs", keyOrigin: origin, value: value))
            households[owner].content = .mapping(fields)
        }
        root[place].value.content = .list(households)
    }

    /// A file whose name is mistyped would be left out silently.
    private func refuseUnknown(
        _ names: [String], known: [String], root: [Stated.Entry], folder: Int
    ) {
        var matrix: String?
        if case .mapping(let travel)? = root.first(where: { $0.key == "travel" })?.value.content,
            case .scalar(let name, _)? = travel.first(where: { $0.key == "file" })?.value.content
        {
            matrix = name
        }
        for name in names.sorted()
        where name.hasSuffix(".csv") && !known.contains(name) && name != matrix
            && !name.hasPrefix("x-") && !name.hasPrefix(".")
        {
            var facts: [String: String] = [:]
            facts["nearest"] = faults.nearest(to: name, among: known)
            faults.add("unknown-file", at: .init(file: folder), found: name, facts: facts)
        }
    }
}
