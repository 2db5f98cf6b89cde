import LinearProgramming
import Model
import Solving

/// The prover's only window to the outside.
public protocol ProverMonitor: Sendable {
    /// Seconds since the start.
    var elapsed: Double { get }
    /// Stop soon.
    var wantsStop: Bool { get }
    /// The cost of the best solution that somebody else found meanwhile, with no more required
    /// clients left out than in the incumbent, these not counted; nil where none is better.
    var knownCost: Cost? { get }
    /// A better bound, scaled as costs are.
    func report(bound: Cost, seconds: Double)
}

extension ProverMonitor {
    /// Nobody else is looking.
    public var knownCost: Cost? { nil }
}

/// What was proven.
public struct ProverResult: Sendable {
    /// No solution costs less that leaves out no more required clients than the incumbent, these
    /// not counted; nil where nothing was reached in time.
    public var bound: Cost?
    /// The incumbent, or `better`, costs no more than the bound: nothing is better.
    public var isTight: Bool
    /// Routes that together cost less than the incumbent, if such were found.
    ///
    /// Ramps and other rules in `relaxed` are not looked at.
    public var better: [RouteSketch]?
    /// Rules that the bound leaves out.
    public var relaxed: Set<Relaxation>
    /// The best bound that prices alone prove, without fixed arcs, enumeration and branching.
    public var evidence: BoundEvidence?
    /// What was done.
    public var statistics: ProverStatistics
}

/// What a proof took.
public struct ProverStatistics: Sendable {
    /// Solved linear programs.
    public var masters = 0
    /// Calls of pricing, over all vehicle types together.
    public var pricings = 0
    /// Of these, exact ones.
    public var exactPricings = 0
    /// Columns found.
    public var columns = 0
    /// Rounded capacity cuts found.
    public var capacityCuts = 0
    /// Cuts added.
    public var cuts = 0
    /// Most labels of one vehicle type in one call.
    public var mostLabels = 0
    /// Routes that a better solution can have, once they were enumerated.
    public var enumerated: Int?
    /// Nodes of the branching over these.
    public var nodes = 0
    /// Branches whose columns were looked for.
    public var branches = 0
    /// Seconds in GLPK.
    public var masterSeconds = 0.0
    /// Seconds in pricing.
    public var pricingSeconds = 0.0
    /// Whether column generation came to its end.
    public var converged = false
    /// Pivots of GLPK.
    public var pivots = 0
    /// Attempts of GLPK that failed by numbers.
    public var numericalFailures = 0
    /// Attempts of GLPK that were stopped as they seemed to cycle.
    public var stalls = 0
    /// How often paths were made to remember more.
    public var widenings = 0
    /// Why nothing more could be done: GLPK gave up, or the problem is too large.
    public var trouble: String?
}

/// A lower bound on the cost of any solution, by column generation.
///
/// - Parameters:
///   - incumbent: a solution; its routes are the first columns.
///   - routes: what else a search has found; the program takes of them what it can use.
///   - seconds: when to stop, by the monitor's clock.
///   - isShown: whether others shall follow the proof; what evidence cannot tell comes last then.
public func prove(
    _ problem: Problem, incumbent: Solution, routes: [RouteSketch] = [], seconds: Double,
    isShown: Bool = false, monitor: any ProverMonitor
) -> ProverResult {
    let divided = problem.vehicleTypes.indices.filter {
        TripNetworks.divides(problem.vehicleTypes[$0], problem)
    }
    func run(_ divided: [Int], until end: Double) -> ProverRun {
        ProverRun(
            problem, divided: divided, incumbent: incumbent, routes: routes, seconds: end,
            isShown: isShown, monitor: monitor)
    }
    guard !divided.isEmpty else { return run([], until: seconds).result(cutsUntil: seconds) }
    // Trips first: their bound comes soon. Then whole rounds of those who can be priced.
    let trips = run(divided, until: seconds)
    trips.slack = 0.005
    trips.hurry = monitor.elapsed + trips.secondsLeft / 4
    let first = trips.result(cutsUntil: monitor.elapsed)
    if first.isTight || trips.isOver() { return first }
    let whole = trips.priceable(divided, until: monitor.elapsed + trips.secondsLeft / 4)
    (trips.slack, trips.hurry) = (0, .infinity)
    guard !whole.isEmpty else { return trips.result(cutsUntil: seconds) }
    let rounds = run(divided.filter { !whole.contains($0) }, until: seconds)
    rounds.best = trips.best
    rounds.center = trips.center.map { rounds.adopted($0, from: trips) }
    let second = rounds.result(cutsUntil: seconds)
    let isNew = second.better != nil || second.bound != first.bound
    var best = isNew ? second : first
    // Of a bound that nobody can follow the one before it is shown.
    if (first.evidence?.bound ?? .min) > (best.evidence?.bound ?? .min) {
        best.evidence = first.evidence
    }
    return best
}

/// Labels of an exact look at prices, in both directions: the most that any network had.
struct LookLabels: Equatable {
    /// Without those of guides.
    var unled = 0
    /// Of any step, guides' steps included.
    var atOnce = 0
}

