import Dispatch
import Foundation
import Sheets
import Solving
import Synchronization
import Texts

/// Set by Ctrl-C; a second Ctrl-C ends the program at once.
private let interrupts = Atomic<Int>(0)

/// The solver's clock, its stop on Ctrl-C, and a progress line on standard error if that is a
/// terminal.
final class TerminalMonitor: SolverMonitor {
    private let began = DispatchTime.now().uptimeNanoseconds
    private let language: Language
    private let showsProgress: Bool

    init(output: OutputOptions) {
        language = output.language
        showsProgress = isatty(STDERR_FILENO) == 1
        // Read once, so that the handler finds it initialised.
        _ = interrupts.load(ordering: .relaxed)
        // A parent may have started us with the signal blocked.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
        signal(SIGINT) { _ in
            if interrupts.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
        }
    }

    var elapsed: Double {
        Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    }

    var wantsStop: Bool { interrupts.load(ordering: .relaxed) > 0 }

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
