import LinearProgramming
import Model
import Solving

extension ProverRun {
    /// Column generation to the end or until time is over.
    func generate() throws(LinearProgramError) {
        guard !networks.isEmpty else {
            return
        }
        let whole = Int64(incumbentCost) * scale
        let master = try Master(
            problem, networks, scale: scale, penalty: max(whole, 1), mostMissing: missing,
            unit: max(1, Double(whole) / 10_000))
        try master.add(firstColumns())
        try converge(master)
        try strengthen(master)
        freeArcs()
        columnsFound = master.columns.count
        statistics.pivots = master.events.iterations
        statistics.numericalFailures = master.events.numericalFailures
        statistics.stalls = master.events.stalls
    }

    /// Solves master and pricing in turn until no path has a negative reduced cost.
    func converge(_ master: Master) throws(LinearProgramError) {
        var level = Labelling.Level.greedy
        var misses = 0
        while !isOver() {
            listen()
            let began = monitor.elapsed
            guard try master.solve(timeLimit: timeLeft) else { return }
            statistics.masters += 1
            statistics.masterSeconds += monitor.elapsed - began
            try master.purge(most: 10 * problem.clients.count + 1_000)
            if try master.recall(most: 200) > 0 { continue }
            let target = prices(master.duals)
            let alpha = max(0, 1 - Double(misses + 1) * (1 - smoothing))
            let prices = center.map { blend($0, target, alpha) } ?? target
            var added = 0
            while !isOver() {
                let outcome = price(prices, master, level)
                added = try master.add(outcome.columns)
                if let least = outcome.least {
                    note(prices, least, master)
                    if Double(best) >= master.objective - Double(scale) * 1e-6 || isClosed {
                        statistics.converged = true
                        return
                    }
                }
                if added > 0 || level == .exact { break }
                level = Labelling.Level(rawValue: level.rawValue + 1) ?? .exact
            }
            let helps = master.columns.suffix(added).contains {
                master.reducedCost(of: $0) < -1e-6 * Double(scale)
            }
            if helps {
                misses = 0
                if level == .exact { level = .greedy }
            } else if alpha > 0 {
                misses += 1
            } else if level == .exact {
                statistics.converged = !isOver()
                return
            }
        }
    }

    /// The bound, rounded up, is what the incumbent costs.
    var isClosed: Bool { bound.map { $0 >= incumbentCost } ?? false }

    /// All networks at one level, in their order.
    private func price(
        _ prices: Prices, _ master: Master, _ level: Labelling.Level
    ) -> (columns: [Column], least: [Int64]?) {
        let began = monitor.elapsed
        defer { statistics.pricingSeconds += monitor.elapsed - began }
        var columns: [Column] = []
        var least: [Int64]? = []
        for pricer in pricers {
            pricer.set(prices, cuts: master.cuts)
            let vehicle = whole(master.duals.networks[pricer.index], .down)
            let outcome = pricer.price(level, base: 0, threshold: min(0, vehicle)) { self.isOver() }
            statistics.pricings += 1
            statistics.mostLabels = max(statistics.mostLabels, outcome.labels)
            columns += outcome.columns
            if let value = outcome.least { least?.append(value) } else { least = nil }
            if isOver() { return (columns, nil) }
        }
        if level == .exact { statistics.exactPricings += 1 }
        return (columns, least)
    }

    /// Duals as whole numbers: rounded down where they pay, up where they cost, and no client's
    /// above its prize.
    func prices(_ duals: Master.Duals) -> Prices {
        var prices = Prices(
            clients: duals.clients.map { whole(max(0, $0), .down) },
            stock: duals.stock.map { whole($0, .up) },
            cuts: duals.cuts.map { whole($0, .up) })
        for (i, client) in problem.clients.enumerated() where !client.isRequired {
            prices.clients[i] = min(prices.clients[i], Int64(client.prize) * scale)
        }
        return prices
    }

    private func blend(_ a: Prices, _ b: Prices, _ alpha: Double) -> Prices {
        func mix(_ x: [Int64], _ y: [Int64]) -> [Int64] {
            y.indices.map { k in
                Int64(
                    (alpha * Double(k < x.count ? x[k] : 0) + (1 - alpha) * Double(y[k])).rounded(
                        .down))
            }
        }
        return Prices(
            clients: mix(a.clients, b.clients), stock: mix(a.stock, b.stock),
            cuts: a.cuts.count == b.cuts.count ? mix(a.cuts, b.cuts) : b.cuts)
    }

