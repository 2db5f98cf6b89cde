import Foundation
import Model
import Solving
import Synchronization

/// What a search and a proof came to together.
public struct SearchAndProof: Sendable {
    /// The best solution found by either.
    public var solution: Solution
    /// Steps of the search.
    public var iterations: Int
    /// No solution costs less (required clients that are left out not counted); nil where nothing
    /// was reached.
    public var bound: Cost?
    /// What was proven; nil where the search itself proved its solution.
    public var proof: ProverResult?

    /// What a search alone came to.
    public init(_ result: SolverResult, _ problem: Problem) {
        (solution, iterations) = (result.solution, result.iterations)
        if result.isProvenOptimal { bound = solution.cost - missing(problem) * problem.mustPrize }
    }

    /// The solution costs no more than the bound.
    public func isProvenOptimal(_ problem: Problem) -> Bool {
        // A bound speaks of solutions that leave out no more required clients, so of one that leaves
        // out fewer and costs more it says nothing; a search that tried all does.
        guard let bound, proof == nil || missing(problem) == 0 else { return false }
        return solution.cost - missing(problem) * problem.mustPrize <= bound
    }

    fileprivate func missing(_ problem: Problem) -> Int {
        solution.unassigned.count { problem.clients[Int($0)].isRequired }
    }
}

/// Searches, then proves while a second search goes on beside: each hears of what the other has
/// found.
///
/// - Parameters:
///   - budget: of the first search.
///   - end: when all is over, by the monitor's clock.
///   - threads: with one the search does not go on beside the proof, nor after an iteration budget,
///     whose solution is the same on every machine.
///   - isShown: whether others shall follow the proof.
public func solveAndProve(
    _ problem: Problem, budget: Budget, until end: Double, seed: UInt64, threads: Int,
    isShown: Bool = false, monitor: any SolverMonitor & ProverMonitor
) -> SearchAndProof {
    let first = solve(problem, budget: budget, seed: seed, threads: threads, monitor: monitor)
    var all = SearchAndProof(first, problem)
    if first.isProvenOptimal { return all }
    let side = SideBySide(monitor, missing: all.missing(problem))
    var beside: Thread?
    let isDone = DispatchSemaphore(value: 0)
    if threads > 1, case .seconds = budget, end > monitor.elapsed {
        let thread = Thread {
            searchAgain(problem, until: end, seed: seed, side: side)
            isDone.signal()
        }
        thread.stackSize = 16 << 20
        thread.start()
        beside = thread
    }
    let proof = prove(
        problem, incumbent: first.solution, routes: first.routes, seconds: end, isShown: isShown,
        monitor: side)
    (all.bound, all.proof) = (proof.bound, proof)
    if beside != nil {
        // Where the proof gave up before its time, the search has the rest.
        if proof.isTight { side.stops.store(true, ordering: .relaxed) }
        isDone.wait()
        for result in side.found.withLock({ $0 }) {
            all.iterations += result.iterations
            if result.solution.cost < all.solution.cost { all.solution = result.solution }
        }
    }
    // Routes that were chosen without a look at dependencies may break them.
    if let sketches = proof.better, problem.dependencies.isEmpty, problem.tardiness == nil {
        let better = schedule(sketches, problem)
        if better.cost < all.solution.cost { all.solution = better }
    }
    return all
}

/// Searches from nothing again and again, each time with another seed.
///
/// A search that has cooled down in one corner, with a vehicle more or less than the best has, stays
/// there however long it is; several shorter ones end in several corners. A search of large problems
/// needs its time.
private func searchAgain(_ problem: Problem, until end: Double, seed: UInt64, side: SideBySide) {
    let part = max(20, 0.4 * Double(problem.clients.count))
    var number: UInt64 = 0
    while side.elapsed < end, !side.wantsStop {
        number += 1
        let left = end - side.elapsed
        let clock = LaterClock(side)
        let result = solve(
            problem, budget: .seconds(left < 1.5 * part ? left : part), seed: seed &+ number,
            threads: 1, monitor: clock)
        side.found.withLock { $0.append(result) }
    }
}

/// A monitor whose clock begins later.
private struct LaterClock: SolverMonitor {
    private let outer: SideBySide
    private let began: Double

    init(_ outer: SideBySide) { (self.outer, began) = (outer, outer.elapsed) }

    var elapsed: Double { outer.elapsed - began }
    var wantsStop: Bool { outer.wantsStop }
    func report(_ progress: Solving.Progress) { outer.report(progress) }
}

/// The monitor of both: what the search reports the proof can read.
private final class SideBySide: SolverMonitor, ProverMonitor {
    private let monitor: any SolverMonitor & ProverMonitor
    private let missing: Int
    private let best = Mutex<Cost?>(nil)
    let found = Mutex<[SolverResult]>([])
    let stops = Atomic(false)

    init(_ monitor: any SolverMonitor & ProverMonitor, missing: Int) {
        self.monitor = monitor
        self.missing = missing
    }

    var elapsed: Double { monitor.elapsed }
    var wantsStop: Bool { stops.load(ordering: .relaxed) || monitor.wantsStop }
    var knownCost: Cost? { best.withLock { $0 } }

    func report(_ progress: Solving.Progress) {
        guard progress.requiredMissing <= missing else { return }
        best.withLock { $0 = min($0 ?? .max, progress.cost) }
    }

    func report(bound: Cost, seconds: Double) {
        monitor.report(bound: bound, seconds: seconds)
    }
}
