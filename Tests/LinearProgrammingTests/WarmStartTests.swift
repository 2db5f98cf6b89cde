import LinearProgramming
import Testing

@Suite("Warm starts")
struct WarmStartTests {
    let partitioning = Partitioning(seed: 7, elements: 40, sets: 800)

    @Test("after columns were added, the last basis saves pivots and the optimum is the same")
    func columnsAdded() throws {
        var cold = try partitioning.program(kind: .continuous)
        try cold.solve()
        let expected = try cold.objective()
        let coldPivots = cold.events.iterations

        var warm = try partitioning.program(0..<780, kind: .continuous)
        try warm.solve()
        let before = warm.events.iterations
        for set in 780..<800 { try partitioning.add(set, to: &warm, kind: .continuous) }
        let solved = warm.outcome
        #expect(solved == nil, "a change makes the solution unreadable")
        try warm.solve()
        let warmObjective = try warm.objective()
        #expect(warmObjective.isClose(to: expected))
        let warmPivots = warm.events.iterations - before
        #expect(warmPivots < coldPivots / 2)
    }

    @Test("after a row was added, the dual method goes on from the last basis")
    func rowAdded() throws {
        var program = try partitioning.program(kind: .continuous)
        try program.solve()
        let before = program.events.iterations
        let sum = try program.values().reduce(0, +)
        // One set more than the optimum takes.
        let entries = (0..<800).map { RowEntry(Column($0), 1) }
        try program.addRow(.atLeast(sum + 1), entries: entries)
        let status = try program.solve(LinearOptions(method: .dual)).status
        #expect(status == .optimal)
        let after = try program.values().reduce(0, +)
        #expect(after.isClose(to: sum + 1))
        let pivots = program.events.iterations - before
        #expect(pivots > 0 && pivots < before)
    }

    @Test("nonbasic columns are deleted without a pivot, and the others close up")
    func nonbasicDeleted() throws {
        var program = try partitioning.program(kind: .continuous)
        try program.solve()
        let objective = try program.objective()
        let basis = try program.basis()
        let nonbasic = (0..<800).filter { basis.columns[$0] != .basic }
        let kept = (0..<800).filter { basis.columns[$0] == .basic }
        try program.deleteColumns(nonbasic.map { Column($0) })
        let count = program.columnCount
        #expect(count == kept.count)
        for (place, old) in kept.enumerated() {
            let cost = try program.cost(of: Column(place))
            #expect(cost == partitioning.sets[old].cost)
        }
        let before = program.events.iterations
        try program.solve()
        let after = program.events.iterations
        #expect(after == before)
        let again = try program.objective()
        #expect(again.isClose(to: objective))
    }

    @Test("when basic columns or binding rows are deleted, a new basis is made")
    func basicDeleted() throws {
        var program = try partitioning.program(kind: .continuous)
        try program.solve()
        let basis = try program.basis()
        let basic = (40..<800).filter { basis.columns[$0] == .basic }
        try program.deleteColumns(basic.map { Column($0) })
        let status = try program.solve().status
        #expect(status == .optimal)
        let invalid = program.events.invalidBases
        #expect(invalid == 1)
        try program.deleteRows([Row(0), Row(39)])
        let rows = program.rowCount
        #expect(rows == 38)
        let fewer = try program.solve().status
        #expect(fewer == .optimal)
    }

    @Test("a basis that is put back needs no pivot")
    func basisPutBack() throws {
        var first = try partitioning.program(kind: .continuous)
        try first.solve()
        let basis = try first.basis()
        let expected = try first.objective()
        var second = try partitioning.program(kind: .continuous)
        try second.setBasis(basis)
        try second.solve()
        let pivots = second.events.iterations
        #expect(pivots == 0)
        let objective = try second.objective()
        #expect(objective.isClose(to: expected))
        // 840 statuses, of which 40 must be basic.
        let wrong = Basis(rows: basis.rows.map { _ in .basic }, columns: basis.columns)
        let refused = error { try second.setBasis(wrong) }
        #expect(refused == .badBasis)
        let short = error { try second.setBasis(Basis(rows: [], columns: [])) }
        #expect(short == .badBasis)
    }

    @Test("a singular basis is replaced")
    func singularBasis() throws {
        var program = try LinearProgram()
        try program.addRows(count: 2, .equal(1))
        let both = [ColumnEntry(Row(0), 1), ColumnEntry(Row(1), 1)]
        try program.addColumn(cost: 1, entries: both)
        try program.addColumn(cost: 2, entries: both)
        try program.setBasis(Basis(rows: [.fixed, .fixed], columns: [.basic, .basic]))
        let status = try program.solve().status
        #expect(status == .optimal)
        let failures = program.events.numericalFailures
        #expect(failures == 1)
        let objective = try program.objective()
        #expect(objective == 1)
    }

    @Test("a basis that is singular by its zeros alone is replaced before it is factorised")
    func emptyBasicColumn() throws {
        var program = try LinearProgram()
        try program.addRows(count: 2, .atLeast(1))
        try program.addColumn(cost: 1, entries: [ColumnEntry(Row(0), 1), ColumnEntry(Row(1), 1)])
        try program.addColumn(cost: 1, entries: [])
        try program.setBasis(Basis(rows: [.atLower, .atLower], columns: [.basic, .basic]))
        let status = try program.solve().status
        #expect(status == .optimal)
        let invalid = program.events.invalidBases
        #expect(invalid == 1)
        // Column 0 was basic and alone covers the rows: without it the basis lacks a column.
        try program.deleteColumns([Column(0)])
        let without = try program.solve().status
        #expect(without == .infeasible)
    }

    @Test("changed bounds and costs count from the next solve on")
    func changes() throws {
        var program = try LinearProgram()
        let row = try program.addRow(.atLeast(2))
        let cheap = try program.addColumn(cost: 1, entries: [ColumnEntry(row, 1)])
        let dear = try program.addColumn(cost: 3, entries: [ColumnEntry(row, 1)])
        try program.solve()
        let first = try program.objective()
        #expect(first == 2)
        try program.setBounds(of: cheap, to: .within(0...1))
        try program.solve()
        // 1 × 1 + 1 × 3
        let second = try program.objective()
        #expect(second == 4)
        try program.setCost(of: dear, to: 0.5)
        try program.setBounds(of: row, to: .atLeast(4))
        try program.solve()
        // 4 × 0.5
        let third = try program.objective()
        #expect(third == 2)
    }
}
