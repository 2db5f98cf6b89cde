/// One block of nodes, ways and relations, whose texts stand in a table at its beginning.
///
/// Differences of ids and coordinates are summed up with wrapping: what a hostile file sums up to is
/// either refused by its range or a strange id.
struct PrimitiveBlock {
    private let bytes: [UInt8]
    private var strings: [String] = []
    private var granularity: Int64 = 100
    private var latOffset: Int64 = 0
    private var lonOffset: Int64 = 0
    /// Milliseconds to a unit of time.
    private var dateGranularity: Int64 = 1000

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(into builder: inout MapBuilder) throws(MapError) {
        // The granularity may stand behind the elements that need it.
        var groups: [Range<Int>] = []
        var reader = WireReader(bytes)
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): try readStrings(reader.inner(range))
            case (2, .bytes(let range)): groups.append(range)
            case (17, .varint(let value)): granularity = Int64(truncatingIfNeeded: value)
            case (18, .varint(let value)): dateGranularity = Int64(truncatingIfNeeded: value)
            case (19, .varint(let value)): latOffset = Int64(bitPattern: value)
            case (20, .varint(let value)): lonOffset = Int64(bitPattern: value)
            default: break
            }
        }
        for group in groups {
            var reader = WireReader(bytes, group)
            while let field = try reader.next() {
                guard case .bytes(let range) = field.value else { continue }
                switch field.number {
                case 1: try readNode(reader.inner(range), into: &builder)
                case 2: try readDense(reader.inner(range), into: &builder)
                case 3: try readWay(reader.inner(range), into: &builder)
                case 4: try readRelation(reader.inner(range), into: &builder)
                default: break
                }
            }
        }
    }

    private mutating func readStrings(_ table: WireReader) throws(MapError) {
        var table = table
        while let field = try table.next() {
            if field.number == 1, case .bytes(let range) = field.value {
                guard strings.count < 4 << 20 else { throw MapError(.tooLarge, "strings") }
                strings.append(table.text(range))
            }
        }
    }

    private func string(_ index: UInt64) throws(MapError) -> String {
        guard index < UInt64(strings.count) else { throw MapError(.corrupted, "stringtable") }
        return strings[Int(index)]
    }

    private func coordinate(_ lat: Int64, _ lon: Int64) throws(MapError) -> Coordinate {
        guard
            let point = Coordinate(
                nanodegrees: latOffset &+ granularity &* lat, lonOffset &+ granularity &* lon)
        else { throw MapError(.corrupted, "lat, lon") }
        return point
    }

    private func seconds(_ units: Int64) -> Int { Int((units &* dateGranularity) / 1000) }

    private func tags(_ keys: WireReader, _ values: WireReader) throws(MapError) -> Tags {
        var (keys, values) = (keys, values)
        var list: [Tags.Tag] = []
        while !keys.isAtEnd {
            list.append(.init(try string(keys.varint()), try string(values.varint())))
        }
        guard values.isAtEnd else { throw MapError(.corrupted, "keys, vals") }
        return Tags(list)
    }

    /// What nodes, ways and relations share: id, tags, and inner messages by their numbers.
    private struct Element {
        var id: Int64 = 0
        var parts: [Int: Range<Int>] = [:]
        var numbers: [Int: UInt64] = [:]
    }

    private func element(
        _ reader: WireReader, _ builder: inout MapBuilder
    ) throws(MapError) -> Element {
        var reader = reader
        var result = Element()
        while let field = try reader.next() {
            switch field.value {
            case .varint(let value): result.numbers[field.number] = value
            case .bytes(let range): result.parts[field.number] = range
            case .fixed: break
            }
        }
        result.id = Int64(bitPattern: result.numbers[1] ?? 0)
        if let info = result.parts[4] {
            var info = WireReader(bytes, info)
            while let field = try info.next() {
                if field.number == 2, case .varint(let value) = field.value {
                    builder.edited(at: seconds(Int64(bitPattern: value)))
                }
            }
        }
        return result
    }

    /// An inner message, empty where there is none.
    private func reader(_ range: Range<Int>?) -> WireReader { WireReader(bytes, range ?? 0..<0) }

    private func readNode(_ message: WireReader, into builder: inout MapBuilder) throws(MapError) {
        let node = try element(message, &builder)
        try builder.addNode(
            id: zigzag(node.numbers[1] ?? 0),
            coordinate(zigzag(node.numbers[8] ?? 0), zigzag(node.numbers[9] ?? 0)),
            tags(reader(node.parts[2]), reader(node.parts[3])))
    }

    private func readDense(_ message: WireReader, into builder: inout MapBuilder) throws(MapError) {
        let dense = try element(message, &builder)
        var ids = reader(dense.parts[1])
        var (lats, lons) = (reader(dense.parts[8]), reader(dense.parts[9]))
        var texts = reader(dense.parts[10])
        var (id, lat, lon): (Int64, Int64, Int64) = (0, 0, 0)
        while !ids.isAtEnd {
            id &+= try ids.signed()
            lat &+= try lats.signed()
            lon &+= try lons.signed()
            var list: [Tags.Tag] = []
            // Without texts at all no node has tags; else each node's end with a 0.
            while !texts.isAtEnd {
                let key = try texts.varint()
                if key == 0 { break }
                list.append(.init(try string(key), try string(texts.varint())))
            }
            try builder.addNode(id: id, coordinate(lat, lon), Tags(list))
        }
        guard lats.isAtEnd, lons.isAtEnd, texts.isAtEnd else {
            throw MapError(.corrupted, "DenseNodes")
        }
        if let info = dense.parts[5] { try readDenseDates(info, into: &builder) }
    }

    private func readDenseDates(
        _ info: Range<Int>, into builder: inout MapBuilder
    ) throws(MapError) {
        var info = WireReader(bytes, info)
        while let field = try info.next() {
            guard field.number == 2, case .bytes(let range) = field.value else { continue }
            var dates = WireReader(bytes, range)
            var date: Int64 = 0
            while !dates.isAtEnd {
                date &+= try dates.signed()
                builder.edited(at: seconds(date))
            }
        }
    }

    private func readWay(_ message: WireReader, into builder: inout MapBuilder) throws(MapError) {
        let way = try element(message, &builder)
        var references = reader(way.parts[8])
        var nodes: [Int64] = []
        var id: Int64 = 0
        while !references.isAtEnd {
            id &+= try references.signed()
            nodes.append(id)
        }
        try builder.addWay(
            id: way.id, nodes: nodes, tags(reader(way.parts[2]), reader(way.parts[3])))
    }

    private func readRelation(
        _ message: WireReader, into builder: inout MapBuilder
    ) throws(MapError) {
        let relation = try element(message, &builder)
        var (roles, ids) = (reader(relation.parts[8]), reader(relation.parts[9]))
        var kinds = reader(relation.parts[10])
        var members: [MapData.Member] = []
        var id: Int64 = 0
        while !ids.isAtEnd {
            id &+= try ids.signed()
            let role = try string(roles.varint())
            guard
                let kind = MapData.Member.Kind(
                    rawValue: Int(truncatingIfNeeded: try kinds.varint()))
            else { throw MapError(.corrupted, "MemberType") }
            members.append(.init(kind: kind, id: id, role: role))
        }
        guard roles.isAtEnd, kinds.isAtEnd else { throw MapError(.corrupted, "Relation") }
        try builder.addRelation(
            .init(
                id: relation.id, members: members,
                tags: tags(reader(relation.parts[2]), reader(relation.parts[3]))))
    }
}
