import JSONText

/// Requests and volunteers that come after a day was planned: a file like a scenario that has nothing
/// but `households`, `volunteers`, `kinds` and `defaults` for these two.
///
/// What such a record leaves open is as in most needs of its kind in the plan, as the scenario's own
/// defaults are not part of a plan.
public enum LateRequests {
    static let root = KeySet(["komek", "households", "volunteers", "kinds", "defaults"])
    static let defaults = KeySet(["household", "volunteer"])

    /// The scenario with what a file adds; diagnostics speak of that file's lines.
    public static func load(path: String, into scenario: Scenario) -> LoadedScenario {
        let faults = Faults()
        guard let read = ScenarioFile.tree(path, faults) else {
            return LoadedScenario(scenario: nil, diagnostics: faults.sorted)
        }
        let cursor = Cursor(value: read.tree, path: .root, faults: faults)
        guard let late = Record(cursor, keys: root),
            var merged = Merged(scenario, faults)
        else { return LoadedScenario(scenario: nil, diagnostics: faults.sorted) }
        if late["households"] == nil, late["volunteers"] == nil {
            late.missing("households", code: "no-records")
        }
        merged.add(late)
        guard !faults.hasErrors else {
            return LoadedScenario(scenario: nil, diagnostics: faults.sorted)
        }
        let decoder = Decoder(faults: faults, folders: ["", read.folder]) { _ in nil }
        let decoded = decoder.decode(merged.tree)
        let formed = IDTable(scenario.formedCrews.map(\.id))
        for (i, volunteer) in decoder.scenario.volunteers.enumerated()
        where formed.contains(volunteer.id) {
            decoder.origins.volunteers[i].fault("duplicate-id", found: volunteer.id)
        }
        return LoadedScenario(
            scenario: faults.hasErrors ? nil : decoded?.with(crewsFormedIn: scenario),
            diagnostics: faults.sorted)
    }
}

/// The tree of a scenario to which records are added.
private struct Merged {
    private(set) var tree: Stated
    private let scenario: Scenario
    private let faults: Faults

    init?(_ scenario: Scenario, _ faults: Faults) {
        let file = faults.file("plan.json")
        let text = ScenarioFile.json(scenario, writtenTo: "plan.json")
        guard let tree = YAMLTree.read(text, file: file, faults: faults) else { return nil }
        (self.tree, self.scenario, self.faults) = (tree, scenario, faults)
    }

    mutating func add(_ late: Record) {
        let shared = late["defaults"].flatMap { Record($0, keys: LateRequests.defaults) }
        let own = late["kinds"].map(\.value)
        set("kinds", kinds(overriddenBy: own))
        var households = list("households")
        for item in late["households"]?.items() ?? [] {
            place(item.value.with(shared?["household"]?.value), into: &households)
        }
        set("households", Stated(.list(households), tree.origin))
        let added = (late["volunteers"]?.items() ?? []).map {
            $0.value.with(shared?["volunteer"]?.value)
        }
        set("volunteers", Stated(.list(list("volunteers") + added), tree.origin))
    }

    /// Puts a household into the list; one whose id is there and that states no place of its own
    /// brings new needs for that one.
    private func place(_ item: Stated, into households: inout [Stated]) {
        let usual = usualHousehold
        guard let id = item.entry("id")?.text, item.entry("lat") == nil,
            item.entry("place") == nil,
            let known = scenario.households.firstIndex(where: { $0.id == id })
        else {
            households.append(item.with(usual))
            return
        }
        let windows = read(
            .object([("windows", .intervals(scenario.households[known].needs[0].windows))]))
        var needs: [Stated] = []
        switch item.entry("needs")?.content {
        case .list(let list)?: needs = list
        case .null?, nil: break
        default: needs = item.entry("needs").map { [$0] } ?? []
        }
        let whole = needs.map { need -> Stated in
            if case .mapping = need.content { return need.with(windows) }
            let kind = Stated.Entry(key: "kind", keyOrigin: need.origin, value: need)
            return Stated(.mapping([kind]), need.origin).with(windows)
        }
        guard case .mapping(var entries) = households[known].content,
            let at = entries.firstIndex(where: { $0.key == "needs" }),
            case .list(let before) = entries[at].value.content
        else { return }
        entries[at].value.content = .list(before + whole)
        households[known].content = .mapping(entries)
    }

    /// What most households of the plan have.
    private var usualHousehold: Stated? {
        let needs = scenario.households.flatMap(\.needs)
        guard let windows = mostFrequent(needs.map(\.windows)) else { return nil }
        let arrival = mostFrequent(scenario.households.map(\.arrivalSeconds)) ?? 180
        return read(
            .object([
                ("windows", .intervals(windows)),
                ("arrivalMinutes", .decimal(arrival, per: 60)),
            ]))
    }

    /// Kinds with what most of their needs have; a file's own come before.
    private func kinds(overriddenBy own: Stated?) -> Stated {
        var entries: [Stated.Entry] = []
        if case .mapping(let stated)? = own?.content { entries = stated }
        let needs = scenario.households.flatMap(\.needs)
        for kind in scenario.kinds where !entries.contains(where: { $0.key == kind.id }) {
            let alike = needs.filter { $0.kind == kind.id }.map { need in
                var plain = Need(id: "", kind: need.kind)
                (plain.brings, plain.seconds) = (need.brings, need.seconds)
                (plain.personSeconds, plain.leastSeconds) = (need.personSeconds, need.leastSeconds)
                (plain.crew, plain.skills, plain.tools) = (need.crew, need.skills, need.tools)
                plain.value = need.value
                return plain
            }
            var object = JSONObject()
            object.add("name", kind.name)
            var fields = object.entries
            if let usual = mostFrequent(alike) { fields += usual.asJSON.activity }
            if let value = read(.object(fields)) {
                entries.append(.init(key: kind.id, keyOrigin: value.origin, value: value))
            }
        }
        return Stated(.mapping(entries), tree.origin)
    }

    private func list(_ key: String) -> [Stated] {
        if case .list(let items)? = tree.entry(key)?.content { return items }
        return []
    }

    private mutating func set(_ key: String, _ value: Stated) {
        guard case .mapping(var entries) = tree.content else { return }
        if let at = entries.firstIndex(where: { $0.key == key }) {
            entries[at].value = value
        } else {
            entries.append(.init(key: key, keyOrigin: value.origin, value: value))
        }
        tree.content = .mapping(entries)
    }

    private func read(_ json: JSON) -> Stated? {
        YAMLTree.read(json.rendered(), file: faults.file("plan.json"), faults: faults)
    }
}

/// The most frequent of some values, the first of those equally frequent.
private func mostFrequent<T: Equatable>(_ values: [T]) -> T? {
    var counts: [(value: T, count: Int)] = []
    for value in values {
        if let at = counts.firstIndex(where: { $0.value == value }) {
            counts[at].count += 1
        } else if counts.count < 64 {
            counts.append((value, 1))
        }
    }
    guard let most = counts.map(\.count).max() else { return nil }
    return counts.first { $0.count == most }?.value
}

extension Stated {
    /// The value of a key.
    fileprivate func entry(_ key: String) -> Stated? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// A scalar's text.
    fileprivate var text: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }

    /// A mapping with what another states besides.
    fileprivate func with(_ other: Stated?) -> Stated {
        guard case .mapping(let own) = content, case .mapping(let more)? = other?.content else {
            return self
        }
        var whole = self
        whole.content = .mapping(
            own + more.filter { entry in !own.contains { $0.key == entry.key } })
        return whole
    }
}
