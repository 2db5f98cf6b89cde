import Scenarios
import Texts

/// What is wrong in somebody's files, for a terminal and for machines.
public enum DiagnosticSheet {
    /// Words a diagnostic: what is wrong, and how to mend it if that is known.
    public typealias Render = (Diagnostic) -> (message: String, remedy: String?)

    /// All diagnostics in their order, each with its place and its remedy; then how many there are.
    public static func text(
        _ diagnostics: [Diagnostic], language: Language, style: TerminalStyle, render: Render
    ) -> String {
        var page = Page(style)
        for diagnostic in diagnostics {
            page.gap()
            let isError = diagnostic.severity == .error
            let word: Word = isError ? .error : .warning
            var head = [
                Inked(word.text(in: language), isError ? .alarm : .strong),
                Inked(diagnostic.code, .quiet), Inked(position(diagnostic.location)),
            ]
            if !diagnostic.location.path.isEmpty { head.append(Inked(diagnostic.location.path)) }
            page.paragraph(head.dotted(), hanging: 2)
            let (message, remedy) = render(diagnostic)
            page.paragraph(Inked(message), prefix: "  ")
            if let remedy, !remedy.isEmpty {
                page.paragraph(Inked(Sentence.remedy(remedy).text(in: language)), prefix: "  ")
            }
        }
        page.gap()
        page.paragraph(Inked(summary(diagnostics, language), .strong))
        return page.text
    }

    /// A JSON array of objects with sorted keys: code, column, facts, file, found, line, message,
    /// path, remedy, severity.
    public static func json(
        _ diagnostics: [Diagnostic], language: Language, render: Render
    ) -> String {
        let objects = diagnostics.map { "  " + object($0, render($0)) }
        return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
    }

    private static func object(
        _ diagnostic: Diagnostic, _ words: (message: String, remedy: String?)
    ) -> String {
        let location = diagnostic.location
        let facts = diagnostic.facts.sorted { $0.key < $1.key }
            .map { jsonString($0.key) + ": " + jsonString($0.value) }
        let fields: [(key: String, value: String)] = [
            ("code", jsonString(diagnostic.code)),
            ("column", location.column.map { "\($0)" } ?? "null"),
            ("facts", "{" + facts.joined(separator: ", ") + "}"),
            ("file", jsonString(location.file)),
            ("found", diagnostic.found.map(jsonString) ?? "null"),
            ("line", location.line.map { "\($0)" } ?? "null"),
            ("message", jsonString(words.message)),
            ("path", jsonString(location.path)),
            ("remedy", words.remedy.map(jsonString) ?? "null"),
            ("severity", jsonString(diagnostic.severity.rawValue)),
        ]
        let members = fields.map { jsonString($0.key) + ": " + $0.value }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// `file:line:column`, as far as it is known, as editors read it.
    private static func position(_ location: Diagnostic.Location) -> String {
        guard let line = location.line else { return location.file }
        let column = location.column.map { ":\($0)" } ?? ""
        return "\(location.file):\(line)\(column)"
    }

    private static func summary(_ diagnostics: [Diagnostic], _ language: Language) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        var parts =
            errors > 0
            ? [language.count(errors, .error)] : [Word.noErrors.text(in: language)]
        if warnings > 0 { parts.append(language.count(warnings, .warning)) }
        return parts.joined(separator: ", ")
    }
}

/// A text as a JSON string.
func jsonString(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": output += "\\\""
        case "\\": output += "\\\\"
        case "\n": output += "\\n"
        case "\r": output += "\\r"
        case "\t": output += "\\t"
        case "\u{0}"..<"\u{20}":
            let hex = String(scalar.value, radix: 16)
            output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: output.unicodeScalars.append(scalar)
        }
    }
    return output + "\""
}
