import Scenarios

/// Finds what a hand's round costs at least at given prices, by plain labelling from the end of the
/// day to its beginning; where there are too many labels, those that are alike are merged, which can
/// only make the answer lower.
final class RoundPricing {
    /// Why there is no answer.
    enum Limit: Error {
        case labels
        case time
    }

    struct Entry {
        var key: Int
        var memory: UInt64
        var time: Int32
        var label: Int32
    }

    let ground: RoundGround
    let most: Int
    /// Labels that one list may have before it merges them.
    let width: Int
    let isOver: () -> Bool
    /// Only rounds below it are looked for.
    let hint: Int
    /// What comes before a stop costs at least, by shift; where this is known, partial rounds that
    /// cannot become good enough are dropped.
    let heads: [RoundHeads]
    var labels: [RoundLabel] = []
    /// By place, board, breaks and time: the cheapest first.
    var lists: [[Entry]] = []
    var pending: [[Int32]] = []
    let slots = 48
    var opens: Int32 = 0
    var slotWidth: Int32 = 1
    let boards: Int
    let masks: Int
    private let options: [RestOption]
    /// Of all breaks together, by what is settled.
    let offsets: [Int32]
    let unit: Int
    let steepest: Int
    let watchesDuty: Bool
    let stopsMost: Int32
    var shift = 0
    /// What is complete from a shift on, for the shifts before.
    private var carried: [RoundLabel] = []
    /// The least cost of a round, on the grid; where sets are told apart, of each set.
    private(set) var least = Int.max
    private(set) var leastOfSet: [UInt64: Int] = [:]
    /// Labels made.
    var made = 0

    init(
        _ ground: RoundGround, most: Int, width: Int = .max, heads: [RoundHeads] = [],
        hint: Int = 0,
        isOver: @escaping () -> Bool
    ) {
        (self.heads, self.hint) = (heads, hint)
        self.ground = ground
        self.most = most
        self.width = width
        self.isOver = isOver
        let hand = ground.hand
        boards = ground.loads.count + 1
        masks = 1 << hand.breaks.count
        options = RoundPricing.options(hand.breaks)
        offsets = (0..<(1 << hand.breaks.count)).map { mask in
            hand.breaks.indices.reduce(0) {
                mask >> $1 & 1 == 1 ? $0 + Int32(hand.breaks[$1].seconds) : $0
            }
        }
        unit = hand.factor * ground.scale
        steepest = unit + hand.secondsSteps.reduce(0) { $0 + $1.cost } * ground.scale
        watchesDuty = !hand.secondsSteps.isEmpty || hand.maxSeconds < HandTerms.most
        stopsMost = RoundPricing.mostStops(ground.count)
    }

    /// Stops of a path at most; a round has no more visits than there are needs.
    static func mostStops(_ needs: Int) -> Int32 { Int32(clamping: 4 * needs + 64) }

    /// Every choice of breaks that can follow one another, in each order but those that another is
    /// as good as: begun as late and over as early, it also is with any break added at its end.
    private static func options(_ breaks: [Break]) -> [RestOption] {
        var orders = [[RestOption]](repeating: [], count: 1 << breaks.count)
        orders[0] = [RestOption()]
        // A choice is a larger number than each that is part of it.
        for choice in orders.indices {
            for (k, rest) in breaks.enumerated() where choice >> k & 1 == 0 {
                for before in orders[choice] {
                    // Begun as early as it can be, it must still end in time.
                    let earliest = max(Int(before.earliest), rest.window.start) + rest.seconds
                    if earliest > rest.window.end { continue }
                    var option = before
                    option.latest = min(
                        option.latest, Int32(rest.window.end - rest.seconds) - option.seconds)
                    option.breaks |= 1 << UInt8(k)
                    option.seconds += Int32(rest.seconds)
                    option.earliest = Int32(earliest)
                    let all = Int(option.breaks)
                    if orders[all].contains(where: { $0.isAsGood(as: option) }) { continue }
                    orders[all].removeAll { option.isAsGood(as: $0) }
                    orders[all].append(option)
                }
            }
        }
        return orders.flatMap { $0 }
    }

    /// Looks at all rounds.
    func run() throws(Limit) {
        for index in ground.hand.shifts.indices.reversed() {
            shift = index
            let seeds = [RoundLabel()] + carried
            try run(from: seeds)
        }
    }

    private func run(from seeds: [RoundLabel]) throws(Limit) {
        let times = ground.hand.shifts[shift]
        opens = Int32(times.start.start)
        let closes = Int32(times.end.end) + (offsets.last ?? 0)
        slotWidth = max(1, (closes - opens) / Int32(slots) + 1)
        labels.removeAll(keepingCapacity: true)
        lists = Array(repeating: [], count: ground.places * boards * masks * slots)
        pending = Array(repeating: [], count: slots)
        for seed in seeds { try end(seed, times) }
        for slot in (0..<slots).reversed() {
            while let index = pending[slot].popLast() {
                let label = labels[Int(index)]
                if label.isGone || label.isDone { continue }
                labels[Int(index)].isDone = true
                try extend(label)
            }
        }
    }

