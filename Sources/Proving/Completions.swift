import Model

/// What it costs at least to complete a path, by vertex, time and room for more load: from the
/// labels of the other direction.
struct Completions {
    /// Scaled: paths that cost more are of no use, what the vehicle costs not counted.
    let ceiling: Int64
    private let table: [Int64]
    private let buckets: Int
    private let turn: Int32
    private let other: Labelling
    private let meeting: Meeting
    /// By vertex: what a label paid there at most.
    private let mostPaid: [Int64]
    /// The lane of the load that counts; −1 for none.
    private let lane: Int
    private let limit: Int
    /// Rooms that are told apart.
    private static let levels = 8

    /// Pairs that are looked at for a label.
    private static let mostPairs = 300

    /// - Parameters:
    ///   - other: the other direction at the same prices: all of its labels that end no later than
    ///     what is asked about begins.
    ///   - forward: either of them.
    init(_ other: Labelling, forward: Labelling, ceiling: Int64) {
        self.ceiling = ceiling
        self.other = other
        meeting = Meeting(forward)
        mostPaid = other.network.vertices.indices.map {
            other.hasCuts ? other.cutVisits[$0].most.sum(other.penalties) : 0
        }
        let network = other.network
        buckets = other.buckets
        turn = network.horizon.start + network.horizon.end
        let lane =
            network.lanes.units >= 0 ? network.lanes.units : network.lanes.loads.first?.lane ?? -1
        let limit = lane < 0 ? 0 : Int(network.limits[lane])
        (self.lane, self.limit) = (lane, limit)
        let (levels, never) = (Completions.levels, Int64.max / 4)
        var table = [Int64](repeating: never, count: network.vertices.count * buckets * levels)
        for v in network.vertices.indices {
            // Of loads whose size is to be chosen, who comes to them: the other direction knows it.
            let row = other.arrivalRows[v] >= 0 ? Int(other.arrivalRows[v]) : v
            let own = lane < 0 ? 0 : network.vertices[v].uses[lane]
            for b in 0..<buckets {
                let first = (v * buckets + b) * levels
                // What was possible with less time or room is possible with more.
                if b > 0 { for k in 0..<levels { table[first + k] = table[first - levels + k] } }
                for digest in other.kept.digests(row: row, bucket: b) {
                    var key = digest.key - other.prices[v]
                    if other.hasCuts {
                        // What it paid for its visit here is counted by the path that comes.
                        let cuts = other.labels[Int(digest.index)].cuts
                        let paid = cuts.before(other.cutVisits[v]).counted
                        if !paid.isEmpty { key -= paid.sum(other.penalties) }
                    }
                    let used = lane < 0 ? 0 : other.labels[Int(digest.index)].uses[lane] - own
                    let k = first + Completions.level(Int(used), of: limit)
                    table[k] = min(table[k], key)
                }
                for k in 1..<levels {
                    table[first + k] = min(table[first + k], table[first + k - 1])
                }
            }
        }
        self.table = table
    }

    @inline(__always) private static func level(_ amount: Int, of limit: Int) -> Int {
        limit == 0 ? 0 : max(0, min(limit, amount)) &* levels / (limit &+ 1)
    }

    /// Whether no completion of the label stays below the ceiling.
    @inline(__always) func isHopeless(_ label: Label, at vertex: Int) -> Bool {
        let rest = turn &- label.time
        let room = lane < 0 ? 0 : limit &- Int(label.uses[lane])
        let k =
            (vertex &* buckets &+ other.bucket(rest)) &* Completions.levels
            &+ Completions.level(room, of: limit)
        return label.key &+ table[k] > ceiling
    }

    /// Whether some label of the other direction may complete this one below the ceiling: what both
    /// remember counts as well.
    func isCompletable(_ label: Label, at vertex: Int) -> Bool {
        let rest = turn &- label.time
        let row = other.arrivalRows[vertex] >= 0 ? Int(other.arrivalRows[vertex]) : vertex
        let memory = label.memory & ~other.bit(of: vertex)
        let room = ceiling &- label.key &+ other.prices[vertex] &+ mostPaid[vertex]
        var left = Completions.mostPairs
        for b in other.kept.buckets(row: row, upTo: other.bucket(rest)).reversed() {
            for digest in other.kept.digests(row: row, bucket: b) {
                if digest.key > room { break }
                left &-= 1
                if left == 0 { return true }
                if digest.memory & memory != 0 { continue }
                let mate = UnsafePointer(other.labels + Int(digest.index))
                let cost = withUnsafePointer(to: label) { label in
                    let (a, b) = other.network.isMirrored ? (label, mate) : (mate, label)
                    return meeting.cost(a, b, at: vertex)
                }
                if let cost, cost <= ceiling { return true }
            }
        }
        return false
    }
}
