extension Decoder {
    /// What a need comes after: needs' ids, or kinds of its own household.
    func afters(_ cursor: Cursor?, beside needs: [Records.NeedRecord]) -> [After] {
        guard let cursor, let items = cursor.few() else { return [] }
        return items.compactMap { item in
            guard case .mapping = item.value.content else {
                return need(item, beside: needs).map { After(need: $0) }
            }
            guard let record = Record(item, keys: Keys.after) else { return nil }
            let least = record["leastMinutes"]?.minutes() ?? 0
            let most = record["mostMinutes"]?.minutes()
            if let most, most < least {
                record["mostMinutes"]?.fault(
                    "after-gap", ["least": plainDecimal(Double(least) / 60)],
                    found: plainDecimal(Double(most) / 60))
            }
            guard let other = record.require("need"), let id = need(other, beside: needs) else {
                return nil
            }
            return After(need: id, leastSeconds: least, mostSeconds: most)
        }
    }

    /// A need by its id, or by its kind in the same household.
    private func need(_ cursor: Cursor, beside needs: [Records.NeedRecord]) -> String? {
        guard let word = cursor.scalar() else { return nil }
        if ids[.need]?.contains(word) != true,
            let own = needs.first(where: { $0.kind?.scalar() == word })
        {
            return own.id
        }
        return reference(cursor, to: .need)
    }

    /// Needs that would have to come after themselves.
    func checkAfters() {
        let needs = scenario.households.flatMap(\.needs)
        guard needs.contains(where: { !$0.after.isEmpty }) else { return }
        let index = Dictionary(
            needs.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let others = needs.map { $0.after.compactMap { index[$0.need] } }
        // Depth first; a need on the way down that is met again closes a cycle.
        var state = [UInt8](repeating: 0, count: needs.count)
        for root in needs.indices where state[root] == 0 {
            var way: [(need: Int, next: Int)] = [(root, 0)]
            state[root] = 1
            while let (need, next) = way.last {
                guard next < others[need].count else {
                    state[need] = 2
                    way.removeLast()
                    continue
                }
                way[way.count - 1].next += 1
                let other = others[need][next]
                if state[other] == 0 {
                    state[other] = 1
                    way.append((other, 0))
                } else if state[other] == 1 {
                    report(way.map(\.need).drop { $0 != other }.map { needs[$0].id }, need)
                }
            }
        }
    }

    private func report(_ cycle: [String], _ need: Int) {
        let shown = cycle.count > 6 ? cycle.prefix(5) + ["…"] : cycle.prefix(6)
        let names = Array(shown) + [cycle[0]]
        origins.needs[need].fault(
            "after-cycle", ["needs": names.joined(separator: " ← ")],
            found: cycle[cycle.count - 1])
    }
}
