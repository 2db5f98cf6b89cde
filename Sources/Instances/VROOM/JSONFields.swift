/// The fields of a JSON object, with the path at which it stands.
///
/// What a field should be is said where it is read; what it is not goes into the faults, and a value
/// that serves as well takes its place, so that reading goes on.
struct JSONFields {
    /// As `jobs[3]`; empty for the whole text.
    let path: String
    private let fields: [String: JSONTree]

    /// Nil, with a fault, where there is no object.
    init?(_ tree: JSONTree, path: String, _ faults: inout Faults) {
        guard case .object(let fields) = tree else {
            faults.add(0, "\(path.isEmpty ? "" : path + ": ")\(tree.told) should be an object")
            return nil
        }
        (self.path, self.fields) = (path, fields)
    }

    subscript(key: String) -> JSONTree? { fields[key] }

    func has(_ key: String) -> Bool { fields[key] != nil }

    /// The path of a field.
    func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The keys that are stated, in order.
    var keys: [String] { fields.keys.sorted() }

    /// A whole number within a range; nil where the field is missing or wrong.
    func integer(_ key: String, _ range: ClosedRange<Int>, _ faults: inout Faults) -> Int? {
        guard let tree = fields[key] else { return nil }
        return JSONFields.integer(tree, place(key), range, &faults)
    }

    /// A whole number that has to be there; the least that may be where it is not.
    func needed(_ key: String, _ range: ClosedRange<Int>, _ faults: inout Faults) -> Int {
        if fields[key] == nil {
            faults.add(0, "\(place(key)) is missing: a whole number, \(told(range))")
        }
        return integer(key, range, &faults) ?? range.lowerBound
    }

    func text(_ key: String, _ faults: inout Faults) -> String? {
        guard let tree = fields[key] else { return nil }
        if case .text(let text) = tree { return text }
        faults.add(0, "\(place(key)): \(tree.told) should be a text")
        return nil
    }

    /// Whole numbers within a range; nil where the field is missing or wrong.
    func integers(_ key: String, _ range: ClosedRange<Int>, _ faults: inout Faults) -> [Int]? {
        guard let tree = fields[key] else { return nil }
        return JSONFields.integers(tree, place(key), range, &faults)
    }

    /// A value for each element of an array, with the element's path; nothing where there is none.
    func each<Value>(
        _ key: String, _ faults: inout Faults,
        _ read: (JSONTree, String, inout Faults) -> Value?
    ) -> [Value] {
        guard let tree = fields[key] else { return [] }
        guard let elements = tree.elements else {
            faults.add(0, "\(place(key)): \(tree.told) should be an array")
            return []
        }
        return elements.enumerated().compactMap { read($1, "\(place(key))[\($0)]", &faults) }
    }

    /// Whole numbers by name; nothing where there are none.
    func byName(_ key: String, _ range: ClosedRange<Int>, _ faults: inout Faults) -> [String: Int] {
        guard let tree = fields[key], let inner = JSONFields(tree, path: place(key), &faults)
        else { return [:] }
        var values: [String: Int] = [:]
        for name in inner.keys { values[name] = inner.integer(name, range, &faults) }
        return values
    }

    static func integer(
        _ tree: JSONTree, _ path: String, _ range: ClosedRange<Int>, _ faults: inout Faults
    ) -> Int? {
        if case .integer(let value) = tree, range.contains(value) { return value }
        faults.add(0, "\(path): \(tree.told) should be a whole number, \(told(range))")
        return nil
    }

    static func integers(
        _ tree: JSONTree, _ path: String, _ range: ClosedRange<Int>, _ faults: inout Faults
    ) -> [Int]? {
        guard let elements = tree.elements else {
            faults.add(0, "\(path): \(tree.told) should be an array of whole numbers")
            return nil
        }
        return elements.enumerated().map {
            integer($1, "\(path)[\($0)]", range, &faults) ?? range.lowerBound
        }
    }
}

private func told(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
        ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
}
