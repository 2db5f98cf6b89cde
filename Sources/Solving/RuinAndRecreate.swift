import Model

/// Slack induction by string removals: takes strings of neighbouring clients out of several routes and puts them back
/// greedily with blinks (Christiaens and Vanden Berghe, Transportation Science 54, 2020).
struct RuinAndRecreate {
    /// Clients taken out in a step, on average.
    static let averageRemoved = 10
    /// Longest string.
    static let longestString = 10
    /// Whole shifts are emptied instead of strings with probability 32/1024.
    static let wholeRoutes = 32
    /// A place is overlooked with probability 10/1024.
    static let blink = 10
    /// Absent clients tried in a step besides those just taken out.
    static let mostOthers = 10

    let state: SearchState
    var random: RandomSource
    private var removed: [Int32] = []
    private var candidates: [(key: UInt64, client: Int32)] = []
    private let emptyOfType: [[Int32]]

    init(_ state: SearchState, seed: RandomSource) {
        self.state = state
        random = seed
        var byType: [Int32: [Int32]] = [:]
        for vehicle in 0..<Int32(state.instance.vehicles.count) {
            byType[state.limits[vehicle].type, default: []].append(vehicle)
        }
        emptyOfType = byType.keys.sorted().map { byType[$0] ?? [] }
    }

    /// Takes strings out around a random client.
    mutating func ruin() {
        removed.removeAll(keepingCapacity: true)
        let n = state.n
        guard n > 0 else { return }
        let seed = Int32(random.below(n))
        let assigned = n - state.journal.absent.count
        var used = 0
        for c in 0..<state.chainCount where state.chains[c].clientCount > 0 { used += 1 }
        guard used > 0 else { return addOthers(around: seed) }
        if random.chance(RuinAndRecreate.wholeRoutes) {
            removeRoutes(around: seed, count: 1 + random.below(min(used, 4)))
            return addOthers(around: seed)
        }
        let average = max(1, assigned / used)
        let longest = min(RuinAndRecreate.longestString, average)
        let strings = max(
            1, 1 + random.below(max(1, 4 * RuinAndRecreate.averageRemoved / (1 + longest) - 1)))
        var ruined = 0
        var k = -1
        while ruined < strings, k < state.instance.neighbours.each {
            let client = k < 0 ? seed : state.instance.neighbours.of(seed, k)
            k += 1
            let c = state.nodes[client].chain
            guard c >= 0, state.journal.stamp[Int(c)] != state.journal.step else { continue }
            removeString(around: client, chain: c, longest: longest)
            ruined += 1
        }
        addOthers(around: seed)
    }

    /// Empties the shifts nearest to a client: what strings cannot change is which vehicles work at all, and when they load.
    private mutating func removeRoutes(around seed: Int32, count: Int) {
        var emptied = 0
        var k = -1
        while emptied < count, k < state.instance.neighbours.each {
            let client = k < 0 ? seed : state.instance.neighbours.of(seed, k)
            k += 1
            let c = state.nodes[client].chain
            guard c >= 0 else { continue }
            state.touch(c)
            removed.append(contentsOf: clients(of: c))
            state.clear(c)
            emptied += 1
        }
    }

    /// Takes a string of clients with the given one in it out of a chain; sometimes spares some in its middle.
    private mutating func removeString(around client: Int32, chain c: Int32, longest: Int) {
        let count = Int(state.chains[c].clientCount)
        let length = 1 + random.below(max(1, min(longest, count)))
        var spared = 0
        if length > 1, length < count, random.chance(512) {
            spared = 1
            while length + spared < count, random.chance(1014) == false { spared += 1 }
        }
        let total = length + spared
        let offset = random.below(total)
        var first = client
        for _ in 0..<offset {
            guard let before = clientBefore(first) else { break }
            first = before
        }
        let spareFrom = spared == 0 ? total : 1 + random.below(max(1, length - 1))
        var node: Int32? = first
        var position = 0
        var taken: [Int32] = []
        while let next = node, position < total {
            if position < spareFrom || position >= spareFrom + spared { taken.append(next) }
            position += 1
            node = clientAfter(next)
        }
        for client in taken {
            state.remove(client)
            removed.append(client)
        }
        if !state.refresh(c) {
            // Rare: without the triangle inequality less can be later. Start this chain anew.
            for client in clients(of: c) { removed.append(client) }
            state.clear(c)
        }
    }

    private func clients(of c: Int32) -> [Int32] {
        var list: [Int32] = []
        var node = state.nodes[state.chains[c].start].next
        while !state.isEnd(node) {
            if state.isClient(node) { list.append(node) }
            node = state.nodes[node].next
        }
        return list
    }

    private func clientBefore(_ node: Int32) -> Int32? {
        var before = state.nodes[node].prev
        while before >= state.firstSpare { before = state.nodes[before].prev }
        return state.isClient(before) ? before : nil
    }

    private func clientAfter(_ node: Int32) -> Int32? {
        var after = state.nodes[node].next
        while after >= state.firstSpare { after = state.nodes[after].next }
        return state.isClient(after) ? after : nil
    }

