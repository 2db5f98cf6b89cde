import Model
import Scenarios
import Solving
import TravelTimes

/// A day planned anew, and what has become of each sheet.
public struct ReplannedPlan: Sendable {
    /// The new plan, with the changed scenario.
    public var plan: Plan
    /// What was changed, and for whom.
    public var difference: PlanDifference
}

/// From when on a day is planned anew, and who goes no further.
public struct Standstill: Sendable {
    /// Seconds from midnight.
    public var at: Int
    /// How far each round has come.
    public var rounds: [RoundProgress]
    /// Hands under way that go no further.
    public var absent: Set<String>

    /// A moment of a day.
    public init(at: Int, rounds: [RoundProgress], absent: Set<String>) {
        (self.at, self.rounds, self.absent) = (at, rounds, absent)
    }
}

/// Plans a day anew with as few changed sheets as is worth it.
///
/// - Parameters:
///   - old: the plan that is on paper.
///   - scenario: as it is now.
///   - since: what is done or under way; nil: nothing is.
///   - travel: of that scenario; nil: made from it.
///   - price: of each changed sheet.
/// - Throws: ``ChangeFaults`` where what is done cannot be kept.
public func replanDay(
    _ old: Plan, scenario: Scenario, since: Standstill? = nil, travel: TravelTimes? = nil,
    price: Scenarios.Cost, budget: Budget, seed: UInt64, threads: Int, version: String,
    monitor: any SolverMonitor
) throws -> ReplannedPlan {
    let translation = Translation(scenario, travel: travel)
    let copies = Copies(old, translation)
    let past = since.map {
        Past(at: $0.at, rounds: $0.rounds, absent: $0.absent, translation, copies)
    }
    let day = ReplannedDay(translation, old: old, past: past ?? Past(), copies)
    if !day.broken.isEmpty {
        throw ChangeFaults(
            faults: day.broken.map { .pastDoesNotHold(who: translation.hands[$0].id) })
    }
    // Dearer than all that could be gained makes no difference, but could leave 64 bits.
    let most = Model.Cost.max / 8 / (translation.hands.count + 1)
    var search = SheetSearch(
        day, price: min(price, most), budget: budget, seed: seed, threads: threads,
        monitor: monitor)
    search.run()
    let made = Provenance(
        state: .bestFound, scenarioHash: scenario.contentHash, seed: seed,
        iterations: search.iterations, version: version)
    var plan = day.plan(search.routes, made: made)
    if let travel { plan = travel.keeping(plan) }
    return ReplannedPlan(
        plan: plan, difference: PlanDifference(from: old, to: plan, absent: since?.absent ?? []))
}

extension ReplannedDay {
    /// Rounds in people's words, with reasons for what is left out; sheets that are not changed are
    /// as they were, to the second.
    func plan(_ routes: [Route?], made: Provenance) -> Plan {
        var cost = CostBreakdown()
        var rounds: [Round] = []
        var solution = Solution(routes: [], unassigned: [], cost: 0)
        var hands: [Int] = []
        // Whose walks are decided loads when it suits the others, from then on.
        var now = routes
        for (hand, route) in routes.enumerated() {
            guard let route else { continue }
            let others = now.indices.compactMap { $0 == hand ? nil : now[$0] }
            let walked = walked(route, hand: hand, others: others)
            now[hand] = walked.route
            translation.add(walked, to: &cost)
            let paper = isChanged(hand, route) ? nil : papers[hand]
            rounds.append(paper ?? translation.round(walked, hand: hand))
            solution.routes.append(route)
            hands.append(hand)
        }
        let served = Set(solution.routes.flatMap(\.clients))
        solution.unassigned = (0..<Int32(problem.clients.count)).filter { !served.contains($0) }
        for client in solution.unassigned {
            if problem.clients[Int(client)].isRequired {
                cost.mustLeftOut += 1
            } else {
                cost.leftOut += problem.clients[Int(client)].prize
            }
        }
        let reasons = Reasons(translation, solution, hands: hands).all()
        let left = zip(translation.leftOut(solution), reasons).map { client, reason in
            LeftOut(need: translation.needID(client), reason: reason)
        }
        return Plan(
            scenario: translation.scenario, made: made, rounds: rounds, leftOut: left, cost: cost)
    }

    /// A route with its walks: those on paper where its sheet stays or its hand is under way.
    private func walked(_ route: Route, hand: Int, others: [Route]) -> WalkedRoute {
        guard let parked = ParkAndWalk(translation) else { return WalkedRoute(route: route) }
        if let paper = papers[hand], !isChanged(hand, route) {
            return parked.asStated(
                translation.route(of: paper) ?? route, onFoot: translation.onFoot(paper))
        }
        if !isUsable[hand] || keepsWalks.contains(hand) && route == start[hand] {
            return parked.asStated(route, onFoot: onFoot[hand] ?? [])
        }
        // Who is on the way by car goes on so.
        if past.done[hand] ?? 0 > 0 { return WalkedRoute(route: route) }
        return parked.walked(route, others: others)
    }
}
