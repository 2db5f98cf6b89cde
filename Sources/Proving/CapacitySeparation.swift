import Model

/// Finds violated rounded capacity cuts: sets of clients are grown from each client, always by who is
/// closest in the program's solution (Lysgaard, Letchford and Eglese, Mathematical Programming 100,
/// 2004, section 3.2).
struct CapacitySeparation {
    /// Cuts of one round.
    static let most = 30
    /// How much a cut must be violated.
    static let leastViolation = 0.05
    /// Clients in a set at most.
    private static let mostMembers = 80

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
        for seed in 0..<n where demands[seed] > 0 {
            for isGreedy in [false, true] {
                guard let set = grow(from: seed, between, into, isGreedy: isGreedy),
                    seen.insert(set.members).inserted
                else { continue }
                found.append(set)
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

    /// The most violated of the sets that one client grows to.
    ///
    /// - Parameter isGreedy: the next client is the one with which the set is violated most, else
    ///   the one that is closest.
    private func grow(
        from seed: Int, _ between: [Double], _ into: [Double], isGreedy: Bool
    ) -> (violation: Double, members: [Int], least: Int)? {
        let n = demands.count
        var isInside = [Bool](repeating: false, count: n)
        var links = [Double](repeating: 0, count: n)
        var (entries, load) = (0.0, Int64(0))
        var members: [Int] = []
        var best: (violation: Double, count: Int, least: Int)?
        var next = seed
        while true {
            entries += into[next] - links[next]
            load += demands[next]
            isInside[next] = true
            members.append(next)
            for j in 0..<n { links[j] += between[next * n + j] }
            let least = trips(load)
            let violation = Double(least) - entries
            if violation > max(CapacitySeparation.leastViolation, best?.violation ?? 0) {
                best = (violation, members.count, least)
            }
            guard members.count < min(n, CapacitySeparation.mostMembers) else { break }
            var choice: (worth: Double, client: Int)?
            for j in 0..<n where !isInside[j] && links[j] > 1e-6 {
                var worth = links[j] - into[j]
                if isGreedy {
                    // Nearly as good as one more trip is to be close to it.
                    worth +=
                        Double(load + demands[j]) / Double(capacity)
                        + Double(trips(load + demands[j]))
                }
                if worth > choice?.worth ?? -.infinity { choice = (worth, j) }
            }
            guard let choice else { break }
            next = choice.client
        }
        return best.map { ($0.violation, members.prefix($0.count).sorted(), $0.least) }
    }

    private func trips(_ load: Int64) -> Int { Int((load + capacity - 1) / capacity) }
}
