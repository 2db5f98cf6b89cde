/// Turns the tree of `certificate.json` into a certificate.
struct CertificateDecoder {
    /// Visits that a place can remember, and cuts: one machine word, or two.
    static let mostRemembered = 64
    static let mostCuts = 128
    /// Prices that are exact in any program that reads JSON.
    static let prices = -(1 << 52)...1 << 52

    private let faults: Faults
    private let scenario: Scenario
    private let needs: IDTable
    private let centres: IDTable
    private let hands: IDTable

    init(_ scenario: Scenario, faults: Faults) {
        (self.scenario, self.faults) = (scenario, faults)
        needs = IDTable(scenario.allNeeds.map(\.need.id))
        centres = IDTable(scenario.centres.map(\.id))
        hands = IDTable(scenario.crews.map(\.id) + scenario.volunteers.map(\.id))
    }

    func certificate(_ cursor: Cursor) -> Certificate? {
        guard let root = Record(cursor, keys: CertificateKeys.root), version(root) else {
            return nil
        }
        let hash = root.require("scenarioHash")?.text()
        let cost = root.require("cost")?.integer(in: 0...Self.prices.upperBound)
        let bound = root.require("bound")?.integer(in: 0...Self.prices.upperBound)
        let missing = root.require("mustLeftOut")?.integer(in: 0...Limits.pieces.upperBound)
        let relaxed = root["relaxed"]?.words() ?? []
        let by = root.require("by")?.choice(["prices", "rounds"])
        let proof: Certificate.Proof? =
            by == "prices" ? .prices(prices(root)) : by.map { _ in .rounds }
        guard let hash, let cost, let bound, let missing, let proof else { return nil }
        return Certificate(
            scenarioHash: hash, cost: cost, mustLeftOut: missing, bound: bound, relaxed: relaxed,
            proof: proof)
    }

    private func version(_ root: Record) -> Bool {
        guard let cursor = root["komek-certificate"] else {
            root.missing("komek-certificate", code: "missing-version")
            return true
        }
        guard case .scalar("1", _) = cursor.value.content else {
            cursor.fault("unsupported-version")
            return false
        }
        return true
    }

    private func prices(_ root: Record) -> Certificate.Prices {
        var prices = Certificate.Prices()
        prices.scale = root.require("scale")?.integer(in: 1...1 << 30) ?? 1
        prices.needs = Array(repeating: Certificate.Need(), count: needs.list.count)
        var seen = Set<Int>()
        for item in root.require("needs")?.items() ?? [] {
            guard let record = Record(item, keys: CertificateKeys.need),
                let need = record.require("need").flatMap({ index($0, needs, .need) })
            else { continue }
            if !seen.insert(need).inserted { record["need"]?.fault("duplicate-id") }
            prices.needs[need] = Certificate.Need(
                price: record.require("price")?.integer(in: Self.prices) ?? 0,
                remembers: remembered(record["remembers"], most: Self.mostRemembered - 1))
        }
        var loads = Set<Int>()
        for item in root["centres"]?.items() ?? [] {
            guard let record = Record(item, keys: CertificateKeys.centre),
                let centre = record.require("centre").flatMap({ index($0, centres, .centre) })
            else { continue }
            if !loads.insert(centre).inserted { record["centre"]?.fault("duplicate-id") }
            prices.centres[centre] = remembered(record["remembers"], most: Self.mostRemembered)
        }
        for item in root["hands"]?.items() ?? [] {
            guard let record = Record(item, keys: CertificateKeys.hand),
                let hand = record.require("hand").flatMap({ index($0, hands, .hand) }),
                let least = record.require("least")?.integer(in: Self.prices)
            else { continue }
            let known = prices.least.updateValue(least, forKey: hands.list[hand])
            if known != nil { record["hand"]?.fault("duplicate-id") }
        }
        prices.stock = (root["stock"]?.items() ?? []).compactMap(stock)
        let cuts = root["cuts"]?.items() ?? []
        if cuts.count > Self.mostCuts {
            root["cuts"]?.fault("too-many-entries", ["most": "\(Self.mostCuts)"])
        }
        prices.cuts = cuts.prefix(Self.mostCuts).compactMap(cut)
        return prices
    }

    private func stock(_ cursor: Cursor) -> Certificate.Stock? {
        guard let record = Record(cursor, keys: CertificateKeys.stock),
            let centre = record.require("centre").flatMap({ index($0, centres, .centre) }),
            let goodCursor = record.require("good"), let good = goodCursor.scalar(),
            let price = record.require("price")?.integer(in: 0...Self.prices.upperBound)
        else { return nil }
        // What is not limited has no price.
        let stock = scenario.centres[centre].stock
        guard stock.pieces[good] != nil || good == "kg" && stock.grams != nil else {
            var facts = ["sort": IDSort.good.rawValue]
            facts["nearest"] = faults.nearest(to: good, among: stock.pieces.keys.sorted())
            goodCursor.fault("unknown-reference", facts)
            return nil
        }
        return Certificate.Stock(centre: centre, good: good, price: price)
    }

    private func cut(_ cursor: Cursor) -> Certificate.Cut? {
        guard let record = Record(cursor, keys: CertificateKeys.cut) else { return nil }
        let members = remembered(record.require("needs"), most: 3)
        if members.count != 3 {
            record["needs"]?.fault("out-of-range", ["least": "3", "most": "3"])
            return nil
        }
        let price = record.require("price")?.integer(in: 0...Self.prices.upperBound)
        return price.map {
            Certificate.Cut(
                needs: members,
                remembers: remembered(record["remembers"], most: needs.list.count), price: $0)
        }
    }

    /// Needs by index, each once.
    private func remembered(_ cursor: Cursor?, most: Int) -> [Int] {
        guard let cursor, let items = cursor.few(most) else { return [] }
        var seen = Set<Int>()
        return items.compactMap { item in
            guard let need = index(item, needs, .need) else { return nil }
            if !seen.insert(need).inserted { item.fault("duplicate-id") }
            return need
        }
    }

    private func index(_ cursor: Cursor, _ table: IDTable, _ sort: IDSort) -> Int? {
        guard let id = cursor.scalar() else { return nil }
        if let index = table.index[id] { return index }
        var facts = ["sort": sort.rawValue]
        facts["nearest"] = faults.nearest(to: id, among: table.list)
        cursor.fault("unknown-reference", facts)
        return nil
    }
}

/// Every key of `certificate.json`.
enum CertificateKeys {
    static let root = KeySet([
        "komek-certificate", "scenarioHash", "cost", "mustLeftOut", "bound", "relaxed", "by",
        "scale", "needs", "hands", "stock", "centres", "cuts",
    ])
    static let need = KeySet(["need", "price", "remembers"])
    static let hand = KeySet(["hand", "least"])
    static let stock = KeySet(["centre", "good", "price"])
    static let centre = KeySet(["centre", "remembers"])
    static let cut = KeySet(["needs", "remembers", "price"])
}