/// State of one proof.
final class ProverRun {
    let problem: Problem
    let incumbent: Solution
    /// What else a search has found.
    let routes: [RouteSketch]
    let seconds: Double
    /// Others shall follow the proof.
    let isShown: Bool
    let monitor: any ProverMonitor
    let scale: Int64
    /// Required clients that the incumbent leaves out: the bound is for plans that leave out no
    /// more.
    let missing: Int
    /// What the incumbent costs besides these.
    var incumbentCost: Cost
    let pricers: [Pricer]
    var pauses: [Pause]
    let networks: [PricingNetwork]
    let fleets: [Fleet]
    /// Scaled: of all solutions, or of those of the branch that is looked at.
    var best = Int64.min
    /// The least bound of the other branches.
    var others = Int64.max
    /// The gap at which arcs were fixed last.
    var gapOfArcs = Double.infinity
    /// The gap below which there may be few enough routes, once there were too many.
    var gapOfRoutes: Double?
    /// Branchings so far.
    var branchings = 0
    /// What legs alone prove, before there are prices.
    let floor: Cost
    /// The duals of the best bound.
    var center: Prices?
    var centerCuts: [SubsetRow] = []
    var centerCapacity: [CapacityCut] = []
    /// Nil where capacity cuts do not hold or would not help.
    let capacitySeparation: CapacitySeparation?
    /// Rounds of cuts, one after another, that changed next to nothing.
    var idleCapacityRounds = 0
    var idleSubsetRounds = 0
    var idleLargerRounds = 0
    /// False once prices could not bear that paths remember more.
    var canWiden = true
    /// The prices that others can follow best, and what they prove, scaled.
    var evidence: BoundEvidence?
    var evidenceValue = Int64.min
    /// Bounds are of better solutions only from now on.
    var hasFixedArcs = false
    /// Which visits paths remember.
    var memories: Memories
    /// Of the last exact look at all prices.
    var lookLabels = LookLabels()
    /// What is known of looks: as it was before a trial that is taken back.
    var looks: (labels: LookLabels, choices: [GuideChoice]) {
        get { (lookLabels, pricers.map(\.choice)) }
        set {
            lookLabels = newValue.labels
            for (pricer, choice) in zip(pricers, newValue.choices) { pricer.choice = choice }
        }
    }
    /// Labels in each direction that prices can bear, where one step had fewer in both before.
    var bearable = ProverRun.leastBearable
    static let leastBearable = 200_000
    /// Labels that an exact pricing may make in each direction.
    var mostLabels = Labelling.most {
        didSet { for pricer in pricers { pricer.mostLabels = mostLabels } }
    }
    /// Labels of all pricings so far: what work is measured by, on any machine alike.
    var labelsMade = 0
    var statistics = ProverStatistics()
    var master: Master?
    var columnsFound = 0
    /// How close to the best prices the next ones are: less where that misled, more where it did not
    /// (Pessoa, Sadykov, Uchoa and Vanderbeck, INFORMS Journal on Computing 30, 2018).
    var smoothing = 0.8
    /// The part of what columns could still prove that is not worth the time.
    var slack = 0.0
    /// The part of the gap that columns could still close and that cuts and memories close sooner.
    var tail = 0.02
    /// Columns are looked for until then, by the monitor's clock.
    var pricesUntil = Double.infinity
    /// From when on any bound will do.
    var hurry = Double.infinity
    /// A better solution than the incumbent: its columns.
    var better: [Column]?
    /// Clients in the neighbourhood of a client.
    static let neighbours = 4
    /// Larger problems would not fit memory.
    static let mostClients = 1_500
    static let mostArcs = 12_000_000
    let isTooLarge: Bool

    /// - Parameter divided: types of vehicles that are looked at trip by trip, not shift by shift:
    ///   weaker and much faster.
    init(
        _ problem: Problem, divided: [Int], incumbent: Solution, routes: [RouteSketch],
        seconds: Double, isShown: Bool = false, monitor: any ProverMonitor
    ) {
        self.problem = problem
        self.isShown = isShown
        self.incumbent = incumbent
        self.routes = routes
        self.seconds = seconds
        self.monitor = monitor
        // 42 bits for the whole, so that sums of many duals and costs stay far from overflow.
        let missing = incumbent.unassigned.count { problem.clients[Int($0)].isRequired }
        self.missing = missing
        capacitySeparation =
            divided.isEmpty && missing == 0 ? CapacitySeparation(problem) : nil
        incumbentCost = incumbent.cost - missing * problem.mustPrize
        let whole = max(1, Int64(incumbentCost))
        scale = max(1, min(1 << 20, (1 << 42) / whole, problem.mostScale))
        floor = LegBound(problem).value(missing: missing)
        guard problem.clients.count <= ProverRun.mostClients else {
            (networks, fleets, pricers, pauses, isTooLarge) = ([], [], [], [], true)
            memories = Memories(clients: 0, depots: 0, size: 0) { _, _ in 0 }
            return
        }
        let memories = ProverRun.memories(problem)
        self.memories = memories
        var arcs = 0
        var networks: [PricingNetwork] = []
        for (index, type) in problem.vehicleTypes.enumerated() {
            if divided.contains(index) { continue }
            for shift in type.shifts.indices where arcs <= ProverRun.mostArcs {
                var builder = NetworkBuilder(
                    problem, type: index, shift: shift, memories: memories, scale: scale)
                guard let network = builder.build() else { continue }
                networks.append(network)
                arcs += network.arcs.count
            }
        }
        let trips = TripNetworks(
            problem, types: divided, memories: memories, scale: scale)
        fleets = trips.fleets
        networks += trips.networks
        arcs += trips.networks.reduce(0) { $0 + $1.arcs.count }
        // With a network missing there is no bound.
        isTooLarge = arcs > ProverRun.mostArcs
        if isTooLarge { networks = [] }
        self.networks = networks
        pauses = networks.map { _ in Pause() }
        let owners = fleets
        pricers = networks.enumerated().map { index, network in
            Pricer(
                problem, network, network.fleet < 0 ? nil : owners[network.fleet], index: index)
        }
    }

