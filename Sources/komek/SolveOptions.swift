import ArgumentParser
import Foundation
import Instances
import Solving

/// How an instance is read and how long it is searched: for `solve` and `bench`.
struct SolveOptions: ParsableArguments {
    @Option(help: "How long to search.")
    var seconds: Double?

    @Option(help: "Search by so many steps instead: the same routes on every machine.")
    var iterations: Int?

    @Flag(help: "Prove how far from the best possible the cost is, in the time that is left.")
    var prove = false

    @Option(help: "Processor cores to use; both, unless said.")
    var threads: Int?

    @Option(help: "What to make small: distance, or vehicles first.")
    var objective: RoutingObjective = .distance

    @Option(
        name: .customLong("round"),
        help: "How lengths become integers: round, ceil, trunc, dimacs, round3 or exact.")
    var convention: Convention?

    func validate() throws {
        if seconds != nil, iterations != nil, !prove {
            throw ValidationError("Give either --seconds or --iterations; both with --prove.")
        }
        if let seconds, !(seconds >= 0 && seconds <= 1_000_000) {
            throw ValidationError("--seconds takes a number from 0 to 1000000.")
        }
        if let iterations, iterations < 0 || iterations > 1_000_000_000_000 {
            throw ValidationError("--iterations takes a number from 0 to 1000000000000.")
        }
        if let threads, threads < 1 || threads > 1024 {
            throw ValidationError("--threads takes a number from 1 to 1024.")
        }
    }

    var budget: Budget { iterations.map { .iterations($0) } ?? .seconds(searchSeconds) }

    /// Of all seconds those for the search: with a proof an eighth, but no more than ten.
    private var searchSeconds: Double {
        let all = seconds ?? (prove ? 60 : 10)
        return prove ? min(10, all / 8) : all
    }

    /// When a proof ends, in seconds from the start.
    var proofEnd: Double { seconds ?? 60 }

    /// Reads an instance; exits with 2, or with 3 where it asks for what is not modelled.
    func load(_ path: String) throws -> BenchmarkInstance {
        do {
            return try InstanceFile.load(path: path, convention: convention, objective: objective)
        } catch {
            FileHandle.standardError.write(Data((error.description + "\n").utf8))
            throw ExitCode(error.isNotModelled ? 3 : 2)
        }
    }
}

extension RoutingObjective: ExpressibleByArgument {}

extension Convention: ExpressibleByArgument {
    /// By its name on the command line.
    public init?(argument: String) { self.init(name: argument) }
}
