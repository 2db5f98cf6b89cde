import Model

/// A stop of an order that somebody else has chosen.
public enum OrderedStop: Sendable, Equatable {
    case client(Int32)
    case load(depot: Int32)
}

extension Route {
    /// What is done in each shift of the vehicle type, without times and rests.
    public func orderedStops(of problem: Problem) -> [[OrderedStop]] {
        var shifts = [[OrderedStop]](
            repeating: [], count: problem.vehicleTypes[vehicleType].shifts.count)
        for shift in self.shifts {
            for visit in shift.visits {
                switch visit.kind {
                case .client(let client): shifts[shift.shift].append(.client(client))
                case .load(let depot): shifts[shift.shift].append(.load(depot: depot))
                case .rest: continue
                }
            }
        }
        return shifts
    }
}

/// The cheapest times of one vehicle's day in a given order; nil if it cannot be driven so.
///
/// Loads hold what the clients up to the next one ask for; those that would hold nothing, or whose
/// goods fit the trip before, are left out. All others' loads keep their places at the ramps and
/// their share of stock.
///
/// - Parameter shifts: by shift of the type; a first load at the start itself need not be stated.
public func timedRoute(
    _ problem: Problem, type: Int, shifts: [[OrderedStop]], others: [Route]
) -> Route? {
    let vehicleType = problem.vehicleTypes[type]
    guard shifts.count <= vehicleType.shifts.count else { return nil }
    var order = RouteOrder(type: Int32(type), shiftCount: vehicleType.shifts.count)
    for (k, stops) in shifts.enumerated() {
        for stop in stops {
            switch stop {
            case .client(let client): order.shifts[k].append(client)
            case .load(let depot) where vehicleType.loadDepots.contains(depot):
                let isAtStart = order.shifts[k].isEmpty && depot == vehicleType.startDepot
                if !isAtStart { order.shifts[k].append(-1 - depot) }
            case .load: return nil
            }
        }
    }
    let clients = order.clients
    let isAllowed = clients.allSatisfy { problem.assignments.allows(type: type, client: Int($0)) }
    guard isAllowed, Set(clients).count == clients.count, !clients.isEmpty else { return nil }
    let otherOrders = others.map { RouteOrder($0, type: $0.vehicleType, problem) }
    let stock = problem.depots.indices.map { d in
        otherOrders.reduce(problem.depots[d].stock) {
            $0 &- ($1.taken[Int32(d)] ?? Load(repeating: 0))
        }
    }
    let instance = Instance(
        problem, clients: clients, vehicles: [Int32(type)], stock: stock,
        reservations: otherOrders.flatMap { $0.bookings.joined() }, isSearched: false)
    let state = SearchState(instance)
    state.load([order], local: LocalNumbers(clients, of: problem.clients.count))
    guard state.order(of: 0).clients == clients else { return nil }
    let route = state.route(of: 0)
    let timed = route.shifts.reduce(0) { count, shift in
        count + shift.visits.count { if case .client = $0.kind { true } else { false } }
    }
    return timed == clients.count ? route : nil
}
