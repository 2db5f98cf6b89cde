import Model
import Solving
import Testing

@testable import Proving

@Suite("Columns of the master program")
struct MasterTests {
    /// A program with the routes of a hasty search alone, and all paths that pay at its prices.
    private func found(seed: UInt64) throws -> (ProverRun, Master, Pricer.Outcome) {
        let problem = try vehicleRouting(16, capacity: 30, seed: seed)
        let hasty = solve(problem, budget: .iterations(20), seed: 1, threads: 1, monitor: Quiet())
        let run = ProverRun(
            problem, divided: [], incumbent: hasty.solution, routes: [], seconds: 1_000,
            monitor: Quiet())
        let master = try run.newMaster()
        let isSolved = try master.solve()
        try #require(isSolved)
        let pricer = try #require(run.pricers.first)
        pricer.set(run.prices(master.duals), cuts: [], capacity: [])
        let outcome = pricer.price(.exact, base: 0, threshold: 0) { false }
        return (run, master, outcome)
    }

    @Test("those kept for later come in where they pay, and do what they would have done at once")
    func keptForLater() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            let (run, atOnce, _) = try found(seed: seed)
            try run.converge(atOnce)
            let (_, later, outcome) = try found(seed: seed)
            #expect(!outcome.columns.isEmpty)
            let before = later.objective
            later.store(atOnce.columns)
            #expect(later.activeCount < atOnce.columns.count)
            var rounds = 0
            while try later.recall(most: 10) > 0, rounds < 1_000 {
                #expect(try later.solve())
                rounds += 1
            }
            #expect(rounds > 0 && later.objective < before)
            #expect(abs(later.objective - atOnce.objective) <= 1e-6 * before, "seed \(seed)")
        }
    }

    @Test("cuts that are taken out again leave the program as it was")
    func withoutCuts() throws {
        var raised = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            let (run, master, _) = try found(seed: seed)
            try run.converge(master)
            #expect(try master.solve())
            let before = master.objective
            let new = SubsetRowSeparation.cuts(
                try master.values().map { (master.columns[$0.column].clients, $0.value) },
                clients: run.problem.clients.count, isLimited: true)
            try master.add(Array(new.prefix(1)))
            try master.add([CapacityCut(isMember: Array(repeating: true, count: 16), least: 1)])
            try master.add(Array(new.dropFirst()))
            #expect(try master.solve())
            raised += master.objective > before + 1 ? 1 : 0
            try master.dropCuts(from: 0)
            #expect(master.cuts.isEmpty && master.capacityCuts.count == 1)
            #expect(master.subsetRows.isEmpty && master.capacityRows.count == 1)
            #expect(try master.solve())
            #expect(abs(master.objective - before) <= 1e-6 * before, "seed \(seed)")
        }
        #expect(raised > 2)
    }

    @Test(
        "paths that are allowed again cost what they did, and those kept for later are found again")
    func allowedAgain() throws {
        let (run, master, outcome) = try found(seed: 3)
        let later = outcome.columns + outcome.others
        try #require(!later.isEmpty)
        try run.converge(master)
        #expect(try master.solve())
        let before = master.objective
        let known = master.columns.count
        let new = later.filter { column in !master.columns.contains { $0.path == column.path } }
        master.store(new)
        try master.forbid { _ in true }
        #expect(try master.solve())
        #expect(master.objective > 2 * before)
        try master.forbid { _ in false }
        #expect(try master.solve())
        #expect(abs(master.objective - before) <= 1e-6 * before)
        #expect(try master.add(new) == new.count && !new.isEmpty)
        #expect(master.columns.count == known + new.count)
    }

    @Test("where there are too many the dearest go, and may come again")
    func tooMany() throws {
        let (_, master, outcome) = try found(seed: 3)
        let all = outcome.columns + outcome.others
        try #require(all.count >= 20)
        let kept = all.count / 4
        let costs = all.map { master.reducedCost(of: $0) }.sorted()
        master.store(all, most: 2 * kept)
        #expect(try master.recall(most: .max) == kept)
        let dearest = master.columns.suffix(kept).map { master.reducedCost(of: $0) }.max() ?? 0
        #expect(dearest == costs[kept - 1])
        master.store(all)
        #expect(try master.recall(most: .max) == all.count - kept)
    }
}
