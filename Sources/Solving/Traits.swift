import Model

/// What an instance has and has not, so that the search can leave out what does not matter.
struct Traits: BitwiseCopyable {
    /// Some window, shift or duration can bind.
    var usesTime: Bool
    /// Durations cost or are limited; otherwise only the clock matters: how early, how late.
    var usesDuration: Bool
    /// Durations cost.
    var paysDuration: Bool
    /// Several trips in a shift, or loads that take time or must wait for their goods.
    var tracksTrips: Bool
    /// Goods of some clients come to the depots during the day: a trip of its own may serve such a
    /// client better than any place in another.
    var hasReleases: Bool
    /// Stock or ramps are limited.
    var booksLoads: Bool
    /// Some times only the scheduler knows.
    var schedules: Bool
    /// Some client comes last.
    var hasLast: Bool
    /// Clients that come last share no route with others.
    var keepsLastApart: Bool
    var limitsGroups: Bool
    /// Some assignment costs or is forbidden.
    var hasAssignments: Bool
    /// Some client can be loaded at some depots only.
    var limitsDepots: Bool
    /// What every vehicle pays at least for the unit of ``Measure``.
    var leastUnitCost: Cost
    /// The one load dimension that matters in a chain of one trip; −1 where there are several, or
    /// several trips.
    var onlyDimension: Int
    /// Orders that are not changed yet cost something to change: ``KeptOrders``.
    var keepsOrders: Bool
    /// Load nodes that a chain can have besides its start.
    var spareLoads: Int

    /// The most loads of a shift besides the first.
    private static let mostSpareLoads = 24

    init(
        _ problem: Problem, clients: [Int32], types indices: [Int32], stock: [Load],
        keepsOrders: Bool = false
    ) {
        self.keepsOrders = keepsOrders
        let types = indices.map { problem.vehicleTypes[Int($0)] }
        let visited = clients.map { problem.clients[Int($0)] }
        let depots = Set(types.flatMap(\.loadDepots)).map { problem.depots[Int($0)] }
        paysDuration = types.contains {
            $0.unitDurationCost > 0 || !$0.durationExcess.steps.isEmpty
        }
        let hasBreaks = types.contains { !$0.breaks.isEmpty }
        let loadsTakeTime = depots.contains {
            $0.loadingDuration > 0 || $0.loadingMillisecondsPerUnit > 0
        }
        let reloads = types.contains { type in
            type.maxTrips > 1
                || type.loadDepots.contains { $0 != type.startDepot }
        }
        hasReleases = visited.contains { $0.releaseTime > 0 }
        let ramps = depots.contains { $0.ramp > 0 }
        let bringers = visited.contains { !$0.bringsNothing }
        tracksTrips = bringers && (reloads || loadsTakeTime || hasReleases)
        schedules =
            hasBreaks || ramps || problem.cold != nil && types.contains(where: \.isOutdoors)
            || visited.contains { $0.windows.count > 1 || $0.dueTime < unlimited }
        usesDuration =
            !problem.dependencies.isEmpty || paysDuration || tracksTrips || schedules
            || types.contains { $0.maxDuration < unlimited || $0.shifts.count > 1 }
            || types.contains { $0.shifts.contains { $0.end.start > $0.start.start } }
        usesTime =
            usesDuration
            || visited.contains { client in
                client.windows.contains { $0.start > 0 || $0.end < unlimitedTime }
            }
            || types.contains { $0.shifts.contains { $0.end.end < unlimitedTime } }
        booksLoads =
            ramps || stock.contains { any($0 .< Load(repeating: unlimited)) }
        hasLast = visited.contains(where: \.comesLast)
        keepsLastApart = hasLast && problem.keepsLastApart
        limitsGroups = types.contains { $0.maxGroups < unlimited }
        hasAssignments = indices.contains { type in
            clients.contains { problem.assignments[Int(type), Int($0)] != 0 }
        }
        limitsDepots = visited.contains { $0.allowedDepots != .max }
        let pays = paysDuration
        leastUnitCost = types.map { pays ? $0.unitDurationCost : $0.unitDistanceCost }.min() ?? 0
        let demanded = (0..<Load.scalarCount).filter { dimension in
            visited.contains { $0.demand[dimension] > 0 }
        }
        onlyDimension = demanded.count == 1 && !tracksTrips ? demanded[0] : -1
        let most = types.map { min(Int($0.maxTrips), 1000) }.max() ?? 0
        spareLoads = bringers && reloads ? min(Traits.mostSpareLoads, max(most, 1)) : 0
    }
}

/// What makes places near: seconds where durations cost, metres otherwise.
struct Measure {
    let byDuration: Bool

    init(_ problem: Problem) {
        byDuration = problem.vehicleTypes.contains {
            $0.unitDurationCost > 0 || !$0.durationExcess.steps.isEmpty
        }
    }

    @inline(__always) func callAsFunction(_ leg: Leg) -> Int32 {
        byDuration ? leg.duration : leg.exists ? leg.distance : Leg.unreachable
    }
}
