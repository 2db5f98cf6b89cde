import Model
import Proving
import Scenarios
import Solving
import TravelTimes

/// What a little more of something would save on a day, by estimate.
public struct DayPrices: Sendable, Equatable {
    /// Something more, with what it would save.
    public struct Price: Sendable, Equatable {
        /// What would be other; `komek whatif` can confirm it.
        public var supposition: Supposition
        /// The centre that it is about.
        public var centre: String
        /// An estimate.
        public var saved: Cost
    }
    /// One more hand for each centre, like the one there of whom another would save most.
    public var hands: [Price]
    /// An hour more for single hands, those first whom it would help most; none that it would not.
    public var hours: [Price]
    /// More goods where stock is limited; what would save nothing is in it too.
    public var stock: [Price]

    /// All prices that would save something.
    public var worthwhile: [Price] { (hands + hours + stock).filter { $0.saved > 0 } }

    /// By how much hours are longer.
    public static let later = 3600
    /// How many pieces more are asked about.
    public static let pieces = 10
    /// Hands whose hours are told.
    static let mostHours = 5
}

extension Rehearsal {
    /// Estimates what more hands, hours and goods would save; nil where the day is too large for it.
    ///
    /// The routes come from a search that goes on from the plan.
    public func prices(of plan: Plan, travel: TravelTimes) -> DayPrices? {
        let known = solve(plan.scenario, travel: travel, from: plan, round: 3, share: 0.5)
        let translation = known.translation
        let problem = translation.problem
        let stocks = stocks(translation)
        var amounts = problem.depots.map { _ in Load(repeating: 0) }
        for stock in stocks { amounts[stock.centre] = stock.amount }
        var seconds = 1e6
        if case .seconds(let limit) = budget { seconds = limit }
        guard
            let estimate = marginals(
                problem, incumbent: known.solution, routes: known.routes,
                later: Int32(DayPrices.later), stock: amounts, seconds: seconds,
                monitor: LaterMonitor(monitor))
        else { return nil }
        var found = estimate
        reckon(&found, known, travel)
        if !found.isOfPool { planBriefly(&found, known, travel) }
        let centres = plan.scenario.centres.map(\.id)
        var prices = DayPrices(hands: [], hours: [], stock: [])
        for (index, centre) in centres.enumerated() {
            let types = translation.handsOfType.indices.filter {
                translation.hands[translation.handsOfType[$0][0]].centre == index
            }
            guard let best = types.max(by: { found.vehicles[$0] < found.vehicles[$1] }) else {
                continue
            }
            let like = translation.hands[translation.handsOfType[best][0]].id
            prices.hands.append(
                DayPrices.Price(
                    supposition: .more(like: like, count: 1), centre: centre,
                    saved: found.vehicles[best]))
        }
        let hours = translation.handsOfType.indices.filter { found.longer[$0] > 0 }
            .sorted { (-found.longer[$0], $0) < (-found.longer[$1], $1) }
        prices.hours = hours.prefix(DayPrices.mostHours).map { type in
            let hand = translation.hands[translation.handsOfType[type][0]]
            return DayPrices.Price(
                supposition: .longer(who: hand.id, seconds: DayPrices.later),
                centre: centres[hand.centre], saved: found.longer[type])
        }
        prices.stock = stocks.map { stock in
            DayPrices.Price(
                supposition: .stock(
                    centre: centres[stock.centre], good: stock.good, pieces: DayPrices.pieces),
                centre: centres[stock.centre], saved: found.stock[stock.centre])
        }
        return prices
    }

