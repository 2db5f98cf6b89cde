import Checks
import Foundation
import Maps
import Planning
import Scenarios
import Solving
import TestSupport
import Testing
import TravelTimes

@testable import Roads

private let environment = ProcessInfo.processInfo.environment

/// Days in Almaty by OSRM and Valhalla themselves, beside the same days on our own roads;
/// `scripts/servers.sh` starts them and tells their addresses.
@Suite("a day by real servers", .serialized)
struct RealServerTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var kind: Travel.Server.Kind
        var mode: TravelMode
        /// Where its address is told.
        var variable: String
        /// How far the middle of all times may be from ours: OSRM's drivers go by our rules and speeds,
        /// the others by their own.
        var tolerance: Double
        var testDescription: String { "\(kind.rawValue) \(mode.rawValue)" }
    }

    static let cases: [Case] = [
        .init(kind: .osrm, mode: .car, variable: "KOMEK_OSRM_URL", tolerance: 0.03),
        .init(kind: .osrm, mode: .foot, variable: "KOMEK_OSRM_FOOT_URL", tolerance: 0.25),
        .init(kind: .valhalla, mode: .car, variable: "KOMEK_VALHALLA_URL", tolerance: 0.4),
        .init(kind: .valhalla, mode: .bicycle, variable: "KOMEK_VALHALLA_URL", tolerance: 0.6),
        .init(kind: .valhalla, mode: .foot, variable: "KOMEK_VALHALLA_URL", tolerance: 0.25),
    ].filter { environment[$0.variable] != nil }

    /// Families at junctions of the map that all modes come to, two of them beside each other.
    private func day(_ mode: TravelMode, households: Int) throws -> Scenario {
        let network = RoadNetwork(
            map: try MapFile.load(path: MapPaths.almaty), mode: .car, speeds: RoadSpeeds())
        let graph = network.graph
        let usable = graph.isUsable.indices.filter { graph.isUsable[$0] }
        var random = SplitMix(seed: 2026)
        var points: [Coordinate] = []
        let middle = try #require(Coordinate(latitude: 43.25, longitude: 76.93))
        while points.count < households {
            let point = graph.points[Int(graph.firstPoint[random.pick(usable)])]
            if point.metres(to: middle) < 5_000 { points.append(point) }
        }
        let list = points.enumerated().map {
            "  - {id: h\($0), lat: \($1.latitude), lon: \($1.longitude), needs: [basket]}"
        }
        let people = (0..<4).map {
            "  - {id: v\($0), travels: \(mode.rawValue), carries: {basket: 12}}"
        }
        let text = """
            komek: 1
            centres: [{id: c, lat: 43.2567, lon: 76.9286}]
            volunteers:
            \(people.joined(separator: "\n"))
            households:
            \(list.joined(separator: "\n"))
            """
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        var day = try #require(loaded.scenario, "\(loaded.diagnostics)")
        day.travel.winter = [.car: 1300, .foot: 1200]
        return day
    }

    private func planned(_ day: Scenario, _ travel: TravelTimes) -> Plan {
        planDay(
            day, travel: travel, hash: day.contentHash, budget: .iterations(300), seed: 1,
            threads: 1, version: "test", monitor: QuietMonitor()
        ).plan
    }

    @Test("is as on our own roads, and its plans are kept", arguments: cases)
    func days(_ test: Case) throws {
        let ours = try day(test.mode, households: 40)
        let map = try MapFile.bytes(path: MapPaths.almaty)
        let folder = try TownFolder()
        let copy = folder.path + "/almaty.osm.pbf"
        try Data(map).write(to: URL(fileURLWithPath: copy))
        var onRoads = ours
        onRoads.travel.source = .roads(
            .init(file: "almaty.osm.pbf", hash: MapFile.contentHash(map), path: copy))
        var byServer = ours
        byServer.travel.source = .server(
            .init(kind: test.kind, urls: [test.mode: environment[test.variable] ?? ""]))

        let roads = try #require(TravelTimes.load(onRoads, file: "day.yaml").travel)
        let loaded = TravelTimes.load(byServer, file: "day.yaml")
        let served = try #require(loaded.travel, "\(loaded.diagnostics)")
        let places: [PlaceIndex] = [.centre(0)] + ours.households.indices.map { .household($0) }
        var ratios: [Double] = []
        for from in places {
            for to in places where from != to {
                let (a, b) = (
                    roads.leg(test.mode, from: from, to: to),
                    served.leg(test.mode, from: from, to: to)
                )
                guard let a, let b, a.seconds > 60, b.seconds > 60 else { continue }
                ratios.append(Double(a.seconds) / Double(b.seconds))
            }
        }
        ratios.sort()
        #expect(ratios.count > 1_400)
        let median = ratios[ratios.count / 2]
        print(
            "\(test.testDescription): our times by theirs, 5 %, median, 95 %:",
            [0.05, 0.5, 0.95].map {
                String(format: "%.3f", ratios[Int(Double(ratios.count) * $0)])
            }.joined(separator: ", "))
        #expect(abs(median - 1) < test.tolerance)

        for (day, travel) in [(onRoads, roads), (byServer, served)] {
            let plan = planned(day, travel)
            let result = check(plan, travel: travel)
            #expect(result.accepted, "\(result.violations)")
            // What the plan keeps is enough, and says the same.
            guard case .server = day.travel.source else { continue }
            let text = PlanFile.json(plan)
            try folder.write(
                text.replacing(environment[test.variable] ?? "", with: "http://gone.invalid"),
                "plan.json")
            let path = folder.path + "/plan.json"
            let read = try #require(PlanFile.load(path: path, scenario: nil).plan)
            let kept = try #require(TravelTimes.load(read, file: path).travel)
            #expect(check(read, travel: kept).accepted)
            #expect(plan.rounds.count > 0)
        }
    }

    @Test("names a place that it would silently have put on a far road", arguments: cases)
    func farPlace(_ test: Case) throws {
        var day = try day(test.mode, households: 3)
        day.households[1].place.lat = 43.45
        day.travel.source = .server(
            .init(kind: test.kind, urls: [test.mode: environment[test.variable] ?? ""]))
        let loaded = TravelTimes.load(day, file: "day.yaml")
        #expect(loaded.diagnostics.map(\.code) == ["place-off-roads"])
        #expect(loaded.diagnostics.first?.found == "h1")
        #expect((loaded.diagnostics.first?.facts["metres"]).flatMap(Int.init) ?? 0 > 1000)
    }
}
