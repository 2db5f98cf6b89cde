/// Collects what a reader finds, within limits, and makes a map of it.
struct MapBuilder {
    /// How much a map may hold: a country of the size of Kazakhstan.
    ///
    /// The most that a map at these limits was seen to take is 1.7 GB.
    struct Limits {
        var nodes = 40_000_000
        /// Nodes named by ways, and members of relations.
        var references = 60_000_000
        var tags = 20_000_000
    }

    private let limits: Limits
    private var map = MapData()
    private var tagCount = 0
    private var memberCount = 0
    /// Nodes of all ways, one after the other.
    private var references: [Int64] = []
    private var pending: [(id: Int64, end: Int, tags: Tags)] = []
    /// By position in the order of reading, until ``finish()``.
    private var places: [(node: Int, tags: Tags)] = []
    private var isSorted = true

    init(limits: Limits = Limits()) { self.limits = limits }

    /// What the head of a file tells; what it does not tell stays.
    mutating func setHeader(bounds: Box? = nil, date: Int? = nil, generator: String? = nil) {
        map.bounds = bounds ?? map.bounds
        map.date = date ?? map.date
        map.generator = generator ?? map.generator
    }

    /// The newest edit stands for the date where no header states one.
    private(set) var newestEdit: Int?
    mutating func edited(at second: Int) { newestEdit = max(newestEdit ?? second, second) }

    mutating func addNode(id: Int64, _ coordinate: Coordinate, _ tags: Tags) throws(MapError) {
        guard map.nodeIDs.count < limits.nodes else { throw MapError(.tooLarge, "nodes") }
        try count(tags)
        if let last = map.nodeIDs.last, last >= id { isSorted = false }
        if !tags.isEmpty { places.append((map.nodeIDs.count, tags)) }
        map.nodeIDs.append(id)
        map.coordinates.append(coordinate)
    }

    mutating func addWay(id: Int64, nodes: [Int64], _ tags: Tags) throws(MapError) {
        guard references.count + memberCount + nodes.count <= limits.references else {
            throw MapError(.tooLarge, "ways")
        }
        try count(tags)
        references += nodes
        pending.append((id, references.count, tags))
    }

    mutating func addRelation(_ relation: MapData.Relation) throws(MapError) {
        memberCount += relation.members.count
        guard references.count + memberCount <= limits.references else {
            throw MapError(.tooLarge, "relations")
        }
        try count(relation.tags)
        map.relations.append(relation)
    }

    /// Empty elements count as well: a hostile file might have nothing else.
    private mutating func count(_ tags: Tags) throws(MapError) {
        tagCount += tags.list.count
        guard tagCount <= limits.tags, pending.count + map.relations.count <= limits.tags else {
            throw MapError(.tooLarge, "tags")
        }
    }

    /// The map: nodes sorted, ways resolved.
    mutating func finish() -> MapData {
        if !isSorted { sortNodes() }
        map.places = places.map { MapData.Place(node: Int32($0.node), tags: $0.tags) }
        resolveWays()
        if map.bounds == nil { map.bounds = Box(around: map.coordinates) }
        if map.date == nil { map.date = newestEdit }
        return map
    }

    /// Orders nodes by id; of several with one id the last counts, as in files of changes.
    private mutating func sortNodes() {
        let order = map.nodeIDs.indices.sorted {
            (map.nodeIDs[$0], $0) < (map.nodeIDs[$1], $1)
        }
        let tags = Dictionary(uniqueKeysWithValues: places.map { ($0.node, $0.tags) })
        var sorted: (ids: [Int64], coordinates: [Coordinate]) = ([], [])
        places = []
        for (k, old) in order.enumerated() {
            if k + 1 < order.count, map.nodeIDs[order[k + 1]] == map.nodeIDs[old] { continue }
            if let tags = tags[old] { places.append((sorted.ids.count, tags)) }
            sorted.ids.append(map.nodeIDs[old])
            sorted.coordinates.append(map.coordinates[old])
        }
        (map.nodeIDs, map.coordinates) = (sorted.ids, sorted.coordinates)
    }

    private mutating func resolveWays() {
        var start = 0
        for way in pending {
            var part: [Int32] = []
            func close(_ part: [Int32]) -> MapData.Way? {
                part.count > 1 ? MapData.Way(id: way.id, nodes: part, tags: way.tags) : nil
            }
            for reference in references[start..<way.end] {
                if let node = map.node(id: reference) {
                    part.append(node)
                } else {
                    if let whole = close(part) { map.ways.append(whole) }
                    part = []
                }
            }
            if let whole = close(part) { map.ways.append(whole) }
            start = way.end
        }
        (references, pending) = ([], [])
    }
}
