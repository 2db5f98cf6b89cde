/// What is left of a time limit that several calls share.
struct Countdown {
    private let end: ContinuousClock.Instant?

    /// Starts now; nil for no limit.
    init(_ limit: Duration?) {
        // The clock traps on overflow; thirty years are no limit.
        end = limit.map { ContinuousClock.now + min(max($0, .zero), .seconds(1_000_000_000)) }
    }

    /// What is left, and never less than nothing; nil for no limit.
    var left: Duration? {
        end.map { max(.zero, $0 - ContinuousClock.now) }
    }

    /// What is left, in the solver's unit, whose greatest value means no limit.
    var milliseconds: Int32 {
        guard let left else { return .max }
        let (seconds, attoseconds) = left.components
        guard seconds < Int64(Int32.max) / 1000 else { return .max - 1 }
        return Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
