import LinearProgramming
import Model

extension PoolSearch {
    /// What a branch says.
    enum Decision {
        /// Both clients on one route, or not (Ryan and Foster).
        case together(Int32, Int32, Bool)
        /// The client on a route of the network, or not.
        case served(Int32, by: Int, Bool)
    }

    private struct Node {
        var decisions: [Decision] = []
        var bound: Int64
    }

    /// Searches until the best choice is known or time is over; then the run's bound is the least
    /// of what is open.
    func search() throws(LinearProgramError) {
        var open = [Node(bound: run.best)]
        var isRoot = true
        while let at = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
            raise(to: open[at].bound)
            if run.isOver() { return }
            let node = open.remove(at: at)
            if node.bound > Int64(incumbent - 1) * scale { continue }
            run.statistics.nodes += 1
            var (allowed, forbidden) = allowance(node.decisions)
            var relaxed: Relaxed?
            // Cuts at the root until they are spent, deeper a few rounds.
            for _ in 0...(isRoot ? 60 : 3) {
                guard var next = try relax(allowed, forbidden) else { break }
                if next.bound > Int64(incumbent - 1) * scale || !next.isConverged {
                    relaxed = next
                    break
                }
                if let choice = whole(next) {
                    take(choice)
                    relaxed = next
                    break
                }
                if isRoot {
                    raise(to: next.bound)
                    try fix(&next)
                    (allowed, forbidden) = allowance(node.decisions)
                }
                relaxed = next
                if try addCuts(next.values, larger: isRoot) == 0 { break }
            }
            guard let relaxed else {
                open.append(node)
                return
            }
            if isRoot { try dropIdleCuts() }
            isRoot = false
            let bound = max(relaxed.bound, node.bound)
            if bound > Int64(incumbent - 1) * scale { continue }
            guard let decision = branch(relaxed.values, after: node.decisions) else {
                // Nothing to decide, and whole numbers do not show that nothing below costs less.
                open.append(node)
                return
            }
            open.append(Node(decisions: node.decisions + [decision], bound: bound))
            open.append(Node(decisions: node.decisions + [decision.turned], bound: bound))
        }
        raise(to: Int64(incumbent) * scale)
    }

    private func raise(to bound: Int64) {
        let bound = min(bound, Int64(incumbent) * scale)
        guard bound > run.best else { return }
        run.best = bound
        if let bound = run.bound { run.monitor.report(bound: bound, seconds: run.monitor.elapsed) }
    }

    /// The columns that the decisions allow, and the clients that may not be left out.
    private func allowance(_ decisions: [Decision]) -> ([Bool], Set<Int32>) {
        var forbidden = Set<Int32>()
        var allowed = [Bool](repeating: true, count: columns.count)
        for decision in decisions {
            switch decision {
            case .together(let i, let j, true): forbidden.formUnion([i, j])
            case .served(let i, _, true): forbidden.insert(i)
            default: break
            }
        }
        for (k, column) in columns.enumerated() {
            allowed[k] = decisions.allSatisfy { $0.allows(column) }
        }
        return (allowed, forbidden)
    }

    /// The columns of a whole solution that serves everybody as it should; nil if some are used in
    /// part.
    private func whole(_ relaxed: Relaxed) -> [Int]? {
        guard relaxed.values.allSatisfy({ $0.value > 1 - 1e-6 }) else { return nil }
        return relaxed.values.map(\.column)
    }

    /// A better choice becomes the incumbent.
    private func take(_ choice: [Int]) {
        let served = Set(choice.flatMap { columns[$0].clients })
        var cost = choice.reduce(Int64(0)) { $0 + columns[$1].cost }
        var missing = 0
        for (i, client) in problem.clients.enumerated() where !served.contains(Int32(i)) {
            if client.isRequired { missing += 1 } else { cost += Int64(client.prize) * scale }
        }
        guard missing <= run.missing, cost % scale == 0, cost / scale < Int64(incumbent) else {
            return
        }
        run.incumbentCost = Cost(cost / scale)
        run.better = choice.map { columns[$0] }
    }

    /// The pair of clients, or the client and network, about which the solution is least decided.
    ///
    /// Nothing is decided twice: what stays in parts although it is decided is left out in parts, at
    /// the penalty.
    private func branch(
        _ values: [(column: Int, value: Double)], after decisions: [Decision]
    ) -> Decision? {
        let n = problem.clients.count
        var pairs: [Int: Double] = [:]
        var by: [Int: Double] = [:]
        for (column, value) in values where value < 1 - 1e-6 {
            let clients = columns[column].clients.sorted()
            for a in clients.indices {
                by[Int(clients[a]) * run.networks.count + columns[column].network, default: 0] +=
                    value
                for b in a + 1..<max(a + 1, clients.count) {
                    pairs[Int(clients[a]) * n + Int(clients[b]), default: 0] += value
                }
            }
        }
        for decision in decisions {
            switch decision {
            case .together(let i, let j, _): pairs[Int(i) * n + Int(j)] = nil
            case .served(let i, let network, _): by[Int(i) * run.networks.count + network] = nil
            }
        }
        func least(_ sums: [Int: Double]) -> Int? {
            sums.filter { $0.value > 1e-6 && $0.value < 1 - 1e-6 }
                .min { (abs($0.value - 0.5), $0.key) < (abs($1.value - 0.5), $1.key) }?.key
        }
        if let key = least(pairs) { return .together(Int32(key / n), Int32(key % n), true) }
        if let key = least(by) {
            return .served(Int32(key / run.networks.count), by: key % run.networks.count, true)
        }
        return nil
    }
}

extension PoolSearch.Decision {
    var turned: Self {
        switch self {
        case .together(let i, let j, let yes): .together(i, j, !yes)
        case .served(let i, let k, let yes): .served(i, by: k, !yes)
        }
    }

    func allows(_ column: Column) -> Bool {
        switch self {
        case .together(let i, let j, let yes):
            let (a, b) = (column.clients.contains(i), column.clients.contains(j))
            return yes ? a == b : !(a && b)
        case .served(let i, let k, let yes):
            guard column.clients.contains(i) else { return true }
            return (column.network == k) == yes
        }
    }
}
