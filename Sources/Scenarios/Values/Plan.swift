/// A day's plan in people's words: who does what when, and what is left out and why.
///
/// It embeds its scenario, so that every later command needs the plan alone.
public struct Plan: Sendable, Equatable {
    /// The day it plans.
    public var scenario: Scenario
    /// How it came to be.
    public var made: Provenance
    /// One for each hand that works, in the scenario's order: crews first, then volunteers.
    public var rounds: [Round]
    /// Needs not visited, in the scenario's order.
    public var leftOut: [LeftOut]
    /// What the planner says it costs; the checker recomputes it.
    public var cost: CostBreakdown

    /// A plan of its parts.
    public init(
        scenario: Scenario, made: Provenance, rounds: [Round], leftOut: [LeftOut],
        cost: CostBreakdown
    ) {
        (self.scenario, self.made, self.rounds) = (scenario, made, rounds)
        (self.leftOut, self.cost) = (leftOut, cost)
    }
}

/// Where a plan comes from, so that it can be made again.
public struct Provenance: Sendable, Equatable {
    /// What the solver knows about the plan.
    public enum State: String, Sendable {
        /// No plan under these rules costs less: shown by enumeration in exact integers.
        case provenOptimal
        /// The best that was found.
        case bestFound
        /// Edited or made by hand.
        case byHand
    }
    /// What is known about it.
    public var state: State
    /// ``Scenario/contentHash``, 16 hexadecimal digits.
    public var scenarioHash: String
    /// Of the search.
    public var seed: UInt64
    /// Of the search.
    public var iterations: Int
    /// Komek's version.
    public var version: String
    /// No plan under these rules costs less that leaves out no more musts, as far as was proven;
    /// nil where nothing was.
    public var bound: Cost?
    /// A value of its parts.
    public init(
        state: State, scenarioHash: String, seed: UInt64, iterations: Int, version: String,
        bound: Cost? = nil
    ) {
        (self.state, self.scenarioHash, self.seed) = (state, scenarioHash, seed)
        (self.iterations, self.version, self.bound) = (iterations, version, bound)
    }
}

/// A hand's day.
public struct Round: Sendable, Equatable {
    /// A crew's id, or the id of a volunteer who is in no crew.
    public var who: String
    /// In order of time; see ARCHITECTURE.md, section 3.
    public var stops: [Stop]
    /// A value of its parts.
    public init(who: String, stops: [Stop]) { (self.who, self.stops) = (who, stops) }
}

/// One entry of a round.
public struct Stop: Sendable, Equatable {
    /// What happens there.
    public enum Kind: Sendable, Equatable {
        /// A shift begins, at `from`.
        case start
        /// Goods are loaded at a centre.
        case load(centre: String, goods: Quantities)
        /// A need is served.
        case visit(need: String)
        /// A rest.
        case rest
        /// A shift ends, at `to`.
        case end
    }
    /// A kind's id.
    public var kind: Kind
    /// Seconds from midnight.
    public var begin: Int
    /// Seconds from midnight; equal to ``begin`` for start and end.
    public var end: Int
    /// A visit to which one walks from the car, which stays where it is.
    public var isOnFoot = false
    /// A value of its parts.
    public init(_ kind: Kind, begin: Int, end: Int, isOnFoot: Bool = false) {
        (self.kind, self.begin, self.end) = (kind, begin, end)
        self.isOnFoot = isOnFoot
    }
}

/// A need that nobody visits.
public struct LeftOut: Sendable, Equatable {
    /// A need's id.
    public var need: String
    /// nil in plans edited by hand.
    public var reason: Reason?
    /// A value of its parts.
    public init(need: String, reason: Reason?) { (self.need, self.reason) = (need, reason) }
}

/// Why a need is left out, tested on the final plan.
public enum Reason: Sendable, Equatable {
    /// No hand can do it even alone. For each hand that comes closest, what stands in the way.
    case impossible([Obstacle])
    /// Hands could do it alone but none can in this plan; the nearest hand and what it would push
    /// out.
    case crowdedOut(who: String, instead: [String])
    /// Fits, but costs more than it is worth. `who` would do it at `extra`; it is valued `value`.
    case notWorthIt(who: String, extra: Cost, value: Cost)
    /// It comes after a need that is left out itself.
    case waitsFor(need: String)
    /// Takes several hands at once, and so many were not found free together.
    case notTogether(people: Int)
    /// Takes a crew of so many people with these tools, of whom none is left to form it.
    case notFormed(people: Int, tools: [String])
}

/// What keeps a hand from a need, even with an empty day.
public enum Obstacle: Sendable, Equatable {
    /// No hand has all of these skills.
    case skills([String])
    /// No hand has all of these tools.
    case tools([String])
    /// Needs so many people; the largest crew has so many.
    case hands(least: Int, largest: Int)
    /// Nobody carries that much.
    case capacity
    /// No centre that may serve it has the goods in stock.
    case stock
    /// No volunteer belongs to a centre that may serve it.
    case centres
    /// Only unwanted people could come.
    case unwanted
    /// It is pinned to somebody who cannot.
    case pinned(who: String)
    /// The earliest anybody can be there (who, when), and when the last window closes.
    case tooLate(who: String, earliest: Int, closes: Int)
    /// Going there, doing it and getting back takes so long (seconds) and nobody has that much time.
    case tooLong(seconds: Int)
    /// Nobody can reach it.
    case unreachable
    /// Nobody may go that far (metres of the shortest round).
    case tooFar(metres: Int)
    /// Those who could come would be out in the frost for too long.
    case frost
    /// Hours of those who could come, their breaks and other times of theirs leave no room for it
    /// when it can be visited.
    case hours
    /// It fails for different hands for different reasons.
    case mixed
}

/// The parts of a plan's cost, in ``Cost``; they add up to ``total``.
public struct CostBreakdown: Sendable, Equatable {
    /// Minutes with factors.
    public var duty: Cost = 0
    /// Price of kilometres.
    public var distance: Cost = 0
    /// Being called at all.
    public var fixed: Cost = 0
    /// More than a fair share.
    public var fairness: Cost = 0
    /// Unmet wishes.
    public var wishes: Cost = 0
    /// Values of what is left out.
    public var leftOut: Cost = 0
    /// `must` needs left out; compared before cost.
    public var mustLeftOut = 0
    /// All but ``mustLeftOut``.
    public var total: Cost { duty + distance + fixed + fairness + wishes + leftOut }
    /// A value of its parts.
    public init() {}
}
