import Model

extension SearchState {
    /// Hands a chain's order to the scheduler, as it is or with one more client in it.
    func fillScheduler(_ c: Int32, inserting insertion: (client: Int32, place: Insertion)?) {
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        scheduler.type = instance.type(of: vehicle)
        scheduler.shift = scheduler.type.shifts[Int(chain.pointee.shift)]
        scheduler.items.removeAll(keepingCapacity: true)
        let limit = limits.at(vehicle)
        let (profile, serviceBase) = (limit.pointee.profile, limit.pointee.serviceBase)
        var from = nodes[chain.pointee.start].point

        func append(_ code: Int32, point: Int32, service: Int32) {
            let travel = instance.leg(profile, from, point).duration
            scheduler.items.append(Scheduler.Item(code: code, travel: travel, service: service))
            from = point
        }
        func appendLoad(_ depot: Int32) {
            append(-1 - depot, point: instance.points.depot(depot), service: 0)
        }
        func appendClient(_ client: Int32) {
            append(client, point: client, service: instance.service[serviceBase &+ Int(client)])
        }

        let startDepot = loadDepot[loadIndex(chain.pointee.start)]
        if startDepot >= 0 { appendLoad(startDepot) }
        var node = chain.pointee.start
        while !isEnd(node) {
            if node != chain.pointee.start {
                if isClient(node) {
                    appendClient(node)
                } else {
                    appendLoad(loadDepot[loadIndex(node)])
                }
            }
            if let insertion, insertion.place.after == node {
                if case .loadBefore(let depot) = insertion.place.kind { appendLoad(depot) }
                appendClient(insertion.client)
                if case .loadAfter(let depot) = insertion.place.kind { appendLoad(depot) }
            }
            node = nodes[node].next
        }
        scheduler.travelToEnd =
            instance.leg(profile, from, nodes[chain.pointee.end].point).duration
        setLoadingDurations()
    }

    /// Loads last as long as their contents say; a start at which nothing is loaded is no stop.
    private func setLoadingDurations() {
        var units: Int32 = 0
        var brings = false
        for k in scheduler.items.indices.reversed() {
            let item = scheduler.items[k]
            if item.isLoad {
                scheduler.items[k].service =
                    brings ? instance.problem.depots[Int(item.depot)].duration(units: units) : 0
                if k == 0, !brings {
                    // The first item stands at the start itself: what follows is as far from there.
                    scheduler.items.removeFirst()
                }
                (units, brings) = (0, false)
            } else {
                units += instance.client[item.code].units
                brings = brings || !instance.client[item.code].bringsNothing
            }
        }
    }

    /// Runs the scheduler as if the chain's own loads were not booked.
    func scheduleFreely(_ c: Int32) -> Scheduler.Outcome? {
        rebook(c, by: -1)
        defer { rebook(c, by: 1) }
        return scheduler.run(otherDuration: durationOfOthers(c))
    }

    private func rebook(_ c: Int32, by amount: Int32) {
        let first = Int(c) * (SearchState.spareLoads + 1)
        for k in first..<first + Int(chains[c].bookings) {
            let booking = bookings[k]
            calendar.add(booking.depot, from: booking.begin, to: booking.end, by: amount)
        }
    }
}
