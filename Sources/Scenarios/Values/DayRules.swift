/// Convex prices of doing more than a fair share.
public struct FairnessStep: Sendable, Equatable {
    /// Beyond this amount (seconds, metres or grams).
    public var above: Int
    /// Each second, metre or gram costs this, until the next step.
    public var cost: Cost
    /// A value of its parts.
    public init(above: Int, cost: Cost) { (self.above, self.cost) = (above, cost) }
}

/// Who visits households that isolate, and when.
public enum Isolating: String, Sendable, CaseIterable {
    /// Anybody, at any time.
    case any
    /// Whoever has visited one visits no other household afterwards.
    case last
    /// Whoever visits one visits no other household on that day.
    case dedicated
}

/// How long people may be outdoors when it is colder than so many degrees.
public struct FrostStep: Sendable, Equatable {
    /// It holds below this, °C.
    public var below: Int
    /// The longest time outdoors without warming up.
    public var outdoorsSeconds: Int
    /// How long one warms up.
    public var warmSeconds: Int
    /// A value of its parts.
    public init(below: Int, outdoorsSeconds: Int, warmSeconds: Int = 10 * 60) {
        (self.below, self.outdoorsSeconds) = (below, outdoorsSeconds)
        self.warmSeconds = warmSeconds
    }
}

extension Household {
    /// Who works outdoors may come in to warm up.
    public var letsIn: Bool { !isolating && !contactFree }
}

extension Scenario {
    /// Of the steps that hold at the day's temperature the strictest; nil where none does.
    public var frost: FrostStep? {
        guard let temperature = day.temperature else { return nil }
        return rules.frost.filter { temperature < $0.below }
            .min { ($0.outdoorsSeconds, -$0.warmSeconds) < ($1.outdoorsSeconds, -$1.warmSeconds) }
    }
}

/// Rules of the day.
public struct Rules: Sendable, Equatable {
    /// Most different households a hand visits; nil is no limit.
    public var mostHouseholds: Int?
    /// Between two households.
    public var disinfectionSeconds = 0
    /// How households that isolate are kept from infecting others.
    public var isolating = Isolating.any
    /// Hand-over without contact, a note on every sheet.
    public var contactFree = false
    /// By temperature.
    public var frost: [FrostStep] = []
    /// On minutes of duty.
    public var fairnessSeconds: [FairnessStep] = []
    /// On metres.
    public var fairnessMetres: [FairnessStep] = []
    /// On grams carried.
    public var fairnessGrams: [FairnessStep] = []
    /// No common language.
    public var languagePrice: Cost = 20 * 60_000
    /// Nobody the household knows.
    public var continuityPrice: Cost = 15 * 60_000
    /// Begun after `before`.
    public var latePrice: Cost = 60 * 60_000
    /// What each round that is changed costs when a day is planned anew; nil: not stated.
    public var changedSheetPrice: Cost?
    /// A value of its parts.
    public init() {}
}

