import JSONText

/// What the days of a campaign share: a scenario without its households, kinds and defaults complete.
package struct ScenarioTemplate: Sendable {
    /// As it is kept: JSON that needs no file beside it but a map.
    package let json: String

    /// A template as it was kept.
    package init(json: String) { self.json = json }

    /// Makes a template of a scenario's file or folder; whatever it has of one day's is left out.
    ///
    /// - Parameter ledger: the file in which the template is kept, from which a map is named.
    package static func load(
        path: String, keptIn ledger: String
    ) -> (template: ScenarioTemplate?, diagnostics: [Diagnostic]) {
        let faults = Faults()
        guard let read = ScenarioFile.tree(path, faults),
            case .mapping(let entries) = read.tree.content
        else { return (nil, faults.sorted) }
        var tree = read.tree
        let ofOneDay = ["households", "fixed", "history", "day"]
        var kept = entries.filter { !ofOneDay.contains($0.key) }
        var kinds = ["basket", "snow"]
        if case .mapping(let declared)? = kept.first(where: { $0.key == "kinds" })?.value.content {
            kinds += declared.map(\.key).filter { !kinds.contains($0) }
        }
        // One household that needs everything: what it turns out to be are the defaults.
        if let list = Self.read(.list([tree.sample(needs: kinds)]), faults) {
            kept.append(.init(key: "households", keyOrigin: list.origin, value: list))
        }
        tree.content = .mapping(kept)
        let loaded = ScenarioFile.decode(tree, beside: read.folder, faults)
        let told = loaded.diagnostics.filter {
            !$0.location.path.hasPrefix("households") && $0.severity == .error
        }
        guard var scenario = loaded.scenario else { return (nil, told) }
        scenario.nameMap(from: ledger)
        return (ScenarioTemplate(json: scenario.templateJSON.rendered()), told)
    }

    /// The scenario with these households, which are written as in a scenario.
    ///
    /// - Parameter ledger: the file in which the template is kept.
    package func scenario(households: [JSON], keptIn ledger: String) -> LoadedScenario {
        let faults = Faults()
        let file = faults.file(ledger)
        guard var tree = YAMLTree.read(json, file: file, faults: faults),
            case .mapping(var entries) = tree.content,
            let list = Self.read(.list(households), faults)
        else { return LoadedScenario(scenario: nil, diagnostics: faults.sorted) }
        entries.append(.init(key: "households", keyOrigin: list.origin, value: list))
        tree.content = .mapping(entries)
        return ScenarioFile.decode(tree, beside: folder(of: ledger), faults)
    }

    /// The template's own part: centres, volunteers, rules; nil where it is damaged.
    package func bare(keptIn ledger: String) -> Scenario? {
        let faults = Faults()
        guard let tree = YAMLTree.read(json, file: faults.file(ledger), faults: faults),
            var scenario = scenario(
                households: [tree.sample(needs: ["basket"])], keptIn: ledger
            ).scenario
        else { return nil }
        scenario.households = []
        return scenario
    }

    private static func read(_ json: JSON, _ faults: Faults) -> Stated? {
        YAMLTree.read(json.rendered(), file: faults.file("households"), faults: faults)
    }
}

extension Scenario {
    /// The households as a scenario's file has them, complete.
    package var householdRecords: [JSON] { households.map(\.asJSON) }

    /// All but the day: kinds and defaults are those of the one household.
    fileprivate var templateJSON: JSON {
        guard case .object(var entries) = asJSON, let sample = households.first else {
            return asJSON
        }
        entries.removeAll { ["households", "day", "kinds"].contains($0.0) }
        let names = Dictionary(kinds.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
        let kinds = sample.needs.map { need in
            var object = JSONObject()
            object.add("name", names[need.kind] ?? [:])
            return (need.kind, JSON.object(object.entries + need.asJSON.activity))
        }
        var household = JSONObject()
        household.add("windows", sample.needs.first.map { .intervals($0.windows) })
        household.add("arrivalMinutes", .decimal(sample.arrivalSeconds, per: 60))
        household.add("contactFree", .flag(sample.contactFree))
        household.add("speaks", sample.speaks)
        household.add("centres", sample.centres)
        entries.append(("kinds", .object(kinds)))
        entries.append(("defaults", .object([("household", household.json)])))
        return .object(entries)
    }
}

extension Stated {
    /// A household beside the first centre, where nothing speaks against it.
    fileprivate func sample(needs: [String]) -> JSON {
        func entry(_ key: String, of value: Stated?) -> Stated? {
            guard case .mapping(let entries)? = value?.content else { return nil }
            return entries.first { $0.key == key }?.value
        }
        var centre: Stated?
        if case .list(let list)? = entry("centres", of: self)?.content { centre = list.first }
        func degrees(_ key: String) -> JSON {
            guard case .scalar(let text, _)? = entry(key, of: centre)?.content,
                let number = Double(text)
            else { return .number(0) }
            return .number(number)
        }
        return .object([
            ("id", .text("household")), ("lat", degrees("lat")), ("lon", degrees("lon")),
            ("needs", .texts(needs)),
        ])
    }
}

extension JSON {
    /// Of a need's entries those that a kind may have.
    var activity: [(String, JSON)] {
        guard case .object(let entries) = self else { return [] }
        return entries.filter { Keys.activity.contains($0.0) }
    }
}
