import Model

/// Changes of a chain's order. After them the chain must be refreshed.
extension SearchState {
    /// Puts an absent client after a node; its presence is noted by ``setPresent(_:)`` once the
    /// chain can be driven.
    func attach(_ client: Int32, after u: Int32) {
        let c = nodes.at(u).pointee.chain
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        let v = nodes.at(u).pointee.next
        let data = instance.client.at(client)
        let before = leg(limit, point(u), client)
        let after = leg(limit, client, point(v))
        let old = nodes.at(u).pointee.toNext
        if traits.limitsGroups { countGroup(of: client, in: chain.pointee.vehicle, by: 1) }
        link(u, client, before)
        link(client, v, after)
        nodes.at(client).pointee.chain = c
        nodes.at(client).pointee.trip = nodes.at(u).pointee.trip
        if !before.exists || !after.exists { chain.pointee.isBroken = true }
        chain.pointee.distance &+= Int(before.distance) &+ Int(after.distance) &- Int(old.distance)
        chain.pointee.work &+=
            before.duration &+ after.duration &- old.duration &+ service(limit, client)
        count(data, in: chain, by: 1)
        if traits.hasAssignments {
            let extra = instance.assignment[limit.pointee.assignmentBase &+ Int(client)]
            if extra == AssignmentTable.forbidden { chain.pointee.isForbidden &+= 1 }
            chain.pointee.assigned &+= extra
        }
        let load = terminal(chain.pointee.start)
        load.pointee.load = load.pointee.load &+ data.pointee.demand
        noteRoom(c)
    }

    /// Takes a client out of its chain; whether it counts as absent is for the caller to say.
    func detach(_ client: Int32) {
        let node = nodes.at(client).pointee
        let c = node.chain
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        let data = instance.client.at(client)
        unmark(client)
        count(data, in: chain, by: -1)
        if traits.limitsGroups { countGroup(of: client, in: chain.pointee.vehicle, by: -1) }
        if traits.hasAssignments {
            let extra = instance.assignment[limit.pointee.assignmentBase &+ Int(client)]
            if extra == AssignmentTable.forbidden { chain.pointee.isForbidden &-= 1 }
            chain.pointee.assigned &-= extra
        }
        let load = terminal(chain.pointee.start)
        load.pointee.load = load.pointee.load &- data.pointee.demand
        noteRoom(c)
        let isEmpty = chain.pointee.clientCount == 0 && chain.pointee.spares == 0
        let new =
            isEmpty
            ? Leg(duration: 0, distance: 0) : leg(limit, point(node.prev), point(node.next))
        link(node.prev, node.next, new)
        if !new.exists { chain.pointee.isBroken = true }
        chain.pointee.distance &+=
            Int(new.distance) &- Int(node.toNext.distance) &- Int(node.fromPrev.distance)
        chain.pointee.work &+=
            new.duration &- node.toNext.duration &- node.fromPrev.duration &- service(limit, client)
    }

    @inline(__always) private func count(
        _ data: UnsafeMutablePointer<ClientData>, in chain: UnsafeMutablePointer<Chain>,
        by one: Int32
    ) {
        chain.pointee.clientCount &+= one
        chain.pointee.weight &+= data.pointee.weight &* Int(one)
        if data.pointee.comesLast { chain.pointee.lastCount &+= one }
        if data.pointee.needsSchedule { chain.pointee.scheduleCount &+= one }
    }

    /// Keeps ``room`` after the load of a chain has changed.
    @inline(__always) func noteRoom(_ c: Int32) {
        let dimension = traits.onlyDimension
        guard dimension >= 0 else { return }
        let chain = chains.at(c)
        room[c] =
            limits.at(chain.pointee.vehicle).pointee.capacity[dimension]
            &- terminal(chain.pointee.start).pointee.load[dimension]
    }

    /// What a client must find of ``room`` in a chain; less than any where that does not tell.
    @inline(__always) func roomNeeded(_ client: Int32) -> Int32 {
        traits.onlyDimension < 0
            ? .min : instance.client.at(client).pointee.demand[traits.onlyDimension]
    }

    /// A group counts once in a vehicle's day.
    private func countGroup(of client: Int32, in vehicle: Int32, by one: Int32) {
        if !hasSibling(of: client, in: vehicle) { days.at(vehicle).pointee.groups &+= one }
    }

    @inline(__always) func leg(
        _ limit: UnsafeMutablePointer<VehicleLimits>, _ from: Int32, _ to: Int32
    ) -> Leg {
        instance.outward[limit.pointee.legBase &+ Int(from) &* instance.points.count &+ Int(to)]
    }

    @inline(__always) func service(
        _ limit: UnsafeMutablePointer<VehicleLimits>, _ client: Int32
    ) -> Int32 {
        instance.service[limit.pointee.serviceBase &+ Int(client)]
    }

