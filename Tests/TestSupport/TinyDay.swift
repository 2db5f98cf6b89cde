import Scenarios

/// A day that can be reckoned by hand.
///
/// One centre `c` and the households `a`, `b`, …, 10 minutes and 1 km from each other. Volunteers
/// `v1`, `v2`, … start and end at the centre and carry two baskets. A load takes 5 minutes, the way
/// to a door 5, a visit 5. Each household needs one basket, worth 240 minutes, at any time from 9
/// to 18. So one household costs 5 + 10 + 5 + 5 + 10 = 35 minutes and each further one 20.
public func tinyDay(volunteers: Int = 1, households: Int = 2) -> Scenario {
    var day = Scenario()
    var basket = Good(id: "basket")
    basket.grams = 18_000
    day.goods = [basket]
    day.kinds = [Kind(id: "basket")]
    var centre = Centre(id: "c", place: Place(lat: 43.2, lon: 76.9))
    centre.loadingSeconds = 300
    day.centres = [centre]
    for i in 0..<volunteers {
        var volunteer = Volunteer(
            id: "v\(i + 1)", from: .centre("c"), to: .centre("c"), centre: "c")
        volunteer.carries.pieces = ["basket": 2]
        day.volunteers.append(volunteer)
    }
    for i in 0..<households {
        let id = String("abcdefgh".dropFirst(i).prefix(1))
        var household = Household(
            id: id, place: Place(lat: 43.21 + Double(i) / 100, lon: 76.9))
        household.arrivalSeconds = 300
        var need = Need(id: "\(id)/basket", kind: "basket")
        need.brings.pieces = ["basket": 1]
        household.needs = [need]
        day.households.append(household)
    }
    let places = ["c"] + day.households.map(\.id)
    var legs: [Travel.Leg] = []
    for from in places {
        for to in places where from != to {
            legs.append(.init(from: from, to: to, mode: nil, seconds: 600, metres: 1000))
        }
    }
    day.travel.source = .matrix(legs)
    return day
}
