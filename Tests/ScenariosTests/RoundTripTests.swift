import Scenarios
import Testing

@Suite("a scenario that is read, written and read again")
struct RoundTripTests {
    @Test("is the same scenario", arguments: [Fixture.smallest, Fixture.full, Fixture.yesterday])
    func roundTrip(_ text: String) throws {
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        #expect(loaded.diagnostics == [])
        let scenario = try #require(loaded.scenario)
        let json = ScenarioFile.json(scenario)
        let again = ScenarioFile.parse(json, file: "day.json")
        #expect(again.diagnostics == [])
        #expect(again.scenario == scenario)
        #expect(again.scenario.map(ScenarioFile.json) == json)
        #expect(again.scenario?.contentHash == scenario.contentHash)
    }
}
