import Model
import Solving

/// Looks for the plan of least cost where each sheet that changes has a price: a large neighbourhood
/// search whose neighbourhoods are sets of sheets.
///
/// A step opens a few rounds, improves them as a small day with all others as they are, and is kept if
/// cost and price of changed sheets together become less. So the price is exact, whatever it is, and
/// a sheet is opened only where that pays. ARCHITECTURE.md, section 12.
struct SheetSearch {
    let day: ReplannedDay
    let price: Model.Cost
    let seed: UInt64
    let threads: Int
    let monitor: any SolverMonitor
    let budget: Budget
    /// By hand.
    private(set) var routes: [Route?]
    var iterations = 0
    private var isServed: [Bool]
    private var steps = 0
    private var adopted = 0

    /// The whole day is annealed for this share of the budget.
    static let wholeShare = 0.8
    /// At most so many changed rounds are opened beside one that is not changed yet.
    static let company = 4
    /// Absent clients that are offered in one step, for each round and once more.
    static let offered = 20

    init(
        _ day: ReplannedDay, price: Model.Cost, budget: Budget, seed: UInt64, threads: Int,
        monitor: any SolverMonitor
    ) {
        (self.day, self.price, self.budget, self.seed) = (day, price, budget, seed)
        (self.threads, self.monitor) = (threads, monitor)
        routes = day.start
        isServed = Array(repeating: false, count: day.problem.clients.count)
        for client in day.start.compactMap({ $0 }).flatMap(\.clients) {
            isServed[Int(client)] = true
        }
    }

    /// The hands whose rounds are others than on paper.
    var changed: [Int] { routes.indices.filter { day.isChanged($0, routes[$0]) } }

    var isOver: Bool {
        if monitor.wantsStop { return true }
        switch budget {
        case .seconds(let limit): return monitor.elapsed >= limit
        case .iterations(let limit): return iterations >= limit
        }
    }

    /// Opens rounds until the budget is spent, or nothing more is found in two passes.
    mutating func run() {
        let forced = day.isForced.indices.filter { day.isForced[$0] && isUsable($0) }
        annealWhole(until: SheetSearch.wholeShare)
        for group in chunks(forced, of: 4) { _ = open(group) }
        var idle = 0
        while !isOver, idle < 2 {
            let before = value
            openByGain()
            reopenChanged()
            closeOneByOne()
            openByGain()
            openWithCompany()
            openPairs()
            idle = value < before ? 0 : idle + 1
        }
    }

    /// What the plan is worth with the price of its changed sheets.
    var value: Model.Cost { day.cost(routes) + price * changed.count }

    // MARK: Neighbourhoods

    /// One round after another that is as on paper, always the one that gains most alone.
    ///
    /// What a round can gain hardly ever grows while others take absent clients in, so only the first of the queue is asked anew
    /// (lazy greedy).
    private mutating func openByGain() {
        var queue = unchanged().compactMap { hand -> (gain: Model.Cost, hand: Int, at: Int)? in
            isOver ? nil : trial([hand]).map { ($0.gain, hand, adopted) }
        }
        while !isOver,
            let first = queue.indices.max(by: {
                (queue[$0].gain, -queue[$0].hand) < (queue[$1].gain, -queue[$1].hand)
            })
        {
            let hand = queue[first].hand
            guard let now = trial([hand]) else {
                queue.remove(at: first)
                continue
            }
            if queue[first].at == adopted || queue.allSatisfy({ $0.gain <= now.gain }) {
                adopt(now.routes, [hand])
                queue.remove(at: first)
            } else {
                queue[first] = (now.gain, hand, adopted)
            }
        }
    }

    /// Each round that is as on paper, together with changed ones near it.
    private mutating func openWithCompany() {
        for hand in unchanged() where !isOver && !day.isChanged(hand, routes[hand]) {
            let near = nearest(to: hand, among: changed).prefix(Self.company)
            if !near.isEmpty { _ = open([hand] + near) }
        }
    }

