import LinearProgramming
import Testing

@Suite("The simplex method")
struct SimplexTests {
    /// Two goods of two machines: 3 x + 5 y at most, x ≤ 4, 2 y ≤ 12, 3 x + 2 y ≤ 18.
    private func machines() throws -> LinearProgram {
        var program = try LinearProgram(.maximise)
        let first = try program.addRow(.atMost(4))
        let second = try program.addRow(.atMost(12))
        let third = try program.addRow(.atMost(18))
        try program.addColumn(cost: 3, entries: [ColumnEntry(first, 1), ColumnEntry(third, 3)])
        try program.addColumn(cost: 5, entries: [ColumnEntry(second, 2), ColumnEntry(third, 2)])
        return program
    }

    @Test("a maximum has the duals of its binding rows")
    func maximum() throws {
        var program = try machines()
        let outcome = try program.solve()
        #expect(outcome.status == .optimal)
        #expect(outcome.stop == .finished)
        #expect(outcome.primal == .feasible)
        #expect(outcome.dual == .feasible)
        // 2 y = 12 gives y = 6; 3 x + 2 × 6 = 18 gives x = 2; 3 × 2 + 5 × 6 = 36.
        let objective = try program.objective()
        #expect(objective.isClose(to: 36))
        let values = try program.values()
        #expect(values[0].isClose(to: 2) && values[1].isClose(to: 6))
        // Row 0 is slack: 0. Column 0: 3 = 3 d₂, so d₂ = 1. Column 1: 5 = 2 d₁ + 2 × 1: d₁ = 1.5.
        let duals = try program.duals()
        #expect(duals[0].isClose(to: 0) && duals[1].isClose(to: 1.5) && duals[2].isClose(to: 1))
        // 4 × 0 + 12 × 1.5 + 18 × 1 = 36: strong duality.
        let dualObjective = 4 * duals[0] + 12 * duals[1] + 18 * duals[2]
        #expect(dualObjective.isClose(to: 36))
        let activity = try program.activity(of: Row(0))
        #expect(activity.isClose(to: 2))
    }

    @Test("a minimum has reduced costs of cost less duals times coefficients")
    func minimum() throws {
        var program = try LinearProgram()
        // Diet: 2 a + b ≥ 8, a + 3 b ≥ 9, costs 3, 4, and c that satisfies both at a cost of 9.
        let first = try program.addRow(.atLeast(8))
        let second = try program.addRow(.atLeast(9))
        try program.addColumn(cost: 3, entries: [ColumnEntry(first, 2), ColumnEntry(second, 1)])
        try program.addColumn(cost: 4, entries: [ColumnEntry(first, 1), ColumnEntry(second, 3)])
        try program.addColumn(cost: 9, entries: [ColumnEntry(first, 1), ColumnEntry(second, 1)])
        try program.solve()
        // 2 a + b = 8 and a + 3 b = 9 give a = 3, b = 2; 3 × 3 + 4 × 2 = 17.
        let objective = try program.objective()
        #expect(objective.isClose(to: 17))
        // 2 u + v = 3 and u + 3 v = 4 give u = 1, v = 1; column c: 9 − 1 − 1 = 7.
        let duals = try program.duals()
        #expect(duals[0].isClose(to: 1) && duals[1].isClose(to: 1))
        let reduced = try program.reducedCosts()
        #expect(reduced[0].isClose(to: 0) && reduced[1].isClose(to: 0) && reduced[2].isClose(to: 7))
        let status = try program.basisStatus(of: Column(2))
        #expect(status == .atLower)
    }

    @Test("all kinds of bounds hold", arguments: [LinearOptions.Method.primal, .dual])
    func bounds(method: LinearOptions.Method) throws {
        var program = try LinearProgram()
        // −1 ≤ a ≤ 4 at −1 goes to 4; b = 2; c ≤ 3 at −2 goes to 3; d is free at 1 and a + d ≥ 1,
        // so d = 1 − 4 = −3; e ≥ 5 at 1 stays at 5.
        let row = try program.addRow(.atLeast(1))
        try program.addColumn(cost: -2, bounds: .between(-1, 4), entries: [ColumnEntry(row, 1)])
        try program.addColumn(cost: 7, bounds: .equal(2), entries: [])
        try program.addColumn(cost: -2, bounds: .atMost(3), entries: [])
        try program.addColumn(cost: 1, bounds: .free, entries: [ColumnEntry(row, 1)])
        try program.addColumn(cost: 1, bounds: .atLeast(5), entries: [])
        let outcome = try program.solve(LinearOptions(method: method))
        #expect(outcome.status == .optimal)
        let values = try program.values()
        #expect(values == [4, 2, 3, -3, 5])
        // −8 + 14 − 6 − 3 + 5 = 2
        let objective = try program.objective()
        #expect(objective == 2)
    }

    @Test("rows that contradict one another are infeasible", arguments: [false, true])
    func infeasible(dual: Bool) throws {
        var program = try LinearProgram()
        try program.addRow(.atLeast(3))
        try program.addRow(.atMost(2))
        try program.addColumn(cost: 1, entries: [ColumnEntry(Row(0), 1), ColumnEntry(Row(1), 1)])
        let outcome = try program.solve(LinearOptions(method: dual ? .dual : .primal))
        #expect(outcome.status == .infeasible)
        #expect(outcome.primal == .noneExists)
    }

