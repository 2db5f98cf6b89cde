/// Searches upwards in a hierarchy from one or a few nodes; made once for many searches.
///
/// A node to which a higher one leads more cheaply than the search found is not on a shortest path
/// upwards and is passed over (stall on demand).
struct UpwardSearch {
    /// What was reached, and how.
    struct Label: BitwiseCopyable {
        var node: Int32
        var weight: Weight
        /// The node before on the path, or −1 at the beginning.
        var parent: Int32
    }

    private var distance: [Weight]
    private var parent: [Int32]
    private var touched: [Int32] = []
    private var heap = NodeHeap<Weight>()
    /// Settled nodes that may be on a shortest path, in the order of their distance.
    private(set) var labels: [Label] = []

    init(nodeCount: Int) {
        distance = .init(repeating: .unreachable, count: nodeCount)
        parent = .init(repeating: -1, count: nodeCount)
    }

    /// Runs from these nodes (ranks), each with what it costs to get there.
    ///
    /// `side` leads up, `other` is the opposite one.
    mutating func run(
        from starts: [(node: Int32, weight: Weight)], _ side: Hierarchy.Side,
        against other: Hierarchy.Side
    ) {
        for node in touched { distance[Int(node)] = .unreachable }
        touched.removeAll(keepingCapacity: true)
        labels.removeAll(keepingCapacity: true)
        heap.removeAll()
        for start in starts { reach(start.node, start.weight, from: -1) }
        while let top = heap.pop() {
            if top.key > distance[Int(top.node)] { continue }
            var isStalled = false
            for i in other.range(top.node)
            where distance[Int(other.higher[i])] + other.weights[i] < top.key {
                isStalled = true
                break
            }
            if isStalled { continue }
            labels.append(Label(node: top.node, weight: top.key, parent: parent[Int(top.node)]))
            for i in side.range(top.node) {
                reach(side.higher[i], top.key + side.weights[i], from: top.node)
            }
        }
    }

    private mutating func reach(_ node: Int32, _ weight: Weight, from origin: Int32) {
        let known = distance[Int(node)]
        guard weight < known else { return }
        if known == .unreachable { touched.append(node) }
        distance[Int(node)] = weight
        parent[Int(node)] = origin
        heap.push(weight, node)
    }

    /// The nodes from the beginning of the search to a settled node.
    func path(to node: Int32) -> [Int32] {
        var result = [node]
        var at = node
        while parent[Int(at)] >= 0 {
            at = parent[Int(at)]
            result.append(at)
        }
        return result.reversed()
    }
}
