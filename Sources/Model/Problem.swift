/// Milliseconds of volunteer time in a day's plan, or the unit of a benchmark's objective.
public typealias Cost = Int

/// Amounts in up to eight load dimensions (goods, grams).
public typealias Load = SIMD8<Int32>

/// A rich vehicle-routing problem: integers and flat arrays, no strings.
///
/// Several depots with stock and ramps, heterogeneous vehicle types with several shifts, trips,
/// breaks and free ends, clients with several time windows and prizes. Durations are seconds,
/// distances metres. ARCHITECTURE.md, sections 3 and 4, define what is feasible and what it costs.
public struct Problem: Sendable {
    /// Where goods are loaded.
    public var depots: [Depot] = []
    /// Kinds of vehicles; alike ones share a type.
    public var vehicleTypes: [VehicleType] = []
    /// Who may be visited.
    public var clients: [Client] = []
    /// One matrix for each travel profile, over all locations.
    public var profiles: [TravelMatrix] = []
    /// Service durations by class: `serviceDurations[serviceClass][client]`.
    public var serviceDurations: [[Int32]] = []
    /// Extra costs and prohibitions, vehicle type by client.
    public var assignments = AssignmentTable(vehicleTypes: 0, clients: 0)
    /// Loads of others that keep their places at the ramps.
    public var bookings: [Booking] = []
    /// Clients whose visits depend on each other.
    public var dependencies: [Dependency] = []
    /// What each second after a due time costs; nil: only ``Client/latePenalty`` does.
    public var tardiness: TardinessCost?
    /// Time that passes between clients of different groups.
    public var clearance: Int32 = 0
    /// Clients that come last share a route with nobody but their like.
    public var keepsLastApart = false
    /// How long who travels outdoors may be out; nil: any time.
    public var cold: ColdRule?
    /// The load dimension that holds weight.
    public var weightDimension = 0
    /// The prize of required clients: larger than the cost of any plan, so that fewest are left out
    /// first.
    public var mustPrize: Cost = 0

    /// An empty problem, to be filled.
    public init() {}
}

/// A depot: stock, hours and a ramp.
@frozen public struct Depot: Sendable, BitwiseCopyable {
    /// Index into the travel matrices.
    public var location: Int32
    /// Loads lie within it.
    public var hours: TimeWindow
    /// Seconds of each load.
    public var loadingDuration: Int32 = 0
    /// Thousandths of a second added by each unit loaded.
    public var loadingMillisecondsPerUnit: Int32 = 0
    /// What all loads together may take; ``unlimited`` where nothing limits.
    public var stock = Load(repeating: unlimited)
    /// How many may load at once; 0 is unlimited.
    public var ramp: Int32 = 0

    /// A depot with unlimited stock and ramp.
    public init(location: Int32, hours: TimeWindow) {
        (self.location, self.hours) = (location, hours)
    }

    /// The duration of a load of so many units (whole seconds, rounded up), at most
    /// ``Leg/unreachable``: longer than any day.
    @inlinable public func duration(units: Int32) -> Int32 {
        let length =
            Int(loadingDuration) + (Int(units) * Int(loadingMillisecondsPerUnit) + 999) / 1000
        return Int32(truncatingIfNeeded: min(length, Int(Leg.unreachable)))
    }
}

/// A load that occupies a place at a depot's ramp.
@frozen public struct Booking: Sendable, Equatable, BitwiseCopyable {
    /// Index of the depot.
    public var depot: Int32
    /// When it begins, seconds.
    public var begin: Int32
    /// When it ends, seconds.
    public var end: Int32
    /// From its parts.
    public init(depot: Int32, begin: Int32, end: Int32) {
        (self.depot, self.begin, self.end) = (depot, begin, end)
    }
}

/// A bound that never binds; a quarter of the largest number, so that sums stay in range.
public let unlimited = Int32.max / 4

/// A closed interval of times.
@frozen public struct TimeWindow: Sendable, Equatable, Hashable, BitwiseCopyable {
    /// The first second.
    public var start: Int32
    /// The last second, included.
    public var end: Int32
    /// From its parts.
    @inlinable public init(_ start: Int32, _ end: Int32) { (self.start, self.end) = (start, end) }
}

/// Vehicles that are alike.
public struct VehicleType: Sendable, Equatable {
    /// How many there are.
    public var count = 1
    /// Which travel matrix.
    public var profile = 0
    /// Which row of service durations.
    public var serviceClass = 0
    /// The largest load.
    public var capacity = Load(repeating: 0)
    /// Where a shift starts.
    public var startLocation: Int32
    /// The depot at the start, where the first load may be; nil at a home.
    public var startDepot: Int32?
    /// Where a shift ends; nil is anywhere.
    public var endLocation: Int32?
    /// In order of time, disjoint.
    public var shifts: [Shift] = []
    /// Depots where it may load (its own among them).
    public var loadDepots: [Int32] = []
    /// Rests owed in each shift.
    public var breaks: [RestRule] = []
    /// Ways count as time outdoors, by ``Problem/cold``.
    public var isOutdoors = false
    /// Most loads a day.
    public var maxTrips = unlimited
    /// Most duty a day, seconds.
    public var maxDuration = unlimited
    /// Most metres a day.
    public var maxDistance = unlimited
    /// Most clients a day.
    public var maxClients = unlimited
    /// Most different groups of clients a day.
    public var maxGroups = unlimited
    /// Cost of being used.
    public var fixedCost: Cost = 0
    /// Cost a second of duty.
    public var unitDurationCost: Cost = 0
    /// Cost a metre.
    public var unitDistanceCost: Cost = 0
    /// Convex costs on a day's duty, distance, and weight loaded.
    public var durationExcess = ConvexCost()
    /// Convex cost on a day's metres.
    public var distanceExcess = ConvexCost()
    /// Convex cost on the weight that a day loads.
    public var weightExcess = ConvexCost()
    /// The weight of a route is divided by it (rounded down) before ``weightExcess``.
    public var weightDivisor: Int32 = 1

