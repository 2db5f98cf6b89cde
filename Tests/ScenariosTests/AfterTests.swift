import Scenarios
import Testing

@Suite("Needs that come after others")
struct AfterTests {
    private func load(_ needs: String, _ others: String = "[basket]") -> LoadedScenario {
        ScenarioFile.parse(
            """
            komek: 1
            centres: [{id: z, lat: 51.1, lon: 71.4}]
            volunteers: [{id: a, from: z, carries: {basket: 9}, tools: [shovel]}]
            households:
              - {id: h, lat: 51.11, lon: 71.41, needs: \(needs)}
              - {id: g, lat: 51.12, lon: 71.42, needs: \(others)}
            """, file: "day.yaml")
    }

    private func codes(_ loaded: LoadedScenario) -> [String] {
        loaded.diagnostics.filter { $0.severity == .error }.map(\.code)
    }

    @Test("a kind of the same household, a need's id, and gaps are read and written again")
    func read() throws {
        let loaded = load(
            "[{kind: snow, crew: {least: 1}}, {kind: basket, after: snow}]",
            "[{kind: basket, after: [h/snow, {need: h/basket, leastMinutes: 10, mostMinutes: 90}]}]"
        )
        let scenario = try #require(loaded.scenario)
        #expect(scenario.households[0].needs[1].after == [After(need: "h/snow")])
        #expect(
            scenario.households[1].needs[0].after == [
                After(need: "h/snow"),
                After(need: "h/basket", leastSeconds: 600, mostSeconds: 5400),
            ])
        let again = try #require(
            ScenarioFile.parse(
                ScenarioFile.json(scenario), file: "x.json"
            ).scenario)
        #expect(again == scenario)
    }

    @Test("circles, needs that are not there and gaps that are none are told")
    func faults() {
        #expect(codes(load("[{kind: basket, after: basket}]")) == ["after-cycle"])
        let circle = load("[{kind: basket, after: g/basket}]", "[{kind: basket, after: h/basket}]")
        #expect(codes(circle) == ["after-cycle"])
        #expect(
            circle.diagnostics.first?.facts["needs"] == "h/basket ← g/basket ← h/basket")
        #expect(codes(load("[{kind: basket, after: snow}]")) == ["unknown-reference"])
        #expect(
            codes(
                load(
                    "[basket, {kind: basket, after: {need: h/basket, leastMinutes: 9, mostMinutes: 3}}]"
                )) == ["after-gap"])
    }

    @Test("several people at once are read and written; they neither bring anything nor are pinned")
    func people() throws {
        let shovel = "[{kind: snow, crew: {least: 1}, people: 2}]"
        let scenario = try #require(load(shovel).scenario)
        #expect(scenario.households[0].needs[0].people == 2)
        let again = ScenarioFile.parse(ScenarioFile.json(scenario), file: "x.json").scenario
        #expect(again == scenario)
        #expect(codes(load("[{kind: basket, people: 2}]")) == ["people-bring"])
        #expect(codes(load("[{kind: snow, people: 11}]")) == ["out-of-range"])
        let pinned = load(shovel, "[basket]}\nfixed:\n  - {need: h/snow, volunteer: a")
        #expect(codes(pinned) == ["people-pinned"])
    }
}
