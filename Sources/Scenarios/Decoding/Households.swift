extension Decoder {
    /// One household with its needs.
    func household(_ record: Record, needs: [Records.NeedRecord]) {
        let id = record.id
        let place = place(record, of: .household(scenario.households.count))
        var household = Household(id: id, place: place)
        household.speaks = record["speaks"]?.languages() ?? []
        household.centres = references(record["centres"], to: .centre) ?? []
        household.isolating = record["isolating"]?.flag() ?? false
        household.seenBy = references(record["seenBy"], to: .volunteer) ?? []
        household.unwanted = references(record["unwanted"], to: .volunteer) ?? []
        if let seconds = record["arrivalMinutes"]?.minutes() { household.arrivalSeconds = seconds }
        household.contactFree = record["contactFree"]?.flag() ?? scenario.rules.contactFree
        household.note = record["note"]?.text()
        let windows =
            record["windows"]?.intervals(instant: true) ?? [Interval(9 * 3600, 18 * 3600)]
        for need in needs {
            household.needs.append(self.need(need, windows: windows, beside: needs))
            origins.needs.append(need.cursor)
        }
        scenario.households.append(household)
        origins.households.append(record.cursor)
    }

    private func need(
        _ stated: Records.NeedRecord, windows: [Interval], beside needs: [Records.NeedRecord]
    ) -> Need {
        let kind = stated.kind.flatMap { reference($0, to: .kind) } ?? ""
        if !kind.isEmpty, usedKinds.insert(kind).inserted { scenario.kinds.append(Kind(id: kind)) }
        var need = Need(id: stated.id, kind: kind)
        need.windows = windows
        var activity = kinds[kind] ?? Activity()
        for good in activity.brings.pieces.keys { usedGoods.insert(good) }
        if let record = stated.record {
            read(record, into: &activity)
            if let own = record["windows"]?.intervals(instant: true) { need.windows = own }
            need.before = record["before"]?.clock()
            if let people = record["people"]?.integer(in: Limits.together) {
                need.people = people
            }
            need.after = afters(record["after"], beside: needs)
            need.note = record["note"]?.text()
        }
        need.brings = activity.brings
        need.seconds = activity.seconds
        need.personSeconds = activity.personSeconds
        need.leastSeconds = activity.leastSeconds
        need.outdoors = activity.outdoors
        need.crew = activity.crew
        need.skills = activity.skills
        need.tools = activity.tools
        need.value = activity.value
        if need.people > 1, !need.brings.isEmpty {
            stated.record?["people"]?.fault("people-bring", found: need.id)
        }
        return need
    }
}
