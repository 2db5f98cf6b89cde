import Foundation
import Scenarios
import Testing
import Texts

@testable import Sheets

@Suite("diagnostics and progress on a terminal")
struct DiagnosticSheetTests {
    let diagnostics = [
        Diagnostic(
            code: "unknown-key",
            location: Diagnostic.Location(
                file: "days/nauryz.yaml", line: 12, column: 5, path: "households[3].widows"),
            found: "widows", facts: ["nearest": "windows"]),
        Diagnostic(
            code: "far-away", severity: .warning,
            location: Diagnostic.Location(file: "days/nauryz.yaml", path: "centres[0].lat"),
            found: "15.1 \"\\\n\u{1}", facts: ["other": "51.1", "least": "-90"]),
    ]
    func render(_ diagnostic: Diagnostic) -> (message: String, remedy: String?) {
        (
            "What is wrong with \(diagnostic.found ?? "it"), in a sentence long enough to be wrapped.",
            diagnostic.facts["nearest"].map { "write \($0)" }
        )
    }

    @Test("a list of them looks as it did", arguments: Language.allCases)
    func text(language: Language) throws {
        let text = DiagnosticSheet.text(
            diagnostics, language: language, style: TerminalStyle(), render: render)
        try expectGolden(text, "diagnostics.\(language.rawValue).txt")
        for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) <= 80) }
    }

    @Test("as JSON they can be read back")
    func json() throws {
        let text = DiagnosticSheet.json(diagnostics, language: .en, render: render)
        try expectGolden(text, "diagnostics.json")
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(read.count == 2)
        #expect(read[0]["line"] as? Int == 12)
        #expect(read[1]["line"] is NSNull)
        #expect(read[1]["found"] as? String == "15.1 \"\\\n\u{1}")
        #expect(DiagnosticSheet.json([], language: .en, render: render) == "[]\n")
    }

    @Test("nothing wrong is said too")
    func none() {
        let text = DiagnosticSheet.text([], language: .en, style: TerminalStyle(), render: render)
        #expect(text == "no errors found\n")
    }

    @Test("progress says the best cost and what is served, and keeps to the width")
    func progress() {
        func line(_ language: Language, _ width: Int) -> String {
            progressLine(
                seconds: 72.6, cost: 2480 * 60_000, served: 398, of: 412, language: language,
                width: width)
        }
        #expect(
            line(.en, 80) == "1 min · Needs 398/412 · Cost 41 h 20 min · searching for a plan")
        #expect(line(.ru, 41) == "1 мин · Заявки 398/412 · Цена 41 ч 20 мин")
        for language in Language.allCases {
            for width in 0...80 { #expect(displayWidth(line(language, width)) <= width) }
        }
    }
}
