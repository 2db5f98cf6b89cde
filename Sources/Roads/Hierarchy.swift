/// A contraction hierarchy: a graph with shortcuts, in which every shortest path goes first up and
/// then down in rank.
///
/// Source: Geisberger, Sanders, Schultes and Delling, “Contraction Hierarchies” (2008). Nodes are
/// renumbered: a node's number here is its rank, so what is lower was contracted earlier. Nodes from
/// ``core`` on were not contracted; searches run forwards through all of them, and backwards up to the
/// first of them. City maps have no core.
struct Hierarchy: Sendable, Equatable {
    /// Arcs to higher nodes only, grouped by the lower one.
    struct Side: Sendable, Equatable {
        /// Where the arcs of a node begin; one more than nodes.
        var first: [Int32] = [0]
        /// The higher ends.
        var higher: [Int32] = []
        var weights: [Weight] = []
        /// The node that a shortcut leads over, or −1 − the arc of the road graph.
        var via: [Int32] = []

        func range(_ node: Int32) -> Range<Int> {
            Int(first[Int(node)])..<Int(first[Int(node) + 1])
        }
    }

    /// By node of the road graph: its rank.
    var rank: [Int32] = []
    /// The first rank that was not contracted.
    var core: Int32 = 0
    /// Arcs from the lower node to the higher, and all within the core.
    var up = Side()
    /// Arcs from the higher node to the lower.
    var down = Side()

    var nodeCount: Int { rank.count }
}

extension Hierarchy {
    /// The arcs of the road graph that an arc between two ranks stands for, in order.
    func appendArcs(from tail: Int32, to head: Int32, into arcs: inout [Int32]) {
        // A stack rather than recursion: shortcuts of a long road are nested deeply.
        var open: [(tail: Int32, head: Int32)] = [(tail, head)]
        // A shortest path passes no node twice; what is longer comes from a file that somebody forged.
        while let (tail, head) = open.popLast(), arcs.count <= nodeCount {
            let via = via(from: tail, to: head)
            if via < 0 {
                arcs.append(-1 - via)
            } else {
                open.append((via, head))
                open.append((tail, via))
            }
        }
    }

    private func via(from tail: Int32, to head: Int32) -> Int32 {
        let (side, lower, higher) =
            tail < head || head >= core ? (up, tail, head) : (down, head, tail)
        for i in side.range(lower) where side.higher[i] == higher { return side.via[i] }
        preconditionFailure("a shortcut is made of arcs that exist")
    }
}
