import LinearProgramming
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
        do {
            var program = try LinearProgram(.minimise)
            let rows = try addRows(candidates, to: &program)
            for route in candidates {
                try program.addColumn(
                    cost: saving(route), bounds: .within(0...1), entries: entries(route, rows))
            }
            var linear = LinearOptions(iterationLimit: 20_000)
            linear.timeLimit = seconds.map { .milliseconds(Int($0 * 500)) }
            guard try program.solve(linear).status == .optimal else { return nil }
            let kept = try promising(&program, own: own.count)
            return try integer(candidates, kept, own)
        } catch {
            // GLPK gave up (numbers, memory): the search goes on without it.
            return nil
        }
    }

    /// The rows that the columns refer to.
    private struct Rows {
        var client: [Int32: Row] = [:]
        var type: [Int32: Row] = [:]
        /// By depot and dimension.
        var stock: [Int: Row] = [:]
    }

    private func addRows(
        _ candidates: [RouteOrder], to program: inout LinearProgram
    ) throws(LinearProgramError) -> Rows {
        var rows = Rows()
        let clients = Set(candidates.flatMap(\.clients)).sorted()
        for client in clients { rows.client[client] = try program.addRow(.atMost(1)) }
        var count: [Int32: Int] = [:]
        for type in vehicles { count[type, default: 0] += 1 }
        for type in Set(candidates.map(\.type)).sorted() {
            rows.type[type] = try program.addRow(.atMost(Double(count[type] ?? 0)))
        }
        for depot in stock.indices {
            for dimension in 0..<Load.scalarCount where stock[depot][dimension] < unlimited {
                rows.stock[depot * Load.scalarCount + dimension] = try program.addRow(
                    .atMost(Double(stock[depot][dimension])))
            }
        }
        return rows
    }

    private func entries(_ route: RouteOrder, _ rows: Rows) -> [ColumnEntry] {
        var entries = route.clients.compactMap { rows.client[$0].map { ColumnEntry($0, 1) } }
        if let row = rows.type[route.type] { entries.append(ColumnEntry(row, 1)) }
        for (depot, load) in route.taken.sorted(by: { $0.key < $1.key }) {
            for dimension in 0..<Load.scalarCount where load[dimension] > 0 {
                if let row = rows.stock[Int(depot) * Load.scalarCount + dimension] {
                    entries.append(ColumnEntry(row, Double(load[dimension])))
                }
            }
        }
        return entries
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

    /// Columns that a better plan can hold (by reduced cost), nearest to being used first, and the
    /// incumbent's.
    private func promising(
        _ program: inout LinearProgram, own: Int
    ) throws(LinearProgramError) -> [Int] {
        let reduced = try program.reducedCosts()
        let values = try program.values()
        let costs = reduced.indices.map { k in
            // A column at its upper bound has a negative reduced cost.
            values[k] > 0.5 ? 0 : max(0, reduced[k])
        }
        let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
        return Array(Set(order.prefix(mostColumns) + Array(0..<own))).sorted()
    }

    private func integer(
        _ candidates: [RouteOrder], _ kept: [Int], _ own: [RouteOrder]
    ) throws(LinearProgramError) -> [RouteOrder]? {
        var program = try LinearProgram(.minimise)
        let routes = kept.map { candidates[$0] }
        let rows = try addRows(routes, to: &program)
        for route in routes {
            try program.addColumn(
                cost: saving(route), kind: .binary, entries: entries(route, rows))
        }
        var linear = LinearOptions(iterationLimit: 20_000)
        linear.timeLimit = seconds.map { .milliseconds(Int($0 * 500)) }
        guard try program.solve(linear).status == .optimal else { return nil }
        let incumbent = own.reduce(0) { $0 + saving($1) }
        var options = IntegerOptions(nodeLimit: nodeLimit, relativeGap: 1e-7)
        options.cutoff = incumbent - 0.001
        options.timeLimit = seconds.map { .milliseconds(Int($0 * 1000)) }
        guard let solution = try program.solveInteger(options).incumbent,
            solution.objective < incumbent - 0.0005
        else { return nil }
        return assigned(zip(routes, solution.values).filter { $0.1 > 0.5 }.map(\.0))
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
