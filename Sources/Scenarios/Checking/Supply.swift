extension Decoder {
    /// Centres that are closed whenever somebody could load there, and stock that does not suffice.
    func checkSupply() {
        var hours: [String: [Interval]] = [:]
        for person in scenario.volunteers {
            for centre in [person.centre] + person.reloadsAt {
                hours[centre, default: []] += person.available
            }
        }
        for (centre, cursor) in zip(scenario.centres, origins.centres) {
            guard let present = hours[centre.id] else { continue }
            if common(merged(present), [centre.open]).isEmpty {
                cursor.fault("centre-closed", severity: .warning, found: centre.id)
            }
        }
        var demand: [String: Int] = [:]
        var grams = 0
        for need in scenario.households.lazy.flatMap(\.needs) {
            for (good, pieces) in need.brings.pieces { demand[good, default: 0] += pieces }
            grams += need.brings.grams ?? 0
        }
        for (good, needed) in demand.sorted(by: { $0.key < $1.key }) {
            warn(good, needed, scenario.centres.map { $0.stock.pieces[good] }, unit: 1)
        }
        warn("kg", grams, scenario.centres.map(\.stock.grams), unit: 1000)
    }

    private func warn(_ good: String, _ needed: Int, _ stocks: [Int?], unit: Double) {
        let known = stocks.compactMap { $0 }
        let total = known.reduce(0, +)
        guard needed > 0, known.count == stocks.count, total < needed,
            let cursor = origins.centres.first
        else { return }
        cursor.fault(
            "stock-short",
            [
                "needed": plainDecimal(Double(needed) / unit),
                "stock": plainDecimal(Double(total) / unit),
            ], severity: .warning, found: good)
    }

    /// Windows in which nobody works.
    func checkWindows() {
        guard !scenario.volunteers.isEmpty else { return }
        let hours = merged(scenario.volunteers.flatMap(\.available))
        var i = 0
        for household in scenario.households {
            for need in household.needs {
                defer { i += 1 }
                for window in need.windows
                where !hours.contains(where: { $0.start <= window.end && window.start <= $0.end }) {
                    origins.needs[i].fault(
                        "window-without-volunteer",
                        ["window": clockText(window.start) + "-" + clockText(window.end)],
                        severity: .warning, found: need.id)
                }
            }
        }
    }
}
