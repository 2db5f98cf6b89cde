import Model

/// Labels of all paths from the source that no other path dominates: label setting over buckets of
/// time (Righini and Salani, Discrete Optimization 3, 2006; buckets: Sadykov, Uchoa and Pessoa,
/// Transportation Science 55, 2021).
///
/// All numbers are integers, so dominance needs no tolerance. Run on the mirrored network, labels
/// are of paths to the sink.
final class Labelling {
    /// How much a label must be to be kept.
    enum Level: Int {
        /// One label for each vertex and bucket.
        case greedy
        /// Memories and cuts are overlooked, and only the most promising arcs taken.
        case near
        /// Nothing is.
        case exact
    }

    let network: PricingNetwork
    /// Labels of all runs reuse it.
    private(set) var labels: UnsafeMutablePointer<Label>
    private(set) var count = 0
    private var capacity: Int
    private let vertices: UnsafeMutablePointer<Vertex>
    private let arcs: UnsafeMutablePointer<Arc>
    private let outgoing: UnsafeMutablePointer<Int32>
    private let isEnd: UnsafeMutablePointer<Bool>
    /// First labels of buckets, by vertex, then bucket.
    let heads: UnsafeMutablePointer<Int32>
    private let pending: UnsafeMutablePointer<Int32>
    let buckets: Int
    private let width: Int32
    /// Scaled, by vertex: what it costs less what its client's dual pays.
    let prices: UnsafeMutablePointer<Int64>
    /// Cuts: whose clients, who remembers, and what an even visit costs.
    let cutMembers: UnsafeMutablePointer<CutStates>
    let cutMemories: UnsafeMutablePointer<CutStates>
    let penalties: UnsafeMutablePointer<Int64>
    var hasCuts = false
    /// Arcs that no better plan uses.
    let isFixed: UnsafeMutablePointer<Bool>
    /// Arcs that look best at these prices.
    private let isNear: UnsafeMutablePointer<Bool>
    /// So many from each vertex.
    private static let nearest = 20
    /// Arcs that some path below the ceiling takes, as far as completions know.
    let isUsed: UnsafeMutablePointer<Bool>
    /// Labels whose cheapest completion exceeds its ceiling are dropped.
    var completions: Completions?
    /// Complete paths.
    private(set) var completed: [Int32] = []
    /// Labels that come to a load after the half, by vertex.
    private(set) var arrivals: [Int32: [Int32]] = [:]
    /// Where a load begins whose size is not known yet.
    let hasLoadSizes: UnsafeMutablePointer<Bool>
    private let steepest: Int64

    /// Labels that a run may make.
    static let most = 1_500_000

    init(_ network: PricingNetwork) {
        self.network = network
        let n = network.vertices.count
        vertices = .allocate(capacity: n)
        vertices.initialize(from: network.vertices, count: n)
        arcs = .allocate(capacity: max(1, network.arcs.count))
        arcs.initialize(from: network.arcs, count: network.arcs.count)
        outgoing = .allocate(capacity: n + 1)
        outgoing.initialize(from: network.outgoing, count: n + 1)
        isEnd = .allocate(capacity: n)
        isEnd.initialize(repeating: false, count: n)
        for v in network.sinks { isEnd[Int(v)] = true }
        hasLoadSizes = .allocate(capacity: n)
        for v in 0..<n {
            let isSized = !network.isMirrored && network.vertices[v].loadingRate > 0
            (hasLoadSizes + v).initialize(to: isSized)
        }
        isFixed = .allocate(capacity: max(1, network.arcs.count))
        isFixed.initialize(repeating: false, count: network.arcs.count)
        isNear = .allocate(capacity: max(1, network.arcs.count))
        isNear.initialize(repeating: false, count: network.arcs.count)
        isUsed = .allocate(capacity: max(1, network.arcs.count))
        isUsed.initialize(repeating: false, count: network.arcs.count)
        let span = Int(network.horizon.end) - Int(network.horizon.start) + 1
        buckets = max(1, min(100, span))
        width = Int32((span + buckets - 1) / buckets)
        heads = .allocate(capacity: n * buckets)
        pending = .allocate(capacity: buckets)
        prices = .allocate(capacity: n)
        prices.initialize(repeating: 0, count: n)
        cutMembers = .allocate(capacity: n)
        cutMembers.initialize(repeating: CutStates(), count: n)
        cutMemories = .allocate(capacity: n)
        cutMemories.initialize(repeating: CutStates(), count: n)
        penalties = .allocate(capacity: CutStates.count)
        penalties.initialize(repeating: 0, count: CutStates.count)
        capacity = 1024
        labels = .allocate(capacity: capacity)
        steepest =
            network.unitDurationCost
            + network.durationExcess.steps.reduce(0) { $0 + Int64($1.slope) }
    }

    deinit {
        vertices.deallocate()
        arcs.deallocate()
        outgoing.deallocate()
        isEnd.deallocate()
        hasLoadSizes.deallocate()
        isFixed.deallocate()
        isUsed.deallocate()
        isNear.deallocate()
        heads.deallocate()
        pending.deallocate()
        prices.deallocate()
        cutMembers.deallocate()
        cutMemories.deallocate()
        penalties.deallocate()
        labels.deallocate()
    }

