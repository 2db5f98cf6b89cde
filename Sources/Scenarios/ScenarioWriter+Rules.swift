extension ScenarioFile {
    static func rules(_ rules: Rules) -> JSONText {
        func price(_ cost: Cost) -> JSONText { .thousandths(cost / 60) }
        var sanitary: [(String, JSONText)] = []
        if let most = rules.mostHouseholds { sanitary.append(("mostHouseholds", .whole(most))) }
        sanitary.append(
            ("disinfectionMinutes", .number(Double(rules.disinfectionSeconds) / 60)))
        sanitary.append(("isolating", .text(rules.isolatingLast ? "last" : "any")))
        sanitary.append(("contactFree", .flag(rules.contactFree)))
        func steps(_ steps: [FairnessStep], _ unit: Double, _ scale: Double) -> JSONText {
            .array(
                steps.map {
                    .object([
                        ("above", .number(Double($0.above) / unit)),
                        ("price", .number(Double($0.cost) / scale)),
                    ])
                })
        }
        let fairness: [(String, JSONText)] = [
            ("minutes", steps(rules.fairnessSeconds, 60, 1000)),
            ("km", steps(rules.fairnessMetres, 1000, 60)),
            ("kg", steps(rules.fairnessGrams, 1000, 60)),
        ]
        let wishes: [(String, JSONText)] = [
            ("language", price(rules.languagePrice)),
            ("continuity", price(rules.continuityPrice)), ("late", price(rules.latePrice)),
        ]
        return .block([
            ("sanitary", .object(sanitary)), ("fairness", .object(fairness)),
            ("wishes", .object(wishes)),
        ])
    }

    static func travel(_ travel: Travel) -> JSONText {
        func byMode(_ values: [TravelMode: Int]) -> JSONText {
            .object(
                TravelMode.allCases.compactMap { mode in
                    values[mode].map { (mode.rawValue, .thousandths($0)) }
                })
        }
        var fields: [(String, JSONText)] = [
            ("detour", .thousandths(travel.detour)), ("speeds", byMode(travel.speeds)),
        ]
        if !travel.winter.isEmpty { fields.append(("winter", byMode(travel.winter))) }
        switch travel.source {
        case .straightLine: fields.insert(("source", .text("straight-line")), at: 0)
        case .matrix(let legs):
            fields.insert(("source", .text("matrix")), at: 0)
            fields.append(
                ("legs", .lines(legs.map { leg in
                    var members: [(String, JSONText)] = [
                        ("from", .text(leg.from)), ("to", .text(leg.to)),
                    ]
                    if let mode = leg.mode { members.append(("mode", .text(mode.rawValue))) }
                    members.append(("minutes", .number(Double(leg.seconds) / 60)))
                    members.append(("km", .thousandths(leg.metres)))
                    return .object(members)
                })))
        }
        return .block(fields)
    }

    static func pin(_ pin: Pin) -> JSONText {
        var fields: [(String, JSONText)] = [
            ("need", .text(pin.need)), ("volunteer", .text(pin.volunteer)),
        ]
        switch pin.level {
        case .frozen(let at):
            fields.append(("level", .text("frozen")))
            fields.append(("at", .text(clockText(at))))
        case .person: fields.append(("level", .text("person")))
        case .free: fields.append(("level", .text("free")))
        }
        return .object(fields)
    }

    static func history(_ history: History) -> JSONText {
        .block([
            ("visits", .lines(history.visits.map {
                .object([("household", .text($0.household)), ("volunteer", .text($0.volunteer))])
            })),
            ("minutes", .lines(history.seconds.keys.sorted().map {
                .object([
                    ("volunteer", .text($0)),
                    ("minutes", .number(Double(history.seconds[$0] ?? 0) / 60)),
                ])
            })),
        ])
    }
}

extension Scenario {
    /// 16 hexadecimal digits that differ for different scenarios: FNV-1a (64 bit) of the canonical JSON. It recognises a
    /// scenario; it does not protect against forgery.
    public var contentHash: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in ScenarioFile.json(self).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
