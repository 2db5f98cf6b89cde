import Model

/// Travel of vehicles that travel alike, as the input has it: times, costs, and what is limited.
struct VROOMLegs {
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
    /// In units of time, ``Leg/unreachable`` where there is no way.
    private(set) var durations: [Int32]
    /// In ``VROOMInput/costUnits``.
    private(set) var costs: [Int]
    /// What `max_travel_time` and `max_distance` limit, where they do; else empty.
    private(set) var times: [Int]
    private(set) var metres: [Int]
    /// The dearest leg, what divides all costs, and their sum, of which only the order matters.
    let dearest: Int
    let step: Int
    let sum: Double

    init(
        _ input: VROOMInput, _ points: [VROOMPoints.Point], _ clock: VROOMClock,
        of vehicle: VROOMInput.Vehicle, _ key: Key
    ) {
        let count = points.count * points.count
        durations = [Int32](repeating: 0, count: count)
        costs = [Int](repeating: 0, count: count)
        times = [Int](repeating: 0, count: key.limitsTime ? count : 0)
        metres = [Int](repeating: 0, count: key.limitsDistance ? count : 0)
        let needsMetres = key.limitsDistance || key.perKm > 0
        for (from, origin) in points.enumerated() {
            for (to, goal) in points.enumerated() {
                if from == to, origin.isStart { continue }
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
                    cost += key.perTaskHour > 0 ? input.taskCost(vehicle, setup) : 0
                }
                durations[cell] = Int32(min(duration, VROOMClock.horizon))
                costs[cell] = cost
            }
        }
        dearest = costs.max() ?? 0
        step = costs.reduce(0, greatestDivisor)
        sum = costs.reduce(0.0) { $0 + Double($1) }
    }
}

/// The legs of vehicles that travel alike, as the solver takes them.
///
/// `Leg.distance` carries what a vehicle pays for travel, as VROOM does not pay for waiting and
/// service as duty does: a leg costs its distance times ``unit``. Where a vehicle's travel is
/// limited, the distance is what is limited, and the cost has to be in proportion to it.
struct VROOMTravel {
    let matrix: TravelMatrix
    /// Cost of a unit of `Leg.distance`, in ``VROOMInput/costUnits``.
    let unit: Int
    /// Units of time, and metres, to ``scale`` units of `Leg.distance`, where they are limited.
    private let timeOfScale: Int
    private let metresOfScale: Int
    private let scale: Int

    /// Nil where the limits on travel are not in proportion to its cost, or to each other.
    ///
    /// - Parameter common: the unit of all travels; the search compares them.
    init?(_ legs: VROOMLegs, size: Int, common: Int) {
        let distances: [Int32]
        if let limited = [legs.times, legs.metres].first(where: { $0.contains { $0 > 0 } }) {
            let step = limited.reduce(0, greatestDivisor)
            let plain = limited.map { Int32($0 / step) }
            guard let unit = ratio(legs.costs, plain), let time = ratio(legs.times, plain),
                let metres = ratio(legs.metres, plain)
            else { return nil }
            (timeOfScale, metresOfScale) = (time, metres)
            let scale = unit % common == 0 ? unit / common : 0
            if scale > 0, Int(plain.max() ?? 0) < VROOMClock.horizon / scale {
                (self.scale, self.unit) = (scale, common)
                distances = plain.map { $0 * Int32(scale) }
            } else {
                (self.scale, self.unit) = (1, unit)
                distances = plain
            }
        } else {
            (timeOfScale, metresOfScale, scale, unit) = (0, 0, 1, common)
            distances = legs.costs.map { Int32(($0 + common / 2) / common) }
        }
        matrix = TravelMatrix(
            size: size,
            legs: zip(legs.durations, distances).map { Leg(duration: $0, distance: $1) })
    }

    /// The unit in which all costs are whole, if 27 bits hold them; else one that rounds them by
    /// less than 2⁻²⁶ of the dearest.
    static func commonUnit(_ legs: [VROOMLegs]) -> Int {
        let step = max(1, legs.map(\.step).reduce(0, greatestDivisor))
        let dearest = legs.map(\.dearest).max() ?? 0
        return dearest / step < VROOMClock.horizon
            ? step : dearest / (VROOMClock.horizon / 2) + 1
    }

    /// The most `Leg.distance` of a route.
    func mostDistance(_ vehicle: VROOMInput.Vehicle, _ clock: VROOMClock) -> Int32 {
        var most = Int(unlimited)
        if let limit = vehicle.maxTravelTime, timeOfScale > 0 {
            most = min(most, min(clock.length(limit) / timeOfScale, most) * scale)
        }
        if let limit = vehicle.maxDistance, metresOfScale > 0 {
            most = min(most, min(limit / metresOfScale, most) * scale)
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
    let holds = zip(amounts, distances).allSatisfy { amount, distance in
        ratio.multipliedReportingOverflow(by: Int(distance)) == (amount, false)
    }
    return holds ? ratio : nil
}
