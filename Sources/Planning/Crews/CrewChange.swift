import Model
import Solving

/// A step of the search: some parties are replaced by others, who plan their clients anew.
struct CrewChange {
    /// Indices of the parties that take part, ascending.
    var parties: [Int]
    /// Crews that take their place; who is in none stays at home.
    var crews: [[Int]]
    /// Clients that are left out and may come in.
    var candidates: [Int32]
    /// Given hands among the parties, which stay.
    private var given: [Int]

    /// What the parties and candidates cost now.
    func cost(in partition: CrewPartition, day: CrewDay) -> Model.Cost {
        parties.reduce(0) { $0 + (partition.parties[$1].route?.cost ?? 0) }
            + candidates.reduce(0) { $0 + day.prize($1) }
    }

    /// What is planned anew, ascending.
    func clients(in partition: CrewPartition) -> [Int32] {
        (parties.flatMap { partition.parties[$0].route?.clients ?? [] } + candidates).sorted()
    }

    /// Those who plan it: the new crews, then the given.
    func hands(in partition: CrewPartition, day: CrewDay) -> [Hand] {
        crews.map { day.people.hand($0) } + given.map { partition.parties[$0].hand }
    }

    /// Those who plan it with what they do; without crews that do nothing.
    func parties(
        _ found: CrewDay.Found, in partition: CrewPartition, day: CrewDay
    ) -> [CrewParty] {
        hands(in: partition, day: day).enumerated().compactMap { k, hand in
            let crew = k < crews.count ? crews[k] : []
            if !crew.isEmpty, found.routes[k] == nil { return nil }
            return CrewParty(crew: crew, hand: hand, route: found.routes[k])
        }
    }

    /// The day after it.
    func applied(
        to partition: CrewPartition, _ found: CrewDay.Found, day: CrewDay
    ) -> CrewPartition {
        var result = partition
        result.cost += found.cost - cost(in: partition, day: day)
        result.parties = partition.parties.indices.filter { !parties.contains($0) }.map {
            partition.parties[$0]
        }
        result.parties += self.parties(found, in: partition, day: day)
        let gone = Set(candidates)
        result.left = (partition.left.filter { !gone.contains($0) } + found.left).sorted()
        return result
    }
}

extension CrewChange {
    /// A change at random; nil where what was drawn cannot be.
    static func draw(
        from partition: CrewPartition, day: CrewDay, random: inout RandomSource
    ) -> CrewChange? {
        Draw(partition: partition, day: day).change(&random)
    }

    /// Draws changes of one state.
    private struct Draw {
        let partition: CrewPartition
        let day: CrewDay

        func change(_ random: inout RandomSource) -> CrewChange? {
            let people = day.people
            let busy = Set(partition.parties.flatMap(\.crew))
            let idle = people.companies.indices.filter { !busy.contains($0) }
            let formed = partition.parties.indices.filter { !partition.parties[$0].isGiven }
            guard !formed.isEmpty else { return founded(idle, [], &random) }
            let a = formed[random.below(formed.count)]
            let crewA = partition.parties[a].crew
            let place = people.start[crewA[0]]
            let near = neighbours(of: a, &random)
            let others = near.filter {
                !partition.parties[$0].isGiven
                    && people.start[partition.parties[$0].crew[0]] == place
            }
            let b = others.first
            let crewB = b.map { partition.parties[$0].crew } ?? []
            let idleHere = idle.filter { people.start[$0] == place }
            var old = [a]
            var new: [[Int]]
            switch random.below(9) {
            case 0:
                // Two change places.
                let from = b == nil || random.below(3) == 0 ? idleHere : crewB
                guard let x = pick(crewA, &random), let y = pick(from, &random),
                    people.classes[x] != people.classes[y]
                else { return nil }
                new = [crewA.filter { $0 != x } + [y]]
                if from == crewB, let b {
                    old.append(b)
                    new.append(crewB.filter { $0 != y } + [x])
                }
            case 1:
                guard let b, let x = pick(crewA, &random) else { return nil }
                old.append(b)
                new = [crewA.filter { $0 != x }, crewB + [x]]
            case 2:
                guard let x = pick(idleHere, &random) else { return nil }
                new = [crewA + [x]]
            case 3:
                guard let x = pick(crewA, &random) else { return nil }
                new = [crewA.filter { $0 != x }]
            case 4:
                guard let b else { return nil }
                old.append(b)
                new = [crewA + crewB]
            case 5:
                new = split(crewA + (random.below(2) == 0 ? [] : some(idleHere, &random)), &random)
            case 6:
                new = []
            case 7:
                return founded(idleHere, [a] + near.prefix(1 + random.below(2)), &random)
            default:
                // Those of two crews, and some who are idle, in crews of another number.
                guard let b else { return nil }
                old.append(b)
                let pool = crewA + crewB + (random.below(2) == 0 ? [] : some(idleHere, &random))
                new = deal(pool, into: 1 + random.below(4), &random)
            }
            new.removeAll(where: \.isEmpty)
            return change(old, new, partners: near, &random)
        }

