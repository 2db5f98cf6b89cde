import Scenarios

/// A day that can be reckoned in the head: one centre, one volunteer by car, households h1, h2 and
/// so on.
///
/// Every leg takes 10 minutes and 5 km; loading 5 minutes; a basket 4 minutes at the door, arriving
/// 3.
public func plainDay(households: Int = 2) -> Scenario {
    let here = Place(lat: 51, lon: 71)
    var day = Scenario()
    day.goods = [Good(id: "basket")]
    day.goods[0].grams = 18_000
    day.kinds = [Kind(id: "basket")]
    day.centres = [Centre(id: "c", place: here)]
    var volunteer = Volunteer(id: "v", from: .centre("c"), to: .centre("c"), centre: "c")
    volunteer.carries = Quantities(pieces: ["basket": 10])
    day.volunteers = [volunteer]
    var legs: [Travel.Leg] = []
    for k in 1...households {
        var household = Household(id: "h\(k)", place: Place(lat: 51 + Double(k) / 100, lon: 71))
        var need = Need(id: "h\(k)/basket", kind: "basket")
        need.brings = Quantities(pieces: ["basket": 1])
        need.seconds = 240
        household.needs = [need]
        day.households.append(household)
    }
    let places = ["c"] + day.households.map(\.id)
    for from in places {
        for to in places where to != from {
            legs.append(Travel.Leg(from: from, to: to, mode: nil, seconds: 600, metres: 5000))
        }
    }
    day.travel.source = .matrix(legs)
    return day
}

/// The plan of ``plainDay(households:)``: load at 9:00, then one household after the other, each 17
/// minutes later.
///
/// 9:00 load, 9:05 on the road, 9:15 at the building, 9:18 at the door, 9:22 done; 9:32, 9:35 to
/// 9:39; back at 9:49.
public func plainPlan(_ day: Scenario) -> Plan {
    var stops = [
        Stop(.start, begin: 32_400, end: 32_400),
        Stop(
            .load(centre: "c", goods: Quantities(pieces: ["basket": day.households.count])),
            begin: 32_400, end: 32_700),
    ]
    var now = 32_700
    for household in day.households {
        stops.append(
            Stop(.visit(need: household.needs[0].id), begin: now + 780, end: now + 1020))
        now += 1020
    }
    stops.append(Stop(.end, begin: now + 600, end: now + 600))
    let made = Provenance(state: .byHand, scenarioHash: "", seed: 0, iterations: 0, version: "")
    return Plan(
        scenario: day, made: made, rounds: [Round(who: "v", stops: stops)], leftOut: [],
        cost: CostBreakdown())
}

/// The plan of ``plainDay(households:)`` whose second household is near the first on foot: 2 minutes
/// there, 3 back to the car.
///
/// 9:22 done at h1, 9:24 there, 9:27 at the door, 9:31 done, 9:34 at the car, 9:44 back.
public func walkedPlan() -> Plan {
    var day = plainDay()
    guard case .matrix(var legs) = day.travel.source else { return plainPlan(day) }
    legs.append(.init(from: "h1", to: "h2", mode: .foot, seconds: 120, metres: 100))
    legs.append(.init(from: "h2", to: "h1", mode: .foot, seconds: 180, metres: 100))
    day.travel.source = .matrix(legs)
    day.travel.parking.walkSeconds = 180
    var plan = plainPlan(day)
    plan.rounds[0].stops[3] = Stop(
        .visit(need: "h2/basket"), begin: 34_020, end: 34_260, isOnFoot: true)
    plan.rounds[0].stops[4] = Stop(.end, begin: 35_040, end: 35_040)
    return plan
}
