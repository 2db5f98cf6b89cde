/// Travel from one location to another.
@frozen public struct Leg: Sendable, Equatable, BitwiseCopyable {
    /// Seconds; ``unreachable`` where there is no way.
    public var duration: Int32
    /// Metres.
    public var distance: Int32
    /// A leg of so many seconds and metres.
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

/// Directed legs between locations: stored row by row, or reckoned from coordinates.
public struct TravelMatrix: Sendable {
    /// Number of locations.
    public let size: Int
    /// `size × size` legs; empty where ``plane`` gives them.
    public let legs: [Leg]
    /// Coordinates, for instances too large for a table.
    public let plane: Plane?

    /// A matrix from its rows.
    /// - Precondition: `legs.count == size * size`
    public init(size: Int, legs: [Leg]) {
        precondition(legs.count == size * size, "a matrix has size × size legs")
        (self.size, self.legs) = (size, legs)
        plane = nil
    }

    /// Straight lines in a plane.
    public init(plane: Plane) {
        size = plane.x.count
        legs = []
        self.plane = plane
    }

    /// The leg from one location to another.
    @inlinable public subscript(from: Int32, to: Int32) -> Leg {
        if let plane { return plane.leg(from, to) }
        return legs[Int(from) * size + Int(to)]
    }
}

/// Euclidean distances, scaled and rounded as an instance's convention says; durations likewise.
public struct Plane: Sendable {
    /// How a scaled distance becomes an integer.
    @frozen public enum Rounding: Sendable, Equatable { case down, nearest, up }

    /// Coordinates of the locations, in the instance's units.
    public let x: [Double]
    /// Coordinates of the locations, across ``x``.
    public let y: [Double]
    /// Integers to one unit of the instance.
    public let scale: Double
    /// How distances become integers.
    public let distanceRounding: Rounding
    /// How durations become integers.
    public let durationRounding: Rounding

    /// A plane of `x.count` locations.
    /// - Precondition: as many `x` as `y`.
    public init(
        x: [Double], y: [Double], scale: Double = 1, distanceRounding: Rounding = .nearest,
        durationRounding: Rounding = .nearest
    ) {
        precondition(x.count == y.count, "a location has two coordinates")
        (self.x, self.y, self.scale) = (x, y, scale)
        (self.distanceRounding, self.durationRounding) = (distanceRounding, durationRounding)
    }

    /// The length between two locations in the instance's units, not rounded.
    @inlinable public func length(_ from: Int32, _ to: Int32) -> Double {
        let (dx, dy) = (x[Int(from)] - x[Int(to)], y[Int(from)] - y[Int(to)])
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The leg between two locations; the square root is exact by IEEE 754, so it is the same
    /// everywhere.
    @inlinable public func leg(_ from: Int32, _ to: Int32) -> Leg {
        let length = length(from, to) * scale
        return Leg(
            duration: durationRounding.integer(length), distance: distanceRounding.integer(length))
    }
}

extension Plane.Rounding {
    /// The integer of a length below ``Leg/unreachable``; longer ones become just that.
    @inlinable func integer(_ length: Double) -> Int32 {
        let whole: Double
        switch self {
        case .down: whole = length.rounded(.down)
        // As the convention has it: floor(d + ½), not to even.
        case .nearest: whole = (length + 0.5).rounded(.down)
        case .up: whole = length.rounded(.up)
        }
        return whole < Double(Leg.unreachable) ? Int32(whole) : Leg.unreachable
    }
}
