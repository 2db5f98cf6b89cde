import Model

/// A place in a chain for one client.
struct Insertion: BitwiseCopyable {
    /// The node that comes before; −1 for no place.
    var after: Int32 = -1
    /// Where a new load is made beside the client; −1 for none.
    var depot: Int32 = -1
    /// The new load stands after the client, for what follows; otherwise before it.
    var loadsAfter = false
    /// Change of the routes' cost.
    var cost: Cost
}

/// A client looking for a place.
struct Search: BitwiseCopyable {
    var client: Int32
    var best: Insertion
    /// Places are overlooked by chance, ``blink`` out of 2³²: those whose number, multiplied and
    /// turned by this, falls below it.
    var salt: UInt32 = 0
    var blink: UInt32 = 0
    /// A chain that refused the client; −1 for none.
    var refused: Int32 = -1
    /// A vehicle that is idle counts only for the share of it that the client fills, as if others
    /// were to follow.
    var opensLightly = false
    /// Trips are cut in two beside so many nearest neighbours: each cut asks for two more places.
    static let cuttingNearest = 20
    /// A trip may be cut in two here to make room.
    var cutsTrips = true
    /// What a trip of the client's own costs at least.
    var leastTrip: Cost = .min
    /// The cost is to be a lower bound even where only the scheduler knows it.
    var isOptimistic = false
    /// A load of the client's own is tried where a trip has room for it as well.
    var isThorough = false

    @inline(__always) func overlooks(_ node: Int32) -> Bool {
        (UInt32(bitPattern: node) &* 0x9e37_79b9 ^ salt) &* (0x85eb_ca6b >> 22) < blink
    }
}

extension SearchState {
    /// Tries a client after a node and keeps the place if it beats the best so far.
    ///
    /// The leg costs come first: they alone rule most places out. Where segments do not tell the
    /// whole truth (breaks, several windows, full ramps) the cost is an estimate;
    /// ``refresh(_:from:to:)`` finds the exact one.
    @inline(__always) func consider(_ search: inout Search, after u: Int32) {
        let node = nodes.at(u)
        let v = node.pointee.next
        let c = node.pointee.chain
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        let row = limit.pointee.legBase &+ Int(search.client) &* instance.points.count
        let before = instance.inward[row &+ Int(point(u))]
        let after = instance.outward[row &+ Int(point(v))]
        let old = node.pointee.toNext
        var cost =
            limit.pointee.unitDistanceCost
            &* Int(before.distance &+ after.distance &- old.distance)
        if traits.paysDuration {
            let more =
                before.duration &+ after.duration &- old.duration
                &+ service(limit, search.client) &- chain.pointee.waiting
            cost &+= limit.pointee.unitDurationCost &* Int(max(0, more))
        }
        if cost >= search.best.cost {
            // Where there is no way straight from here, there may be one by a depot; and between
            // two trips there is place for one more.
            guard traits.tracksTrips else { return }
            if before.exists, after.exists,
                !traits.hasReleases || isClient(u) && isClient(v)
                    || search.leastTrip >= search.best.cost
            {
                return
            }
        } else if traits.usesTime, !traits.tracksTrips {
            // By the clock: what the segments of ``considerCloser`` would say, for less.
            let data = instance.client.at(search.client)
            let reached = max(
                node.pointee.prefix.earliestEnd &+ before.duration, data.pointee.opens)
            if reached > data.pointee.closes { return }
            if reached &+ service(limit, search.client) &+ after.duration
                > nodes.at(v).pointee.suffix.latest
            {
                return
            }
        }
        considerCloser(&search, u, v, before, after, cost)
    }

    /// As ``consider(_:after:)``, for every place that could cost less than the best even if the
    /// scheduler found all waiting to be superfluous.
    func considerOptimistically(_ search: inout Search, after u: Int32) {
        search.isOptimistic = true
        considerThoroughly(&search, after: u)
    }

