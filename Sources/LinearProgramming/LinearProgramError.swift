/// Why a linear program could not be changed, solved or read.
public enum LinearProgramError: Error, Sendable, Equatable {
    /// A number is NaN or infinite where it must not be; says which.
    case notFinite(String)
    /// The lower bound is above the upper one.
    case boundsReversed(lower: Double, upper: Double)
    /// An integer column has a bound that is no whole number.
    case boundNotWhole(Double)
    /// A binary column has bounds outside 0 and 1.
    case boundsNotBinary(lower: Double, upper: Double)
    /// There is no such row.
    case rowOutOfRange(Row, count: Int)
    /// There is no such column.
    case columnOutOfRange(Column, count: Int)
    /// A row is listed twice.
    case duplicateRow(Row)
    /// A column is listed twice.
    case duplicateColumn(Column)
    /// More rows or columns than GLPK can hold, or fewer than none.
    case badCount(Int)
    /// A limit is negative or NaN; says which.
    case badLimit(String)
    /// The basis does not fit: wrong lengths, or not as many basic as there are rows.
    case badBasis
    /// There is no solution to read: not solved since the last change, or the solver failed.
    case notSolved
    /// The program belongs to another thread.
    case wrongThread
    /// GLPK gave up (this message) and all programs of the thread are gone.
    case lost(String)
}

extension LinearProgramError: CustomStringConvertible {
    /// The error as a sentence in English, for logs.
    public var description: String {
        switch self {
        case .notFinite(let what): "not a finite number: \(what)"
        case .boundsReversed(let lower, let upper): "lower bound \(lower) is above \(upper)"
        case .boundNotWhole(let bound): "bound \(bound) of an integer column is not whole"
        case .boundsNotBinary(let lower, let upper):
            "bounds \(lower)...\(upper) of a binary column are outside 0...1"
        case .rowOutOfRange(let row, let count): "no row \(row.index): there are \(count)"
        case .columnOutOfRange(let column, let count):
            "no column \(column.index): there are \(count)"
        case .duplicateRow(let row): "row \(row.index) is listed twice"
        case .duplicateColumn(let column): "column \(column.index) is listed twice"
        case .badCount(let count): "cannot hold \(count) rows or columns"
        case .badLimit(let what): "not a limit: \(what)"
        case .badBasis: "the basis does not fit the program"
        case .notSolved: "there is no solution to read"
        case .wrongThread: "the program belongs to another thread"
        case .lost(let message): "the program is lost: \(message)"
        }
    }
}
