/// One day to plan, in people's words: centres, volunteers, households and their needs, rules.
///
/// A scenario is complete and consistent: defaults are filled in, every id is resolved, every number is
/// in range. Readers build it and report diagnostics instead when that is not so. Units: seconds,
/// metres, grams, ``Cost`` (milliseconds of volunteer time); clock times count from midnight.
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
    /// Given crews; no volunteer is in two.
    public var crews: [Crew] = []
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

/// Milliseconds of volunteer time: the one currency. 1 minute = 60,000.
public typealias Cost = Int

/// A text in one or more languages; the key is `kk`, `ru` or `en`, or `""` for a text in no stated language.
public typealias LocalText = [String: String]

/// The day itself.
public struct Day: Sendable, Equatable {
    /// A calendar date without a clock.
    public struct Date: Sendable, Equatable, Comparable {
        public var year: Int
        public var month: Int
        public var day: Int
        public init(year: Int, month: Int, day: Int) {
            (self.year, self.month, self.day) = (year, month, day)
        }
        public static func < (a: Date, b: Date) -> Bool {
            (a.year, a.month, a.day) < (b.year, b.month, b.day)
        }
    }
    public var date: Date?
    public var name: LocalText = [:]
    /// Degrees Celsius; printed only.
    public var temperature: Int?
    public init() {}
}

/// A good: something that is brought.
public struct Good: Sendable, Equatable {
    public var id: String
    /// Weight of one piece, grams.
    public var grams = 0
    public var name: LocalText = [:]
    public init(id: String) { self.id = id }
}

/// Amounts of goods (pieces by good id) and weight that is not a good's (grams).
public struct Quantities: Sendable, Equatable {
    public var pieces: [String: Int] = [:]
    /// `kg` as stated, in grams; nil where it is not stated.
    public var grams: Int?
    public init(pieces: [String: Int] = [:], grams: Int? = nil) {
        self.pieces = pieces
        self.grams = grams
    }
    /// Nothing is stated.
    public var isEmpty: Bool { pieces.isEmpty && grams == nil }
}

/// A clock interval of the day, seconds from midnight, both ends included.
public struct Interval: Sendable, Equatable, Hashable {
    public var start: Int
    public var end: Int
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
    public init(least: Int, best: Int) { (self.least, self.best) = (least, best) }
}

/// A kind of need, with what its needs share.
public struct Kind: Sendable, Equatable {
    public var id: String
    public var name: LocalText = [:]
    public init(id: String) { self.id = id }
}

/// A place on the map, with the words that help to find the door.
public struct Place: Sendable, Equatable {
    /// Degrees north.
    public var lat: Double
    /// Degrees east.
    public var lon: Double
    public var street: String?
    public var house: String?
    public var crossing: String?
    public var entrance: String?
    public var floor: String?
    public var flat: String?
    /// Households that state the same building are in the same building.
    public var building: String?
    public init(lat: Double, lon: Double) { (self.lat, self.lon) = (lat, lon) }
}

/// A base: volunteers start, load and end here.
public struct Centre: Sendable, Equatable {
    public var id: String
    public var name: LocalText = [:]
    public var place: Place
    public var open = Interval(8 * 3600, 20 * 3600)
    /// Pieces per good (and `grams`) that all who load here share; a good that is not listed is unlimited.
    public var stock = Quantities()
    /// Seconds a load takes.
    public var loadingSeconds = 5 * 60
    /// Thousandths of a second that each piece adds to a load.
    public var loadingMillisecondsPerItem = 0
    /// How many may load at once; nil is unlimited.
    public var ramp: Int?
    public init(id: String, place: Place) { (self.id, self.place) = (id, place) }
}

/// Ways to travel.
public enum TravelMode: String, Sendable, CaseIterable {
    case car, bicycle, foot
}

/// Where a hand starts or ends.
public enum Base: Sendable, Equatable {
    case centre(String)
    case home
    /// Ends where the last visit was (never a start).
    case anywhere
}

/// A rest within a window.
public struct Break: Sendable, Equatable {
    public var seconds: Int
    public var window: Interval
    public init(seconds: Int, window: Interval) { (self.seconds, self.window) = (seconds, window) }
}

/// Somebody who helps.
public struct Volunteer: Sendable, Equatable {
    public var id: String
    public var from: Base
    public var to: Base
    /// The centre this volunteer belongs to and loads at.
    public var centre: String
    public var home: Place?
    public var travels: TravelMode = .car
    /// Seats of the car, the driver's included.
    public var seats = 5
    public var carries = Quantities()
    /// In order, not overlapping, at least one.
    public var available = [Interval(9 * 3600, 18 * 3600)]
    public var skills: [String] = []
    public var tools: [String] = []
    public var speaks: [String] = []
    public var breaks: [Break] = []
    public var maxVisits: Int?
    public var maxMetres: Int?
    /// Most duty, seconds.
    public var maxSeconds: Int?
    /// Most loads.
    public var maxTrips: Int?
    /// Cost of being called at all.
    public var fixedCost: Cost = 0
    /// Thousandths on the minutes of duty.
    public var factor = 1000
    /// Cost a metre.
    public var costPerMetre: Cost = 0
    /// Other centres where this volunteer may load; the own centre is always among them.
    public var reloadsAt: [String] = []
    public var minor = false
    public var together: [String] = []
    public var apart: [String] = []
    /// Language of this volunteer's sheet; nil is the run's.
    public var language: String?
    public init(id: String, from: Base, to: Base, centre: String) {
        (self.id, self.from, self.to, self.centre) = (id, from, to, centre)
    }
}

