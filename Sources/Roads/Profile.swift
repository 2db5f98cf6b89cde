/// How somebody moves about.
public enum RoadMode: String, Sendable, CaseIterable {
    case car, bicycle, foot
}

/// How fast one moves on roads: the numbers from which travel times are reckoned.
///
/// The table for cars are speeds that cars keep on average in a city, stops at lights included,
/// not limits; a stated `maxspeed` counts at 80 %. Against OSRM's own profile times are 1.14 times as
/// long in the median.
public struct RoadSpeeds: Sendable, Equatable {
    /// Metres an hour of a car, by the value of `highway`; a class that is not here is closed to cars.
    public var car: [String: Int] = [
        "motorway": 90_000, "motorway_link": 45_000,
        "trunk": 70_000, "trunk_link": 40_000,
        "primary": 50_000, "primary_link": 35_000,
        "secondary": 45_000, "secondary_link": 30_000,
        "tertiary": 40_000, "tertiary_link": 25_000,
        "unclassified": 30_000, "residential": 25_000, "road": 25_000,
        "service": 15_000, "living_street": 10_000,
    ]
    /// Metres an hour of a walker; on steps half of it.
    ///
    /// From the kerb to the door everybody walks.
    public var foot = 4_500
    /// Metres an hour of a cyclist; on paths and tracks three quarters; pushing, a walker's.
    public var bicycle = 12_000
    /// What cars keep of a stated `maxspeed`, in percent.
    public static let shareOfLimit = 80

    /// The documented table.
    public init() {}
}

/// Rules of one mode: where it may go, which way, and how fast.
struct Profile {
    let mode: RoadMode
    let speeds: RoadSpeeds

    /// Metres an hour along a way in its direction and against it; nil where it is closed.
    struct WaySpeed: Equatable {
        var forward: Int?
        var backward: Int?
        var isClosed: Bool { forward == nil && backward == nil }
    }
}
