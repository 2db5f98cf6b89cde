import Model

/// A solution in the hands of the search: linked nodes with segments, hard feasible at all times.
///
/// Every client is in a chain or absent. After any change of a chain its numbers are brought up to
/// date by ``refresh(_:from:to:)``, which may say that it cannot be driven so. All mutable data lie
/// in buffers: a class property would pay for exclusivity tests.
final class SearchState {
    let instance: Instance
    let traits: Traits
    let n: Int
    let nodes: Buffer<Node>
    /// By node, where trips are tracked.
    let extras: Buffer<NodeExtra>
    /// By client, what a place beside it can save at most: the longer of its legs and its chain's
    /// waiting.
    ///
    /// Legs to loads, the start and the end do not count, see ``findPlace(_:)``. Negative beyond all reason for absent clients. In the unit of
    /// ``Measure``.
    let broken: Buffer<Int32>
    /// Starts, ends and load nodes, from node `n` on.
    let terminals: Buffer<Terminal>
    let chains: Buffer<Chain>
    /// By chain, the same for the places at its ends.
    let ends: Buffer<ChainEnds>
    /// By chain, what more it can carry in ``Traits/onlyDimension``; nothing of use otherwise.
    let room: Buffer<Int32>
    let days: Buffer<VehicleDay>
    let limits: Buffer<VehicleLimits>
    /// By vehicle, what its first change costs, where the traits say that orders are kept.
    let surcharge: Buffer<Cost>
    /// What is left of each depot's stock.
    let stock: Buffer<Load>
    /// Dimensions of stock that are limited; others are not counted, so that sums cannot overflow.
    let stockMask: Buffer<Load>
    let bookings: Buffer<Booking>
    let calendar: RampCalendar
    let scheduler: Scheduler
    let totals: Buffer<Totals>
    /// Chains with clients, in any order.
    let active: Buffer<Int32>
    /// Absent clients, and where each stands among them (−1 if it does not).
    let absent: Buffer<Int32>
    let absentIndex: Buffer<Int32>
    let fleet: Fleet
    let journal: Journal
    let trial = Journal(chains: 0)
    let scratch = Stack<Int32>()
    /// Orders of two chains while their tails are exchanged.
    let codes = Stack<Int32>()
    let otherCodes = Stack<Int32>()
    let openings = Stack<TimeWindow>()
    let chainCount: Int
    let firstStart: Int32
    let firstEnd: Int32
    let firstSpare: Int32
    let spareLoads: Int
    static let absentBroken = Int32.min / 4

    var cost: Cost { totals[0].routesCost &+ totals[0].prizesMissed }
    var absentCount: Int { totals[0].absent }
    var absentClients: [Int32] { (0..<absentCount).map { absent[$0] } }

    init(_ instance: Instance) {
        self.instance = instance
        traits = instance.traits
        let problem = instance.problem
        n = instance.clientCount
        spareLoads = traits.spareLoads
        let layout = Layout(instance)
        chainCount = layout.chains.count
        firstStart = Int32(n)
        firstEnd = Int32(n + chainCount)
        firstSpare = Int32(n + 2 * chainCount)
        let nodeCount = n + chainCount * (2 + spareLoads)
        nodes = Buffer(repeating: Node(), count: nodeCount)
        broken = Buffer(repeating: SearchState.absentBroken, count: n)
        ends = Buffer(repeating: ChainEnds(), count: chainCount)
        extras = Buffer(repeating: NodeExtra(), count: traits.tracksTrips ? nodeCount : 0)
        terminals = Buffer(repeating: Terminal(), count: nodeCount - n)
        chains = Buffer(layout.chains)
        room = Buffer(repeating: 0, count: chainCount)
        days = Buffer(layout.days)
        limits = Buffer(layout.limits)
        surcharge = Buffer(repeating: 0, count: traits.keepsOrders ? layout.days.count : 0)
        let masks = instance.stock.map { left in
            Load(repeating: 0).replacing(
                with: Load(repeating: 1), where: left .< Load(repeating: unlimited))
        }
        stock = Buffer(instance.stock)
        stockMask = Buffer(masks)
        bookings = Buffer(
            repeating: Booking(depot: 0, begin: 0, end: 0, load: Load(repeating: 0)),
            count: chainCount * (spareLoads + 1))
        calendar = RampCalendar(problem.depots)
        scheduler = Scheduler(instance, calendar: calendar)
        totals = Buffer(repeating: Totals(), count: 1)
        active = Buffer(repeating: 0, count: chainCount)
        absent = Buffer((0..<Int32(n)).map { $0 })
        absentIndex = Buffer((0..<Int32(n)).map { $0 })
        fleet = Fleet(layout)
        journal = Journal(chains: chainCount)
        totals.at(0).pointee.absent = n
        for i in 0..<n { totals.at(0).pointee.prizesMissed &+= instance.client[i].prize }
        for reservation in instance.reservations {
            calendar.add(reservation.depot, from: reservation.begin, to: reservation.end)
        }
        prepareNodes()
    }