    /// As ``consider(_:after:)``, whatever the legs alone cost.
    func considerThoroughly(_ search: inout Search, after u: Int32) {
        let limit = limits.at(chains.at(nodes.at(u).pointee.chain).pointee.vehicle)
        let v = nodes.at(u).pointee.next
        let before = leg(limit, point(u), search.client)
        let after = leg(limit, search.client, point(v))
        let more = before.distance &+ after.distance &- nodes.at(u).pointee.toNext.distance
        let least = limit.pointee.unitDistanceCost &* Int(more)
        considerCloser(&search, u, v, before, after, traits.paysDuration ? .min / 2 : least)
    }

    /// The rest of ``consider(_:after:)``: rules, loads, times.
    private func considerCloser(
        _ search: inout Search, _ u: Int32, _ v: Int32, _ before: Leg, _ after: Leg, _ least: Cost
    ) {
        let node = nodes.at(u)
        let c = node.pointee.chain
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        let limit = limits.at(vehicle)
        let client = search.client
        let data = instance.client.at(client)
        let day = days.at(vehicle)
        var extra: Cost = 0
        if traits.hasAssignments {
            extra = instance.assignment[limit.pointee.assignmentBase &+ Int(client)]
            if extra == AssignmentTable.forbidden { return }
        }
        if traits.keepsOrders { extra &+= surcharge[vehicle] }
        if c == search.refused || search.overlooks(u) { return }
        let isIdle = day.pointee.clients == 0
        if traits.hasLast,
            data.pointee.comesLast
                ? nodes.at(v).pointee.othersAhead : node.pointee.lastBegun
        {
            return
        }
        if traits.keepsLastApart, holds(last: !data.pointee.comesLast, day) { return }
        if day.pointee.clients >= limit.pointee.maxClients { return }
        if traits.limitsGroups, day.pointee.groups >= limit.pointee.maxGroups,
            !hasSibling(of: client, in: vehicle)
        {
            return
        }
        var prefix = node.pointee.prefix
        if !data.pointee.bringsNothing {
            let trip = node.pointee.trip
            let isTaken = trip >= 0 && tripTakes(trip, data, limit.pointee.capacity)
            if traits.spareLoads > 0,
                !isTaken && search.cutsTrips || search.isThorough
                    || limit.pointee.loadDepotCount > 1 || !before.exists
                    || !after.exists
                    || traits.hasReleases && (!isClient(u) || !isClient(v))
            {
                considerLoads(&search, after: u, extra: extra)
            }
            guard isTaken else { return }
            if terminal(trip).pointee.holdsNothing, day.pointee.trips >= limit.pointee.maxTrips {
                return
            }
            if traits.tracksTrips {
                if before.exists,
                    node.pointee.prefix.earliestEnd &+ before.duration > data.pointee.closes
                {
                    return
                }
                guard let loaded = prefixLoading(data, trip, u, chain) else { return }
                prefix = loaded
            }
        }
        if least >= search.best.cost { return }
        guard before.exists, after.exists else { return }
        let distance =
            day.pointee.distance &+ Int(before.distance) &+ Int(after.distance)
            &- Int(node.pointee.toNext.distance)
        if distance > limit.pointee.maxDistance { return }
        var duration: Int32 = 0
        if traits.usesDuration {
            let segment = prefix.then(before.duration, ownSegment(client, limit))
                .then(after.duration, nodes.at(v).pointee.suffix)
            guard segment.isFeasible else { return }
            duration = shifted(day, chain, segment, search.isOptimistic)
            if duration > limit.pointee.maxDuration { return }
        } else if traits.usesTime {
            let begin = max(prefix.earliest &+ before.duration, data.pointee.opens)
            if begin > data.pointee.closes { return }
            let done = begin &+ service(limit, client) &+ after.duration
            if done > nodes.at(v).pointee.suffix.latest { return }
        }
        var cost: Cost
        if limit.pointee.hasExcess || traits.paysDuration || isIdle {
            cost =
                dayCost(
                    vehicle, duration: duration, distance: distance,
                    weight: day.pointee.weight &+ data.pointee.weight,
                    extra: day.pointee.extra &+ extra
                        &- (search.isOptimistic ? chain.pointee.penalty : 0))
                &- day.pointee.cost
        } else {
            cost = least &+ extra
        }
        if isIdle, search.opensLightly { cost = shareOfOpening(cost, data, limit) }
        guard cost < search.best.cost else { return }
        if traits.schedules, chain.pointee.needsSchedule || data.pointee.needsSchedule,
            !search.isOptimistic
        {
            confirm(&search, after: u, distance: distance, extra: extra)
        } else {
            search.best = Insertion(after: u, cost: cost)
        }
    }

