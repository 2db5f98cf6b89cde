import Model

/// Set partitioning over a pool of routes, solved by GLPK: which routes together make the best
/// plan.
///
/// Columns are routes; rows are clients (each visited once at most), vehicle types (as many routes
/// as vehicles) and stock. What a route saves is the prizes of its clients less its cost. Ramps are
/// not in it: the plan that comes out is scheduled, and counts only if it is better then.
struct Recombination {
    let problem: Problem
    /// The type of each vehicle.
    let vehicles: [Int32]
    /// What the depots have for these vehicles.
    let stock: [Load]
    /// Subproblems of branch and cut at most: the same work on every machine.
    var nodeLimit = 200
    /// Columns of the integer program at most.
    var mostColumns = 1_500
    /// Seconds that the linear and the integer program may take; nil in runs that must not depend
    /// on time.
    var seconds: Double?

    /// The best combination of routes, as one order for each vehicle; nil where it is no better
    /// than the incumbent.
    ///
    /// - Parameter routes: candidates; those of the incumbent are added.
    func best(of routes: [RouteOrder], incumbent: [RouteOrder]) -> [RouteOrder]? {
        let own = incumbent.filter { !$0.isEmpty }
        let candidates = own + routes
        let rows = Rows(candidates, vehicles: vehicles, stock: stock)
        var packing = SetPacking(limits: rows.limits)
        (packing.nodeLimit, packing.mostColumns) = (nodeLimit, mostColumns)
        packing.seconds = seconds
        let columns = candidates.map {
            SetPacking.Column(cost: saving($0), entries: rows.entries($0))
        }
        return packing.best(of: columns, known: own.count).map { chosen in
            assigned(chosen.map { candidates[$0] })
        }
    }

    /// The rows: clients, then vehicle types, then stock.
    private struct Rows {
        private(set) var limits: [Double] = []
        private var client: [Int32: Int] = [:]
        private var type: [Int32: Int] = [:]
        /// By depot and dimension.
        private var stock: [Int: Int] = [:]

        init(_ candidates: [RouteOrder], vehicles: [Int32], stock amounts: [Load]) {
            for one in Set(candidates.flatMap(\.clients)).sorted() {
                client[one] = limits.count
                limits.append(1)
            }
            var count: [Int32: Int] = [:]
            for type in vehicles { count[type, default: 0] += 1 }
            for one in Set(candidates.map(\.type)).sorted() {
                type[one] = limits.count
                limits.append(Double(count[one] ?? 0))
            }
            for depot in amounts.indices {
                for dimension in 0..<Load.scalarCount where amounts[depot][dimension] < unlimited {
                    stock[depot * Load.scalarCount + dimension] = limits.count
                    limits.append(Double(amounts[depot][dimension]))
                }
            }
        }

        func entries(_ route: RouteOrder) -> [(row: Int, amount: Double)] {
            var entries = route.clients.compactMap { one in
                client[one].map { (row: $0, amount: 1.0) }
            }
            if let row = type[route.type] { entries.append((row, 1)) }
            for (depot, load) in route.taken.sorted(by: { $0.key < $1.key }) {
                for dimension in 0..<Load.scalarCount where load[dimension] > 0 {
                    if let row = stock[Int(depot) * Load.scalarCount + dimension] {
                        entries.append((row, Double(load[dimension])))
                    }
                }
            }
            return entries
        }
    }

    /// Cost less prizes, in minutes.
    ///
    /// A required client counts as much as a few of the dearest others: GLPK's arithmetic would
    /// drown everything else in the true prize. What comes out is compared by true cost.
    private func saving(_ route: RouteOrder) -> Double {
        let saved = route.clients.reduce(0) { sum, client in
            let data = problem.clients[Int(client)]
            return sum + (data.isRequired ? requiredPrize : data.prize)
        }
        return Double(route.cost - saved) / 60_000
    }

    private var requiredPrize: Cost {
        20 * max(problem.clients.reduce(600 * 60_000) { max($0, $1.isRequired ? 0 : $1.prize) }, 1)
    }

    /// Gives the chosen routes to vehicles of their types.
    private func assigned(_ chosen: [RouteOrder]) -> [RouteOrder] {
        var orders = vehicles.map {
            RouteOrder(type: $0, shiftCount: problem.vehicleTypes[Int($0)].shifts.count)
        }
        for route in chosen {
            if let free = orders.indices.first(where: {
                orders[$0].type == route.type && orders[$0].isEmpty
            }) {
                orders[free] = route
            }
        }
        return orders
    }
}
