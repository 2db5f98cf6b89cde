import Model

/// Two chains that go on with each other's ends: after `u` comes `v` with all that follows it, and
/// what followed `u` comes where `v` was (2-opt* of Potvin and Rousseau, Journal of the
/// Operational Research Society 46, 1995).
struct TailExchange: BitwiseCopyable {
    var u: Int32
    var v: Int32
}

extension RuinAndRecreate {
    /// Neighbours among which the other client is drawn.
    private static let nearest = 24

    /// A random exchange of tails whose legs cost at most so much more, and which loads and times
    /// do not rule out; nil mostly.
    mutating func tailExchange(within slack: Cost) -> TailExchange? {
        let neighbours = state.instance.neighbours
        guard neighbours.each > 0, state.totals.at(0).pointee.active > 1 else { return nil }
        let u = Int32(truncatingIfNeeded: random.below(state.n))
        let v = neighbours.of(u, random.below(min(RuinAndRecreate.nearest, neighbours.each)))
        guard v >= 0, !leavesKept || !isInKept(u) && !isInKept(v) else { return nil }
        let exchange = TailExchange(u: u, v: v)
        return state.isPromising(exchange, within: slack) ? exchange : nil
    }

    private func isInKept(_ client: Int32) -> Bool {
        let c = state.nodes.at(client).pointee.chain
        return c >= 0 && isLeftAlone(c)
    }
}

/// A chain's whole order for an idle vehicle of another type.
struct Retyping: BitwiseCopyable {
    var chain: Int32
    var idle: Int32
}

extension RuinAndRecreate {
    /// A random chain for a random other type, if it can carry the load and costs at most so much
    /// more, the legs being the same; nil mostly.
    mutating func retyping(within slack: Cost) -> Retyping? {
        let (types, used) = (state.fleet.typeCount, state.totals.at(0).pointee.active)
        guard types > 1, used > 0 else { return nil }
        let c = state.active[random.below(used)]
        if isLeftAlone(c) { return nil }
        let rank = Int32(truncatingIfNeeded: random.below(types))
        return state.retyping(of: c, as: rank, within: slack)
    }
}

extension SearchState {
    fileprivate func retyping(of c: Int32, as rank: Int32, within slack: Cost) -> Retyping? {
        let vehicle = chains.at(c).pointee.vehicle
        guard limits.at(vehicle).pointee.rank != rank else { return nil }
        let idle = fleet.firstIdle(rank)
        guard idle >= 0 else { return nil }
        let day = days.at(vehicle)
        let other = days.at(idle)
        let shift = c &- day.pointee.firstChain
        guard shift < other.pointee.chainCount else { return nil }
        let load = terminal(chains.at(c).pointee.start).pointee.load
        if !traits.tracksTrips, load.exceeds(limits.at(idle).pointee.capacity) { return nil }
        if day.pointee.chainCount == 1 {
            let cost = dayCost(
                idle, duration: day.pointee.duration, distance: day.pointee.distance,
                weight: day.pointee.weight, extra: day.pointee.extra)
            if cost &- day.pointee.cost > slack { return nil }
        }
        return Retyping(chain: c, idle: other.pointee.firstChain &+ shift)
    }

    /// Gives the order to the idle vehicle; false if it cannot drive it, and the step must be taken
    /// back.
    func apply(_ retyping: Retyping) -> Bool {
        let (a, b) = (retyping.chain, retyping.idle)
        guard chains.at(b).pointee.clientCount == 0 else { return false }
        touch(a)
        touch(b)
        codes.removeAll()
        appendCodes(from: nodes.at(chains.at(a).pointee.start).pointee.next, upTo: -1, to: codes)
        guard mayLoad(codes, in: b) else { return false }
        empty(a)
        relink(b, codes)
        return refresh(a, from: chains.at(a).pointee.start, to: chains.at(a).pointee.end)
            && refresh(b, from: chains.at(b).pointee.start, to: chains.at(b).pointee.end)
    }

    /// The legs cost at most so much more, and what is known without a refresh allows the exchange.
    @inline(__always) func isPromising(_ exchange: TailExchange, within slack: Cost) -> Bool {
        let (u, v) = (nodes.at(exchange.u), nodes.at(exchange.v))
        let (a, b) = (u.pointee.chain, v.pointee.chain)
        guard a >= 0, b >= 0, a != b else { return false }
        let (first, second) = (
            limits.at(chains.at(a).pointee.vehicle), limits.at(chains.at(b).pointee.vehicle)
        )
        let (next, previous) = (u.pointee.next, v.pointee.prev)
        let joint = leg(first, point(exchange.u), point(exchange.v))
        // What follows u ends where the other chain ends.
        let isLast = isEnd(next)
        let target = isLast ? ends.at(b).pointee.endPoint : point(next)
        let other = leg(second, point(previous), target)
        guard joint.exists, other.exists else { return false }
        var more =
            measure(joint) &+ measure(other) &- measure(u.pointee.toNext)
            &- measure(v.pointee.fromPrev)
        if ends.at(a).pointee.endPoint != ends.at(b).pointee.endPoint {
            more &+= differenceOfEnds(a, b, isLast: isLast)
        }
        let waiting =
            traits.paysDuration
            ? chains.at(a).pointee.waiting &+ chains.at(b).pointee.waiting : 0
        if traits.leastUnitCost &* Int(more &- waiting) > slack { return false }
        let isAlike = first.pointee.type == second.pointee.type
        if !traits.tracksTrips, !fitsLoads(exchange, a, b, first, second) { return false }
        guard traits.usesTime, isAlike, !traits.tracksTrips else { return true }
        if traits.usesDuration {
            return u.pointee.prefix.then(joint.duration, v.pointee.suffix).isFeasible
                && nodes.at(previous).pointee.prefix.then(
                    other.duration, nodes.at(next).pointee.suffix
                ).isFeasible
        }
        return u.pointee.prefix.earliest &+ joint.duration <= v.pointee.suffix.latest
            && nodes.at(previous).pointee.prefix.earliest &+ other.duration
                <= nodes.at(next).pointee.suffix.latest
    }