    /// A shift's end: each break comes after it, or is still to be settled.
    private func end(_ seed: RoundLabel, _ times: HandTerms.Times) throws(Limit) {
        for mask in 0..<masks {
            var latest = Int32(times.end.end)
            for (k, rest) in ground.hand.breaks.enumerated() where mask >> k & 1 == 1 {
                latest = min(latest, Int32(rest.window.end - rest.seconds))
            }
            guard latest >= Int32(times.end.start) else { continue }
            var label = seed
            label.place = Int32(ground.endPlace)
            label.breaks = UInt8(mask)
            label.time = latest + offsets[mask]
            label.early = Int32(times.end.start) + offsets[mask]
            label.key = label.cost
            try insert(label)
        }
    }

    // MARK: Steps

    private func extend(_ label: RoundLabel) throws(Limit) {
        let i = Int(label.place)
        let isEnd = i == ground.endPlace
        for option in options where option.breaks & label.breaks == 0 {
            let offset = offsets[Int(label.breaks)]
            var early = label.early
            if option.breaks != 0 {
                guard label.time >= option.earliest + offset else { continue }
                early = max(early, option.earliest + offset + label.duration)
            }
            let bend = Bend(option: option, offset: offset + option.seconds, early: early)
            if !isEnd, label.board == 0 { start(label, bend) }
            for k in ground.servable {
                try visit(k, from: label, bend)
            }
            if label.board > 0 { try load(from: label, bend) }
        }
    }

    /// How breaks bend the way between two stops.
    private struct Bend {
        var option: RestOption
        /// How far the clock runs ahead before them.
        var offset: Int32
        var early: Int32
    }

    /// The label with one more stop before it, as far as time goes; nil where it does not go.
    @inline(__always)
    private func moved(
        _ label: RoundLabel, _ step: Int32, _ opens: Int32, _ closes: Int32, service: Int32,
        _ bend: Bend
    ) -> RoundLabel? {
        let closes = min(closes, bend.option.latest - service) + bend.offset
        let opens = opens + bend.offset
        let time = min(label.time - step, closes)
        guard time >= opens else { return nil }
        var new = label
        new.time = time
        new.duration = max(label.duration + step, bend.early - closes)
        new.early = max(bend.early, opens + new.duration)
        new.breaks |= bend.option.breaks
        guard Int(new.duration) + Int(label.uses[Lane.duty]) <= ground.hand.maxSeconds else {
            return nil
        }
        return new
    }

    private func visit(_ k: Int, from label: RoundLabel, _ bend: Bend) throws(Limit) {
        let (i, places) = (Int(label.place), ground.places)
        let step = ground.steps[k * places + i]
        guard step >= 0, label.time - step >= opens else { return }
        let own = ground.position[i * ground.count + k]
        if own >= 0, label.memory >> UInt64(own) & 1 == 1 { return }
        let need = ground.needs[k]
        if need.isIsolating, label.isCalm { return }
        var uses = label.uses &+ ground.uses[k]
        let way = ground.metres[k * places + i]
        uses[Lane.metres] = min(Int32(HandTerms.most), uses[Lane.metres] + way)
        if any(uses .> ground.limits) { return }
        let odd = label.odd & ground.cutMemory[k]
        let even = odd & ground.cutMembers[k]
        let cost =
            label.cost + ground.hand.costPerMetre * Int(way) * ground.scale
            + (even.isEmpty ? 0 : even.sum(ground.cutPrices))
        let memory = remembering(label.memory, at: i, then: k)
        for moment in need.moments {
            guard
                var new = moved(
                    label, step, Int32(moment.window.start), Int32(moment.window.end),
                    service: ground.service[k], bend)
            else { continue }
            new.place = Int32(k)
            new.uses = uses
            new.odd = odd ^ ground.cutMembers[k]
            new.memory = memory
            new.isCalm = label.isCalm || !need.isIsolating
            let base = cost + moment.price * ground.scale
            for board in boardsAfter(label.board, k) {
                new.board = board
                new.cost = base + ground.visitCosts[k * boards + Int(board)]
                new.key = new.cost + unit * Int(new.duration)
                try insert(new)
            }
        }
    }

    /// Which load the goods on board may be from, once this need is on the trip.
    private func boardsAfter(_ board: Int8, _ k: Int) -> [Int8] {
        if ground.needs[k].bringsNothing { return [board] }
        if board > 0 { return ground.allowed[k] >> UInt64(board - 1) & 1 == 1 ? [board] : [] }
        return (0..<boards - 1).filter { ground.allowed[k] >> UInt64($0) & 1 == 1 }.map {
            Int8($0 + 1)
        }
    }

