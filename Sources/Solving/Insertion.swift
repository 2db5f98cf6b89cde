import Model

/// A place in a chain for one client.
struct Insertion: Equatable {
    /// What happens besides.
    enum Kind: Equatable {
        case plain
        /// A new load just before the client; what follows in its trip is loaded there too.
        case loadBefore(depot: Int32)
        /// A new load just after the client, for what follows.
        case loadAfter(depot: Int32)
    }
    var after: Int32
    var kind: Kind
    /// Change of the routes' cost.
    var cost: Cost
}

extension SearchState {
    /// Tries a client after a node and keeps the place if it beats the best so far.
    ///
    /// Cheap tests come first. Where segments alone do not tell the truth the scheduler confirms what
    /// would win.
    func consider(_ client: Int32, after u: Int32, best: inout Insertion) {
        let c = nodes[u].chain
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        let limit = limits.at(vehicle)
        let data = instance.client.at(client)
        let v = nodes[u].next
        if data.pointee.comesLast ? nodes[v].othersAhead : nodes[u].lastBegun { return }
        let extra = instance.assignmentCost(vehicle: vehicle, client: client)
        if extra == AssignmentTable.forbidden { return }
        let day = days.at(vehicle)
        if day.pointee.clients >= limit.pointee.maxClients { return }
        let profile = limit.pointee.profile
        let toClient = instance.leg(profile, nodes[u].point, client)
        let fromClient = instance.leg(profile, client, nodes[v].point)
        var firstGoods = false
        if !data.pointee.bringsNothing {
            let trip = nodes[u].trip
            let isTaken = trip >= 0 && tripTakes(trip, client, limit.pointee.capacity)
            if !isTaken || limit.pointee.loadsElsewhere || !toClient.exists || !fromClient.exists {
                considerLoads(client, after: u, extra: extra, best: &best)
            }
            guard isTaken else { return }
            firstGoods = tripLoad[loadIndex(trip)] == Load(repeating: 0)
            if firstGoods, day.pointee.trips >= limit.pointee.maxTrips { return }
        }
        if breaksGroupLimit(client, vehicle) { return }
        guard toClient.exists, fromClient.exists else { return }
        let old = nodes[v].chain == c && chain.pointee.clientCount == 0
            ? Leg(duration: 0, distance: 0)
            : instance.leg(profile, nodes[u].point, nodes[v].point)
        let distance =
            day.pointee.distance &+ toClient.distance &+ fromClient.distance &- old.distance
        if distance > limit.pointee.maxDistance { return }
        let own = DurationSegment(
            duration: instance.service[limit.pointee.serviceBase &+ Int(client)],
            earliest: data.pointee.opens, latest: data.pointee.closes)
        let segment = nodes[u].prefix.then(toClient.duration, own)
            .then(fromClient.duration, nodes[v].suffix)
        guard segment.isFeasible else { return }
        var duration = day.pointee.duration &+ segment.duration &- chain.pointee.relaxed
        if firstGoods {
            duration &+= instance.problem.depots[Int(loadDepot[loadIndex(nodes[u].trip)])]
                .loadingDuration
        }
        let place = Insertion(after: u, kind: .plain, cost: 0)
        let confirms =
            chain.pointee.needsSchedule || data.pointee.needsSchedule || firstGoods
        let weight = day.pointee.weight &+ data.pointee.demand[instance.problem.weightDimension]
        settle(
            place, client, vehicle, duration, distance, weight, extra, confirms: confirms,
            best: &best)
    }

    /// Puts a price on a place and keeps it if it is the best.
    private func settle(
        _ place: Insertion, _ client: Int32, _ vehicle: Int32, _ duration: Int32,
        _ distance: Int32, _ weight: Int32, _ extra: Cost, confirms: Bool, best: inout Insertion
    ) {
        let day = days.at(vehicle)
        let maxDuration = limits[vehicle].maxDuration
        if !confirms, duration > maxDuration { return }
        let newExtra = day.pointee.extra &+ extra
        var cost =
            dayCost(vehicle, duration: duration, distance: distance, weight: weight, extra: newExtra)
            &- day.pointee.cost
        guard cost < best.cost else { return }
        if confirms {
            let c = nodes[place.after].chain
            fillScheduler(c, inserting: (client, place))
            guard let outcome = scheduleFreely(c) else { return }
            let exact = day.pointee.duration &- chains[c].duration &+ outcome.duty
            cost =
                dayCost(
                    vehicle, duration: exact, distance: distance, weight: weight,
                    extra: newExtra &- chains[c].penalty &+ outcome.penalty) &- day.pointee.cost
            guard cost < best.cost else { return }
        }
        best = Insertion(after: place.after, kind: place.kind, cost: cost)
    }

    /// The trip has room for the client's goods, at a depot that may give them and has them.
    private func tripTakes(_ trip: Int32, _ client: Int32, _ capacity: Load) -> Bool {
        let index = loadIndex(trip)
        let data = instance.client.at(client)
        if any(tripLoad[index] &+ data.pointee.demand .> capacity) { return false }
        return depotGives(loadDepot[index], client)
    }

