import Scenarios

/// The optimum of a small scenario from first principles; obviously right rather than fast.
///
/// It reads ARCHITECTURE.md sections 3 and 4 and nothing of the planner, the solver or the checker.
/// Three steps: ``ShiftSearch`` goes through all that a hand can do, `rounds` keeps the cheapest
/// round for each set of needs, and ``BruteForce`` combines the hands.
public struct BruteForce {
    /// What the cheapest plan costs, and one such plan.
    public struct Optimum: Sendable {
        /// `must` needs left out.
        public var mustLeftOut: Int
        /// Cost of the plan.
        public var cost: Cost
        /// A plan at this cost, with clock times.
        public var plan: Plan
    }

    private let day: BruteDay
    private let prunes: Bool
    /// Rounds by hand and forbidden moments, so that each is searched once.
    private var known: [Question: [BruteRound]] = [:]

    private struct Question: Hashable {
        var hand: Int
        var forbidden: Set<Forbidden>
    }

    /// The cheapest plan of a scenario of at most 8 needs and 4 centres (more than 6 take long).
    public static func solve(_ scenario: Scenario) -> Optimum {
        solve(scenario, prunes: true, finer: 1)
    }

    /// The same; without pruning, every order at every start is gone through to its end.
    ///
    /// For tests that the pruning loses nothing (3 needs are many then), and that a finer grid
    /// finds nothing cheaper.
    public static func solve(_ scenario: Scenario, prunes: Bool, finer: Int = 1) -> Optimum {
        let day = BruteDay(scenario, finer: finer)
        precondition(day.needs.count <= 8 && scenario.centres.count <= 4, "too large")
        precondition(day.hands.allSatisfy { $0.breaks.count <= 8 }, "too many breaks")
        var search = BruteForce(day: day, prunes: prunes)
        return search.solve()
    }

    /// The step of clock times on which some cheapest plan lies: the greatest common divisor of all
    /// times.
    public static func grid(of scenario: Scenario) -> Int { BruteDay(scenario).grid }

    private init(day: BruteDay, prunes: Bool) { (self.day, self.prunes) = (day, prunes) }

    /// A plan of the day without some of the ramp's rules.
    private struct Relaxed {
        /// Moments at which a hand must not load, by hand.
        var forbidden: [Set<Forbidden>]
        var combination: Combination
    }

    /// Best first over what the ramp forbids.
    ///
    /// Without the ramp the hands share only needs and stock. If the cheapest plan then has more
    /// loads in progress at one moment than the ramp allows, then in every right plan at least one
    /// of these hands is not loading there at that moment; each of them in turn is forbidden to. No
    /// right plan is lost, and every plan looked at is at least as cheap as all right plans below
    /// it; so the first plan from the front of the queue that keeps the ramp is the optimum.
    private mutating func solve() -> Optimum {
        let free = [Set<Forbidden>](repeating: [], count: day.hands.count)
        var queue = [Relaxed(forbidden: free, combination: combine(free))]
        var asked: Set<[Set<Forbidden>]> = [free]
        while true {
            let first = queue.indices.min { queue[$0].combination < queue[$1].combination } ?? 0
            let node = queue.remove(at: first)
            guard let (moment, hands) = crowd(node.combination) else {
                return optimum(node.combination)
            }
            for hand in hands {
                var forbidden = node.forbidden
                forbidden[hand].insert(moment)
                guard asked.insert(forbidden).inserted else { continue }
                queue.append(Relaxed(forbidden: forbidden, combination: combine(forbidden)))
            }
        }
    }

    private mutating func rounds(_ hand: Int, _ forbidden: Set<Forbidden>) -> [BruteRound] {
        let question = Question(hand: hand, forbidden: forbidden)
        if let rounds = known[question] { return rounds }
        let rounds = day.rounds(hand: hand, forbidden: forbidden, prunes: prunes)
        known[question] = rounds
        return rounds
    }

