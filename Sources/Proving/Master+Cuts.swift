import LinearProgramming
import Model

extension Master {
    /// Rows of subset-row cuts, in their order.
    var subsetRows: [Row] { rows(areCapacity: false) }

    /// Rows of capacity cuts, in their order.
    var capacityRows: [Row] { rows(areCapacity: true) }

    private func rows(areCapacity: Bool) -> [Row] {
        isCapacityRow.indices.filter { isCapacityRow[$0] == areCapacity }.map { Row(firstCut + $0) }
    }

    func add(_ new: [SubsetRow]) throws(LinearProgramError) {
        for cut in new {
            let entries = entries { cut.coefficient($0.clients) }
            try program.addRow(.atMost(Double(cut.most)), entries: entries)
            cuts.append(cut)
            isCapacityRow.append(false)
        }
        duals.cuts += new.map { _ in 0 }
    }

    func add(_ new: [CapacityCut]) throws(LinearProgramError) {
        for cut in new {
            var entries = entries { cut.coefficient($0.places(networks[$0.network])) }
            entries.append(RowEntry(artificial, 1))
            try program.addRow(cut.bounds, entries: entries)
            capacityCuts.append(cut)
            isCapacityRow.append(true)
        }
        duals.capacity += new.map { _ in 0 }
    }

    private func entries(_ coefficient: (Column) -> Int) -> [RowEntry] {
        active.enumerated().compactMap { k, column in
            let value = coefficient(columns[column])
            return value > 0
                ? RowEntry(LinearProgramming.Column(slacks + k), Double(value)) : nil
        }
    }

    /// Takes cuts out that cost nothing at the last duals; returns which capacity cuts stay.
    @discardableResult
    func dropIdleCuts() throws(LinearProgramError) -> [Int] {
        var isIdle: [Bool] = []
        for k in isCapacityRow.indices {
            isIdle.append(try program.basisStatus(of: Row(firstCut + k)) == .basic)
        }
        for (row, cut) in zip(capacityRows, capacityCuts) where cut.branching != nil {
            isIdle[row.index - firstCut] = false
        }
        return try drop(isIdle)
    }

    /// Takes cuts over clients out, from one of them on.
    func dropCuts(from first: Int) throws(LinearProgramError) {
        let leaving = Set(subsetRows.dropFirst(first).map { $0.index - firstCut })
        _ = try drop(isCapacityRow.indices.map(leaving.contains))
    }

    /// Takes branchings out that bind nothing now; returns which capacity cuts stay.
    func dropBranchings(where isIdle: (Int) -> Bool) throws(LinearProgramError) -> [Int] {
        var isLeaving = isCapacityRow.map { _ in false }
        for (row, cut) in zip(capacityRows, capacityCuts) {
            if let branching = cut.branching, isIdle(branching) {
                isLeaving[row.index - firstCut] = try program.basisStatus(of: row) == .basic
            }
        }
        return try drop(isLeaving)
    }

    /// What a branching says from now on.
    func set(
        branching: Int, least: Int, most: Int?
    ) throws(LinearProgramError) {
        guard let k = capacityCuts.firstIndex(where: { $0.branching == branching }) else { return }
        (capacityCuts[k].least, capacityCuts[k].most) = (least, most)
        try program.setBounds(of: capacityRows[k], to: capacityCuts[k].bounds)
    }

    /// What the program would cost at least with a branching, as far as a few pivots tell.
    ///
    /// - Parameter basis: of the program without it.
    func objective(
        branching: Int, least: Int, most: Int?, from basis: Basis, pivots: Int
    ) throws(LinearProgramError) -> Double {
        try set(branching: branching, least: least, most: most)
        try program.setBasis(basis)
        _ = try program.solve(LinearOptions(method: .dual, iterationLimit: pivots))
        return try program.objective() * unit
    }

    private func drop(_ isIdle: [Bool]) throws(LinearProgramError) -> [Int] {
        let subsets = zip(isIdle, isCapacityRow).filter { !$0.1 }.map(\.0)
        let capacities = zip(isIdle, isCapacityRow).filter(\.1).map(\.0)
        try program.deleteRows(isIdle.indices.filter { isIdle[$0] }.map { Row(firstCut + $0) })
        func kept<T>(_ list: [T], _ isIdle: [Bool]) -> [T] {
            zip(list, isIdle).filter { !$0.1 }.map(\.0)
        }
        isCapacityRow = kept(isCapacityRow, isIdle)
        (cuts, duals.cuts) = (kept(cuts, subsets), kept(duals.cuts, subsets))
        (capacityCuts, duals.capacity) = (
            kept(capacityCuts, capacities), kept(duals.capacity, capacities)
        )
        return capacities.indices.filter { !capacities[$0] }
    }
}

extension CapacityCut {
    /// Of its row.
    fileprivate var bounds: Bounds {
        if let most { return .atMost(Double(most)) }
        return least > 0 ? .atLeast(Double(least)) : .free
    }
}
