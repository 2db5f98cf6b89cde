import Scenarios

extension Checker {
    /// Limits of the day.
    mutating func limits(_ hand: CheckedHand, _ walk: Walk) {
        func limit(_ name: String, _ amount: Int, _ most: Int?, _ show: (Int) -> String) {
            if let most, amount > most {
                note(
                    "limit-\(name)", who: hand.id,
                    facts: ["amount": show(amount), "most": show(most)])
            }
        }
        limit("visits", walk.visits, hand.maxVisits) { "\($0)" }
        limit("minutes", walk.duty, hand.maxSeconds, minutes)
        limit("km", walk.metres, hand.maxMetres, kilograms)
        limit("trips", walk.trips, hand.maxTrips) { "\($0)" }
        limit("households", walk.households.count, scenario.rules.mostHouseholds) { "\($0)" }
    }

    /// Cost of the round.
    mutating func price(_ hand: CheckedHand, _ walk: Walk, _ wishes: Cost) {
        var round = CheckedRound(who: hand.id)
        (round.dutySeconds, round.metres, round.visits) = (walk.duty, walk.metres, walk.visits)
        round.households = walk.households.count
        round.gramsLoaded = walk.grams
        round.members = hand.members.count
        round.cost.duty = walk.duty * hand.factor
        round.cost.distance = walk.metres * hand.costPerMetre
        round.cost.fixed = hand.fixedCost
        round.cost.wishes = wishes
        let rules = scenario.rules
        for member in hand.members {
            let before = scenario.history.seconds[member.id] ?? 0
            round.cost.fairness +=
                excess(rules.fairnessSeconds, before + walk.duty)
                - excess(rules.fairnessSeconds, before)
                + excess(rules.fairnessMetres, walk.metres)
                + excess(rules.fairnessGrams, walk.grams / hand.members.count)
        }
        result.rounds.append(round)
        result.cost.duty += round.cost.duty
        result.cost.distance += round.cost.distance
        result.cost.fixed += round.cost.fixed
        result.cost.fairness += round.cost.fairness
        result.cost.wishes += round.cost.wishes
    }

    /// Each step's price holds from its bound to the next.
    private func excess(_ steps: [FairnessStep], _ amount: Int) -> Cost {
        var cost = 0
        for (k, step) in steps.enumerated() where amount > step.above {
            let until = k + 1 < steps.count ? min(amount, steps[k + 1].above) : amount
            cost += (until - step.above) * step.cost
        }
        return cost
    }
}
