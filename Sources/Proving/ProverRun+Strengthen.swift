import LinearProgramming
import Model

extension ProverRun {
    /// Labels of an enumeration at most, and routes that a pool may have.
    static let mostEnumerated = 1_500_000
    /// Rounds of cuts, one after another, that close next to nothing.
    private static let mostStalled = 5

    /// What closed how much of the gap for each label that it took, when it last had its turn.
    private struct Turns {
        var widening = Double.infinity
        var cuts = Double.infinity
    }

    /// Memories, cuts, fixed arcs and enumeration in turn, until the bound meets the incumbent, or
    /// nothing more helps, or time is over.
    ///
    /// Whether paths shall remember more or cuts be added is decided by what closed more of the gap
    /// for its labels: on long routes memories do, where loads bind cuts.
    func strengthen(_ master: Master, until end: Double) throws(LinearProgramError) {
        var lastGap = Double.infinity
        var turns = Turns()
        while !isOver(), monitor.elapsed < end, !isClosed, statistics.converged {
            let gap = Double(Int64(incumbentCost) * scale) - Double(best)
            // Of trips no plan can be put together.
            if fleets.isEmpty, gap < 0.85 * lastGap || lastGap == .infinity {
                lastGap = gap
                if try enumerate(master) { return }
            }
            if isClosed || isOver() { return }
            let (before, labels) = (best, labelsMade)
            func gain() -> Double { Double(best - before) / Double(max(1, labelsMade - labels)) }
            let isFirst = turns.widening >= turns.cuts
            if isFirst, try widen(master) {
                turns.widening = gain()
                continue
            }
            if try addCuts(master, gap: gap) {
                turns.cuts = gain()
                continue
            }
            guard !isFirst, try widen(master) else { return }
            turns.widening = gain()
        }
    }

    /// Lets paths remember more and looks for the columns that are wanted then; false where that is
    /// not possible.
    private func widen(_ master: Master) throws(LinearProgramError) -> Bool {
        guard try remembersMore(master) else { return false }
        statistics.widenings += 1
        statistics.converged = false
        try converge(master)
        return true
    }

    /// Adds cuts and looks for the columns that are wanted then; false where there are none, or the
    /// last ones changed next to nothing.
    private func addCuts(_ master: Master, gap: Double) throws(LinearProgramError) -> Bool {
        if try addCapacityCuts(master, gap: gap) { return true }
        guard stalled < ProverRun.mostStalled else { return false }
        let cuts = SubsetRowSeparation.cuts(
            try master.values().map { (master.columns[$0.column].clients, $0.value) },
            clients: problem.clients.count, isLimited: true)
        guard !cuts.isEmpty else { return false }
        try dropIdleCuts(master)
        let room = CutStates.count - master.cuts.count
        guard room > 0 else { return false }
        try master.add(Array(cuts.prefix(room)))
        statistics.cuts += min(room, cuts.count)
        statistics.converged = false
        idleRounds = 0
        let before = best
        try converge(master)
        let isIdle = statistics.converged && best < before + max(1, Int64(gap / 500))
        stalled = isIdle ? stalled + 1 : 0
        return true
    }

    /// Fixes arcs that no better solution uses, then looks for all routes that one can have, and
    /// for the best choice of them; true where that decided the matter.
    private func enumerate(_ master: Master) throws(LinearProgramError) -> Bool {
        guard try master.solve(timeLimit: timeLeft) else { return false }
        let prices = prices(master.duals)
        var least: [Int64] = []
        for pricer in pricers {
            pricer.set(prices, cuts: master.cuts, capacity: master.capacityCuts)
            guard let value = pricer.leastBackward(stop: isOver) else { return false }
            least.append(value)
        }
        note(prices, least, nil, master)
        if isClosed { return true }
        let base = lagrangian(prices, least, master.capacityCuts)
        // A better solution costs at least one less; its other routes cost no less than the least,
        // of which one gives way to the route in question.
        let ceiling = Int64(incumbentCost - 1) * scale - base
        var labels = 0
        hasFixedArcs = true
        for (pricer, least) in zip(pricers, least) {
            guard let count = pricer.fixArcs(ceiling: ceiling + least, stop: isOver) else {
                return false
            }
            labels += count
        }
        guard labels < ProverRun.mostEnumerated / 4 else { return false }
        var columns: [Column] = []
        var left = ProverRun.mostEnumerated
        for (pricer, least) in zip(pricers, least) {
            guard let found = pricer.enumerate(ceiling: ceiling + least, most: left, stop: isOver)
            else {
                return false
            }
            columns += found.columns
            left -= found.labels
        }
        statistics.enumerated = columns.count
        try PoolSearch(self, columns).search()
        return true
    }
}
