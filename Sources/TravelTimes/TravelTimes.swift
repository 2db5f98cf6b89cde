import Maps
import Scenarios

/// Seconds and metres of travel between two places.
public struct TravelLeg: Sendable, Equatable {
    /// Whole seconds.
    public var seconds: Int
    /// Whole metres.
    public var metres: Int
    /// A leg of so many seconds and metres.
    public init(seconds: Int, metres: Int) { (self.seconds, self.metres) = (seconds, metres) }
    /// No travel at all.
    public static let none = TravelLeg(seconds: 0, metres: 0)
}

/// A place of a scenario, by its index in the scenario's lists.
public enum PlaceIndex: Sendable, Hashable {
    case centre(Int)
    case household(Int)
    /// The home of the volunteer with this index.
    case home(Int)
}

/// Travel between the places of one scenario, for each mode.
///
/// A pure function of the scenario, its map and what servers have answered in exact arithmetic (`+ − × ÷ √` of IEEE 754 and
/// integers), hence the same on every machine.
public struct TravelTimes: Sendable {
    private let scenario: Scenario
    private let source: Source

    private enum Source: Sendable {
        case straightLine
        case matrix(StatedLegs)
        case roads(RoadTravel)
        /// All that servers have answered.
        case served(ServedTravel)
        /// What a plan keeps of it.
        case kept(StatedLegs)
    }

