import Scenarios
import TravelTimes

extension Checker {
    /// Travel to the next place, by car or on foot from where the car stands (ARCHITECTURE.md, section
    /// 3, «Parked cars»); nil where there is no way.
    mutating func way(
        to place: PlaceIndex, from: PlaceIndex, _ stop: Stop, _ k: Int, _ hand: CheckedHand,
        _ walk: inout Walk
    ) -> TravelLeg? {
        guard stop.isOnFoot else {
            defer { (walk.car, walk.isFromCar) = (nil, true) }
            guard let car = walk.car, car != from else {
                return travel.leg(hand.mode, from: from, to: place)
            }
            // Back to the car first.
            guard let back = travel.leg(.foot, from: from, to: car),
                let ride = travel.leg(hand.mode, from: car, to: place)
            else { return nil }
            return TravelLeg(seconds: back.seconds + ride.seconds, metres: ride.metres)
        }
        guard case .household = from, hand.mode == .car, scenario.frost == nil,
            scenario.travel.parking.walkSeconds > 0
        else {
            note("walk-not-allowed", who: hand.id, stop: k, facts: ["stop": "\(k + 1)"])
            return travel.leg(hand.mode, from: from, to: place)
        }
        let car = walk.car ?? from
        walk.car = car
        guard let there = travel.leg(.foot, from: car, to: place),
            let back = travel.leg(.foot, from: place, to: car)
        else { return nil }
        let longest = max(there.seconds, back.seconds)
        if longest > scenario.travel.parking.walkSeconds {
            note(
                "walk-too-far", who: hand.id, stop: k,
                facts: [
                    "stop": "\(k + 1)", "walk": minutes(longest),
                    "most": minutes(scenario.travel.parking.walkSeconds),
                ])
        }
        // One cannot carry what the next household gets from door to door, but both baskets of one.
        let isSameDoor = from == place
        let passesCar = from == car || brings(stop) && !(isSameDoor && walk.isFromCar)
        defer { walk.isFromCar = passesCar || isSameDoor && walk.isFromCar }
        guard passesCar else {
            let direct = travel.leg(.foot, from: from, to: place)
            return direct.map { TravelLeg(seconds: $0.seconds, metres: 0) }
        }
        guard let toCar = travel.leg(.foot, from: from, to: car) else { return nil }
        return TravelLeg(seconds: toCar.seconds + there.seconds, metres: 0)
    }

    /// Seconds back to the car from where one is; 0 where it is here, or nobody walked.
    func wayToCar(_ hand: CheckedHand, _ walk: Walk) -> Int {
        guard let car = walk.car, let place = walk.place, car != place else { return 0 }
        return travel.leg(.foot, from: place, to: car)?.seconds ?? 0
    }

    private func brings(_ stop: Stop) -> Bool {
        guard case .visit(let id) = stop.kind, let index = needs[id] else { return false }
        let goods = need(index).brings
        return goods.pieces.values.contains { $0 != 0 } || goods.grams ?? 0 != 0
    }
}
