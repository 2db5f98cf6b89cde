import Foundation

/// An OSRM or a Valhalla of a made-up town: every way takes a second for each thousandth of a degree,
/// twice as much from south to north.
public struct FakeTables: Sendable {
    /// Most pairs of a table.
    public var mostPairs = 10_000
    /// Nobody crosses this latitude.
    public var river = 99.0
    /// Kerbs are so many degrees north of the doors that lie beyond this longitude.
    public var kerb = (beyond: 999.0, degrees: 0.0)
    /// Doors beyond this longitude are near no road.
    public var wilderness = 999.0
    /// Whether the server says so, or answers no table for it.
    public var refusesWilderness = false
    /// Whether Valhalla answers no table where there is no way.
    public var refusesRiver = false
    /// A town without obstacles.
    public init() {}

    /// A place as degrees.
    public typealias Point = (lat: Double, lon: Double)

    /// Seconds of a way; nil across the river.
    public func seconds(_ a: Point, _ b: Point) -> Double? {
        guard (a.lat < river) == (b.lat < river) else { return nil }
        let north = max(0, b.lat - a.lat)
        return ((abs(a.lat - b.lat) + north + abs(a.lon - b.lon)) * 1_000_000).rounded() / 1000
    }

    private func kerb(_ point: Point) -> Point? {
        if point.lon > wilderness { return nil }
        return point.lon > kerb.beyond ? (point.lat + kerb.degrees, point.lon) : point
    }

    private func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "null" }

    private func table(_ from: [Point], _ to: [Point], _ factor: Double) -> String {
        let rows = from.map { a in
            "[" + to.map { text(seconds(a, $0).map { $0 * factor }) }.joined(separator: ",") + "]"
        }
        return "[" + rows.joined(separator: ",") + "]"
    }

    /// As OSRM answers `/table/v1/…`; a metre is a tenth of a second.
    public func osrm(_ question: FakeServer.Question) -> FakeServer.Reply {
        guard let parts = URLComponents(string: "http://x" + question.path),
            let list = parts.path.split(separator: "/").last
        else { return .text(400, "{\"code\":\"InvalidUrl\"}") }
        let points = list.split(separator: ";").map { pair -> Point in
            let numbers = pair.split(separator: ",").compactMap { Double($0) }
            return (numbers[1], numbers[0])
        }
        func picked(_ name: String) -> [Point] {
            let value = parts.queryItems?.first { $0.name == name }?.value ?? ""
            return value.split(separator: ";").compactMap { Int($0) }.map { points[$0] }
        }
        let (from, to) = (picked("sources"), picked("destinations"))
        if from.count * to.count > mostPairs {
            return .text(400, "{\"code\":\"TooBig\",\"message\":\"Too many table coordinates\"}")
        }
        if refusesWilderness, points.contains(where: { $0.lon > wilderness }) {
            return .text(400, "{\"code\":\"NoSegment\",\"message\":\"Could not find a segment\"}")
        }
        let kerbs = from.map { point in
            kerb(point).map { "{\"location\":[\($0.lon),\($0.lat)],\"distance\":1}" } ?? "null"
        }
        return .text(
            200,
            "{\"code\":\"Ok\",\"sources\":[\(kerbs.joined(separator: ","))],\"durations\":"
                + table(from, to, 1) + ",\"distances\":" + table(from, to, 10) + "}")
    }

    private struct Ask: Decodable {
        struct Place: Decodable {
            var lat: Double
            var lon: Double
        }
        var locations: [Place]?
        var sources: [Place]?
        var targets: [Place]?
        var costing: String
    }

    /// As Valhalla answers `/locate` and `/sources_to_targets`.
    public func valhalla(_ question: FakeServer.Question) -> FakeServer.Reply {
        guard let ask = try? JSONDecoder().decode(Ask.self, from: Data(question.body.utf8)) else {
            return .text(400, "{\"error_code\":100,\"error\":\"Failed to parse\"}")
        }
        func points(_ places: [Ask.Place]?) -> [Point] { (places ?? []).map { ($0.lat, $0.lon) } }
        if question.path == "/locate" {
            let located = points(ask.locations).map { point in
                kerb(point).map {
                    "{\"edges\":[{\"correlated_lat\":\($0.lat),\"correlated_lon\":\($0.lon)}]}"
                } ?? "{\"edges\":null}"
            }
            return .text(200, "[\(located.joined(separator: ","))]")
        }
        let (from, to) = (points(ask.sources), points(ask.targets))
        if from.count * to.count > mostPairs {
            return .text(400, "{\"error_code\":150,\"error\":\"Exceeded max locations\"}")
        }
        if refusesRiver, Set((from + to).map { $0.lat < river }).count > 1 {
            return .text(400, "{\"error_code\":170,\"error\":\"Unconnected regions\"}")
        }
        return .text(
            200,
            "{\"sources_to_targets\":{\"durations\":" + table(from, to, 1) + ",\"distances\":"
                + table(from, to, 0.01) + "},\"units\":\"kilometers\"}")
    }
}
