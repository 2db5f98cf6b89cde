import Model

/// How the lengths, times and prizes of an instance become integers.
///
/// Figures of different conventions cannot be compared: the best truncated cost is below the best
/// exact one.
public enum Convention: String, Sendable, CaseIterable {
    /// Nearest integer: CVRPLIB's `EUC_2D`.
    case nearest = "round"
    /// The next integer: TSPLIB's `CEIL_2D`.
    case up = "ceil"
    /// Integers, decimals cut off.
    case truncated = "trunc"
    /// One decimal, the others cut off: the 12th DIMACS challenge, for time windows.
    case truncatedToTenths = "trunc1"
    /// Nearest thousandth: what PyVRP calls exact.
    case thousandths = "round3"
    /// No rounding. Times are reckoned in ten-thousandths, rounded so that what keeps them keeps
    /// the exact ones too; costs are reckoned again from the routes.
    case exact

    /// Also as the challenge that made it the rule is called.
    public init?(name: String) {
        self.init(rawValue: name == "dimacs" ? "trunc1" : name)
    }

    /// Integers to one unit of the instance.
    public var scale: Double {
        switch self {
        case .nearest, .up, .truncated: 1
        case .truncatedToTenths: 10
        case .thousandths: 1000
        case .exact: 10_000
        }
    }

    var distanceRounding: Plane.Rounding {
        switch self {
        case .nearest, .thousandths, .exact: .nearest
        case .up: .up
        case .truncated, .truncatedToTenths: .down
        }
    }

    var durationRounding: Plane.Rounding { self == .exact ? .up : distanceRounding }

    /// A prize, a fixed cost, a limit: rounded as distances are.
    func scaled(_ value: Double) -> Double {
        let scaled = value * scale
        switch self {
        case .nearest, .up, .thousandths, .exact: return (scaled + 0.5).rounded(.down)
        case .truncated, .truncatedToTenths: return scaled.rounded(.towardZero)
        }
    }

    /// A time from which on something may be done, or how long it lasts.
    func atLeast(_ value: Double) -> Double {
        self == .exact ? (value * scale).rounded(.up) : scaled(value)
    }

    /// A time until which something may be done.
    func atMost(_ value: Double) -> Double {
        self == .exact ? (value * scale).rounded(.down) : scaled(value)
    }
}

/// What is made as small as possible.
public enum RoutingObjective: String, Sendable, CaseIterable {
    /// Distance (with fixed costs and prizes where the instance has them).
    case distance
    /// The number of vehicles, then distance.
    case vehicles
}
