/// Finds violated rank-1 cuts over four and five clients: from each client a set of those that share
/// most routes with it, then one is exchanged for another as long as the cut is violated more
/// (Pecin, Pessoa, Poggi, Uchoa and Santos, Operations Research Letters 45, 2017, section 4).
struct LargerCutSeparation {
    /// For how many parts each member counts, and how many are a whole: of the best that there are
    /// for four and five, those of halves and thirds.
    private static let patterns: [(weights: [Int], whole: Int)] = [
        ([2, 1, 1, 1], 3), ([1, 1, 1, 1, 1], 2), ([1, 1, 1, 1, 1], 3), ([2, 2, 1, 1, 1], 3),
    ]
    /// Cuts of one round, and how many of them may hold the same client.
    private static let most = 40
    private static let mostPerClient = 8
    private static let leastViolation = 0.04
    /// Clients that are tried beside a set.
    private static let mostCandidates = 40

    private let values: [Double]
    /// By client: the paths that visit it, and how often.
    private let visits: [[(path: Int, times: Int)]]
    /// By client: others, those that share most with it first.
    private let partners: [[Int32]]
    /// By path: parts of a whole.
    private var parts: [Int]

    /// Cuts violated by a fractional solution, the most violated first, remembered only where its
    /// paths need it.
    static func cuts(
        _ paths: [(clients: [Int32], value: Double)], clients n: Int
    ) -> [SubsetRow] {
        let fractional = paths.filter { $0.value > 1e-6 && $0.value < 1 - 1e-6 }
        var separation = LargerCutSeparation(fractional, n)
        var found: [(violation: Double, members: [Int32], pattern: Int)] = []
        for k in patterns.indices {
            var known: Set<[Int32]> = []
            for i in 0..<n where !separation.visits[i].isEmpty {
                guard let (members, value) = separation.climb(from: Int32(i), patterns[k]),
                    value > leastViolation
                else { continue }
                let key = zip(members, patterns[k].weights).map { $0 * 4 + Int32($1) }.sorted()
                if known.insert(key).inserted { found.append((value, members, k)) }
            }
        }
        found.sort { a, b in
            if a.violation != b.violation { return a.violation > b.violation }
            return (a.pattern, a.members[0], a.members[1]) < (b.pattern, b.members[0], b.members[1])
        }
        var count = [Int](repeating: 0, count: n)
        var cuts: [SubsetRow] = []
        for (_, members, k) in found where cuts.count < most {
            if members.contains(where: { count[Int($0)] >= mostPerClient }) { continue }
            for i in members { count[Int(i)] += 1 }
            var remembers = [Bool](repeating: false, count: n)
            for i in members { remembers[Int(i)] = true }
            var cut = SubsetRow(
                members: members, weights: patterns[k].weights, whole: patterns[k].whole,
                remembers: remembers)
            for path in fractional { cut.widen(for: path.clients) }
            cuts.append(cut)
        }
        return cuts
    }

    private init(_ paths: [(clients: [Int32], value: Double)], _ n: Int) {
        values = paths.map(\.value)
        parts = Array(repeating: 0, count: paths.count)
        var visits = [[(path: Int, times: Int)]](repeating: [], count: n)
        var shared = [[Int32: Double]](repeating: [:], count: n)
        for (k, path) in paths.enumerated() {
            var count: [Int32: Int] = [:]
            for client in path.clients { count[client, default: 0] += 1 }
            for (client, times) in count {
                visits[Int(client)].append((k, times))
                for other in count.keys where other != client {
                    shared[Int(client)][other, default: 0] += path.value
                }
            }
        }
        self.visits = visits
        partners = shared.map { own in
            own.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
    }

    /// The best set that exchanges lead to; nil where too few clients share routes.
    private mutating func climb(
        from first: Int32, _ pattern: (weights: [Int], whole: Int)
    ) -> (members: [Int32], violation: Double)? {
        var members = [first]
        for other in partners[Int(first)].prefix(pattern.weights.count - 1) {
            members.append(other)
        }
        guard members.count == pattern.weights.count else { return nil }
        let most = Double(pattern.weights.reduce(0, +) / pattern.whole)
        for (member, weight) in zip(members, pattern.weights) { add(member, weight) }
        var value = wholes(pattern.whole)
        var hasImproved = true
        while hasImproved {
            hasImproved = false
            for place in members.indices {
                let (old, weight) = (members[place], pattern.weights[place])
                add(old, -weight)
                let base = wholes(pattern.whole)
                var best = (gain: value - base + 1e-9, client: old)
                for candidate in candidates(members) where !members.contains(candidate) {
                    let gain = gain(candidate, weight, pattern.whole)
                    if gain > best.gain { best = (gain, candidate) }
                }
                members[place] = best.client
                add(best.client, weight)
                if best.client != old {
                    value = base + best.gain
                    hasImproved = true
                }
            }
        }
        for (member, weight) in zip(members, pattern.weights) { add(member, -weight) }
        return (members, value - most)
    }

    private func candidates(_ members: [Int32]) -> [Int32] {
        var list: [Int32] = []
        for member in members {
            for other in partners[Int(member)].prefix(LargerCutSeparation.mostCandidates / 2)
            where !list.contains(other) {
                list.append(other)
            }
        }
        return list
    }

    private mutating func add(_ client: Int32, _ weight: Int) {
        for (path, times) in visits[Int(client)] { parts[path] += times * weight }
    }

    private func wholes(_ whole: Int) -> Double {
        var sum = 0.0
        for k in parts.indices { sum += Double(parts[k] / whole) * values[k] }
        return sum
    }

    /// By how much a further client makes more wholes.
    private func gain(_ client: Int32, _ weight: Int, _ whole: Int) -> Double {
        var gain = 0.0
        for (path, times) in visits[Int(client)] {
            let more = (parts[path] + times * weight) / whole - parts[path] / whole
            gain += Double(more) * values[path]
        }
        return gain
    }
}
