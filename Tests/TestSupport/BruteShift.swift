import Scenarios
import TravelTimes

/// One way for a hand to work within one interval of availability.
struct BruteShift {
    /// Bits of the needs visited.
    var visited: UInt64
    /// For every centre with a stock, bits of the needs loaded there: 8 bits a centre.
    var loadedAt: UInt64
    var duty: Int
    var metres: Int
    var wishes: Cost
    var trips: Int
    var stops: [Stop]
    func isNoWorse(than other: BruteShift) -> Bool {
        duty <= other.duty && metres <= other.metres && wishes <= other.wishes
            && trips <= other.trips
    }
}

/// A moment of a centre's ramp at which a hand must not be loading.
struct Forbidden: Hashable {
    var centre: Int
    /// Begin of the slot, one grid step long.
    var at: Int
}

/// Goes through every way in which one hand can work one shift.
///
/// For each start on the grid it appends stop after stop in every possible order: a visit, a load
/// for any set of needs at any permitted centre, a rest, the end. Each stop comes as early as it
/// can. That loses nothing: once the start is chosen, waiting on the way costs nothing by itself,
/// every rule allows an earlier predecessor whatever it allows a later one (each stop has a set of
/// allowed begins and takes the first that is late enough), and an earlier end is less duty. Only
/// the ramp could prefer a later load; it reaches this search as `forbidden` moments, which are
/// again a set of allowed begins.
struct ShiftSearch {
    let day: BruteDay
    let hand: BruteHand
    let interval: Interval
    let forbidden: Set<Forbidden>
    /// Whether states that are no better than another are dropped.
    let prunes: Bool
    private let households: Int
    private let may: [Bool]
    private let seconds: [Int]
    private let wishes: [Cost]
    private let stocked: [Bool]
    /// Bits of the needs that bring goods and may be loaded at a centre by this hand.
    private let loadable: [UInt64]
    /// Sets of needs that fit one trip.
    private let fits: [Bool]

    private(set) var found: [UInt64: [BruteShift]] = [:]
    private var start = 0
    private var nodes: [Node] = []
    private var seen: [UInt64: Int] = [:]

    /// What is done so far, since the start.
    private struct Node {
        /// End of the last stop that is no rest, plus the rests since: the next leg is added to it.
        var ready: Int
        /// End of the last stop of any kind.
        var clock: Int
        var metres = 0
        var wishes = 0
        var trips = 0
        var visited: UInt64 = 0
        /// Needs whose goods are on board.
        var pending: UInt64 = 0
        var loadedAt: UInt64 = 0
        /// Breaks taken.
        var rests: UInt64 = 0
        var rested = 0
        /// Seconds outdoors since it was warm.
        var outdoors = 0
        var position: Int
        var parent = -1
        var stop: Stop
        /// Next node of the same key.
        var sibling = -1

        func isNoWorse(than other: Node) -> Bool {
            ready <= other.ready && clock <= other.clock && metres <= other.metres
                && wishes <= other.wishes && trips <= other.trips && outdoors <= other.outdoors
        }
    }

    init(
        _ day: BruteDay, hand index: Int, interval: Interval, forbidden: Set<Forbidden>,
        prunes: Bool
    ) {
        let hand = day.hands[index]
        let scenario = day.scenario
        (self.day, self.hand, self.interval) = (day, hand, interval)
        (self.forbidden, self.prunes) = (forbidden, prunes)
        households = scenario.households.count
        may = day.needs.map { hand.may($0, hand: index, scenario) }
        seconds = day.needs.map { BruteDay.visitSeconds($0.need, people: hand.members.count) }
        wishes = day.needs.map { hand.wishes($0, scenario) }
        stocked = scenario.centres.map { !$0.stock.isEmpty }
        var loadable = [UInt64](repeating: 0, count: scenario.centres.count)
        for (n, brute) in day.needs.enumerated() {
            let household = scenario.households[brute.household]
            for c in hand.loadsAt where may[n] && brute.brings {
                let centre = scenario.centres[c].id
                if household.centres.isEmpty || household.centres.contains(centre) {
                    loadable[c] |= 1 << n
                }
            }
        }
        self.loadable = loadable
        fits = (0..<(1 << day.needs.count)).map { set in
            hand.holds(day.needs.indices.filter { set >> $0 & 1 == 1 }.map { day.needs[$0] })
        }
    }

    /// Fills ``found``: by visits and places of loading, every way that no other way makes
    /// needless.
    mutating func run() {
        var earliest = interval.start
        var latest = interval.end
        if let hours = hand.startHours {
            earliest = max(earliest, hours.start)
            latest = min(latest, hours.end)
        }
        start = earliest
        while start <= latest {
            nodes.removeAll(keepingCapacity: true)
            seen.removeAll(keepingCapacity: true)
            let root = Node(
                ready: start, clock: start, position: hand.startPosition,
                stop: Stop(.start, begin: start, end: start))
            extend(root, parent: -1, startsNoLater: start == latest)
            start += day.grid
        }
    }

