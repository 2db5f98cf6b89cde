import Model

extension SearchState {
    /// Sums a vehicle's day up from its chains and corrects the total cost.
    func refreshDay(_ vehicle: Int32) {
        let day = days.at(vehicle)
        let first = day.pointee.firstChain
        let wasIdle = day.pointee.clients == 0
        if day.pointee.chainCount == 1 {
            let chain = chains.at(first)
            day.pointee.duration = chain.pointee.duration
            day.pointee.distance = chain.pointee.distance
            day.pointee.weight = chain.pointee.weight
            day.pointee.clients = chain.pointee.clientCount
            day.pointee.trips = chain.pointee.tripCount
            day.pointee.extra = chain.pointee.penalty &+ chain.pointee.assigned
        } else {
            sumChains(day)
        }
        let isIdle = day.pointee.clients == 0
        let cost =
            isIdle
            ? 0
            : dayCost(
                vehicle, duration: day.pointee.duration, distance: day.pointee.distance,
                weight: day.pointee.weight, extra: day.pointee.extra)
        totals.at(0).pointee.routesCost &+= cost &- day.pointee.cost
        day.pointee.cost = cost
        if wasIdle != isIdle { fleet.set(vehicle, rank: limits[vehicle].rank, idle: isIdle) }
        for c in first..<first &+ day.pointee.chainCount { noteActivity(c) }
    }

    private func sumChains(_ day: UnsafeMutablePointer<VehicleDay>) {
        var sum = VehicleDay(
            firstChain: day.pointee.firstChain, chainCount: day.pointee.chainCount)
        sum.groups = day.pointee.groups
        sum.cost = day.pointee.cost
        for c in sum.firstChain..<sum.firstChain &+ sum.chainCount {
            let chain = chains.at(c)
            sum.duration &+= chain.pointee.duration
            sum.distance &+= chain.pointee.distance
            sum.weight &+= chain.pointee.weight
            sum.clients &+= chain.pointee.clientCount
            sum.trips &+= chain.pointee.tripCount
            sum.extra &+= chain.pointee.penalty &+ chain.pointee.assigned
        }
        day.pointee = sum
    }

    /// Keeps the list of chains with clients.
    @inline(__always) func noteActivity(_ c: Int32) {
        let chain = chains.at(c)
        if (chain.pointee.clientCount > 0) == (chain.pointee.activeIndex >= 0) { return }
        let sums = totals.at(0)
        if chain.pointee.clientCount > 0 {
            chain.pointee.activeIndex = Int32(truncatingIfNeeded: sums.pointee.active)
            active[sums.pointee.active] = c
            sums.pointee.active &+= 1
        } else {
            sums.pointee.active &-= 1
            let last = active[sums.pointee.active]
            active[chain.pointee.activeIndex] = last
            chains.at(last).pointee.activeIndex = chain.pointee.activeIndex
            chain.pointee.activeIndex = -1
        }
    }

    /// The day keeps the type's limits.
    func withinLimits(_ vehicle: Int32) -> Bool {
        let (day, limit) = (days.at(vehicle), limits.at(vehicle))
        return day.pointee.duration <= limit.pointee.maxDuration
            && day.pointee.distance <= limit.pointee.maxDistance
            && day.pointee.clients <= limit.pointee.maxClients
            && day.pointee.trips <= limit.pointee.maxTrips
            && (!traits.limitsGroups || day.pointee.groups <= limit.pointee.maxGroups)
    }

    /// The vehicle visits another client of the same group.
    func hasSibling(of client: Int32, in vehicle: Int32) -> Bool {
        guard instance.client.at(client).pointee.hasSiblings else { return false }
        for sibling in instance.siblings[Int(client)] {
            let chain = nodes.at(sibling).pointee.chain
            if chain >= 0, chains.at(chain).pointee.vehicle == vehicle { return true }
        }
        return false
    }

    /// Duty of the vehicle's other shifts.
    func durationOfOthers(_ c: Int32) -> Int32 {
        let day = days.at(chains.at(c).pointee.vehicle)
        guard day.pointee.chainCount > 1 else { return 0 }
        var others: Int32 = 0
        for k in day.pointee.firstChain..<day.pointee.firstChain &+ day.pointee.chainCount
        where k != c {
            others &+= chains.at(k).pointee.duration
        }
        return others
    }

    // MARK: Loads

    /// Takes the chain's loads out of the book: stock and places at ramps are free again.
    func cancelBookings(_ c: Int32) {
        let chain = chains.at(c)
        guard chain.pointee.bookings > 0 else { return }
        let first = Int(c) &* (spareLoads &+ 1)
        for k in first..<first &+ Int(chain.pointee.bookings) {
            let booking = bookings[k]
            stock[booking.depot] = stock[booking.depot] &+ booking.load &* stockMask[booking.depot]
            calendar.add(booking.depot, from: booking.begin, to: booking.end, by: -1)
        }
        chain.pointee.bookings = 0
    }

    /// Enters one load into the book.
    func addBooking(_ c: Int32, _ booking: Booking) {
        let chain = chains.at(c)
        bookings[Int(c) &* (spareLoads &+ 1) &+ Int(chain.pointee.bookings)] = booking
        chain.pointee.bookings &+= 1
        stock[booking.depot] = stock[booking.depot] &- booking.load &* stockMask[booking.depot]
        calendar.add(booking.depot, from: booking.begin, to: booking.end)
    }

    /// Books the chain's loads at these begins of scheduled items, or where `begins` is nil at no
    /// time.
    func book(_ c: Int32, begins: Stack<Int32>?) {
        var item = 0
        var node = chains.at(c).pointee.start
        while !isEnd(node) {
            if isClient(node) {
                item += 1
            } else if terminal(node).pointee.depot >= 0, !terminal(node).pointee.holdsNothing {
                let begin = begins?[item] ?? 0
                bookLoad(c, node, from: begin, takesTime: begins != nil)
                item += 1
            }
            node = nodes.at(node).pointee.next
        }
    }

    func bookLoad(_ c: Int32, _ node: Int32, from begin: Int32, takesTime: Bool) {
        let load = terminal(node)
        addBooking(
            c,
            Booking(
                depot: load.pointee.depot, begin: begin,
                end: takesTime ? begin &+ load.pointee.own.duration : begin,
                load: load.pointee.load))
    }
}
