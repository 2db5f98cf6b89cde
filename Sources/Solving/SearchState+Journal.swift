import Model

/// What the chains were before the current step, so that a rejected step can be taken back.
struct Journal {
    /// One chain as it was, with the ranges of what was saved of it.
    struct Entry: BitwiseCopyable {
        var chain: Int32
        var saved: Chain
        var day: VehicleDay
        var nodes: Int
        var nodesEnd: Int
        var terminals: Int
        var terminalsEnd: Int
        var bookings: Int
        var bookingsEnd: Int
    }
    let entries = Stack<Entry>()
    let nodeIndex = Stack<Int32>()
    let nodes = Stack<Node>()
    let extras = Stack<NodeExtra>()
    let terminalIndex = Stack<Int32>()
    let terminals = Stack<Terminal>()
    let bookings = Stack<Booking>()
    /// Changes of the list of absent clients: client + 1 for one more; −client − 1 and the place it
    /// stood at for one less.
    let absences = Stack<Int32>()
    /// The step in which a chain was saved last.
    let stamp: Buffer<Int32>
    let before = Buffer(repeating: Totals(), count: 1)

    init(chains: Int) { stamp = Buffer(repeating: 0, count: chains) }

    func removeAll() {
        entries.removeAll()
        nodeIndex.removeAll()
        nodes.removeAll()
        extras.removeAll()
        terminalIndex.removeAll()
        terminals.removeAll()
        bookings.removeAll()
        absences.removeAll()
    }

    func deallocate() {
        entries.deallocate()
        nodeIndex.deallocate()
        nodes.deallocate()
        extras.deallocate()
        terminalIndex.deallocate()
        terminals.deallocate()
        bookings.deallocate()
        absences.deallocate()
        stamp.deallocate()
        before.deallocate()
    }
}

extension SearchState {
    /// Starts a step: what is touched from here on can be taken back.
    func beginStep() {
        journal.removeAll()
        totals.at(0).pointee.step &+= 1
        journal.before[0] = totals[0]
    }

    /// The chain was touched in this step.
    @inline(__always) func isTouched(_ c: Int32) -> Bool {
        journal.stamp[c] == totals.at(0).pointee.step
    }

    /// Remembers a chain before its first change in this step.
    func touch(_ c: Int32) {
        if isTouched(c) { return }
        // Changed once, it may as well be changed again.
        if traits.keepsOrders { surcharge[chains.at(c).pointee.vehicle] = 0 }
        journal.stamp[c] = totals.at(0).pointee.step
        save(c, in: journal)
    }

    private func save(_ c: Int32, in journal: Journal) {
        let chain = chains.at(c)
        var entry = Journal.Entry(
            chain: c, saved: chain.pointee, day: days[chain.pointee.vehicle],
            nodes: journal.nodes.count, nodesEnd: 0, terminals: journal.terminals.count,
            terminalsEnd: 0, bookings: journal.bookings.count, bookingsEnd: 0)
        var node = chain.pointee.start
        while true {
            journal.nodeIndex.append(node)
            journal.nodes.append(nodes[node])
            if traits.tracksTrips { journal.extras.append(extras[node]) }
            if !isClient(node) {
                journal.terminalIndex.append(node)
                journal.terminals.append(terminal(node).pointee)
                if isEnd(node) { break }
            }
            node = nodes.at(node).pointee.next
        }
        let first = Int(c) &* (spareLoads &+ 1)
        for k in first..<first &+ Int(chain.pointee.bookings) {
            journal.bookings.append(bookings[k])
        }
        entry.nodesEnd = journal.nodes.count
        entry.terminalsEnd = journal.terminals.count
        entry.bookingsEnd = journal.bookings.count
        journal.entries.append(entry)
    }

    /// Remembers a chain before one change that may fail, apart from the step's journal.
    func beginTrial(_ c: Int32) {
        trial.removeAll()
        trial.before[0] = totals[0]
        save(c, in: trial)
    }

