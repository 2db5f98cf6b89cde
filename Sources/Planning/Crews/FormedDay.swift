import Model
import Scenarios
import Solving
import TravelTimes

/// Plans a day whose crews are the planner's: forms them, then plans the day as any other.
///
/// - Parameter mostDivisions: days with more divisions into crews are searched, not enumerated.
package func planDayOfFormedCrews(
    _ scenario: Scenario, travel: TravelTimes? = nil, hash: String, budget: Budget, seed: UInt64,
    threads: Int, version: String, mostDivisions: Int = CrewFormation.mostDivisions,
    monitor: any SolverMonitor
) -> PlannedDay {
    let travel = travel ?? TravelTimes(scenario)
    var formation = CrewFormation(
        CrewDay(scenario, travel: travel), budget: budget, seed: seed, threads: max(1, threads),
        monitor: monitor)
    formation.mostDivisions = mostDivisions
    let found = formation.run()
    let formed = formation.day.people.formed(found.partition.crews)
    let translation = Translation(formed, travel: travel)
    let solution = translation.solution(found.partition)
    // Divisions are proven with rides alone.
    let isProven = found.isProven && !scenario.walksFromCars
    let made = Provenance(
        state: isProven ? .provenOptimal : .bestFound, scenarioHash: hash, seed: seed,
        iterations: found.iterations, version: version)
    var plan = translation.plan(solution, made: made)
    if isProven { plan.made.bound = plan.cost.total }
    let reasons = Reasons(translation, solution).all()
    let wider = FormedReasons(
        day: formation.day, partition: found.partition, formed: formed, travel: travel)
    plan.leftOut = zip(translation.leftOut(solution), reasons).map { client, reason in
        LeftOut(need: translation.needID(client), reason: wider.reason(client, reason))
    }
    return PlannedDay(plan: travel.keeping(plan), solution: solution, certificate: nil)
}

extension Translation {
    /// What the parties of a partition do, in this problem's vehicle types; clients are the same.
    func solution(_ partition: CrewPartition) -> Solution {
        var handOf: [[Int]: Int] = [:]
        for (h, hand) in hands.enumerated() { handOf[hand.members.sorted()] = h }
        var typeOf = [Int](repeating: 0, count: hands.count)
        for (type, hands) in handsOfType.enumerated() {
            for hand in hands { typeOf[hand] = type }
        }
        var routes: [(type: Int, hand: Int, route: Route)] = []
        for party in partition.parties {
            guard var route = party.route, let hand = handOf[party.hand.members.sorted()] else {
                continue
            }
            route.vehicleType = typeOf[hand]
            routes.append((typeOf[hand], hand, route))
        }
        routes.sort { ($0.type, $0.hand) < ($1.type, $1.hand) }
        let cost =
            routes.reduce(0) { $0 + $1.route.cost }
            + partition.left.reduce(0) { $0 + problem.prize(Int($1)) }
        return Solution(routes: routes.map(\.route), unassigned: partition.left, cost: cost)
    }
}
