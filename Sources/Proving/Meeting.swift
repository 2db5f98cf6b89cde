import Model

/// What a path costs whose parts are labels of both directions that meet at a vertex.
struct Meeting {
    private let network: PricingNetwork
    private let forward: Labelling
    private let turn: Int32

    init(_ forward: Labelling) {
        network = forward.network
        self.forward = forward
        turn = network.horizon.start + network.horizon.end
    }

    /// Of a forward and a backward label; nil where they do not go together.
    func cost(_ a: Label, _ b: Label, at v: Int) -> Int64? {
        let vertex = network.vertices[v]
        guard a.time <= turn - b.time, a.memory & b.memory & ~forward.bit(of: v) == 0 else {
            return nil
        }
        let uses = a.uses &+ b.uses &- vertex.uses
        if any(uses .> network.limits) { return nil }
        let duration = max(a.duration + b.duration, turn - b.latest - a.latest)
        guard duration <= network.maxDuration else { return nil }
        var cost =
            a.cost + b.cost - forward.prices[v] + network.unitDurationCost * Int64(duration)
            + network.excess(duration: duration, uses: uses)
        if forward.hasCuts {
            // What the backward label paid for its visit here is taken back; then both are added.
            let (after, paid) = b.cuts.before(forward.cutVisits[v])
            if !paid.isEmpty { cost -= paid.sum(forward.penalties) }
            let counted = a.cuts.meeting(after, at: forward.cutVisits[v])
            if !counted.isEmpty { cost += counted.sum(forward.penalties) }
        }
        return cost
    }
}
