/// Counts what routes have of many cuts over clients, as if all clients remembered them.
struct CutParts {
    private var wholes: [UInt8] = []
    /// By client: cuts that it counts in, and for how many parts.
    private var cutsOf: [[(cut: Int32, weight: UInt8)]]
    /// Of the route that is looked at.
    private var counts: [UInt8] = []

    init(clients: Int) { cutsOf = Array(repeating: [], count: clients) }

    mutating func add(_ cut: SubsetRow) {
        for (client, weight) in zip(cut.members, cut.weights) {
            cutsOf[Int(client)].append((Int32(wholes.count), UInt8(weight)))
        }
        wholes.append(UInt8(cut.whole))
        counts.append(0)
    }

    /// Names a cut once for each whole that the clients have of it.
    mutating func count(_ clients: [Int32], whole: (Int) -> Void) {
        for client in clients {
            for (cut, weight) in cutsOf[Int(client)] {
                let cut = Int(cut)
                counts[cut] += weight
                if counts[cut] >= wholes[cut] {
                    counts[cut] -= wholes[cut]
                    whole(cut)
                }
            }
        }
        for client in clients { for entry in cutsOf[Int(client)] { counts[Int(entry.cut)] = 0 } }
    }

    /// The coefficients that are not 0, by cut.
    mutating func coefficients(_ clients: [Int32]) -> [(cut: Int, count: Int)] {
        var found: [Int: Int] = [:]
        count(clients) { found[$0, default: 0] += 1 }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