    /// Prices of another run without its cuts, for the fleets that this one has as well.
    func adopted(_ prices: Prices, from other: ProverRun) -> Prices {
        var mine = prices
        mine.cuts = []
        mine.fleets = fleets.map { fleet in
            other.fleets.firstIndex { $0.types == fleet.types }.map { prices.fleets[$0] }
                ?? FleetPrices()
        }
        return mine
    }

    /// Does what can be done in time.
    ///
    /// - Parameter cutsUntil: when to stop making the bound stronger, once columns are found.
    func result(cutsUntil end: Double) -> ProverResult {
        do {
            try generate(cutsUntil: end)
        } catch {
            // GLPK gave up: the bound so far holds.
            statistics.trouble = error.description
        }
        if isTooLarge { statistics.trouble = "too large to be proven" }
        statistics.columns = columnsFound
        return ProverResult(
            bound: bound, isTight: isClosed && others == .max, better: betterRoutes,
            relaxed: relaxed,
            evidence: evidence, statistics: statistics)
    }

    static func memories(_ problem: Problem) -> Memories {
        let profile = problem.profiles.first
        let byDuration = problem.vehicleTypes.contains { $0.unitDurationCost > 0 }
        let n = problem.clients.count
        return Memories(clients: n, depots: problem.depots.count, size: neighbours) { i, j in
            let from =
                i < n ? problem.clients[i].location : problem.depots[i - n].location
            guard let leg = profile?[from, problem.clients[j].location] else { return 0 }
            return Int(byDuration ? leg.duration : leg.distance)
        }
    }

    /// What the bound leaves out.
    var relaxed: Set<Relaxation> {
        var relaxed = networks.reduce(into: Set([.repeatedVisits])) { $0.formUnion($1.relaxed) }
        if !problem.dependencies.isEmpty { relaxed.insert(.dependencies) }
        if problem.cold != nil, problem.vehicleTypes.contains(where: \.isOutdoors) {
            relaxed.insert(.warmUps)
        }
        if problem.tardiness != nil { relaxed.insert(.tardiness) }
        return relaxed
    }

    /// Rounded up, as costs are whole; no more than the incumbent costs: once arcs are fixed, only
    /// better solutions are looked for.
    var bound: Cost? {
        cost(of: min(best, others))
    }

    func cost(of value: Int64) -> Cost? {
        // That nothing costs less than nothing need not be told.
        let proven = value > Int64.min ? max(floor, Cost((value + scale - 1) / scale)) : floor
        guard proven > 0 || incumbentCost <= 0 else { return nil }
        return min(incumbentCost, proven)
    }

    func isOver() -> Bool { monitor.wantsStop || monitor.elapsed >= seconds }

    /// Looks whether somebody else has found a better solution.
    func listen() {
        guard let cost = monitor.knownCost, cost < incumbentCost else { return }
        incumbentCost = cost
        better = nil
    }

    var secondsLeft: Double { max(0, seconds - monitor.elapsed) }

    var timeLeft: Duration { .milliseconds(Int(max(1, secondsLeft * 1000))) }
}

extension Problem {
    /// The largest grid on which what everything could cost at most fits 60 bits.
    fileprivate var mostScale: Int64 {
        let prizes = clients.reduce(0.0) { $0 + ($1.isRequired ? 0 : Double($1.prize)) }
        let routes = vehicleTypes.map { type in
            let steps = type.durationExcess.steps + type.distanceExcess.steps
            let slopes = (steps + type.weightExcess.steps).reduce(0.0) { $0 + Double($1.slope) }
            let unit = Double(type.unitDurationCost) + Double(type.unitDistanceCost) + slopes
            return Double(type.fixedCost) + unit * Double(unlimited)
        }
        let dearest = max(1, prizes + (routes.max() ?? 0))
        return max(1, Int64(Double(1 << 60) / dearest))
    }
}
