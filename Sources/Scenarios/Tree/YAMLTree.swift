import Yams

/// Reads YAML, and JSON as the part of YAML that it is, into a tree with lines and columns.
struct YAMLTree {
    /// A tree may have this many nodes, aliases followed; more is a mistake or an attack.
    static let mostNodes = 3_000_000
    /// No field of the format lies deeper.
    static let mostDepth = 32

    private let faults: Faults
    private let file: Int
    private let lines: Int
    private var nodes = 0

    /// The root of a text; nil, with diagnostics, where there is none.
    static func read(_ text: String, file: Int, faults: Faults) -> Stated? {
        // Yams hands libyaml a pointer to the text; the padding keeps short texts out of registers.
        let padded = joinSurrogates(text) + "\n                \n"
        if mayHashAliases(padded) {
            faults.add("complex-key", at: .init(file: file))
            return nil
        }
        var reader = YAMLTree(faults, file: file, lines: text.utf8.count { $0 == 10 } + 1)
        do {
            let parser = try Parser(yaml: padded, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else {
                faults.add("file-empty", at: .init(file: file))
                return nil
            }
            return reader.value(node, path: .root, depth: 0)
        } catch let error as YamlError {
            reader.report(error)
        } catch {
            faults.add("syntax", at: .init(file: file), facts: ["problem": "\(error)"])
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
        case .duplicatedKeysInMapping(let duplicates, let context):
            for key in duplicates {
                faults.add("duplicate-key", at: origin(context.mark), found: key)
            }
        default:
            faults.add("syntax", at: .init(file: file), facts: ["problem": "\(error)"])
        }
    }
}

/// Whether a text may have aliases within keys that are not plain words.
///
/// Yams hashes every key, and the hash of a key made of aliases of aliases takes for ever. The answer errs
/// on the safe side: it looks at bytes, not at tokens.
private func mayHashAliases(_ text: String) -> Bool {
    var anchor = false
    var alias = false
    var complex = false
    var last: UInt8 = 10
    var closes = false
    var inAlias = false
    for byte in text.utf8 {
        let blank = byte == 32 || byte == 9 || byte == 10 || byte == 13
        let starts =
            last == 32 || last == 9 || last == 10 || last == 13 || last == 91 || last == 123
            || last == 44 || last == 58 || last == 45 || last == 63
        if (last == 38 || last == 42), !blank, byte != 44 {
            if last == 38 { anchor = true } else { alias = true }
        }
        if byte == 42, starts { inAlias = true }
        if last == 63, blank { complex = true }
        if byte == 58, closes || inAlias { complex = true }
        if byte == 93 || byte == 125 {
            closes = true
        } else if byte != 32, byte != 9 {
            closes = false
        }
        if byte == 10 || byte == 13 || byte == 44 { inAlias = false }
        if anchor, alias, complex { return true }
        last = byte
    }
    return false
}

/// Replaces JSON's escapes of characters beyond U+FFFF (two surrogates) by the characters, as YAML wants.
private func joinSurrogates(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func surrogate(at i: Int) -> UInt32? {
        guard i + 6 <= bytes.count, bytes[i] == 92, bytes[i + 1] == 117 else { return nil }
        let digits = String(decoding: bytes[i + 2..<i + 6], as: UTF8.self)
        return UInt32(digits, radix: 16)
    }
    var result: [UInt8] = []
    var copied = 0
    var i = 0
    while i + 12 <= bytes.count {
        guard bytes[i] == 92 else {
            i += 1
            continue
        }
        if let high = surrogate(at: i), (0xD800..<0xDC00).contains(high),
            let low = surrogate(at: i + 6), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        {
            result.append(contentsOf: bytes[copied..<i])
            result.append(contentsOf: String(Character(scalar)).utf8)
            i += 12
            copied = i
        } else {
            i += 2
        }
    }
    if copied == 0 { return text }
    result.append(contentsOf: bytes[copied...])
    return String(decoding: result, as: UTF8.self)
}
