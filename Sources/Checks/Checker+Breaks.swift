import Scenarios

extension Checker {
    /// A rest of a shift: which stop it is, and when.
    struct Rest {
        var stop: Int
        var time: Interval

        /// Within a break's window, exactly as long.
        func fits(_ rule: Break) -> Bool {
            time.end - time.start == rule.seconds && time.start >= rule.window.start
                && time.end <= rule.window.end
        }
    }

    /// A rest is a break of the hand's; which one is settled when the shift ends.
    mutating func rest(_ stop: Stop, _ k: Int, _ hand: CheckedHand, _ walk: inout Walk) {
        let rest = Rest(stop: k, time: Interval(stop.begin, stop.end))
        guard hand.breaks.contains(where: rest.fits) else {
            note("break", who: hand.id, stop: k, facts: ["time": clock(stop.begin)])
            return
        }
        walk.rests.append(rest)
        walk.rested += stop.end - stop.begin
    }

    /// Each rest of a shift is a break of its own, and those breaks are taken that lie within it.
    ///
    /// Where all rests can be breaks, and all these breaks can be rests, there is a choice that is both
    /// (Mendelsohn and Dulmage, Canadian Journal of Mathematics 10, 1958), so each is looked at by
    /// itself.
    /// - Returns: seconds of rests that are breaks.
    mutating func breaks(
        _ hand: CheckedHand, _ walk: Walk, from start: Int, to end: Int, stop k: Int
    ) -> Int {
        let due = hand.breaks.filter { rule in
            end > rule.window.end - rule.seconds && start < rule.window.start + rule.seconds
        }
        let isBreak = matched(walk.rests.count, hand.breaks.count) {
            walk.rests[$0].fits(hand.breaks[$1])
        }
        for (rest, isBreak) in zip(walk.rests, isBreak) where !isBreak {
            note("break", who: hand.id, stop: rest.stop, facts: ["time": clock(rest.time.start)])
        }
        let isTaken = matched(due.count, walk.rests.count) { walk.rests[$1].fits(due[$0]) }
        for (rule, isTaken) in zip(due, isTaken) where !isTaken {
            note(
                "no-break", who: hand.id, stop: k,
                facts: [
                    "minutes": minutes(rule.seconds),
                    "window": "\(clock(rule.window.start))–\(clock(rule.window.end))",
                ])
        }
        return zip(walk.rests, isBreak).reduce(0) {
            $0 + ($1.1 ? $1.0.time.end - $1.0.time.start : 0)
        }
    }

    /// Which of `count` things get one of `others`, each another, as many as possible (augmenting
    /// paths).
    private func matched(_ count: Int, _ others: Int, fits: (Int, Int) -> Bool) -> [Bool] {
        var owner = [Int?](repeating: nil, count: others)
        func place(_ i: Int, _ seen: inout Set<Int>) -> Bool {
            for j in 0..<others where fits(i, j) && seen.insert(j).inserted {
                if let other = owner[j], !place(other, &seen) { continue }
                owner[j] = i
                return true
            }
            return false
        }
        return (0..<count).map { i in
            var seen = Set<Int>()
            return place(i, &seen)
        }
    }
}
