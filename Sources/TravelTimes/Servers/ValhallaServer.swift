import HTTPClient
import Maps
import Scenarios

/// Valhalla's matrix: `POST URL/sources_to_targets`, and `/locate` for where it takes places to be.
///
/// A matrix puts a place on the nearest road however far that is, and says so only in its long form; so
/// places are located first.
struct ValhallaServer: TableServer {
    let url: String
    let mode: TravelMode
    let client: HTTPClient
    let patience: Patience
    /// Valhalla's own limit is 2,500 pairs (`max_matrix_location_pairs`).
    let side = 50

    private struct Located: Decodable {
        struct Edge: Decodable {
            var correlated_lat: Double
            var correlated_lon: Double
        }
        var edges: [Edge]?
    }

    private struct Answer: Decodable {
        struct Table: Decodable {
            var durations: [[Double?]]
            var distances: [[Double?]]
        }
        var sources_to_targets: Table
        var units: String?
    }

    private struct Refusal: Decodable {
        var error_code: Int
        var error: String
    }

    func kerbs(_ points: [Coordinate]) throws(ServerFault) -> [Coordinate?] {
        let question =
            "{\"locations\":\(list(points)),\"costing\":\"\(costing)\",\"verbose\":false}"
        let located = try decoded([Located].self, try answer("/locate", question))
        guard located.count == points.count else { throw .notUnderstood("locate") }
        return located.map { place in
            place.edges?.first.flatMap {
                Coordinate(latitude: $0.correlated_lat, longitude: $0.correlated_lon)
            }
        }
    }

    func ways(
        from sources: [Coordinate], to targets: [Coordinate]
    ) throws(ServerFault) -> [ServedWay?] {
        let question =
            "{\"sources\":\(list(sources)),\"targets\":\(list(targets)),"
            + "\"costing\":\"\(costing)\",\"units\":\"kilometers\",\"verbose\":false}"
        let answer = try decoded(Answer.self, try answer("/sources_to_targets", question))
        let table = answer.sources_to_targets
        guard answer.units ?? "kilometers" == "kilometers",
            table.durations.count == sources.count, table.distances.count == sources.count
        else { throw .notUnderstood("sources_to_targets") }
        var ways: [ServedWay?] = []
        ways.reserveCapacity(sources.count * targets.count)
        for (seconds, kilometres) in zip(table.durations, table.distances) {
            guard seconds.count == targets.count, kilometres.count == targets.count else {
                throw .notUnderstood("sources_to_targets")
            }
            for (seconds, kilometres) in zip(seconds, kilometres) {
                ways.append(
                    try ServedWay.stated(
                        milliseconds: seconds.map { $0 * 1000 },
                        metres: kilometres.map { $0 * 1000 }))
            }
        }
        return ways
    }

    private var costing: String {
        switch mode {
        case .car: "auto"
        case .bicycle: "bicycle"
        case .foot: "pedestrian"
        }
    }

    private func list(_ points: [Coordinate]) -> String {
        let places = points.map { "{\"lat\":\(degrees($0.lat)),\"lon\":\(degrees($0.lon))}" }
        return "[\(places.joined(separator: ","))]"
    }

    private func answer(_ path: String, _ question: String) throws(ServerFault) -> [UInt8] {
        try client.answer(url + path, json: question, patience: patience) { body in
            guard let refusal = try? decoded(Refusal.self, body) else { return nil }
            switch refusal.error_code {
            case 150: return .tooLarge(refusal.error)
            case 170: return .unconnected
            case 171: return .noRoad
            default: return .refused("\(refusal.error_code) \(refusal.error)")
            }
        }
    }
}
