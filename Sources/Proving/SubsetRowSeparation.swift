/// Finds violated subset-row cuts over three clients.
struct SubsetRowSeparation {
    /// Cuts of one round, and how many of them may hold the same client.
    static let most = 40
    static let mostPerClient = 6
    /// How much a cut must be violated.
    static let leastViolation = 0.04

    /// Cuts violated by a fractional solution, the most violated first.
    ///
    /// - Parameters:
    ///   - paths: clients of the columns in use, and how much of each is used.
    ///   - isLimited: whether a cut is remembered only where these paths need it.
    static func cuts(
        _ paths: [(clients: [Int32], value: Double)], clients n: Int, isLimited: Bool
    ) -> [SubsetRow] {
        let fractional = paths.filter { $0.value > 1e-6 && $0.value < 1 - 1e-6 }
        var found: [(violation: Double, members: [Int32])] = []
        for (members, value) in violated(fractional, n) { found.append((value, members)) }
        found.sort {
            ($0.violation, $1.members[0], $1.members[1], $1.members[2])
                > ($1.violation, $0.members[0], $0.members[1], $0.members[2])
        }
        var count = [Int](repeating: 0, count: n)
        var cuts: [SubsetRow] = []
        for (_, members) in found where cuts.count < most {
            if members.contains(where: { count[Int($0)] >= mostPerClient }) { continue }
            for i in members { count[Int(i)] += 1 }
            var cut = SubsetRow(
                members: members, remembers: Array(repeating: !isLimited, count: n))
            if isLimited {
                for i in members { cut.remembers[Int(i)] = true }
                for path in fractional { cut.widen(for: path.clients) }
            }
            cuts.append(cut)
        }
        return cuts
    }

    /// Triples of which paths with two or more are used more than once in all.
    private static func violated(
        _ paths: [(clients: [Int32], value: Double)], _ n: Int
    ) -> [([Int32], Double)] {
        var pairs = [Double](repeating: 0, count: n * n)
        var partners = [Set<Int32>](repeating: [], count: n)
        var triples: [Int: Double] = [:]
        for (clients, value) in paths {
            let set = Set(clients).sorted()
            for a in set.indices {
                for b in a + 1..<max(a + 1, set.count) {
                    pairs[Int(set[a]) * n + Int(set[b])] += value
                    partners[Int(set[a])].insert(set[b])
                    for c in b + 1..<max(b + 1, set.count) {
                        let key = (Int(set[a]) * n + Int(set[b])) * n + Int(set[c])
                        triples[key, default: 0] += value
                    }
                }
            }
        }
        var found: [([Int32], Double)] = []
        func look(_ i: Int, _ j: Int, _ k: Int) {
            let sum = pairs[i * n + j] + pairs[i * n + k] + pairs[j * n + k]
            guard sum > 1 + leastViolation else { return }
            let value = sum - 2 * (triples[(i * n + j) * n + k] ?? 0) - 1
            if value > leastViolation { found.append(([Int32(i), Int32(j), Int32(k)], value)) }
        }
        // Two of the three pairs at least are used.
        var seen = Set<Int>()
        for i in 0..<n {
            let own = partners[i].sorted()
            for (at, j) in own.enumerated() {
                for k in own[(at + 1)...] {
                    if seen.insert((i * n + Int(j)) * n + Int(k)).inserted {
                        look(i, Int(j), Int(k))
                    }
                }
                for k in partners[Int(j)].sorted() {
                    if seen.insert((i * n + Int(j)) * n + Int(k)).inserted {
                        look(i, Int(j), Int(k))
                    }
                }
            }
        }
        // i and k with j, where i–j is not used but i–k and j–k are.
        var earlier = [[Int32]](repeating: [], count: n)
        for i in 0..<n { for k in partners[i] { earlier[Int(k)].append(Int32(i)) } }
        for k in 0..<n {
            let list = earlier[k].sorted()
            for a in list.indices {
                for b in list[(a + 1)...] {
                    let i = Int(list[a])
                    if seen.insert((i * n + Int(b)) * n + k).inserted { look(i, Int(b), k) }
                }
            }
        }
        return found
    }
}