    /// A client at the head of an idle vehicle, which looks as dear as the client makes it full.
    func considerOpening(_ search: inout Search, after start: Int32) {
        let limit = limits.at(chains.at(nodes.at(start).pointee.chain).pointee.vehicle)
        let before = leg(limit, point(start), search.client)
        let after = leg(limit, search.client, point(nodes.at(start).pointee.next))
        considerCloser(&search, start, nodes.at(start).pointee.next, before, after, 0)
    }

    /// The part of a cost that goes with the part of the vehicle that a client fills, a sixteenth
    /// at least.
    private func shareOfOpening(
        _ cost: Cost, _ data: UnsafeMutablePointer<ClientData>,
        _ limit: UnsafeMutablePointer<VehicleLimits>
    ) -> Cost {
        var share = 1.0 / 16
        for dimension in 0..<8 {
            let (demand, capacity) = (
                data.pointee.demand[dimension], limit.pointee.capacity[dimension]
            )
            if demand > 0, capacity > 0 { share = max(share, Double(demand) / Double(capacity)) }
        }
        return Cost(Double(cost) * min(1, share))
    }

    /// Asks the scheduler what a place costs, where lateness or breaks may count for more than what
    /// segments see.
    private func confirm(_ search: inout Search, after u: Int32, distance: Int, extra: Cost) {
        let chain = chains.at(nodes.at(u).pointee.chain)
        let vehicle = chain.pointee.vehicle
        let day = days.at(vehicle)
        guard let outcome = scheduleInserting(search.client, after: u) else { return }
        let weight = instance.client.at(search.client).pointee.weight
        let cost =
            dayCost(
                vehicle,
                duration: day.pointee.duration &- chain.pointee.duration &+ outcome.duty,
                distance: distance, weight: day.pointee.weight &+ weight,
                extra: day.pointee.extra &+ extra &- chain.pointee.penalty &+ outcome.penalty)
            &- day.pointee.cost
        if cost < search.best.cost { search.best = Insertion(after: u, cost: cost) }
    }

    /// The day's duty with a chain that takes so long: to what segments say, what only the
    /// scheduler knows of it now is added.
    @inline(__always) private func shifted(
        _ day: UnsafeMutablePointer<VehicleDay>, _ chain: UnsafeMutablePointer<Chain>,
        _ segment: DurationSegment, _ isOptimistic: Bool
    ) -> Int32 {
        day.pointee.duration &+ segment.duration
            &- (isOptimistic ? chain.pointee.duration : chain.pointee.relaxed)
    }

    /// The chain up to a node, with one more client's goods in the trip; nil if they cannot be
    /// loaded in time.
    @inline(__always) private func prefixLoading(
        _ data: UnsafeMutablePointer<ClientData>, _ trip: Int32, _ u: Int32,
        _ chain: UnsafeMutablePointer<Chain>
    ) -> DurationSegment? {
        let load = terminal(trip)
        let isStart = trip == chain.pointee.start
        let own = ownOfLoad(
            load.pointee.depot, isStart ? chain.pointee.startWindow : nil, holdsNothing: false,
            units: load.pointee.units &+ data.pointee.units,
            release: max(load.pointee.release, data.pointee.release))
        if own == load.pointee.own { return nodes.at(u).pointee.prefix }
        var prefix = own
        if !isStart {
            let node = nodes.at(trip)
            prefix = nodes.at(node.pointee.prev).pointee.prefix.then(
                node.pointee.fromPrev.duration, own)
        }
        if u != trip {
            prefix = prefix.then(
                nodes.at(trip).pointee.toNext.duration, extras.at(u).pointee.sinceLoad)
        }
        return prefix.isFeasible ? prefix : nil
    }

    /// The trip has room for the client's goods, at a depot that may give them and has them.
    @inline(__always) private func tripTakes(
        _ trip: Int32, _ data: UnsafeMutablePointer<ClientData>, _ capacity: Load
    ) -> Bool {
        let load = terminal(trip)
        if (load.pointee.load &+ data.pointee.demand).exceeds(capacity) { return false }
        return depotGives(load.pointee.depot, data)
    }

