import Model
import Scenarios
import Solving

/// Fixes that add something to the day: goods, or one more hand.
extension Fixes {
    /// The fewest pieces more of one good at one centre.
    func stock(_ client: Int32) -> [PricedFix] {
        let data = held.clients[Int(client)]
        guard !data.bringsNothing else { return [] }
        let index = probe.translation.needs[Int(client)]
        let scenario = probe.plan.scenario
        let brings = scenario.households[index.household].needs[index.need].brings
        var found: [PricedFix] = []
        for depot in held.depots.indices {
            let centre = scenario.centres[depot]
            let near = probe.nearest(to: client).prefix(PlanProbe.mostAsked).filter { hand in
                held.vehicleTypes[probe.type(of: hand)].loadDepots.contains(Int32(depot))
                    && probe.extraCost(of: client, for: hand, in: held) == nil
            }
            for (good, most) in brings.pieces.sorted(by: { $0.key < $1.key })
            where centre.stock.pieces[good] != nil && most > 0 {
                for hand in near {
                    func extra(_ pieces: Int) -> Model.Cost? {
                        var more = Quantities()
                        more.pieces[good] = pieces
                        var fuller = held
                        fuller.depots[depot].stock &+= probe.translation.goods.stock(more)
                        return probe.extraCost(of: client, for: hand, in: fuller)
                    }
                    guard extra(most) != nil,
                        let (pieces, cost) = (1...most).lazy.compactMap({ pieces in
                            extra(pieces).map { (pieces, $0) }
                        }).first
                    else { continue }
                    found.append(
                        PricedFix(
                            fix: .stock(centre: centre.id, good: good, pieces: pieces), extra: cost)
                    )
                }
            }
        }
        return found
    }

    /// Another hand like one that could do it with an empty day, or could but for one thing.
    ///
    /// The newcomer starts where the other does; nobody knows it, nobody is against it, and it has
    /// done nothing yet.
    func oneMore(_ client: Int32, _ index: (household: Int, need: Int)) -> [PricedFix] {
        // What is pinned is pinned to somebody who is there already.
        if rules.isPinned(household: index.household, need: index.need) { return [] }
        let all = probe.routes.compactMap { $0 }
        let scenario = probe.plan.scenario
        return probe.translation.handsOfType.enumerated().compactMap { type, hands in
            let hand = probe.translation.hands[hands[0]]
            let obstacles = rules.obstacles(
                hand, household: index.household, need: index.need
            ).filter { $0 != .unwanted }
            guard obstacles.count <= 1 else { return nil }
            var missing = obstacles.first
            var changed = ignoring(
                missing ?? .unwanted, type, client,
                wishes: rules.wishes(hand, household: index.household, isNew: true))
            changed.vehicleTypes[type].durationExcess = convexCost(
                scenario.rules.fairnessSeconds, hand.members.map { _ in 0 })
            if missing == nil,
                any(held.clients[Int(client)].demand .> held.vehicleTypes[type].capacity)
            {
                changed.vehicleTypes[type].capacity = held.clients[Int(client)].demand
                missing = .capacity
            }
            let extra = RouteProbe(
                changed, type: type, route: nil, others: all, candidates: [client]
            ).extraCost(of: client)
            return extra.map { extra in
                PricedFix(
                    fix: missing.map { .oneMoreWith(like: hand.id, $0) } ?? .oneMore(like: hand.id),
                    extra: extra)
            }
        }
    }
}
