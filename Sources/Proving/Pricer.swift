import Model

/// The prices that a pricing problem gets: by client, by stock row, and for cuts.
struct Prices {
    /// Scaled, by client: at least 0.
    var clients: [Int64]
    /// Scaled, by depot and load dimension: what a unit costs (at least 0).
    var stock: [Int64]
    /// Scaled: what each cut costs (at least 0).
    var cuts: [Int64]
    /// Scaled: what coming to the clients of each capacity cut is worth.
    var capacity: [Int64] = []
    /// What fleets have.
    var fleets: [FleetPrices] = []
}

/// Looks for paths of negative reduced cost in one network, from both ends where it can.
final class Pricer {
    /// Paths that one call may give.
    static let mostPaths = 150
    /// With those that are kept for later.
    static let mostSpare = 10_000
    /// Paths of one call through a client, if each of its other clients has as many.
    static let mostPathsOfClient = 20

    let network: PricingNetwork
    let index: Int
    let forward: Labelling
    let backward: Labelling
    let problem: Problem
    /// Buckets of which all backward labels were extended.
    private(set) var backwardBuckets = 0

    /// What a call found.
    struct Outcome {
        /// The least reduced cost of any path; nil where the search was cut short or heuristic.
        var least: Int64?
        /// The most below 0 for each unit that a path brings, where that is known; and of what.
        var steepest: Double?
        var dimension = 0
        var columns: [Column] = []
        /// More of them, for later.
        var others: [Column] = []
        var labels = 0
        /// Of looks at paths that know less, which went before.
        var guideLabels = 0
        /// Labels were dropped that these know to be of no use.
        var isGuided = false
    }

    /// The same paths with the dearest quarter of the cuts, without any, and paths that remember no more
    /// than at first: where a look at these goes before another.
    var lighter: Pricer?
    var plain: Pricer?
    var brief: Pricer?
    /// Whether that goes before.
    var choice = GuideChoice()
    /// Cuts of which the dearest quarter goes before all.
    var leastParted = 64
    /// Most labels, in both directions, of one step of the last exact look.
    var mostAtOnce = 0
    /// Is told of each exact look, while its labels are there.
    var watch: ((Pricer, Outcome) -> Void)?
    /// What prices were set last.
    private(set) var prices: (all: Prices, cuts: [SubsetRow], capacity: [CapacityCut])?
    /// What paths remember, where that is more than at first.
    private(set) var memories: Memories?
    /// What labels remember by, if not as the network says.
    private(set) var used: Memories?

    /// Whose trips these are; nil for whole shifts.
    let fleet: Fleet?

    init(_ problem: Problem, _ network: PricingNetwork, _ fleet: Fleet?, index: Int) {
        self.problem = problem
        self.fleet = fleet
        self.network = network
        self.index = index
        forward = Labelling(network)
        backward = Labelling(network.mirrored())
    }

    /// Labels that exact runs may make in each direction.
    var mostLabels: Int {
        get { forward.mostExact }
        set { (forward.mostExact, backward.mostExact) = (newValue, newValue) }
    }

    /// Remembers by other neighbourhoods from now on.
    func remember(by memories: Memories) {
        self.memories = memories.isWidened ? memories : nil
        use(memories)
        brief?.use(memories.asAtFirst)
    }

    /// Lets labels remember by these, and those of paths that know less: they are held against each
    /// other bit by bit.
    func use(_ memories: Memories) {
        used = memories
        forward.remember(by: memories)
        backward.remember(by: memories)
        lighter?.use(memories)
        plain?.use(memories)
    }

