/// What the solver had to do, counted over the life of a program.
///
/// The steps after the first are a ladder: each is climbed only where the one before it failed.
public struct SolverEvents: Sendable, Equatable {
    /// Calls of `solve`.
    public var solves = 0
    /// Pivots of the simplex method.
    public var iterations = 0
    /// Attempts that broke off: singular or ill-conditioned basis, failure, numbers not finite.
    public var numericalFailures = 0
    /// Attempts that made too many pivots, as when they cycle.
    public var stalls = 0
    /// Bases that could not be used, as after basic columns were deleted.
    public var invalidBases = 0
    /// Steps to the textbook ratio test from the same basis.
    public var standardRatioTests = 0
    /// Steps to the basis of all rows.
    public var standardBases = 0
    /// Steps to an advanced (triangular) basis.
    public var advancedBases = 0
    /// Steps to costs changed by a hair and back.
    public var costPerturbations = 0
    /// Branch-and-cut searches done again with the presolver, after a failure without it.
    public var integerPresolves = 0

    /// Nothing happened yet.
    public init() {}

    /// Adds the counts of another record.
    public static func += (left: inout SolverEvents, right: SolverEvents) {
        left.solves += right.solves
        left.iterations += right.iterations
        left.numericalFailures += right.numericalFailures
        left.stalls += right.stalls
        left.invalidBases += right.invalidBases
        left.standardRatioTests += right.standardRatioTests
        left.standardBases += right.standardBases
        left.advancedBases += right.advancedBases
        left.costPerturbations += right.costPerturbations
        left.integerPresolves += right.integerPresolves
    }
}
