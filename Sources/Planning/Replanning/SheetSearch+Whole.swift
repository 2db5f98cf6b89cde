import Model
import Solving

/// All sheets at once.
extension SheetSearch {
    /// Anneals the whole day from the paper plan, each changed sheet at its price; rounds that are under way
    /// stay as they are.
    ///
    /// Days with dependencies are left to the smaller steps.
    mutating func annealWhole(until share: Double) {
        let hands = routes.indices.filter { isUsable($0) && !day.past.isUnderWay($0) }
        let clients = clients(of: hands, most: .max)
        guard day.problem.dependencies.isEmpty, !hands.isEmpty, !clients.isEmpty, !isOver else {
            return
        }
        let subday = SubDay(day, hands: hands, clients: clients, routes: routes)
        let result = improve(
            subday.problem, from: subday.start(routes), changePrice: price,
            isFree: hands.map { day.isForced[$0] },
            budget: budget.share(share, spent: monitor.elapsed),
            seed: seed, threads: threads, monitor: StepMonitor(monitor, budget))
        iterations += result.iterations
        var new = routes
        for (hand, route) in zip(hands, subday.routes(of: result.solution, day)) {
            new[hand] = route
        }
        timeAgain(hands, in: &new)
        let found = day.cost(new) + price * new.indices.count { day.isChanged($0, new[$0]) }
        if found < value { adopt(new, Array(new.indices)) }
    }

    /// Rounds whose order is as on paper have the times on paper; the others go when that suits these.
    private func timeAgain(_ hands: [Int], in new: inout [Route?]) {
        var others: [Int] = []
        for hand in hands {
            guard let route = new[hand] else { continue }
            if let paper = day.paper(hand), route.hasOrder(of: paper) {
                new[hand] = paper
            } else {
                others.append(hand)
            }
        }
        for hand in others {
            guard let route = new[hand] else { continue }
            let beside = new.enumerated().compactMap { $0.offset == hand ? nil : $0.element }
            if day.fits(route, beside: beside) { continue }
            new[hand] = timedRoute(
                day.problem, type: day.typeOfHand[hand],
                shifts: route.orderedStops(of: day.problem),
                others: beside
            ).map(day.translation.priced)
        }
    }
}

extension Budget {
    /// A part of what is left.
    fileprivate func share(_ share: Double, spent: Double) -> Budget {
        switch self {
        case .seconds(let limit): .seconds(spent + (limit - spent) * share)
        case .iterations(let limit): .iterations(Int(Double(limit) * share))
        }
    }
}
