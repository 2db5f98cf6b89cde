/// What is left of a day from a stop on, as far as what comes before can feel it.
///
/// Rounds are made from their end, as a load knows what it holds only then. Begun at `t ≤ time`, the
/// rest of the shift takes `max(duration, early − t)` seconds of duty, breaks left out.
struct RoundLabel {
    var uses = SIMD16<Int32>()
    /// On the grid; duty of this shift left out.
    var cost = 0
    /// With the least duty at its price per second: what it costs at least.
    var key = 0
    var memory: UInt64 = 0
    /// Cuts of whose needs an odd number is done, as far as remembered.
    var odd = CutBits()
    /// The latest beginning here; the clock runs ahead by the breaks that are settled.
    var time: Int32 = 0
    var duration: Int32 = 0
    /// The earliest end.
    var early: Int32 = 0
    var place: Int32 = 0
    var stops: Int32 = 0
    /// The load, counted from 1, that the goods of the visits to come first are from; 0: none.
    var board: Int8 = 0
    /// Breaks that are taken or come after the shift: a bit for each.
    var breaks: UInt8 = 0
    /// Somebody is visited who does not isolate: those who do come later, not before.
    var isCalm = false
    var isGone = false
    /// What comes before it was looked at.
    var isDone = false

    /// What allows all that either of two labels allows, at no more cost.
    func merged(with other: RoundLabel) -> RoundLabel {
        var label = self
        label.uses = uses.replacing(with: other.uses, where: other.uses .< uses)
        label.cost = min(cost, other.cost)
        label.key = min(key, other.key)
        label.memory = memory & other.memory
        label.odd = odd & other.odd
        label.time = max(time, other.time)
        label.duration = min(duration, other.duration)
        label.early = min(early, other.early)
        label.stops = min(stops, other.stops)
        label.isCalm = isCalm && other.isCalm
        (label.isGone, label.isDone) = (false, false)
        return label
    }
}

/// Ways to take breaks between two stops, one after another.
struct RestOption {
    var breaks: UInt8 = 0
    var seconds: Int32 = 0
    /// The latest end of the stop before; the earliest beginning of the one after.
    var latest: Int32 = .max / 4
    var earliest: Int32 = .min / 4

    /// Of the same breaks: begun as late, over as early.
    func isAsGood(as other: RestOption) -> Bool {
        latest >= other.latest && earliest <= other.earliest
    }
}
