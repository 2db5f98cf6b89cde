import ArgumentParser
import Checks
import Scenarios

extension OutputOptions {
    /// Ends the program where its own plan does not hold: nobody should be sent out by it.
    func requireAccepted(_ result: CheckResult) throws {
        guard !result.accepted else { return }
        note("A bug in Komek: its own checker rejects this plan, so it is not printed.")
        for violation in result.violations.prefix(20) {
            note("  " + violation.message(in: language))
        }
        throw ExitCode(70)
    }
}
