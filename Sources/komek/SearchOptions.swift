import ArgumentParser
import Foundation
import Solving

/// How long and how a plan is searched for.
struct SearchOptions: ParsableArguments {
    @Option(help: "How long to search for a day: 30s, 2m, or seconds.")
    var time: Duration30?

    @Option(help: "Search by so many steps instead: the same plan on every machine.")
    var iterations: Int?

    @Option(help: "Another seed finds another plan.")
    var seed: UInt64 = 1

    @Option(help: "Processor cores to use.")
    var threads: Int?

    func validate() throws {
        if time != nil, iterations != nil {
            throw ValidationError("Give either --time or --iterations.")
        }
        if let iterations, iterations < 0 || iterations > 1_000_000_000_000 {
            throw ValidationError("--iterations takes a number from 0 to 1000000000000.")
        }
        if let threads, threads < 1 || threads > 1024 {
            throw ValidationError("--threads takes a number from 1 to 1024.")
        }
    }

    /// All cores unless stated.
    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    /// Steps where they are stated, else so many seconds.
    func budget(seconds: Double) -> Budget {
        iterations.map { .iterations($0) } ?? .seconds(seconds)
    }
}
