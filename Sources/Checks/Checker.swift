import Scenarios
import TravelTimes

/// Checks a plan against its scenario from first principles: every rule of ARCHITECTURE.md, section
/// 3, and every cost of section 4.
///
/// Nothing is taken from the planner or the solver, so that a fault of theirs is found. All
/// violations are collected.
/// - Parameter travel: of the plan's scenario; nil: made from it, which then needs no map.
public func check(_ plan: Plan, travel: TravelTimes? = nil) -> CheckResult {
    var checker = Checker(plan, travel ?? TravelTimes(plan.scenario))
    checker.run()
    return checker.result
}

/// State of one check.
struct Checker {
    let plan: Plan
    let scenario: Scenario
    let travel: TravelTimes
    let hands: [String: CheckedHand]
    /// Needs by id: household and need.
    let needs: [String: (household: Int, need: Int)]
    let centreIndex: [String: Int]
    let gramsOfGood: [String: Int]
    let pins: [String: Pin]
    let crewOf: [String: String]
    let knownPeople: [Set<String>]
    var result = CheckResult()
    var visitedBy: [String: String] = [:]
    /// When needs are visited.
    var visitTimes: [String: (begin: Int, end: Int)] = [:]
    /// Who visits needs that take several hands at once, and when each begins.
    var visitors: [String: [(who: String, begin: Int)]] = [:]
    /// Loads by centre: interval, hand.
    var loads: [Int: [(begin: Int, end: Int, who: String)]] = [:]
    var taken: [Int: Quantities] = [:]

    init(_ plan: Plan, _ travel: TravelTimes) {
        self.plan = plan
        scenario = plan.scenario
        self.travel = travel
        hands = CheckedHand.all(plan.scenario)
        var needs: [String: (household: Int, need: Int)] = [:]
        for (h, household) in plan.scenario.households.enumerated() {
            for (n, need) in household.needs.enumerated() { needs[need.id] = (h, n) }
        }
        self.needs = needs
        var centres: [String: Int] = [:]
        for (c, centre) in plan.scenario.centres.enumerated() { centres[centre.id] = c }
        centreIndex = centres
        var grams: [String: Int] = [:]
        for good in plan.scenario.goods { grams[good.id] = good.grams }
        gramsOfGood = grams
        var pins: [String: Pin] = [:]
        for pin in plan.scenario.fixed where pin.level != .free { pins[pin.need] = pin }
        self.pins = pins
        var crewOf: [String: String] = [:]
        for crew in plan.scenario.crews { for member in crew.members { crewOf[member] = crew.id } }
        self.crewOf = crewOf
        var before: [String: Set<String>] = [:]
        for visit in plan.scenario.history.visits {
            before[visit.household, default: []].insert(visit.volunteer)
        }
        knownPeople = plan.scenario.households.map { Set($0.seenBy).union(before[$0.id] ?? []) }
    }

    mutating func run() {
        var seen = Set<String>()
        for round in plan.rounds {
            guard let hand = hands[round.who] else {
                note(
                    crewOf[round.who] == nil ? "unknown-hand" : "crew-member",
                    who: round.who, facts: ["crew": crewOf[round.who] ?? ""])
                continue
            }
            if !seen.insert(round.who).inserted { note("two-rounds", who: round.who) }
            checkAlone(hand)
            check(round, hand)
        }
        checkCrews()
        checkRamps()
        checkStock()
        checkOnce()
        checkAfters()
        checkTogether()
        checkStatedCost()
    }

    mutating func note(
        _ code: String, who: String? = nil, need: String? = nil, stop: Int? = nil,
        facts: [String: String] = [:]
    ) {
        result.violations.append(
            Violation(code, who: who, need: need, stopIndex: stop, facts: facts))
    }

    func need(_ index: (household: Int, need: Int)) -> Need {
        scenario.households[index.household].needs[index.need]
    }

