import Foundation
import Scenarios
import Testing

@Suite("Crews that the planner forms")
struct FormingTests {
    private func day() throws -> Scenario {
        let loaded = ScenarioFile.parse(Fixture.forming, file: "day.yaml")
        #expect(loaded.diagnostics == [])
        return try #require(loaded.scenario)
    }

    @Test("are asked for beside those that are given, and nobody need be in one")
    func read() throws {
        let day = try day()
        #expect(day.forming == CrewForming(most: 3))
        #expect(day.crews.map(\.id) == ["k"])
        #expect(ScenarioFile.parse(ScenarioFile.json(day), file: "day.json").scenario == day)
        #expect(day.companies == [0, 1, 1, 3, 4])
        let off = Fixture.forming.replacing("form: true", with: "form: false")
        #expect(
            ScenarioFile.parse(off, file: "day.yaml").scenario == nil, "b is a minor in no crew")
    }

    @Test("are asked for in a folder, too")
    func folder() throws {
        let folder = try TemporaryFolder([
            "centres.csv": "id,lat,lon\nc,51.1,71.4\n",
            "volunteers.csv": "id\na\nb\nd\n",
            "households.csv": "id,lat,lon,needs\nh,51.1,71.5,snow\n",
            "scenario.csv": "key,value\ncrews.form,true\ncrews.most,4\n",
            "crews.csv": "id,members\nk,a;b\n",
        ])
        let loaded = ScenarioFile.load(path: folder.path)
        #expect(loaded.diagnostics == [])
        let day = try #require(loaded.scenario)
        #expect(day.forming == CrewForming(most: 4))
        #expect(day.crews == [Crew(id: "k", members: ["a", "b"])])
    }

    private func plan() throws -> Plan {
        var day = try day()
        let hash = day.contentHash
        day.crews.append(Crew(id: "crew-1", members: ["a", "b", "d"], isFormed: true))
        let stops = [Stop(.start, begin: 0, end: 0), Stop(.end, begin: 60, end: 60)]
        return Plan(
            scenario: day,
            made: Provenance(
                state: .byHand, scenarioHash: hash, seed: 0, iterations: 0, version: ""),
            rounds: [Round(who: "crew-1", stops: stops)],
            leftOut: [LeftOut(need: "h/snow", reason: nil)], cost: CostBreakdown())
    }

    @Test("are in the plan with their members, and not in its scenario")
    func json() throws {
        let plan = try plan()
        #expect(plan.scenario.contentHash == (try day()).contentHash)
        #expect(PlanFile.parse(PlanFile.json(plan), file: "plan.json").plan == plan)
        #expect(!ScenarioFile.json(plan.scenario).contains("crew-1"))
    }

    @Test("are in its tables, wherever their rows were sorted to", arguments: ["csv", "xlsx"])
    func tables(_ form: String) throws {
        let plan = try plan()
        let rows = PlanFile.csv(plan).split(separator: "\n").map(String.init)
        let sorted = ([rows[0]] + rows[2...] + [rows[1]]).joined(separator: "\n")
        let folder = try TemporaryFolder(["plan.csv": sorted])
        if form == "xlsx" {
            let bytes = try #require(PlanFile.workbook(plan))
            try writeAtomically(bytes, to: folder.file("plan.xlsx"))
        }
        let loaded = PlanFile.load(path: folder.file("plan." + form), scenario: try day())
        #expect(loaded.diagnostics == [])
        #expect(loaded.plan == plan)
    }

    @Test("are of people whom the scenario knows, each once, with an id of their own")
    func broken() throws {
        let json = PlanFile.json(try plan())
        func codes(_ crew: String) -> [String] {
            let start = json.range(of: "\"crews\": [")
            let end = json.range(of: "\"rounds\"")
            guard let start, let end else { return ["no crews"] }
            let text =
                json[..<start.lowerBound] + "\"crews\": [\(crew)], " + json[end.lowerBound...]
            return PlanFile.parse(String(text), file: "plan.json").diagnostics.map(\.code)
        }
        #expect(codes("{\"id\": \"crew-1\", \"members\": [\"a\", \"d\"]}") == [])
        #expect(codes("{\"id\": \"crew-1\", \"members\": [\"z\"]}").first == "unknown-reference")
        #expect(codes("{\"id\": \"crew-1\", \"members\": []}").first == "empty-list")
        #expect(codes("{\"id\": \"crew-1\", \"members\": [\"a\", \"a\"]}") == ["repeated-member"])
        #expect(codes("{\"id\": \"k\", \"members\": [\"a\"]}").first == "duplicate-id")
    }
}
