import Model

extension SearchState {
    /// Finds the exact times of a chain where segments alone do not tell them, and books its loads;
    /// false if it cannot be driven, or a depot would give more than it has.
    ///
    /// Whoever changes what is loaded where comes by here: moves look at stock before only to save
    /// themselves the way.
    func settleTimes(_ c: Int32) -> Bool {
        guard bookAtTimes(c) else { return false }
        guard traits.booksLoads, !isWithinStock(c) else { return true }
        cancelBookings(c)
        return false
    }

    /// The depots where the chain loads give no more than they have.
    private func isWithinStock(_ c: Int32) -> Bool {
        let nothing = Load(repeating: 0)
        let first = Int(c) &* (spareLoads &+ 1)
        for k in first..<first &+ Int(chains.at(c).pointee.bookings)
        where nothing.exceeds(stock[bookings[k].depot]) {
            return false
        }
        return true
    }

    private func bookAtTimes(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        chain.pointee.penalty = 0
        if chain.pointee.needsSchedule { return schedule(c) }
        chain.pointee.duration = chain.pointee.relaxed
        guard traits.booksLoads else { return true }
        if !chain.pointee.usesRamp {
            book(c, begins: nil)
            return true
        }
        return bookInSomeOpening(c) || schedule(c)
    }

    /// Starts the chain where the first load finds the ramp free, if the others do then too.
    ///
    /// It takes no longer at any start from the earliest to the latest that its segment names.
    private func bookInSomeOpening(_ c: Int32) -> Bool {
        let chain = chains.at(c)
        let whole = nodes.at(chain.pointee.end).pointee.prefix
        var first = chain.pointee.start
        while isClient(first) || terminal(first).pointee.depot < 0
            || terminal(first).pointee.holdsNothing
        {
            if isEnd(first) { return true }
            first = nodes.at(first).pointee.next
        }
        let load = terminal(first).pointee
        let prefix = nodes.at(first).pointee.prefix
        // From a start to the begin of its first load, and back.
        let lead = prefix.duration &- load.own.duration
        calendar.openings(
            load.depot, length: load.own.duration,
            from: max(whole.earliest, prefix.earliest) &+ lead,
            through: max(whole.latest, prefix.earliest) &+ lead, most: instance.mostOpenings,
            into: openings)
        for k in 0..<openings.count
        where bookLoads(c, start: max(whole.earliest, openings[k].start &- lead)) { return true }
        return false
    }

    /// Books the loads of a chain that starts at a time and dallies nowhere; false if some ramp is
    /// full then.
    private func bookLoads(_ c: Int32, start: Int32) -> Bool {
        for isBooking in [false, true] {
            var node = chains.at(c).pointee.start
            while !isEnd(node) {
                if !isClient(node), terminal(node).pointee.depot >= 0,
                    !terminal(node).pointee.holdsNothing
                {
                    let prefix = nodes.at(node).pointee.prefix
                    let length = terminal(node).pointee.own.duration
                    let begin = max(start, prefix.earliest) &+ prefix.duration &- length
                    if isBooking {
                        bookLoad(c, node, from: begin, takesTime: true)
                    } else if !calendar.isFree(
                        terminal(node).pointee.depot, from: begin, to: begin &+ length)
                    {
                        return false
                    }
                }
                node = nodes.at(node).pointee.next
            }
        }
        return true
    }

    /// Runs the scheduler over the chain as it is, and books its loads.
    private func schedule(_ c: Int32) -> Bool {
        fillScheduler(c)
        guard let outcome = scheduler.run(otherDuration: durationOfOthers(c)) else { return false }
        let chain = chains.at(c)
        chain.pointee.duration = outcome.duty
        chain.pointee.penalty = outcome.penalty
        if traits.booksLoads {
            book(c, begins: chain.pointee.usesRamp ? scheduler.begins(outcome) : nil)
        }
        return true
    }

    /// Duty and penalty of the chain with one more client after a node, in the trip that is on
    /// then; nil if it cannot be driven so.
    func scheduleInserting(_ client: Int32, after u: Int32) -> Scheduler.Outcome? {
        let c = nodes.at(u).pointee.chain
        fillScheduler(c, inserting: client, after: u)
        return scheduleFreely(c)
    }

    /// Hands a chain's order to the scheduler, as it is or with one more client.
    func fillScheduler(_ c: Int32, inserting client: Int32 = -1, after u: Int32 = -1) {
        let trip =
            client >= 0 && !instance.client.at(client).pointee.bringsNothing
            ? nodes.at(u).pointee.trip : -1
        let chain = chains.at(c)
        let vehicle = chain.pointee.vehicle
        let limit = limits.at(vehicle)
        scheduler.begin(type: limit.pointee.type, shift: chain.pointee.shift)
        var from = point(chain.pointee.start)
        var node = chain.pointee.start
        while !isEnd(node) {
            let isStart = node == chain.pointee.start
            let isFilled = trip == node
            if isClient(node) {
                scheduler.append(
                    code: node, travel: leg(limit, from, node).duration,
                    service: service(limit, node), release: 0)
                from = node
            } else if !isStart
                || (terminal(node).pointee.depot >= 0
                    && (isFilled || !terminal(node).pointee.holdsNothing))
            {
                let load = terminal(node)
                let to = load.pointee.point
                scheduler.append(
                    code: -1 &- load.pointee.depot,
                    travel: isStart ? 0 : leg(limit, from, to).duration,
                    service: instance.depots.at(load.pointee.depot).pointee.duration(
                        units: load.pointee.units
                            &+ (isFilled ? instance.client.at(client).pointee.units : 0)),
                    release: isFilled
                        ? max(load.pointee.release, instance.client.at(client).pointee.release)
                        : load.pointee.release)
                from = to
            }
            if node == u {
                scheduler.append(
                    code: client, travel: leg(limit, from, client).duration,
                    service: service(limit, client), release: 0)
                from = client
            }
            node = nodes.at(node).pointee.next
        }
        scheduler.travelToEnd = leg(limit, from, point(chain.pointee.end)).duration
    }

    /// Runs the scheduler as if the chain's own loads were not booked.
    func scheduleFreely(_ c: Int32) -> Scheduler.Outcome? {
        rebook(c, by: -1)
        defer { rebook(c, by: 1) }
        return scheduler.run(otherDuration: durationOfOthers(c))
    }

    private func rebook(_ c: Int32, by amount: Int32) {
        let first = Int(c) &* (spareLoads &+ 1)
        for k in first..<first &+ Int(chains.at(c).pointee.bookings) {
            let booking = bookings[k]
            calendar.add(booking.depot, from: booking.begin, to: booking.end, by: amount)
        }
    }
}
