import LinearProgramming
import Model

/// The best choice among enumerated routes: set partitioning with cuts and branching, where pricing
/// is a look at every route.
///
/// Every bound is made of whole numbers from the routes themselves, whatever GLPK says; so what is
/// called optimal is.
final class PoolSearch {
    /// Columns that one look adds.
    static let mostAdded = 300
    static let mostCuts = 300

    let run: ProverRun
    let problem: Problem
    let scale: Int64
    /// Routes that a better solution can have.
    private(set) var columns: [Column]
    /// By column: what it takes of limited stock.
    private var taken: [[(row: Int, amount: Int64)]]
    private var cuts: [[Int32]] = []
    /// By client: cuts that hold it.
    private var cutsOf: [[Int32]]
    private var program: LinearProgram
    private let unit: Double
    /// Scaled: more than any better choice costs.
    private let penalty: Int64
    private let networkRows: [Row?]
    private let stockRows: [Row?]
    private let stockLimits: [Int64]
    private let missingRow: Row?
    private var cutRows: [Row] = []
    /// Columns of the pool in the program, after the slacks.
    private var active: [Int] = []
    private var place: [Int32]
    private let slacks: Int

    init(_ run: ProverRun, _ columns: [Column]) throws(LinearProgramError) {
        self.run = run
        problem = run.problem
        scale = run.scale
        self.columns = columns
        let n = problem.clients.count
        cutsOf = Array(repeating: [], count: n)
        place = Array(repeating: -1, count: columns.count)
        unit = max(1, Double(Int64(run.incumbentCost) * run.scale) / 10_000)
        // Even a twentieth of it is more than any better choice costs.
        penalty = 20 * max(1, Int64(run.incumbentCost) * run.scale)
        var program = try LinearProgram(.minimise)
        try program.addRows(count: n, .equal(1))
        var networkRows: [Row?] = []
        for network in run.networks {
            networkRows.append(
                network.count < n ? try program.addRow(.atMost(Double(network.count))) : nil)
        }
        self.networkRows = networkRows
        var stockRows: [Row?] = []
        var limits: [Int64] = []
        for depot in problem.depots {
            for d in 0..<Load.scalarCount {
                let demand = problem.clients.reduce(0) { $0 + Int($1.demand[d]) }
                let binds = depot.stock[d] < unlimited && demand > Int(depot.stock[d])
                stockRows.append(binds ? try program.addRow(.atMost(Double(depot.stock[d]))) : nil)
                limits.append(Int64(depot.stock[d]))
            }
        }
        self.stockRows = stockRows
        stockLimits = limits
        missingRow =
            run.missing > 0 ? try program.addRow(.atMost(Double(run.missing))) : nil
        for (i, client) in problem.clients.enumerated() {
            var entries = [ColumnEntry(Row(i), 1)]
            var cost = Int64(client.prize) * run.scale
            if client.isRequired {
                // Where nobody may be missing, the slack only lets the program begin.
                cost = missingRow == nil ? penalty : 0
                if let missingRow { entries.append(ColumnEntry(missingRow, 1)) }
            }
            try program.addColumn(cost: Double(cost) / unit, entries: entries)
        }
        // More may be missing than in the incumbent, at the same price.
        if let missingRow {
            try program.addColumn(
                cost: Double(penalty) / unit, entries: [ColumnEntry(missingRow, -1)])
        }
        slacks = program.columnCount
        self.program = program
        taken = columns.map { column in
            var list: [Int: Int64] = [:]
            let vertices = run.networks[column.network].vertices
            for v in column.path {
                let vertex = vertices[Int(v)]
                guard vertex.client >= 0, vertex.depot >= 0 else { continue }
                for d in 0..<Load.scalarCount {
                    let row = Int(vertex.depot) * Load.scalarCount + d
                    let amount = run.problem.clients[Int(vertex.client)].demand[d]
                    if amount > 0, stockRows[row] != nil { list[row, default: 0] += Int64(amount) }
                }
            }
            return list.sorted { $0.key < $1.key }.map { (row: $0.key, amount: $0.value) }
        }
    }

    /// Duals of the program as whole numbers; those of clients of either sign.
    struct Duals {
        var clients: [Int64]
        var stock: [Int64]
        var cuts: [Int64]
        var networks: [Int64]
    }