    /// Some of the clients that were absent before get another chance: those near the seed, then any.
    private mutating func addOthers(around seed: Int32) {
        let absent = state.journal.absent
        let others = absent.count - removed.count
        guard others > 0 else { return }
        if others <= RuinAndRecreate.mostOthers {
            let taken = Set(removed)
            for client in absent where !taken.contains(client) { removed.append(client) }
            return
        }
        let taken = Set(removed)
        var added = 0
        if state.nodes[seed].chain < 0, !taken.contains(seed) {
            removed.append(seed)
            added += 1
        }
        for k in 0..<state.instance.neighbours.each where added < RuinAndRecreate.mostOthers {
            let client = state.instance.neighbours.of(seed, k)
            if state.nodes[client].chain < 0, !taken.contains(client) {
                removed.append(client)
                added += 1
            }
        }
    }

    /// Every absent client is a candidate, for a first solution.
    mutating func takeAllAbsent() { removed = state.journal.absent.sorted() }

    /// Puts candidates back one by one where they cost least, if they are worth it.
    mutating func recreate() {
        sortCandidates()
        for candidate in candidates {
            let client = candidate.client
            // A failed insertion may have brought a chain back as it was, with this client in it.
            var tries = 0
            while tries < 2, state.nodes[client].chain < 0, let place = bestPlace(client) {
                if state.insert(client, at: place) { break }
                tries += 1
            }
        }
    }

    /// Orders the candidates by a rule drawn at random.
    private mutating func sortCandidates() {
        let rule = random.below(12)
        // Required clients mostly come first; not always, for they may take what others need and could do without.
        let requiredFirst = !random.chance(192)
        candidates.removeAll(keepingCapacity: true)
        for client in removed {
            let data = state.instance.client[client]
            let key: Int
            switch rule {
            case 0...3: key = Int(random.next() >> 34)
            case 4...5: key = -Int(data.demand[state.instance.problem.weightDimension])
            case 6...7: key = -farness(client)
            case 8: key = farness(client)
            case 9: key = Int(data.closes - data.opens)
            case 10: key = Int(data.closes)
            default: key = -(data.prize >> 12)
            }
            let isLarge = requiredFirst && data.prize >= state.instance.problem.mustPrize
            let rank = UInt64(bitPattern: Int64(key + 1 << 40)) & 0x7fff_ffff_ffff
            candidates.append(((isLarge ? 0 : 1 << 62) | rank, client))
        }
        candidates.sort { ($0.key, $0.client) < ($1.key, $1.client) }
    }

    private func farness(_ client: Int32) -> Int {
        guard let depot = state.instance.problem.depots.indices.first else { return 0 }
        return Int(
            state.instance.leg(0, state.instance.points.depot(Int32(depot)), client).distance)
    }

    /// The cheapest place for a client, or nil if leaving it out is cheaper.
    mutating func bestPlace(_ client: Int32) -> Insertion? {
        let limit = state.instance.client[client].prize
        var best = Insertion(after: -1, kind: .plain, cost: limit)
        let neighbours = state.instance.neighbours
        if state.n <= 250 {
            for c in 0..<Int32(state.chainCount) where state.chains[c].clientCount > 0 {
                guard state.mayServe(state.chains[c].vehicle, client) else { continue }
                var node = state.chains[c].start
                while !state.isEnd(node) {
                    if !random.chance(RuinAndRecreate.blink) {
                        state.consider(client, after: node, best: &best)
                    }
                    node = state.nodes[node].next
                }
            }
        } else {
            for k in 0..<neighbours.each {
                let near = neighbours.of(client, k)
                let c = state.nodes[near].chain
                guard c >= 0, state.mayServe(state.chains[c].vehicle, client) else { continue }
                if random.chance(RuinAndRecreate.blink) { continue }
                state.consider(client, after: near, best: &best)
                state.consider(client, after: state.nodes[near].prev, best: &best)
            }
            for c in 0..<Int32(state.chainCount) where state.chains[c].clientCount > 0 {
                guard state.mayServe(state.chains[c].vehicle, client) else { continue }
                state.consider(client, after: state.chains[c].start, best: &best)
                state.consider(
                    client, after: state.nodes[state.chains[c].end].prev, best: &best)
            }
        }
        considerEmpty(client, &best)
        return best.after >= 0 ? best : nil
    }

    /// Chains without clients: of vehicles at work all, of idle ones one of each type.
    private func considerEmpty(_ client: Int32, _ best: inout Insertion) {
        for vehicles in emptyOfType {
            guard state.mayServe(vehicles[0], client) else { continue }
            var seenIdle = false
            for vehicle in vehicles {
                let day = state.days[vehicle]
                if day.clients == 0 {
                    if seenIdle { continue }
                    seenIdle = true
                } else if day.chainCount == 1 {
                    continue
                }
                for c in day.firstChain..<day.firstChain + day.chainCount
                where state.chains[c].clientCount == 0 {
                    state.consider(client, after: state.chains[c].start, best: &best)
                }
            }
        }
    }
}

extension SearchState {
    /// The assignment is not forbidden.
    @inline(__always) func mayServe(_ vehicle: Int32, _ client: Int32) -> Bool {
        instance.assignmentCost(vehicle: vehicle, client: client) != AssignmentTable.forbidden
    }
}
