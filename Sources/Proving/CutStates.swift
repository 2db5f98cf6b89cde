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

    // Words of 32 bytes, not of 64, so that a label is no larger than it must be.
    private var halves = SIMD4<UInt64>()
    /// Two words of one third or more, two of two thirds.
    private var thirds = SIMD4<UInt64>()

    init() {}

    @inline(__always)
    private init(halves: SIMD4<UInt64>, ones: SIMD2<UInt64>, twos: SIMD2<UInt64>) {
        (self.halves, thirds) = (halves, SIMD4(lowHalf: ones, highHalf: twos))
    }

    @inline(__always) private var ones: SIMD2<UInt64> { thirds.lowHalf }
    @inline(__always) private var twos: SIMD2<UInt64> { thirds.highHalf }

    @inline(__always) private func kept(at visit: CutVisit) -> CutStates {
        var kept = self
        kept.halves &= visit.memories.halves
        kept.thirds &= visit.memories.thirds
        return kept
    }

    /// What is known after a visit, and which cuts count one more for it.
    @inline(__always) func after(_ visit: CutVisit) -> (states: CutStates, counted: CutSet) {
        let kept = kept(at: visit)
        let (lo, hi, one, two) = (kept.ones, kept.twos, visit.ones, visit.twos)
        let other = ~(one | two)
        return (
            CutStates(
                halves: kept.halves ^ visit.halves,
                ones: lo & other | one & ~hi | two & (~lo | hi),
                twos: hi & other | one & lo & ~hi | two & ~lo),
            CutSet(halves: kept.halves & visit.halves, thirds: hi & one | lo & two)
        )
    }

    /// What was known before a visit, and which cuts counted one more for it.
    @inline(__always) func before(_ visit: CutVisit) -> (states: CutStates, counted: CutSet) {
        let (lo, hi, one, two) = (ones, twos, visit.ones, visit.twos)
        let other = ~(one | two)
        return (
            CutStates(
                halves: halves ^ visit.halves, ones: lo & other | two & ~hi | one & (~lo | hi),
                twos: hi & other | two & lo & ~hi | one & ~lo),
            CutSet(halves: visit.halves & ~halves, thirds: one & ~lo | two & ~hi)
        )
    }

    /// Cuts that count one more where both parts are of one path that remembers them.
    @inline(__always) func meeting(_ other: CutStates, at visit: CutVisit) -> CutSet {
        let kept = kept(at: visit)
        return CutSet(
            halves: kept.halves & other.halves,
            thirds: kept.ones & other.twos | kept.twos & other.ones)
    }

    /// Cuts of which more is known here than there.
    @inline(__always) func exceeding(_ other: CutStates) -> CutSet {
        let more = thirds & ~other.thirds
        return CutSet(halves: halves & ~other.halves, thirds: more.lowHalf | more.highHalf)
    }

    /// The first 64 cuts of halves.
    @inline(__always) var first: UInt64 { halves[0] }

    /// A cut of which a path that comes here still knows what it knew.
    mutating func remember(_ slot: Int) {
        let bit = UInt64(1) << UInt64(slot & 63)
        if slot < CutStates.halves {
            halves[slot >> 6] |= bit
        } else {
            let word = (slot - CutStates.halves) >> 6
            thirds[word] |= bit
            thirds[word + 2] |= bit
        }
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

    /// All cuts that it can complete.
    var most: CutSet { CutSet(halves: halves, thirds: ones | twos) }

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
    private let halves: SIMD4<UInt64>
    private let thirds: SIMD2<UInt64>

    @inline(__always) fileprivate init(halves: SIMD4<UInt64>, thirds: SIMD2<UInt64>) {
        (self.halves, self.thirds) = (halves, thirds)
    }

    @inline(__always) var isEmpty: Bool {
        halves == SIMD4() && thirds == SIMD2()
    }

    /// The sum of what they cost.
    @inline(__always) func sum(_ prices: UnsafeMutablePointer<Int64>) -> Int64 {
        var sum: Int64 = 0
        for k in 0..<4 { sum &+= Self.sum(halves[k], prices + 64 * k) }
        for k in 0..<2 { sum &+= Self.sum(thirds[k], prices + (CutStates.halves + 64 * k)) }
        return sum
    }

    @inline(__always)
    private static func sum(_ word: UInt64, _ prices: UnsafeMutablePointer<Int64>) -> Int64 {
        var (sum, word) = (Int64(0), word)
        while word != 0 {
            sum &+= prices[word.trailingZeroBitCount]
            word &= word &- 1
        }
        return sum
    }
}