    /// How much longer the last legs are when the ends of two chains change places.
    private func differenceOfEnds(_ a: Int32, _ b: Int32, isLast: Bool) -> Int32 {
        let (first, second) = (
            limits.at(chains.at(a).pointee.vehicle), limits.at(chains.at(b).pointee.vehicle)
        )
        let (endA, endB) = (ends.at(a).pointee, ends.at(b).pointee)
        var more =
            measure(leg(first, point(endB.lastNode), endA.endPoint))
            &- measure(leg(second, point(endB.lastNode), endB.endPoint))
        if !isLast {
            more &+=
                measure(leg(second, point(endA.lastNode), endB.endPoint))
                &- measure(leg(first, point(endA.lastNode), endA.endPoint))
        }
        return more
    }

    /// Each vehicle can carry what it would have to; for chains of one trip.
    private func fitsLoads(
        _ exchange: TailExchange, _ a: Int32, _ b: Int32,
        _ first: UnsafeMutablePointer<VehicleLimits>, _ second: UnsafeMutablePointer<VehicleLimits>
    ) -> Bool {
        var head = Load(repeating: 0)
        var node = exchange.u
        while isClient(node) {
            head = head &+ instance.client.at(node).pointee.demand
            node = nodes.at(node).pointee.prev
        }
        var tail = Load(repeating: 0)
        node = exchange.v
        while isClient(node) {
            tail = tail &+ instance.client.at(node).pointee.demand
            node = nodes.at(node).pointee.next
        }
        if (head &+ tail).exceeds(first.pointee.capacity) { return false }
        let all =
            terminal(chains.at(a).pointee.start).pointee.load
            &+ terminal(chains.at(b).pointee.start).pointee.load
        return !(all &- head &- tail).exceeds(second.pointee.capacity)
    }

    /// Exchanges the tails; false if a chain cannot be driven so, and the step must be taken back.
    func apply(_ exchange: TailExchange) -> Bool {
        let (a, b) = (nodes.at(exchange.u).pointee.chain, nodes.at(exchange.v).pointee.chain)
        touch(a)
        touch(b)
        let (first, second) = (codes, otherCodes)
        first.removeAll()
        second.removeAll()
        let begin = nodes.at(chains.at(a).pointee.start).pointee.next
        appendCodes(from: begin, upTo: exchange.u, to: first)
        let moved = nodes.at(exchange.u).pointee.next
        let before = nodes.at(exchange.v).pointee.prev
        appendCodes(from: exchange.v, upTo: -1, to: first)
        if before != chains.at(b).pointee.start {
            let begin = nodes.at(chains.at(b).pointee.start).pointee.next
            appendCodes(from: begin, upTo: before, to: second)
        }
        appendCodes(from: moved, upTo: -1, to: second)
        guard mayLoad(first, in: a), mayLoad(second, in: b) else { return false }
        empty(a)
        empty(b)
        relink(a, first)
        relink(b, second)
        return refresh(a, from: chains.at(a).pointee.start, to: chains.at(a).pointee.end)
            && refresh(b, from: chains.at(b).pointee.start, to: chains.at(b).pointee.end)
    }

    /// The vehicle may load wherever the order does.
    private func mayLoad(_ codes: Stack<Int32>, in c: Int32) -> Bool {
        let limit = limits.at(chains.at(c).pointee.vehicle)
        let (from, count) = (limit.pointee.loadDepots, limit.pointee.loadDepotCount)
        for k in 0..<codes.count where codes[k] < 0 {
            let depot = -1 &- codes[k]
            var isAllowed = false
            for d in from..<from &+ count where instance.loadDepots[d] == depot { isAllowed = true }
            if !isAllowed { return false }
        }
        return true
    }

    /// The order from one node to another (or to the end): clients, and loads as −1 − depot.
    private func appendCodes(from first: Int32, upTo last: Int32, to codes: Stack<Int32>) {
        var node = first
        while !isEnd(node) {
            codes.append(isClient(node) ? node : -1 &- terminal(node).pointee.depot)
            if node == last { return }
            node = nodes.at(node).pointee.next
        }
    }
}
