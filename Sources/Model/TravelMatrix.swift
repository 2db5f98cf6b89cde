/// Travel from one location to another.
@frozen public struct Leg: Sendable, Equatable, BitwiseCopyable {
    /// Seconds; ``unreachable`` where there is no way.
    public var duration: Int32
    /// Metres.
    public var distance: Int32
    @inlinable public init(duration: Int32, distance: Int32) {
        (self.duration, self.distance) = (duration, distance)
    }
    /// There is no way.
    public static let unreachable: Int32 = 1 << 27
    /// The leg that cannot be travelled.
    public static let none = Leg(duration: unreachable, distance: 0)
    /// There is a way.
    @inlinable public var exists: Bool { duration < Leg.unreachable }
}

/// A directed matrix of legs over locations, row by row.
public struct TravelMatrix: Sendable {
    /// Number of locations.
    public let size: Int
    /// `size × size` legs.
    public let legs: [Leg]

    /// A matrix from its rows.
    /// - Precondition: `legs.count == size * size`
    public init(size: Int, legs: [Leg]) {
        precondition(legs.count == size * size, "a matrix has size × size legs")
        (self.size, self.legs) = (size, legs)
    }

    /// The leg from one location to another.
    @inlinable public subscript(from: Int32, to: Int32) -> Leg {
        legs[Int(from) * size + Int(to)]
    }
}
