import Model

/// Orders that people have in their hands already: a vehicle that does anything else pays a price once,
/// whatever else it does.
///
/// The price is no sum over clients: only whether the whole order is the old one counts. So the search sees
/// it in three places: a client's place in a kept order costs the price besides (``SearchState/surcharge``),
/// most steps leave kept orders alone, and some steps bring an order back as it was.
final class KeptOrders {
    /// What a vehicle costs whose order is another one, in the end.
    let fullPrice: Cost
    /// What it costs in the steps that are taken now.
    private(set) var price: Cost
    /// Vehicles whose order may be anything.
    private let isFree: Buffer<Bool>
    /// Clients, and loads as −1 − depot, in the instance's numbers: those of chain `c` begin at `first[c]`.
    private let codes: Buffer<Int32>
    private let first: Buffer<Int32>
    /// By vehicle, as after the last step that was kept.
    private let isChanged: Buffer<Bool>
    private let changedCount = Buffer(repeating: 0, count: 1)
    /// Vehicles of the current step.
    private let touched = Stack<Int32>()
    private let state: SearchState

    /// - Parameter isFree: by vehicle, whose order may be anything.
    init(
        _ orders: [RouteOrder], price: Cost, isFree: [Bool], _ state: SearchState,
        local: LocalNumbers
    ) {
        (fullPrice, self.price) = (price, price)
        self.state = state
        self.isFree = Buffer(isFree)
        var codes: [Int32] = []
        var first: [Int32] = []
        for order in orders {
            for shift in order.shifts {
                first.append(Int32(codes.count))
                codes += shift.map { $0 < 0 ? $0 : local[$0] ?? -1 }
            }
        }
        first.append(Int32(codes.count))
        self.codes = Buffer(codes)
        self.first = Buffer(first)
        isChanged = Buffer(repeating: false, count: orders.count)
        noteAll()
    }

    deinit {
        isFree.deallocate()
        codes.deallocate()
        first.deallocate()
        isChanged.deallocate()
        changedCount.deallocate()
        touched.deallocate()
    }

    /// What the changed orders cost, as after the last step that was kept.
    var cost: Cost { price &* changedCount[0] }
    /// The same at the full price.
    var fullCost: Cost { fullPrice &* changedCount[0] }

    /// From now on a changed order costs this.
    func set(price: Cost) {
        self.price = price
        for vehicle in 0..<Int32(isChanged.count) { state.surcharge[vehicle] = surcharge(vehicle) }
    }

    /// Vehicles with another order than theirs that had one, in their own order.
    var changed: Int { changedCount[0] }

    /// Looks at every vehicle anew.
    func noteAll() {
        changedCount[0] = 0
        for vehicle in 0..<Int32(isChanged.count) {
            note(vehicle, isChanged: differs(vehicle), from: false)
        }
    }

    /// What the orders of the current step cost more than before it.
    func costOfStep() -> Cost {
        touched.removeAll()
        var more = 0
        for k in 0..<state.journal.entries.count {
            let vehicle = state.journal.entries.at(k).pointee.saved.vehicle
            if (0..<touched.count).contains(where: { touched[$0] == vehicle }) { continue }
            touched.append(vehicle)
            more += (differs(vehicle) ? 1 : 0) - (isChanged[vehicle] ? 1 : 0)
        }
        return price &* more
    }

    /// The step whose cost was asked last is kept.
    func keepStep() {
        for k in 0..<touched.count {
            note(touched[k], isChanged: differs(touched[k]), from: isChanged[touched[k]])
        }
    }

    /// The current step is about to be taken back.
    func dropStep() {
        for k in 0..<state.journal.entries.count {
            let vehicle = state.journal.entries.at(k).pointee.saved.vehicle
            state.surcharge[vehicle] = surcharge(vehicle)
        }
    }

    private func note(_ vehicle: Int32, isChanged now: Bool, from before: Bool) {
        changedCount[0] += (now ? 1 : 0) - (before ? 1 : 0)
        isChanged[vehicle] = now
        state.surcharge[vehicle] = surcharge(vehicle)
    }

    private func surcharge(_ vehicle: Int32) -> Cost {
        isFree[vehicle] || isChanged[vehicle] ? 0 : price
    }

