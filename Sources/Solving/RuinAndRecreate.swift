import Model

/// Slack induction by string removals: takes strings of neighbouring clients out of several routes
/// and puts them back greedily with blinks (Christiaens and Vanden Berghe, Transportation Science
/// 54, 2020).
struct RuinAndRecreate {
    /// Clients taken out in a step, on average.
    static let averageRemoved = 10
    /// Longest string.
    static let longestString = 10
    /// Whole shifts are emptied instead of strings with probability 32/1024, where vehicles differ
    /// or are few.
    static let wholeRoutes = 32
    /// Out of 2³² places so many are overlooked in most steps: as good as none.
    ///
    /// With 1 % of them (the paper's rate) four instances of 148 to 280 clients cost 0.05 % more after
    /// 60,000 steps.
    static let blink: UInt32 = 10
    /// Steps out of 1,024 in which, where clients depend on each other, every fourth place is
    /// overlooked, and on days of so many clients or fewer all others are looked at: small days
    /// without dependencies are enumerated instead.
    static let boldSteps = 128
    static let boldBlink: UInt32 = 1 << 30
    static let mostThorough = 100
    /// Absent clients tried in a step besides those just taken out.
    static let mostOthers = 3

    /// As many where a vehicle may be opened lightly: they are to fill it.
    static let mostFollowers = 16

    /// A client to be put back, and its rank by the rule drawn.
    private struct Candidate: BitwiseCopyable {
        var key: UInt64
        var client: Int32
    }

    let state: SearchState
    /// Orders that are as they were are left alone in this step.
    var leavesKept = false
    /// Nil where no client depends on another.
    let links: Links?
    var random: RandomSource
    let removed = Stack<Int32>()
    private let taken = Stack<Int32>()
    private let candidates = Stack<Candidate>()
    /// The step in which a client became a candidate.
    private let stamp: Buffer<Int32>
    private let hasWindows: Bool
    private let hasPrizes: Bool
    private let varies: Bool
    /// How often out of 1,024 an idle vehicle counts only for the share that a client fills.
    private let lightly: Int
    /// It does in this step.
    private var opensLightly = false
    /// This step is one of ``boldSteps``.
    private var isBold = false
    /// As ``mostOthers``; more where nothing counts but to serve everybody.
    var others = RuinAndRecreate.mostOthers

    init(_ state: SearchState, seed: RandomSource) {
        self.state = state
        links = Links(state.instance)
        random = seed
        stamp = Buffer(repeating: 0, count: state.n)
        let clients = (0..<state.n).map { state.instance.client[$0] }
        hasWindows =
            state.traits.usesTime && clients.contains { $0.opens > 0 || $0.closes < unlimitedTime }
        hasPrizes = clients.contains { $0.prize != clients[0].prize }
        varies = state.fleet.typeCount > 1 || state.traits.tracksTrips
        let isOptional = clients.contains { $0.prize < state.instance.problem.mustPrize }
        lightly = state.fleet.typeCount > 1 || isOptional ? 256 : 0
    }

    func deallocate() {
        removed.deallocate()
        taken.deallocate()
        candidates.deallocate()
        stamp.deallocate()
    }

    func add(_ client: Int32) {
        if stamp[client] == state.totals.at(0).pointee.step { return }
        stamp[client] = state.totals.at(0).pointee.step
        removed.append(client)
    }

    /// Takes strings out around a random client, and all that hangs on them.
    mutating func ruin() {
        ruinStrings()
        guard let links else { return }
        isBold = random.chance(RuinAndRecreate.boldSteps)
        ruinLinked(links)
    }

    private mutating func ruinStrings() {
        removed.removeAll()
        let n = state.n
        guard n > 0 else { return }
        let seed = Int32(truncatingIfNeeded: random.below(n))
        opensLightly = lightly > 0 && random.chance(lightly)
        let assigned = n - state.absentCount
        let used = state.totals.at(0).pointee.active
        guard used > 0 else { return addOthers(around: seed) }
        if varies, random.chance(RuinAndRecreate.wholeRoutes) {
            removeRoutes(around: seed, count: 1 + random.below(min(used, 4)))
            return addOthers(around: seed)
        }
        let average = max(1, assigned / used)
        let longest = min(RuinAndRecreate.longestString, average)
        // As many as leave ``averageRemoved`` clients on average (equations 5 to 7 of the paper), in
        // thousandths: whole numbers would lose the third string of long routes.
        let most = 4_000 * RuinAndRecreate.averageRemoved / (1 + longest) - 1_000
        let strings = 1 + random.below(max(1_000, most)) / 1_000
        var ruined = 0
        var k = -1
        while ruined < strings, k < state.instance.neighbours.each {
            let client = k < 0 ? seed : state.instance.neighbours.of(seed, k)
            if client < 0 { break }
            k += 1
            let c = state.nodes.at(client).pointee.chain
            guard c >= 0, !state.isTouched(c), !isLeftAlone(c) else { continue }
            removeString(around: client, chain: c, longest: longest)
            ruined += 1
        }
        addOthers(around: seed)
    }

