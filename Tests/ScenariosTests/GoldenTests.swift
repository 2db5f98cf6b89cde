import Foundation
import Scenarios
import Testing
import Texts

/// Files beside the tests; `KOMEK_UPDATE_GOLDEN=1` writes them anew, to be read as a difference.
@Suite("golden files")
struct GoldenTests {
    private func compare(_ text: String, _ name: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/" + name)
        if ProcessInfo.processInfo.environment["KOMEK_UPDATE_GOLDEN"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name) differs")
    }

    @Test("show the canonical form of a scenario, and its hash")
    func scenario() throws {
        let plan = try PlanTests.plan()
        try compare(ScenarioFile.json(plan.scenario), "full.json")
        #expect(plan.scenario.contentHash == "6c41ab42e757be1f")
    }

    @Test("show a plan as JSON and as CSV")
    func plan() throws {
        let plan = try PlanTests.plan()
        try compare(PlanFile.json(plan), "plan.json")
        try compare(PlanFile.csv(plan), "plan.csv")
    }

    @Test("show how each fault reads in three languages")
    func messages() throws {
        var seen: Set<String> = []
        var text = ""
        for broken in DiagnosticTests.all {
            let found = ScenarioFile.parse(broken.text, file: "day.yaml").diagnostics
            for diagnostic in found where seen.insert(diagnostic.code).inserted {
                text += diagnostic.code + "\n"
                for language in Language.allCases {
                    let remedy = diagnostic.remedy(in: language).map { " " + $0 } ?? ""
                    text += "  \(language.rawValue) \(diagnostic.message(in: language))\(remedy)\n"
                }
            }
        }
        try compare(text, "messages.txt")
    }
}
