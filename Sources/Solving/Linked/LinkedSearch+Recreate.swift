import Model

extension LinkedSearch {
    func recreate() {
        state.forgetChanges()
        sortRemoved()
        for k in 0..<removed.count {
            let client = removed[k]
            if !state.isPresent(client) { place(client) }
        }
        state.forgetChanges()
    }

    /// By a rule drawn at random: any order, far or near first, early due times, short windows, or
    /// those that hang together first.
    private func sortRemoved() {
        let rule = random.below(10)
        let depot = instance.vehicles[0].start
        for k in 0..<removed.count {
            let client = removed[k]
            let times = instance.times[client]
            switch rule {
            case 0...3: keys[client] = Int(random.next() >> 34)
            case 4...5: keys[client] = -Int(instance.leg(depot, client).distance)
            case 6: keys[client] = Int(instance.leg(depot, client).distance)
            case 7: keys[client] = Int(min(times.closes, times.due))
            case 8: keys[client] = Int(min(times.closes, times.due)) - Int(times.opens)
            default:
                keys[client] =
                    Int(random.next() >> 34) - instance.linked.range(client).count << 32
            }
        }
        for k in 1..<max(1, removed.count) {
            let moved = removed[k]
            var j = k
            while j > 0, (keys[moved], moved) < (keys[removed[j - 1]], removed[j - 1]) {
                removed[j] = removed[j - 1]
                j -= 1
            }
            removed[j] = moved
        }
    }

    private func place(_ client: Int32) {
        let worth = instance.problem.mustPrize
        let size = instance.linked.range(client).count
        if size == 1 {
            let place = bestPlace(client, below: worth)
            if place.after >= 0 { _ = state.insert(client, place) }
            return
        }
        members.removeAll()
        for k in instance.linked.range(client) { members.append(instance.linked[k]) }
        // Any of them may be first.
        for k in stride(from: members.count - 1, to: 0, by: -1) {
            let j = random.below(k + 1)
            (members[k], members[j]) = (members[j], members[k])
        }
        if size == 2 {
            placePair(below: worth &* 2)
        } else {
            placeMembers(below: worth &* members.count)
        }
    }

    /// Puts two clients where they cost least together: each of the first one's best routes with those
    /// of the second, which hardly costs less there than it did alone.
    private func placePair(below worth: Cost) {
        let (first, second) = (members[0], members[1])
        findRoutes(first, into: firstRoutes)
        findRoutes(second, into: secondRoutes)
        guard firstRoutes.count > 0, secondRoutes.count > 0 else { return }
        var least = LinkedState.Place(cost: worth)
        var chosen = least
        let before = state.bounds(first)
        state.keepFree()
        let cheapest = secondRoutes[0].cost
        for k in 0..<min(firstRoutes.count, LinkedSearch.routesTried) {
            if firstRoutes[k].cost &+ cheapest >= least.cost { break }
            var place = LinkedState.Place(cost: least.cost &- cheapest)
            look(first, before, &place, from: firstRoutes[k])
            let mark = state.mark
            guard place.after >= 0, state.insert(first, place) else { continue }
            var found = LinkedState.Place(cost: least.cost &- place.cost)
            let bounds = state.bounds(second)
            for j in 0..<secondRoutes.count where secondRoutes[j].cost < found.cost {
                let v = secondRoutes[j].vehicle
                if conflicts(second, v) || state.count[v] >= instance.vehicles[v].maxClients {
                    continue
                }
                look(second, bounds, &found, from: secondRoutes[j])
            }
            state.takeBack(first, mark)
            state.returnFree()
            if found.after >= 0 {
                chosen = place
                least = found
                least.cost &+= place.cost
            }
        }
        let mark = state.mark
        guard least.after >= 0, state.insert(first, chosen) else { return }
        if !state.insert(second, least) {
            state.takeBack(first, mark)
            state.returnFree()
        }
    }

    /// Puts all members where they cost least together, as far as is looked.
    private func placeMembers(below worth: Cost) {
        findRoutes(members[0], into: firstRoutes)
        chosen.removeAll()
        marks.removeAll()
        var least = worth
        let bounds = state.bounds(members[0])
        state.keepFree()
        for k in 0..<min(firstRoutes.count, LinkedSearch.routesTried) {
            if firstRoutes[k].cost >= least { break }
            var first = LinkedState.Place(cost: least)
            look(members[0], bounds, &first, from: firstRoutes[k])
            guard first.after >= 0 else { continue }
            tried.removeAll()
            marks.removeAll()
            guard insertMember(0, first) else { continue }
            tried.append(first)
            var cost = first.cost
            while tried.count < members.count {
                let member = members[tried.count]
                let place = bestPlace(member, below: least &- cost)
                guard place.after >= 0 else { break }
                cost &+= place.cost
                if tried.count + 1 < members.count {
                    guard insertMember(tried.count, place) else { break }
                }
                tried.append(place)
            }
            if tried.count == members.count, cost < least {
                least = cost
                chosen.removeAll()
                for k in 0..<tried.count { chosen.append(tried[k]) }
            }
            takeBackMembers()
        }
        marks.removeAll()
        for k in 0..<chosen.count where !insertMember(k, chosen[k]) { return takeBackMembers() }
    }

