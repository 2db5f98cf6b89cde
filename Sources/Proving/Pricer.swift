import Model

/// The prices that a pricing problem gets: by client, by stock row, and for cuts.
struct Prices {
    /// Scaled, by client: at least 0.
    var clients: [Int64]
    /// Scaled, by depot and load dimension: what a unit costs (at least 0).
    var stock: [Int64]
    /// Scaled: what each cut costs (at least 0).
    var cuts: [Int64]
}

/// Looks for paths of negative reduced cost in one network, from both ends where it can.
final class Pricer {
    /// Paths that one call may give.
    static let mostPaths = 150

    let network: PricingNetwork
    let index: Int
    let forward: Labelling
    let backward: Labelling
    /// Until when labels go forward; it moves to where both directions have as much to do.
    private var half: Int32
    private let problem: Problem

    /// What a call found.
    struct Outcome {
        /// The least reduced cost of any path; nil where the search was cut short or heuristic.
        var least: Int64?
        var columns: [Column] = []
        var labels = 0
    }

    init(_ problem: Problem, _ network: PricingNetwork, index: Int) {
        self.problem = problem
        self.network = network
        self.index = index
        forward = Labelling(network)
        backward = Labelling(network.mirrored())
        half = network.horizon.start + (network.horizon.end - network.horizon.start) / 2
    }

    /// Gives the networks of both directions their prices.
    func set(_ prices: Prices, cuts: [SubsetRow]) {
        for v in network.vertices.indices {
            let vertex = network.vertices[v]
            var price = vertex.cost
            var (members, memories) = (CutStates(), CutStates())
            if vertex.client >= 0 {
                let client = Int(vertex.client)
                price -= prices.clients[client]
                if vertex.depot >= 0 {
                    for d in 0..<Load.scalarCount {
                        let row = Int(vertex.depot) * Load.scalarCount + d
                        price += prices.stock[row] * Int64(problem.clients[client].demand[d])
                    }
                }
                for (k, cut) in cuts.enumerated() {
                    if cut.members.contains(vertex.client) { members.insert(k) }
                    if cut.remembers[client] { memories.insert(k) }
                }
            } else {
                for k in cuts.indices { memories.insert(k) }
            }
            for side in [forward, backward] {
                side.prices[v] = price
                side.cutMembers[v] = members
                side.cutMemories[v] = memories
            }
        }
        for side in [forward, backward] {
            side.hasCuts = !cuts.isEmpty
            for (k, price) in prices.cuts.enumerated() { side.penalties[k] = price }
        }
    }

    /// Paths whose reduced cost is below `threshold`, the least first.
    /// - Parameter base: scaled, added to every path: what its vehicle costs.
    func price(
        _ level: Labelling.Level, base: Int64, threshold: Int64, stop: () -> Bool
    ) -> Outcome {
        var outcome = Outcome()
        let turn = network.horizon.start + network.horizon.end
        guard forward.run(level, until: half, stop: stop),
            backward.run(level, until: turn - half - 1, stop: stop)
        else {
            half = forward.count > Labelling.most ? half - half / 8 : half
            return outcome
        }
        outcome.labels = forward.count + backward.count
        var join = PathJoin(network, forward, backward, half: half)
        join.collect(base: base + network.fixedCost, threshold: threshold)
        outcome.least = level == .exact ? min(join.least, 0) : nil
        outcome.columns = join.paths().compactMap(column)
        balance(forward.count, backward.count)
        return outcome
    }

    func column(_ path: [Int32]) -> Column? {
        guard let cost = backward.network.cost(ofPath: path.reversed()) else {
            assertionFailure("a path of labels must be one of the network")
            return nil
        }
        return Column(network, index: index, path: Array(path.dropFirst().dropLast()), cost: cost)
    }

    private func balance(_ forward: Int, _ backward: Int) {
        let span = max(1, (network.horizon.end - network.horizon.start) / 32)
        if forward > backward + backward / 4 { half = max(network.horizon.start, half - span) }
        if backward > forward + forward / 4 { half = min(network.horizon.end, half + span) }
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
