import Scenarios

/// Whom to phone after a day was planned anew, the most important call first.
///
/// A call counts for what nobody does if it is not made: needs that came to the sheet, `must` before all
/// else, then by their value in minutes; of equal ones the round that begins earlier. Whoever only gives
/// visits away or goes at other times is told last.
public struct CallList: Sendable, Equatable {
    /// One call.
    public struct Call: Sendable, Equatable {
        /// The hand's id.
        public var who: String
        /// Whom it consists of.
        public var members: [String]
        /// What has become of the sheet.
        public var sheet: PlanDifference.Sheet
        /// `must` needs among those that the call covers.
        public var musts: Int
        /// Values of the other needs that the call covers.
        public var worth: Cost
        /// Visits of the round as it is now.
        public var visits: Int
        /// Duty of the round as it is now, seconds.
        public var duty: Int
        /// Weight of all that the round loads now, grams.
        public var grams: Int
    }
    /// In the order in which to phone.
    public var calls: [Call]

    /// The calls after a change.
    public init(_ difference: PlanDifference, plan: Plan) {
        let needs = Dictionary(
            plan.scenario.households.flatMap(\.needs).map { ($0.id, $0) },
            uniquingKeysWith: { a, _ in a })
        let pinned = Set(plan.scenario.fixed.filter { $0.level != .free }.map(\.need))
        let grams = Dictionary(
            plan.scenario.goods.map { ($0.id, $0.grams) }, uniquingKeysWith: { a, _ in a })
        calls = difference.sheets.compactMap { sheet in
            guard sheet.fate != .kept, sheet.fate != .absent else { return nil }
            let round = plan.rounds.first { $0.who == sheet.who }
            var call = Call(
                who: sheet.who,
                members: plan.scenario.crews.first { $0.id == sheet.who }?.members ?? [sheet.who],
                sheet: sheet, musts: 0, worth: 0, visits: 0, duty: 0, grams: 0)
            for move in sheet.gained {
                switch needs[move.need]?.value {
                case .worth(let worth)? where !pinned.contains(move.need): call.worth += worth
                case nil: break
                default: call.musts += 1
                }
            }
            for stop in round?.stops ?? [] {
                switch stop.kind {
                case .start: call.duty -= stop.begin
                case .end: call.duty += stop.end
                case .rest: call.duty -= stop.end - stop.begin
                case .visit: call.visits += 1
                case .load(_, let goods):
                    call.grams += goods.grams ?? 0
                    for (good, pieces) in goods.pieces { call.grams += pieces * (grams[good] ?? 0) }
                }
            }
            return call
        }
        calls = calls.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            let left = (-x.musts, -x.worth, x.sheet.begin ?? .max, a.offset)
            return left < (-y.musts, -y.worth, y.sheet.begin ?? .max, b.offset)
        }.map(\.element)
    }
}