    private func insertMember(_ k: Int, _ place: LinkedState.Place) -> Bool {
        let mark = state.mark
        guard state.insert(members[k], place) else { return false }
        marks.append(mark)
        return true
    }

    /// All or none.
    private func takeBackMembers() {
        while marks.count > 0 {
            let mark = marks.removeLast()
            state.takeBack(members[marks.count], mark)
        }
        state.returnFree()
    }

    /// The routes that may take a client in, with what it costs there at least, cheapest first.
    private func findRoutes(_ client: Int32, into routes: Stack<LinkedState.Place>) {
        routes.removeAll()
        let bounds = state.bounds(client)
        forEachVehicle(of: client) { v in
            var place = LinkedState.Place(cost: instance.problem.mustPrize)
            look(client, on: v, bounds, &place, pushesOn: false)
            guard place.after >= 0 else { return }
            routes.append(place)
            var j = routes.count - 1
            while j > 0, routes[j - 1].cost > place.cost {
                routes[j] = routes[j - 1]
                j -= 1
            }
            routes[j] = place
        }
    }

    /// Where a client costs least.
    ///
    /// What it pushes on others' routes is reckoned for few: the routes come in the order of what
    /// it costs at least.
    private func bestPlace(_ client: Int32, below limit: Cost) -> LinkedState.Place {
        var place = LinkedState.Place(cost: limit)
        findRoutes(client, into: secondRoutes)
        let bounds = state.bounds(client)
        for k in 0..<secondRoutes.count {
            if secondRoutes[k].cost >= place.cost { break }
            look(client, bounds, &place, from: secondRoutes[k])
        }
        return place
    }

    /// All places of a route, exactly; the one that promised to be the best comes first, as it rules
    /// most others out.
    private func look(
        _ client: Int32, _ bounds: LinkedState.Bounds, _ place: inout LinkedState.Place,
        from promise: LinkedState.Place
    ) {
        let v = promise.vehicle
        if let cost = state.cost(
            of: client, after: promise.after, on: v, extra: instance.assignmentCost(v, client),
            bounds, below: place.cost, pushesOn: true)
        {
            place = LinkedState.Place(cost: cost, after: promise.after, vehicle: v)
        }
        look(client, on: v, bounds, &place)
    }

    /// Vehicles that may visit a client; of idle ones of a type the first.
    @inline(__always) private func forEachVehicle(
        of client: Int32, _ body: (_ v: Int32) -> Void
    ) {
        var idle: Int32 = -1
        for v in 0..<Int32(truncatingIfNeeded: instance.vehicles.count) {
            let data = instance.vehicles.at(v)
            if instance.assignmentCost(v, client) == AssignmentTable.forbidden { continue }
            if state.count[v] == 0 {
                if data.pointee.type == idle { continue }
                idle = data.pointee.type
            } else if state.count[v] >= data.pointee.maxClients {
                continue
            }
            if conflicts(client, v) { continue }
            body(v)
        }
    }

    @inline(__always) private func conflicts(_ client: Int32, _ v: Int32) -> Bool {
        for k in instance.conflicts.range(client)
        where state.vehicle[instance.conflicts[k]] == v { return true }
        return false
    }

    /// All places of a route.
    private func look(
        _ client: Int32, on v: Int32, _ bounds: LinkedState.Bounds,
        _ place: inout LinkedState.Place, pushesOn: Bool = true
    ) {
        let times = instance.times.at(client)
        let extra = instance.assignmentCost(v, client)
        var p = state.head(v)
        repeat {
            if !state.isHead(p) {
                // Begins rise along a route, so what follows is later still.
                let time = state.begin[p]
                if time > times.pointee.closes { return }
                let late = Int(time &- times.pointee.due)
                if late > 0, late &* instance.unitTardiness >= place.cost { return }
            }
            if let cost = state.cost(
                of: client, after: p, on: v, extra: extra, bounds, below: place.cost,
                pushesOn: pushesOn),
                !random.chance(LinkedSearch.blink)
            {
                place = LinkedState.Place(cost: cost, after: p, vehicle: v)
            }
            p = state.next[p]
        } while !state.isHead(p)
    }
}
