import Model

/// How long to search.
public enum Budget: Sendable, Equatable {
    /// Wall-clock seconds, by the monitor's clock.
    case seconds(Double)
    /// Steps of ruin and recreate in all: the same result on every machine and with any number of
    /// threads.
    case iterations(Int)
}

/// How the search is going.
public struct Progress: Sendable {
    /// Since the start, by the monitor's clock.
    public var seconds: Double
    /// Of the best plan so far, with what is left out; required clients are not in it.
    public var cost: Cost
    /// Required clients that are left out.
    public var requiredMissing: Int
    /// Vehicles that the best plan uses.
    public var vehicles: Int
    /// Clients that the best plan serves.
    public var served: Int
    /// All clients.
    public var clients: Int
    /// Steps of ruin and recreate so far.
    public var iterations: Int

    /// A report of its parts.
    public init(
        seconds: Double, cost: Cost, requiredMissing: Int, vehicles: Int, served: Int, clients: Int,
        iterations: Int
    ) {
        (self.seconds, self.cost, self.requiredMissing) = (seconds, cost, requiredMissing)
        (self.vehicles, self.served, self.clients) = (vehicles, served, clients)
        self.iterations = iterations
    }
}

/// The solver's only window to the outside: a clock, a wish to stop, and somebody to report to.
public protocol SolverMonitor: Sendable {
    /// Seconds since the start.
    var elapsed: Double { get }
    /// Stop soon, with the best plan so far.
    var wantsStop: Bool { get }
    /// Called between slices of work, from one thread.
    func report(_ progress: Progress)
}

/// What the solver found.
public struct SolverResult: Sendable {
    /// The best solution found, with times.
    public var solution: Solution
    /// Steps of ruin and recreate so far.
    public var iterations: Int
    /// No solution of the problem costs less: shown by enumeration in exact integers.
    public var isProvenOptimal: Bool
    /// Routes that were part of good solutions, in the order in which they were found.
    public var routes: [RouteSketch] = []
}

/// Solves a problem: constructs, searches and recombines until the budget is spent.
///
/// How the work is split follows from the size of the problem, never from `threads`; threads meet
/// at barriers counted in iterations. So with an iteration budget the result depends on the seed
/// alone.
///
/// - Parameters:
///   - start: routes to go on from, at most as many of a type as it has vehicles; what of them can
///     be driven is what the result costs at most.
///   - mostLabels: a day that takes more, over all vehicle types, is not enumerated.
public func solve(
    _ problem: Problem, start: [Route] = [], budget: Budget, seed: UInt64, threads: Int,
    monitor: any SolverMonitor, mostLabels: Int = 2_000_000
) -> SolverResult {
    let run = SolverRun(
        problem, budget: budget, seed: seed, threads: max(1, threads), monitor: monitor)
    if problem.clients.isEmpty {
        return SolverResult(
            solution: Solution(routes: [], unassigned: [], cost: 0), iterations: 0,
            isProvenOptimal: true)
    }
    if problem.isLinked { return run.annealLinked(start) }
    let isLinked = !problem.dependencies.isEmpty
    if !isLinked, let proven = run.enumerateIfSmall(mostLabels) { return proven }
    if !start.isEmpty { run.begin(with: start) } else if !isLinked { run.reduceFleet() }
    // Parts would have to share out dependencies.
    if isLinked || problem.clients.count < SolverRun.decomposesFrom || problem.hasScarceVehicles {
        run.anneal()
    } else {
        run.annealParts()
    }
    run.keepStart()
    run.holdLinks()
    run.insertWhatPays()
    return SolverResult(
        solution: export(run.orders, run.problem), iterations: run.iterations,
        isProvenOptimal: run.bestCost == run.lowerBound,
        routes: run.pool.routes.map { RouteSketch($0) })
}

/// State of one call of the solver.
final class SolverRun {
    /// Days with so many clients or more are searched in parts.
    static let decomposesFrom = 400
    /// Larger days are in parts from the start.
    static let wholeUpTo = 2_000
    /// Side by side on smaller days.
    static let chains = 2

