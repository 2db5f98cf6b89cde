import Model

extension SolverRun {
    /// Days with more clients are not enumerated.
    static let mostEnumerated = 13
    /// Days with more vehicles are not enumerated.
    static let mostVehicles = 10

    /// The optimum of a small day, proven by enumeration of routes; nil where it is not small, or
    /// where ramps or shared stock stand in the way of the proof.
    ///
    /// For every vehicle type the cheapest day for each set of clients (``RouteEnumerator``), then
    /// the cheapest choice of disjoint sets by dynamic programming over sets: exact integers
    /// throughout. What ramps and shared stock would add is left out, so the value is a lower
    /// bound; it is the optimum if the solution that has it can be driven.
    ///
    /// With a time budget it may take half of it: the search must have time where the proof fails.
    ///
    /// - Parameter most: a day that takes more labels, over all vehicle types, is not small.
    func enumerateIfSmall(_ most: Int) -> SolverResult? {
        let n = problem.clients.count
        guard n > 0, n <= SolverRun.mostEnumerated, orders.count <= SolverRun.mostVehicles else {
            return nil
        }
        // Goods that come during the day are not enumerated.
        guard problem.clients.allSatisfy({ $0.releaseTime <= 0 }) else { return nil }
        let all = (0..<Int32(n)).map { $0 }
        let types = problem.vehicleTypes.indices.map(Int32.init)
        let instance = Instance(problem, clients: all, vehicles: types)
        var enumerators: [RouteEnumerator] = []
        var left = most
        for type in types {
            let enumerator = RouteEnumerator(instance, vehicle: type)
            guard enumerator.run(atMost: left, stop: hasSpentHalf) else { return nil }
            left -= enumerator.labels.count
            enumerators.append(enumerator)
        }
        let choice = cheapestChoice(enumerators)
        lowerBound = choice.cost
        let whole = Instance(problem, clients: all, vehicles: vehicleTypes)
        let state = SearchState(whole)
        let local = LocalNumbers(all, of: n)
        state.load(choice.orders, local: local)
        guard state.cost == choice.cost else { return nil }
        adopt(state.orders(), cost: choice.cost)
        report()
        return SolverResult(
            solution: export(orders, problem), iterations: 0, isProvenOptimal: true)
    }

    /// The cheapest disjoint sets, one for each vehicle, prizes of the others added.
    private func cheapestChoice(
        _ enumerators: [RouteEnumerator]
    ) -> (cost: Cost, orders: [RouteOrder]) {
        let sets = 1 << problem.clients.count
        let never = Cost.max / 4
        // best[s]: the cheapest way in which the vehicles so far serve exactly s.
        var best = [Cost](repeating: never, count: sets)
        best[0] = 0
        var taken: [[UInt32]] = []
        for vehicle in orders {
            let columns = enumerators[Int(vehicle.type)].columns
            var next = best
            var choice = [UInt32](repeating: 0, count: sets)
            for set in 1..<max(sets, 1) {
                var part = set
                while part > 0 {
                    if let column = columns[part], best[set ^ part] < never {
                        let cost = best[set ^ part] + column.cost
                        if cost < next[set] {
                            next[set] = cost
                            choice[set] = UInt32(part)
                        }
                    }
                    part = (part - 1) & set
                }
            }
            best = next
            taken.append(choice)
        }
        var prize = [Cost](repeating: 0, count: sets)
        for set in 1..<max(sets, 1) {
            prize[set] = prize[set & (set - 1)] + problem.prize(set.trailingZeroBitCount)
        }
        var winner = 0
        for set in 0..<sets
        where best[set] + prize[sets - 1 - set] < best[winner] + prize[sets - 1 - winner] {
            winner = set
        }
        let cost = best[winner] + prize[sets - 1 - winner]
        var chosen = orders
        var left = winner
        for vehicle in orders.indices.reversed() {
            let part = Int(taken[vehicle][left])
            let enumerator = enumerators[Int(orders[vehicle].type)]
            if part > 0, let column = enumerator.columns[part] {
                chosen[vehicle] = enumerator.order(column)
                left ^= part
            }
        }
        return (cost, chosen)
    }
}