    /// The vehicle may be given its order back.
    func canReturn(_ vehicle: Int32) -> Bool { isChanged[vehicle] }

    /// Whether the vehicle does something else than its order.
    private func differs(_ vehicle: Int32) -> Bool {
        if isFree[vehicle] { return false }
        let day = state.days[vehicle]
        for c in day.firstChain..<day.firstChain &+ day.chainCount {
            var k = first[c]
            var node = state.nodes.at(state.chains.at(c).pointee.start).pointee.next
            while !state.isEnd(node) {
                let code = state.isClient(node) ? node : -1 &- state.terminal(node).pointee.depot
                if k == first[c &+ 1] || codes[k] != code { return true }
                k &+= 1
                node = state.nodes.at(node).pointee.next
            }
            if k != first[c &+ 1] { return true }
        }
        return false
    }

    /// Fills a stack with the order of a chain.
    func order(of c: Int32, into stack: Stack<Int32>) {
        stack.removeAll()
        for k in first[c]..<first[c &+ 1] { stack.append(codes[k]) }
    }
}

extension RuinAndRecreate {
    /// Steps out of 1,024 that give an order back.
    static let returning = 96
    /// How often out of 1,024 another one is opened then.
    static let swapping = 512
    /// Steps out of 1,024 that open orders as they were.
    static let opening = 64

    /// Gives a changed vehicle its order back; false if no order is changed.
    ///
    /// Whoever is in the way, or was in its place, is a candidate for other places.
    mutating func giveBack(_ kept: KeptOrders) -> Bool {
        removed.removeAll()
        let count = state.days.count
        guard kept.changed > 0, count > 0 else { return false }
        var vehicle = Int32(truncatingIfNeeded: random.below(count))
        while !kept.canReturn(vehicle) { vehicle = (vehicle &+ 1) % Int32(count) }
        let day = state.days[vehicle]
        let chains = day.firstChain..<day.firstChain &+ day.chainCount
        for c in chains {
            state.touch(c)
            addAll(of: c)
            state.clear(c)
        }
        for c in chains {
            kept.order(of: c, into: state.scratch)
            takeOut(state.scratch)
            state.relink(c, state.scratch)
            for k in 0..<state.scratch.count where state.scratch[k] >= 0 {
                state.setPresent(state.scratch[k])
            }
            if !state.refresh(c, from: state.chains[c].start, to: state.chains[c].end) {
                addAll(of: c)
                state.clear(c)
            }
        }
        if random.chance(RuinAndRecreate.swapping) { openInstead() }
        if let client = first(of: chains) { addOthers(around: client) }
        return true
    }

    /// Opens an order that is as it was, near somebody who has lost a place: one for the other costs nothing.
    private mutating func openInstead() {
        guard removed.count > 0 else { return }
        let seed = removed[random.below(removed.count)]
        var skipped = random.below(8)
        for k in 0..<state.instance.neighbours.each {
            let client = state.instance.neighbours.of(seed, k)
            guard client >= 0 else { return }
            let c = state.nodes.at(client).pointee.chain
            guard c >= 0, !state.isTouched(c),
                state.surcharge[state.chains.at(c).pointee.vehicle] > 0
            else { continue }
            if skipped > 0 {
                skipped -= 1
                continue
            }
            return removeString(around: client, chain: c, longest: RuinAndRecreate.longestString)
        }
    }

    /// Takes clients out of whatever chains they are in.
    private func takeOut(_ codes: Stack<Int32>) {
        for k in 0..<codes.count where codes[k] >= 0 {
            let c = state.nodes.at(codes[k]).pointee.chain
            guard c >= 0 else { continue }
            state.touch(c)
            let node = state.nodes[codes[k]]
            state.detach(codes[k])
            state.setAbsent(codes[k])
            if !state.refresh(c, from: node.prev, to: node.next) {
                addAll(of: c)
                state.clear(c)
            }
        }
    }

    private func first(of chains: Range<Int32>) -> Int32? {
        for c in chains {
            let node = state.nodes.at(state.chains.at(c).pointee.start).pointee.next
            if state.isClient(node) { return node }
        }
        return nil
    }
}
