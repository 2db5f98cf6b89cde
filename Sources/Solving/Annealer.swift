import Model

/// Simulated annealing over ruin and recreate on one instance.
final class Annealer {
    let state: SearchState
    private var search: RuinAndRecreate
    /// Orders of the best solution so far.
    private(set) var best: [RouteOrder]
    private(set) var bestCost: Cost
    private(set) var iterations = 0
    /// Windows of clients that depend on each other in the best solution; nil where none do.
    private(set) var bestBounds: [Links.Bounds]?
    /// Told of the routes that are new in each new best solution.
    var onBest: (([RouteOrder]) -> Void)?
    private let local: LocalNumbers
    /// Orders that cost something to change.
    private var kept: KeptOrders?

    /// Vehicles that have changed since the best solution was noted, each once.
    private let changed = Stack<Int32>()
    private let isChanged: Buffer<Bool>

    /// - Parameter bounds: within which clients that depend on each other begin at the start, by
    ///   client.
    init(
        _ instance: Instance, seed: RandomSource, start: [RouteOrder]? = nil,
        bounds: [Links.Bounds]? = nil
    ) {
        state = SearchState(instance)
        search = RuinAndRecreate(state, seed: seed)
        isChanged = Buffer(repeating: false, count: instance.vehicles.count)
        local = LocalNumbers(instance.clients, of: instance.problem.clients.count)
        if let start {
            if let bounds { search.links?.hold(bounds) }
            state.load(start, local: local)
            if search.links?.isSound(state) == false {
                search.links?.rollBack()
                state.load([], local: local)
            }
        }
        best = state.orders()
        bestCost = state.cost
        bestBounds = search.links?.snapshot()
    }

    deinit {
        search.deallocate()
        changed.deallocate()
        isChanged.deallocate()
    }

    /// Inserts all absent clients greedily: those who are worth it, or at first everybody.
    func construct(atAnyCost: Bool = false, stop: () -> Bool = { false }) {
        state.beginStep()
        search.links?.beginStep()
        search.takeAllAbsent()
        if atAnyCost { search.recreateAtAnyCost(stop: stop) } else { search.recreate(stop: stop) }
        if search.links?.isSound(state) == false {
            state.rollBack()
            search.links?.rollBack()
        }
        if let kept {
            _ = kept.costOfStep()
            kept.keepStep()
        }
        if fullCost <= bestCost { keepAll() }
        state.beginStep()
    }

    /// From now on each vehicle whose order is another than now costs a price.
    ///
    /// - Parameter isFree: by vehicle, whose order may be anything.
    func keep(price: Cost, isFree: [Bool]) {
        kept = KeptOrders(state.orders(), price: price, isFree: isFree, state, local: local)
        bestCost = fullCost
        bestChanged = 0
    }

    /// Vehicles whose order in the best solution is another one.
    private(set) var bestChanged = 0

    /// What a changed order costs in the steps from now on.
    func set(price: Cost) { kept?.set(price: price) }

    /// With the price of changed orders, as steps are judged.
    private var cost: Cost { state.cost &+ (kept?.cost ?? 0) }
    /// With their full price, as solutions are.
    private var fullCost: Cost { state.cost &+ (kept?.fullCost ?? 0) }

    /// Goes on from other orders.
    func restart(from orders: [RouteOrder]) {
        state.load(orders, local: local)
        kept?.noteAll()
        noteAllChanged()
        if fullCost < bestCost { keepAll() }
    }

    private func noteAllChanged() {
        changed.removeAll()
        for vehicle in 0..<Int32(isChanged.count) {
            isChanged[vehicle] = true
            changed.append(vehicle)
        }
    }

    private func keepAll() {
        noteAllChanged()
        keepBest()
    }

    /// Notes the current solution as the best: only what has changed since the last one is written
    /// anew.
    private func keepBest() {
        bestCost = fullCost
        bestChanged = kept?.changed ?? 0
        if let links = search.links { bestBounds = links.snapshot() }
        var new: [RouteOrder] = []
        for k in 0..<changed.count {
            let vehicle = changed[k]
            isChanged[vehicle] = false
            best[Int(vehicle)] = state.order(of: vehicle)
            if onBest != nil { new.append(best[Int(vehicle)]) }
        }
        changed.removeAll()
        onBest?(new)
    }

