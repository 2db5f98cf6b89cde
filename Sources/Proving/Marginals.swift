import LinearProgramming
import Model
import Solving

/// What a little more of something would save, by a linear program over routes.
///
/// The program chooses fractions of routes that a search and a heuristic pricing have found
/// (restricted master). Where a right-hand side is changed it is solved again, so that these are no
/// derivatives but differences; they are still estimates, as a plan drives whole routes.
public struct Marginals: Sendable {
    /// By client: what it costs to serve it.
    public var clients: [Cost]
    /// By vehicle type: what one more would save.
    public var vehicles: [Cost]
    /// By vehicle type: what a vehicle would save whose last shift ended later; 0 also where the day
    /// is too large for the question.
    public var longer: [Cost]
    /// By depot: what more stock of the amount asked about would save.
    public var stock: [Cost]
    /// Only routes of the search are in the program.
    public var isOfPool = false
    /// What the program costs: no bound, as its routes are not all there are.
    public var objective: Cost
}

/// Whole rounds of more clients are too many to be priced in time.
private let mostPriced = 200

/// Estimates of what more vehicles, hours and stock would save; nil where GLPK gave up.
///
/// Where the problem is too large for networks of routes, the program has the search's routes alone.
///
/// - Parameters:
///   - routes: what a search has found.
///   - later: by how many seconds shifts are longer for ``Marginals/longer``.
///   - stock: by depot, how much more is asked about.
///   - seconds: when to stop, by the monitor's clock.
public func marginals(
    _ problem: Problem, incumbent: Solution, routes: [RouteSketch], later: Int32, stock: [Load],
    seconds: Double, monitor: any ProverMonitor
) -> Marginals? {
    func ofPool() -> Marginals? {
        PoolProgram(problem, routes: routes, stock: stock).marginals(
            seconds: (seconds - monitor.elapsed) / 2)
    }
    guard problem.clients.count <= mostPriced else { return ofPool() }
    let run = ProverRun(
        problem, divided: [], incumbent: incumbent, routes: routes, seconds: seconds,
        monitor: monitor)
    guard !run.isTooLarge, !run.networks.isEmpty else { return ofPool() }
    do {
        let master = try run.newMaster()
        // The last third of the time is for the questions.
        run.pricesUntil = monitor.elapsed + run.secondsLeft * 2 / 3
        try run.converge(master, through: .near)
        return try run.marginals(master, later: later, stock: stock)
    } catch {
        return nil
    }
}

extension ProverRun {
    fileprivate func marginals(
        _ master: Master, later: Int32, stock: [Load]
    ) throws(LinearProgramError) -> Marginals? {
        guard try master.solve() else { return nil }
        let (base, duals) = (master.objective, master.duals)
        let unit = Double(scale)
        func saved(_ objective: Double) -> Cost {
            Cost(max(0, (base - objective) / unit).rounded())
        }
        var found = Marginals(
            clients: duals.clients.map { Cost(max(0, $0 / unit).rounded()) },
            vehicles: problem.vehicleTypes.map { _ in 0 },
            longer: problem.vehicleTypes.map { _ in 0 },
            stock: problem.depots.map { _ in 0 }, objective: Cost((base / unit).rounded()))
        for type in problem.vehicleTypes.indices {
            let own = networks.indices.filter { networks[$0].type == type }
            guard own.contains(where: { duals.networks[$0] < -1e-6 * base }) else { continue }
            if let objective = try master.objective(withVehicles: 1, of: own) {
                found.vehicles[type] = saved(objective)
            }
        }
        for depot in problem.depots.indices where stock[depot] != Load(repeating: 0) {
            if let objective = try master.objective(withStock: stock[depot], at: depot) {
                found.stock[depot] = saved(objective)
            }
        }
        guard try master.solve() else { return found }
        let prices = prices(master.duals)
        for type in problem.vehicleTypes.indices where !isOver() {
            let dual = networks.indices.filter { networks[$0].type == type }
                .reduce(0.0) { $0 + master.duals.networks[$1] }
            guard let least = leastCost(of: type, later: later, prices, master) else { continue }
            found.longer[type] = Cost(max(0, (dual - Double(least)) / unit).rounded())
        }
        return found
    }

    /// The least reduced cost that a heuristic finds for a vehicle whose last shift ends later; what
    /// the vehicle itself is worth is not in it.
    private func leastCost(
        of type: Int, later: Int32, _ prices: Prices, _ master: Master
    ) -> Int64? {
        var longer = problem
        guard let last = problem.vehicleTypes[type].shifts.indices.last else { return nil }
        longer.vehicleTypes[type].shifts[last].end.end += later
        if longer.vehicleTypes[type].maxDuration < unlimited {
            longer.vehicleTypes[type].maxDuration += later
        }
        for depot in longer.vehicleTypes[type].loadDepots {
            longer.depots[Int(depot)].hours.end += later
        }
        var builder = NetworkBuilder(
            longer, type: type, shift: last, memories: memories, scale: scale)
        guard let network = builder.build() else { return nil }
        let pricer = Pricer(longer, network, nil, index: 0)
        pricer.set(prices, cuts: master.cuts, capacity: master.capacityCuts)
        let outcome = pricer.price(.greedy, base: 0, threshold: 0) { self.isOver() }
        let costs = outcome.columns.filter(\.isElementary).map { column in
            column.path.reduce(column.cost) { sum, v in
                let vertex = network.vertices[Int(v)]
                guard vertex.client >= 0 else { return sum }
                var cost = sum - prices.clients[Int(vertex.client)]
                guard vertex.depot >= 0 else { return cost }
                for d in 0..<Load.scalarCount {
                    let price = prices.stock[Int(vertex.depot) * Load.scalarCount + d]
                    cost += price * Int64(problem.clients[Int(vertex.client)].demand[d])
                }
                return cost
            }
        }
        return costs.min()
    }
}
