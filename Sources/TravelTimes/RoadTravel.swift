import Foundation
import Maps
import Roads
import Scenarios

/// Travel on the roads of a map: a network for each mode that somebody travels by, and where the
/// places of the day are on it.
struct RoadTravel: Sendable {
    /// One mode's roads, with the places on them.
    struct Mode: Sendable {
        var network: RoadNetwork
        /// Where the places are; those that no road comes near to are missing.
        var positions: [PlaceIndex: RoadPosition] = [:]
    }
    var modes: [TravelMode: Mode] = [:]

    func leg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        guard let mode = modes[mode], let from = mode.positions[from],
            let to = mode.positions[to]
        else { return nil }
        return mode.network.leg(from: from, to: to).map(TravelLeg.init)
    }

    func path(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> [Coordinate]? {
        guard let mode = modes[mode], let from = mode.positions[from],
            let to = mode.positions[to]
        else { return nil }
        return mode.network.path(from: from, to: to)
    }

    func forEachLeg(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        guard let mode = modes[mode] else {
            for i in places.indices { for j in places.indices { body(i, j, nil) } }
            return
        }
        let positions = places.map { mode.positions[$0] }
        mode.network.forEachLeg(
            from: positions, to: positions, threads: ProcessInfo.processInfo.activeProcessorCount
        ) { body($0, $1, $2.map(TravelLeg.init)) }
    }
}

extension TravelLeg {
    /// Whole seconds, rounded up; metres to the nearest.
    init(_ leg: RoadLeg) {
        self.init(
            seconds: (leg.milliseconds + 999) / 1000, metres: (leg.centimetres + 50) / 100)
    }
}
