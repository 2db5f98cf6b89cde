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
    static let mostCuts = 600
    /// Columns with which it begins: those that cost least at the prices of the best bound.
    private static let mostFirst = 1_000
    /// Columns in the program, and how many stay where there are more.
    private static let mostActive = 4_000
    private static let mostKept = 2_500

    let run: ProverRun
    let problem: Problem
    let scale: Int64
    /// Routes that a better solution can have.
    private(set) var columns: [Column]
    /// By column: what it takes of limited stock.
    private var taken: [[(row: Int, amount: Int64)]]
    /// Felt by all routes alike.
    private(set) var cuts: [SubsetRow] = []
    private var parts: CutParts
    private var program: LinearProgram
    private let unit: Double
    /// Scaled: more than any better choice costs.
    private let penalty: Int64
    private let networkRows: [Row?]
    private let stockRows: [Row?]
    private let stockLimits: [Int64]
    private let missingRow: Row?
    private var cutRows: [Row] = []
    /// Of these, who cost nothing in the last solution.
    private var isIdle: [Bool] = []
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
        parts = CutParts(clients: n)
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
        if let prices = run.center { try begin(prices, run.centerCuts) }
    }

    /// Takes over the cuts of the best bound and the columns that cost least at its prices.
    private func begin(_ prices: Prices, _ known: [SubsetRow]) throws(LinearProgramError) {
        let paid = zip(known, prices.cuts).filter { $0.1 > 0 }.prefix(PoolSearch.mostCuts)
        try add(paid.map(\.0))
        let duals = Duals(
            clients: prices.clients, stock: prices.stock, cuts: paid.map(\.1),
            networks: run.networks.map { _ in 0 })
        let costs = columns.indices.map { (reducedCost($0, duals, below: .max), $0) }
        for (_, k) in costs.sorted(by: <).prefix(PoolSearch.mostFirst) { try activate(k) }
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
                let relaxed = Relaxed(
                    bound: best, values: try values(), duals: duals,
                    isConverged: negative.isEmpty)
                isIdle = []
                for row in cutRows { isIdle.append(try program.basisStatus(of: row) == .basic) }
                try purge()
                return relaxed
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
        parts.count(column.clients) { cost += duals.cuts[$0] }
        return cost
    }

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
        for (cut, price) in zip(cuts, duals.cuts) { value -= price * Int64(cut.most) }
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
        for (cut, count) in parts.coefficients(column.clients) {
            entries.append(ColumnEntry(cutRows[cut], Double(count)))
        }
        try program.addColumn(cost: Double(column.cost) / unit, entries: entries)
        place[k] = Int32(active.count)
        active.append(k)
    }

    /// Adds violated cuts; returns how many.
    func addCuts(
        _ values: [(column: Int, value: Double)], larger: Bool
    ) throws(LinearProgramError) -> Int {
        let paths = values.map { (columns[$0.column].clients, $0.value) }
        let n = problem.clients.count
        try dropIdleCuts()
        var found = SubsetRowSeparation.cuts(paths, clients: n, isLimited: false)
        if larger { found += LargerCutSeparation.cuts(paths, clients: n) }
        let new = Array(found.prefix(max(0, PoolSearch.mostCuts - cuts.count)))
        try add(new)
        run.statistics.cuts += new.count
        return new.count
    }

    /// Takes cuts out that cost nothing in the last solution.
    func dropIdleCuts() throws(LinearProgramError) {
        guard isIdle.contains(true), let first = cutRows.first else { return }
        let leaving = cutRows.indices.filter { isIdle[$0] }
        try program.deleteRows(leaving.map { cutRows[$0] })
        cuts = cuts.indices.filter { !isIdle[$0] }.map { cuts[$0] }
        cutRows = cuts.indices.map { Row(first.index + $0) }
        isIdle = []
        parts = CutParts(clients: problem.clients.count)
        for cut in cuts { parts.add(cut) }
    }

    private func add(_ new: [SubsetRow]) throws(LinearProgramError) {
        for cut in new {
            parts.add(cut)
            var entries: [RowEntry] = []
            for (k, column) in active.enumerated() {
                let count = cut.wholes(columns[column].clients)
                if count > 0 {
                    entries.append(RowEntry(LinearProgramming.Column(slacks + k), Double(count)))
                }
            }
            cutRows.append(try program.addRow(.atMost(Double(cut.most)), entries: entries))
            cuts.append(cut)
        }
    }

    /// Takes columns out of the program that cost too much at its last duals, where there are many.
    private func purge() throws(LinearProgramError) {
        guard active.count > PoolSearch.mostActive else { return }
        let reduced = try program.reducedCosts()
        var idle: [(cost: Double, at: Int)] = []
        for k in active.indices
        where try program.basisStatus(of: LinearProgramming.Column(slacks + k)) != .basic {
            idle.append((reduced[slacks + k], k))
        }
        let basic = active.count - idle.count
        let leaving = idle.sorted { $0 < $1 }.dropFirst(max(0, PoolSearch.mostKept - basic))
            .map(\.at).sorted()
        try program.deleteColumns(leaving.map { LinearProgramming.Column(slacks + $0) })
        for k in leaving { place[active[k]] = -1 }
        active = active.filter { place[$0] >= 0 }
        for (k, column) in active.enumerated() { place[column] = Int32(k) }
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
