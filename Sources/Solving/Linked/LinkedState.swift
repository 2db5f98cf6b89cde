import Model

/// Routes of linked visits, each begun as early as routes and dependencies allow.
///
/// Begins are the least solution of the difference constraints `begin(j) ≥ begin(i) + gap`, one for
/// each way driven and each bound of a dependency: a longest path. An insertion only adds
/// constraints, so begins only rise, and what rises is found by following arcs from the new client.
/// Since all was consistent before, its own begin would rise again only by way of a cycle that
/// takes time: then there is no such plan.
final class LinkedState {
    /// What all routes amount to.
    struct Totals: BitwiseCopyable {
        /// Cost of ways, vehicles and assignments.
        var routes: Cost = 0
        /// Seconds after due times, of all clients together.
        var tardiness = 0
        /// Of the one that is latest.
        var largest = 0
        var absent = 0
    }
    /// A place for a client and what it costs there.
    struct Place: BitwiseCopyable {
        var cost: Cost
        /// A client, or the head of a route.
        var after: Int32 = -1
        var vehicle: Int32 = -1
    }
    /// A state of begins to which one can return.
    struct Mark: BitwiseCopyable {
        var changes: Int
        var totals: Totals
    }
    struct Change: BitwiseCopyable {
        var client: Int32
        var begin: Int32
    }
    /// What bounds a client's begin from others that are present, besides its route.
    struct Bounds: BitwiseCopyable {
        /// It begins no earlier.
        var earliest: Int32
        /// Beginning later makes others too late.
        var latest: Int32
    }

    let instance: LinkedInstance
    let n: Int
    let vehicleCount: Int
    /// All that a step changes, in one piece.
    let block: Buffer<Int32>
    let saved: Buffer<Int32>
    /// Around each route; vehicle `v` has the head `n + v`, its start and its end.
    let next: Buffer<Int32>
    let prev: Buffer<Int32>
    /// −1: absent.
    let vehicle: Buffer<Int32>
    let begin: Buffer<Int32>
    /// Clients of each vehicle.
    let count: Buffer<Int32>
    /// Metres from each node to the next.
    let onward: Buffer<Int32>
    /// Until when each client could begin at no cost, all others being pushed along.
    ///
    /// As of the last ``findFree()``.
    let free: Buffer<Int32>
    let keptFree: Buffer<Int32>
    let sums: Buffer<Totals>
    let changes = Stack<Change>()
    let queue = Stack<Int32>()
    let isQueued: Buffer<Bool>

    init(_ instance: LinkedInstance) {
        self.instance = instance
        n = instance.n
        vehicleCount = instance.vehicles.count
        let nodes = n + vehicleCount
        block = Buffer(repeating: -1, count: 3 * nodes + 3 * n + vehicleCount)
        saved = Buffer(repeating: -1, count: block.count)
        next = Buffer(block, from: 0, count: nodes)
        prev = Buffer(block, from: nodes, count: nodes)
        vehicle = Buffer(block, from: 2 * nodes, count: n)
        begin = Buffer(block, from: 2 * nodes + n, count: n)
        count = Buffer(block, from: 2 * nodes + 2 * n, count: vehicleCount)
        onward = Buffer(block, from: 2 * nodes + 2 * n + vehicleCount, count: nodes)
        free = Buffer(block, from: 3 * nodes + 2 * n + vehicleCount, count: n)
        keptFree = Buffer(repeating: 0, count: n)
        isQueued = Buffer(repeating: false, count: n)
        sums = Buffer(repeating: Totals(), count: 2)
        clear()
        save()
    }

    deinit {
        block.deallocate()
        saved.deallocate()
        keptFree.deallocate()
        isQueued.deallocate()
        sums.deallocate()
        changes.deallocate()
        queue.deallocate()
    }

    var totals: Totals { sums[0] }

    /// Of the solution, with what is left out.
    var cost: Cost { cost(sums[0]) }

    func cost(_ totals: Totals) -> Cost {
        totals.routes &+ totals.absent &* instance.problem.mustPrize
            &+ totals.tardiness &* instance.unitTardiness
            &+ totals.largest &* instance.largestTardiness
    }

    @inline(__always) var now: UnsafeMutablePointer<Totals> { sums.base }

    /// Nobody is visited.
    func clear() {
        for v in 0..<vehicleCount {
            (next[n + v], prev[n + v], count[v]) = (Int32(n + v), Int32(n + v), 0)
        }
        for client in 0..<n { vehicle[client] = -1 }
        sums[0] = Totals(absent: n)
    }

    /// Keeps the state for ``restore()``.
    func save() {
        saved.base.update(from: block.base, count: block.count)
        sums[1] = sums[0]
    }

    /// Returns to the state that was kept.
    func restore() {
        block.base.update(from: saved.base, count: block.count)
        sums[0] = sums[1]
    }

    @inline(__always) func isPresent(_ client: Int32) -> Bool { vehicle[client] >= 0 }
    @inline(__always) func isHead(_ node: Int32) -> Bool { node >= n }
    @inline(__always) func head(_ v: Int32) -> Int32 { Int32(truncatingIfNeeded: n) &+ v }

    /// The point of a node as where a leg begins, and as where it ends.
    @inline(__always) func origin(_ node: Int32, _ v: Int32) -> Int32 {
        node < n ? node : instance.vehicles.at(v).pointee.start
    }
    @inline(__always) func goal(_ node: Int32, _ v: Int32) -> Int32 {
        node < n ? node : instance.vehicles.at(v).pointee.end
    }

    /// When a vehicle can leave a node.
    @inline(__always) func leaves(_ node: Int32, _ v: Int32) -> Int32 {
        node < n
            ? begin[node] &+ instance.times.at(node).pointee.service
            : instance.vehicles.at(v).pointee.departs
    }
}
