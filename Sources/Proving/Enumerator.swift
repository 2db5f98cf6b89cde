import Model

/// Finds every elementary route whose reduced cost is below a ceiling: all routes that a better
/// solution can have (Baldacci, Christofides and Mingozzi, Mathematical Programming 115, 2008;
/// Contardo and Martinelli, Discrete Optimization 12, 2014).
///
/// Of paths through the same clients to the same vertex, one is dropped that begins later and
/// costs no less. Of those that cost the same the first by its vertices stays, whatever the prices are:
/// so of all best solutions one stays in its branch, and no two branches leave it to each other.
final class Enumerator {
    private let network: PricingNetwork
    private let forward: Labelling
    private let completions: Completions
    @exclusivity(unchecked) private var labels: [Label] = []
    /// Without what cuts cost or are worth, and the set of clients as a hash.
    @exclusivity(unchecked) private var plain: [Int64] = []
    @exclusivity(unchecked) private var sets: [UInt64] = []
    @exclusivity(unchecked) private var chains: [UInt64: Int32] = [:]
    @exclusivity(unchecked) private var pending: [[Int32]]
    /// By vertex: its client, and the depot that its goods are from where stock is limited; −1 for
    /// none.
    private let identity: [Int32]
    /// By vertex: a number drawn for that, to tell most sets apart at a glance.
    private let signature: [UInt64]
    /// Labels at most.
    let most: Int
    /// Labels that have come to the sink.
    @exclusivity(unchecked) private var completed: [Int32] = []
    /// Labels made.
    var count: Int { labels.count }
    /// The part of the clock for which there are all labels.
    private(set) var progress = 0.0

    /// - Parameters:
    ///   - forward: for its prices and cuts.
    ///   - completions: from the other direction, with the ceiling.
    ///   - tellsDepots: stock is limited: of paths through the same clients, one that loads elsewhere
    ///     may be of use though it costs more.
    init(_ forward: Labelling, _ completions: Completions, most: Int, tellsDepots: Bool) {
        network = forward.network
        self.forward = forward
        self.completions = completions
        self.most = most
        pending = Array(repeating: [], count: forward.buckets)
        var random: UInt64 = 0x9e37_79b9_7f4a_7c15
        let identity = forward.network.vertices.map { vertex in
            vertex.client < 0 ? -1 : vertex.client << 8 | (tellsDepots ? vertex.depot + 1 : 0)
        }
        var signatures: [Int32: UInt64] = [-1: 0]
        for key in identity where signatures[key] == nil {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            signatures[key] = random ^ random >> 29
        }
        self.identity = identity
        signature = identity.map { signatures[$0] ?? 0 }
    }

    /// The routes, from source to sink; nil where there are too many.
    func run(stop: () -> Bool) -> [[Int32]]? {
        for source in network.sources {
            let vertex = network.vertices[Int(source)]
            var label = Label()
            label.time = vertex.window.start
            label.latest = vertex.window.end
            label.vertex = source
            label.uses = vertex.uses
            label.cost = forward.prices[Int(source)]
            label.key = label.cost
            for variant in forward.sizes(label) { insert(variant, label.cost, 0) }
        }
        var steps = 0
        for bucket in pending.indices {
            progress = Double(bucket) / Double(pending.count)
            if isHopeless { return nil }
            while let index = pending[bucket].popLast() {
                if labels[Int(index)].isDominated { continue }
                steps += 1
                if labels.count > most || steps % 512 == 0 && stop() { return nil }
                extend(index)
            }
        }
        return completed.map(path(to:))
    }

    /// A fifth of the labels is made before half of the clock, and most of them are still to be
    /// extended: they would grow several times in number.
    private var isHopeless: Bool {
        progress < 0.5 && labels.count > most / 5
            && 3 * pending.reduce(0) { $0 + $1.count } > 2 * labels.count
    }

