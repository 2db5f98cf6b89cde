import CGLPK
import CGLPKGuard

/// Least and greatest value of a row or column; an infinity says that there is none.
public struct Bounds: Sendable, Equatable {
    /// Least value; `-infinity` for none.
    public var lower: Double
    /// Greatest value; `infinity` for none.
    public var upper: Double

    private init(_ lower: Double, _ upper: Double) { (self.lower, self.upper) = (lower, upper) }

    /// Any value.
    public static let free = Bounds(-.infinity, .infinity)
    /// Zero or more.
    public static let nonNegative = Bounds(0, .infinity)
    /// This much or more.
    public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower, .infinity) }
    /// This much or less.
    public static func atMost(_ upper: Double) -> Bounds { Bounds(-.infinity, upper) }
    /// Exactly this.
    public static func equal(_ value: Double) -> Bounds { Bounds(value, value) }
    /// From `lower` to `upper`; reversed bounds are an error where they are used.
    public static func between(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower, upper) }
    /// Anything in the range.
    public static func within(_ range: ClosedRange<Double>) -> Bounds {
        Bounds(range.lowerBound, range.upperBound)
    }

    /// The bounds in GLPK's words, kind and values; the one place that knows them.
    func glpk(isInteger: Bool = false) throws(LinearProgramError) -> guard_bounds {
        // Written so that NaN fails too.
        guard lower < .infinity, upper > -.infinity else {
            throw .notFinite("bounds \(lower)...\(upper)")
        }
        guard lower <= upper else { throw .boundsReversed(lower: lower, upper: upper) }
        if isInteger {
            for bound in [lower, upper] where bound.isFinite && bound != bound.rounded() {
                throw .boundNotWhole(bound)
            }
        }
        switch (lower.isFinite, upper.isFinite) {
        case (false, false): return guard_bounds(kind: GLP_FR, lower: 0, upper: 0)
        case (true, false): return guard_bounds(kind: GLP_LO, lower: lower, upper: 0)
        case (false, true): return guard_bounds(kind: GLP_UP, lower: 0, upper: upper)
        case (true, true):
            let kind = lower == upper ? GLP_FX : GLP_DB
            return guard_bounds(kind: kind, lower: lower, upper: upper)
        }
    }
}
