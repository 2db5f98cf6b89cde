import Model

/// Ruin and recreate, annealed, for linked visits: those that hang together are taken out and put
/// back as one.
///
/// Slack induction by string removals as in ``RuinAndRecreate``; a component goes where its first
/// member, in a few of its best routes, and then the others cost least together.
final class LinkedSearch {
    /// Clients taken out in a step, on average, without those that hang on them.
    static let averageRemoved = 10
    static let longestString = 10
    /// A place is overlooked with probability 10/1024.
    static let blink = 10
    /// Routes in which the first member of a component is tried.
    static let routesTried = 6

    let state: LinkedState
    let instance: LinkedInstance
    var random: RandomSource
    private(set) var iterations = 0
    private(set) var bestCost = Cost.max
    private(set) var best: [[Int32]] = []

    let removed = Stack<Int32>()
    let taken = Stack<Int32>()
    let isRuined: Buffer<Bool>
    let keys: Buffer<Int>
    /// The places of the component at hand: best so far, and being tried.
    let chosen = Stack<LinkedState.Place>()
    let tried = Stack<LinkedState.Place>()
    let members = Stack<Int32>()
    let firstRoutes = Stack<LinkedState.Place>()
    /// Before each insertion of a member that is tried.
    let marks = Stack<LinkedState.Mark>()
    let secondRoutes = Stack<LinkedState.Place>()

    init(_ instance: LinkedInstance, seed: RandomSource) {
        self.instance = instance
        state = LinkedState(instance)
        random = seed
        isRuined = Buffer(repeating: false, count: instance.vehicles.count)
        keys = Buffer(repeating: 0, count: instance.n)
    }

    deinit {
        removed.deallocate()
        taken.deallocate()
        isRuined.deallocate()
        keys.deallocate()
        chosen.deallocate()
        tried.deallocate()
        members.deallocate()
        firstRoutes.deallocate()
        secondRoutes.deallocate()
        marks.deallocate()
    }

    /// A first solution: everybody, greedily.
    ///
    /// - Parameter known: routes to begin with, vehicle by vehicle.
    func construct(from known: [[Int32]] = []) {
        if !known.isEmpty {
            if state.load(known) { keep() } else { state.clear() }
        }
        removed.removeAll()
        for client in 0..<Int32(instance.n) where !state.isPresent(client) {
            removed.append(client)
        }
        recreate()
        keep()
    }

    /// So many steps, cooling from one temperature to another.
    func run(iterations count: Int, from hot: Double, to cold: Double, stop: () -> Bool) {
        guard instance.n > 0, count > 0 else { return }
        let every = 64
        let factor = ExactMath.exp(
            ExactMath.log(cold / hot) / Double(max(1, count / every)))
        var temperature = hot
        for k in 0..<count {
            if k % every == 0 {
                if k > 0 { temperature *= factor }
                if stop() { break }
            }
            step(temperature)
        }
    }

    private func step(_ temperature: Double) {
        // Costs may be small whole numbers, to which a temperature of 1 is hot.
        let drawn = Double(ExactMath.exponentialTable[random.below(1024)]) / 65_536
        let slack = Int(temperature * drawn)
        let before = state.cost
        state.save()
        iterations += 1
        var isKept = false
        if ruin() {
            recreate()
            isKept = state.cost &- before <= slack
        }
        if !isKept { state.restore() }
        if state.cost < bestCost { keep() }
    }

    func keep() {
        guard state.cost < bestCost else { return }
        bestCost = state.cost
        best = (0..<Int32(instance.vehicles.count)).map(route)
    }

    /// The clients of a vehicle, in order.
    private func route(_ v: Int32) -> [Int32] {
        var clients: [Int32] = []
        var node = state.next[state.head(v)]
        while !state.isHead(node) {
            clients.append(node)
            node = state.next[node]
        }
        return clients
    }

    /// Takes strings out around a random client; false where what is left cannot be driven.
    private func ruin() -> Bool {
        removed.removeAll()
        for v in 0..<instance.vehicles.count { isRuined[v] = false }
        let seed = Int32(truncatingIfNeeded: random.below(instance.n))
        let present = instance.n - state.totals.absent
        var used = 0
        for v in 0..<instance.vehicles.count where state.count[v] > 0 { used += 1 }
        let average = max(1, present / max(1, used))
        let longest = min(LinkedSearch.longestString, average)
        let target = min(LinkedSearch.averageRemoved, max(2, instance.n / 3))
        let most = max(1_000, 4_000 * target / (1 + longest) - 1_000)
        let strings = 1 + random.below(most) / 1_000
        var ruined = 0
        var k = -1
        while ruined < strings, k < instance.neighbourCount {
            let client =
                k < 0 ? seed : instance.neighbours[Int(seed) * instance.neighbourCount + k]
            k += 1
            guard state.isPresent(client), !isRuined[state.vehicle[client]] else { continue }
            isRuined[state.vehicle[client]] = true
            removeString(around: client, longest: longest)
            ruined += 1
        }
        addAbsent()
        return state.recompute()
    }

    /// Takes a string with a client in it out of its route, and all that hangs on it out of others.
    private func removeString(around client: Int32, longest: Int) {
        let v = state.vehicle[client]
        let count = Int(state.count[v])
        let length = 1 + random.below(max(1, min(longest, count)))
        var spared = 0
        if length > 1, length < count, random.chance(512) {
            spared = 1
            while length + spared < count, !random.chance(1014) { spared += 1 }
        }
        let total = length + spared
        var first = client
        for _ in 0..<random.below(total) where !state.isHead(state.prev[first]) {
            first = state.prev[first]
        }
        let spareFrom = spared == 0 ? total : 1 + random.below(max(1, length - 1))
        taken.removeAll()
        var node = first
        var position = 0
        while !state.isHead(node), position < total {
            if position < spareFrom || position >= spareFrom + spared { taken.append(node) }
            position += 1
            node = state.next[node]
        }
        for k in 0..<taken.count { takeOut(taken[k]) }
    }

    private func takeOut(_ client: Int32) {
        for k in instance.linked.range(client) {
            let member = instance.linked[k]
            if state.isPresent(member) {
                state.remove(member)
                removed.append(member)
            }
        }
    }

    private func addAbsent() {
        guard state.totals.absent > removed.count else { return }
        removed.removeAll()
        for client in 0..<Int32(instance.n) where !state.isPresent(client) {
            removed.append(client)
        }
    }
}
