import LinearProgramming
import Model
import Solving

extension ProverRun {
    /// Column generation to the end or until time is over.
    func generate(cutsUntil end: Double) throws(LinearProgramError) {
        guard !networks.isEmpty else {
            return
        }
        let master: Master
        if let known = self.master { master = known } else { master = try newMaster() }
        self.master = master
        try converge(master)
        try strengthen(master, until: end)
        freeArcs()
        columnsFound = master.columns.count
        statistics.pivots = master.events.iterations
        statistics.numericalFailures = master.events.numericalFailures
        statistics.stalls = master.events.stalls
    }

    private func newMaster() throws(LinearProgramError) -> Master {
        let whole = Int64(incumbentCost) * scale
        let master = try Master(
            problem, networks, fleets, scale: scale, penalty: max(whole, 1), mostMissing: missing,
            unit: max(1, Double(whole) / 10_000))
        try master.add(firstColumns())
        return master
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
            // A centre that proves little is nothing to hold on to.
            let smoothing = Double(best) < 0.9 * master.objective ? 0.4 : smoothing
            let alpha = max(0, 1 - Double(misses + 1) * (1 - smoothing))
            let prices = center.map { blend($0, target, alpha) } ?? target
            var added = 0
            while !isOver() {
                let outcome = price(prices, master, level)
                added = try master.add(outcome.columns)
                if let least = outcome.least {
                    note(prices, least, master)
                    let near = max(
                        Double(scale) * 1e-6,
                        monitor.elapsed < hurry ? slack * master.objective : .infinity)
                    if Double(best) >= master.objective - near || isClosed {
                        statistics.converged = true
                        return
                    }
                }
                if added > 0 || level == .exact { break }
                level = Labelling.Level(rawValue: level.rawValue + 1) ?? .exact
            }
            // Of trips there are hundreds: what each of them could still save does not matter.
            let least = max(
                1e-6 * Double(scale), fleets.isEmpty ? 0 : 1e-7 * master.objective)
            let helps = master.columns.suffix(added).contains {
                master.reducedCost(of: $0) < -least
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
        var passedOver = false
        for pricer in pricers {
            if level != .exact, pauses[pricer.index].left > 0 {
                pauses[pricer.index].left -= 1
                passedOver = true
                continue
            }
            pricer.set(prices, cuts: master.cuts)
            let vehicle = whole(master.duals.networks[pricer.index], .down)
            let outcome = pricer.price(level, base: 0, threshold: min(0, vehicle)) { self.isOver() }
            statistics.pricings += 1
            statistics.mostLabels = max(statistics.mostLabels, outcome.labels)
            columns += outcome.columns
            pauses[pricer.index].note(outcome.columns.count)
            if let value = outcome.least { least?.append(value) } else { least = nil }
            if isOver() { return (columns, nil) }
        }
        if level == .exact { statistics.exactPricings += 1 }
        if columns.isEmpty, passedOver {
            for k in pauses.indices { pauses[k].left = 0 }
            return price(prices, master, level)
        }
        return (columns, least)
    }

    /// For how many more calls a network is passed over that gave nothing.
    struct Pause {
        var left = 0
        private var length = 0

        mutating func note(_ found: Int) {
            length = found > 0 ? 0 : min(8, 2 * length + 1)
            left = length
        }
    }

    /// Duals as whole numbers: rounded down where they pay, up where they cost, and no client's
    /// above its prize.
    func prices(_ duals: Master.Duals) -> Prices {
        var prices = Prices(
            clients: duals.clients.map { whole(max(0, $0), .down) },
            stock: duals.stock.map { whole($0, .up) },
            cuts: duals.cuts.map { whole($0, .up) },
            fleets: zip(duals.fleets, fleets).map { FleetPrices($0, $1) })
        for (i, client) in problem.clients.enumerated() where !client.isRequired {
            prices.clients[i] = min(prices.clients[i], Int64(client.prize) * scale)
        }
        return prices
    }

    private func blend(_ a: Prices, _ b: Prices, _ alpha: Double) -> Prices {
        func mix(_ x: Int64, _ y: Int64) -> Int64 {
            whole(alpha * Double(x) + (1 - alpha) * Double(y), .down)
        }
        func mix(_ x: [Int64], _ y: [Int64]) -> [Int64] {
            y.indices.map { mix($0 < x.count ? x[$0] : 0, y[$0]) }
        }
        return Prices(
            clients: mix(a.clients, b.clients), stock: mix(a.stock, b.stock),
            cuts: a.cuts.count == b.cuts.count ? mix(a.cuts, b.cuts) : b.cuts,
            fleets: zip(a.fleets, b.fleets).map { FleetPrices.mix($0, $1, mix) })
    }

    /// What these prices prove.
    ///
    /// - Parameter isShown: as far as whole rounds, each vehicle's by itself, can follow it.
    func lagrangian(_ prices: Prices, _ least: [Int64], isShown: Bool = false) -> Int64 {
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
        for (fleet, own) in zip(fleets, prices.fleets) { value -= own.value(fleet) }
        // There are no more paths than clients, nor more of each network than it has vehicles.
        var left = problem.clients.count
        if isShown {
            for (cost, network) in zip(least, networks) where cost < 0 {
                value += cost * Int64(min(network.count, left))
            }
            return value
        }
        for (cost, count) in zip(least, networks.map(\.count)).sorted(by: <) where cost < 0 {
            value += cost * Int64(min(count, left))
            left -= min(count, left)
        }
        return value
    }

    /// The Lagrangian bound of these prices, where each network's least reduced cost is known.
    func note(_ prices: Prices, _ least: [Int64], _ master: Master) {
        let value = lagrangian(prices, least)
        keepEvidence(
            prices, master.cuts, least: least, value: lagrangian(prices, least, isShown: true))
        if value > best {
            best = value
            center = prices
            centerCuts = master.cuts
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
            route.shifts.flatMap { shift -> [Column] in
                if let fleet = fleets.firstIndex(where: { $0.types.contains(route.vehicleType) }) {
                    return trips(of: shift, fleet)
                }
                guard
                    let k = networks.firstIndex(where: {
                        $0.type == route.vehicleType && $0.shift == shift.shift
                    })
                else { return [] }
                return column(of: shift, in: k).map { [$0] } ?? []
            }
        }
    }

    /// The trips of a shift as columns.
    private func trips(of shift: RouteShift, _ fleet: Int) -> [Column] {
        var trips: [(depot: Int32, clients: [Int32])] = [(-1, [])]
        for visit in shift.visits {
            switch visit.kind {
            case .client(let client): trips[trips.count - 1].clients.append(client)
            case .load(let depot): trips.append((depot, []))
            case .rest: continue
            }
        }
        trips.removeAll { $0.clients.isEmpty }
        return trips.enumerated().compactMap { position, trip in
            guard
                let k = networks.firstIndex(where: {
                    $0.fleet == fleet && $0.vertices[Int($0.sources[0])].depot == trip.depot
                })
            else { return nil }
            let network = networks[k]
            let end = position == trips.count - 1 ? network.last : network.sinks[0]
            var choices = [[network.sources[0]]]
            for client in trip.clients {
                choices.append(
                    network.vertices.indices.filter { network.vertices[$0].client == client }
                        .map { Int32($0) })
            }
            return cheapest(choices + [[end]], in: k)
        }
    }

    private func column(of shift: RouteShift, in k: Int) -> Column? {
        let network = networks[k]
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
        return cheapest(choices, in: k)
    }

    /// The cheapest path through one vertex of each choice; nil if none can be driven.
    private func cheapest(_ choices: [[Int32]], in k: Int) -> Column? {
        let back = pricers[k].backward.network
        var best: (cost: Int64, path: [Int32])?
        var budget = 2_000
        search(choices, [], networks[k], &budget) { path in
            if let cost = back.cost(ofPath: path.reversed()), cost < best?.cost ?? .max {
                best = (cost, path)
            }
        }
        return best.map {
            Column(networks[k], index: k, path: $0.path, cost: $0.cost)
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
