import JSONText
import Scenarios

extension ImportedLists {
    /// Of the scenario's diagnostics those of addresses, told where the lists have them: that is where
    /// they will be put right.
    public func ofAddresses(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.compactMap { diagnostic in
            // That there is no map is told by the import itself.
            guard diagnostic.code.hasPrefix("address-"), diagnostic.code != "address-without-map",
                let row = row(diagnostic.location.path)
            else { return nil }
            var result = diagnostic
            result.location = row
            return result
        }
    }

    /// Where the record of a path such as `households[3].place.street` stands in its list.
    private func row(_ path: String) -> Diagnostic.Location? {
        guard let match = path.prefixMatch(of: /([a-z]+)\[([0-9]+)\]/),
            let rows = rows[String(match.1)], let index = Int(match.2),
            case .object(let parts) = scenario,
            case .list(let records)? = parts.first(where: { $0.0 == match.1 })?.1
        else { return nil }
        // A mapping's own records come first.
        let own = index - (records.count - rows.count)
        return rows.indices.contains(own) ? rows[own] : nil
    }
}
