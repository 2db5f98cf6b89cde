import Model

extension SearchState {
    /// Brings a changed chain up to date: trips, segments, times, bookings, the vehicle's day and
    /// the cost.
    ///
    /// - Parameters:
    ///   - from: the last node before the changes.
    ///   - to: the first node after them.
    /// - Returns: false if the chain cannot be driven; the state is then inconsistent until the
    ///   chain is changed or restored, and refreshed again.
    func refresh(_ c: Int32, from: Int32, to: Int32) -> Bool {
        cancelBookings(c)
        let chain = chains.at(c)
        if chain.pointee.clientCount == 0 {
            dropLoads(c)
            refreshEmpty(c)
            refreshDay(chain.pointee.vehicle)
            return true
        }
        if chain.pointee.isForbidden > 0 { return false }
        guard traits.tracksTrips ? refreshTrips(c) : holdsLoad(c) else { return false }
        if chain.pointee.isBroken, !mend(c) { return false }
        if traits.hasLast, !refreshLast(c) { return false }
        if traits.usesDuration {
            guard refreshSegments(c) else { return false }
        } else if traits.usesTime {
            guard refreshClock(c, from: from, to: to) else { return false }
        }
        guard settleTimes(c) else { return false }
        refreshDay(chain.pointee.vehicle)
        return withinLimits(chain.pointee.vehicle)
    }

    /// A chain without stops costs nothing.
    func refreshEmpty(_ c: Int32) {
        let chain = chains.at(c)
        let (start, end) = (chain.pointee.start, chain.pointee.end)
        link(start, end, Leg(duration: 0, distance: 0))
        let first = terminal(start)
        first.pointee.load = Load(repeating: 0)
        noteRoom(c)
        (first.pointee.units, first.pointee.release) = (0, 0)
        setOwnOfLoad(start, chain.pointee.startWindow)
        let trip = first.pointee.depot >= 0 ? start : -1
        let (startNode, endNode) = (nodes.at(start), nodes.at(end))
        startNode.pointee.prefix = first.pointee.own
        startNode.pointee.suffix = first.pointee.own
        endNode.pointee.prefix = first.pointee.own
        endNode.pointee.suffix = terminal(end).pointee.own
        (startNode.pointee.trip, endNode.pointee.trip) = (trip, trip)
        (startNode.pointee.lastBegun, endNode.pointee.lastBegun) = (false, false)
        (startNode.pointee.othersAhead, endNode.pointee.othersAhead) = (false, false)
        if traits.tracksTrips { extras[start] = NodeExtra() }
        (chain.pointee.clientCount, chain.pointee.spares, chain.pointee.tripCount) = (0, 0, 0)
        (chain.pointee.lastCount, chain.pointee.scheduleCount) = (0, 0)
        (chain.pointee.duration, chain.pointee.relaxed, chain.pointee.work) = (0, 0, 0)
        (chain.pointee.waiting, chain.pointee.distance, chain.pointee.weight) = (0, 0, 0)
        (chain.pointee.penalty, chain.pointee.assigned) = (0, 0)
        (chain.pointee.isBroken, chain.pointee.isForbidden) = (false, 0)
    }

    private func dropLoads(_ c: Int32) {
        var node = nodes.at(chains.at(c).pointee.start).pointee.next
        while !isEnd(node) {
            nodes.at(node).pointee.chain = -1
            node = nodes.at(node).pointee.next
        }
    }

    /// Looks whether every leg exists, now that one did not.
    private func mend(_ c: Int32) -> Bool {
        var node = chains.at(c).pointee.start
        while !isEnd(node) {
            if !nodes.at(node).pointee.toNext.exists { return false }
            node = nodes.at(node).pointee.next
        }
        chains.at(c).pointee.isBroken = false
        return true
    }

    /// One load at the start, or none: what is brought fits the vehicle.
    private func holdsLoad(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let load = terminal(chain.pointee.start)
        let holdsNothing = load.pointee.holdsNothing
        chain.pointee.tripCount = holdsNothing ? 0 : 1
        if holdsNothing { return true }
        return load.pointee.depot >= 0
            && !load.pointee.load.exceeds(limits.at(chain.pointee.vehicle).pointee.capacity)
    }

