import Model
import Proving
import Scenarios

extension Translation {
    /// What shows a bound to others; nil where nothing was proven in a way that others can follow.
    ///
    /// - Parameters:
    ///   - plan: the day's plan, of which the certificate speaks.
    ///   - hash: the scenario's.
    func certificate(_ result: SearchAndProof, plan: Plan, hash: String) -> Certificate? {
        guard let proof = result.proof else {
            // The search tried all rounds itself.
            guard result.isProvenOptimal(problem) else { return nil }
            return certificate(by: .rounds, bound: plan.cost.total, plan: plan, hash: hash)
        }
        guard let evidence = proof.evidence else { return nil }
        return certificate(
            by: .prices(prices(evidence)), bound: evidence.bound, relaxed: proof.relaxed,
            plan: plan, hash: hash)
    }

    /// A certificate of a plan.
    ///
    /// - Parameters:
    ///   - bound: that the proof shows; a plan that costs less is itself as good as shown.
    ///   - relaxed: rules that the bound leaves out.
    public func certificate(
        by proof: Certificate.Proof, bound: Scenarios.Cost, relaxed: Set<Relaxation> = [],
        plan: Plan, hash: String
    ) -> Certificate {
        Certificate(
            scenarioHash: hash, cost: plan.cost.total, mustLeftOut: plan.cost.mustLeftOut,
            bound: max(0, min(bound, plan.cost.total)),
            relaxed: relaxed.map(\.rawValue).sorted(), proof: proof)
    }

    /// The prover's prices in people's words.
    public func prices(_ evidence: BoundEvidence) -> Certificate.Prices {
        var prices = Certificate.Prices()
        prices.scale = Int(evidence.scale)
        prices.needs = needs.indices.map { k in
            Certificate.Need(
                price: Int(evidence.clients[k]),
                remembers: evidence.neighbourhoods[k].map(Int.init).filter { $0 != k }.sorted())
        }
        for (type, hands) in handsOfType.enumerated() where evidence.least[type] < 0 {
            for hand in hands { prices.least[self.hands[hand].id] = Int(evidence.least[type]) }
        }
        for d in problem.depots.indices {
            let remembered = evidence.neighbourhoods[needs.count + d].map(Int.init).sorted()
            if !remembered.isEmpty { prices.centres[d] = remembered }
            let goods = scenario.goods.map { ($0.id, dimensionOfGood[$0.id]) }
            for (good, dimension) in goods + [("kg", Optional(scenario.goods.count + 1))] {
                guard let dimension, dimension < Load.scalarCount else { continue }
                let price = evidence.stock[d * Load.scalarCount + dimension]
                if price > 0 {
                    prices.stock.append(
                        Certificate.Stock(centre: d, good: good, price: Int(price)))
                }
            }
        }
        prices.cuts = evidence.cuts.map {
            Certificate.Cut(
                needs: $0.members.map(Int.init), remembers: $0.remembers.map(Int.init),
                price: Int($0.price))
        }
        return prices
    }
}
