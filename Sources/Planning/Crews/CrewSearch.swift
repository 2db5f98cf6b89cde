import Model
import Solving

/// Looks for the crews of a day: a search over who goes with whom, on top of the solver.
///
/// Each step changes a few crews and plans what they do together anew, a small problem; the rest of
/// the day stays as it is. Steps are made in batches of a fixed size from the same state, so that the
/// result depends on seed and iterations alone, not on threads.
final class CrewSearch {
    let day: CrewDay
    let seed: UInt64
    let threads: Int
    let budget: Budget
    let monitor: any SolverMonitor
    var current: CrewPartition
    private(set) var best: CrewPartition
    /// What was planned on the way.
    private var pool: CrewPool
    /// Of the solver, in all parts.
    private(set) var iterations: Int
    private var batch = 0
    /// Batches from one recombination to the next.
    private static let between = 60
    /// Steps tried side by side.
    private static let width = 4
    /// A part of a day is proven by enumeration only where that is quick.
    private static let mostLabels = 3_000

    init(
        _ day: CrewDay, from start: CrewPartition, iterations: Int, budget: Budget, seed: UInt64,
        threads: Int, monitor: any SolverMonitor
    ) {
        (self.day, self.seed, self.threads) = (day, seed, threads)
        (self.budget, self.monitor, self.iterations) = (budget, monitor, iterations)
        (current, best) = (start, start)
        pool = CrewPool(day)
        pool.add(start.parties)
    }

    /// The part of the budget that is spent, 0 to 1.
    private var spent: Double {
        switch budget {
        case .seconds(let limit): min(1, monitor.elapsed / max(limit, 0.001))
        case .iterations(let limit): min(1, Double(iterations) / Double(max(limit, 1)))
        }
    }

    /// Searches until so much of the budget is spent.
    func run(until share: Double) {
        let began = spent
        while spent < share, !monitor.wantsStop {
            let progress = share > began ? (spent - began) / (share - began) : 1
            if !step(progress: progress) { break }
            if batch % Self.between == 0 { recombine() }
            report()
        }
        recombine()
    }

    /// Puts the best day together of crews that were passed on the way.
    private func recombine() {
        // Where all must be planned at once, what a crew does alone says little.
        guard !day.isIndivisible, let found = pool.best(than: best) else { return }
        (current, best) = (found, found)
    }

    /// Goes on from another division of the day, if that is better than the best.
    func adopt(_ other: CrewPartition) {
        guard other.cost < best.cost else { return }
        (current, best) = (other, other)
    }

    /// Counts what was done elsewhere.
    func count(_ more: Int) { iterations += more }

    /// A batch of steps; false if nothing can be changed.
    private func step(progress: Double) -> Bool {
        batch += 1
        var changes: [CrewChange] = []
        for k in 0..<CrewSearch.width {
            var random = RandomSource(seed: seed, stream: batch * CrewSearch.width + k)
            // Not every draw can be carried out.
            for _ in 0..<20 {
                if let change = CrewChange.draw(from: current, day: day, random: &random) {
                    changes.append(change)
                    break
                }
            }
        }
        if changes.isEmpty { return false }
        var found = [CrewDay.Found?](repeating: nil, count: changes.count)
        found.withUnsafeMutableBufferPointer { found in
            nonisolated(unsafe) let found = found
            inParallel(changes.count, threads: threads) { k in
                found[k] = evaluate(changes[k], number: k)
            }
        }
        // A little worse is allowed at first, to get away from where no single step helps.
        let slack = Int(Double(best.cost % day.mustPrize) * 0.004 * (1 - progress) * (1 - progress))
        // All started from the same state: the one that gains most is carried out.
        var chosen: (cost: Cost, number: Int)?
        for k in changes.indices {
            guard let result = found[k] else { continue }
            // What is enumerated takes no steps of the solver, but time.
            iterations += max(result.iterations, 100)
            pool.add(changes[k].parties(result, in: current, day: day))
            let cost = current.cost + result.cost - changes[k].cost(in: current, day: day)
            if cost < chosen?.cost ?? .max { chosen = (cost, k) }
        }
        if let chosen, chosen.cost <= max(best.cost + slack, current.cost),
            let result = found[chosen.number]
        {
            current = changes[chosen.number].applied(to: current, result, day: day)
        }
        if current.cost < best.cost { best = current }
        return true
    }

    private func evaluate(_ change: CrewChange, number: Int) -> CrewDay.Found {
        let clients = change.clients(in: current)
        let limit = 80 + 12 * clients.count
        return day.solve(
            change.hands(in: current, day: day), clients: clients,
            stock: stock(without: change.parties), budget: .iterations(limit),
            seed: seed &+ UInt64(batch * CrewSearch.width + number),
            mostLabels: CrewSearch.mostLabels, monitor: PartMonitor(monitor))
    }

    /// What the centres have for some parties while all others take what they do.
    private func stock(without parties: [Int]) -> [Load]? {
        let depots = day.base.problem.depots
        guard day.hasStock else { return nil }
        var stock = depots.map(\.stock)
        for p in current.parties.indices where !parties.contains(p) {
            guard let route = current.parties[p].route else { continue }
            for (depot, load) in day.taken(by: route) { stock[depot] &-= load }
        }
        return stock
    }

    private func report() {
        let missing = best.left.count { day.base.problem.clients[Int($0)].isRequired }
        monitor.report(
            Progress(
                seconds: monitor.elapsed, cost: best.cost - missing * day.mustPrize,
                requiredMissing: missing, vehicles: best.parties.count { $0.route != nil },
                served: day.base.problem.clients.count - best.left.count,
                clients: day.base.problem.clients.count, iterations: iterations))
    }
}
