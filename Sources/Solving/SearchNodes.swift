import Model

/// A place in a chain: a client, a load, or one of a chain's two ends.
///
/// One cache line.
struct Node: BitwiseCopyable {
    var prev: Int32 = -1
    var next: Int32 = -1
    /// −1 for clients that are absent.
    var chain: Int32 = -1
    /// The load node whose goods are on board after this node; −1 where nothing can be on board.
    var trip: Int32 = -1
    /// To the next node, and from the one before; nothing in a chain without clients.
    var toNext = Leg(duration: 0, distance: 0)
    var fromPrev = Leg(duration: 0, distance: 0)
    /// The chain from its start through this node.
    ///
    /// By the clock alone (``Traits/usesDuration`` is false): `earliest` is when this node is done
    /// at the earliest.
    var prefix = DurationSegment.empty
    /// The chain from this node to its end.
    ///
    /// By the clock alone: `latest` is when this node must begin.
    var suffix = DurationSegment.empty
    /// A client that ``Client/comesLast`` stands at or before this node in the vehicle's day.
    var lastBegun = false
    /// A client that does not come last stands at or after this node in the vehicle's day.
    var othersAhead = false
    private let padding: UInt32 = 0
}

/// What only instances with several trips or timed loads need to know of a node.
struct NodeExtra: BitwiseCopyable {
    /// Demand of the trip up to and with this node.
    var loadUpTo = Load(repeating: 0)
    /// From the first node after the trip's load through this node.
    var sinceLoad = DurationSegment.empty
}

/// A start, an end or a load: where it stands and what it holds.
struct Terminal: BitwiseCopyable {
    /// Row and column of the instance's legs.
    var point: Int32 = 0
    /// The depot that may load here; −1 for none.
    var depot: Int32 = -1
    /// Demand of the trip, units that count for its duration, latest release of its goods.
    var load = Load(repeating: 0)
    var units: Int32 = 0
    var release: Int32 = 0
    /// The load (or the start or end of the shift) alone.
    var own = DurationSegment.empty

    var holdsNothing: Bool { load == Load(repeating: 0) }
}

/// One shift of one vehicle: a list of nodes between two sentinels.
struct Chain: BitwiseCopyable {
    var vehicle: Int32
    var shift: Int32
    var start: Int32 = 0
    var end: Int32 = 0
    var startWindow: TimeWindow
    var clientCount: Int32 = 0
    /// Load nodes in use besides the start.
    var spares: Int32 = 0
    /// Loads that hold something.
    var tripCount: Int32 = 0
    /// Clients that come last, and those whose times segments alone do not tell.
    var lastCount: Int32 = 0
    var scheduleCount: Int32 = 0
    /// Duty, exact.
    var duration: Int32 = 0
    /// Duration by segments alone; equal to ``duration`` unless the shift needs the scheduler.
    var relaxed: Int32 = 0
    /// Travel and service.
    var work: Int32 = 0
    /// Part of ``relaxed`` that is neither work nor loading.
    var waiting: Int32 = 0
    /// Clients that the vehicle may not serve.
    var isForbidden: Int32 = 0
    /// Some leg may not exist.
    var isBroken = false
    /// Entries of the search's load book that are this chain's.
    var bookings: Int32 = 0
    /// Place in the list of chains with clients; −1 for one without.
    var activeIndex: Int32 = -1
    var distance = 0
    var weight = 0
    /// Penalties for lateness.
    var penalty: Cost = 0
    /// Extra costs of assignments.
    var assigned: Cost = 0
    /// Breaks: every content needs the scheduler.
    var alwaysSchedules = false
    /// Loads at a depot with a ramp: times must fit those of others.
    var usesRamp = false

    @inline(__always) var needsSchedule: Bool { alwaysSchedules || scheduleCount > 0 }
}

/// The legs at the ends of a chain.
struct ChainEnds: BitwiseCopyable {
    var startPoint: Int32 = 0
    var endPoint: Int32 = 0
    /// The nodes next to them.
    var firstNode: Int32 = 0
    var lastNode: Int32 = 0
    /// Lengths of the first and the last leg, the chain's waiting added.
    var first: Int32 = 0
    var last: Int32 = 0
}

/// One vehicle's day: the sum of its chains.
struct VehicleDay: BitwiseCopyable {
    var firstChain: Int32
    var chainCount: Int32
    var duration: Int32 = 0
    var clients: Int32 = 0
    var groups: Int32 = 0
    var trips: Int32 = 0
    var distance = 0
    var weight = 0
    var extra: Cost = 0
    var cost: Cost = 0
}

/// The numbers of a vehicle's type that the search reads in its inner loop.
struct VehicleLimits: BitwiseCopyable {
    var capacity: Load
    var fixedCost: Cost
    var unitDurationCost: Cost
    var unitDistanceCost: Cost
    /// First element of the profile's legs and of the type's extra costs.
    var legBase: Int
    var assignmentBase: Int
    var type: Int32
    /// The type among those of the instance, counted from 0.
    var rank: Int32
    var profile: Int
    var serviceBase: Int
    var maxDistance: Int
    var maxDuration: Int32
    var maxClients: Int32
    var maxGroups: Int32
    var maxTrips: Int32
    var weightDivisor: Int
    /// Into the instance's list of depots to load at.
    var loadDepots: Int32
    var loadDepotCount: Int32
    var hasExcess: Bool
}

/// What one load takes: goods of a depot and a place at its ramp.
struct Booking: BitwiseCopyable {
    var depot: Int32
    var begin: Int32
    var end: Int32
    var load: Load
}

/// Sums over the whole state.
struct Totals: BitwiseCopyable {
    /// The vehicles' costs.
    var routesCost: Cost = 0
    /// The prizes of absent clients.
    var prizesMissed: Cost = 0
    var absent = 0
    /// Chains with clients.
    var active = 0
    /// The current step of the journal.
    var step: Int32 = 1
}
