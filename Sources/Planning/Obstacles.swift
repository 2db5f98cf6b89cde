import Model
import Scenarios

/// Says why no hand can do a need even with an empty day.
struct Obstacles {
    private let translation: Translation
    private let rules: AssignmentRules

    init(_ translation: Translation) {
        self.translation = translation
        rules = AssignmentRules(translation.scenario)
    }

    /// What stands in the way: one obstacle if it is the same for all who come nearest to doing it,
    /// else the different ones.
    func obstacles(_ client: Int32) -> [Obstacle] {
        let index = translation.needs[Int(client)]
        var found: [Obstacle] = []
        var timed: [(hand: Int, obstacle: Obstacle)] = []
        for (type, hands) in translation.handsOfType.enumerated() {
            let hand = translation.hands[hands[0]]
            if let obstacle = rules.obstacle(hand, household: index.household, need: index.need) {
                add(obstacle, to: &found)
            } else {
                timed.append((hands[0], physical(client, type, hand)))
            }
        }
        // Those who may come at all say more than those who may not.
        guard !timed.isEmpty else { return found.isEmpty ? [.mixed] : merged(found) }
        var physicals: [Obstacle] = []
        for entry in timed { add(entry.obstacle, to: &physicals) }
        return merged(physicals)
    }

    private func add(_ obstacle: Obstacle, to list: inout [Obstacle]) {
        if !list.contains(obstacle) { list.append(obstacle) }
    }

    /// Of several obstacles of a kind the one nearest to being none.
    private func merged(_ all: [Obstacle]) -> [Obstacle] {
        var result: [Obstacle] = []
        var latest: Obstacle?
        var hands: (least: Int, largest: Int)?
        for obstacle in all {
            switch obstacle {
            case .tooLate(_, let earliest, _):
                if case .tooLate(_, let best, _) = latest, best <= earliest { continue }
                latest = obstacle
            case .hands(let least, let largest):
                hands = (least, max(largest, hands?.largest ?? 0))
            default: result.append(obstacle)
            }
        }
        if let latest { result.append(latest) }
        if let hands { result.append(.hands(least: hands.least, largest: hands.largest)) }
        return Array(result.prefix(4))
    }

    /// Load, stock, way or time.
    private func physical(_ client: Int32, _ type: Int, _ hand: Hand) -> Obstacle {
        let problem = translation.problem
        let vehicle = problem.vehicleTypes[type]
        let data = problem.clients[Int(client)]
        if any(data.demand .> vehicle.capacity) { return .capacity }
        let matrix = problem.profiles[vehicle.profile]
        var loads: [Int32?] = [nil]
        if !data.bringsNothing {
            let depots = vehicle.loadDepots.filter {
                data.allowedDepots & (1 << UInt64($0)) != 0
            }
            if depots.isEmpty { return .centres }
            let stocked = depots.filter { all(data.demand .<= problem.depots[Int($0)].stock) }
            if stocked.isEmpty { return .stock }
            loads = stocked.map { $0 }
        }
        guard !vehicle.shifts.isEmpty else { return .tooLong(seconds: 0) }
        var earliest: Int?
        var shortest: Int?
        for depot in loads {
            guard let way = way(vehicle, depot, data, matrix) else { continue }
            shortest = min(shortest ?? .max, way.metres)
            for shift in vehicle.shifts {
                let begin = Int(shift.start.start) + way.seconds + Int(data.arrivalDuration)
                earliest = min(earliest ?? .max, begin)
            }
        }
        guard let earliest, let shortest else { return .unreachable }
        if isTooCold(vehicle, loads, data, matrix) { return .frost }
        if shortest > Int(vehicle.maxDistance) { return .tooFar(metres: shortest) }
        let closes = Int(data.windows.last?.end ?? 0)
        if earliest > closes {
            return .tooLate(who: hand.id, earliest: earliest, closes: closes)
        }
        let service = Int(problem.serviceDurations[vehicle.serviceClass][Int(client)])
        return .tooLong(seconds: service)
    }

    /// Whoever travels so is out for too long on the way there, or back.
    private func isTooCold(
        _ vehicle: VehicleType, _ depots: [Int32?], _ client: Client, _ matrix: TravelMatrix
    ) -> Bool {
        guard let cold = translation.problem.cold, vehicle.isOutdoors else { return false }
        let starts = depots.map { depot in
            depot.map { translation.problem.depots[Int($0)].location } ?? vehicle.startLocation
        }
        let there = starts.map { matrix[$0, client.location].duration + client.arrivalDuration }
        let back = vehicle.endLocation.map { matrix[client.location, $0].duration } ?? 0
        return max(there.min() ?? 0, back) > cold.mostOutdoors
    }

    /// Seconds to the client (loading counted) and metres of the whole round, by way of a depot.
    private func way(
        _ vehicle: VehicleType, _ depot: Int32?, _ client: Client, _ matrix: TravelMatrix
    ) -> (seconds: Int, metres: Int)? {
        var seconds = 0
        var metres = 0
        var from = vehicle.startLocation
        if let depot {
            let there = matrix[from, translation.problem.depots[Int(depot)].location]
            guard there.exists else { return nil }
            from = translation.problem.depots[Int(depot)].location
            let loading = translation.problem.depots[Int(depot)].duration(units: client.units)
            seconds += Int(there.duration) + Int(loading)
            metres += Int(there.distance)
        }
        let there = matrix[from, client.location]
        guard there.exists else { return nil }
        seconds += Int(there.duration)
        metres += Int(there.distance)
        if let end = vehicle.endLocation {
            let back = matrix[client.location, end]
            guard back.exists else { return nil }
            metres += Int(back.distance)
        }
        return (seconds, metres)
    }
}
