import Scenarios

extension Checker {
    /// Crews that a plan formed: allowed at all, nobody in two, and able to travel together.
    mutating func checkCrews() {
        var crewOf: [String: String] = [:]
        for crew in scenario.crews {
            for member in crew.members {
                if let other = crewOf.updateValue(crew.id, forKey: member), other != crew.id {
                    note("crew-twice", who: crew.id, facts: ["person": member, "other": other])
                }
            }
        }
        for crew in scenario.crews where crew.isFormed {
            if scenario.forming == nil { note("crew-not-asked", who: crew.id) }
            let members = crew.members.compactMap { id in
                scenario.volunteers.first { $0.id == id }
            }
            if !members.isEmpty { check(crew, members) }
        }
    }

    private mutating func check(_ crew: Crew, _ members: [Volunteer]) {
        if let most = scenario.forming?.most, members.count > most {
            note(
                "crew-most", who: crew.id,
                facts: ["members": "\(members.count)", "most": "\(most)"])
        }
        let cars = members.filter { $0.travels == .car }
        let seats = cars.reduce(0) { $0 + $1.seats }
        if !cars.isEmpty, seats < members.count {
            note(
                "crew-seats", who: crew.id,
                facts: ["members": "\(members.count)", "seats": "\(seats)"])
        }
        if members.allSatisfy(\.minor) { note("crew-minors", who: crew.id) }
        if hands[crew.id]?.hours.isEmpty ?? false { note("crew-hours", who: crew.id) }
        let ids = Set(crew.members)
        for (k, member) in members.enumerated() {
            for other in members[..<k] {
                let facts = ["person": member.id, "other": other.id]
                if !startsAlike(member, other) { note("crew-starts", who: crew.id, facts: facts) }
                if member.apart.contains(other.id) || other.apart.contains(member.id) {
                    note("crew-apart", who: crew.id, facts: facts)
                }
                if !carriesAlike(member, other, members) {
                    note("crew-carries", who: crew.id, facts: facts)
                }
            }
        }
        checkCompany(ids, crew.id)
    }

    /// A volunteer who has a round alone may go alone.
    mutating func checkAlone(_ hand: CheckedHand) {
        guard scenario.forming != nil, hand.members.count == 1, hand.members[0].id == hand.id else {
            return
        }
        if hand.members[0].minor { note("crew-minors", who: hand.id) }
        checkCompany([hand.id], hand.id)
    }

    /// Whoever goes takes along all whom they name, and all who name them.
    private mutating func checkCompany(_ ids: Set<String>, _ who: String) {
        // Two who name each other are told once.
        var told = Set<[String]>()
        for volunteer in scenario.volunteers {
            for other in volunteer.together
            where ids.contains(volunteer.id) != ids.contains(other) {
                let isHere = ids.contains(volunteer.id)
                let pair = isHere ? [volunteer.id, other] : [other, volunteer.id]
                guard told.insert(pair).inserted else { continue }
                note("crew-together", who: who, facts: ["person": pair[0], "other": pair[1]])
            }
        }
    }

    private func startsAlike(_ a: Volunteer, _ b: Volunteer) -> Bool {
        if a.from != b.from || a.centre != b.centre { return false }
        guard a.from == .home else { return true }
        return a.home?.lat == b.home?.lat && a.home?.lon == b.home?.lon
    }

    /// Where anybody's load is counted by weight, all count by the same keys.
    private func carriesAlike(_ a: Volunteer, _ b: Volunteer, _ all: [Volunteer]) -> Bool {
        if a.carries.isEmpty || b.carries.isEmpty { return true }
        if all.allSatisfy({ $0.carries.grams == nil }) { return true }
        let keys = { (q: Quantities) in Set(q.pieces.keys).union(q.grams == nil ? [] : ["kg"]) }
        return keys(a.carries) == keys(b.carries)
    }
}
