/// The maps that come with Komek.
public enum MapPaths {
    /// Almaty in 2012, with all that maps have.
    public static let almaty = "\(repository)/benchmarks/maps/almaty-2012.osm.pbf"
    /// Named streets of Astana.
    public static let astana = "\(repository)/scenarios/maps/astana-named-streets.osm.pbf"
}
