import Maps

/// The quickest way between two places: two upward searches that meet.
struct RoadQuery {
    private let network: RoadNetwork
    private let from: RoadPosition
    private let to: RoadPosition
    private let starts: [ArcEnds.End]
    private let ends: [ArcEnds.End]
    private var up: UpwardSearch
    private var down: UpwardSearch
    private var meeting: Int32 = -1
    /// What it costs, or ``Weight/unreachable``.
    private(set) var weight: Weight

    init(_ network: RoadNetwork, _ from: RoadPosition, _ to: RoadPosition) {
        (self.network, self.from, self.to) = (network, from, to)
        let hierarchy = network.hierarchy
        starts = network.ends.starts(from, network.graph)
        ends = network.ends.ends(to, network.graph)
        up = UpwardSearch(nodeCount: hierarchy.nodeCount)
        down = UpwardSearch(nodeCount: hierarchy.nodeCount)
        weight = network.ends.direct(from, to, network.graph)
        up.run(
            from: starts.map { ($0.node, $0.weight) }, hierarchy.up, against: hierarchy.down)
        down.run(from: ends.map { ($0.node, $0.weight) }, hierarchy.down, against: hierarchy.up)
        var reached: [Int32: Weight] = [:]
        for label in down.labels { reached[label.node] = label.weight }
        for label in up.labels {
            guard let rest = reached[label.node] else { continue }
            if label.weight + rest < weight {
                (weight, meeting) = (label.weight + rest, label.node)
            }
        }
    }

    /// The arcs of the road graph from the first junction to the last; empty along one link.
    var arcs: [Int32] {
        guard meeting >= 0 else { return [] }
        let nodes = up.path(to: meeting) + down.path(to: meeting).reversed().dropFirst()
        var arcs: [Int32] = []
        for (a, b) in zip(nodes, nodes.dropFirst()) {
            network.hierarchy.appendArcs(from: a, to: b, into: &arcs)
        }
        return arcs
    }

    /// From kerb to kerb; nil where there is no way.
    var points: [Coordinate]? {
        guard weight < .unreachable else { return nil }
        var line: [Coordinate] = []
        func append(_ points: some Sequence<Coordinate>) {
            for point in points where point != line.last { line.append(point) }
        }
        func length(_ arc: Int32) -> Int { network.graph.length(ofLink: Int(arc >> 1)) }
        guard meeting >= 0 else {
            append(piece(from.link, Int(from.offset), Int(to.offset)))
            return line
        }
        let first = up.path(to: meeting)[0]
        let last = down.path(to: meeting)[0]
        func best(_ ends: [ArcEnds.End], at node: Int32) -> Int32? {
            ends.filter { $0.node == node }.min { $0.weight < $1.weight }?.arc
        }
        if let arc = best(starts, at: first) {
            append(piece(from.link, Int(from.offset), arc & 1 == 0 ? length(arc) : 0))
        }
        for arc in arcs {
            let shape = network.graph.shape(ofLink: Int(arc >> 1))
            if arc & 1 == 0 { append(shape) } else { append(shape.reversed()) }
        }
        if let arc = best(ends, at: last) {
            append(piece(to.link, arc & 1 == 0 ? 0 : length(arc), Int(to.offset)))
        }
        return line
    }

    /// The part of a link between two distances from its beginning, in that direction.
    private func piece(_ link: Int32, _ from: Int, _ to: Int) -> [Coordinate] {
        let shape = Array(network.graph.shape(ofLink: Int(link)))
        let (low, high) = (min(from, to), max(from, to))
        var result: [Coordinate] = []
        var done = 0
        for (a, b) in zip(shape, shape.dropFirst()) {
            let next = done + centimetres(a, b)
            func point(at offset: Int) -> Coordinate {
                between(a, b, next > done ? Double(offset - done) / Double(next - done) : 0)
            }
            if result.isEmpty, low <= next { result.append(point(at: low)) }
            if !result.isEmpty, high <= next {
                result.append(point(at: high))
                break
            }
            if !result.isEmpty { result.append(b) }
            done = next
        }
        return from <= to ? result : result.reversed()
    }
}
