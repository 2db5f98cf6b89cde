/// Values of the columns that satisfy all rows, bounds and kinds.
public struct IntegerSolution: Sendable, Equatable {
    /// The values; those of integer columns are whole.
    public var values: [Double]
    /// The objective of these values.
    public var objective: Double
}

/// What came of a search for whole values.
public struct IntegerOutcome: Sendable, Equatable {
    /// Why the search stopped.
    public enum Stop: Sendable, Equatable {
        /// Nothing was left to look at.
        case exhausted
        /// The incumbent is within the relative gap of the bound.
        case gapReached
        /// As many nodes as allowed.
        case nodeLimit
        /// As long as allowed.
        case timeLimit
        /// The flag was raised.
        case interrupted
        /// The relaxation has no bound, so that nothing is known of whole values.
        case unboundedRelaxation
        /// The solver failed, also with its presolver.
        case numericalTrouble
    }

    /// The outcome in one word.
    public enum Status: Sendable, Equatable {
        /// The incumbent is optimal, within the tolerances and the relative gap that was asked for.
        case optimal
        /// There is an incumbent, but the search ended before it was proven optimal.
        case feasible
        /// No whole values satisfy the program (and the cutoff, if one was given).
        case infeasible
        /// A limit was reached without an incumbent.
        case limitWithoutIncumbent
        /// No answer: an unbounded relaxation, or numerical trouble without an incumbent.
        case error
    }

    /// Why the search stopped.
    public var stop: Stop
    /// The best values found; nil for none.
    public var incumbent: IntegerSolution?
    /// No whole values are better than this (in floating point: no exact proof); nil if unknown.
    ///
    /// With a cutoff it speaks only of values at least as good as the cutoff.
    public var bound: Double?
    /// Subproblems taken up.
    public var nodes: Int

    /// The outcome in one word.
    public var status: Status {
        switch (stop, incumbent != nil) {
        case (.exhausted, true), (.gapReached, true): .optimal
        case (.exhausted, false): .infeasible
        case (.unboundedRelaxation, _), (.numericalTrouble, false): .error
        case (_, true): .feasible
        case (_, false): .limitWithoutIncumbent
        }
    }
}

/// Families of cutting planes that a search for integers may add.
public struct CutFamilies: OptionSet, Sendable {
    /// One bit a family.
    public var rawValue: Int
    /// Families by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Of columns that exclude one another, one at most.
    public static let clique = CutFamilies(rawValue: 1)
    /// Of columns that overfill a row together, not all.
    public static let cover = CutFamilies(rawValue: 2)
    /// Mixed-integer rounding.
    public static let rounding = CutFamilies(rawValue: 4)
    /// Gomory's mixed-integer cuts.
    public static let gomory = CutFamilies(rawValue: 8)
}

/// How whole values are to be searched for.
public struct IntegerOptions: Sendable {
    /// Most subproblems taken up (deterministic); nil for no limit.
    public var nodeLimit: Int?
    /// Most time, first relaxation included; nil for no limit.
    ///
    /// It is looked at between subproblems only, and one subproblem can take long.
    public var timeLimit: Duration?
    /// Stops where `|incumbent − bound| ≤ relativeGap × |incumbent|`; 0 searches to the end.
    public var relativeGap: Double = 0
    /// Only values whose objective is this or better are of interest; nil for any.
    public var cutoff: Double?
    /// Subproblems are dropped that cannot better the incumbent by this share of it.
    public var objectiveTolerance: Double = 1e-9
    /// Cutting planes to add.
    public var cuts: CutFamilies = [.clique]
    /// Stops the search when raised; looked at several times per subproblem.
    public var stopFlag: StopFlag?

    /// Options; all have defaults.
    public init(
        nodeLimit: Int? = nil, timeLimit: Duration? = nil, relativeGap: Double = 0,
        cutoff: Double? = nil
    ) {
        self.nodeLimit = nodeLimit
        self.timeLimit = timeLimit
        self.relativeGap = relativeGap
        self.cutoff = cutoff
    }
}
