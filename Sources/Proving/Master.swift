import LinearProgramming
import Model

/// The linear program over paths: which of them together serve everybody at the least cost
/// (Dantzig–Wolfe master of set covering), with rows for vehicles, stock and cuts.
///
/// Columns that it does not use are kept outside and come back when their reduced cost asks for it:
/// the cost of a pivot grows with the columns.
final class Master {
    private let problem: Problem
    let networks: [PricingNetwork]
    /// Scaled cost that the program counts as 1.
    let unit: Double
    var program: LinearProgram
    private let clientRows: Int
    private let networkRows: [Row?]
    /// By depot and dimension.
    private let stockRows: [Row?]
    private let fleets: [Fleet]
    private let fleetRows: [FleetRows]
    var cuts: [SubsetRow] = []
    var capacityCuts: [CapacityCut] = []
    /// Whether rows are of capacity cuts, from the first cut on.
    ///
    /// Each kind is in its order.
    var isCapacityRow: [Bool] = []
    let firstCut: Int
    /// Comes to every set as often as one wants, at the penalty.
    ///
    /// So the program always has a solution.
    let artificial: LinearProgramming.Column
    /// All columns ever found.
    private(set) var columns: [Column] = []
    private var known: Set<[Int32]> = []
    /// Columns that the program never had.
    private var spare: [Column] = []
    /// The pool's columns that are in the program, after the slacks; and where they are.
    private(set) var active: [Int] = []
    private var isActive: [Bool] = []
    /// Columns that pricing would not make any more.
    private var isForbidden: [Bool] = []
    private let penalty: Int64
    /// Columns before these: clients left out, hours of fleets.
    let slacks: Int
    /// Duals of the last solution, scaled; at least 0 but for `networks`, which are at most 0, and
    /// `capacity`, which are that where a branching says how often at most.
    var duals: Duals
    private(set) var objective = 0.0
    private let hasStock: Bool
    /// Some capacity cut has a price.
    private var isPaidByCapacity = false

    /// Duals as they came, not rounded.
    struct Duals {
        var clients: [Double]
        var networks: [Double]
        var stock: [Double]
        var cuts: [Double]
        var capacity: [Double]
        var fleets: [FleetRows.Duals]
    }

    /// - Parameters:
    ///   - penalty: scaled, what leaving a required client out costs in the program: large enough
    ///     that nothing better does it. Where `mostMissing` may be left out they cost nothing.
    init(
        _ problem: Problem, _ networks: [PricingNetwork], _ fleets: [Fleet], scale: Int64,
        penalty: Int64, mostMissing: Int, unit: Double
    ) throws(LinearProgramError) {
        self.problem = problem
        self.networks = networks
        self.fleets = fleets
        self.unit = unit
        self.penalty = penalty
        var program = try LinearProgram(.minimise)
        let n = problem.clients.count
        try program.addRows(count: n, .atLeast(1))
        clientRows = n
        var networkRows: [Row?] = []
        for network in networks {
            networkRows.append(
                network.fleet < 0 && network.count < n
                    ? try program.addRow(.atMost(Double(network.count))) : nil)
        }
        self.networkRows = networkRows
        var stockRows: [Row?] = []
        for depot in problem.depots {
            for d in 0..<Load.scalarCount {
                let demand = problem.clients.reduce(0) { $0 + Int($1.demand[d]) }
                stockRows.append(
                    depot.stock[d] < unlimited && demand > Int(depot.stock[d])
                        ? try program.addRow(.atMost(Double(depot.stock[d]))) : nil)
            }
        }
        self.stockRows = stockRows
        hasStock = stockRows.contains { $0 != nil }
        let missing = mostMissing > 0 ? try program.addRow(.atMost(Double(mostMissing))) : nil
        for (i, client) in problem.clients.enumerated() {
            var cost = Int64(client.prize) * scale
            var entries = [ColumnEntry(Row(i), 1)]
            if client.isRequired {
                cost = missing == nil ? penalty : 0
                if let missing { entries.append(ColumnEntry(missing, 1)) }
            }
            try program.addColumn(cost: Double(cost) / unit, entries: entries)
        }
        var fleetRows: [FleetRows] = []
        for fleet in fleets {
            fleetRows.append(try FleetRows(fleet, clients: n, unit: unit, in: &program))
        }
        self.fleetRows = fleetRows
        artificial = try program.addColumn(cost: Double(penalty) / unit, entries: [])
        slacks = program.columnCount
        firstCut = program.rowCount
        duals = Duals(
            clients: Array(repeating: 0, count: n), networks: networks.map { _ in 0 },
            stock: stockRows.map { _ in 0 }, cuts: [], capacity: [],
            fleets: fleets.map { _ in FleetRows.Duals() })
        self.program = program
    }

    /// Scaled: GLPK does not tell reduced costs from 0 that are less.
    var tolerance: Double { 1e-7 * unit }

    /// How many columns the program holds.
    var activeCount: Int { active.count }

