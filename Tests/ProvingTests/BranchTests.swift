import Model
import Solving
import Testing

@testable import Proving

@Suite("Branches")
struct BranchTests {
    @Test("alone close small instances, and never above the optimum")
    func smallInstances() throws {
        var (closed, branches, rows) = (0, 0, 0)
        for seed in 1...12 as ClosedRange<UInt64> {
            let problem = try vehicleRouting(11, capacity: 19, seed: seed)
            let found = solve(
                problem, budget: .iterations(2_000), seed: 1, threads: 1, monitor: Quiet())
            let run = ProverRun(
                problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
                monitor: Quiet())
            let master = try run.newMaster()
            try run.converge(master)
            let before = run.best
            // Without a look at all routes.
            run.gapOfArcs = 0
            try run.branch(master, until: 1_000)
            let optimum = Int64(found.solution.cost) * run.scale
            #expect(before <= run.best && run.best <= optimum)
            #expect(run.others == .max && run.incumbentCost == found.solution.cost)
            closed += run.isClosed ? 1 : 0
            branches += run.statistics.branches
            rows += master.capacityCuts.count { $0.branching != nil }
        }
        #expect(closed >= 10 && branches > 20, "\(closed) closed, \(branches) branches")
        // Each division makes a row and no more than two branches that are looked at; rows that none
        // needs any more have gone.
        #expect(2 * rows < branches, "\(rows) rows")
    }

    @Test(
        "a set that is come to at most so often costs something, at least so often is worth something"
    )
    func prices() {
        var cut = CapacityCut(isMember: [true, true, false], least: 2, branching: 0)
        #expect(cut.price(5) == 5 && cut.price(-5) == 0 && cut.value(of: 5) == 10)
        (cut.least, cut.most) = (0, 1)
        #expect(cut.price(5) == 0 && cut.price(-5) == -5 && cut.value(of: -5) == -5)
        cut.most = nil
        #expect(cut.price(5) == 0 && cut.price(-5) == 0)
    }
}
