import Model
import Scenarios
import Solving

extension Reasons {
    /// Hands that are asked what they would give up.
    private static let mostAsked = 5
    /// Visits of others that are tried to do without.
    private static let mostGivenUp = 40

    /// The nearest hand that could do it with an empty day, and what would have to be given up.
    ///
    /// One visit of its own if that is enough; else the whole day, which is then called full; else,
    /// where others take the goods or the ramp, visits of theirs.
    func crowdedOut(_ client: Int32, _ types: [Int]) -> Reason {
        let near = types.flatMap { type in
            translation.handsOfType[type].map { (type: type, hand: $0, way: way($0, type, client)) }
        }.sorted { ($0.way, $0.hand) < ($1.way, $1.hand) }
        func reason(_ hand: Int, _ others: [Int32]) -> Reason {
            .crowdedOut(
                who: translation.hands[hand].id, instead: others.map(translation.needID))
        }
        for one in near.prefix(Self.mostAsked) {
            if let other = probe(one.hand, one.type, [client]).displaced(by: client) {
                return reason(one.hand, [other])
            }
        }
        for one in near where route(of: one.hand) != nil {
            if fits(client, one.type, nil, others(than: one.hand)) { return reason(one.hand, []) }
        }
        for one in near.prefix(Self.mostAsked) {
            if let others = givenUp(for: client, one.hand, one.type) {
                return reason(one.hand, others)
            }
        }
        return reason(near[0].hand, [])
    }

    private func fits(_ client: Int32, _ type: Int, _ own: Route?, _ others: [Route]) -> Bool {
        RouteProbe(held, type: type, route: own, others: others, candidates: [client])
            .extraCost(of: client) != nil
    }

    /// Visits of others without which the hand could take it in: one, else as few as are found.
    ///
    /// Its own round stays, or is given up as well.
    private func givenUp(for client: Int32, _ hand: Int, _ type: Int) -> [Int32]? {
        let others = others(than: hand)
        // Only loads meet those of other rounds.
        let loading = others.flatMap(\.clients).filter { !held.clients[Int($0)].bringsNothing }
            .sorted { (held.prize(Int($0)), $0) < (held.prize(Int($1)), $1) }
            .prefix(Self.mostGivenUp)
        let own = route(of: hand)
        for other in loading {
            if let left = without([other], others), fits(client, type, own, left) {
                return [other]
            }
        }
        for own in [own, nil] {
            guard var gone = enough(loading, client, type, own, others) else { continue }
            for other in gone {
                let fewer = gone.filter { $0 != other }
                if let left = without(fewer, others), fits(client, type, own, left) {
                    gone = fewer
                }
            }
            return gone + (own == nil ? route(of: hand)?.clients ?? [] : [])
        }
        return nil
    }

    /// The first of them, so many that the rest leaves room.
    private func enough(
        _ loading: ArraySlice<Int32>, _ client: Int32, _ type: Int, _ own: Route?,
        _ others: [Route]
    ) -> [Int32]? {
        var gone: [Int32] = []
        for other in loading {
            gone.append(other)
            if let left = without(gone, others), fits(client, type, own, left) { return gone }
        }
        return nil
    }

    /// The routes without these clients; nil where one cannot be driven so.
    private func without(_ clients: [Int32], _ routes: [Route]) -> [Route]? {
        var left: [Route] = []
        for (r, route) in routes.enumerated() {
            if !route.clients.contains(where: clients.contains) {
                left.append(route)
                continue
            }
            if route.clients.allSatisfy(clients.contains) { continue }
            let stops = route.orderedStops(of: held).map { shift in
                shift.filter { stop in !clients.contains { stop == .client($0) } }
            }
            let rest = left + routes[(r + 1)...]
            guard
                let shorter = timedRoute(
                    held, type: route.vehicleType, shifts: stops, others: rest)
            else { return nil }
            left.append(shorter)
        }
        return left
    }
}
