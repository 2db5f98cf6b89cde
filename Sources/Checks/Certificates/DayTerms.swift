import Scenarios
import TravelTimes

/// What the rules of a day say about its needs, as a bound wants it: ARCHITECTURE.md, sections 3 and
/// 4, read by this module for itself.
struct DayTerms {
    let scenario: Scenario
    let needs: [NeedTerms]
    let goods: [String]
    let clearance: Int
    /// Times and metres of each mode between centres, then households.
    let ways: [TravelMode: Ways]
    private let knownPeople: [Set<String>]
    private let crewOf: [String: String]

    /// Legs between all places: −1 second where there is no way.
    struct Ways {
        let size: Int
        var seconds: [Int32]
        var metres: [Int32]
    }

    init(_ scenario: Scenario, travel: TravelTimes, modes: Set<TravelMode>) {
        self.scenario = scenario
        goods = scenario.goods.map(\.id)
        clearance = scenario.rules.disinfectionSeconds
        var pins: [String: Pin] = [:]
        for pin in scenario.fixed where pin.level != .free { pins[pin.need] = pin }
        var sites: [String: Int] = [:]
        let siteOf = scenario.households.map { household -> Int in
            let place = household.place
            let name = place.building.map { "b" + $0 } ?? "c\(place.lat) \(place.lon)"
            let site = sites[name] ?? sites.count
            sites[name] = site
            return site
        }
        let grams = Dictionary(
            scenario.goods.map { ($0.id, $0.grams) }, uniquingKeysWith: { a, _ in a })
        let goods = self.goods
        needs = scenario.allNeeds.map { h, need in
            NeedTerms(
                need, h, scenario, site: siteOf[h], pin: pins[need.id], goods: goods, grams: grams)
        }
        var known: [Set<String>] = scenario.households.map { Set($0.seenBy) }
        let index = Dictionary(
            scenario.households.enumerated().map { ($1.id, $0) }, uniquingKeysWith: min)
        for visit in scenario.history.visits {
            if let h = index[visit.household] { known[h].insert(visit.volunteer) }
        }
        knownPeople = known
        var crewOf: [String: String] = [:]
        for crew in scenario.crews { for member in crew.members { crewOf[member] = crew.id } }
        self.crewOf = crewOf
        let places =
            scenario.centres.indices.map { PlaceIndex.centre($0) }
            + scenario.households.indices.map { PlaceIndex.household($0) }
        ways = Dictionary(
            uniqueKeysWithValues: modes.map { mode in
                let size = places.count
                var ways = Ways(
                    size: size, seconds: Array(repeating: -1, count: size * size),
                    metres: Array(repeating: 0, count: size * size))
                travel.forEachLeg(mode, among: places) { i, j, leg in
                    guard let leg, leg.seconds < DayTerms.endless else { return }
                    ways.seconds[i * size + j] = Int32(leg.seconds)
                    ways.metres[i * size + j] = Int32(min(leg.metres, HandTerms.most))
                }
                return (mode, ways)
            })
    }

    /// No clock of a day runs for so long.
    static let endless = 48 * 3600

    /// The price of wishes that stay unmet whenever the hand comes; nil where it may not.
    func wishes(_ hand: CheckedHand, _ k: Int) -> Cost? {
        let terms = needs[k]
        let household = scenario.households[terms.household]
        let need = terms.need
        if let pin = terms.pinnedTo, pin != hand.id, crewOf[pin] != hand.id { return nil }
        let skills = Set(hand.members.flatMap(\.skills))
        let tools = Set(hand.members.flatMap(\.tools))
        guard skills.isSuperset(of: need.skills), tools.isSuperset(of: need.tools),
            hand.members.count >= need.crew.least,
            !hand.members.contains(where: { household.unwanted.contains($0.id) }),
            household.centres.isEmpty || household.centres.contains(hand.own)
        else { return nil }
        var cost = 0
        let spoken = Set(hand.members.flatMap(\.speaks))
        if !household.speaks.isEmpty, spoken.isDisjoint(with: household.speaks) {
            cost += scenario.rules.languagePrice
        }
        let known = knownPeople[terms.household]
        if !known.isEmpty, !hand.members.contains(where: { known.contains($0.id) }) {
            cost += scenario.rules.continuityPrice
        }
        return cost
    }
}

/// One need, as the rules see it.
struct NeedTerms {
    let need: Need
    let household: Int
    let site: Int
    /// Where the need is outdoors: what holds at the day's temperature.
    let frost: FrostStep?
    let pinnedTo: String?
    /// What leaving it out costs; nil is `must`.
    let value: Cost?
    /// When a visit may begin, cut where lateness begins, and what beginning there costs.
    var moments: [(window: Interval, price: Cost)]
    /// Pieces by good in the day's order, loose grams, all grams.
    let pieces: [Int]
    let loose: Int
    let weight: Int
    let items: Int
    /// It comes after all that are not.
    ///
    /// Where it shares a round with none of those, more rounds than
    /// right are priced: the bound holds all the same.
    var isIsolating: Bool
    /// The only need of its household.
    let isAlone: Bool
    let arrival: Int

    /// In the order of a hand's capacity: pieces by good, loose grams, grams in all.
    let amounts: [Int]

    /// No load has to come before it.
    var bringsNothing: Bool

    init(
        _ need: Need, _ household: Int, _ scenario: Scenario, site: Int, pin: Pin?,
        goods: [String], grams: [String: Int]
    ) {
        self.need = need
        self.household = household
        frost = need.outdoors ? scenario.frost : nil
        self.site = site
        pinnedTo = pin?.volunteer
        if case .worth(let cost) = need.value, pin == nil { value = cost } else { value = nil }
        var windows = need.windows
        if case .frozen(let at) = pin?.level { windows = [Interval(at, at)] }
        var moments: [(window: Interval, price: Cost)] = []
        for window in windows {
            let due = need.before ?? window.end
            if window.start <= min(due, window.end) {
                moments.append((Interval(window.start, min(due, window.end)), 0))
            }
            if max(due + 1, window.start) <= window.end {
                moments.append(
                    (
                        Interval(max(due + 1, window.start), window.end),
                        scenario.rules.latePrice
                    ))
            }
        }
        self.moments = moments
        pieces = goods.map { need.brings.pieces[$0] ?? 0 }
        loose = need.brings.grams ?? 0
        items = pieces.reduce(0, +)
        weight = zip(goods, pieces).reduce(loose) { $0 + $1.1 * (grams[$1.0] ?? 0) }
        amounts = pieces + [loose, weight]
        bringsNothing = items == 0 && loose == 0
        let home = scenario.households[household]
        isIsolating = home.isolating && scenario.rules.isolating != .any
        isAlone = home.needs.count == 1
        arrival = home.arrivalSeconds
    }

    /// Seconds at the door by so many people, with the warm-ups that it takes by itself.
    func seconds(people: Int) -> Int {
        let work = workSeconds(people: people)
        guard let frost, work > 0 else { return work }
        return work + (work - 1) / frost.outdoorsSeconds * frost.warmSeconds
    }

    private func workSeconds(people: Int) -> Int {
        guard let work = need.personSeconds else { return need.seconds }
        let sharing = max(1, min(people, need.crew.best))
        return max(need.leastSeconds, ((work + sharing - 1) / sharing + 59) / 60 * 60)
    }
}
