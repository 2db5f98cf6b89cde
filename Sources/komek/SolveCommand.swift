import ArgumentParser
import Checks
import Dispatch
import Foundation
import Instances
import Model
import Scenarios
import Solving

/// `komek solve`: an instance of a public benchmark, or VROOM's input.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract:
            "Solve a routing instance: VRPLIB, Solomon, Gehring-Homberger, Cordeau, VROOM, and visits that depend on each other."
    )

    @Argument(help: "An instance; its format is told by content.")
    var instance: String

    @OptionGroup var options: SolveOptions

    @Option(help: "Another seed finds other routes.")
    var seed: UInt64 = 1

    @Option(help: "The best known value, to tell the gap; looked for beside the instance.")
    var best: Double?

    @Option(
        help:
            "Write the routes: as JSON where FILE ends in .json (VROOM's for VROOM's input), else as a VRPLIB .sol."
    )
    var out: String?

    @Flag(help: "Print JSON for machines.")
    var json = false

    func run() throws {
        let began = DispatchTime.now().uptimeNanoseconds
        let instance = try options.load(self.instance)
        let loading = Int((DispatchTime.now().uptimeNanoseconds - began) / 1_000_000)
        if let out {
            if instance.format == .vroom, !out.hasSuffix(".json") {
                throw ValidationError(
                    "--out \(out): routes of VROOM's input are written as VROOM's .json.")
            }
            try orFail(out) { try checkWritable(out) }
        }
        let run = try InstanceRun(
            instance, options: options, seed: seed, showsProgress: !json,
            best: best.map { BestKnown(value: $0, source: "--best") }
                ?? BestKnown(beside: self.instance, of: instance))
        print(json ? run.json : run.summary)
        if let out {
            let text =
                out.hasSuffix(".json")
                ? run.vroomJSON(loading: loading) ?? run.timedJSON ?? run.json + "\n"
                : run.routes.sol(cost: run.value)
            try orFail(out) { try writeAtomically(text, to: out) }
        }
    }
}

/// Does something with a file; where the file system refuses, says so and exits with 69.
@discardableResult
func orFail<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        let reason = (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
        let text = "\(path): \(reason ?? error.localizedDescription)\n"
        FileHandle.standardError.write(Data(text.utf8))
        throw ExitCode(69)
    }
}