    /// Empties the shifts nearest to a client: what strings cannot change is which vehicles work at
    /// all, and when they load.
    private mutating func removeRoutes(around seed: Int32, count: Int) {
        var emptied = 0
        var k = -1
        while emptied < count, k < state.instance.neighbours.each {
            let client = k < 0 ? seed : state.instance.neighbours.of(seed, k)
            if client < 0 { break }
            k += 1
            let c = state.nodes.at(client).pointee.chain
            guard c >= 0, !isLeftAlone(c) else { continue }
            state.touch(c)
            addAll(of: c)
            state.clear(c)
            emptied += 1
        }
    }

    /// Takes a string of clients with the given one in it out of a chain; sometimes spares some in
    /// its middle.
    mutating func removeString(around client: Int32, chain c: Int32, longest: Int) {
        let count = Int(state.chains.at(c).pointee.clientCount)
        let length = 1 + random.below(max(1, min(longest, count)))
        var spared = 0
        if length > 1, length < count, random.chance(512) {
            spared = 1
            while length + spared < count, !random.chance(1014) { spared += 1 }
        }
        let total = length + spared
        let offset = random.below(total)
        var first = client
        for _ in 0..<offset {
            let before = clientBefore(first)
            guard before >= 0 else { break }
            first = before
        }
        let spareFrom = spared == 0 ? total : 1 + random.below(max(1, length - 1))
        var node = first
        var position = 0
        taken.removeAll()
        while node >= 0, position < total {
            if position < spareFrom || position >= spareFrom + spared { taken.append(node) }
            position += 1
            node = clientAfter(node)
        }
        state.touch(c)
        let from = state.nodes.at(taken[0]).pointee.prev
        let to = state.nodes.at(taken[taken.count - 1]).pointee.next
        for k in 0..<taken.count {
            state.detach(taken[k])
            state.setAbsent(taken[k])
            add(taken[k])
        }
        if !state.refresh(c, from: from, to: to) {
            // Rare: without the triangle inequality less can be later. Start this chain anew.
            addAll(of: c)
            state.clear(c)
        }
    }

    /// The chain's order is as it was, and this step is not to change it.
    @inline(__always) func isLeftAlone(_ c: Int32) -> Bool {
        leavesKept && state.surcharge[state.chains.at(c).pointee.vehicle] > 0
    }

    func addAll(of c: Int32) {
        var node = state.nodes.at(state.chains.at(c).pointee.start).pointee.next
        while !state.isEnd(node) {
            if state.isClient(node) { add(node) }
            node = state.nodes.at(node).pointee.next
        }
    }

    private func clientBefore(_ node: Int32) -> Int32 {
        var before = state.nodes.at(node).pointee.prev
        while before >= state.firstSpare { before = state.nodes.at(before).pointee.prev }
        return state.isClient(before) ? before : -1
    }

    private func clientAfter(_ node: Int32) -> Int32 {
        var after = state.nodes.at(node).pointee.next
        while after >= state.firstSpare { after = state.nodes.at(after).pointee.next }
        return state.isClient(after) ? after : -1
    }

    /// Some of the clients that were absent before get another chance: those near the seed, then
    /// any.
    mutating func addOthers(around seed: Int32) {
        let others = state.absentCount - removed.count
        guard others > 0 else { return }
        let more = opensLightly ? RuinAndRecreate.mostFollowers : self.others
        let most = removed.count + more
        if state.nodes.at(seed).pointee.chain < 0 { add(seed) }
        for k in 0..<state.instance.neighbours.each where removed.count < most {
            let client = state.instance.neighbours.of(seed, k)
            if client < 0 { break }
            if state.nodes.at(client).pointee.chain < 0 { add(client) }
        }
        for _ in 0..<self.others where removed.count < most {
            add(state.absent[random.below(state.absentCount)])
        }
    }

    /// Every absent client is a candidate, for a first solution.
    mutating func takeAllAbsent() {
        removed.removeAll()
        for client in state.absentClients.sorted() { add(client) }
    }

