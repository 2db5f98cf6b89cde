import Foundation
import Maps
import Roads
import Scenarios
import TestSupport
import Testing
import Texts

@testable import TravelTimes

/// Days on the roads of a small map: two streets that cross, and one beyond the river.
@Suite("travel on roads")
struct RoadDayTests {
    private func scenario(_ folder: TownFolder, _ day: String = RoadTown.day) throws -> Scenario {
        try folder.write(day, "day.yaml")
        let loaded = ScenarioFile.load(path: folder.path + "/day.yaml")
        return try #require(loaded.scenario, "\(loaded.diagnostics)")
    }

    @Test("goes along the streets; who is beyond the river is not reached; one place is one")
    func legs() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        let day = try scenario(folder)
        let travel = try #require(TravelTimes.load(day, file: "day.yaml").travel)
        let centre = PlaceIndex.centre(0)
        // 0.04 degrees of longitude at 51.1°, of 69,826 m each, at 25 km/h; 56 m on foot at 4.5.
        let near = try #require(travel.leg(.car, from: centre, to: .household(0)))
        #expect(abs(near.metres - 2793) <= 3)
        #expect(abs(near.seconds - (402 + 44)) <= 2)
        // Round the corner: 0.0195° east, 0.03° north.
        let north = try #require(travel.leg(.foot, from: centre, to: .household(1)))
        #expect(abs(north.metres - (1362 + 3336 + 56)) <= 5)
        #expect(travel.leg(.car, from: centre, to: .household(3)) == nil)
        #expect(travel.leg(.car, from: .household(1), to: .household(2)) == TravelLeg.none)
        // Nobody cycles on this day.
        #expect(travel.leg(.bicycle, from: centre, to: .household(0)) == nil)
        let path = try #require(travel.path(.car, from: centre, to: .household(1)))
        #expect(path.first == Coordinate(latitude: 51.1005, longitude: 71.41))
        #expect(path.last == Coordinate(latitude: 51.13, longitude: 71.4295))
        #expect(path.contains(Coordinate(lat: 511_000_000, lon: 714_295_000)))
        #expect(travel.path(.car, from: centre, to: .household(3)) == nil)
    }

    @Test("all legs at once are the legs one by one", arguments: TravelMode.allCases)
    func bulk(mode: TravelMode) throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        var day = try scenario(folder)
        day.travel.winter[mode] = 1300
        let travel = try #require(TravelTimes.load(day, file: "day.yaml").travel)
        let places: [PlaceIndex] = [.centre(0)] + day.households.indices.map { .household($0) }
        var seen = 0
        travel.forEachLeg(mode, among: places) { i, j, leg in
            #expect(leg == travel.leg(mode, from: places[i], to: places[j]))
            seen += 1
        }
        #expect(seen == places.count * places.count)
    }

    @Test("goes by a scenario's own speeds of roads")
    func speeds() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        let own = RoadTown.day.replacing(
            "map: town.osm", with: "map: town.osm, roadSpeeds: {residential: 12.5}")
        let day = try scenario(folder, own)
        let travel = try #require(TravelTimes.load(day, file: "day.yaml").travel)
        let leg = try #require(travel.leg(.car, from: .centre(0), to: .household(0)))
        #expect(abs(leg.seconds - (804 + 44)) <= 2)
        #expect(Set(RoadClass.all) == Set(RoadSpeeds().car.keys))
        let again = ScenarioFile.parse(ScenarioFile.json(day), file: folder.path + "/day.json")
        #expect(again.scenario == day)
    }

    @Test("is kept beside the map; made anew where that is stale, damaged or cannot be written")
    func keeping() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        let day = try scenario(folder)
        let kept = folder.path + "/town.osm.car.roads"
        let leg = { (loaded: LoadedTravel) in
            loaded.travel?.leg(.car, from: .centre(0), to: .household(0))
        }
        let first = TravelTimes.load(day, file: "day.yaml")
        #expect(first.notes.isEmpty)
        let bytes = try #require(FileManager.default.contents(atPath: kept))
        let second = TravelTimes.load(day, file: "day.yaml")
        #expect(second.notes.isEmpty)
        #expect(leg(first) == leg(second))

        try bytes.dropLast(9).write(to: URL(fileURLWithPath: kept))
        let third = TravelTimes.load(day, file: "day.yaml")
        #expect(third.notes == [.damaged])
        #expect(leg(third) == leg(first))
        #expect(FileManager.default.contents(atPath: kept) == bytes)

        try folder.write(RoadTown.map(street: "primary"), "town.osm")
        let other = TravelTimes.load(try scenario(folder), file: "day.yaml")
        #expect(other.notes == [.stale])
        #expect(leg(other) != leg(first))

        // A folder in the file's place cannot be written over, by root neither.
        try FileManager.default.removeItem(atPath: kept)
        try FileManager.default.createDirectory(
            atPath: kept + "/x", withIntermediateDirectories: true)
        let last = TravelTimes.load(try scenario(folder), file: "day.yaml")
        #expect(leg(last) == leg(other))
    }

    @Test("names places far from every road, each with its distance, in the order of the day")
    func farPlaces() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        // 0.004° north of the street are 445 m.
        let far = RoadTown.day.replacing("lat: 51.1,", with: "lat: 51.104,")
            .replacing("lat: 51.1005", with: "lat: 51.096")
        let day = try scenario(folder, far)
        let loaded = TravelTimes.load(day, file: "day.yaml")
        #expect(loaded.travel == nil)
        #expect(loaded.diagnostics.map(\.code) == ["place-off-roads", "place-off-roads"])
        #expect(loaded.diagnostics.map(\.location.path) == ["centres[0]", "households[0]"])
        #expect(loaded.diagnostics.map(\.found) == ["c", "near"])
        #expect(loaded.diagnostics.map { $0.facts["metres"] } == ["445", "445"])
    }

    @Test("refuses a map that is damaged, has no roads, or is another than is stated")
    func badMaps() throws {
        let folder = try TownFolder()
        func codes(_ map: String) throws -> [String] {
            try folder.write(map, "town.osm")
            let day = try scenario(folder)
            return TravelTimes.load(day, file: "day.yaml").diagnostics.map(\.code)
        }
        #expect(try codes("<osm/>") == ["map-without-any-road"])
        #expect(try codes("not a map") == ["map-unknown-format"])
        #expect(try codes(String(RoadTown.map().dropLast(9))) == ["map-truncated"])
        let damaged = RoadTown.map().replacing("lat='51.1'", with: "lat='x'")
        #expect(try codes(damaged) == ["map-corrupted"])
        #expect(try codes("<!DOCTYPE osm><osm/>") == ["map-unsupported"])
        for fault in MapError.Fault.allCases {
            let diagnostic = Diagnostic(
                code: fault.rawValue, location: .init(file: "a"), found: "b",
                facts: MapError(fault, "c", at: 7).facts)
            // Among them "map-too-large", of which no test makes one.
            #expect(diagnostic.message(in: .en) != fault.rawValue)
        }

        try folder.write(RoadTown.map(), "town.osm")
        let hash = MapFile.contentHash(Array(RoadTown.map().utf8))
        let stated = RoadTown.day.replacing("town.osm", with: "town.osm, mapHash: \(hash)")
        #expect(TravelTimes.load(try scenario(folder, stated), file: "").travel != nil)
        try folder.write(RoadTown.map() + " ", "town.osm")
        let changed = ScenarioFile.load(path: folder.path + "/day.yaml")
        #expect(changed.diagnostics.map(\.code) == ["map-changed"])
        try FileManager.default.removeItem(atPath: folder.path + "/town.osm")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/town.osm", withIntermediateDirectories: true)
        let unreadable = ScenarioFile.load(path: folder.path + "/day.yaml")
        #expect(unreadable.diagnostics.map(\.code) == ["map-unreadable"])
    }

    @Test("a plan names its map from where it lies; its day is the same wherever that is")
    func plans() throws {
        let folder = try TownFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/plans", withIntermediateDirectories: true)
        try folder.write(RoadTown.map(), "town.osm")
        let day = try scenario(folder)
        let plan = Plan(
            scenario: day,
            made: .init(
                state: .byHand, scenarioHash: day.contentHash, seed: 0, iterations: 0, version: ""),
            rounds: [], leftOut: [], cost: .init())
        let path = folder.path + "/plans/plan.json"
        try writeAtomically(PlanFile.json(plan, writtenTo: path), to: path)
        let loaded = PlanFile.load(path: path, scenario: nil)
        let again = try #require(loaded.plan, "\(loaded.diagnostics)").scenario
        guard case .roads(let map) = again.travel.source else {
            Issue.record("the plan has lost its map")
            return
        }
        #expect(map.file == "../town.osm")
        #expect(again.contentHash == day.contentHash)
        #expect(TravelTimes.load(again, file: path).travel != nil)
        try FileManager.default.removeItem(atPath: folder.path + "/town.osm")
        let missing = PlanFile.load(path: path, scenario: nil)
        #expect(missing.diagnostics.map(\.code) == ["map-not-found"])
        #expect(missing.diagnostics.first?.facts["hash"] == map.hash)
    }
}