/// People who travel together all day.
public struct Crew: Sendable, Equatable {
    public var id: String
    public var members: [String]
    /// Narrows the members' availability; nil does not.
    public var available: [Interval]?
    /// Where it ends; nil is where it starts.
    public var to: Base?
    public init(id: String, members: [String]) { (self.id, self.members) = (id, members) }
}

/// People at one door, with what they need.
public struct Household: Sendable, Equatable {
    public var id: String
    public var place: Place
    public var speaks: [String] = []
    /// Centres that may serve it; empty is all.
    public var centres: [String] = []
    public var isolating = false
    /// Volunteers it knows; one of them is a wish.
    public var seenBy: [String] = []
    /// Volunteers who must not come.
    public var unwanted: [String] = []
    /// Seconds from the street to the door, shared by visits in one building.
    public var arrivalSeconds = 3 * 60
    public var contactFree = false
    public var note: String?
    public var needs: [Need] = []
    public init(id: String, place: Place) { (self.id, self.place) = (id, place) }
}

/// One thing to be done at a household, the kind's properties filled in.
public struct Need: Sendable, Equatable {
    /// `household/kind`, or as stated; unique in the scenario.
    public var id: String
    public var kind: String
    public var brings = Quantities()
    /// Seconds at the door, for needs without ``personSeconds``.
    public var seconds = 5 * 60
    /// Work in seconds of one person, shared by the hands that come.
    public var personSeconds: Int?
    public var leastSeconds = 0
    public var crew = CrewSize(least: 1, best: 1)
    public var skills: [String] = []
    public var tools: [String] = []
    /// When a visit may begin; at least one, in order, not overlapping.
    public var windows: [Interval] = [Interval(9 * 3600, 18 * 3600)]
    /// A wish: begin no later.
    public var before: Int?
    public var value: Value = .worth(240 * 60_000)
    public var note: String?
    public init(id: String, kind: String) { (self.id, self.kind) = (id, kind) }
}

/// Convex prices of doing more than a fair share.
public struct FairnessStep: Sendable, Equatable {
    /// Beyond this amount (seconds, metres or grams) …
    public var above: Int
    /// … each second, metre or gram costs this, until the next step.
    public var cost: Cost
    public init(above: Int, cost: Cost) { (self.above, self.cost) = (above, cost) }
}

/// Rules of the day.
public struct Rules: Sendable, Equatable {
    /// Most different households a hand visits; nil is no limit.
    public var mostHouseholds: Int?
    /// Between two households.
    public var disinfectionSeconds = 0
    /// Isolating households come last in a round.
    public var isolatingLast = false
    /// Hand-over without contact, a note on every sheet.
    public var contactFree = false
    public var fairnessSeconds: [FairnessStep] = []
    public var fairnessMetres: [FairnessStep] = []
    public var fairnessGrams: [FairnessStep] = []
    /// No common language.
    public var languagePrice: Cost = 20 * 60_000
    /// Nobody the household knows.
    public var continuityPrice: Cost = 15 * 60_000
    /// Begun after `before`.
    public var latePrice: Cost = 60 * 60_000
    public init() {}
}

/// How travel is measured.
public struct Travel: Sendable, Equatable {
    /// Where times come from.
    public enum Source: Sendable, Equatable {
        case straightLine
        /// Stated legs; a pair that is not listed cannot be travelled.
        case matrix([Leg])
    }
    /// One stated leg between two places, directed. Place ids: a centre's, a household's, `home:VOLUNTEER`.
    public struct Leg: Sendable, Equatable {
        public var from: String
        public var to: String
        /// nil is every mode.
        public var mode: TravelMode?
        public var seconds: Int
        public var metres: Int
        public init(from: String, to: String, mode: TravelMode?, seconds: Int, metres: Int) {
            (self.from, self.to, self.mode) = (from, to, mode)
            (self.seconds, self.metres) = (seconds, metres)
        }
    }
    public var source: Source = .straightLine
    /// Thousandths by which roads are longer than the straight line.
    public var detour = 1300
    /// Metres an hour.
    public var speeds: [TravelMode: Int] = [.car: 30_000, .bicycle: 12_000, .foot: 4_500]
    /// Thousandths on times, by mode.
    public var winter: [TravelMode: Int] = [:]
    public init() {}
}

/// What must stay as it is.
public struct Pin: Sendable, Equatable {
    /// How much of it.
    public enum Level: Sendable, Equatable {
        /// Who and when (begin, seconds from midnight).
        case frozen(at: Int)
        /// Who.
        case person
        /// Nothing.
        case free
    }
    public var need: String
    /// A crew, or a volunteer (one in a crew stands for the crew).
    public var volunteer: String
    public var level: Level
    public init(need: String, volunteer: String, level: Level) {
        (self.need, self.volunteer, self.level) = (need, volunteer, level)
    }
}

/// What was before today.
public struct History: Sendable, Equatable {
    /// Who has been where.
    public struct Visit: Sendable, Equatable {
        public var household: String
        public var volunteer: String
        public init(household: String, volunteer: String) {
            (self.household, self.volunteer) = (household, volunteer)
        }
    }
    public var visits: [Visit] = []
    /// Seconds of duty that count as done before today, by volunteer.
    public var seconds: [String: Int] = [:]
    public init() {}
}
