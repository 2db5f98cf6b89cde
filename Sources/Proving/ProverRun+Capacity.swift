import LinearProgramming
import Model

extension ProverRun {
    /// Rounded capacity cuts in the program at most.
    private static let mostCapacityCuts = 300
    /// Rounds without much gain after which other cuts have their turn.
    private static let mostIdleCapacityRounds = 2
    /// Rounds of cuts before prices are looked at exactly.
    private static let mostCapacityRounds = 20

    /// Adds rounded capacity cuts that the program's solution violates and finds the columns that it
    /// wants then; false where there are none, or the last ones changed next to nothing.
    ///
    /// They hold where everybody must be served.
    func addCapacityCuts(_ master: Master, gap: Double) throws(LinearProgramError) -> Bool {
        guard let separation = capacitySeparation,
            idleCapacityRounds < ProverRun.mostIdleCapacityRounds
        else {
            return false
        }
        let before = best
        var rounds = 0
        // Which columns are wanted need not be known exactly before the last of them is found.
        while !isOver() {
            let found = separation.cuts(
                try master.values().map { (places(master.columns[$0.column]), $0.value) })
            guard !found.isEmpty, rounds < ProverRun.mostCapacityRounds else { break }
            try dropIdleCuts(master)
            let room = ProverRun.mostCapacityCuts - master.capacityCuts.count
            guard room > 0 else { break }
            try master.add(Array(found.prefix(room)))
            statistics.capacityCuts += min(room, found.count)
            rounds += 1
            try converge(master, through: .near)
        }
        guard rounds > 0 else { return false }
        statistics.converged = false
        try converge(master)
        let isIdle = best < before + max(1, Int64(gap / 50))
        idleCapacityRounds = isIdle ? idleCapacityRounds + 1 : 0
        return true
    }

    /// Takes cuts out of the program that cost nothing; the prices of the best bound are of those
    /// that stay.
    func dropIdleCuts(_ master: Master) throws(LinearProgramError) {
        keepPrices(of: try master.dropIdleCuts())
    }

    /// The best prices without those of other capacity cuts than these.
    func keepPrices(of kept: [Int]) {
        if let center {
            self.center?.capacity = kept.map {
                $0 < center.capacity.count ? center.capacity[$0] : 0
            }
        }
    }

    /// Clients of a column in order, −1 for loads.
    private func places(_ column: Column) -> [Int32] { column.places(networks[column.network]) }
}

extension Column {
    /// Clients in order, −1 for loads.
    func places(_ network: PricingNetwork) -> [Int32] {
        path.map { network.vertices[Int($0)].client }
    }
}
