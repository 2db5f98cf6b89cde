import Maps

extension RoadNetwork {
    /// What a cached network was made from; another map, table of speeds or version of Komek makes
    /// another key.
    public struct CacheKey: Sendable, Equatable {
        /// The map's content, as ``MapFile/contentHash(_:)`` tells it.
        public var map: String
        /// Whose roads.
        public var mode: RoadMode
        /// How fast.
        public var speeds: RoadSpeeds
        /// A key of its parts.
        public init(map: String, mode: RoadMode, speeds: RoadSpeeds) {
            (self.map, self.mode, self.speeds) = (map, mode, speeds)
        }

        /// Raised whenever the same map would give another network, or the same network other bytes.
        static let version = 1
        /// How every key begins.
        static let mark = "komek roads "

        var text: String {
            let classes = speeds.car.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return Self.mark + "\(Self.version) \(map) \(mode.rawValue) foot=\(speeds.foot) "
                + "bicycle=\(speeds.bicycle) " + classes.joined(separator: " ")
        }
    }

    /// What a file of kept roads turned out to be.
    public enum Restored: Sendable {
        case network(RoadNetwork)
        /// Roads of another map, at other speeds, or of another version of Komek.
        case other
        /// What was written has changed, or was never written by Komek.
        case damaged
    }

    /// The network as bytes, to be read by ``restored(from:key:)`` on the same kind of machine.
    public func cached(key: CacheKey) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Array(key.text.utf8))
        writer.write(Int64(graph.nodeCount))
        writer.write(graph.forward)
        writer.write(graph.backward)
        writer.write(graph.firstPoint)
        writer.write(graph.points)
        writer.write(graph.isUsable.map { $0 ? UInt8(1) : 0 })
        writer.write(graph.edges.flatMap { [$0.tail, $0.head, $0.arc] })
        writer.write(graph.partSizes)
        writer.write(graph.partPlaces)
        writer.write([graph.keptTurns, graph.skippedTurns])
        writer.write(hierarchy.core)
        writer.write(hierarchy.rank)
        for side in [hierarchy.up, hierarchy.down] {
            writer.write(side.first)
            writer.write(side.higher)
            writer.write(side.weights)
            writer.write(side.via)
        }
        return writer.sealed()
    }

    /// The network that was written under this key.
    ///
    /// Every index is looked at, so that what is read cannot crash, whatever the bytes are.
    public static func restored(from bytes: [UInt8], key: CacheKey) -> Restored {
        guard var reader = ByteReader(sealed: bytes), let text = reader.array(UInt8.self),
            text.starts(with: CacheKey.mark.utf8)
        else { return .damaged }
        guard text.elementsEqual(key.text.utf8) else { return .other }
        return RoadNetwork(&reader, key).map { .network($0) } ?? .damaged
    }

    private init?(_ reader: inout ByteReader, _ key: CacheKey) {
        guard let nodeCount = reader.value(Int64.self), (0...Int64(Int32.max)).contains(nodeCount)
        else { return nil }
        var graph = RoadGraph()
        graph.nodeCount = Int(nodeCount)
        guard let forward = reader.array(Weight.self), let backward = reader.array(Weight.self),
            let firstPoint = reader.array(Int32.self), let points = reader.array(Coordinate.self),
            let usable = reader.array(UInt8.self), let edges = reader.array(Int32.self),
            let parts = reader.array(Int32.self), let places = reader.array(Coordinate.self),
            let turns = reader.array(Int32.self),
            let core = reader.value(Int32.self), let rank = reader.array(Int32.self),
            edges.count % 3 == 0, turns.count == 2,
            parts.count == places.count
        else { return nil }
        (graph.forward, graph.backward) = (forward, backward)
        (graph.firstPoint, graph.points) = (firstPoint, points)
        (graph.partSizes, graph.partPlaces) = (parts, places)
        graph.isUsable = usable.map { $0 == 1 }
        graph.edges = stride(from: 0, to: edges.count, by: 3).map {
            .init(tail: edges[$0], head: edges[$0 + 1], arc: edges[$0 + 2])
        }
        (graph.keptTurns, graph.skippedTurns) = (turns[0], turns[1])
        guard let up = reader.side(), let down = reader.side(), reader.isAtEnd else { return nil }
        let hierarchy = Hierarchy(rank: rank, core: core, up: up, down: down)
        guard graph.isSound, hierarchy.isSound(for: graph) else { return nil }
        self.init(
            mode: key.mode, walkingSpeed: key.speeds.foot, graph: graph, hierarchy: hierarchy)
    }
}

extension Weight {
    /// What a link may weigh.
    fileprivate var isOfLink: Bool { self <= .unreachable && centimetres < 1 << 31 }
}

extension RoadGraph {
    /// Every number refers to something that is there.
    fileprivate var isSound: Bool {
        let links = forward.count
        guard backward.count == links, isUsable.count == links, firstPoint.count == links + 1,
            firstPoint.first == 0, firstPoint.last == Int32(exactly: points.count),
            zip(firstPoint, firstPoint.dropFirst()).allSatisfy({ $0 >= 0 && $1 > $0 && $1 - $0 > 1 }
            ),
            points.allSatisfy({
                $0.lat.magnitude <= 900_000_000 && $0.lon.magnitude <= 1_800_000_000
            }),
            forward.allSatisfy(\.isOfLink), backward.allSatisfy(\.isOfLink)
        else { return false }
        let nodes = 0..<Int32(nodeCount)
        return edges.allSatisfy {
            nodes.contains($0.tail) && nodes.contains($0.head)
                && (0..<Int32(2 * links)).contains($0.arc)
        }
    }
}

extension Hierarchy {
    fileprivate func isSound(for graph: RoadGraph) -> Bool {
        let n = Int32(graph.nodeCount)
        guard rank.count == graph.nodeCount, rank.allSatisfy({ (0..<n).contains($0) }),
            (0...n).contains(core)
        else { return false }
        return zip([up, down], [true, false]).allSatisfy { side, goesUp in
            guard side.first.count == rank.count + 1, side.first.first == 0,
                side.first.last == Int32(exactly: side.higher.count),
                zip(side.first, side.first.dropFirst()).allSatisfy({ $0 <= $1 }),
                side.weights.count == side.higher.count, side.via.count == side.higher.count,
                side.weights.allSatisfy({ $0 < .unreachable })
            else { return false }
            return (0..<n).allSatisfy { node in
                // Within the core all arcs stand with the nodes they leave.
                guard goesUp || node < core || side.range(node).isEmpty else { return false }
                return side.range(node).allSatisfy { i in
                    let (higher, via) = (side.higher[i], side.via[i])
                    // A shortcut is made of arcs of a lower node: unpacking it comes to an end.
                    let goesUpwards = higher > node || goesUp && higher >= core && node >= core
                    return goesUpwards && (0..<n).contains(higher) && via < min(node, core)
                        && (via >= 0 || -1 - Int(via) < 2 * graph.linkCount)
                        && (via < 0
                            || hasArcs(goesUp ? (node, higher) : (higher, node), over: via))
                }
            }
        }
    }

    /// Both halves of a shortcut are there.
    private func hasArcs(_ ends: (tail: Int32, head: Int32), over via: Int32) -> Bool {
        down.range(via).contains { down.higher[$0] == ends.tail }
            && up.range(via).contains { up.higher[$0] == ends.head }
    }
}
