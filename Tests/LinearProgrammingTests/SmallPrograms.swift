import LinearProgramming

/// Random numbers that are the same on every machine (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Set partitioning: each element in exactly one of the sets chosen, at least cost.
struct Partitioning {
    var elements: Int
    var sets: [(cost: Double, members: [Int])] = []

    /// All single elements at a high cost, and random sets of two to four.
    init(seed: UInt64, elements: Int, sets count: Int) {
        var random = SplitMix(seed: seed)
        self.elements = elements
        for element in 0..<elements { sets.append((100, [element])) }
        for _ in elements..<count {
            let size = Int.random(in: 2...4, using: &random)
            let members = Array((0..<elements).shuffled(using: &random).prefix(size))
            let cost = Int.random(in: 20...80, using: &random) * size
            sets.append((Double(cost), members))
        }
    }

    /// A program over these sets (nil for all).
    func program(
        _ range: Range<Int>? = nil, kind: ColumnKind = .binary
    ) throws -> LinearProgram {
        var program = try LinearProgram()
        try program.addRows(count: elements, .equal(1))
        for set in range ?? sets.indices { try add(set, to: &program, kind: kind) }
        return program
    }

    func add(_ set: Int, to program: inout LinearProgram, kind: ColumnKind = .binary) throws {
        // As the relaxation of a partitioning: the rows alone keep each column at most 1.
        try program.addColumn(
            cost: sets[set].cost, bounds: kind == .continuous ? .nonNegative : nil, kind: kind,
            entries: sets[set].members.map { ColumnEntry(Row($0), 1) })
    }

    /// The least cost, by dynamic programming over the subsets of elements.
    var leastCost: Double {
        let masks = sets.map { $0.members.reduce(0) { $0 | 1 << $1 } }
        var best = [Double](repeating: .infinity, count: 1 << elements)
        best[0] = 0
        for covered in 0..<(1 << elements) - 1 where best[covered] < .infinity {
            let first = (~covered).trailingZeroBitCount
            for (set, mask) in masks.enumerated()
            where mask & covered == 0 && mask >> first & 1 == 1 {
                best[covered | mask] = min(best[covered | mask], best[covered] + sets[set].cost)
            }
        }
        return best[(1 << elements) - 1]
    }
}

/// The error that the call throws; nil for none.
func error(_ body: () throws -> Void) -> LinearProgramError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LinearProgramError
    }
}

extension Double {
    /// Whether the numbers agree to about nine digits.
    func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-7 * (1 + abs(other)) }
}
