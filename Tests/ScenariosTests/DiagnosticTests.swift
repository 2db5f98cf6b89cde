import Foundation
import Scenarios
import Testing
import Texts

@Suite("a scenario with faults")
struct DiagnosticTests {
    static let all = Broken.form + Broken.words + Broken.day + Broken.yesterday + Broken.addresses

    @Test("is answered with exactly its faults, all at once", arguments: all)
    func faults(_ broken: Broken) {
        let loaded = ScenarioFile.parse(broken.text, file: "day.yaml")
        if ProcessInfo.processInfo.environment["KOMEK_SHOW"] != nil {
            print(
                "@@\(broken.what)@@" + loaded.diagnostics.map(Broken.line).joined(separator: "@@"))
        }
        #expect(loaded.diagnostics.map(Broken.line) == broken.expected)
        let isWrong = loaded.diagnostics.contains { $0.severity == .error }
        #expect((loaded.scenario == nil) == isWrong)
    }
}
