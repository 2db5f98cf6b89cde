import Foundation
import Maps
import TestSupport
import Testing

@testable import Roads

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

private let server = ProcessInfo.processInfo.environment["KOMEK_OSRM_URL"]

/// Komek's roads against another program's; `benchmarks/roads/osrm/compare.sh` starts it.
@Suite("OSRM under the same rules and speeds", .enabled(if: server != nil))
struct OSRMTests {
    private struct Table: Decodable {
        var durations: [[Double?]]
        var distances: [[Double?]]
    }

    @Test("2,025 pairs of places on Almaty's roads: times, distances, and what cannot be reached")
    func almaty() async throws {
        let network = RoadNetwork(
            map: try MapFile.load(path: MapPaths.almaty), mode: .car, speeds: RoadSpeeds())
        let graph = network.graph
        let usable = graph.isUsable.indices.filter { graph.isUsable[$0] }
        var random = SplitMix(seed: 2026)
        // At junctions, where both are on the same road whatever they snap to.
        var points = (0..<90).map { _ in
            graph.points[Int(graph.firstPoint[random.pick(usable)])]
        }
        // Five to go from and five to go to are in the part that nobody comes to, or from, by the map.
        let apart = try apart(network, usable.map { graph.points[Int(graph.firstPoint[$0])] })
        for i in 0..<5 {
            points[i] = random.pick(apart)
            points[45 + i] = random.pick(apart)
        }
        let table = try await table(points)
        let positions = try points.map { try network.position(near: $0) }
        var times: [Double] = []
        var distances: [Double] = []
        var disagreed: [String] = []
        var unreachable = 0
        network.forEachLeg(
            from: Array(positions[..<45]), to: Array(positions[45...]), threads: 2
        ) { i, j, leg in
            guard let leg, let theirs = table.durations[i][j], let way = table.distances[i][j]
            else {
                if (leg == nil) != (table.durations[i][j] == nil) {
                    disagreed.append("\(points[i]) → \(points[45 + j])")
                } else {
                    unreachable += 1
                }
                return
            }
            if theirs > 1, way > 1 {
                times.append(Double(leg.milliseconds) / 1000 / theirs)
                distances.append(Double(leg.centimetres) / 100 / way)
            }
        }
        times.sort()
        distances.sort()
        func told(_ ratios: [Double]) -> String {
            [0, 0.025, 0.5, 0.975].map {
                String(format: "%.4f", ratios[Int(Double(ratios.count) * $0)])
            }.joined(separator: ", ") + String(format: ", %.4f", ratios.last ?? 0)
        }
        print("times, least, 2.5 %, median, 97.5 %, most: \(told(times)) of \(times.count)")
        print(
            "distances: \(told(distances)); disagreed: \(disagreed); "
                + "without a way by both: \(unreachable)")
        #expect(times.count + unreachable > 1_980 && unreachable > 100)
        #expect(disagreed.isEmpty)
        #expect(abs(times[times.count / 2] - 1) < 0.03)
        let within = times.count { abs($0 - 1) <= 0.15 }
        #expect(within * 100 >= times.count * 95)
    }

    /// Those from which nobody comes to the middle of the city, or nobody from there to them.
    private func apart(_ network: RoadNetwork, _ points: [Coordinate]) throws -> [Coordinate] {
        let middle = try network.position(
            near: #require(Coordinate(latitude: 43.25, longitude: 76.93)))
        return try points.filter {
            let position = try network.position(near: $0)
            return network.leg(from: middle, to: position) == nil
                || network.leg(from: position, to: middle) == nil
        }
    }

    private func table(_ points: [Coordinate]) async throws -> Table {
        let list = points.map { "\($0.longitude),\($0.latitude)" }.joined(separator: ";")
        let half = { (range: Range<Int>) in range.map(String.init).joined(separator: ";") }
        let address =
            "\(server ?? "")/table/v1/driving/\(list)?sources=\(half(0..<45))"
            + "&destinations=\(half(45..<90))&annotations=duration,distance"
        let url = try #require(URL(string: address))
        let (data, _) = try await URLSession.shared.data(from: url)
        return try JSONDecoder().decode(Table.self, from: data)
    }
}
