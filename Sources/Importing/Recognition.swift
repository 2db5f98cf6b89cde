import Scenarios

/// By what a family is known again: the keys that duplicates in a list are found by, and its id.
public struct Recognition: Sendable, Equatable {
    /// `+77011234567`; nil where none can be dialled.
    public var phone: String?
    /// Street, house and flat, folded; nil without a flat, as a house may have several doors.
    public var door: String?
    /// Name and surname, folded; nil where either is missing.
    public var name: String?
    /// The id that an import gives such a row.
    public var id: String

    /// The keys of a contact, its phone in whatever form it was written.
    ///
    /// - Parameters:
    ///   - lat: degrees, where there is no address.
    ///   - lon: degrees, where there is no address.
    public init(_ contact: Contact, lat: Double? = nil, lon: Double? = nil) {
        var row = HouseholdRow(source: Source(file: 0, fileName: "", sheet: "", row: 0))
        row.person = Person(name: contact.name, surname: contact.surname)
        if let written = contact.phone, case .number(let number) = Phone.of(written) {
            phone = number
        }
        row.person.phone = phone
        row.address.street = contact.street
        row.address.house = contact.house
        row.address.flat = contact.flat
        if let lat, let lon { row.point = Point(lat: lat, lon: lon) }
        door = contact.flat == nil ? nil : row.address.doorKey
        name = contact.surname == nil || contact.name == nil ? nil : row.person.nameKey
        id = Identity.household(row)
    }
}
