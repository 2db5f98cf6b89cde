import Model

extension SearchState {
    /// Sums a vehicle's day up from its chains and corrects the total cost.
    func refreshDay(_ vehicle: Int32) {
        let day = days.at(vehicle)
        var (duration, distance, weight): (Int32, Int32, Int32) = (0, 0, 0)
        var (clients, trips): (Int32, Int32) = (0, 0)
        var extra: Cost = 0
        for c in day.pointee.firstChain..<day.pointee.firstChain + day.pointee.chainCount {
            let chain = chains.at(c)
            duration &+= chain.pointee.duration
            distance &+= chain.pointee.distance
            weight &+= chain.pointee.weight
            clients &+= chain.pointee.clientCount
            trips &+= chain.pointee.tripCount
            extra &+= chain.pointee.penalty &+ chain.pointee.assigned
        }
        day.pointee.duration = duration
        day.pointee.distance = distance
        day.pointee.weight = weight
        day.pointee.clients = clients
        day.pointee.trips = trips
        day.pointee.extra = extra
        if instance.limitsGroups { day.pointee.groups = countGroups(vehicle) }
        let cost =
            clients == 0
            ? 0
            : dayCost(
                vehicle, duration: duration, distance: distance, weight: weight, extra: extra)
        routesCost += cost - day.pointee.cost
        day.pointee.cost = cost
    }

    /// The day keeps the type's limits.
    func withinLimits(_ vehicle: Int32) -> Bool {
        let (day, limit) = (days.at(vehicle), limits.at(vehicle))
        return day.pointee.duration <= limit.pointee.maxDuration
            && day.pointee.distance <= limit.pointee.maxDistance
            && day.pointee.clients <= limit.pointee.maxClients
            && day.pointee.trips <= limit.pointee.maxTrips
            && (!instance.limitsGroups || day.pointee.groups <= limit.pointee.maxGroups)
    }

    /// Different groups a vehicle visits: each counts at its client of lowest number.
    private func countGroups(_ vehicle: Int32) -> Int32 {
        let day = days[vehicle]
        var count: Int32 = 0
        for c in day.firstChain..<day.firstChain + day.chainCount {
            var node = nodes[chains[c].start].next
            while !isEnd(node) {
                if isClient(node), !hasSibling(of: node, in: vehicle, below: node) { count += 1 }
                node = nodes[node].next
            }
        }
        return count
    }

    /// The vehicle visits another client of the same group (with a lower number than `bound`).
    func hasSibling(of client: Int32, in vehicle: Int32, below bound: Int32) -> Bool {
        for sibling in instance.siblings[Int(client)] where sibling < bound {
            let chain = nodes[sibling].chain
            if chain >= 0, chains[chain].vehicle == vehicle { return true }
        }
        return false
    }

    /// Takes the chain's loads out of the book: stock and places at ramps are free again.
    func cancelBookings(_ c: Int32) {
        let chain = chains.at(c)
        let first = Int(c) * (SearchState.spareLoads + 1)
        for k in first..<first + Int(chain.pointee.bookings) {
            let booking = bookings[k]
            stock[booking.depot] = stock[booking.depot] &+ booking.load
            calendar.add(booking.depot, from: booking.begin, to: booking.end, by: -1)
        }
        chain.pointee.bookings = 0
    }

    /// Books the chain's loads, at these begins of scheduled items where the ramp matters.
    func book(_ c: Int32, _ begins: [Int32]?) {
        let chain = chains.at(c)
        var item = 0
        var node = chain.pointee.start
        while !isEnd(node) {
            let isLoad = !isClient(node) && nodes[node].trip == node
                && tripLoad[loadIndex(node)] != Load(repeating: 0)
            if isLoad {
                let depot = loadDepot[loadIndex(node)]
                let begin = begins?[item] ?? 0
                let length = begins == nil ? 0 : nodes[node].own.duration
                addBooking(
                    c,
                    Booking(
                        depot: depot, begin: begin, end: begin + length,
                        load: tripLoad[loadIndex(node)]))
            }
            if isLoad || isClient(node) { item += 1 }
            node = nodes[node].next
        }
    }

    /// Enters one load into the book.
    func addBooking(_ c: Int32, _ booking: Booking) {
        let chain = chains.at(c)
        bookings[Int(c) * (SearchState.spareLoads + 1) + Int(chain.pointee.bookings)] = booking
        chain.pointee.bookings += 1
        stock[booking.depot] = stock[booking.depot] &- booking.load
        calendar.add(booking.depot, from: booking.begin, to: booking.end)
    }

}
