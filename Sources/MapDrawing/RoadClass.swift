import Maps

/// Sorts of roads as a map tells them apart, the largest first.
enum RoadClass: Int, CaseIterable, Comparable {
    case motorway, primary, secondary, tertiary, street, service, path

    /// The class of a way; nil where it is no road that anybody could use today.
    init?(_ tags: Tags) {
        switch tags["highway"] {
        case "motorway", "trunk", "motorway_link", "trunk_link": self = .motorway
        case "primary", "primary_link": self = .primary
        case "secondary", "secondary_link": self = .secondary
        case "tertiary", "tertiary_link": self = .tertiary
        case "residential", "unclassified", "living_street", "road", "pedestrian": self = .street
        case "service": self = .service
        case "footway", "path", "cycleway", "track", "steps", "bridleway": self = .path
        default: return nil
        }
    }

    static func < (a: RoadClass, b: RoadClass) -> Bool { a.rawValue < b.rawValue }

    /// Width in units of the picture where a unit is about three metres.
    var width: Double {
        switch self {
        case .motorway: 7
        case .primary: 6
        case .secondary: 5
        case .tertiary: 4
        case .street: 3
        case .service: 1.6
        case .path: 1
        }
    }

    /// Metres of ground per unit of the picture beyond which it is left out.
    var coarsest: Double {
        switch self {
        case .motorway, .primary, .secondary: .infinity
        case .tertiary: 60
        case .street: 45
        case .service: 8
        case .path: 6
        }
    }

    /// The lighter, the smaller: white where the casing alone tells the road.
    var fill: String { self <= .secondary ? "#f4ead0" : "#fff" }
}
