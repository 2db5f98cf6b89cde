import LinearProgramming
import Model

extension ProverRun {
    /// Rounds of cuts, one after another, that close next to nothing.
    private static let mostIdleRounds = 5
    /// How many times as many labels as both directions had may one of them have with new cuts, if
    /// they are more than so many.
    private static let mostGrowth = 2
    private static let leastLimit = 200_000

    /// What can make the bound better.
    private enum Means: CaseIterable {
        case widening, capacityCuts, subsetRows, largerCuts
    }

    /// Memories, cuts, fixed arcs and enumeration in turn, until the bound meets the incumbent, or
    /// nothing more helps, or time is over.
    ///
    /// The next turn is that of what closed most of the gap for its labels when it last had one: on
    /// long routes memories do, where loads bind cuts.
    func strengthen(_ master: Master, until end: Double) throws(LinearProgramError) {
        var gains = [Double](repeating: .infinity, count: Means.allCases.count)
        while !isOver(), monitor.elapsed < end, !isClosed, statistics.converged {
            let gap = Double(Int64(incumbentCost) * scale) - Double(best)
            // Of trips no plan can be put together.
            if fleets.isEmpty, gap < 0.85 * gapOfArcs || gapOfArcs == .infinity {
                gapOfArcs = gap
                if try enumerate(master) { return }
            }
            if isClosed || isOver() { return }
            var hasChanged = false
            // Of the larger cuts no certificate tells: where there shall be one they come last.
            func isLate(_ k: Int) -> Int {
                isShown && Means.allCases[k] == .largerCuts ? 1 : 0
            }
            let order = gains.indices.sorted {
                (isLate($0), -gains[$0], $0) < (isLate($1), -gains[$1], $1)
            }
            for k in order where !hasChanged {
                let (before, labels) = (best, labelsMade)
                hasChanged = try use(Means.allCases[k], master, gap: gap)
                gains[k] = Double(best - before) / Double(max(1, labelsMade - labels))
            }
            if !hasChanged {
                guard tail > 0 else { return }
                tail = 0
                try converge(master)
            }
        }
    }

    /// Changes the program and looks for the columns that are wanted then; false where that is not
    /// possible, or changed next to nothing the last times.
    private func use(
        _ means: Means, _ master: Master, gap: Double
    ) throws(LinearProgramError) -> Bool {
        switch means {
        case .widening: return try widen(master)
        case .capacityCuts: return try addCapacityCuts(master, gap: gap)
        case .subsetRows:
            return try addCuts(master, gap: gap, &idleSubsetRounds) { [problem] in
                SubsetRowSeparation.cuts($0, clients: problem.clients.count, isLimited: true)
            }
        case .largerCuts:
            if isShown { showEvidence(until: monitor.elapsed + secondsLeft / 10) }
            return try addCuts(master, gap: gap, &idleLargerRounds) { [problem] in
                LargerCutSeparation.cuts($0, clients: problem.clients.count)
            }
        }
    }

    private func widen(_ master: Master) throws(LinearProgramError) -> Bool {
        guard try remembersMore(master) else { return false }
        statistics.widenings += 1
        statistics.converged = false
        try converge(master)
        return true
    }

    /// Adds cuts and finds the columns that are wanted then, unless prices need too many labels with
    /// them: then they are taken out again.
    ///
    /// - Parameter idle: rounds of such cuts, one after another, that changed next to nothing.
    private func addCuts(
        _ master: Master, gap: Double, _ idle: inout Int,
        separate: ([(clients: [Int32], value: Double)]) -> [SubsetRow]
    ) throws(LinearProgramError) -> Bool {
        guard idle < ProverRun.mostIdleRounds else { return false }
        let cuts = separate(
            try master.values().map { (master.columns[$0.column].clients, $0.value) })
        guard !cuts.isEmpty else { return false }
        try dropIdleCuts(master)
        var halves = CutStates.halves - master.cuts.count { $0.whole == 2 }
        var thirds = CutStates.thirds - master.cuts.count { $0.whole == 3 }
        let new = cuts.filter { cut in
            if cut.whole == 2 { halves -= 1 } else { thirds -= 1 }
            return cut.whole == 2 ? halves >= 0 : thirds >= 0
        }
        guard !new.isEmpty else { return false }
        let old = master.cuts.count
        try master.add(new)
        statistics.converged = false
        let (before, labels) = (best, labelsNow)
        mostLabels = min(
            Labelling.most, max(ProverRun.leastLimit, ProverRun.mostGrowth * labels))
        try converge(master)
        mostLabels = Labelling.most
        if !statistics.converged, !isOver() {
            try master.dropCuts(from: old)
            (statistics.converged, idle) = (true, ProverRun.mostIdleRounds)
            labelsNow = labels
            return false
        }
        statistics.cuts += new.count
        idleCapacityRounds = 0
        let isIdle = statistics.converged && best < before + max(1, Int64(gap / 500))
        idle = isIdle ? idle + 1 : 0
        return true
    }
}
