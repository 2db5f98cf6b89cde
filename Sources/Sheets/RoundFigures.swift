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

    /// The figures of a round; `places` finds the household of a need and the centre of a load.
    init(_ round: Round, hand: Hand?, times: TravelTimes, names: Names) {
        for stop in round.stops {
            if shifts.isEmpty || stop.kind == .start { shifts.append([]) }
            shifts[shifts.count - 1].append(stop)
        }
        for shift in shifts {
            var here: PlaceIndex?
            for stop in shift {
                switch stop.kind {
                case .rest: duty -= stop.end - stop.begin
                case .visit: visits += 1
                default: break
                }
                guard let next = Self.place(of: stop, hand: hand, names: names) else { continue }
                if let hand, let here, let leg = times.leg(hand.mode, from: here, to: next) {
                    metres += leg.metres
                }
                here = next
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
