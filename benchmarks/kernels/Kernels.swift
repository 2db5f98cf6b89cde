import ArgumentParser
import Foundation
import Solving

/// Nanoseconds of the search's single operations, on days that are the same every time.
@main
struct Kernels: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kernels",
        abstract: "Measure single operations of the search: the best of seven, in nanoseconds.")

    @Option(help: "Write the figures, with commit and machine.")
    var csv: String?

    private static let rounds = 7
    private static let sizes = [200, 1000]
    private static let seed: UInt64 = 2026

    func run() throws {
        let days = Kernels.sizes.flatMap { clients in
            Kind.allCases.map { kind in
                MeasuredDay(clients: clients, kind: kind, seed: Kernels.seed)
            }
        }
        var report = Report()
        var sink = 0
        // A round of everything at a time: what disturbs the machine for a while spoils one of
        // seven, not all seven of one operation.
        for _ in 0..<Kernels.rounds {
            for day in days {
                for (kernel, nanoseconds) in try day.round(&sink) {
                    report.add(
                        Line(
                            kernel: kernel, clients: day.clients, day: day.kind.rawValue,
                            nanoseconds: nanoseconds))
                }
            }
        }
        print(report.table)
        // Nothing that this number depends on can be optimised away.
        print("check \(UInt(bitPattern: sink) % 1_000_000)")
        if let csv { try report.csv.write(toFile: csv, atomically: true, encoding: .utf8) }
    }
}

/// A day with a search in its midst.
struct MeasuredDay {
    let clients: Int
    let kind: Kind
    private let seed: UInt64
    private let probe: KernelProbe
    /// Legs alone make a linear program: one kind of day does.
    private let partitioning: Partitioning?

    init(clients: Int, kind: Kind, seed: UInt64) {
        (self.clients, self.kind, self.seed) = (clients, kind, seed)
        let day = SyntheticDay(clients: clients, kind: kind, seed: seed)
        probe = KernelProbe(day.problem, seed: seed, warmUp: 20_000)
        partitioning = kind == .plain ? Partitioning(day, batches: 5, seed: seed) : nil
    }

    /// Every operation once, many times over: nanoseconds of each.
    func round(_ sink: inout Int) throws -> [(String, Double)] {
        let steps = 2000
        let parts = probe.parts(steps, clock: Stopwatch.now)
        sink &+= parts.sink
        var figures = [
            ("ruin", Double(parts.ruin) / Double(steps) - Stopwatch.cost),
            ("recreate", Double(parts.recreate) / Double(steps) - Stopwatch.cost),
            ("roll back", Double(parts.rollBack) / Double(steps) - Stopwatch.cost),
        ]
        func time(_ kernel: String, _ count: Int, _ body: (Int) -> Int) {
            let begin = Stopwatch.now()
            sink &+= body(count)
            figures.append((kernel, Double(Stopwatch.now() - begin) / Double(count)))
        }
        time("place test ruled out by legs", 1_000_000) { probe.placeTests($0, isWhole: false) }
        time("place test to the end", 200_000) { probe.placeTests($0, isWhole: true) }
        time("best place of a client", 20_000, probe.bestPlaces)
        time("tail exchange tested", 500_000, probe.exchangeTests)
        time("tail exchange made and taken back", 10_000, probe.exchanges)
        time("whole step", 5000, probe.steps)
        time("merge of two segments", 1_000_000) { probe.merges($0, seed: seed) }
        if let partitioning {
            let (nanoseconds, optima) = try partitioning.resolve(clock: Stopwatch.now)
            let sum = Double(nanoseconds.reduce(0, +))
            figures.append(("GLPK re-solve after new columns", sum / Double(nanoseconds.count)))
            sink &+= Int(optima)
        }
        return figures
    }
}
