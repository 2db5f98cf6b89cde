/// Contracts the nodes of a road graph one after the other, least important first.
///
/// A node is taken out and each path over it that is a shortest one is replaced by a shortcut. What
/// a bounded search finds no other way for gets one as well, which costs memory but never
/// correctness. Importance: shortcuts that would be made less arcs that go (edge difference), how
/// many neighbours have gone, and the depth of what is below. What becomes too dense, as no road
/// network does, is left as it is: a map that somebody made up must not fill the memory.
struct Contraction {
    private struct Arc {
        var node: Int32
        var weight: Weight
        var via: Int32
    }
    private struct Shortcut {
        var tail: Int32
        var head: Int32
        var weight: Weight
    }

    /// Nodes a search for another way settles: when estimating, when contracting.
    private static let (glance, look) = (40, 250)
    /// More nodes than this, with more arcs each than that, are left as a core.
    struct Dense {
        var nodes = 1000
        var arcs = 24
    }

    private let n: Int
    private let dense: Dense
    /// Arcs between nodes that are still there.
    private var arcCount = 0
    private var out: [[Arc]]
    private var into: [[Arc]]
    private var depth: [Int32]
    private var goneNeighbours: [Int32]
    // The witness search's own: distances of the nodes it has touched.
    private var distance: [Weight]
    private var isSettled: [Bool]
    private var touched: [Int32] = []
    private var heap = NodeHeap<Weight>()

    /// The hierarchy of a graph.
    static func hierarchy(of graph: RoadGraph, dense: Dense = Dense()) -> Hierarchy {
        var contraction = Contraction(graph, dense)
        return contraction.run()
    }

    private init(_ graph: RoadGraph, _ dense: Dense) {
        n = graph.nodeCount
        self.dense = dense
        out = .init(repeating: [], count: n)
        into = .init(repeating: [], count: n)
        depth = .init(repeating: 0, count: n)
        goneNeighbours = .init(repeating: 0, count: n)
        distance = .init(repeating: .unreachable, count: n)
        isSettled = .init(repeating: false, count: n)
        for edge in graph.edges where edge.tail != edge.head {
            add(edge.tail, edge.head, graph.weight(ofArc: edge.arc), via: -1 - edge.arc)
        }
    }

    /// Adds an arc, or makes one shorter.
    private mutating func add(_ tail: Int32, _ head: Int32, _ weight: Weight, via: Int32) {
        func put(_ list: inout [Arc], _ node: Int32) {
            if let i = list.firstIndex(where: { $0.node == node }) {
                if weight < list[i].weight { (list[i].weight, list[i].via) = (weight, via) }
            } else {
                list.append(Arc(node: node, weight: weight, via: via))
            }
        }
        let before = out[Int(tail)].count
        put(&out[Int(tail)], head)
        put(&into[Int(head)], tail)
        arcCount += out[Int(tail)].count - before
    }

    private mutating func run() -> Hierarchy {
        var queue = NodeHeap<Int32>()
        for node in 0..<Int32(n) { queue.push(importance(node), node) }
        var order: [Int32] = []
        var rank = [Int32](repeating: -1, count: n)
        var core = Int32(n)
        while let top = queue.pop() {
            let left = n - order.count
            if left > dense.nodes, arcCount > left * dense.arcs {
                core = Int32(order.count)
                break
            }
            // Its neighbours have changed since: if it has become more important, another is first.
            let now = importance(top.node)
            if let next = queue.first, (next.key, next.node) < (now, top.node) {
                queue.push(now, top.node)
                continue
            }
            rank[Int(top.node)] = Int32(order.count)
            order.append(top.node)
            contract(top.node)
        }
        for node in 0..<Int32(n) where rank[Int(node)] < 0 {
            rank[Int(node)] = Int32(order.count)
            order.append(node)
            into[Int(node)] = []
        }
        return Hierarchy(
            rank: rank, core: core, up: side(of: out, order, rank),
            down: side(of: into, order, rank))
    }

    private mutating func importance(_ node: Int32) -> Int32 {
        let made = shortcuts(around: node, settling: Self.glance).count
        let gone = out[Int(node)].count + into[Int(node)].count
        return Int32(2 * (made - gone)) + goneNeighbours[Int(node)] + depth[Int(node)]
    }

    private mutating func contract(_ node: Int32) {
        for shortcut in shortcuts(around: node, settling: Self.look) {
            add(shortcut.tail, shortcut.head, shortcut.weight, via: node)
        }
        arcCount -= out[Int(node)].count + into[Int(node)].count
        // The node keeps its arcs, all of them to nodes that are still there and so rank higher.
        for arc in out[Int(node)] { into[Int(arc.node)].removeAll { $0.node == node } }
        for arc in into[Int(node)] { out[Int(arc.node)].removeAll { $0.node == node } }
        for neighbour in Set((out[Int(node)] + into[Int(node)]).map(\.node)) {
            goneNeighbours[Int(neighbour)] += 1
            depth[Int(neighbour)] = max(depth[Int(neighbour)], depth[Int(node)] + 1)
        }
    }

    /// The paths over a node for which no other way that is not longer was found.
    private mutating func shortcuts(around node: Int32, settling most: Int) -> [Shortcut] {
        var result: [Shortcut] = []
        for arriving in into[Int(node)] {
            var limit: Weight?
            for leaving in out[Int(node)] where leaving.node != arriving.node {
                limit = max(limit ?? 0, arriving.weight + leaving.weight)
            }
            guard let limit else { continue }
            search(from: arriving.node, without: node, upTo: limit, settling: most)
            for leaving in out[Int(node)] where leaving.node != arriving.node {
                let weight = arriving.weight + leaving.weight
                if distance[Int(leaving.node)] > weight, weight < .unreachable {
                    result.append(
                        Shortcut(tail: arriving.node, head: leaving.node, weight: weight))
                }
            }
            for v in touched {
                distance[Int(v)] = .unreachable
                isSettled[Int(v)] = false
            }
            touched.removeAll(keepingCapacity: true)
        }
        return result
    }

    /// Dijkstra's algorithm among the nodes that are still there, within bounds.
    private mutating func search(
        from source: Int32, without avoided: Int32, upTo limit: Weight, settling most: Int
    ) {
        heap.removeAll()
        distance[Int(source)] = 0
        touched.append(source)
        heap.push(0, source)
        var settled = 0
        while let top = heap.pop(), settled < most, top.key <= limit {
            if isSettled[Int(top.node)] { continue }
            isSettled[Int(top.node)] = true
            settled += 1
            for arc in out[Int(top.node)] where arc.node != avoided {
                let through = top.key + arc.weight
                if through < distance[Int(arc.node)], through <= limit {
                    if distance[Int(arc.node)] == .unreachable { touched.append(arc.node) }
                    distance[Int(arc.node)] = through
                    heap.push(through, arc.node)
                }
            }
        }
    }

    private func side(of lists: [[Arc]], _ order: [Int32], _ rank: [Int32]) -> Hierarchy.Side {
        var side = Hierarchy.Side()
        for node in order {
            for arc in lists[Int(node)].sorted(by: { rank[Int($0.node)] < rank[Int($1.node)] }) {
                side.higher.append(rank[Int(arc.node)])
                side.weights.append(arc.weight)
                side.via.append(arc.via < 0 ? arc.via : rank[Int(arc.via)])
            }
            side.first.append(Int32(side.higher.count))
        }
        return side
    }
}