    /// What a node's program came to.
    struct Relaxed {
        /// Scaled: no choice below the node costs less.
        var bound: Int64
        var values: [(column: Int, value: Double)]
        var duals: Duals
        var isConverged: Bool
    }

    // MARK: Relaxation

    /// Solves the relaxation over the columns that a node allows.
    func relax(_ isAllowed: [Bool], _ forbidden: Set<Int32>) throws(LinearProgramError) -> Relaxed?
    {
        for (k, column) in active.enumerated() {
            let bounds: Bounds = isAllowed[column] ? .nonNegative : .equal(0)
            try program.setBounds(of: LinearProgramming.Column(slacks + k), to: bounds)
        }
        // Who must be on a route may still be left out, at a price that no better choice pays: so
        // the program is never infeasible for want of columns that it does not hold yet.
        for (i, client) in problem.clients.enumerated() where !client.isRequired {
            let cost = forbidden.contains(Int32(i)) ? penalty : Int64(client.prize) * scale
            try program.setCost(of: LinearProgramming.Column(i), to: Double(cost) / unit)
        }
        var best = Int64.min
        var method = LinearOptions.Method.dual
        while !run.isOver() {
            run.listen()
            let began = run.monitor.elapsed
            let outcome = try program.solve(
                LinearOptions(method: method, timeLimit: run.timeLeft))
            run.statistics.masters += 1
            run.statistics.masterSeconds += run.monitor.elapsed - began
            guard outcome.status == .optimal else { return nil }
            method = .primal
            let duals = try readDuals()
            var (least, negative) = (run.networks.map { _ in Int64(0) }, [(Int64, Int)]())
            for k in columns.indices where isAllowed[k] {
                let network = columns[k].network
                let wanted = duals.networks[network] - 1
                let cost = reducedCost(k, duals, below: max(least[network], wanted))
                if cost < least[network] { least[network] = cost }
                if place[k] < 0, cost < wanted {
                    negative.append((cost - duals.networks[network], k))
                }
            }
            best = max(best, bound(duals, least, forbidden))
            let target = Int64((incumbent - 1)) * scale
            if negative.isEmpty || best > target {
                return Relaxed(
                    bound: best, values: try values(), duals: duals,
                    isConverged: negative.isEmpty)
            }
            negative.sort { $0 < $1 }
            for (_, k) in negative.prefix(PoolSearch.mostAdded) { try activate(k) }
        }
        return nil
    }

    /// What the best known costs.
    var incumbent: Cost { run.incumbentCost }

    private func readDuals() throws(LinearProgramError) -> Duals {
        let rows = try program.duals()
        return Duals(
            clients: problem.clients.indices.map { whole(rows[$0] * unit, .down) },
            stock: stockRows.map {
                $0.map { whole(max(0, -rows[$0.index]) * unit, .up) } ?? 0
            },
            cuts: cutRows.map { whole(max(0, -rows[$0.index]) * unit, .up) },
            networks: networkRows.map {
                $0.map { whole(min(0, rows[$0.index]) * unit, .down) } ?? 0
            })
    }

    private func values() throws(LinearProgramError) -> [(column: Int, value: Double)] {
        let all = try program.values()
        var list: [(column: Int, value: Double)] = []
        for (k, column) in active.enumerated() where all[slacks + k] > 1e-7 {
            list.append((column, all[slacks + k]))
        }
        return list
    }

    /// Scaled; the dual of the vehicle's row not counted.
    ///
    /// Without what cuts add where it is above the limit as it is.
    private func reducedCost(_ k: Int, _ duals: Duals, below limit: Int64) -> Int64 {
        let column = columns[k]
        var cost = column.cost
        for client in column.clients { cost -= duals.clients[Int(client)] }
        for (row, amount) in taken[k] { cost += duals.stock[row] * amount }
        guard !cuts.isEmpty, cost <= limit else { return cost }
        for client in column.clients {
            for cut in cutsOf[Int(client)] {
                let cut = Int(cut)
                counts[cut] += 1
                if counts[cut] == 2 { cost += duals.cuts[cut] }
            }
        }
        for client in column.clients { for cut in cutsOf[Int(client)] { counts[Int(cut)] = 0 } }
        return cost
    }

    private var counts: [UInt8] = []

