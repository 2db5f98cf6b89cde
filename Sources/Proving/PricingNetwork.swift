import Model

/// A place in a route of the pricing network: the source, a client within one window, a load, or
/// the sink.
struct Vertex {
    /// Into the problem's clients; −1 for source, load and sink.
    var client: Int32 = -1
    /// The depot whose goods are on board from here on (for clients: that were loaded last);
    /// −1 before any load.
    var depot: Int32 = -1
    /// The beginning of service lies within; in the clock of its layer.
    var window: TimeWindow
    /// Scaled: assignment and lateness.
    var cost: Int64 = 0
    /// What arriving here uses.
    var uses = SIMD8<Int32>()
    /// Lanes that go on from here: zero for loads where they begin anew, else −1 (all bits).
    var keeps = SIMD8<Int32>(repeating: -1)
    /// Thousandths of a second for each unit of the trip, where a load's duration depends on them.
    var loadingRate: Int32 = 0
    /// The bit of the client in the memories that hold it.
    var bit: UInt64 = 0
    /// Whose neighbourhood counts here: of clients, then of depots; −1 where a path has nothing to
    /// remember.
    var neighbourhood: Int32 = -1
}

/// A way from one vertex to another.
struct Arc {
    var head: Int32
    /// From the beginning of service here to that at the head, without waiting.
    var duration: Int32
    /// The latest beginning of service at the tail.
    var leaves: Int32
    /// The earliest at the head.
    var arrives: Int32
    /// Scaled.
    var cost: Int64
    /// What a memory keeps on this way, what of it forbids the way, and what forbids the way back.
    var keep: UInt64
    var hit: UInt64
    var backHit: UInt64
    /// What the way itself uses: distance.
    var length: Int32
}

/// Where the routes of one shift of a vehicle type can go: the graph in which pricing looks for
/// paths from source to sink.
///
/// Windows and due times are vertices of their own, so that what a vertex costs depends on nothing
/// else; so are the layers before and after a rest, with the later clock set back by the rest.
/// What a graph cannot say is left out and named in ``relaxed``: every route that vehicles can
/// drive is a path that costs no more.
struct PricingNetwork {
    /// The vehicle type and its shift.
    let type: Int
    let shift: Int
    /// How many may drive.
    var count: Int
    var vertices: [Vertex] = []
    /// Ways by tail; `outgoing[v]..<outgoing[v + 1]` are those of `v`.
    var arcs: [Arc] = []
    var outgoing: [Int32] = []
    var sources: [Int32] = []
    var sinks: [Int32] = []
    /// Most of each resource.
    var limits = SIMD8<Int32>(repeating: .max)
    /// The lanes in use, and what they are.
    var lanes = Lanes()
    /// Scaled: what a route costs before it starts, a second of duty, and more duty or distance.
    var fixedCost: Int64 = 0
    var unitDurationCost: Int64 = 0
    var durationExcess = ConvexCost()
    var distanceExcess = ConvexCost()
    var weightExcess = ConvexCost()
    var weightDivisor: Int32 = 1
    var maxDuration = unlimited
    /// The clock counts load, as time decides nothing.
    var countsLoad = false
    /// What whole paths bring, as far as labels know it.
    var gauge: Gauge?
    /// The earliest and the latest of all windows.
    var horizon = TimeWindow(0, 0)
    /// Time runs backwards: paths are made from their end.
    var isMirrored = false
    /// What a load may turn out to hold, in units, where its duration depends on them.
    ///
    /// The least of each step, and the step. Backwards it is known.
    var loadUnits: [Int32] = []
    var unitStep: Int32 = 1
    var relaxed: Set<Relaxation> = []
    /// Whose single trips these are, and where the last of a shift ends; −1 for whole shifts.
    ///
    /// In trips the length of an arc is duty.
    var fleet = -1
    var last: Int32 = -1

    /// Which lane of the resources holds what; −1 for none.
    struct Lanes {
        var loads: [(dimension: Int, lane: Int)] = []
        var units = -1
        var distance = -1
        var clients = -1
        var groups = -1
        var trips = -1
        var weight = -1
        var count = 0

        mutating func next() -> Int {
            guard count < SIMD8<Int32>.scalarCount else { return -1 }
            count += 1
            return count - 1
        }
    }

    /// Whether these are trips that begin with a load.
    var isLoaded: Bool { fleet >= 0 && vertices[Int(sources[0])].depot >= 0 }

    /// Whether duty beyond its price per second matters: a limit, or a price that grows.
    var watchesDuration: Bool { maxDuration < unlimited || !durationExcess.steps.isEmpty }

    /// The same graph seen from its end: time runs backwards.
    func mirrored() -> PricingNetwork {
        var other = self
        other.isMirrored = !isMirrored
        let turn = horizon.start + horizon.end
        for v in vertices.indices {
            let window = vertices[v].window
            other.vertices[v].window = TimeWindow(turn - window.end, turn - window.start)
        }
        (other.sources, other.sinks) = (sinks, sources)
        var degree = [Int32](repeating: 0, count: vertices.count + 1)
        for arc in arcs { degree[Int(arc.head) + 1] += 1 }
        for v in vertices.indices { degree[v + 1] += degree[v] }
        other.outgoing = degree
        var next = degree
        for tail in vertices.indices {
            for k in outgoing[tail]..<outgoing[tail + 1] {
                let arc = arcs[Int(k)]
                var back = arc
                back.head = Int32(tail)
                back.leaves = arc.arrives == .min ? .max : turn - arc.arrives
                back.arrives = arc.leaves == .max ? .min : turn - arc.leaves
                (back.hit, back.backHit) = (arc.backHit, arc.hit)
                other.arcs[Int(next[Int(arc.head)])] = back
                next[Int(arc.head)] += 1
            }
        }
        return other
    }
}
