import Foundation
import Maps
import TestSupport
import Testing

@testable import Roads

@Suite("quickest ways")
struct ShortestPathTests {
    @Test("many-to-many, single queries and Dijkstra agree on Almaty", arguments: RoadMode.allCases)
    func almaty(mode: RoadMode) throws {
        let network = RoadNetwork(
            map: try MapFile.load(path: MapPaths.almaty), mode: mode, speeds: RoadSpeeds())
        try compare(network, places: 60, seed: 7)
    }

    @Test(
        "they agree on random maps with one-way streets, signs, loops and dead ends",
        arguments: 0..<60)
    func random(seed: Int) throws {
        for mode in [RoadMode.car, .foot] {
            let network = try randomStreets(UInt64(seed)).network(mode)
            try compare(network, places: 14, seed: UInt64(seed))
        }
    }

    @Test("they agree where a dense core is not contracted", arguments: 0..<30)
    func core(seed: Int) throws {
        let whole = try randomStreets(UInt64(seed)).network(.car)
        let hierarchy = Contraction.hierarchy(of: whole.graph, dense: .init(nodes: 3, arcs: 2))
        let network = RoadNetwork(
            mode: .car, walkingSpeed: 4500, graph: whole.graph, hierarchy: hierarchy)
        try compare(network, places: 14, seed: UInt64(seed))
        // What is kept comes back.
        let key = RoadNetwork.CacheKey(map: "", mode: .car, speeds: RoadSpeeds())
        guard
            case .network(let again) = RoadNetwork.restored(
                from: network.cached(key: key), key: key)
        else {
            Issue.record("a core was not restored")
            return
        }
        #expect(again.hierarchy == hierarchy)
    }

    @Test("streets that meet all over the city at random are prepared all the same")
    func dense() throws {
        var random = SplitMix(seed: 3)
        var text = "<osm>"
        for i in 0..<3000 {
            text += "<node id='\(i)' lat='51.\(random.int(1000...2999))'"
            text += " lon='71.\(random.int(1000...3999))'/>"
        }
        for way in 0..<9000 {
            text += "<way id='\(way)'><nd ref='\(random.int(0...2999))'/>"
            text += "<nd ref='\(random.int(0...2999))'/><tag k='highway' v='primary'/></way>"
        }
        let network = RoadNetwork(
            map: try MapFile.parse(Array((text + "</osm>").utf8)), mode: .car, speeds: RoadSpeeds())
        #expect(network.hierarchy.core < Int32(network.graph.nodeCount))
        try compare(network, places: 3, seed: 4)
    }

    private struct Turn: Hashable {
        var from: Int32
        var to: Int32
    }

    /// From which arc to which one may go.
    private func turns(_ graph: RoadGraph) -> Set<Turn> {
        let leaving = Dictionary(grouping: graph.edges, by: \.tail)
        return Set(
            graph.edges.flatMap { edge in
                (leaving[edge.head] ?? []).map { Turn(from: edge.arc, to: $0.arc) }
            })
    }

    private func compare(_ network: RoadNetwork, places count: Int, seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let graph = network.graph
        let usable = graph.isUsable.indices.filter { graph.isUsable[$0] }
        guard !usable.isEmpty else { return }
        let places = (0..<count).map { _ -> RoadPosition in
            let link = random.pick(usable)
            let length = graph.length(ofLink: link)
            return RoadPosition(
                link: Int32(link), offset: Int32(random.int(0...length)),
                point: graph.points[Int(graph.firstPoint[link])], walk: Int32(random.int(0...9000)))
        }
        let dijkstra = Dijkstra(network)
        let turns = turns(graph)
        var rows = [[Weight]](repeating: [], count: count)
        for threads in [1, 3] {
            ManyToMany(network, to: places, threads: threads).forEachRow(from: places) { i, row in
                if threads == 3 { #expect(rows[i] == Array(row)) }
                rows[i] = Array(row)
            }
        }
        for (i, from) in places.enumerated() {
            #expect(rows[i] == dijkstra.weights(from: from, to: places), "row \(i), seed \(seed)")
            for (j, to) in places.enumerated() {
                let query = RoadQuery(network, from, to)
                #expect(query.weight == rows[i][j])
                try checkPath(query, turns)
            }
        }
    }

    /// The arcs join, cost what the way costs, and the drawn line is as long as the way.
    private func checkPath(
        _ query: RoadQuery, _ turns: Set<Turn>
    ) throws {
        guard query.weight < .unreachable else {
            #expect(query.points == nil)
            return
        }
        let points = try #require(query.points)
        let length = zip(points, points.dropFirst()).reduce(0) { $0 + centimetres($1.0, $1.1) }
        // Each point that is made anew may lie a centimetre beside the line, and cuts a long straight
        // piece in two, each with a mean latitude of its own.
        #expect(abs(length - query.weight.centimetres) <= 8 + points.count / 50 + length / 20_000)
        for (a, b) in zip(query.arcs, query.arcs.dropFirst()) {
            #expect(turns.contains(.init(from: a, to: b)))
        }
    }

    /// A few dozen crossings with random streets between them.
    private func randomStreets(_ seed: UInt64) -> Streets {
        var random = SplitMix(seed: seed)
        var streets = Streets()
        let names = (0..<random.int(5...40)).map {
            String(UnicodeScalar(UInt32(0x4E00 + $0)) ?? "a")
        }
        for name in names {
            let isBarrier = random.chance(5)
            streets.node(
                name, Double(random.int(0...20)) * 50, Double(random.int(0...20)) * 50,
                isBarrier ? ["barrier": "bollard"] : [:])
        }
        let ways = random.int(4...50)
        for _ in 0..<ways {
            var line = (0..<random.int(2...6)).map { _ in random.pick(names) }
            if random.chance(15) { line.append(line[0]) }
            let oneway = random.pick(["no", "no", "yes", "-1"])
            let highway = random.pick(["primary", "residential", "service", "footway"])
            streets.way(line.joined(), ["highway": highway, "oneway": oneway])
        }
        for _ in 0..<random.int(0...20) {
            let kind = random.pick(["no_left_turn", "no_u_turn", "only_straight_on", "no_entry"])
            streets.turn(
                kind, from: random.int(1...ways), via: random.pick(names), to: random.int(1...ways))
        }
        return streets
    }
}
