import LinearProgramming
import Model

extension ProverRun {
    /// Seconds at least from one exact look at prices to the next.
    private static let pause = 1.0
    /// A round of columns that gains less than this part of the cost is idle.
    private static let idle = 1e-5
    /// Exact looks, one after another, that neither prove nor gain anything: what GLPK's tolerances
    /// leave there is not to be had.
    private static let mostIdleLooks = 50

    /// Solves master and pricing in turn until no path has a negative reduced cost.
    ///
    /// - Parameter most: how closely paths are looked for at most; below exact there is no bound.
    func converge(
        _ master: Master, through most: Labelling.Level = .exact
    ) throws(LinearProgramError) {
        var pace = Pace(most: most, proven: best, now: monitor.elapsed)
        while !isOver(), monitor.elapsed < pricesUntil {
            listen()
            guard try solve(master) else { return }
            if try master.recall(most: 200) > 0 { continue }
            let target = prices(master.duals)
            guard pace.goesOn(cost: master.objective) else { return }
            let held = heldBack(target, master, pace)
            pace.last = held.prices
            // A bound now and then, as prices that prove much lead the program there.
            if most == .exact, pace.isLookDue(at: monitor.elapsed) { pace.level = .exact }
            guard let found = try look(at: held.prices, master, &pace) else { return }
            if pace.level == .exact {
                pace.note(proven: best, cost: master.objective)
                if pace.idleLooks == ProverRun.mostIdleLooks { return }
            }
            if isHelp(found.added, master) {
                if held.isGuided, most == .exact {
                    smoothing =
                        pace.misses == 0
                        ? min(0.9, smoothing + 0.1 * (1 - smoothing)) : held.alpha
                }
                pace.misses = 0
                if pace.level == most { pace.level = .greedy }
            } else if held.alpha > 0 {
                pace.misses += 1
            } else if pace.level == most {
                statistics.converged = found.isWhole && !isOver()
                return
            }
        }
    }

    /// How a column generation gets on.
    private struct Pace {
        /// How closely paths are looked for, and at most.
        var level = Labelling.Level.greedy
        let most: Labelling.Level
        /// Looks, one after another, whose columns were of no use as prices were held back.
        var misses = 0
        /// Prices that were looked at last.
        var last: Prices?
        /// Exact looks, one after another, that neither proved nor gained anything.
        private(set) var idleLooks = 0
        /// When prices were last looked at exactly, and how long that took.
        private var (looked, took) = (0.0, 0.0)
        /// What the program cost last, and least of all.
        private var cost = Double.infinity
        private var cheapest = Double.infinity
        private var proven: Int64

        init(most: Labelling.Level, proven: Int64, now: Double) {
            (self.most, self.proven, looked) = (most, proven, now)
        }

        /// Looks more closely where the last columns changed next to nothing: others must be looked for;
        /// false where there is no closer look.
        mutating func goesOn(cost now: Double) -> Bool {
            let gained = cost - now
            cost = level == .exact ? .infinity : now
            if gained < ProverRun.idle * now {
                if level != most { level = level.next } else if most != .exact { return false }
            }
            return true
        }

        func isLookDue(at now: Double) -> Bool {
            level != .exact && now > looked + max(ProverRun.pause, 4 * took)
        }

        mutating func note(lookFrom start: Double, to end: Double) {
            (looked, took) = (end, end - start)
        }

        mutating func note(proven: Int64, cost: Double) {
            idleLooks = proven > self.proven || cost < cheapest ? 0 : idleLooks + 1
            (self.proven, cheapest) = (proven, min(cheapest, cost))
        }
    }

    /// Solves the program within the time that is left; false where that does not do.
    private func solve(_ master: Master) throws(LinearProgramError) -> Bool {
        let began = monitor.elapsed
        guard try master.solve(timeLimit: timeLeft) else { return false }
        statistics.masters += 1
        statistics.masterSeconds += monitor.elapsed - began
        try master.purge(most: 10 * problem.clients.count + 1_000)
        return true
    }

    /// Prices between the program's and others, so that they do not swing; how much they are these; and
    /// whether the others are those of the best bound.
    ///
    /// A centre that proves little is nothing to hold on to: then the last prices are (Neame's
    /// smoothing: Pessoa, Sadykov, Uchoa and Vanderbeck, INFORMS Journal on Computing 30, 2018,
    /// section 3).
    private func heldBack(
        _ target: Prices, _ master: Master, _ pace: Pace
    ) -> (prices: Prices, alpha: Double, isGuided: Bool) {
        let isGuided = center != nil && Double(best) >= 0.9 * master.objective
        // Prices that cuts have just changed are followed as they come.
        let alpha =
            pace.most == .exact
            ? max(0, 1 - Double(pace.misses + 1) * (1 - (isGuided ? smoothing : 0.6))) : 0
        var prices = (isGuided ? center : pace.last).map { blend($0, target, alpha) } ?? target
        prices.capacity = zip(prices.capacity, master.capacityCuts).map { $1.price($0) }
        return (prices, alpha, isGuided)
    }

    /// Looks for columns, ever more closely until there are some, and takes them into the program; nil
    /// where enough is proven, or cuts ask for too much.
    private func look(
        at prices: Prices, _ master: Master, _ pace: inout Pace
    ) throws(LinearProgramError) -> (added: Int, isWhole: Bool)? {
        var (added, isWhole) = (0, false)
        while !isOver() {
            let start = monitor.elapsed
            let outcome = price(prices, master, pace.level)
            if pace.level == .exact { pace.note(lookFrom: start, to: monitor.elapsed) }
            added = try master.add(outcome.columns)
            master.store(outcome.others, most: ProverRun.spareColumns * problem.clients.count)
            isWhole = outcome.least != nil
            if pace.level == .exact, !isWhole, mostLabels < Labelling.most { return nil }
            if let least = outcome.least {
                note(prices, least, outcome.slope, master.cuts, master)
                if isClosed || isNear(master) {
                    statistics.converged = true
                    return nil
                }
            }
            if added > 0 || pace.level == pace.most { break }
            pace.level = pace.level.next
        }
        return (added, isWhole)
    }

    /// What columns could still prove is not worth the time.
    private func isNear(_ master: Master) -> Bool {
        let near = max(
            Double(scale) * 1e-6, tail * gap,
            monitor.elapsed < hurry ? slack * master.objective : .infinity)
        return Double(best) >= master.objective - near
    }

    /// Whether any of the last columns is of use to the program.
    private func isHelp(_ added: Int, _ master: Master) -> Bool {
        // Of trips there are hundreds: what each of them could still save does not matter.
        let least = max(
            1e-6 * Double(scale), master.tolerance,
            fleets.isEmpty ? 0 : 1e-7 * master.objective)
        return master.columns.suffix(added).contains { master.reducedCost(of: $0) < -least }
    }

    private func blend(_ a: Prices, _ b: Prices, _ alpha: Double) -> Prices {
        func mix(_ x: Int64, _ y: Int64) -> Int64 {
            whole(alpha * Double(x) + (1 - alpha) * Double(y), .down)
        }
        func mix(_ x: [Int64], _ y: [Int64]) -> [Int64] {
            y.indices.map { mix($0 < x.count ? x[$0] : 0, y[$0]) }
        }
        return Prices(
            clients: mix(a.clients, b.clients), stock: mix(a.stock, b.stock),
            cuts: a.cuts.count == b.cuts.count ? mix(a.cuts, b.cuts) : b.cuts,
            capacity: mix(a.capacity, b.capacity),
            fleets: zip(a.fleets, b.fleets).map { FleetPrices.mix($0, $1, mix) })
    }
}
