import LinearProgramming
import Model

extension ProverRun {
    /// Branchings of which the program is asked what they would gain.
    private static let mostTried = 16
    /// Pivots for each answer.
    private static let mostPivots = 60
    /// Pivots of the dual method with a branch's rows.
    private static let mostPivotsToEnter = 1_000
    /// How far a number must be from a whole one to be branched on.
    private static let leastFraction = 0.05

    /// What is supposed of solutions.
    private struct Branch {
        var bound: Int64
        var decisions: [Decision] = []
    }

    /// How often routes come to the clients of a branching.
    private struct Decision {
        var branching: Int
        var least: Int
        var most: Int?
    }

    /// Where nothing else helps any more: solutions are divided by how often routes come to a set of
    /// clients, two or all (Lysgaard, Letchford and Eglese, Mathematical Programming 100, 2004,
    /// section 5), and the branch with the least bound is looked at first.
    func branch(_ master: Master, until end: Double) throws(LinearProgramError) {
        // Of trips no plan can be put together.
        guard fleets.isEmpty, !isClosed, !isOver(), statistics.converged else { return }
        tail = 0.02
        var open = [Branch(bound: best)]
        while let at = open.indices.min(by: { (open[$0].bound, $0) < (open[$1].bound, $1) }) {
            let now = open.remove(at: at)
            (best, others) = (now.bound, open.map(\.bound).min() ?? .max)
            if let bound { monitor.report(bound: bound, seconds: monitor.elapsed) }
            if isClosed {
                // The other branches' bounds are no less.
                open = []
                break
            }
            // The whole has been looked at.
            if !now.decisions.isEmpty { try look(at: now, besides: open, master) }
            if isClosed { continue }
            guard !isOver(), monitor.elapsed < end, statistics.converged,
                let both = try choose(master)
            else {
                open.append(Branch(bound: best, decisions: now.decisions))
                break
            }
            open += both.map { Branch(bound: best, decisions: now.decisions + [$0]) }
        }
        best = open.map(\.bound).min() ?? Int64(incumbentCost) * scale
        others = .max
        if let bound { monitor.report(bound: bound, seconds: monitor.elapsed) }
    }

    /// Looks for the columns that are wanted in a branch, and for all its routes.
    private func look(
        at branch: Branch, besides open: [Branch], _ master: Master
    ) throws(LinearProgramError) {
        statistics.branches += 1
        try enter(branch, master)
        // What no branch supposes any more need not be a row.
        let used = Set((open + [branch]).flatMap { $0.decisions.map(\.branching) })
        keepPrices(of: try master.dropBranchings { !used.contains($0) })
        statistics.converged = false
        try converge(master)
        if statistics.converged, !isClosed { try enumerateBranch(master) }
    }

    private func enter(_ branch: Branch, _ master: Master) throws(LinearProgramError) {
        for cut in master.capacityCuts {
            guard let branching = cut.branching else { continue }
            let decisions = branch.decisions.filter { $0.branching == branching }
            try master.set(
                branching: branching, least: decisions.map(\.least).max() ?? 0,
                most: decisions.compactMap(\.most).min())
        }
        // The last basis is dual feasible still; where that leads nowhere soon the primal method goes on.
        _ = try master.solve(
            method: .dual, pivots: ProverRun.mostPivotsToEnter, timeLimit: timeLeft)
    }

    /// All routes of a branch, where its gap is much smaller than the last at which there were too many.
    private func enumerateBranch(_ master: Master) throws(LinearProgramError) {
        let gap = self.gap
        guard gap < 0.7 * gapOfArcs else { return }
        let hadFixedArcs = hasFixedArcs
        let fixed = pricers.map(\.fixedArcs)
        defer {
            // What holds in this branch does not hold in others.
            for (pricer, arcs) in zip(pricers, fixed) { pricer.fix(arcs) }
            hasFixedArcs = hadFixedArcs
        }
        if try !enumerate(master) { gapOfArcs = gap }
    }

    /// What two branches suppose of the set of clients of which the program says that both gain most;
    /// nil where nothing is undecided.
    private func choose(_ master: Master) throws(LinearProgramError) -> [Decision]? {
        guard try master.solve(timeLimit: timeLeft) else { return nil }
        let candidates = candidates(try master.values(), master)
        let before = master.objective
        let room = Double(Int64(incumbentCost) * scale) - before
        let tried = branchings..<branchings + candidates.count
        branchings = tried.upperBound
        try master.add(
            zip(candidates, tried).map {
                CapacityCut(isMember: $0.isMember, least: 0, branching: $1)
            })
        guard try master.solve(timeLimit: timeLeft) else { return nil }
        let basis = try master.program.basis()
        var best: (gain: Double, branching: Int, below: Int)?
        for ((_, below), branching) in zip(candidates, tried) where !isOver() {
            func gain(least: Int, most: Int?) throws(LinearProgramError) -> Double {
                let objective = try master.objective(
                    branching: branching, least: least, most: most, from: basis,
                    pivots: ProverRun.mostPivots)
                return max(1e-6 * room, min(objective - before, room))
            }
            let both = try gain(least: 0, most: below) * gain(least: below + 1, most: nil)
            try master.set(branching: branching, least: 0, most: nil)
            if both > best?.gain ?? 0 { best = (both, branching, below) }
        }
        try master.program.setBasis(basis)
        let kept = try master.dropBranchings { $0 != best?.branching && tried.contains($0) }
        keepPrices(of: kept)
        return best.map { best in
            [
                Decision(branching: best.branching, least: 0, most: best.below),
                Decision(branching: best.branching, least: best.below + 1),
            ]
        }
    }

    /// Sets of two clients, and of all, to which routes come a broken number of times; the most undecided
    /// first.
    private func candidates(
        _ parts: [(column: Int, value: Double)], _ master: Master
    ) -> [(isMember: [Bool], below: Int)] {
        let n = problem.clients.count
        let paths = parts.map { part in
            let column = master.columns[part.column]
            return (places: column.places(networks[column.network]), value: part.value)
        }
        var pairs: [Int: Double] = [:]
        for (places, value) in paths {
            for (a, b) in zip(places, places.dropFirst()) where a >= 0 && b >= 0 && a != b {
                pairs[Int(min(a, b)) * n + Int(max(a, b)), default: 0] += value
            }
        }
        var sets = [Array(repeating: true, count: n)]
        let undecided = pairs.sorted { a, b in
            let (x, y) = (abs(a.value - 0.5), abs(b.value - 0.5))
            return (x, a.key) < (y, b.key)
        }
        for (key, _) in undecided.prefix(2 * ProverRun.mostTried) {
            sets.append((0..<n).map { $0 == key / n || $0 == key % n })
        }
        return sets.compactMap { isMember -> (isMember: [Bool], below: Int)? in
            let cut = CapacityCut(isMember: isMember, least: 0)
            let entries = paths.reduce(0) { $0 + Double(cut.coefficient($1.places)) * $1.value }
            let below = entries.rounded(.down)
            let fraction = entries - below
            let isBroken =
                fraction > ProverRun.leastFraction && fraction < 1 - ProverRun.leastFraction
            return isBroken ? (isMember, Int(below)) : nil
        }.prefix(ProverRun.mostTried).map { $0 }
    }
}

extension Pricer {
    /// Whether each arc is fixed, forward and backward.
    var fixedArcs: [[Bool]] {
        [forward, backward].map { side in (0..<network.arcs.count).map { side.isFixed[$0] } }
    }
}
