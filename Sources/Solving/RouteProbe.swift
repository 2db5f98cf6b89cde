import Model

/// Asks one vehicle of a finished solution what it could do besides: the ground of all reasons.
///
/// Everybody else's day stays as it is: their loads keep their places at the ramps and their share
/// of stock.
public final class RouteProbe {
    private let state: SearchState
    private let local: LocalNumbers
    private let order: RouteOrder
    private let candidates: [Int32]

    /// - Parameters:
    ///   - route: the vehicle's route; nil if it has none.
    ///   - others: all other routes.
    ///   - candidates: clients to be asked about; those that the type may not serve do no harm.
    public init(
        _ problem: Problem, type: Int, route: Route?, others: [Route], candidates: [Int32]
    ) {
        let order = RouteOrder(route, type: type, problem)
        let otherOrders = others.map { RouteOrder($0, type: $0.vehicleType, problem) }
        let stock = problem.depots.indices.map { d in
            otherOrders.reduce(problem.depots[d].stock) {
                $0 &- ($1.taken[Int32(d)] ?? Load(repeating: 0))
            }
        }
        let asked = candidates.filter { problem.assignments.allows(type: type, client: Int($0)) }
        let clients = order.clients + asked.filter { !order.clients.contains($0) }
        let instance = Instance(
            problem, clients: clients, vehicles: [Int32(type)], stock: stock,
            reservations: otherOrders.flatMap { $0.bookings.joined() }, isSearched: false)
        state = SearchState(instance)
        local = LocalNumbers(clients, of: problem.clients.count)
        self.order = order
        self.candidates = asked
        state.load([order], local: local)
    }

    /// The least that one more client adds to this vehicle's cost, its other clients in the order
    /// they are in; nil if it does not fit.
    public func extraCost(of client: Int32) -> Cost? {
        guard let index = local[client], state.nodes[index].chain < 0 else { return nil }
        return bestPlace(index)?.cost
    }

    /// A client of this vehicle without which the other would fit; the one of least prize.
    ///
    /// Nil if no single one will do.
    public func displaced(by client: Int32) -> Int32? {
        guard let index = local[client] else { return nil }
        var best: Int32?
        for other in order.clients {
            guard let removed = local[other] else { continue }
            if let best,
                state.instance.problem.prize(Int(best))
                    <= state.instance.problem.prize(Int(other))
            {
                continue
            }
            let c = state.nodes[removed].chain
            guard c >= 0 else { continue }
            // Asking for a place begins steps of its own, so the other is taken out for good and
            // put back by its order.
            state.beginStep()
            state.remove(removed)
            if state.refresh(c, from: state.chains[c].start, to: state.chains[c].end),
                bestPlace(index) != nil
            {
                best = other
            }
            state.load([order], local: local)
        }
        return best
    }

    /// The client fits an otherwise empty day.
    public func fitsAlone(_ client: Int32) -> Bool {
        guard let index = local[client] else { return false }
        for c in 0..<Int32(state.chainCount) { state.clear(c) }
        defer { state.load([order], local: local) }
        return bestPlace(index) != nil
    }

    private func bestPlace(_ client: Int32) -> Insertion? {
        state.bestPlaceAnywhere(client, below: .max)
    }
}

extension RouteOrder {
    /// The order of a timed route, with the loads that it holds.
    init(_ route: Route?, type: Int, _ problem: Problem) {
        let vehicleType = problem.vehicleTypes[type]
        self.init(type: Int32(type), shiftCount: vehicleType.shifts.count)
        guard let route else { return }
        cost = route.cost
        for shift in route.shifts {
            var depot: Int32?
            for (k, visit) in shift.visits.enumerated() {
                switch visit.kind {
                case .rest: continue
                case .client(let client):
                    shifts[shift.shift].append(client)
                    if let depot {
                        taken[depot, default: Load(repeating: 0)] =
                            (taken[depot] ?? Load(repeating: 0))
                            &+ problem.clients[Int(client)].demand
                    }
                case .load(let index):
                    depot = index
                    bookings[shift.shift].append(
                        Instance.Reservation(depot: index, begin: visit.begin, end: visit.end))
                    let isAtStart = k == 0 && vehicleType.startDepot == index
                    if !isAtStart { shifts[shift.shift].append(-1 - index) }
                }
            }
        }
    }
}