    private func depotGives(_ depot: Int32, _ client: Int32) -> Bool {
        let data = instance.client.at(client)
        return data.pointee.allowedDepots & (1 << UInt64(depot)) != 0
            && all(data.pointee.demand .<= stock[depot])
    }

    private func breaksGroupLimit(_ client: Int32, _ vehicle: Int32) -> Bool {
        instance.limitsGroups && days[vehicle].groups >= limits[vehicle].maxGroups
            && !hasSibling(of: client, in: vehicle, below: .max)
    }

    /// Tries the client with a new load before or after it.
    private func considerLoads(
        _ client: Int32, after u: Int32, extra: Cost, best: inout Insertion
    ) {
        let c = nodes[u].chain
        let vehicle = chains[c].vehicle
        let limit = limits.at(vehicle)
        guard days[vehicle].trips < limit.pointee.maxTrips, spareLoad(of: c) != nil,
            !breaksGroupLimit(client, vehicle)
        else { return }
        let demand = instance.client[client].demand
        let trip = nodes[u].trip
        let nothing = Load(repeating: 0)
        let tail = trip < 0 ? nothing : tripLoad[loadIndex(trip)] &- nodes[u].loadUpTo
        for depot in instance.type(of: vehicle).loadDepots where depotGives(depot, client) {
            let sameDepot = trip >= 0 && loadDepot[loadIndex(trip)] == depot
            guard tail == nothing || sameDepot else { continue }
            if all(demand &+ tail .<= limit.pointee.capacity), !(isLoadPlace(u) && sameDepot) {
                considerLoad(client, u, .loadBefore(depot: depot), depot, extra, &best)
            }
            if tail != nothing, all(nodes[u].loadUpTo &+ demand .<= limit.pointee.capacity) {
                considerLoad(client, u, .loadAfter(depot: depot), depot, extra, &best)
            }
        }
    }

    private func isLoadPlace(_ node: Int32) -> Bool { nodes[node].trip == node }

    private func considerLoad(
        _ client: Int32, _ u: Int32, _ kind: Insertion.Kind, _ depotIndex: Int32, _ extra: Cost,
        _ best: inout Insertion
    ) {
        let c = nodes[u].chain
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        let limit = limits.at(vehicle)
        let v = nodes[u].next
        let profile = limit.pointee.profile
        let depot = instance.problem.depots[Int(depotIndex)]
        let depotPoint = instance.points.depot(depotIndex)
        let load = DurationSegment(
            duration: depot.loadingDuration, earliest: depot.hours.start,
            latest: depot.hours.end - depot.loadingDuration)
        let data = instance.client.at(client)
        let visit = DurationSegment(
            duration: instance.service[limit.pointee.serviceBase &+ Int(client)],
            earliest: data.pointee.opens, latest: data.pointee.closes)
        var stops = [(depotPoint, load), (client, visit)]
        if case .loadAfter = kind { stops.reverse() }
        let legs = [
            instance.leg(profile, nodes[u].point, stops[0].0),
            instance.leg(profile, stops[0].0, stops[1].0),
            instance.leg(profile, stops[1].0, nodes[v].point),
        ]
        guard legs.allSatisfy(\.exists) else { return }
        let segment = nodes[u].prefix.then(legs[0].duration, stops[0].1)
            .then(legs[1].duration, stops[1].1).then(legs[2].duration, nodes[v].suffix)
        guard segment.isFeasible else { return }
        let day = days.at(vehicle)
        let old = chain.pointee.clientCount == 0
            ? 0 : instance.leg(profile, nodes[u].point, nodes[v].point).distance
        let distance =
            day.pointee.distance &+ legs[0].distance &+ legs[1].distance &+ legs[2].distance
            &- old
        if distance > limit.pointee.maxDistance { return }
        let duration = day.pointee.duration &+ segment.duration &- chain.pointee.relaxed
        let weight = day.pointee.weight &+ data.pointee.demand[instance.problem.weightDimension]
        settle(
            Insertion(after: u, kind: kind, cost: 0), client, vehicle, duration, distance, weight,
            extra, confirms: chain.pointee.needsSchedule || data.pointee.needsSchedule,
            best: &best)
    }

    /// Puts an absent client where a place says; false (and nothing changed) if the chain cannot be driven so.
    func insert(_ client: Int32, at place: Insertion) -> Bool {
        let c = nodes[place.after].chain
        touch(c)
        let v = nodes[place.after].next
        var spare: Int32 = -1
        switch place.kind {
        case .plain:
            link(place.after, client)
            link(client, v)
        case .loadBefore(let depot), .loadAfter(let depot):
            guard let load = spareLoad(of: c) else { return false }
            spare = load
            loadDepot[loadIndex(load)] = depot
            nodes.at(load).pointee.point = instance.points.depot(depot)
            nodes.at(load).pointee.chain = c
            var pair = (load, client)
            if case .loadAfter = place.kind { pair = (client, load) }
            link(place.after, pair.0)
            link(pair.0, pair.1)
            link(pair.1, v)
        }
        setPresent(client, c)
        if refresh(c) { return true }
        setAbsent(client)
        link(nodes[client].prev, nodes[client].next)
        if spare >= 0, nodes[spare].chain >= 0 { removeLoad(spare) }
        let restored = refresh(c)
        if !restored { restoreTouched(c) }
        return false
    }
}