    private func extend(_ index: Int32) {
        let label = labels[Int(index)]
        let tail = Int(label.vertex)
        for k in Int(network.outgoing[tail])..<Int(network.outgoing[tail + 1])
        where !forward.isFixed[k] {
            let arc = network.arcs[k]
            if label.time > arc.leaves { continue }
            guard let new = forward.extended(label, by: forward.arc(k), parent: index) else {
                continue
            }
            let head = Int(arc.head)
            let isEnd = network.sinks.contains(arc.head)
            if isEnd {
                let excess = network.excess(duration: new.duration, uses: new.uses)
                if new.key + excess > completions.ceiling { continue }
            } else if completions.isHopeless(new, at: head) {
                continue
            }
            let client = network.vertices[head].client
            if client >= 0, visits(index, client) { continue }
            if !isEnd, !completions.isCompletable(new, at: head) { continue }
            let cost = plain[Int(index)] + arc.cost + forward.prices[head]
            if isEnd {
                completed.append(append(new, cost, sets[Int(index)]))
            } else {
                let set = sets[Int(index)] ^ signature[head]
                for variant in forward.sizes(new) { insert(variant, cost, set) }
            }
        }
    }

    private func visits(_ index: Int32, _ client: Int32) -> Bool {
        var k = index
        while k >= 0 {
            if network.vertices[Int(labels[Int(k)].vertex)].client == client { return true }
            k = labels[Int(k)].parent
        }
        return false
    }

    /// Whether a label's path visits the same as a new one: numbers drawn may agree by chance, and
    /// then a route would be lost.
    private func visitsSame(_ index: Int32, as label: Label) -> Bool {
        var others: [Int32] = []
        var k = index
        while k >= 0 {
            others.append(identity[Int(labels[Int(k)].vertex)])
            k = labels[Int(k)].parent
        }
        var own = [identity[Int(label.vertex)]]
        k = label.parent
        while k >= 0 {
            own.append(identity[Int(labels[Int(k)].vertex)])
            k = labels[Int(k)].parent
        }
        others.removeAll { $0 < 0 }
        own.removeAll { $0 < 0 }
        return others.count == own.count && others.allSatisfy(own.contains)
    }

    private func append(_ label: Label, _ cost: Int64, _ set: UInt64) -> Int32 {
        labels.append(label)
        plain.append(cost)
        sets.append(set)
        return Int32(labels.count - 1)
    }

    private func insert(_ label: Label, _ cost: Int64, _ set: UInt64) {
        let key = (set &+ UInt64(label.vertex)) &* 0x9e37_79b9_7f4a_7c15 ^ set >> 31
        var k = chains[key] ?? -1
        while k >= 0 {
            let other = Int(k)
            if !labels[other].isDominated, sets[other] == set, labels[other].vertex == label.vertex,
                visitsSame(k, as: label)
            {
                let old = (labels[other], plain[other])
                if dominates(old, (label, cost)) { return }
                if dominates((label, cost), old) { labels[other].isDominated = true }
            }
            k = labels[other].next
        }
        let index = append(label, cost, set)
        labels[Int(index)].next = chains[key] ?? -1
        chains[key] = index
        pending[min(forward.bucket(label.time), pending.count - 1)].append(index)
    }

    private func dominates(_ a: (Label, cost: Int64), _ b: (Label, cost: Int64)) -> Bool {
        let ((a, costA), (b, costB)) = (a, b)
        guard a.time <= b.time, !any(a.uses .> b.uses) else { return false }
        let unit = network.unitDurationCost
        let begun = costB + unit * Int64(b.duration) - costA - unit * Int64(a.duration)
        let ended = costB - unit * Int64(b.latest) - costA + unit * Int64(a.latest)
        guard begun >= 0, ended >= 0 else { return false }
        if network.watchesDuration, a.duration > b.duration || a.latest < b.latest { return false }
        return begun > 0 && ended > 0 || !isBefore(b, a)
    }

    /// Whether a label's path is the first of two by its vertices.
    private func isBefore(_ a: Label, _ b: Label) -> Bool {
        (path(to: a.parent) + [a.vertex]).lexicographicallyPrecedes(path(to: b.parent) + [b.vertex])
    }

    private func path(to index: Int32) -> [Int32] {
        var path: [Int32] = []
        var k = index
        while k >= 0 {
            path.append(labels[Int(k)].vertex)
            k = labels[Int(k)].parent
        }
        return path.reversed()
    }
}
