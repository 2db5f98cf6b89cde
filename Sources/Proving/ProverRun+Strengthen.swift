import LinearProgramming
import Model

extension ProverRun {
    /// Labels of an enumeration at most, and routes that a pool may have.
    static let mostEnumerated = 1_500_000

    /// Cuts, fixed arcs and enumeration in turn, until the bound meets the incumbent, or nothing
    /// more helps, or time is over.
    func strengthen(_ master: Master, until end: Double) throws(LinearProgramError) {
        var lastGap = Double.infinity
        while !isOver(), monitor.elapsed < end, !isClosed, statistics.converged {
            let gap = Double(Int64(incumbentCost) * scale) - Double(best)
            // Of trips no plan can be put together.
            if fleets.isEmpty, gap < 0.85 * lastGap || lastGap == .infinity {
                lastGap = gap
                if try enumerate(master) { return }
            }
            if isClosed || isOver() { return }
            if try widen(master) {
                statistics.widenings += 1
                statistics.converged = false
                try converge(master)
                continue
            }
            let cuts = SubsetRowSeparation.cuts(
                try master.values().map { (master.columns[$0.column].clients, $0.value) },
                clients: problem.clients.count, isLimited: true)
            try master.dropIdleCuts()
            let room = CutStates.count - master.cuts.count
            guard !cuts.isEmpty, room > 0 else { return }
            try master.add(Array(cuts.prefix(room)))
            statistics.cuts += min(room, cuts.count)
            statistics.converged = false
            let before = best
            try converge(master)
            if statistics.converged, best < before + max(1, Int64(gap / 500)) {
                stalled += 1
                if stalled == 5 { return }
            } else {
                stalled = 0
            }
        }
    }

    /// Fixes arcs that no better solution uses, then looks for all routes that one can have, and
    /// for the best choice of them; true where that decided the matter.
    private func enumerate(_ master: Master) throws(LinearProgramError) -> Bool {
        guard try master.solve(timeLimit: timeLeft) else { return false }
        let prices = prices(master.duals)
        var least: [Int64] = []
        for pricer in pricers {
            pricer.set(prices, cuts: master.cuts)
            guard let value = pricer.leastBackward(stop: isOver) else { return false }
            least.append(value)
        }
        note(prices, least, master)
        if isClosed { return true }
        let base = lagrangian(prices, least)
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
