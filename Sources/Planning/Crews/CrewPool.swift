import Model
import Solving

/// Crews with their routes that a search has passed: the columns of a set-partitioning program in
/// which each volunteer is a row.
///
/// Volunteers who differ in nothing that matters share a row, whose limit is how many they are; so
/// nobody is in two crews, and alike crews are one column.
struct CrewPool {
    private let day: CrewDay
    private struct Key: Hashable {
        /// Classes of the companies; for a given hand its number, below zero.
        var crew: [Int]
        var clients: [Int32]
    }
    private var parties: [CrewParty] = []
    private var index: [Key: Int] = [:]
    /// Beyond this the older half makes room.
    private static let capacity = 8_000

    init(_ day: CrewDay) { self.day = day }

    /// Adds what some parties do.
    mutating func add(_ new: [CrewParty]) {
        for party in new {
            guard let route = party.route else { continue }
            let crew = party.isGiven ? [-1 - givenNumber(party)] : day.people.key(party.crew)
            let key = Key(crew: crew, clients: route.clients.sorted())
            if let known = index[key] {
                if route.cost < parties[known].route?.cost ?? .max { parties[known] = party }
                continue
            }
            if parties.count >= Self.capacity { forgetOlderHalf() }
            index[key] = parties.count
            parties.append(party)
        }
    }

    private mutating func forgetOlderHalf() {
        parties.removeFirst(parties.count / 2)
        let kept = parties
        (parties, index) = ([], [:])
        add(kept)
    }

    private func givenNumber(_ party: CrewParty) -> Int {
        day.people.given.firstIndex { $0.id == party.hand.id } ?? 0
    }

    /// The best division of the day into crews of the pool; nil where none is better than a known one.
    func best(than known: CrewPartition) -> CrewPartition? {
        let own = known.parties.filter { $0.route != nil }
        let candidates = own + parties
        let rows = Rows(day)
        var packing = SetPacking(limits: rows.limits)
        packing.nodeLimit = 300
        let columns = candidates.map { party in
            SetPacking.Column(cost: saving(party), entries: rows.entries(party, givenNumber))
        }
        guard let chosen = packing.best(of: columns, known: own.count) else { return nil }
        return partition(chosen.map { candidates[$0] }).flatMap { $0.cost < known.cost ? $0 : nil }
    }

    /// Cost less prizes, in minutes; a required client counts as a few of the dearest others, as true
    /// prizes would drown all else.
    private func saving(_ party: CrewParty) -> Double {
        guard let route = party.route else { return 0 }
        let problem = day.base.problem
        let dearest = problem.clients.reduce(600 * 60_000) { max($0, $1.isRequired ? 0 : $1.prize) }
        let saved = route.clients.reduce(0) { sum, client in
            let data = problem.clients[Int(client)]
            return sum + (data.isRequired ? 20 * dearest : data.prize)
        }
        return Double(route.cost - saved) / 60_000
    }

    /// Parties that go together, each with people of its own; nil where there are not enough.
    private func partition(_ chosen: [CrewParty]) -> CrewPartition? {
        var free: [Int: [Int]] = [:]
        for (company, number) in day.people.classes.enumerated().reversed() {
            free[number, default: []].append(company)
        }
        var parties: [CrewParty] = []
        for party in chosen where !party.isGiven {
            var crew: [Int] = []
            for number in day.people.key(party.crew) {
                guard let company = free[number]?.popLast() else { return nil }
                crew.append(company)
            }
            crew.sort()
            parties.append(CrewParty(crew: crew, hand: day.people.hand(crew), route: party.route))
        }
        for hand in day.people.given {
            let route = chosen.first { $0.isGiven && $0.hand.id == hand.id }?.route
            parties.append(CrewParty(crew: [], hand: hand, route: route))
        }
        return CrewPartition(parties, day: day)
    }

    /// The rows: clients, classes of companies, given hands, stock.
    private struct Rows {
        private let day: CrewDay
        private(set) var limits: [Double]
        private let firstClass: Int
        private let firstGiven: Int
        /// By depot and dimension.
        private var stock: [Int: Int] = [:]

        init(_ day: CrewDay) {
            self.day = day
            limits = Array(repeating: 1, count: day.base.problem.clients.count)
            firstClass = limits.count
            let classes = day.people.classes
            limits += Array(repeating: 0, count: (classes.max() ?? -1) + 1)
            for number in classes { limits[firstClass + number] += 1 }
            firstGiven = limits.count
            limits += Array(repeating: 1, count: day.people.given.count)
            for (d, depot) in day.base.problem.depots.enumerated() {
                for k in 0..<Load.scalarCount where depot.stock[k] < unlimited {
                    stock[d * Load.scalarCount + k] = limits.count
                    limits.append(Double(depot.stock[k]))
                }
            }
        }

        func entries(
            _ party: CrewParty, _ givenNumber: (CrewParty) -> Int
        ) -> [(row: Int, amount: Double)] {
            guard let route = party.route else { return [] }
            var entries = route.clients.map { (row: Int($0), amount: 1.0) }
            if party.isGiven {
                entries.append((firstGiven + givenNumber(party), 1))
            } else {
                var count: [Int: Double] = [:]
                for number in day.people.key(party.crew) { count[number, default: 0] += 1 }
                entries += count.sorted { $0.key < $1.key }.map { (firstClass + $0.key, $0.value) }
            }
            for (depot, load) in day.taken(by: route).sorted(by: { $0.key < $1.key }) {
                for k in 0..<Load.scalarCount where load[k] > 0 {
                    if let row = stock[depot * Load.scalarCount + k] {
                        entries.append((row, Double(load[k])))
                    }
                }
            }
            return entries
        }
    }
}