    /// Loads of trips; loads that hold nothing, or whose goods fit the trip before, are taken out.
    private func refreshTrips(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        let capacity = limit.pointee.capacity
        var node = chain.pointee.start
        var trip: Int32 = terminal(node).pointee.depot >= 0 ? node : -1
        var before: Int32 = -1
        var load = Load(repeating: 0)
        var (units, release): (Int32, Int32) = (0, 0)
        var (distance, work) = (0, Int32(0))
        chain.pointee.tripCount = 0
        while true {
            let here = nodes.at(node)
            here.pointee.trip = trip
            extras.at(node).pointee.loadUpTo = load
            distance &+= Int(here.pointee.toNext.distance)
            work &+= here.pointee.toNext.duration
            let next = here.pointee.next
            if isClient(next) {
                let data = instance.client.at(next)
                load = load &+ data.pointee.demand
                units &+= data.pointee.units
                release = max(release, data.pointee.release)
                work &+= service(limit, next)
                node = next
                continue
            }
            let holdsNothing = load == Load(repeating: 0)
            if trip >= 0 {
                let held = terminal(trip)
                held.pointee.load = load
                (held.pointee.units, held.pointee.release) = (units, release)
                if trip >= firstSpare, holdsNothing || canJoin(before, load, capacity, trip) {
                    detachLoad(trip)
                    return refreshTrips(c)
                }
                if !holdsNothing { chain.pointee.tripCount &+= 1 }
                if load.exceeds(capacity) { return false }
                before = trip
            } else if !holdsNothing {
                return false
            }
            if isEnd(next) {
                nodes.at(next).pointee.trip = trip
                (chain.pointee.distance, chain.pointee.work) = (distance, work)
                return true
            }
            trip = next
            load = Load(repeating: 0)
            (units, release) = (0, 0)
            node = next
        }
    }

    /// The goods of a trip can be loaded with those of the trip before, at the same depot, and not
    /// going back there is no way round.
    private func canJoin(_ before: Int32, _ load: Load, _ capacity: Load, _ trip: Int32) -> Bool {
        guard before >= 0, terminal(before).pointee.depot == terminal(trip).pointee.depot,
            !(terminal(before).pointee.load &+ load).exceeds(capacity)
        else { return false }
        let node = nodes.at(trip)
        let limit = limits.at(chains.at(node.pointee.chain).pointee.vehicle)
        let direct = leg(limit, point(node.pointee.prev), point(node.pointee.next))
        return direct.exists
            && direct.duration
                <= node.pointee.fromPrev.duration &+ node.pointee.toNext.duration
    }

    /// Clients that come last stand behind all others of the vehicle's day.
    private func refreshLast(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let day = days.at(chain.pointee.vehicle)
        var begun = false
        for k in day.pointee.firstChain..<c where chains.at(k).pointee.lastCount > 0 {
            begun = true
        }
        var ahead = false
        for k in c &+ 1..<max(c &+ 1, day.pointee.firstChain &+ day.pointee.chainCount) {
            if chains.at(k).pointee.clientCount > chains.at(k).pointee.lastCount { ahead = true }
        }
        if ahead, chain.pointee.lastCount > 0 { return false }
        if traits.keepsLastApart, isMixed(day) { return false }
        var node = chain.pointee.start
        while true {
            if isClient(node) {
                let comesLast = instance.client.at(node).pointee.comesLast
                if begun, !comesLast { return false }
                begun = begun || comesLast
            }
            nodes.at(node).pointee.lastBegun = begun
            if isEnd(node) { break }
            node = nodes.at(node).pointee.next
        }
        while true {
            ahead = ahead || (isClient(node) && !instance.client.at(node).pointee.comesLast)
            nodes.at(node).pointee.othersAhead = ahead
            if node == chain.pointee.start { return true }
            node = nodes.at(node).pointee.prev
        }
    }

    /// A vehicle's day has clients that come last, and others.
    private func isMixed(_ day: UnsafeMutablePointer<VehicleDay>) -> Bool {
        holds(last: true, day) && holds(last: false, day)
    }

    /// A vehicle's day has clients that come last, or some that do not.
    func holds(last: Bool, _ day: UnsafeMutablePointer<VehicleDay>) -> Bool {
        for k in day.pointee.firstChain..<day.pointee.firstChain &+ day.pointee.chainCount {
            let chain = chains.at(k)
            let count = chain.pointee.lastCount
            if (last ? count : chain.pointee.clientCount &- count) > 0 { return true }
        }
        return false
    }

    /// The segment of a load, or of a start where goods may be loaded.
    private func setOwnOfLoad(_ node: Int32, _ startWindow: TimeWindow?) {
        let load = terminal(node)
        load.pointee.own = ownOfLoad(
            load.pointee.depot, startWindow, holdsNothing: load.pointee.holdsNothing,
            units: load.pointee.units, release: load.pointee.release)
    }

