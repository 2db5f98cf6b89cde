import Scenarios
import TravelTimes

/// The bound on a day's plans that prices prove, or that trying all rounds proves.
struct BoundOfDay {
    private let day: DayTerms
    /// Hands that differ, and how many of each there are.
    private let hands: [(terms: HandTerms, id: String, count: Int)]
    private let mustLeftOut: Int
    private let mostLabels: Int
    private let isOver: () -> Bool
    /// Labels of one place and time at most, where all of them are too many.
    private static let widths = [64, 12, 3]

    init(
        _ scenario: Scenario, travel: TravelTimes, mustLeftOut: Int, mostLabels: Int,
        isOver: @escaping () -> Bool
    ) {
        let checked = CheckedHand.all(scenario).sorted { $0.key < $1.key }.map(\.value)
        let day = DayTerms(scenario, travel: travel, modes: Set(checked.map(\.mode)))
        self.day = day
        var hands: [(terms: HandTerms, id: String, count: Int)] = []
        for hand in checked {
            let terms = HandTerms(hand, day, travel: travel)
            if let known = hands.firstIndex(where: { $0.terms == terms }) {
                hands[known].count += 1
            } else {
                hands.append((terms, hand.id, 1))
            }
        }
        self.hands = hands
        self.mustLeftOut = mustLeftOut
        self.mostLabels = mostLabels
        self.isOver = isOver
    }

    // MARK: All rounds

    /// Every set of needs for every hand, then the best choice.
    func tryAllRounds(_ check: inout CertificateCheck) {
        guard day.needs.count <= RoundSets.mostNeeds else {
            check.faults.append(.tooManyNeeds(most: RoundSets.mostNeeds))
            return
        }
        guard isInRange(nil) else {
            check.faults.append(.tooLarge)
            return
        }
        var sets = RoundSets(needs: day.needs.count)
        for hand in hands {
            let pricing = RoundPricing(
                RoundGround(day, hand.terms, nil), most: mostLabels, isOver: isOver)
            guard (try? pricing.run()) != nil else {
                check.verdict = .unfinished
                return
            }
            for _ in 0..<min(hand.count, day.needs.count) {
                sets.add(pricing.leastOfSet)
                if isOver() {
                    check.verdict = .unfinished
                    return
                }
            }
        }
        let least = sets.least(values: day.needs.map(\.value), mostMissing: mustLeftOut)
        conclude(least, &check)
    }

    // MARK: Prices

    /// `Σ prices − stock − cuts + Σ hands × least reduced cost`, rounded up to a whole cost.
    func price(_ prices: Certificate.Prices, _ check: inout CertificateCheck) {
        guard isInRange(prices) else {
            check.faults.append(.tooLarge)
            return
        }
        var value = fixedPart(prices)
        for hand in hands {
            guard
                let least = leastReducedCost(
                    hand.terms, prices, hint: min(0, prices.least[hand.id] ?? 0), &check)
            else {
                check.verdict = .unfinished
                return
            }
            value += least * min(hand.count, day.needs.count)
        }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: prices.scale)
        conclude(rest > 0 ? whole + 1 : whole, &check)
    }

    private func conclude(_ shown: Cost?, _ check: inout CertificateCheck) {
        check.shown = shown.map { max(0, $0) } ?? 0
        let isShown = check.shown.map { $0 >= check.stated } ?? false
        check.verdict = isShown ? .confirmed : check.isRelaxed ? .unconfirmed : .refuted
    }

    /// What does not depend on rounds.
    private func fixedPart(_ prices: Certificate.Prices) -> Int {
        var value = 0
        var musts: [Int] = []
        for (need, terms) in zip(prices.needs, day.needs) {
            // Each need is visited, for its price, or left out, for its value.
            if let worth = terms.value {
                value += min(need.price, worth * prices.scale)
            } else {
                value += need.price
                if need.price > 0 { musts.append(need.price) }
            }
        }
        value -= musts.sorted(by: >).prefix(mustLeftOut).reduce(0, +)
        for entry in prices.stock {
            let stock = day.scenario.centres[entry.centre].stock
            value -= entry.price * (stock.pieces[entry.good] ?? stock.grams ?? 0)
        }
        return value - prices.cuts.reduce(0) { $0 + $1.price }
    }

    /// What a round costs at least, or the hint if none is below it: exact if that is possible, else
    /// with labels merged, more and more.
    private func leastReducedCost(
        _ hand: HandTerms, _ prices: Certificate.Prices, hint: Int, _ check: inout CertificateCheck
    ) -> Int? {
        let ground = RoundGround(day, hand, prices)
        let heads = RoundHeads.all(ground, most: mostLabels, isOver: isOver)
        for width in [.max] + BoundOfDay.widths {
            let pricing = RoundPricing(
                ground, most: mostLabels, width: width, heads: heads, hint: hint,
                isOver: isOver)
            do throws(RoundPricing.Limit) {
                try pricing.run()
                if width < .max { check.isRelaxed = true }
                return min(hint, pricing.least)
            } catch {
                if error == .time { return nil }
            }
        }
        return nil
    }

    /// Whether no sum of prices and costs can leave 64 bits; reckoned in floating point, from above.
    private func isInRange(_ prices: Certificate.Prices?) -> Bool {
        let scale = Double(prices?.scale ?? 1)
        let stops = Double(RoundPricing.mostStops(day.needs.count))
        var stock = 0.0
        for entry in prices?.stock ?? [] {
            let most = day.needs.map { Double(max($0.loose, $0.items)) }.max() ?? 0
            let all = day.scenario.centres[entry.centre].stock
            let here = Double(all.pieces[entry.good] ?? all.grams ?? 0)
            stock += Double(entry.price) * max(stops * most, here)
        }
        let cuts = (prices?.cuts ?? []).reduce(0) { $0 + Double($1.price) } * stops
        let needs = (prices?.needs ?? []).map { Double($0.price.magnitude) }
        let sum = needs.reduce(0, +) + stops * (needs.max() ?? 0)
        let values = day.needs.reduce(0) { $0 + Double($1.value ?? 0) } * scale
        let rules = day.scenario.rules
        let wishes =
            Double(rules.languagePrice + rules.continuityPrice + rules.latePrice) * stops * scale
        let far = day.ways.values.map { Double($0.metres.max() ?? 0) }.max() ?? 0
        let weight = day.needs.reduce(0) { $0 + Double($1.weight) }
        let rounds = hands.map { terms, _, count in
            let ends = (terms.fromStart + terms.toEnd).map { Double($0.metres) }.max() ?? 0
            let metres = min(Double(2 * HandTerms.most), stops * max(far, ends))
            let duty = Double(DayTerms.endless) * Double(max(1, terms.shifts.count))
            var cost = Double(terms.fixedCost.magnitude) + duty * Double(terms.factor)
            cost += stops * max(far, ends) * Double(terms.costPerMetre)
            cost += duty * slope(terms.secondsSteps) + metres * slope(terms.metresSteps)
            cost += weight * slope(terms.gramsSteps)
            return cost * Double(min(count, day.needs.count))
        }
        let hints =
            Double((prices?.least.values.map(\.magnitude).max()) ?? 0)
            * Double(day.needs.count * hands.count)
        let all = hints + stock + cuts + sum + values + wishes + rounds.reduce(0, +) * scale
        return all < 0x1p61
    }

    private func slope(_ steps: [FairnessStep]) -> Double {
        steps.reduce(0) { $0 + Double($1.cost) }
    }
}
