import Model

/// What all formats say of an instance, in its own units; becomes a ``BenchmarkInstance``.
struct InstanceParts {
    /// One vehicle of the file.
    struct Vehicle {
        var depot = 0
        var capacity: Double?
        var fixedCost = 0.0
        var unitDistanceCost = 1.0
        var maxDuration: Double?
        var maxDistance: Double?
        /// Where it may load again; empty: nowhere.
        var reloadDepots: [Int] = []
        var maxReloads: Double?
        /// Location numbers; nil is all.
        var allowed: [Int]?
    }
    var name = ""
    var format = BenchmarkInstance.Format.vrplib
    /// Depots come first.
    var depots = 1
    var x: [Double] = []
    var y: [Double] = []
    /// Row by row; nil where coordinates give the distances.
    var matrix: [Double]?
    var demand: [Double] = []
    var service: [Double]?
    var windows: [(Double, Double)]?
    var release: [Double]?
    /// Prizes; 0 for who is required.
    var prize: [Double]?
    var vehicles: [Vehicle] = []
    /// As many vehicles as there are clients.
    var fleetIsOpen = false

    private var size: Int { demand.count }

    /// The instance with its problem.
    ///
    /// - Throws: everything that does not fit the solver's numbers.
    func instance(
        file: String, convention: Convention, objective: RoutingObjective, _ faults: inout Faults
    ) throws(InstanceError) -> BenchmarkInstance {
        checkRanges(convention, &faults)
        try faults.check(file)
        var problem = Problem()
        problem.profiles = [profile(convention)]
        problem.depots = (0..<depots).map { d in
            Depot(location: Int32(d), hours: window(d, convention))
        }
        for location in depots..<size { problem.clients.append(client(location, convention)) }
        let durations = (depots..<size).map { Int32(convention.atLeast(service?[$0] ?? 0)) }
        problem.serviceDurations = [durations]
        let unit = costUnit()
        if unit > 1 {
            for k in problem.clients.indices { problem.clients[k].prize *= Int(unit) }
        }
        let fleet = addFleet(to: &problem, convention, unit)
        let penalty = objective == .vehicles ? longestPlan(problem) + 1 : 0
        for k in problem.vehicleTypes.indices { problem.vehicleTypes[k].fixedCost += penalty }
        problem.mustPrize = mustPrize(problem)
        return BenchmarkInstance(
            name: name, format: format, convention: convention, objective: objective,
            problem: problem, depots: depots, vehicleNumbers: fleet,
            costScale: convention.scale * unit, vehiclePenalty: penalty)
    }

    /// Times, loads and lengths that the solver's 32 bits cannot hold.
    private func checkRanges(_ convention: Convention, _ faults: inout Faults) {
        let most = Double(1 << 27)
        for (location, window) in (windows ?? []).enumerated() {
            if window.0 > window.1 {
                faults.add(0, "location \(location): the window ends before it begins")
            }
            if window.0 * convention.scale >= most {
                faults.add(0, "location \(location): the window begins at \(window.0), too late")
            }
            if window.1 < 0 {
                faults.add(0, "location \(location): the window ends at \(window.1), before 0")
            }
        }
        for (location, demand) in demand.enumerated() where demand != demand.rounded() {
            faults.add(0, "location \(location): the demand \(demand) should be a whole number")
        }
        let largest = Double(unlimited)
        for (location, demand) in demand.enumerated() where demand > largest {
            faults.add(0, "location \(location): the demand \(demand) is too large")
        }
        for (location, demand) in demand.enumerated() where demand < 0 {
            faults.add(0, "location \(location): the demand \(demand) should be 0 or more")
        }
        for (location, time) in (service ?? []).enumerated()
        where time < 0 || time * convention.scale >= most {
            faults.add(0, "location \(location): service of \(time) is out of range")
        }
        for (location, time) in (release ?? []).enumerated()
        where time < 0 || time * convention.scale >= most {
            faults.add(0, "location \(location): the release time \(time) is out of range")
        }
        for (location, prize) in (prize ?? []).enumerated() where prize * convention.scale > 1e12 {
            faults.add(0, "location \(location): the prize \(prize) is too large")
        }
        for (k, vehicle) in vehicles.enumerated() {
            let limits = [vehicle.fixedCost, vehicle.unitDistanceCost]
            if limits.contains(where: { $0 * convention.scale > 1e9 }) {
                faults.add(0, "vehicle \(k + 1): a cost is too large")
            }
        }
        if let x = x.map(\.magnitude).max(), x * convention.scale > 1e8 {
            faults.add(0, "coordinates are too large: \(x)")
        }
        if let y = y.map(\.magnitude).max(), y * convention.scale > 1e8 {
            faults.add(0, "coordinates are too large: \(y)")
        }
    }

    private func profile(_ convention: Convention) -> TravelMatrix {
        guard let matrix else {
            return TravelMatrix(
                plane: Plane(
                    x: x, y: y, scale: convention.scale,
                    distanceRounding: convention.distanceRounding,
                    durationRounding: convention.durationRounding))
        }
        let legs = matrix.map { length in
            Leg(
                duration: Int32(min(convention.atLeast(length), Double(Leg.unreachable))),
                distance: Int32(min(convention.scaled(length), Double(Leg.unreachable))))
        }
        return TravelMatrix(size: size, legs: legs)
    }