    var problem: Problem
    let budget: Budget
    let seed: UInt64
    let threads: Int
    let monitor: any SolverMonitor
    /// The best orders so far, one for each vehicle.
    var orders: [RouteOrder]
    var bestCost = Cost.max
    /// No solution costs less, where that is known.
    var lowerBound: Cost?
    /// Clients that the best orders leave out.
    var missing = 0
    var requiredMissing = 0
    var iterations = 0
    /// Windows that keep dependencies between the best orders.
    var heldBounds: [Links.Bounds]?
    /// Of the best orders, where they are not in ``orders``.
    var vehiclesUsed: Int?
    let pool = RoutePool()
    /// Where the search began, and what that cost.
    var start: (orders: [RouteOrder], cost: Cost, bounds: [Links.Bounds]?)?
    /// What a vehicle costs, where it counts for more than all driving: no temperature is to see it.
    var vehiclePrice: Cost = 0

    init(
        _ problem: Problem, budget: Budget, seed: UInt64, threads: Int, monitor: any SolverMonitor
    ) {
        self.problem = problem
        self.budget = budget
        self.seed = seed
        self.threads = threads
        self.monitor = monitor
        orders = problem.vehicleTypes.enumerated().flatMap { index, type in
            Array(
                repeating: RouteOrder(type: Int32(index), shiftCount: type.shifts.count),
                count: type.count)
        }
    }

    /// The vehicles' types, one by one.
    var vehicleTypes: [Int32] { orders.map(\.type) }

    /// The part of the budget that is spent, 0 to 1.
    var spent: Double {
        switch budget {
        case .seconds(let limit): min(1, monitor.elapsed / max(limit, 0.001))
        case .iterations(let limit): min(1, Double(iterations) / Double(max(limit, 1)))
        }
    }

    var isOver: Bool { monitor.wantsStop || spent >= 1 || bestCost == lowerBound }

    /// Stops work inside a slice: only by request or by the clock, never in a way that an iteration
    /// budget could feel.
    func stopsEarly() -> Bool {
        if monitor.wantsStop { return true }
        if case .seconds(let limit) = budget { return monitor.elapsed >= limit }
        return false
    }

    /// As ``stopsEarly()``, and after half of a time budget.
    func hasSpentHalf() -> Bool {
        if case .seconds(let limit) = budget, monitor.elapsed >= limit / 2 { return true }
        return monitor.wantsStop
    }

    /// Temperatures for routes that cost so much in all, with everybody served but `left`.
    func cooling(routesCost: Cost, vehicles: Int, left: Int = 0) -> Cooling {
        Cooling(
            routesCost: routesCost - vehiclePrice * vehicles, served: problem.clients.count - left,
            isWarm: start != nil)
    }

    /// Tells the monitor of the best so far.
    func report() {
        monitor.report(
            Progress(
                seconds: monitor.elapsed, cost: bestCost - requiredMissing * problem.mustPrize,
                requiredMissing: requiredMissing,
                vehicles: vehiclesUsed ?? orders.count { !$0.isEmpty },
                served: problem.clients.count - missing,
                clients: problem.clients.count, iterations: iterations))
    }

    /// The next slice of steps for each of `workers`: a share of an iteration budget, or what takes
    /// a twentieth of the time.
    func slice(workers: Int, speed: Double?, of parts: Int = 20) -> Int {
        switch budget {
        case .iterations(let limit):
            let left = max(0, limit - iterations)
            return max(1, min((left + workers - 1) / workers, limit / parts / workers + 1))
        case .seconds(let limit):
            guard let speed else { return 50 }
            return max(20, Int(speed * limit / Double(parts)))
        }
    }
}

/// Temperatures of the annealing, in cost: from the average cost of a served client.
struct Cooling {
    let hot: Double
    let cold: Double

    /// - Parameters:
    ///   - least: no temperature is lower.
    ///   - isWarm: not so hot that nothing would be left of where the search began.
    init(routesCost: Cost, served: Int, least: Double = 1, isWarm: Bool = false) {
        let average = Double(routesCost) / Double(max(1, served))
        hot = max(least, average * (isWarm ? 0.1 : 0.8))
        cold = max(least, average * 0.015)
    }

    /// The temperature when a share of the budget is spent (geometric).
    func at(_ share: Double) -> Double {
        hot * ExactMath.exp(ExactMath.log(cold / hot) * min(1, max(0, share)))
    }
}
