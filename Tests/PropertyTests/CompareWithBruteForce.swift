import Checks
import Planning
import Proving
import Scenarios
import TestSupport
import Testing

/// Plans a small day by search and by brute force: the search is never better, what it calls optimal is, and
/// the checker accepts both plans at what they say they cost; on every fourth day no bound is above.
///
/// - Returns: the optimum, and whether the search found it.
func compareWithBruteForce(
    _ day: Scenario, seed: UInt64
) -> (best: (mustLeftOut: Int, cost: Int), isFound: Bool) {
    let optimum = BruteForce.solve(day)
    let best = (optimum.mustLeftOut, optimum.cost)
    let planned = planQuietly(day, iterations: 4_000)
    let found = (planned.plan.cost.mustLeftOut, planned.plan.cost.total)
    #expect(found >= best, "seed \(seed): found \(found), brute force \(best)")
    #expect(planned.plan.made.state != .provenOptimal || found == best, "seed \(seed)")
    for plan in [planned.plan, optimum.plan] {
        let checked = check(plan)
        #expect(checked.accepted, "seed \(seed): \(checked.violations)")
        #expect(checked.cost.total == plan.cost.total, "seed \(seed)")
    }
    if seed % 4 == 0 {
        let proof = prove(
            Translation(day).problem, incumbent: planned.solution, seconds: 1_000,
            monitor: QuietMonitor())
        if let bound = proof.bound, found.0 == best.0 {
            #expect(bound <= best.1, "seed \(seed): bound \(bound), optimum \(best.1)")
        }
    }
    return (best, found == best)
}
