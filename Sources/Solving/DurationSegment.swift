/// How a stretch of a route passes through time: three numbers that concatenate.
///
/// A vehicle that begins the stretch at `t ≤ latest` ends it at `max(t, earliest) + duration`;
/// later than `latest` is infeasible. This is the hard-window case of the segments of Vidal et al.
/// (2013, Computers and Operations Research 40, section 4.2), where PyVRP calls it
/// `DurationSegment`.
struct DurationSegment: BitwiseCopyable, Equatable {
    /// Least time from begin to end.
    var duration: Int32
    /// Beginning earlier only adds waiting.
    var earliest: Int32
    /// Beginning later is infeasible.
    var latest: Int32

    @inline(__always) init(duration: Int32, earliest: Int32, latest: Int32) {
        (self.duration, self.earliest, self.latest) = (duration, earliest, latest)
    }

    /// Passing no time at any time.
    static let empty = DurationSegment(duration: 0, earliest: -unlimitedTime, latest: unlimitedTime)

    /// The stretch can be begun at some time.
    @inline(__always) var isFeasible: Bool { latest >= earliest }

    /// When the stretch ends if it begins as early as makes sense.
    @inline(__always) var earliestEnd: Int32 { earliest &+ duration }

    /// This stretch, a leg of `travel` seconds, then another; infeasible if the other is reached
    /// too late.
    ///
    /// Times are below 2²⁸, so sums of four stay in range.
    @inline(__always) func then(_ travel: Int32, _ next: DurationSegment) -> DurationSegment {
        let offset = duration &+ travel
        let reached = earliest &+ offset
        if reached > next.latest || !isFeasible { return .infeasible }
        let wait = max(0, next.earliest &- offset &- latest)
        return DurationSegment(
            duration: offset &+ next.duration &+ wait,
            earliest: min(max(earliest, next.earliest &- offset), latest),
            latest: min(latest, next.latest &- offset))
    }

    static let infeasible = DurationSegment(duration: 0, earliest: 1, latest: 0)
}

/// Far beyond any clock time of a day.
let unlimitedTime: Int32 = 1 << 27
