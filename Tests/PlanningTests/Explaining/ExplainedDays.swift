import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing
import TravelTimes

/// Days to explain, planned with few steps.
enum ExplainedDays {
    /// A clock that stands still.
    struct Quiet: SolverMonitor {
        var elapsed: Double { 0 }
        var wantsStop: Bool { false }
        func report(_ progress: Solving.Progress) {}
    }

    static func rehearsal(steps: Int = 2_000) -> Rehearsal {
        Rehearsal(
            budget: .iterations(steps), seed: 1, threads: 1, version: "test", monitor: Quiet())
    }

    /// A day of one car for eight baskets in two hours: half of them have to be left out.
    static func crowded(households: Int = 8, stock: Int? = nil, extra: String = "") throws
        -> Scenario
    {
        var text = """
            komek: 1
            goods: {basket: {kg: 18}}
            centres:
              - id: c1
                lat: 51.1000
                lon: 71.4000
                loadingMinutes: 5
                \(stock.map { "stock: {basket: \($0)}" } ?? "open: \"08:00-20:00\"")
            volunteers:
              - {id: car, from: c1, carries: {basket: 20}, available: ["09:00-10:30"]}
            travel: {source: straight-line}
            \(extra)
            households:

            """
        for k in 1...households {
            let lat = 51.10 + 0.004 * Double(k)
            text += "  - {id: h\(k), lat: \(lat), lon: \(71.40 + 0.006 * Double(k % 3)), "
            text += "needs: [{kind: basket, minutes: 8, value: 120}]}\n"
        }
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        return try #require(loaded.scenario, "\(loaded.diagnostics)")
    }

    static func plan(_ day: Scenario, steps: Int = 2_000) -> Plan {
        planDay(
            day, hash: day.contentHash, budget: .iterations(steps), seed: 1, threads: 1,
            version: "test", monitor: LoudQuiet()
        ).plan
    }
}

import Model
import Proving

/// The same for who proves as well.
struct LoudQuiet: SolverMonitor, ProverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    var knownCost: Model.Cost? { nil }
    func report(_ progress: Solving.Progress) {}
    func report(bound: Model.Cost, seconds: Double) {}
}
