@testable import Roads

/// Dijkstra's algorithm as plainly as it can be written, to compare with.
struct Dijkstra {
    private let network: RoadNetwork
    private var out: [[RoadGraph.Edge]]
    private let rank: [Int32]

    init(_ network: RoadNetwork) {
        self.network = network
        out = .init(repeating: [], count: network.graph.nodeCount)
        for edge in network.graph.edges { out[Int(edge.tail)].append(edge) }
        rank = network.hierarchy.rank
    }

    /// By target: the cost of the quickest way.
    func weights(from source: RoadPosition, to targets: [RoadPosition]) -> [Weight] {
        let graph = network.graph
        var node = [Int](repeating: 0, count: rank.count)
        for (i, r) in rank.enumerated() { node[Int(r)] = i }
        var distance = [Weight](repeating: .unreachable, count: graph.nodeCount)
        var heap = NodeHeap<Weight>()
        for start in network.ends.starts(source, graph) {
            let v = node[Int(start.node)]
            if start.weight < distance[v] {
                distance[v] = start.weight
                heap.push(start.weight, Int32(v))
            }
        }
        while let top = heap.pop() {
            if top.key > distance[Int(top.node)] { continue }
            for edge in out[Int(top.node)] {
                let through = top.key + graph.weight(ofArc: edge.arc)
                if through < distance[Int(edge.head)] {
                    distance[Int(edge.head)] = through
                    heap.push(through, edge.head)
                }
            }
        }
        return targets.map { target in
            network.ends.ends(target, graph).reduce(network.ends.direct(source, target, graph)) {
                let reached = distance[node[Int($1.node)]]
                return reached == .unreachable ? $0 : min($0, reached + $1.weight)
            }
        }
    }
}
