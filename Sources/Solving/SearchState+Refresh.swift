import Model

extension SearchState {
    /// Brings a changed chain up to date: trips, segments, times, bookings, the vehicle's day and the cost.
    ///
    /// - Returns: false if the chain cannot be driven; the state is then inconsistent until the chain is changed or
    ///   restored, and refreshed again.
    func refresh(_ c: Int32) -> Bool {
        cancelBookings(c)
        let chain = chains.at(c)
        if nodes[chain.pointee.start].next == chain.pointee.end {
            refreshEmpty(c)
            refreshDay(chain.pointee.vehicle)
            return true
        }
        guard refreshTrips(c) else { return false }
        guard refreshSegments(c) else { return false }
        if chain.pointee.needsSchedule {
            fillScheduler(c, inserting: nil)
            guard let outcome = scheduler.run(otherDuration: durationOfOthers(c)) else {
                return false
            }
            chain.pointee.duration = outcome.duty
            chain.pointee.penalty = outcome.penalty
            book(c, scheduler.timeline(outcome).begins)
        } else {
            chain.pointee.duration = chain.pointee.relaxed
            chain.pointee.penalty = 0
            book(c, nil)
        }
        refreshDay(chain.pointee.vehicle)
        return withinLimits(chain.pointee.vehicle)
    }

    /// Trips and segments of a chain whose times are known already.
    func refreshForRestore(_ c: Int32) -> Bool {
        if nodes[chains[c].start].next == chains[c].end {
            refreshEmpty(c)
            return true
        }
        return refreshTrips(c) && refreshSegments(c)
    }

    /// Duty of the vehicle's other shifts.
    func durationOfOthers(_ c: Int32) -> Int32 {
        let day = days[chains[c].vehicle]
        var others: Int32 = 0
        for k in day.firstChain..<day.firstChain + day.chainCount where k != c {
            others += chains[k].duration
        }
        return others
    }

    /// A chain without stops costs nothing.
    func refreshEmpty(_ c: Int32) {
        let chain = chains.at(c)
        let start = nodes.at(chain.pointee.start)
        let end = nodes.at(chain.pointee.end)
        let window = shift(of: c).start
        let own = DurationSegment(duration: 0, earliest: window.start, latest: window.end)
        start.pointee.own = own
        start.pointee.prefix = own
        start.pointee.trip = loadDepot[loadIndex(chain.pointee.start)] >= 0 ? chain.pointee.start : -1
        start.pointee.loadUpTo = Load(repeating: 0)
        start.pointee.suffix = own
        tripLoad[loadIndex(chain.pointee.start)] = Load(repeating: 0)
        tripUnits[loadIndex(chain.pointee.start)] = 0
        end.pointee.suffix = end.pointee.own
        end.pointee.prefix = own
        end.pointee.trip = start.pointee.trip
        (start.pointee.lastBegun, end.pointee.lastBegun) = (false, false)
        (start.pointee.othersAhead, end.pointee.othersAhead) = (false, false)
        (chain.pointee.hasLast, chain.pointee.hasOthers) = (false, false)
        chain.pointee.clientCount = 0
        chain.pointee.tripCount = 0
        (chain.pointee.duration, chain.pointee.relaxed, chain.pointee.distance) = (0, 0, 0)
        chain.pointee.weight = 0
        (chain.pointee.penalty, chain.pointee.assigned) = (0, 0)
        chain.pointee.needsSchedule = chain.pointee.alwaysSchedules
    }

    /// Loads of trips; loads that hold nothing, or whose goods fit the trip before, are taken out.
    private func refreshTrips(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let capacity = limits[chain.pointee.vehicle].capacity
        let weightDimension = instance.problem.weightDimension
        var node = chain.pointee.start
        var trip: Int32 = loadDepot[loadIndex(node)] >= 0 ? node : -1
        var before: Int32 = -1
        var load = Load(repeating: 0)
        var units: Int32 = 0
        chain.pointee.tripCount = 0
        chain.pointee.weight = 0
        while true {
            nodes.at(node).pointee.trip = trip
            nodes.at(node).pointee.chain = c
            nodes.at(node).pointee.loadUpTo = load
            let next = nodes[node].next
            let closes = isEnd(next) || next >= firstSpare
            if closes {
                if trip >= 0 {
                    tripLoad[loadIndex(trip)] = load
                    tripUnits[loadIndex(trip)] = units
                    if before >= 0, trip >= firstSpare, canJoin(before, load, capacity, trip) {
                        removeLoad(trip)
                        return refreshTrips(c)
                    }
                    if load == Load(repeating: 0), trip >= firstSpare {
                        removeLoad(trip)
                        return refreshTrips(c)
                    }
                    if load != Load(repeating: 0) { chain.pointee.tripCount += 1 }
                    if any(load .> capacity) { return false }
                    chain.pointee.weight += load[weightDimension]
                } else if load != Load(repeating: 0) {
                    return false
                }
                if isEnd(next) {
                    nodes.at(next).pointee.trip = trip
                    nodes.at(next).pointee.chain = c
                    return true
                }
                if trip >= 0 { before = trip }
                trip = next
                load = Load(repeating: 0)
                units = 0
            } else {
                load = load &+ instance.client[next].demand
                units += instance.client[next].units
            }
            node = next
        }
    }

