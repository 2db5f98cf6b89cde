import Foundation
import Scenarios
import TestSupport
import Testing

@Suite("The days that come with Komek")
struct ExampleDaysTests {
    @Test("they have no errors", arguments: exampleDays)
    func exampleDay(path: String) {
        let loaded = ScenarioFile.load(path: path)
        #expect(loaded.scenario != nil)
        #expect(loaded.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test("written as JSON they read back the same", arguments: exampleDays)
    func roundTrip(path: String) throws {
        let day = try #require(ScenarioFile.load(path: path).scenario)
        // Beside the day, where its map is.
        let file = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/day.json"
        let again = ScenarioFile.parse(ScenarioFile.json(day), file: file)
        #expect(again.scenario == day)
        #expect(again.scenario?.contentHash == day.contentHash)
    }
}
