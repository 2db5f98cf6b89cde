import Model

extension SearchState {
    /// Looks at the places near a client, at the ends of all routes, and at empty ones.
    ///
    /// Neighbours come nearest first. A place beside one that is `d` away, between two that were not
    /// seen yet, adds at least `2 d` less the leg it breaks up, which needs no triangle inequality:
    /// both its ends are at least `d` away. The first and the last places of trips are looked at
    /// apart: the long legs there would let no neighbour be passed over.
    func findPlace(_ search: inout Search) {
        let neighbours = instance.neighbours
        let unit = traits.leastUnitCost
        let needed = roomNeeded(search.client)
        if traits.hasReleases { search.leastTrip = leastTrip(to: search.client) }
        // First, as it rules most others out; and an idle vehicle is better than another trip of one
        // at work: it has the whole day.
        findEmpty(&search)
        if traits.hasReleases { findTrip(&search) }
        let first = Int(search.client) &* neighbours.each
        for k in first..<first &+ neighbours.each {
            let near = neighbours.lists[k]
            if near < 0 { break }
            if unit &* Int(2 &* neighbours.keys[k] &- broken[near]) >= search.best.cost {
                continue
            }
            let node = nodes.at(near)
            let c = node.pointee.chain
            if c < 0 || room[c] < needed { continue }
            search.cutsTrips = !traits.hasReleases || k &- first < Search.cuttingNearest
            if !isFoundApart(node.pointee.next) { consider(&search, after: near) }
            if !isFoundApart(node.pointee.prev) { consider(&search, after: node.pointee.prev) }
        }
        search.cutsTrips = true
        if instance.detours.each == 0
            || totals.at(0).pointee.active < CommonBorder.many
            || !findByDetour(&search)
        {
            findAtEnds(&search)
        }
    }

    /// A trip of the client's own, before, between or after those of every route.
    private func findTrip(_ search: inout Search) {
        for k in 0..<totals.at(0).pointee.active where search.leastTrip < search.best.cost {
            let chain = chains.at(active[k])
            consider(&search, after: chain.pointee.start)
            consider(&search, after: nodes.at(chain.pointee.end).pointee.prev)
            var left = chain.pointee.spares
            var load = firstSpare &+ active[k] &* Int32(spareLoads)
            while left > 0 {
                if nodes.at(load).pointee.chain >= 0 {
                    consider(&search, after: nodes.at(load).pointee.prev)
                    left &-= 1
                }
                load &+= 1
            }
        }
    }

    /// What a trip to one client costs at least.
    private func leastTrip(to client: Int32) -> Cost {
        var least = Cost.max
        let row = Int(client) &* instance.points.count
        for k in 0..<instance.loadDepots.count {
            let depot = Int(instance.points.depot(instance.loadDepots[k]))
            let both =
                measure(instance.inward[row &+ depot]) &+ measure(instance.outward[row &+ depot])
            least = min(least, traits.leastUnitCost &* Int(both))
        }
        return least
    }

    /// Whether the places beside a node are found without a client's neighbours: an end of a route.
    ///
    /// Loads too where goods have release times, which say more about the right trip than nearness
    /// does; elsewhere looking at all loads of all routes would take an eighth of the steps.
    private func isFoundApart(_ node: Int32) -> Bool {
        traits.hasReleases ? !isClient(node) : isBorder(node)
    }

    /// The first and last places of routes in order of what they cost; false where the list has
    /// ended before they cost too much.
    private func findByDetour(_ search: inout Search) -> Bool {
        let detours = instance.detours
        let unit = traits.leastUnitCost
        let needed = roomNeeded(search.client)
        let first = Int(search.client) &* detours.each
        for k in first..<first &+ detours.each {
            let other = detours.lists[k]
            if other < 0 { break }
            if unit &* Int(detours.keys[k]) >= search.best.cost { return true }
            let node = nodes.at(other)
            let c = node.pointee.chain
            if c < 0 || room[c] < needed { continue }
            if isFoundApart(node.pointee.prev) { consider(&search, after: node.pointee.prev) }
            if isFoundApart(node.pointee.next) { consider(&search, after: other) }
        }
        return detours.isComplete
    }