    /// Gives the networks of both directions their prices.
    func set(_ prices: Prices, cuts: [SubsetRow], capacity: [CapacityCut]) {
        self.prices = (prices, cuts, capacity)
        let own = fleet.map { _ in prices.fleets[network.fleet] }
        let slots = SubsetRow.slots(cuts, prices: prices.cuts)
        for v in network.vertices.indices {
            let vertex = network.vertices[v]
            var price = vertex.cost
            var visit = CutVisit()
            if vertex.client >= 0 {
                let client = Int(vertex.client)
                price -= prices.clients[client]
                if let own { price += own.clients }
                if vertex.depot >= 0 {
                    for d in 0..<Load.scalarCount {
                        let row = Int(vertex.depot) * Load.scalarCount + d
                        price += prices.stock[row] * Int64(problem.clients[client].demand[d])
                    }
                }
                for (cut, slot) in zip(cuts, slots) {
                    if let weight = cut.weight(of: vertex.client) {
                        visit.count(slot, weight: weight)
                    }
                    if cut.remembers[client] { visit.remember(slot) }
                }
            } else {
                for slot in slots { visit.remember(slot) }
                if let own, let fleet, network.sinks.contains(Int32(v)) {
                    price +=
                        Int32(v) == network.last
                        ? own.last(fleet) : network.isLoaded ? own.trips : 0
                }
            }
            for side in [forward, backward] {
                side.prices[v] = price
                side.cutVisits[v] = visit
            }
        }
        let isWorth = prices.capacity.contains { $0 != 0 }
        let entries =
            isWorth
            ? EntryPrices(capacity, prices.capacity, clients: problem.clients.count) : nil
        for side in [forward, backward] {
            side.charge(own.map { $0.hours + $0.duration } ?? 0, entries)
            side.hasCuts = !cuts.isEmpty
            for (slot, price) in zip(slots, prices.cuts) { side.penalties[slot] = price }
        }
    }

    /// Paths whose reduced cost is below `threshold`, the least first.
    ///
    /// - Parameters:
    ///   - base: scaled, added to every path: what its vehicle costs.
    ///   - ceiling: labels of an exact look are wanted of paths up to that, which is at least 0: enough
    ///     to say how far below 0 paths can be.
    func price(
        _ level: Labelling.Level, base: Int64, threshold: Int64, ceiling: Int64 = 0,
        stop: () -> Bool
    ) -> Outcome {
        var outcome = Outcome()
        defer { isGuided(by: nil, nil) }
        let half: Int32?
        if level == .exact {
            let look = look(
                ceiling: ceiling - base - network.fixedCost, isUsual: ceiling == 0, stop: stop)
            guard let look else { return outcome }
            half = look.half
            (outcome.guideLabels, outcome.isGuided) = (look.guideLabels, look.isGuided)
        } else {
            half = meet(level, stop: stop)
        }
        outcome.labels = labelsMade
        let load = level == .exact ? network.gauge : nil
        var join = PathJoin(network, forward, backward, half: half, load: load)
        let isComplete = join.collect(
            base: base + network.fixedCost, threshold: threshold, stop: stop)
        outcome.least = level == .exact && isComplete ? min(join.least, 0) : nil
        if isComplete {
            (outcome.steepest, outcome.dimension) = (join.steepest, load?.dimension ?? 0)
        }
        let paths = join.paths()
        outcome.columns = paths.best.compactMap(column)
        outcome.others = paths.others.compactMap(column)
        if level == .exact { watch?(self, outcome) }
        return outcome
    }

    func column(_ path: [Int32]) -> Column? {
        guard let cost = backward.network.cost(ofPath: path.reversed()) else {
            assertionFailure("a path of labels must be one of the network")
            return nil
        }
        return Column(network, index: index, path: path, cost: cost)
    }

    /// Makes the labels of both directions until they meet, always going on where there are fewer
    /// (Tilk, Rothenbächer, Gschwind and Irnich, European Journal of Operational Research 261, 2017).
    ///
    /// - Returns: until when forward labels were extended; nil where there were too many, or `stop`
    ///   said so.
    func meet(_ level: Labelling.Level, stop: () -> Bool) -> Int32? {
        forward.begin(level)
        backward.begin(level)
        var (ahead, back) = (0, 0)
        while ahead + back < forward.buckets {
            if forward.count <= backward.count {
                guard forward.extend(bucket: ahead, stop: stop) else { return nil }
                ahead += 1
            } else {
                guard backward.extend(bucket: back, stop: stop) else { return nil }
                back += 1
            }
        }
        backwardBuckets = back
        for bucket in ahead..<max(ahead, forward.buckets) {
            guard forward.extend(bucket: bucket, startsOnly: true, stop: stop) else { return nil }
        }
        for bucket in back..<max(back, backward.buckets) {
            guard backward.extend(bucket: bucket, startsOnly: true, stop: stop) else { return nil }
        }
        return forward.end(ofBucket: ahead - 1)
    }
}

extension Labelling {
    /// The vertices from a label back to its source: on the mirrored network, from there on.
    func path(to index: Int32) -> [Int32] {
        var path: [Int32] = []
        var k = index
        while k >= 0 {
            path.append(labels[Int(k)].vertex)
            k = labels[Int(k)].parent
        }
        return path
    }
}
