import JSONText

extension Certificate {
    /// The form of `certificate.json`.
    func asJSON(_ scenario: Scenario) -> JSON {
        let ids = scenario.allNeeds.map(\.need.id)
        var root = JSONObject()
        root.add("komek-certificate", .number(1))
        root.add("scenarioHash", .text(scenarioHash))
        root.add("cost", .number(cost))
        root.add("mustLeftOut", .number(mustLeftOut))
        root.add("bound", .number(bound))
        root.add("relaxed", .texts(relaxed))
        switch proof {
        case .rounds: root.add("by", .text("rounds"))
        case .prices(let prices):
            root.add("by", .text("prices"))
            root.add("scale", .number(prices.scale))
            root.add("needs", prices.needsAsJSON(ids))
            root.add("hands", prices.handsAsJSON)
            root.add("stock", prices.stockAsJSON(scenario))
            root.add("centres", prices.centresAsJSON(ids, scenario))
            root.add("cuts", prices.cutsAsJSON(ids))
        }
        return root.json
    }
}

extension Certificate.Prices {
    fileprivate func needsAsJSON(_ ids: [String]) -> JSON {
        .list(
            needs.enumerated().map { k, need in
                .object([
                    ("need", .text(ids[k])), ("price", .number(need.price)),
                    ("remembers", .texts(need.remembers.map { ids[$0] })),
                ])
            })
    }

    fileprivate var handsAsJSON: JSON {
        .list(
            least.sorted { $0.key < $1.key }.map {
                .object([("hand", .text($0.key)), ("least", .number($0.value))])
            })
    }

    fileprivate func stockAsJSON(_ scenario: Scenario) -> JSON {
        .list(
            stock.map {
                .object([
                    ("centre", .text(scenario.centres[$0.centre].id)), ("good", .text($0.good)),
                    ("price", .number($0.price)),
                ])
            })
    }

    fileprivate func centresAsJSON(_ ids: [String], _ scenario: Scenario) -> JSON {
        .list(
            centres.sorted { $0.key < $1.key }.map { centre, needs in
                .object([
                    ("centre", .text(scenario.centres[centre].id)),
                    ("remembers", .texts(needs.map { ids[$0] })),
                ])
            })
    }

    fileprivate func cutsAsJSON(_ ids: [String]) -> JSON {
        .list(
            cuts.map { cut in
                .object([
                    ("needs", .texts(cut.needs.map { ids[$0] })),
                    ("remembers", .texts(cut.remembers.map { ids[$0] })),
                    ("price", .number(cut.price)),
                ])
            })
    }
}
