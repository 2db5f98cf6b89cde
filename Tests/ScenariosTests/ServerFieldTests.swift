import Scenarios
import Testing

@Suite("a scenario with servers")
struct ServerFieldTests {
    private func scenario(_ travel: String) throws -> Scenario {
        let text = """
            komek: 1
            travel: \(travel)
            centres: [{id: c, lat: 51.1, lon: 71.4}]
            volunteers: [{id: v, from: c}, {id: w, from: c, travels: foot}]
            households: [{id: h, lat: 51.1, lon: 71.4, needs: [basket]}]
            """
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        return try #require(loaded.scenario, "\(loaded.diagnostics)")
    }

    @Test(
        "has an address for each way of travel, or one for all; what is written reads the same",
        arguments: [
            (
                "{source: valhalla, url: 'https://a.example:8002/v/'}", "https://a.example:8002/v",
                "https://a.example:8002/v"
            ),
            (
                "{source: valhalla, url: 'http://[::1]:5000'}", "http://[::1]:5000",
                "http://[::1]:5000"
            ),
            (
                "{source: osrm, url: {car: http://a, foot: http://b/foot}}", "http://a",
                "http://b/foot"
            ),
        ])
    func addresses(travel: String, car: String, foot: String) throws {
        let day = try scenario(travel)
        guard case .server(let server) = day.travel.source else {
            Issue.record("no server")
            return
        }
        #expect(server.urls == [.car: car, .foot: foot])
        let again = ScenarioFile.parse(ScenarioFile.json(day), file: "day.json")
        #expect(again.scenario == day, "\(again.diagnostics)")
    }

    @Test("is the same day with and without what servers have answered")
    func kept() throws {
        let address = "source: valhalla, url: http://a"
        let day = try scenario("{\(address)}")
        let kept = try scenario(
            "{\(address), legs: [{from: c, to: h, mode: foot, minutes: 0.5, km: 0.02}]}")
        #expect(day != kept)
        #expect(day.contentHash == kept.contentHash)
        #expect(day.contentHash != (try scenario("{source: valhalla, url: http://b}")).contentHash)
        #expect(ScenarioFile.parse(ScenarioFile.json(kept), file: "day.json").scenario == kept)
    }

    @Test("asks for the ways of crews as crews travel")
    func modes() throws {
        var day = try scenario("{source: valhalla, url: http://a}")
        #expect(day.modesTravelled == [.car, .foot])
        day.crews = [Crew(id: "k", members: ["v", "w"])]
        #expect(day.modesTravelled == [.car])
        day.volunteers[0].travels = .bicycle
        #expect(day.modesTravelled == [.foot])
    }
}
