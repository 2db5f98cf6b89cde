import Model

extension Pricer {
    /// Fixes arcs that only paths above the ceiling take.
    ///
    /// After ``price(_:base:threshold:stop:)`` at the same prices: its backward labels go on beyond the
    /// half, as far as forward labels complete them, and stay for completions.
    /// - Returns: how many labels it took, nil where there were too many.
    func fixArcs(ceiling: Int64, stop: () -> Bool) -> Int? {
        backward.completions = Completions(
            forward, forward: forward, ceiling: ceiling - network.fixedCost)
        defer { backward.completions = nil }
        for bucket in backwardBuckets..<max(backwardBuckets, backward.buckets) {
            guard backward.extend(bucket: bucket, stop: stop) else { return nil }
        }
        forward.completions = Completions(
            backward, forward: forward, ceiling: ceiling - network.fixedCost)
        defer { forward.completions = nil }
        forward.isUsed.update(repeating: false, count: network.arcs.count)
        guard forward.run(.exact, stop: stop) else { return nil }
        var used = Set<UInt64>()
        for tail in network.vertices.indices {
            for k in Int(network.outgoing[tail])..<Int(network.outgoing[tail + 1]) {
                if !forward.isUsed[k] { forward.isFixed[k] = true }
                if !forward.isFixed[k] {
                    used.insert(UInt64(tail) << 32 | UInt64(network.arcs[k].head))
                }
            }
        }
        let back = backward.network
        for head in back.vertices.indices {
            for k in Int(back.outgoing[head])..<Int(back.outgoing[head + 1])
            where !used.contains(UInt64(back.arcs[k].head) << 32 | UInt64(head)) {
                backward.isFixed[k] = true
            }
        }
        return forward.count
    }

    /// Some stock is limited, and there are several depots to load at.
    private var tellsDepots: Bool {
        problem.depots.count > 1
            && problem.depots.contains { any($0.stock .< Load(repeating: unlimited)) }
    }

    /// All elementary routes below the ceiling.
    ///
    /// - Parameter most: labels that this may take.
    func enumerate(ceiling: Int64, most: Int, stop: () -> Bool) -> Enumeration {
        let enumerator = Enumerator(
            forward,
            Completions(backward, forward: forward, ceiling: ceiling - network.fixedCost),
            most: most,
            tellsDepots: tellsDepots)
        guard let paths = enumerator.run(stop: stop) else {
            return .tooMany(progress: enumerator.progress, labels: enumerator.count)
        }
        // Of routes to the same clients the cheapest will do, if they take the same from each stock.
        var best: [[Int32]: Column] = [:]
        for path in paths {
            guard let column = column(path) else { continue }
            let set = column.path.compactMap { v -> Int32? in
                let vertex = network.vertices[Int(v)]
                guard vertex.client >= 0 else { return nil }
                return tellsDepots ? vertex.client << 8 | (vertex.depot + 1) : vertex.client
            }.sorted()
            if let other = best[set],
                other.cost < column.cost
                    || other.cost == column.cost
                        && other.path.lexicographicallyPrecedes(column.path)
            {
                continue
            }
            best[set] = column
        }
        return .all(
            best.values.sorted { $0.path.lexicographicallyPrecedes($1.path) },
            labels: enumerator.count)
    }
}

/// What looking for all routes came to.
enum Enumeration {
    case all([Column], labels: Int)
    /// There are too many, or it was to stop: the part of the clock for which there are all labels.
    case tooMany(progress: Double, labels: Int)

    var columns: [Column]? {
        guard case .all(let columns, _) = self else { return nil }
        return columns
    }
}
