import Model
import Proving
import Scenarios
import Solving
import TravelTimes

/// A planned day.
public struct PlannedDay: Sendable {
    /// In people's words.
    public var plan: Plan
    /// What the solver says its solution costs, required clients included; a cross-check.
    public var solution: Solution
    /// What shows the plan's bound to others; nil where nothing was proven.
    public var certificate: Certificate?
}

/// Plans a day: translates, solves, translates back and finds the reasons.
///
/// - Parameters:
///   - scenario: without errors.
///   - travel: of this scenario; nil: made from it, which then needs no map.
///   - start: a plan of this day or of one much like it, to go on from; not where crews are formed.
///   - provesUntil: prove how good the plan is until then, by the monitor's clock; nil: do not. No
///     bound is proven where crews are formed: that of one choice of crews is not that of all.
///   - hash: the scenario's content hash, for the plan's provenance.
public func planDay(
    _ scenario: Scenario, travel: TravelTimes? = nil, start: Plan? = nil, hash: String,
    budget: Budget, seed: UInt64, threads: Int, version: String,
    provesUntil: Double? = nil, monitor: any SolverMonitor & ProverMonitor
) -> PlannedDay {
    if scenario.forming != nil {
        return planDayOfFormedCrews(
            scenario, travel: travel, hash: hash, budget: budget, seed: seed, threads: threads,
            version: version, monitor: monitor)
    }
    let translation = Translation(scenario, travel: travel)
    let problem = translation.problem
    if scenario.walksFromCars {
        var day = planDayWithWalks(
            translation, start: start.map(translation.routes(of:)) ?? [], hash: hash,
            budget: budget, seed: seed, threads: threads, version: version,
            provesUntil: provesUntil, monitor: monitor)
        day.plan.leftOut = translation.leftOutWithReasons(day.solution)
        if let travel { day.plan = travel.keeping(day.plan) }
        return day
    }
    let result: SearchAndProof
    if let provesUntil {
        result = solveAndProve(
            problem, budget: budget, until: provesUntil, seed: seed, threads: threads,
            isShown: true,
            monitor: monitor)
    } else {
        let known = start.map(translation.routes(of:)) ?? []
        let found = solve(
            problem, start: known, budget: budget, seed: seed, threads: threads, monitor: monitor)
        result = SearchAndProof(found, problem)
    }
    let made = Provenance(
        state: result.isProvenOptimal(problem) ? .provenOptimal : .bestFound, scenarioHash: hash,
        seed: seed, iterations: result.iterations, version: version,
        bound: result.bound.map { max(0, $0) })
    var plan = translation.plan(result.solution, made: made)
    plan.leftOut = translation.leftOutWithReasons(result.solution)
    if let travel { plan = travel.keeping(plan) }
    let certificate =
        provesUntil == nil ? nil : translation.certificate(result, plan: plan, hash: hash)
    return PlannedDay(plan: plan, solution: result.solution, certificate: certificate)
}

extension Translation {
    /// What a solution leaves out, and why.
    func leftOutWithReasons(_ solution: Solution) -> [LeftOut] {
        let reasons = Reasons(self, solution).all()
        return zip(leftOut(solution), reasons).map { client, reason in
            LeftOut(need: needID(client), reason: reason)
        }
    }
}