    private func bound(_ duals: Duals, _ least: [Int64], _ forbidden: Set<Int32>) -> Int64 {
        // Each client is on a route, for its dual, or left out, for its prize if that is less.
        var value: Int64 = 0
        var dearest: [Int64] = []
        for (i, client) in problem.clients.enumerated() {
            if client.isRequired {
                value += duals.clients[i]
                if run.missing > 0 { dearest.append(max(0, duals.clients[i])) }
            } else if forbidden.contains(Int32(i)) {
                value += duals.clients[i]
            } else {
                value += min(duals.clients[i], Int64(client.prize) * scale)
            }
        }
        value -= dearest.sorted(by: >).prefix(run.missing).reduce(0, +)
        for row in stockRows.indices where stockRows[row] != nil {
            value -= duals.stock[row] * stockLimits[row]
        }
        value -= duals.cuts.reduce(0, +)
        for (network, cost) in zip(run.networks, least) {
            value += cost * Int64(min(network.count, problem.clients.count))
        }
        return value
    }

    private func activate(_ k: Int) throws(LinearProgramError) {
        let column = columns[k]
        var entries = column.clients.sorted().map { ColumnEntry(Row(Int($0)), 1) }
        if let row = networkRows[column.network] { entries.append(ColumnEntry(row, 1)) }
        for (row, amount) in taken[k] {
            if let row = stockRows[row] { entries.append(ColumnEntry(row, Double(amount))) }
        }
        for (cut, members) in cuts.enumerated()
        where members.count(where: { column.clients.contains($0) }) >= 2 {
            entries.append(ColumnEntry(cutRows[cut], 1))
        }
        try program.addColumn(cost: Double(column.cost) / unit, entries: entries)
        place[k] = Int32(active.count)
        active.append(k)
    }

    // MARK: Cuts

    /// Adds violated cuts; returns how many.
    func addCuts(_ values: [(column: Int, value: Double)]) throws(LinearProgramError) -> Int {
        let found = SubsetRowSeparation.cuts(
            values.map { (columns[$0.column].clients, $0.value) }, clients: problem.clients.count,
            isLimited: false)
        let new = found.prefix(max(0, PoolSearch.mostCuts - cuts.count))
        for cut in new {
            var entries: [RowEntry] = []
            for (k, column) in active.enumerated() {
                let clients = columns[column].clients
                if cut.members.count(where: { clients.contains($0) }) >= 2 {
                    entries.append(RowEntry(LinearProgramming.Column(slacks + k), 1))
                }
            }
            cutRows.append(try program.addRow(.atMost(1), entries: entries))
            for i in cut.members { cutsOf[Int(i)].append(Int32(cuts.count)) }
            cuts.append(cut.members)
            counts.append(0)
        }
        run.statistics.cuts += new.count
        return new.count
    }

    /// Takes routes out that no better choice has; columns are numbered anew then.
    func fix(_ relaxed: inout Relaxed) throws(LinearProgramError) {
        let least = run.networks.indices.map { network in
            columns.indices.filter { columns[$0].network == network }
                .map { reducedCost($0, relaxed.duals, below: 0) }.min().map { min(0, $0) } ?? 0
        }
        let base = bound(relaxed.duals, least, [])
        let ceiling = Int64(incumbent - 1) * scale - base
        let kept = columns.indices.filter {
            let limit = ceiling + least[columns[$0].network]
            return reducedCost($0, relaxed.duals, below: limit) <= limit
        }
        guard kept.count < columns.count else { return }
        var number = [Int32](repeating: -1, count: columns.count)
        for (new, old) in kept.enumerated() { number[old] = Int32(new) }
        var leaving: [LinearProgramming.Column] = []
        var staying: [Int] = []
        for (k, column) in active.enumerated() {
            if number[column] < 0 {
                leaving.append(LinearProgramming.Column(slacks + k))
            } else {
                staying.append(Int(number[column]))
            }
        }
        try program.deleteColumns(leaving)
        relaxed.values = relaxed.values.compactMap { column, value in
            number[column] < 0 ? nil : (Int(number[column]), value)
        }
        active = staying
        columns = kept.map { columns[$0] }
        taken = kept.map { taken[$0] }
        place = Array(repeating: -1, count: columns.count)
        for (k, column) in active.enumerated() { place[column] = Int32(k) }
    }
}