    /// Makes all labels, extending those up to a time.
    ///
    /// - Returns: whether it came to the end: else there were too many labels, or `stop` said so.
    func run(_ level: Level, until half: Int32 = .max, stop: () -> Bool) -> Bool {
        count = 0
        completed.removeAll(keepingCapacity: true)
        arrivals.removeAll(keepingCapacity: true)
        heads.update(repeating: -1, count: network.vertices.count * buckets)
        pending.update(repeating: -1, count: buckets)
        for source in network.sources {
            let vertex = vertices[Int(source)]
            var label = Label()
            label.time = vertex.window.start
            label.latest = vertex.window.end
            label.vertex = source
            label.uses = vertex.uses
            label.cost = prices[Int(source)]
            label.key = label.cost
            for variant in loaded(label) { insert(variant, level) }
        }
        if level == .near { chooseNear() }
        var steps = 0
        for bucket in 0..<buckets {
            while pending[bucket] >= 0 {
                let index = pending[bucket]
                pending[bucket] = labels[Int(index)].pending
                let label = labels[Int(index)]
                if label.isDominated { continue }
                // A start goes on, and a load that begins before the half, however long it takes.
                if label.time > half, label.parent >= 0, !hasLoadSizes[Int(label.vertex)] {
                    continue
                }
                steps += 1
                if steps % 1024 == 0, count > Labelling.most || stop() { return false }
                extend(label, index, level, half)
            }
        }
        return true
    }

    /// Marks the arcs of each vertex that cost least, time and the head's price counted; all to an
    /// end or a load.
    private func chooseNear() {
        var order: [(cost: Int64, arc: Int)] = []
        for tail in network.vertices.indices {
            order.removeAll(keepingCapacity: true)
            for k in Int(outgoing[tail])..<Int(outgoing[tail + 1]) {
                let head = Int(arcs[k].head)
                isNear[k] = vertices[head].client < 0
                guard !isNear[k], !isFixed[k] else { continue }
                let duty = network.unitDurationCost &* Int64(arcs[k].duration)
                order.append((arcs[k].cost &+ duty &+ prices[head], k))
            }
            order.sort { $0 < $1 }
            for (_, k) in order.prefix(Labelling.nearest) { isNear[k] = true }
        }
    }

    private func extend(_ label: Label, _ index: Int32, _ level: Level, _ half: Int32) {
        let tail = Int(label.vertex)
        var k = Int(outgoing[tail])
        let end = Int(outgoing[tail + 1])
        while k < end {
            defer { k += 1 }
            let arc = arcs + k
            if level == .near, !isNear[k] { continue }
            if arc.pointee.hit & label.memory != 0 || label.time > arc.pointee.leaves || isFixed[k]
            {
                continue
            }
            let head = Int(arc.pointee.head)
            guard let new = extended(label, by: arc.pointee, parent: index) else { continue }
            if isEnd[head] {
                if let completions, new.key > completions.ceiling { continue }
                isUsed[k] = true
                completed.append(append(new))
            } else {
                if let completions, completions.isHopeless(new, at: head) { continue }
                isUsed[k] = true
                if !hasLoadSizes[head] {
                    insert(new, level)
                } else if new.time > half {
                    // To be joined as it comes: what is loaded the other direction knows.
                    arrivals[Int32(head), default: []].append(append(new))
                } else {
                    for variant in loaded(new) { insert(variant, level) }
                }
            }
        }
    }

    /// The label one arc on; nil where a limit forbids it.
    ///
    /// Memory and fixed arcs are not looked at.
    @inline(__always)
    func extended(_ label: Label, by arc: Arc, parent index: Int32) -> Label? {
        let head = Int(arc.head)
        let vertex = vertices + head
        var uses = (label.uses & vertex.pointee.keeps) &+ vertex.pointee.uses
        if network.lanes.distance >= 0 { uses[network.lanes.distance] &+= arc.length }
        if any(uses .> network.limits) { return nil }
        var duration = arc.duration
        if network.isMirrored, vertex.pointee.loadingRate > 0 {
            let units = Int(label.uses[network.lanes.units])
            duration &+= Int32((units * Int(vertex.pointee.loadingRate) + 999) / 1000)
        }
        let opens = max(vertex.pointee.window.start, arc.arrives)
        let closes = vertex.pointee.window.end
        let time = max(label.time &+ duration, opens)
        if time > closes { return nil }
        var new = Label()
        new.time = time
        var latest = label.latest
        if arc.leaves < .max {
            latest = min(latest, arc.leaves &- label.duration)
        }
        new.duration = max(label.duration &+ duration, opens &- latest)
        new.latest = min(latest, closes &- new.duration)
        if new.duration > network.maxDuration { return nil }
        new.uses = uses
        new.cost = label.cost &+ arc.cost &+ prices[head]
        if hasCuts {
            let kept = label.cuts & cutMemories[head]
            let even = kept & cutMembers[head]
            if !even.isEmpty { new.cost &+= even.sum(penalties) }
            new.cuts = kept ^ cutMembers[head]
        }
        new.key = new.cost &+ network.unitDurationCost &* Int64(new.duration)
        new.memory = label.memory & arc.keep | vertex.pointee.bit
        new.vertex = Int32(head)
        new.parent = index
        return new
    }

