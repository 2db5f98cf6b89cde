/// What came of solving a linear program: three questions, kept apart.
public struct LinearOutcome: Sendable, Equatable {
    /// Why the solver stopped.
    public enum Stop: Sendable, Equatable {
        /// It had its answer.
        case finished
        /// It made as many pivots as it was allowed.
        case iterationLimit
        /// It took as long as it was allowed.
        case timeLimit
        /// Every step of the ladder failed.
        case numericalTrouble
    }

    /// What is known of a basic solution, primal or dual.
    public enum Point: Sendable, Equatable {
        /// Nothing.
        case unknown
        /// It satisfies all constraints.
        case feasible
        /// It violates some.
        case infeasible
        /// No point satisfies them all.
        case noneExists
    }

    /// The three answers in one word.
    public enum Status: Sendable, Equatable {
        /// The solution is optimal.
        case optimal
        /// No values satisfy all rows and bounds.
        case infeasible
        /// The objective has no bound.
        case unbounded
        /// As many pivots as allowed; the basis is kept for the next call.
        case iterationLimit
        /// As long as allowed; the basis is kept for the next call.
        case timeLimit
        /// No usable answer.
        case numericalTrouble
    }

    /// Why it stopped.
    public var stop: Stop
    /// What the primal solution is.
    public var primal: Point
    /// What the dual solution is.
    public var dual: Point

    /// The three answers in one word.
    public var status: Status {
        switch stop {
        case .iterationLimit: return .iterationLimit
        case .timeLimit: return .timeLimit
        case .numericalTrouble: return .numericalTrouble
        case .finished: break
        }
        switch (primal, dual) {
        case (.feasible, .feasible): return .optimal
        case (.noneExists, _): return .infeasible
        case (.feasible, .noneExists): return .unbounded
        default: return .numericalTrouble
        }
    }
}

/// How a linear program is to be solved.
public struct LinearOptions: Sendable, Equatable {
    /// The simplex method to begin with.
    public enum Method: Sendable, Equatable {
        /// After columns were added or costs changed: the last basis is still primal feasible.
        case primal
        /// After rows were added or bounds changed: the last basis is still dual feasible.
        case dual
    }

    /// The method to begin with; the ladder goes on with the primal one.
    public var method = Method.primal
    /// Most pivots in all (deterministic); nil for no limit.
    public var iterationLimit: Int?
    /// Most time in all; nil for no limit.
    public var timeLimit: Duration?
    /// Most pivots on one step of the ladder; nil for `5000 + 50 × rows + 5 × columns`.
    ///
    /// The simplex method can cycle for ever, so that no step may go on without a limit.
    public var stallLimit: Int?

    /// Options; all have defaults.
    public init(
        method: Method = .primal, iterationLimit: Int? = nil, timeLimit: Duration? = nil,
        stallLimit: Int? = nil
    ) {
        self.method = method
        self.iterationLimit = iterationLimit
        self.timeLimit = timeLimit
        self.stallLimit = stallLimit
    }
}
