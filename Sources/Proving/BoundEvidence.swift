import Model

/// The prices that prove a bound, with all that another program needs to reckon it anew: any prices
/// give a bound that holds, these give this one.
public struct BoundEvidence: Sendable {
    /// A subset-row cut: of routes that visit two of its three members, one may be driven.
    public struct Cut: Sendable {
        /// Three clients.
        public var members: [Int32]
        /// Clients at which a route still knows of the cut, ascending; the members are among them.
        public var remembers: [Int32]
        /// Scaled; at least 0.
        public var price: Int64
    }

    /// No solution costs less, required clients that are left out not counted.
    public var bound: Cost
    /// Steps of the grid of prices to one unit of cost.
    public var scale: Int64
    /// Scaled, by client.
    public var clients: [Int64]
    /// Scaled, by depot and load dimension: what a unit of stock costs.
    public var stock: [Int64]
    /// Scaled, by vehicle type: the least that a vehicle's routes cost at these prices, or 0
    /// where that is not known.
    public var least: [Int64]
    /// Those that cost something.
    public var cuts: [Cut]
    /// Which visits a route remembers: at each client, then at each depot.
    public var neighbourhoods: [[Int32]]
}

extension ProverRun {
    /// Keeps the prices of a bound; not once arcs are fixed, as it holds for better solutions only
    /// then.
    func keepEvidence(
        _ prices: Prices, _ cuts: [SubsetRow], least: [Int64], value: Int64
    ) {
        guard !hasFixedArcs, value > evidenceValue, isShown(prices, cuts) else { return }
        evidenceValue = value
        var vehicles = [Int64](repeating: 0, count: problem.vehicleTypes.count)
        // What a trip costs at least tells nothing of a vehicle's whole rounds.
        for (network, cost) in zip(networks, least) where network.fleet < 0 {
            vehicles[network.type] += min(0, cost)
        }
        evidence = BoundEvidence(
            bound: min(incumbentCost, Cost((value + scale - 1) / scale)), scale: scale,
            clients: prices.clients, stock: prices.stock,
            least: vehicles,
            cuts: zip(cuts, prices.cuts).filter { $0.1 > 0 }.map { cut, price in
                BoundEvidence.Cut(
                    members: cut.members,
                    remembers: cut.remembers.indices.filter { cut.remembers[$0] }.map(Int32.init),
                    price: price)
            },
            neighbourhoods: memories.members)
    }

    /// Looks at the best prices with all arcs: what they prove then others can follow.
    ///
    /// - Parameter end: when to stop, by the monitor's clock.
    func showEvidence(until end: Double) {
        guard hasFixedArcs, let center, !monitor.wantsStop, isShown(center, centerCuts) else {
            return
        }
        let fixed = pricers.map { $0.freeArcs() }
        hasFixedArcs = false
        defer {
            for (pricer, fixed) in zip(pricers, fixed) { pricer.fix(fixed) }
            hasFixedArcs = true
        }
        var least: [Int64] = []
        for pricer in pricers {
            pricer.set(center, cuts: centerCuts, capacity: centerCapacity)
            let outcome = pricer.price(.exact, base: 0, threshold: 0) {
                self.monitor.wantsStop || self.monitor.elapsed > end
            }
            guard let value = outcome.least else { return }
            least.append(value)
        }
        keepEvidence(
            center, centerCuts, least: least,
            value: lagrangian(center, least, centerCuts, centerCapacity, isShown: true))
    }

    /// Whether a certificate can tell of all cuts that have a price: of capacity cuts it does not tell,
    /// nor of others than of three halves.
    private func isShown(_ prices: Prices, _ cuts: [SubsetRow]) -> Bool {
        !prices.capacity.contains { $0 != 0 }
            && zip(cuts, prices.cuts).allSatisfy { $0.members.count == 3 || $1 == 0 }
    }
}

extension Pricer {
    /// Fixes no arc any more; returns which ones were.
    fileprivate func freeArcs() -> [[Bool]] {
        defer {
            for side in [forward, backward] {
                side.isFixed.update(repeating: false, count: network.arcs.count)
            }
        }
        return fixedArcs
    }

    /// Fixes these arcs and no others.
    func fix(_ arcs: [[Bool]]) {
        for (side, fixed) in zip([forward, backward], arcs) {
            for k in fixed.indices { side.isFixed[k] = fixed[k] }
        }
    }
}
