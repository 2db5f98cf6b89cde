import Model
import Solving

/// What one more round is worth at given prices of clients: their prices less what the round costs, by
/// a search for the best one.
///
/// No bound: a longer search may find a better round. Dependencies between visits are left out.
struct RouteWorth {
    let problem: Problem
    /// What each client is worth.
    let prices: [Model.Cost]
    /// Clients that a round is chosen from.
    static let mostChosen = 100
    /// Steps of a search.
    static let steps = 1_500

    /// - Parameter later: by how much the last shift ends later.
    func worth(ofType type: Int, later: Int32 = 0, from hand: Route? = nil) -> Model.Cost {
        let clients = chosen(type, hand)
        guard !clients.isEmpty else { return 0 }
        var small = problem
        small.dependencies = []
        small.clients = clients.map { client in
            var one = problem.clients[Int(client)]
            one.isRequired = false
            one.prize = prices[Int(client)]
            return one
        }
        small.serviceDurations = problem.serviceDurations.map { row in
            clients.map { row[Int($0)] }
        }
        var vehicle = problem.vehicleTypes[type]
        vehicle.count = 1
        if later > 0, let last = vehicle.shifts.indices.last {
            vehicle.shifts[last].end.end += later
            if vehicle.maxDuration < unlimited { vehicle.maxDuration += later }
            for depot in vehicle.loadDepots { small.depots[Int(depot)].hours.end += later }
        }
        small.vehicleTypes = [vehicle]
        var table = AssignmentTable(vehicleTypes: 1, clients: clients.count)
        for (k, client) in clients.enumerated() {
            table[0, k] = problem.assignments[type, Int(client)]
        }
        small.assignments = table
        let all = small.clients.reduce(0) { $0 + $1.prize }
        let found = solve(
            small, budget: .iterations(Self.steps), seed: 1, threads: 1, monitor: Silence(),
            mostLabels: 20_000)
        return max(0, all - found.solution.cost)
    }

    /// Clients that may be worth a visit: the dearest ones for the way from where the hand starts, and
    /// those of its own round.
    private func chosen(_ type: Int, _ hand: Route?) -> [Int32] {
        let vehicle = problem.vehicleTypes[type]
        let matrix = problem.profiles[vehicle.profile]
        let own = Set(hand?.clients ?? [])
        let ranked = problem.clients.indices.compactMap { i -> (Model.Cost, Int32)? in
            guard prices[i] > 0, problem.assignments.allows(type: type, client: i) else {
                return nil
            }
            let way = matrix[vehicle.startLocation, problem.clients[i].location]
            guard way.exists else { return nil }
            let cost = Int(way.duration) * vehicle.unitDurationCost / 3
            return (own.contains(Int32(i)) ? .max : prices[i] - cost, Int32(i))
        }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }
        return ranked.prefix(Self.mostChosen).map(\.1).sorted()
    }

    /// Nobody looks on.
    private struct Silence: SolverMonitor {
        var elapsed: Double { 0 }
        var wantsStop: Bool { false }
        func report(_ progress: Progress) {}
    }
}
