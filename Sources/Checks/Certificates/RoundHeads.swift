import Scenarios

/// What the part of a round before a stop costs at least: the same labelling on the day seen from its
/// end, without loads, breaks and limits, and with labels merged.
///
/// A round of the day does no need twice, so that what this leaves out is no more than rules.
struct RoundHeads {
    /// By need and time: the least cost of a part that gets there by then; the last rows are the
    /// latest.
    private var table: [Int]
    private static let slots = 96
    private let opens: Int32
    private let width: Int32
    /// What shifts before this one can save at most, and breaks that may lie in this one.
    private var allowance = 0
    /// The least that this shift alone can cost.
    private let whole: Int

    private static let never = Int.max / 4
    /// Labels of one place and time.
    private static let labelWidth = 12

    /// For each shift of the hand; empty where there were too many labels.
    static func all(
        _ ground: RoundGround, most: Int, isOver: @escaping () -> Bool
    ) -> [RoundHeads] {
        var heads: [RoundHeads] = []
        var saved = 0
        for shift in ground.hand.shifts.indices {
            guard var head = RoundHeads(ground, shift: shift, most: most, isOver: isOver) else {
                return []
            }
            let rest = ground.hand.breaks.reduce(0) { $0 + $1.seconds }
            let credit = rest * ground.hand.factor * ground.scale
            head.allowance = credit - saved
            saved += min(0, head.whole - credit)
            heads.append(head)
        }
        return heads
    }

    private init?(
        _ ground: RoundGround, shift: Int, most: Int, isOver: @escaping () -> Bool
    ) {
        let mirrored = ground.mirrored(shift: shift)
        let pricing = RoundPricing(
            mirrored, most: most, width: RoundHeads.labelWidth, isOver: isOver)
        guard (try? pricing.run()) != nil else { return nil }
        whole = pricing.least
        let slots = RoundHeads.slots
        let times = ground.hand.shifts[shift]
        opens = Int32(times.start.start)
        let width = max(1, (Int32(times.end.end) - Int32(times.start.start)) / Int32(slots) + 1)
        self.width = width
        var table = [Int](repeating: RoundHeads.never, count: ground.count * slots)
        let opens = self.opens
        pricing.forEachKept { need, label in
            // What the visit itself costs is counted by the part that comes after.
            let paid = mirrored.cutMembers[need].without(label.odd)
            let cost =
                label.key - mirrored.visitCosts[need]
                - (paid.isEmpty ? 0 : paid.sum(mirrored.cutPrices))
            let slot = max(0, min(slots - 1, Int((-label.time - opens) / width)))
            table[need * slots + slot] = min(table[need * slots + slot], cost)
        }
        for need in 0..<ground.count {
            for slot in 1..<slots {
                let at = need * slots + slot
                table[at] = min(table[at], table[at - 1])
            }
        }
        self.table = table
    }

    /// The least cost of what comes before a need that begins no later than `time`.
    func least(_ need: Int, by time: Int32) -> Int {
        let slot = max(0, min(RoundHeads.slots - 1, Int((time - opens) / width)))
        return table[need * RoundHeads.slots + slot] - allowance
    }
}

extension RoundGround {
    /// The day from its end, time running backwards, without loads, breaks and limits.
    ///
    /// What comes before a stop is what remains to be done there.
    func mirrored(shift: Int) -> RoundGround {
        var other = self
        let n = count
        let times = hand.shifts[shift]
        func turned(_ window: Interval) -> Interval { Interval(-window.end, -window.start) }
        other.hand.shifts = [
            HandTerms.Times(start: turned(times.end), end: turned(times.start))
        ]
        other.hand.breaks = []
        other.hand.maxSeconds = HandTerms.most
        other.hand.fixedCost = 0
        (other.hand.secondsSteps, other.hand.metresSteps, other.hand.gramsSteps) = ([], [], [])
        for k in 0..<n {
            // Late visits are paid for by the part that comes after.
            other.needs[k].moments = needs[k].moments.map { (turned($0.window), 0) }
            other.needs[k].isIsolating = false
            other.needs[k].bringsNothing = true
            other.service[k] = 0
            other.uses[k] = .init()
        }
        other.limits = .init(repeating: Int32(HandTerms.most))
        let boards = loads.count + 1
        other.visitCosts = (0..<n).map { k in
            (0..<boards).map { visitCosts[k * boards + $0] }.min() ?? 0
        }
        other.loads = []
        other.places = n + 1
        other.remembered = Array(remembered[0..<n]) + [tellsSets ? Array(0..<n) : []]
        other.position = RoundGround.position(other.remembered, needs: n)
        other.setWays(from: self)
        return other
    }

    /// The ways of a day seen from its end, directly or by a load on the way, whichever is less.
    private mutating func setWays(from ground: RoundGround) {
        let (n, wide) = (count, ground.places)
        steps = Array(repeating: -1, count: places * places)
        metres = Array(repeating: 0, count: places * places)
        first = []
        func least(_ ways: [HandTerms.Way]) -> HandTerms.Way {
            let there = ways.filter { $0.seconds >= 0 }
            guard let seconds = there.map(\.seconds).min(), let metres = there.map(\.metres).min()
            else { return .none }
            return HandTerms.Way(seconds: seconds, metres: metres)
        }
        func way(_ from: Int, _ to: Int) -> HandTerms.Way {
            HandTerms.Way(
                seconds: ground.steps[from * wide + to], metres: ground.metres[from * wide + to])
        }
        func byLoads(_ from: (Int) -> HandTerms.Way, _ to: Int) -> [HandTerms.Way] {
            ground.loads.indices.map { l in
                let (a, b) = (from(l), way(n + l, to))
                guard a.seconds >= 0, b.seconds >= 0 else { return .none }
                return HandTerms.Way(
                    seconds: a.seconds + b.seconds + Int32(ground.loads[l].seconds),
                    metres: min(Int32(HandTerms.most), a.metres + b.metres))
            }
        }
        for k in ground.servable {
            for i in ground.servable where i != k {
                let best = least([way(i, k)] + byLoads({ way(i, n + $0) }, k))
                steps[k * places + i] = best.seconds
                metres[k * places + i] = best.metres
            }
            let loaded = byLoads({ ground.first[n + $0] }, k)
            let best = least(ground.needs[k].bringsNothing ? [ground.first[k]] + loaded : loaded)
            steps[k * places + n] = best.seconds
            metres[k * places + n] = best.metres
        }
        first = (0..<n).map { way($0, wide - 1) }
    }
}
