/// What a path knows of cuts: of each, the part of its visits that is not counted yet, in its parts
/// (limited-memory rank-1 cuts: Pecin, Pessoa, Poggi, Uchoa and Santos, Operations Research Letters
/// 45, 2017).
///
/// Cuts whose clients count for a half have one bit each; those of thirds have two, one for a third
/// or more, one for two thirds.
struct CutStates: Equatable {
    /// Cuts of halves, and of thirds, at most.
    static let halves = 256
    static let thirds = 128
    static let count = halves + thirds

    /// Four words of halves, two of one third or more, two of two thirds.
    private var words = SIMD8<UInt64>()

    @inline(__always) private init(words: SIMD8<UInt64>) { self.words = words }
    init() {}

    @inline(__always) private var ones: SIMD2<UInt64> { SIMD2(words[4], words[5]) }
    @inline(__always) private var twos: SIMD2<UInt64> { SIMD2(words[6], words[7]) }

    /// What is known after a visit, and which cuts count one more for it.
    @inline(__always) func after(_ visit: CutVisit) -> (states: CutStates, counted: CutSet) {
        let kept = words & visit.memories.words
        let (lo, hi) = (CutStates(words: kept).ones, CutStates(words: kept).twos)
        let (half, one, two) = (visit.halves, visit.ones, visit.twos)
        let other = ~(one | two)
        let old = kept.lowHalf
        return (
            CutStates(
                halves: old ^ half, ones: lo & other | one & ~hi | two & (~lo | hi),
                twos: hi & other | one & lo & ~hi | two & ~lo),
            CutSet(halves: old & half, thirds: hi & one | lo & two)
        )
    }

    /// What was known before a visit, and which cuts counted one more for it.
    @inline(__always) func before(_ visit: CutVisit) -> (states: CutStates, counted: CutSet) {
        let (lo, hi) = (ones, twos)
        let (half, one, two) = (visit.halves, visit.ones, visit.twos)
        let other = ~(one | two)
        let new = words.lowHalf
        return (
            CutStates(
                halves: new ^ half, ones: lo & other | two & ~hi | one & (~lo | hi),
                twos: hi & other | two & lo & ~hi | one & ~lo),
            CutSet(halves: half & ~new, thirds: one & ~lo | two & ~hi)
        )
    }

    /// Cuts that count one more where both parts are of one path that remembers them.
    @inline(__always) func meeting(_ other: CutStates, at visit: CutVisit) -> CutSet {
        let kept = CutStates(words: words & visit.memories.words)
        return CutSet(
            halves: kept.words.lowHalf & other.words.lowHalf,
            thirds: kept.ones & other.twos | kept.twos & other.ones)
    }

    /// Cuts of which more is known here than there.
    @inline(__always) func exceeding(_ other: CutStates) -> CutSet {
        let more = words & ~other.words
        let parts = CutStates(words: more)
        return CutSet(halves: more.lowHalf, thirds: parts.ones | parts.twos)
    }

    @inline(__always)
    private init(halves: SIMD4<UInt64>, ones: SIMD2<UInt64>, twos: SIMD2<UInt64>) {
        words = SIMD8(lowHalf: halves, highHalf: SIMD4(lowHalf: ones, highHalf: twos))
    }

    /// A cut of which a path that comes here still knows what it knew.
    mutating func remember(_ slot: Int) {
        let bit = UInt64(1) << UInt64(slot & 63)
        words[slot >> 6] |= bit
        if slot >= CutStates.halves { words[(slot >> 6) + 2] |= bit }
    }
}

/// What a visit means to cuts.
struct CutVisit {
    /// Cuts that are remembered here.
    fileprivate(set) var memories = CutStates()
    fileprivate var halves = SIMD4<UInt64>()
    /// For how many thirds it counts.
    fileprivate var ones = SIMD2<UInt64>()
    fileprivate var twos = SIMD2<UInt64>()

    mutating func remember(_ slot: Int) { memories.remember(slot) }

    /// - Parameter weight: for how many parts the visit counts, fewer than a whole.
    mutating func count(_ slot: Int, weight: Int) {
        let bit = UInt64(1) << UInt64(slot & 63)
        if slot < CutStates.halves {
            halves[slot >> 6] |= bit
        } else if weight == 1 {
            ones[(slot - CutStates.halves) >> 6] |= bit
        } else {
            twos[(slot - CutStates.halves) >> 6] |= bit
        }
    }
}

/// Some of the cuts.
struct CutSet {
    private let words: SIMD8<UInt64>

    @inline(__always) fileprivate init(halves: SIMD4<UInt64>, thirds: SIMD2<UInt64>) {
        words = SIMD8(lowHalf: halves, highHalf: SIMD4(lowHalf: thirds, highHalf: SIMD2()))
    }

    @inline(__always) var isEmpty: Bool { words == SIMD8() }

    /// The sum of what they cost.
    @inline(__always) func sum(_ prices: UnsafeMutablePointer<Int64>) -> Int64 {
        var sum: Int64 = 0
        for k in 0..<6 {
            var word = words[k]
            while word != 0 {
                sum &+= prices[k &* 64 &+ word.trailingZeroBitCount]
                word &= word &- 1
            }
        }
        return sum
    }
}
