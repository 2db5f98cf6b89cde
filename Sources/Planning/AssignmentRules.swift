import Model
import Scenarios

/// Who may do a need, and which wishes stay unmet then.
///
/// ARCHITECTURE.md, sections 3 and 4.
struct AssignmentRules {
    private let scenario: Scenario
    private let pins: [String: String]
    private let known: [Set<String>]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        pins = Dictionary(
            scenario.fixed.filter { $0.level != .free }.map { ($0.need, $0.volunteer) },
            uniquingKeysWith: { first, _ in first })
        var before: [String: Set<String>] = [:]
        for visit in scenario.history.visits {
            before[visit.household, default: []].insert(visit.volunteer)
        }
        known = scenario.households.map { Set($0.seenBy).union(before[$0.id] ?? []) }
    }

    /// What stands between a hand and a need, whatever the time and the way; nil if nothing does.
    func obstacle(_ hand: Hand, household h: Int, need n: Int) -> Obstacle? {
        var first: Obstacle?
        find(hand, household: h, need: n) { obstacle in
            first = obstacle
            return false
        }
        return first
    }

    /// All that stands between them.
    func obstacles(_ hand: Hand, household h: Int, need n: Int) -> [Obstacle] {
        var all: [Obstacle] = []
        find(hand, household: h, need: n) { obstacle in
            all.append(obstacle)
            return true
        }
        return all
    }

    /// Hands over one obstacle after another as long as more are asked for.
    private func find(_ hand: Hand, household h: Int, need n: Int, _ goesOn: (Obstacle) -> Bool) {
        let household = scenario.households[h]
        let need = household.needs[n]
        // A member stands for the crew.
        if let who = pins[need.id], who != hand.id,
            !hand.members.contains(where: { scenario.volunteers[$0].id == who })
        {
            guard goesOn(.pinned(who: who)) else { return }
        }
        if !hand.skills.isSuperset(of: need.skills) {
            let missing = need.skills.filter { !hand.skills.contains($0) }
            guard goesOn(.skills(missing)) else { return }
        }
        if !hand.tools.isSuperset(of: need.tools) {
            let missing = need.tools.filter { !hand.tools.contains($0) }
            guard goesOn(.tools(missing)) else { return }
        }
        if hand.members.count < need.crew.least {
            guard goesOn(.hands(least: need.crew.least, largest: hand.members.count)) else {
                return
            }
        }
        if hand.members.contains(where: { household.unwanted.contains(scenario.volunteers[$0].id) })
        {
            guard goesOn(.unwanted) else { return }
        }
        if !household.centres.isEmpty,
            !household.centres.contains(scenario.centres[hand.centre].id)
        {
            guard goesOn(.centres) else { return }
        }
        if let frost = scenario.frost, need.outdoors, hand.mode != .car, !household.letsIn,
            need.seconds(hands: hand.members.count) > frost.outdoorsSeconds
        {
            _ = goesOn(.frost)
        }
    }

    /// Somebody whom a need is pinned to.
    func isPinned(household h: Int, need n: Int) -> Bool {
        pins[scenario.households[h].needs[n].id] != nil
    }

    /// The price of the wishes that stay unmet, or ``AssignmentTable/forbidden``.
    func cost(_ hand: Hand, household h: Int, need n: Int) -> Model.Cost {
        obstacle(hand, household: h, need: n) == nil
            ? wishes(hand, household: h) : AssignmentTable.forbidden
    }

    /// The price of the wishes that stay unmet where nothing stands in the way.
    ///
    /// - Parameter isNew: somebody alike of whom nobody knows anything yet.
    func wishes(_ hand: Hand, household h: Int, isNew: Bool = false) -> Model.Cost {
        let household = scenario.households[h]
        var cost = 0
        if !household.speaks.isEmpty, hand.speaks.isDisjoint(with: household.speaks) {
            cost += scenario.rules.languagePrice
        }
        let knows = { (member: Int) in known[h].contains(scenario.volunteers[member].id) }
        if !known[h].isEmpty, isNew || !hand.members.contains(where: knows) {
            cost += scenario.rules.continuityPrice
        }
        return cost
    }
}
