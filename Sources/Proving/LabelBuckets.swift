/// What dominance compares first of a label.
struct LabelDigest {
    /// What the path costs at least: its cost, and its least duty.
    var key: Int64
    var memory: UInt64
    /// What it knows of the dearest cuts.
    var cuts: UInt64 = 0
    var time: Int32
    /// The first lane of what it used.
    var load: Int32
    /// Its least duty and latest start: what a later start saves at most, at the price of a second.
    var closing: Int32
    /// Of the label.
    var index: Int32
}

/// The labels that are not dominated, by row and bucket of time: digests in blocks, in order of
/// their keys.
///
/// Almost all comparisons fail at the first numbers, so these lie side by side.
final class LabelBuckets {
    private struct Slot {
        var start: Int32 = 0
        var count: Int32 = 0
        var capacity: Int32 = 0
    }

    /// What is so of all digests of a bucket: most buckets need not be looked into.
    private struct Summary {
        /// Least and greatest keys; none where it is empty.
        var least = Int64.max
        var most = Int64.min
        /// What all of them remember, and a load that none is below; of those that have gone as well.
        var memory = UInt64.max
        var load = Int32.max
    }

    let rows: Int
    let buckets: Int
    private let slots: UnsafeMutablePointer<Slot>
    private let summaries: UnsafeMutablePointer<Summary>
    /// First and last bucket of each row that ever had a label.
    private let used: UnsafeMutablePointer<(first: Int32, last: Int32)>
    @exclusivity(unchecked) private var digests: UnsafeMutablePointer<LabelDigest>
    @exclusivity(unchecked) private var end = 0
    @exclusivity(unchecked) private var room = 4096

    init(rows: Int, buckets: Int) {
        (self.rows, self.buckets) = (rows, buckets)
        slots = .allocate(capacity: rows * buckets)
        summaries = .allocate(capacity: rows * buckets)
        used = .allocate(capacity: rows)
        digests = .allocate(capacity: room)
        slots.initialize(repeating: Slot(), count: rows * buckets)
        summaries.initialize(repeating: Summary(), count: rows * buckets)
        used.initialize(repeating: (Int32(buckets), -1), count: rows)
    }

    deinit {
        slots.deallocate()
        summaries.deallocate()
        used.deallocate()
        digests.deallocate()
    }

    func removeAll() {
        slots.update(repeating: Slot(), count: rows * buckets)
        summaries.update(repeating: Summary(), count: rows * buckets)
        used.update(repeating: (Int32(buckets), -1), count: rows)
        end = 0
    }

    /// The digests of a bucket, cheapest first; not to be kept.
    @inline(__always)
    func digests(row: Int, bucket: Int) -> UnsafeMutableBufferPointer<LabelDigest> {
        let slot = slots[row &* buckets &+ bucket]
        return UnsafeMutableBufferPointer(
            start: digests + Int(slot.start), count: Int(slot.count))
    }

    /// The buckets of a row that may have digests, up to this one.
    @inline(__always)
    func buckets(row: Int, upTo bucket: Int) -> Range<Int> {
        let first = Int(used[row].first)
        return first..<max(first, min(bucket, Int(used[row].last)) + 1)
    }

    /// Whether a digest in a bucket up to this one, with no greater key than another, satisfies the
    /// predicate.
    ///
    /// - Parameters:
    ///   - looksAtLoad: the predicate is false of a greater load.
    ///   - looksAtMemory: it is false of what remembers more.
    @inline(__always)
    func contains(
        row: Int, upTo bucket: Int, below other: LabelDigest, looksAtLoad: Bool,
        looksAtMemory: Bool, where test: (LabelDigest) -> Bool
    ) -> Bool {
        let base = row &* buckets
        let forgotten = looksAtMemory ? ~other.memory : 0
        let load = looksAtLoad ? other.load : .max
        var b = min(bucket, Int(used[row].last))
        let first = Int(used[row].first)
        while b >= first {
            let summary = summaries + (base &+ b)
            if summary.pointee.least <= other.key, summary.pointee.load <= load,
                summary.pointee.memory & forgotten == 0
            {
                let slot = slots[base &+ b]
                var digest = digests + Int(slot.start)
                let end = digest + Int(slot.count)
                while digest < end, digest.pointee.key <= other.key {
                    if test(digest.pointee) { return true }
                    digest += 1
                }
            }
            b &-= 1
        }
        return false
    }

    /// Takes digests out that are in this or a later bucket, with a key no less, and satisfy the
    /// predicate.
    @inline(__always)
    func remove(row: Int, from bucket: Int, key: Int64, where test: (LabelDigest) -> Bool) {
        let base = row &* buckets
        var b = max(bucket, Int(used[row].first))
        let last = Int(used[row].last)
        while b <= last {
            defer { b &+= 1 }
            guard summaries[base &+ b].most >= key else { continue }
            let slot = slots + (base &+ b)
            let first = digests + Int(slot.pointee.start)
            let count = Int(slot.pointee.count)
            var kept = position(of: key, first, count)
            var k = kept
            while k < count {
                if !test(first[k]) {
                    if kept != k { first[kept] = first[k] }
                    kept &+= 1
                }
                k &+= 1
            }
            guard kept < count else { continue }
            slot.pointee.count = Int32(kept)
            if kept > 0 {
                summaries[base &+ b].least = first[0].key
                summaries[base &+ b].most = first[kept &- 1].key
            } else {
                summaries[base &+ b] = Summary()
            }
        }
    }

    /// Puts a digest into its place.
    func insert(_ digest: LabelDigest, row: Int, bucket: Int) {
        let at = row * buckets + bucket
        if slots[at].count == slots[at].capacity { grow(at) }
        let first = digests + Int(slots[at].start)
        let count = Int(slots[at].count)
        let k = position(of: digest.key, first, count)
        if k < count { (first + k + 1).update(from: first + k, count: count - k) }
        (first + k).initialize(to: digest)
        slots[at].count += 1
        summaries[at].least = min(summaries[at].least, digest.key)
        summaries[at].most = max(summaries[at].most, digest.key)
        summaries[at].memory &= digest.memory
        summaries[at].load = min(summaries[at].load, digest.load)
        used[row].first = min(used[row].first, Int32(bucket))
        used[row].last = max(used[row].last, Int32(bucket))
    }

    /// The first place whose key is no less.
    @inline(__always)
    private func position(
        of key: Int64, _ first: UnsafeMutablePointer<LabelDigest>, _ count: Int
    ) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low &+ high) >> 1
            if first[middle].key < key { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Moves a bucket to where it has twice the room.
    private func grow(_ at: Int) {
        let capacity = max(4, 2 * Int(slots[at].capacity))
        if end + capacity > room {
            let larger = UnsafeMutablePointer<LabelDigest>.allocate(
                capacity: max(2 * room, end + capacity))
            larger.update(from: digests, count: end)
            digests.deallocate()
            digests = larger
            room = max(2 * room, end + capacity)
        }
        (digests + end).update(from: digests + Int(slots[at].start), count: Int(slots[at].count))
        slots[at].start = Int32(end)
        slots[at].capacity = Int32(capacity)
        end += capacity
    }
}
