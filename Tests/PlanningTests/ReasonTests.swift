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
    @Test("“impossible” is said of just those needs that brute force cannot serve even alone")
    func impossible() throws {
        var said = (impossible: 0, others: 0)
        for seed in 0..<60 as Range<UInt64> {
            let day = randomSmallDay(seed: seed, needs: 5)
            for left in plan(day).leftOut {
                let reason = try #require(left.reason)
                var alone = day
                alone.fixed = day.fixed.filter { $0.need == left.need }
                for h in alone.households.indices {
                    alone.households[h].needs.removeAll { $0.id != left.need }
                    for k in alone.households[h].needs.indices {
                        alone.households[h].needs[k].value = .must
                    }
                }
                alone.households.removeAll { $0.needs.isEmpty }
                let canBeDone = BruteForce.solve(alone).mustLeftOut == 0
                if case .impossible(let obstacles) = reason {
                    said.impossible += 1
                    #expect(!canBeDone, "seed \(seed), \(left.need)")
                    #expect(!obstacles.isEmpty)
                } else {
                    said.others += 1
                    #expect(canBeDone, "seed \(seed), \(left.need): \(reason)")
                }
            }
        }
        #expect(said.impossible > 5 && said.others > 5, "\(said)")
    }

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
        default: day.centres[0].stock.pieces = ["basket": 0]
        }
        let left = try #require(plan(day).leftOut.first)
        #expect(left.reason == .impossible([expected]))
    }
}
