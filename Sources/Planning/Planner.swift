import Model
import Scenarios
import Solving

/// A planned day.
public struct PlannedDay: Sendable {
    /// In people's words.
    public var plan: Plan
    /// What the solver says its solution costs, required clients included; a cross-check.
    public var solution: Solution
}

/// Plans a day: translates, solves, translates back and finds the reasons.
///
/// - Parameters:
///   - scenario: without errors.
///   - hash: the scenario's content hash, for the plan's provenance.
public func planDay(
    _ scenario: Scenario, hash: String, budget: Budget, seed: UInt64, threads: Int,
    version: String, monitor: any SolverMonitor
) -> PlannedDay {
    let translation = Translation(scenario)
    let result = solve(
        translation.problem, budget: budget, seed: seed, threads: threads, monitor: monitor)
    let made = Provenance(
        state: result.isProvenOptimal ? .provenOptimal : .bestFound, scenarioHash: hash,
        seed: seed, iterations: result.iterations, version: version)
    var plan = translation.plan(result.solution, made: made)
    let reasons = Reasons(translation, result.solution).all()
    plan.leftOut = zip(result.solution.unassigned, reasons).map { client, reason in
        LeftOut(need: translation.needID(client), reason: reason)
    }
    return PlannedDay(plan: plan, solution: result.solution)
}
