import Model

/// A VROOM input as a problem.
struct VROOMTranslation {
    private(set) var problem = Problem()
    /// The input's vehicles of each type.
    private(set) var vehicleNumbers: [[Int]] = []
    /// The problem's costs to one unit of VROOM's.
    private(set) var costScale = 1.0
    let clock: VROOMClock
    /// Jobs whose setup belongs to the way that leads to them; others have it in their service.
    private(set) var setupsOnTheWay: Set<Int> = []
    /// Every prize is a multiple of it, and any plan costs less without prizes; 0 where 64 bits do
    /// not hold such prizes.
    private(set) var prizeUnit = 0

    private let input: VROOMInput
    /// Types of vehicles on which durations depend.
    private var serviceClasses: [String: Int] = [:]
    /// So many legs, and pairs of a vehicle and a job, fit memory.
    private static let mostCells = 60_000_000

    /// Makes the problem; where it cannot be made, there is a fault.
    init(_ input: VROOMInput, _ faults: inout Faults) {
        self.input = input
        clock = VROOMClock(input)
        clock.check(input, &faults)
        let shared = input.sharedPlaces
        for (j, job) in input.jobs.enumerated()
        where job.hasSetup && shared.contains(job.place.index) {
            setupsOnTheWay.insert(j)
        }
        let points = VROOMPoints(input, setupsOnTheWay: setupsOnTheWay)
        checkAmounts(points, &faults)
        guard faults.all.isEmpty else { return }
        addClients(points)
        let groups = vehicleGroups()
        let keys = Set(input.vehicles.map(travelKey)).count
        // The search numbers jobs one by one, also those that share a place.
        let size = input.jobs.count + points.starts.count + points.ends.count + 1
        guard size * size <= Self.mostCells / keys,
            groups.count <= Self.mostCells / input.jobs.count
        else {
            faults.add(
                0,
                "jobs, vehicles: \(input.jobs.count) jobs, \(keys) ways to travel, "
                    + "\(groups.count) kinds of vehicles: too many to be kept in memory; jobs "
                    + "squared times ways, and jobs times kinds, should be below \(Self.mostCells)")
            return
        }
        let profiles = addProfiles(points, &faults)
        guard faults.all.isEmpty else { return }
        addVehicles(groups, points, profiles)
        setCosts(profiles, &faults)
    }

    private func travelKey(_ vehicle: VROOMInput.Vehicle) -> VROOMLegs.Key {
        VROOMLegs.Key(vehicle, setupsOnTheWay: !setupsOnTheWay.isEmpty)
    }

    private func checkAmounts(_ points: VROOMPoints, _ faults: inout Faults) {
        for d in 0..<input.dimensions {
            var (sum, overflows) = (0, false)
            for job in input.jobs {
                let (next, overflow) = sum.addingReportingOverflow(load(job)[d])
                (sum, overflows) = (next, overflows || overflow)
            }
            if overflows || sum > Int(unlimited) {
                faults.add(
                    0,
                    "jobs: all amounts of dimension \(d) together are more than \(unlimited); "
                        + "larger units would do")
            }
        }
        if carriesLoads, points.starts.count > 64 {
            faults.addNotModelled(
                0,
                "vehicles: \(points.starts.count) different starts together with amounts; up "
                    + "to 64 are")
        }
    }

    /// What a job adds to the load at the fuller end of a route; one of both is 0.
    private func load(_ job: VROOMInput.Job) -> [Int] {
        zip(job.delivery, job.pickup).map { max($0, $1) }
    }

    private var carriesLoads: Bool {
        input.jobs.contains { load($0).contains { $0 > 0 } }
    }

    private mutating func addClients(_ points: VROOMPoints) {
        for (j, job) in input.jobs.enumerated() {
            let number = Int32(j)
            let windows = job.windows.compactMap(clock.window)
            var client = Client(
                location: points.jobs[j],
                windows: windows.isEmpty ? [TimeWindow(0, unlimited)] : windows, group: number,
                site: number)
            for (d, amount) in load(job).enumerated() { client.demand[d] = Int32(amount) }
            problem.clients.append(client)
        }
    }