/// How travel is measured.
public struct Travel: Sendable, Equatable {
    /// Where times come from.
    public enum Source: Sendable, Equatable {
        case straightLine
        /// Stated legs; a pair that is not listed cannot be travelled.
        case matrix([Leg])
        /// The roads of a map.
        case roads(RoadMap)
        /// Servers that are asked.
        case server(Server)
    }
    /// An OpenStreetMap file whose roads are travelled.
    public struct RoadMap: Sendable, Equatable {
        /// As it is stated: relative to the folder of the scenario or plan, or absolute.
        public var file: String
        /// What the file holds, as `MapFile.contentHash` tells it.
        public var hash: String
        /// Where it was found; not part of what is written or compared.
        public var path: String
        /// A map of its parts.
        public init(file: String, hash: String, path: String) {
            (self.file, self.hash, self.path) = (file, hash, path)
        }
        /// Equal names and contents, wherever they were found.
        public static func == (a: RoadMap, b: RoadMap) -> Bool {
            (a.file, a.hash) == (b.file, b.hash)
        }
    }
    /// Servers that know the ways between places.
    public struct Server: Sendable, Equatable {
        /// What they understand.
        public enum Kind: String, Sendable, CaseIterable { case osrm, valhalla }
        /// Of all of them.
        public var kind: Kind
        /// Whom to ask about each mode: `http://` or `https://`, without a slash at the end.
        public var urls: [TravelMode: String]
        /// What they have answered about the ways of a plan, as a plan keeps it; none in a scenario
        /// of its own.
        public var kept: [Leg]
        /// Servers of their parts.
        public init(kind: Kind, urls: [TravelMode: String], kept: [Leg] = []) {
            (self.kind, self.urls, self.kept) = (kind, urls, kept)
        }
    }
    /// One stated leg between two places, directed.
    ///
    /// Place ids: a centre's, a household's, `home:VOLUNTEER`.
    public struct Leg: Sendable, Equatable {
        /// Where a round starts.
        public var from: String
        /// Where a round ends.
        public var to: String
        /// nil is every mode.
        public var mode: TravelMode?
        /// Duration.
        public var seconds: Int
        /// Distance.
        public var metres: Int
        /// A value of its parts.
        public init(from: String, to: String, mode: TravelMode?, seconds: Int, metres: Int) {
            (self.from, self.to, self.mode) = (from, to, mode)
            (self.seconds, self.metres) = (seconds, metres)
        }
    }
    /// What it takes to leave a car at a door, and how far one goes from it on foot.
    public struct Parking: Sendable, Equatable {
        /// Seconds each time a car is parked at a door, on top of the arrival.
        public var seconds: Int
        /// The longest walk between a parked car and a door, seconds; 0: nobody leaves the car to
        /// walk to the neighbours.
        public var walkSeconds: Int
        /// A value of its parts.
        public init(seconds: Int = 0, walkSeconds: Int = 0) {
            (self.seconds, self.walkSeconds) = (seconds, walkSeconds)
        }
    }
    /// Where times come from.
    public var source: Source = .straightLine
    /// Thousandths by which roads are longer than the straight line.
    public var detour = 1300
    /// Metres an hour; on roads, cars go by the class of the road instead.
    public var speeds: [TravelMode: Int] = [.car: 30_000, .bicycle: 12_000, .foot: 4_500]
    /// Metres an hour of cars on roads of a class, where they differ from the documented table.
    public var roadSpeeds: [String: Int] = [:]
    /// Thousandths on times, by mode.
    public var winter: [TravelMode: Int] = [:]
    /// Of cars at the doors of households.
    public var parking = Parking()
    /// A value of its parts.
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
    /// A need's id.
    public var need: String
    /// A crew, or a volunteer (one in a crew stands for the crew).
    public var volunteer: String
    /// How much of it stays.
    public var level: Level
    /// A value of its parts.
    public init(need: String, volunteer: String, level: Level) {
        (self.need, self.volunteer, self.level) = (need, volunteer, level)
    }
}

/// What was before today.
public struct History: Sendable, Equatable {
    /// Who has been where.
    public struct Visit: Sendable, Equatable {
        /// A household's id.
        public var household: String
        /// A volunteer's id.
        public var volunteer: String
        /// A value of its parts.
        public init(household: String, volunteer: String) {
            (self.household, self.volunteer) = (household, volunteer)
        }
    }
    /// A crew of yesterday, given or formed.
    public struct PastCrew: Sendable, Equatable {
        /// As it was called then.
        public var id: String
        /// Volunteers' ids, also of those whom today's list does not have.
        public var members: [String]
        /// A value of its parts.
        public init(id: String, members: [String]) { (self.id, self.members) = (id, members) }
    }
    /// Who has been where.
    public var visits: [Visit] = []
    /// Seconds of duty that count as done before today, by volunteer.
    public var seconds: [String: Int] = [:]
    /// Who worked in one crew yesterday; nobody is in two.
    public var crews: [PastCrew] = []
    /// A value of its parts.
    public init() {}
}