    @inline(__always) private func depotGives(
        _ depot: Int32, _ data: UnsafeMutablePointer<ClientData>
    ) -> Bool {
        if traits.limitsDepots, data.pointee.allowedDepots & (1 << UInt64(depot)) == 0 {
            return false
        }
        return !traits.booksLoads || !data.pointee.demand.exceeds(stock[depot])
    }

    /// Tries the client with a new load before or after it.
    private func considerLoads(_ search: inout Search, after u: Int32, extra: Cost) {
        let node = nodes.at(u)
        let c = node.pointee.chain
        let vehicle = chains.at(c).pointee.vehicle
        let limit = limits.at(vehicle)
        guard days.at(vehicle).pointee.trips < limit.pointee.maxTrips else { return }
        let data = instance.client.at(search.client)
        let demand = data.pointee.demand
        let trip = node.pointee.trip
        let nothing = Load(repeating: 0)
        let upTo = extras.at(u).pointee.loadUpTo
        let tail = trip < 0 ? nothing : terminal(trip).pointee.load &- upTo
        for k in limit.pointee.loadDepots..<limit.pointee.loadDepots &+ limit.pointee.loadDepotCount
        {
            let depot = instance.loadDepots[k]
            guard depotGives(depot, data) else { continue }
            let isSame = trip >= 0 && terminal(trip).pointee.depot == depot
            guard tail == nothing || isSame else { continue }
            if !(demand &+ tail).exceeds(limit.pointee.capacity), !(trip == u && isSame) {
                considerLoad(&search, u, depot, loadsAfter: false, extra)
            }
            if tail != nothing, !(upTo &+ demand).exceeds(limit.pointee.capacity) {
                considerLoad(&search, u, depot, loadsAfter: true, extra)
            }
        }
    }

    private func considerLoad(
        _ search: inout Search, _ u: Int32, _ depotIndex: Int32, loadsAfter: Bool, _ extra: Cost
    ) {
        let node = nodes.at(u)
        let c = node.pointee.chain
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        let limit = limits.at(vehicle)
        let v = node.pointee.next
        let client = search.client
        let data = instance.client.at(client)
        let depotPoint = instance.points.depot(depotIndex)
        let (first, second) = loadsAfter ? (client, depotPoint) : (depotPoint, client)
        let legs = (
            leg(limit, point(u), first), leg(limit, first, second), leg(limit, second, point(v))
        )
        guard legs.0.exists, legs.1.exists, legs.2.exists else { return }
        let day = days.at(vehicle)
        let distance =
            day.pointee.distance &+ Int(legs.0.distance) &+ Int(legs.1.distance)
            &+ Int(legs.2.distance) &- Int(node.pointee.toNext.distance)
        if distance > limit.pointee.maxDistance { return }
        let least = limit.pointee.unitDistanceCost &* (distance &- day.pointee.distance)
        if !traits.paysDuration, day.pointee.clients > 0, least >= search.best.cost { return }
        // What the new load holds is known only after a refresh: its duration counts for this
        // client's goods at least.
        let load = ownOfLoad(
            depotIndex, nil, holdsNothing: false, units: loadsAfter ? 0 : data.pointee.units,
            release: loadsAfter ? 0 : data.pointee.release)
        let visit = ownSegment(client, limit)
        let segment = node.pointee.prefix.then(legs.0.duration, loadsAfter ? visit : load)
            .then(legs.1.duration, loadsAfter ? load : visit)
            .then(legs.2.duration, nodes.at(v).pointee.suffix)
        guard segment.isFeasible else { return }
        let duration = shifted(day, chain, segment, search.isOptimistic)
        let cost =
            dayCost(
                vehicle, duration: duration, distance: distance,
                weight: day.pointee.weight &+ data.pointee.weight,
                extra: day.pointee.extra &+ extra
                    &- (search.isOptimistic ? chain.pointee.penalty : 0))
            &- day.pointee.cost
        guard cost < search.best.cost else { return }
        search.best = Insertion(after: u, depot: depotIndex, loadsAfter: loadsAfter, cost: cost)
    }
}
