import Model
import Scenarios
import Solving

/// Finds out on the final plan why each need is left out: nothing is guessed from the search.
///
/// - *Impossible*: no hand can do it even with an empty day, everything in stock and the ramps to
///   itself, by whatever way.
/// - *Not worth it*: a hand can take it in besides its round, for more than it is valued.
/// - *Crowded out*: hands could do it with an empty day, but none can take it in besides its round.
struct Reasons {
    let translation: Translation
    let solution: Solution
    private let routeOfHand: [Int?]
    /// In which all that is planned and that others wait for keeps its times.
    let held: Problem

    /// - Parameter hands: whose the solution's routes are; else those of a type go to its hands in
    ///   order.
    init(_ translation: Translation, _ solution: Solution, hands: [Int]? = nil) {
        self.translation = translation
        self.solution = solution
        held = translation.problem.holding(solution)
        var next = [Int](repeating: 0, count: translation.problem.vehicleTypes.count)
        var routes = [Int?](repeating: nil, count: translation.hands.count)
        for (r, route) in solution.routes.enumerated() {
            let hand =
                hands?[r] ?? translation.handsOfType[route.vehicleType][next[route.vehicleType]]
            next[route.vehicleType] += 1
            routes[hand] = r
        }
        routeOfHand = routes
    }

    /// The reasons of all clients that are left out, in the solution's order.
    func all() -> [Reason] {
        let problem = translation.problem
        let left = translation.leftOut(solution)
        guard !left.isEmpty else { return [] }
        var cheapest: [(hand: Int, cost: Int)?] = Array(repeating: nil, count: left.count)
        var alone = [[Int]](repeating: [], count: left.count)
        for (type, hands) in translation.handsOfType.enumerated() {
            // Alike hands without a round give the same answers.
            var seenIdle = false
            for hand in hands {
                if routeOfHand[hand] == nil {
                    if seenIdle { continue }
                    seenIdle = true
                }
                let probe = probe(hand, type, left)
                for (k, client) in left.enumerated()
                where held.assignments.allows(type: type, client: Int(client)) {
                    if let cost = probe.extraCost(of: client),
                        cheapest[k].map({ cost < $0.cost }) ?? true
                    {
                        cheapest[k] = (hand, cost)
                    }
                }
            }
            // With an empty day, all stock and free ramps.
            let empty = RouteProbe(problem, type: type, route: nil, others: [], candidates: left)
            for (k, client) in left.enumerated() where empty.fitsAlone(client) {
                alone[k].append(type)
            }
        }
        let byWay = ByWay(translation)
        return left.enumerated().map { k, client in
            if alone[k].isEmpty { alone[k] = byWay.types(reaching: client) }
            if let found = cheapest[k], alone[k].isEmpty {
                // Only in company of the other visits of that round.
                alone[k] = [translation.handsOfType.firstIndex { $0.contains(found.hand) } ?? 0]
            }
            if !alone[k].isEmpty, let first = waits(client, for: left) {
                return .waitsFor(need: translation.needID(first))
            }
            if alone[k].isEmpty {
                return .impossible(Obstacles(translation).obstacles(client))
            }
            let index = translation.needs[Int(client)]
            let people = translation.scenario.households[index.household].needs[index.need].people
            if people > 1 { return .notTogether(people: people) }
            if let found = cheapest[k] {
                return .notWorthIt(
                    who: translation.hands[found.hand].id, extra: found.cost,
                    value: problem.clients[Int(client)].prize)
            }
            return crowdedOut(client, alone[k])
        }
    }

    /// What is left out and has to come before.
    private func waits(_ client: Int32, for left: [Int32]) -> Int32? {
        translation.problem.dependencies.first {
            $0.second == client && $0.presence != .any && left.contains($0.first)
        }?.first
    }

    func probe(_ hand: Int, _ type: Int, _ candidates: [Int32]) -> RouteProbe {
        RouteProbe(
            held, type: type, route: route(of: hand), others: others(than: hand),
            candidates: candidates)
    }

    /// The hand's own route; nil where it stays idle.
    func route(of hand: Int) -> Route? { routeOfHand[hand].map { solution.routes[$0] } }

    /// All routes but the hand's own.
    func others(than hand: Int) -> [Route] {
        let own = routeOfHand[hand]
        return solution.routes.indices.filter { $0 != own }.map { solution.routes[$0] }
    }

    /// Seconds from the client to the nearest place of the hand's round.
    func way(_ hand: Int, _ type: Int, _ client: Int32) -> Int32 {
        let problem = translation.problem
        let vehicle = problem.vehicleTypes[type]
        let matrix = problem.profiles[vehicle.profile]
        let to = problem.clients[Int(client)].location
        var least = matrix[vehicle.startLocation, to].duration
        if let route = routeOfHand[hand] {
            for visit in solution.routes[route].shifts.flatMap(\.visits) {
                if case .client(let other) = visit.kind {
                    least = min(
                        least, matrix[problem.clients[Int(other)].location, to].duration)
                }
            }
        }
        return least
    }
}