    /// Puts a load at a depot after a node; −1 if the chain has no load node left.
    func attachLoad(_ depot: Int32, after u: Int32) -> Int32 {
        let c = nodes.at(u).pointee.chain
        let load = spareLoad(of: c)
        guard load >= 0 else { return -1 }
        let limit = limits.at(chains.at(c).pointee.vehicle)
        terminal(load).pointee = Terminal()
        terminal(load).pointee.depot = depot
        terminal(load).pointee.point = instance.points.depot(depot)
        nodes.at(load).pointee.chain = c
        let v = nodes.at(u).pointee.next
        let (before, after) = (leg(limit, point(u), point(load)), leg(limit, point(load), point(v)))
        link(u, load, before)
        link(load, v, after)
        if !before.exists || !after.exists { chains.at(c).pointee.isBroken = true }
        chains.at(c).pointee.spares &+= 1
        return load
    }

    /// Takes a load node out of its chain.
    func detachLoad(_ load: Int32) {
        let node = nodes.at(load).pointee
        let chain = chains.at(node.chain)
        let direct = leg(limits.at(chain.pointee.vehicle), point(node.prev), point(node.next))
        link(node.prev, node.next, direct)
        if !direct.exists { chain.pointee.isBroken = true }
        nodes.at(load).pointee.chain = -1
        chain.pointee.spares &-= 1
    }

    /// Puts an absent client where a place says; false (and nothing changed) if the chain cannot be
    /// driven so.
    func insert(_ client: Int32, at place: Insertion) -> Bool {
        let c = nodes.at(place.after).pointee.chain
        touch(c)
        if traits.tracksTrips || traits.schedules { return insertOnTrial(client, at: place, c) }
        let v = nodes.at(place.after).pointee.next
        attach(client, after: place.after)
        if refresh(c, from: place.after, to: v) {
            setPresent(client)
            return true
        }
        detach(client)
        if !refresh(c, from: place.after, to: v) { clear(c) }
        return false
    }

    /// Loads may be joined or dropped by a refresh, and schedules take long: the chain is noted
    /// before.
    private func insertOnTrial(_ client: Int32, at place: Insertion, _ c: Int32) -> Bool {
        beginTrial(c)
        var last = place.after
        if place.depot >= 0, !place.loadsAfter { last = attachLoad(place.depot, after: last) }
        if last >= 0 {
            attach(client, after: last)
            let isDone =
                place.depot < 0 || !place.loadsAfter || attachLoad(place.depot, after: client) >= 0
            if isDone, refresh(c, from: chains.at(c).pointee.start, to: chains.at(c).pointee.end) {
                setPresent(client)
                return true
            }
        }
        endTrial()
        return false
    }

    /// Takes a client out and notes it as absent.
    func remove(_ client: Int32) {
        touch(nodes.at(client).pointee.chain)
        detach(client)
        setAbsent(client)
    }

    /// Empties a chain; its clients are absent.
    func clear(_ c: Int32) {
        var node = nodes.at(chains.at(c).pointee.start).pointee.next
        while !isEnd(node) {
            if isClient(node) { setAbsent(node) }
            node = nodes.at(node).pointee.next
        }
        empty(c)
        refreshDay(chains.at(c).pointee.vehicle)
    }

    /// Takes everything out of a chain, without a word about who is absent.
    func empty(_ c: Int32) {
        cancelBookings(c)
        let chain = chains.at(c)
        var node = nodes.at(chain.pointee.start).pointee.next
        while !isEnd(node) {
            unmark(node)
            node = nodes.at(node).pointee.next
        }
        if traits.limitsGroups { recountGroups(chain.pointee.vehicle) }
        refreshEmpty(c)
    }

    /// Makes an emptied chain hold this order (clients, and loads as −1 − depot); presence is the
    /// caller's.
    func relink(_ c: Int32, _ codes: Stack<Int32>) {
        var node = chains.at(c).pointee.start
        for k in 0..<codes.count {
            if codes[k] >= 0 {
                attach(codes[k], after: node)
                node = codes[k]
            } else {
                let load = attachLoad(-1 - codes[k], after: node)
                if load >= 0 { node = load }
            }
        }
    }

    private func recountGroups(_ vehicle: Int32) {
        let day = days.at(vehicle)
        day.pointee.groups = 0
        for c in day.pointee.firstChain..<day.pointee.firstChain &+ day.pointee.chainCount {
            var node = nodes.at(chains.at(c).pointee.start).pointee.next
            while !isEnd(node) {
                // Each group counts at its client of lowest number.
                if isClient(node), nodes.at(node).pointee.chain >= 0,
                    !instance.siblings[Int(node)].contains(where: {
                        guard $0 < node, nodes.at($0).pointee.chain >= 0 else { return false }
                        return chains.at(nodes.at($0).pointee.chain).pointee.vehicle == vehicle
                    })
                {
                    day.pointee.groups &+= 1
                }
                node = nodes.at(node).pointee.next
            }
        }
    }
}
