import Model

extension SolverRun {
    /// The share of the budget that may be spent on doing with fewer vehicles.
    static let reductionShare = 0.4

    /// Where a vehicle more costs more than all driving, finds how few will do: the days go on with
    /// these.
    ///
    /// Routes are given up one by one, and their clients forced into the others by a search that
    /// counts how often each client found no place (sum of absences: Christiaens and Vanden Berghe,
    /// Transportation Science 54, 2020, section 4.5). Temperatures cannot do that: to such a price
    /// any detour is nothing.
    func reduceFleet() {
        guard let price = problem.vehiclePrice else { return }
        let all = (0..<Int32(problem.clients.count)).map { $0 }
        var annealer = Annealer(
            Instance(problem, clients: all, vehicles: vehicleTypes),
            seed: RandomSource(seed: seed, stream: -2))
        annealer.construct(atAnyCost: true, stop: stopsEarly)
        keepFleet(of: annealer)
        guard missing == 0, bestCost - price * orders.count < price else { return }
        vehiclePrice = price
        var random = RandomSource(seed: seed, stream: -3)
        let temperature = Int(cooling(routesCost: bestCost, vehicles: orders.count).at(0.5))
        let least = problem.fewestVehicles
        var absences = [Int32](repeating: 0, count: all.count)
        while orders.count > least, spent < SolverRun.reductionShare, !stopsEarly() {
            let fewer = withoutOne(of: orders, absences, &random)
            annealer = Annealer(
                Instance(problem, clients: all, vehicles: fewer.map(\.type)),
                seed: RandomSource(seed: seed, stream: -10 - orders.count), start: fewer)
            let done = iterations
            while spent < SolverRun.reductionShare, annealer.state.absentCount > 0, !stopsEarly() {
                annealer.forceIn(
                    iterations: reductionSlice, temperature: temperature, absences: &absences,
                    stop: stopsEarly)
                iterations = done + annealer.iterations
            }
            if annealer.state.absentCount == 0 { keepFleet(of: annealer) }
            report()
        }
    }

    /// Steps between two looks at the clock or the count.
    private var reductionSlice: Int {
        guard case .iterations(let limit) = budget else { return 500 }
        return max(1, min(500, limit / 50))
    }

    /// Goes on with the vehicles that have clients, and no others.
    private func keepFleet(of annealer: Annealer) {
        let used = annealer.state.orders().filter { !$0.isEmpty }
        adopt(used, cost: annealer.state.cost)
    }

    /// The orders without the one whose clients found places most easily so far.
    private func withoutOne(
        of orders: [RouteOrder], _ absences: [Int32], _ random: inout RandomSource
    ) -> [RouteOrder] {
        let difficulty = orders.map { order in
            order.clients.reduce(0) { $0 + Int(absences[Int($1)]) + 1 }
        }
        let least = difficulty.min() ?? 0
        let easiest = orders.indices.filter { difficulty[$0] == least }
        var fewer = orders
        fewer.remove(at: easiest[random.below(easiest.count)])
        return fewer
    }
}

extension Problem {
    /// What each vehicle costs, where all cost and carry the same and nobody may be left out.
    fileprivate var vehiclePrice: Cost? {
        guard let first = vehicleTypes.first, first.fixedCost > 0,
            vehicleTypes.allSatisfy({ $0.carriesAndCosts(like: first) && $0.shifts.count == 1 }),
            clients.allSatisfy(\.isRequired)
        else { return nil }
        return first.fixedCost
    }

    /// By load alone, if each drives one trip.
    fileprivate var fewestVehicles: Int {
        guard let first = vehicleTypes.first, first.maxTrips == 1 else { return 1 }
        var fewest = 1
        for dimension in 0..<Load.scalarCount where first.capacity[dimension] > 0 {
            let demand = clients.reduce(0) { $0 + Int($1.demand[dimension]) }
            let capacity = Int(first.capacity[dimension])
            fewest = max(fewest, (demand + capacity - 1) / capacity)
        }
        return fewest
    }
}
