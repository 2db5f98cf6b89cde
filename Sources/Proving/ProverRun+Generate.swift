import LinearProgramming
import Model
import Solving

extension ProverRun {
    /// Columns for later, for each client.
    static let spareColumns = 150

    /// Column generation to the end or until time is over.
    func generate(cutsUntil end: Double) throws(LinearProgramError) {
        if let bound { monitor.report(bound: bound, seconds: monitor.elapsed) }
        guard !networks.isEmpty else { return }
        let master: Master
        if let known = self.master { master = known } else { master = try newMaster() }
        self.master = master
        try converge(master)
        try strengthen(master, until: end)
        try branch(master, until: end)
        // Takes a tenth of the time more at most.
        if isShown { showEvidence(until: seconds + max(1, seconds / 10)) }
        columnsFound = master.columns.count
        statistics.pivots = master.events.iterations
        statistics.numericalFailures = master.events.numericalFailures
        statistics.stalls = master.events.stalls
    }

    /// The program with its first columns.
    func newMaster() throws(LinearProgramError) -> Master {
        let whole = Int64(incumbentCost) * scale
        let master = try Master(
            problem, networks, fleets, scale: scale, penalty: max(whole, 1), mostMissing: missing,
            unit: max(1, Double(whole) / 10_000))
        try master.add(firstColumns())
        master.store(foundColumns())
        return master
    }

    /// The bound, rounded up, is what the incumbent costs.
    var isClosed: Bool { cost(of: best).map { $0 >= incumbentCost } ?? false }

    /// By how much a better solution can be cheaper than the incumbent at most, scaled.
    var gap: Double { Double(Int64(incumbentCost) * scale) - Double(best) }

    /// All networks at one level, in their order.
    func price(
        _ prices: Prices, _ master: Master, _ level: Labelling.Level
    ) -> (columns: [Column], others: [Column], least: [Int64]?, slope: Slope?) {
        let began = monitor.elapsed
        defer { statistics.pricingSeconds += monitor.elapsed - began }
        var columns: [Column] = []
        var others: [Column] = []
        var slope: Slope?
        var least: [Int64]? = []
        var passedOver = false
        var labels = LookLabels()
        for pricer in pricers {
            if level != .exact, pauses[pricer.index].left > 0 {
                pauses[pricer.index].left -= 1
                passedOver = true
                continue
            }
            pricer.set(prices, cuts: master.cuts, capacity: master.capacityCuts)
            let vehicle = whole(master.duals.networks[pricer.index], .down)
            let outcome = pricer.price(level, base: 0, threshold: min(0, vehicle)) { self.isOver() }
            statistics.pricings += 1
            statistics.mostLabels = max(statistics.mostLabels, outcome.labels)
            labels.unled = max(labels.unled, outcome.labels)
            labels.atOnce = max(labels.atOnce, pricer.mostAtOnce)
            labelsMade += outcome.labels + outcome.guideLabels
            columns += outcome.columns
            others += outcome.others
            pauses[pricer.index].note(outcome.columns.count)
            if let value = outcome.least { least?.append(value) } else { least = nil }
            slope = pricer.index == 0 ? Slope(outcome) : slope?.with(outcome)
            if isOver() { return (columns, others, nil, nil) }
        }
        if level == .exact {
            statistics.exactPricings += 1
            lookLabels = labels
        }
        if columns.isEmpty, passedOver {
            for k in pauses.indices { pauses[k].left = 0 }
            return price(prices, master, level)
        }
        return (columns, others, least, slope)
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
            capacity: duals.capacity.map { whole($0, .down) },
            fleets: zip(duals.fleets, fleets).map { FleetPrices($0, $1) })
        for (i, client) in problem.clients.enumerated() where !client.isRequired {
            prices.clients[i] = min(prices.clients[i], Int64(client.prize) * scale)
        }
        return prices
    }

    /// What these prices prove.
    ///
    /// - Parameter isShown: as far as whole rounds, each vehicle's by itself, can follow it.
    func lagrangian(
        _ prices: Prices, _ least: [Int64], _ rows: [SubsetRow], _ cuts: [CapacityCut],
        isShown: Bool = false
    ) -> Int64 {
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
        for (row, price) in zip(rows, prices.cuts) { value -= price * Int64(row.most) }
        for (cut, price) in zip(cuts, prices.capacity) { value += cut.value(of: price) }
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
    func note(
        _ prices: Prices, _ least: [Int64], _ slope: Slope?, _ cuts: [SubsetRow], _ master: Master
    ) {
        let capacity = master.capacityCuts
        var value = lagrangian(prices, least, cuts, capacity)
        if let most = slope?.sum(of: problem) {
            value = max(value, lagrangian(prices, least.map { _ in 0 }, cuts, capacity) - most)
        }
        keepEvidence(
            prices, cuts, least: least,
            value: lagrangian(prices, least, cuts, capacity, isShown: true))
        if value > best {
            best = value
            center = prices
            (centerCuts, centerCapacity) = (cuts, capacity)
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
}

/// A dual as a whole number; whatever GLPK says, it is one: any makes a bound that holds.
func whole(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int64 {
    guard value.isFinite else { return 0 }
    return Int64(max(-1e15, min(1e15, value)).rounded(rule))
}
