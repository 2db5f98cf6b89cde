import Foundation

/// A small town on a map: two streets that meet, and one beyond a river without a bridge.
public enum RoadTown {
    /// 120 points from west to east, as many from the crossing northwards, 110 beyond the river.
    public static func map(street: String = "residential") -> String {
        var text = "<osm>"
        func way(_ id: Int, _ points: [(lat: Double, lon: Double)], _ first: Int, _ tag: String) {
            for (k, point) in points.enumerated() {
                text += "<node id='\(first + k)' lat='\(point.lat)' lon='\(point.lon)'/>"
            }
            text += "<way id='\(id)'>"
            if id == 2 { text += "<nd ref='60'/>" }
            text += points.indices.map { "<nd ref='\(first + $0)'/>" }.joined()
            text += "<tag k='highway' v='\(tag)'/></way>"
        }
        way(1, (0..<120).map { (51.1, 71.40 + Double($0) * 0.0005) }, 1, street)
        way(2, (1..<120).map { (51.1 + Double($0) * 0.0003, 71.4295) }, 201, street)
        way(3, (0..<110).map { (51.0, 71.40 + Double($0) * 0.0005) }, 401, street)
        return text + "</osm>"
    }

    /// A day in that town: somebody drives, somebody walks, one household is beyond the river.
    public static let day = """
        komek: 1
        travel: {source: roads, map: town.osm}
        centres: [{id: c, lat: 51.1005, lon: 71.41}]
        volunteers:
          - {id: v, from: c, carries: {basket: 9}}
          - {id: w, from: c, travels: foot, carries: {basket: 1}}
        households:
          - {id: near, lat: 51.1, lon: 71.45, needs: [basket]}
          - {id: north, lat: 51.13, lon: 71.4295, needs: [basket]}
          - {id: same, lat: 51.13, lon: 71.4295, place: {flat: 2}, needs: [basket]}
          - {id: beyond, lat: 51.0, lon: 71.41, needs: [basket]}
        """
}

/// A folder with files that lasts for one test.
public final class TownFolder {
    /// Where it is.
    public let path = NSTemporaryDirectory() + "komek-" + UUID().uuidString
    /// An empty folder.
    public init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    /// Writes a file of that name.
    public func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
}
