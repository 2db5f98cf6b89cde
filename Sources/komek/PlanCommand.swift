import ArgumentParser
import Checks
import Foundation
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

/// `komek plan`: from a scenario to a checked plan on the terminal.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan a day and print it.")

    @Argument(help: "A scenario: a YAML or JSON file, or a folder of CSV files.")
    var scenario: String

    @Option(help: "Write the plan as JSON; it holds the scenario too.")
    var out: String?

    @Option(help: "Write the plan as CSV, a row a stop.")
    var csv: String?

    @Option(help: "Write the same table as an XLSX workbook.")
    var xlsx: String?

    @OptionGroup var search: SearchOptions

    @Flag(help: "Prove as well how far from the best possible the plan is, in a minute or --time.")
    var prove = false

    @Option(help: "Write what shows the bound to others (JSON), for --prove; komek check reads it.")
    var certificate: String?

    @Flag(help: "Print the plan as JSON, for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if certificate != nil, !prove {
            throw ValidationError("--certificate goes with --prove.")
        }
    }

    func run() throws {
        let day = try output.load(scenario)
        let travel = try output.loadTravel(day, file: scenario)
        // Nobody should wait for a plan that cannot be kept.
        for path in [out, csv, xlsx, certificate].compactMap({ $0 }) {
            try orFail(path) { try checkWritable(path) }
        }
        let all = search.time?.seconds ?? (prove ? 60 : 30)
        // A proof wants a good plan first: a quarter of the time, but not more than a minute.
        let isProving = prove && day.forming == nil
        let budget = search.budget(seconds: isProving ? min(60, all / 4) : all)
        let monitor = TerminalMonitor(output: output)
        let planned = planDay(
            day, travel: travel, hash: day.contentHash, budget: budget, seed: search.seed,
            threads: search.threadCount, version: komekVersion, provesUntil: prove ? all : nil,
            monitor: monitor)
        let seconds = monitor.elapsed
        monitor.finish()
        let result = check(planned.plan, travel: travel)
        try output.requireAccepted(result)
        // Printed first: whatever happens to the files, there is a plan.
        // Times differ from run to run; with an iteration budget the output does not.
        if json {
            print(PlanFile.json(planned.plan), terminator: "")
        } else {
            print(
                TerminalSheet.plan(
                    planned.plan, travel: travel, language: output.language, style: output.style,
                    solveSeconds: search.iterations == nil ? seconds : nil))
        }
        if let out {
            try orFail(out) {
                try writeAtomically(PlanFile.json(planned.plan, writtenTo: out), to: out)
            }
        }
        if let csv { try orFail(csv) { try writeAtomically(PlanFile.csv(planned.plan), to: csv) } }
        if let xlsx {
            try orFail(xlsx) { try PlanOutput.writeWorkbook(planned.plan, to: xlsx) }
        }
        if let certificate {
            if let proof = planned.certificate {
                try orFail(certificate) {
                    try writeAtomically(
                        CertificateFile.json(proof, of: planned.plan.scenario), to: certificate)
                }
            } else {
                let why: CertificateText =
                    day.walksFromCars ? .walksFromCars : .nothingToCertify
                output.note(why.text(in: output.language))
            }
        }
        if prove, day.forming != nil, planned.plan.made.bound == nil {
            output.note(CertificateText.formsCrews.text(in: output.language))
        } else if prove, planned.plan.made.bound == nil {
            output.note(Word.nothingProven.text(in: output.language))
        }
        if monitor.wantsStop { output.note(Word.interrupted.text(in: output.language)) }
        if planned.plan.cost.mustLeftOut > 0 { throw ExitCode(1) }
    }
}

/// A length of time as people write it.
struct Duration30: ExpressibleByArgument {
    var seconds: Double

    init?(argument: String) {
        let units: [(String, Double)] = [("min", 60), ("m", 60), ("h", 3600), ("s", 1), ("", 1)]
        for (suffix, factor) in units where argument.hasSuffix(suffix) {
            guard let value = Double(argument.dropLast(suffix.count)) else { continue }
            guard value >= 0, value * factor <= 1_000_000 else { return nil }
            seconds = value * factor
            return
        }
        return nil
    }
}
