import Model

/// Simulated annealing over ruin and recreate on one instance.
final class Annealer {
    let state: SearchState
    private var search: RuinAndRecreate
    /// Orders of the best solution so far.
    private(set) var best: [RouteOrder]
    private(set) var bestCost: Cost
    private(set) var iterations = 0
    /// Told of each new best solution's routes.
    var onBest: (([RouteOrder]) -> Void)?
    private let local: [Int32: Int32]

    init(_ instance: Instance, seed: RandomSource, start: [RouteOrder]? = nil) {
        state = SearchState(instance)
        search = RuinAndRecreate(state, seed: seed)
        var local: [Int32: Int32] = [:]
        for (i, client) in instance.clients.enumerated() { local[client] = Int32(i) }
        self.local = local
        if let start { state.load(start, local: local) }
        best = state.orders()
        bestCost = state.cost
    }

    /// Inserts all absent clients greedily.
    func construct() {
        state.beginStep()
        search.takeAllAbsent()
        search.recreate()
        keepBest()
    }

    /// Goes on from other orders.
    func restart(from orders: [RouteOrder]) {
        state.load(orders, local: local)
        if state.cost < bestCost { keepBest() }
    }

    private func keepBest() {
        bestCost = state.cost
        best = state.orders()
        onBest?(best)
    }

    /// So many steps, cooling from one temperature to another (both in ``Cost``).
    func run(
        iterations count: Int, from hot: Double, to cold: Double, stop: () -> Bool = { false }
    ) {
        guard state.n > 0, count > 0 else { return }
        let every = 64
        let steps = max(1, count / every)
        let factor = ExactMath.exp(ExactMath.log(max(cold, 1) / max(hot, 1)) / Double(steps))
        var temperature = max(hot, 1)
        for k in 0..<count {
            if k % every == 0 {
                if k > 0 { temperature *= factor }
                if stop() { break }
            }
            step(temperature: Int(temperature))
        }
    }

    private func step(temperature: Int) {
        let before = state.cost
        state.beginStep()
        search.ruin()
        search.recreate()
        iterations += 1
        let after = state.cost
        // The threshold of simulated annealing, −T ln(u), with u drawn from a table of integers.
        let slack =
            (temperature &* ExactMath.exponentialTable[search.random.below(1024)]) >> 16
        if after < before || after - before <= slack {
            if after < bestCost {
                bestCost = after
                best = state.orders()
                onBest?(best)
            }
        } else {
            state.rollBack()
        }
    }
}
