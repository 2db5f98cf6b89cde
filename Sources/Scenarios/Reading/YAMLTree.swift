import Yams

/// YAML (and JSON, which YAML contains) as a tree. Scalars keep their text: types are the reader's business.
struct YAMLTree {
    /// Files with more values, aliases expanded, are refused.
    static let mostValues = 3_000_000
    /// Values nested deeper are refused.
    static let deepest = 60

    private let file: String
    private var count = 0
    private(set) var diagnostics: [Diagnostic] = []

    /// The tree of a text, or nil and the reasons.
    static func read(_ text: String, file: String) -> (Tree?, [Diagnostic]) {
        var builder = YAMLTree(file: file)
        let start = Diagnostic.Location(file: file, line: 1, column: 1)
        do {
            guard let node = try compose(yaml: text, .basic) else {
                return (nil, [Diagnostic(code: "empty-file", location: start)])
            }
            let tree = builder.tree(node, path: "", depth: 0)
            return (tree, builder.diagnostics)
        } catch let error as YamlError {
            return (nil, [builder.diagnostic(error)])
        } catch {
            return (nil, [Diagnostic(code: "syntax", location: start, found: "\(error)")])
        }
    }

    private init(file: String) { self.file = file }

    private mutating func tree(_ node: Node, path: String, depth: Int) -> Tree? {
        let location = Diagnostic.Location(
            file: file, line: node.mark?.line, column: node.mark?.column, path: path)
        count += 1
        guard count <= YAMLTree.mostValues, depth <= YAMLTree.deepest else {
            if !diagnostics.contains(where: { $0.code == "too-large" }) {
                diagnostics.append(Diagnostic(code: "too-large", location: location))
            }
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return Tree(
                kind: .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any),
                location: location)
        case .sequence(let items):
            var list: [Tree] = []
            for (k, item) in items.enumerated() {
                guard let child = tree(item, path: "\(path)[\(k)]", depth: depth + 1) else {
                    return nil
                }
                list.append(child)
            }
            return Tree(kind: .list(list), location: location)
        case .mapping(let mapping):
            var entries: [Tree.Entry] = []
            for (key, value) in mapping {
                let name = key.scalar?.string ?? "?"
                let childPath = path.isEmpty ? name : "\(path).\(name)"
                guard let child = tree(value, path: childPath, depth: depth + 1) else {
                    return nil
                }
                entries.append(
                    Tree.Entry(
                        key: name, value: child,
                        location: Diagnostic.Location(
                            file: file, line: key.mark?.line, column: key.mark?.column,
                            path: childPath)))
            }
            return Tree(kind: .map(entries), location: location)
        case .alias:
            diagnostics.append(Diagnostic(code: "syntax", location: location, found: "*"))
            return nil
        }
    }

    private func diagnostic(_ error: YamlError) -> Diagnostic {
        var location = Diagnostic.Location(file: file)
        var found = "\(error)"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (location.line, location.column) = (mark.line, mark.column)
            found = problem
        case .duplicatedKeysInMapping(let duplicates, let context):
            (location.line, location.column) = (context.mark.line, context.mark.column)
            return Diagnostic(
                code: "duplicate-key", location: location,
                found: duplicates.map { String(describing: $0) }.joined(separator: ", "))
        case .reader(let problem, _, _, _): found = problem
        default: break
        }
        return Diagnostic(code: "syntax", location: location, found: String(found.prefix(200)))
    }
}
