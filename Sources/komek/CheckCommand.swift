import ArgumentParser
import Checks
import Foundation
import Scenarios
import Sheets
import Texts
import TravelTimes

/// `komek check`: a scenario's diagnostics, or a plan's violations.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a scenario, or a plan (plan.json alone, plan.csv with its scenario).")

    @Argument(help: "A scenario, or a plan.json.")
    var file: String

    @Argument(help: "A plan (.json or .csv) of that scenario.")
    var plan: String?

    @Flag(help: "Print JSON for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        if let plan {
            let day = try output.load(file)
            try checkPlan(plan, day)
        } else if looksLikePlan(file) {
            try checkPlan(file, nil)
        } else {
            let loaded = ScenarioFile.load(path: file)
            let travel = loaded.scenario.map { TravelTimes.load($0, file: file) }
            output.print(loaded.diagnostics + (travel?.diagnostics ?? []), json: json)
            if travel?.travel == nil { throw ExitCode(2) }
        }
    }

    private func checkPlan(_ path: String, _ scenario: Scenario?) throws {
        let loaded = PlanFile.load(path: path, scenario: scenario)
        // With a scenario of its own, its map is where that one says.
        let origin = scenario == nil ? path : file
        let loadedTravel = loaded.plan.map { TravelTimes.load($0.scenario, file: origin) }
        guard let plan = loaded.plan, let travel = loadedTravel?.travel else {
            output.print(loaded.diagnostics + (loadedTravel?.diagnostics ?? []), json: json)
            throw ExitCode(2)
        }
        let result = check(plan, travel: travel)
        if json {
            print(ViolationReport.json(result, language: output.language))
        } else {
            if !loaded.diagnostics.isEmpty { output.print(loaded.diagnostics, json: false) }
            print(ViolationReport.text(result, language: output.language))
        }
        if !result.accepted { throw ExitCode(1) }
    }

    /// A JSON file with rounds in it is a plan, whatever its name.
    private func looksLikePlan(_ path: String) -> Bool {
        guard path.hasSuffix(".json"), let data = FileManager.default.contents(atPath: path)
        else { return false }
        return data.range(of: Data("\"rounds\"".utf8)) != nil
    }
}
