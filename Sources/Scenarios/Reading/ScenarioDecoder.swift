/// Turns a tree into a scenario, section by section, noting every fault on the way.
///
/// Sections that others refer to come first, so that references can be checked where they stand.
final class ScenarioDecoder {
    let reader = Reader()
    var scenario = Scenario()
    /// What each kind says about its needs.
    var kinds: [String: KindTemplate] = [:]
    /// Where records stand, for diagnostics that concern several of them.
    var locations: [String: Diagnostic.Location] = [:]
    let root: Diagnostic.Location
    /// Price of a kilometre by car, per metre.
    var costPerMetre: Cost = 0
    var values: [String: Cost] = [
        "high": 600 * 60_000, "normal": 240 * 60_000, "low": 60 * 60_000,
    ]
    /// Windows that households state for all their needs.
    var householdWindows: [String: [Interval]?] = [:]
    /// Needs stand in a list of their own as well (`needs.csv`).
    var hasLooseNeeds = false
    /// Reads a matrix file that the scenario names; set by who knows the folder.
    let readMatrix: (String) -> (Tree?, [Diagnostic])

    /// - Parameter readMatrix: the rows of a named CSV file as a list of records.
    init(root: Diagnostic.Location, readMatrix: @escaping (String) -> (Tree?, [Diagnostic])) {
        self.root = root
        self.readMatrix = readMatrix
    }

    /// Reads the whole tree.
    func decode(_ tree: Tree) -> LoadedScenario {
        let record = Record(tree, reader)
        version(record)
        let defaults = record["defaults"].map { Record($0, reader) }
        let centreDefaults = defaults?.own("centre").map { Record($0, reader) }
        let volunteerDefaults = defaults?.own("volunteer").map { Record($0, reader) }
        let householdDefaults = defaults?.own("household").map { Record($0, reader) }
        let needDefaults = defaults?.own("need").map { Record($0, reader) }
        defaults?.finish()
        hasLooseNeeds = record["needs"] != nil
        collectIDs(record)
        day(record["day"])
        goods(record["goods"])
        rules(record["rules"])
        kinds(record["kinds"])
        for tree in list(record, "centres", needed: true) { centre(tree, centreDefaults) }
        for tree in list(record, "volunteers", needed: true) { volunteer(tree, volunteerDefaults) }
        crews(record["crews"])
        for tree in list(record, "households", needed: true) {
            household(tree, householdDefaults, needDefaults)
        }
        addLooseNeeds(list(record, "needs", needed: false), needDefaults)
        travel(record["travel"])
        for tree in list(record, "fixed", needed: false) { pin(tree) }
        history(record["history"])
        record.finish()
        limits()
        if !reader.failed { ScenarioChecks(self).run() }
        return LoadedScenario(
            scenario: reader.failed ? nil : scenario, diagnostics: reader.diagnostics)
    }

    private func version(_ record: Record) {
        guard let tree = record.required("komek", expected: "komek: 1") else { return }
        if tree.text != "1" {
            reader.error("version", tree.location, found: tree.excerpt, ["expected": "1"])
        }
    }

    /// A list of records; a missing one is an error where the scenario needs it.
    func list(_ record: Record, _ key: String, needed: Bool) -> [Tree] {
        let tree = needed ? record.required(key, expected: "[{id: …}]") : record[key]
        guard let tree else { return [] }
        guard case .list(let items) = tree.kind else {
            reader.error("wrong-type", tree.location, found: tree.excerpt, ["expected": "[…]"])
            return []
        }
        if needed, items.isEmpty {
            reader.error("bad-count", tree.location, found: "0", ["least": "1", "most": "100000"])
        }
        return items
    }

    /// All ids, before anything refers to them.
    private func collectIDs(_ record: Record) {
        func ids(_ key: String, _ sort: String) {
            guard let tree = record[key], case .list(let items) = tree.kind else { return }
            for item in items {
                guard case .map(let entries) = item.kind,
                    let entry = entries.first(where: { $0.key == "id" }),
                    let id = entry.value.text
                else { continue }
                if !reader.known[sort, default: []].insert(id).inserted {
                    reader.error("duplicate-id", entry.value.location, found: id, ["sort": sort])
                }
                locations["\(sort) \(id)"] = item.location
            }
        }
        ids("centres", "centre")
        ids("volunteers", "volunteer")
        ids("crews", "crew")
        ids("households", "household")
        for id in reader.known["crew"] ?? [] where reader.known["volunteer"]?.contains(id) == true {
            reader.error(
                "duplicate-id", locations["crew \(id)"] ?? root, found: id, ["sort": "volunteer"])
        }
        func keys(_ key: String) -> Set<String> {
            guard let tree = record[key], case .map(let entries) = tree.kind else { return [] }
            return Set(entries.map(\.key).filter { !$0.hasPrefix("x-") })
        }
        reader.known["good"] = keys("goods").union(["basket"])
        reader.known["kind"] = keys("kinds").union(KindTemplate.builtIn.keys)
    }

    private func day(_ tree: Tree?) {
        guard let tree else { return }
        let record = Record(tree, reader)
        if let date = record["date"] { scenario.day.date = self.date(date) }
        if let name = record["name"] { scenario.day.name = reader.localText(name) }
        if let temperature = record["temperature"],
            let degrees = reader.number(temperature, -80...60)
        {
            scenario.day.temperature = Int(degrees.rounded())
        }
        record.finish()
    }

    private func date(_ tree: Tree) -> Day.Date? {
        let parts = (tree.text ?? "").split(separator: "-").map { Int($0) }
        if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1900...2200).contains(year), (1...12).contains(month),
            (1...daysIn(month, year)).contains(day)
        {
            return Day.Date(year: year, month: month, day: day)
        }
        reader.error("bad-date", tree.location, found: tree.excerpt)
        return nil
    }

    private func daysIn(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private func goods(_ tree: Tree?) {
        if let tree {
            for entry in Record(tree, reader).all {
                guard let id = idOfKey(entry), id != "kg" else {
                    if entry.key == "kg" { reader.error("bad-id", entry.location, found: "kg") }
                    continue
                }
                var good = Good(id: id)
                let record = Record(entry.value, reader)
                if let kg = record["kg"] {
                    good.grams = reader.scaled(kg, by: 1000, 0...1_000) ?? 0
                }
                if let name = record["name"] { good.name = reader.localText(name) }
                record.finish()
                scenario.goods.append(good)
            }
        }
        // The built-in good, unless the scenario says what a basket is.
        if !scenario.goods.contains(where: { $0.id == "basket" }) {
            var basket = Good(id: "basket")
            basket.grams = 18_000
            scenario.goods.append(basket)
        }
    }

    /// A key of a mapping as an id.
    func idOfKey(_ entry: Tree.Entry) -> String? {
        reader.id(
            Tree(kind: .scalar(entry.key, isPlain: false), location: entry.location))
    }

    /// Sizes that the solver can hold.
    private func limits() {
        func limit(_ count: Int, _ most: Int, _ name: String) {
            if count > most {
                reader.error("too-many", root, found: "\(count)", ["name": name, "most": "\(most)"])
            }
        }
        limit(scenario.centres.count, 64, "centres")
        limit(scenario.goods.count, 6, "goods")
        limit(scenario.volunteers.count, 5_000, "volunteers")
        limit(scenario.households.reduce(0) { $0 + $1.needs.count }, 20_000, "needs")
    }
}
