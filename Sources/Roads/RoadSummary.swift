import Maps

/// Roads that hang together: from each of their points one comes to every other.
public struct RoadPart: Sendable, Equatable {
    /// So few points that nobody is sent there, unless there is no larger part.
    public static let least = Parts.least
    /// How many points it has.
    public var points: Int
    /// One of them.
    public var place: Coordinate
}

/// How the roads of one mode hang together; told of a map without preparing it for quickest ways, which
/// takes most of the time.
public struct RoadSummary: Sendable {
    /// Whose roads these are.
    public let mode: RoadMode
    /// The parts into which the roads fall, largest first.
    public let parts: [RoadPart]
    /// Turn restrictions that are kept, and those that are not understood.
    public let turnRestrictions: (kept: Int, skipped: Int)

    /// Looks through the roads of a map.
    public init(map: MapData, mode: RoadMode, speeds: RoadSpeeds) {
        self.init(
            mode: mode,
            graph: RoadGraph(map: map, profile: Profile(mode: mode, speeds: speeds)))
    }

    init(mode: RoadMode, graph: RoadGraph) {
        self.mode = mode
        parts = zip(graph.partSizes, graph.partPlaces).map {
            RoadPart(points: Int($0), place: $1)
        }
        turnRestrictions = (Int(graph.keptTurns), Int(graph.skippedTurns))
    }
}
