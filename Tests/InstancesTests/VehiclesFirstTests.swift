import Foundation
import Instances
import Model
import Solving
import Testing

@Suite("Where vehicles count first")
struct VehiclesFirstTests {
    private struct Quiet: SolverMonitor {
        var elapsed: Double { 0 }
        var wantsStop: Bool { false }
        func report(_ progress: Solving.Progress) {}
    }

    @Test(
        "Solomon's days come to the fewest vehicles known, the same with one thread and with two",
        arguments: [("R207", 2), ("R202", 3), ("R211", 2)])
    func fewest(name: String, vehicles: Int) throws {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "benchmarks/instances/solomon/\(name).txt")
        let instance = try InstanceFile.parse(
            String(contentsOf: file, encoding: .utf8), file: name, objective: .vehicles)
        let solutions = [1, 2].map { threads in
            solve(
                instance.problem, budget: .iterations(20_000), seed: 1, threads: threads,
                monitor: Quiet()
            ).solution
        }
        #expect(solutions[0].routes.count == vehicles)
        #expect(solutions[0].unassigned.isEmpty)
        #expect(solutions[0] == solutions[1])
    }
}
