import Foundation
import Maps
import TestSupport
import Testing

@testable import Roads

@Suite("cached roads")
struct CacheTests {
    private static let small: [UInt8] = Array(
        """
        <osm><node id='1' lat='51' lon='71'/><node id='2' lat='51' lon='71.01'/>
        <node id='3' lat='51.01' lon='71.01'/><node id='4' lat='51.01' lon='71'/>
        <way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/></way>
        <way id='2'><nd ref='3'/><nd ref='4'/><nd ref='1'/><tag k='highway' v='service'/></way>
        <way id='3'><nd ref='2'/><nd ref='4'/><tag k='highway' v='primary'/></way></osm>
        """.utf8)

    private func key(_ map: String = "a", _ mode: RoadMode = .car) -> RoadNetwork.CacheKey {
        .init(map: map, mode: mode, speeds: RoadSpeeds())
    }

    private func restored(
        _ bytes: [UInt8], _ key: RoadNetwork.CacheKey
    ) -> RoadNetwork? {
        guard case .network(let network) = RoadNetwork.restored(from: bytes, key: key) else {
            return nil
        }
        return network
    }

    @Test("come back as they were written, under their own key only")
    func roundTrip() throws {
        let network = RoadNetwork(
            map: try MapFile.load(path: MapPaths.almaty), mode: .car, speeds: RoadSpeeds())
        let bytes = network.cached(key: key())
        let again = try #require(restored(bytes, key()))
        #expect(again.graph == network.graph)
        #expect(again.hierarchy == network.hierarchy)
        #expect(restored(bytes, key("b")) == nil)
        #expect(restored(bytes, key("a", .foot)) == nil)
        var other = key()
        other.speeds.car["primary"] = 51_000
        #expect(restored(bytes, other) == nil)
    }

    @Test("are refused when any byte is changed or missing")
    func damage() throws {
        let network = RoadNetwork(
            map: try MapFile.parse(Self.small), mode: .car, speeds: RoadSpeeds())
        let bytes = network.cached(key: key())
        for i in bytes.indices {
            var other = bytes
            other[i] ^= 16
            #expect(restored(other, key()) == nil, "byte \(i)")
            #expect(restored(Array(bytes.prefix(i)), key()) == nil)
        }
    }

    @Test("of maps with changed bytes are prepared and travelled without a crash")
    func hostileMaps() throws {
        for seed in UInt64(0)..<1500 {
            var random = SplitMix(seed: seed)
            var bytes = Self.small
            for _ in 0..<random.int(1...6) {
                let at = random.int(5...bytes.count - 1)
                bytes[at] = random.pick(Array("0123456789.-".utf8))
            }
            guard let map = try? MapFile.parse(bytes) else { continue }
            for mode in RoadMode.allCases {
                let network = RoadNetwork(map: map, mode: mode, speeds: RoadSpeeds())
                let places = map.coordinates.map { try? network.position(near: $0) }
                network.forEachLeg(from: places, to: places, threads: 1) { i, j, leg in
                    guard let from = places[i], let to = places[j] else { return }
                    #expect((network.path(from: from, to: to) == nil) == (leg == nil))
                }
            }
        }
    }

    @Test("that were forged, checksum and all, do not crash what uses them")
    func forged() throws {
        let network = RoadNetwork(
            map: try MapFile.parse(Self.small), mode: .car, speeds: RoadSpeeds())
        let payload = Array(network.cached(key: key()).dropLast(8))
        var read = 0
        for seed in UInt64(0)..<4000 {
            var random = SplitMix(seed: seed)
            var forged = payload
            for _ in 0..<random.int(1...3) {
                let at = random.int(key().text.utf8.count + 8...forged.count - 1)
                forged[at] = random.pick([0, 1, 2, 3, 0x7f, 0x80, 0xff])
            }
            var writer = ByteWriter()
            for byte in forged { writer.write(byte) }
            guard let network = restored(writer.sealed(), key()) else { continue }
            read += 1
            let places = [(51.0, 71.002), (51.004, 71.01), (51.01, 71.005)].compactMap {
                Coordinate(latitude: $0.0, longitude: $0.1)
            }.map { try? network.position(near: $0) }
            network.forEachLeg(from: places, to: places, threads: 1) { i, j, _ in
                guard let from = places[i], let to = places[j] else { return }
                _ = network.path(from: from, to: to)
            }
        }
        #expect(read > 0)
    }
}
