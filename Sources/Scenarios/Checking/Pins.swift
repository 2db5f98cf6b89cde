extension Decoder {
    /// A crew, or a volunteer who is in none, with what a pin can ask of it.
    private struct Hand {
        var id: String
        var members: [Volunteer]
        var hours: [Interval]
        /// Others may join, with what this one lacks.
        var mayGrow = false
    }

    /// Pins that contradict each other or the scenario; of two that agree the stronger remains.
    func checkPins() {
        guard !scenario.fixed.isEmpty, scenario.goods.count <= Limits.goods else { return }
        var crewOf: [String: Int] = [:]
        for (i, crew) in scenario.crews.enumerated() {
            for member in crew.members where crewOf[member] == nil { crewOf[member] = i }
        }
        var crewIndex: [String: Int] = [:]
        for (i, crew) in scenario.crews.enumerated() where crewIndex[crew.id] == nil {
            crewIndex[crew.id] = i
        }
        var hands: [String: Hand] = [:]
        func hand(_ who: String) -> Hand {
            if let hand = hands[who] { return hand }
            let made: Hand
            if let i = crewIndex[who] ?? crewOf[who] {
                let crew = scenario.crews[i]
                made = Hand(
                    id: "crew/" + crew.id, members: crew.members.compactMap { volunteer($0) },
                    hours: hours(of: crew))
            } else {
                let person = volunteer(who)
                made = Hand(
                    id: who, members: person.map { [$0] } ?? [], hours: person?.available ?? [],
                    mayGrow: scenario.forming != nil)
            }
            hands[who] = made
            return made
        }
        var needs: [String: (household: Household, need: Need)] = [:]
        for household in scenario.households {
            for need in household.needs { needs[need.id] = (household, need) }
        }
        var pinOf: [String: Int] = [:]
        var moments: [String: String] = [:]
        var superseded: Set<Int> = []
        for (i, pin) in scenario.fixed.enumerated() where pin.level != .free {
            let cursor = origins.pins[i]
            let hand = hand(pin.volunteer)
            if let other = pinOf[pin.need] {
                let earlier = scenario.fixed[other]
                let same = self.same(earlier.level, pin.level)
                if !same || hand.id != self.id(earlier.volunteer, crewOf) {
                    cursor.fault(
                        "pins-clash", ["one": earlier.volunteer, "other": pin.volunteer],
                        found: pin.need)
                } else if case .frozen = pin.level, earlier.level == .person {
                    superseded.insert(other)
                    pinOf[pin.need] = i
                } else {
                    superseded.insert(i)
                    continue
                }
            } else {
                pinOf[pin.need] = i
            }
            guard let (household, need) = needs[pin.need], !hand.members.isEmpty else { continue }
            if need.people > 1 { cursor.fault("people-pinned", found: pin.need) }
            if case .frozen(let at) = pin.level {
                let moment = "\(at) \(hand.id)"
                if let other = moments.updateValue(household.id, forKey: moment),
                    other != household.id
                {
                    cursor.fault(
                        "pins-same-moment", ["other": other, "at": clockText(at)],
                        found: household.id)
                }
                if !hand.hours.contains(where: { $0.start <= at && at <= $0.end }) {
                    cursor.fault(
                        "pin-outside-hours", ["who": pin.volunteer], found: clockText(at))
                }
            }
            if let why = obstacle(hand, household, need) {
                cursor.fault(
                    "pin-impossible", why.merging(["who": pin.volunteer]) { a, _ in a },
                    found: pin.need)
            }
        }
        let kept = scenario.fixed.indices.filter { !superseded.contains($0) }
        if kept.count < scenario.fixed.count { scenario.fixed = kept.map { scenario.fixed[$0] } }
    }

    /// The same hand's name as ``Hand/id``.
    private func id(_ who: String, _ crewOf: [String: Int]) -> String {
        if ids[.volunteer]?.contains(who) != true { return "crew/" + who }
        return crewOf[who].map { "crew/" + scenario.crews[$0].id } ?? who
    }

    private func same(_ a: Pin.Level, _ b: Pin.Level) -> Bool {
        switch (a, b) {
        case (.frozen(let x), .frozen(let y)): x == y
        default: true
        }
    }

    /// Why a hand can never do a need, as facts; nil where nothing is in the way.
    private func obstacle(_ hand: Hand, _ household: Household, _ need: Need) -> [String: String]? {
        if let person = hand.members.first(where: { household.unwanted.contains($0.id) }) {
            return ["why": "unwanted", "what": person.id]
        }
        let centre = hand.members[0].centre
        if !household.centres.isEmpty, !household.centres.contains(centre) {
            return ["why": "serves", "what": centre]
        }
        return hand.mayGrow ? nil : inability(hand, need)
    }

    /// What a hand lacks for a need, as facts; nil where it lacks nothing.
    private func inability(_ hand: Hand, _ need: Need) -> [String: String]? {
        let skills = Set(hand.members.flatMap(\.skills))
        let tools = Set(hand.members.flatMap(\.tools))
        let noSkills = need.skills.filter { !skills.contains($0) }
        if !noSkills.isEmpty { return ["why": "skills", "what": noSkills.joined(separator: ", ")] }
        let noTools = need.tools.filter { !tools.contains($0) }
        if !noTools.isEmpty { return ["why": "tools", "what": noTools.joined(separator: ", ")] }
        if hand.members.count < need.crew.least {
            return ["why": "people", "what": "\(need.crew.least)"]
        }
        let carries = hand.members.map(\.carries)
        let limit = carries.compactMap(\.grams).reduce(0, +)
        let byWeight = carries.contains { $0.grams != nil }
        for (good, pieces) in need.brings.pieces.sorted(by: { $0.key < $1.key }) {
            let stated = carries.compactMap { $0.pieces[good] }
            let most = stated.reduce(0, +)
            if stated.isEmpty ? !byWeight : most < pieces {
                return ["why": "carries", "what": "\(good): \(pieces)"]
            }
        }
        let grams = scenario.grams(of: need.brings)
        if byWeight ? grams > limit : (need.brings.grams ?? 0) > 0 {
            return ["why": "carries", "what": "kg: \(plainDecimal(Double(grams) / 1000))"]
        }
        return nil
    }
}

extension Scenario {
    /// Weight of quantities: stated kilograms and goods, in grams.
    func grams(of quantities: Quantities) -> Int {
        var sum = quantities.grams ?? 0
        for good in goods { sum += (quantities.pieces[good.id] ?? 0) * good.grams }
        return sum
    }
}