    private func window(_ location: Int, _ convention: Convention) -> TimeWindow {
        guard let windows else { return TimeWindow(0, unlimited) }
        let (opens, closes) = windows[location]
        let most = Double(unlimited)
        return TimeWindow(
            Int32(min(convention.atLeast(max(opens, 0)), most)),
            Int32(min(convention.atMost(closes), most)))
    }

    private func client(_ location: Int, _ convention: Convention) -> Client {
        let number = Int32(location)
        var client = Client(
            location: number, windows: [window(location, convention)], group: number, site: number)
        client.demand[0] = Int32(demand[location])
        if let release { client.releaseTime = Int32(convention.atLeast(release[location])) }
        let worth = prize?[location] ?? 0
        client.isRequired = worth == 0
        client.prize = Int(convention.scaled(worth))
        return client
    }

    /// What costs are multiplied by so that every cost of a unit of distance is a whole number.
    private func costUnit() -> Double {
        for unit in [1.0, 10, 100]
        where vehicles.allSatisfy({
            abs(($0.unitDistanceCost * unit).rounded() - $0.unitDistanceCost * unit) < 1e-9
        }) {
            return unit
        }
        return 1000
    }

    /// Vehicles that are alike as types; which ones they are.
    private func addFleet(
        to problem: inout Problem, _ convention: Convention, _ unit: Double
    ) -> [[Int]] {
        var numbers: [[Int]] = []
        var allowed: [[Int]?] = []
        var last: VehicleType?
        for (number, vehicle) in vehicles.enumerated() {
            let type = vehicleType(vehicle, problem, convention, unit)
            // Alike vehicles mostly stand together, so the last type is tried first.
            let known =
                last == type && allowed.last == .some(vehicle.allowed)
                ? problem.vehicleTypes.count - 1
                : problem.vehicleTypes.indices.first { k in
                    var same = problem.vehicleTypes[k]
                    same.count = 1
                    return same == type && allowed[k] == vehicle.allowed
                }
            if let known {
                problem.vehicleTypes[known].count += 1
                numbers[known].append(number)
            } else {
                problem.vehicleTypes.append(type)
                numbers.append([number])
                allowed.append(vehicle.allowed)
                last = type
            }
        }
        problem.assignments = AssignmentTable(
            vehicleTypes: numbers.count, clients: problem.clients.count)
        for (k, list) in allowed.enumerated() {
            guard let list else { continue }
            let set = Set(list.map(Int32.init))
            for c in problem.clients.indices where !set.contains(problem.clients[c].location) {
                problem.assignments[k, c] = AssignmentTable.forbidden
            }
        }
        if fleetIsOpen { problem.vehicleTypes[0].count = max(1, problem.clients.count) }
        return numbers
    }

    private func vehicleType(
        _ vehicle: Vehicle, _ problem: Problem, _ convention: Convention, _ unit: Double
    ) -> VehicleType {
        var type = VehicleType(startLocation: Int32(vehicle.depot))
        let most = Double(unlimited)
        type.capacity = Load(repeating: unlimited)
        if let capacity = vehicle.capacity {
            type.capacity[0] = Int32(min(capacity.rounded(.down), most))
        }
        type.startDepot = Int32(vehicle.depot)
        type.endLocation = Int32(vehicle.depot)
        type.loadDepots = Set([vehicle.depot] + vehicle.reloadDepots).sorted().map(Int32.init)
        type.maxTrips = 1
        if !vehicle.reloadDepots.isEmpty {
            type.maxTrips = vehicle.maxReloads.map { Int32(min($0, most - 1)) + 1 } ?? unlimited
        }
        let hours = problem.depots[vehicle.depot].hours
        type.shifts = [Shift(start: hours, end: hours)]
        type.fixedCost = Int(convention.scaled(vehicle.fixedCost) * unit)
        type.unitDistanceCost = Int((vehicle.unitDistanceCost * unit).rounded())
        if let limit = vehicle.maxDuration {
            type.maxDuration = Int32(min(convention.atMost(limit), most))
        }
        if let limit = vehicle.maxDistance {
            type.maxDistance = Int32(min(convention.atMost(limit), most))
        }
        return type
    }

    /// No plan that serves everybody with a route each is longer.
    private func longestPlan(_ problem: Problem) -> Cost {
        let profile = problem.profiles[0]
        let unit = problem.vehicleTypes.map(\.unitDistanceCost).max() ?? 1
        return problem.clients.reduce(0) { sum, client in
            let ways = (0..<Int32(depots)).map { d -> Int in
                Int(profile[d, client.location].distance)
                    + Int(profile[client.location, d].distance)
            }
            return sum + (ways.max() ?? 0) * unit
        }
    }

    /// More than any plan costs, so that nobody who is required is left out for the sake of others.
    private func mustPrize(_ problem: Problem) -> Cost {
        let prizes = problem.clients.reduce(0.0) { $0 + Double($1.prize) }
        let fixed = problem.vehicleTypes.reduce(0.0) {
            $0 + Double($1.fixedCost) * Double(min($1.count, problem.clients.count))
        }
        let bound = prizes + fixed + 2 * Double(longestPlan(problem)) + 1
        return Cost(min(bound, Double((1 << 61) / (problem.clients.count + 1))))
    }
}
