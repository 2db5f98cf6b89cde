import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

/// What would let a need in, asked of brute force on the day made other by just that.
@Suite("Fixes hold")
struct FixesHold {
    /// How often a fix of each sort was told.
    private struct Tally {
        var needs = 0
        var withFix = 0
        var fixes: [String: Int] = [:]
        /// Fixes that were tried a step less, and those that did then, by another order.
        var smaller = 0
        var otherOrder = 0
    }

    @Test(
        "on the day made other by just the fix, whoever it names serves the need at what it is told to cost"
    )
    func hold() throws {
        var told = Tally()
        for seed in 0..<(isAcceptance ? 400 : 60) as Range<UInt64> {
            let day = randomSmallDay(seed: seed, needs: 5)
            let plan = planQuietly(day, iterations: 4_000, threads: 1).plan
            let fixes = Fixes(plan, travel: TravelTimes(day))
            for left in plan.leftOut {
                let all = fixes.fixes(of: left.need)
                told.needs += 1
                told.withFix += all.isEmpty ? 0 : 1
                for fix in all {
                    let text = "seed \(seed), \(left.need): \(fix.fix), \(fix.extra)"
                    told.fixes[fix.fix.name, default: 0] += 1
                    var amended = AmendedDay(plan)
                    amended.keepHands()
                    try amended.apply(fix.fix, to: left.need)
                    let best = BruteForce.solve(amended.scenario)
                    let cost = plan.cost.total - plan.cost.leftOut + fix.extra
                    #expect(
                        best.mustLeftOut == 0 && best.cost <= cost,
                        "\(text): \(best.mustLeftOut), \(best.cost - cost)")
                    try check(fix.fix, needs: left.need, isLeastIn: plan, text, &told)
                }
            }
        }
        print("fixes: \(told)")
        #expect(told.withFix * 2 > told.needs, "\(told)")
        #expect(told.fixes.count >= 8, "\(told)")
        #expect(told.smaller > 20, "\(told)")
    }

    /// A step less does not do, unless something planned is done in another order.
    private func check(
        _ fix: Fix, needs need: String, isLeastIn plan: Plan, _ text: String, _ told: inout Tally
    ) throws {
        guard let less = fix.oneStepLess else { return }
        var amended = AmendedDay(plan)
        amended.keepHands()
        try amended.apply(less, to: need)
        let best = BruteForce.solve(amended.scenario)
        told.smaller += 1
        guard best.mustLeftOut == 0 else { return }
        told.otherOrder += 1
        // All that is planned stays in its order, and others load when they did.
        func isOther(_ round: Round) -> Bool {
            let known = plan.rounds.first { $0.who == round.who }
            let isOwn = round.has(need)
            return round.order(without: need, timed: !isOwn)
                != known?.order(without: need, timed: !isOwn) ?? []
        }
        #expect(
            best.plan.rounds.contains(where: isOther),
            "\(text): \(less) will do")
    }
}

extension Round {
    fileprivate func has(_ need: String) -> Bool {
        stops.contains { $0.kind == .visit(need: need) }
    }

    /// What is done, in its order, loads too, which may have their times.
    fileprivate func order(without need: String, timed: Bool) -> [String] {
        stops.indices.compactMap { k in
            switch stops[k].kind {
            case .visit(need): nil
            case .visit(let other): other
            // What is loaded at the start stays the first thing that is done.
            case .start where k + 1 < stops.count && stops[k + 1].isLoad: "start and load"
            case .start: "start"
            case .load(let centre, _):
                timed ? "load at \(centre), \(stops[k].begin)" : "load at \(centre)"
            case .rest, .end: nil
            }
        }
    }
}

extension Stop {
    fileprivate var isLoad: Bool {
        if case .load = kind { return true }
        return false
    }
}

extension Fix {
    fileprivate var name: String { String(describing: self).prefix { $0 != "(" }.description }

    /// The same by five minutes or one piece less; nil where that is not how it is counted.
    fileprivate var oneStepLess: Fix? {
        switch self {
        case .longer(let who, let seconds): .longer(who: who, seconds: seconds - 300)
        case .earlier(let who, let seconds): .earlier(who: who, seconds: seconds - 300)
        case .closesLater(let who, let seconds): .closesLater(who: who, seconds: seconds - 300)
        case .opensEarlier(let who, let seconds): .opensEarlier(who: who, seconds: seconds - 300)
        case .stock(let centre, let good, let pieces):
            .stock(centre: centre, good: good, pieces: pieces - 1)
        default: nil
        }
    }
}
