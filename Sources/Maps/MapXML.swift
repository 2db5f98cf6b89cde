/// Reads OpenStreetMap's XML (`.osm`) into a builder.
struct MapXML {
    private var scanner: XMLScanner
    private var element: Element?

    /// A node, way or relation that is open.
    private struct Element {
        var name: String
        var id: Int64
        var coordinate: Coordinate?
        var nodes: [Int64] = []
        var members: [MapData.Member] = []
        var tags: [Tags.Tag] = []
    }

    init(_ bytes: [UInt8]) { scanner = XMLScanner(bytes) }

    /// Reads all elements; errors name the line.
    mutating func read(into builder: inout MapBuilder) throws(MapError) {
        do throws(MapError) {
            guard case .start("osm", let attributes) = try scanner.next() else {
                throw MapError(.notAMap, "<osm>")
            }
            builder.setHeader(generator: attributes["generator"])
            while let event = try scanner.next() {
                switch event {
                case .start(let name, let attributes): try begin(name, attributes, &builder)
                case .end: try end(&builder)
                }
            }
        } catch {
            throw MapError(error.fault, error.found, at: scanner.line, .line)
        }
    }

    private mutating func begin(
        _ name: String, _ attributes: [String: String], _ builder: inout MapBuilder
    ) throws(MapError) {
        switch (scanner.depth, name) {
        case (1, _): throw MapError(.corrupted, "<\(name)>")
        case (2, "bounds"): builder.setHeader(bounds: box(attributes))
        case (2, "node"), (2, "way"), (2, "relation"):
            if let date = attributes["timestamp"].flatMap(secondsOfTimestamp) {
                builder.edited(at: date)
            }
            element = try opened(name, attributes)
        case (3, "tag"): element?.tags.append(.init(attributes["k"] ?? "", attributes["v"] ?? ""))
        case (3, "nd"):
            let node = try id(attributes["ref"], "ref")
            element?.nodes.append(node)
        case (3, "member"):
            let member = try member(attributes)
            element?.members.append(member)
        default: break
        }
    }

    private mutating func end(_ builder: inout MapBuilder) throws(MapError) {
        guard scanner.depth == 1, let element else { return }
        self.element = nil
        let tags = Tags(element.tags)
        switch element.name {
        case "node":
            guard let coordinate = element.coordinate else { return }
            try builder.addNode(id: element.id, coordinate, tags)
        case "way": try builder.addWay(id: element.id, nodes: element.nodes, tags)
        default:
            try builder.addRelation(.init(id: element.id, members: element.members, tags: tags))
        }
    }

    private func opened(
        _ name: String, _ attributes: [String: String]
    ) throws(MapError) -> Element? {
        // Editors keep what is to be deleted in their files.
        if attributes["visible"] == "false" || attributes["action"] == "delete" { return nil }
        var element = Element(name: name, id: try id(attributes["id"], "id"))
        guard name == "node" else { return element }
        guard let lat = attributes["lat"].flatMap(Double.init),
            let lon = attributes["lon"].flatMap(Double.init),
            let point = Coordinate(latitude: lat, longitude: lon)
        else { throw MapError(.corrupted, "lat, lon") }
        element.coordinate = point
        return element
    }

    private func id(_ text: String?, _ name: String) throws(MapError) -> Int64 {
        guard let id = text.flatMap({ Int64($0) }) else { throw MapError(.corrupted, name) }
        return id
    }

    private func member(_ attributes: [String: String]) throws(MapError) -> MapData.Member {
        let kinds: [String: MapData.Member.Kind] = [
            "node": .node, "way": .way, "relation": .relation,
        ]
        guard let kind = attributes["type"].flatMap({ kinds[$0] }) else {
            throw MapError(.corrupted, "type")
        }
        return .init(
            kind: kind, id: try id(attributes["ref"], "ref"), role: attributes["role"] ?? "")
    }

    private func box(_ attributes: [String: String]) -> Box? {
        let sides = ["minlat", "minlon", "maxlat", "maxlon"].compactMap {
            attributes[$0].flatMap(Double.init)
        }
        guard sides.count == 4,
            let least = Coordinate(latitude: sides[0], longitude: sides[1]),
            let most = Coordinate(latitude: sides[2], longitude: sides[3]),
            least.lat <= most.lat, least.lon <= most.lon
        else { return nil }
        return Box(least, most)
    }
}
