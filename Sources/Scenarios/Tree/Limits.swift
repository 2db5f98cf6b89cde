/// The stated ranges of all numbers: generous for people, small enough that no arithmetic
/// overflows.
enum Limits {
    static let parking = 0.0...60.0
    static let pieces = 0...1_000_000
    static let kilograms = 0.0...100_000
    static let minutes = 0.0...10_000
    /// Prices and values, minutes.
    static let price = 0.0...100_000
    /// Prices a minute, kilometre or kilogram, minutes.
    static let unitPrice = 0.0...1_000
    static let kilometres = 0.0...100_000
    /// One stated leg, kilometres.
    static let leg = 0.0...1_000
    static let count = 1...100_000
    static let visits = 0...100_000
    static let seats = 1...100
    static let people = 1...1_000
    /// Hands that come to one visit from rounds of their own.
    static let together = 1...10
    static let factor = 0.001...100
    static let detour = 1.0...10
    static let winter = 1.0...10
    static let speed = 0.5...200
    static let temperature = -90.0...60
    /// The longest time outdoors, minutes, and how long one warms up.
    static let outdoors = 5.0...10_000
    static let warmUp = 1.0...240
    /// What was done before today, minutes; and amounts above which fairness has its price.
    static let past = 0.0...1_000_000
    static let latitude = -90.0...90
    static let longitude = -180.0...180
    /// Clock times of a scenario, seconds: an evening goes on after midnight.
    static let clock = 0...30 * 3600
    /// Clock times of a plan, which may be wrong and must be readable nevertheless.
    static let planClock = 0...99 * 3600 + 59 * 60 + 59
    /// A load of a plan may be wrong, too.
    static let planPieces = 0...1_000_000_000
    static let planKilograms = 0.0...1_000_000_000
    /// The solver keeps centres in one machine word.
    static let centres = 64
    /// The solver has eight dimensions of load; weight is the eighth.
    static let goods = 7
    /// Entries of a list within a record, which may be shared by many records.
    static let entries = 100
    static let members = 1_000
    static let identifier = 64
    static let text = 2_000
    static let fileBytes = 64 << 20
}
