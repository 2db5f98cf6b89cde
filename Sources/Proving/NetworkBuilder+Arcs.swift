import Model

extension NetworkBuilder {
    /// All ways that some route can take.
    mutating func addArcs() {
        network.outgoing = [0]
        for tail in network.vertices.indices {
            let from = roles[tail]
            if from.kind != .sink {
                for head in network.vertices.indices where head != tail {
                    guard var arc = arc(from: tail, to: head) else { continue }
                    let (i, j) = (
                        network.vertices[tail].neighbourhood, network.vertices[head].neighbourhood
                    )
                    if i >= 0, j >= 0 {
                        let mask = memories[Int(i), Int(j)]
                        (arc.keep, arc.hit, arc.backHit) = (mask.keep, mask.hit, mask.backHit)
                    }
                    network.arcs.append(arc)
                }
            }
            network.outgoing.append(Int32(network.arcs.count))
        }
        if reloads, problem.clients.contains(where: \.comesLast) {
            network.relaxed.insert(.lastAcrossLoads)
        }
    }

    /// The way from one vertex to another; nil where no route takes it.
    private func arc(from tail: Int, to head: Int) -> Arc? {
        let (from, to) = (roles[tail], roles[head])
        let (a, b) = (network.vertices[tail], network.vertices[head])
        guard to.kind != .source, from.kind != .sink, from.layer & ~to.layer == 0 else {
            return nil
        }
        switch (from.kind, to.kind) {
        case (.source, .client), (.load, .client), (.client, .client):
            guard a.depot == b.depot, a.client != b.client else { return nil }
        case (.source, .load):
            guard a.depot < 0 else { return nil }
        case (.client, .load), (.client, .sink): break
        default: return nil
        }
        if from.kind == .client, to.kind == .client,
            problem.clients[Int(a.client)].comesLast, !problem.clients[Int(b.client)].comesLast
        {
            return nil
        }
        guard let leg = leg(from, to, a.client, b.client) else { return nil }
        var arc = Arc(
            head: Int32(head), duration: from.service + leg.duration, leaves: .max, arrives: .min,
            cost: Int64(type.unitDistanceCost) * Int64(leg.distance) * scale, keep: 0, hit: 0,
            backHit: 0, length: leg.distance)
        if network.countsLoad {
            arc.duration = a.client < 0 ? 0 : loadOnClock(a.client)
        } else if to.layer != from.layer {
            for (k, rest) in rests.enumerated() where (to.layer & ~from.layer) >> k & 1 == 1 {
                arc.leaves = min(
                    arc.leaves,
                    rest.window.end - rest.duration - from.service - delay(from.layer))
            }
            guard a.window.start <= arc.leaves else { return nil }
        }
        return a.window.start + arc.duration <= b.window.end ? arc : nil
    }

    /// What the clock counts where it counts load.
    private func loadOnClock(_ client: Int32) -> Int32 {
        problem.clients[Int(client)].demand[clockDimension]
    }

    private func leg(_ from: Role, _ to: Role, _ i: Int32, _ j: Int32) -> Leg? {
        guard to.location >= 0 else { return Leg(duration: 0, distance: 0) }
        var leg = problem.profiles[type.profile][from.location, to.location]
        guard leg.exists else { return nil }
        let a = i >= 0 ? problem.clients[Int(i)] : nil
        if j >= 0 {
            let b = problem.clients[Int(j)]
            if a?.site != b.site { leg.duration += b.arrivalDuration }
            if let a, a.group != b.group { leg.duration += problem.clearance }
        } else if a != nil, to.kind == .load {
            leg.duration += problem.clearance
        }
        return leg
    }

    /// Windows on the clock of loads, and the horizon.
    mutating func setHorizon() {
        if network.countsLoad {
            let most = type.capacity[clockDimension]
            network.horizon = TimeWindow(0, most)
            for v in network.vertices.indices {
                let client = network.vertices[v].client
                let demand = client < 0 ? 0 : loadOnClock(client)
                network.vertices[v].window = TimeWindow(
                    0, roles[v].kind == .source ? 0 : most - demand)
            }
            return
        }
        let windows = network.vertices.map(\.window)
        network.horizon = TimeWindow(
            windows.map(\.start).min() ?? 0, windows.map(\.end).max() ?? 0)
    }
}
