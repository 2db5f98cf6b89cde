import Model

/// An instance of a public benchmark: the problem, and the words in which its format speaks of it.
public struct BenchmarkInstance: Sendable {
    /// A format, told by content.
    public enum Format: String, Sendable {
        case vrplib, solomon, cordeau, vroom
        /// Home health care: Mankowska, Meisel and Bierwirth (2014).
        case homeCare
        /// Synchronised visits: Bredström and Rönnqvist (2008).
        case synchronisedVisits
    }
    /// As the file says, else the file's name.
    public var name: String
    /// What was read.
    public var format: Format
    /// How lengths became integers.
    public var convention: Convention
    /// What is made small.
    public var objective: RoutingObjective
    /// What is solved.
    ///
    /// Location numbers start at 0 and depots come first.
    public var problem: Problem
    /// Number of depots.
    public var depots: Int
    /// The file's vehicles, numbered from 0, of each vehicle type.
    public var vehicleNumbers: [[Int]]
    /// Cost for each unit of the instance's objective.
    public var costScale: Double
    /// What a vehicle costs beyond the instance's objective, to be few.
    public var vehiclePenalty: Cost
    /// What VROOM's format says beyond the problem.
    var vroom: VROOMSource?
    /// What an instance of synchronised visits calls its clients and vehicles.
    var linked: LinkedSource?

    /// A solution's value in the instance's units, vehicles beyond their stated costs not counted.
    ///
    /// Under the exact convention it is reckoned from the routes in double precision.
    public func value(of solution: Solution) -> Double {
        if let vroom { return vroomCost(of: solution, vroom) }
        guard convention == .exact, let plane = problem.profiles[0].plane else {
            return value(
                of: solution.cost, vehicles: solution.routes.count,
                requiredMissing: solution.unassigned.count {
                    problem.clients[Int($0)].isRequired
                })
        }
        var sum = 0.0
        for route in solution.routes {
            let type = problem.vehicleTypes[route.vehicleType]
            let stops = [type.startLocation] + locations(of: route) + [type.endLocation ?? -1]
            for (a, b) in zip(stops, stops.dropFirst()) where b >= 0 {
                sum += plane.length(a, b) * Double(type.unitDistanceCost)
            }
            sum += Double(type.fixedCost - vehiclePenalty) / convention.scale
        }
        for client in solution.unassigned where !problem.clients[Int(client)].isRequired {
            sum += Double(problem.clients[Int(client)].prize) / convention.scale
        }
        return sum * convention.scale / costScale
    }

    /// A cost as the solver reckons it in the instance's units.
    ///
    /// VROOM's cost does not count what is left out.
    public func value(of cost: Cost, vehicles: Int, requiredMissing: Int = 0) -> Double {
        if let unit = vroom?.prizeUnit, unit > 0 { return Double(cost % unit) / costScale }
        let plain = cost - vehicles * vehiclePenalty - requiredMissing * problem.mustPrize
        return Double(plain) / costScale
    }

    /// What a route visits: location numbers, or the identifiers of VROOM's jobs, or
    /// the numbers of visits that are linked, counted from 1.
    public func stops(of route: Route) -> [Int] {
        if linked != nil { return clients(of: route).map { Int($0) + 1 } }
        guard let vroom else { return locations(of: route).map(Int.init) }
        return route.shifts.flatMap(\.visits).compactMap { visit in
            if case .client(let client) = visit.kind { vroom.jobIdentifier(client) } else { nil }
        }
    }

    private func clients(of route: Route) -> [Int32] {
        route.shifts.flatMap(\.visits).compactMap { visit in
            if case .client(let client) = visit.kind { client } else { nil }
        }
    }

    /// The location numbers that a route visits; a depot between clients is a reload.
    public func locations(of route: Route) -> [Int32] {
        var stops: [Int32] = []
        for visit in route.shifts.flatMap(\.visits) {
            switch visit.kind {
            case .client(let client): stops.append(problem.clients[Int(client)].location)
            case .load(let depot):
                // The first load of a day is no stop.
                if !stops.isEmpty { stops.append(problem.depots[Int(depot)].location) }
            case .rest: break
            }
        }
        return stops
    }
}