    /// The first and the last place of every trip with clients, if the legs allow.
    private func findAtEnds(_ search: inout Search) {
        let unit = traits.leastUnitCost
        let needed = roomNeeded(search.client)
        let row = Int(search.client) &* instance.points.count
        for k in 0..<totals.at(0).pointee.active {
            let c = active[k]
            if room[c] < needed { continue }
            let end = ends.at(c)
            let out =
                measure(instance.inward[row &+ Int(end.pointee.startPoint)])
                &+ measure(instance.outward[row &+ Int(point(end.pointee.firstNode))])
            if unit &* Int(out &- end.pointee.first) < search.best.cost {
                consider(&search, after: firstStart &+ c)
            }
            let back =
                measure(instance.inward[row &+ Int(point(end.pointee.lastNode))])
                &+ measure(instance.outward[row &+ Int(end.pointee.endPoint)])
            if unit &* Int(back &- end.pointee.last) < search.best.cost {
                consider(&search, after: end.pointee.lastNode)
            }
            if traits.hasReleases && chains.at(c).pointee.spares > 0 { findAtLoads(&search, of: c) }
        }
    }

    /// The places before and after the loads that a chain has besides its start.
    private func findAtLoads(_ search: inout Search, of c: Int32) {
        let row = Int(search.client) &* instance.points.count
        let unit = traits.leastUnitCost
        let waiting = traits.paysDuration ? chains.at(c).pointee.waiting : 0
        var left = chains.at(c).pointee.spares
        var load = firstSpare &+ c &* Int32(spareLoads) &- 1
        while left > 0 {
            load &+= 1
            let node = nodes.at(load)
            guard node.pointee.chain >= 0 else { continue }
            left &-= 1
            let place = Int(point(load))
            let before =
                measure(instance.inward[row &+ Int(point(node.pointee.prev))])
                &+ measure(instance.outward[row &+ place])
                &- measure(node.pointee.fromPrev) &- waiting
            if unit &* Int(before) < search.best.cost {
                consider(&search, after: node.pointee.prev)
            }
            let after =
                measure(instance.inward[row &+ place])
                &+ measure(instance.outward[row &+ Int(point(node.pointee.next))])
                &- measure(node.pointee.toNext) &- waiting
            if unit &* Int(after) < search.best.cost { consider(&search, after: load) }
        }
    }

    /// Chains without clients: one idle vehicle of each type, and empty shifts of those at work.
    private func findEmpty(_ search: inout Search) {
        for rank in 0..<Int32(fleet.typeCount) {
            let idle = fleet.firstIdle(rank)
            if idle >= 0 { findInEmptyShifts(&search, of: idle) }
            guard fleet.severalShifts[rank] else { continue }
            for k in fleet.all(rank) {
                let vehicle = fleet.vehicle(k)
                if days.at(vehicle).pointee.clients > 0 { findInEmptyShifts(&search, of: vehicle) }
            }
        }
    }

    private func findInEmptyShifts(_ search: inout Search, of vehicle: Int32) {
        let day = days.at(vehicle)
        for c in day.pointee.firstChain..<day.pointee.firstChain &+ day.pointee.chainCount
        where chains.at(c).pointee.clientCount == 0 {
            if search.opensLightly {
                considerOpening(&search, after: chains.at(c).pointee.start)
                continue
            }
            consider(&search, after: chains.at(c).pointee.start)
        }
    }

    /// Looks at every place of every route.
    func findThoroughly(_ search: inout Search) {
        search.isThorough = true
        for c in 0..<Int32(chainCount) {
            var node = chains.at(c).pointee.start
            while !isEnd(node) {
                considerThoroughly(&search, after: node)
                node = nodes.at(node).pointee.next
            }
        }
    }

    /// The cheapest of all places for an absent client, at its exact cost; nil if none costs less
    /// than the bound.
    func bestPlaceAnywhere(_ client: Int32, below bound: Cost) -> Insertion? {
        var best = Insertion(cost: bound)
        for c in 0..<Int32(chainCount) {
            var node = chains.at(c).pointee.start
            while !isEnd(node) {
                var search = Search(client: client, best: best)
                considerOptimistically(&search, after: node)
                if search.best.after >= 0, let exact = exactCost(of: client, at: search.best),
                    exact < best.cost
                {
                    best = search.best
                    best.cost = exact
                }
                node = nodes.at(node).pointee.next
            }
        }
        return best.after >= 0 ? best : nil
    }

    /// What the vehicle's day costs more with the client at a place; nil if it cannot be driven so.
    ///
    /// Begins a step.
    private func exactCost(of client: Int32, at place: Insertion) -> Cost? {
        beginStep()
        let before = totals[0].routesCost
        guard insert(client, at: place) else {
            rollBack()
            return nil
        }
        let cost = totals[0].routesCost &- before
        rollBack()
        return cost
    }
}
