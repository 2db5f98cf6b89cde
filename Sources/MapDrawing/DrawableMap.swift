import Maps

/// What of a map can be drawn, sorted out once for many pictures.
public struct DrawableMap: Sendable {
    struct Road: Sendable {
        var kind: RoadClass
        var points: [Coordinate]
        var box: Box
        var name: String?
    }
    struct Area: Sendable {
        enum Kind: Sendable { case water, park, building }
        var kind: Kind
        /// Outer and inner rings; what is inside an odd number of them belongs to it.
        var rings: [[Coordinate]]
        var box: Box
    }
    struct Line: Sendable {
        enum Kind: Sendable { case river, railway }
        var kind: Kind
        var points: [Coordinate]
        var box: Box
    }
    struct Quarter: Sendable {
        var name: String
        var at: Coordinate
    }

    private(set) var roads: [Road] = []
    private(set) var areas: [Area] = []
    private(set) var lines: [Line] = []
    private(set) var quarters: [Quarter] = []
    /// The box of the data; nil for an empty map.
    public let bounds: Box?
    /// What the licence of the data asks to be printed.
    public let attribution: String

    /// Sorts a map out.
    public init(_ data: MapData, attribution: String = "© OpenStreetMap contributors") {
        (bounds, self.attribution) = (data.bounds, attribution)
        var named: [NamedRoad: [[Int32]]] = [:]
        var order: [NamedRoad] = []
        for way in data.ways {
            let points = data.line(of: way)
            guard let box = Box(around: points) else { continue }
            if let kind = RoadClass(way.tags), way.tags["area"] != "yes" {
                let road = NamedRoad(kind: kind, name: way.tags["name"])
                if named[road] == nil { order.append(road) }
                named[road, default: []].append(way.nodes)
            } else if way.isClosed, let kind = Self.areaKind(way.tags) {
                areas.append(Area(kind: kind, rings: [points], box: box))
            } else if let kind = Self.lineKind(way.tags) {
                lines.append(Line(kind: kind, points: points, box: box))
            }
        }
        // One line a street, as far as its ways join: labels and dashes run on.
        for road in order {
            for nodes in joinedLines(named[road] ?? []) {
                let points = nodes.map { data[$0] }
                guard let box = Box(around: points) else { continue }
                roads.append(Road(kind: road.kind, points: points, box: box, name: road.name))
            }
        }
        addRelations(data)
        for place in data.places {
            let isQuarter = ["suburb", "quarter", "neighbourhood", "village", "town"]
                .contains(place.tags["place"])
            if isQuarter, let name = place.tags["name"] {
                quarters.append(Quarter(name: name, at: data[place.node]))
            }
        }
    }

    private mutating func addRelations(_ data: MapData) {
        let index = data.waysByID()
        for relation in data.relations where relation.tags["type"] == "multipolygon" {
            guard let kind = Self.areaKind(relation.tags) else { continue }
            let area = data.area(of: relation, index: index)
            guard let box = Box(around: area.outer.joined()) else { continue }
            areas.append(Area(kind: kind, rings: area.outer + area.inner, box: box))
        }
    }

    private struct NamedRoad: Hashable {
        var kind: RoadClass
        var name: String?
    }

    private static func areaKind(_ tags: Tags) -> Area.Kind? {
        if let building = tags["building"], building != "no" { return .building }
        if tags["natural"] == "water" || tags["waterway"] == "riverbank"
            || tags["landuse"] == "reservoir"
        {
            return .water
        }
        let green: Set<String> = ["park", "garden", "forest", "grass", "meadow", "wood", "scrub"]
        let kinds = [tags["leisure"], tags["landuse"], tags["natural"]].compactMap { $0 }
        return kinds.contains(where: green.contains) ? .park : nil
    }

    private static func lineKind(_ tags: Tags) -> Line.Kind? {
        switch tags["waterway"] {
        case "river", "canal", "stream": return .river
        default: break
        }
        return tags["railway"] == "rail" ? .railway : nil
    }
}

/// Lines joined end to end where exactly two of them meet; the others stay as they are.
func joinedLines(_ lines: [[Int32]]) -> [[Int32]] {
    var ends: [Int32: [Int]] = [:]
    for (i, line) in lines.enumerated() {
        guard let first = line.first, let last = line.last, first != last else { continue }
        ends[first, default: []].append(i)
        ends[last, default: []].append(i)
    }
    var used = [Bool](repeating: false, count: lines.count)
    /// Goes on from the end of a line as long as one other line begins or ends there.
    func extend(_ line: [Int32]) -> [Int32] {
        var line = line
        while let end = line.last, let meeting = ends[end], meeting.count == 2,
            let next = meeting.first(where: { !used[$0] })
        {
            used[next] = true
            let more = lines[next]
            line += more.first == end ? more.dropFirst() : more.reversed().dropFirst()
        }
        return line
    }
    var result: [[Int32]] = []
    for i in lines.indices where !used[i] {
        used[i] = true
        let forward = extend(lines[i])
        result.append(extend(forward.reversed()))
    }
    return result
}
