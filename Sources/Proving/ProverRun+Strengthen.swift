import LinearProgramming
import Model

extension ProverRun {
    /// Rounds of cuts, one after another, that close next to nothing.
    private static let mostIdleRounds = 5
    /// In place of so many: prices could not bear them.
    private static let unbearable = Int.max
    /// How many labels in each direction are worth while before there are branches.
    private static let mostBearable = 4 * ProverRun.leastBearable

    /// What can make the bound better.
    enum Means: CaseIterable {
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
            let gap = self.gap
            // Of trips no plan can be put together.
            if fleets.isEmpty, gap < max(0.85 * gapOfArcs, gapOfRoutes ?? 0) {
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
            if !hasChanged, tail > 0 {
                tail = 0
                try converge(master)
            } else if !hasChanged {
                guard bearMore() else { return }
            }
        }
    }

    /// Changes the program and looks for the columns that are wanted then; false where that is not
    /// possible, or changed next to nothing the last times.
    func use(
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

    /// Lets prices have more labels where all that is left to do needs them; false where nothing does, or
    /// they are too many.
    private func bearMore() -> Bool {
        let isUnbearable = [idleSubsetRounds, idleLargerRounds].contains(ProverRun.unbearable)
        guard isUnbearable || !canWiden, bearable < ProverRun.mostBearable else { return false }
        bearable *= 2
        bearAgain()
        return true
    }

    /// What prices could not bear they may bear now.
    func bearAgain() {
        canWiden = true
        if idleSubsetRounds == ProverRun.unbearable { idleSubsetRounds = 0 }
        if idleLargerRounds == ProverRun.unbearable { idleLargerRounds = 0 }
    }

    private func widen(_ master: Master) throws(LinearProgramError) -> Bool {
        let (before, looks) = (memories, self.looks)
        guard canWiden, try remembersMore(master) else { return false }
        guard try isBearable(master, after: looks.labels.atOnce) else {
            canWiden = false
            try remember(before, master)
            (statistics.converged, self.looks) = (true, looks)
            return false
        }
        statistics.widenings += 1
        return true
    }

    /// Looks for the columns that are wanted after a change; false where prices need too many labels for
    /// that.
    ///
    /// - Parameter labels: of one step of the last look, in both directions: each may have as many.
    private func isBearable(_ master: Master, after labels: Int) throws(LinearProgramError) -> Bool
    {
        statistics.converged = false
        mostLabels = min(Labelling.most, max(bearable, labels))
        defer { mostLabels = Labelling.most }
        try converge(master)
        return statistics.converged || isOver()
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
        let (before, looks) = (best, self.looks)
        try master.add(new)
        // Where all are too many, perhaps half of them are not.
        for count in [new.count, new.count / 2, 0] {
            try master.dropCuts(from: old + count)
            if count > 0, try isBearable(master, after: looks.labels.atOnce) { break }
            if count == 0 {
                (statistics.converged, idle) = (true, ProverRun.unbearable)
                return false
            }
            self.looks = looks
        }
        statistics.cuts += master.cuts.count - old
        idleCapacityRounds = 0
        let isIdle = statistics.converged && best < before + max(1, Int64(gap / 500))
        idle = isIdle ? idle + 1 : 0
        return true
    }
}
