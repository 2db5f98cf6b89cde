import Model

/// Improves routes that people have on paper: each one that is changed, begun or dropped costs a price
/// besides.
///
/// Annealing over the whole problem, from two seeds that meet after each slice of the budget. The price of a
/// change begins low and rises, so that routes are opened while that is cheap, and given back, the cheapest
/// first, as it becomes dear; see ``KeptOrders``. The result costs no more than the start, price counted. Not
/// for days with dependencies.
///
/// - Parameters:
///   - start: one route at most for each vehicle type, each of which has one vehicle.
///   - isFree: by vehicle type: its route may be any, for nothing.
/// - Returns: the best found; its cost is without the price.
public func improve(
    _ problem: Problem, from start: [Route], changePrice: Cost, isFree: [Bool], budget: Budget,
    seed: UInt64, threads: Int, monitor: any SolverMonitor
) -> SolverResult {
    let run = SolverRun(
        problem, budget: budget, seed: seed, threads: max(1, threads), monitor: monitor)
    for route in start where run.orders[route.vehicleType].isEmpty {
        run.orders[route.vehicleType] = RouteOrder(route, type: route.vehicleType, problem)
    }
    run.annealKept(price: changePrice, isFree: isFree)
    return SolverResult(
        solution: export(run.orders, run.problem), iterations: run.iterations,
        isProvenOptimal: false)
}

extension SolverRun {
    /// Share of the price that a change costs at first.
    private static let firstPrice = 0.05
    /// Share of the budget after which it costs all of it.
    private static let fullPriceFrom = 0.9
    /// Where on the way from hot to cold the search begins: not so hot that little would be left of the start.
    private static let begin = 0.5

    fileprivate func annealKept(price: Cost, isFree: [Bool]) {
        let all = problem.clients.indices.map(Int32.init)
        let annealers = (0..<SolverRun.chains).map { k in
            Annealer(
                Instance(problem, clients: all, vehicles: vehicleTypes, keepsOrders: true),
                seed: RandomSource(seed: seed, stream: k), start: orders)
        }
        inParallel(annealers.count, threads: threads) { k in
            annealers[k].keep(price: price, isFree: isFree)
            annealers[k].construct(stop: self.stopsEarly)
        }
        adoptKept(annealers, price: price)
        let first = annealers[0].state
        let cooling = cooling(
            routesCost: first.totals[0].routesCost, vehicles: first.totals[0].active,
            left: first.absentCount)
        let temperature = { cooling.at(Self.begin + (1 - Self.begin) * $0) }
        var speed: Double?
        while !isOver {
            let count = slice(workers: annealers.count, speed: speed, of: 60)
            let began = monitor.elapsed
            let share = spent
            let after = shareAfter(count * annealers.count, began: began, speed: speed, count)
            let rise = min(1, Self.firstPrice + (1 - Self.firstPrice) * share / Self.fullPriceFrom)
            inParallel(annealers.count, threads: threads) { k in
                annealers[k].set(price: Cost(Double(price) * rise))
                annealers[k].run(
                    iterations: count, from: temperature(share), to: temperature(after),
                    stop: self.stopsEarly)
            }
            iterations = annealers.reduce(0) { $0 + $1.iterations }
            speed = Double(count) / max(0.001, monitor.elapsed - began)
            adoptKept(annealers, price: price)
        }
    }

    /// Takes the better chain's best over, and lets the other go on from it.
    private func adoptKept(_ annealers: [Annealer], price: Cost) {
        guard let best = annealers.min(by: { $0.bestCost < $1.bestCost }) else { return }
        adopt(best.best, cost: best.bestCost - price * best.bestChanged)
        for other in annealers where other.bestCost > best.bestCost { other.restart(from: orders) }
        report()
    }
}
