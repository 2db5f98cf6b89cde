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
    static let count = 256
    private var words = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

    @inline(__always) static func & (a: CutStates, b: CutStates) -> CutStates {
        a.mixed(b) { $0 & $1 }
    }
    @inline(__always) static func ^ (a: CutStates, b: CutStates) -> CutStates {
        a.mixed(b) { $0 ^ $1 }
    }
    @inline(__always) func without(_ other: CutStates) -> CutStates { mixed(other) { $0 & ~$1 } }
    @inline(__always) var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

    static func == (a: CutStates, b: CutStates) -> Bool { (a ^ b).isEmpty }

    @inline(__always)
    private func mixed(_ other: CutStates, _ body: (UInt64, UInt64) -> UInt64) -> CutStates {
        var mixed = CutStates()
        mixed.words.0 = body(words.0, other.words.0)
        mixed.words.1 = body(words.1, other.words.1)
        mixed.words.2 = body(words.2, other.words.2)
        mixed.words.3 = body(words.3, other.words.3)
        return mixed
    }

    mutating func insert(_ k: Int) {
        let bit = UInt64(1) << UInt64(k & 63)
        switch k >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    func contains(_ k: Int) -> Bool {
        var one = CutStates()
        one.insert(k)
        return !(self & one).isEmpty
    }

    /// The sum over the cuts that are in.
    @inline(__always) func sum(_ penalties: UnsafeMutablePointer<Int64>) -> Int64 {
        sum(words.0, penalties) &+ sum(words.1, penalties + 64)
            &+ sum(words.2, penalties + 128) &+ sum(words.3, penalties + 192)
    }

    @inline(__always)
    private func sum(_ word: UInt64, _ penalties: UnsafeMutablePointer<Int64>) -> Int64 {
        var (sum, word) = (Int64(0), word)
        while word != 0 {
            sum &+= penalties[word.trailingZeroBitCount]
            word &= word &- 1
        }
        return sum
    }
}
