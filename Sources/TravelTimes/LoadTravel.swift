import Maps
import Roads
import Scenarios

/// Travel of a scenario, and what is wrong with its map or its places on it.
public struct LoadedTravel: Sendable {
    /// nil iff there is an error among the diagnostics.
    public var travel: TravelTimes?
    /// All faults, places in the order of the scenario.
    public var diagnostics: [Diagnostic]
    /// What happened to the roads that were kept beside the map.
    public var notes: Set<RoadStore.Note>
}

extension TravelTimes {
    /// Travel as the scenario's `travel` says; on roads the map is read and prepared.
    ///
    /// This is the one place that does so: what plans, checks and prints a day shares the result.
    /// - Parameter file: how diagnostics call the scenario.
    public static func load(_ scenario: Scenario, file: String) -> LoadedTravel {
        guard case .roads(let map) = scenario.travel.source else {
            return LoadedTravel(travel: TravelTimes(scenario), diagnostics: [], notes: [])
        }
        var loader = RoadLoader(scenario: scenario, map: map, file: file)
        let roads = loader.load()
        return LoadedTravel(
            travel: roads.map { TravelTimes(scenario, roads: $0) },
            diagnostics: loader.diagnostics, notes: loader.notes)
    }
}

/// Prepares the roads of one scenario.
private struct RoadLoader {
    let scenario: Scenario
    let map: Travel.RoadMap
    let file: String
    var diagnostics: [Diagnostic] = []
    var notes: Set<RoadStore.Note> = []

    /// nil iff there are diagnostics.
    mutating func load() -> RoadTravel? {
        var roads = RoadTravel()
        do throws(MapError) {
            let bytes = try MapFile.bytes(path: map.path)
            let store = try RoadStore(map: map.path, bytes: bytes, expected: map.hash)
            // Roads are prepared for those who are on them.
            for mode in TravelMode.allCases
            where scenario.volunteers.contains(where: { $0.travels == mode }) {
                let network = try store.network(RoadMode(mode), RoadSpeeds(scenario.travel))
                roads.modes[mode] = .init(network: network)
            }
            notes = store.notes
        } catch {
            diagnostics.append(
                Diagnostic(
                    code: error.fault.rawValue, location: .init(file: file, path: "travel.map"),
                    found: map.path, facts: error.facts))
            return nil
        }
        if roads.modes.values.allSatisfy({ $0.network.parts.isEmpty }) {
            diagnostics.append(
                Diagnostic(
                    code: "map-without-any-road", location: .init(file: file, path: "travel.map"),
                    found: map.path))
            return nil
        }
        for (place, path, name) in places { put(place, path, name, on: &roads) }
        return diagnostics.isEmpty ? roads : nil
    }

    /// All places of the day, where they stand in the scenario, and whose they are.
    private var places: [(PlaceIndex, path: String, name: String)] {
        scenario.centres.enumerated().map { (.centre($0), "centres[\($0)]", $1.id) }
            + scenario.volunteers.enumerated().filter { $1.home != nil }
            .map { (.home($0), "volunteers[\($0)].home", $1.id) }
            + scenario.households.enumerated().map {
                (.household($0), "households[\($0)]", $1.id)
            }
    }

    private mutating func put(
        _ index: PlaceIndex, _ path: String, _ name: String, on roads: inout RoadTravel
    ) {
        let place = scenario.place(index)
        guard let point = Coordinate(latitude: place.lat, longitude: place.lon) else { return }
        var nearest: Int?
        var isOnRoads = false
        for mode in TravelMode.allCases {
            guard let network = roads.modes[mode]?.network else { continue }
            do throws(FarFromRoads) {
                roads.modes[mode]?.positions[index] = try network.position(near: point)
                isOnRoads = true
            } catch {
                nearest = [nearest, error.metres].compactMap(\.self).min()
            }
        }
        if isOnRoads { return }
        var facts = ["most": "300"]
        facts["metres"] = nearest.map(String.init)
        diagnostics.append(
            Diagnostic(
                code: "place-off-roads", location: .init(file: file, path: path), found: name,
                facts: facts))
    }
}

extension RoadMode {
    /// The same word in another module.
    init(_ mode: TravelMode) {
        switch mode {
        case .car: self = .car
        case .bicycle: self = .bicycle
        case .foot: self = .foot
        }
    }
}

extension RoadSpeeds {
    /// The documented table with what a scenario has of its own.
    init(_ travel: Travel) {
        self.init()
        car.merge(travel.roadSpeeds) { _, own in own }
        foot = travel.speeds[.foot] ?? foot
        bicycle = travel.speeds[.bicycle] ?? bicycle
    }
}