        /// A new crew of those who are idle, beside some parties.
        private func founded(
            _ idle: [Int], _ beside: [Int], _ random: inout RandomSource
        ) -> CrewChange? {
            let crew = some(idle, &random)
            guard !crew.isEmpty else { return nil }
            let same = beside.filter { !partition.parties[$0].isGiven }
            return change(
                beside, [crew] + same.map { partition.parties[$0].crew }, partners: [], &random)
        }

        private func change(
            _ old: [Int], _ new: [[Int]], partners: [Int], _ random: inout RandomSource
        ) -> CrewChange? {
            let crews = new.map { $0.sorted() }
            guard crews.allSatisfy(day.people.isHand) else { return nil }
            var parties = old
            var all = crews
            if day.isIndivisible {
                for p in partition.parties.indices where !old.contains(p) {
                    parties.append(p)
                    if !partition.parties[p].isGiven { all.append(partition.parties[p].crew) }
                }
            } else {
                // Neighbours take over what has become too much, or give what is now possible.
                let most = max(1, 3 - old.count) + (new.isEmpty ? 1 : 0)
                for p in partners.filter({ !old.contains($0) }).prefix(random.below(most + 1)) {
                    parties.append(p)
                    if !partition.parties[p].isGiven { all.append(partition.parties[p].crew) }
                }
            }
            parties.sort()
            let given = parties.filter { partition.parties[$0].isGiven }
            guard !all.isEmpty || !given.isEmpty else { return nil }
            return CrewChange(
                parties: parties, crews: all, candidates: candidates(near: parties, &random),
                given: given)
        }

        /// What is left out: all, or where that is much, some.
        private func candidates(near parties: [Int], _ random: inout RandomSource) -> [Int32] {
            let most = 16
            if day.isIndivisible || partition.left.count <= most { return partition.left }
            let from = random.below(partition.left.count - most + 1)
            return Array(partition.left[from..<from + most])
        }

        /// Other parties, nearest first, seen from one of its clients; a little mixed.
        private func neighbours(of party: Int, _ random: inout RandomSource) -> [Int] {
            let clients = partition.parties[party].route?.clients ?? []
            let problem = day.base.problem
            let matrix = problem.profiles[0]
            guard !clients.isEmpty else { return [] }
            let here = problem.clients[Int(clients[random.below(clients.count)])].location
            let ways = partition.parties.indices.filter { $0 != party }.map { p in
                let nearest = (partition.parties[p].route?.clients ?? []).reduce(Int32.max) {
                    min($0, matrix[here, problem.clients[Int($1)].location].duration)
                }
                // Each is as near as it is, give or take a half.
                return (way: Int(nearest) * (2 + random.below(3)), party: p)
            }
            return ways.sorted { ($0.way, $0.party) < ($1.way, $1.party) }.map(\.party)
        }

        private func pick(_ list: [Int], _ random: inout RandomSource) -> Int? {
            list.isEmpty ? nil : list[random.below(list.count)]
        }

        /// A few of a list, in another order.
        private func some(_ list: [Int], _ random: inout RandomSource) -> [Int] {
            Array(shuffled(list, &random).prefix(1 + random.below(6)))
        }

        private func split(_ crew: [Int], _ random: inout RandomSource) -> [[Int]] {
            deal(crew, into: 2, &random)
        }

        private func shuffled(_ list: [Int], _ random: inout RandomSource) -> [Int] {
            var list = list
            for k in list.indices.dropLast() {
                list.swapAt(k, k + random.below(list.count - k))
            }
            return list
        }

        /// Deals people out, who drive first, so that each crew has a car as far as there are any.
        private func deal(
            _ crew: [Int], into count: Int, _ random: inout RandomSource
        ) -> [[Int]] {
            let people = day.people
            let mixed = shuffled(crew, &random)
            let ordered = mixed.filter(people.drives) + mixed.filter { !people.drives($0) }
            var crews = [[Int]](repeating: [], count: min(count, max(1, ordered.count)))
            let isEven = random.below(3) > 0
            for (k, company) in ordered.enumerated() {
                let hand = k < crews.count || isEven ? k % crews.count : random.below(crews.count)
                crews[hand].append(company)
            }
            return crews
        }
    }
}