    /// The cheapest choice of at most one round a hand, needs done once, stock kept.
    private mutating func combine(_ forbidden: [Set<Forbidden>]) -> Combination {
        // All that the next hands need to know: what is done and where it was loaded.
        var states: [UInt64: Combination] = [0: Combination()]
        for hand in day.hands.indices {
            let rounds = rounds(hand, forbidden[hand])
            for (_, state) in states.sorted(by: { $0.key < $1.key }) {
                for round in rounds where round.visited & state.visited == 0 {
                    var next = state
                    next.visited |= round.visited
                    next.loadedAt |= round.loadedAt
                    next.roundsCost += round.cost.total
                    next.rounds.append((hand, round))
                    let key = next.visited | next.loadedAt << 8
                    if let known = states[key], known.roundsCost <= next.roundsCost { continue }
                    if keepsStock(next) { states[key] = next }
                }
            }
        }
        var best: Combination?
        for key in states.keys.sorted() {
            guard var state = states[key] else { continue }
            for (n, brute) in day.needs.enumerated() where state.visited >> n & 1 == 0 {
                if let value = brute.value {
                    state.leftOutCost += value
                } else {
                    state.mustLeftOut += 1
                }
            }
            if best.map({ state < $0 }) ?? true { best = state }
        }
        return best ?? Combination()
    }

    private func keepsStock(_ state: Combination) -> Bool {
        for (c, centre) in day.scenario.centres.enumerated() where !centre.stock.isEmpty {
            var pieces: [String: Int] = [:]
            var grams = 0
            for (n, brute) in day.needs.enumerated() where state.loadedAt >> (8 * c + n) & 1 == 1 {
                pieces.merge(brute.need.brings.pieces, uniquingKeysWith: +)
                grams += brute.need.brings.grams ?? 0
            }
            for (good, most) in centre.stock.pieces where pieces[good] ?? 0 > most { return false }
            if let most = centre.stock.grams, grams > most { return false }
        }
        return true
    }

    /// The first moment at which more hands load at a centre than its ramp allows, and these hands.
    private func crowd(_ combination: Combination) -> (Forbidden, [Int])? {
        for (c, centre) in day.scenario.centres.enumerated() {
            guard let ramp = centre.ramp else { continue }
            var loading: [Int: [Int]] = [:]
            for (hand, round) in combination.rounds {
                for stop in round.stops {
                    guard case .load(centre.id, _) = stop.kind else { continue }
                    for at in stride(from: stop.begin, to: stop.end, by: day.grid) {
                        loading[at, default: []].append(hand)
                    }
                }
            }
            let crowded = loading.filter { $0.value.count > ramp }
            // The last moment that is crowded: a load that waits until after it has waited enough.
            guard let at = crowded.keys.max(), let hands = crowded[at] else { continue }
            return (Forbidden(centre: c, at: at), hands)
        }
        return nil
    }

    private func optimum(_ combination: Combination) -> Optimum {
        var cost = CostBreakdown()
        cost.leftOut = combination.leftOutCost
        cost.mustLeftOut = combination.mustLeftOut
        for (_, round) in combination.rounds {
            cost.duty += round.cost.duty
            cost.distance += round.cost.distance
            cost.fixed += round.cost.fixed
            cost.fairness += round.cost.fairness
            cost.wishes += round.cost.wishes
        }
        let rounds = combination.rounds.map { Round(who: day.hands[$0].id, stops: $1.stops) }
        let left = day.needs.indices.filter { combination.visited >> $0 & 1 == 0 }
        let made = Provenance(
            state: .provenOptimal, scenarioHash: "", seed: 0, iterations: 0, version: "")
        let plan = Plan(
            scenario: day.scenario, made: made, rounds: rounds,
            leftOut: left.map { LeftOut(need: day.needs[$0].need.id, reason: nil) }, cost: cost)
        return Optimum(mustLeftOut: cost.mustLeftOut, cost: cost.total, plan: plan)
    }
}

/// Rounds of several hands that share no need.
private struct Combination {
    var visited: UInt64 = 0
    var loadedAt: UInt64 = 0
    var roundsCost: Cost = 0
    var rounds: [(Int, BruteRound)] = []
    var leftOutCost: Cost = 0
    var mustLeftOut = 0

    /// Fewer `must` left out first, then less cost.
    static func < (a: Combination, b: Combination) -> Bool {
        (a.mustLeftOut, a.roundsCost + a.leftOutCost)
            < (b.mustLeftOut, b.roundsCost + b.leftOutCost)
    }
}
