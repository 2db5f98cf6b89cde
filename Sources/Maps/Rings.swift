extension MapData {
    /// An area with holes.
    public struct Area: Sendable, Equatable {
        /// Closed rings around it; the last point is the first.
        public var outer: [[Coordinate]] = []
        /// Closed rings that are cut out.
        public var inner: [[Coordinate]] = []
    }

    /// The ways with a given id, by their index in ``ways``: several where the way is cut.
    public func waysByID() -> [Int64: [Int]] {
        Dictionary(grouping: ways.indices, by: { ways[$0].id })
    }

    /// The rings of a relation of `type=multipolygon` or `boundary`, its ways joined end to end.
    ///
    /// What does not close, as where an extract was cut, is left out.
    /// - Parameter index: from ``waysByID()``, made once for many areas.
    public func area(of relation: Relation, index: [Int64: [Int]]) -> Area {
        var lines: (outer: [[Int32]], inner: [[Int32]]) = ([], [])
        for member in relation.members where member.kind == .way {
            let parts = (index[member.id] ?? []).map { ways[$0].nodes }
            if member.role == "inner" { lines.inner += parts } else { lines.outer += parts }
        }
        func points(_ ring: [Int32]) -> [Coordinate] { ring.map { self[$0] } }
        return Area(
            outer: joinedRings(lines.outer).map(points), inner: joinedRings(lines.inner).map(points)
        )
    }
}

/// Lines joined at shared ends until they close; open remainders are dropped.
///
/// - Complexity: linear, but for a look at the lines that meet in one point.
func joinedRings(_ lines: [[Int32]]) -> [[Int32]] {
    var atNode: [Int32: [Int]] = [:]
    for (i, line) in lines.enumerated() where line.count > 1 {
        atNode[line[0], default: []].append(i)
        if let last = line.last, last != line[0] { atNode[last, default: []].append(i) }
    }
    var used = [Bool](repeating: false, count: lines.count)
    var rings: [[Int32]] = []
    for start in lines.indices where !used[start] && lines[start].count > 1 {
        used[start] = true
        var ring = lines[start]
        while let end = ring.last, end != ring[0] {
            // A line that is used is taken off the list, so that each is looked at once.
            var next: Int?
            while next == nil, let candidate = atNode[end]?.popLast() {
                if !used[candidate] { next = candidate }
            }
            guard let next else { break }
            used[next] = true
            let line = lines[next]
            ring += line[0] == end ? Array(line.dropFirst()) : Array(line.reversed().dropFirst())
        }
        if ring.count > 3, ring.first == ring.last { rings.append(ring) }
    }
    return rings
}
