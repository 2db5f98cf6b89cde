import HTTPClient
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
    public var notes: Set<RoadStore.Note> = []
    /// Whether it was a server that failed, rather than what somebody wrote.
    public var isServerAtFault = false
}

extension TravelTimes {
    /// Travel as the scenario's `travel` says; on roads the map is read and prepared, servers are asked.
    ///
    /// This is the one place that does so: what plans, checks and prints a day shares the result.
    /// - Parameters:
    ///   - file: how diagnostics call the scenario.
    ///   - patience: with servers that do not answer.
    ///   - progress: hears what share of the answers is there.
    public static func load(
        _ scenario: Scenario, file: String, patience: Patience = Patience(),
        progress: @escaping (Double) -> Void = { _ in }
    ) -> LoadedTravel {
        switch scenario.travel.source {
        case .straightLine, .matrix:
            return LoadedTravel(travel: TravelTimes(scenario), diagnostics: [])
        case .roads(let map):
            var loader = RoadLoader(scenario: scenario, map: map, file: file)
            let roads = loader.load()
            return LoadedTravel(
                travel: roads.map { TravelTimes(scenario, roads: $0) },
                diagnostics: loader.diagnostics, notes: loader.notes)
        case .server(let server):
            var loader = ServerLoader(
                scenario, server, file: file, patience: patience, progress: progress)
            let served = loader.load()
            return LoadedTravel(
                travel: served.map { TravelTimes(scenario, served: $0) },
                diagnostics: loader.diagnostics, isServerAtFault: loader.isServerAtFault)
        }
    }

    /// Travel for a plan as it stands: servers are asked only where the plan goes ways about which it
    /// keeps no answer, as one that was edited does; then about all, so that all answers are of one time.
    public static func load(
        _ plan: Plan, file: String, patience: Patience = Patience(),
        progress: @escaping (Double) -> Void = { _ in }
    ) -> LoadedTravel {
        if case .server = plan.scenario.travel.source {
            let kept = TravelTimes(plan.scenario)
            let isWhole = plan.ways.allSatisfy {
                kept.summerLeg($0.mode, from: $0.from, to: $0.to) != nil
            }
            if isWhole { return LoadedTravel(travel: kept, diagnostics: []) }
        }
        return load(plan.scenario, file: file, patience: patience, progress: progress)
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
            where scenario.volunteers.contains(where: { $0.travels == mode })
                || mode == .foot && scenario.walksFromCars
            {
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
        if roads.modes.values.allSatisfy({ $0.network.summary.parts.isEmpty }) {
            diagnostics.append(
                Diagnostic(
                    code: "map-without-any-road", location: .init(file: file, path: "travel.map"),
                    found: map.path))
            return nil
        }
        for (place, path, name) in scenario.placesByPath { put(place, path, name, on: &roads) }
        return diagnostics.isEmpty ? roads : nil
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

extension Scenario {
    /// All places of the day, where they stand in the scenario, and whose they are.
    var placesByPath: [(PlaceIndex, path: String, name: String)] {
        centres.enumerated().map { (.centre($0), "centres[\($0)]", $1.id) }
            + volunteers.enumerated().filter { $1.home != nil }
            .map { (.home($0), "volunteers[\($0)].home", $1.id) }
            + households.enumerated().map { (.household($0), "households[\($0)]", $1.id) }
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
