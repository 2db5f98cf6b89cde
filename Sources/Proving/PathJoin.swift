import Model

/// Joins labels of both directions to complete paths.
///
/// A path is made once: at its first vertex that begins after the half, or by the forward labels alone.
struct PathJoin {
    private let network: PricingNetwork
    private let forward: Labelling
    private let backward: Labelling
    private let half: Int32?
    private let meeting: Meeting
    /// The least reduced cost met, or 0.
    private(set) var least: Int64 = 0
    /// The most that a path of negative reduced cost has below 0 for each unit that it brings; nil
    /// where that is not asked for or would take too long.
    private(set) var steepest: Double?
    private let load: PricingNetwork.Gauge?
    /// Pairs that may still be looked at for the sake of ``steepest``.
    private var patience = 20_000_000
    /// Pairs that are kept of each vertex.
    private static let mostAtVertex = 30
    private var found: [(cost: Int64, forward: Int32, backward: Int32)] = []

    /// - Parameters:
    ///   - half: until when forward labels were extended; nil where there were too many labels: then
    ///     only paths that one direction has completed are found.
    ///   - load: what ``steepest`` is told about.
    init(
        _ network: PricingNetwork, _ forward: Labelling, _ backward: Labelling, half: Int32?,
        load: PricingNetwork.Gauge? = nil
    ) {
        self.load = load
        steepest = load == nil ? nil : 0
        self.network = network
        self.forward = forward
        self.backward = backward
        self.half = half
        meeting = Meeting(forward)
    }

    /// Finds the least reduced cost, and pairs below a threshold.
    ///
    /// - Returns: whether it came to the end: else there were too many labels, or `stop` said so.
    mutating func collect(base: Int64, threshold: Int64, stop: () -> Bool) -> Bool {
        defer {
            found.sort { ($0.cost, $0.forward, $0.backward) < ($1.cost, $1.forward, $1.backward) }
        }
        for k in forward.completed {
            let label = forward.labels[Int(k)]
            let cost = base + label.key + network.excess(duration: label.duration, uses: label.uses)
            note(cost, k, -1, threshold)
            steepen(cost, brings: load.map { network.brought(label, $0) } ?? 0)
        }
        guard let half else { return false }
        for v in network.vertices.indices {
            if stop() { return false }
            // Of loads those that come to them: what is loaded the other direction knows.
            let row = forward.arrivalRows[v] >= 0 ? Int(forward.arrivalRows[v]) : v
            let mine = digests(forward, row) { _ in 0 }.filter { $0.time > half }
            if mine.isEmpty { continue }
            // What a backward label paid for its visit here does not count twice.
            let others = digests(backward, v) { cuts in
                let paid = cuts.before(forward.cutVisits[v]).counted
                return paid.isEmpty ? 0 : paid.sum(forward.penalties)
            }
            guard let cheapest = others.first else { continue }
            // The cheapest few of each vertex, so that columns are of many kinds.
            var atVertex: [(Int64, Int32, Int32)] = []
            for (count, digest) in mine.enumerated() {
                if count & 1023 == 1023, stop() { return false }
                let own = base + digest.key - forward.prices[v]
                let isOver = own + cheapest.key >= max(least, threshold)
                if isOver, steepest == nil || own + cheapest.key >= 0 { break }
                let a = forward.labels + Int(digest.index)
                let memory = digest.memory & ~forward.bit(of: v)
                let latest = meeting.turn - digest.time
                let brought = load.map { network.brought(a.pointee, $0, at: v) } ?? 0
                for other in others {
                    let bound = own + other.key
                    let isFull = atVertex.count == PathJoin.mostAtVertex
                    if bound >= least,
                        bound >= (isFull ? atVertex[atVertex.count - 1].0 : threshold)
                    {
                        guard isSteep(bound, brings: brought) else { break }
                        patience -= 1
                        if patience == 0 { steepest = nil }
                    }
                    if other.time > latest || other.memory & memory != 0 { continue }
                    let b = backward.labels + Int(other.index)
                    guard let cost = meeting.cost(a, b, at: v).map({ $0 + base }) else {
                        continue
                    }
                    if let load, cost < 0 {
                        steepen(cost, brings: network.brought(a.pointee, b.pointee, load, at: v))
                    }
                    least = min(least, cost)
                    if cost < threshold {
                        insert((cost, digest.index, other.index), into: &atVertex)
                    }
                }
            }
            found += atVertex.map { (cost: $0.0, forward: $0.1, backward: $0.2) }
        }
        return true
    }

    /// Whether a path that costs so much and brings so much, or more, could be steeper than all.
    private func isSteep(_ cost: Int64, brings load: Int32) -> Bool {
        guard let steepest, cost < 0 else { return false }
        return Double(-cost) > steepest * Double(load)
    }

    private mutating func steepen(_ cost: Int64, brings load: Int32) {
        guard let steepest, cost < 0 else { return }
        // Who brings nothing has no share of what all bring.
        self.steepest = load > 0 ? max(steepest, Double(-cost) / Double(load)) : nil
    }

    private func insert(
        _ pair: (Int64, Int32, Int32), into list: inout [(Int64, Int32, Int32)]
    ) {
        if list.count == PathJoin.mostAtVertex, let last = list.last {
            if pair.0 >= last.0 { return }
            list.removeLast()
        }
        list.insert(pair, at: list.firstIndex { $0.0 > pair.0 } ?? list.count)
    }

    private mutating func note(_ cost: Int64, _ i: Int32, _ j: Int32, _ threshold: Int64) {
        least = min(least, cost)
        if cost < threshold { found.append((cost, i, j)) }
    }

    /// The labels of a row, by key less what `paid` says: digests, as most pairs fail at these.
    private func digests(
        _ side: Labelling, _ row: Int, paid: (CutStates) -> Int64
    ) -> [LabelDigest] {
        var list: [LabelDigest] = []
        for b in 0..<side.buckets {
            for digest in side.kept.digests(row: row, bucket: b) {
                var digest = digest
                if side.hasCuts { digest.key -= paid(side.labels[Int(digest.index)].cuts) }
                list.append(digest)
            }
        }
        list.sort { ($0.key, $0.index) < ($1.key, $1.index) }
        return list
    }

    /// The best paths, from source to sink, of each client a few: columns of many kinds move the
    /// program more than the very best, which are much alike.
    ///
    /// - Returns: those for the program, and others for later.
    func paths() -> (best: [[Int32]], others: [[Int32]]) {
        var (best, others): ([[Int32]], [[Int32]]) = ([], [])
        var seen = [Int32: Int]()
        for pair in found where best.count + others.count < Pricer.mostSpare {
            var path = forward.path(to: pair.forward)
            path.reverse()
            if pair.backward >= 0 { path += backward.path(to: pair.backward).dropFirst() }
            let clients = path.map { network.vertices[Int($0)].client }.filter { $0 >= 0 }
            guard best.count < Pricer.mostPaths,
                clients.contains(where: { seen[$0, default: 0] < Pricer.mostPathsOfClient })
            else {
                others.append(path)
                continue
            }
            for client in clients { seen[client, default: 0] += 1 }
            best.append(path)
        }
        return (best, others)
    }
}
