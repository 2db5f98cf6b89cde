import Scenarios

/// A day of a plan, changed step by step into one that brute force can be asked about.
struct AmendedDay {
    /// The day so far.
    private(set) var scenario: Scenario
    private let plan: Plan

    /// The plan's day, with all that it leaves out.
    init(_ plan: Plan) { (self.plan, scenario) = (plan, plan.scenario) }

    /// Who visits a need in the plan.
    func hand(visiting need: String) -> String? {
        plan.rounds.first { round in
            round.stops.contains { $0.kind == .visit(need: need) }
        }?.who
    }

    /// What is visited stays with whom it is with, at whatever time and in whatever order; what is
    /// left out is no part of the day.
    mutating func keepHands() {
        for leftOut in plan.leftOut { remove(leftOut.need) }
        for need in plan.scenario.households.flatMap(\.needs).map(\.id) {
            guard let who = hand(visiting: need), !isPinned(need) else { continue }
            scenario.fixed.append(Pin(need: need, volunteer: who, level: .person))
        }
    }

    /// A need that is part of the day again, and has to be visited by this hand, or by anybody.
    mutating func force(_ need: String, by who: String? = nil) {
        restore(need)
        change(need) { $0.value = .must }
        if let who, !isPinned(need) {
            scenario.fixed.append(Pin(need: need, volunteer: who, level: .person))
        }
    }

    /// The day without a need; its household stays, as a place.
    mutating func remove(_ need: String) {
        scenario.fixed.removeAll { $0.need == need }
        for h in scenario.households.indices {
            scenario.households[h].needs.removeAll { $0.id == need }
        }
    }

    /// Nothing is worth anything and nobody is bound to anything, but for one need, which has to be.
    mutating func wantOnly(_ need: String) {
        scenario.fixed.removeAll { $0.need != need }
        for h in scenario.households.indices {
            for n in scenario.households[h].needs.indices {
                let isWanted = scenario.households[h].needs[n].id == need
                scenario.households[h].needs[n].value = isWanted ? .must : .worth(0)
            }
        }
    }

    /// Changes the scenario in any other way.
    mutating func amend(_ body: (inout Scenario) -> Void) { body(&scenario) }

    /// Changes one need.
    mutating func change(_ need: String, _ body: (inout Need) -> Void) {
        for h in scenario.households.indices {
            for n in scenario.households[h].needs.indices
            where scenario.households[h].needs[n].id == need {
                body(&scenario.households[h].needs[n])
            }
        }
    }

    private func isPinned(_ need: String) -> Bool {
        scenario.fixed.contains { $0.need == need && $0.level != .free }
    }

    /// As the plan's day has it, with its pin.
    private mutating func restore(_ need: String) {
        guard !scenario.households.flatMap(\.needs).contains(where: { $0.id == need }) else {
            return
        }
        for (h, household) in plan.scenario.households.enumerated() {
            for known in household.needs where known.id == need {
                scenario.households[h].needs.append(known)
            }
        }
        scenario.fixed += plan.scenario.fixed.filter { $0.need == need }
    }
}
