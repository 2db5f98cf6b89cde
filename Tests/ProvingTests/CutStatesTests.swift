import Testing

@testable import Proving

@Suite("What a path knows of cuts")
struct CutStatesTests {
    private static let clients = 14

    /// Random cuts of halves and thirds, of three to five clients, remembered here and there.
    private func cuts(_ dice: inout Dice) -> [SubsetRow] {
        (0..<1 + dice.roll(6)).map { _ in
            let whole = 2 + dice.roll(2)
            var members: [Int32] = []
            while members.count < 3 + whole - 2 {
                let client = Int32(dice.roll(Self.clients))
                if !members.contains(client) { members.append(client) }
            }
            var remembers = (0..<Self.clients).map { _ in dice.roll(3) > 0 }
            for member in members { remembers[Int(member)] = true }
            return SubsetRow(
                members: members,
                weights: members.map { _ in whole == 2 ? 1 : 1 + dice.roll(2) }, whole: whole,
                remembers: remembers)
        }
    }

    private func visits(_ cuts: [SubsetRow]) -> [CutVisit] {
        let slots = SubsetRow.slots(cuts)
        return (0..<Self.clients).map { client in
            var visit = CutVisit()
            for (cut, slot) in zip(cuts, slots) {
                if let weight = cut.weight(of: Int32(client)) { visit.count(slot, weight: weight) }
                if cut.remembers[client] { visit.remember(slot) }
            }
            return visit
        }
    }

    private func path(_ dice: inout Dice, most: Int = 16) -> [Int32] {
        (0..<1 + dice.roll(most)).map { _ in Int32(dice.roll(Self.clients)) }
    }

    /// One price for each cut that no sum of others makes.
    private func prices(_ cuts: [SubsetRow]) -> [Int64] {
        var prices = [Int64](repeating: 0, count: CutStates.count)
        for (k, slot) in SubsetRow.slots(cuts).enumerated() { prices[slot] = 1 << Int64(8 * k) }
        return prices
    }

    private func cost(_ cuts: [SubsetRow], _ path: [Int32]) -> Int64 {
        cuts.enumerated().reduce(0) { $0 + Int64($1.element.coefficient(path)) << (8 * $1.offset) }
    }

    /// A path's states and what it paid, visit by visit.
    private func walk(
        _ path: some Sequence<Int32>, _ visits: [CutVisit], _ prices: inout [Int64]
    ) -> (states: CutStates, cost: Int64) {
        prices.withUnsafeMutableBufferPointer { prices in
            path.reduce((CutStates(), 0)) { before, client in
                let (states, counted) = before.0.after(visits[Int(client)])
                return (states, before.1 + counted.sum(prices.baseAddress!))
            }
        }
    }

    @Test("counts for each cut what its coefficient says")
    func counting() {
        var dice = Dice(state: 11)
        for _ in 0..<2_000 {
            let cuts = cuts(&dice)
            var prices = prices(cuts)
            let path = path(&dice)
            #expect(walk(path, visits(cuts), &prices).cost == cost(cuts, path))
        }
    }

    @Test("from both ends meets wherever a path is cut, at what the whole path pays")
    func meeting() {
        var dice = Dice(state: 12)
        for _ in 0..<2_000 {
            let cuts = cuts(&dice)
            let visits = visits(cuts)
            var prices = prices(cuts)
            let path = path(&dice)
            let at = dice.roll(path.count)
            let visit = visits[Int(path[at])]
            let ahead = walk(path[...at], visits, &prices)
            let back = walk(path[at...].reversed(), visits, &prices)
            let (before, paid) = back.states.before(visit)
            let met = ahead.states.meeting(before, at: visit)
            let sum = prices.withUnsafeMutableBufferPointer { prices in
                met.sum(prices.baseAddress!) - paid.sum(prices.baseAddress!)
            }
            #expect(ahead.cost + back.cost + sum == cost(cuts, path))
        }
    }

    @Test("that exceeds another's pays no more than the excess later on")
    func exceeding() {
        var dice = Dice(state: 13)
        for _ in 0..<2_000 {
            let cuts = cuts(&dice)
            let visits = visits(cuts)
            var prices = prices(cuts)
            let (one, other, rest) = (path(&dice), path(&dice), path(&dice))
            let (a, b) = (walk(one, visits, &prices).states, walk(other, visits, &prices).states)
            let extra = prices.withUnsafeMutableBufferPointer {
                a.exceeding(b).sum($0.baseAddress!)
            }
            func after(_ states: CutStates) -> Int64 {
                prices.withUnsafeMutableBufferPointer { prices in
                    rest.reduce((states, Int64(0))) { before, client in
                        let (next, counted) = before.0.after(visits[Int(client)])
                        return (next, before.1 + counted.sum(prices.baseAddress!))
                    }.1
                }
            }
            #expect(after(a) <= after(b) + extra)
            #expect(a.exceeding(a).isEmpty)
        }
    }
}

@Suite("Cuts over four and five clients")
struct LargerCutTests {
    @Test("count the same from either end; widened for a path, as if everybody remembered")
    func coefficients() {
        var dice = Dice(state: 21)
        for _ in 0..<2_000 {
            let path = (0..<dice.roll(16)).map { _ in Int32(dice.roll(12)) }
            let (weights, whole) = dice.roll(2) == 0 ? ([2, 1, 1, 1], 3) : ([2, 2, 1, 1, 1], 3)
            let members = (0..<Int32(weights.count)).map { $0 }
            var narrow = SubsetRow(
                members: members, weights: weights, whole: whole,
                remembers: (0..<12).map { $0 < members.count || dice.roll(4) == 0 })
            var full = narrow
            full.remembers = Array(repeating: true, count: 12)
            #expect(narrow.coefficient(path) == narrow.coefficient(path.reversed()))
            #expect(narrow.coefficient(path) <= full.coefficient(path))
            narrow.widen(for: path)
            #expect(narrow.coefficient(path) == full.coefficient(path))
        }
    }

    @Test("are violated where they are found, and by no choice of whole routes")
    func separation() {
        var dice = Dice(state: 22)
        var found = 0
        for _ in 0..<200 {
            // Several ways to serve everybody, each used in part.
            let ways = 2 + dice.roll(4)
            var paths: [(clients: [Int32], value: Double)] = []
            for _ in 0..<ways {
                for route in routes(&dice) { paths.append((route, 1 / Double(ways))) }
            }
            // Not a mixture of whole choices any more.
            for k in paths.indices where dice.roll(3) == 0 { paths[k].value *= 1.5 }
            let cuts = LargerCutSeparation.cuts(paths, clients: 16)
            found += cuts.count
            for cut in cuts {
                let used = paths.reduce(0.0) { sum, path in
                    sum + Double(cut.coefficient(path.clients)) * path.value
                }
                #expect(used > Double(cut.most) + 0.03)
                for _ in 0..<20 {
                    let whole = routes(&dice).reduce(0) { $0 + cut.coefficient($1) }
                    #expect(whole <= cut.most)
                }
            }
        }
        #expect(found > 200)
    }

    /// Everybody once, on routes of a few clients.
    private func routes(_ dice: inout Dice) -> [[Int32]] {
        var clients = (0..<16).map { Int32($0) }
        for k in clients.indices { clients.swapAt(k, k + dice.roll(clients.count - k)) }
        var routes: [[Int32]] = []
        while !clients.isEmpty {
            let count = min(clients.count, 1 + dice.roll(6))
            routes.append(Array(clients.prefix(count)))
            clients.removeFirst(count)
        }
        return routes
    }
}