    /// What these prices prove.
    func lagrangian(_ prices: Prices, _ least: [Int64]) -> Int64 {
        var value = prices.clients.reduce(0, +)
        let required = problem.clients.indices.filter { problem.clients[$0].isRequired }
        value -= required.map { prices.clients[$0] }.sorted(by: >).prefix(missing).reduce(0, +)
        for d in problem.depots.indices {
            for k in 0..<Load.scalarCount {
                let row = d * Load.scalarCount + k
                if prices.stock[row] > 0 {
                    value -= prices.stock[row] * Int64(problem.depots[d].stock[k])
                }
            }
        }
        value -= prices.cuts.reduce(0, +)
        for (network, cost) in zip(networks, least) where cost < 0 {
            value += cost * Int64(min(network.count, problem.clients.count))
        }
        return value
    }

    /// The Lagrangian bound of these prices, where each network's least reduced cost is known.
    func note(_ prices: Prices, _ least: [Int64], _ master: Master) {
        let value = lagrangian(prices, least)
        if value > best {
            best = value
            center = prices
            centerCuts = master.cuts
            keepEvidence(prices, master.cuts, least: least, value: value)
            if let bound { monitor.report(bound: bound, seconds: monitor.elapsed) }
        }
    }

    /// The better solution's routes, vehicle by vehicle.
    var betterRoutes: [RouteSketch]? {
        guard let better else { return nil }
        var routes: [RouteSketch] = []
        for column in better {
            let network = networks[column.network]
            let codes = column.path.map { v in
                let vertex = network.vertices[Int(v)]
                return vertex.client >= 0 ? vertex.client : -1 - vertex.depot
            }
            // Several shifts of one type are one vehicle's where it has none there yet.
            let at = routes.firstIndex {
                $0.vehicleType == network.type && $0.shifts[network.shift].isEmpty
            }
            if let at {
                routes[at].shifts[network.shift] = codes
            } else {
                var shifts = problem.vehicleTypes[network.type].shifts.map { _ in [Int32]() }
                shifts[network.shift] = codes
                routes.append(RouteSketch(vehicleType: network.type, shifts: shifts))
            }
        }
        return routes
    }

    /// The incumbent's routes, as far as the networks know them.
    func firstColumns() -> [Column] {
        incumbent.routes.flatMap { route in
            route.shifts.compactMap { shift in
                guard
                    let k = networks.firstIndex(where: {
                        $0.type == route.vehicleType && $0.shift == shift.shift
                    })
                else { return nil }
                return column(of: shift, in: k)
            }
        }
    }

    private func column(of shift: RouteShift, in k: Int) -> Column? {
        let network = networks[k]
        let back = pricers[k].backward.network
        // Every vertex that fits each stop by its place and time, in either layer.
        var choices: [[Int32]] = []
        var depot: Int32 = -1
        var isFirst = true
        var stops: [(client: Int32, depot: Int32, begin: Int32)] = []
        var startsLoaded = false
        for visit in shift.visits {
            switch visit.kind {
            case .client(let client):
                stops.append((client, depot, visit.begin))
                isFirst = false
            case .load(let at):
                depot = at
                if isFirst, at == problem.vehicleTypes[network.type].startDepot {
                    startsLoaded = true
                } else {
                    stops.append((-1, at, visit.begin))
                }
                isFirst = false
            case .rest: continue
            }
        }
        choices.append(
            network.sources.filter { (network.vertices[Int($0)].depot >= 0) == startsLoaded })
        for stop in stops {
            choices.append(
                network.vertices.indices.filter {
                    let vertex = network.vertices[$0]
                    return vertex.client == stop.client && vertex.depot == stop.depot
                        && !network.sources.contains(Int32($0))
                        && !network.sinks.contains(Int32($0))
                }.map { Int32($0) })
        }
        choices.append(network.sinks)
        var best: (cost: Int64, path: [Int32])?
        var budget = 2_000
        search(choices, [], network, &budget) { path in
            if let cost = back.cost(ofPath: path.reversed()), cost < best?.cost ?? .max {
                best = (cost, path)
            }
        }
        return best.map {
            Column(network, index: k, path: Array($0.path.dropFirst().dropLast()), cost: $0.cost)
        }
    }

    /// All paths through one vertex of each choice, as far as arcs exist.
    private func search(
        _ choices: [[Int32]], _ path: [Int32], _ network: PricingNetwork, _ budget: inout Int,
        _ body: ([Int32]) -> Void
    ) {
        guard path.count < choices.count else {
            body(path)
            return
        }
        for v in choices[path.count] where budget > 0 {
            if let last = path.last, network.arc(last, v) == nil { continue }
            budget -= 1
            search(choices, path + [v], network, &budget, body)
        }
    }
}

/// A dual as a whole number; whatever GLPK says, it is one: any makes a bound that holds.
func whole(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int64 {
    guard value.isFinite else { return 0 }
    return Int64(max(-1e15, min(1e15, value)).rounded(rule))
}
