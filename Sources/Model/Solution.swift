/// All routes with their times, and the clients that nobody visits.
public struct Solution: Sendable, Equatable {
    /// Routes in use, ordered by vehicle type, then as the solver left them.
    public var routes: [Route]
    /// Clients not visited, ascending.
    public var unassigned: [Int32]
    /// ``Problem/mustPrize`` included for required clients that are unassigned.
    public var cost: Cost

    /// A solution of its parts.
    public init(routes: [Route], unassigned: [Int32], cost: Cost) {
        (self.routes, self.unassigned, self.cost) = (routes, unassigned, cost)
    }
}

/// One vehicle's day.
public struct Route: Sendable, Equatable {
    /// Index of the vehicle type.
    public var vehicleType: Int
    /// The shifts that are used, in order.
    public var shifts: [RouteShift]
    /// Its cost, prizes not counted.
    public var cost: Cost
    /// From its parts.
    public init(vehicleType: Int, shifts: [RouteShift], cost: Cost) {
        (self.vehicleType, self.shifts, self.cost) = (vehicleType, shifts, cost)
    }
}

/// One shift of a route.
public struct RouteShift: Sendable, Equatable {
    /// Index into the type's shifts.
    public var shift: Int
    /// When it begins, seconds.
    public var start: Int32
    /// When it ends, seconds.
    public var end: Int32
    /// In order of time.
    public var visits: [Visit]
    /// From its parts.
    public init(shift: Int, start: Int32, end: Int32, visits: [Visit]) {
        (self.shift, self.start, self.end, self.visits) = (shift, start, end, visits)
    }
}

/// What a vehicle does at one time.
public struct Visit: Sendable, Equatable {
    /// What it is.
    public enum Kind: Sendable, Equatable {
        case client(Int32)
        case load(depot: Int32)
        /// Index into the type's breaks.
        case rest(Int)
    }
    /// What is done.
    public var kind: Kind
    /// When it begins, seconds.
    public var begin: Int32
    /// When it ends, seconds.
    public var end: Int32
    /// From its parts.
    public init(_ kind: Kind, begin: Int32, end: Int32) {
        (self.kind, self.begin, self.end) = (kind, begin, end)
    }
}
