import Scenarios
import TravelTimes

/// A need as brute force looks at it: what the scenario says, with its household and its pin
/// resolved.
struct BruteNeed {
    var need: Need
    /// Index of its household.
    var household: Int
    /// Loose grams and the weight of the pieces.
    var weight: Int
    /// Pieces of all goods.
    var items: Int
    /// The only hand that may do it; nil is every hand.
    var onlyHand: Int?
    /// When a visit may begin: the windows, or the one moment at which it is frozen.
    var windows: [Interval]
    /// nil is `must`.
    var value: Cost?

    /// Whether goods must be loaded for it.
    var brings: Bool { items > 0 || (need.brings.grams ?? 0) > 0 }
}

/// The scenario flattened into lists that brute force goes through.
struct BruteDay {
    let scenario: Scenario
    let hands: [BruteHand]
    let needs: [BruteNeed]
    /// Same building, by two household indices.
    let sameBuilding: [[Bool]]
    /// Greatest common divisor of all times of the day, seconds.
    ///
    /// Once the order of stops is chosen, also that of the loads at a ramp, the rules say only "no
    /// earlier than another stop and so many seconds" and "within these hours", all multiples of
    /// the grid. So rounding every clock time down to the grid, after adding the same part of a
    /// step to all, keeps a plan right. A duty becomes the multiple of the grid below or above it,
    /// on average over that part itself; as costs are linear between multiples, one of the rounded
    /// plans is no dearer. Hence some cheapest plan lies on the grid. (One gap is left: a hand with
    /// two shifts and a bound or a fairness step on their sum, pushed in both shifts by the ramp. A
    /// test with a finer grid looks for such days.)
    let grid: Int

    /// The day with all times on the grid, or on one that is so many times finer.
    init(_ scenario: Scenario, finer: Int = 1) {
        self.scenario = scenario
        let travel = TravelTimes(scenario)
        let hands = BruteHand.all(of: scenario, travel)
        let grams = Dictionary(uniqueKeysWithValues: scenario.goods.map { ($0.id, $0.grams) })
        var needs: [BruteNeed] = []
        for (h, household) in scenario.households.enumerated() {
            for need in household.needs {
                var brute = BruteNeed(
                    need: need, household: h, weight: need.brings.grams ?? 0, items: 0,
                    windows: need.windows)
                for (good, pieces) in need.brings.pieces {
                    brute.items += pieces
                    brute.weight += pieces * (grams[good] ?? 0)
                }
                if case .worth(let cost) = need.value { brute.value = cost }
                for pin in scenario.fixed where pin.need == need.id && pin.level != .free {
                    brute.value = nil
                    brute.onlyHand = hands.firstIndex {
                        $0.id == pin.volunteer || $0.members.contains(pin.volunteer)
                    }
                    if case .frozen(let at) = pin.level { brute.windows = [Interval(at, at)] }
                }
                needs.append(brute)
            }
        }
        self.hands = hands
        self.needs = needs
        sameBuilding = scenario.households.map { a in
            scenario.households.map { b in
                if a.id == b.id { return true }
                if a.place.building != nil || b.place.building != nil {
                    return a.place.building == b.place.building
                }
                return a.place.lat == b.place.lat && a.place.lon == b.place.lon
            }
        }
        let common = commonGrid(scenario, hands, needs)
        grid = common % finer == 0 ? common / finer : 1
    }

    /// Seconds of a load of so many pieces.
    func loadSeconds(centre: Int, items: Int) -> Int {
        Self.loadSeconds(scenario.centres[centre], items: items)
    }

    static func loadSeconds(_ centre: Centre, items: Int) -> Int {
        centre.loadingSeconds + (centre.loadingMillisecondsPerItem * items + 999) / 1000
    }

    /// Seconds at the door, by so many people.
    static func visitSeconds(_ need: Need, people: Int) -> Int {
        guard let work = need.personSeconds else { return need.seconds }
        let share = 60 * min(people, need.crew.best)
        return max(need.leastSeconds, (work + share - 1) / share * 60)
    }
}

/// The greatest common divisor of every time that the day knows.
private func commonGrid(_ scenario: Scenario, _ hands: [BruteHand], _ needs: [BruteNeed]) -> Int {
    var grid = 0
    func take(_ times: Int...) {
        for time in times {
            var a = time.magnitude
            var b = grid.magnitude
            while a != 0 { (a, b) = (b % a, a) }
            grid = Int(b)
        }
    }
    take(scenario.rules.disinfectionSeconds, scenario.frost?.warmSeconds ?? 0)
    for step in scenario.rules.fairnessSeconds { take(step.above) }
    let most = needs.reduce(0) { $0 + $1.items }
    for centre in scenario.centres {
        take(centre.open.start, centre.open.end)
        for items in 0...most { take(BruteDay.loadSeconds(centre, items: items)) }
    }
    for household in scenario.households { take(household.arrivalSeconds) }
    for need in needs {
        for window in need.windows { take(window.start, window.end) }
        if let before = need.need.before { take(before) }
    }
    for hand in hands {
        for times in hand.intervals { take(times.start, times.end) }
        for rest in hand.breaks { take(rest.seconds, rest.window.start, rest.window.end) }
        for row in hand.legs { for leg in row { take(leg?.seconds ?? 0) } }
        for need in needs {
            take(BruteDay.visitSeconds(need.need, people: hand.members.count))
        }
        for before in hand.secondsBefore { take(before) }
        take(hand.maxSeconds ?? 0)
    }
    return max(grid, 1)
}