    /// Vehicles that differ in nothing but name and description, in order.
    private func vehicleGroups() -> [[Int]] {
        struct Key: Hashable {
            let travel: VROOMLegs.Key
            let start: Int?
            let end: Int?
            let window: VROOMInput.Span
            let breaks: [[Int]]
            let capacity: [Int]
            let costs: VROOMInput.Costs
            let skills: Set<Int>
            let type: String
            let limits: [Int?]
        }
        var groups: [[Int]] = []
        var known: [Key: Int] = [:]
        for (v, vehicle) in input.vehicles.enumerated() {
            let key = Key(
                travel: travelKey(vehicle), start: vehicle.start?.index, end: vehicle.end?.index,
                window: vehicle.window,
                breaks: vehicle.breaks.map { [$0.window.start, $0.window.end, $0.service] },
                capacity: vehicle.capacity, costs: vehicle.costs, skills: vehicle.skills,
                type: vehicle.type,
                limits: [vehicle.maxTasks, vehicle.maxTravelTime, vehicle.maxDistance])
            if let group = known[key] {
                groups[group].append(v)
            } else {
                known[key] = groups.count
                groups.append([v])
            }
        }
        return groups
    }

    /// The profiles, cheapest first: the search takes the first for the least that a way costs.
    private mutating func addProfiles(
        _ points: VROOMPoints, _ faults: inout Faults
    ) -> [VROOMLegs.Key: Profile] {
        var first: [VROOMLegs.Key: Int] = [:]
        for (v, vehicle) in input.vehicles.enumerated() where first[travelKey(vehicle)] == nil {
            first[travelKey(vehicle)] = v
        }
        let legs = first.sorted { $0.value < $1.value }.map { key, v in
            (
                vehicle: v, key: key,
                legs: VROOMLegs(input, points.points, clock, of: input.vehicles[v], key)
            )
        }
        let common = VROOMTravel.commonUnit(legs.map(\.legs))
        var profiles: [VROOMLegs.Key: Profile] = [:]
        for (v, key, legs) in legs.sorted(by: {
            ($0.legs.sum, $0.vehicle) < ($1.legs.sum, $1.vehicle)
        }) {
            guard let travel = VROOMTravel(legs, size: points.points.count, common: common) else {
                let limits = [
                    key.limitsTime ? "max_travel_time" : nil,
                    key.limitsDistance ? "max_distance" : nil,
                ].compactMap { $0 }.joined(separator: ", ")
                faults.addNotModelled(
                    0,
                    "vehicles[\(v)].\(limits): what is limited has to be in proportion to what "
                        + "travel costs")
                continue
            }
            profiles[key] = Profile(
                number: problem.profiles.count, travel: travel, dearest: legs.dearest)
            problem.profiles.append(travel.matrix)
        }
        return profiles
    }

    /// A profile of the problem.
    private struct Profile {
        let number: Int
        let travel: VROOMTravel
        /// The dearest leg.
        let dearest: Int
    }

    private mutating func addVehicles(
        _ groups: [[Int]], _ points: VROOMPoints,
        _ profiles: [VROOMLegs.Key: Profile]
    ) {
        vehicleNumbers = groups
        if carriesLoads {
            problem.depots = (0..<Int32(points.starts.count)).map {
                Depot(location: $0, hours: TimeWindow(0, unlimited))
            }
        }
        problem.assignments = AssignmentTable(
            vehicleTypes: groups.count, clients: input.jobs.count)
        for (k, group) in groups.enumerated() {
            let vehicle = input.vehicles[group[0]]
            guard let profile = profiles[travelKey(vehicle)] else { continue }
            var type = vehicleType(vehicle, points)
            type.count = group.count
            type.profile = profile.number
            type.maxDistance = profile.travel.mostDistance(vehicle, clock)
            type.serviceClass = serviceClass(of: vehicle)
            problem.vehicleTypes.append(type)
            for (j, job) in input.jobs.enumerated() {
                let never = job.windows.allSatisfy { clock.window($0) == nil }
                if !vehicle.canDo(job) || (never && !job.windows.isEmpty) {
                    problem.assignments[k, j] = AssignmentTable.forbidden
                } else if vehicle.costs.perTaskHour > 0 {
                    problem.assignments[k, j] =
                        input.taskCost(vehicle, stay(at: j, vehicle))
                }
            }
        }
    }

