import Maps

/// What is in a map, for people who want to know whether it will do.
public struct MapSummary: Sendable {
    /// Kilometres of one class of road.
    public struct Length: Sendable, Equatable {
        /// A value of `highway`; slip roads are all `link`.
        public var highway: String
        /// Metres, each way once, whichever way it may be driven.
        public var metres: Int
    }

    /// The map's box; nil if it is empty.
    public var bounds: Box?
    /// Seconds since 1970; nil if the map does not tell.
    public var date: Int?
    /// Nodes of the map.
    public var nodes = 0
    /// Ways of the map.
    public var ways = 0
    /// Relations of the map.
    public var relations = 0
    /// Buildings, as ways, nodes or relations.
    public var buildings = 0
    /// Places with a house number.
    public var addresses = 0
    /// Different names of roads.
    public var streets = 0
    /// By class, longest first.
    public var roads: [Length] = []

    /// Looks through a map.
    public init(_ map: MapData) {
        (bounds, date) = (map.bounds, map.date)
        (nodes, ways, relations) = (map.coordinates.count, map.ways.count, map.relations.count)
        let all =
            map.places.lazy.map(\.tags) + map.ways.lazy.map(\.tags)
            + map.relations.lazy.map(\.tags)
        for tags in all {
            if tags["building"] != nil { buildings += 1 }
            if tags["addr:housenumber"] != nil { addresses += 1 }
        }
        var names: Set<String> = []
        var length: [String: Int] = [:]
        for way in map.ways {
            guard let highway = way.tags["highway"] else { continue }
            if let name = way.tags["name"] { names.insert(name) }
            let key = highway.hasSuffix("_link") ? "link" : highway
            let line = zip(way.nodes, way.nodes.dropFirst())
            length[key, default: 0] += line.reduce(0) { $0 + centimetres(map[$1.0], map[$1.1]) }
        }
        streets = names.count
        roads = length.map { Length(highway: $0.key, metres: ($0.value + 50) / 100) }
            .sorted { ($1.metres, $0.highway) < ($0.metres, $1.highway) }
    }
}
