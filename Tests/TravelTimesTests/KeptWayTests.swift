import Foundation
import Scenarios
import TestSupport
import Testing

@testable import TravelTimes

/// Plans that were made with a server, read when it is gone.
@Suite("a plan keeps what a server has said about its ways")
struct KeptWayTests {
    private static let yaml = """
        komek: 1
        travel: {source: SOURCE, url: URL, winter: {car: 1.3}}
        centres: [{id: c, lat: 51.1, lon: 71.4}]
        volunteers:
          - {id: v, from: home, home: {lat: 51.101, lon: 71.402}, to: c, carries: {basket: 9}}
          - {id: w, from: c, carries: {basket: 9}}
          - {id: x, from: c, travels: bicycle}
        crews: [{id: k, members: [w, x]}]
        households:
          - {id: a, lat: 51.103, lon: 71.4, needs: [basket]}
          - {id: b, lat: 51.104, lon: 71.407, needs: [basket]}
          - {id: b2, lat: 51.104, lon: 71.407, place: {flat: 2}, needs: [basket]}
        """

    private func plan(_ url: String, _ kind: Travel.Server.Kind) throws -> Plan {
        let text = Self.yaml.replacing("URL", with: url).replacing("SOURCE", with: kind.rawValue)
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        let day = try #require(loaded.scenario, "\(loaded.diagnostics)")
        func stop(_ kind: Stop.Kind, _ begin: Int, _ end: Int? = nil) -> Stop {
            Stop(kind, begin: begin, end: end ?? begin)
        }
        let load = Stop.Kind.load(centre: "c", goods: Quantities(pieces: ["basket": 1]))
        return Plan(
            scenario: day,
            made: .init(
                state: .byHand, scenarioHash: day.contentHash, seed: 0, iterations: 0, version: ""),
            rounds: [
                Round(
                    who: "k",
                    stops: [
                        stop(.start, 32_400), stop(load, 32_400, 32_700),
                        stop(.rest, 32_700, 32_800),
                        stop(.visit(need: "a/basket"), 33_000, 33_240), stop(.end, 34_000),
                    ]),
                Round(
                    who: "v",
                    stops: [
                        stop(.start, 32_400), stop(load, 32_500, 32_800),
                        stop(.visit(need: "b/basket"), 33_000, 33_240),
                        stop(.visit(need: "b2/basket"), 33_300, 33_540), stop(.end, 36_000),
                    ]),
            ], leftOut: [], cost: .init())
    }

    @Test("and needs it no more, until it is edited", arguments: Travel.Server.Kind.allCases)
    func kept(kind: Travel.Server.Kind) throws {
        let server = try FakeServer(ServerTests.reply(kind, FakeTables()))
        let made = try plan(server.url, kind)
        let patience = ServerTests.impatient
        let travel = try #require(
            TravelTimes.load(made, file: "p", patience: patience).travel)
        let asked = server.questions.count
        #expect(asked > 1)
        let plan = travel.keeping(made)
        guard case .server(let kept) = plan.scenario.travel.source else {
            Issue.record("the plan has lost its server")
            return
        }
        // To a and back by car, as the crew has one; from home to the centre, to b and back. No way
        // from b to its neighbour.
        #expect(
            kept.kept.map { "\($0.from) \($0.to)" } == ["c a", "a c", "home:v c", "c b", "b2 c"])
        #expect(kept.kept.allSatisfy { $0.mode == .car })
        // 0.003° north are 6 s in summer; 8 s with 30 % more.
        #expect(kept.kept[0].seconds == 6 && kept.kept[0].metres == 60)
        #expect(plan.scenario.contentHash == made.scenario.contentHash)

        let folder = try TownFolder()
        let path = folder.path + "/plan.json"
        try folder.write(PlanFile.json(plan), "plan.json")
        server.close()
        let read = PlanFile.load(path: path, scenario: nil)
        let again = try #require(read.plan, "\(read.diagnostics)")
        #expect(again.scenario == plan.scenario)
        let alone = try #require(TravelTimes.load(again, file: path, patience: patience).travel)
        #expect(server.questions.count == asked)
        for way in again.ways {
            let leg = alone.leg(way.mode, from: way.from, to: way.to)
            #expect(leg != nil && leg == travel.leg(way.mode, from: way.from, to: way.to))
        }
        #expect(alone.leg(.car, from: .household(1), to: .household(2)) == TravelLeg.none)
        #expect(alone.keeping(again) == again)

        var edited = again
        edited.rounds[0].stops.insert(
            Stop(.visit(need: "b2/basket"), begin: 33_500, end: 33_740), at: 4)
        edited.rounds[1].stops.remove(at: 3)
        let refused = TravelTimes.load(edited, file: path, patience: patience)
        #expect(refused.diagnostics.map(\.code) == ["server-unreachable"])
        #expect(refused.isServerAtFault)
    }
}