    @Test("an objective without a bound is unbounded", arguments: [false, true])
    func unbounded(dual: Bool) throws {
        var program = try LinearProgram(.maximise)
        try program.addRow(.atLeast(1))
        try program.addColumn(cost: 1, entries: [ColumnEntry(Row(0), 1)])
        let outcome = try program.solve(LinearOptions(method: dual ? .dual : .primal))
        #expect(outcome.status == .unbounded)
        #expect(outcome.primal == .feasible)
        #expect(outcome.dual == .noneExists)
    }

    @Test("programs without rows, columns or coefficients are solved")
    func empty() throws {
        var nothing = try LinearProgram()
        let nothingStatus = try nothing.solve().status
        #expect(nothingStatus == .optimal)
        var rowsOnly = try LinearProgram()
        try rowsOnly.addRow(.atLeast(1))
        let rowsStatus = try rowsOnly.solve().status
        #expect(rowsStatus == .infeasible)
        var columnsOnly = try LinearProgram()
        try columnsOnly.addColumn(cost: 2, bounds: .atLeast(3), entries: [])
        let columnsStatus = try columnsOnly.solve().status
        #expect(columnsStatus == .optimal)
        let objective = try columnsOnly.objective()
        #expect(objective == 6)
        var falling = try LinearProgram()
        try falling.addColumn(cost: -2, entries: [])
        let fallingStatus = try falling.solve().status
        #expect(fallingStatus == .unbounded)
    }

    @Test("Beale's example, on which the textbook method cycles, is solved")
    func degenerate() throws {
        var program = try LinearProgram()
        let rows = try program.addRows(count: 2, .atMost(0)).map { Row($0) }
        let last = try program.addRow(.atMost(1))
        let columns: [(Double, [Double])] = [
            (-0.75, [0.25, 0.5, 0]), (20, [-8, -12, 0]), (-0.5, [-1, -0.5, 1]), (6, [9, 3, 0]),
        ]
        for (cost, coefficients) in columns {
            try program.addColumn(
                cost: cost,
                entries: zip(rows + [last], coefficients).map { ColumnEntry($0, $1) })
        }
        let status = try program.solve().status
        #expect(status == .optimal)
        // x = (1, 0, 1, 0): −0.75 − 0.5 = −1.25
        let objective = try program.objective()
        #expect(objective.isClose(to: -1.25))
    }

    @Test("an iteration limit stops early, and going on ends at the optimum")
    func iterationLimit() throws {
        let partitioning = Partitioning(seed: 1, elements: 30, sets: 400)
        var whole = try partitioning.program(kind: .continuous)
        try whole.solve()
        let expected = try whole.objective()
        let needed = whole.events.iterations
        #expect(needed > 10)

        var program = try partitioning.program(kind: .continuous)
        let first = try program.solve(LinearOptions(iterationLimit: 5)).status
        #expect(first == .iterationLimit)
        let made = program.events.iterations
        #expect(made == 5)
        var calls = 1
        while try program.solve(LinearOptions(iterationLimit: 5)).status == .iterationLimit {
            calls += 1
            try #require(calls < 1000)
        }
        let reached = try program.objective()
        #expect(reached.isClose(to: expected))
        let stalls = program.events.stalls
        #expect(stalls == 0)
    }

    @Test("a time limit of nothing stops at once")
    func timeLimit() throws {
        var program = try Partitioning(seed: 1, elements: 30, sets: 400)
            .program(kind: .continuous)
        let status = try program.solve(LinearOptions(timeLimit: .zero)).status
        #expect(status == .timeLimit)
        let later = try program.solve(LinearOptions(timeLimit: .seconds(1 << 60))).status
        #expect(later == .optimal)
    }

    @Test("when every step stalls, the ladder is climbed to its end and told")
    func ladder() throws {
        var program = try Partitioning(seed: 1, elements: 30, sets: 400)
            .program(kind: .continuous)
        let outcome = try program.solve(LinearOptions(stallLimit: 1))
        #expect(outcome.status == .numericalTrouble)
        let events = program.events
        #expect(events.standardRatioTests == 1)
        #expect(events.standardBases == 1)
        #expect(events.advancedBases == 1)
        #expect(events.costPerturbations == 1)
        // Five steps, and the perturbed costs before the last.
        #expect(events.stalls == 6)
        let unsolved = error { _ = try program.duals() }
        #expect(unsolved == .notSolved)
        // The costs are the true ones again.
        let cost = try program.cost(of: Column(0))
        #expect(cost == 100)
        try program.solve()
        let objective = try program.objective()
        var fresh = try Partitioning(seed: 1, elements: 30, sets: 400).program(kind: .continuous)
        try fresh.solve()
        let expected = try fresh.objective()
        #expect(objective.isClose(to: expected))
    }

    @Test("numbers that overflow are trouble, not an optimum")
    func overflow() throws {
        var program = try LinearProgram(.maximise)
        try program.addRow(.atMost(1e300))
        try program.addColumn(cost: 1e300, entries: [ColumnEntry(Row(0), 1e-300)])
        let status = try program.solve().status
        #expect(status != .optimal)
    }
}
