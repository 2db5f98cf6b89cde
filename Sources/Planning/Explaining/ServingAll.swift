import Model
import Scenarios
import Solving
import TravelTimes

/// What a day would need besides to serve everybody who can be served.
public struct ServingAll: Sendable, Equatable {
    /// One addition, with what it came to.
    public struct Step: Sendable, Equatable {
        /// What was added.
        public var supposition: Supposition
        /// The day planned with this and all before it.
        public var plan: Plan
        /// Needs left out after it.
        public var left: Int { plan.leftOut.count }
    }
    /// Needs that the plan leaves out.
    public var leftBefore: Int
    /// In the order in which they were found, each the one that served most.
    public var steps: [Step]
    /// Needs that no addition of hands, hours or goods serves.
    public var impossible: [String]
    /// Needs that could be served, and still are not.
    public var left: [String]
}

extension Rehearsal {
    /// Additions tried at each step, the most promising by what would let single needs in.
    static let mostTried = 4
    static let mostSteps = 12

    /// Looks for the fewest additions that serve everybody: the one that serves most, again and again.
    ///
    /// What is tried comes from ``Fixes`` of the needs left out; each is planned, from the plan so far.
    public func toServeAll(_ plan: Plan, travel: TravelTimes) -> ServingAll {
        var now = plan
        let fixes = Fixes(plan, travel: travel)
        let impossible = plan.leftOut.filter { leftOut in
            leftOut.reason.isImpossible && !fixes.fixes(of: leftOut.need).contains(where: \.adds)
        }
        var found = ServingAll(
            leftBefore: plan.leftOut.count, steps: [], impossible: impossible.map(\.need), left: [])
        func open(_ plan: Plan) -> [String] {
            plan.leftOut.map(\.need).filter { !found.impossible.contains($0) }
        }
        while !open(now).isEmpty, found.steps.count < Self.mostSteps, !monitor.wantsStop {
            var best: (supposition: Supposition, plan: Plan)?
            for supposition in additions(to: now, open(now), travel) {
                guard case .success(let day) = now.scenario.supposing([supposition]) else {
                    continue
                }
                let next = solve(day.scenario, travel: travel, from: now, round: 6).plan
                let left = (open(next).count, next.cost.total)
                if let known = best, (open(known.plan).count, known.plan.cost.total) <= left {
                    continue
                }
                best = (supposition, next)
            }
            guard let best, open(best.plan).count < open(now).count else { break }
            found.steps.append(
                ServingAll.Step(supposition: best.supposition, plan: best.plan))
            now = best.plan
        }
        found.left = open(now)
        return found
    }

    /// What would help most needs by itself.
    private func additions(
        to plan: Plan, _ needs: [String], _ travel: TravelTimes
    ) -> [Supposition] {
        let fixes = Fixes(plan, travel: travel)
        var votes: [(supposition: Supposition, count: Int)] = []
        func vote(_ supposition: Supposition) {
            if let k = votes.firstIndex(where: { $0.supposition == supposition }) {
                votes[k].count += 1
            } else {
                votes.append((supposition, 1))
            }
        }
        var missing: [String: Int] = [:]
        for need in needs {
            for fix in fixes.fixes(of: need) {
                switch fix.fix {
                case .oneMore(let like): vote(.more(like: like, count: 1))
                case .longer(let who, let seconds):
                    vote(.longer(who: who, seconds: (seconds + 3599) / 3600 * 3600))
                case .stock(let centre, let good, let pieces):
                    missing["\(centre)\u{1F}\(good)", default: 0] += pieces
                case .obstacle, .worth, .limit, .earlier, .closesLater, .opensEarlier,
                    .oneMoreWith:
                    continue
                }
            }
        }
        for (key, pieces) in missing.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: "\u{1F}").map(String.init)
            votes.append((.stock(centre: parts[0], good: parts[1], pieces: pieces), pieces))
        }
        return votes.enumerated().sorted {
            ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
        }
        .prefix(Self.mostTried).map(\.element.supposition)
    }
}

extension PricedFix {
    /// It is one of those that are tried.
    fileprivate var adds: Bool {
        switch fix {
        case .oneMore, .longer, .stock: true
        default: false
        }
    }
}

extension Reason? {
    /// Nobody could do it even alone.
    fileprivate var isImpossible: Bool {
        if case .impossible = self { return true }
        return false
    }
}
