import HTTPClient
import Maps

/// OSRM's table service: `GET URL/table/v1/driving/lon,lat;…`.
///
/// A server knows one mode, the one its data was made for, whatever word stands in the address.
struct OSRMServer: TableServer {
    let url: String
    let client: HTTPClient
    let patience: Patience
    /// OSRM's own limit is 100, unless started with `--max-table-size`.
    let side = 100

    private struct Table: Decodable {
        struct Waypoint: Decodable {
            var location: [Double]
        }
        var code: String
        var durations: [[Double?]]?
        var distances: [[Double?]]?
        var sources: [Waypoint?]?
    }

    private struct Refusal: Decodable {
        var code: String
        var message: String?
    }

    func kerbs(_ points: [Coordinate]) throws(ServerFault) -> [Coordinate?] {
        // Every table tells where its places are; this is the smallest one of them.
        let table = try table(from: points, to: [points[0]])
        guard let sources = table.sources, sources.count == points.count else {
            throw .notUnderstood("sources")
        }
        return sources.map { waypoint in
            guard let location = waypoint?.location, location.count == 2 else { return nil }
            return Coordinate(latitude: location[1], longitude: location[0])
        }
    }

    func ways(
        from sources: [Coordinate], to targets: [Coordinate]
    ) throws(ServerFault) -> [ServedWay?] {
        let table = try table(from: sources, to: targets)
        guard let durations = table.durations, let distances = table.distances,
            durations.count == sources.count, distances.count == sources.count
        else { throw .notUnderstood("durations, distances") }
        var ways: [ServedWay?] = []
        ways.reserveCapacity(sources.count * targets.count)
        for (seconds, metres) in zip(durations, distances) {
            guard seconds.count == targets.count, metres.count == targets.count else {
                throw .notUnderstood("durations, distances")
            }
            for (seconds, metres) in zip(seconds, metres) {
                ways.append(
                    try ServedWay.stated(milliseconds: seconds.map { $0 * 1000 }, metres: metres))
            }
        }
        return ways
    }

    private func table(
        from sources: [Coordinate], to targets: [Coordinate]
    ) throws(ServerFault) -> Table {
        let places = (sources + targets).map { degrees($0.lon) + "," + degrees($0.lat) }
        func list(_ range: Range<Int>) -> String { range.map(String.init).joined(separator: ";") }
        let question =
            "\(url)/table/v1/driving/\(places.joined(separator: ";"))"
            + "?sources=\(list(0..<sources.count))"
            + "&destinations=\(list(sources.count..<places.count))"
            + "&annotations=duration,distance&generate_hints=false"
        let body = try client.answer(question, patience: patience) { body in
            guard let refusal = try? decoded(Refusal.self, body) else { return nil }
            switch refusal.code {
            case "TooBig": return .tooLarge(refusal.message ?? refusal.code)
            case "NoSegment": return .noRoad
            default: return .refused("\(refusal.code) \(refusal.message ?? "")")
            }
        }
        let table = try decoded(Table.self, body)
        guard table.code == "Ok" else { throw .refused(table.code) }
        return table
    }
}