    /// The label, or one for each size of the load that begins here.
    ///
    /// A size is a promise: no more may be brought until the next load.
    func loaded(_ label: Label) -> [Label] {
        let v = Int(label.vertex)
        guard hasLoadSizes[v] else { return [label] }
        let (lane, rate) = (network.lanes.units, Int(vertices[v].loadingRate))
        let most = network.limits[lane]
        return network.loadUnits.map { units in
            var variant = label
            let extra = Int32((Int(units) * rate + 999) / 1000)
            variant.time &+= extra
            variant.duration &+= extra
            variant.key &+= network.unitDurationCost &* Int64(extra)
            variant.uses[lane] = most - min(most, units + network.unitStep - 1)
            return variant
        }
    }

    private func append(_ label: Label) -> Int32 {
        if count == capacity {
            let larger = UnsafeMutablePointer<Label>.allocate(capacity: 2 * capacity)
            larger.moveInitialize(from: labels, count: count)
            labels.deallocate()
            labels = larger
            capacity *= 2
        }
        (labels + count).initialize(to: label)
        count += 1
        return Int32(count - 1)
    }

    @inline(__always) func bucket(_ time: Int32) -> Int {
        Int((time - network.horizon.start) / width)
    }

    /// Keeps a label unless another dominates it; forgets those that it dominates.
    private func insert(_ label: Label, _ level: Level) {
        let own = min(bucket(label.time), buckets - 1)
        let first = heads + Int(label.vertex) * buckets
        var before: Int32 = -1
        var k = first[own]
        while k >= 0, labels[Int(k)].key <= label.key {
            if dominates(labels[Int(k)], label, level) { return }
            before = k
            k = labels[Int(k)].next
        }
        var b = own - 1
        while b >= 0 {
            k = first[b]
            while k >= 0, labels[Int(k)].key <= label.key {
                if dominates(labels[Int(k)], label, level) { return }
                k = labels[Int(k)].next
            }
            b -= 1
        }
        let index = append(label)
        if before < 0 {
            labels[Int(index)].next = first[own]
            first[own] = index
        } else {
            labels[Int(index)].next = labels[Int(before)].next
            labels[Int(before)].next = index
        }
        prune(index, after: index, own, label, level)
        for b in own + 1..<max(own + 1, buckets) {
            var at: Int32 = -1
            k = first[b]
            while k >= 0, labels[Int(k)].key < label.key {
                at = k
                k = labels[Int(k)].next
            }
            prune(index, after: at, b, label, level)
        }
        labels[Int(index)].pending = pending[own]
        pending[own] = index
    }

    /// Takes the labels of a bucket out that are dominated, from one on.
    private func prune(_ index: Int32, after: Int32, _ bucket: Int, _ label: Label, _ level: Level)
    {
        let first = heads + Int(label.vertex) * buckets + bucket
        var at = after
        var k = at < 0 ? first.pointee : labels[Int(at)].next
        while k >= 0 {
            let next = labels[Int(k)].next
            if dominates(label, labels[Int(k)], level) {
                labels[Int(k)].isDominated = true
                if at < 0 { first.pointee = next } else { labels[Int(at)].next = next }
            } else {
                at = k
            }
            k = next
        }
    }

    /// Whether every extension of `b` is possible for `a` and costs no more; `a.key ≤ b.key`.
    @inline(__always)
    private func dominates(_ a: Label, _ b: Label, _ level: Level) -> Bool {
        if a.time > b.time { return false }
        if level == .greedy { return a.key <= b.key }
        if any(a.uses .> b.uses) { return false }
        var (costA, costB) = (a.cost, b.cost)
        if level == .exact {
            if a.memory & ~b.memory != 0 { return false }
            let odd = a.cuts.without(b.cuts)
            if !odd.isEmpty { costA &+= odd.sum(penalties) }
        }
        let unit = network.unitDurationCost
        if costA &+ unit &* Int64(a.duration) > costB &+ unit &* Int64(b.duration) { return false }
        if unit > 0,
            costA &- unit &* Int64(a.latest) > costB &- unit &* Int64(b.latest)
        {
            return false
        }
        guard network.watchesDuration else { return true }
        if network.maxDuration < unlimited, a.duration > b.duration || a.latest < b.latest {
            return false
        }
        costA &+= steepest &* Int64(a.duration)
        costB &+= steepest &* Int64(b.duration)
        if costA > costB { return false }
        costA &-= steepest &* (Int64(a.duration) + Int64(a.latest))
        costB &-= steepest &* (Int64(b.duration) + Int64(b.latest))
        return costA <= costB
    }
}
