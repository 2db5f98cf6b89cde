import Model

extension SolverRun {
    /// Puts every absent client where it is worth more than it costs, so that none is left out for
    /// want of looking.
    ///
    /// Vehicles are asked one by one with all other days as they are; after an insertion only the
    /// vehicle that took the client is asked again, and the others as soon as nothing more is
    /// found. Where thousands are absent this could take longer than the search: it ends a quarter
    /// of the time late at most.
    func insertWhatPays() {
        var changed = true
        var passes = 0
        while changed, passes < 4 {
            changed = false
            passes += 1
            for vehicle in orders.indices where !isFarTooLate && insertWhatPays(vehicle) {
                changed = true
            }
        }
        let served = Set(orders.flatMap(\.clients))
        var cost = orders.reduce(0) { $0 + $1.cost }
        for client in 0..<problem.clients.count where !served.contains(Int32(client)) {
            cost += problem.prize(client)
        }
        adopt(orders, cost: cost)
    }

    private var isFarTooLate: Bool {
        guard case .seconds(let limit) = budget else { return false }
        return monitor.elapsed > 1.25 * limit + 1
    }

    /// Lets one vehicle take absent clients in, dearest prize first; true if it took any.
    private func insertWhatPays(_ vehicle: Int) -> Bool {
        let type = Int(orders[vehicle].type)
        let isIdleTwin =
            orders[vehicle].isEmpty && vehicle > 0 && orders[vehicle - 1].isEmpty
            && orders[vehicle - 1].type == orders[vehicle].type
        if isIdleTwin { return false }
        let served = Set(orders.flatMap(\.clients))
        let absent = (0..<Int32(problem.clients.count)).filter {
            !served.contains($0) && problem.assignments.allows(type: type, client: Int($0))
        }
        guard !absent.isEmpty else { return false }
        let others = orders.indices.filter { $0 != vehicle }.map { orders[$0] }
        let stock = problem.depots.indices.map { d in
            others.reduce(problem.depots[d].stock) {
                $0 &- ($1.taken[Int32(d)] ?? Load(repeating: 0))
            }
        }
        let clients = orders[vehicle].clients + absent
        let instance = Instance(
            problem, clients: clients, vehicles: [Int32(type)], stock: stock,
            reservations: others.flatMap { $0.bookings.joined() }, isSearched: false)
        let state = SearchState(instance)
        let local = LocalNumbers(clients, of: problem.clients.count)
        state.load([orders[vehicle]], local: local)
        var inserted = false
        for client in absent.sorted(by: {
            (-problem.prize(Int($0)), $0) < (-problem.prize(Int($1)), $1)
        }) {
            if isFarTooLate { break }
            guard let index = local[client],
                let place = state.bestPlaceAnywhere(index, below: problem.prize(Int(client)))
            else { continue }
            state.beginStep()
            if state.insert(index, at: place) { inserted = true } else { state.rollBack() }
        }
        if inserted { orders[vehicle] = state.order(of: 0) }
        return inserted
    }
}
