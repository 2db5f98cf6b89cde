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
        /// What a path costs now decides, whatever it remembers; only the most promising arcs.
        case near
        /// Nothing is overlooked.
        case exact

        /// The next closer look.
        var next: Level { Level(rawValue: rawValue + 1) ?? .exact }
    }

    let network: PricingNetwork
    /// Labels of all runs reuse it.
    ///
    /// Of this and what else the innermost loops read, the runtime's tests for overlapping accesses took
    /// a tenth of the time.
    @exclusivity(unchecked) private(set) var labels: UnsafeMutablePointer<Label>
    @exclusivity(unchecked) private(set) var count = 0
    private var capacity: Int
    private let vertices: UnsafeMutablePointer<Vertex>
    private let arcs: UnsafeMutablePointer<Arc>
    private let outgoing: UnsafeMutablePointer<Int32>
    private let isEnd: UnsafeMutablePointer<Bool>
    /// Labels that are not dominated: each vertex has a row, then each load whose size is to be
    /// chosen has one for those that come to it.
    let kept: LabelBuckets
    let pending: UnsafeMutablePointer<Int32>
    let buckets: Int
    private let width: Int32
    /// Scaled, by vertex: what it costs less what its client's dual pays.
    let prices: UnsafeMutablePointer<Int64>
    /// What a visit to each vertex means to cuts, and what they cost.
    let cutVisits: UnsafeMutablePointer<CutVisit>
    let penalties: UnsafeMutablePointer<Int64>
    @exclusivity(unchecked) var hasCuts = false
    /// Arcs do not cost what they do in the network.
    private var isCharged = false
    /// Arcs that no better plan uses.
    let isFixed: UnsafeMutablePointer<Bool>
    /// Arcs that look best at these prices.
    private let isNear: UnsafeMutablePointer<Bool>
    /// So many from each vertex.
    private static let nearest = 20
    /// Arcs that some path below the ceiling takes, as far as completions know.
    let isUsed: UnsafeMutablePointer<Bool>
    /// Labels whose cheapest completion exceeds its ceiling are dropped.
    @exclusivity(unchecked) var completions: Completions?
    /// Complete paths.
    @exclusivity(unchecked) private(set) var completed: [Int32] = []
    /// The row of those that come to a load whose size is to be chosen; −1 for other vertices.
    let arrivalRows: UnsafeMutablePointer<Int32>
    /// The lane of what a load promises; −1 where nothing is to be promised.
    let unitsLane: Int
    @exclusivity(unchecked) private(set) var level = Level.exact
    /// Digests alone say which labels dominate.
    @exclusivity(unchecked) private(set) var isToldByDigests = false
    @exclusivity(unchecked) private var onlyNear = false
    let steepest: Int64

    /// Labels that an exact run may make.
    var mostExact = Labelling.most
    static let most = 1_500_000
    /// Labels that a run may make that need not see everything.
    private static let mostHeuristic = 300_000

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
        arrivalRows = .allocate(capacity: n)
        var rows = n
        for v in 0..<n {
            let isSized = !network.isMirrored && network.vertices[v].loadingRate > 0
            (arrivalRows + v).initialize(to: isSized ? Int32(rows) : -1)
            if isSized { rows += 1 }
        }
        unitsLane = rows > n ? network.lanes.units : -1
        isFixed = .allocate(capacity: max(1, network.arcs.count))
        isFixed.initialize(repeating: false, count: network.arcs.count)
        isNear = .allocate(capacity: max(1, network.arcs.count))
        isNear.initialize(repeating: false, count: network.arcs.count)
        isUsed = .allocate(capacity: max(1, network.arcs.count))
        isUsed.initialize(repeating: false, count: network.arcs.count)
        let span = Int(network.horizon.end) - Int(network.horizon.start) + 1
        buckets = max(1, min(100, span))
        width = Int32((span + buckets - 1) / buckets)
        kept = LabelBuckets(rows: rows, buckets: buckets)
        pending = .allocate(capacity: buckets)
        prices = .allocate(capacity: n)
        prices.initialize(repeating: 0, count: n)
        cutVisits = .allocate(capacity: n)
        cutVisits.initialize(repeating: CutVisit(), count: n)
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
        arrivalRows.deallocate()
        isFixed.deallocate()
        isUsed.deallocate()
        isNear.deallocate()
        pending.deallocate()
        prices.deallocate()
        cutVisits.deallocate()
        penalties.deallocate()
        labels.deallocate()
    }

    /// Adds a price for each second of trips to what they cost, less what coming somewhere is worth.
    func charge(_ price: Int64, _ entries: EntryPrices?) {
        guard price != 0 || entries != nil || isCharged else { return }
        isCharged = price != 0 || entries != nil
        for k in network.arcs.indices {
            arcs[k].cost = network.arcs[k].cost &+ price &* Int64(network.arcs[k].length)
        }
        guard let entries else { return }
        for tail in network.vertices.indices {
            let a = vertices[tail].client
            for k in Int(outgoing[tail])..<Int(outgoing[tail + 1]) {
                let b = vertices[Int(arcs[k].head)].client
                arcs[k].cost &-= network.isMirrored ? entries[b, a] : entries[a, b]
            }
        }
    }

    /// An arc as it is priced now.
    @inline(__always) func arc(_ k: Int) -> Arc { arcs[k] }

    /// The bit of a vertex's client in the memories that hold it.
    @inline(__always) func bit(of v: Int) -> UInt64 { vertices[v].bit }

    /// Remembers by other neighbourhoods from now on.
    func remember(by memories: Memories) {
        for tail in network.vertices.indices {
            let from = Int(vertices[tail].neighbourhood)
            let client = vertices[tail].client
            if client >= 0 { vertices[tail].bit = memories.bit[Int(client)] }
            guard from >= 0 else { continue }
            for k in Int(outgoing[tail])..<Int(outgoing[tail + 1]) {
                let to = Int(vertices[Int(arcs[k].head)].neighbourhood)
                guard to >= 0 else { continue }
                let mask = network.isMirrored ? memories[to, from] : memories[from, to]
                arcs[k].keep = mask.keep
                (arcs[k].hit, arcs[k].backHit) =
                    network.isMirrored ? (mask.backHit, mask.hit) : (mask.hit, mask.backHit)
            }
        }
    }

    /// Makes all labels.
    ///
    /// - Returns: whether it came to the end: else there were too many labels, or `stop` said so.
    func run(_ level: Level, stop: () -> Bool) -> Bool {
        begin(level)
        for bucket in 0..<buckets {
            guard extend(bucket: bucket, stop: stop) else { return false }
        }
        return true
    }

    /// Forgets all labels but those of the sources.
    func begin(_ level: Level) {
        self.level = level
        isToldByDigests =
            switch level {
            case .greedy: unitsLane < 0
            case .near: network.lanes.count <= 1
            case .exact: network.lanes.count <= 1 && !hasCuts && !network.watchesDuration
            }
        count = 0
        completed.removeAll(keepingCapacity: true)
        kept.removeAll()
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
            if arrivalRows[Int(source)] >= 0 { choose(label) } else { insert(label) }
        }
        onlyNear = level != .exact
        if onlyNear { chooseNear() }
    }

    /// Extends the labels of one bucket; the buckets before it are done.
    ///
    /// - Parameter startsOnly: only those that cannot wait for the other direction: starts, and
    ///   loads that began in an earlier bucket. The others still can be, later.
    /// - Returns: false where there were too many labels, or `stop` said so.
    func extend(bucket: Int, startsOnly: Bool = false, stop: () -> Bool) -> Bool {
        let most = level == .exact ? mostExact : Labelling.mostHeuristic
        var steps = 0
        var later: Int32 = -1
        defer { if startsOnly { pending[bucket] = later } }
        while pending[bucket] >= 0 {
            let index = pending[bucket]
            pending[bucket] = labels[Int(index)].pending
            let label = labels[Int(index)]
            if label.isDominated { continue }
            if startsOnly,
                label.isArrival || label.parent >= 0 && arrivalRows[Int(label.vertex)] < 0
            {
                labels[Int(index)].pending = later
                later = index
                continue
            }
            steps += 1
            if steps & 255 == 0, count > most || stop() { return false }
            if label.isArrival { choose(label) } else { extend(label, index) }
        }
        return count <= most && !stop()
    }

    /// Marks the arcs that cost least of those out of a vertex, or of those into one, time and the other
    /// end's price counted; all to an end or a load.
    private func chooseNear() {
        var incoming = [[(cost: Int64, arc: Int)]](repeating: [], count: network.vertices.count)
        var order: [(cost: Int64, arc: Int)] = []
        for tail in network.vertices.indices {
            order.removeAll(keepingCapacity: true)
            for k in Int(outgoing[tail])..<Int(outgoing[tail + 1]) {
                let head = Int(arcs[k].head)
                isNear[k] = vertices[head].client < 0
                guard !isNear[k], !isFixed[k] else { continue }
                let cost = arcs[k].cost &+ network.unitDurationCost &* Int64(arcs[k].duration)
                order.append((cost &+ prices[head], k))
                incoming[head].append((cost &+ prices[tail], k))
            }
            order.sort { $0 < $1 }
            for (_, k) in order.prefix(Labelling.nearest) { isNear[k] = true }
        }
        for head in incoming.indices {
            incoming[head].sort { $0 < $1 }
            for (_, k) in incoming[head].prefix(Labelling.nearest) { isNear[k] = true }
        }
    }

    private func extend(_ label: Label, _ index: Int32) {
        let tail = Int(label.vertex)
        var k = Int(outgoing[tail])
        let end = Int(outgoing[tail + 1])
        while k < end {
            defer { k += 1 }
            let arc = arcs + k
            if onlyNear, !isNear[k] { continue }
            if arc.pointee.hit & label.memory != 0 || label.time > arc.pointee.leaves || isFixed[k]
            {
                continue
            }
            let head = Int(arc.pointee.head)
            guard var new = extended(label, by: arc.pointee, parent: index) else { continue }
            if isEnd[head] {
                if let completions, new.key > completions.ceiling { continue }
                isUsed[k] = true
                completed.append(append(new))
            } else {
                if let completions,
                    completions.isHopeless(new, at: head)
                        || !completions.isCompletable(new, at: head)
                {
                    continue
                }
                isUsed[k] = true
                new.isArrival = arrivalRows[head] >= 0
                insert(new)
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
            let (states, counted) = label.cuts.after(cutVisits[head])
            if !counted.isEmpty { new.cost &+= counted.sum(penalties) }
            new.cuts = states
        }
        new.key = new.cost &+ network.unitDurationCost &* Int64(new.duration)
        new.memory = label.memory & arc.keep | vertex.pointee.bit
        new.vertex = Int32(head)
        new.parent = index
        return new
    }

    /// Makes a label for each size of the load that begins here.
    ///
    /// A size is a promise: no more may be brought until the next load.
    private func choose(_ label: Label) {
        for variant in sizes(label) { insert(variant) }
    }

    /// The label once for each size of the load that begins where it is.
    func sizes(_ label: Label) -> [Label] {
        guard arrivalRows[Int(label.vertex)] >= 0 else { return [label] }
        let (lane, rate) = (network.lanes.units, Int(vertices[Int(label.vertex)].loadingRate))
        let most = network.limits[lane]
        return network.loadUnits.map { units in
            var variant = label
            let extra = Int32((Int(units) * rate + 999) / 1000)
            variant.isArrival = false
            variant.time &+= extra
            variant.duration &+= extra
            variant.key &+= network.unitDurationCost &* Int64(extra)
            variant.uses[lane] = most - min(most, units + network.unitStep - 1)
            return variant
        }
    }

    func append(_ label: Label) -> Int32 {
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

    /// The last moment of a bucket; before all of them for −1.
    func end(ofBucket bucket: Int) -> Int32 {
        network.horizon.start &+ Int32(bucket &+ 1) &* width &- 1
    }

    @inline(__always) func bucket(_ time: Int32) -> Int {
        Int((time - network.horizon.start) / width)
    }
}
