import Model

extension SolverRun {
    /// Anneals parts of a large day side by side; the parts change at every barrier.
    func annealParts() {
        var splitter = Splitter(problem, orders: orders, seed: RandomSource(seed: seed, stream: -1))
        var cooling: Cooling?
        var speed: Double?
        var round = 0
        let candidates = WholeCandidates(problem)
        if bestCost == .max {
            adopt(orders, cost: (0..<problem.clients.count).reduce(0) { $0 + problem.prize($1) })
        }
        repeat {
            // At first the whole: parts could not know who is to have which vehicle.
            let isWhole = round == 0 && problem.clients.count <= SolverRun.wholeUpTo
            let parts = isWhole ? splitter.whole(orders) : splitter.split(orders)
            let count = slice(workers: parts.count, speed: speed, of: 40)
            let began = monitor.elapsed
            let share = spent
            let after = shareAfter(count * parts.count, began: began, speed: speed, count)
            // Larger parts get more steps: as many for each client.
            let clients = max(1, parts.reduce(0) { $0 + $1.clients.count })
            let steps = parts.map { max(1, count * parts.count * $0.clients.count / clients) }
            var results = [PartResult?](repeating: nil, count: parts.count)
            results.withUnsafeMutableBufferPointer { buffer in
                nonisolated(unsafe) let buffer = buffer
                let current = orders
                inParallel(parts.count, threads: threads) { k in
                    buffer[k] = self.work(
                        parts[k], on: current, iterations: steps[k],
                        seed: RandomSource(seed: self.seed, stream: round * 1000 + k),
                        cooling: cooling, share: share, after: after, candidates: candidates)
                }
            }
            merge(parts, results.compactMap { $0 })
            if cooling == nil {
                let routes = orders.reduce(0) { $0 + $1.cost }
                cooling = self.cooling(
                    routesCost: routes, vehicles: orders.count { !$0.isEmpty }, left: missing)
            }
            speed = Double(count) / max(0.001, monitor.elapsed - began)
            round += 1
            report()
        } while !isOver
    }

    /// What a part made of its clients and vehicles.
    struct PartResult {
        var orders: [RouteOrder]
        var cost: Cost
        var iterations: Int
    }

    /// Constructs (in the first round) and anneals one part.
    private func work(
        _ part: Splitter.Part, on orders: [RouteOrder], iterations: Int, seed: RandomSource,
        cooling: Cooling?, share: Double, after: Double, candidates: WholeCandidates
    ) -> PartResult {
        let instance = Instance(
            problem, clients: part.clients, vehicles: part.vehicles.map { orders[$0].type },
            stock: part.stock, reservations: part.reservations, candidates: candidates)
        let annealer = Annealer(instance, seed: seed, start: part.vehicles.map { orders[$0] })
        annealer.construct(atAnyCost: cooling == nil && self.start == nil, stop: stopsEarly)
        let cooling =
            cooling
            ?? Cooling(
                routesCost: annealer.state.totals[0].routesCost
                    - vehiclePrice * annealer.state.totals[0].active,
                served: part.clients.count - annealer.state.absentCount,
                isWarm: self.start != nil)
        annealer.run(
            iterations: iterations, from: cooling.at(share), to: cooling.at(after),
            stop: stopsEarly)
        // The walk goes on from where it is; near the end from the best.
        let keepsBest = after > 0.9 || monitor.wantsStop
        let current = annealer.state
        return PartResult(
            orders: keepsBest ? annealer.best : current.orders(),
            cost: keepsBest ? annealer.bestCost : current.cost, iterations: annealer.iterations)
    }

    /// Puts the parts' orders together.
    private func merge(_ parts: [Splitter.Part], _ results: [PartResult]) {
        var new = orders
        for (part, result) in zip(parts, results) {
            iterations += result.iterations
            for (vehicle, order) in zip(part.vehicles, result.orders) { new[vehicle] = order }
        }
        pool.add(results.flatMap(\.orders))
        var served = Set<Int32>()
        var cost: Cost = 0
        for order in new {
            cost += order.cost
            served.formUnion(order.clients)
        }
        for client in 0..<problem.clients.count where !served.contains(Int32(client)) {
            cost += problem.prize(client)
        }
        adopt(new, cost: cost)
    }
}
