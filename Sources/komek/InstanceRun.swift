import ArgumentParser
import Checks
import Foundation
import Instances
import JSONText
import Model
import Proving
import Solving

/// One solution of one instance, checked, with what is told about it.
struct InstanceRun {
    let instance: BenchmarkInstance
    let solution: Solution
    let routes: RouteList
    /// In the instance's units.
    let value: Double
    let best: BestKnown?
    let seconds: Double
    let seed: UInt64
    let threads: Int
    let iterations: Int
    let isProvenOptimal: Bool
    /// No solution costs less, in the instance's units.
    let bound: Double?
    let proof: ProverResult?
    let trajectory: [(seconds: Double, value: Double)]
    /// Peak memory of the program, MiB.
    let peakMiB: Double

    /// Solves and checks; exits with 70 where the checker rejects the solution.
    init(
        _ instance: BenchmarkInstance, options: SolveOptions, seed: UInt64, showsProgress: Bool,
        best: BestKnown?
    ) throws {
        let monitor = SolveMonitor(instance, showsProgress: showsProgress)
        let threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
        let problem = instance.problem
        var found: SearchAndProof
        if options.prove {
            found = solveAndProve(
                problem, budget: options.budget, until: options.proofEnd, seed: seed,
                threads: threads, monitor: monitor)
        } else {
            let result = solve(
                problem, budget: options.budget, seed: seed, threads: threads, monitor: monitor)
            found = SearchAndProof(result, problem)
        }
        let solution = found.solution
        seconds = monitor.elapsed
        monitor.finish()
        let faults = violations(of: solution, in: instance.problem)
        guard faults.isEmpty else {
            let text =
                "A bug in Komek: its own checker rejects this solution, so it is not printed.\n"
                + faults.prefix(20).map { "  \($0)\n" }.joined()
            FileHandle.standardError.write(Data(text.utf8))
            throw ExitCode(70)
        }
        self.instance = instance
        self.solution = solution
        proof = found.proof
        routes = RouteList(solution, of: instance)
        value = instance.value(of: solution)
        self.best = best
        self.seed = seed
        self.threads = threads
        iterations = found.iterations
        isProvenOptimal = found.isProvenOptimal(problem)
        bound =
            isProvenOptimal
            ? value : found.bound.map { instance.value(of: $0, vehicles: solution.routes.count) }
        trajectory = monitor.trajectory
        peakMiB = peakMemory()
    }

    /// Required clients that are not served: then the value means little.
    var requiredMissing: Int {
        solution.unassigned.count { instance.problem.clients[Int($0)].isRequired }
    }

    /// Percent above the best known value.
    var gap: Double? {
        best.map { $0.value == 0 ? 0 : (value / $0.value - 1) * 100 }
    }

