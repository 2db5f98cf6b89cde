import Model
import Solving

@testable import Proving

/// A problem proven as far as cuts and memories lead, without a look at all routes, beside an incumbent
/// that costs a little more than the search's solution; and that solution's routes.
func provenWithCuts(
    _ problem: Problem
) throws -> (run: ProverRun, master: Master, best: [Column]) {
    let found = solve(problem, budget: .iterations(3_000), seed: 1, threads: 1, monitor: Quiet())
    let run = ProverRun(
        problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
        monitor: Quiet())
    run.incumbentCost += 12
    let best = run.firstColumns()
    let master = try run.newMaster()
    try run.converge(master)
    run.gapOfArcs = 0
    try run.strengthen(master, until: 1_000)
    return (run, master, best)
}
