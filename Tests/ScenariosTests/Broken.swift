import Scenarios

/// A scenario with faults: a day that is right, with some words replaced.
struct Broken: Sendable, CustomStringConvertible {
    var what: String
    /// Pairs of old and new words; every old word occurs in the base.
    var edits: [(String, String)] = []
    var base = Fixture.smallest
    /// As ``line(_:)`` writes them, in order.
    var expected: [String] = []

    var description: String { what }

    init(
        _ what: String, _ edits: [(String, String)], base: String = Fixture.smallest,
        _ expected: [String]
    ) {
        (self.what, self.edits, self.base, self.expected) = (what, edits, base, expected)
    }

    var text: String {
        var text = base
        for (old, new) in edits {
            precondition(text.contains(old), "\(what): nothing to replace: \(old)")
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return text
    }

    /// A diagnostic in one line: severity, code, place, path, what was found, facts.
    static func line(_ diagnostic: Diagnostic) -> String {
        let place = [diagnostic.location.line, diagnostic.location.column]
            .map { $0.map(String.init) ?? "-" }.joined(separator: ":")
        let facts = diagnostic.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var parts = [diagnostic.code, place]
        if diagnostic.severity == .warning { parts.insert("warning", at: 0) }
        if !diagnostic.location.path.isEmpty { parts.append(diagnostic.location.path) }
        if let found = diagnostic.found { parts.append("<\(found)>") }
        if !["day.yaml", ""].contains(diagnostic.location.file) {
            parts.append("in " + diagnostic.location.file)
        }
        return (parts + facts).joined(separator: " ")
    }
}
