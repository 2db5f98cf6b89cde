import Model
import Scenarios
import Solving

/// Forms the crews of a day and plans it.
///
/// Small days: every division into crews, each planned exactly. Others: several divisions to begin
/// with, planned roughly; a search from the best (``CrewSearch``); the whole day with the crews found.
package struct CrewFormation {
    /// Days with more divisions into crews are not tried one by one, unless told so.
    package static let mostDivisions = 250
    let day: CrewDay
    let budget: Budget
    let seed: UInt64
    let threads: Int
    let monitor: any SolverMonitor
    /// Days with more divisions into crews are not tried one by one.
    var mostDivisions = CrewFormation.mostDivisions
    /// Neither are days with more clients.
    var mostClients = 9

    init(
        _ day: CrewDay, budget: Budget, seed: UInt64, threads: Int, monitor: any SolverMonitor
    ) {
        (self.day, self.budget, self.seed) = (day, budget, seed)
        (self.threads, self.monitor) = (threads, monitor)
    }

    /// Who goes with whom, and what they do.
    struct Found {
        var partition: CrewPartition
        /// No plan with other crews costs less, nor any with these.
        var isProven: Bool
        var iterations: Int
    }

    /// Plans the day.
    func run() -> Found {
        if day.everything.count <= mostClients,
            let divisions = day.people.divisions(most: mostDivisions)
        {
            return best(of: divisions, share: 1, isAll: true)
        }
        let start = best(of: day.people.starts(), share: 0.2, isAll: false)
        let search = CrewSearch(
            day, from: start.partition, iterations: start.iterations, budget: budget, seed: seed,
            threads: threads, monitor: monitor)
        search.run(until: 0.7)
        search.adopt(whole(search))
        return Found(
            partition: takingIn(search.best), isProven: false, iterations: search.iterations)
    }

    /// The best of some divisions, each planned in its part of a share of the budget.
    private func best(of divisions: [[[Int]]], share: Double, isAll: Bool) -> Found {
        var best: CrewPartition?
        var isProven = isAll
        var iterations = 0
        for crews in divisions {
            // One plan there must be.
            if best != nil, monitor.wantsStop {
                isProven = false
                break
            }
            let part: Budget
            switch budget {
            case .seconds(let limit): part = .seconds(limit * share / Double(divisions.count))
            case .iterations(let limit):
                part = .iterations(max(1, Int(Double(limit) * share) / divisions.count))
            }
            let hands = crews.map { day.people.hand($0) } + day.people.given
            let found = day.solve(
                hands, clients: day.everything, budget: part, seed: seed, threads: threads,
                mostLabels: isAll ? 200_000 : 3_000, monitor: PartMonitor(monitor))
            iterations += found.iterations
            isProven = isProven && found.isProven
            if found.cost < best?.cost ?? .max { best = CrewPartition(crews, hands, found) }
        }
        let none = CrewDay.Found(
            routes: [], left: day.everything, cost: .max, isProven: false, iterations: 0)
        return Found(
            partition: best ?? CrewPartition([], [], none), isProven: isProven,
            iterations: iterations)
    }

    /// The whole day with the crews of a search, in what is left of the budget.
    private func whole(_ search: CrewSearch) -> CrewPartition {
        let left: Budget
        switch budget {
        case .seconds(let limit): left = .seconds(max(0, limit - monitor.elapsed))
        case .iterations(let limit): left = .iterations(max(1, limit - search.iterations))
        }
        // Who is in no crew may go alone.
        let crews = search.best.crews
        let busy = Set(crews.joined())
        let alone = day.people.companies.indices.filter {
            !busy.contains($0) && day.people.isHand([$0])
        }
        let all = crews + alone.map { [$0] }
        let hands = all.map { day.people.hand($0) } + day.people.given
        let found = day.solve(
            hands, clients: day.everything, budget: left, seed: seed, threads: threads,
            mostLabels: 3_000, monitor: PartMonitor(monitor))
        search.count(found.iterations)
        return CrewPartition(all, hands, found)
    }
}

extension CrewPeople {
    /// All divisions into crews that differ in more than who of several alike is in which; nil if there
    /// are more than so many.
    ///
    /// Companies that cannot be a hand as they are divided stay at home.
    func divisions(most: Int) -> [[[Int]]]? {
        // Bell numbers grow fast: seven companies have 877 divisions, if no two are alike.
        guard companies.count <= 8 else { return nil }
        var known: Set<[[Int]]> = []
        var result: [[[Int]]] = []
        var blocks: [[Int]] = []
        func divide(_ company: Int) -> Bool {
            guard company < companies.count else {
                let hands = blocks.filter(isHand)
                let key = hands.map(key).sorted { $0.lexicographicallyPrecedes($1) }
                if known.insert(key).inserted { result.append(hands) }
                return result.count <= most
            }
            for k in blocks.indices {
                blocks[k].append(company)
                let goesOn = divide(company + 1)
                blocks[k].removeLast()
                if !goesOn { return false }
            }
            blocks.append([company])
            defer { blocks.removeLast() }
            return divide(company + 1)
        }
        return divide(0) ? result : nil
    }
}
