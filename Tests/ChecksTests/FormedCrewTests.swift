import Checks
import Scenarios
import TestSupport
import Testing

@Suite("Crews that a plan formed")
struct FormedCrewTests {
    /// Two volunteers who go together, and one who stays.
    private func plan(_ change: (inout Scenario) -> Void) -> Plan {
        var day = tinyDay(volunteers: 3)
        day.forming = CrewForming()
        day.crews = [Crew(id: "crew-1", members: ["v1", "v2"], isFormed: true)]
        change(&day)
        let made = Provenance(
            state: .byHand, scenarioHash: "", seed: 0, iterations: 0, version: "")
        return Plan(
            scenario: day, made: made,
            rounds: [
                Round(
                    who: "v3",
                    stops: [
                        Stop(.start, begin: 32_400, end: 32_400),
                        Stop(
                            .load(centre: "c", goods: Quantities(pieces: ["basket": 1])),
                            begin: 32_400, end: 32_700),
                        Stop(.visit(need: "a/basket"), begin: 33_600, end: 33_900),
                        Stop(.end, begin: 34_500, end: 34_500),
                    ])
            ],
            leftOut: [LeftOut(need: "b/basket", reason: nil)], cost: CostBreakdown())
    }

    private func codes(_ change: (inout Scenario) -> Void) -> [String] {
        check(plan(change)).violations.map(\.code)
    }

    @Test("keep the rules for crews, or are refused by the rule that they break")
    func rules() {
        #expect(codes { _ in } == [])
        #expect(codes { $0.forming = nil } == ["crew-not-asked"])
        #expect(
            codes { $0.crews.append(Crew(id: "crew-2", members: ["v2"], isFormed: true)) }
                == ["crew-twice"])
        #expect(codes { $0.crews.append(Crew(id: "k", members: ["v1"])) } == ["crew-twice"])
        #expect(codes { $0.forming?.most = 2 } == [])
        #expect(codes { $0.forming?.most = 1 } == ["crew-most"])
        #expect(
            codes {
                ($0.volunteers[0].seats, $0.volunteers[1].travels) = (1, .foot)
            } == ["crew-seats"])
        #expect(
            codes { day in for v in 0...1 { day.volunteers[v].travels = .foot } } == [])
        #expect(codes { $0.volunteers[0].minor = true } == [])
        #expect(
            codes { day in for v in 0...1 { day.volunteers[v].minor = true } } == ["crew-minors"])
        #expect(
            codes { $0.volunteers[0].available = [Interval(0, 3600)] } == ["crew-hours"])
        #expect(codes { $0.volunteers[1].from = .home } == ["crew-starts"])
        #expect(codes { $0.volunteers[0].apart = ["v2"] } == ["crew-apart"])
        #expect(codes { $0.volunteers[1].apart = ["v1"] } == ["crew-apart"])
        #expect(codes { $0.volunteers[1].apart = ["v3"] } == [])
        #expect(codes { $0.volunteers[1].carries = Quantities(grams: 9_000) } == ["crew-carries"])
        #expect(codes { $0.volunteers[1].together = ["v1"] } == [])
        #expect(
            codes { $0.volunteers[1].together = ["v3"] } == ["crew-together", "crew-together"])
    }

    @Test("are yesterday's where the day asks for these; who is not here is not missed")
    func yesterday() throws {
        var asked = tinyDay(volunteers: 3)
        asked.forming = CrewForming(sameAsYesterday: true)
        asked.history.crews = [.init(id: "crew-7", members: ["gone", "v1", "v2"])]
        let json = ScenarioFile.json(asked)
        let day = try #require(ScenarioFile.parse(json, file: "day.json").scenario)
        func codes(_ members: [String]...) -> [String] {
            self.codes {
                $0 = day
                $0.crews = members.enumerated().map {
                    Crew(id: "crew-\($0 + 1)", members: $1, isFormed: true)
                }
            }
        }
        #expect(codes(["v1", "v2"]) == [])
        #expect(codes() == [], "both stay at home")
        #expect(codes(["v1"]) == ["crew-together"])
        #expect(codes(["v1"], ["v2"]) == ["crew-together", "crew-together"])
    }

    @Test("are not needed by who may go alone; a minor may not, nor who is named by others")
    func alone() {
        #expect(codes { $0.volunteers[2].minor = true } == ["crew-minors"])
        #expect(
            codes {
                $0.crews = []
                $0.volunteers[0].together = ["v3"]
            } == ["crew-together"])
        #expect(codes { $0.crews = [] } == [])
    }
}
