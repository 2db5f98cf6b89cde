import Model

/// Which visits a path remembers: each client has a neighbourhood, and a path that comes to it
/// forgets all visits but those to the neighbourhood's clients (ng-routes: Baldacci, Mingozzi and
/// Roberti, Operations Research 59, 2011, section 4).
///
/// Depots where vehicles load have neighbourhoods as well: larger ones, as a day has few loads.
/// A memory is a word of 64 bits: clients of one neighbourhood have different bits.
struct Memories {
    /// Clients in the neighbourhood of a depot.
    static let atDepots = 48

    /// Clients in a neighbourhood that was widened.
    static let most = 28

    /// A word for each client, with one bit.
    private(set) var bit: [UInt64]
    /// Neighbourhoods: of clients, each with its own client, then of depots.
    private(set) var members: [[Int32]]
    /// As they were at first.
    private let first: [[Int32]]
    private var masks: [Mask] = []

    /// What a memory keeps on the way from one neighbourhood to another, what of it forbids that
    /// way, and what the way back.
    struct Mask {
        var keep: UInt64 = 0
        var hit: UInt64 = 0
        var backHit: UInt64 = 0
    }

    /// - Parameters:
    ///   - size: clients in the neighbourhood of a client.
    ///   - distance: from a client or depot (after the clients) to a client.
    init(clients n: Int, depots: Int, size: Int, distance: (Int, Int) -> Int) {
        first = (0..<n + depots).map { i in
            let near = (0..<n).filter { $0 != i }.map { (distance(i, $0), $0) }.sorted { $0 < $1 }
            let own = i < n ? [Int32(i)] : []
            return own + near.prefix(i < n ? size - 1 : Memories.atDepots).map { Int32($0.1) }
        }
        members = first
        bit = [UInt64](repeating: 0, count: n)
        colour()
        tabulate()
    }

    /// Neighbourhoods as they were at first, with the bits that clients have now: what both remember can
    /// be compared.
    var asAtFirst: Memories {
        var brief = self
        brief.members = zip(members, first).map { now, first in now.filter(first.contains) }
        brief.tabulate()
        return brief
    }

    /// Whether there is more to remember than at first.
    var isWidened: Bool {
        zip(members, first).contains { now, first in !now.allSatisfy(first.contains) }
    }

    /// Gives clients bits, so that no two of one neighbourhood share one; takes clients out of
    /// neighbourhoods where the bits do not suffice.
    private mutating func colour() {
        var holders = [[Int]](repeating: [], count: bit.count)
        for (k, list) in members.enumerated() { for i in list { holders[Int(i)].append(k) } }
        var used = [UInt64](repeating: 0, count: members.count)
        let order = bit.indices.sorted { (holders[$0].count, $1) > (holders[$1].count, $0) }
        for i in order {
            // Its own neighbourhood first; others keep it where its bit is free.
            let free = ~used[i]
            let wanted = free & ~holders[i].reduce(UInt64(0)) { $0 | used[$1] }
            let choice = wanted != 0 ? wanted : free
            bit[i] = choice & (~choice &+ 1)
            for k in holders[i] {
                if used[k] & bit[i] == 0 {
                    used[k] |= bit[i]
                } else {
                    members[k].removeAll { Int($0) == i }
                }
            }
        }
    }

    /// Lets neighbourhoods hold what a path forgot that came to a client again (Roberti and
    /// Mingozzi, Transportation Science 48, 2014, section 4).
    ///
    /// - Parameter cycles: the client, and the neighbourhoods between its visits.
    /// - Returns: whether any of them is prevented now; false where all neighbourhoods are full.
    mutating func widen(against cycles: [(client: Int32, between: [Int32])]) -> Bool {
        let before = self
        for (client, between) in cycles {
            let lacking = between.filter { !members[Int($0)].contains(client) }
            guard lacking.allSatisfy({ members[Int($0)].count < Memories.most }) else { continue }
            for k in lacking { members[Int(k)].append(client) }
        }
        colour()
        guard
            cycles.contains(where: { client, between in
                between.allSatisfy { members[Int($0)].contains(client) }
            })
        else {
            self = before
            return false
        }
        tabulate()
        return true
    }

    /// Whether a path through these vertices comes to no client that it remembers.
    func allows(_ path: some Sequence<Vertex>) -> Bool {
        var (memory, last) = (UInt64(0), -1)
        for vertex in path {
            let place = Int(vertex.neighbourhood)
            if last >= 0, place >= 0 {
                let mask = self[last, place]
                if mask.hit & memory != 0 { return false }
                memory &= mask.keep
            } else {
                memory = 0
            }
            if vertex.client >= 0 { memory |= bit[Int(vertex.client)] }
            last = place
        }
        return true
    }

    subscript(i: Int, j: Int) -> Mask { masks[i * members.count + j] }

    private mutating func tabulate() {
        let (n, count) = (bit.count, members.count)
        var holds = [UInt64](repeating: 0, count: n)
        masks = [Mask](repeating: Mask(), count: count * count)
        for i in 0..<count {
            for k in members[i] { holds[Int(k)] = bit[Int(k)] }
            for j in 0..<count {
                let keep = members[j].reduce(UInt64(0)) { $0 | holds[Int($1)] }
                masks[i * count + j].keep = keep
                if j < n { masks[i * count + j].hit = holds[j] }
                if j < n { masks[j * count + i].backHit = holds[j] }
            }
            for k in members[i] { holds[Int(k)] = 0 }
        }
    }
}