    /// Changed rounds among themselves: what costs no further sheet.
    private mutating func reopenChanged() {
        for hand in changed where !isOver {
            let near = nearest(to: hand, among: changed.filter { $0 != hand }).prefix(Self.company)
            if !near.isEmpty { _ = open([hand] + near) }
        }
    }

    /// Two rounds at once that are as on paper: neither might pay alone.
    private mutating func openPairs() {
        for hand in unchanged() where !isOver {
            guard !day.isChanged(hand, routes[hand]) else { continue }
            let kept = routes.indices.filter {
                $0 != hand && isUsable($0) && routes[$0] != nil && !day.isChanged($0, routes[$0])
            }
            let near = nearest(to: hand, among: changed).prefix(Self.company)
            for other in nearest(to: hand, among: kept).prefix(2) where !isOver {
                if open([hand, other] + near) { break }
            }
        }
    }

    /// Gives a changed sheet back as it was on paper, if that costs less than it.
    private mutating func closeOneByOne() {
        for hand in changed where !isOver && !day.isForced[hand] && isUsable(hand) {
            let paper = day.paper(hand)
            let own = Set(paper?.clients ?? [])
            let others = routes.indices.filter { other in
                other != hand && (routes[other]?.clients.contains(where: own.contains) ?? false)
            }
            let keepPaper = others.filter { !day.isChanged($0, routes[$0]) || !isUsable($0) }
            guard keepPaper.isEmpty, others.count <= 10 else { continue }
            let near = nearest(
                to: hand, among: changed.filter { $0 != hand && !others.contains($0) })
            _ = open(others + near.prefix(2), closing: hand)
        }
    }

    // MARK: A step

    /// Solves a few rounds anew; true if the plan became better.
    ///
    /// - Parameter closing: a round that goes back to paper with its clients.
    private mutating func open(_ open: [Int], closing: Int? = nil) -> Bool {
        guard let found = trial(open, closing: closing) else { return false }
        adopt(found.routes, open + [closing].compactMap { $0 })
        return true
    }

    /// A better plan in which only a few rounds are others, and by how much it is better.
    private mutating func trial(
        _ open: [Int], closing: Int? = nil
    ) -> (gain: Model.Cost, routes: [Route?])? {
        let hands = open.filter(isUsable)
        var base = routes
        if let closing { base[closing] = day.paper(closing) }
        let clients = self.clients(of: hands, closing: closing)
        guard !clients.isEmpty, !hands.isEmpty else { return nil }
        if let closing, let paper = base[closing] {
            let isOpen = Set(hands)
            let others = base.enumerated().compactMap {
                $0.offset == closing || isOpen.contains($0.offset) ? nil : $0.element
            }
            guard day.fits(paper, beside: others) else { return nil }
        }
        steps += 1
        // Whoever is on the way may have the wrong goods in the car: then nobody new who asks for goods.
        let isUnderWay = hands.contains { day.past.done[$0] ?? 0 > 0 }
        for isStrict in isUnderWay ? [false, true] : [false] {
            guard let new = solved(hands, clients, base, isStrict: isStrict) else { continue }
            let gain = value(of: routes, hands, closing) - value(of: new, hands, closing)
            return gain > 0 ? (gain, new) : nil
        }
        return nil
    }

    /// The day with some rounds solved anew; nil where that undoes what is done.
    private mutating func solved(
        _ hands: [Int], _ clients: [Int32], _ base: [Route?], isStrict: Bool
    ) -> [Route?]? {
        let subday = SubDay(day, hands: hands, clients: clients, routes: base, isStrict: isStrict)
        let result = improve(
            subday.problem, from: subday.start(base), iterations: max(200, clients.count * 20),
            seed: seed &+ UInt64(steps), monitor: StepMonitor(monitor, budget))
        iterations += max(1, result.iterations)
        var new = base
        for (hand, route) in zip(hands, subday.routes(of: result.solution, day)) {
            guard let route else {
                if day.past.done[hand] ?? 0 > 0 { return nil }
                new[hand] = nil
                continue
            }
            guard let kept = day.past.restored(route, hand: hand, day) else { return nil }
            new[hand] = kept
        }
        keepTimes(of: hands, in: &new)
        return new
    }

