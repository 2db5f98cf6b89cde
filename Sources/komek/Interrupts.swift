import Foundation
import Synchronization

private let interrupts = Atomic<Int>(0)

/// Ctrl-C: the first asks the search to stop, the second ends the program at once.
enum Interrupts {
    /// Somebody wants the search to end.
    static var happened: Bool { interrupts.load(ordering: .relaxed) > 0 }

    /// Listens from now on.
    static func listen() {
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
}
