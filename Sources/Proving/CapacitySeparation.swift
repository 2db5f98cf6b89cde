import Model

/// Finds violated rounded capacity cuts: sets of clients are grown from each client, always by who is
/// closest in the program's solution (Lysgaard, Letchford and Eglese, Mathematical Programming 100,
/// 2004, section 3.2); these, and the set of all, are changed client by client (tabu search).
struct CapacitySeparation {
    /// Cuts of one round.
    static let most = 30
    /// How much a cut must be violated.
    static let leastViolation = 0.05
    /// Clients that a set grows to at most.
    private static let mostMembers = 120
    /// Clients that come into a set or go, one after another; who has may not again for so many steps.
    private static let steps = 40
    private static let tenure = 8
    /// Sets from one client.
    private static let mostOfSeed = 3

    /// By client: what it must be brought; nothing where it may be left out.
    private let demands: [Int64]
    /// What a load can hold.
    private let capacity: Int64

    /// Nil where loads limit nothing.
    init?(_ problem: Problem) {
        var best: (ratio: Double, dimension: Int)?
        for d in 0..<Load.scalarCount {
            let most = problem.vehicleTypes.map { Int64($0.capacity[d]) }.max() ?? 0
            guard most > 0, most < Int64(unlimited) else { continue }
            let sum = problem.clients.reduce(Int64(0)) {
                $0 + ($1.isRequired ? Int64($1.demand[d]) : 0)
            }
            let ratio = Double(sum) / Double(most)
            if ratio > max(1, best?.ratio ?? 0) { best = (ratio, d) }
        }
        guard let d = best?.dimension else { return nil }
        demands = problem.clients.map { $0.isRequired ? Int64($0.demand[d]) : 0 }
        capacity = problem.vehicleTypes.map { Int64($0.capacity[d]) }.max() ?? 1
    }

    /// Cuts that a solution violates, the most violated first.
    ///
    /// - Parameter paths: clients in order, −1 for loads, and how much of the path is used.
    func cuts(_ paths: [(path: [Int32], value: Double)]) -> [CapacityCut] {
        let n = demands.count
        var between = [Double](repeating: 0, count: n * n)
        var into = [Double](repeating: 0, count: n)
        for (path, value) in paths {
            var last: Int32 = -1
            for client in path {
                if client >= 0 {
                    into[Int(client)] += value
                    if last >= 0, last != client {
                        between[Int(last) * n + Int(client)] += value
                        between[Int(client) * n + Int(last)] += value
                    }
                }
                last = client
            }
        }
        var found: [(violation: Double, members: [Int], least: Int)] = []
        var seen = Set<[Int]>()
        // All clients: so many trips there are at least.
        for set in improved(Array(0..<n), between, into) where seen.insert(set.members).inserted {
            found.append(set)
        }
        for seed in 0..<n where demands[seed] > 0 {
            for isGreedy in [false, true] {
                let start = grow(from: seed, between, into, isGreedy: isGreedy)
                for set in improved(start, between, into)
                where seen.insert(set.members).inserted {
                    found.append(set)
                }
            }
        }
        found.sort { a, b in
            a.violation != b.violation
                ? a.violation > b.violation : a.members.lexicographicallyPrecedes(b.members)
        }
        return found.prefix(CapacitySeparation.most).map { set in
            var isMember = [Bool](repeating: false, count: n)
            for i in set.members { isMember[i] = true }
            return CapacityCut(isMember: isMember, least: set.least)
        }
    }

    /// The set that is nearest to being violated, of those that one client grows to.
    ///
    /// - Parameter isGreedy: the next client is the one with which the set is violated most, else
    ///   the one that is closest.
    private func grow(
        from seed: Int, _ between: [Double], _ into: [Double], isGreedy: Bool
    ) -> [Int] {
        let n = demands.count
        var set = GrowingSet(clients: n)
        var members: [Int] = []
        var best = (violation: -Double.infinity, count: 0)
        var next = seed
        while true {
            set.turn(next, demands[next], between, into)
            members.append(next)
            let violation = Double(trips(set.load)) - set.entries
            // One trip is always there.
            if set.load > capacity, violation > best.violation + 1e-9 {
                best = (violation, members.count)
            }
            guard members.count < min(n, CapacitySeparation.mostMembers) else { break }
            var choice: (worth: Double, client: Int)?
            for j in 0..<n where !set.isInside[j] && set.links[j] > 1e-6 {
                var worth = set.links[j] - into[j]
                if isGreedy {
                    // Nearly as good as one more trip is to be close to it.
                    worth +=
                        Double(set.load + demands[j]) / Double(capacity)
                        + Double(trips(set.load + demands[j]))
                }
                if worth > choice?.worth ?? -.infinity { choice = (worth, j) }
            }
            guard let choice else { break }
            next = choice.client
        }
        return Array(members.prefix(best.count))
    }

    /// Violated sets that a set becomes as clients come in and go, always what leaves it violated most
    /// (tabu search: Augerat and others, European Journal of Operational Research 106, 1998).
    private func improved(
        _ start: [Int], _ between: [Double], _ into: [Double]
    ) -> [(violation: Double, members: [Int], least: Int)] {
        guard !start.isEmpty else { return [] }
        let n = demands.count
        var set = GrowingSet(clients: n)
        for i in start { set.turn(i, demands[i], between, into) }
        var free = [Int](repeating: 0, count: n)
        var found: [(violation: Double, members: [Int], least: Int)] = []
        for step in 0..<CapacitySeparation.steps {
            let least = trips(set.load)
            let violation = Double(least) - set.entries
            if violation > CapacitySeparation.leastViolation {
                found.append((violation, (0..<n).filter { set.isInside[$0] }, least))
            }
            var choice: (worth: Double, client: Int)?
            for j in 0..<n where free[j] <= step && (set.isInside[j] || set.links[j] > 1e-6) {
                let load = set.isInside[j] ? set.load - demands[j] : set.load + demands[j]
                let change = into[j] - set.links[j]
                let entries = set.isInside[j] ? set.entries - change : set.entries + change
                let worth = Double(trips(load)) - entries
                if load > 0, worth > choice?.worth ?? -.infinity { choice = (worth, j) }
            }
            guard let choice else { break }
            set.turn(choice.client, demands[choice.client], between, into)
            free[choice.client] = step + CapacitySeparation.tenure
        }
        found.sort { $0.violation > $1.violation }
        return Array(found.prefix(CapacitySeparation.mostOfSeed))
    }

    private func trips(_ load: Int64) -> Int { Int((load + capacity - 1) / capacity) }
}

/// A set of clients, how often paths come to it from outside, and what ties each client to it.
private struct GrowingSet {
    private(set) var isInside: [Bool]
    /// By client: how much of paths goes directly between it and others in the set.
    private(set) var links: [Double]
    private(set) var entries = 0.0
    private(set) var load: Int64 = 0

    init(clients n: Int) {
        isInside = Array(repeating: false, count: n)
        links = Array(repeating: 0, count: n)
    }

    /// Takes a client in that is not there, or out that is.
    mutating func turn(_ i: Int, _ demand: Int64, _ between: [Double], _ into: [Double]) {
        let sign = isInside[i] ? -1.0 : 1.0
        entries += sign * (into[i] - links[i])
        load += isInside[i] ? -demand : demand
        isInside[i].toggle()
        let n = links.count
        for j in 0..<n { links[j] += sign * between[i * n + j] }
    }
}
