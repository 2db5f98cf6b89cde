import LinearProgramming
import Testing

@Suite("Misuse is an error and changes nothing")
struct MisuseTests {
    private func program() throws -> LinearProgram {
        var program = try LinearProgram()
        try program.addRows(count: 2, .atLeast(1))
        try program.addColumn(cost: 1, entries: [ColumnEntry(Row(0), 1), ColumnEntry(Row(1), 1)])
        return program
    }

    @Test("numbers that are not finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) throws {
        var program = try program()
        let cost = error { try program.addColumn(cost: number, entries: []) }
        #expect(cost == .notFinite("\(number), cost of column 1"))
        let coefficient = error {
            try program.addColumn(cost: 1, entries: [ColumnEntry(Row(1), number)])
        }
        #expect(coefficient == .notFinite("\(number), coefficient in row 1"))
        let entry = error { try program.addRow(.free, entries: [RowEntry(Column(0), number)]) }
        #expect(entry == .notFinite("\(number), coefficient of column 0"))
        let newCost = error { try program.setCost(of: Column(0), to: number) }
        #expect(newCost == .notFinite("\(number), cost of column 0"))
        let equal = error { try program.addRow(.equal(number)) }
        #expect(equal == .notFinite("bounds \(number)...\(number)"))
        let (rows, columns) = (program.rowCount, program.columnCount)
        #expect(rows == 2 && columns == 1)
        try program.solve()
        let objective = try program.objective()
        #expect(objective == 1)
    }

    @Test("bounds that are reversed, not whole or not binary")
    func bounds() throws {
        var program = try program()
        let reversed = error { try program.addRow(.between(2, 1)) }
        #expect(reversed == .boundsReversed(lower: 2, upper: 1))
        let lowerNaN = error { try program.setBounds(of: Row(0), to: .between(.nan, 1)) }
        #expect(lowerNaN == .notFinite("bounds nan...1.0"))
        let fraction = error {
            try program.addColumn(cost: 1, bounds: .between(0, 1.5), kind: .integer, entries: [])
        }
        #expect(fraction == .boundNotWhole(1.5))
        let binary = error {
            try program.addColumn(cost: 1, bounds: .between(0, 2), kind: .binary, entries: [])
        }
        #expect(binary == .boundsNotBinary(lower: 0, upper: 2))
        let integer = try program.addColumn(cost: 1, kind: .integer, entries: [])
        let later = error { try program.setBounds(of: integer, to: .atLeast(0.5)) }
        #expect(later == .boundNotWhole(0.5))
    }

    @Test("indices out of range or listed twice")
    func indices() throws {
        var program = try program()
        let twice = error {
            try program.addColumn(
                cost: 1, entries: [ColumnEntry(Row(1), 1), ColumnEntry(Row(1), 2)])
        }
        #expect(twice == .duplicateRow(Row(1)))
        let beyond = error { try program.addColumn(cost: 1, entries: [ColumnEntry(Row(2), 1)]) }
        #expect(beyond == .rowOutOfRange(Row(2), count: 2))
        let negative = error { try program.addColumn(cost: 1, entries: [ColumnEntry(Row(-1), 1)]) }
        #expect(negative == .rowOutOfRange(Row(-1), count: 2))
        let columnTwice = error {
            try program.addRow(
                .free, entries: [RowEntry(Column(0), 1), RowEntry(Column(0), 1)])
        }
        #expect(columnTwice == .duplicateColumn(Column(0)))
        let deletedTwice = error { try program.deleteColumns([Column(0), Column(0)]) }
        #expect(deletedTwice == .duplicateColumn(Column(0)))
        let noRow = error { try program.deleteRows([Row(5)]) }
        #expect(noRow == .rowOutOfRange(Row(5), count: 2))
        let noColumn = error { _ = try program.basisStatus(of: Column(.max)) }
        #expect(noColumn == .columnOutOfRange(Column(.max), count: 1))
        let count = error { try program.addRows(count: -1, .free) }
        #expect(count == .badCount(-1))
        let many = error { try program.addRows(count: .max, .free) }
        #expect(many == .badCount(.max))
        try program.deleteRows([])
        try program.deleteColumns([])
        let (rows, columns) = (program.rowCount, program.columnCount)
        #expect(rows == 2 && columns == 1)
    }

    @Test("reading before solving")
    func unsolved() throws {
        var program = try program()
        let before = error { _ = try program.objective() }
        #expect(before == .notSolved)
        try program.solve()
        let after = error { _ = try program.objective() }
        #expect(after == nil)
        try program.addRow(.free)
        let changed = error { _ = try program.duals() }
        #expect(changed == .notSolved)
    }
}
