import Model

extension ProverRun {
    /// Labels in one direction with which a network can still be priced again and again.
    private static let mostLabels = 400_000
    /// Fleets that cannot, after which no further are tried.
    private static let mostFailures = 4

    /// Types whose whole rounds can be priced at the prices of the best bound, among those that are
    /// looked at trip by trip.
    ///
    /// - Parameter end: when to stop looking, by the monitor's clock.
    func priceable(_ divided: [Int], until end: Double) -> Set<Int> {
        guard let prices = center else { return [] }
        let memories = ProverRun.memories(problem)
        var arcs = networks.reduce(0) { $0 + $1.arcs.count }
        var found: Set<Int> = []
        var failures = 0
        // The dearest go round for the shortest time.
        let order = fleets.sorted { a, b in
            let (x, y) = (problem.vehicleTypes[a.types[0]], problem.vehicleTypes[b.types[0]])
            return (-x.unitDurationCost, a.mostDuration, a.types[0])
                < (-y.unitDurationCost, b.mostDuration, b.types[0])
        }
        for fleet in order {
            var isPriceable = true
            for index in fleet.types where isPriceable {
                for shift in problem.vehicleTypes[index].shifts.indices where isPriceable {
                    var builder = NetworkBuilder(
                        problem, type: index, shift: shift, memories: memories, scale: scale)
                    guard let network = builder.build() else { continue }
                    arcs += network.arcs.count
                    guard arcs <= ProverRun.mostArcs else { return found }
                    let pricer = Pricer(problem, network, nil, index: 0)
                    pricer.set(prices, cuts: [], capacity: [])
                    let outcome = pricer.price(Labelling.Level.exact, base: 0, threshold: 0) {
                        self.isOver() || self.monitor.elapsed >= end
                            || pricer.forward.count + pricer.backward.count > ProverRun.mostLabels
                    }
                    isPriceable = outcome.least != nil
                }
            }
            if isPriceable { found.formUnion(fleet.types) } else { failures += 1 }
            if failures == ProverRun.mostFailures { break }
            if isOver() || monitor.elapsed >= end { break }
        }
        return found
    }
}
