/// Who people are and how they are reached: read when sheets are printed, and at no other moment.
///
/// A scenario and a plan know ids only; neither holds a contact.
public struct Contacts: Sendable, Equatable {
    /// Who answers when something goes wrong.
    public var coordinator: Contact?
    /// By id of the centre.
    public var centres: [String: Contact] = [:]
    /// By id of the volunteer or crew.
    public var hands: [String: Contact] = [:]
    /// By id of the household.
    public var households: [String: Contact] = [:]
    /// Nobody, to be filled.
    public init() {}
}

/// One row of a contacts file.
public struct Contact: Sendable, Equatable {
    /// As the person is addressed.
    public var name: String?
    /// Printed by its first letter.
    public var surname: String?
    /// As it is written: digits, spaces, `+ ( ) -`.
    public var phone: String?
    /// Of a household, where the scenario does not state it.
    public var street: String?
    /// Of a household, where the scenario does not state it.
    public var house: String?
    /// Of a household, where the scenario does not state it.
    public var entrance: String?
    /// Of a household, where the scenario does not state it.
    public var floor: String?
    /// Of a household, where the scenario does not state it.
    public var flat: String?
    /// Of the door.
    public var code: String?
    /// A text for the sheet, beside the scenario's.
    public var note: String?
    /// A value of its parts.
    public init(name: String? = nil, surname: String? = nil, phone: String? = nil) {
        (self.name, self.surname, self.phone) = (name, surname, phone)
    }

    /// The name with the first letter of the surname, «Бақытгүл О.» for example.
    ///
    /// nil where no name is stated.
    public var shortName: String? {
        guard let name else { return nil }
        guard let letter = surname?.first else { return name }
        return "\(name)\u{A0}\(letter)."
    }
}

extension Place {
    /// This place, what it lacks taken from a contact.
    public func completed(by contact: Contact?) -> Place {
        guard let contact else { return self }
        var place = self
        place.street = street ?? contact.street
        place.house = house ?? contact.house
        place.entrance = entrance ?? contact.entrance
        place.floor = floor ?? contact.floor
        place.flat = flat ?? contact.flat
        return place
    }
}
