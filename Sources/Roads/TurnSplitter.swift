import Maps

/// Makes a graph in which no path takes a forbidden turn.
///
/// Roads that come into a junction and may leave it by the same roads share a node; each other
/// group gets a node of its own, from which only the permitted roads go out. So a path's node
/// tells how it came, and shortest paths need know nothing of turns. Restrictions over a node are
/// read (`no_*`, `only_*`); those over ways, and those that hold at certain hours, are counted as skipped.
///
/// Turning round is possible where no sign forbids it. In such a graph a shortest path does so only
/// right behind a forbidden turn, as drivers do; to forbid it everywhere would take a node for each
/// arc, three times as many, for a question that only arises there.
struct TurnSplitter {
    private(set) var nodeCount: Int
    private(set) var edges: [RoadGraph.Edge] = []
    private(set) var kept: Int32 = 0
    private(set) var skipped: Int32 = 0

    /// Open arcs with their ends, by node: where they begin, where they end.
    private var out: [Int32: [Int32]] = [:]
    private var into: [Int32: [Int32]] = [:]
    /// Forbidden arcs by the arc one comes from.
    private var forbidden: [Int32: Set<Int32>] = [:]
    private let cutter: LinkCutter

    /// Roads into a junction times roads out of it: more than any real one has, so that no map makes
    /// the graph explode.
    private static let mostTurns = 4096

    init(_ cutter: LinkCutter, map: MapData, mode: RoadMode) {
        self.cutter = cutter
        nodeCount = Int(cutter.nodeCount)
        let restrictions = map.relations.compactMap { TurnRestriction($0, mode: mode, map: map) }
        let vias = Set(restrictions.compactMap { $0.via.map { cutter.nodeOf[Int($0)] } })
        let arcs = cutter.ends.indices.flatMap { link in
            [Int32(link) * 2, Int32(link) * 2 + 1].filter(isOpen)
        }
        for arc in arcs {
            if vias.contains(tail(arc)) { out[tail(arc), default: []].append(arc) }
            if vias.contains(head(arc)) { into[head(arc), default: []].append(arc) }
        }
        restrictions.forEach { apply($0) }
        split(arcs, vias: vias.sorted())
    }

    private func isOpen(_ arc: Int32) -> Bool {
        let weights = arc & 1 == 0 ? cutter.forward : cutter.backward
        return weights[Int(arc >> 1)] != .unreachable
    }
    private func tail(_ arc: Int32) -> Int32 {
        let ends = cutter.ends[Int(arc >> 1)]
        return arc & 1 == 0 ? ends.tail : ends.head
    }
    private func head(_ arc: Int32) -> Int32 { tail(arc ^ 1) }

    private mutating func apply(_ restriction: TurnRestriction) {
        guard let via = restriction.via, cutter.nodeOf[Int(via)] >= 0 else {
            skipped += 1
            return
        }
        let node = cutter.nodeOf[Int(via)]
        let (arriving, leaving) = (into[node] ?? [], out[node] ?? [])
        let from = arriving.filter { cutter.wayOf[Int($0 >> 1)] == restriction.from }
        let to = leaving.filter { cutter.wayOf[Int($0 >> 1)] == restriction.to }
        // A road that is closed to this mode needs no sign, one that is cut off cannot have one.
        guard !from.isEmpty, !to.isEmpty, arriving.count * leaving.count <= Self.mostTurns else {
            skipped += 1
            return
        }
        kept += 1
        for arc in from {
            if restriction.isOnly {
                forbidden[arc, default: []].formUnion(
                    leaving.filter { !to.contains($0) || $0 == arc ^ 1 && to.count > 1 })
            } else if restriction.from == restriction.to {
                // No turning round: back on the same piece of road.
                forbidden[arc, default: []].formUnion(to.filter { $0 == arc ^ 1 })
            } else {
                forbidden[arc, default: []].formUnion(to)
            }
        }
    }

    private mutating func split(_ arcs: [Int32], vias: [Int32]) {
        /// Where an arc ends, if not at its junction's first node.
        var heads: [Int32: Int32] = [:]
        var copies: [(node: Int32, via: Int32, without: Set<Int32>)] = []
        for via in vias {
            var groups: [Set<Int32>: Int32] = [:]
            for arc in into[via] ?? [] {
                guard let without = forbidden[arc], !without.isEmpty else { continue }
                if groups[without] == nil {
                    groups[without] = Int32(nodeCount)
                    copies.append((Int32(nodeCount), via, without))
                    nodeCount += 1
                }
                heads[arc] = groups[without]
            }
        }
        edges = arcs.map { .init(tail: tail($0), head: heads[$0] ?? head($0), arc: $0) }
        for copy in copies {
            for arc in out[copy.via] ?? [] where !copy.without.contains(arc) {
                edges.append(.init(tail: copy.node, head: heads[arc] ?? head(arc), arc: arc))
            }
        }
        edges.sort { ($0.tail, $0.arc) < ($1.tail, $1.arc) }
    }
}

/// A sign at a junction: who comes from there may not, or may only, go there.
struct TurnRestriction {
    var from: Int64
    var to: Int64
    /// The map's node; nil where the restriction is over ways or over what is not in the map.
    var via: Int32?
    var isOnly: Bool

    /// nil if the relation is none, or not for this mode.
    init?(_ relation: MapData.Relation, mode: RoadMode, map: MapData) {
        // Signs are for those who drive; a cyclist who walks the bicycle may do as walkers do.
        guard mode != .foot, let type = relation.tags["type"], type.hasPrefix("restriction") else {
            return nil
        }
        let own = mode == .car ? ["motorcar", "motor_vehicle"] : ["bicycle"]
        let kinds = own.compactMap { relation.tags["restriction:\($0)"] }
        let isGeneral = type == "restriction" || own.contains { type == "restriction:\($0)" }
        guard let kind = kinds.first ?? (isGeneral ? relation.tags["restriction"] : nil),
            kind.hasPrefix("no_") || kind.hasPrefix("only_")
        else { return nil }
        let except = (relation.tags["except"] ?? "").split(separator: ";")
        let names =
            mode == .car ? ["motorcar", "motor_vehicle", "vehicle"] : ["bicycle", "vehicle"]
        if except.contains(where: { names.contains(String($0)) }) { return nil }
        isOnly = kind.hasPrefix("only_")
        func way(_ role: String) -> Int64? {
            let members = relation.members.filter { $0.role == role }
            return members.count == 1 && members[0].kind == .way ? members[0].id : nil
        }
        let vias = relation.members.filter { $0.role == "via" }
        (from, to) = (way("from") ?? .min, way("to") ?? .min)
        via = vias.count == 1 && vias[0].kind == .node ? map.node(id: vias[0].id) : nil
        let isTimed = ["hour_on", "day_on"].contains { relation.tags[$0] != nil }
        if from == .min || to == .min || isTimed { via = nil }
    }
}
