import Dispatch
import Foundation
import Instances
import Model
import Proving
import Solving
import Synchronization

/// The clock and the trajectory of one instance's solution, with a progress line on a terminal.
///
/// The solver reports from one thread, so what is kept here needs no lock.
final class SolveMonitor: SolverMonitor, @unchecked Sendable {
    private let began = DispatchTime.now().uptimeNanoseconds
    private let instance: BenchmarkInstance
    private let showsProgress: Bool
    /// Each better value with its time, without plans that leave required clients out.
    private(set) var trajectory: [(seconds: Double, value: Double)] = []
    private var last = Double.infinity
    private var vehicles = 0

    init(_ instance: BenchmarkInstance, showsProgress: Bool) {
        self.instance = instance
        self.showsProgress = showsProgress && isatty(STDERR_FILENO) == 1
        Interrupts.listen()
    }

    var elapsed: Double { Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9 }

    var wantsStop: Bool { Interrupts.happened }

    func report(_ progress: Solving.Progress) {
        let value = instance.value(of: progress.cost, vehicles: progress.vehicles)
        if showsProgress {
            let line =
                "\(instance.name)  \(Int(progress.seconds)) s  \(plainNumber(value))  "
                + "\(progress.vehicles) routes  \(progress.served)/\(progress.clients)"
            FileHandle.standardError.write(Data(("\r\u{1B}[K" + line.prefix(79)).utf8))
        }
        guard progress.requiredMissing == 0 else { return }
        let isFewer = instance.vehiclePenalty > 0 && progress.vehicles < vehicles
        if value < last || isFewer {
            trajectory.append((progress.seconds, value))
            (last, vehicles) = (value, progress.vehicles)
        }
    }

    /// Clears the progress line.
    func finish() {
        if showsProgress { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}

extension SolveMonitor: ProverMonitor {
    func report(bound: Cost, seconds: Double) {
        guard showsProgress else { return }
        let value = plainNumber(instance.value(of: bound, vehicles: vehicles))
        let line = "\(instance.name)  \(Int(seconds)) s  no solution costs less than \(value)"
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + line.prefix(79)).utf8))
    }
}
