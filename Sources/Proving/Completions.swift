import Model

/// What it costs at least to complete a path, by vertex and time: from the labels of the other
/// direction.
struct Completions {
    /// Scaled: paths that cost more are of no use, what the vehicle costs not counted.
    let ceiling: Int64
    private let table: [Int64]
    private let buckets: Int
    private let turn: Int32
    private let other: Labelling

    /// - Parameter other: the other direction, run to the end at the same prices.
    init(_ other: Labelling, ceiling: Int64) {
        self.ceiling = ceiling
        self.other = other
        buckets = other.buckets
        turn = other.network.horizon.start + other.network.horizon.end
        let never = Int64.max / 4
        var table = [Int64](repeating: never, count: other.network.vertices.count * buckets)
        for v in other.network.vertices.indices {
            var least = never
            for b in 0..<buckets {
                var k = other.heads[v * buckets + b]
                while k >= 0 {
                    let label = other.labels[Int(k)]
                    var key = label.key - other.prices[v]
                    if other.hasCuts {
                        // What it paid for its visit here is counted by the path that comes.
                        let members = other.cutMembers[v]
                        let paid = (label.cuts ^ members) & members
                        if !paid.isEmpty { key -= paid.sum(other.penalties) }
                    }
                    least = min(least, key)
                    k = label.next
                }
                table[v * buckets + b] = least
            }
        }
        self.table = table
    }

    /// Whether no completion of the label stays below the ceiling.
    @inline(__always) func isHopeless(_ label: Label, at vertex: Int) -> Bool {
        let rest = turn &- label.time
        return label.key &+ table[vertex &* buckets &+ other.bucket(rest)] > ceiling
    }
}