    /// Appends every possible next stop.
    private mutating func extend(_ given: Node, parent: Int, startsNoLater: Bool = true) {
        var node = given
        node.parent = parent
        if prunes && isNeedless(node) { return }
        let index = nodes.count
        nodes.append(node)
        if prunes { remember(index) }
        if node.visited != 0 && node.pending == 0 { finish(node, at: index) }
        for n in day.needs.indices { visit(n, from: node, at: index, startsNoLater) }
        if node.pending == 0 {
            for c in hand.loadsAt { loads(at: c, from: node, index, startsNoLater) }
        }
        for k in hand.breaks.indices where node.rests >> k & 1 == 0 {
            rest(k, from: node, at: index)
        }
    }

    private mutating func visit(
        _ n: Int, from node: Node, at index: Int, _ startsNoLater: Bool
    ) {
        let bit: UInt64 = 1 << n
        let brute = day.needs[n]
        guard may[n], node.visited & bit == 0, !brute.brings || node.pending & bit != 0 else {
            return
        }
        if !day.keepsIsolating(after: node.visited, bit) { return }
        var next = node
        next.visited |= bit
        next.pending &= ~bit
        if let most = hand.maxVisits, next.visited.nonzeroBitCount > most { return }
        if let most = day.scenario.rules.mostHouseholds, day.households(next.visited) > most {
            return
        }
        let h = brute.household
        var extra = 0
        if node.position < households {
            if node.position != h { extra += day.scenario.rules.disinfectionSeconds }
            if !day.sameBuilding[node.position][h] {
                extra += day.scenario.households[h].arrivalSeconds
            }
        } else {
            extra += day.scenario.households[h].arrivalSeconds
        }
        guard let arrival = travel(&next, to: h, extra: extra) else { return }
        guard let window = brute.windows.first(where: { arrival <= $0.end }) else { return }
        let begin = max(arrival, window.start)
        if waitsAtFirst(node, arrival, begin, startsNoLater) { return }
        next.wishes += wishes[n]
        if let before = brute.need.before, begin > before {
            next.wishes += day.scenario.rules.latePrice
        }
        for (length, outdoors) in lengths(n, after: next.outdoors) {
            next.outdoors = outdoors
            append(
                Stop(.visit(need: brute.need.id), begin: begin, end: begin + length), next, index)
        }
    }

    /// How long a visit can take, with no, one, two … warm-ups, and how long one is outdoors then.
    private func lengths(_ n: Int, after before: Int) -> [(Int, Int)] {
        let brute = day.needs[n]
        guard let frost = day.scenario.frost, brute.need.outdoors else { return [(seconds[n], 0)] }
        let household = day.scenario.households[brute.household]
        let mayWarm = hand.isByCar || !(household.isolating || household.contactFree)
        return (0...(mayWarm ? 20 : 0)).compactMap { warmUps in
            let rest = before + seconds[n] - warmUps * frost.outdoorsSeconds
            guard rest <= frost.outdoorsSeconds, rest > -frost.outdoorsSeconds else { return nil }
            return (
                seconds[n] + warmUps * frost.warmSeconds, hand.isByCar ? 0 : max(0, rest)
            )
        }
    }

    /// Loads for every set of needs that are still to be visited.
    private mutating func loads(at c: Int, from node: Node, _ index: Int, _ startsNoLater: Bool) {
        let candidates = loadable[c] & ~node.visited
        var next = node
        next.trips += 1
        if let most = hand.maxTrips, next.trips > most { return }
        let extra = node.position < households ? day.scenario.rules.disinfectionSeconds : 0
        guard let arrival = travel(&next, to: households + c, extra: extra) else { return }
        let centre = day.scenario.centres[c]
        var set = candidates
        while set != 0 {
            defer { set = (set - 1) & candidates }
            guard fits[Int(set)] else { continue }
            let chosen = day.needs.indices.filter { set >> $0 & 1 == 1 }.map { day.needs[$0] }
            let length = day.loadSeconds(
                centre: c, items: chosen.reduce(0) { $0 + $1.items })
            var begin = max(arrival, centre.open.start)
            while let late = firstForbidden(c, begin, length) { begin = late + day.grid }
            guard begin + length <= centre.open.end else { continue }
            if waitsAtFirst(node, arrival, begin, startsNoLater) { continue }
            var goods = Quantities()
            for brute in chosen {
                goods.pieces.merge(brute.need.brings.pieces, uniquingKeysWith: +)
                if let grams = brute.need.brings.grams { goods.grams = (goods.grams ?? 0) + grams }
            }
            var loaded = next
            loaded.pending = set
            loaded.outdoors = 0
            if stocked[c] { loaded.loadedAt |= set << (8 * c) }
            let kind = Stop.Kind.load(centre: centre.id, goods: goods)
            append(Stop(kind, begin: begin, end: begin + length), loaded, index)
        }
    }