    /// Whom a step may plan: who is in the rounds that it opens, and who is nowhere.
    func clients(of hands: [Int], closing: Int? = nil, most: Int? = nil) -> [Int32] {
        let touched = hands + [closing].compactMap { $0 }
        let inThem = Set(touched.flatMap { routes[$0]?.clients ?? [] })
        let closed = Set(closing.flatMap { day.paper($0)?.clients } ?? [])
        let absent = isServed.indices.map(Int32.init).filter { client in
            !isServed[Int(client)] && !closed.contains(client) && !day.isTooLate[Int(client)]
                && hands.contains {
                    day.problem.assignments.allows(
                        type: day.typeOfHand[$0], client: Int(client))
                }
        }
        var offered = absent
        let most = most ?? Self.offered * (hands.count + 1)
        if absent.count > most {
            let own = hands.flatMap { routes[$0]?.clients ?? [] }
            let far = absent.map { day.way(from: own, to: $0, hands: hands) }
            offered = absent.indices.sorted {
                let (a, b) = (Int(absent[$0]), Int(absent[$1]))
                let left = (day.problem.clients[a].isRequired ? 0 : 1, far[$0], a)
                return left < (day.problem.clients[b].isRequired ? 0 : 1, far[$1], b)
            }.prefix(most).map { absent[$0] }
        }
        return (inThem.subtracting(closed).sorted() + offered).sorted()
    }

    /// What some rounds cost, with the price of their sheets and what is left out.
    private func value(of plan: [Route?], _ hands: [Int], _ closing: Int?) -> Model.Cost {
        let touched = hands + [closing].compactMap { $0 }
        var cost = 0
        var prizes = 0
        for hand in touched {
            cost += plan[hand]?.cost ?? 0
            for client in plan[hand]?.clients ?? [] { prizes += day.problem.prize(Int(client)) }
            if day.isChanged(hand, plan[hand]) { cost += price }
        }
        return cost - prizes
    }

    /// A round whose order is as on paper keeps the times on paper, where it still can.
    private func keepTimes(of hands: [Int], in new: inout [Route?]) {
        for hand in hands {
            guard let route = new[hand], let paper = day.paper(hand), !route.isSame(as: paper),
                route.hasOrder(of: paper), paper.cost <= route.cost + price
            else { continue }
            let others = new.enumerated().compactMap { $0.offset == hand ? nil : $0.element }
            if day.fits(paper, beside: others) { new[hand] = paper }
        }
    }

    mutating func adopt(_ new: [Route?], _ hands: [Int]) {
        for client in hands.flatMap({ routes[$0]?.clients ?? [] }) { isServed[Int(client)] = false }
        routes = new
        adopted += 1
        for client in hands.flatMap({ routes[$0]?.clients ?? [] }) { isServed[Int(client)] = true }
        report()
    }

    private func report() {
        let missing = isServed.indices.filter {
            !isServed[$0] && day.problem.clients[$0].isRequired
        }.count
        monitor.report(
            Progress(
                seconds: monitor.elapsed,
                cost: day.cost(routes) - missing * day.problem.mustPrize,
                requiredMissing: missing, vehicles: routes.count { $0 != nil },
                served: isServed.count { $0 }, clients: isServed.count, iterations: iterations))
    }

    // MARK: Order

    func isUsable(_ hand: Int) -> Bool { day.isUsable[hand] }

