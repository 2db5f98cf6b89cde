import Maps

/// The roads of one mode: pieces of road between junctions, and a directed graph over them.
///
/// A *link* is a piece of road with its shape; an *arc* is a link in one direction. An arc's number
/// names both: `link × 2`, plus 1 against the link's direction. Where turns are forbidden a
/// junction has several nodes, and an arc then begins at several of them (``edges``).
struct RoadGraph: Sendable, Equatable {
    /// One arc from one node.
    struct Edge: Sendable, Equatable, BitwiseCopyable {
        var tail: Int32
        var head: Int32
        var arc: Int32
    }

    var nodeCount = 0
    /// Cost in the link's direction and against it; ``Weight/unreachable`` where closed.
    var forward: [Weight] = []
    var backward: [Weight] = []
    /// Where the points of a link begin in ``points``; one more than links.
    var firstPoint: [Int32] = [0]
    /// Shapes of all links, both ends included.
    var points: [Coordinate] = []
    /// Whether a place may be put on the link: one comes to it and away again in a part of at least
    /// ``Parts/least`` points.
    var isUsable: [Bool] = []
    /// Sorted by tail, then arc.
    var edges: [Edge] = []
    /// Parts of the graph by their number of points, largest first.
    var partSizes: [Int32] = []
    /// Where a point of each part is.
    var partPlaces: [Coordinate] = []
    /// Restrictions of turns that are kept, and those that cannot be (via ways, unknown kinds).
    var keptTurns: Int32 = 0
    var skippedTurns: Int32 = 0

    var linkCount: Int { forward.count }

    /// The cost of an arc.
    func weight(ofArc arc: Int32) -> Weight {
        arc & 1 == 0 ? forward[Int(arc >> 1)] : backward[Int(arc >> 1)]
    }

    /// The points of a link.
    func shape(ofLink link: Int) -> ArraySlice<Coordinate> {
        points[Int(firstPoint[link])..<Int(firstPoint[link + 1])]
    }

    /// Centimetres from end to end.
    func length(ofLink link: Int) -> Int {
        let weight = forward[link] == .unreachable ? backward[link] : forward[link]
        return weight.centimetres
    }
}

extension RoadGraph {
    /// The graph of a map for one mode.
    init(map: MapData, profile: Profile) {
        var cutter = LinkCutter(map: map, profile: profile)
        cutter.cut()
        (forward, backward) = (cutter.forward, cutter.backward)
        (firstPoint, points) = (cutter.firstPoint, cutter.points)
        let turns = TurnSplitter(cutter, map: map, mode: profile.mode)
        (nodeCount, edges) = (turns.nodeCount, turns.edges)
        (keptTurns, skippedTurns) = (turns.kept, turns.skipped)
        let parts = Parts(self)
        (isUsable, partSizes, partPlaces) = (parts.isUsable, parts.sizes, parts.places)
    }
}