    /// A vehicle type at a location.
    public init(startLocation: Int32) { self.startLocation = startLocation }
}

/// An interval in which a vehicle can be on the road.
public struct Shift: Sendable, Equatable {
    /// When it may start (availability and, at a depot, its hours).
    public var start: TimeWindow
    /// When it may end.
    public var end: TimeWindow
    /// From its parts.
    public init(start: TimeWindow, end: TimeWindow) { (self.start, self.end) = (start, end) }
}

/// A rest owed: taken within its window, or the shift lies outside.
@frozen public struct RestRule: Sendable, Equatable, BitwiseCopyable {
    /// How long, seconds.
    public var duration: Int32
    /// Begins no earlier than its start and ends no later than its end.
    public var window: TimeWindow
    /// From its parts.
    public init(duration: Int32, window: TimeWindow) {
        (self.duration, self.window) = (duration, window)
    }
}

/// A convex, piecewise linear cost, 0 at 0.
public struct ConvexCost: Sendable, Equatable {
    /// Beyond `above`, each unit costs `slope` more than before.
    public struct Step: Sendable, Equatable {
        /// The amount from which on.
        public var above: Int
        /// More for each unit.
        public var slope: Cost
        /// From its parts.
        public init(above: Int, slope: Cost) { (self.above, self.slope) = (above, slope) }
    }
    /// What is added, step by step.
    public var steps: [Step] = []
    /// No cost.
    public init() {}

    /// The cost of an amount.
    /// - Complexity: O(steps)
    @inlinable public func callAsFunction(_ amount: Int) -> Cost {
        var cost = 0
        for step in steps where amount > step.above { cost += (amount - step.above) * step.slope }
        return cost
    }
}

/// Somebody to visit.
public struct Client: Sendable {
    /// Index into the travel matrices.
    public var location: Int32
    /// What a vehicle has to bring.
    public var demand = Load(repeating: 0)
    /// Units that a load counts for its duration.
    public var units: Int32 = 0
    /// Service begins within one of them; in order, disjoint, at least one.
    public var windows: [TimeWindow]
    /// Service that begins later costs ``latePenalty``.
    public var dueTime = unlimited
    /// Cost of service that begins after ``dueTime``.
    public var latePenalty: Cost = 0
    /// Clients of one group (household) need no clearance between them.
    public var group: Int32
    /// Clients of one site (building) share the arrival.
    public var site: Int32
    /// Time from the street to the door, before service, unless the previous client is at the same
    /// site.
    public var arrivalDuration: Int32 = 0
    /// Its goods are at the depots from this time on: a load that holds them begins no earlier.
    public var releaseTime: Int32 = 0
    /// Depots whose goods may be brought, one bit each.
    public var allowedDepots: UInt64 = .max
    /// Comes after all clients of its route that are not.
    public var comesLast = false
    /// Service is outdoors; where ``Problem/cold`` is stated, its duration holds the warm-ups that
    /// whoever comes warm needs.
    public var isOutdoors = false
    /// Who travels outdoors may warm up more often during service.
    public var warms = false
    /// What leaving it out costs (unless required).
    public var prize: Cost = 0
    /// Left out only if it must be: ``Problem/mustPrize``.
    public var isRequired = false

    /// A client at a location.
    public init(location: Int32, windows: [TimeWindow], group: Int32, site: Int32) {
        (self.location, self.windows) = (location, windows)
        (self.group, self.site) = (group, site)
    }

    /// Nothing is brought.
    @inlinable public var bringsNothing: Bool { demand == Load(repeating: 0) }
}

/// What a vehicle type may serve and what that costs beyond the route.
public struct AssignmentTable: Sendable {
    /// The client is not for this vehicle type.
    public static let forbidden: Cost = -1
    /// Rows.
    public let vehicleTypes: Int
    /// Columns.
    public let clients: Int
    /// Row by row.
    public private(set) var values: [Cost]

    /// Everything is allowed at no cost.
    public init(vehicleTypes: Int, clients: Int) {
        (self.vehicleTypes, self.clients) = (vehicleTypes, clients)
        values = [Cost](repeating: 0, count: vehicleTypes * clients)
    }

    /// Extra cost, or ``forbidden``.
    @inlinable public subscript(type: Int, client: Int) -> Cost {
        get { values[type * clients + client] }
        set { setValue(newValue, type, client) }
    }

    @usableFromInline mutating func setValue(_ value: Cost, _ type: Int, _ client: Int) {
        values[type * clients + client] = value
    }

    /// The type may serve the client.
    @inlinable public func allows(type: Int, client: Int) -> Bool {
        self[type, client] != Self.forbidden
    }
}

extension Problem {
    /// A client may come after another in one route, as far as some come last.
    public func allowsInOneRoute(_ first: Int32, then second: Int32) -> Bool {
        let (before, after) = (clients[Int(first)].comesLast, clients[Int(second)].comesLast)
        return before == after || after && !keepsLastApart
    }

    /// The prize of a client, required ones included.
    @inlinable public func prize(_ client: Int) -> Cost {
        clients[client].isRequired ? mustPrize : clients[client].prize
    }
}
