/// One day to plan, in people's words: centres, volunteers, households and their needs, rules.
///
/// A scenario is complete and consistent: defaults are filled in, every id is resolved, every
/// number is in range. Readers build it and report diagnostics instead when that is not so. Units:
/// seconds, metres, grams, ``Cost`` (milliseconds of volunteer time); clock times count from
/// midnight.
public struct Scenario: Sendable, Equatable {
    /// The day's date, name and temperature.
    public var day = Day()
    /// What can be brought, in the order of the file; ids are unique.
    public var goods: [Good] = []
    /// Kinds of needs, declared or built in (`basket`, `snow`); ids are unique.
    public var kinds: [Kind] = []
    /// The bases, at least one.
    public var centres: [Centre] = []
    /// The people who help.
    public var volunteers: [Volunteer] = []
    /// Given crews, and in a plan those that the planner formed; no volunteer is in two.
    public var crews: [Crew] = []
    /// How the planner forms crews of those who are in no given one; nil: it does not.
    public var forming: CrewForming?
    /// The households and their needs.
    public var households: [Household] = []
    /// Rules of the day.
    public var rules = Rules()
    /// How travel is measured.
    public var travel = Travel()
    /// What must stay.
    public var fixed: [Pin] = []
    /// What was before today.
    public var history = History()

    /// An empty day, to be filled.
    public init() {}
}

/// Milliseconds of volunteer time: the one currency.
///
/// 1 minute = 60,000.
public typealias Cost = Int

/// A text in one or more languages; the key is `kk`, `ru` or `en`, or `""` for a text in no stated
/// language.
public typealias LocalText = [String: String]

/// The day itself.
public struct Day: Sendable, Equatable {
    /// A calendar date without a clock.
    public struct Date: Sendable, Equatable, Comparable {
        /// Of our era.
        public var year: Int
        /// 1 to 12.
        public var month: Int
        /// 1 to 31.
        public var day: Int
        /// A value of its parts.
        public init(year: Int, month: Int, day: Int) {
            (self.year, self.month, self.day) = (year, month, day)
        }
        /// By the calendar.
        public static func < (a: Date, b: Date) -> Bool {
            (a.year, a.month, a.day) < (b.year, b.month, b.day)
        }
    }
    /// The calendar date, for people.
    public var date: Date?
    /// For people; empty means the id.
    public var name: LocalText = [:]
    /// Degrees Celsius; printed only.
    public var temperature: Int?
    /// A value of its parts.
    public init() {}
}

/// A good: something that is brought.
public struct Good: Sendable, Equatable {
    /// Unique among its sort.
    public var id: String
    /// Weight of one piece, grams.
    public var grams = 0
    /// For people; empty means the id.
    public var name: LocalText = [:]
    /// A value of its parts.
    public init(id: String) { self.id = id }
}

/// Amounts of goods (pieces by good id) and weight that is not a good's (grams).
public struct Quantities: Sendable, Equatable {
    /// By id of the good.
    public var pieces: [String: Int] = [:]
    /// `kg` as stated, in grams; nil where it is not stated.
    public var grams: Int?
    /// A value of its parts.
    public init(pieces: [String: Int] = [:], grams: Int? = nil) {
        self.pieces = pieces
        self.grams = grams
    }
    /// Nothing is stated.
    public var isEmpty: Bool { pieces.isEmpty && grams == nil }
    /// There is more than nothing of something.
    public var isSomething: Bool { pieces.values.contains { $0 != 0 } || grams ?? 0 != 0 }
}

/// A clock interval of the day, seconds from midnight, both ends included.
public struct Interval: Sendable, Equatable, Hashable {
    /// First moment.
    public var start: Int
    /// Last moment.
    public var end: Int
    /// A value of its parts.
    public init(_ start: Int, _ end: Int) { (self.start, self.end) = (start, end) }
}

/// What a need left out costs.
public enum Value: Sendable, Equatable {
    /// Comes before all cost.
    case must
    /// The price of leaving it out.
    case worth(Cost)
}

/// How many people an activity asks for.
public struct CrewSize: Sendable, Equatable {
    /// Fewer may not do it.
    public var least: Int
    /// More do not make it shorter.
    public var best: Int
    /// A value of its parts.
    public init(least: Int, best: Int) { (self.least, self.best) = (least, best) }
}

/// A kind of need, with what its needs share.
public struct Kind: Sendable, Equatable {
    /// The kind that is outdoors unless it says otherwise.
    public static let snow = "snow"
    /// Unique among its sort.
    public var id: String
    /// For people; empty means the id.
    public var name: LocalText = [:]
    /// A value of its parts.
    public init(id: String) { self.id = id }
}