    /// Takes a break where the hand is, on the way if there is a way to go.
    private mutating func rest(_ k: Int, from node: Node, at index: Int) {
        let pause = hand.breaks[k]
        let begin = max(node.clock, pause.window.start)
        let end = begin + pause.seconds
        guard end <= pause.window.end, end <= interval.end else { return }
        var next = node
        next.ready += pause.seconds
        next.clock = end
        next.rests |= 1 << k
        next.rested += pause.seconds
        next.stop = Stop(.rest, begin: begin, end: end)
        extend(next, parent: index)
    }

    private mutating func finish(_ node: Node, at index: Int) {
        var next = node
        var end = max(node.ready, node.clock)
        if !hand.endsAnywhere {
            guard let arrival = travel(&next, to: hand.endPosition, extra: 0) else { return }
            end = arrival
        }
        if let hours = hand.endHours {
            end = max(end, hours.start)
            if end > hours.end { return }
        }
        guard end <= interval.end else { return }
        for (k, pause) in hand.breaks.enumerated() where node.rests >> k & 1 == 0 {
            guard
                end <= pause.window.end - pause.seconds
                    || start >= pause.window.start + pause.seconds
            else { return }
        }
        let duty = end - start - node.rested
        if let most = hand.maxSeconds, duty > most { return }
        var shift = BruteShift(
            visited: node.visited, loadedAt: node.loadedAt, duty: duty, metres: next.metres,
            wishes: node.wishes, trips: node.trips, stops: [])
        let key = node.visited | node.loadedAt << 8
        // Nothing but these four numbers of a shift counts in the round, and less is never worse.
        if found[key, default: []].contains(where: { $0.isNoWorse(than: shift) }) { return }
        shift.stops = [Stop(.end, begin: end, end: end)]
        var i = index
        while i >= 0 {
            shift.stops.append(nodes[i].stop)
            i = nodes[i].parent
        }
        shift.stops.reverse()
        found[key]?.removeAll { shift.isNoWorse(than: $0) }
        found[key, default: []].append(shift)
    }
}

// MARK: - Steps

extension ShiftSearch {
    /// The earliest arrival at a position, adding the metres; nil where no way is short enough.
    private func travel(_ node: inout Node, to position: Int, extra: Int) -> Int? {
        guard let leg = hand.legs[node.position][position] else { return nil }
        node.metres += leg.metres
        if let most = hand.maxMetres, node.metres > most { return nil }
        if let frost = day.scenario.frost, !hand.isByCar {
            node.outdoors += leg.seconds + extra
            if node.outdoors > frost.outdoorsSeconds { return nil }
        }
        let arrival = max(node.ready + leg.seconds + extra, node.clock)
        node.position = position
        return arrival <= interval.end ? arrival : nil
    }

    private mutating func append(_ stop: Stop, _ node: Node, _ parent: Int) {
        guard stop.end <= interval.end else { return }
        var next = node
        next.stop = stop
        next.ready = stop.end
        next.clock = stop.end
        extend(next, parent: parent)
    }

    /// The last forbidden moment within a load, if there is one.
    private func firstForbidden(_ centre: Int, _ begin: Int, _ length: Int) -> Int? {
        if forbidden.isEmpty { return nil }
        var at = begin + length - day.grid
        while at >= begin {
            if forbidden.contains(Forbidden(centre: centre, at: at)) { return at }
            at -= day.grid
        }
        return nil
    }

    /// Waiting for the very first stop, where starting one step later would do.
    ///
    /// Nothing is lost: the same stops at the same times with a later start are searched as well,
    /// are right as well and cost less duty.
    private func waitsAtFirst(
        _ node: Node, _ arrival: Int, _ begin: Int, _ startsNoLater: Bool
    ) -> Bool {
        prunes && node.parent == -1 && !startsNoLater && begin > arrival
    }

    /// Everything that the future of a node depends on besides the numbers of which less is never
    /// worse.
    private func key(_ node: Node) -> UInt64 {
        node.visited | node.pending << 8 | node.rests << 16 | UInt64(node.position) << 24
            | node.loadedAt << 32
    }

    /// Whether another way from the same start to the same state is as good in every number.
    ///
    /// Nothing is lost: whatever can follow this node can follow the other, no later and no dearer.
    private func isNeedless(_ node: Node) -> Bool {
        var i = seen[key(node)] ?? -1
        while i >= 0 {
            if nodes[i].isNoWorse(than: node) { return true }
            i = nodes[i].sibling
        }
        return false
    }

    private mutating func remember(_ index: Int) {
        let key = key(nodes[index])
        nodes[index].sibling = seen[key] ?? -1
        seen[key] = index
    }
}

extension BruteDay {
    /// How many households these visits are at.
    func households(_ visited: UInt64) -> Int {
        var which: UInt64 = 0
        for n in needs.indices where visited >> n & 1 == 1 { which |= 1 << needs[n].household }
        return which.nonzeroBitCount
    }
}
