extension ScenarioDecoder {
    func household(_ tree: Tree, _ defaults: Record?, _ needDefaults: Record?) {
        let record = Record(tree, reader, defaults: defaults)
        let id = record.own("id").flatMap { reader.id($0) } ?? missing("id", record)
        var household = Household(id: id, place: place(record))
        if let tree = record["speaks"] { household.speaks = languages(tree) }
        if let tree = record["centres"] { household.centres = references(tree, "centre") }
        if let tree = record["isolating"] { household.isolating = reader.flag(tree) ?? false }
        if let tree = record["seenBy"] { household.seenBy = references(tree, "volunteer") }
        if let tree = record["unwanted"] { household.unwanted = references(tree, "volunteer") }
        if let tree = record["arrivalMinutes"] {
            household.arrivalSeconds = reader.minutes(tree, 0...600) ?? 0
        }
        household.contactFree = scenario.rules.contactFree
        if let tree = record["contactFree"] {
            household.contactFree = reader.flag(tree) ?? false
        }
        household.note = record["note"].flatMap { reader.text($0) }
        let windows = record["windows"].flatMap { reader.intervals($0, most: 20) }
        let needs = record["needs"]
        record.finish()
        householdWindows[id] = windows
        if let needs {
            for tree in reader.items(of: needs) { need(tree, of: &household, needDefaults) }
            if household.needs.isEmpty, !reader.failed {
                reader.error(
                    "bad-count", needs.location, found: "0", ["least": "1", "most": "1000"])
            }
        } else if !hasLooseNeeds {
            reader.error(
                "missing-key", record.location, ["key": "needs", "expected": "needs: [basket]"])
        }
        scenario.households.append(household)
    }

    /// Needs of `needs.csv`, each with its household.
    func addLooseNeeds(_ trees: [Tree], _ defaults: Record?) {
        guard hasLooseNeeds else { return }
        var index: [String: Int] = [:]
        for (h, household) in scenario.households.enumerated() { index[household.id] = h }
        for tree in trees {
            let record = Record(tree, reader)
            guard let owner = record.required("household", expected: "household: h1"),
                let id = reader.id(owner)
            else { continue }
            reader.reference(id, to: "household", at: owner.location)
            guard let h = index[id] else { continue }
            need(tree, of: &scenario.households[h], defaults)
        }
        for household in scenario.households where household.needs.isEmpty {
            reader.error(
                "missing-key", locations["household \(household.id)"] ?? root,
                ["key": "needs", "expected": "needs: basket"])
        }
    }

    private func need(_ tree: Tree, of household: inout Household, _ defaults: Record?) {
        if let kind = tree.text {
            // A kind's id alone: the defaults still count.
            let empty = Tree(kind: .map([]), location: tree.location)
            read(Record(empty, reader, defaults: defaults), kind, tree.location, &household)
        } else {
            let record = Record(tree, reader, defaults: defaults)
            _ = record.own("household").map { _ in hasLooseNeeds }
            guard let kind = record.required("kind", expected: "kind: basket"),
                let id = reader.id(kind)
            else { return record.finish() }
            read(record, id, kind.location, &household)
        }
    }

    private func read(
        _ record: Record, _ kind: String, _ location: Diagnostic.Location,
        _ household: inout Household
    ) {
        reader.reference(kind, to: "kind", at: location)
        record.refuse(["after", "people"], as: "needs")
        var template = kinds[kind] ?? KindTemplate()
        read(record, into: &template)
        var id = ""
        if let tree = record.own("id") {
            id = reader.id(tree, allowsSlash: true) ?? "?"
        } else {
            id = "\(household.id)/\(kind)"
            var number = 2
            while household.needs.contains(where: { $0.id == id }) {
                id = "\(household.id)/\(kind)-\(number)"
                number += 1
            }
        }
        if !reader.known["need", default: []].insert(id).inserted {
            reader.error("duplicate-id", record.location, found: id, ["sort": "need"])
        }
        locations["need \(id)"] = record.location
        var need = Need(id: id, kind: kind)
        need.brings = template.brings
        need.seconds = template.seconds
        need.personSeconds = template.personSeconds
        need.leastSeconds = template.leastSeconds
        need.crew = template.crew
        need.skills = template.skills
        need.tools = template.tools
        let windows = record["windows"].flatMap { reader.intervals($0, most: 20) }
        need.windows = windows ?? householdWindows[household.id].flatMap { $0 } ?? need.windows
        if let tree = record["before"] { need.before = reader.clock(tree) }
        if let tree = record["value"] {
            need.value = value(tree)
        } else if let value = template.value {
            need.value = value
        } else {
            need.value = .worth(values["normal"] ?? 0)
        }
        need.note = record["note"].flatMap { reader.text($0) }
        record.finish()
        household.needs.append(need)
    }
}
