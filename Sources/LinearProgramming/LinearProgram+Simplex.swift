import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Solves the program by the simplex method, from the last basis.
    ///
    /// Integer kinds are ignored.
    ///
    /// Where an attempt fails or cycles, a ladder is climbed, each step counted in `events`:
    /// the method asked for; the primal method with the textbook ratio test; the basis of all rows;
    /// an advanced basis; costs changed by a hair, then the true costs from the basis so found.
    ///
    /// The same program with the same limits (but time) takes the same way on every run.
    ///
    /// - Throws: `lost`, `wrongThread`, `badLimit`. Limits and trouble are outcomes, not errors.
    @discardableResult
    public mutating func solve(
        _ options: LinearOptions = LinearOptions()
    ) throws(LinearProgramError) -> LinearOutcome {
        try check()
        if let limit = options.iterationLimit, limit < 0 { throw .badLimit("\(limit) pivots") }
        if let limit = options.stallLimit, limit < 0 { throw .badLimit("\(limit) pivots") }
        events.solves += 1
        outcome = nil
        var ladder = Ladder(options, rows: rowCount, columns: columnCount)
        if isBasisUnsure && !isBasisSound() {
            events.invalidBases += 1
            ladder.isBasisUseless = true
        }
        let result = try climb(&ladder)
        outcome = result
        return result
    }

    private mutating func climb(
        _ ladder: inout Ladder
    ) throws(LinearProgramError) -> LinearOutcome {
        for step in Ladder.Step.allCases {
            if ladder.isBasisUseless && step.needsBasis { continue }
            ladder.isWarm = step.needsBasis
            switch step {
            case .asAsked: break
            case .standardRatioTest: events.standardRatioTests += 1
            case .standardBasis:
                events.standardBases += 1
                _ = try guarded(guard_standard_basis(problem))
            case .advancedBasis:
                events.advancedBases += 1
                _ = try guarded(guard_advanced_basis(problem))
            case .perturbedCosts:
                events.costPerturbations += 1
                if let stopped = try solvePerturbed(&ladder) { return stopped }
            }
            // From scratch the dual method may take for ever.
            let method = step == .asAsked ? ladder.options.method : .primal
            if let outcome = try attempt(
                method, standardRatioTest: step == .standardRatioTest, &ladder)
            {
                isBasisUnsure = false
                return outcome
            }
            isBasisUnsure = true
        }
        return LinearOutcome(stop: .numericalTrouble, primal: .unknown, dual: .unknown)
    }

    /// One call of the simplex method; nil where the next step of the ladder must be taken.
    private mutating func attempt(
        _ method: LinearOptions.Method, standardRatioTest: Bool, _ ladder: inout Ladder
    ) throws(LinearProgramError) -> LinearOutcome? {
        let allowed = ladder.iterationsAllowed
        let before = glp_get_it_cnt(problem)
        let code = try guarded(
            guard_simplex(
                problem,
                guard_simplex_options(
                    dual: method == .dual ? 1 : 0,
                    standard_ratio_test: standardRatioTest ? 1 : 0,
                    iteration_limit: Int32(clamping: allowed),
                    milliseconds: ladder.clock.milliseconds)))
        let made = Int(glp_get_it_cnt(problem) &- before)
        events.iterations += made
        ladder.iterations += made
        switch code {
        case 0:
            let outcome = currentOutcome(.finished)
            if outcome.status != .numericalTrouble && isSolutionFinite { return outcome }
            events.numericalFailures += 1
        case GLP_EITLIM:
            if ladder.isOutOfIterations { return currentOutcome(.iterationLimit) }
            events.stalls += 1
        case GLP_ETMLIM:
            return currentOutcome(.timeLimit)
        case GLP_EBADB:
            events.invalidBases += 1
            ladder.isBasisUseless = true
        case GLP_ESING, GLP_ECOND:
            events.numericalFailures += 1
            ladder.isBasisUseless = true
        default:
            events.numericalFailures += 1
        }
        return nil
    }

    /// Finds a basis with costs changed by about a millionth, and restores the costs.
    ///
    /// - Returns: An outcome only where a limit was reached.
    private mutating func solvePerturbed(
        _ ladder: inout Ladder
    ) throws(LinearProgramError) -> LinearOutcome? {
        let columns = 0..<columnCount
        let costs = columns.map { glp_get_obj_coef(problem, Column($0).glpk) }
        let unit = 1e-6 * max(1e-3, costs.lazy.map(abs).max() ?? 0)
        for (index, cost) in costs.enumerated() {
            // Multiples of the golden ratio spread evenly, and are the same on every run.
            let share = (Double(index + 1) * 0.618_033_988_749_895)
                .truncatingRemainder(dividingBy: 1)
            let changed = cost + (sense == .minimise ? unit : -unit) * (0.5 + share)
            if changed.isFinite { glp_set_obj_coef(problem, Column(index).glpk, changed) }
        }
        _ = try guarded(guard_standard_basis(problem))
        let found = try attempt(.primal, standardRatioTest: false, &ladder)
        for (index, cost) in costs.enumerated() {
            glp_set_obj_coef(problem, Column(index).glpk, cost)
        }
        // The solution is one of other costs: only the basis and the limits are of use.
        guard let stop = found?.stop, stop != .finished else { return nil }
        return LinearOutcome(stop: stop, primal: .unknown, dual: .unknown)
    }

    private func currentOutcome(_ stop: LinearOutcome.Stop) -> LinearOutcome {
        LinearOutcome(
            stop: stop, primal: LinearOutcome.Point(glp_get_prim_stat(problem)),
            dual: LinearOutcome.Point(glp_get_dual_stat(problem)))
    }

    /// Whether all numbers of the solution are finite: overflow passes unseen through the solver.
    private var isSolutionFinite: Bool {
        guard glp_get_obj_val(problem).isFinite else { return false }
        for index in 0..<columnCount {
            let column = Column(index).glpk
            guard glp_get_col_prim(problem, column).isFinite,
                glp_get_col_dual(problem, column).isFinite
            else { return false }
        }
        for index in 0..<rowCount {
            let row = Row(index).glpk
            guard glp_get_row_prim(problem, row).isFinite, glp_get_row_dual(problem, row).isFinite
            else { return false }
        }
        return true
    }
}

