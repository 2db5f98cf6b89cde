import Model

extension SolverRun {
    /// Several annealing chains over the whole problem, whose routes are recombined.
    func anneal() {
        let all = (0..<Int32(problem.clients.count)).map { $0 }
        let count = problem.clients.count < SolverRun.decomposesFrom ? SolverRun.chains : 1
        let annealers = (0..<count).map { k in
            Annealer(
                Instance(problem, clients: all, vehicles: vehicleTypes),
                seed: RandomSource(seed: seed, stream: k), start: orders, bounds: heldBounds)
        }
        let pools = annealers.map { _ in RoutePool() }
        for (annealer, pool) in zip(annealers, pools) {
            annealer.onBest = { pool.add($0) }
        }
        inParallel(annealers.count, threads: threads) {
            annealers[$0].construct(atAnyCost: self.start == nil, stop: self.stopsEarly)
        }
        adoptBest(of: annealers)
        let first = annealers[0].state
        let cooling = cooling(
            routesCost: first.totals[0].routesCost, vehicles: first.totals[0].active,
            left: first.absentCount)
        let before = iterations
        var speed: Double?
        var slices = 0
        while !isOver {
            let count = slice(workers: annealers.count, speed: speed)
            let began = monitor.elapsed
            let share = spent
            let after = shareAfter(count * annealers.count, began: began, speed: speed, count)
            inParallel(annealers.count, threads: threads) { k in
                annealers[k].run(
                    iterations: count, from: cooling.at(share), to: cooling.at(after),
                    stop: self.stopsEarly)
            }
            iterations = annealers.reduce(before) { $0 + $1.iterations }
            speed = Double(count) / max(0.001, monitor.elapsed - began)
            adoptBest(of: annealers)
            slices += 1
            for other in pools { pool.merge(other) }
            // Chosen one by one, routes would break dependencies between them.
            if count > 1, problem.dependencies.isEmpty, slices % 5 == 0 || isOver {
                recombine(annealers)
            }
            report()
        }
    }

    /// The share of the budget that will be spent after a slice.
    func shareAfter(_ steps: Int, began: Double, speed: Double?, _ count: Int) -> Double {
        switch budget {
        case .iterations(let limit):
            return Double(iterations + steps) / Double(max(limit, 1))
        case .seconds(let limit):
            guard let speed else { return spent }
            return (began + Double(count) / speed) / limit
        }
    }

    /// Keeps the best of the chains' solutions.
    private func adoptBest(of annealers: [Annealer]) {
        for annealer in annealers where annealer.bestCost < bestCost {
            adopt(annealer.best, cost: annealer.bestCost)
            heldBounds = annealer.bestBounds
        }
    }

    /// Solves a set-partitioning problem over all routes that the chains have found, and lets the
    /// chain that is worst go on from it.
    private func recombine(_ annealers: [Annealer]) {
        var recombination = Recombination(
            problem: problem, vehicles: vehicleTypes, stock: problem.depots.map(\.stock))
        recombination.seconds = recombinationSeconds
        guard let recombined = recombination.best(of: pool.routes, incumbent: orders) else {
            return
        }
        let worst = annealers.indices.max { annealers[$0].state.cost < annealers[$1].state.cost }
        let annealer = annealers[worst ?? 0]
        annealer.restart(from: recombined)
        adoptBest(of: annealers)
    }

    /// How long GLPK may take at a time: nil where only iterations count.
    var recombinationSeconds: Double? {
        guard case .seconds(let limit) = budget else { return nil }
        return min(limit / 40, max(0.1, limit - monitor.elapsed))
    }

    func adopt(_ new: [RouteOrder], cost: Cost) {
        orders = new
        bestCost = cost
        let served = new.flatMap(\.clients)
        missing = problem.clients.count - served.count
        requiredMissing =
            problem.clients.count { $0.isRequired }
            - served.count { problem.clients[Int($0)].isRequired }
    }
}
