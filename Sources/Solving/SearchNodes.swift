import Model

/// A place in a chain: a client, a load, or one of a chain's two ends.
struct Node: BitwiseCopyable {
    var prev: Int32 = -1
    var next: Int32 = -1
    /// −1 for clients that are absent.
    var chain: Int32 = -1
    /// The load node whose goods are on board after this node; −1 where nothing has been loaded.
    var trip: Int32 = -1
    /// Row and column of the instance's legs.
    var point: Int32 = 0
    /// A client that ``Client/comesLast`` stands at or before this node in the vehicle's day.
    var lastBegun = false
    /// A client that does not come last stands at or after this node in the chain.
    var othersAhead = false
    /// This node alone, by the hull of its windows.
    var own = DurationSegment.empty
    /// The chain from its start through this node.
    var prefix = DurationSegment.empty
    /// The chain from this node to its end.
    var suffix = DurationSegment.empty
    /// Demand of the trip up to and with this node.
    var loadUpTo = Load(repeating: 0)
}

/// One shift of one vehicle: a list of nodes between two sentinels.
struct Chain: BitwiseCopyable {
    var vehicle: Int32
    var shift: Int32
    var start: Int32
    var end: Int32
    var clientCount: Int32 = 0
    /// Loads that hold something.
    var tripCount: Int32 = 0
    /// Duty, exact.
    var duration: Int32 = 0
    /// Duration by segments alone; equal to ``duration`` unless ``needsSchedule``.
    var relaxed: Int32 = 0
    var distance: Int32 = 0
    var weight: Int32 = 0
    /// Penalties for lateness.
    var penalty: Cost = 0
    /// Extra costs of assignments.
    var assigned: Cost = 0
    /// Holds a client that ``Client/comesLast``; holds one that does not.
    var hasLast = false
    var hasOthers = false
    /// Breaks, a ramp or loading by units: every content needs the scheduler.
    var alwaysSchedules = false
    /// The content needs the scheduler.
    var needsSchedule = false
    /// How many entries of the search's load book are this chain's.
    var bookings: Int32 = 0
}

/// One vehicle's day: the sum of its chains.
struct VehicleDay: BitwiseCopyable {
    var firstChain: Int32
    var chainCount: Int32
    var duration: Int32 = 0
    var distance: Int32 = 0
    var weight: Int32 = 0
    var clients: Int32 = 0
    var groups: Int32 = 0
    var trips: Int32 = 0
    var extra: Cost = 0
    var cost: Cost = 0
}

/// The numbers of a vehicle's type that the search reads in its inner loop.
struct VehicleLimits: BitwiseCopyable {
    var capacity: Load
    var fixedCost: Cost
    var unitDurationCost: Cost
    var unitDistanceCost: Cost
    var type: Int32
    var profile: Int
    var serviceBase: Int
    var maxDuration: Int32
    var maxDistance: Int32
    var maxClients: Int32
    var maxGroups: Int32
    var maxTrips: Int32
    var weightDivisor: Int32
    var hasExcess: Bool
    /// Has a choice of depots.
    var loadsElsewhere: Bool
}

/// What one load takes: goods of a depot and a place at its ramp.
struct Booking: BitwiseCopyable {
    var depot: Int32
    var begin: Int32
    var end: Int32
    var load: Load
}
