/// Contacts as they were read, and what is wrong or doubtful about their file.
public struct LoadedContacts: Sendable {
    /// nil iff there is an error among the diagnostics.
    public var contacts: Contacts?
    /// All faults, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// Contacts, or none, with their diagnostics.
    public init(contacts: Contacts?, diagnostics: [Diagnostic]) {
        (self.contacts, self.diagnostics) = (contacts, diagnostics)
    }
}

/// Contacts as a file: CSV, a row for each centre, volunteer, crew or household, and one for the
/// coordinator.
public enum ContactsFile {
    /// The id of the coordinator's row.
    public static let coordinator = "coordinator"

    /// Reads a file for a scenario and reports all faults at once.
    ///
    /// A file may have people that the scenario does not know: it is often the campaign's, not the
    /// day's. Of these only those are doubtful whose id is nearly one that the scenario has.
    public static func load(path: String, for scenario: Scenario) -> LoadedContacts {
        let faults = Faults()
        let file = faults.file(path)
        let text = readText(path, file: file, faults: faults)
        return decode(text, file, scenario, faults)
    }

    /// Reads CSV text; `file` is how diagnostics call it.
    public static func parse(
        _ text: String, file name: String, for scenario: Scenario
    ) -> LoadedContacts {
        let faults = Faults()
        let file = faults.file(name)
        return decode(checked(text, file: file, faults: faults), file, scenario, faults)
    }

    private static func decode(
        _ text: String?, _ file: Int, _ scenario: Scenario, _ faults: Faults
    ) -> LoadedContacts {
        let table = text.flatMap {
            CSVTree(faults: faults).table($0, file: file, required: ["id"])
        }
        var decoder = ContactsDecoder(scenario, faults)
        if case .list(let rows)? = table?.content {
            for row in rows { decoder.read(row) }
            decoder.finish(file: file)
        }
        return LoadedContacts(
            contacts: faults.hasErrors || table == nil ? nil : decoder.contacts,
            diagnostics: faults.sorted)
    }
}

/// Reads rows of contacts one by one.
private struct ContactsDecoder {
    private enum Sort: String, CaseIterable { case coordinator, centre, volunteer, crew, household }

    private(set) var contacts = Contacts()
    private let scenario: Scenario
    private let faults: Faults
    private var known: [Sort: Set<String>] = [:]
    private var households: [String: Household] = [:]
    private var lines: [String: Int32] = [:]
    /// Rows whose id nothing has.
    private var strangers: [Cursor] = []

    init(_ scenario: Scenario, _ faults: Faults) {
        (self.scenario, self.faults) = (scenario, faults)
        known[.centre] = Set(scenario.centres.map(\.id))
        known[.volunteer] = Set(scenario.volunteers.map(\.id))
        known[.crew] = Set(scenario.crews.map(\.id))
        known[.household] = Set(scenario.households.map(\.id))
        for household in scenario.households { households[household.id] = household }
    }

    mutating func read(_ row: Stated) {
        let cursor = Cursor(value: row, path: .root, faults: faults)
        guard let record = Record(cursor, keys: Keys.contact),
            let idCursor = record.require("id"), let id = idCursor.identifier()
        else { return }
        let contact = contact(record)
        let stated = record["sort"].flatMap { $0.choice(Sort.allCases.map(\.rawValue)) }
        if record["sort"] != nil && stated == nil { return }
        guard let sort = sort(of: id, stated: stated.flatMap(Sort.init), at: idCursor) else {
            return
        }
        if let line = lines["\(sort)\u{1}\(id)"] {
            idCursor.fault("duplicate-id", ["otherLine": "\(line)"])
            return
        }
        lines["\(sort)\u{1}\(id)"] = row.origin.line
        switch sort {
        case .coordinator: contacts.coordinator = contact
        case .centre: contacts.centres[id] = contact
        case .volunteer, .crew: contacts.hands[id] = contact
        case .household:
            contacts.households[id] = contact
            if let household = households[id] { compare(record, household.place) }
        }
    }

