import Model

extension Links {
    /// When a client that is in a route can begin.
    struct Range {
        /// Others of its route being moved.
        var earliest: Int32
        var latest: Int32
        /// With a route that takes no longer than it must.
        var usual: (first: Int32, last: Int32)
    }

    /// The times that a client has in its route, as far as segments tell.
    func range(_ client: Int32, _ state: SearchState) -> Range {
        let node = state.nodes.at(client)
        let chain = state.chains.at(node.pointee.chain)
        let limit = state.limits.at(chain.pointee.vehicle)
        let service = state.service(limit, client)
        let prefix = node.pointee.prefix
        let whole = state.nodes.at(chain.pointee.end).pointee.prefix
        func begin(_ start: Int32) -> Int32 {
            max(start, prefix.earliest) &+ prefix.duration &- service
        }
        return Range(
            earliest: prefix.earliestEnd &- service,
            latest: min(node.pointee.suffix.latest, instance.client.at(client).pointee.closes),
            usual: (begin(whole.earliest), begin(whole.latest)))
    }

    /// Seconds from the begin of a pair's first to that of its second: least and most.
    func gaps(_ pair: Dependency, _ state: SearchState) -> (least: Int32, most: Int32) {
        var length: Int32 = 0
        let node = state.nodes.at(pair.first)
        if pair.countsFromEnd, node.pointee.chain >= 0 {
            let chain = state.chains.at(node.pointee.chain)
            length = state.service(state.limits.at(chain.pointee.vehicle), pair.first)
        }
        return (
            pair.least > -unlimited ? min(pair.least &+ length, unlimitedTime) : -unlimitedTime,
            pair.most < unlimited ? min(pair.most &+ length, unlimitedTime) : unlimitedTime
        )
    }

    /// The bounds within which an absent client could keep its dependencies on those who are present,
    /// if these moved as far as their routes allow.
    func room(for client: Int32, _ state: SearchState) -> Bounds {
        var bounds = Bounds.open
        for k in pairsOf.range(client) {
            let pair = pairs[Int(pairsOf[k])]
            let other = pair.first == client ? pair.second : pair.first
            guard state.nodes.at(other).pointee.chain >= 0, !pair.isTimeless else { continue }
            let (least, most) = gaps(pair, state)
            let range = range(other, state)
            // How long an absent first will take is not known yet.
            bounds =
                pair.second == client
                ? bounds.narrowed(
                    least > -unlimitedTime ? range.earliest &+ least : -unlimitedTime,
                    most < unlimitedTime ? range.latest &+ most : unlimitedTime)
                : bounds.narrowed(
                    most < unlimitedTime && !pair.countsFromEnd
                        ? range.earliest &- most : -unlimitedTime,
                    least > -unlimitedTime ? range.latest &- least : unlimitedTime)
        }
        return bounds
    }

    /// Narrows the windows of two clients that are present so that they keep their dependency, where
    /// their routes cost least; false, with nothing changed, where they cannot.
    func settle(_ pair: Dependency, _ state: SearchState, _ random: inout RandomSource) -> Bool {
        if pair.isTimeless { return true }
        let (least, most) = gaps(pair, state)
        let (first, second) = (range(pair.first, state), range(pair.second, state))
        // The first begins at x, or until x, or from x on.
        let low =
            most < unlimitedTime
            ? max(first.earliest, second.earliest &- most) : first.earliest
        let high =
            least > -unlimitedTime ? min(first.latest, second.latest &- least) : first.latest
        guard low <= high else { return false }
        let gap = least > -unlimitedTime ? least : most
        let usual = [
            first.usual.first, first.usual.last, second.usual.first &- gap,
            second.usual.last &- gap, low, high,
            low &+ Int32(truncatingIfNeeded: random.below(Int(high &- low) + 1)),
        ]
        let before = (self[pair.first], self[pair.second])
        var tried: [Int32] = []
        var best: (cost: Cost, moment: Int32)?
        let offset = random.below(usual.count)
        for k in usual.indices where tried.count < Links.mostTried {
            let moment = min(high, max(low, usual[(k + offset) % usual.count]))
            if tried.contains(moment) { continue }
            tried.append(moment)
            if cut(pair, at: moment, least, most, before, state),
                best.map({ state.cost < $0.cost }) ?? true
            {
                best = (state.cost, moment)
            }
        }
        if let best, cut(pair, at: best.moment, least, most, before, state) { return true }
        set(pair.first, before.0)
        set(pair.second, before.1)
        _ = refresh(pair, state)
        return false
    }

    /// Moments tried for a cut.
    private static let mostTried = 4

    private func cut(
        _ pair: Dependency, at moment: Int32, _ least: Int32, _ most: Int32,
        _ before: (Bounds, Bounds), _ state: SearchState
    ) -> Bool {
        let (hasLeast, hasMost) = (least > -unlimitedTime, most < unlimitedTime)
        set(
            pair.first,
            before.0.narrowed(
                hasMost ? moment : -unlimitedTime, hasLeast ? moment : unlimitedTime))
        set(
            pair.second,
            before.1.narrowed(
                hasLeast ? moment &+ least : -unlimitedTime,
                hasMost ? moment &+ most : unlimitedTime))
        return refresh(pair, state)
    }

    private func refresh(_ pair: Dependency, _ state: SearchState) -> Bool {
        let (a, b) = (
            state.nodes.at(pair.first).pointee.chain, state.nodes.at(pair.second).pointee.chain
        )
        let isFine = refresh(a, state)
        return (a == b || refresh(b, state)) && isFine
    }

