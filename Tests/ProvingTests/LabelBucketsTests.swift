import Testing

@testable import Proving

@Suite("Buckets of labels")
struct LabelBucketsTests {
    /// Whether one label makes another needless, for short.
    private func dominates(_ a: LabelDigest, _ b: LabelDigest) -> Bool {
        a.key <= b.key && a.time <= b.time && a.load <= b.load && a.memory & ~b.memory == 0
    }

    @Test("are asked and emptied as a plain list is, whatever has come and gone")
    func agreesWithAList() {
        var dice = Dice(state: 11)
        let (rows, buckets, width) = (3, 8, 5)
        let kept = LabelBuckets(rows: rows, buckets: buckets)
        for round in 0..<30 {
            kept.removeAll()
            var list: [(row: Int, digest: LabelDigest)] = []
            var (hits, removed) = (0, 0)
            for index in 0..<200 {
                let row = dice.roll(rows)
                let time = dice.roll(buckets * width)
                let new = LabelDigest(
                    key: Int64(dice.roll(60)) - 30, memory: UInt64(dice.roll(8) & dice.roll(8)),
                    time: Int32(time), load: Int32(dice.roll(6)), closing: 0,
                    index: Int32(index))
                let bucket = time / width
                let isNeedless = kept.contains(
                    row: row, upTo: bucket, below: new, looksAtLoad: true, looksAtMemory: true,
                    where: { dominates($0, new) })
                #expect(
                    isNeedless == list.contains { $0.row == row && dominates($0.digest, new) })
                if isNeedless {
                    hits += 1
                    continue
                }
                kept.remove(row: row, from: bucket, key: new.key) { dominates(new, $0) }
                let before = list.count
                list.removeAll { $0.row == row && dominates(new, $0.digest) }
                removed += before - list.count
                kept.insert(new, row: row, bucket: bucket)
                list.append((row, new))
            }
            #expect(hits > 20 && removed > 20, "round \(round)")
            var left: [Int32] = []
            for row in 0..<rows {
                for bucket in 0..<buckets {
                    let own = kept.digests(row: row, bucket: bucket)
                    #expect(zip(own, own.dropFirst()).allSatisfy { $0.key <= $1.key })
                    left += own.map(\.index)
                }
            }
            #expect(left.sorted() == list.map(\.digest.index).sorted())
        }
    }

    @Test("a look that does not mind loads and memories does not pass over what has more of them")
    func carefree() {
        let kept = LabelBuckets(rows: 1, buckets: 2)
        let dear = LabelDigest(key: 1, memory: 7, time: 0, load: 9, closing: 0, index: 0)
        kept.insert(dear, row: 0, bucket: 0)
        let light = LabelDigest(key: 2, memory: 0, time: 1, load: 0, closing: 0, index: 1)
        for (loads, memories) in [(false, false), (true, false), (false, true)] {
            let isFound = kept.contains(
                row: 0, upTo: 1, below: light, looksAtLoad: loads, looksAtMemory: memories,
                where: { _ in true })
            #expect(isFound == (!loads && !memories))
        }
    }
}
