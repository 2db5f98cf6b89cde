/// The cheapest choice of rounds for all hands, where each round is known for each set of needs: a
/// dynamic program over sets, for small days.
struct RoundSets {
    /// Needs at most: three to their power are looked at for each hand.
    static let mostNeeds = 13

    private let count: Int
    /// By set: what serving exactly these costs, with the hands so far.
    private var costs: [Int?]

    init(needs count: Int) {
        self.count = count
        costs = Array(repeating: nil, count: 1 << count)
        costs[0] = 0
    }

    /// One more hand, with the least cost of each set that it can serve.
    mutating func add(_ rounds: [UInt64: Int]) {
        var own = [Int?](repeating: nil, count: costs.count)
        for (set, cost) in rounds { own[Int(set)] = cost }
        for set in costs.indices.reversed() {
            var best = costs[set]
            var served = set
            while served > 0 {
                if let cost = own[served], let others = costs[set & ~served] {
                    best = min(best ?? .max, others + cost)
                }
                served = (served - 1) & set
            }
            costs[set] = best
        }
    }

    /// The least cost of any choice that leaves out so many musts at most.
    /// - Parameter values: of the needs; nil is `must`.
    func least(values: [Int?], mostMissing: Int) -> Int? {
        var best: Int?
        for (set, cost) in costs.enumerated() {
            guard let cost else { continue }
            var (all, missing) = (cost, 0)
            for (k, value) in values.enumerated() where set >> k & 1 == 0 {
                if let value { all += value } else { missing += 1 }
            }
            if missing <= mostMissing { best = min(best ?? .max, all) }
        }
        return best
    }
}