extension LinearOutcome.Point {
    fileprivate init(_ status: Int32) {
        switch status {
        case GLP_FEAS: self = .feasible
        case GLP_INFEAS: self = .infeasible
        case GLP_NOFEAS: self = .noneExists
        default: self = .unknown
        }
    }
}

/// The steps that `solve` takes one after another, and what is left of its limits.
private struct Ladder {
    enum Step: CaseIterable {
        case asAsked, standardRatioTest, standardBasis, advancedBasis, perturbedCosts

        /// Whether it begins with the basis at hand.
        var needsBasis: Bool { self == .asAsked || self == .standardRatioTest }
    }

    let options: LinearOptions
    let clock: Countdown
    let stallLimit: Int
    /// From a basis at hand: a program that changed a little takes few pivots, or cycles.
    let warmStallLimit: Int
    var isWarm = true
    var iterations = 0
    /// Whether the basis at hand is singular.
    var isBasisUseless = false

    init(_ options: LinearOptions, rows: Int, columns: Int) {
        self.options = options
        clock = Countdown(options.timeLimit)
        stallLimit = options.stallLimit ?? 5000 + 50 * rows + 5 * columns
        warmStallLimit = options.stallLimit ?? 2000 + 10 * rows + columns
    }

    var iterationsAllowed: Int {
        // A step may make a few more than it was allowed.
        max(
            0,
            min(
                isWarm ? warmStallLimit : stallLimit,
                (options.iterationLimit ?? .max) - iterations))
    }

    var isOutOfIterations: Bool {
        if let limit = options.iterationLimit { iterations >= limit } else { false }
    }
}
