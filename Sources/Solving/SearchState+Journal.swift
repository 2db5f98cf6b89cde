import Model

/// What the chains were before the current step, so that a rejected step can be taken back.
struct Journal {
    /// One chain as it was.
    struct Entry {
        var chain: Int32
        var saved: Chain
        /// Into ``Journal/codes``: clients, and loads as −1 − depot.
        var codes: Range<Int>
        var bookings: Range<Int>
    }
    var entries: [Entry] = []
    var codes: [Int32] = []
    var bookings: [Booking] = []
    var step: Int32 = 1
    /// The step in which a chain was saved last.
    var stamp: [Int32]
    /// Absent clients, and where each stands among them (−1 if it is not).
    var absent: [Int32]
    var absentIndex: [Int32]

    init(chains: Int, clients: Int) {
        stamp = [Int32](repeating: 0, count: chains)
        absent = (0..<Int32(clients)).map { $0 }
        absentIndex = absent
    }
}

extension SearchState {
    /// Starts a step: what is touched from here on can be taken back.
    func beginStep() {
        journal.entries.removeAll(keepingCapacity: true)
        journal.codes.removeAll(keepingCapacity: true)
        journal.bookings.removeAll(keepingCapacity: true)
        journal.step &+= 1
    }

    /// Remembers a chain before its first change in this step.
    func touch(_ c: Int32) {
        guard journal.stamp[Int(c)] != journal.step else { return }
        journal.stamp[Int(c)] = journal.step
        let (codeStart, bookingStart) = (journal.codes.count, journal.bookings.count)
        appendCodes(of: c, to: &journal.codes)
        let first = Int(c) * (SearchState.spareLoads + 1)
        for k in first..<first + Int(chains[c].bookings) { journal.bookings.append(bookings[k]) }
        journal.entries.append(
            Journal.Entry(
                chain: c, saved: chains[c], codes: codeStart..<journal.codes.count,
                bookings: bookingStart..<journal.bookings.count))
    }

    /// The chain's order: clients, and loads as −1 − depot.
    func appendCodes(of c: Int32, to codes: inout [Int32]) {
        var node = nodes[chains[c].start].next
        while !isEnd(node) {
            codes.append(isClient(node) ? node : -1 - loadDepot[loadIndex(node)])
            node = nodes[node].next
        }
    }

    /// Takes the whole step back.
    func rollBack() {
        for entry in journal.entries { clear(entry.chain) }
        for entry in journal.entries { restore(entry) }
        beginStep()
    }

    /// Brings one chain back to what it was before this step.
    func restoreTouched(_ c: Int32) {
        guard let entry = journal.entries.first(where: { $0.chain == c }) else { return }
        clear(c)
        // Clients that have gone elsewhere meanwhile stay there.
        let codes = journal.codes[entry.codes].filter { $0 < 0 || nodes[$0].chain < 0 }
        relink(c, codes)
        if !refresh(c) { clear(c) }
    }

    private func restore(_ entry: Journal.Entry) {
        relink(entry.chain, Array(journal.codes[entry.codes]))
        let chain = chains.at(entry.chain)
        let wasDrivable = refreshForRestore(entry.chain)
        assert(wasDrivable, "a chain that was driven before the step can be driven after it")
        chain.pointee = entry.saved
        chain.pointee.bookings = 0
        for booking in journal.bookings[entry.bookings] { addBooking(entry.chain, booking) }
        refreshDay(chain.pointee.vehicle)
    }

    /// Makes a cleared chain hold this order.
    func relink(_ c: Int32, _ codes: [Int32]) {
        var node = chains[c].start
        for code in codes {
            var next = code
            if code < 0 {
                guard let load = spareLoad(of: c) else { continue }
                loadDepot[loadIndex(load)] = -1 - code
                nodes.at(load).pointee.point = instance.points.depot(-1 - code)
                nodes.at(load).pointee.chain = c
                next = load
            } else {
                setPresent(code, c)
            }
            link(node, next)
            node = next
        }
        link(node, chains[c].end)
    }

    /// Empties a chain; its clients are absent.
    func clear(_ c: Int32) {
        cancelBookings(c)
        var node = nodes[chains[c].start].next
        while !isEnd(node) {
            let next = nodes[node].next
            if isClient(node) { setAbsent(node) } else { nodes.at(node).pointee.chain = -1 }
            node = next
        }
        link(chains[c].start, chains[c].end)
        refreshEmpty(c)
        refreshDay(chains[c].vehicle)
    }

    func setAbsent(_ client: Int32) {
        nodes.at(client).pointee.chain = -1
        guard journal.absentIndex[Int(client)] < 0 else { return }
        journal.absentIndex[Int(client)] = Int32(journal.absent.count)
        journal.absent.append(client)
        prizesMissed += instance.client[client].prize
    }

    func setPresent(_ client: Int32, _ c: Int32) {
        nodes.at(client).pointee.chain = c
        let index = journal.absentIndex[Int(client)]
        guard index >= 0 else { return }
        let last = journal.absent.removeLast()
        if last != client {
            journal.absent[Int(index)] = last
            journal.absentIndex[Int(last)] = index
        }
        journal.absentIndex[Int(client)] = -1
        prizesMissed -= instance.client[client].prize
    }

    /// Takes a client out of its chain; the chain must be refreshed afterwards.
    func remove(_ client: Int32) {
        touch(nodes[client].chain)
        link(nodes[client].prev, nodes[client].next)
        setAbsent(client)
    }
}