    /// Puts candidates back one by one where they cost least, if they are worth it.
    ///
    /// - Parameter stop: as for ``recreateAtAnyCost(stop:)``.
    mutating func recreate(stop: () -> Bool = { false }) {
        sortCandidates()
        for k in 0..<candidates.count {
            if k % 16 == 15, stop() { return }
            let client = candidates[k].client
            if let links, links.isLinked(client) {
                placeLinked(client, links, atAnyCost: false)
            } else {
                place(client, worth: prize(client))
            }
        }
    }

    /// As ``recreate()``, whatever a client costs: it is easier to see who does not pay than whom
    /// to open a vehicle for.
    ///
    /// - Parameter stop: asked now and then; who has no place by then stays absent.
    mutating func recreateAtAnyCost(stop: () -> Bool) {
        sortCandidates()
        for k in 0..<candidates.count {
            if k % 16 == 15, stop() { return }
            let client = candidates[k].client
            if let links, links.isLinked(client) {
                placeLinked(client, links, atAnyCost: true)
            } else {
                place(client, worth: max(1, state.instance.problem.mustPrize))
            }
        }
    }

    /// Puts a client where it costs least, if less than it is worth.
    ///
    /// - Parameter isAlone: take it back where its prize does not pay for what it costs in the end.
    mutating func place(_ client: Int32, worth: Cost, isAlone: Bool = true) {
        var search = Search(
            client: client, best: Insertion(cost: worth),
            salt: UInt32(truncatingIfNeeded: random.next()),
            blink: isBold ? RuinAndRecreate.boldBlink : RuinAndRecreate.blink,
            opensLightly: opensLightly)
        for _ in 0..<3 where state.nodes.at(client).pointee.chain < 0 {
            let most = search.best.cost
            if isBold, state.n <= RuinAndRecreate.mostThorough {
                state.findThoroughly(&search)
            } else {
                state.findPlace(&search)
            }
            let place = search.best
            if place.after < 0 { return }
            let c = state.nodes.at(place.after).pointee.chain
            let before = state.cost
            if state.insert(client, at: place) {
                // The estimate was too low if the scheduler has found that this costs more than it
                // is worth.
                if !isAlone || opensLightly || state.cost <= before || worth > prize(client) {
                    return
                }
                state.remove(client)
                if !state.refresh(c, from: state.chains[c].start, to: state.chains[c].end) {
                    addAll(of: c)
                    state.clear(c)
                }
            }
            search.refused = c
            search.best = Insertion(cost: most)
        }
    }

    private func prize(_ client: Int32) -> Cost { state.instance.client.at(client).pointee.prize }

    /// Orders the candidates by a rule drawn at random.
    private mutating func sortCandidates() {
        let rule = random.below(hasWindows ? 12 : 9)
        // Required clients mostly come first; not always, for they may take what others need and
        // could do without.
        let requiredFirst = hasPrizes && !random.chance(192)
        let mustPrize = state.instance.problem.mustPrize
        candidates.removeAll()
        for k in 0..<removed.count {
            let client = removed[k]
            let data = state.instance.client.at(client)
            let key: Int
            switch rule {
            case 0...3: key = Int(random.next() >> 34)
            case 4...5: key = -data.pointee.weight
            case 6...7: key = -farness(client)
            case 8: key = farness(client)
            case 9: key = Int(data.pointee.closes) - Int(data.pointee.opens)
            case 10: key = Int(data.pointee.closes)
            default: key = hasPrizes ? -(data.pointee.prize >> 12) : Int(data.pointee.opens)
            }
            let isLarge = requiredFirst && data.pointee.prize >= mustPrize
            let rank = UInt64(bitPattern: Int64(key &+ 1 << 40)) & 0x1fff_ffff_ffff
            candidates.append(Candidate(key: (isLarge ? 0 : 1 << 62) | rank, client: client))
        }
        sort()
    }

    /// By insertion: there are few candidates mostly, and the library's sort allocates.
    private func sort() {
        let count = candidates.count
        for k in 1..<max(1, count) {
            let moved = candidates[k]
            var j = k
            while j > 0,
                (moved.key, moved.client) < (candidates[j - 1].key, candidates[j - 1].client)
            {
                candidates[j] = candidates[j - 1]
                j -= 1
            }
            candidates[j] = moved
        }
    }

    private func farness(_ client: Int32) -> Int {
        guard state.instance.depots.count > 0 else { return 0 }
        return Int(state.instance.leg(0, state.instance.points.depot(0), client).distance)
    }
}
