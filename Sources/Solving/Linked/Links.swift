import Model

/// Windows of clients that depend on each other, narrowed so far that every plan that keeps them
/// keeps the dependencies too.
///
/// The rich search cannot push times from route to route: loads, rests and several windows are its
/// scheduler's. So each dependency is cut in two when its clients are put in, at a moment up to which
/// the first has begun and from which on the second may. Where the cut lies is chosen by what the
/// routes cost then, and chosen anew whenever ruin takes the clients out. Routes stay independent of
/// each other otherwise.
final class Links {
    /// A client begins within these.
    struct Bounds: BitwiseCopyable, Equatable {
        var low = -unlimitedTime
        var high = unlimitedTime
        static let open = Bounds()

        func narrowed(_ low: Int32, _ high: Int32) -> Bounds {
            Bounds(low: max(self.low, low), high: min(self.high, high))
        }
    }
    private struct Change: BitwiseCopyable {
        var client: Int32
        var bounds: Bounds
    }

    let instance: Instance
    /// In the instance's numbers.
    let pairs: [Dependency]
    /// By client, its dependencies.
    let pairsOf: Lists<Int32>
    /// By client, all that hang together with it; empty for those that depend on nobody.
    let components: Lists<Int32>
    /// The step in which a client's component was put in last.
    let stamp: Buffer<Int32>
    private let bounds: Buffer<Bounds>
    private let windows: [TimeWindow]
    private let changes = Stack<Change>()

    /// Nil where nobody depends on anybody.
    init?(_ instance: Instance) {
        let local = LocalNumbers(instance.clients, of: instance.problem.clients.count)
        pairs = instance.problem.dependencies.compactMap { pair in
            guard let first = local[pair.first], let second = local[pair.second] else { return nil }
            var pair = pair
            (pair.first, pair.second) = (first, second)
            return pair
        }
        guard !pairs.isEmpty else { return nil }
        self.instance = instance
        var ofClient = [[Int32]](repeating: [], count: instance.clientCount)
        for (k, pair) in pairs.enumerated() {
            ofClient[Int(pair.first)].append(Int32(k))
            ofClient[Int(pair.second)].append(Int32(k))
        }
        pairsOf = Lists(ofClient)
        components = Lists(
            linkedComponents(pairs, count: instance.clientCount).map { $0.count > 1 ? $0 : [] })
        stamp = Buffer(repeating: -1, count: instance.clientCount)
        bounds = Buffer(repeating: .open, count: instance.clientCount)
        windows = (0..<instance.windows.count).map { instance.windows[$0] }
    }

    deinit {
        pairsOf.deallocate()
        components.deallocate()
        stamp.deallocate()
        bounds.deallocate()
        changes.deallocate()
    }

    @inline(__always) func isLinked(_ client: Int32) -> Bool {
        !components.range(client).isEmpty
    }

    subscript(client: Int32) -> Bounds { bounds[client] }

    /// The bounds of all, to be kept with a solution.
    func snapshot() -> [Bounds] { (0..<bounds.count).map { bounds[$0] } }

    /// Narrows the windows of all clients.
    func hold(_ all: [Bounds]) {
        for (client, bounds) in all.enumerated() where bounds != .open {
            set(Int32(client), bounds)
        }
    }

    /// Narrows a client's windows; its chain, if it is in one, must be refreshed.
    func set(_ client: Int32, _ new: Bounds) {
        changes.append(Change(client: client, bounds: bounds[client]))
        write(client, new)
    }

    private func write(_ client: Int32, _ new: Bounds) {
        bounds[client] = new
        let data = instance.client.at(client)
        var (opens, closes): (Int32, Int32) = (1, 0)
        for k in data.pointee.windows..<data.pointee.windows &+ data.pointee.windowCount {
            let window = windows[Int(k)]
            let (start, end) = (max(window.start, new.low), min(window.end, new.high))
            instance.windows[k] = TimeWindow(start, end)
            guard start <= end else { continue }
            if closes < opens { opens = max(start, -unlimitedTime) }
            closes = min(end, unlimitedTime)
        }
        (data.pointee.opens, data.pointee.closes) = (opens, closes)
    }

    /// Changes from now on can be taken back.
    func beginStep() { changes.removeAll() }

    /// Takes back what has changed since the step began.
    func rollBack() {
        while changes.count > 0 {
            let change = changes.removeLast()
            write(change.client, change.bounds)
        }
    }
}

/// For each client all it hangs together with, itself among them, in order.
func linkedComponents(_ pairs: [Dependency], count: Int) -> [[Int32]] {
    var near = [[Int32]](repeating: [], count: count)
    for pair in pairs {
        near[Int(pair.first)].append(pair.second)
        near[Int(pair.second)].append(pair.first)
    }
    var lists = [[Int32]](repeating: [], count: count)
    for client in near.indices where lists[client].isEmpty {
        var component = [Int32(client)]
        var seen = Set(component)
        var k = 0
        while k < component.count {
            for other in near[Int(component[k])] where seen.insert(other).inserted {
                component.append(other)
            }
            k += 1
        }
        component.sort()
        for member in component { lists[Int(member)] = component }
    }
    return lists
}
