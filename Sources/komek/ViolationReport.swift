import Checks
import Foundation
import Scenarios
import Texts

/// A plan's violations for people and for machines.
enum ViolationReport {
    /// One line a violation, then what they amount to.
    static func text(_ result: CheckResult, language: Language) -> String {
        var lines = result.violations.map { "• " + $0.message(in: language) }
        lines.append(
            (result.accepted ? Word.planKeepsRules : .planBreaksRules).text(in: language))
        if !result.accepted { lines.append(language.count(result.violations.count, .violation)) }
        return lines.joined(separator: "\n")
    }

    /// `{"accepted": …, "violations": […], "cost": …, "mustLeftOut": …, "retimed": […]}`, and
    /// `certificate` where one was checked.
    static func json(
        _ result: CheckResult, retimed: [String], certificate: CertificateReport?,
        language: Language
    ) -> String {
        struct Report: Encodable {
            struct Entry: Encodable {
                var code: String
                var who: String?
                var need: String?
                var stop: Int?
                var message: String
            }
            var accepted: Bool
            var violations: [Entry]
            var cost: Int
            var mustLeftOut: Int
            var retimed: [String]
            var certificate: CertificateReport.Summary?
        }
        let report = Report(
            accepted: result.accepted,
            violations: result.violations.map {
                Report.Entry(
                    code: $0.code, who: $0.who, need: $0.need, stop: $0.stopIndex.map { $0 + 1 },
                    message: $0.message(in: language))
            },
            cost: result.cost.total, mustLeftOut: result.cost.mustLeftOut,
            retimed: retimed, certificate: certificate?.summary(language))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(report) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
