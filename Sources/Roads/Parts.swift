import Maps

/// Which roads hang together: strongly connected parts of a graph.
///
/// Tarjan's algorithm (“Depth-first search and linear graph algorithms”, 1972), without recursion, as
/// a long road would overflow the stack.
struct Parts {
    /// A part of fewer points than this is a yard or a fault of the map: nobody is sent there.
    static let least = 100

    /// By link: lies in a part that is large enough, or in the largest.
    private(set) var isUsable: [Bool]
    /// Points of each part, largest first.
    private(set) var sizes: [Int32]
    /// Where a point of each part is, in the order of ``sizes``.
    private(set) var places: [Coordinate]

    init(_ graph: RoadGraph) {
        let part = Self.components(graph)
        var size = [Int32](repeating: 0, count: (part.max() ?? -1) + 1)
        // A junction with several nodes is one point; it is close enough to count each.
        for p in part { size[p] += 1 }
        var partOfLink = [Int](repeating: -1, count: graph.linkCount)
        for edge in graph.edges where part[Int(edge.tail)] == part[Int(edge.head)] {
            let link = Int(edge.arc >> 1)
            if partOfLink[link] < 0 {
                size[part[Int(edge.tail)]] += Int32(graph.shape(ofLink: link).count - 2)
            }
            partOfLink[link] = part[Int(edge.tail)]
        }
        var place = [Coordinate?](repeating: nil, count: size.count)
        for edge in graph.edges {
            let shape = graph.shape(ofLink: Int(edge.arc >> 1))
            let (start, end) =
                edge.arc & 1 == 0 ? (shape.first, shape.last) : (shape.last, shape.first)
            place[part[Int(edge.tail)]] = place[part[Int(edge.tail)]] ?? start
            place[part[Int(edge.head)]] = place[part[Int(edge.head)]] ?? end
        }
        let order = size.indices.sorted { (-size[$0], $0) < (-size[$1], $1) }
        sizes = order.map { size[$0] }
        places = order.map { place[$0] ?? Coordinate(lat: 0, lon: 0) }
        let enough = min(Int32(Self.least), sizes.first ?? 0)
        isUsable = partOfLink.map { $0 >= 0 && size[$0] >= enough }
    }

    /// By node: the number of its part.
    private static func components(_ graph: RoadGraph) -> [Int] {
        let n = graph.nodeCount
        var first = [Int](repeating: 0, count: n + 1)
        for edge in graph.edges { first[Int(edge.tail) + 1] += 1 }
        for v in 0..<n { first[v + 1] += first[v] }
        var part = [Int](repeating: -1, count: n)
        var number = [Int](repeating: -1, count: n)
        var low = [Int](repeating: 0, count: n)
        var next = Array(first.dropLast())
        var (stack, open): ([Int], [Int]) = ([], [])
        var (count, parts) = (0, 0)
        for root in 0..<n where number[root] < 0 {
            open.append(root)
            while let v = open.last {
                if number[v] < 0 {
                    (number[v], low[v]) = (count, count)
                    count += 1
                    stack.append(v)
                }
                if next[v] < first[v + 1] {
                    let w = Int(graph.edges[next[v]].head)
                    next[v] += 1
                    if number[w] < 0 {
                        open.append(w)
                    } else if part[w] < 0 {
                        low[v] = min(low[v], number[w])
                    }
                    continue
                }
                open.removeLast()
                if let parent = open.last { low[parent] = min(low[parent], low[v]) }
                guard low[v] == number[v] else { continue }
                while let w = stack.popLast() {
                    part[w] = parts
                    if w == v { break }
                }
                parts += 1
            }
        }
        return part
    }
}
