import Maps

/// Cuts ways where roads meet.
///
/// A node that two roads share, or one passes twice, is a junction. A barrier ends every road that
/// comes to it, each at a node of its own, so that one can drive up to it but not through.
struct LinkCutter {
    private let map: MapData
    private let profile: Profile
    /// By the map's node: 0 unused, 1 a point of one road, 2 a junction, 3 a barrier.
    private var uses: [UInt8]
    /// By the map's node: its node in the graph, or −1.
    private(set) var nodeOf: [Int32]
    private(set) var nodeCount: Int32 = 0

    /// By link: the nodes at its ends, and the way that it is a piece of.
    private(set) var ends: [(tail: Int32, head: Int32)] = []
    private(set) var wayOf: [Int64] = []
    private(set) var forward: [Weight] = []
    private(set) var backward: [Weight] = []
    private(set) var firstPoint: [Int32] = [0]
    private(set) var points: [Coordinate] = []

    init(map: MapData, profile: Profile) {
        (self.map, self.profile) = (map, profile)
        uses = [UInt8](repeating: 0, count: map.coordinates.count)
        nodeOf = [Int32](repeating: -1, count: map.coordinates.count)
    }

    mutating func cut() {
        let roads = map.ways.compactMap { way in
            let speed = profile.speed(on: way.tags)
            return speed.isClosed ? nil : (way: way, speed: speed)
        }
        for (way, _) in roads {
            for node in way.nodes { uses[Int(node)] = min(2, uses[Int(node)] + 1) }
            for end in [way.nodes.first, way.nodes.last].compactMap({ $0 }) { uses[Int(end)] = 2 }
        }
        for place in map.places where uses[Int(place.node)] > 0 {
            if profile.isBarred(by: place.tags) { uses[Int(place.node)] = 3 }
        }
        for (way, speed) in roads {
            var start = 0
            for i in way.nodes.indices.dropFirst() where uses[Int(way.nodes[i])] > 1 {
                addLink(way.id, way.nodes[start...i], speed)
                start = i
            }
        }
    }

    private mutating func addLink(
        _ way: Int64, _ nodes: ArraySlice<Int32>, _ speed: Profile.WaySpeed
    ) {
        guard let first = nodes.first, let last = nodes.last,
            points.count + nodes.count < Int(Int32.max), ends.count < 1 << 29
        else { return }
        var length = 0
        for (a, b) in zip(nodes, nodes.dropFirst()) { length += centimetres(map[a], map[b]) }
        func weight(_ speed: Int?) -> Weight {
            speed.flatMap { Weight(centimetres: length, metresPerHour: $0) } ?? .unreachable
        }
        let weights = (weight(speed.forward), weight(speed.backward))
        guard weights.0 != .unreachable || weights.1 != .unreachable else { return }
        ends.append((node(at: first), node(at: last)))
        wayOf.append(way)
        forward.append(weights.0)
        backward.append(weights.1)
        points += nodes.lazy.map { map[$0] }
        firstPoint.append(Int32(points.count))
    }

    /// The graph's node at a node of the map; a new one each time at a barrier.
    private mutating func node(at index: Int32) -> Int32 {
        let isBarrier = uses[Int(index)] == 3
        if !isBarrier, nodeOf[Int(index)] >= 0 { return nodeOf[Int(index)] }
        defer { nodeCount += 1 }
        if !isBarrier { nodeOf[Int(index)] = nodeCount }
        return nodeCount
    }
}

/// Whole centimetres between two points.
func centimetres(_ a: Coordinate, _ b: Coordinate) -> Int {
    Int((a.metres(to: b) * 100).rounded())
}
