import Model

/// A set of clients and how often routes must come to it from outside, as no load is enough for more
/// (rounded capacity cuts: Laporte and Nobert, OR Spektrum 5, 1983).
///
/// It is about arcs alone, so pricing is no harder for it.
struct CapacityCut {
    /// By client.
    let isMember: [Bool]
    /// How often at least.
    let least: Int

    /// How often a path comes to the set from outside.
    ///
    /// - Parameter path: clients in order, −1 for loads.
    func coefficient(_ path: some Sequence<Int32>) -> Int {
        var (count, isInside) = (0, false)
        for client in path {
            let next = client >= 0 && isMember[Int(client)]
            if next, !isInside { count += 1 }
            isInside = next
        }
        return count
    }
}

/// What coming from one client to another is worth at the prices of capacity cuts, so that pricing
/// sees cheaper arcs.
struct EntryPrices {
    private let clients: Int
    private var table: [Int64]

    /// - Parameter prices: of the cuts, at least 0.
    init(_ cuts: [CapacityCut], _ prices: [Int64], clients n: Int) {
        clients = n
        table = Array(repeating: 0, count: (n + 1) * (n + 1))
        for (cut, price) in zip(cuts, prices) where price > 0 {
            let outside = [-1] + (0..<n).filter { !cut.isMember[$0] }
            for head in 0..<n where cut.isMember[head] {
                for tail in outside { table[(tail + 1) * (n + 1) + head + 1] += price }
            }
        }
    }

    /// From a client, or −1 for any other place, to a client or another place.
    subscript(tail: Int32, head: Int32) -> Int64 {
        table[(Int(tail) + 1) * (clients + 1) + Int(head) + 1]
    }
}
