import Maps
import TestSupport

@testable import Roads

/// A small map drawn with letters: nodes by name, ways over them.
struct Streets {
    private var nodes: [(name: String, lat: Double, lon: Double, tags: Tags)] = []
    private var ways: [(id: Int, names: [String], tags: Tags)] = []
    private var relations: [String] = []

    /// Places a node so many metres north and east of the corner (51° N, 71° E).
    mutating func node(_ name: String, _ north: Double, _ east: Double, _ tags: Tags = [:]) {
        let metre = 1 / 111_195.08
        nodes.append(
            (name, 51 + north * metre, 71 + east * metre / cosine(degrees: 51), tags))
    }

    mutating func way(_ names: String, _ tags: Tags = ["highway": "residential"]) {
        ways.append((ways.count + 1, names.map { String($0) }, tags))
    }

    /// From way, via node, to way; ways count from 1.
    mutating func turn(
        _ kind: String, from: Int, via: String, to: Int, tags: Tags = [:],
        type: String = "restriction"
    ) {
        let members = [
            ("way", "\(from)", "from"), ("node", "\(id(via))", "via"), ("way", "\(to)", "to"),
        ]
        relations.append(
            members.map { "<member type='\($0.0)' ref='\($0.1)' role='\($0.2)'/>" }.joined()
                + Self.xml(Tags([.init("type", type), .init("restriction", kind)] + tags.list)))
    }

    private func id(_ name: String) -> Int {
        1 + (nodes.firstIndex { $0.name == name } ?? -1)
    }

    private static func xml(_ tags: Tags) -> String {
        tags.list.map { "<tag k='\($0.key)' v='\($0.value)'/>" }.joined()
    }

    var map: MapData {
        get throws(MapError) {
            var text = "<osm>"
            for (i, node) in nodes.enumerated() {
                text += "<node id='\(i + 1)' lat='\(node.lat)' lon='\(node.lon)'>"
                text += Self.xml(node.tags) + "</node>"
            }
            for way in ways {
                text += "<way id='\(way.id)'>"
                text += way.names.map { "<nd ref='\(id($0))'/>" }.joined()
                text += Self.xml(way.tags) + "</way>"
            }
            for (i, relation) in relations.enumerated() {
                text += "<relation id='\(i + 1)'>\(relation)</relation>"
            }
            return try MapFile.parse(Array((text + "</osm>").utf8))
        }
    }

    func network(_ mode: RoadMode) throws -> RoadNetwork {
        RoadNetwork(map: try map, mode: mode, speeds: RoadSpeeds())
    }

    func point(_ name: String) throws -> Coordinate {
        let map = try map
        return map.coordinates[id(name) - 1]
    }

    /// Whole metres from one node to another by road; nil where there is no way.
    func metres(_ mode: RoadMode, _ from: String, _ to: String) throws -> Int? {
        let network = try network(mode)
        let places = try [from, to].map { try network.position(near: try point($0)) }
        return network.leg(from: places[0], to: places[1]).map { ($0.centimetres + 50) / 100 }
    }
}
