import Model

/// A solution with times from the orders of all vehicles.
///
/// Each vehicle is scheduled for itself while the loads of all others keep their places at the
/// ramps.
func export(_ orders: [RouteOrder], _ problem: Problem) -> Solution {
    var orders = orders
    var routes: [Route] = []
    var served = Set<Int32>()
    var cost: Cost = 0
    for k in orders.indices where !orders[k].isEmpty {
        let others = orders.indices.filter { $0 != k }.flatMap { orders[$0].bookings.joined() }
        let clients = orders[k].clients
        let depots = Set(orders[k].bookings.joined().map(\.depot))
        let instance = Instance(
            problem, clients: clients, vehicles: [orders[k].type],
            reservations: others.filter { depots.contains($0.depot) }, isSearched: false)
        let state = SearchState(instance)
        let local = LocalNumbers(clients, of: problem.clients.count)
        state.load([orders[k]], local: local)
        let route = state.route(of: 0)
        orders[k] = state.order(of: 0)
        cost += route.cost
        served.formUnion(orders[k].clients)
        if !route.shifts.isEmpty { routes.append(route) }
    }
    let unassigned = (0..<Int32(problem.clients.count)).filter { !served.contains($0) }
    for client in unassigned { cost += problem.prize(Int(client)) }
    routes.sort { $0.vehicleType < $1.vehicleType }
    return Solution(routes: routes, unassigned: unassigned, cost: cost)
}

extension SearchState {
    /// One vehicle's route with its times.
    func route(of vehicle: Int32) -> Route {
        let day = days[vehicle]
        var shifts: [RouteShift] = []
        for k in 0..<day.chainCount {
            let c = day.firstChain + k
            guard chains[c].clientCount > 0 else { continue }
            fillScheduler(c)
            guard let outcome = scheduleFreely(c) else { continue }
            let times = scheduler.timeline(outcome)
            // The loads are where the timeline says: the next vehicle must find them there.
            cancelBookings(c)
            if traits.booksLoads {
                book(c, begins: chains[c].usesRamp ? scheduler.begins(outcome) : nil)
            }
            let visits = times.visits.map { visit in
                guard case .client(let local) = visit.kind else { return visit }
                return Visit(
                    .client(instance.clients[Int(local)]), begin: visit.begin, end: visit.end)
            }
            shifts.append(
                RouteShift(shift: Int(k), start: times.start, end: times.end, visits: visits))
        }
        return Route(
            vehicleType: Int(instance.vehicles[Int(vehicle)]), shifts: shifts, cost: day.cost)
    }
}
