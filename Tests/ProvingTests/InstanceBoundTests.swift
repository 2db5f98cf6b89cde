import Foundation
import Instances
import Model
import Proving
import Solving
import Testing

/// A monitor without a clock.
struct Quiet: SolverMonitor, ProverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
    func report(bound: Cost, seconds: Double) {}
}

/// An instance of the repository's.
func instance(_ path: String) throws -> BenchmarkInstance {
    let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "benchmarks/instances/\(path)")
    let solomon = path.hasPrefix("solomon")
    return try InstanceFile.parse(
        String(contentsOf: file, encoding: .utf8), file: path,
        convention: solomon ? .truncatedToTenths : .nearest)
}

/// A bound for an instance, in the solver's units, and the incumbent's cost.
func bound(_ path: String, iterations: Int) throws -> (bound: Cost?, cost: Cost) {
    let problem = try instance(path).problem
    let found = solve(
        problem, budget: .iterations(iterations), seed: 1, threads: 2, monitor: Quiet()
    ).solution
    let result = prove(problem, incumbent: found, seconds: 1_000, monitor: Quiet())
    #expect(result.statistics.trouble == nil)
    return (result.bound, found.cost)
}

@Suite("Bounds of public instances")
struct InstanceBoundTests {
    @Test(
        "Solomon's: below the optimum, and not far",
        arguments: [
            ("R101", 16_377, 16_312), ("RC101", 16_198, 15_840), ("C101", 8_273, 8_273),
            ("R105", 13_553, 13_458),
        ])
    func solomon(name: String, optimum: Int, least: Int) throws {
        let result = try bound("solomon/\(name).txt", iterations: 20_000)
        let bound = try #require(result.bound)
        #expect(bound <= optimum)
        #expect(bound >= least)
    }
}
