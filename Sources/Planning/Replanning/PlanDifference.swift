import Scenarios

/// What is other in a plan than in the one before: who does what now, and whom that concerns.
public struct PlanDifference: Sendable, Equatable {
    /// What has become of somebody's sheet.
    public enum Fate: Sendable, Equatable {
        /// The same stops at the same times.
        case kept
        /// Other visits, another order or other times.
        case changed
        /// Had no round and has one now.
        case calledIn
        /// Had a round and has none now.
        case freed
        /// Had a round and does not come.
        case absent
    }
    /// A visit that came to a sheet or left it.
    public struct Move: Sendable, Equatable {
        /// The need's id.
        public var need: String
        /// Who had it before, or has it now; nil: nobody.
        public var other: String?
        /// When it begins on this sheet, now or before.
        public var begin: Int
    }
    /// One sheet.
    public struct Sheet: Sendable, Equatable {
        /// The hand's id.
        public var who: String
        /// What has become of it.
        public var fate: Fate
        /// Visits that came, in the order of the new round.
        public var gained: [Move] = []
        /// Visits that left, in the order of the old round.
        public var lost: [Move] = []
        /// Visits at another time than before: need, before, now.
        public var moved: [(need: String, before: Int, now: Int)] = []
        /// When the round begins now; nil where there is none.
        public var begin: Int?

        /// Equal in all that is told.
        public static func == (a: Sheet, b: Sheet) -> Bool {
            a.who == b.who && a.fate == b.fate && a.gained == b.gained && a.lost == b.lost
                && a.begin == b.begin && a.moved.elementsEqual(b.moved, by: ==)
        }
    }
    /// One for each hand with a round before or now, in the order of the new scenario; whoever does not
    /// come is last.
    public var sheets: [Sheet]
    /// Needs that were in the plan and are not any more, without those that were called off.
    public var noLonger: [String]
    /// Needs that nobody served before, and somebody does now.
    public var newlyServed: [String]

    /// Compares two plans.
    ///
    /// - Parameter absent: hands that go no further, though they have done something.
    public init(from old: Plan, to new: Plan, absent: Set<String> = []) {
        let before = Dictionary(
            old.rounds.map { ($0.who, $0) }, uniquingKeysWith: { a, _ in a })
        let now = Dictionary(new.rounds.map { ($0.who, $0) }, uniquingKeysWith: { a, _ in a })
        let visitsBefore = Self.visits(old)
        let visitsNow = Self.visits(new)
        let known = new.scenario.hands.map(\.id)
        let gone = old.scenario.hands.map(\.id).filter { !known.contains($0) }
        sheets = (known + gone).compactMap { who in
            let (a, b) = (before[who], now[who])
            guard a != nil || b != nil else { return nil }
            var sheet = Sheet(who: who, fate: .changed)
            sheet.begin = b?.stops.first?.begin
            let isSameCrew = Self.members(who, old) == Self.members(who, new)
            switch (a, b) {
            case (_?, _?) where absent.contains(who): sheet.fate = .absent
            case (let a?, let b?): sheet.fate = a == b && isSameCrew ? .kept : .changed
            case (nil, _): sheet.fate = .calledIn
            case (_, nil): sheet.fate = gone.contains(who) ? .absent : .freed
            }
            guard sheet.fate != .kept else { return sheet }
            let (mine, theirs) = (Self.visits(a), Self.visits(b))
            for (need, begin) in theirs {
                if let old = mine.first(where: { $0.need == need }) {
                    if old.begin != begin { sheet.moved.append((need, old.begin, begin)) }
                } else {
                    sheet.gained.append(
                        Move(need: need, other: visitsBefore[need], begin: begin))
                }
            }
            for (need, begin) in mine where !theirs.contains(where: { $0.need == need }) {
                sheet.lost.append(Move(need: need, other: visitsNow[need], begin: begin))
            }
            return sheet
        }
        let wanted = new.scenario.households.flatMap { $0.needs.map(\.id) }
        noLonger = wanted.filter { visitsBefore[$0] != nil && visitsNow[$0] == nil }
        newlyServed = wanted.filter { visitsBefore[$0] == nil && visitsNow[$0] != nil }
    }

    /// Sheets that have to be printed again.
    public var toPrint: [String] {
        sheets.filter { $0.fate == .changed || $0.fate == .calledIn }.map(\.who)
    }

    /// Of the sheets of those who still come, as they were.
    public var kept: Int { sheets.count { $0.fate == .kept } }

    /// Sheets of those who still come.
    public var remaining: Int { sheets.count { $0.fate != .absent && $0.fate != .calledIn } }

    private static func members(_ who: String, _ plan: Plan) -> [String] {
        plan.scenario.crews.first { $0.id == who }?.members ?? [who]
    }

    private static func visits(_ round: Round?) -> [(need: String, begin: Int)] {
        (round?.stops ?? []).compactMap { stop in
            if case .visit(let need) = stop.kind { (need, stop.begin) } else { nil }
        }
    }

    private static func visits(_ plan: Plan) -> [String: String] {
        Dictionary(
            plan.rounds.flatMap { round in visits(round).map { ($0.need, round.who) } },
            uniquingKeysWith: { first, _ in first })
    }
}
