import Model

/// A solution in the hands of the search: linked nodes with segments, hard feasible at all times.
///
/// Every client is in a chain or absent. After any change of a chain, ``refresh(_:)`` brings its numbers up to date or says that it cannot
/// be driven.
final class SearchState {
    let instance: Instance
    let n: Int
    let nodes: Buffer<Node>
    let chains: Buffer<Chain>
    let days: Buffer<VehicleDay>
    let limits: Buffer<VehicleLimits>
    /// Depot, demand and units of the trip of each load node (index from ``firstLoad``; starts first).
    let loadDepot: Buffer<Int32>
    let tripLoad: Buffer<Load>
    let tripUnits: Buffer<Int32>
    /// What is left of each depot's stock.
    let stock: Buffer<Load>
    let bookings: Buffer<Booking>
    let calendar: RampCalendar
    let scheduler: Scheduler
    /// Load nodes a chain can have besides its start.
    static let spareLoads = 8
    let chainCount: Int
    let firstStart: Int32
    let firstEnd: Int32
    let firstSpare: Int32
    /// Sum of the vehicles' costs.
    var routesCost: Cost = 0
    /// Sum of the prizes of absent clients.
    var prizesMissed: Cost = 0
    var journal: Journal

    var cost: Cost { routesCost + prizesMissed }

    init(_ instance: Instance) {
        self.instance = instance
        let problem = instance.problem
        n = instance.clientCount
        var chainList: [Chain] = []
        var dayList: [VehicleDay] = []
        var limitList: [VehicleLimits] = []
        for vehicle in 0..<instance.vehicles.count {
            let type = instance.type(of: Int32(vehicle))
            dayList.append(
                VehicleDay(
                    firstChain: Int32(chainList.count), chainCount: Int32(type.shifts.count)))
            limitList.append(VehicleLimits(type, index: instance.vehicles[vehicle], clients: n))
            let needs = type.needsSchedule(problem)
            for shift in 0..<type.shifts.count {
                var chain = Chain(
                    vehicle: Int32(vehicle), shift: Int32(shift), start: 0, end: 0)
                chain.alwaysSchedules = needs
                chainList.append(chain)
            }
        }
        chainCount = chainList.count
        firstStart = Int32(n)
        firstEnd = Int32(n + chainCount)
        firstSpare = Int32(n + 2 * chainCount)
        nodes = Buffer(
            repeating: Node(), count: n + chainCount * (2 + SearchState.spareLoads))
        chains = Buffer(chainList)
        days = Buffer(dayList)
        limits = Buffer(limitList)
        loadDepot = Buffer(repeating: -1, count: nodes.count - n)
        tripLoad = Buffer(repeating: Load(repeating: 0), count: nodes.count - n)
        tripUnits = Buffer(repeating: 0, count: nodes.count - n)
        stock = Buffer(instance.stock)
        bookings = Buffer(
            repeating: Booking(depot: 0, begin: 0, end: 0, load: Load(repeating: 0)),
            count: chainCount * (SearchState.spareLoads + 1))
        calendar = RampCalendar(problem.depots)
        scheduler = Scheduler(instance, calendar: calendar)
        journal = Journal(chains: chainCount, clients: n)
        for i in 0..<n { prizesMissed += instance.client[i].prize }
        for reservation in instance.reservations {
            calendar.add(reservation.depot, from: reservation.begin, to: reservation.end)
        }
        prepareNodes()
    }

    deinit {
        nodes.deallocate()
        chains.deallocate()
        days.deallocate()
        limits.deallocate()
        loadDepot.deallocate()
        tripLoad.deallocate()
        tripUnits.deallocate()
        stock.deallocate()
        bookings.deallocate()
    }

