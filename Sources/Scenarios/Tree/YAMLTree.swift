import Yams

/// Reads YAML, and JSON as the part of YAML that it is, into a tree with lines and columns.
package struct YAMLTree {
    /// A tree may have this many nodes, aliases followed; more is a mistake or an attack.
    static let mostNodes = 3_000_000
    /// No field of the format lies deeper.
    static let mostDepth = 32

    private let faults: Faults
    private let file: Int
    private let lines: Int
    private var nodes = 0

    /// The root of a text; nil, with diagnostics, where there is none.
    package static func read(_ text: String, file: Int, faults: Faults) -> Stated? {
        // Yams hands libyaml a pointer to the text; the padding keeps short texts out of registers.
        let padded = joinSurrogates(text) + "\n                \n"
        if mayHashAliases(padded) {
            faults.add("complex-key", at: .init(file: file))
            return nil
        }
        var reader = YAMLTree(faults, file: file, lines: text.utf8.count { $0 == 10 } + 1)
        var current = padded
        // Yams stops at a key that is stated twice; it is hidden, so that all other faults are
        // found as well.
        for hidden in 0...min(20, (8 << 20) / padded.utf8.count) {
            do {
                let parser = try Parser(yaml: current, resolver: .basic, encoding: .utf8)
                guard let node = try parser.singleRoot() else {
                    faults.add("file-empty", at: .init(file: file))
                    return nil
                }
                return reader.value(node, path: .root, depth: 0)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let origin = reader.origin(context.mark)
                faults.add("duplicate-key", at: origin, found: keys.first)
                guard let next = hideKey(in: current, at: context.mark, number: hidden) else {
                    return nil
                }
                current = next
            } catch let error as YamlError {
                reader.report(error)
                return nil
            } catch {
                faults.add("syntax", at: .init(file: file), facts: ["problem": "\(error)"])
                return nil
            }
        }
        return nil
    }

    private init(_ faults: Faults, file: Int, lines: Int) {
        (self.faults, self.file, self.lines) = (faults, file, lines)
    }

    private func origin(_ mark: Mark?) -> Stated.Origin {
        Stated.Origin(file: file, line: min(mark?.line ?? 0, lines), column: mark?.column ?? 0)
    }

    private mutating func value(_ node: Node, path: Path, depth: Int) -> Stated? {
        nodes += 1
        guard nodes <= Self.mostNodes else {
            if nodes == Self.mostNodes + 1 {
                faults.add(
                    "too-many-nodes", at: .init(file: file), facts: ["most": "\(Self.mostNodes)"])
            }
            return nil
        }
        let here = origin(node.mark)
        guard depth <= Self.mostDepth else {
            faults.add(
                "too-deep", at: here, path: path.description, facts: ["most": "\(Self.mostDepth)"])
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let plain = scalar.style == .plain
            if plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
                return Stated(.null, here)
            }
            return Stated(.scalar(scalar.string, quoted: !plain), here)
        case .sequence(let sequence):
            var list: [Stated] = []
            list.reserveCapacity(sequence.count)
            for (i, element) in sequence.enumerated() {
                guard let value = value(element, path: .index(path, i), depth: depth + 1) else {
                    return nil
                }
                list.append(value)
            }
            return Stated(.list(list), here)
        case .mapping(let mapping):
            var entries: [Stated.Entry] = []
            entries.reserveCapacity(mapping.count)
            for (key, element) in mapping {
                guard let name = key.scalar?.string else {
                    faults.add("complex-key", at: origin(key.mark), path: path.description)
                    return nil
                }
                if name.unicodeScalars.first.map(HiddenKey.marks.contains) == true { continue }
                let inner = Path.key(path, name)
                guard let value = value(element, path: inner, depth: depth + 1) else { return nil }
                entries.append(.init(key: name, keyOrigin: origin(key.mark), value: value))
            }
            return Stated(.mapping(entries), here)
        case .alias(let alias):
            faults.add("syntax", at: origin(alias.mark), facts: ["problem": "alias"])
            return nil
        }
    }

    private func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            if problem.hasPrefix("Maximum nesting") {
                faults.add("too-deep", at: origin(mark), facts: ["most": "\(Self.mostDepth)"])
                return
            }
            faults.add("syntax", at: origin(mark), facts: ["problem": problem])
        case .reader(let problem, _, _, _):
            faults.add("syntax", at: .init(file: file), facts: ["problem": problem])
        default:
            faults.add("syntax", at: .init(file: file), facts: ["problem": "\(error)"])
        }
    }
}
