import Scenarios
import Testing

@Suite("Crews that are the same as yesterday's")
struct YesterdayTests {
    private func day(_ text: String = Fixture.yesterday) throws -> Scenario {
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        #expect(loaded.diagnostics.map(Broken.line) == [])
        return try #require(loaded.scenario)
    }

    @Test("have the members that are here; those whom the planner is to keep are tied by together")
    func read() throws {
        let day = try day()
        #expect(day.crews == [Crew(id: "k", members: ["d", "e"])])
        #expect(day.forming == CrewForming())
        #expect(
            day.volunteers.map(\.together) == [["b", "f"], ["a", "f"], [], [], ["a", "b"]])
        #expect(day.history.crews.map(\.id) == ["k", "crew-1"])
        #expect(day.history.crews[0].members == ["d", "gone", "e"])
    }

    @Test("are settled when the day is read: who is taken out afterwards unties nobody else")
    func settled() throws {
        var day = try day()
        day.remove(volunteers: ["b"])
        #expect(day.volunteers.map(\.together) == [["f"], [], [], ["a"]])
        let again = ScenarioFile.parse(ScenarioFile.json(day), file: "day.json")
        #expect(again.diagnostics == [] && again.scenario == day)
    }

    @Test("are asked for without a list of yesterday's, and kept as soon as there is one")
    func unknown() throws {
        let text = Fixture.yesterday
            .replacing("given: [{id: k, sameAs: yesterday}]", with: "most: 4")
            .replacing("crews: [{id: k, members: [d, gone, e]}, ", with: "crews: [")
        let past = "[{id: crew-1, members: [ill, a, b, f]}]"
        let loaded = ScenarioFile.parse(text.replacing(past, with: "[]"), file: "day.yaml")
        #expect(loaded.diagnostics.map(\.code) == ["yesterday-not-known"])
        var day = try #require(loaded.scenario)
        #expect(day.forming == CrewForming(most: 4, sameAsYesterday: true))
        let json = ScenarioFile.json(day)
        #expect(ScenarioFile.parse(json, file: "day.json").scenario == day)
        day.history.crews = [.init(id: "crew-1", members: ["ill", "a", "b", "f"])]
        let later = ScenarioFile.parse(ScenarioFile.json(day), file: "day.json").scenario
        #expect(later == (try self.day(text)))
    }

    @Test("are not kept where all who then go together are no crew, each reason by itself")
    func impossible() throws {
        func isKept(_ old: String, _ new: String) throws -> Bool {
            let text = Fixture.yesterday.replacing(old, with: new)
            let loaded = ScenarioFile.parse(text, file: "day.yaml")
            let codes = loaded.diagnostics.map(\.code)
            #expect(codes == [] || codes == ["yesterday-not-kept"], "\(new)")
            let day = try #require(loaded.scenario)
            let isTied = day.companies == [0, 0, 2, 3, 0]
            #expect(isTied == codes.isEmpty)
            #expect(isTied || day.companies == [0, 1, 2, 3, 4])
            return isTied
        }
        let a = "{id: a, tools: [shovel]}"
        #expect(try isKept(a, "{id: a, seats: 3}"))
        #expect(try !isKept(a, "{id: a, seats: 2}"))
        #expect(try !isKept(a, "{id: a, apart: [f]}"))
        #expect(try !isKept(a, "{id: a, available: \"06:00-08:00\"}"))
        #expect(try !isKept(a, "{id: a, from: home, home: {lat: 51.1, lon: 71.4}}"))
        #expect(try isKept(a, "{id: a, carries: {kg: 100}}"))
        #expect(try isKept("yesterday, given", "yesterday, most: 3, given"))
        #expect(try !isKept("yesterday, given", "yesterday, most: 2, given"))
    }

    @Test("are not kept with those whom today's together adds, if all of them are no crew")
    func together() throws {
        let text = Fixture.yesterday
            .replacing("given: [{id: k, sameAs: yesterday}]", with: "most: 3")
            .replacing("{id: d, travels: foot}", with: "{id: d, travels: foot, together: [a]}")
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        // a, b and f would be four with d; d and e, tied to a by d, are three.
        #expect(loaded.diagnostics.map(\.code) == ["yesterday-not-kept"])
        #expect(loaded.diagnostics.map(\.found) == ["crew-1"])
        #expect(loaded.scenario?.companies == [0, 1, 0, 0, 4])
    }

    @Test("are asked for in a folder, too")
    func folder() throws {
        let folder = try TemporaryFolder([
            "centres.csv": "id,lat,lon\nc,51.1,71.4\n",
            "volunteers.csv":
                "id,travels,tools,minor\na,,shovel,\nb,foot,,\nd,foot,,\ne,foot,,\nf,foot,,true\n",
            "households.csv": "id,lat,lon,needs\nh,51.1,71.5,snow\n",
            "scenario.csv": "key,value\ncrews.form,true\ncrews.sameAs,yesterday\n",
            "crews.csv": "id,members,sameAs\nk,,yesterday\n",
            "history.crews.csv": "id,members\nk,d;gone;e\ncrew-1,ill;a;b;f\n",
        ])
        let loaded = ScenarioFile.load(path: folder.path)
        #expect(loaded.diagnostics == [])
        #expect(loaded.scenario == (try day()))
    }
}
