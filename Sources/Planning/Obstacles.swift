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

    /// What stands in the way: what is so of everybody; else, of those who may come and can bring
    /// what it takes, why they cannot; else that it is something else for each.
    func obstacles(_ client: Int32) -> [Obstacle] {
        let types = translation.problem.vehicleTypes.indices
        let standing = types.map { self.standing(client, $0) }
        var found = shared(client, standing)
        var timed: [Obstacle] = []
        for type in types where standing[type].isEmpty {
            let hand = translation.hands[translation.handsOfType[type][0]]
            let obstacle = physical(client, type, hand)
            if !timed.contains(obstacle) { timed.append(obstacle) }
        }
        found += merged(timed)
        return found.isEmpty ? [.mixed] : Array(found.prefix(4))
    }

    /// What keeps hands of a type away whatever the time: rules, load and stock.
    private func standing(_ client: Int32, _ type: Int) -> [Obstacle] {
        let problem = translation.problem
        let index = translation.needs[Int(client)]
        let hand = translation.hands[translation.handsOfType[type][0]]
        let data = problem.clients[Int(client)]
        var found = rules.obstacles(hand, household: index.household, need: index.need)
        if any(data.demand .> problem.vehicleTypes[type].capacity) { found.append(.capacity) }
        guard !data.bringsNothing else { return found }
        let depots = depots(data, problem.vehicleTypes[type])
        if depots.isEmpty {
            if !found.contains(.centres) { found.append(.centres) }
        } else if depots.allSatisfy({ any(data.demand .> problem.depots[Int($0)].stock) }) {
            found.append(.stock)
        }
        return found
    }

    /// Centres where goods for it may be loaded by hands of a type.
    private func depots(_ data: Client, _ vehicle: VehicleType) -> [Int32] {
        vehicle.loadDepots.filter { data.allowedDepots & (1 << UInt64($0)) != 0 }
    }

    /// What is so of everybody.
    private func shared(_ client: Int32, _ standing: [[Obstacle]]) -> [Obstacle] {
        let index = translation.needs[Int(client)]
        let need = translation.scenario.households[index.household].needs[index.need]
        var found: [Obstacle] = []
        var (skills, tools) = (Set(need.skills), Set(need.tools))
        // All lists have one of that sort.
        func isShared(_ sort: (Obstacle) -> Bool) -> Bool {
            !standing.isEmpty && standing.allSatisfy { $0.contains(where: sort) }
        }
        for case .pinned(let who) in standing.joined() where !found.contains(.pinned(who: who)) {
            found.append(.pinned(who: who))
        }
        let lacksSkills = isShared {
            guard case .skills(let missing) = $0 else { return false }
            skills.formIntersection(missing)
            return true
        }
        if lacksSkills {
            found.append(
                .skills(skills.isEmpty ? need.skills : need.skills.filter(skills.contains)))
        }
        let lacksTools = isShared {
            guard case .tools(let missing) = $0 else { return false }
            tools.formIntersection(missing)
            return true
        }
        if lacksTools {
            found.append(.tools(tools.isEmpty ? need.tools : need.tools.filter(tools.contains)))
        }
        if isShared({ if case .hands = $0 { true } else { false } }) {
            let largest = translation.hands.map(\.members.count).max() ?? 0
            found.append(.hands(least: need.crew.least, largest: largest))
        }
        let others: [Obstacle] = [.capacity, .stock, .centres, .unwanted, .frost]
        return found + others.filter { sort in isShared { $0 == sort } }
    }

    /// Of several times the earliest.
    private func merged(_ all: [Obstacle]) -> [Obstacle] {
        var result: [Obstacle] = []
        var latest: Obstacle?
        for obstacle in all {
            guard case .tooLate(_, let earliest, _) = obstacle else {
                result.append(obstacle)
                continue
            }
            if case .tooLate(_, let best, _) = latest, best <= earliest { continue }
            latest = obstacle
        }
        return result + [latest].compactMap(\.self)
    }

    /// Way or time, of somebody who may come and can bring what it takes.
    private func physical(_ client: Int32, _ type: Int, _ hand: Hand) -> Obstacle {
        let problem = translation.problem
        let vehicle = problem.vehicleTypes[type]
        let data = problem.clients[Int(client)]
        let matrix = problem.profiles[vehicle.profile]
        var loads: [Int32?] = [nil]
        if !data.bringsNothing {
            loads = depots(data, vehicle).filter {
                all(data.demand .<= problem.depots[Int($0)].stock)
            }
        }
        guard !vehicle.shifts.isEmpty else { return .hours }
        var earliest: Int?
        var shortest: Int?
        var quickest: Int?
        let service = Int(problem.serviceDurations[vehicle.serviceClass][Int(client)])
        for depot in loads {
            guard let way = way(vehicle, depot, data, matrix) else { continue }
            shortest = min(shortest ?? .max, way.metres)
            let whole = way.seconds + Int(data.arrivalDuration) + service + way.back
            quickest = min(quickest ?? .max, whole)
            for shift in vehicle.shifts {
                let begin = Int(shift.start.start) + way.seconds + Int(data.arrivalDuration)
                earliest = min(earliest ?? .max, begin)
            }
        }
        guard let earliest, let shortest, let quickest else { return .unreachable }
        if isTooCold(vehicle, loads, data, matrix) { return .frost }
        if shortest > Int(vehicle.maxDistance) { return .tooFar(metres: shortest) }
        let closes = Int(data.windows.last?.end ?? 0)
        if earliest > closes {
            return .tooLate(who: hand.id, earliest: earliest, closes: closes)
        }
        let longest = vehicle.shifts.map { Int($0.end.end - $0.start.start) }.max() ?? 0
        return quickest > min(longest, Int(vehicle.maxDuration))
            ? .tooLong(seconds: quickest) : .hours
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

    /// Seconds to the client (loading counted) and back, and metres of the whole round, by way of a
    /// depot.
    private func way(
        _ vehicle: VehicleType, _ depot: Int32?, _ client: Client, _ matrix: TravelMatrix
    ) -> (seconds: Int, back: Int, metres: Int)? {
        var seconds = 0
        var (back, metres) = (0, 0)
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
            let home = matrix[client.location, end]
            guard home.exists else { return nil }
            back = Int(home.duration)
            metres += Int(home.distance)
        }
        return (seconds, back, metres)
    }
}
