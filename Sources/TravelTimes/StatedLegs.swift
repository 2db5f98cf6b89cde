import Scenarios

/// The legs that a scenario states itself, looked up by place and mode.
struct StatedLegs: Sendable {
    private struct Key: Hashable {
        var from: PlaceIndex
        var to: PlaceIndex
        var mode: TravelMode
    }
    private var legs: [Key: TravelLeg] = [:]

    /// Legs between places of the scenario; a leg that names a mode wins over one for every mode.
    init(_ stated: [Travel.Leg], scenario: Scenario) {
        var index: [String: PlaceIndex] = [:]
        for (i, volunteer) in scenario.volunteers.enumerated() {
            index["home:\(volunteer.id)"] = .home(i)
        }
        for (i, household) in scenario.households.enumerated() {
            index[household.id] = .household(i)
        }
        for (i, centre) in scenario.centres.enumerated() { index[centre.id] = .centre(i) }
        for general in [true, false] {
            for leg in stated where (leg.mode == nil) == general {
                guard let from = index[leg.from], let to = index[leg.to] else { continue }
                let modes = leg.mode.map { [$0] } ?? TravelMode.allCases
                for mode in modes {
                    legs[Key(from: from, to: to, mode: mode)] =
                        TravelLeg(seconds: leg.seconds, metres: leg.metres)
                }
            }
        }
    }

    func leg(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> TravelLeg? {
        legs[Key(from: from, to: to, mode: mode)]
    }
}