    private func vehicleType(_ vehicle: VROOMInput.Vehicle, _ points: VROOMPoints) -> VehicleType {
        let start = points.starts[vehicle.start?.index] ?? 0
        var type = VehicleType(startLocation: start)
        if carriesLoads {
            type.startDepot = start
            type.loadDepots = [start]
        }
        type.maxTrips = 1
        type.endLocation = vehicle.end.flatMap { points.ends[$0.index] }
        for (d, amount) in vehicle.capacity.enumerated() {
            type.capacity[d] = Int32(min(amount, Int(unlimited)))
        }
        let hours = clock.window(vehicle.window) ?? TimeWindow(0, 0)
        type.shifts = [Shift(start: hours, end: hours)]
        type.breaks = vehicle.breaks.compactMap { rest in
            guard let span = vehicle.window(of: rest) else { return nil }
            let length = clock.length(rest.service)
            let end = min(Int(clock.moment(span.end)) + length, VROOMClock.horizon)
            return RestRule(
                duration: Int32(length),
                window: TimeWindow(clock.moment(span.start), Int32(end)))
        }
        type.maxClients = Int32(min(vehicle.maxTasks ?? .max, Int(unlimited)))
        return type
    }

    /// Seconds of a visit, with the setup where that is not on the way.
    private func stay(at job: Int, _ vehicle: VROOMInput.Vehicle) -> Int {
        let setup = setupsOnTheWay.contains(job) ? 0 : input.jobs[job].setup(vehicle)
        return input.jobs[job].service(vehicle) + setup
    }

    private mutating func serviceClass(of vehicle: VROOMInput.Vehicle) -> Int {
        if let known = serviceClasses[vehicle.type] { return known }
        let number = problem.serviceDurations.count
        serviceClasses[vehicle.type] = number
        problem.serviceDurations.append(
            input.jobs.indices.map { Int32(clock.length(stay(at: $0, vehicle))) })
        return number
    }

    /// Costs as small whole numbers, and prizes that make VROOM's order of aims: the most priority,
    /// then the most jobs, then the least cost.
    private mutating func setCosts(
        _ profiles: [VROOMLegs.Key: Profile], _ faults: inout Faults
    ) {
        for (k, group) in vehicleNumbers.enumerated() {
            let vehicle = input.vehicles[group[0]]
            problem.vehicleTypes[k].fixedCost = input.fixedCost(vehicle)
            problem.vehicleTypes[k].unitDistanceCost =
                profiles[travelKey(vehicle)]?.travel.unit ?? 0
        }
        var step = 0
        var dearestStay = 0
        for type in problem.vehicleTypes {
            step = greatestDivisor(greatestDivisor(step, type.fixedCost), type.unitDistanceCost)
        }
        for cost in problem.assignments.values where cost > 0 {
            step = greatestDivisor(step, cost)
            dearestStay = max(dearestStay, cost)
        }
        step = max(step, 1)
        costScale = Double(VROOMInput.costUnits) / Double(step)
        let jobs = Double(input.jobs.count)
        let fixed = problem.vehicleTypes.reduce(0.0) {
            $0 + Double($1.fixedCost) * min(Double($1.count), jobs)
        }
        let dearest = Double(profiles.values.map(\.dearest).max() ?? 0)
        // A leg may be rounded up a little.
        let bound = fixed + 2.1 * jobs * dearest + jobs * Double(dearestStay)
        guard bound < 0x1p60 else {
            faults.add(0, "costs: too large for the cost of a plan to be a whole number")
            return
        }
        for k in problem.vehicleTypes.indices {
            problem.vehicleTypes[k].fixedCost /= step
            problem.vehicleTypes[k].unitDistanceCost /= step
            for j in input.jobs.indices where problem.assignments[k, j] > 0 {
                problem.assignments[k, j] /= step
            }
        }
        setPrizes(above: Int(bound) / step)
    }

    /// A job's prize is its priority times more jobs than there are, and one for being a job, in
    /// units above the cost of any plan.
    private mutating func setPrizes(above bound: Int) {
        let least = input.jobs.map(\.priority).min() ?? 0
        let differ = input.jobs.contains { $0.priority != least }
        let step = input.jobs.map(\.priority).reduce(0, greatestDivisor)
        let weights = input.jobs.map { job in
            differ ? job.priority / max(step, 1) * (input.jobs.count + 1) + 1 : 1
        }
        let largest = (1 << 61) / weights.reduce(0, +)
        // Prizes beyond 64 bits are as large as these allow.
        let unit = min(bound + 1, max(1, largest))
        prizeUnit = unit > bound ? unit : 0
        for (j, weight) in weights.enumerated() { problem.clients[j].prize = weight * unit }
    }
}
