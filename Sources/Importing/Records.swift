import Scenarios

/// Where a row came from.
struct Source: Equatable, Sendable {
    /// Index of the file among ``Faults``.
    var file: Int
    var fileName: String
    var sheet: String
    var row: Int

    /// As people are told of it: `list.xlsx, Лист1, 17`.
    var shown: String {
        [fileName, sheet, "\(row)"].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// A person's name, phone and what else belongs into contacts only.
struct Person: Equatable {
    var name: String?
    var surname: String?
    var phone: String?
    var notes: [String] = []

    /// As a list shows it.
    var shown: String { [surname, name].compactMap { $0 }.joined(separator: " ") }

    /// Folded, for comparison; empty without a name.
    var nameKey: String { folded([surname, name].compactMap { $0 }.joined(separator: " ")) }
}

/// A row of a list of families.
struct HouseholdRow {
    var source: Source
    var id = ""
    var statedID: String?
    var person = Person()
    var address = Address()
    var point: Point?
    var needs: [NeedWords.Named] = []
    var grams: Int?
    var windows: [Interval] = []
    var value: String?
    var isolating = false
    var speaks: [String] = []
    var centre: String?
}

/// A row of a list of volunteers.
struct VolunteerRow {
    var source: Source
    var id = ""
    var statedID: String?
    var person = Person()
    var home: Point?
    var travels: String?
    var baskets: Int?
    var grams: Int?
    var available: [Interval] = []
    var tools: [String] = []
    var skills: [String] = []
    var seats: Int?
    var speaks: [String] = []
    var centre: String?
}

/// A row of a list of centres.
struct CentreRow {
    var source: Source
    var id = ""
    var statedID: String?
    var name: String?
    var person = Person()
    var address = Address()
    var point: Point?
    var open: Interval?
    var baskets: Int?
}
