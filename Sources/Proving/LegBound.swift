import Model

/// A bound from legs alone, for problems of any size: in a second for thousands of clients.
///
/// A client that is visited is come to over one leg and left over another. Each client gets the
/// cheapest leg to it, then the cheapest that is left over from it (the row and column reduction that
/// assignment algorithms begin with: Burkard, Dell'Amico and Martello, Assignment Problems, section
/// 4.2), its service, and its share of the load that its goods come with. What that comes to is paid
/// or the client is left out. Times, waiting, ramps and what routes cost as a whole are left out,
/// so it is far weaker than column generation, which needs memory for all arcs.
struct LegBound {
    private let problem: Problem
    /// What a client adds at least to any route that visits it, prizes not looked at.
    private(set) var clients: [Cost]

    /// Vehicle types for which legs cost the same.
    private struct Fare: Hashable {
        var profile: Int
        var second: Cost
        var metre: Cost
        var serviceClass: Int
    }

    /// - Complexity: O(clients²) for each sort of legs.
    init(_ problem: Problem) {
        self.problem = problem
        clients = Array(repeating: .max, count: problem.clients.count)
        var types: [Fare: [Int]] = [:]
        for (index, type) in problem.vehicleTypes.enumerated() where type.count > 0 {
            let fare = Fare(
                profile: type.profile, second: type.unitDurationCost,
                metre: type.unitDistanceCost, serviceClass: type.serviceClass)
            types[fare, default: []].append(index)
        }
        for (fare, types) in types {
            let least = least(fare, types)
            for i in clients.indices { clients[i] = min(clients[i], least[i]) }
        }
    }

    /// No solution that leaves out no more than so many required clients costs less, these not
    /// counted.
    func value(missing: Int) -> Cost {
        var sum: Cost = 0
        var required: [Cost] = []
        for (i, client) in problem.clients.enumerated() {
            if client.isRequired {
                // Whom nobody may visit is left out by everybody.
                required.append(clients[i] == .max ? 0 : clients[i])
            } else {
                sum += min(client.prize, clients[i])
            }
        }
        required.sort()
        return sum + required.dropLast(missing).reduce(0, +)
    }

    private func least(_ fare: Fare, _ types: [Int]) -> [Cost] {
        let vehicleTypes = types.map { problem.vehicleTypes[$0] }
        let matrix = problem.profiles[fare.profile]
        let n = problem.clients.count
        let depots = Set(
            vehicleTypes.flatMap { $0.loadDepots + ($0.startDepot.map { [$0] } ?? []) }
        )
        .sorted().map { problem.depots[Int($0)] }
        let sources =
            Set(vehicleTypes.map(\.startLocation) + depots.map(\.location)).sorted()
        let sinks = Set(vehicleTypes.compactMap(\.endLocation) + depots.map(\.location)).sorted()
        let endsAnywhere = vehicleTypes.contains { $0.endLocation == nil }
        let far = Cost.max / 4
        func cost(_ leg: Leg, extra: Int32) -> Cost {
            leg.exists
                ? (Cost(leg.duration) + Cost(extra)) * fare.second
                    + Cost(leg.distance) * fare.metre : far
        }
        /// From one client to another, with what is done before leaving and on arriving.
        func step(_ i: Int, _ j: Int) -> Cost {
            let (a, b) = (problem.clients[i], problem.clients[j])
            let extra =
                (a.site == b.site ? 0 : b.arrivalDuration)
                + (a.group == b.group ? 0 : problem.clearance)
            return cost(matrix[a.location, b.location], extra: extra)
        }
        func way(_ source: Int32, _ j: Int) -> Cost {
            let client = problem.clients[j]
            return cost(matrix[source, client.location], extra: client.arrivalDuration)
        }
        var arriving = (0..<n).map { j in sources.reduce(far) { min($0, way($1, j)) } }
        for i in 0..<n {
            for j in 0..<n where i != j { arriving[j] = min(arriving[j], step(i, j)) }
        }
        let leaving = (0..<n).map { i -> Cost in
            let home = problem.clients[i].location
            var least: Cost = endsAnywhere ? 0 : far
            for sink in sinks { least = min(least, cost(matrix[home, sink], extra: 0)) }
            for j in 0..<n where j != i && arriving[j] < far {
                least = min(least, step(i, j) - arriving[j])
            }
            return max(0, least)
        }
        let share = sharesOfLoads(vehicleTypes, depots, second: fare.second)
        return (0..<n).map { i in
            let allowed = types.filter { problem.assignments.allows(type: $0, client: i) }
            guard !allowed.isEmpty, arriving[i] < far, leaving[i] < far else { return .max }
            let extra = allowed.reduce(Cost.max) { min($0, problem.assignments[$1, i]) }
            let service = Cost(problem.serviceDurations[fare.serviceClass][i]) * fare.second
            return arriving[i] + leaving[i] + service + max(0, extra) + share(i)
        }
    }

    /// What a client pays of the durations of loads: its own units, and of each load as much as it
    /// takes of the largest vehicle, in the dimension in which that is most for all together.
    private func sharesOfLoads(
        _ types: [VehicleType], _ depots: [Depot], second: Cost
    ) -> (Int) -> Cost {
        let loading = Cost(depots.map(\.loadingDuration).min() ?? 0) * second
        let perUnit = Cost(depots.map(\.loadingMillisecondsPerUnit).min() ?? 0) * second
        let capacity = types.reduce(Load(repeating: 0)) { pointwiseMax($0, $1.capacity) }
        let all = problem.clients.reduce(SIMD8<Double>(repeating: 0)) {
            $0 + SIMD8<Double>($1.demand)
        }
        let dimension = (0..<Load.scalarCount).filter { capacity[$0] > 0 }
            .max { all[$0] / Double(capacity[$0]) < all[$1] / Double(capacity[$1]) }
        let clients = problem.clients
        return { i in
            let units = Cost(clients[i].units) * perUnit / 1_000
            guard let dimension else { return units }
            return units
                + Cost(clients[i].demand[dimension]) * loading / Cost(capacity[dimension])
        }
    }
}
