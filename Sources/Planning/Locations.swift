import Model
import Scenarios
import TravelTimes

/// The places that matter as rows of a matrix: centres, then households, then homes in use.
struct Locations {
    private let centres: Int
    private let households: Int
    private let homes: [Int: Int32]
    private let places: [PlaceIndex]

    init(_ scenario: Scenario, _ hands: [Hand]) {
        centres = scenario.centres.count
        households = scenario.households.count
        var places = scenario.centres.indices.map { PlaceIndex.centre($0) }
        places += scenario.households.indices.map { PlaceIndex.household($0) }
        var homes: [Int: Int32] = [:]
        for hand in hands where hand.from == .home || hand.to == .home {
            homes[hand.members[0]] = Int32(places.count)
            places.append(.home(hand.members[0]))
        }
        self.homes = homes
        self.places = places
    }

    func centre(_ index: Int) -> Int32 { Int32(index) }
    func household(_ index: Int) -> Int32 { Int32(centres + index) }
    func home(of volunteer: Int) -> Int32 { homes[volunteer] ?? 0 }
    /// What a row stands for.
    func place(_ location: Int32) -> PlaceIndex { places[Int(location)] }
    /// The row of a place.
    func location(_ place: PlaceIndex) -> Int32 {
        switch place {
        case .centre(let index): centre(index)
        case .household(let index): household(index)
        case .home(let volunteer): home(of: volunteer)
        }
    }

    /// One matrix for each mode.
    func matrices(_ travel: TravelTimes, modes: [TravelMode]) -> [TravelMatrix] {
        modes.map { mode in
            var legs = [Leg](repeating: .none, count: places.count * places.count)
            legs.withUnsafeMutableBufferPointer { legs in
                travel.forEachLeg(mode, among: places) { from, to, leg in
                    // No clock of a scenario runs for so long; and sums of what is left stay small.
                    guard let leg, leg.seconds < 36 * 3600 else { return }
                    legs[from * places.count + to] = Leg(
                        duration: Int32(leg.seconds),
                        distance: Int32(min(leg.metres, Int(unlimited))))
                }
            }
            return TravelMatrix(size: places.count, legs: legs)
        }
    }
}
