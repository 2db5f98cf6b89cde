import Scenarios
import TravelTimes

/// What came of checking a certificate.
public struct CertificateCheck: Sendable, Equatable {
    /// Whether its bound is shown.
    public enum Verdict: String, Sendable {
        /// No plan costs less than the stated bound.
        case confirmed
        /// Something stated is not so.
        case refuted
        /// What could be shown is less than what is stated.
        case unconfirmed
        /// There was not enough time or memory to tell.
        case unfinished
    }

    /// A statement that is not so.
    public enum Fault: Sendable, Equatable {
        /// It is about another day.
        case scenario(stated: String, actual: String)
        /// The plan costs something else.
        case cost(stated: Cost, actual: Cost)
        /// The plan leaves out another number of musts.
        case mustLeftOut(stated: Int, actual: Int)
        /// The bound is above what the plan costs.
        case aboveCost(stated: Cost, cost: Cost)
        /// The plan breaks rules, so that its cost says nothing.
        case plan
        /// Prices so large that sums of them are no numbers.
        case tooLarge
        /// Crews are the planner's, and a bound for one choice of them is none for all.
        case formsCrews
        /// Bounds of days on which people walk from parked cars are not shown to others.
        case walksFromCars
        /// Trying all rounds is for smaller days.
        case tooManyNeeds(most: Int)
    }

    /// Whether its bound is shown.
    public var verdict: Verdict
    /// What is not so.
    public var faults: [Fault] = []
    /// What the certificate states.
    public var stated: Cost
    /// What was shown here: no plan costs less that leaves out no more musts; nil: nothing was.
    public var shown: Cost?
    /// Labels were merged, for want of memory or time.
    public var isRelaxed = false
}

/// Checks a certificate against its plan and scenario.
///
/// The bound is reckoned anew from the scenario, its travel times and the prices in the certificate,
/// with nothing of the planner's, the solver's or the prover's: `scenarios/CERTIFICATE.md` says how.
/// - Parameters:
///   - checked: the plan as the checker saw it.
///   - travel: of the plan's scenario.
///   - mostLabels: partial rounds that are kept in memory before those alike are merged.
///   - isOver: asked now and then; true ends the check unfinished.
public func check(
    _ certificate: Certificate, of plan: Plan, checked: CheckResult, travel: TravelTimes,
    mostLabels: Int = 1_500_000, isOver: @escaping () -> Bool = { false }
) -> CertificateCheck {
    var check = CertificateCheck(verdict: .refuted, stated: certificate.bound)
    let hash = plan.scenario.contentHash
    if certificate.scenarioHash != hash {
        check.faults.append(.scenario(stated: certificate.scenarioHash, actual: hash))
    }
    if !checked.accepted { check.faults.append(.plan) }
    if certificate.cost != checked.cost.total {
        check.faults.append(.cost(stated: certificate.cost, actual: checked.cost.total))
    }
    if certificate.mustLeftOut != checked.cost.mustLeftOut {
        check.faults.append(
            .mustLeftOut(stated: certificate.mustLeftOut, actual: checked.cost.mustLeftOut))
    }
    if certificate.bound > checked.cost.total {
        check.faults.append(.aboveCost(stated: certificate.bound, cost: checked.cost.total))
    }
    if plan.scenario.forming != nil { check.faults.append(.formsCrews) }
    if plan.scenario.walksFromCars { check.faults.append(.walksFromCars) }
    guard check.faults.isEmpty else { return check }
    let day = BoundOfDay(
        plan.scenario, travel: travel, mustLeftOut: certificate.mustLeftOut,
        mostLabels: mostLabels, isOver: isOver)
    switch certificate.proof {
    case .rounds: day.tryAllRounds(&check)
    case .prices(let prices): day.price(prices, &check)
    }
    return check
}
