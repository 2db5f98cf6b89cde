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
        let household = scenario.households[h]
        let need = household.needs[n]
        // A member stands for the crew.
        if let who = pins[need.id], who != hand.id,
            !hand.members.contains(where: { scenario.volunteers[$0].id == who })
        {
            return .pinned(who: who)
        }
        if !hand.skills.isSuperset(of: need.skills) {
            return .skills(need.skills.filter { !hand.skills.contains($0) })
        }
        if !hand.tools.isSuperset(of: need.tools) {
            return .tools(need.tools.filter { !hand.tools.contains($0) })
        }
        if hand.members.count < need.crew.least {
            return .hands(least: need.crew.least, largest: hand.members.count)
        }
        if hand.members.contains(where: { household.unwanted.contains(scenario.volunteers[$0].id) })
        {
            return .unwanted
        }
        if !household.centres.isEmpty,
            !household.centres.contains(scenario.centres[hand.centre].id)
        {
            return .centres
        }
        if let frost = scenario.frost, need.outdoors, hand.mode != .car, !household.letsIn,
            need.seconds(hands: hand.members.count) > frost.outdoorsSeconds
        {
            return .frost
        }
        return nil
    }

    /// The price of the wishes that stay unmet, or ``AssignmentTable/forbidden``.
    func cost(_ hand: Hand, household h: Int, need n: Int) -> Model.Cost {
        if obstacle(hand, household: h, need: n) != nil { return AssignmentTable.forbidden }
        let household = scenario.households[h]
        var cost = 0
        if !household.speaks.isEmpty, hand.speaks.isDisjoint(with: household.speaks) {
            cost += scenario.rules.languagePrice
        }
        if !known[h].isEmpty,
            !hand.members.contains(where: { known[h].contains(scenario.volunteers[$0].id) })
        {
            cost += scenario.rules.continuityPrice
        }
        return cost
    }
}
