import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Searches for the best whole values by branch and cut.
    ///
    /// The search works on a copy: the basis and the solution of this program stay as they are, and
    /// the relaxation starts from that basis. If the solver fails in the search, it is run once
    /// more with its presolver, which is counted in `events`.
    ///
    /// The same program with the same options takes the same nodes on every run, unless time or the
    /// flag ends the search.
    ///
    /// - Throws: `lost`, `wrongThread`, `badLimit`. Limits and trouble are outcomes, not errors.
    public mutating func solveInteger(
        nodeLimit: Int? = nil, timeLimit: Duration? = nil, relativeGap: Double = 0,
        cutoff: Double? = nil
    ) throws(LinearProgramError) -> IntegerOutcome {
        try solveInteger(
            IntegerOptions(
                nodeLimit: nodeLimit, timeLimit: timeLimit, relativeGap: relativeGap,
                cutoff: cutoff))
    }

    /// Searches for the best whole values by branch and cut.
    public mutating func solveInteger(
        _ options: IntegerOptions
    ) throws(LinearProgramError) -> IntegerOutcome {
        try check()
        try options.check()
        // From an optimal basis the dual method goes on; from any other it may take for ever.
        let method: LinearOptions.Method = outcome?.status == .optimal ? .dual : .primal
        var search = try LinearProgram(copying: self)
        let result = try search.runIntegerSearch(options, method)
        // The search in C does not know who owns its flag.
        withExtendedLifetime(options.stopFlag) {}
        events += search.events
        return result
    }

    /// Changes this program by cuts and the cutoff: meant for a copy.
    private mutating func runIntegerSearch(
        _ options: IntegerOptions, _ method: LinearOptions.Method
    ) throws(LinearProgramError) -> IntegerOutcome {
        let clock = Countdown(options.timeLimit)
        if let cutoff = options.cutoff { try addCutoffRow(cutoff) }
        let relaxation = try solve(LinearOptions(method: method, timeLimit: clock.left))
        switch relaxation.status {
        case .optimal: break
        case .infeasible:
            return IntegerOutcome(
                stop: .exhausted, incumbent: nil, bound: options.cutoff, nodes: 0)
        case .unbounded:
            return IntegerOutcome(
                stop: .unboundedRelaxation, incumbent: nil, bound: nil, nodes: 0)
        case .timeLimit, .iterationLimit:
            return IntegerOutcome(stop: .timeLimit, incumbent: nil, bound: nil, nodes: 0)
        case .numericalTrouble:
            return IntegerOutcome(stop: .numericalTrouble, incumbent: nil, bound: nil, nodes: 0)
        }
        let root = try objective()
        var report = guard_integer_report()
        var code = try search(options, clock, presolve: false, nodesBefore: 0, &report)
        if ![0, GLP_EMIPGAP, GLP_ETMLIM, GLP_ESTOP].contains(code) {
            events.integerPresolves += 1
            let before = report.nodes
            code = try search(options, clock, presolve: true, nodesBefore: before, &report)
            report.nodes += before
        }
        return outcome(code, report, root: root, cutoff: options.cutoff)
    }

    /// Adds the row `objective ≤ cutoff` (≥ when maximising).
    private mutating func addCutoffRow(_ cutoff: Double) throws(LinearProgramError) {
        let costs = (0..<columnCount).map { glp_get_obj_coef(problem, Column($0).glpk) }
        // Tolerances are made for coefficients near 1.
        let scale = costs.lazy.map(abs).max().flatMap { $0 > 0 ? $0 : nil } ?? 1
        let entries = costs.enumerated().lazy.filter { $0.element != 0 }
            .map { RowEntry(Column($0.offset), $0.element / scale) }
        let limit = cutoff / scale
        let bounds: Bounds = sense == .minimise ? .atMost(limit) : .atLeast(limit)
        try addRow(bounds, entries: Array(entries))
    }

    private func search(
        _ options: IntegerOptions, _ clock: Countdown, presolve: Bool, nodesBefore: Int64,
        _ report: inout guard_integer_report
    ) throws(LinearProgramError) -> Int32 {
        let nodeLimit = Int64(options.nodeLimit ?? .max) - nodesBefore
        let result = guard_integer(
            problem,
            guard_integer_options(
                node_limit: max(0, nodeLimit), milliseconds: clock.milliseconds,
                relative_gap: options.relativeGap,
                objective_tolerance: options.objectiveTolerance,
                clique_cuts: options.cuts.contains(.clique) ? 1 : 0,
                cover_cuts: options.cuts.contains(.cover) ? 1 : 0,
                rounding_cuts: options.cuts.contains(.rounding) ? 1 : 0,
                gomory_cuts: options.cuts.contains(.gomory) ? 1 : 0,
                presolve: presolve ? 1 : 0, stop: options.stopFlag?.flag),
            &report)
        return try guarded(result)
    }

    private func outcome(
        _ code: Int32, _ report: guard_integer_report, root: Double, cutoff: Double?
    ) -> IntegerOutcome {
        let stop: IntegerOutcome.Stop
        switch code {
        case 0, GLP_ENOPFS: stop = .exhausted
        case GLP_EMIPGAP: stop = .gapReached
        case GLP_ETMLIM: stop = .timeLimit
        case GLP_ESTOP: stop = report.was_interrupted != 0 ? .interrupted : .nodeLimit
        case GLP_ENODFS: stop = .unboundedRelaxation
        default: stop = .numericalTrouble
        }
        let status = glp_mip_status(problem)
        var incumbent = status == GLP_OPT || status == GLP_FEAS ? integerSolution() : nil
        // The row of the cutoff holds within a tolerance only. An incumbent past the cutoff shows
        // as well as none that nothing as good as the cutoff was found.
        if let cutoff, let found = incumbent?.objective, !reaches(found, cutoff) {
            incumbent = nil
        }
        return IntegerOutcome(
            stop: stop, incumbent: incumbent,
            bound: bound(stop, incumbent, report, root: root, cutoff: cutoff),
            nodes: Int(report.nodes))
    }

    /// Whether an objective is at least as good as the cutoff, but for rounding of its sum.
    private func reaches(_ objective: Double, _ cutoff: Double) -> Bool {
        let rounding = 1e-12 * (1 + abs(cutoff))
        return sense == .minimise
            ? objective <= cutoff + rounding : objective >= cutoff - rounding
    }

    private func bound(
        _ stop: IntegerOutcome.Stop, _ incumbent: IntegerSolution?,
        _ report: guard_integer_report, root: Double, cutoff: Double?
    ) -> Double? {
        if stop == .unboundedRelaxation { return nil }
        if stop == .exhausted { return incumbent?.objective ?? cutoff }
        let isMinimised = sense == .minimise
        var bound = root
        if report.has_bound != 0 {
            bound = isMinimised ? max(root, report.bound) : min(root, report.bound)
        }
        // Rounding can carry the bound past the incumbent by a hair.
        guard let found = incumbent?.objective else { return bound }
        return isMinimised ? min(bound, found) : max(bound, found)
    }

    /// The incumbent, with whole values and its objective summed up afresh.
    private func integerSolution() -> IntegerSolution {
        var objective = glp_get_obj_coef(problem, 0)
        let values = (0..<columnCount).map { index in
            let column = Column(index).glpk
            var value = glp_mip_col_val(problem, column)
            if glp_get_col_kind(problem, column) != GLP_CV { value = value.rounded() }
            objective += glp_get_obj_coef(problem, column) * value
            return value
        }
        return IntegerSolution(values: values, objective: objective)
    }
}

extension IntegerOptions {
    fileprivate func check() throws(LinearProgramError) {
        if let nodeLimit, nodeLimit < 0 { throw .badLimit("\(nodeLimit) nodes") }
        guard relativeGap >= 0, relativeGap.isFinite else {
            throw .badLimit("relative gap \(relativeGap)")
        }
        guard objectiveTolerance > 0, objectiveTolerance < 1 else {
            throw .badLimit("objective tolerance \(objectiveTolerance)")
        }
        if let cutoff, !cutoff.isFinite { throw .notFinite("cutoff \(cutoff)") }
    }
}
