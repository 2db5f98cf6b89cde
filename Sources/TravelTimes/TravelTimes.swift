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
/// A pure function of the scenario in exact arithmetic (`+ − × ÷ √` of IEEE 754 and integers),
/// hence the same on every machine.
public struct TravelTimes: Sendable {
    private let scenario: Scenario
    private let matrix: StatedLegs?

    /// Travel as the scenario's `travel` says.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
        if case .matrix(let legs) = scenario.travel.source {
            matrix = StatedLegs(legs, scenario: scenario)
        } else {
            matrix = nil
        }
    }

    /// The leg from one place to another; nil where there is no way.
    ///
    /// A winter factor multiplies the seconds, rounded up.
    public func leg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        if from == to { return TravelLeg.none }
        guard let summer = summerLeg(mode, from: from, to: to) else { return nil }
        let factor = scenario.travel.winter[mode] ?? 1000
        return TravelLeg(
            seconds: (summer.seconds * factor + 999) / 1000, metres: summer.metres)
    }

    /// Tells of every leg between these places, by their positions in the list: as
    /// ``leg(_:from:to:)``, but fast.
    public func forEachLeg(
        _ mode: TravelMode, among places: [PlaceIndex], _ body: (Int, Int, TravelLeg?) -> Void
    ) {
        if matrix != nil {
            for (i, from) in places.enumerated() {
                for (j, to) in places.enumerated() { body(i, j, leg(mode, from: from, to: to)) }
            }
            return
        }
        let latitudes = places.map { place($0).lat }
        let longitudes = places.map { place($0).lon }
        let factor = scenario.travel.winter[mode] ?? 1000
        let speed = scenario.travel.speeds[mode] ?? 4_500
        let detour = scenario.travel.detour
        for i in places.indices {
            body(i, i, TravelLeg.none)
            // A straight line is as long in either direction, to the last bit.
            for j in places.indices[..<i] {
                let straight = straightLineMetres(
                    latitudes[i], longitudes[i], latitudes[j], longitudes[j])
                let metres = straight * detour / 1000
                let summer = (metres * 3600 + speed - 1) / speed
                let leg = TravelLeg(seconds: (summer * factor + 999) / 1000, metres: metres)
                body(i, j, leg)
                body(j, i, leg)
            }
        }
    }

    private func summerLeg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        if let matrix { return matrix.leg(mode, from: from, to: to) }
        let metres = straightLineMetres(place(from), place(to)) * scenario.travel.detour / 1000
        let speed = scenario.travel.speeds[mode] ?? 4_500
        return TravelLeg(seconds: (metres * 3600 + speed - 1) / speed, metres: metres)
    }

    private func place(_ index: PlaceIndex) -> Place {
        switch index {
        case .centre(let i): scenario.centres[i].place
        case .household(let i): scenario.households[i].place
        case .home(let i): scenario.volunteers[i].home ?? Place(lat: 0, lon: 0)
        }
    }
}

/// Whole metres between two places as the crow flies, on a plane that touches the sphere between
/// them.
///
/// Equirectangular projection at the mean latitude, mean earth radius 6,371,008.8 m: within 0.1 %
/// of the great circle for places of one city. The cosine is a polynomial of basic operations, so
/// that the result is the same on every machine (libm's is not).
public func straightLineMetres(_ a: Place, _ b: Place) -> Int {
    straightLineMetres(a.lat, a.lon, b.lat, b.lon)
}

private func straightLineMetres(
    _ latA: Double, _ lonA: Double, _ latB: Double, _ lonB: Double
) -> Int {
    let degree = 6_371_008.8 * 3.141592653589793 / 180
    let x = (lonB - lonA) * cosine(degrees: (latA + latB) / 2) * degree
    let y = (latB - latA) * degree
    return Int((x * x + y * y).squareRoot().rounded())
}

/// Taylor series of the cosine to x¹⁶ at the angle folded into 0…90°; error below 1e-10.
private func cosine(degrees: Double) -> Double {
    let x = degrees.magnitude * 3.141592653589793 / 180
    let square = x * x
    var term = 1.0
    var sum = 1.0
    var k = 1.0
    for _ in 0..<9 {
        term *= -square / (k * (k + 1))
        sum += term
        k += 2
    }
    return sum
}
