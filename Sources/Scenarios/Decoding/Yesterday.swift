extension Decoder {
    /// Who worked in one crew yesterday.
    ///
    /// Members are no references: some of them may not be here today.
    func pastCrews(_ cursor: Cursor?) {
        var crewOf: [String: String] = [:]
        var known = Set<String>()
        for item in cursor?.items() ?? [] {
            guard let record = Record(item, keys: Keys.historyCrew) else { continue }
            let stated = record.require("id")
            let id = stated?.identifier()
            let members = record.require("members").flatMap { pastMembers($0) }
            guard let id, let members else { continue }
            guard known.insert(id).inserted else {
                stated?.fault("duplicate-id")
                continue
            }
            for member in members {
                if let other = crewOf.updateValue(id, forKey: member) {
                    item.fault("in-two-crews", ["other": other], found: member)
                }
            }
            scenario.history.crews.append(.init(id: id, members: members))
            origins.pastCrews.append(item)
        }
    }

    private func pastMembers(_ cursor: Cursor) -> [String]? {
        guard let items = cursor.few(Limits.members) else { return nil }
        if items.isEmpty { cursor.fault("empty-list") }
        var members: [String] = []
        var seen = Set<String>()
        for item in items {
            guard let member = item.identifier() else { continue }
            if seen.insert(member).inserted {
                members.append(member)
            } else {
                item.fault("repeated-member")
            }
        }
        return members
    }

    /// Of yesterday's crew of an id those who are on today's list.
    func yesterdaysMembers(of id: String, _ cursor: Cursor) -> [String] {
        guard let past = scenario.history.crews.first(where: { $0.id == id }) else {
            var facts: [String: String] = [:]
            facts["nearest"] = faults.nearest(to: id, among: scenario.history.crews.map(\.id))
            cursor.fault("yesterday-no-crew", facts, found: id)
            return []
        }
        let here = past.members.filter { ids[.volunteer]?.contains($0) ?? false }
        if here.isEmpty { cursor.fault("yesterday-nobody-here", found: id) }
        return here
    }

    /// Ties by `together` those of each of yesterday's crews who are here, where the planner forms
    /// crews and is asked for the same ones.
    ///
    /// A crew is tied only if all who then go together can be one: nobody stays at home for it.
    func keepYesterdaysCrews() {
        guard scenario.forming?.sameAsYesterday ?? false, !scenario.history.crews.isEmpty else {
            return
        }
        // From here on `together` says it.
        scenario.forming?.sameAsYesterday = false
        let given = Set(scenario.crews.flatMap(\.members))
        var companyOf = scenario.companies
        var companies: [Int: [Int]] = [:]
        for (i, company) in companyOf.enumerated() { companies[company, default: []].append(i) }
        for (k, crew) in scenario.history.crews.enumerated() {
            let here = crew.members.filter { !given.contains($0) }.compactMap { volunteerIndex[$0] }
            let tied = Set(here.map { companyOf[$0] }).sorted()
            guard let first = tied.first, tied.count > 1 else { continue }
            let all = tied.flatMap { companies[$0] ?? [] }
            let people = all.map { scenario.volunteers[$0] }
            if people.contains(where: { unsound.contains($0.id) }) { continue }
            guard scenario.canBeFormed(people) else {
                origins.pastCrews[k].fault(
                    "yesterday-not-kept", severity: .warning, found: crew.id)
                continue
            }
            for company in tied.dropFirst() { companies[company] = nil }
            companies[first] = all
            for i in all { companyOf[i] = first }
            tie(here)
        }
    }

    /// Each names the others, so that who are left stay together even if one is taken out.
    private func tie(_ here: [Int]) {
        for i in here {
            for j in here where j != i {
                // What is written has to be read again.
                if scenario.volunteers[i].together.count >= Limits.entries { break }
                let other = scenario.volunteers[j].id
                if !scenario.volunteers[i].together.contains(other) {
                    scenario.volunteers[i].together.append(other)
                }
            }
        }
    }
}

extension Scenario {
    /// Whether these volunteers can be a crew that the planner forms.
    ///
    /// ARCHITECTURE.md, section 3, «Formed crews».
    func canBeFormed(_ people: [Volunteer]) -> Bool {
        guard let first = people.first, people.count <= forming?.most ?? Limits.members,
            people.contains(where: { !$0.minor })
        else { return false }
        let drivers = people.filter { $0.travels == .car }
        if !drivers.isEmpty, drivers.reduce(0, { $0 + $1.seats }) < people.count { return false }
        let ids = Set(people.map(\.id))
        var hours = first.available
        for person in people {
            let sharesHome =
                person.home?.lat == first.home?.lat && person.home?.lon == first.home?.lon
            if person.from != first.from || person.centre != first.centre { return false }
            if person.from == .home, !sharesHome { return false }
            if person.apart.contains(where: ids.contains) { return false }
            hours = common(hours, person.available)
        }
        let carrying = people.map(\.carries).filter { !$0.isEmpty }
        let isByWeight = carrying.contains { $0.grams != nil }
        let isAlike = carrying.allSatisfy {
            $0.grams != nil && Set($0.pieces.keys) == Set(carrying[0].pieces.keys)
        }
        return !hours.isEmpty && (!isByWeight || isAlike)
    }
}
