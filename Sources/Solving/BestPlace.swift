import Model

extension SearchState {
    /// Looks at the places near a client and, where lists of neighbours are cut off, at the ends of all routes.
    ///
    /// Neighbours come nearest first. A place beside one that is `d` away, between two that were not seen yet, adds at least `2 d` less the leg
    /// it breaks up, which needs no triangle inequality: both its ends are at least `d` away.
    func findPlace(_ search: inout Search) {
        let neighbours = instance.neighbours
        let client = search.client
        let first = Int(client) &* instance.points.count
        // Only where all vehicles pay alike for metres and nothing for seconds is the bound one of cost.
        let prunes = !traits.paysDuration && traits.uniformDistanceCost > 0
        for k in 0..<neighbours.each {
            let near = neighbours.of(client, k)
            if near < 0 { break }
            let node = nodes.at(near)
            if node.pointee.chain < 0 { continue }
            if prunes {
                let away = min(
                    instance.inward[first &+ Int(near)].distance,
                    instance.outward[first &+ Int(near)].distance)
                let broken = max(node.pointee.toNext.distance, node.pointee.fromPrev.distance)
                if traits.uniformDistanceCost &* Int(2 &* away &- broken) >= search.best.cost { continue }
            }
            consider(&search, after: near)
            consider(&search, after: node.pointee.prev)
        }
        if !neighbours.isComplete { findAtEnds(&search) }
        findEmpty(&search)
    }

    /// The first and the last place of every route with clients.
    private func findAtEnds(_ search: inout Search) {
        for k in 0..<totals.at(0).pointee.active {
            let chain = chains.at(active[k])
            consider(&search, after: chain.pointee.start)
            consider(&search, after: nodes.at(chain.pointee.end).pointee.prev)
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
            consider(&search, after: chains.at(c).pointee.start)
        }
    }

    /// The cheapest of all places for an absent client, at its exact cost; nil if none costs less than the bound.
    func bestPlaceAnywhere(_ client: Int32, below bound: Cost) -> Insertion? {
        var best = Insertion(cost: bound)
        for c in 0..<Int32(chainCount) {
            var node = chains.at(c).pointee.start
            while !isEnd(node) {
                var search = Search(client: client, best: best)
                considerOptimistically(&search, after: node)
                if search.best.after >= 0, let exact = exactCost(of: client, at: search.best), exact < best.cost {
                    best = search.best
                    best.cost = exact
                }
                node = nodes.at(node).pointee.next
            }
        }
        return best.after >= 0 ? best : nil
    }

    /// What the vehicle's day costs more with the client at a place; nil if it cannot be driven so. Begins a step.
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
