import Scenarios

extension Checker {
    /// A visit begins within a window, or exactly when it is frozen.
    mutating func checkMoment(_ stop: Stop, _ k: Int, _ need: Need, _ hand: CheckedHand) {
        if case .frozen(let at) = pins[need.id]?.level {
            if stop.begin != at {
                note(
                    "frozen", who: hand.id, need: need.id, stop: k,
                    facts: ["begin": clock(stop.begin), "at": clock(at)])
            }
        } else if !need.windows.contains(where: { $0.start <= stop.begin && stop.begin <= $0.end })
        {
            let windows = need.windows.map { "\(clock($0.start))–\(clock($0.end))" }
            note(
                "window", who: hand.id, need: need.id, stop: k,
                facts: ["begin": clock(stop.begin), "windows": windows.joined(separator: ", ")])
        }
    }

    /// What comes after something else does: only if that is done, soon and late enough after its end.
    mutating func checkAfters() {
        for need in scenario.households.flatMap(\.needs) {
            guard let own = visitTimes[need.id], let who = visitedBy[need.id] else { continue }
            for after in need.after {
                guard let other = visitTimes[after.need] else {
                    note("after-missing", who: who, need: need.id, facts: ["other": after.need])
                    continue
                }
                let from = other.end + after.leastSeconds
                var facts = ["begin": clock(own.begin), "other": after.need]
                if own.begin < from {
                    facts["from"] = clock(from)
                    note("after", who: who, need: need.id, facts: facts)
                }
                if let most = after.mostSeconds, own.begin > other.end + most {
                    facts["until"] = clock(other.end + most)
                    note("after-late", who: who, need: need.id, facts: facts)
                }
            }
        }
    }

    /// What takes several hands at once has so many, who all begin together.
    mutating func checkTogether() {
        for need in scenario.households.flatMap(\.needs) where need.people > 1 {
            guard let all = visitors[need.id], let who = all.first?.who else { continue }
            if all.count != need.people {
                note(
                    "people", who: who, need: need.id,
                    facts: ["people": "\(need.people)", "found": "\(all.count)"])
            }
            let begins = Set(all.map(\.begin)).sorted()
            if begins.count > 1 {
                note(
                    "not-together", who: who, need: need.id,
                    facts: ["times": begins.map(clock).joined(separator: ", ")])
            }
        }
    }

    /// Skills, tools, enough people, nobody unwanted, the right centre, pins.
    mutating func checkAbility(_ k: Int, _ need: Need, _ h: Int, _ hand: CheckedHand) {
        let household = scenario.households[h]
        let skills = Set(hand.members.flatMap(\.skills))
        let tools = Set(hand.members.flatMap(\.tools))
        for skill in need.skills where !skills.contains(skill) {
            note("skill", who: hand.id, need: need.id, stop: k, facts: ["missing": skill])
        }
        for tool in need.tools where !tools.contains(tool) {
            note("tool", who: hand.id, need: need.id, stop: k, facts: ["missing": tool])
        }
        if hand.members.count < need.crew.least {
            note(
                "too-few", who: hand.id, need: need.id, stop: k,
                facts: ["members": "\(hand.members.count)", "least": "\(need.crew.least)"])
        }
        for member in hand.members where household.unwanted.contains(member.id) {
            note("unwanted", who: hand.id, need: need.id, stop: k, facts: ["person": member.id])
        }
        if !household.centres.isEmpty, !household.centres.contains(hand.own) {
            note("wrong-centre", who: hand.id, need: need.id, stop: k, facts: ["centre": hand.own])
        }
        if let pin = pins[need.id], pin.volunteer != hand.id, crewOf[pin.volunteer] != hand.id {
            note("pinned", who: hand.id, need: need.id, stop: k, facts: ["pin": pin.volunteer])
        }
    }

    /// The price of the wishes that this visit leaves unmet.
    func wishes(_ stop: Stop, _ need: Need, _ h: Int, _ hand: CheckedHand) -> Cost {
        let household = scenario.households[h]
        var cost = 0
        if let before = need.before, stop.begin > before { cost += scenario.rules.latePrice }
        let spoken = Set(hand.members.flatMap(\.speaks))
        if !household.speaks.isEmpty, !household.speaks.contains(where: spoken.contains) {
            cost += scenario.rules.languagePrice
        }
        if !knownPeople[h].isEmpty,
            !hand.members.contains(where: { knownPeople[h].contains($0.id) })
        {
            cost += scenario.rules.continuityPrice
        }
        return cost
    }
}
