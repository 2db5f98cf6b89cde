/// What a kind of need says; a need may say otherwise.
struct KindTemplate {
    var brings = Quantities()
    var seconds = 5 * 60
    var personSeconds: Int?
    var leastSeconds = 0
    var crew = CrewSize(least: 1, best: 1)
    var skills: [String] = []
    var tools: [String] = []
    var value: Value?

    /// `basket` and `snow`.
    static let builtIn: [String: KindTemplate] = {
        var basket = KindTemplate()
        basket.brings = Quantities(pieces: ["basket": 1])
        basket.seconds = 4 * 60
        var snow = KindTemplate()
        snow.personSeconds = 120 * 60
        snow.leastSeconds = 20 * 60
        snow.crew = CrewSize(least: 2, best: 5)
        snow.tools = ["shovel"]
        return ["basket": basket, "snow": snow]
    }()
}

extension ScenarioDecoder {
    /// The declared kinds, and the built-in ones that are not declared anew.
    func kinds(_ tree: Tree?) {
        kinds = KindTemplate.builtIn
        if let tree {
            for entry in Record(tree, reader).all {
                guard let id = idOfKey(entry) else { continue }
                var kind = Kind(id: id)
                let record = Record(entry.value, reader)
                if let name = record["name"] { kind.name = reader.localText(name) }
                var template = KindTemplate()
                read(record, into: &template)
                if let value = record["value"] { template.value = self.value(value) }
                record.finish()
                kinds[id] = template
                scenario.kinds.append(kind)
            }
        }
        for id in KindTemplate.builtIn.keys.sorted()
        where !scenario.kinds.contains(where: { $0.id == id }) {
            scenario.kinds.append(Kind(id: id))
        }
    }

    /// The fields that kinds and needs share.
    func read(_ record: Record, into template: inout KindTemplate) {
        if let tree = record["brings"] { template.brings = reader.quantities(tree) }
        if let tree = record["minutes"] {
            template.seconds = reader.minutes(tree) ?? 0
            template.personSeconds = nil
        }
        if let tree = record["personMinutes"] { template.personSeconds = reader.minutes(tree) }
        if let tree = record["leastMinutes"] { template.leastSeconds = reader.minutes(tree) ?? 0 }
        if let tree = record["crew"] {
            let crew = Record(tree, reader)
            let least = crew["least"].map { reader.whole($0, 1...100) ?? 1 }
            let best = crew["best"].map { reader.whole($0, 1...100) ?? 1 }
            crew.finish()
            template.crew.least = least ?? template.crew.least
            template.crew.best = best ?? max(template.crew.best, template.crew.least)
            if template.crew.best < template.crew.least {
                reader.error(
                    "crew-size", tree.location, found: tree.excerpt,
                    ["least": "\(template.crew.least)", "best": "\(template.crew.best)"])
            }
        }
        if let tree = record["skills"] { template.skills = reader.words(tree) }
        if let tree = record["tools"] { template.tools = reader.words(tree) }
    }

    /// `must`, a word for a value, or minutes.
    func value(_ tree: Tree) -> Value {
        guard let text = tree.text else {
            reader.error("wrong-type", tree.location, found: tree.excerpt, ["expected": "high"])
            return .must
        }
        if text == "must" { return .must }
        if let cost = values[text] { return .worth(cost) }
        if text.first?.isLetter == true {
            _ = reader.choice(tree, ["must", "high", "normal", "low"])
            return .must
        }
        return .worth(reader.price(tree) ?? 0)
    }
}
