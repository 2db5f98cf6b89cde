import Model

/// A set of clients and how often routes must come to it from outside, as no load is enough for more
/// (rounded capacity cuts: Laporte and Nobert, OR Spektrum 5, 1983), or as a branch supposes it
/// (Lysgaard, Letchford and Eglese, Mathematical Programming 100, 2004, section 5).
///
/// It is about arcs alone, so pricing is no harder for it.
struct CapacityCut {
    /// By client.
    let isMember: [Bool]
    /// How often at least.
    var least: Int
    /// How often at most; nil for any number.
    var most: Int?
    /// The branching whose it is; nil for what holds always.
    var branching: Int?

    init(isMember: [Bool], least: Int, branching: Int? = nil) {
        (self.isMember, self.least, self.branching) = (isMember, least, branching)
    }

    /// The nearest price that it can have: what is at least so much is worth something, what is at most
    /// so much costs something.
    func price<Price: SignedNumeric & Comparable>(_ price: Price) -> Price {
        let atLeast = least > 0 ? max(0, price) : 0
        return most != nil ? min(0, price) : atLeast
    }

    /// What a price that it can have adds to a bound.
    func value(of price: Int64) -> Int64 {
        assert(price >= 0 || most != nil, "at least so much is worth something or nothing")
        return price * Int64(most ?? least)
    }

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

    /// - Parameter prices: of the cuts; below 0 of those that say how often at most.
    init(_ cuts: [CapacityCut], _ prices: [Int64], clients n: Int) {
        clients = n
        table = Array(repeating: 0, count: (n + 1) * (n + 1))
        for (cut, price) in zip(cuts, prices) where price != 0 {
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
