/// Where arcs begin and end in a hierarchy: the way from a place on a link into the graph and back.
struct ArcEnds: Sendable {
    /// By arc: the node it leads to, −1 where it is closed.
    private let head: [Int32]
    /// By arc: the nodes it begins at, in ``tails``.
    private let firstTail: [Int32]
    private let tails: [Int32]

    init(_ graph: RoadGraph, rank: [Int32]) {
        let arcs = graph.linkCount * 2
        var head = [Int32](repeating: -1, count: arcs)
        var firstTail = [Int32](repeating: 0, count: arcs + 1)
        for edge in graph.edges {
            head[Int(edge.arc)] = rank[Int(edge.head)]
            firstTail[Int(edge.arc) + 1] += 1
        }
        for arc in 0..<arcs { firstTail[arc + 1] += firstTail[arc] }
        var next = firstTail
        var tails = [Int32](repeating: 0, count: graph.edges.count)
        for edge in graph.edges {
            tails[Int(next[Int(edge.arc)])] = rank[Int(edge.tail)]
            next[Int(edge.arc)] += 1
        }
        (self.head, self.firstTail, self.tails) = (head, firstTail, tails)
    }

    /// A node near a place, and what lies between them.
    struct End {
        var node: Int32
        var weight: Weight
        var arc: Int32
    }

    /// The nodes that one comes to first from a place.
    func starts(_ place: RoadPosition, _ graph: RoadGraph) -> [End] {
        arcs(of: place, graph).map { arc, weight, done in
            End(node: head[Int(arc)], weight: weight - done, arc: arc)
        }
    }

    /// The nodes from which one comes to a place.
    func ends(_ place: RoadPosition, _ graph: RoadGraph) -> [End] {
        arcs(of: place, graph).flatMap { arc, _, done in
            tails[Int(firstTail[Int(arc)])..<Int(firstTail[Int(arc) + 1])].map {
                End(node: $0, weight: done, arc: arc)
            }
        }
    }

    /// Along one link, without leaving it.
    func direct(_ from: RoadPosition, _ to: RoadPosition, _ graph: RoadGraph) -> Weight {
        guard from.link == to.link else { return .unreachable }
        var best = Weight.unreachable
        for ((_, _, a), (_, _, b)) in zip(arcs(of: from, graph), arcs(of: to, graph))
        where a <= b && a & 0xffff_ffff <= b & 0xffff_ffff {
            best = min(best, b - a)
        }
        return best
    }

    /// The open arcs over a place, with their cost and how much of it lies before the place.
    private func arcs(
        of place: RoadPosition, _ graph: RoadGraph
    ) -> [(arc: Int32, weight: Weight, done: Weight)] {
        let length = graph.length(ofLink: Int(place.link))
        return [
            (place.link * 2, Int(place.offset)), (place.link * 2 + 1, length - Int(place.offset)),
        ]
        .filter { head[Int($0.0)] >= 0 }
        .map { arc, before in
            let weight = graph.weight(ofArc: arc)
            return (arc, weight, weight.share(before, of: length))
        }
    }
}
