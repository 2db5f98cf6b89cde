import Scenarios

/// One way for a hand to spend its day.
struct BruteRound {
    var visited: UInt64
    /// As in ``BruteShift/loadedAt``.
    var loadedAt: UInt64
    var cost: CostBreakdown
    var stops: [Stop]
}

extension BruteDay {
    /// The cheapest round of a hand for every set of needs and every choice of where their goods
    /// are loaded.
    ///
    /// Between hands only the needs done, the stock used and the ramp matter. The ramp comes in by
    /// `forbidden`; so of rounds that do the same and take the same from the same stock, the
    /// cheapest will do.
    func rounds(hand index: Int, forbidden: Set<Forbidden>, prunes: Bool) -> [BruteRound] {
        let hand = hands[index]
        var best: [UInt64: BruteRound] = [:]
        var searches: [[BruteShift]] = []
        for interval in hand.intervals {
            var search = ShiftSearch(
                self, hand: index, interval: interval, forbidden: forbidden, prunes: prunes)
            search.run()
            searches.append(
                search.found.sorted { $0.key < $1.key }.flatMap(\.value))
        }
        /// Every choice of at most one shift for each interval from `next` on.
        func choose(_ next: Int, _ chosen: BruteShift) {
            if next == searches.count {
                guard chosen.visited != 0, keepsLimits(chosen, hand) else { return }
                let key = chosen.visited | chosen.loadedAt << 8
                let cost = cost(of: chosen, by: hand)
                if let known = best[key], known.cost.total <= cost.total { return }
                best[key] = BruteRound(
                    visited: chosen.visited, loadedAt: chosen.loadedAt, cost: cost,
                    stops: chosen.stops)
                return
            }
            choose(next + 1, chosen)
            for shift in searches[next] where shift.visited & chosen.visited == 0 {
                guard keepsIsolating(after: chosen.visited, shift.visited) else { continue }
                var longer = chosen
                longer.visited |= shift.visited
                longer.loadedAt |= shift.loadedAt
                longer.duty += shift.duty
                longer.metres += shift.metres
                longer.wishes += shift.wishes
                longer.trips += shift.trips
                longer.stops += shift.stops
                choose(next + 1, longer)
            }
        }
        choose(
            0,
            BruteShift(
                visited: 0, loadedAt: 0, duty: 0, metres: 0, wishes: 0, trips: 0, stops: []))
        return best.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Some visits may come after others by one hand, as far as households isolate.
    func keepsIsolating(after before: UInt64, _ then: UInt64) -> Bool {
        switch scenario.rules.isolating {
        case .any: true
        case .last: !holds(isolating: true, before) || !holds(isolating: false, then)
        case .dedicated:
            !holds(isolating: true, before | then) || !holds(isolating: false, before | then)
        }
    }

    private func holds(isolating: Bool, _ visited: UInt64) -> Bool {
        needs.indices.contains {
            visited >> $0 & 1 == 1
                && scenario.households[needs[$0].household].isolating == isolating
        }
    }

    private func keepsLimits(_ all: BruteShift, _ hand: BruteHand) -> Bool {
        all.visited.nonzeroBitCount <= hand.maxVisits ?? .max
            && households(all.visited) <= scenario.rules.mostHouseholds ?? .max
            && all.duty <= hand.maxSeconds ?? .max && all.metres <= hand.maxMetres ?? .max
            && all.trips <= hand.maxTrips ?? .max
    }

    /// The cost of a round by ARCHITECTURE.md section 4.
    private func cost(of all: BruteShift, by hand: BruteHand) -> CostBreakdown {
        var cost = CostBreakdown()
        cost.fixed = hand.fixedCost
        cost.duty = all.duty * hand.factor
        cost.distance = all.metres * hand.costPerMetre
        cost.wishes = all.wishes
        var grams = 0
        for (n, brute) in needs.enumerated() where all.visited >> n & 1 == 1 {
            grams += brute.weight
        }
        let rules = scenario.rules
        for before in hand.secondsBefore {
            cost.fairness += burden(rules.fairnessSeconds, before + all.duty)
            cost.fairness -= burden(rules.fairnessSeconds, before)
            cost.fairness += burden(rules.fairnessMetres, all.metres)
            cost.fairness += burden(rules.fairnessGrams, grams / hand.members.count)
        }
        return cost
    }

    /// What an amount costs by steps whose prices hold until the next step.
    private func burden(_ steps: [FairnessStep], _ amount: Int) -> Cost {
        var cost = 0
        for (i, step) in steps.enumerated() {
            let end = i + 1 < steps.count ? min(amount, steps[i + 1].above) : amount
            cost += max(0, end - step.above) * step.cost
        }
        return cost
    }
}
