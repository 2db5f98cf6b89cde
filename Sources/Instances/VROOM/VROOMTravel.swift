import Model

/// Where vehicles start and end and jobs are, as locations of the problem.
struct VROOMPoints {
    struct Point {
        /// Row and column of the matrices; nil is nowhere: where a vehicle starts that may start
        /// anywhere, from which every way is empty.
        var index: Int?
        /// The job whose setup belongs to the way that leads here from elsewhere.
        var job: Int?
    }
    private(set) var points: [Point] = []
    private(set) var starts: [Int?: Int32] = [:]
    private(set) var ends: [Int: Int32] = [:]
    /// Of each job.
    private(set) var jobs: [Int32] = []

    /// Starts come first.
    init(_ input: VROOMInput, setupsOnTheWay: Set<Int>) {
        for vehicle in input.vehicles where starts[vehicle.start?.index] == nil {
            starts[vehicle.start?.index] = Int32(points.count)
            points.append(Point(index: vehicle.start?.index))
        }
        for case let end? in input.vehicles.map(\.end) where ends[end.index] == nil {
            ends[end.index] = Int32(points.count)
            points.append(Point(index: end.index))
        }
        var known: [Int: Int32] = [:]
        for (j, job) in input.jobs.enumerated() {
            if setupsOnTheWay.contains(j) {
                jobs.append(Int32(points.count))
                points.append(Point(index: job.place.index, job: j))
            } else if let point = known[job.place.index] {
                jobs.append(point)
            } else {
                known[job.place.index] = Int32(points.count)
                jobs.append(Int32(points.count))
                points.append(Point(index: job.place.index))
            }
        }
    }
}

/// The legs of vehicles that travel alike.
///
/// `Leg.distance` carries what a vehicle pays for travel, as VROOM does not pay for waiting and
/// service as duty does: a leg costs its distance times ``unit``. Where a vehicle's travel is
/// limited, the distance is what is limited, and the cost has to be in proportion to it.
struct VROOMTravel {
    /// What travel depends on.
    struct Key: Hashable {
        let profile: String
        let speedFactor: Double
        let perHour: Int
        let perKm: Int
        let limitsTime: Bool
        let limitsDistance: Bool
        /// 0 and empty where no setup is on the way.
        let perTaskHour: Int
        let type: String

        init(_ vehicle: VROOMInput.Vehicle, setupsOnTheWay: Bool) {
            profile = vehicle.profile
            speedFactor = vehicle.speedFactor
            perHour = vehicle.costs.perHour
            perKm = vehicle.costs.perKm
            limitsTime = vehicle.maxTravelTime != nil
            limitsDistance = vehicle.maxDistance != nil
            perTaskHour = setupsOnTheWay ? vehicle.costs.perTaskHour : 0
            type = setupsOnTheWay ? vehicle.type : ""
        }
    }
    let matrix: TravelMatrix
    /// Cost of a unit of `Leg.distance`, in ``VROOMInput/costUnits``.
    let unit: Int
    /// Units of time and metres to one unit of `Leg.distance`, where they are limited.
    let timeOfUnit: Int
    let metresOfUnit: Int
    /// The dearest leg.
    let dearest: Int

    /// Nil where the limits on travel are not in proportion to its cost, or to each other.
    init?(
        _ input: VROOMInput, _ points: [VROOMPoints.Point], _ clock: VROOMClock,
        of vehicle: VROOMInput.Vehicle, _ key: Key
    ) {
        let count = points.count * points.count
        var durations = [Int32](repeating: 0, count: count)
        var costs = [Int](repeating: 0, count: count)
        var times = [Int](repeating: 0, count: key.limitsTime ? count : 0)
        var metres = [Int](repeating: 0, count: key.limitsDistance ? count : 0)
        let needsMetres = key.limitsDistance || key.perKm > 0
        for (from, origin) in points.enumerated() {
            for (to, goal) in points.enumerated() {
                let cell = from * points.count + to
                var (duration, cost, length) = (0, 0, 0)
                if let i = origin.index, let j = goal.index {
                    duration = input.duration(vehicle, i, j) * clock.perSecond / 100
                    length = needsMetres ? input.distance(vehicle, i, j) ?? 0 : 0
                    guard duration < VROOMClock.horizon, length < VROOMClock.horizon else {
                        durations[cell] = Leg.unreachable
                        continue
                    }
                    cost = input.travelCost(vehicle, i, j)
                }
                if key.limitsTime { times[cell] = duration }
                if key.limitsDistance { metres[cell] = length }
                if let job = goal.job, origin.index != goal.index {
                    let setup = input.jobs[job].setup(vehicle)
                    duration += clock.length(setup)
                    cost += input.taskCost(vehicle, setup)
                }
                durations[cell] = Int32(min(duration, VROOMClock.horizon))
                costs[cell] = cost
            }
        }
        dearest = costs.max() ?? 0
        let limited = [times, metres].first { $0.contains { $0 > 0 } }
        let distances: [Int32]
        if let limited {
            let step = limited.reduce(0, greatestDivisor)
            distances = limited.map { Int32($0 / step) }
            guard let unit = ratio(costs, distances), let time = ratio(times, distances),
                let length = ratio(metres, distances)
            else { return nil }
            (self.unit, timeOfUnit, metresOfUnit) = (unit, time, length)
        } else {
            let step = costs.reduce(0, greatestDivisor)
            // Rounded where 27 bits do not hold it: by less than 2⁻²⁷ of the dearest leg.
            let unit =
                dearest / max(step, 1) < VROOMClock.horizon
                ? max(step, 1) : dearest / (VROOMClock.horizon / 2) + 1
            distances = costs.map { Int32(($0 + unit / 2) / unit) }
            (self.unit, timeOfUnit, metresOfUnit) = (unit, 0, 0)
        }
        matrix = TravelMatrix(
            size: points.count,
            legs: zip(durations, distances).map { Leg(duration: $0, distance: $1) })
    }

    /// The most `Leg.distance` of a route.
    func mostDistance(_ vehicle: VROOMInput.Vehicle, _ clock: VROOMClock) -> Int32 {
        var most = Int(unlimited)
        if let limit = vehicle.maxTravelTime, timeOfUnit > 0 {
            most = min(most, clock.length(limit) / timeOfUnit)
        }
        if let limit = vehicle.maxDistance, metresOfUnit > 0 {
            most = min(most, limit / metresOfUnit)
        }
        return Int32(most)
    }
}

/// The whole number by which distances have to be multiplied to become amounts; nil if there is
/// none, 0 where there are no amounts.
private func ratio(_ amounts: [Int], _ distances: [Int32]) -> Int? {
    guard let first = amounts.firstIndex(where: { $0 > 0 }) else { return 0 }
    guard distances[first] > 0 else { return nil }
    let ratio = amounts[first] / Int(distances[first])
    let holds = zip(amounts, distances).allSatisfy { $0 == ratio * Int($1) }
    return holds ? ratio : nil
}
