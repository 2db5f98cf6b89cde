import Planning
import Scenarios
import Solving
import TestSupport
import Testing

@Suite("Crews that the planner forms")
struct FormedCrewTests {
    private func plan(_ day: Scenario, mostDivisions: Int = 250) -> Plan {
        planDayOfFormedCrews(
            day, hash: "", budget: .iterations(2_000), seed: 1, threads: 1, version: "test",
            mostDivisions: mostDivisions, monitor: QuietMonitor()
        ).plan
    }

    /// Volunteers with shovels before one yard, of so many person-minutes.
    private func yard(volunteers: Int, personMinutes: Int, households: Int = 1) -> Scenario {
        var day = tinyDay(volunteers: volunteers, households: households)
        day.forming = CrewForming()
        for h in day.households.indices {
            day.households[h].needs[0].brings = Quantities()
            day.households[h].needs[0].personSeconds = personMinutes * 60
            day.households[h].needs[0].crew = CrewSize(least: 1, best: 4)
            day.households[h].needs[0].value = .worth(100_000 * 60_000)
        }
        for v in day.volunteers.indices { day.volunteers[v].tools = ["shovel"] }
        return day
    }

    @Test("are as large as it pays: one where nothing presses, more where the day is too short")
    func size() {
        // 10 minutes there, 5 to the door, 120 of work, 10 back, for one; two would go twice the way.
        var day = yard(volunteers: 4, personMinutes: 120)
        var made = plan(day)
        #expect(made.scenario.formedCrews.isEmpty)
        #expect(made.cost.duty == 145 * 60_000)
        // 90 minutes of duty: 120 / 2 + 25 = 85 do.
        for v in day.volunteers.indices { day.volunteers[v].maxSeconds = 90 * 60 }
        made = plan(day)
        #expect(made.scenario.formedCrews.map(\.members) == [["v1", "v2"]])
        #expect(made.cost.duty == 2 * 85 * 60_000)
        #expect(made.made.state == .provenOptimal && made.made.bound == made.cost.total)
        // The car seats one; who drives the other car comes along.
        for v in day.volunteers.indices { day.volunteers[v].seats = 1 }
        #expect(plan(day).scenario.formedCrews.map(\.members) == [["v1", "v2"]])
        day.volunteers[1].travels = .foot
        let drivers = plan(day).scenario.formedCrews
        #expect(drivers.map(\.members.count) == [2] && !drivers[0].members.contains("v2"))
    }

    @Test("are of yesterday's people where the day asks for that, though others would do as well")
    func yesterday() throws {
        // Two yards, each for two people: 120 / 2 + 25 = 85 minutes.
        var day = yard(volunteers: 4, personMinutes: 120, households: 2)
        for v in day.volunteers.indices { day.volunteers[v].maxSeconds = 90 * 60 }
        #expect(plan(day).scenario.formedCrews.map(\.members) == [["v1", "v2"], ["v3", "v4"]])
        day.forming?.sameAsYesterday = true
        day.history.crews = [.init(id: "crew-1", members: ["v4", "ill", "v2"])]
        let json = ScenarioFile.json(day)
        let read = try #require(ScenarioFile.parse(json, file: "day.json").scenario)
        #expect(plan(read).scenario.formedCrews.map(\.members) == [["v1", "v3"], ["v2", "v4"]])
    }

    @Test("take along who is named, an adult, and nobody to be apart from", arguments: [0, 250])
    func company(mostDivisions: Int) {
        var day = yard(volunteers: 4, personMinutes: 120)
        for v in day.volunteers.indices { day.volunteers[v].maxSeconds = 90 * 60 }
        day.volunteers[0].minor = true
        day.volunteers[1].apart = ["v1", "v3"]
        day.volunteers[2].available = [Interval(0, 3600)]
        day.volunteers[3].together = ["v2"]
        let made = plan(day, mostDivisions: mostDivisions)
        #expect(made.scenario.formedCrews.map(\.members) == [["v2", "v4"]])
    }

    @Test("leave out what nobody is left for, and say so", arguments: [0, 250])
    func reasons(mostDivisions: Int) throws {
        var day = yard(volunteers: 3, personMinutes: 120, households: 2)
        for v in day.volunteers.indices { day.volunteers[v].maxSeconds = 90 * 60 }
        for h in 0...1 {
            day.households[h].needs[0].crew.least = 2
            day.households[h].needs[0].tools = ["shovel"]
        }
        func reason() throws -> Reason {
            let left = plan(day, mostDivisions: mostDivisions).leftOut
            #expect(left.count == 1)
            return try #require(left.first?.reason)
        }
        // The crew that there is has no time for a second yard; one is left alone.
        guard case .crowdedOut = try reason() else {
            Issue.record("\(try reason())")
            return
        }
        // One yard is for three: who does the other is not free.
        day.households[0].needs[0].value = .must
        day.households[1].needs[0].crew = CrewSize(least: 3, best: 3)
        day.households[0].unwanted = ["v3"]
        #expect(try reason() == .notFormed(people: 3, tools: ["shovel"]))
        day.households[1].needs[0].crew = CrewSize(least: 4, best: 4)
        #expect(try reason() == .impossible([.hands(least: 4, largest: 3)]))
        day.households[1].needs[0].tools = ["plough"]
        #expect(try reason() == .impossible([.tools(["plough"])]))
        // Two more who could do it, for more than it is worth.
        day.households[1].needs[0].tools = ["shovel"]
        day.households[1].needs[0].crew = CrewSize(least: 2, best: 2)
        day.households[1].needs[0].value = .worth(30 * 60_000)
        day.volunteers += tinyDay(volunteers: 5).volunteers.suffix(2)
        for v in 3...4 { day.volunteers[v].tools = ["shovel"] }
        for v in 0...1 { day.volunteers[v].factor = 500 }
        guard case .notWorthIt(_, let extra, 1_800_000) = try reason() else {
            Issue.record("\(try reason())")
            return
        }
        #expect(extra > 1_800_000)
    }
}
