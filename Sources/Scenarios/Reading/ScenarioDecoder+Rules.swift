extension ScenarioDecoder {
    func rules(_ tree: Tree?) {
        guard let tree else { return }
        let record = Record(tree, reader)
        record.refuse(["frost"], as: "rules")
        if let tree = record["sanitary"] {
            let sanitary = Record(tree, reader)
            if let tree = sanitary["mostHouseholds"] {
                scenario.rules.mostHouseholds = reader.whole(tree, 1...100_000)
            }
            if let tree = sanitary["disinfectionMinutes"] {
                scenario.rules.disinfectionSeconds = reader.minutes(tree, 0...600) ?? 0
            }
            if let tree = sanitary["isolating"] {
                scenario.rules.isolatingLast = reader.choice(tree, ["last", "any"]) == "last"
            }
            if let tree = sanitary["contactFree"] {
                scenario.rules.contactFree = reader.flag(tree) ?? false
            }
            sanitary.finish()
        }
        if let tree = record["fairness"] {
            let fairness = Record(tree, reader)
            // Prices are minutes a minute, a kilometre or a kilogram; costs a second, a metre or a gram.
            scenario.rules.fairnessSeconds = steps(fairness["minutes"], unit: 60, price: 1000)
            scenario.rules.fairnessMetres = steps(fairness["km"], unit: 1000, price: 60)
            scenario.rules.fairnessGrams = steps(fairness["kg"], unit: 1000, price: 60)
            fairness.finish()
        }
        if let tree = record["wishes"] {
            let wishes = Record(tree, reader)
            if let tree = wishes["language"] {
                scenario.rules.languagePrice = reader.price(tree) ?? 0
            }
            if let tree = wishes["continuity"] {
                scenario.rules.continuityPrice = reader.price(tree) ?? 0
            }
            if let tree = wishes["late"] { scenario.rules.latePrice = reader.price(tree) ?? 0 }
            wishes.finish()
        }
        if let tree = record["values"] {
            let stated = Record(tree, reader)
            for word in ["high", "normal", "low"] {
                if let tree = stated[word] { values[word] = reader.price(tree) ?? 0 }
            }
            stated.finish()
        }
        if let tree = record["perKm"] { costPerMetre = perMetre(tree) }
        record.finish()
    }

    /// `[{above: 240, price: 0.5}]`, or `240:0.5;300:2`.
    private func steps(_ tree: Tree?, unit: Double, price: Double) -> [FairnessStep] {
        guard let tree else { return [] }
        var steps: [FairnessStep] = []
        for item in reader.items(of: tree) {
            var above: Tree?
            var cost: Tree?
            if let text = item.text, let colon = text.firstIndex(of: ":") {
                above = Tree(
                    kind: .scalar(text[..<colon].trimmed, isPlain: true), location: item.location)
                cost = Tree(
                    kind: .scalar(text[text.index(after: colon)...].trimmed, isPlain: true),
                    location: item.location)
            } else {
                let record = Record(item, reader)
                above = record.required("above", expected: "above: 240")
                cost = record.required("price", expected: "price: 0.5")
                record.finish()
            }
            guard let above, let cost,
                let amount = reader.scaled(above, by: unit, 0...100_000),
                let slope = reader.scaled(cost, by: price, 0...1_000)
            else { continue }
            if let last = steps.last, amount <= last.above || slope < last.cost {
                reader.error("fairness-order", item.location, found: item.excerpt)
                continue
            }
            steps.append(FairnessStep(above: amount, cost: slope))
        }
        return steps
    }

    func travel(_ tree: Tree?) {
        guard let tree else { return }
        let record = Record(tree, reader)
        let source = record["source"].flatMap { tree -> String? in
            if ["roads", "osrm", "valhalla"].contains(tree.text) {
                reader.error(
                    "unsupported", tree.location, ["name": "travel.source: \(tree.text ?? "")"])
                return nil
            }
            return reader.choice(tree, ["straight-line", "matrix"])
        }
        record.refuse(["map", "url"], as: "travel")
        if let tree = record["detour"] {
            scenario.travel.detour = reader.scaled(tree, by: 1000, 1...10) ?? 1300
        }
        if let tree = record["speeds"] {
            let speeds = Record(tree, reader)
            for mode in TravelMode.allCases {
                if let tree = speeds[mode.rawValue] {
                    scenario.travel.speeds[mode] =
                        reader.scaled(tree, by: 1000, 0.5...200) ?? 1000
                }
            }
            speeds.finish()
        }
        if let tree = record["winter"] {
            let winter = Record(tree, reader)
            for mode in TravelMode.allCases {
                if let tree = winter[mode.rawValue] {
                    scenario.travel.winter[mode] = reader.scaled(tree, by: 1000, 1...10) ?? 1000
                }
            }
            winter.finish()
        }
        let file = record["file"]
        let legs = record["legs"]
        record.finish()
        guard source == "matrix" else { return }
        if let legs, case .list(let items) = legs.kind {
            scenario.travel.source = .matrix(items.compactMap(leg))
        } else if let file, let name = reader.text(file) {
            let (rows, diagnostics) = readMatrix(name)
            reader.add(diagnostics)
            if let rows, case .list(let items) = rows.kind {
                scenario.travel.source = .matrix(items.compactMap(leg))
            }
        } else {
            reader.error(
                "missing-key", record.location, ["key": "legs", "expected": "file: matrix.csv"])
        }
    }

    private func leg(_ tree: Tree) -> Travel.Leg? {
        let record = Record(tree, reader)
        let ends = ["from", "to"].map { key -> String? in
            guard let tree = record.required(key, expected: "\(key): h1"),
                let text = reader.text(tree, most: 80)
            else { return nil }
            if text.hasPrefix("home:") {
                reader.reference(String(text.dropFirst(5)), to: "volunteer", at: tree.location)
            } else if reader.known["centre"]?.contains(text) != true {
                reader.reference(text, to: "household", at: tree.location)
            }
            return text
        }
        let mode = record["mode"].flatMap {
            reader.choice($0, TravelMode.allCases.map(\.rawValue))
        }
        let seconds = record.required("minutes", expected: "minutes: 12").flatMap {
            reader.minutes($0)
        }
        let metres = record.required("km", expected: "km: 4.2").flatMap {
            reader.scaled($0, by: 1000, 0...10_000)
        }
        record.finish()
        guard let from = ends[0], let to = ends[1], let seconds, let metres else { return nil }
        return Travel.Leg(
            from: from, to: to, mode: mode.flatMap(TravelMode.init), seconds: seconds,
            metres: metres)
    }

    func pin(_ tree: Tree) {
        let record = Record(tree, reader)
        let need = record.required("need", expected: "need: h1/basket").flatMap { tree -> String? in
            guard let id = reader.id(tree, allowsSlash: true) else { return nil }
            reader.reference(id, to: "need", at: tree.location)
            return id
        }
        let who = record.required("volunteer", expected: "volunteer: …").flatMap {
            tree -> String? in
            guard let id = reader.id(tree) else { return nil }
            if reader.known["crew"]?.contains(id) != true {
                reader.reference(id, to: "volunteer", at: tree.location)
            }
            return id
        }
        let level =
            record["level"].flatMap { reader.choice($0, ["frozen", "person", "free"]) } ?? "person"
        let at = record["at"].flatMap { reader.clock($0) }
        if level == "frozen", record["at"] == nil {
            reader.error("missing-key", record.location, ["key": "at", "expected": "at: \"10:20\""])
        }
        record.finish()
        guard let need, let who else { return }
        locations["pin \(scenario.fixed.count)"] = record.location
        let kind: Pin.Level =
            level == "frozen" ? .frozen(at: at ?? 0) : level == "free" ? .free : .person
        scenario.fixed.append(Pin(need: need, volunteer: who, level: kind))
    }

    func history(_ tree: Tree?) {
        guard let tree else { return }
        let record = Record(tree, reader)
        for tree in list(record, "visits", needed: false) {
            let visit = Record(tree, reader)
            let household = visit.required("household", expected: "household: h1")
            let volunteer = visit.required("volunteer", expected: "volunteer: …")
            visit.finish()
            guard let household, let volunteer, let h = reader.id(household),
                let v = reader.id(volunteer)
            else { continue }
            reader.reference(h, to: "household", at: household.location)
            reader.reference(v, to: "volunteer", at: volunteer.location)
            scenario.history.visits.append(History.Visit(household: h, volunteer: v))
        }
        for tree in list(record, "minutes", needed: false) {
            let entry = Record(tree, reader)
            let volunteer = entry.required("volunteer", expected: "volunteer: …")
            let minutes = entry.required("minutes", expected: "minutes: 60")
            entry.finish()
            guard let volunteer, let minutes, let v = reader.id(volunteer),
                let seconds = reader.minutes(minutes)
            else { continue }
            reader.reference(v, to: "volunteer", at: volunteer.location)
            scenario.history.seconds[v, default: 0] += seconds
        }
        record.finish()
    }
}
