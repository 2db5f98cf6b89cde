/// Classes of roads that cars use: values of OpenStreetMap's `highway`.
public enum RoadClass {
    /// All of them, from fast to slow.
    public static let all = [
        "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary",
        "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential", "road",
        "service", "living_street",
    ]
}
