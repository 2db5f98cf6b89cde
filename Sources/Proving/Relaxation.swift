/// A rule that the pricing network leaves out: the bound holds for plans that may break it, so for
/// all that do not.
public enum Relaxation: String, Sendable, CaseIterable, Codable {
    /// How many load at once.
    case ramps
    /// When goods are at the depot.
    case releases
    /// Several shifts of one vehicle are bounded one by one.
    case severalShifts
    /// When two rests follow each other on one way; third rests.
    case severalRests
    /// Who comes last, across loads.
    case lastAcrossLoads
    /// Households of several needs count for none.
    case groups
    /// What grows with the weight of several trips, or other limits for which there was no room.
    case otherLimits
    /// A load's duration grows with what it holds, and its depot may close meanwhile.
    case closingDepots
    /// When visits and loads are, and rests: only how long all trips of a fleet take together counts.
    case clockTimes
    /// A client may come twice in a route, with others between.
    case repeatedVisits
    /// Warm-ups of those who travel outdoors, beyond what each visit takes by itself, and how far they
    /// may go.
    case warmUps
    /// Visits that depend on each other, on one route or on several.
    case dependencies
    /// What lateness costs by the second.
    case tardiness
}
