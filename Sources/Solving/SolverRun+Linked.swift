import Model

extension Problem {
    /// Visits depend on each other, or lateness costs by the second, and the search for linked visits
    /// can carry all other rules.
    var isLinked: Bool {
        (!dependencies.isEmpty || tardiness != nil) && LinkedInstance.carries(self)
    }
}

extension SolverRun {
    /// Annealing chains side by side over linked visits; the best solution of any counts.
    ///
    /// - Parameter start: routes to go on from.
    func annealLinked(_ start: [Route] = []) -> SolverResult {
        let instance = LinkedInstance(problem)
        let searches = (0..<SolverRun.linkedChains).map { k in
            LinkedSearch(instance, seed: RandomSource(seed: seed, stream: k))
        }
        let known = start.isEmpty ? [] : lists(start)
        inParallel(searches.count, threads: threads) { searches[$0].construct(from: known) }
        let first = searches[0].state
        let cooling = Cooling(
            routesCost: first.cost - first.totals.absent * problem.mustPrize,
            served: problem.clients.count - first.totals.absent, least: 0.05,
            isWarm: !start.isEmpty)
        var speed: Double?
        note(searches)
        while !isOver {
            let count = slice(workers: searches.count, speed: speed)
            let began = monitor.elapsed
            let share = spent
            let after = shareAfter(count * searches.count, began: began, speed: speed, count)
            inParallel(searches.count, threads: threads) { k in
                searches[k].run(
                    iterations: count, from: cooling.at(share), to: cooling.at(after),
                    stop: self.stopsEarly)
            }
            iterations = searches.reduce(0) { $0 + $1.iterations }
            speed = Double(count) / max(0.001, monitor.elapsed - began)
            note(searches)
            report()
        }
        let state = LinkedState(instance)
        let winner = searches.min { $0.bestCost < $1.bestCost }
        if let winner, !state.load(winner.best) { state.clear() }
        return SolverResult(
            solution: state.solution(), iterations: iterations, isProvenOptimal: false)
    }

    /// The clients of routes, vehicle by vehicle.
    private func lists(_ routes: [Route]) -> [[Int32]] {
        ordersOfVehicles(routes).map(\.clients)
    }

    /// Chains side by side over linked visits.
    static let linkedChains = 2

    /// Keeps what the monitor is told of.
    private func note(_ searches: [LinkedSearch]) {
        guard let best = searches.min(by: { $0.bestCost < $1.bestCost }), best.bestCost < bestCost
        else { return }
        bestCost = best.bestCost
        missing = problem.clients.count - best.best.reduce(0) { $0 + $1.count }
        requiredMissing = missing
        vehiclesUsed = best.best.count { !$0.isEmpty }
    }
}
