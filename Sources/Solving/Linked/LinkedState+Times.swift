import Model

extension LinkedState {
    /// What those who are present ask of a client.
    func bounds(_ client: Int32) -> Bounds {
        var bounds = Bounds(earliest: instance.times.at(client).pointee.opens, latest: .max)
        for k in instance.incoming.range(client) {
            let arc = instance.incoming[k]
            if isPresent(arc.to) {
                bounds.earliest = max(bounds.earliest, begin[arc.to] &+ arc.gap)
            }
        }
        for k in instance.outgoing.range(client) {
            let arc = instance.outgoing[k]
            if isPresent(arc.to) { bounds.latest = min(bounds.latest, free[arc.to] &- arc.gap) }
        }
        return bounds
    }

    @inline(__always) func raise(_ client: Int32, to time: Int32) -> Bool {
        let times = instance.times.at(client)
        if time > times.pointee.closes { return false }
        let old = begin[client]
        changes.append(Change(client: client, begin: old))
        begin[client] = time
        let late = Int(time &- times.pointee.due)
        if late > 0 {
            now.pointee.tardiness &+= late &- max(0, Int(old &- times.pointee.due))
            if late > now.pointee.largest { now.pointee.largest = late }
        }
        if !isQueued[client] {
            isQueued[client] = true
            queue.append(client)
        }
        return true
    }

    /// Begins that rise since those of the queue did; false where one rises too far, the first again,
    /// or tardiness costs `limit` or more.
    func push(from first: Int32, below limit: Cost) -> Bool {
        let most = limit == .max ? Cost.max : limit
        let (tardiness, largest) = (now.pointee.tardiness, now.pointee.largest)
        var isFine = true
        queue.append(first)
        while queue.count > 0 {
            let client = takeEarliest()
            isQueued[client] = false
            guard isFine else { continue }
            isFine = pushOn(from: client, not: first)
            let more =
                (now.pointee.tardiness &- tardiness) &* instance.unitTardiness
                &+ (now.pointee.largest &- largest) &* instance.largestTardiness
            if more >= most { isFine = false }
        }
        return isFine
    }

    /// Of those queued the one that begins first: arcs lead on in time, mostly, so that each client
    /// rises once.
    @inline(__always) func takeEarliest() -> Int32 {
        var least = queue.count - 1
        for k in 0..<queue.count - 1 where begin[queue[k]] < begin[queue[least]] { least = k }
        let client = queue[least]
        let last = queue.removeLast()
        if least < queue.count { queue[least] = last }
        return client
    }

    /// Raises what comes after a client, on its route and by dependencies.
    @inline(__always) func pushOn(from client: Int32, not first: Int32) -> Bool {
        let v = vehicle[client]
        let after = next[client]
        let time =
            leaves(client, v) &+ instance.leg(client, goal(after, v)).duration
        if isHead(after) {
            if time > instance.vehicles.at(v).pointee.returns { return false }
        } else if time > begin[after] {
            if after == first || !raise(after, to: time) { return false }
        }
        for k in instance.outgoing.range(client) {
            let arc = instance.outgoing[k]
            guard isPresent(arc.to) else { continue }
            let time = begin[client] &+ arc.gap
            if time > begin[arc.to] {
                if arc.to == first || !raise(arc.to, to: time) { return false }
            }
        }
        return true
    }

    var mark: Mark { Mark(changes: changes.count, totals: sums[0]) }

    /// Undoes what has risen since.
    func revert(_ mark: Mark) {
        while changes.count > mark.changes {
            let change = changes.removeLast()
            begin[change.client] = change.begin
        }
        sums[0] = mark.totals
    }

    /// The begins of all, from scratch; false where the routes cannot be driven, which removal
    /// brings about only where a way is longer than one through a third place.
    func recompute() -> Bool {
        var isFine = true
        for v in 0..<Int32(truncatingIfNeeded: vehicleCount) where count[v] > 0 {
            var node = head(v)
            repeat {
                let x = next[node]
                let leg = instance.leg(origin(node, v), goal(x, v))
                let time = leaves(node, v) &+ leg.duration
                if !leg.exists { isFine = false }
                if isHead(x) {
                    if time > instance.vehicles.at(v).pointee.returns { isFine = false }
                } else {
                    begin[x] = max(time, instance.times.at(x).pointee.opens)
                }
                node = x
            } while !isHead(node)
        }
        guard isFine else { return false }
        return settle()
    }

    /// Raises begins until they keep the dependencies too, and sums up.
    func settle() -> Bool {
        changes.removeAll()
        for client in 0..<Int32(truncatingIfNeeded: n)
        where isPresent(client) && !instance.outgoing.range(client).isEmpty {
            isQueued[client] = true
            queue.append(client)
        }
        var isFine = true
        while queue.count > 0 {
            let client = queue.removeLast()
            isQueued[client] = false
            // More rises than that mean a cycle.
            if isFine, changes.count > 64 * (n + 1) || !pushOn(from: client, not: -1) {
                isFine = false
            }
        }
        changes.removeAll()
        guard isFine else { return false }
        (now.pointee.tardiness, now.pointee.largest) = (0, 0)
        for client in 0..<n where vehicle[client] >= 0 {
            let times = instance.times[client]
            if begin[client] > times.closes { return false }
            let late = max(0, Int(begin[client] &- times.due))
            now.pointee.tardiness &+= late
            now.pointee.largest = max(now.pointee.largest, late)
        }
        findFree()
        return true
    }

    /// Until when each client could begin at no cost: a longest path again, from the other side.
    func findFree() {
        for v in 0..<Int32(truncatingIfNeeded: vehicleCount) where count[v] > 0 {
            let head = head(v)
            var node = prev[head]
            var most =
                instance.vehicles.at(v).pointee.returns
                &- instance.leg(node, goal(head, v)).duration
            while node != head {
                let times = instance.times.at(node)
                // Who is late already pays for each second more.
                let own = min(times.pointee.closes, max(times.pointee.due, begin[node]))
                free[node] = min(own, most &- times.pointee.service)
                let before = prev[node]
                if before != head {
                    most = free[node] &- instance.legTo(node, from: before).duration
                }
                if !instance.incoming.range(node).isEmpty {
                    isQueued[node] = true
                    queue.append(node)
                }
                node = before
            }
        }
        while queue.count > 0 {
            let client = queue.removeLast()
            isQueued[client] = false
            for k in instance.incoming.range(client) {
                let arc = instance.incoming[k]
                if isPresent(arc.to) { lower(arc.to, to: free[client] &- arc.gap) }
            }
            let before = prev[client]
            if !isHead(before) {
                lower(
                    before,
                    to: free[client] &- instance.legTo(client, from: before).duration
                        &- instance.times.at(before).pointee.service)
            }
        }
    }

    @inline(__always) func lower(_ client: Int32, to time: Int32) {
        guard time < free[client] else { return }
        free[client] = time
        if !isQueued[client] {
            isQueued[client] = true
            queue.append(client)
        }
    }
}