    /// Takes columns into the pool and the program; returns how many are new.
    @discardableResult
    func add(_ new: [Column]) throws(LinearProgramError) -> Int {
        var added = 0
        for column in new {
            guard known.insert(Master.key(column)).inserted else { continue }
            try append(column)
            added += 1
        }
        return added
    }

    /// Keeps columns from where they come as they are wanted.
    ///
    /// - Parameter most: where there are more of them, half of so many are kept, whose reduced costs are the
    ///   least.
    func store(_ new: [Column], most: Int = .max) {
        spare += new.filter { known.insert(Master.key($0)).inserted }
        guard spare.count > most else { return }
        let costs = spare.map { reducedCost(of: $0) }
        let order = spare.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
        for k in order[(most / 2)...] { known.remove(Master.key(spare[k])) }
        spare = order[..<(most / 2)].sorted().map { spare[$0] }
    }

    private static func key(_ column: Column) -> [Int32] {
        [Int32(column.network), column.isLast ? 1 : 0] + column.path
    }

    private func append(_ column: Column) throws(LinearProgramError) {
        columns.append(column)
        isActive.append(false)
        isForbidden.append(false)
        try activate(columns.count - 1)
    }

    private func activate(_ k: Int) throws(LinearProgramError) {
        let column = columns[k]
        try program.addColumn(cost: Double(column.cost) / unit, entries: entries(column))
        active.append(k)
        isActive[k] = true
    }

    private func entries(_ column: Column) -> [ColumnEntry] {
        var count: [Int32: Int] = [:]
        for client in column.clients { count[client, default: 0] += 1 }
        var list = count.sorted { $0.key < $1.key }.map {
            ColumnEntry(Row(Int($0.key)), Double($0.value))
        }
        if let row = networkRows[column.network] { list.append(ColumnEntry(row, 1)) }
        let fleet = networks[column.network].fleet
        if fleet >= 0 { list += fleetRows[fleet].entries(column) }
        for (k, amount) in taken(column).sorted(by: { $0.key < $1.key }) {
            if let row = stockRows[k] { list.append(ColumnEntry(row, Double(amount))) }
        }
        for (row, cut) in zip(subsetRows, cuts) {
            let coefficient = cut.coefficient(column.clients)
            if coefficient > 0 { list.append(ColumnEntry(row, Double(coefficient))) }
        }
        if !capacityCuts.isEmpty {
            let places = column.places(networks[column.network])
            for (row, cut) in zip(capacityRows, capacityCuts) {
                let coefficient = cut.coefficient(places)
                if coefficient > 0 { list.append(ColumnEntry(row, Double(coefficient))) }
            }
        }
        return list
    }

    /// What a path takes of each limited stock.
    private func taken(_ column: Column) -> [Int: Int32] {
        var taken: [Int: Int32] = [:]
        let vertices = networks[column.network].vertices
        for v in column.path where vertices[Int(v)].client >= 0 && vertices[Int(v)].depot >= 0 {
            let demand = problem.clients[Int(vertices[Int(v)].client)].demand
            for d in 0..<Load.scalarCount where demand[d] > 0 {
                taken[Int(vertices[Int(v)].depot) * Load.scalarCount + d, default: 0] += demand[d]
            }
        }
        return taken
    }

    /// Solves the program; false where GLPK did not come to an optimum.
    func solve(
        method: LinearOptions.Method = .primal, pivots: Int? = nil, timeLimit: Duration? = nil
    ) throws(LinearProgramError) -> Bool {
        let outcome = try program.solve(
            LinearOptions(method: method, iterationLimit: pivots, timeLimit: timeLimit))
        guard outcome.status == .optimal else { return false }
        objective = try program.objective() * unit
        let rows = try program.duals()
        duals.clients = rows[0..<clientRows].map { $0 * unit }
        duals.networks = networkRows.map { $0.map { rows[$0.index] * unit } ?? 0 }
        duals.stock = stockRows.map { $0.map { max(0, -rows[$0.index]) * unit } ?? 0 }
        duals.fleets = fleetRows.map { $0.duals(rows, unit: unit) }
        duals.cuts = subsetRows.map { max(0, -rows[$0.index]) * unit }
        duals.capacity = zip(capacityRows, capacityCuts).map { $1.price(rows[$0.index] * unit) }
        isPaidByCapacity = duals.capacity.contains { $0 != 0 }
        return true
    }

    /// What the program would cost with so many vehicles more of some networks; nil where GLPK did
    /// not come to an optimum.
    func objective(
        withVehicles more: Int, of networks: [Int]
    ) throws(LinearProgramError) -> Double? {
        let rows = networks.compactMap { k in
            networkRows[k].map { ($0, Double(self.networks[k].count)) }
        }
        return try objective(with: rows.map { ($0.0, $0.1, $0.1 + Double(more)) })
    }