    private func prepareNodes() {
        for i in 0..<n { nodes.at(Int32(i)).pointee.point = Int32(i) }
        for c in 0..<Int32(chainCount) {
            let chain = chains.at(c)
            let type = instance.type(of: chain.pointee.vehicle)
            let (start, end) = (firstStart + c, firstEnd + c)
            (chain.pointee.start, chain.pointee.end) = (start, end)
            let first = nodes.at(start)
            first.pointee.chain = c
            first.pointee.point = instance.points.start(of: type)
            loadDepot[start - firstStart] = type.startDepot ?? -1
            let last = nodes.at(end)
            last.pointee.chain = c
            last.pointee.point = instance.points.end(of: type)
            let shift = type.shifts[Int(chain.pointee.shift)]
            last.pointee.own = DurationSegment(
                duration: 0, earliest: shift.end.start, latest: shift.end.end)
            link(start, end)
            refreshEmpty(c)
        }
    }

    /// Makes `b` follow `a`.
    @inline(__always) func link(_ a: Int32, _ b: Int32) {
        nodes.at(a).pointee.next = b
        nodes.at(b).pointee.prev = a
    }

    @inline(__always) func isClient(_ node: Int32) -> Bool { node < firstStart }
    @inline(__always) func isEnd(_ node: Int32) -> Bool { node >= firstEnd && node < firstSpare }
    /// The index of a load node or start in the arrays of loads.
    @inline(__always) func loadIndex(_ node: Int32) -> Int32 { node - firstStart }
    @inline(__always) func shift(of chain: Int32) -> Shift {
        instance.type(of: chains[chain].vehicle).shifts[Int(chains[chain].shift)]
    }

    /// A load node of the chain that is not in use; nil if all are.
    func spareLoad(of chain: Int32) -> Int32? {
        let first = firstSpare + chain * Int32(SearchState.spareLoads)
        for k in 0..<Int32(SearchState.spareLoads) where nodes[first + k].chain < 0 {
            return first + k
        }
        return nil
    }

    /// What a vehicle's day costs.
    @inline(__always) func dayCost(
        _ vehicle: Int32, duration: Int32, distance: Int32, weight: Int32, extra: Cost
    ) -> Cost {
        let limit = limits.at(vehicle)
        let cost =
            limit.pointee.fixedCost &+ Int(duration) &* limit.pointee.unitDurationCost
            &+ Int(distance) &* limit.pointee.unitDistanceCost &+ extra
        return limit.pointee.hasExcess
            ? cost &+ excess(vehicle, duration, distance, weight) : cost
    }

    private func excess(
        _ vehicle: Int32, _ duration: Int32, _ distance: Int32, _ weight: Int32
    ) -> Cost {
        let type = instance.type(of: vehicle)
        return type.durationExcess(Int(duration)) + type.distanceExcess(Int(distance))
            + type.weightExcess(Int(weight / type.weightDivisor))
    }
}

extension VehicleLimits {
    init(_ type: VehicleType, index: Int32, clients: Int) {
        capacity = type.capacity
        fixedCost = type.fixedCost
        unitDurationCost = type.unitDurationCost
        unitDistanceCost = type.unitDistanceCost
        self.type = index
        profile = type.profile
        serviceBase = type.serviceClass * clients
        maxDuration = type.maxDuration
        maxDistance = type.maxDistance
        maxClients = type.maxClients
        maxGroups = type.maxGroups
        maxTrips = type.maxTrips
        weightDivisor = type.weightDivisor
        loadsElsewhere = type.loadDepots.count > 1
        hasExcess =
            !(type.durationExcess.steps.isEmpty && type.distanceExcess.steps.isEmpty
            && type.weightExcess.steps.isEmpty)
    }
}

extension VehicleType {
    /// Segments alone do not tell the time of this type's shifts.
    func needsSchedule(_ problem: Problem) -> Bool {
        !breaks.isEmpty
            || loadDepots.contains { index in
                let depot = problem.depots[Int(index)]
                return depot.ramp > 0 || depot.loadingMillisecondsPerUnit > 0
            }
    }
}
