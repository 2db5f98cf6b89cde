import Testing

@testable import Proving

@Suite("Cuts felt by whole routes")
struct CutPartsTests {
    @Test("count as each cut does by itself when everybody remembers it")
    func sameAsAlone() {
        var dice = Dice(state: 5)
        for _ in 0..<200 {
            var parts = CutParts(clients: 12)
            let cuts = (0..<8).map { _ in
                let members = Array(Set((0..<5).map { _ in Int32(dice.roll(12)) })).sorted()
                let whole = 2 + dice.roll(2)
                return SubsetRow(
                    members: members, weights: members.map { _ in 1 + dice.roll(whole - 1) },
                    whole: whole, remembers: Array(repeating: true, count: 12))
            }
            for cut in cuts { parts.add(cut) }
            for _ in 0..<10 {
                let route = Array(Set((0..<dice.roll(12)).map { _ in Int32(dice.roll(12)) }))
                var found = cuts.map { _ in 0 }
                for (cut, count) in parts.coefficients(route) { found[cut] = count }
                #expect(found == cuts.map { $0.coefficient(route) })
                #expect(found == cuts.map { $0.wholes(route) })
            }
        }
    }
}
