import Model

extension Labelling {
    /// Keeps a label unless another dominates it; forgets those that it dominates.
    func insert(_ label: Label) {
        let bucket = min(bucket(label.time), buckets - 1)
        let row = label.isArrival ? Int(arrivalRows[Int(label.vertex)]) : Int(label.vertex)
        var digest = LabelDigest(
            key: label.key, memory: label.memory, cuts: label.cuts.first, time: label.time,
            load: label.uses[0],
            closing: label.duration &+ label.latest, index: -1)
        if kept.contains(
            row: row, upTo: bucket, below: digest, looksAtLoad: level != .greedy,
            looksAtMemory: level == .exact,
            where: {
                isPromising($0, digest)
                    && (isToldByDigests || dominates(labels + Int($0.index), label))
            })
        {
            return
        }
        kept.remove(row: row, from: bucket, key: label.key) {
            guard isPromising(digest, $0) else { return false }
            let other = labels + Int($0.index)
            guard isToldByDigests || withUnsafePointer(to: label, { dominates($0, other.pointee) })
            else { return false }
            other.pointee.isDominated = true
            return true
        }
        digest.index = append(label)
        kept.insert(digest, row: row, bucket: bucket)
        labels[Int(digest.index)].pending = pending[bucket]
        pending[bucket] = digest.index
    }

    /// Whether `a` may dominate `b`, as far as digests tell; `a.key ≤ b.key`.
    @inline(__always)
    private func isPromising(_ a: LabelDigest, _ b: LabelDigest) -> Bool {
        if a.time > b.time { return false }
        switch level {
        case .greedy: return true
        case .near: return a.load <= b.load
        case .exact:
            if a.load > b.load || a.memory & ~b.memory != 0 { return false }
            if hasCuts, exceeds(a.cuts & ~b.cuts, b.key &- a.key) { return false }
            let unit = network.unitDurationCost
            return unit == 0
                || a.key &- unit &* Int64(a.closing) <= b.key &- unit &* Int64(b.closing)
        }
    }

    /// Whether so many of the first cuts cost more than so much.
    @inline(__always)
    private func exceeds(_ cuts: UInt64, _ most: Int64) -> Bool {
        var (cuts, left) = (cuts, most)
        while cuts != 0 {
            left &-= penalties[cuts.trailingZeroBitCount]
            if left < 0 { return true }
            cuts &= cuts &- 1
        }
        return false
    }

    /// Whether every extension of `b` is possible for `a` and costs no more, where their digests
    /// do not speak against it.
    @inline(__always)
    private func dominates(_ a: UnsafePointer<Label>, _ b: Label) -> Bool {
        if level == .greedy {
            // A load that promises less leaves less to bring.
            return unitsLane < 0 || a.pointee.uses[unitsLane] <= b.uses[unitsLane]
        }
        if network.lanes.count > 1, any(a.pointee.uses .> b.uses) { return false }
        if level == .near { return true }
        var (costA, costB) = (a.pointee.cost, b.cost)
        let more = a.pointee.cuts.exceeding(b.cuts)
        let unit = network.unitDurationCost
        if !more.isEmpty {
            let sum = more.sum(penalties)
            if a.pointee.key &+ sum > b.key { return false }
            costA &+= sum
            if unit > 0,
                costA &- unit &* Int64(a.pointee.latest) > costB &- unit &* Int64(b.latest)
            {
                return false
            }
        }
        guard network.watchesDuration else { return true }
        let (durationA, latestA) = (a.pointee.duration, a.pointee.latest)
        if network.maxDuration < unlimited, durationA > b.duration || latestA < b.latest {
            return false
        }
        costA &+= steepest &* Int64(durationA)
        costB &+= steepest &* Int64(b.duration)
        if costA > costB { return false }
        costA &-= steepest &* (Int64(durationA) &+ Int64(latestA))
        costB &-= steepest &* (Int64(b.duration) &+ Int64(b.latest))
        return costA <= costB
    }
}