    /// The segment of a load with such contents.
    @inline(__always) func ownOfLoad(
        _ depotIndex: Int32, _ startWindow: TimeWindow?, holdsNothing: Bool, units: Int32,
        release: Int32
    ) -> DurationSegment {
        var window = startWindow ?? TimeWindow(-unlimitedTime, unlimitedTime)
        var duration: Int32 = 0
        if depotIndex >= 0, !holdsNothing {
            let depot = instance.depots.at(depotIndex)
            duration = depot.pointee.duration(units: units)
            window.start = max(window.start, max(depot.pointee.hours.start, release))
            window.end = min(window.end, min(depot.pointee.hours.end, unlimitedTime) &- duration)
        }
        return DurationSegment(duration: duration, earliest: window.start, latest: window.end)
    }

    // MARK: Segments

    /// Prefixes and suffixes of the whole chain; false if the order cannot be driven.
    private func refreshSegments(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        setOwnOfLoad(chain.pointee.start, chain.pointee.startWindow)
        var loading = terminal(chain.pointee.start).pointee.own.duration
        var node = chain.pointee.start
        var prefix = terminal(node).pointee.own
        var since = DurationSegment.empty
        var isFirst = true
        nodes.at(node).pointee.prefix = prefix
        if !prefix.isFeasible { return false }
        while !isEnd(node) {
            let next = nodes.at(node).pointee.next
            let travel = nodes.at(node).pointee.toNext.duration
            let own: DurationSegment
            if isClient(next) {
                own = ownSegment(next, limit)
            } else {
                if next >= firstSpare {
                    setOwnOfLoad(next, nil)
                    loading &+= terminal(next).pointee.own.duration
                }
                own = terminal(next).pointee.own
            }
            prefix = prefix.then(travel, own)
            guard prefix.isFeasible else { return false }
            nodes.at(next).pointee.prefix = prefix
            if traits.tracksTrips {
                since = isFirst ? own : since.then(travel, own)
                extras.at(next).pointee.sinceLoad = since
                isFirst = !isClient(next)
            }
            node = next
        }
        chain.pointee.relaxed = prefix.duration
        chain.pointee.waiting = prefix.duration &- chain.pointee.work &- loading
        let waiting = chain.pointee.waiting
        var suffix = terminal(node).pointee.own
        nodes.at(node).pointee.suffix = suffix
        noteBroken(node, waiting: waiting)
        while node != chain.pointee.start {
            let travel = nodes.at(node).pointee.fromPrev.duration
            node = nodes.at(node).pointee.prev
            let own = isClient(node) ? ownSegment(node, limit) : terminal(node).pointee.own
            suffix = own.then(travel, suffix)
            nodes.at(node).pointee.suffix = suffix
            noteBroken(node, waiting: waiting)
        }
        return true
    }

    @inline(__always) func ownSegment(
        _ client: Int32, _ limit: UnsafeMutablePointer<VehicleLimits>
    ) -> DurationSegment {
        let data = instance.client.at(client)
        return DurationSegment(
            duration: service(limit, client), earliest: data.pointee.opens,
            latest: data.pointee.closes)
    }

    /// By the clock alone: how early each node is done and how late it may begin, as far as changes
    /// reach.
    private func refreshClock(_ c: Int32, from: Int32, to: Int32) -> Bool {
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        var node = from
        var isPast = false
        if node == chain.pointee.start {
            setOwnOfLoad(node, chain.pointee.startWindow)
            nodes.at(node).pointee.prefix.earliest = terminal(node).pointee.own.earliest
        }
        var ready = nodes.at(node).pointee.prefix.earliest
        while !isEnd(node) {
            isPast = isPast || node == to
            let next = nodes.at(node).pointee.next
            let reached = ready &+ nodes.at(node).pointee.toNext.duration
            if isClient(next) {
                let data = instance.client.at(next)
                let begin = max(reached, data.pointee.opens)
                if begin > data.pointee.closes { return false }
                ready = begin &+ service(limit, next)
            } else {
                if reached > terminal(next).pointee.own.latest { return false }
                ready = reached
            }
            if isPast, nodes.at(next).pointee.prefix.earliest == ready { break }
            nodes.at(next).pointee.prefix.earliest = ready
            node = next
        }
        node = to
        if isEnd(node) { nodes.at(node).pointee.suffix.latest = terminal(node).pointee.own.latest }
        var latest = nodes.at(node).pointee.suffix.latest
        isPast = false
        while node != chain.pointee.start {
            isPast = isPast || node == from
            let travel = nodes.at(node).pointee.fromPrev.duration
            node = nodes.at(node).pointee.prev
            if isClient(node) {
                latest = min(
                    instance.client.at(node).pointee.closes,
                    latest &- travel &- service(limit, node))
            } else {
                latest = min(terminal(node).pointee.own.latest, latest &- travel)
            }
            if isPast, nodes.at(node).pointee.suffix.latest == latest { break }
            nodes.at(node).pointee.suffix.latest = latest
        }
        return true
    }
}