    /// For people.
    var summary: String {
        var lines = [
            "\(instance.name): \(instance.problem.clients.count) clients, "
                + (instance.format == .vroom
                    ? "\(instance.vehicleNumbers.joined().count) vehicles, VROOM's costs"
                    : "\(instance.depots == 1 ? "1 depot" : "\(instance.depots) depots"), "
                        + instance.convention.told)
        ]
        var figures = "cost \(plainNumber(value))   \(routes.routes.count) routes"
        if !solution.unassigned.isEmpty {
            figures += "   \(solution.unassigned.count) clients left out"
        }
        if isProvenOptimal { figures += "   proven optimal" }
        lines.append(figures)
        if let proven { lines.append(proven) }
        if requiredMissing > 0 {
            lines.append("\(requiredMissing) clients must be served and are not: no feasible plan")
        }
        if let best, let gap {
            let vehicles = best.vehicles.map { ", \($0) routes" } ?? ""
            lines.append(
                String(format: "gap %.3f %%", gap)
                    + "   best known \(plainNumber(best.value))\(vehicles) (\(best.source))")
        }
        lines.append(
            String(format: "%.1f s   ", seconds)
                + "\(iterations) iterations   seed \(seed)   \(threads) threads   "
                + String(format: "%.0f MiB", peakMiB))
        if !trajectory.isEmpty {
            lines.append("seconds and cost on the way:")
            for (at, value) in trajectory.thinned(to: 12) {
                lines.append(String(format: "  %8.2f  ", at) + plainNumber(value))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What was proven, for people.
    private var proven: String? {
        guard proof != nil, !isProvenOptimal else { return nil }
        guard let bound else { return "no bound was reached in time" }
        let share = value > 0 ? max(0, (1 - bound / value) * 100) : 0
        return "proven: no solution costs less than \(plainNumber(bound)), so this one is within "
            + String(format: "%.2f %% of the best", share)
    }

    /// For a client of VROOM's; nil where the instance is not in VROOM's format.
    func vroomJSON(loading: Int) -> String? {
        instance.vroomJSON(of: solution, loading: loading, solving: Int(seconds * 1000))
    }

    /// Routes with times; nil where visits do not depend on each other.
    var timedJSON: String? { instance.timedJSON(of: solution) }

    /// For machines.
    var json: String {
        func list(_ numbers: [Int]) -> String {
            "[" + numbers.map(String.init).joined(separator: ", ") + "]"
        }
        var fields = [
            "\"instance\": \(quoted(instance.name))",
            "\"clients\": \(instance.problem.clients.count)",
            "\"convention\": \"\(instance.convention.rawValue)\"",
            "\"objective\": \"\(instance.objective.rawValue)\"",
            "\"cost\": \(plainNumber(value))",
            "\"requiredMissing\": \(requiredMissing)",
            "\"bestKnown\": \(best.map { plainNumber($0.value) } ?? "null")",
            "\"bestKnownVehicles\": \(best?.vehicles.map(String.init) ?? "null")",
            "\"gap\": \(gap.map { String(format: "%.5f", $0) } ?? "null")",
            "\"bound\": \(bound.map(plainNumber) ?? "null")",
            "\"provenOptimal\": \(isProvenOptimal)",
            "\"seconds\": \(String(format: "%.3f", seconds))",
            "\"solve_seconds\": \(String(format: "%.3f", seconds))",
            "\"iterations\": \(iterations)",
            "\"seed\": \(seed)",
            "\"threads\": \(threads)",
            "\"peakMiB\": \(String(format: "%.1f", peakMiB))",
            "\"version\": \"\(komekVersion)\"",
        ]
        if let proof { fields.append("\"proof\": \(proof.json)") }
        let points = trajectory.map {
            "[\(String(format: "%.3f", $0.seconds)), \(plainNumber($0.value))]"
        }
        fields.append("\"trajectory\": [\(points.joined(separator: ", "))]")
        fields.append("\"vehicles\": \(list(routes.vehicles))")
        fields.append(
            "\"routes\": [\n    "
                + routes.routes.map(list).joined(separator: ",\n    ") + "\n  ]")
        return "{\n  " + fields.joined(separator: ",\n  ") + "\n}"
    }
}

extension ProverResult {
    /// How the bound came about, for machines.
    fileprivate var json: String {
        let names = relaxed.map(\.rawValue).sorted().map(quoted).joined(separator: ", ")
        let figures = [
            ("masters", "\(statistics.masters)"), ("pricings", "\(statistics.pricings)"),
            ("exactPricings", "\(statistics.exactPricings)"), ("columns", "\(statistics.columns)"),
            ("widenings", "\(statistics.widenings)"),
            ("capacityCuts", "\(statistics.capacityCuts)"),
            ("cuts", "\(statistics.cuts)"),
            ("mostLabels", "\(statistics.mostLabels)"),
            ("masterSeconds", String(format: "%.3f", statistics.masterSeconds)),
            ("pricingSeconds", String(format: "%.3f", statistics.pricingSeconds)),
            ("converged", "\(statistics.converged)"), ("pivots", "\(statistics.pivots)"),
            ("numericalFailures", "\(statistics.numericalFailures)"),
            ("stalls", "\(statistics.stalls)"),
            ("enumerated", statistics.enumerated.map(String.init) ?? "null"),
            ("nodes", "\(statistics.nodes)"), ("branches", "\(statistics.branches)"),
            ("trouble", statistics.trouble.map(quoted) ?? "null"),
        ]
        let list = figures.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ")
        return "{\"relaxed\": [\(names)], \(list)}"
    }
}

/// Peak memory of this program in MiB.
///
/// Where there is `/proc`, of this program only: `getrusage` goes on from what the program that
/// started this one had.
private func peakMemory() -> Double {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    if let kib = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
    }) {
        return kib / 1024
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
}

extension Convention {
    /// In words.
    var told: String {
        switch self {
        case .nearest: "lengths to the nearest integer"
        case .up: "lengths rounded up"
        case .truncated: "lengths truncated"
        case .truncatedToTenths: "lengths truncated to tenths"
        case .thousandths: "lengths to the nearest thousandth"
        case .exact: "exact lengths"
        }
    }
}

extension Array {
    /// The first, the last, and some between.
    fileprivate func thinned(to most: Int) -> [Element] {
        guard count > most else { return self }
        return (0..<most).map { self[$0 * (count - 1) / (most - 1)] }
    }
}
