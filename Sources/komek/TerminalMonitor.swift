import Dispatch
import Foundation
import Model
import Proving
import Sheets
import Solving
import Texts

/// The solver's clock, its stop on Ctrl-C, and a progress line on standard error if that is a
/// terminal.
final class TerminalMonitor: SolverMonitor {
    private let began = DispatchTime.now().uptimeNanoseconds
    private let language: Language
    private let showsProgress: Bool

    init(output: OutputOptions) {
        language = output.language
        showsProgress = isatty(STDERR_FILENO) == 1
        Interrupts.listen()
    }

    var elapsed: Double {
        Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    }

    var wantsStop: Bool { Interrupts.happened }

    func report(_ progress: Solving.Progress) {
        guard showsProgress else { return }
        let line = progressLine(
            seconds: progress.seconds, cost: progress.cost, served: progress.served,
            of: progress.clients, language: language, width: 79)
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
    }

    /// Clears the progress line.
    func finish() {
        if showsProgress { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}

extension TerminalMonitor: ProverMonitor {
    func report(bound: Cost, seconds: Double) {
        guard showsProgress else { return }
        let line = progressLine(seconds: seconds, bound: bound, language: language, width: 79)
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
    }
}
