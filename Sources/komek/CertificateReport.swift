import Checks
import Scenarios
import Texts

/// What came of checking a certificate, for people and for machines.
struct CertificateReport {
    let check: CertificateCheck
    let plan: Plan
    let cost: Scenarios.Cost

    /// A sentence for each thing that is not so, or one that says what is shown.
    func text(_ language: Language) -> String {
        var lines = check.faults.map { sentence($0) }
        if lines.isEmpty { lines.append(verdict) }
        if check.verdict == .confirmed, let said = plan.made.bound, said > check.shown ?? 0 {
            lines.append(.planSaysMore(min(said, cost) / 60_000 * 60))
        }
        return lines.map { $0.text(in: language) }.joined(separator: "\n")
    }

    /// For machines; costs in milliseconds of volunteer time.
    struct Summary: Encodable {
        var verdict: String
        var stated: Int
        var shown: Int?
        var merged: Bool
        var faults: [String]
    }

    /// For machines.
    func summary(_ language: Language) -> Summary {
        Summary(
            verdict: check.verdict.rawValue, stated: check.stated, shown: check.shown,
            merged: check.isRelaxed, faults: check.faults.map { sentence($0).text(in: language) })
    }

    private var verdict: CertificateText {
        let (stated, shown) = (minutes(check.stated), minutes(check.shown ?? 0))
        switch check.verdict {
        case .confirmed:
            let bound = min(check.shown ?? 0, cost)
            if bound >= cost { return .confirmedBest }
            let tenths = cost > 0 ? ((cost - bound) * 1000 + cost - 1) / cost : 0
            return .confirmed(bound: bound / 60_000 * 60, tenths: tenths)
        case .refuted: return .refutedBound(stated: stated, shown: shown)
        case .unconfirmed: return .unconfirmed(stated: stated, shown: shown)
        case .unfinished: return .unfinished
        }
    }

    private func sentence(_ fault: CertificateCheck.Fault) -> CertificateText {
        switch fault {
        case .scenario(let stated, let actual): .otherScenario(stated: stated, actual: actual)
        case .cost(let stated, let actual):
            .otherCost(stated: minutes(stated), actual: minutes(actual))
        case .mustLeftOut(let stated, let actual): .otherMusts(stated: stated, actual: actual)
        case .aboveCost(let stated, let cost):
            .boundAboveCost(bound: minutes(stated), cost: minutes(cost))
        case .plan: .planBreaksRules
        case .tooLarge: .tooLarge
        case .formsCrews: .formsCrews
        case .walksFromCars: .walksFromCars
        case .tooManyNeeds(let most): .tooManyNeeds(most)
        }
    }

    /// Minutes of valued time as they are: rounded figures of two bounds may look alike.
    private func minutes(_ cost: Scenarios.Cost) -> String {
        let (whole, rest) = cost.quotientAndRemainder(dividingBy: 60_000)
        return rest == 0 ? "\(whole)" : "\(Double(cost) / 60_000)"
    }
}