    private func noteChanges() {
        for k in 0..<state.journal.entries.count {
            let vehicle = state.journal.entries.at(k).pointee.saved.vehicle
            if !isChanged[vehicle] {
                isChanged[vehicle] = true
                changed.append(vehicle)
            }
        }
    }

    /// So many steps, cooling from one temperature to another (both in ``Cost``).
    func run(
        iterations count: Int, from hot: Double, to cold: Double, stop: () -> Bool = { false }
    ) {
        guard state.n > 0, count > 0 else { return }
        let every = 64
        let steps = max(1, count / every)
        let factor = ExactMath.exp(ExactMath.log(max(cold, 1) / max(hot, 1)) / Double(steps))
        var temperature = max(hot, 1)
        for k in 0..<count {
            if k % every == 0 {
                if k > 0 { temperature *= factor }
                if stop() { break }
            }
            step(temperature: Int(temperature))
        }
    }

    /// Steps that try to serve everybody with the vehicles there are, until they do.
    ///
    /// - Parameters:
    ///   - temperature: in ``Cost``, for the routes alone.
    ///   - absences: by client, after how many steps it had no place; steps that leave out who is
    ///     rarely left out are kept, whatever they cost.
    func forceIn(
        iterations count: Int, temperature: Int, absences: inout [Int32], stop: () -> Bool
    ) {
        search.others = RuinAndRecreate.mostFollowers
        for k in 0..<count where state.absentCount > 0 {
            if k % 64 == 63, stop() { return }
            let (before, missed) = (state.totals[0].routesCost, absencesNow(absences))
            state.beginStep()
            search.ruin()
            search.recreateAtAnyCost(stop: { false })
            iterations += 1
            let now = absencesNow(absences)
            let more = state.totals[0].routesCost &- before
            if now < missed || now == missed && more <= slack(temperature) {
                noteChanges()
            } else {
                state.rollBack()
            }
            for k in 0..<state.absentCount { absences[Int(state.absent[k])] &+= 1 }
        }
    }

    private func absencesNow(_ absences: [Int32]) -> Int {
        (0..<state.absentCount).reduce(0) { $0 + Int(absences[Int(state.absent[$1])]) + 1 }
    }

    private func step(temperature: Int) {
        let before = cost
        state.beginStep()
        search.links?.beginStep()
        ruin()
        search.recreate()
        iterations += 1
        decide(before, slack: slack(temperature))
        search.links?.beginStep()
        let slack = slack(temperature)
        if let exchange = search.tailExchange(within: slack) {
            let before = cost
            state.beginStep()
            if state.apply(exchange) { decide(before, slack: slack) } else { rollBack() }
        }
        retype(slack: slack)
    }

    /// Takes clients out: around a place, or so that an order is as it was.
    private func ruin() {
        guard let kept else { return search.ruin() }
        search.leavesKept = !search.random.chance(RuinAndRecreate.opening)
        if search.random.chance(RuinAndRecreate.returning), search.giveBack(kept) { return }
        search.ruin()
    }

    private func rollBack() {
        kept?.dropStep()
        state.rollBack()
    }

    /// Tries to give a chain to another type of vehicle.
    private func retype(slack: Int) {
        guard let retyping = search.retyping(within: slack) else { return }
        let before = cost
        state.beginStep()
        if state.apply(retyping) { decide(before, slack: slack) } else { rollBack() }
    }

    /// The threshold of simulated annealing, −T ln(u), with u drawn from a table of integers.
    private func slack(_ temperature: Int) -> Int {
        (temperature &* ExactMath.exponentialTable[search.random.below(1024)]) >> 16
    }

    /// Keeps the step, or takes it back.
    private func decide(_ before: Cost, slack: Int) {
        let after = state.cost &+ (kept.map { $0.cost &+ $0.costOfStep() } ?? 0)
        if after < before || after - before <= slack, search.links?.isSound(state) ?? true {
            noteChanges()
            kept?.keepStep()
            if fullCost < bestCost { keepBest() }
        } else {
            rollBack()
            search.links?.rollBack()
        }
    }
}
