import Checks
import Scenarios
import Texts

/// A plan's violations for people and for machines.
enum ViolationReport {
    static func text(_ result: CheckResult, language: Language) -> String { result.violations.map { $0.message(in: language) }.joined(separator: "\n") }
    static func json(_ result: CheckResult, language: Language) -> String { "" }
}
