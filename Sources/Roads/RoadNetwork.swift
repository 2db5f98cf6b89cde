import Maps

/// The way from one place to another by road.
public struct RoadLeg: Sendable, Equatable {
    /// From door to door, walks to and from the kerb included.
    public var milliseconds: Int
    /// On the road; for walkers from door to door.
    public var centimetres: Int
    /// A leg of its numbers.
    public init(milliseconds: Int, centimetres: Int) {
        (self.milliseconds, self.centimetres) = (milliseconds, centimetres)
    }
}

/// The roads of a map, prepared for one mode: finds the nearest road and the quickest ways.
public struct RoadNetwork: Sendable {
    /// Whose roads these are.
    public let mode: RoadMode
    /// A walker's metres an hour, from the kerb to the door.
    let walkingSpeed: Int
    let graph: RoadGraph
    let hierarchy: Hierarchy
    let ends: ArcEnds
    private let index: LinkIndex

    /// Prepares a map: cuts roads at junctions and contracts them.
    ///
    /// - Complexity: about linear in the number of roads; a city takes a second.
    public init(map: MapData, mode: RoadMode, speeds: RoadSpeeds) {
        let graph = RoadGraph(map: map, profile: Profile(mode: mode, speeds: speeds))
        self.init(
            mode: mode, walkingSpeed: speeds.foot, graph: graph,
            hierarchy: Contraction.hierarchy(of: graph))
    }

    init(mode: RoadMode, walkingSpeed: Int, graph: RoadGraph, hierarchy: Hierarchy) {
        (self.mode, self.walkingSpeed) = (mode, walkingSpeed)
        (self.graph, self.hierarchy) = (graph, hierarchy)
        ends = ArcEnds(graph, rank: hierarchy.rank)
        index = LinkIndex(graph)
    }

    /// How the roads hang together.
    public var summary: RoadSummary { RoadSummary(mode: mode, graph: graph) }

    /// The nearest point of the road, at most 300 m away, in a part of at least 100 points (or the
    /// largest one).
    public func position(near place: Coordinate) throws(FarFromRoads) -> RoadPosition {
        try index.nearest(place, in: graph)
    }

    /// The quickest way between two places; nil where there is none.
    public func leg(from: RoadPosition, to: RoadPosition) -> RoadLeg? {
        leg(RoadQuery(self, from, to).weight, from, to)
    }

    /// The points of the quickest way, from kerb to kerb; nil where there is none.
    public func path(from: RoadPosition, to: RoadPosition) -> [Coordinate]? {
        RoadQuery(self, from, to).points
    }

    /// Tells of the quickest ways from each source to each target, by their positions in the lists.
    ///
    /// Row by row; as ``leg(from:to:)``, but fast. Places that are nil have no ways.
    public func forEachLeg(
        from sources: [RoadPosition?], to targets: [RoadPosition?], threads: Int,
        _ body: (_ source: Int, _ target: Int, RoadLeg?) -> Void
    ) {
        ManyToMany(self, to: targets, threads: threads).forEachRow(from: sources) { i, row in
            guard let source = sources[i] else {
                for j in targets.indices { body(i, j, nil) }
                return
            }
            for (j, weight) in row.enumerated() {
                body(i, j, targets[j].flatMap { leg(weight, source, $0) })
            }
        }
    }

    /// A weight on the road as a leg from door to door.
    private func leg(_ weight: Weight, _ from: RoadPosition, _ to: RoadPosition) -> RoadLeg? {
        guard weight < .unreachable else { return nil }
        let walk = Int(from.walk) + Int(to.walk)
        return RoadLeg(
            milliseconds: weight.milliseconds + walk * 36_000 / walkingSpeed,
            centimetres: weight.centimetres + (mode == .foot ? walk : 0))
    }
}
