import Scenarios

/// The cost of a plan of a small random day, summed up stop by stop straight from the scenario.
func recomputed(_ plan: Plan) -> (must: Int, cost: Cost) {
    let day = plan.scenario
    var must = 0
    var cost = 0
    for left in plan.leftOut {
        let need = day.households.flatMap(\.needs).first { $0.id == left.need }
        let pinned = day.fixed.contains { $0.need == left.need && $0.level != .free }
        if case .worth(let value)? = need?.value, !pinned { cost += value } else { must += 1 }
    }
    return (must, plan.rounds.reduce(cost) { $0 + roundCost($1, day) })
}

private func roundCost(_ round: Round, _ day: Scenario) -> Cost {
    let crew = day.crews.first { $0.id == round.who }
    let members = crew?.members ?? [round.who]
    let people = day.volunteers.filter { members.contains($0.id) }
    var mode = people.contains { $0.travels == .foot } ? TravelMode.foot : .bicycle
    if people.contains(where: { $0.travels == .car }) { mode = .car }
    let lead = day.volunteers.first { $0.id == members[0] }
    func id(_ base: Base?) -> String? {
        switch base {
        case .centre(let id)?: id
        case .home?: "home:\(members[0])"
        default: nil
        }
    }
    let from = id(lead?.from) ?? ""
    let to = id(crew == nil ? lead?.to : crew?.to ?? lead?.from)

    var cost = people.reduce(0) { $0 + $1.fixedCost }
    var duty = 0
    var metres = 0
    var grams = 0
    var last = from
    for stop in round.stops {
        var next = last
        switch stop.kind {
        case .start:
            duty -= stop.begin
            next = from
            last = from
        case .load(let centre, let goods):
            next = centre
            grams += goods.grams ?? 0
            for (good, pieces) in goods.pieces {
                grams += pieces * (day.goods.first { $0.id == good }?.grams ?? 0)
            }
        case .visit(let need):
            for household in day.households {
                for other in household.needs where other.id == need {
                    next = household.id
                    cost += wishes(other, household, people, stop.begin, day)
                }
            }
        case .rest: duty -= stop.end - stop.begin
        case .end:
            duty += stop.end
            next = to ?? last
        }
        metres += statedMetres(day, mode, last, next)
        last = next
    }
    cost += duty * people.reduce(0) { $0 + $1.factor }
    let drivers = crew == nil ? people : people.filter { $0.travels == .car }
    cost += metres * drivers.reduce(0) { $0 + $1.costPerMetre }
    for person in people {
        let before = day.history.seconds[person.id] ?? 0
        for second in before..<max(before, before + duty) {
            cost += slope(day.rules.fairnessSeconds, second)
        }
        for metre in 0..<metres { cost += slope(day.rules.fairnessMetres, metre) }
        for gram in 0..<(grams / people.count) { cost += slope(day.rules.fairnessGrams, gram) }
    }
    return cost
}

/// What the next unit costs after so many.
private func slope(_ steps: [FairnessStep], _ amount: Int) -> Cost {
    steps.last { $0.above <= amount }?.cost ?? 0
}

private func wishes(
    _ need: Need, _ household: Household, _ people: [Volunteer], _ begin: Int, _ day: Scenario
) -> Cost {
    var cost = 0
    if !household.speaks.isEmpty,
        !people.contains(where: { $0.speaks.contains(where: household.speaks.contains) })
    {
        cost += day.rules.languagePrice
    }
    var known = household.seenBy
    for visit in day.history.visits where visit.household == household.id {
        known.append(visit.volunteer)
    }
    if !known.isEmpty, !people.contains(where: { known.contains($0.id) }) {
        cost += day.rules.continuityPrice
    }
    if let before = need.before, begin > before { cost += day.rules.latePrice }
    return cost
}

private func statedMetres(_ day: Scenario, _ mode: TravelMode, _ from: String, _ to: String) -> Int
{
    guard from != to, case .matrix(let legs) = day.travel.source else { return 0 }
    let stated = legs.filter { $0.from == from && $0.to == to }
    let leg = stated.first { $0.mode == mode } ?? stated.first { $0.mode == nil }
    return leg?.metres ?? 0
}