    /// What the program would cost with more stock at a depot.
    func objective(withStock more: Load, at depot: Int) throws(LinearProgramError) -> Double? {
        let rows = (0..<Load.scalarCount).compactMap { d -> (Row, Double, Double)? in
            let now = Double(problem.depots[depot].stock[d])
            return stockRows[depot * Load.scalarCount + d].map { ($0, now, now + Double(more[d])) }
        }
        return try objective(with: rows)
    }

    /// The objective with other right-hand sides, which are put back.
    private func objective(
        with rows: [(row: Row, now: Double, then: Double)]
    ) throws(LinearProgramError) -> Double? {
        for change in rows { try program.setBounds(of: change.row, to: .atMost(change.then)) }
        let outcome = try program.solve(LinearOptions(method: .dual))
        let objective = outcome.status == .optimal ? try program.objective() * unit : nil
        for change in rows { try program.setBounds(of: change.row, to: .atMost(change.now)) }
        return objective
    }

    /// Columns in use and how much; solves the program where it has changed since.
    func values() throws(LinearProgramError) -> [(column: Int, value: Double)] {
        if program.outcome == nil { _ = try solve() }
        let values = try program.values()
        var list: [(column: Int, value: Double)] = []
        for (k, column) in active.enumerated() where values[slacks + k] > 1e-9 {
            list.append((column, values[slacks + k]))
        }
        return list
    }

    /// Takes columns out that cost too much at the last duals, so that at most `most` are left.
    func purge(most: Int) throws(LinearProgramError) {
        guard active.count > most + most / 2 else { return }
        let reduced = try program.reducedCosts()
        let values = try program.values()
        let order = active.indices.sorted {
            let (a, b) = (values[slacks + $0] > 1e-9, values[slacks + $1] > 1e-9)
            if a != b { return a }
            return (reduced[slacks + $0], $0) < (reduced[slacks + $1], $1)
        }
        let leaving = Set(order.dropFirst(most))
        var columns: [LinearProgramming.Column] = []
        for k in leaving.sorted()
        where try program.basisStatus(of: LinearProgramming.Column(slacks + k)) != .basic {
            columns.append(LinearProgramming.Column(slacks + k))
            isActive[active[k]] = false
        }
        try program.deleteColumns(columns)
        active = active.filter { isActive[$0] }
    }

    /// Brings columns into the program whose reduced cost is negative; returns how many.
    func recall(most: Int) throws(LinearProgramError) -> Int {
        let zero = -tolerance
        // Spare columns come after all others.
        var found: [(cost: Double, index: Int)] = []
        for k in columns.indices where !isActive[k] && !isForbidden[k] {
            let cost = reducedCost(of: columns[k], most: zero)
            if cost < zero { found.append((cost, k)) }
        }
        for (k, column) in spare.enumerated() {
            let cost = reducedCost(of: column, most: zero)
            if cost < zero { found.append((cost, columns.count + k)) }
        }
        found.sort { $0 < $1 }
        let (chosen, old) = (found.prefix(most).map(\.index), columns.count)
        for k in chosen {
            if k < old { try activate(k) } else { try append(spare[k - old]) }
        }
        let used = Set(chosen.filter { $0 >= old }.map { $0 - old })
        if !used.isEmpty { spare = spare.indices.filter { !used.contains($0) }.map { spare[$0] } }
        return chosen.count
    }

    /// Scaled, at the last duals.
    ///
    /// - Parameter most: what is more need not be told exactly.
    func reducedCost(of column: Column, most: Double = .infinity) -> Double {
        var cost = Double(column.cost) - duals.networks[column.network]
        for client in column.clients { cost -= duals.clients[Int(client)] }
        let fleet = networks[column.network].fleet
        if fleet >= 0 { cost += duals.fleets[fleet].cost(of: column, fleets[fleet]) }
        if hasStock {
            for (k, amount) in taken(column) { cost += duals.stock[k] * Double(amount) }
        }
        if isPaidByCapacity {
            let places = column.places(networks[column.network])
            for (cut, price) in zip(capacityCuts, duals.capacity) where price != 0 {
                cost -= price * Double(cut.coefficient(places))
            }
        }
        // These only add to it.
        for (k, cut) in cuts.enumerated() where duals.cuts[k] > 0 {
            if cost > most { break }
            cost += duals.cuts[k] * Double(cut.coefficient(column.clients))
        }
        return cost
    }

    /// Makes these columns and no others cost what leaving a client out costs, so that none of them is
    /// used.
    func forbid(where isForbidden: (Column) -> Bool) throws(LinearProgramError) {
        // Once they are allowed again they must be found again.
        for column in spare where isForbidden(column) { known.remove(Master.key(column)) }
        spare.removeAll(where: isForbidden)
        let before = self.isForbidden
        for k in columns.indices { self.isForbidden[k] = isForbidden(columns[k]) }
        for (k, column) in active.enumerated() where self.isForbidden[column] != before[column] {
            let cost = self.isForbidden[column] ? penalty : columns[column].cost
            try program.setCost(
                of: LinearProgramming.Column(slacks + k), to: Double(cost) / unit)
        }
    }

    /// The solver library's events so far.
    var events: SolverEvents { program.events }
}
