/// A cut over few clients: each counts for a part of a whole in a route that visits it; the wholes
/// that all routes together have, each's rounded down, are no more than all clients' parts make,
/// rounded down (rank-1 cuts; of three halves, of routes that visit at least two of the three one may
/// be driven: subset-row cuts, Jepsen, Petersen, Spoorendonk and Pisinger, Operations Research 56,
/// 2008), felt only by routes that stay among clients that remember it (limited memory: Pecin,
/// Pessoa, Poggi and Uchoa, Mathematical Programming Computation 9, 2017).
struct SubsetRow {
    let members: [Int32]
    /// By member: for how many parts it counts, fewer than a whole.
    let weights: [Int]
    /// How many parts are a whole: two or three.
    let whole: Int
    /// By client: whether a path that comes there still knows of the cut.
    var remembers: [Bool]

    /// Three halves, unless told otherwise.
    init(members: [Int32], weights: [Int]? = nil, whole: Int = 2, remembers: [Bool]) {
        self.members = members
        self.weights = weights ?? members.map { _ in 1 }
        self.whole = whole
        self.remembers = remembers
    }

    /// How many wholes there are at most.
    var most: Int { weights.reduce(0, +) / whole }

    /// For how many parts a client counts; nil for others than members.
    func weight(of client: Int32) -> Int? { members.firstIndex(of: client).map { weights[$0] } }

    /// Its coefficient for a path: the wholes that visits make, in each stretch that remembers.
    func coefficient(_ clients: [Int32]) -> Int {
        var (sum, part) = (0, 0)
        for client in clients {
            if !remembers[Int(client)] { part = 0 }
            guard let weight = weight(of: client) else { continue }
            part += weight
            if part >= whole {
                part -= whole
                sum += 1
            }
        }
        return sum
    }

    /// Its coefficient for a path if all clients remembered it.
    func wholes(_ clients: [Int32]) -> Int {
        clients.reduce(0) { $0 + (weight(of: $1) ?? 0) } / whole
    }

    /// Lets clients remember, so that the path counts as if all did.
    mutating func widen(for path: [Int32]) {
        var (began, part) = (0, 0)
        for (at, client) in path.enumerated() {
            guard let weight = weight(of: client) else { continue }
            if part == 0 { began = at }
            part += weight
            guard part >= whole else { continue }
            part -= whole
            for k in path[began...at] { remembers[Int(k)] = true }
            began = at
        }
    }

    /// The place of each cut in ``CutStates``: the dearest come first.
    static func slots(_ cuts: [SubsetRow], prices: [Int64] = []) -> [Int] {
        var (halves, thirds) = (0, CutStates.halves)
        var slots = [Int](repeating: 0, count: cuts.count)
        let price = cuts.indices.map { $0 < prices.count ? prices[$0] : 0 }
        for k in cuts.indices.sorted(by: { (-price[$0], $0) < (-price[$1], $1) }) {
            slots[k] = cuts[k].whole == 2 ? halves : thirds
            if cuts[k].whole == 2 { halves += 1 } else { thirds += 1 }
        }
        return slots
    }
}
