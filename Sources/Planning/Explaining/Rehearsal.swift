import Model
import Proving
import Scenarios
import Solving
import TravelTimes

/// Solves days that are much like one that is planned: the ground of what-ifs and prices.
///
/// Crews stay as they are in the plan, even where they were formed.
public struct Rehearsal: Sendable {
    /// Of one search.
    var budget: Budget
    var seed: UInt64
    var threads: Int
    /// Komek's version, for what is planned.
    var version: String
    var monitor: any SolverMonitor

    /// - Parameters:
    ///   - budget: of each search; seconds count from its start.
    ///   - version: Komek's, for what is planned.
    public init(
        budget: Budget, seed: UInt64, threads: Int, version: String, monitor: any SolverMonitor
    ) {
        (self.budget, self.seed, self.threads) = (budget, seed, threads)
        (self.version, self.monitor) = (version, monitor)
    }

    /// A solved day with all that questions about it need.
    struct Solved {
        var translation: Translation
        var solution: Solution
        var routes: [RouteSketch]
        var plan: Plan
    }

    /// The best plan of a day that is found from another one.
    ///
    /// - Parameters:
    ///   - travel: of the day.
    ///   - start: of a day with the same households or nearly; nil: from nothing.
    ///   - share: of the budget.
    func solve(
        _ scenario: Scenario, travel: TravelTimes, from start: Plan?, round: UInt64 = 0,
        share: Double = 1
    ) -> Solved {
        let translation = Translation(scenario, travel: travel)
        let result = Solving.solve(
            translation.problem, start: start.map(translation.routes(of:)) ?? [],
            budget: budget.part(share), seed: seed &+ round, threads: threads,
            monitor: LaterMonitor(monitor))
        // Other crews than these might do better, and other walks.
        let isProven =
            result.isProvenOptimal && scenario.forming == nil && !scenario.walksFromCars
        let made = Provenance(
            state: isProven ? .provenOptimal : .bestFound,
            scenarioHash: scenario.contentHash, seed: seed &+ round,
            iterations: result.iterations, version: version)
        var plan = translation.plan(result.solution, made: made)
        if isProven { plan.made.bound = plan.cost.total }
        plan.leftOut = translation.leftOutWithReasons(result.solution)
        return Solved(
            translation: translation, solution: result.solution, routes: result.routes,
            plan: travel.keeping(plan))
    }
}

extension Budget {
    /// A part of it.
    func part(_ share: Double) -> Budget {
        switch self {
        case .seconds(let limit): .seconds(limit * share)
        case .iterations(let limit): .iterations(Int(Double(limit) * share))
        }
    }
}

/// A clock that begins when a search begins, and tells nobody how it goes.
struct LaterMonitor: SolverMonitor, ProverMonitor {
    private let outer: any SolverMonitor
    private let began: Double

    init(_ outer: any SolverMonitor) { (self.outer, began) = (outer, outer.elapsed) }

    var elapsed: Double { outer.elapsed - began }
    var wantsStop: Bool { outer.wantsStop }
    var knownCost: Model.Cost? { nil }
    func report(_ progress: Progress) {}
    func report(bound: Model.Cost, seconds: Double) {}
}

extension CostBreakdown {
    /// Less than another: fewer `must` left out, then cost.
    func isLess(than other: CostBreakdown) -> Bool {
        (mustLeftOut, total) < (other.mustLeftOut, other.total)
    }
}
