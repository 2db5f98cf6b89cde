import Scenarios

/// Travel as servers have answered: a table for each mode that somebody travels by.
struct ServedTravel: Sendable {
    /// One mode's table, with the places in it.
    struct Mode: Sendable {
        /// Rows and columns of places; several places may be at one point.
        var index: [PlaceIndex: Int]
        var count: Int
        /// Row by row, whole seconds from door to door, rounded up; negative where there is no way.
        var seconds: [Int32]
        /// Row by row, whole metres.
        var metres: [Int32]

        func leg(_ from: Int, _ to: Int) -> TravelLeg? {
            let k = from * count + to
            guard seconds[k] >= 0 else { return nil }
            return TravelLeg(seconds: Int(seconds[k]), metres: Int(metres[k]))
        }
    }
    var modes: [TravelMode: Mode] = [:]

    func leg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        guard let mode = modes[mode], let from = mode.index[from], let to = mode.index[to] else {
            return nil
        }
        return mode.leg(from, to)
    }

    func forEachLeg(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        let mode = modes[mode]
        let rows = places.map { mode?.index[$0] }
        for i in places.indices {
            for j in places.indices {
                guard let mode, let from = rows[i], let to = rows[j] else {
                    body(i, j, nil)
                    continue
                }
                body(i, j, mode.leg(from, to))
            }
        }
    }
}