    private func refresh(_ c: Int32, _ state: SearchState) -> Bool {
        state.touch(c)
        let chain = state.chains.at(c)
        return state.refresh(c, from: chain.pointee.start, to: chain.pointee.end)
    }

    /// Nobody is visited without whom it needs, nor two by one vehicle who must not be.
    func isSound(_ state: SearchState) -> Bool {
        for pair in pairs {
            let (a, b) = (
                state.nodes.at(pair.first).pointee.chain,
                state.nodes.at(pair.second).pointee.chain
            )
            if a >= 0, b >= 0 {
                if pair.differentVehicles,
                    state.chains.at(a).pointee.vehicle == state.chains.at(b).pointee.vehicle
                {
                    return false
                }
            } else if b >= 0, pair.presence != .any {
                return false
            } else if a >= 0, pair.presence == .both {
                return false
            }
        }
        return true
    }
}

extension RuinAndRecreate {
    /// Takes out all that hangs on those just taken out.
    mutating func ruinLinked(_ links: Links) {
        var k = 0
        while k < removed.count {
            let client = removed[k]
            k += 1
            for m in links.components.range(client) {
                let member = links.components[m]
                if state.nodes.at(member).pointee.chain >= 0 { takeOutLinked(member) }
                add(member)
            }
        }
    }

    private mutating func takeOutLinked(_ client: Int32) {
        let c = state.nodes.at(client).pointee.chain
        state.touch(c)
        state.remove(client)
        let chain = state.chains.at(c)
        if !state.refresh(c, from: chain.pointee.start, to: chain.pointee.end) {
            addAll(of: c)
            state.clear(c)
        }
    }

    /// Puts a client and all that hang together with it where they cost least one after another, in
    /// any order, if together they are worth it.
    mutating func placeLinked(_ client: Int32, _ links: Links, atAnyCost: Bool) {
        let step = state.totals.at(0).pointee.step
        if links.stamp[client] == step { return }
        var members = links.components.all(client)
        for member in members {
            links.stamp[member] = step
            // Another route that could not be driven may have been cleared meanwhile.
            if state.nodes.at(member).pointee.chain >= 0 { return }
        }
        for k in stride(from: members.count - 1, to: 0, by: -1) {
            members.swapAt(k, random.below(k + 1))
        }
        for member in members where links[member] != .open { links.set(member, .open) }
        let before = state.cost
        let worth = members.reduce(0) { $0 + state.instance.client.at($1).pointee.prize }
        let most = random.chance(128) ? 1 : members.count
        for member in members.prefix(most) {
            links.set(member, links.room(for: member, state))
            let left = atAnyCost ? state.instance.problem.mustPrize : worth
            place(member, worth: max(1, left), isAlone: false)
            if let pair = unsettled(member, links) {
                takeOutLinked(member)
                if pair.differentVehicles { continue }
            }
            if state.nodes.at(member).pointee.chain < 0 {
                placeBeside(member, links, worth: max(1, left))
            }
        }
        dropUnsound(members, links)
        if !atAnyCost, state.cost > before {
            for member in members where state.nodes.at(member).pointee.chain >= 0 {
                takeOutLinked(member)
            }
        }
    }

    /// Settles all dependencies of a client on those who are present; the one that cannot be, if it
    /// is present and there is one.
    private mutating func unsettled(_ client: Int32, _ links: Links) -> Dependency? {
        for k in links.pairsOf.range(client) {
            let pair = links.pairs[Int(links.pairsOf[k])]
            let other = pair.first == client ? pair.second : pair.first
            if state.nodes.at(client).pointee.chain >= 0, state.nodes.at(other).pointee.chain >= 0,
                !links.settle(pair, state, &random)
            {
                return pair
            }
        }
        return nil
    }

    /// Puts a client where it costs least on the right side of one it depends on, in the same route:
    /// the cheapest place there is often on the wrong side.
    private mutating func placeBeside(_ client: Int32, _ links: Links, worth: Cost) {
        for k in links.pairsOf.range(client) {
            let pair = links.pairs[Int(links.pairsOf[k])]
            let isAfter = pair.second == client
            let other = isAfter ? pair.first : pair.second
            let c = state.nodes.at(other).pointee.chain
            if c < 0 || pair.differentVehicles { continue }
            links.set(client, links.room(for: client, state))
            var search = Search(client: client, best: Insertion(cost: worth))
            search.isThorough = true
            var node = isAfter ? other : state.chains.at(c).pointee.start
            let end = isAfter ? state.chains.at(c).pointee.end : other
            while node != end {
                state.considerThoroughly(&search, after: node)
                node = state.nodes.at(node).pointee.next
            }
            guard search.best.after >= 0, state.insert(client, at: search.best) else { continue }
            if unsettled(client, links) == nil { return }
            takeOutLinked(client)
        }
    }

    /// Takes out who is without whom it needs, until all is sound.
    private mutating func dropUnsound(_ members: [Int32], _ links: Links) {
        var changed = true
        while changed {
            changed = false
            for member in members where state.nodes.at(member).pointee.chain >= 0 {
                for k in links.pairsOf.range(member) {
                    let pair = links.pairs[Int(links.pairsOf[k])]
                    let isFirst = pair.first == member
                    let other = isFirst ? pair.second : pair.first
                    let needs = isFirst ? pair.presence == .both : pair.presence != .any
                    if needs, state.nodes.at(other).pointee.chain < 0,
                        state.nodes.at(member).pointee.chain >= 0
                    {
                        takeOutLinked(member)
                        changed = true
                    }
                }
            }
        }
    }
}
