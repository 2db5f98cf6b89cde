import Testing

@testable import Proving

@Suite("Subset-row cuts")
struct SubsetRowTests {
    @Test("count the same from either end, whoever remembers")
    func bothWays() {
        var dice = Dice(state: 1)
        for _ in 0..<2_000 {
            var remembers = (0..<12).map { _ in dice.roll(3) > 0 }
            for i in 0..<3 { remembers[i] = true }
            let cut = SubsetRow(members: [0, 1, 2], remembers: remembers)
            let path = (0..<dice.roll(15)).map { _ in Int32(dice.roll(12)) }
            #expect(cut.coefficient(path) == cut.coefficient(path.reversed()))
        }
    }

    @Test("widened for a path, count as if everybody remembered; else no more than that")
    func widened() {
        var dice = Dice(state: 2)
        for _ in 0..<2_000 {
            let path = (0..<dice.roll(15)).map { _ in Int32(dice.roll(12)) }
            let full = SubsetRow(members: [0, 1, 2], remembers: Array(repeating: true, count: 12))
            var narrow = SubsetRow(members: [0, 1, 2], remembers: (0..<12).map { $0 < 3 })
            #expect(narrow.coefficient(path) <= full.coefficient(path))
            narrow.widen(for: path)
            #expect(narrow.coefficient(path) == full.coefficient(path))
        }
    }

    @Test("are found where three routes of two clients each are used by halves, and only there")
    func separation() {
        let halves: [(clients: [Int32], value: Double)] = [
            ([0, 1], 0.5), ([1, 2], 0.5), ([0, 2], 0.5), ([3], 1),
        ]
        let cuts = SubsetRowSeparation.cuts(halves, clients: 4, isLimited: true)
        #expect(cuts.map(\.members) == [[0, 1, 2]])
        let whole: [(clients: [Int32], value: Double)] = [([0, 1, 2], 1), ([3], 1)]
        #expect(SubsetRowSeparation.cuts(whole, clients: 4, isLimited: true).isEmpty)
    }
}

@Suite("Memories")
struct MemoriesTests {
    @Test("hold the nearest, each with a bit of its own, and keep what both ends hold")
    func bits() {
        let memories = Memories(clients: 150, depots: 2, size: 8) { i, j in
            abs((i * 37) % 101 - (j * 37) % 101) + (i ^ j) % 3
        }
        for members in memories.members {
            let bits = members.map { memories.bit[Int($0)] }
            #expect(bits.reduce(0, |).nonzeroBitCount == members.count)
        }
        for i in 0..<150 {
            #expect(memories.members[i].contains(Int32(i)))
            for j in 0..<150 {
                let mask = memories[i, j]
                let both = memories.members[i].filter { memories.members[j].contains($0) }
                #expect(mask.keep == both.reduce(0) { $0 | memories.bit[Int($1)] })
                let holds = memories.members[i].contains(Int32(j))
                #expect(mask.hit == (holds ? memories.bit[j] : 0))
                #expect(mask.hit == memories[j, i].backHit)
            }
        }
    }
}