    /// Rounds as on paper, and one idle hand of each type: those first that are near to what nobody does.
    private func unchanged() -> [Int] {
        let absent = isServed.indices.map(Int32.init).filter {
            !isServed[Int($0)] && !day.isTooLate[Int($0)]
        }
        var idleTypes: Set<Int> = []
        var ranked: [(way: Int32, hand: Int)] = []
        for hand in routes.indices where isUsable(hand) && !day.isChanged(hand, routes[hand]) {
            if routes[hand] == nil, !idleTypes.insert(day.typeOfHand[hand]).inserted { continue }
            let own = routes[hand]?.clients ?? []
            let ways = absent.filter {
                day.problem.assignments.allows(type: day.typeOfHand[hand], client: Int($0))
            }.map { day.way(from: own, to: $0, hands: [hand]) }
            ranked.append((ways.min() ?? .max, hand))
        }
        return ranked.sorted { ($0.way, $0.hand) < ($1.way, $1.hand) }.map(\.hand)
    }

    /// Other hands, those first whose rounds come nearest to a hand's.
    private func nearest(to hand: Int, among others: [Int]) -> [Int] {
        let own = routes[hand]?.clients ?? []
        let ways = others.map { other -> Int32 in
            let clients = routes[other]?.clients ?? []
            return clients.map { day.way(from: own, to: $0, hands: [hand, other]) }.min() ?? .max
        }
        return others.indices.sorted { (ways[$0], others[$0]) < (ways[$1], others[$1]) }
            .map { others[$0] }
    }

    private func chunks(_ hands: [Int], of size: Int) -> [[Int]] {
        stride(from: 0, to: hands.count, by: size).map {
            Array(hands[$0..<min(hands.count, $0 + size)])
        }
    }
}

/// The outer clock and wish to stop, for a step whose length is counted in iterations.
struct StepMonitor: SolverMonitor {
    private let outer: any SolverMonitor
    private let budget: Budget
    init(_ outer: any SolverMonitor, _ budget: Budget) {
        (self.outer, self.budget) = (outer, budget)
    }
    var elapsed: Double { outer.elapsed }
    var wantsStop: Bool {
        if case .seconds(let limit) = budget, outer.elapsed >= limit { return true }
        return outer.wantsStop
    }
    func report(_ progress: Progress) {}
}

extension ReplannedDay {
    /// Seconds from the nearest of some clients, or from where hands start, to a client.
    func way(from clients: [Int32], to client: Int32, hands: [Int]) -> Int32 {
        guard let hand = hands.first else { return .max }
        let type = problem.vehicleTypes[typeOfHand[hand]]
        let matrix = problem.profiles[type.profile]
        let to = problem.clients[Int(client)].location
        if clients.isEmpty { return matrix[type.startLocation, to].duration }
        return clients.reduce(.max) {
            min($0, matrix[problem.clients[Int($1)].location, to].duration)
        }
    }

    /// Whether a route keeps its times beside others: places at the ramps and stock.
    ///
    /// Routes whose clients depend on others' are not asked about: they do not keep their times.
    func fits(_ route: Route, beside others: [Route]) -> Bool {
        let clients = Set(route.clients)
        let isLinked = problem.dependencies.contains {
            clients.contains($0.first) || clients.contains($0.second)
        }
        if isLinked { return false }
        let own = route.loads(in: problem)
        let theirs = others.flatMap { $0.loads(in: problem) }
        for depot in problem.depots.indices {
            let loads = (own + theirs).filter { $0.booking.depot == depot }
            let total = loads.reduce(Load(repeating: 0)) { $0 &+ $1.goods }
            if any(total .> problem.depots[depot].stock) { return false }
            let ramp = problem.depots[depot].ramp
            guard ramp > 0 else { continue }
            for load in loads {
                let atOnce = loads.count {
                    $0.booking.begin <= load.booking.begin && load.booking.begin < $0.booking.end
                }
                if atOnce > Int(ramp) { return false }
            }
        }
        return true
    }
}
