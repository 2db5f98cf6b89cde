import Foundation

/// A folder of CSV files as one tree, as if it had been written in YAML.
struct CSVFolder {
    private static let lists = [
        "centres", "volunteers", "crews", "households", "needs", "fixed",
    ]
    private static let maps = ["goods", "kinds"]

    let path: String

    /// The tree of the folder; nil where a file cannot be read.
    func read() -> (Tree?, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var root: [Tree.Entry] = []
        let top = Diagnostic.Location(file: path)
        func table(_ name: String) -> Tree? {
            let file = "\(path)/\(name).csv"
            guard FileManager.default.fileExists(atPath: file) else { return nil }
            let (text, faults) = readText(file)
            diagnostics += faults
            guard let text else { return nil }
            let (table, more) = CSVTable.read(text, file: file)
            diagnostics += more
            return table?.records(file: file)
        }
        func add(_ key: String, _ value: Tree) {
            root.append(Tree.Entry(key: key, value: value, location: value.location))
        }
        for name in CSVFolder.lists { if let tree = table(name) { add(name, tree) } }
        for name in CSVFolder.maps { if let tree = table(name) { add(name, map(tree)) } }
        var history: [Tree.Entry] = []
        for name in ["visits", "minutes"] {
            if let tree = table("history.\(name)") {
                history.append(Tree.Entry(key: name, value: tree, location: tree.location))
            }
        }
        if !history.isEmpty { add("history", Tree(kind: .map(history), location: top)) }
        settings(table("scenario"), into: &root)
        noteStrangers(&diagnostics)
        guard diagnostics.isEmpty else { return (nil, diagnostics) }
        return (Tree(kind: .map(root), location: top), [])
    }

    /// Rows with an `id` as a mapping from ids.
    private func map(_ tree: Tree) -> Tree {
        guard case .list(let rows) = tree.kind else { return tree }
        let entries = rows.map { row -> Tree.Entry in
            guard case .map(let cells) = row.kind else {
                return Tree.Entry(key: "?", value: row, location: row.location)
            }
            let id = cells.first { $0.key == "id" }
            return Tree.Entry(
                key: id?.value.text ?? "?",
                value: Tree(kind: .map(cells.filter { $0.key != "id" }), location: row.location),
                location: id?.location ?? row.location)
        }
        return Tree(kind: .map(entries), location: tree.location)
    }

    /// `key,value` rows: a key is a path.
    private func settings(_ tree: Tree?, into root: inout [Tree.Entry]) {
        var hasVersion = false
        if let tree, case .list(let rows) = tree.kind {
            for row in rows {
                guard case .map(let cells) = row.kind,
                    let key = cells.first(where: { $0.key == "key" })?.value.text,
                    let value = cells.first(where: { $0.key == "value" })?.value
                else { continue }
                if key == "komek" { hasVersion = true }
                let path = key.split(separator: ".").map(String.init)
                var located = value
                located.location.path = key
                insert(located, path[...], located.location, into: &root)
            }
        }
        if !hasVersion {
            let location = Diagnostic.Location(file: path)
            root.append(
                Tree.Entry(
                    key: "komek",
                    value: Tree(kind: .scalar("1", isPlain: true), location: location),
                    location: location))
        }
    }

    /// CSV files whose name says nothing to the reader are most likely misspelt.
    private func noteStrangers(_ diagnostics: inout [Diagnostic]) {
        let known =
            CSVFolder.lists + CSVFolder.maps + ["history.visits", "history.minutes", "scenario"]
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files.sorted() where file.hasSuffix(".csv") {
            let name = String(file.dropLast(4))
            if known.contains(name) || name.hasPrefix("x-") || name.hasPrefix("matrix") { continue }
            var facts = ["known": known.joined(separator: ", ")]
            facts["nearest"] = nearest(to: name, among: known)
            diagnostics.append(
                Diagnostic(
                    code: "unknown-file",
                    location: Diagnostic.Location(file: "\(path)/\(file)"), found: file,
                    facts: facts))
        }
    }
}

/// Files beyond this are refused.
let mostBytes = 64 << 20

/// A file's text, or the reason why it cannot be read.
func readText(_ path: String) -> (String?, [Diagnostic]) {
    let location = Diagnostic.Location(file: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        return (nil, [Diagnostic(code: "no-file", location: location, found: path)])
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= mostBytes else {
        return (nil, [Diagnostic(code: "too-large", location: location, found: "\(size)")])
    }
    guard !isFolder.boolValue, let data = FileManager.default.contents(atPath: path) else {
        return (nil, [Diagnostic(code: "unreadable", location: location, found: path)])
    }
    guard data.count <= mostBytes else {
        return (nil, [Diagnostic(code: "too-large", location: location, found: "\(data.count)")])
    }
    guard let text = String(data: data, encoding: .utf8) else {
        return (nil, [Diagnostic(code: "not-utf8", location: location)])
    }
    return (text, [])
}
