/// Two clients whose visits depend on each other, on whatever routes they are.
///
/// Says precedence (`least` of 0 or more), visits that begin at once (`least` and `most` 0), and
/// pairs that need different vehicles. Gaps are between begins (Mankowska, Meisel and Bierwirth
/// 2014), or from the end of the first to the begin of the second: how long a visit takes may
/// differ by vehicle.
@frozen public struct Dependency: Sendable, Equatable, BitwiseCopyable {
    /// Who of the two may be visited while the other is left out.
    public enum Presence: Sendable, BitwiseCopyable {
        /// Either.
        case any
        /// The first, not the second.
        case secondNeedsFirst
        /// Neither.
        case both
    }
    /// Index of a client.
    public var first: Int32
    /// Index of another.
    public var second: Int32
    /// The second begins no earlier than so many seconds after the first; −``unlimited`` where any
    /// time will do.
    public var least: Int32 = -unlimited
    /// The second begins no later than so many seconds after the first.
    public var most: Int32 = unlimited
    /// Gaps count from the end of the first, not from its begin.
    public var countsFromEnd = false
    /// The same vehicle may not visit both.
    public var differentVehicles = false
    /// Who may be left out.
    public var presence = Presence.any

    /// Two clients, with nothing between them yet.
    public init(first: Int32, second: Int32) { (self.first, self.second) = (first, second) }

    /// Both begin at the same moment, on different routes.
    public static func simultaneous(_ first: Int32, _ second: Int32) -> Dependency {
        var pair = Dependency(first: first, second: second)
        (pair.least, pair.most) = (0, 0)
        (pair.differentVehicles, pair.presence) = (true, .both)
        return pair
    }

    /// Times do not matter.
    @inlinable public var isTimeless: Bool { least <= -unlimited && most >= unlimited }
}

/// What beginning after ``Client/dueTime`` costs, second by second: the soft windows of
/// Mankowska, Meisel and Bierwirth (2014).
@frozen public struct TardinessCost: Sendable, Equatable, BitwiseCopyable {
    /// For each second, of each client.
    public var unit: Cost
    /// For each second of the largest one in the solution, besides.
    public var largest: Cost
    /// From its parts.
    public init(unit: Cost, largest: Cost) { (self.unit, self.largest) = (unit, largest) }
}
