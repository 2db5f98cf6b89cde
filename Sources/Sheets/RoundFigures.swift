import Scenarios
import TravelTimes

/// What a round amounts to, computed from its stops.
struct RoundFigures {
    /// Stops of each interval of availability that is used.
    var shifts: [[Stop]] = []
    /// Seconds from start to end without breaks, over all shifts.
    var duty = 0
    /// Metres by the hand's mode, over all shifts; legs that cannot be travelled count as none.
    var metres = 0
    var visits = 0
    /// The ways of each shift that is used, walks from parked cars among them.
    var ways: [[Way]] = []
    /// By need, where one walks there from the car.
    var walks: [String: Walk] = [:]

    /// A walk from a parked car.
    struct Walk {
        /// From the car to the door.
        var seconds: Int
        /// The household at whose door the car stands.
        var car: Household
        /// Something is fetched from the car before.
        var fetches: Bool
        /// Seconds back to the car, where that is where one goes next.
        var back: Int?
    }

    /// The figures of a round; `places` finds the household of a need and the centre of a load.
    init(_ round: Round, hand: Hand?, times: TravelTimes, names: Names) {
        for stop in round.stops {
            if shifts.isEmpty || stop.kind == .start { shifts.append([]) }
            shifts[shifts.count - 1].append(stop)
        }
        for shift in shifts {
            var journey = Journey(mode: hand?.mode ?? .car)
            ways.append([])
            /// The need to which one walked just now.
            var last: String?
            for stop in shift {
                switch stop.kind {
                case .rest: duty -= stop.end - stop.begin
                case .visit: visits += 1
                default: break
                }
                guard let next = Self.place(of: stop, hand: hand, names: names) else { continue }
                let need: Need? =
                    if case .visit(let id) = stop.kind { names.need(id)?.need } else { nil }
                let before = journey
                let own = journey.go(
                    to: next, onFoot: stop.isOnFoot, fetches: need?.brings.isSomething ?? false)
                ways[ways.count - 1] += own
                if hand != nil {
                    metres += times.leg(over: own, counting: journey.mode)?.metres ?? 0
                }
                if !stop.isOnFoot, let last, let here = before.here, let car = before.car {
                    let back = times.leg(.foot, from: here, to: car)?.seconds ?? 0
                    if back > 0 { walks[last]?.back = back }
                }
                last = nil
                guard stop.isOnFoot, let need, case .household(let car)? = journey.car else {
                    continue
                }
                last = need.id
                let there = times.leg(.foot, from: .household(car), to: next)?.seconds ?? 0
                // Within one building nobody has to be told where the car is.
                guard there > 0 else { continue }
                walks[need.id] = Walk(
                    seconds: there, car: names.scenario.households[car],
                    fetches: own.count > 1)
            }
            if let first = shift.first, let last = shift.last { duty += last.end - first.begin }
        }
    }

    /// Where a stop is; nil for a break, and where a round ends wherever it is.
    static func place(of stop: Stop, hand: Hand?, names: Names) -> PlaceIndex? {
        switch stop.kind {
        case .start: hand?.fromPlace
        case .load(let centre, _): names.centreIndex[centre].map { .centre($0) }
        case .visit(let need): names.needIndex[need].map { .household($0.household) }
        case .rest: nil
        case .end: hand?.toPlace
        }
    }
}
