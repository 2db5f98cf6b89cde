import Model

/// Going on from a solution that is known.
extension SolverRun {
    /// Begins with what of some routes can be driven; clients that depend on each other begin when
    /// they do there.
    func begin(with routes: [Route]) {
        let all = (0..<Int32(problem.clients.count)).map { $0 }
        var held = problem
        var bounds = [Links.Bounds](repeating: .open, count: all.count)
        if !problem.dependencies.isEmpty {
            held = problem.holding(Solution(routes: routes, unassigned: [], cost: 0))
            let linked = Set(problem.dependencies.flatMap { [$0.first, $0.second] })
            for visit in routes.flatMap(\.shifts).flatMap(\.visits) {
                if case .client(let client) = visit.kind, linked.contains(client) {
                    bounds[Int(client)] = Links.Bounds(low: visit.begin, high: visit.begin)
                }
            }
        }
        let instance = Instance(held, clients: all, vehicles: vehicleTypes, isSearched: false)
        let state = SearchState(instance)
        let local = LocalNumbers(all, of: all.count)
        state.load(ordersOfVehicles(routes), local: local)
        // Who stays behind may be needed by somebody else.
        if !problem.dependencies.isEmpty,
            Links(Instance(problem, clients: all, vehicles: vehicleTypes, isSearched: false))?
                .isSound(state) == false
        {
            state.load([], local: local)
            bounds = []
        }
        let known = state.orders()
        if !problem.dependencies.isEmpty, !bounds.isEmpty { heldBounds = bounds }
        start = (known, state.cost, heldBounds)
        pool.add(known)
        adopt(known, cost: state.cost)
    }

    /// Parts walk on from solutions that are worse: where none was better, the start is what counts.
    func keepStart() {
        guard let start, start.cost < bestCost else { return }
        adopt(start.orders, cost: start.cost)
        heldBounds = start.bounds
    }

    /// Routes as orders of the vehicles, those of a type in the order of their vehicles.
    func ordersOfVehicles(_ routes: [Route]) -> [RouteOrder] {
        var waiting: [Int: [Route]] = [:]
        for route in routes.reversed() { waiting[route.vehicleType, default: []].append(route) }
        return orders.map { order in
            let type = Int(order.type)
            guard let route = waiting[type]?.popLast() else { return order }
            return RouteOrder(route, type: type, problem)
        }
    }
}