    /// The goods of a trip can be loaded with those of the trip before, at the same depot, and not going back there is no
    /// way round.
    private func canJoin(_ before: Int32, _ load: Load, _ capacity: Load, _ trip: Int32) -> Bool {
        guard loadDepot[loadIndex(before)] == loadDepot[loadIndex(trip)],
            all(tripLoad[loadIndex(before)] &+ load .<= capacity)
        else { return false }
        let profile = limits[chains[nodes[trip].chain].vehicle].profile
        let (from, to) = (nodes[nodes[trip].prev].point, nodes[nodes[trip].next].point)
        let direct = instance.leg(profile, from, to)
        let back = instance.leg(profile, from, nodes[trip].point)
        let again = instance.leg(profile, nodes[trip].point, to)
        return direct.exists && direct.duration <= back.duration &+ again.duration
    }

    /// Takes a load node out of its chain.
    func removeLoad(_ node: Int32) {
        link(nodes[node].prev, nodes[node].next)
        nodes.at(node).pointee.chain = -1
    }

    /// Own, prefix and suffix segments, distance, assignments, flags; false if the order cannot be driven.
    private func refreshSegments(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let limit = limits.at(chain.pointee.vehicle)
        let profile = limit.pointee.profile
        var distance: Int32 = 0
        var assigned: Cost = 0
        var count: Int32 = 0
        var needs = chain.pointee.alwaysSchedules
        (chain.pointee.hasLast, chain.pointee.hasOthers) = (false, false)
        setOwnOfLoad(chain.pointee.start, shift(of: c).start)
        var node = chain.pointee.start
        nodes.at(node).pointee.prefix = nodes[node].own
        nodes.at(node).pointee.lastBegun = lastBegun(before: c)
        while !isEnd(node) {
            let next = nodes[node].next
            if isClient(next) {
                let extra = instance.assignmentCost(vehicle: chain.pointee.vehicle, client: next)
                if extra == AssignmentTable.forbidden { return false }
                let data = instance.client.at(next)
                assigned &+= extra
                count &+= 1
                needs = needs || data.pointee.needsSchedule
                nodes.at(next).pointee.own = DurationSegment(
                    duration: instance.service[limit.pointee.serviceBase &+ Int(next)],
                    earliest: data.pointee.opens, latest: data.pointee.closes)
                let begun = nodes[node].lastBegun
                if data.pointee.comesLast {
                    chain.pointee.hasLast = true
                } else {
                    chain.pointee.hasOthers = true
                }
                if begun, !data.pointee.comesLast { return false }
                nodes.at(next).pointee.lastBegun = begun || data.pointee.comesLast
            } else {
                if next >= firstSpare { setOwnOfLoad(next, nil) }
                nodes.at(next).pointee.lastBegun = nodes[node].lastBegun
            }
            let leg = instance.leg(profile, nodes[node].point, nodes[next].point)
            guard leg.exists else { return false }
            distance &+= leg.distance
            let prefix = nodes[node].prefix.then(leg.duration, nodes[next].own)
            guard prefix.isFeasible else { return false }
            nodes.at(next).pointee.prefix = prefix
            node = next
        }
        if chain.pointee.hasLast, othersAhead(after: c) { return false }
        chain.pointee.relaxed = nodes[node].prefix.duration
        chain.pointee.distance = distance
        chain.pointee.assigned = assigned
        chain.pointee.clientCount = count
        chain.pointee.needsSchedule = needs
        refreshSuffixes(c, profile)
        return true
    }

    private func refreshSuffixes(_ c: Int32, _ profile: Int) {
        var node = chains[c].end
        nodes.at(node).pointee.suffix = nodes[node].own
        nodes.at(node).pointee.othersAhead = othersAhead(after: c)
        while node != chains[c].start {
            let prev = nodes[node].prev
            let leg = instance.leg(profile, nodes[prev].point, nodes[node].point)
            nodes.at(prev).pointee.suffix = nodes[prev].own.then(
                leg.duration, nodes[node].suffix)
            nodes.at(prev).pointee.othersAhead =
                nodes[node].othersAhead
                || (isClient(prev) && !instance.client[prev].comesLast)
            node = prev
        }
    }

    /// A client that comes last stands in an earlier shift of the vehicle's day.
    private func lastBegun(before c: Int32) -> Bool {
        let first = days[chains[c].vehicle].firstChain
        return (first..<c).contains { chains[$0].hasLast }
    }

    /// A client that does not come last stands in a later shift.
    private func othersAhead(after c: Int32) -> Bool {
        let day = days[chains[c].vehicle]
        return (c + 1..<max(c + 1, day.firstChain + day.chainCount)).contains {
            chains[$0].hasOthers
        }
    }

    /// The segment of a load, or of a start where goods may be loaded.
    private func setOwnOfLoad(_ node: Int32, _ startWindow: TimeWindow?) {
        let index = loadIndex(node)
        let depotIndex = loadDepot[index]
        var window = startWindow ?? TimeWindow(-unlimitedTime, unlimitedTime)
        var duration: Int32 = 0
        if depotIndex >= 0, tripLoad[index] != Load(repeating: 0) {
            let depot = instance.problem.depots[Int(depotIndex)]
            duration = depot.duration(units: tripUnits[index])
            window.start = max(window.start, depot.hours.start)
            window.end = min(window.end, depot.hours.end - duration)
        }
        let own = DurationSegment(duration: duration, earliest: window.start, latest: window.end)
        nodes.at(node).pointee.own = own
    }
}
