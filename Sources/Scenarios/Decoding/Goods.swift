/// What needs of a kind share, before a need overrides it.
struct Activity {
    var brings = Quantities()
    var seconds = 5 * 60
    var personSeconds: Int?
    var leastSeconds = 0
    var outdoors = false
    var crew = CrewSize(least: 1, best: 1)
    var tools: [String] = []
    var skills: [String] = []
    var value: Value = .worth(240 * 60_000)
}

extension Decoder {
    /// Declared goods; `basket` is built in.
    func goods(_ cursor: Cursor?) {
        var table = IDTable()
        if let cursor, let record = Record(open: cursor) {
            for (key, value) in record.all {
                guard let id = key.identifier() else { continue }
                if id == "kg" {
                    key.fault("reserved-id")
                    continue
                }
                guard table.insert(id) else { continue }
                var good = Good(id: id)
                if id == "basket" { good.grams = 18_000 }
                if !value.value.isNull, let fields = Record(value, keys: Keys.good) {
                    good.grams =
                        fields["kg"]?.scaled(1000, in: Limits.kilograms) ?? good.grams
                    good.name = fields["name"]?.localText() ?? [:]
                }
                scenario.goods.append(good)
            }
        }
        _ = table.insert("basket")
        ids[.good] = table
    }

    /// Adds the built-in basket where something names it, and counts.
    func finishGoods(_ root: Record) {
        if usedGoods.contains("basket"), !scenario.goods.contains(where: { $0.id == "basket" }) {
            var basket = Good(id: "basket")
            basket.grams = 18_000
            scenario.goods.insert(basket, at: 0)
        }
        if scenario.goods.count > Limits.goods {
            (root["goods"] ?? root.cursor).fault(
                "too-many-goods", ["most": "\(Limits.goods)"], found: "\(scenario.goods.count)")
        }
    }

    /// Declared kinds, then the built-in ones that nobody declared and somebody needs.
    func decodeKinds(_ cursor: Cursor?) {
        var table = IDTable()
        if let cursor, let record = Record(open: cursor) {
            for (key, value) in record.all {
                guard let id = key.identifier(), table.insert(id) else { continue }
                var kind = Kind(id: id)
                var activity = Activity()
                activity.value = .worth(values["normal"] ?? 0)
                activity.outdoors = id == Kind.snow
                if !value.value.isNull, let fields = Record(value, keys: Keys.kind) {
                    kind.name = fields["name"]?.localText() ?? [:]
                    read(fields, into: &activity)
                }
                kinds[id] = activity
                usedKinds.insert(id)
                scenario.kinds.append(kind)
            }
        }
        for id in ["basket", "snow"] where table.insert(id) {
            var activity = Activity()
            activity.value = .worth(values["normal"] ?? 0)
            if id == "basket" {
                activity.brings = Quantities(pieces: ["basket": 1])
                activity.seconds = 4 * 60
            } else {
                activity.personSeconds = 120 * 60
                activity.leastSeconds = 20 * 60
                activity.outdoors = id == Kind.snow
                activity.crew = CrewSize(least: 2, best: 5)
                activity.tools = ["shovel"]
            }
            kinds[id] = activity
        }
        ids[.kind] = table
    }

    /// The fields of a kind, or of a need that overrides its kind's.
    func read(_ fields: Record, into activity: inout Activity) {
        if let brings = quantities(fields["brings"], zeros: false) { activity.brings = brings }
        if fields.own("minutes") != nil, let both = fields.own("personMinutes") {
            both.fault("both-stated", ["other": "minutes", "key": "personMinutes"])
        }
        if let cursor = fields["minutes"], let seconds = cursor.minutes() {
            activity.seconds = seconds
            activity.personSeconds = nil
        }
        if let cursor = fields["personMinutes"], fields.own("minutes") == nil,
            let seconds = cursor.minutes()
        {
            activity.personSeconds = seconds
            activity.seconds = 5 * 60
        }
        if let least = fields["leastMinutes"]?.minutes() { activity.leastSeconds = least }
        if let outdoors = fields["outdoors"]?.flag() { activity.outdoors = outdoors }
        if let cursor = fields["crew"], let size = Record(cursor, keys: Keys.crewSize) {
            let least = size["least"]?.integer(in: Limits.people)
            let best = size["best"]?.integer(in: Limits.people)
            if let least { activity.crew.least = least }
            activity.crew.best = best ?? max(activity.crew.best, activity.crew.least)
            if activity.crew.best < activity.crew.least {
                (size["best"] ?? cursor).fault(
                    "out-of-range",
                    ["least": "\(activity.crew.least)", "most": "\(Limits.people.upperBound)"])
            }
        }
        if let tools = fields["tools"]?.words() { activity.tools = tools }
        if let skills = fields["skills"]?.words() { activity.skills = skills }
        if let cursor = fields["value"], let value = value(cursor) { activity.value = value }
    }

    /// `must`, `high`, `normal`, `low`, or minutes.
    func value(_ cursor: Cursor) -> Value? {
        guard case .scalar(let text, _) = cursor.value.content else {
            cursor.wrongType("value")
            return nil
        }
        if text == "must" { return .must }
        if let worth = values[text] { return .worth(worth) }
        if case .none = NumberWord(text) {
            var facts = ["choices": "must, high, normal, low"]
            facts["nearest"] = faults.nearest(
                to: text, among: ["must", "high", "normal", "low"])
            cursor.fault("unknown-value", facts)
            return nil
        }
        return cursor.scaled(60_000, in: Limits.price).map { .worth($0) }
    }
}