    /// What a row is about; nil after a fault, or where nothing has that id.
    private mutating func sort(of id: String, stated: Sort?, at cursor: Cursor) -> Sort? {
        let fitting = Sort.allCases.filter { known[$0]?.contains(id) ?? false }
        if let stated {
            if stated != .coordinator, !fitting.contains(stated) { strangers.append(cursor) }
            return stated
        }
        if fitting.isEmpty, id == ContactsFile.coordinator { return .coordinator }
        if fitting.count > 1 {
            let sorts = fitting.map(\.rawValue).joined(separator: ", ")
            cursor.fault("ambiguous-contact", ["choices": sorts])
            return nil
        }
        if fitting.isEmpty { strangers.append(cursor) }
        return fitting.first
    }

    private func contact(_ record: Record) -> Contact {
        var contact = Contact()
        contact.name = record["name"]?.text()
        contact.surname = record["surname"]?.text()
        contact.phone = record["phone"].flatMap(phone)
        contact.street = record["street"]?.text()
        contact.house = record["house"]?.text()
        contact.entrance = record["entrance"]?.text()
        contact.floor = record["floor"]?.text()
        contact.flat = record["flat"]?.text()
        contact.code = record["code"]?.text()
        contact.note = record["note"]?.text()
        return contact
    }

    /// A number that can be dialled: 3 to 15 digits, as E.164 and short numbers have them.
    private func phone(_ cursor: Cursor) -> String? {
        guard let text = cursor.text() else { return nil }
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        let isDialled = text.unicodeScalars.enumerated().allSatisfy { i, scalar in
            ("0"..."9").contains(scalar) || " ()-\u{A0}".unicodeScalars.contains(scalar)
                || (scalar == "+" && i == 0)
        }
        guard isDialled, (3...15).contains(digits) else {
            cursor.fault("bad-phone")
            return nil
        }
        return text
    }

    /// A sheet prints the scenario's word; who wrote another one should know.
    private func compare(_ record: Record, _ place: Place) {
        let pairs = [
            ("street", place.street), ("house", place.house), ("entrance", place.entrance),
            ("floor", place.floor), ("flat", place.flat),
        ]
        for (key, stated) in pairs {
            guard let stated, let cursor = record[key], let own = cursor.text(), own != stated
            else { continue }
            cursor.fault("contact-differs", ["other": stated], severity: .warning)
        }
    }

    /// Tells of rows that are probably mistyped, and how many people have no contact.
    mutating func finish(file: Int) {
        let missing = Sort.allCases.flatMap(names).filter { !hasContact($0) }
        for cursor in strangers {
            guard case .scalar(let id, _) = cursor.value.content,
                let nearest = faults.nearest(to: id, among: missing)
            else { continue }
            cursor.fault("unknown-contact", ["nearest": nearest], severity: .warning)
        }
        let without = scenario.households.map(\.id).filter { contacts.households[$0] == nil }
        if !without.isEmpty {
            let shown = without.prefix(5).joined(separator: ", ") + (without.count > 5 ? ", …" : "")
            faults.add(
                "contacts-missing", .warning, at: .init(file: file),
                facts: ["count": "\(without.count)", "ids": shown])
        }
        if contacts.coordinator?.phone == nil {
            faults.add("coordinator-missing", .warning, at: .init(file: file))
        }
    }

    private func names(of sort: Sort) -> [String] {
        switch sort {
        case .coordinator: []
        case .centre: scenario.centres.map(\.id)
        case .volunteer: scenario.volunteers.map(\.id)
        case .crew: scenario.crews.map(\.id)
        case .household: scenario.households.map(\.id)
        }
    }

    private func hasContact(_ id: String) -> Bool {
        contacts.centres[id] != nil || contacts.hands[id] != nil || contacts.households[id] != nil
    }
}
