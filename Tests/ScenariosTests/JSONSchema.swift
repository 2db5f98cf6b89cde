@testable import Scenarios

/// As much of JSON Schema 2020-12 as the schemas of this project use, applied to a tree of stated
/// values.
struct JSONSchema {
    let root: Stated

    /// Reads a schema.
    init?(_ text: String) {
        let faults = Faults()
        guard let root = YAMLTree.read(text, file: faults.file("schema"), faults: faults) else {
            return nil
        }
        self.root = root
    }

    /// A value by its path of keys.
    func at(_ keys: String...) -> Stated? {
        keys.reduce(root as Stated?) { $0?.member($1) }
    }

    /// Where a text does not conform, in words.
    func faults(of text: String) -> [String] {
        let faults = Faults()
        guard let value = YAMLTree.read(text, file: faults.file("value"), faults: faults) else {
            return ["unreadable"]
        }
        return check(value, root, "")
    }

    private func check(_ value: Stated, _ schema: Stated, _ path: String) -> [String] {
        guard case .mapping(let rules) = schema.content else { return [] }
        var result: [String] = []
        for rule in rules {
            let name = rule.key
            let isMet: Bool
            switch name {
            case "$ref":
                guard let key = rule.value.word?.split(separator: "/").last,
                    let target = at("$defs", String(key))
                else { continue }
                result += check(value, target, path)
                continue
            case "properties", "additionalProperties":
                if name == "properties" { result += members(value, schema, path) }
                continue
            case "items":
                guard case .list(let list) = value.content else { continue }
                for (i, element) in list.enumerated() {
                    result += check(element, rule.value, path + "[\(i)]")
                }
                continue
            case "type": isMet = rule.value.words.contains { value.has(type: $0) }
            case "enum": isMet = rule.value.words.contains { $0 == value.word }
            case "const": isMet = rule.value.word == value.word
            case "required": isMet = rule.value.words.allSatisfy { value.member($0) != nil }
            case "minItems":
                guard case .list(let list) = value.content else { continue }
                isMet = !list.isEmpty
            case "minimum", "maximum":
                guard let a = value.number, let b = rule.value.number else { continue }
                isMet = name == "minimum" ? a >= b : a <= b
            case "pattern":
                guard let word = value.word, let pattern = rule.value.word,
                    let regex = try? Regex(pattern)
                else { continue }
                isMet = word.contains(regex)
            case "anyOf", "oneOf", "not":
                let schemas = name == "not" ? [rule.value] : rule.value.elements
                let count = schemas.count { check(value, $0, path).isEmpty }
                isMet = name == "anyOf" ? count > 0 : name == "oneOf" ? count == 1 : count == 0
            case "$schema", "title", "description", "$defs", "patternProperties": continue
            default: isMet = false
            }
            if !isMet { result.append("\(path): \(name)") }
        }
        return result
    }

    private func members(_ value: Stated, _ schema: Stated, _ path: String) -> [String] {
        guard case .mapping(let entries) = value.content else { return [] }
        var result: [String] = []
        for entry in entries {
            let inner = path + "." + entry.key
            if let own = schema.member("properties")?.member(entry.key) {
                result += check(entry.value, own, inner)
            } else if entry.key.hasPrefix("x-") {
                continue
            } else if let others = schema.member("additionalProperties") {
                if others.word == "false" { result.append("\(inner): unknown") }
                result += check(entry.value, others, inner)
            }
        }
        return result
    }
}

extension Stated {
    /// The member of a mapping.
    func member(_ key: String) -> Stated? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The keys of a mapping.
    var keys: [String] {
        guard case .mapping(let entries) = content else { return [] }
        return entries.map(\.key)
    }

    fileprivate var word: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }

    fileprivate var elements: [Stated] {
        if case .list(let list) = content { return list }
        return [self]
    }

    fileprivate var words: [String] { elements.compactMap(\.word) }

    fileprivate var number: Double? {
        guard case .scalar(let text, false) = content, case .number(let number) = NumberWord(text)
        else { return nil }
        return number
    }

    fileprivate func has(type: String) -> Bool {
        switch (type, content) {
        case ("object", .mapping), ("array", .list): true
        case ("number", .scalar): number != nil
        case ("integer", .scalar): number.map { $0 == $0.rounded() } ?? false
        case ("boolean", .scalar(let text, false)): ["true", "false"].contains(text)
        case ("string", .scalar(let text, let quoted)):
            quoted || (number == nil && !["true", "false"].contains(text))
        default: false
        }
    }
}
