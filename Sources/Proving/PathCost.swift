import Model

extension PricingNetwork {
    /// What duty, distance and weight cost beyond their prices per unit, at the end of a path.
    func excess(duration: Int32, uses: SIMD8<Int32>) -> Int64 {
        var cost = Int64(durationExcess(Int(duration)))
        if lanes.distance >= 0, !distanceExcess.steps.isEmpty {
            cost += Int64(distanceExcess(Int(uses[lanes.distance])))
        }
        if lanes.weight >= 0 {
            cost += Int64(weightExcess(Int(uses[lanes.weight] / weightDivisor)))
        }
        return cost
    }

    /// The arc between two vertices, the cheapest where there are several.
    func arc(_ tail: Int32, _ head: Int32) -> Arc? {
        arcs[Int(outgoing[Int(tail)])..<Int(outgoing[Int(tail) + 1])].first { $0.head == head }
    }

    /// The least cost of a path given from its start in this network's direction, source and sink
    /// included; nil if it cannot be driven.
    ///
    /// On the mirrored network the path is one backwards, as loads want it.
    func cost(ofPath path: [Int32]) -> Int64? {
        guard let first = path.first, sources.contains(first) else { return nil }
        let start = vertices[Int(first)]
        var (time, duration, latest) = (start.window.start, Int32(0), start.window.end)
        var uses = start.uses
        var cost = fixedCost + start.cost
        for (tail, head) in zip(path, path.dropFirst()) {
            guard let arc = arc(tail, head), time <= arc.leaves else { return nil }
            let vertex = vertices[Int(head)]
            var step = arc.duration
            if vertex.loadingRate > 0 {
                step += Int32((Int(uses[lanes.units]) * Int(vertex.loadingRate) + 999) / 1000)
            }
            uses = (uses & vertex.keeps) &+ vertex.uses
            if lanes.distance >= 0 { uses[lanes.distance] += arc.length }
            if any(uses .> limits) { return nil }
            let opens = max(vertex.window.start, arc.arrives)
            if arc.leaves < .max { latest = min(latest, arc.leaves - duration) }
            time = max(time + step, opens)
            guard time <= vertex.window.end else { return nil }
            duration = max(duration + step, opens - latest)
            latest = min(latest, vertex.window.end - duration)
            guard duration <= maxDuration else { return nil }
            cost += arc.cost + vertex.cost
        }
        guard let last = path.last, sinks.contains(last) else { return nil }
        return cost + unitDurationCost * Int64(duration) + excess(duration: duration, uses: uses)
    }
}
