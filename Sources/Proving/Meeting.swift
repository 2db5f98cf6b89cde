import Model

/// What a path costs whose parts are labels of both directions that meet at a vertex.
struct Meeting {
    private let network: PricingNetwork
    private let forward: Labelling
    private let hasExcess: Bool
    /// Where time, or what the clock counts, turns round.
    let turn: Int32

    init(_ forward: Labelling) {
        network = forward.network
        self.forward = forward
        turn = network.horizon.start + network.horizon.end
        hasExcess =
            !network.durationExcess.steps.isEmpty || !network.distanceExcess.steps.isEmpty
            || network.lanes.weight >= 0
    }

    /// Of a forward and a backward label; nil where they do not go together.
    ///
    /// Many millions of pairs are looked at: neither label is copied.
    @inline(__always)
    func cost(_ a: UnsafePointer<Label>, _ b: UnsafePointer<Label>, at v: Int) -> Int64? {
        guard a.pointee.time <= turn &- b.pointee.time,
            a.pointee.memory & b.pointee.memory & ~forward.bit(of: v) == 0
        else { return nil }
        let uses = a.pointee.uses &+ b.pointee.uses &- network.vertices[v].uses
        if any(uses .> network.limits) { return nil }
        let duration = max(
            a.pointee.duration &+ b.pointee.duration,
            turn &- b.pointee.latest &- a.pointee.latest)
        guard duration <= network.maxDuration else { return nil }
        var cost =
            a.pointee.cost &+ b.pointee.cost &- forward.prices[v]
            &+ network.unitDurationCost &* Int64(duration)
        if hasExcess { cost += network.excess(duration: duration, uses: uses) }
        if forward.hasCuts {
            // What the backward label paid for its visit here is taken back; then both are added.
            let (after, paid) = b.pointee.cuts.before(forward.cutVisits[v])
            if !paid.isEmpty { cost -= paid.sum(forward.penalties) }
            let counted = a.pointee.cuts.meeting(after, at: forward.cutVisits[v])
            if !counted.isEmpty { cost += counted.sum(forward.penalties) }
        }
        return cost
    }
}
