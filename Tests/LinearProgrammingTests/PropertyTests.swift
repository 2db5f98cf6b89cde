import LinearProgramming
import Testing

/// A program kept twice: as plain arrays, and as it was built step by step.
private struct Mirror {
    var rows: [(bounds: Bounds, id: Int)] = []
    var columns: [(cost: Double, bounds: Bounds, entries: [Int: Double])] = []
    var nextID = 0

    /// The same program, built at once.
    func program(_ sense: LinearProgram.Sense) throws -> LinearProgram {
        var program = try LinearProgram(sense)
        for row in rows { try program.addRow(row.bounds) }
        for column in columns {
            let entries = rows.indices.compactMap { row in
                column.entries[rows[row].id].map { ColumnEntry(Row(row), $0) }
            }
            try program.addColumn(cost: column.cost, bounds: column.bounds, entries: entries)
        }
        return program
    }

    /// Whether values, duals and reduced costs prove one another optimal, from first principles.
    func isOptimal(
        _ sense: LinearProgram.Sense, values: [Double], duals: [Double], reduced: [Double]
    ) -> Bool {
        let tolerance = 1e-6
        let sign = sense == .minimise ? 1.0 : -1.0
        // A value lies within its bounds, and its price pushes it against the bound where it is.
        func fits(_ value: Double, _ bounds: Bounds, price: Double) -> Bool {
            let scale = tolerance * (1 + abs(value))
            guard value >= bounds.lower - scale, value <= bounds.upper + scale else {
                return false
            }
            if sign * price > tolerance { return value <= bounds.lower + scale }
            if sign * price < -tolerance { return value >= bounds.upper - scale }
            return true
        }
        for (row, dual) in duals.enumerated() {
            var activity = 0.0
            for (column, value) in columns.indices.lazy.map({ ($0, values[$0]) }) {
                activity += (columns[column].entries[rows[row].id] ?? 0) * value
            }
            guard fits(activity, rows[row].bounds, price: dual) else { return false }
        }
        for (index, column) in columns.enumerated() {
            var price = column.cost
            for (row, dual) in duals.enumerated() {
                price -= (column.entries[rows[row].id] ?? 0) * dual
            }
            guard abs(price - reduced[index]) <= tolerance * (1 + abs(price)),
                fits(values[index], column.bounds, price: price)
            else { return false }
        }
        return true
    }
}

@Suite("Random programs")
struct PropertyTests {
    /// Mostly bounds that leave room, so that many programs have an optimum.
    private func randomBounds(_ random: inout SplitMix) -> Bounds {
        let size = Double(Int.random(in: 0...9, using: &random))
        return switch Int.random(in: 0..<12, using: &random) {
        case 0: .free
        case 1: .equal(size - 4)
        case 2...3: .atMost(size - 1)
        case 4...5: .atLeast(1 - size)
        default: .between(-size, 3 * size + 1)
        }
    }

    /// One random change, to the program and to its mirror alike.
    private func change(
        _ program: inout LinearProgram, _ mirror: inout Mirror, _ random: inout SplitMix
    ) throws {
        let bounds = randomBounds(&random)
        let cost = Double(Int.random(in: -9...9, using: &random))
        switch Int.random(in: 0..<12, using: &random) {
        case 0...1:
            let row = try program.addRow(bounds)
            #expect(row.index == mirror.rows.count)
            mirror.rows.append((bounds, mirror.nextID))
            mirror.nextID += 1
        case 2:
            let chosen = mirror.columns.indices.filter { _ in Bool.random(using: &random) }
            try program.addRow(bounds, entries: chosen.map { RowEntry(Column($0), 2) })
            mirror.rows.append((bounds, mirror.nextID))
            for column in chosen { mirror.columns[column].entries[mirror.nextID] = 2 }
            mirror.nextID += 1
        case 3...6:
            let chosen = mirror.rows.indices.filter { _ in Bool.random(using: &random) }
            let value = Double(Int.random(in: -3...5, using: &random))
            try program.addColumn(
                cost: cost, bounds: bounds, entries: chosen.map { ColumnEntry(Row($0), value) })
            let entries = chosen.map { (mirror.rows[$0].id, value) }
            mirror.columns.append((cost, bounds, Dictionary(uniqueKeysWithValues: entries)))
        case 7 where !mirror.rows.isEmpty:
            let row = Int.random(in: mirror.rows.indices, using: &random)
            try program.setBounds(of: Row(row), to: bounds)
            mirror.rows[row].bounds = bounds
        case 8 where !mirror.columns.isEmpty:
            let column = Int.random(in: mirror.columns.indices, using: &random)
            try program.setBounds(of: Column(column), to: bounds)
            try program.setCost(of: Column(column), to: cost)
            mirror.columns[column].bounds = bounds
            mirror.columns[column].cost = cost
        case 9 where !mirror.rows.isEmpty:
            let row = Int.random(in: mirror.rows.indices, using: &random)
            try program.deleteRows([Row(row)])
            mirror.rows.remove(at: row)
        case 10 where mirror.columns.count > 1:
            let first = Int.random(in: mirror.columns.indices.dropLast(), using: &random)
            try program.deleteColumns([Column(first + 1), Column(first)])
            mirror.columns.removeSubrange(first...first + 1)
        default: break
        }
    }

    @Test("any order of changes and solves gives what building at once gives", arguments: 0..<60)
    func changes(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let sense: LinearProgram.Sense = Bool.random(using: &random) ? .minimise : .maximise
        var program = try LinearProgram(sense)
        var mirror = Mirror()
        var optima = 0
        for _ in 0..<60 {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                try change(&program, &mirror, &random)
            }
            let method: LinearOptions.Method = Bool.random(using: &random) ? .primal : .dual
            let outcome = try program.solve(LinearOptions(method: method))
            var fresh = try mirror.program(sense)
            let expected = try fresh.solve()
            // Where there are neither primal nor dual points, either may be told.
            let both: Set = [outcome.status, expected.status]
            #expect(both.count == 1 || both == [.infeasible, .unbounded])
            guard outcome.status == .optimal, expected.status == .optimal else {
                // More changes seldom help: begin again now and then.
                if Int.random(in: 0..<4, using: &random) == 0 {
                    program = try LinearProgram(sense)
                    mirror = Mirror()
                }
                continue
            }
            optima += 1
            let (objective, freshObjective) = try (program.objective(), fresh.objective())
            #expect(objective.isClose(to: freshObjective))
            let (values, duals) = try (program.values(), program.duals())
            let reduced = try program.reducedCosts()
            #expect(mirror.isOptimal(sense, values: values, duals: duals, reduced: reduced))
        }
        #expect(optima > 0)
    }
}
