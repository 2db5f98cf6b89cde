import Scenarios

/// One way: between two places by a mode.
public struct Way: Sendable, Hashable {
    /// How one goes.
    public var mode: TravelMode
    /// Where it begins.
    public var from: PlaceIndex
    /// Where it ends.
    public var to: PlaceIndex
    /// A way of its parts.
    public init(mode: TravelMode, from: PlaceIndex, to: PlaceIndex) {
        (self.mode, self.from, self.to) = (mode, from, to)
    }
}

/// Where a hand and its car are, from stop to stop, and by which ways they get there.
///
/// Whoever walks from a car goes back to it before driving on, and to fetch what the next household
/// gets (ARCHITECTURE.md, section 3, «Parked cars»).
public struct Journey: Sendable {
    /// The hand's.
    public let mode: TravelMode
    /// nil before the first place.
    public private(set) var here: PlaceIndex?
    /// Where the car stands while its people are on foot.
    public private(set) var car: PlaceIndex?
    /// Whether they came to this door from the car, so with all that is handed over here.
    private var isFromCar = true

    /// A journey that has not begun.
    public init(mode: TravelMode) { self.mode = mode }

    /// The ways to a place; none from a place to itself, and none before there is a place to leave.
    ///
    /// - Parameters:
    ///   - onFoot: the car stays where it is.
    ///   - fetches: something is brought there.
    public mutating func go(
        to next: PlaceIndex, onFoot: Bool = false, fetches: Bool = false
    ) -> [Way] {
        guard let here else {
            (self.here, car, isFromCar) = (next, nil, true)
            return []
        }
        let parked = car ?? here
        self.here = next
        guard onFoot else {
            car = nil
            isFromCar = true
            return [
                Way(mode: .foot, from: here, to: parked), Way(mode: mode, from: parked, to: next),
            ].filter { $0.from != $0.to }
        }
        car = parked
        // Both baskets of one household are carried at once.
        let goesByCar = here == parked || fetches && !(here == next && isFromCar)
        isFromCar = goesByCar || here == next && isFromCar
        let stations = goesByCar ? [here, parked, next] : [here, next]
        return zip(stations, stations.dropFirst()).map { Way(mode: .foot, from: $0, to: $1) }
            .filter { $0.from != $0.to }
    }

    /// Begins anew at a place, as with another shift.
    public mutating func begin(at place: PlaceIndex?) {
        (here, car, isFromCar) = (place, nil, true)
    }
}

extension TravelTimes {
    /// What ways take together; nil where one of them does not exist.
    ///
    /// - Returns: seconds of all, metres of those by `mode`.
    public func leg(over ways: [Way], counting mode: TravelMode) -> TravelLeg? {
        var sum = TravelLeg.none
        for way in ways {
            guard let leg = leg(way.mode, from: way.from, to: way.to) else { return nil }
            sum.seconds += leg.seconds
            if way.mode == mode { sum.metres += leg.metres }
        }
        return sum
    }
}