    /// Brings the chain of the trial back; who is absent has not changed.
    func endTrial() {
        let entry = trial.entries[0]
        unlinkAll(entry.chain)
        restore(entry, from: trial)
        totals.at(0).pointee.routesCost = trial.before[0].routesCost
    }

    private func unlinkAll(_ c: Int32) {
        cancelBookings(c)
        var node = nodes.at(chains.at(c).pointee.start).pointee.next
        while !isEnd(node) {
            unmark(node)
            node = nodes.at(node).pointee.next
        }
    }

    /// Takes the whole step back.
    func rollBack() {
        for k in 0..<journal.entries.count {
            unlinkAll(journal.entries.at(k).pointee.chain)
        }
        var k = journal.entries.count
        while k > 0 {
            k &-= 1
            restore(journal.entries.at(k).pointee, from: journal)
        }
        undoAbsences()
        let sums = totals.at(0)
        sums.pointee.routesCost = journal.before[0].routesCost
        sums.pointee.prizesMissed = journal.before[0].prizesMissed
        beginStep()
    }

    private func restore(_ entry: Journal.Entry, from journal: Journal) {
        for k in entry.nodes..<entry.nodesEnd {
            let node = journal.nodeIndex[k]
            nodes[node] = journal.nodes[k]
            if traits.tracksTrips { extras[node] = journal.extras[k] }
            noteBroken(node, waiting: entry.saved.waiting)
        }
        for k in entry.terminals..<entry.terminalsEnd {
            terminal(journal.terminalIndex[k]).pointee = journal.terminals[k]
        }
        let c = entry.chain
        noteRoom(c)
        let vehicle = entry.saved.vehicle
        let activeIndex = chains.at(c).pointee.activeIndex
        chains[c] = entry.saved
        chains.at(c).pointee.activeIndex = activeIndex
        chains.at(c).pointee.bookings = 0
        for k in entry.bookings..<entry.bookingsEnd { addBooking(c, journal.bookings[k]) }
        let wasIdle = days.at(vehicle).pointee.clients == 0
        days[vehicle] = entry.day
        let isIdle = entry.day.clients == 0
        if wasIdle != isIdle { fleet.set(vehicle, rank: limits[vehicle].rank, idle: isIdle) }
        noteActivity(c)
    }

    private func undoAbsences() {
        let sums = totals.at(0)
        while !journal.absences.isEmpty {
            let last = journal.absences.removeLast()
            if last > 0 {
                sums.pointee.absent &-= 1
                absentIndex[last &- 1] = -1
            } else {
                // Pushed in two: the place lies below.
                let client = -1 &- last
                let index = journal.absences.removeLast()
                let moved = absent[index]
                if Int(index) < sums.pointee.absent {
                    absent[sums.pointee.absent] = moved
                    absentIndex[moved] = Int32(truncatingIfNeeded: sums.pointee.absent)
                }
                absent[index] = client
                absentIndex[client] = index
                sums.pointee.absent &+= 1
            }
        }
    }

    /// Notes that a client is in no chain.
    func setAbsent(_ client: Int32) {
        guard absentIndex[client] < 0 else { return }
        let sums = totals.at(0)
        absentIndex[client] = Int32(truncatingIfNeeded: sums.pointee.absent)
        absent[sums.pointee.absent] = client
        sums.pointee.absent &+= 1
        sums.pointee.prizesMissed &+= instance.client.at(client).pointee.prize
        journal.absences.append(client &+ 1)
    }

    /// Notes that a client is in a chain.
    func setPresent(_ client: Int32) {
        let index = absentIndex[client]
        guard index >= 0 else { return }
        let sums = totals.at(0)
        sums.pointee.absent &-= 1
        let last = absent[sums.pointee.absent]
        absent[index] = last
        absentIndex[last] = index
        absentIndex[client] = -1
        sums.pointee.prizesMissed &-= instance.client.at(client).pointee.prize
        journal.absences.append(index)
        journal.absences.append(-1 &- client)
    }
}
