import Scenarios

/// What labels are kept: those for which no other can do as well.
extension RoundPricing {
    /// Keeps a label, unless one that is kept can do all that it can; drops those of which it can do all.
    func insert(_ label: RoundLabel) throws(Limit) {
        var label = label
        label.stops += 1
        made += 1
        if isHopeless(label) { return }
        if labels.count >= most || made > 30 * most || label.stops > stopsMost { throw .labels }
        if made & 1023 == 0, isOver() { throw .time }
        let slot = max(0, min(slots - 1, Int((label.time - opens) / slotWidth)))
        let row =
            ((Int(label.place) * boards + Int(label.board)) * masks + Int(label.breaks)) * slots
        for s in slot..<slots {
            for entry in lists[row + s] {
                if entry.key > label.key { break }
                if entry.time >= label.time, isSubset(entry.memory, label.memory),
                    dominates(labels[Int(entry.label)], label)
                {
                    return
                }
            }
        }
        for s in 0...slot where lists[row + s].last.map({ $0.key >= label.key }) ?? false {
            lists[row + s].removeAll { entry in
                guard entry.key >= label.key, label.time >= entry.time,
                    isSubset(label.memory, entry.memory),
                    dominates(label, labels[Int(entry.label)])
                else { return false }
                labels[Int(entry.label)].isGone = true
                return true
            }
        }
        var (index, isPending) = (Int32(labels.count), false)
        if lists[row + slot].count >= width {
            let other = nearest(label, row + slot)
            index = lists[row + slot].remove(at: other).label
            let old = labels[Int(index)]
            label = label.merged(with: old)
            label.key = label.cost + unit * Int(label.duration)
            isPending = !old.isDone
            labels[Int(index)] = label
        } else {
            labels.append(label)
        }
        let entry = Entry(
            key: label.key, memory: label.memory, time: label.time, label: index)
        if !isPending { pending[slot].append(index) }
        let place = firstIndex(above: label.key, row + slot)
        lists[row + slot].insert(entry, at: place)
    }

    /// Whether no round that ends so costs less than the least so far, or than nothing.
    private func isHopeless(_ label: RoundLabel) -> Bool {
        guard !heads.isEmpty, label.place < Int32(ground.count) else { return false }
        let head = heads[shift].least(
            Int(label.place), by: label.time - offsets[Int(label.breaks)])
        return label.key + head + ground.hand.fixedCost * ground.scale >= min(hint, least)
    }

    /// Calls with each kept label at a need: the need, its time, the label.
    func forEachKept(_ body: (Int, RoundLabel) -> Void) {
        for list in lists {
            for entry in list where labels[Int(entry.label)].place < Int32(ground.count) {
                body(Int(labels[Int(entry.label)].place), labels[Int(entry.label)])
            }
        }
    }

    private func firstIndex(above key: Int, _ list: Int) -> Int {
        var (low, high) = (0, lists[list].count)
        while low < high {
            let middle = (low + high) / 2
            if lists[list][middle].key <= key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Of those that cost about as much, the one whose memory differs least.
    private func nearest(_ label: RoundLabel, _ list: Int) -> Int {
        let middle = firstIndex(above: label.key, list)
        let range = max(0, middle - 8)..<min(lists[list].count, middle + 8)
        return range.min { a, b in
            let (x, y) = (lists[list][a].memory, lists[list][b].memory)
            return ((x ^ label.memory).nonzeroBitCount, a)
                < ((y ^ label.memory).nonzeroBitCount, b)
        } ?? 0
    }

    @inline(__always) private func isSubset(_ a: UInt64, _ b: UInt64) -> Bool {
        ground.tellsSets ? a == b : a & ~b == 0
    }

    /// Whatever can come before `b` can come before `a`, at no more cost; `a` begins no earlier and
    /// remembers no more.
    private func dominates(_ a: RoundLabel, _ b: RoundLabel) -> Bool {
        if a.isCalm && !b.isCalm || any(a.uses .> b.uses) { return false }
        let odd = a.odd.without(b.odd)
        let costA = a.cost + (odd.isEmpty ? 0 : odd.sum(ground.cutPrices))
        if watchesDuty {
            if ground.hand.maxSeconds < HandTerms.most,
                a.duration > b.duration || a.early > b.early
            {
                return false
            }
            if !isCheaper(costA, a, b, steepest) { return false }
        }
        return isCheaper(costA, a, b, unit)
    }

    /// At a price per second of duty, whichever of the two bounds on it binds.
    private func isCheaper(_ costA: Int, _ a: RoundLabel, _ b: RoundLabel, _ unit: Int) -> Bool {
        costA + unit * Int(a.duration) <= b.cost + unit * Int(b.duration)
            && costA + unit * Int(a.early) <= b.cost + unit * Int(b.early)
    }
}
