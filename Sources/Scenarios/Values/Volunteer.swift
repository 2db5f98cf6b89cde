import Addresses

/// A place on the map, with the words that help to find the door.
public struct Place: Sendable, Equatable {
    /// Degrees north.
    public var lat: Double
    /// Degrees east.
    public var lon: Double
    /// Words for people.
    public var street: String?
    /// Words for people.
    public var house: String?
    /// The street that crosses nearby.
    public var crossing: String?
    /// Words for people.
    public var entrance: String?
    /// Words for people.
    public var floor: String?
    /// Words for people.
    public var flat: String?
    /// Households that state the same building are in the same building.
    public var building: String?
    /// Why the coordinates, where they were found by the address, need not be the door's.
    public var doubts: [AddressHit.Doubt] = []
    /// A value of its parts.
    public init(lat: Double, lon: Double) { (self.lat, self.lon) = (lat, lon) }
}

/// A base: volunteers start, load and end here.
public struct Centre: Sendable, Equatable {
    /// Unique among its sort.
    public var id: String
    /// For people; empty means the id.
    public var name: LocalText = [:]
    /// Where it is.
    public var place: Place
    /// Opening hours; loads lie within them.
    public var open = Interval(8 * 3600, 20 * 3600)
    /// Pieces per good (and `grams`) that all who load here share; a good that is not listed is
    /// unlimited.
    public var stock = Quantities()
    /// Seconds a load takes.
    public var loadingSeconds = 5 * 60
    /// Thousandths of a second that each piece adds to a load.
    public var loadingMillisecondsPerItem = 0
    /// How many may load at once; nil is unlimited.
    public var ramp: Int?
    /// A value of its parts.
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
    /// Duration.
    public var seconds: Int
    /// When it is taken.
    public var window: Interval
    /// A value of its parts.
    public init(seconds: Int, window: Interval) { (self.seconds, self.window) = (seconds, window) }
}

/// Somebody who helps.
public struct Volunteer: Sendable, Equatable {
    /// Unique among its sort.
    public var id: String
    /// Where a round starts.
    public var from: Base
    /// Where a round ends.
    public var to: Base
    /// The centre this volunteer belongs to and loads at.
    public var centre: String
    /// Coordinates of the home, where a round starts or ends there.
    public var home: Place?
    /// Way of travel.
    public var travels: TravelMode = .car
    /// Seats of the car, the driver's included.
    public var seats = 5
    /// What fits at once; empty is nothing.
    public var carries = Quantities()
    /// In order, not overlapping, at least one.
    public var available = [Interval(9 * 3600, 18 * 3600)]
    /// Words that needs ask for.
    public var skills: [String] = []
    /// Words that needs ask for.
    public var tools: [String] = []
    /// Languages as two-letter codes.
    public var speaks: [String] = []
    /// Rests to be taken.
    public var breaks: [Break] = []
    /// Most visits.
    public var maxVisits: Int?
    /// Longest way, metres.
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
    /// Must be in a crew with an adult.
    public var minor = false
    /// Volunteers of the same crew.
    public var together: [String] = []
    /// Volunteers who must not be in the same crew.
    public var apart: [String] = []
    /// Language of this volunteer's sheet; nil is the run's.
    public var language: String?
    /// A value of its parts.
    public init(id: String, from: Base, to: Base, centre: String) {
        (self.id, self.from, self.to, self.centre) = (id, from, to, centre)
    }
}

/// People who travel together all day.
public struct Crew: Sendable, Equatable {
    /// Unique among its sort.
    public var id: String
    /// Volunteers' ids, at least one.
    public var members: [String]
    /// Narrows the members' availability; nil does not.
    public var available: [Interval]?
    /// Where it ends; nil is where it starts.
    public var to: Base?
    /// The planner formed it: it belongs to a plan, not to what the scenario states.
    public var isFormed = false
    /// A value of its parts.
    public init(id: String, members: [String], isFormed: Bool = false) {
        (self.id, self.members, self.isFormed) = (id, members, isFormed)
    }
}

/// People at one door, with what they need.
public struct Household: Sendable, Equatable {
    /// Unique among its sort.
    public var id: String
    /// Where it is.
    public var place: Place
    /// Languages as two-letter codes.
    public var speaks: [String] = []
    /// Centres that may serve it; empty is all.
    public var centres: [String] = []
    /// Isolates itself because of illness.
    public var isolating = false
    /// Volunteers it knows; one of them is a wish.
    public var seenBy: [String] = []
    /// Volunteers who must not come.
    public var unwanted: [String] = []
    /// Seconds from the street to the door, shared by visits in one building.
    public var arrivalSeconds = 3 * 60
    /// Hand-over without contact.
    public var contactFree = false
    /// A text for the sheet.
    public var note: String?
    /// At least one.
    public var needs: [Need] = []
    /// A value of its parts.
    public init(id: String, place: Place) { (self.id, self.place) = (id, place) }
}

/// Another need that has to be done before.
public struct After: Sendable, Equatable {
    /// The other need's id.
    public var need: String
    /// Seconds between the other visit's end and this one's begin, at least.
    public var leastSeconds: Int
    /// At most; nil: any.
    public var mostSeconds: Int?
    /// A value of its parts.
    public init(need: String, leastSeconds: Int = 0, mostSeconds: Int? = nil) {
        (self.need, self.leastSeconds, self.mostSeconds) = (need, leastSeconds, mostSeconds)
    }
}

/// One thing to be done at a household, the kind's properties filled in.
public struct Need: Sendable, Equatable {
    /// `household/kind`, or as stated; unique in the scenario.
    public var id: String
    /// A kind's id.
    public var kind: String
    /// What is handed over.
    public var brings = Quantities()
    /// Seconds at the door, for needs without ``personSeconds``.
    public var seconds = 5 * 60
    /// Work in seconds of one person, shared by the hands that come.
    public var personSeconds: Int?
    /// The shortest stay, with ``personSeconds``.
    public var leastSeconds = 0
    /// It is done outdoors.
    public var outdoors: Bool
    /// How many people it takes.
    public var crew = CrewSize(least: 1, best: 1)
    /// Words that needs ask for.
    public var skills: [String] = []
    /// Words that needs ask for.
    public var tools: [String] = []
    /// When a visit may begin; at least one, in order, not overlapping.
    public var windows: [Interval] = [Interval(9 * 3600, 18 * 3600)]
    /// A wish: begin no later.
    public var before: Int?
    /// How many hands must be there at once, each with a round of its own.
    public var people = 1
    /// What must be done before, by whomever.
    public var after: [After] = []
    /// What leaving it out costs.
    public var value: Value = .worth(240 * 60_000)
    /// A text for the sheet.
    public var note: String?
    /// A value of its parts.
    public init(id: String, kind: String) {
        (self.id, self.kind) = (id, kind)
        outdoors = kind == Kind.snow
    }
}