    private func load(from label: RoundLabel, _ bend: Bend) throws(Limit) {
        let l = Int(label.board) - 1
        let (p, i) = (ground.loadPlace + l, Int(label.place))
        let load = ground.loads[l]
        for (d, most) in load.stock.enumerated()
        where Int(label.uses[Lane.firstGood + d]) > most { return }
        let length = load.duration(items: label.uses[Lane.items])
        let way = ground.steps[p * ground.places + i]
        guard way >= 0, length <= load.open.end - load.open.start else { return }
        let step = way + Int32(length)
        guard label.time - step >= opens,
            var new = moved(
                label, step, Int32(load.open.start), Int32(load.open.end - length),
                service: Int32(length), bend)
        else { return }
        new.place = Int32(p)
        new.board = 0
        new.uses = label.uses & Lane.kept
        new.uses[Lane.trips] += 1
        let metres = ground.metres[p * ground.places + i]
        new.uses[Lane.metres] = min(Int32(HandTerms.most), new.uses[Lane.metres] + metres)
        if any(new.uses .> ground.limits) { return }
        new.memory = remembering(label.memory, at: i, then: p)
        new.cost = label.cost + ground.hand.costPerMetre * Int(metres) * ground.scale
        new.key = new.cost + unit * Int(new.duration)
        try insert(new)
    }

    /// What of a memory is left one stop earlier, that stop itself included.
    private func remembering(_ memory: UInt64, at i: Int, then p: Int) -> UInt64 {
        var (left, word) = (UInt64(0), memory)
        while word != 0 {
            let need = ground.remembered[i][word.trailingZeroBitCount]
            let bit = ground.position[p * ground.count + need]
            if bit >= 0 { left |= 1 << UInt64(bit) }
            word &= word - 1
        }
        // At a need, the need itself.
        return p < ground.count ? left | 1 << UInt64(ground.position[p * ground.count + p]) : left
    }

    /// The shift begins before this stop.
    private func start(_ label: RoundLabel, _ bend: Bend) {
        let way = ground.first[Int(label.place)]
        let times = ground.hand.shifts[shift]
        var opens = Int32(times.start.start)
        let settled = label.breaks | bend.option.breaks
        for (k, rest) in ground.hand.breaks.enumerated() where settled >> UInt8(k) & 1 == 0 {
            opens = max(opens, Int32(rest.window.start + rest.seconds))
        }
        guard way.seconds >= 0,
            var new = moved(
                label, way.seconds, opens, Int32(times.start.end), service: 0, bend)
        else { return }
        new.uses[Lane.metres] = min(Int32(HandTerms.most), new.uses[Lane.metres] + way.metres)
        if any(new.uses .> ground.limits) { return }
        new.uses[Lane.duty] += new.duration
        new.cost =
            label.cost + ground.hand.costPerMetre * Int(way.metres) * ground.scale
            + unit * Int(new.duration)
        new.memory = remembering(label.memory, at: Int(label.place), then: ground.endPlace)
        finish(new)
    }

    /// A round that begins here; shifts before it may be added.
    private func finish(_ label: RoundLabel) {
        let hand = ground.hand
        let excess =
            hand.secondsSteps.price(of: Int(label.uses[Lane.duty]))
            + hand.metresSteps.price(of: Int(label.uses[Lane.metres]))
            + hand.gramsSteps.isEmptyOr { Int(label.uses[Lane.weight]) / hand.people }
        let cost = label.cost + (hand.fixedCost + excess) * ground.scale
        if ground.tellsSets {
            guard households(label.memory) <= hand.maxHouseholds else { return }
            leastOfSet[label.memory] = min(cost, leastOfSet[label.memory] ?? .max)
        }
        least = min(least, cost)
        guard shift > 0 else { return }
        var next = RoundLabel()
        (next.uses, next.cost, next.key) = (label.uses & Lane.kept, label.cost, label.cost)
        (next.memory, next.isCalm, next.stops) = (label.memory, label.isCalm, label.stops)
        carried.removeAll { covers(next, $0) }
        if !carried.contains(where: { covers($0, next) }) { carried.append(next) }
    }

    private func households(_ set: UInt64) -> Int {
        Set(
            ground.needs.indices.filter { set >> UInt64($0) & 1 == 1 }.map {
                ground.needs[$0].household
            }
        )
        .count
    }

    private func covers(_ a: RoundLabel, _ b: RoundLabel) -> Bool {
        a.cost <= b.cost && !any(a.uses .> b.uses) && (!a.isCalm || b.isCalm)
            && (ground.tellsSets ? a.memory == b.memory : a.memory & ~b.memory == 0)
    }
}

extension [FairnessStep] {
    fileprivate func isEmptyOr(_ amount: () -> Int) -> Int { isEmpty ? 0 : price(of: amount()) }
}