    deinit {
        nodes.deallocate()
        broken.deallocate()
        ends.deallocate()
        extras.deallocate()
        terminals.deallocate()
        chains.deallocate()
        room.deallocate()
        days.deallocate()
        limits.deallocate()
        surcharge.deallocate()
        stock.deallocate()
        stockMask.deallocate()
        bookings.deallocate()
        totals.deallocate()
        active.deallocate()
        absent.deallocate()
        absentIndex.deallocate()
        fleet.deallocate()
        journal.deallocate()
        trial.deallocate()
        scratch.deallocate()
        codes.deallocate()
        otherCodes.deallocate()
        openings.deallocate()
    }

    private func prepareNodes() {
        for c in 0..<Int32(chainCount) {
            let chain = chains.at(c)
            let type = instance.type(of: chain.pointee.vehicle)
            let (start, end) = (firstStart + c, firstEnd + c)
            (chain.pointee.start, chain.pointee.end) = (start, end)
            nodes.at(start).pointee.chain = c
            nodes.at(end).pointee.chain = c
            terminal(start).pointee.point = instance.points.start(of: type)
            terminal(start).pointee.depot = type.startDepot ?? -1
            terminal(end).pointee.point = instance.points.end(of: type)
            ends[c] = ChainEnds(
                startPoint: terminal(start).pointee.point, endPoint: terminal(end).pointee.point)
            let window = type.shifts[Int(chain.pointee.shift)].end.clamped
            terminal(end).pointee.own = DurationSegment(
                duration: 0, earliest: window.start, latest: window.end)
            link(start, end)
            refreshEmpty(c)
        }
    }

    /// Makes `b` follow `a`.
    @inline(__always) func link(_ a: Int32, _ b: Int32) {
        nodes.at(a).pointee.next = b
        nodes.at(b).pointee.prev = a
    }

    /// Makes `b` follow `a`, by this leg.
    @inline(__always) func link(_ a: Int32, _ b: Int32, _ leg: Leg) {
        let (first, second) = (nodes.at(a), nodes.at(b))
        first.pointee.next = b
        first.pointee.toNext = leg
        second.pointee.prev = a
        second.pointee.fromPrev = leg
        noteBroken(a, waiting: 0)
        noteBroken(b, waiting: 0)
    }

    /// Keeps ``broken`` and ``ends`` for a node whose legs are known.
    @inline(__always) func noteBroken(_ node: Int32, waiting: Int32) {
        let links = nodes.at(node)
        if isClient(node) {
            var longest = SearchState.absentBroken
            if isClient(links.pointee.next) {
                longest = measure(links.pointee.toNext) &+ waiting
            }
            if isClient(links.pointee.prev) {
                longest = max(longest, measure(links.pointee.fromPrev) &+ waiting)
            }
            broken[node] = longest
        } else if node < firstEnd {
            let end = ends.at(node &- firstStart)
            end.pointee.first = measure(links.pointee.toNext) &+ waiting
            end.pointee.firstNode = links.pointee.next
        } else if node < firstSpare {
            let end = ends.at(node &- firstEnd)
            end.pointee.last = measure(links.pointee.fromPrev) &+ waiting
            end.pointee.lastNode = links.pointee.prev
        }
    }

    @inline(__always) func measure(_ leg: Leg) -> Int32 {
        traits.paysDuration ? leg.duration : leg.distance
    }

    /// Marks a node as being in no chain.
    @inline(__always) func unmark(_ node: Int32) {
        nodes.at(node).pointee.chain = -1
        if isClient(node) { broken[node] = SearchState.absentBroken }
    }

    @inline(__always) func isClient(_ node: Int32) -> Bool { node < firstStart }
    /// The start or the end of a chain.
    @inline(__always) func isBorder(_ node: Int32) -> Bool {
        node >= firstStart && node < firstSpare
    }
    @inline(__always) func isEnd(_ node: Int32) -> Bool { node >= firstEnd && node < firstSpare }
    /// What a start, an end or a load node holds.
    @inline(__always) func terminal(_ node: Int32) -> UnsafeMutablePointer<Terminal> {
        terminals.at(node &- firstStart)
    }
    /// Row and column of the instance's legs.
    @inline(__always) func point(_ node: Int32) -> Int32 {
        node < firstStart ? node : terminals.at(node &- firstStart).pointee.point
    }

    /// A load node of the chain that is not in use; −1 if all are.
    func spareLoad(of chain: Int32) -> Int32 {
        let first = firstSpare &+ chain &* Int32(spareLoads)
        for node in first..<first &+ Int32(spareLoads) where nodes.at(node).pointee.chain < 0 {
            return node
        }
        return -1
    }

    /// What a vehicle's day costs.
    @inline(__always) func dayCost(
        _ vehicle: Int32, duration: Int32, distance: Int, weight: Int, extra: Cost
    ) -> Cost {
        let limit = limits.at(vehicle)
        let cost =
            limit.pointee.fixedCost &+ Int(duration) &* limit.pointee.unitDurationCost
            &+ distance &* limit.pointee.unitDistanceCost &+ extra
        return limit.pointee.hasExcess
            ? cost &+ excess(vehicle, duration, distance, weight) : cost
    }

    private func excess(
        _ vehicle: Int32, _ duration: Int32, _ distance: Int, _ weight: Int
    ) -> Cost {
        let type = instance.type(of: vehicle)
        return type.durationExcess(Int(duration)) &+ type.distanceExcess(distance)
            &+ type.weightExcess(weight / limits[vehicle].weightDivisor)
    }
}