    /// Travel as the scenario's `travel` says, without its map and its servers.
    ///
    /// On roads nothing can be travelled then, and with servers only what a plan keeps of their answers:
    /// the rest comes by ``load(_:file:patience:progress:)``.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
        switch scenario.travel.source {
        case .straightLine: source = .straightLine
        case .matrix(let legs): source = .matrix(StatedLegs(legs, scenario: scenario))
        case .roads: source = .roads(RoadTravel())
        case .server(let server): source = .kept(StatedLegs(server.kept, scenario: scenario))
        }
    }

    init(_ scenario: Scenario, roads: RoadTravel) {
        (self.scenario, source) = (scenario, .roads(roads))
    }

    init(_ scenario: Scenario, served: ServedTravel) {
        (self.scenario, source) = (scenario, .served(served))
    }

    /// The leg from one place to another; nil where there is no way.
    ///
    /// A winter factor multiplies the seconds, rounded up. Two places at the same point are one. Cars
    /// are parked at the doors of households, which takes its time.
    public func leg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        if from == to { return TravelLeg.none }
        var leg = summerLeg(mode, from: from, to: to).map { winter($0, factor(mode)) }
        leg?.seconds += parkingSeconds(mode, from: from, to: to)
        return leg
    }

    /// Seconds of parking at the end of a way: of a car at a household that is not in the building
    /// where it stands already.
    private func parkingSeconds(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> Int {
        let seconds = scenario.travel.parking.seconds
        guard seconds > 0, mode == .car, case .household(let household) = to else { return 0 }
        if place(from).isSamePoint(as: place(to)) { return 0 }
        guard case .household(let other) = from else { return seconds }
        let (a, b) = (scenario.households[other].place, scenario.households[household].place)
        return a.building != nil && a.building == b.building ? 0 : seconds
    }

    /// Tells of every leg between these places, by their positions in the list: as
    /// ``leg(_:from:to:)``, but fast.
    public func forEachLeg(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        if mode == .car, scenario.travel.parking.seconds > 0 {
            forEachWay(mode, among: places) { i, j, leg in
                var leg = leg
                leg?.seconds += parkingSeconds(mode, from: places[i], to: places[j])
                body(i, j, leg)
            }
        } else {
            forEachWay(mode, among: places, body)
        }
    }

    /// As ``forEachLeg(_:among:_:)``, without parking.
    private func forEachWay(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        switch source {
        case .straightLine: forEachStraightLine(mode, among: places, body)
        case .matrix, .kept:
            let factor = factor(mode)
            for (i, from) in places.enumerated() {
                for (j, to) in places.enumerated() {
                    let summer = i == j ? .none : summerLeg(mode, from: from, to: to)
                    body(i, j, from == to ? TravelLeg.none : summer.map { winter($0, factor) })
                }
            }
        case .roads(let roads):
            let inWinter = winter(mode, places)
            roads.forEachLeg(mode, among: places) { body($0, $1, inWinter($0, $1, $2)) }
        case .served(let served):
            let inWinter = winter(mode, places)
            served.forEachLeg(mode, among: places) { body($0, $1, inWinter($0, $1, $2)) }
        }
    }

    /// What becomes of a leg of summer between two of these places: it has the mode's winter factor,
    /// and is none between places at one point.
    private func winter(
        _ mode: TravelMode, _ places: [PlaceIndex]
    ) -> (Int, Int, TravelLeg?) -> TravelLeg? {
        let factor = factor(mode)
        let points = places.map { self.place($0) }
        return { i, j, summer in
            let isHere = places[i] == places[j] || points[i].isSamePoint(as: points[j])
            return isHere ? TravelLeg.none : summer.map { winter($0, factor) }
        }
    }

    /// The points of the way from one place to another; nil where it is not known, as on straight
    /// lines.
    ///
    /// From door to door, the way to the kerb included.
    public func path(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> [Coordinate]? {
        guard case .roads(let roads) = source, from != to,
            let line = roads.path(mode, from: from, to: to)
        else { return nil }
        let doors = [from, to].map {
            Coordinate(latitude: place($0).lat, longitude: place($0).lon)
        }
        guard let start = doors[0], let end = doors[1] else { return line }
        return [start] + line + [end]
    }

    private func forEachStraightLine(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        let latitudes = places.map { place($0).lat }
        let longitudes = places.map { place($0).lon }
        let factor = factor(mode)
        let speed = scenario.travel.speeds[mode] ?? 4_500
        let detour = scenario.travel.detour
        for i in places.indices {
            body(i, i, TravelLeg.none)
            // A straight line is as long in either direction, to the last bit.
            for j in places.indices[..<i] {
                let straight = Int(
                    metresBetween(latitudes[i], longitudes[i], latitudes[j], longitudes[j])
                        .rounded())
                let metres = straight * detour / 1000
                let summer = (metres * 3600 + speed - 1) / speed
                let leg = winter(TravelLeg(seconds: summer, metres: metres), factor)
                body(i, j, leg)
                body(j, i, leg)
            }
        }
    }

    private func factor(_ mode: TravelMode) -> Int { scenario.travel.winter[mode] ?? 1000 }

    private func winter(_ summer: TravelLeg, _ factor: Int) -> TravelLeg {
        TravelLeg(seconds: (summer.seconds * factor + 999) / 1000, metres: summer.metres)
    }

    /// As a source has it, before any winter factor.
    func summerLeg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        switch source {
        case .matrix(let matrix): return matrix.leg(mode, from: from, to: to)
        case .roads(let roads):
            if place(from).isSamePoint(as: place(to)) { return TravelLeg.none }
            return roads.leg(mode, from: from, to: to)
        case .served(let served):
            if place(from).isSamePoint(as: place(to)) { return TravelLeg.none }
            return served.leg(mode, from: from, to: to)
        case .kept(let legs):
            if place(from).isSamePoint(as: place(to)) { return TravelLeg.none }
            return legs.leg(mode, from: from, to: to)
        case .straightLine:
            let metres = straightLineMetres(place(from), place(to)) * scenario.travel.detour / 1000
            let speed = scenario.travel.speeds[mode] ?? 4_500
            return TravelLeg(seconds: (metres * 3600 + speed - 1) / speed, metres: metres)
        }
    }

    private func place(_ index: PlaceIndex) -> Place { scenario.place(index) }
}

extension Place {
    func isSamePoint(as other: Place) -> Bool { lat == other.lat && lon == other.lon }
}

extension Scenario {
    /// Where a place is; a home that is not stated is nowhere.
    func place(_ index: PlaceIndex) -> Place {
        switch index {
        case .centre(let i): centres[i].place
        case .household(let i): households[i].place
        case .home(let i): volunteers[i].home ?? Place(lat: 0, lon: 0)
        }
    }
}

/// Whole metres between two places as the crow flies.
public func straightLineMetres(_ a: Place, _ b: Place) -> Int {
    Int(metresBetween(a.lat, a.lon, b.lat, b.lon).rounded())
}
