import LinearProgramming
import Model
import Solving

/// The linear program over the routes of a search: which of them, in part, serve everybody at the least
/// cost; asked what it would be with a little more of something.
struct PoolProgram {
    private let problem: Problem
    private let routes: [RouteSketch]
    private let stock: [Load]
    /// What the program counts as 1.
    private static let unit = 60_000.0

    /// - Parameters:
    ///   - routes: of a search, with what they cost and take.
    ///   - stock: by depot, how much more is asked about.
    init(_ problem: Problem, routes: [RouteSketch], stock: [Load]) {
        self.problem = problem
        self.routes = routes.filter { $0.cost > 0 }
        self.stock = stock
    }

    /// What more vehicles and stock would save; nil where GLPK did not come to an optimum.
    func marginals(seconds: Double) -> Marginals? {
        guard !routes.isEmpty else { return nil }
        do {
            return try solve(.milliseconds(Int(min(1e9, max(1, seconds * 1000)))))
        } catch {
            return nil
        }
    }

    private func solve(_ limit: Duration) throws(LinearProgramError) -> Marginals? {
        var program = try LinearProgram(.minimise)
        let n = problem.clients.count
        try program.addRows(count: n, .atLeast(1))
        var typeRows: [Row] = []
        for type in problem.vehicleTypes {
            typeRows.append(try program.addRow(.atMost(Double(type.count))))
        }
        var stockRows: [[Row?]] = []
        for depot in problem.depots {
            var rows: [Row?] = []
            for d in 0..<Load.scalarCount {
                rows.append(
                    depot.stock[d] < unlimited
                        ? try program.addRow(.atMost(Double(depot.stock[d]))) : nil)
            }
            stockRows.append(rows)
        }
        for (i, client) in problem.clients.enumerated() {
            let cost = client.isRequired ? requiredPrize : client.prize
            try program.addColumn(
                cost: Double(cost) / Self.unit, entries: [ColumnEntry(Row(i), 1)])
        }
        for route in routes {
            var entries = Set(route.shifts.joined().filter { $0 >= 0 }).sorted().map {
                ColumnEntry(Row(Int($0)), 1)
            }
            entries.append(ColumnEntry(typeRows[route.vehicleType], 1))
            for (depot, load) in route.taken.sorted(by: { $0.key < $1.key }) {
                for d in 0..<Load.scalarCount where load[d] > 0 {
                    if let row = stockRows[Int(depot)][d] {
                        entries.append(ColumnEntry(row, Double(load[d])))
                    }
                }
            }
            try program.addColumn(cost: Double(route.cost) / Self.unit, entries: entries)
        }
        guard try program.solve(LinearOptions(timeLimit: limit)).status == .optimal else {
            return nil
        }
        let base = try program.objective()
        let duals = try program.duals()
        func saved(
            _ rows: [(row: Row, now: Double, more: Double)]
        ) throws(LinearProgramError) -> Cost {
            // Where no row binds nothing can be saved.
            guard rows.contains(where: { duals[$0.row.index] < -1e-9 }) else { return 0 }
            for change in rows {
                try program.setBounds(of: change.row, to: .atMost(change.now + change.more))
            }
            let outcome = try program.solve(LinearOptions(method: .dual, timeLimit: limit))
            let then = outcome.status == .optimal ? try program.objective() : base
            for change in rows { try program.setBounds(of: change.row, to: .atMost(change.now)) }
            return Cost(max(0, (base - then) * Self.unit).rounded())
        }
        var found = Marginals(
            clients: duals[0..<n].map { Cost(max(0, $0 * Self.unit).rounded()) }, vehicles: [],
            longer: problem.vehicleTypes.map { _ in 0 }, stock: [],
            objective: Cost((base * Self.unit).rounded()))
        found.isOfPool = true
        for (type, row) in zip(problem.vehicleTypes, typeRows) {
            found.vehicles.append(try saved([(row, Double(type.count), 1)]))
        }
        for (depot, rows) in stockRows.enumerated() {
            let changes = rows.enumerated().compactMap { d, row in
                row.map {
                    (
                        row: $0, now: Double(problem.depots[depot].stock[d]),
                        more: Double(stock[depot][d])
                    )
                }
            }
            found.stock.append(try saved(changes.filter { $0.more > 0 }))
        }
        return found
    }

    /// More than what others are worth, and not so much that everything else drowned in it.
    private var requiredPrize: Cost {
        20 * max(problem.clients.reduce(600 * 60_000) { max($0, $1.isRequired ? 0 : $1.prize) }, 1)
    }
}
