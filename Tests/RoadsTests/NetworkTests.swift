import Maps
import TestSupport
import Testing

@testable import Roads

@Suite("roads")
struct NetworkTests {
    @Test("a barrier can be driven up to but not through; walkers pass")
    func barrier() throws {
        var streets = Streets()
        streets.node("A", 0, 0)
        streets.node("B", 0, 100, ["barrier": "bollard"])
        streets.node("C", 0, 200)
        streets.node("D", 300, 200)
        streets.node("E", 300, 0)
        streets.way("ABC")
        streets.way("CDEA")
        #expect(try streets.metres(.foot, "A", "C") == 200)
        #expect(try streets.metres(.car, "A", "C") == 300 + 200 + 300)
    }

    @Test("a place stands at the nearest road; the walk from the kerb is part of the way")
    func snapping() throws {
        var streets = Streets()
        streets.node("A", 0, 0)
        streets.node("B", 0, 1000)
        streets.node("p", 50, 300)
        streets.node("q", -20, 900)
        streets.way("AB", ["highway": "primary"])
        let network = try streets.network(.car)
        let (p, q) = (
            try network.position(near: try streets.point("p")),
            try network.position(near: try streets.point("q"))
        )
        #expect(abs(p.offset - 30_000) <= 2)
        #expect(abs(p.walk - 5_000) <= 2)
        let leg = try #require(network.leg(from: p, to: q))
        #expect((leg.centimetres + 50) / 100 == 600)
        // 600 m at 50 km/h and 70 m at 4.5 km/h.
        #expect(abs(leg.milliseconds - (43_200 + 56_000)) < 100)
        #expect(network.path(from: p, to: q)?.count == 2)
        #expect(network.path(from: q, to: p)?.first == q.point)
        let foot = try streets.network(.foot)
        let walk = try #require(
            foot.leg(
                from: try foot.position(near: try streets.point("p")),
                to: try foot.position(near: try streets.point("q"))))
        #expect((walk.centimetres + 50) / 100 == 600 + 70)
    }

    @Test("along a one-way street the place before is reached round the block")
    func roundTheBlock() throws {
        var streets = Streets()
        for (name, north, east) in [("A", 0.0, 0.0), ("B", 0, 400), ("C", 100, 400), ("D", 100, 0)]
        {
            streets.node(name, north, east)
        }
        streets.node("p", 5, 300)
        streets.node("q", 5, 100)
        streets.way("ABCDA", ["highway": "residential", "oneway": "yes"])
        let network = try streets.network(.car)
        let p = try network.position(near: try streets.point("p"))
        let q = try network.position(near: try streets.point("q"))
        func metres(_ a: RoadPosition, _ b: RoadPosition) -> Int? {
            network.leg(from: a, to: b).map { ($0.centimetres + 50) / 100 }
        }
        #expect(metres(q, p) == 200)
        #expect(metres(p, q) == 1000 - 200)
        let line = try #require(network.path(from: p, to: q))
        #expect(line.first == p.point && line.last == q.point && line.count == 6)
    }

    @Test("a place far from every road is told how far it is")
    func far() throws {
        var streets = Streets()
        streets.node("A", 0, 0)
        streets.node("B", 0, 100)
        streets.node("p", 301, 0)
        streets.node("q", 299, 0)
        streets.way("AB")
        let network = try streets.network(.foot)
        #expect(throws: FarFromRoads(metres: 301)) {
            try network.position(near: try streets.point("p"))
        }
        #expect(throws: Never.self) { try network.position(near: try streets.point("q")) }
        let none = RoadNetwork(
            map: try MapFile.parse(Array("<osm/>".utf8)), mode: .car, speeds: RoadSpeeds())
        #expect(throws: FarFromRoads(metres: nil)) {
            try none.position(near: Coordinate(lat: 0, lon: 0))
        }
    }

    @Test(
        "nobody is put on a small part; two large ones without a bridge cannot be travelled between"
    )
    func parts() throws {
        var streets = Streets()
        let names = (0..<120).map { String(UnicodeScalar(UInt32(0x4E00 + $0)) ?? "a") }
        let others = (0..<110).map { String(UnicodeScalar(UInt32(0x5000 + $0)) ?? "a") }
        for (i, name) in names.enumerated() { streets.node(name, 0, Double(i) * 10) }
        for (i, name) in others.enumerated() { streets.node(name, 900, Double(i) * 10) }
        streets.node("Y", 20, 100)
        streets.node("Z", 20, 200)
        streets.way(names.joined())
        streets.way(others.joined())
        streets.way("YZ")
        let network = try streets.network(.car)
        #expect(network.summary.parts.map(\.points) == [120, 110, 2])
        let yard = try network.position(near: try streets.point("Y"))
        #expect(abs(yard.walk - 2000) <= 2)
        let beyond = try network.position(near: try streets.point(others[0]))
        #expect(network.leg(from: yard, to: beyond) == nil)
        #expect(network.path(from: yard, to: beyond) == nil)
    }
}
