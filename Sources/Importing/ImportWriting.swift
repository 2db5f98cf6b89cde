import JSONText
import Scenarios

extension JSON {
    /// As YAML: top keys and the records of lists on lines of their own, the rest in brackets.
    public func yaml() -> String {
        guard case .object(let entries) = self else { return flow + "\n" }
        var text = ""
        for (key, value) in entries {
            if case .list(let list) = value, !list.isEmpty {
                text += key + ":\n"
                for element in list { text += "  - " + element.flow + "\n" }
            } else {
                text += key + ": " + value.flow + "\n"
            }
        }
        return text
    }

    /// In one line, keys bare where they can be.
    private var flow: String {
        switch self {
        case .text(let text):
            if case .raw(let bare) = plain(text), Double(text) == nil { return bare }
            return quoted(text)
        case .raw(let text): return text
        case .list(let list): return "[" + list.map(\.flow).joined(separator: ", ") + "]"
        case .object(let entries):
            let parts = entries.map { JSON.text($0.0).flow + ": " + $0.1.flow }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }
}

/// An object that grows; what is nil is left out.
private struct Fields {
    var entries: [(String, JSON)] = []
    mutating func add(_ key: String, _ value: JSON?) {
        if let value { entries.append((key, value)) }
    }
    mutating func add(_ key: String, _ text: String?) { add(key, text.map { JSON.text($0) }) }
    mutating func add(_ point: Point?) {
        add("lat", point.map { .raw("\($0.lat)") })
        add("lon", point.map { .raw("\($0.lon)") })
    }
    mutating func add(_ address: Address, building: String? = nil) {
        var place = Fields()
        place.add("street", address.street)
        place.add("house", address.house)
        place.add("entrance", address.entrance)
        place.add("floor", address.floor)
        place.add("flat", address.flat)
        place.add("building", building)
        if !place.entries.isEmpty { add("place", .object(place.entries)) }
    }
    mutating func add(_ key: String, hours: [Interval]) {
        if !hours.isEmpty {
            add(key, .texts(hours.map { clockText($0.start) + "-" + clockText($0.end) }))
        }
    }
    mutating func add(_ key: String, words: [String]) {
        if !words.isEmpty { add(key, .texts(words)) }
    }
    mutating func addAmounts(_ key: String, baskets: Int?, grams: Int?) {
        var amounts: [(String, JSON)] = []
        if let baskets { amounts.append(("basket", .number(baskets))) }
        if let grams { amounts.append(("kg", kilograms(grams))) }
        if !amounts.isEmpty { add(key, .object(amounts)) }
    }
}

private func kilograms(_ grams: Int) -> JSON {
    .raw(grams % 1000 == 0 ? "\(grams / 1000)" : "\(Double(grams) / 1000)")
}

extension HouseholdRow {
    /// As a record of the scenario: where and what, never who.
    func asJSON(centre: String?) -> JSON {
        var fields = Fields()
        fields.add("id", id)
        fields.add(point)
        // Without it, families of one house would share the way to the door only where their
        // coordinates are the same to the last digit.
        let building =
            address.house == nil ? nil : address.buildingKey.map { "b-" + Identity.letters($0, 5) }
        fields.add(address, building: building)
        fields.add("windows", hours: windows)
        fields.add("speaks", words: speaks)
        fields.add("centres", words: centre.map { [$0] } ?? [])
        if isolating { fields.add("isolating", .flag(true)) }
        let hasBasket = needs.contains { $0.kind == "basket" }
        fields.add(
            "needs",
            .list(
                needs.map { need in
                    let carriesWeight = need.kind == "basket" || (!hasBasket && need == needs[0])
                    let grams = carriesWeight ? grams : nil
                    if need.count ?? 1 == 1, grams == nil, value == nil { return .text(need.kind) }
                    var inner = Fields()
                    inner.add("kind", need.kind)
                    // A weight that is stated is the weight of all, so pieces would count it twice.
                    let baskets = grams == nil && need.count ?? 1 > 1 ? need.count : nil
                    inner.addAmounts("brings", baskets: baskets, grams: grams)
                    inner.add("value", value)
                    return .object(inner.entries)
                }))
        return .object(fields.entries)
    }
}

extension VolunteerRow {
    /// As a record of the scenario.
    func asJSON(centre: String?) -> JSON {
        var fields = Fields()
        fields.add("id", id)
        fields.add("from", centre)
        if let home {
            var point = Fields()
            point.add(home)
            fields.add("home", .object(point.entries))
        }
        fields.add("travels", travels)
        fields.add("seats", seats.map(JSON.number))
        fields.addAmounts("carries", baskets: baskets, grams: grams)
        fields.add("available", hours: available)
        fields.add("skills", words: skills)
        fields.add("tools", words: tools)
        fields.add("speaks", words: speaks)
        return .object(fields.entries)
    }
}

extension CentreRow {
    /// As a record of the scenario.
    var asJSON: JSON {
        var fields = Fields()
        fields.add("id", id)
        fields.add("name", name)
        fields.add(point)
        fields.add(address)
        fields.add("open", open.map { .text(clockText($0.start) + "-" + clockText($0.end)) })
        fields.addAmounts("stock", baskets: baskets, grams: nil)
        return .object(fields.entries)
    }
}

/// The contacts file: a row for each person, as CSV.
struct ContactsText {
    static let columns = [
        "id", "sort", "name", "surname", "phone", "street", "house", "entrance", "floor", "flat",
        "code",
        "note",
    ]
    private(set) var text = columns.joined(separator: ",") + "\n"

    mutating func add(_ id: String, sort: String, _ person: Person, code: String? = nil) {
        let note = person.notes.joined(separator: "; ")
        let cells = [
            id, sort, person.name ?? "", person.surname ?? "", person.phone ?? "", "", "", "", "",
            "",
            code ?? "", note,
        ]
        text += cells.map(Self.quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
