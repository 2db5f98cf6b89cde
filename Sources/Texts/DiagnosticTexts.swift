/// Sentences about faults in files, by code and language.
///
/// A template has facts in braces, `{nearest}`; `{@expected}` is a fact that is a term and is
/// translated; a part in double brackets is left out where one of its facts is missing.
public enum DiagnosticTexts {
    /// What is wrong, and what to do about it.
    struct Entry: Sendable {
        var message: String
        var remedy: String?
        init(_ message: String, _ remedy: String? = nil) {
            (self.message, self.remedy) = (message, remedy)
        }
    }

    /// Codes that have texts in a language, in alphabetical order.
    public static func codes(in language: Language) -> [String] {
        entries(language).keys.sorted()
    }

    /// What is wrong, in one sentence; the code itself where there is no text.
    public static func message(
        _ code: String, found: String?, facts: [String: String], in language: Language
    ) -> String {
        guard let entry = entry(code, language) else { return code }
        return fill(entry.message, found, facts, language)
    }

    /// What to do about it, if that can be said.
    public static func remedy(
        _ code: String, found: String?, facts: [String: String], in language: Language
    ) -> String? {
        entry(code, language)?.remedy.map { fill($0, found, facts, language) }
    }

    private static func entry(_ code: String, _ language: Language) -> Entry? {
        entries(language)[code] ?? importEntry(code, in: language)
    }

    private static func entries(_ language: Language) -> [String: Entry] {
        switch language {
        case .kk: kazakh
        case .ru: russian
        case .en: english
        }
    }

    private static func fill(
        _ template: String, _ found: String?, _ facts: [String: String], _ language: Language
    ) -> String {
        var facts = facts
        if let found, !found.isEmpty { facts["found"] = found }
        var result = ""
        var rest = Substring(template)
        while let start = rest.firstRange(of: "[[") {
            result += part(rest[..<start.lowerBound], facts, language) ?? ""
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "]]") else { break }
            result += part(rest[..<end.lowerBound], facts, language, isOptional: true) ?? ""
            rest = rest[end.upperBound...]
        }
        return result + (part(rest, facts, language) ?? "")
    }

    /// A part with its facts; nil if it is optional and a fact is missing.
    private static func part(
        _ template: Substring, _ facts: [String: String], _ language: Language,
        isOptional: Bool = false
    ) -> String? {
        var result = ""
        var rest = template
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            var name = rest[rest.index(after: open)..<close]
            let isTerm = name.first == "@"
            if isTerm { name = name.dropFirst() }
            if let fact = facts[String(name)] {
                result += isTerm ? term(fact, language) : shown(fact)
            } else if isOptional {
                return nil
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// A fact from somebody's file, safe to print: without line breaks and control characters, not
    /// endless.
    private static func shown(_ fact: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in fact.unicodeScalars.prefix(200) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            case .format: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
