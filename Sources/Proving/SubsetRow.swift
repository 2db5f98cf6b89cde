/// A cut over three clients: of routes that visit at least two of them, one may be driven
/// (subset-row cuts: Jepsen, Petersen, Spoorendonk and Pisinger, Operations Research 56, 2008),
/// felt only by routes that stay among clients that remember it (limited memory: Pecin, Pessoa,
/// Poggi and Uchoa, Mathematical Programming Computation 9, 2017).
struct SubsetRow {
    let members: [Int32]
    /// By client: whether a path that comes there still knows of the cut.
    var remembers: [Bool]

    /// Its coefficient for a path: half the members visited, rounded down, in each stretch that
    /// remembers.
    func coefficient(_ clients: [Int32]) -> Int {
        var (sum, odd) = (0, false)
        for client in clients {
            if !remembers[Int(client)] { odd = false }
            guard members.contains(client) else { continue }
            if odd { sum += 1 }
            odd.toggle()
        }
        return sum
    }
}
