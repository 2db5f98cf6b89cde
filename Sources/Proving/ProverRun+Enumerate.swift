import LinearProgramming
import Model

extension ProverRun {
    /// Labels of an enumeration at most, and routes that a pool may have.
    private static let mostEnumerated = 1_500_000
    /// Labels in each direction that fixing arcs may make, if an exact look at prices makes no more.
    private static let mostFixing = 300_000
    /// How much smaller the gap must be than one at which arcs were of no use, or labels or routes
    /// far too many.
    private static let smallerGap = 0.65

    /// Fixes arcs that no better solution uses, then looks for all routes that one can have, and
    /// for the best choice of them; true where that decided the matter.
    func enumerate(_ master: Master) throws(LinearProgramError) -> Bool {
        guard let (ceilings, labels) = try fixArcs(master) else {
            // Too many labels: not soon again.
            gapOfArcs *= ProverRun.smallerGap
            gapOfRoutes = gapOfRoutes.map { min($0, ProverRun.smallerGap * gap) }
            return isClosed
        }
        guard labels < ProverRun.mostEnumerated / 4 else {
            gapOfRoutes = gapOfRoutes.map { min($0, ProverRun.smallerGap * gap) }
            return false
        }
        guard gap < gapOfRoutes ?? .infinity else { return false }
        var columns: [Column] = []
        var left = ProverRun.mostEnumerated
        for (pricer, ceiling) in zip(pricers, ceilings) {
            switch pricer.enumerate(ceiling: ceiling, most: left, stop: isOver) {
            case .all(let found, let labels):
                columns += found
                left -= labels
            case .tooMany(let progress, _):
                // From half of the clock on there are fewer and fewer that go on.
                gapOfRoutes = gap * min(0.95, ProverRun.smallerGap + max(0, progress - 0.5))
                return false
            }
        }
        statistics.enumerated = columns.count
        try PoolSearch(self, columns).search()
        return true
    }

    /// Fixes arcs that no better solution uses.
    ///
    /// - Returns: the ceilings of its routes, and the labels that this took; nil where these are too many,
    ///   or it turns out that nothing is better.
    private func fixArcs(
        _ master: Master
    ) throws(LinearProgramError) -> (ceilings: [Int64], labels: Int)? {
        mostLabels = min(Labelling.most, max(ProverRun.mostFixing, lookLabels.atOnce))
        defer { mostLabels = Labelling.most }
        guard let ceilings = try ceilings(master), !isClosed else { return nil }
        hasFixedArcs = true
        let before = freeArcs
        var labels = 0
        for (pricer, ceiling) in zip(pricers, ceilings) {
            guard let count = pricer.fixArcs(ceiling: ceiling, stop: isOver) else { return nil }
            labels += count
        }
        // That takes longer than an exact look at prices: not soon again where it was of little use.
        if 10 * freeArcs > 9 * before {
            gapOfArcs *= ProverRun.smallerGap
        } else {
            bearAgain()
        }
        return (ceilings, labels)
    }

    /// Arcs that a better solution may use.
    private var freeArcs: Int {
        pricers.reduce(0) { sum, pricer in
            sum + (0..<pricer.network.arcs.count).count { !pricer.forward.isFixed[$0] }
        }
    }

    /// The reduced cost, by network, above which no route of a better solution is, at the prices that
    /// prove most; nil where there are too many labels.
    ///
    /// The pricers have these prices and their labels.
    func ceilings(_ master: Master) throws(LinearProgramError) -> [Int64]? {
        let (prices, cuts): (Prices, [SubsetRow])
        if var center {
            center.capacity = master.capacityCuts.indices.map {
                $0 < center.capacity.count ? master.capacityCuts[$0].price(center.capacity[$0]) : 0
            }
            (prices, cuts) = (center, centerCuts)
        } else {
            guard try master.solve(timeLimit: timeLeft) else { return nil }
            (prices, cuts) = (self.prices(master.duals), master.cuts)
        }
        // A better solution costs at least one less.
        let whole = Int64(incumbentCost - 1) * scale
        var (least, slope) = ([Int64](), Slope?.none)
        var isGuided: [Bool] = []
        for pricer in pricers {
            pricer.set(prices, cuts: cuts, capacity: master.capacityCuts)
            let outcome = pricer.price(.exact, base: 0, threshold: .min, stop: isOver)
            guard let value = outcome.least else { return nil }
            least.append(value)
            isGuided.append(outcome.isGuided)
            slope = pricer.index == 0 ? Slope(outcome) : slope?.with(outcome)
        }
        note(prices, least, slope, cuts, master)
        // Its other routes cost no less than the least, of which one gives way to the route in question;
        // or all of them no less than what they bring allows.
        let byCount = lagrangian(prices, least, cuts, master.capacityCuts)
        let byLoad = slope?.sum(of: problem).map {
            lagrangian(prices, least.map { _ in 0 }, cuts, master.capacityCuts) - $0
        }
        let ceilings = least.map { whole - max(byCount - $0, byLoad ?? .min) }
        // Labels that were dropped as their paths are not below 0 are wanted now.
        for (pricer, ceiling) in zip(pricers, ceilings) where isGuided[pricer.index] {
            let outcome = pricer.price(
                .exact, base: 0, threshold: .min, ceiling: max(0, ceiling), stop: isOver)
            guard outcome.least != nil else { return nil }
        }
        return ceilings
    }
}
