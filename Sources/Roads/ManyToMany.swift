import Dispatch

/// Shortest ways from many places to many: upward searches from either side meet in buckets.
///
/// Source: Knopp, Sanders, Schultes, Schulz and Wagner, “Computing many-to-many shortest paths using
/// highway hierarchies” (2007), here over a contraction hierarchy. Exact. Rows come one after the
/// other, so that nobody needs to hold a second matrix.
struct ManyToMany {
    private let network: RoadNetwork
    private let targets: [RoadPosition?]
    private let threads: Int
    /// Where the entries of a node begin; one more than nodes.
    private var first: [Int32]
    private var bucketTargets: [Int32]
    private var bucketWeights: [Weight]
    /// Targets by the link that they are on.
    private let onLink: [Int32: [Int32]]

    init(_ network: RoadNetwork, to targets: [RoadPosition?], threads: Int) {
        (self.network, self.targets) = (network, targets)
        self.threads = max(1, threads)
        var onLink: [Int32: [Int32]] = [:]
        for (i, target) in targets.enumerated() {
            if let target { onLink[target.link, default: []].append(Int32(i)) }
        }
        self.onLink = onLink
        let found = Self.search(network, targets, threads: self.threads)
        first = .init(repeating: 0, count: network.hierarchy.nodeCount + 1)
        for part in found { for entry in part { first[Int(entry.node) + 1] += 1 } }
        for node in 0..<network.hierarchy.nodeCount { first[node + 1] += first[node] }
        var next = first
        bucketTargets = .init(repeating: 0, count: Int(first[network.hierarchy.nodeCount]))
        bucketWeights = .init(repeating: 0, count: bucketTargets.count)
        for part in found {
            for entry in part {
                let at = Int(next[Int(entry.node)])
                next[Int(entry.node)] += 1
                (bucketTargets[at], bucketWeights[at]) = (entry.target, entry.weight)
            }
        }
    }

    /// A target that can be reached from a node, downwards.
    private struct Entry: BitwiseCopyable {
        var node: Int32
        var target: Int32
        var weight: Weight
    }

    /// Upward searches from all targets, against the direction of travel; a list for each thread.
    private static func search(
        _ network: RoadNetwork, _ targets: [RoadPosition?], threads: Int
    ) -> [[Entry]] {
        var result = [[Entry]](repeating: [], count: threads)
        result.withUnsafeMutableBufferPointer { result in
            // Each thread writes its own list only.
            nonisolated(unsafe) let result = result
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                var search = UpwardSearch(nodeCount: network.hierarchy.nodeCount)
                var entries: [Entry] = []
                for i in slice(thread, of: targets.count, threads) {
                    guard let target = targets[i] else { continue }
                    let ends = network.ends.ends(target, network.graph)
                    search.run(
                        from: ends.map { ($0.node, $0.weight) }, network.hierarchy.down,
                        against: network.hierarchy.up)
                    for label in search.labels {
                        entries.append(
                            Entry(node: label.node, target: Int32(i), weight: label.weight))
                    }
                }
                result[thread] = entries
            }
        }
        return result
    }

    /// The weights from each source to all targets, in order: row by row.
    func forEachRow(
        from sources: [RoadPosition?], _ body: (Int, UnsafeBufferPointer<Weight>) -> Void
    ) {
        let (n, rows) = (targets.count, 64)
        guard n > 0 else { return }
        var block = [Weight](repeating: .unreachable, count: rows * n)
        for start in stride(from: 0, to: sources.count, by: rows) {
            let count = min(rows, sources.count - start)
            block.withUnsafeMutableBufferPointer { block in
                // Each thread writes its own rows only.
                nonisolated(unsafe) let block = block
                DispatchQueue.concurrentPerform(iterations: threads) { thread in
                    var search = UpwardSearch(nodeCount: network.hierarchy.nodeCount)
                    for k in Self.slice(thread, of: count, threads) {
                        let row = UnsafeMutableBufferPointer(rebasing: block[k * n..<(k + 1) * n])
                        fill(row, from: sources[start + k], &search)
                    }
                }
                for k in 0..<count {
                    body(start + k, UnsafeBufferPointer(rebasing: block[k * n..<(k + 1) * n]))
                }
            }
        }
    }

    private func fill(
        _ row: UnsafeMutableBufferPointer<Weight>, from source: RoadPosition?,
        _ search: inout UpwardSearch
    ) {
        row.update(repeating: .unreachable)
        guard let source else { return }
        let starts = network.ends.starts(source, network.graph)
        search.run(
            from: starts.map { ($0.node, $0.weight) }, network.hierarchy.up,
            against: network.hierarchy.down)
        // The hot loop, half a billion rounds for 4,000 × 4,000: pointers save a third here.
        bucketTargets.withUnsafeBufferPointer { targets in
            bucketWeights.withUnsafeBufferPointer { weights in
                for label in search.labels {
                    for i in Int(first[Int(label.node)])..<Int(first[Int(label.node) + 1]) {
                        let (target, through) = (Int(targets[i]), label.weight &+ weights[i])
                        if through < row[target] { row[target] = through }
                    }
                }
            }
        }
        for target in onLink[source.link] ?? [] {
            guard let place = targets[Int(target)] else { continue }
            let direct = network.ends.direct(source, place, network.graph)
            row[Int(target)] = min(row[Int(target)], direct)
        }
    }

    private static func slice(_ part: Int, of count: Int, _ parts: Int) -> Range<Int> {
        count * part / parts..<count * (part + 1) / parts
    }
}