    /// Every need is visited once or left out; what is left out costs its value.
    private mutating func checkOnce() {
        var left = Set<String>()
        for entry in plan.leftOut {
            guard needs[entry.need] != nil else {
                note("unknown-need", need: entry.need)
                continue
            }
            if !left.insert(entry.need).inserted { note("left-twice", need: entry.need) }
            if let who = visitedBy[entry.need] {
                note("visited-and-left", who: who, need: entry.need)
            }
        }
        for household in scenario.households {
            for need in household.needs where visitedBy[need.id] == nil {
                if !left.contains(need.id) { note("forgotten", need: need.id) }
                switch need.value {
                case .worth(let cost) where pins[need.id] == nil: result.cost.leftOut += cost
                default: result.cost.mustLeftOut += 1
                }
            }
        }
    }

    /// What the plan says it costs is what it costs; plans made by hand say nothing.
    private mutating func checkStatedCost() {
        guard plan.made.state != .byHand else { return }
        let (said, is_) = (plan.cost, result.cost)
        let parts: [(String, Int, Int)] = [
            ("duty", said.duty, is_.duty), ("distance", said.distance, is_.distance),
            ("fixed", said.fixed, is_.fixed), ("fairness", said.fairness, is_.fairness),
            ("wishes", said.wishes, is_.wishes), ("leftOut", said.leftOut, is_.leftOut),
            ("mustLeftOut", said.mustLeftOut, is_.mustLeftOut),
        ]
        for (part, stated, actual) in parts where stated != actual {
            note("cost", facts: ["part": part, "stated": "\(stated)", "actual": "\(actual)"])
        }
    }

    /// At no moment are more loads in progress at a centre than its ramp has places (sweep over
    /// begins and ends).
    private mutating func checkRamps() {
        for (c, centre) in scenario.centres.enumerated() {
            guard let ramp = centre.ramp else { continue }
            var events: [(time: Int, change: Int, who: String)] = []
            for load in loads[c] ?? [] where load.end > load.begin {
                events.append((load.begin, 1, load.who))
                events.append((load.end, -1, load.who))
            }
            events.sort { ($0.time, $0.change, $0.who) < ($1.time, $1.change, $1.who) }
            var now = 0
            for event in events {
                now += event.change
                if event.change > 0, now > ramp {
                    note(
                        "ramp", who: event.who,
                        facts: [
                            "centre": centre.id, "ramp": "\(ramp)", "time": clock(event.time),
                        ])
                }
            }
        }
    }

    /// No centre gives more than it has.
    private mutating func checkStock() {
        for (c, centre) in scenario.centres.enumerated() {
            let all = taken[c] ?? Quantities()
            for (good, most) in centre.stock.pieces.sorted(by: { $0.key < $1.key })
            where all.pieces[good] ?? 0 > most {
                note(
                    "stock",
                    facts: [
                        "centre": centre.id, "good": good, "taken": "\(all.pieces[good] ?? 0)",
                        "stock": "\(most)",
                    ])
            }
            if let most = centre.stock.grams, all.grams ?? 0 > most {
                note(
                    "stock",
                    facts: [
                        "centre": centre.id, "good": "kg", "taken": kilograms(all.grams ?? 0),
                        "stock": kilograms(most),
                    ])
            }
        }
    }
}

/// `HH:MM` or `HH:MM:SS`.
func clock(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? minutes : minutes + ":" + two(seconds % 60)
}

/// Seconds as minutes, with seconds where there are some.
func minutes(_ seconds: Int) -> String {
    let (whole, rest) = (seconds / 60, seconds % 60)
    return rest == 0 ? "\(whole)" : "\(whole):\(rest < 10 ? "0" : "")\(rest)"
}

/// Grams as kilograms.
func kilograms(_ grams: Int) -> String {
    grams % 1000 == 0 ? "\(grams / 1000)" : "\(Double(grams) / 1000)"
}
