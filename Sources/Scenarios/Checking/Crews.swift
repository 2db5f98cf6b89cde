extension Decoder {
    /// Whether each crew can travel together, and nobody is in two.
    func checkCrews() {
        var crewOf: [String: Int] = [:]
        for (i, crew) in scenario.crews.enumerated() {
            for member in crew.members {
                if let other = crewOf.updateValue(i, forKey: member) {
                    tellTwoCrews(of: member, i, other)
                }
            }
            let members = crew.members.compactMap { volunteer($0) }
            let sound = !crew.members.contains(where: unsound.contains)
            if members.count == crew.members.count, !members.isEmpty, sound {
                check(crew, members, origins.crews[i])
            }
        }
        for (i, person) in scenario.volunteers.enumerated() {
            let crew = crewOf[person.id]
            let cursor = origins.volunteers[i]
            if person.minor, crew == nil, scenario.forming == nil {
                cursor.fault("minor-without-adult", found: person.id)
            }
            for other in person.together where other != person.id {
                let areFormed = crew == nil && scenario.forming != nil
                if crew == nil && !areFormed || crewOf[other] != crew {
                    cursor.fault("together-not-in-crew", ["other": other], found: person.id)
                }
            }
            for other in person.apart where other != person.id {
                if let crew, crewOf[other] == crew {
                    cursor.fault(
                        "apart-in-crew", ["other": other, "crew": scenario.crews[crew].id],
                        found: person.id)
                }
            }
        }
    }

    private func tellTwoCrews(of member: String, _ i: Int, _ other: Int) {
        // Whose members are yesterday's has no list of its own from which to take somebody.
        guard let same = [i, other].first(where: sameAsYesterday.contains) else {
            origins.crews[i].fault(
                "in-two-crews", ["other": scenario.crews[other].id], found: member)
            return
        }
        origins.crews[same].fault(
            "yesterday-other-crew",
            [
                "crew": scenario.crews[same].id,
                "other": scenario.crews[same == i ? other : i].id,
            ], found: member)
    }

    /// A volunteer by id; after a duplicate id the first.
    func volunteer(_ id: String) -> Volunteer? {
        guard let index = volunteerIndex[id] else { return nil }
        return scenario.volunteers[index]
    }

    private func check(_ crew: Crew, _ members: [Volunteer], _ cursor: Cursor) {
        if members.allSatisfy(\.minor) {
            cursor.fault("minor-without-adult", found: crew.id)
        }
        if hours(of: crew).isEmpty { cursor.fault("crew-no-common-hours", found: crew.id) }
        let drivers = members.filter { $0.travels == .car }
        let seats = drivers.map(\.seats).reduce(0, +)
        if !drivers.isEmpty, seats < members.count {
            cursor.fault(
                "crew-no-seats", ["seats": "\(seats)", "members": "\(members.count)"],
                found: crew.id)
        }
        let first = members[0]
        for other in members.dropFirst() {
            let home = first.from == .home && first.home != other.home
            if first.from != other.from || home || first.centre != other.centre {
                cursor.fault(
                    "crew-different-starts", ["one": first.id, "other": other.id], found: crew.id)
                break
            }
        }
        let carrying = members.filter { !$0.carries.isEmpty }
        for other in carrying.dropFirst() where carriedUnits(other) != carriedUnits(carrying[0]) {
            let byWeight = carrying.contains { $0.carries.grams != nil }
            guard byWeight else { break }
            cursor.fault(
                "crew-mixed-carries", ["one": carrying[0].id, "other": other.id], found: crew.id)
            break
        }
    }

    private func carriedUnits(_ person: Volunteer) -> [String] {
        person.carries.pieces.keys.sorted() + (person.carries.grams == nil ? [] : ["kg"])
    }

    /// When all members of a crew are there.
    func hours(of crew: Crew) -> [Interval] {
        var result = crew.available ?? [Interval(0, Limits.clock.upperBound)]
        for member in crew.members {
            if let person = volunteer(member) { result = common(result, person.available) }
        }
        return result
    }
}
