import Model

extension LinkedState {
    /// What ways cost more with a client at a place; nil where there is no way.
    @inline(__always) func detour(_ client: Int32, after p: Int32, on v: Int32) -> Cost? {
        let x = next[p]
        let (from, to) = (origin(p, v), goal(x, v))
        let there = instance.legTo(client, from: from)
        let on = instance.leg(client, to)
        guard there.exists && on.exists else { return nil }
        let data = instance.vehicles.at(v)
        let both = Int(there.distance) &+ Int(on.distance)
        if p == x {
            return both &* data.pointee.unitDistanceCost &+ data.pointee.fixedCost
        }
        return (both &- Int(onward[p])) &* data.pointee.unitDistanceCost
    }

    /// What a client costs at a place, exactly; nil where it cannot stand there or costs `limit` or
    /// more.
    ///
    /// - Parameter pushesOn: false: what is not near is not looked at, so that it may cost more.
    @inline(__always) func cost(
        of client: Int32, after p: Int32, on v: Int32, extra: Cost, _ bounds: Bounds,
        below limit: Cost, pushesOn: Bool
    ) -> Cost? {
        guard let detour = detour(client, after: p, on: v), detour &+ extra < limit else {
            return nil
        }
        let x = next[p]
        let times = instance.times.at(client)
        let arrival = leaves(p, v) &+ instance.legTo(client, from: origin(p, v)).duration
        let time = max(bounds.earliest, arrival)
        if time > times.pointee.closes { return nil }
        let late = max(0, Int(time &- times.pointee.due))
        var cost = detour &+ extra &+ late &* instance.unitTardiness
        cost &+= max(0, late &- now.pointee.largest) &* instance.largestTardiness
        if cost >= limit { return nil }
        let reached =
            time &+ times.pointee.service &+ instance.leg(client, goal(x, v)).duration
        var pushes = time > bounds.latest
        var least = cost
        if isHead(x) {
            if reached > instance.vehicles.at(v).pointee.returns { return nil }
        } else if reached > free[x] {
            let other = instance.times.at(x)
            if reached > other.pointee.closes { return nil }
            let later = Int(reached &- max(begin[x], other.pointee.due))
            if later > 0 { least &+= later &* instance.unitTardiness }
            if least >= limit { return nil }
            pushes = true
        }
        guard pushes && pushesOn else { return least }
        return costPushing(
            client, after: p, on: v, detour &+ extra, at: time, below: limit)
    }

    /// What a client costs with all that it pushes.
    func costPushing(
        _ client: Int32, after p: Int32, on v: Int32, _ ways: Cost, at time: Int32,
        below limit: Cost
    ) -> Cost? {
        let mark = self.mark
        link(client, after: p, on: v)
        let fits = start(client, at: time, below: limit &- ways)
        let cost =
            ways
            &+ (now.pointee.tardiness &- mark.totals.tardiness) &* instance.unitTardiness
            &+ (now.pointee.largest &- mark.totals.largest) &* instance.largestTardiness
        unlink(client)
        revert(mark)
        return fits && cost < limit ? cost : nil
    }

    /// Begins a client that was just linked, and all that this pushes.
    func start(_ client: Int32, at time: Int32, below limit: Cost) -> Bool {
        begin[client] = time
        let late = Int(time &- instance.times.at(client).pointee.due)
        if late > 0 {
            now.pointee.tardiness &+= late
            now.pointee.largest = max(now.pointee.largest, late)
        }
        return push(from: client, below: limit)
    }

    @inline(__always) func link(_ client: Int32, after p: Int32, on v: Int32) {
        let x = next[p]
        next[p] = client
        prev[client] = p
        next[client] = x
        prev[x] = client
        vehicle[client] = v
        count[v] &+= 1
        onward[p] = instance.legTo(client, from: origin(p, v)).distance
        onward[client] = instance.leg(client, goal(x, v)).distance
    }

    @inline(__always) func unlink(_ client: Int32) {
        let (p, x) = (prev[client], next[client])
        let v = vehicle[client]
        next[p] = x
        prev[x] = p
        count[v] &-= 1
        vehicle[client] = -1
        onward[p] = instance.leg(origin(p, v), goal(x, v)).distance
    }

    /// Puts a client at a place; false where it cannot stand there, and nothing is changed.
    func insert(_ client: Int32, _ place: Place) -> Bool {
        let (p, v) = (place.after, place.vehicle)
        let extra = instance.assignmentCost(v, client)
        guard extra != AssignmentTable.forbidden, let detour = detour(client, after: p, on: v)
        else { return false }
        let arrival = leaves(p, v) &+ instance.leg(origin(p, v), client).duration
        let time = max(bounds(client).earliest, arrival)
        if time > instance.times.at(client).pointee.closes { return false }
        let mark = self.mark
        link(client, after: p, on: v)
        guard start(client, at: time, below: .max) else {
            unlink(client)
            revert(mark)
            return false
        }
        now.pointee.routes &+= detour &+ extra
        now.pointee.absent &-= 1
        findFree()
        return true
    }

    /// Links a client whatever the times, which ``recompute()`` finds.
    func place(_ client: Int32, after p: Int32, on v: Int32) {
        now.pointee.routes &+= (detour(client, after: p, on: v) ?? 0)
        now.pointee.routes &+= instance.assignmentCost(v, client)
        now.pointee.absent &-= 1
        link(client, after: p, on: v)
    }

    /// Takes back the last insertion, made since a mark.
    ///
    /// ``returnFree()`` has to follow.
    func takeBack(_ client: Int32, _ mark: Mark) {
        unlink(client)
        revert(mark)
    }

    /// Keeps what ``returnFree()`` is to bring back, before insertions that will be taken back.
    func keepFree() { keptFree.base.update(from: free.base, count: n) }

    /// After all insertions since ``keepFree()`` were taken back.
    func returnFree() { free.base.update(from: keptFree.base, count: n) }

    /// Forgets how to take insertions back.
    func forgetChanges() { changes.removeAll() }

    /// Takes a client out; begins stay as they are until ``recompute()``.
    func remove(_ client: Int32) {
        let v = vehicle[client]
        let p = prev[client]
        unlink(client)
        now.pointee.routes &-= (detour(client, after: p, on: v) ?? 0)
        now.pointee.routes &-= instance.assignmentCost(v, client)
        now.pointee.absent &+= 1
    }
}
