import CGLPK
import CGLPKGuard

/// A linear program, possibly with integer columns, and its basis.
///
///     minimise (or maximise)  Σ cost[j] · x[j]
///     subject to              row bounds on Σ coefficient[i, j] · x[j],  column bounds on x[j]
///
/// The program keeps its basis: after a change, `solve` starts from the last one. It has one owner
/// and is freed with it.
///
/// **One thread.** A program stays on the thread that made it; elsewhere its methods throw
/// `wrongThread`. So never keep one across an `await`. Different programs may be solved on
/// different threads at the same time.
///
/// **Loss.** Where the solver library would end the process (memory limit, faults within), the call
/// throws `lost` instead. Then all programs of the thread are gone, and new ones can be made.
public struct LinearProgram: ~Copyable {
    /// Whether the objective is to be small or large.
    public enum Sense: Sendable, Equatable {
        /// As small as possible.
        case minimise
        /// As large as possible.
        case maximise
    }

    /// Whether the objective is to be small or large.
    public let sense: Sense
    /// What the solver had to do so far.
    public internal(set) var events = SolverEvents()
    /// What came of the last `solve`; nil before it and after any change.
    public internal(set) var outcome: LinearOutcome?
    /// Number of rows.
    public internal(set) var rowCount = 0
    /// Number of columns.
    public internal(set) var columnCount = 0

    let problem: OpaquePointer
    /// Whether the basis may be singular by its zeros alone, which GLPK does not bear.
    var isBasisUnsure = false
    var rowStamps = IndexStamps()
    var columnStamps = IndexStamps()
    private let thread: UInt64
    private let generation: UInt64

    /// An empty program on this thread.
    ///
    /// - Throws: `lost` when there is no memory.
    public init(_ sense: Sense = .minimise) throws(LinearProgramError) {
        guard let problem = guard_create(sense == .maximise ? 1 : 0) else { throw .lastLoss }
        self.init(owning: problem, sense)
    }

    /// A copy of another program, with its basis but without its events.
    init(copying other: borrowing LinearProgram) throws(LinearProgramError) {
        try other.check()
        guard let problem = guard_copy(other.problem) else { throw .lastLoss }
        self.init(owning: problem, other.sense)
        rowCount = other.rowCount
        columnCount = other.columnCount
        isBasisUnsure = other.isBasisUnsure
    }

    private init(owning problem: OpaquePointer, _ sense: Sense) {
        self.problem = problem
        self.sense = sense
        thread = guard_thread()
        generation = guard_generation()
    }

    deinit {
        // On another thread the memory belongs to an environment that is not ours: freeing it there
        // aborts the process. So it leaks, until `releaseThread` is called on its own thread or for
        // good; a leak is the lesser evil. A lost program was freed already.
        if guard_thread() == thread && guard_generation() == generation { guard_delete(problem) }
    }

    /// Whether the program cannot be used here: it was lost, or this is another thread.
    public var isLost: Bool { guard_thread() != thread || guard_generation() != generation }

    /// Throws unless this is the program's own thread and the program still exists.
    func check() throws(LinearProgramError) {
        guard guard_thread() == thread else { throw .wrongThread }
        guard guard_generation() == generation else { throw .lastLoss }
    }

    func check(_ row: Row) throws(LinearProgramError) {
        guard row.index >= 0, row.index < rowCount else {
            throw .rowOutOfRange(row, count: rowCount)
        }
    }

    func check(_ column: Column) throws(LinearProgramError) {
        guard column.index >= 0, column.index < columnCount else {
            throw .columnOutOfRange(column, count: columnCount)
        }
    }

    /// Limits the memory of all programs of this thread together; nil for no limit.
    ///
    /// A call that needs more throws `lost`. The limit outlives the loss. Where more is taken
    /// already, about as much as now may be taken.
    ///
    /// - Throws: `badLimit` unless the limit is at least 1.
    public static func setMemoryLimit(mebibytes: Int?) throws(LinearProgramError) {
        if let mebibytes, mebibytes < 1 { throw .badLimit("\(mebibytes) MiB") }
        guard_set_memory_limit(Int32(clamping: mebibytes ?? 0))
    }

    /// Frees what the solver library keeps for this thread; programs that still live here are lost.
    ///
    /// To be called at the end of a thread of our own, which else leaks some kilobytes. The threads
    /// of Swift's pool are kept, and need no call.
    public static func releaseThread() { guard_release_thread() }
}

extension LinearProgramError {
    /// The loss that happened last on this thread.
    static var lastLoss: LinearProgramError {
        let message = String(cString: guard_message())
        let lines = message.split(separator: "\n").joined(separator: "; ")
        return .lost(lines.isEmpty ? "the thread was released" : lines)
    }
}

/// The result of a guarded call; throws where the library gave up.
func guarded(_ result: Int32) throws(LinearProgramError) -> Int32 {
    guard result != GUARD_FATAL else { throw .lastLoss }
    return result
}