    /// Looks for what another round is worth at what each visit costs in the plan: a plan can have that,
    /// even where the program has better uses for parts of rounds.
    ///
    /// On large days the program knows only rounds that the search has driven, and its prices are too
    /// high for others: there this is all that is told, of longer hours too.
    private func reckon(_ found: inout Marginals, _ known: Solved, _ travel: TravelTimes) {
        let problem = known.translation.problem
        let left = Set(known.solution.unassigned)
        let dearest = problem.clients.lazy.filter { !$0.isRequired }.map(\.prize).max() ?? 0
        let probe = PlanProbe(known.plan, travel: travel)
        let worth = RouteWorth(
            problem: problem,
            prices: problem.clients.indices.map { i in
                if left.contains(Int32(i)) {
                    return problem.clients[i].isRequired
                        ? max(dearest, 600 * 60_000) : problem.clients[i].prize
                }
                guard let hand = probe.hand(visiting: Int32(i)) else { return 0 }
                var without = probe
                return max(0, without.remove(Int32(i), of: hand) ?? 0)
            })
        var used = [Int](repeating: 0, count: problem.vehicleTypes.count)
        var route: [Int: Route] = [:]
        for own in known.solution.routes {
            used[own.vehicleType] += 1
            route[own.vehicleType] = route[own.vehicleType] ?? own
        }
        for type in problem.vehicleTypes.indices where !monitor.wantsStop {
            // Whoever is like somebody idle is worth nothing.
            guard used[type] == problem.vehicleTypes[type].count else { continue }
            let round = worth.worth(ofType: type)
            found.vehicles[type] = found.isOfPool ? round : max(found.vehicles[type], round)
            guard found.isOfPool, let own = route[type] else { continue }
            let now = worth.worth(ofType: type, from: own)
            let then = worth.worth(ofType: type, later: Int32(DayPrices.later), from: own)
            found.longer[type] = max(0, then - now)
        }
    }

    /// What an hour more is worth on days that are planned in no time: by planning them.
    ///
    /// The program says much of hours that no whole round can use: on 66 hands of 20 random days the
    /// sign was right for 47, by ``RouteWorth`` for 51.
    private func planBriefly(_ found: inout Marginals, _ known: Solved, _ travel: TravelTimes) {
        var brief = self
        brief.budget = .iterations(1_500)
        let used = Set(known.solution.routes.map(\.vehicleType))
        for (type, hands) in known.translation.handsOfType.enumerated() {
            found.longer[type] = 0
            guard used.contains(type), !monitor.wantsStop else { continue }
            let who = known.translation.hands[hands[0]].id
            guard
                let planned = brief.confirm(
                    .longer(who: who, seconds: DayPrices.later), of: known.plan, travel: travel)
            else { continue }
            let musts = planned.before.cost.mustLeftOut - planned.after.cost.mustLeftOut
            found.longer[type] = max(0, planned.saved + musts * 600 * 60_000)
        }
    }

    /// Of each centre the limited good that most needs ask for, and how much more is asked about.
    private func stocks(
        _ translation: Translation
    ) -> [(centre: Int, good: String, amount: Load)] {
        let needs = translation.scenario.households.flatMap(\.needs)
        let wanted = needs.reduce(into: [String: Int]()) { sum, need in
            for (good, pieces) in need.brings.pieces { sum[good, default: 0] += pieces }
        }
        return translation.scenario.centres.enumerated().compactMap { index, centre in
            let limited = centre.stock.pieces.keys.filter { wanted[$0] ?? 0 > 0 }
            guard let good = limited.min(by: { (-wanted[$0]!, $0) < (-wanted[$1]!, $1) }) else {
                return nil
            }
            var more = Quantities()
            more.pieces[good] = DayPrices.pieces
            return (index, good, translation.goods.load(more))
        }
    }

    /// What something would save, by planning the day with it.
    ///
    /// - Parameter travel: of the plan's scenario.
    public func confirm(
        _ supposition: Supposition, of plan: Plan, travel: TravelTimes
    ) -> Comparison? {
        guard case .success(let day) = plan.scenario.supposing([supposition]) else { return nil }
        return compare(plan, travel: travel, supposed: day, supposedTravel: travel)
    }
}
