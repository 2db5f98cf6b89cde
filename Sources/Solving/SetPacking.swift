import LinearProgramming

/// Chooses columns that together cost least without exceeding any row, by GLPK: the integer program
/// of recombination.
///
/// The linear program comes first; only columns of small reduced cost are in the integer one, which
/// is cut off at what is known. All work is limited by steps, so that it is the same on every machine.
package struct SetPacking {
    /// What may be chosen.
    package struct Column {
        /// What it adds to the objective; negative where it pays.
        package var cost: Double
        /// How much it takes of which rows, each row once.
        package var entries: [(row: Int, amount: Double)]

        /// A column of its parts.
        package init(cost: Double, entries: [(row: Int, amount: Double)]) {
            (self.cost, self.entries) = (cost, entries)
        }
    }
    /// What there is of each row.
    package var limits: [Double]
    /// Subproblems of branch and cut at most.
    package var nodeLimit = 200
    /// Columns of the integer program at most.
    package var mostColumns = 1_500
    /// Seconds that the linear and the integer program may take; nil in runs that must not depend
    /// on time.
    package var seconds: Double?

    /// A program with these rows.
    package init(limits: [Double]) { self.limits = limits }

    /// The columns of the best choice, ascending; nil where none is better than the known one.
    ///
    /// - Parameters:
    ///   - columns: those of a known choice first.
    ///   - known: how many of them are chosen already.
    package func best(of columns: [Column], known: Int) -> [Int]? {
        do {
            var program = try self.program(columns.indices, columns, kind: .continuous)
            guard try program.solve(linear).status == .optimal else { return nil }
            let kept = try promising(&program, known: known)
            return try integer(kept, columns, known)
        } catch {
            // GLPK gave up (numbers, memory): the search goes on without it.
            return nil
        }
    }

    private var linear: LinearOptions {
        var options = LinearOptions(iterationLimit: 20_000)
        options.timeLimit = seconds.map { .milliseconds(Int($0 * 500)) }
        return options
    }

    /// Rows that some of these columns take, and the columns.
    private func program(
        _ kept: some Sequence<Int>, _ columns: [Column], kind: ColumnKind
    ) throws(LinearProgramError) -> LinearProgram {
        var program = try LinearProgram(.minimise)
        var isUsed = [Bool](repeating: false, count: limits.count)
        for k in kept { for entry in columns[k].entries { isUsed[entry.row] = true } }
        var rows = [Row?](repeating: nil, count: limits.count)
        for row in limits.indices where isUsed[row] {
            rows[row] = try program.addRow(.atMost(limits[row]))
        }
        for k in kept {
            let entries = columns[k].entries.compactMap { entry in
                rows[entry.row].map { ColumnEntry($0, entry.amount) }
            }
            if kind == .binary {
                try program.addColumn(cost: columns[k].cost, kind: .binary, entries: entries)
            } else {
                try program.addColumn(
                    cost: columns[k].cost, bounds: .within(0...1), entries: entries)
            }
        }
        return program
    }

    /// Columns that a better choice can hold (by reduced cost), nearest to being used first, and the
    /// known ones.
    private func promising(
        _ program: inout LinearProgram, known: Int
    ) throws(LinearProgramError) -> [Int] {
        let reduced = try program.reducedCosts()
        let values = try program.values()
        let costs = reduced.indices.map { k in
            // A column at its upper bound has a negative reduced cost.
            values[k] > 0.5 ? 0 : max(0, reduced[k])
        }
        let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
        return Array(Set(order.prefix(mostColumns) + Array(0..<known))).sorted()
    }

    private func integer(
        _ kept: [Int], _ columns: [Column], _ known: Int
    ) throws(LinearProgramError) -> [Int]? {
        var program = try self.program(kept, columns, kind: .binary)
        guard try program.solve(linear).status == .optimal else { return nil }
        let incumbent = columns[..<known].reduce(0) { $0 + $1.cost }
        var options = IntegerOptions(nodeLimit: nodeLimit, relativeGap: 1e-7)
        options.cutoff = incumbent - 0.001
        options.timeLimit = seconds.map { .milliseconds(Int($0 * 1000)) }
        guard let solution = try program.solveInteger(options).incumbent,
            solution.objective < incumbent - 0.0005
        else { return nil }
        return zip(kept, solution.values).filter { $0.1 > 0.5 }.map(\.0)
    }
}
