import Maps
import TestSupport
import Testing

@Suite("maps in PBF")
struct PBFTests {
    @Test("the map of Almaty has all that it is said to have")
    func almaty() throws {
        let map = try MapFile.load(path: MapPaths.almaty)
        #expect(map.coordinates.count == 75_288)
        #expect(map.nodeIDs.count == 75_288)
        #expect(map.ways.count == 13_282)
        #expect(map.relations.count == 106)
        #expect(zip(map.nodeIDs, map.nodeIDs.dropFirst()).allSatisfy { $0 < $1 })
        let turns = map.relations.filter { $0.tags["type"]?.hasPrefix("restriction") == true }
        #expect(turns.count == 88)
        let buildings =
            map.ways.count { $0.tags["building"] != nil }
            + map.relations.count { $0.tags["building"] != nil }
            + map.places.count { $0.tags["building"] != nil }
        #expect(buildings == 8_211)
        let houses =
            map.ways.count { $0.tags["addr:housenumber"] != nil }
            + map.places.count { $0.tags["addr:housenumber"] != nil }
        #expect(houses == 768)
        let bounds = try #require(map.bounds)
        #expect(bounds.contains(try #require(Coordinate(latitude: 43.25, longitude: 76.9))))
    }

    @Test("the map of Astana has all that it is said to have")
    func astana() throws {
        let map = try MapFile.load(path: MapPaths.astana)
        #expect(map.coordinates.count == 29_823)
        #expect(map.ways.count == 2_875)
        #expect(map.relations.isEmpty)
        #expect(map.ways.contains { $0.tags["name"] == "Кенесары көшесі" })
    }

    @Test("blobs are read packed and plain, nodes dense and single")
    func forms() throws {
        var plain = PBFWriter()
        for blob in PBFWriter.blobs(of: try MapFile.bytes(path: MapPaths.astana)) {
            plain.addRaw(blob.type, blob.data)
        }
        #expect(try MapFile.parse(plain.bytes) == MapFile.load(path: MapPaths.astana))

        // One node at 51.1284 N, 71.4306 E, in units of 1000 nanodegrees.
        let node =
            PBFWriter.field(1, UInt64(14)) + PBFWriter.field(2, [1]) + PBFWriter.field(3, [2])
            + PBFWriter.field(8, UInt64(2 * 51_128_400))
            + PBFWriter.field(9, UInt64(2 * 71_430_600))
        var single = PBFWriter()
        single.addHeader()
        single.addPacked(
            "OSMData",
            PBFWriter.strings(["", "highway", "crossing"])
                + PBFWriter.field(2, PBFWriter.field(1, node)) + PBFWriter.field(17, UInt64(1000)))
        let map = try MapFile.parse(single.bytes)
        #expect(map.nodeIDs == [7])
        #expect(map.coordinates == [Coordinate(lat: 511_284_000, lon: 714_306_000)])
        #expect(map.places == [.init(node: 0, tags: ["highway": "crossing"])])
    }

    @Test("what is strange is refused by name")
    func strange() throws {
        func fault(_ build: (inout PBFWriter) -> Void) -> MapError? {
            var writer = PBFWriter()
            build(&writer)
            do {
                _ = try MapFile.parse(writer.bytes)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault { _ in }?.fault == .notAMap)
        #expect(fault { $0.bytes = Array("PK\u{3}\u{4}not a map".utf8) }?.fault == .notAMap)
        #expect(fault { $0.addRaw("OSMData", []) }?.fault == .notAMap)
        let history = fault { $0.addHeader(features: ["HistoricalInformation"]) }
        #expect(history == MapError(.unsupported, "HistoricalInformation", at: 0))
        for (number, name) in [(4, "LZMA"), (6, "LZ4"), (7, "zstd")] {
            let error = fault {
                $0.addHeader()
                $0.add("OSMData", body: PBFWriter.field(number, [1, 2, 3]))
            }
            #expect(error?.fault == .unsupported)
            #expect(error?.found == name)
        }
        // What is said to unpack into 4 GB, and what unpacks into more than it says.
        for size in [1 << 32, 10] {
            let error = fault {
                $0.addHeader()
                $0.addPacked(
                    "OSMData", [UInt8](repeating: 0, count: 1000), statedSize: size)
            }
            #expect(error?.fault == .corrupted)
        }
        let beyond = fault {
            $0.addHeader()
            let ways = PBFWriter.field(3, PBFWriter.field(2, [9]) + PBFWriter.field(3, [9]))
            $0.addRaw("OSMData", PBFWriter.strings([""]) + PBFWriter.field(2, ways))
        }
        #expect(beyond?.fault == .corrupted)
        #expect(beyond?.found == "stringtable")
    }

    @Test("a file that ends too early is said to be cut, unless it is cut between blobs")
    func cut() throws {
        let whole = try MapFile.bytes(path: MapPaths.astana)
        for length in [3, 10, 1000, whole.count / 2, whole.count - 1] {
            let error = #expect(throws: MapError.self) {
                try MapFile.parse(Array(whole.prefix(length)))
            }
            #expect(error?.fault == (length == 3 ? .notAMap : .truncated))
        }
    }

    @Test("a file that is not there, a folder and a device are refused")
    func missing() {
        #expect(throws: MapError(.notFound)) { try MapFile.load(path: "/nowhere/a.osm.pbf") }
        #expect(throws: MapError(.unreadable)) { try MapFile.load(path: repository) }
        #expect(throws: MapError(.unreadable)) { try MapFile.load(path: "/dev/zero") }
    }
}
