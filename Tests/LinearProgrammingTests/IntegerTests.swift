import LinearProgramming
import Testing

@Suite("Branch and cut")
struct IntegerTests {
    static let allCuts: CutFamilies = [.clique, .cover, .rounding, .gomory]

    @Test("a knapsack takes what dynamic programming takes", arguments: 0..<40 as Range<UInt64>)
    func knapsack(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 5...12, using: &random)
        let items = (0..<count).map { _ in
            (
                value: Int.random(in: 1...50, using: &random),
                weight: Int.random(in: 1...20, using: &random)
            )
        }
        let capacity = items.map(\.weight).reduce(0, +) / 2
        var best = [Int](repeating: 0, count: capacity + 1)
        for item in items {
            for room in stride(from: capacity, through: item.weight, by: -1) {
                best[room] = max(best[room], best[room - item.weight] + item.value)
            }
        }
        for cuts in [[], [.clique], Self.allCuts] as [CutFamilies] {
            var program = try LinearProgram(.maximise)
            let row = try program.addRow(.atMost(Double(capacity)))
            for item in items {
                try program.addColumn(
                    cost: Double(item.value), kind: .binary,
                    entries: [ColumnEntry(row, Double(item.weight))])
            }
            var options = IntegerOptions()
            options.cuts = cuts
            let outcome = try program.solveInteger(options)
            #expect(outcome.status == .optimal)
            #expect(outcome.incumbent?.objective == Double(best[capacity]))
            #expect(outcome.bound == Double(best[capacity]))
        }
    }

    @Test("a partitioning costs what subsets cost", arguments: 0..<60 as Range<UInt64>)
    func partitioning(seed: UInt64) throws {
        let partitioning = Partitioning(seed: seed, elements: 11, sets: 70)
        let expected = partitioning.leastCost
        for cuts in [[], [.clique], Self.allCuts] as [CutFamilies] {
            var program = try partitioning.program()
            var options = IntegerOptions()
            options.cuts = cuts
            let outcome = try program.solveInteger(options)
            #expect(outcome.status == .optimal)
            let incumbent = try #require(outcome.incumbent)
            #expect(incumbent.objective == expected)
            // Each element once, by the values themselves.
            var times = [Double](repeating: 0, count: partitioning.elements)
            for (set, value) in incumbent.values.enumerated() {
                for member in partitioning.sets[set].members { times[member] += value }
            }
            #expect(times.allSatisfy { $0 == 1 })
        }
    }

    @Test("general integers are found where rounding fails")
    func generalIntegers() throws {
        // Maximise x + y, 2 x + 2 y ≤ 7, x ≤ 2: the relaxation has 3.5, whole values 3.
        var program = try LinearProgram(.maximise)
        let row = try program.addRow(.atMost(7))
        try program.addColumn(
            cost: 1, bounds: .within(0...2), kind: .integer, entries: [ColumnEntry(row, 2)])
        try program.addColumn(cost: 1, kind: .integer, entries: [ColumnEntry(row, 2)])
        let outcome = try program.solveInteger()
        #expect(outcome.status == .optimal)
        #expect(outcome.incumbent?.objective == 3)
    }

    @Test("the program's own basis and solution stay as they are")
    func untouched() throws {
        var program = try Partitioning(seed: 3, elements: 11, sets: 70).program()
        try program.solve()
        let basis = try program.basis()
        let duals = try program.duals()
        _ = try program.solveInteger(cutoff: 1000)
        let basisAfter = try program.basis()
        let dualsAfter = try program.duals()
        #expect(basis == basisAfter)
        #expect(duals == dualsAfter)
        let rows = program.rowCount
        #expect(rows == 11)
    }

    @Test("a cutoff at the optimum finds it, one below finds nothing")
    func cutoff() throws {
        for seed in 0..<20 as Range<UInt64> {
            let partitioning = Partitioning(seed: seed, elements: 11, sets: 70)
            let least = partitioning.leastCost
            var program = try partitioning.program()
            let at = try program.solveInteger(cutoff: least)
            #expect(at.status == .optimal)
            #expect(at.incumbent?.objective == least)
            let below = try program.solveInteger(cutoff: least - 1)
            #expect(below.status == .infeasible)
            #expect(below.bound == least - 1)
        }
    }

    @Test("a cutoff is exact where costs are large whole numbers")
    func largeCutoff() throws {
        // 2,000,000,001 is the least; one less is far within the solver's own tolerance.
        var program = try LinearProgram()
        let row = try program.addRow(.atLeast(1))
        for cost in [2_000_000_001.0, 2_000_000_003] {
            try program.addColumn(cost: cost, kind: .binary, entries: [ColumnEntry(row, 1)])
        }
        let at = try program.solveInteger(cutoff: 2_000_000_001)
        #expect(at.incumbent?.values == [1, 0])
        let below = try program.solveInteger(cutoff: 2_000_000_000)
        #expect(below.status == .infeasible)
    }

    @Test("a cutoff works upwards when maximising")
    func cutoffMaximising() throws {
        var program = try LinearProgram(.maximise)
        let row = try program.addRow(.atMost(10))
        // Weights 6 and 5 do not fit together: 7 is the best.
        for (value, weight) in [(7.0, 6.0), (6, 5)] {
            try program.addColumn(
                cost: value, kind: .binary, entries: [ColumnEntry(row, weight)])
        }
        let reached = try program.solveInteger(cutoff: 7)
        #expect(reached.incumbent?.objective == 7)
        let missed = try program.solveInteger(cutoff: 8)
        #expect(missed.status == .infeasible)
    }

    @Test("whole values may be missing where the relaxation has some")
    func infeasible() throws {
        // 2 x = 1
        var program = try LinearProgram()
        let row = try program.addRow(.equal(1))
        try program.addColumn(cost: 1, kind: .binary, entries: [ColumnEntry(row, 2)])
        let outcome = try program.solveInteger()
        #expect(outcome.status == .infeasible)
        #expect(outcome.stop == .exhausted)
        #expect(outcome.bound == nil)
        // And where the relaxation has none: x = 2.
        var other = try LinearProgram()
        let two = try other.addRow(.equal(2))
        try other.addColumn(cost: 1, kind: .binary, entries: [ColumnEntry(two, 1)])
        let status = try other.solveInteger().status
        #expect(status == .infeasible)
    }

    @Test("an unbounded relaxation is an error of its own")
    func unbounded() throws {
        var program = try LinearProgram(.maximise)
        try program.addColumn(cost: 1, kind: .integer, entries: [])
        let outcome = try program.solveInteger()
        #expect(outcome.stop == .unboundedRelaxation)
        #expect(outcome.status == .error)
    }

    /// Market split: three equations over 18 binaries, hard for branch and bound.
    private func marketSplit() throws -> LinearProgram {
        var random = SplitMix(seed: 5)
        var program = try LinearProgram()
        let weights = (0..<18).map { _ in
            (0..<3).map { _ in Int.random(in: 0...99, using: &random) }
        }
        for row in 0..<3 {
            let half = weights.map { $0[row] }.reduce(0, +) / 2
            try program.addRow(.equal(Double(half)))
        }
        for row in 0..<3 {
            // Slack and surplus, at a cost: always feasible.
            try program.addColumn(cost: 1, entries: [ColumnEntry(Row(row), 1)])
            try program.addColumn(cost: 1, entries: [ColumnEntry(Row(row), -1)])
        }
        for column in weights {
            try program.addColumn(
                cost: 0, kind: .binary,
                entries: column.enumerated().map { ColumnEntry(Row($0), Double($1)) })
        }
        return program
    }

    @Test("a node limit ends at the same place each time, with a bound below the incumbent")
    func nodeLimit() throws {
        var first = try marketSplit()
        let outcome = try first.solveInteger(nodeLimit: 200)
        #expect(outcome.stop == .nodeLimit)
        #expect(outcome.nodes == 200)
        var second = try marketSplit()
        let again = try second.solveInteger(nodeLimit: 200)
        #expect(again == outcome)
        let repeated = try first.solveInteger(nodeLimit: 200)
        #expect(repeated == outcome)
        if let incumbent = outcome.incumbent {
            #expect(outcome.status == .feasible)
            #expect(try #require(outcome.bound) <= incumbent.objective)
        } else {
            #expect(outcome.status == .limitWithoutIncumbent)
        }
        let none = try first.solveInteger(nodeLimit: 0)
        #expect(none.status == .limitWithoutIncumbent)
        #expect(none.nodes == 0)
        #expect(none.bound == 0)
    }

    @Test("a gap that is large enough ends the search early")
    func gap() throws {
        var program = try Partitioning(seed: 11, elements: 30, sets: 300).program()
        let exact = try program.solveInteger()
        let close = try program.solveInteger(relativeGap: 0.5)
        #expect(close.status == .optimal)
        #expect(close.nodes <= exact.nodes)
        let best = try #require(exact.incumbent).objective
        let found = try #require(close.incumbent).objective
        #expect(best <= found && found <= 2 * best)
    }

    @Test("a raised flag and a time limit end the search")
    func stopped() throws {
        var program = try marketSplit()
        let flag = StopFlag()
        flag.raise()
        #expect(flag.isRaised)
        var options = IntegerOptions()
        options.stopFlag = flag
        let interrupted = try program.solveInteger(options)
        #expect(interrupted.stop == .interrupted)
        flag.lower()
        options.nodeLimit = 3
        let limited = try program.solveInteger(options)
        #expect(limited.stop == .nodeLimit)
        let late = try program.solveInteger(timeLimit: .zero)
        #expect(late.stop == .timeLimit)
        #expect(late.status == .limitWithoutIncumbent)
    }

    @Test("a flag raised on another thread ends a search that runs")
    func interruptedElsewhere() async throws {
        let flag = StopFlag()
        let raiser = Task.detached {
            try await Task.sleep(for: .milliseconds(50))
            flag.raise()
        }
        let outcome = try {
            var program = try marketSplit()
            var options = IntegerOptions(timeLimit: .seconds(60))
            options.stopFlag = flag
            return try program.solveInteger(options)
        }()
        try await raiser.value
        // A fast machine may be done before.
        #expect(outcome.stop == .interrupted || outcome.stop == .exhausted)
    }

    @Test("limits that are no limits are refused")
    func badLimits() throws {
        var program = try LinearProgram()
        let nodes = error { _ = try program.solveInteger(nodeLimit: -1) }
        #expect(nodes == .badLimit("-1 nodes"))
        let gap = error { _ = try program.solveInteger(relativeGap: .nan) }
        #expect(gap == .badLimit("relative gap nan"))
        let cutoff = error { _ = try program.solveInteger(cutoff: .infinity) }
        #expect(cutoff == .notFinite("cutoff inf"))
        let pivots = error { try program.solve(LinearOptions(iterationLimit: -1)) }
        #expect(pivots == .badLimit("-1 pivots"))
    }
}
