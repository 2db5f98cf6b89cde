/// A path from the source to a vertex, as far as its extensions can feel it.
///
/// Duty is not in `cost`: begun as late as it may be, the path pays duty for
/// `max(duration, t − latest)` seconds where service here begins at `t ≥ time`.
struct Label {
    /// What this path used so far.
    var uses = SIMD8<Int32>()
    /// Scaled, without duty.
    var cost: Int64 = 0
    /// `cost` and the least duty, at its price per second: what the path costs at least.
    var key: Int64 = 0
    /// Visits that are remembered.
    var memory: UInt64 = 0
    /// Cuts of whose clients an odd number was visited, as far as they are remembered.
    var cuts = CutStates()
    /// The earliest beginning of service here.
    var time: Int32 = 0
    /// The least duty so far.
    var duration: Int32 = 0
    /// The latest start.
    var latest: Int32 = 0
    var vertex: Int32 = 0
    var parent: Int32 = -1
    /// The next of its bucket, by key.
    var next: Int32 = -1
    /// The next that is to be extended.
    var pending: Int32 = -1
    var isDominated = false
    /// Comes to a load whose size is not chosen yet.
    var isArrival = false
}

/// One bit for each cut.
struct CutStates: Equatable {
    static let count = 128
    var low: UInt64 = 0
    var high: UInt64 = 0

    @inline(__always) static func & (a: CutStates, b: CutStates) -> CutStates {
        CutStates(low: a.low & b.low, high: a.high & b.high)
    }
    @inline(__always) static func ^ (a: CutStates, b: CutStates) -> CutStates {
        CutStates(low: a.low ^ b.low, high: a.high ^ b.high)
    }
    @inline(__always) func without(_ other: CutStates) -> CutStates {
        CutStates(low: low & ~other.low, high: high & ~other.high)
    }
    @inline(__always) var isEmpty: Bool { low | high == 0 }

    mutating func insert(_ k: Int) {
        if k < 64 { low |= 1 << UInt64(k) } else { high |= 1 << UInt64(k - 64) }
    }

    func contains(_ k: Int) -> Bool {
        (k < 64 ? low >> UInt64(k) : high >> UInt64(k - 64)) & 1 == 1
    }

    /// The sum over the cuts that are in.
    @inline(__always) func sum(_ penalties: UnsafeMutablePointer<Int64>) -> Int64 {
        var sum: Int64 = 0
        var word = low
        while word != 0 {
            sum &+= penalties[word.trailingZeroBitCount]
            word &= word &- 1
        }
        word = high
        while word != 0 {
            sum &+= penalties[64 &+ word.trailingZeroBitCount]
            word &= word &- 1
        }
        return sum
    }
}
