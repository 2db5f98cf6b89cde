extension Decoder {
    /// The day itself.
    func day(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.day) else { return }
        if let stated = record["date"], let text = stated.scalar("date") {
            scenario.day.date = calendarDate(text)
            if scenario.day.date == nil { stated.fault("bad-date") }
        }
        scenario.day.name = record["name"]?.localText() ?? [:]
        scenario.day.temperature = record["temperature"]?.scaled(1, in: Limits.temperature)
    }

    /// Rules of the day, with the values and the price of a kilometre.
    func rules(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.rules) else { return }
        if let stated = record["sanitary"], let fields = Record(stated, keys: Keys.sanitary) {
            scenario.rules.mostHouseholds = fields["mostHouseholds"]?.integer(in: Limits.count)
            scenario.rules.disinfectionSeconds = fields["disinfectionMinutes"]?.minutes() ?? 0
            let isolating = fields["isolating"]?.choice(Isolating.allCases.map(\.rawValue))
            scenario.rules.isolating = isolating.flatMap(Isolating.init) ?? .any
            scenario.rules.contactFree = fields["contactFree"]?.flag() ?? false
        }
        scenario.rules.frost = frost(record["frost"])
        if let stated = record["fairness"], let fields = Record(stated, keys: Keys.fairness) {
            scenario.rules.fairnessSeconds = steps(fields["minutes"], unit: 60, price: 1000)
            scenario.rules.fairnessMetres = steps(fields["km"], unit: 1000, price: 60)
            scenario.rules.fairnessGrams = steps(fields["kg"], unit: 1000, price: 60)
        }
        if let stated = record["wishes"], let fields = Record(stated, keys: Keys.wishes) {
            func price(_ key: String, _ otherwise: Cost) -> Cost {
                fields[key]?.scaled(60_000, in: Limits.price) ?? otherwise
            }
            scenario.rules.languagePrice = price("language", scenario.rules.languagePrice)
            scenario.rules.continuityPrice = price("continuity", scenario.rules.continuityPrice)
            scenario.rules.latePrice = price("late", scenario.rules.latePrice)
        }
        if let stated = record["values"], let fields = Record(stated, keys: Keys.values) {
            for key in Keys.values.names {
                if let worth = fields[key]?.scaled(60_000, in: Limits.price) { values[key] = worth }
            }
        }
        scenario.rules.changedSheetPrice = record["changedSheet"]?.scaled(60_000, in: Limits.price)
        perKm = record["perKm"]?.scaled(60, in: Limits.unitPrice) ?? 0
    }

    /// Times outdoors by temperature: mappings, or `-20:30` or `-20:30:15` in a cell.
    private func frost(_ cursor: Cursor?) -> [FrostStep] {
        guard let cursor, let items = cursor.few() else { return [] }
        if scenario.day.temperature == nil, !items.isEmpty {
            cursor.fault("frost-without-temperature", severity: .warning)
        }
        return items.compactMap { item in
            var (below, outdoors, warm): (Cursor?, Cursor?, Cursor?) = (nil, nil, nil)
            if case .scalar(let text, _) = item.value.content, item.value.cell != nil {
                let parts = text.split(separator: ":", omittingEmptySubsequences: false)
                guard (2...3).contains(parts.count) else {
                    item.fault("bad-frost")
                    return nil
                }
                below = item.part(trimmed(parts[0]))
                outdoors = item.part(trimmed(parts[1]))
                if parts.count > 2 { warm = item.part(trimmed(parts[2])) }
            } else if let fields = Record(item, keys: Keys.frost) {
                below = fields.require("below")
                outdoors = fields.require("outdoorsMinutes")
                warm = fields["warmMinutes"]
            }
            let degrees = below?.scaled(1, in: Limits.temperature)
            let longest = outdoors?.minutes(in: Limits.outdoors)
            let warming = warm?.minutes(in: Limits.warmUp) ?? 10 * 60
            guard let degrees, let longest else { return nil }
            return FrostStep(below: degrees, outdoorsSeconds: longest, warmSeconds: warming)
        }
    }

    /// Steps of a fairness price: mappings, or `240:0.5` in a cell.
    private func steps(_ cursor: Cursor?, unit: Double, price: Double) -> [FairnessStep] {
        guard let cursor, let items = cursor.few() else { return [] }
        var result: [FairnessStep] = []
        for item in items {
            var above: Int?
            var cost: Int?
            if case .scalar(let text, _) = item.value.content, item.value.cell != nil {
                let parts = text.split(separator: ":", omittingEmptySubsequences: false)
                guard parts.count == 2 else {
                    item.fault("bad-step")
                    continue
                }
                above = item.part(trimmed(parts[0])).scaled(unit, in: Limits.past)
                cost = item.part(trimmed(parts[1])).scaled(price, in: Limits.unitPrice)
            } else if let fields = Record(item, keys: Keys.step) {
                above = fields.require("above")?.scaled(unit, in: Limits.past)
                cost = fields.require("price")?.scaled(price, in: Limits.unitPrice)
            }
            guard let above, let cost else { continue }
            if let last = result.last, above <= last.above || cost < last.cost {
                item.fault("prices-decrease")
            }
            result.append(FairnessStep(above: above, cost: cost))
        }
        return result
    }

    /// What must stay.
    func pins(_ cursor: Cursor?) {
        guard let items = cursor?.items() else { return }
        for item in items {
            guard let record = Record(item, keys: Keys.pin) else { continue }
            let need = record.require("need").flatMap { reference($0, to: .need) }
            let who = record.require("volunteer").flatMap { reference($0, to: .hand) }
            let level = record["level"].map { $0.choice(["frozen", "person", "free"]) } ?? "person"
            var at: Int?
            if level == "frozen" {
                at = record.require("at")?.clock()
            } else if level != nil, let extra = record.own("at") {
                extra.fault("at-without-frozen")
            }
            guard let need, let who, let level else { continue }
            switch (level, at) {
            case ("frozen", let at?): add(.frozen(at: at))
            case ("frozen", nil): break
            case ("free", _): add(.free)
            default: add(.person)
            }
            func add(_ level: Pin.Level) {
                scenario.fixed.append(Pin(need: need, volunteer: who, level: level))
                origins.pins.append(item)
            }
        }
    }

    /// What was before today.
    func history(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.history) else { return }
        for item in record["visits"]?.items() ?? [] {
            guard let fields = Record(item, keys: Keys.historyVisit) else { continue }
            let household = fields.require("household").flatMap { reference($0, to: .household) }
            let who = fields.require("volunteer").flatMap { reference($0, to: .volunteer) }
            if let household, let who {
                scenario.history.visits.append(.init(household: household, volunteer: who))
            }
        }
        for item in record["minutes"]?.items() ?? [] {
            guard let fields = Record(item, keys: Keys.historyMinutes) else { continue }
            let who = fields.require("volunteer").flatMap { reference($0, to: .volunteer) }
            let seconds = fields.require("minutes")?.minutes(in: Limits.past)
            guard let who, let seconds else { continue }
            if scenario.history.seconds.updateValue(seconds, forKey: who) != nil {
                fields["volunteer"]?.fault("duplicate-id")
            }
        }
        pastCrews(record["crews"])
    }
}
