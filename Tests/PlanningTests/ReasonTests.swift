import Planning
import Proving
import Scenarios
import Solving
import TestSupport
import Testing

/// A monitor for iteration budgets: no clock, no stop.
struct QuietMonitor: SolverMonitor, ProverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
    func report(bound: Scenarios.Cost, seconds: Double) {}
}

private func plan(_ day: Scenario, iterations: Int = 300) -> Plan {
    planDay(
        day, hash: "", budget: .iterations(iterations), seed: 1, threads: 1, version: "test",
        monitor: QuietMonitor()
    ).plan
}

@Suite("Reasons")
struct ReasonTests {
    @Test("who is not worth the way is told what it would cost")
    func notWorthIt() throws {
        var day = tinyDay(households: 1)
        day.households[0].needs[0].value = .worth(30 * 60_000)
        let left = try #require(plan(day).leftOut.first)
        #expect(
            left.reason == .notWorthIt(who: "v1", extra: 35 * 60_000, value: 30 * 60_000))
    }

    @Test("who is crowded out is told by whom")
    func crowdedOut() throws {
        var day = tinyDay(households: 2)
        day.volunteers[0].maxVisits = 1
        day.households[1].needs[0].value = .worth(200 * 60_000)
        let left = try #require(plan(day).leftOut.first)
        #expect(left.need == "b/basket")
        #expect(left.reason == .crowdedOut(who: "v1", instead: ["a/basket"]))
    }

    @Test(
        "what stands in the way is named",
        arguments: [
            ("skills", Obstacle.skills(["medic"])), ("tools", .tools(["shovel"])),
            ("hands", .hands(least: 3, largest: 1)), ("capacity", .capacity), ("stock", .stock),
            ("late", .hours), ("short", .tooLong(seconds: 35 * 60)), ("different", .mixed),
        ])
    func obstacles(what: String, expected: Obstacle) throws {
        var day = tinyDay(households: 1)
        switch what {
        case "skills": day.households[0].needs[0].skills = ["medic"]
        case "tools": day.households[0].needs[0].tools = ["shovel"]
        case "hands":
            day.households[0].needs[0].crew.least = 3
            day.households[0].needs[0].crew.best = 3
        case "capacity": day.households[0].needs[0].brings.pieces = ["basket": 3]
        case "late":
            // In time to be there, but not to be back.
            day.volunteers[0].available = [Interval(9 * 3600, 18 * 3600)]
            day.households[0].needs[0].windows = [Interval(17 * 3600 + 3000, 18 * 3600)]
        case "short": day.volunteers[0].available = [Interval(9 * 3600, 9 * 3600 + 34 * 60)]
        case "different":
            // One has the shovel, the other the room.
            day = tinyDay(volunteers: 2, households: 1)
            day.volunteers[0].tools = ["shovel"]
            day.volunteers[1].carries.pieces = ["basket": 3]
            day.households[0].needs[0].tools = ["shovel"]
            day.households[0].needs[0].brings.pieces = ["basket": 3]
        default: day.centres[0].stock.pieces = ["basket": 0]
        }
        let left = try #require(plan(day).leftOut.first)
        #expect(left.reason == .impossible([expected]))
    }
}
