import ArgumentParser
import Checks
import Dispatch
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

    @Argument(help: "A plan (.json, .csv or .xlsx) of that scenario.")
    var plan: String?

    @Flag(help: "Reckon times anew wherever a round breaks a rule, in the order that it has.")
    var retime = false

    @Option(help: "Write the plan as it was checked, with new times: .json, .csv or .xlsx.")
    var out: String?

    @Option(help: "Check as well what a certificate.json says of the plan, by reckoning it anew.")
    var certificate: String?

    @Option(help: "How long a certificate may take: 10m, or seconds.")
    var time: Duration30?

    @Flag(help: "Print JSON for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        if out != nil, plan == nil, !looksLikePlan(file) {
            throw ValidationError("--out is for plans; a scenario is only read.")
        }
        if certificate != nil, plan == nil, !looksLikePlan(file) {
            throw ValidationError("--certificate is for plans; a scenario alone has none.")
        }
        if let plan {
            let day = try output.load(file)
            try checkPlan(plan, day)
        } else if looksLikePlan(file) {
            try checkPlan(file, nil)
        } else {
            let loaded = output.loadScenario(file)
            let travel = loaded.scenario.map {
                TravelTimes.load($0, file: file, progress: output.asking)
            }
            output.print(loaded.diagnostics + (travel?.diagnostics ?? []), json: json)
            if travel?.travel == nil { throw travel?.exitCode ?? loaded.exitCode }
        }
    }

    private func checkPlan(_ path: String, _ scenario: Scenario?) throws {
        let loaded = PlanFile.load(path: path, scenario: scenario)
        // With a scenario of its own, its map is where that one says.
        let origin = scenario == nil ? path : file
        let loadedTravel = loaded.plan.map { plan in
            // New times may want other ways than the plan has; a bound is about all ways.
            retime || certificate != nil || PlanFile.isTable(path)
                ? TravelTimes.load(plan.scenario, file: origin, progress: output.asking)
                : TravelTimes.load(plan, file: origin, progress: output.asking)
        }
        guard let plan = loaded.plan, let travel = loadedTravel?.travel else {
            output.print(loaded.diagnostics + (loadedTravel?.diagnostics ?? []), json: json)
            throw loadedTravel?.exitCode ?? ExitCode(2)
        }
        if let out { try orFail(out) { try checkWritable(out) } }
        let proof = try certificate.map { try self.proof($0, plan.scenario) }
        let checked = EditedPlan(
            plan, travel: travel, edited: loaded.edited, isTable: PlanFile.isTable(path),
            retimesAll: retime)
        let report = proof.map { verified($0, checked, travel) }
        if json {
            print(
                ViolationReport.json(
                    checked.result, retimed: checked.retimed, certificate: report,
                    language: output.language))
        } else {
            if !loaded.diagnostics.isEmpty { output.print(loaded.diagnostics, json: false) }
            for line in checked.lines(output.language) { print(line) }
            print(ViolationReport.text(checked.result, language: output.language))
            if let report { print(report.text(output.language)) }
            if checked.mayBeRetimed { print(RetimingText.hint.text(in: output.language)) }
        }
        if let out {
            try orFail(out) { try PlanOutput.write(travel.keeping(checked.plan), to: out) }
            if !json { print(Sentence.written(path: out).text(in: output.language)) }
        }
        let isConfirmed = report.map { $0.check.verdict == .confirmed } ?? true
        if !checked.result.accepted || !isConfirmed { throw ExitCode(1) }
    }

    private func proof(_ path: String, _ scenario: Scenario) throws -> Certificate {
        let loaded = CertificateFile.load(path: path, scenario: scenario)
        guard let certificate = loaded.certificate else {
            output.print(loaded.diagnostics, json: json)
            throw ExitCode(2)
        }
        return certificate
    }

    /// Reckons a certificate's bound anew.
    private func verified(
        _ certificate: Certificate, _ checked: EditedPlan, _ travel: TravelTimes
    ) -> CertificateReport {
        let ends = DispatchTime.now().uptimeNanoseconds + UInt64((time?.seconds ?? 600) * 1e9)
        let outcome = check(
            certificate, of: checked.plan, checked: checked.result, travel: travel
        ) { DispatchTime.now().uptimeNanoseconds > ends }
        return CertificateReport(
            check: outcome, plan: checked.plan, cost: checked.result.cost.total)
    }
}
