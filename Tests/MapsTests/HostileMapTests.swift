import Foundation
import Maps
import TestSupport
import Testing

/// 4,000 seeds of each kind, or 100,000 with KOMEK_ACCEPTANCE=1.
private let seeds: Range<UInt64> =
    0..<(ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == nil ? 4000 : 100_000)

/// A strange file is read or refused with a ``MapError``, and what is read can be used; some of each
/// kind must come about, or the faults test nothing.
@Suite("hostile maps")
struct HostileMapTests {
    @Test("bytes changed, cut out and doubled in unpacked blobs never crash the reader")
    func blobs() throws {
        let blobs = small()
        var read = 0
        for seed in seeds {
            var random = SplitMix(seed: seed)
            var writer = PBFWriter()
            for blob in blobs {
                let data = random.chance(60) ? mutated(blob.data, &random) : blob.data
                if random.chance(50) {
                    writer.addRaw(blob.type, data)
                } else {
                    writer.addPacked(blob.type, data)
                }
            }
            if use(writer.bytes) { read += 1 }
        }
        #expect(read > 0 && read < seeds.count, "\(read) of \(seeds.count) read")
    }

    @Test("bytes changed, cut out and doubled in the file never crash the reader")
    func files() throws {
        var writer = PBFWriter()
        for blob in small() { writer.addPacked(blob.type, blob.data) }
        var read = 0
        for seed in seeds {
            var random = SplitMix(seed: seed)
            if use(mutated(writer.bytes, &random)) { read += 1 }
        }
        #expect(read > 0 && read < seeds.count, "\(read) of \(seeds.count) read")
    }

    @Test("bytes changed, cut out and doubled in XML never crash the reader")
    func xml() {
        var read = 0
        for seed in seeds {
            var random = SplitMix(seed: seed)
            if use(mutated(Array(XMLTests.crossing.utf8), &random)) { read += 1 }
        }
        #expect(read > 0 && read < seeds.count, "\(read) of \(seeds.count) read")
    }

    /// A header and 300 nodes, ways over them and a relation, in two blobs.
    private func small() -> [(type: String, data: [UInt8])] {
        var writer = PBFWriter()
        writer.addHeader()
        var (ids, lats, lons, texts) = ([UInt8](), [UInt8](), [UInt8](), [UInt8]())
        for i in 0..<300 {
            ids += PBFWriter.signed(1)
            lats += PBFWriter.signed(i == 0 ? 511_000_000 : 700)
            lons += PBFWriter.signed(i == 0 ? 714_000_000 : Int64(i % 7) * 900 - 2500)
            texts += i % 5 == 0 ? [1, 2, 0] : [0]
        }
        let dense = [(1, ids), (8, lats), (9, lons), (10, texts)].flatMap(PBFWriter.field)
        let ways = (0..<30).flatMap { way -> [UInt8] in
            let nodes = PBFWriter.signed(Int64(way * 9 + 1)) + [UInt8](repeating: 2, count: 9)
            return PBFWriter.field(
                3,
                PBFWriter.field(1, UInt64(way + 1)) + PBFWriter.field(2, [1, 3])
                    + PBFWriter.field(3, [4, 5]) + PBFWriter.field(8, nodes))
        }
        let relation =
            PBFWriter.field(1, UInt64(1)) + PBFWriter.field(2, [6]) + PBFWriter.field(3, [7])
            + PBFWriter.field(8, [8, 9, 10]) + PBFWriter.field(9, [2, 2, 2])
            + PBFWriter.field(10, [1, 0, 1])
        let strings = [
            "", "highway", "crossing", "name", "residential", "Абай", "type", "restriction", "from",
            "via", "to",
        ]
        writer.addRaw(
            "OSMData", PBFWriter.strings(strings) + PBFWriter.field(2, PBFWriter.field(2, dense)))
        writer.addRaw(
            "OSMData",
            PBFWriter.strings(strings) + PBFWriter.field(2, ways)
                + PBFWriter.field(2, PBFWriter.field(4, relation)))
        return PBFWriter.blobs(of: writer.bytes)
    }

    /// Whether the map could be read; then all of it is looked at.
    private func use(_ bytes: [UInt8]) -> Bool {
        guard let map = try? MapFile.parse(bytes) else { return false }
        let index = map.waysByID()
        for way in map.ways { _ = map.line(of: way) }
        for relation in map.relations { _ = map.area(of: relation, index: index) }
        for place in map.places { _ = map[place.node] }
        return true
    }
}

/// The bytes with one to four faults.
func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var result = bytes
    for _ in 0..<random.int(1...4) where !result.isEmpty {
        let at = random.int(0...result.count - 1)
        let length = min(random.int(1...12), result.count - at)
        switch random.int(0...5) {
        case 0: result[at] = UInt8(random.int(0...255))
        case 1: result[at] ^= 1 << UInt8(random.int(0...7))
        case 2: result.removeSubrange(at..<at + length)
        case 3: result.insert(contentsOf: result[at..<at + length], at: at)
        case 4: for i in at..<at + length { result[i] = random.pick([0, 0x7f, 0x80, 0xff]) }
        default: result.removeSubrange(at...)
        }
    }
    return result
}
