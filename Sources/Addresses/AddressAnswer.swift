import Maps

/// A place that an address leads to.
public struct AddressHit: Sendable, Equatable {
    /// What on the map told where it is, the surest first.
    public enum Kind: String, Sendable, CaseIterable {
        /// A building or a point with that number.
        case house
        /// Where two streets meet.
        case crossing
        /// The middle of the street.
        case street
    }
    /// What told where it is.
    public var kind: Kind
    /// The middle of the building, of the crossing or of the street.
    public var point: Coordinate
    /// The street as the map calls it.
    public var street: String
    /// The house number or the other street as the map has it; nil for a street's middle.
    public var detail: String?
    /// Of a street's middle: metres to the farthest point of the street, nil elsewhere.
    public var reach: Int?
    /// Why it need not be what was meant, each once.
    public var doubts: [Doubt]

    /// Something on the map that speaks against a hit.
    public enum Doubt: String, Sendable, CaseIterable {
        /// It is the middle of a street, not the door.
        case middle
        /// The street is called a little differently: «ул. Абая» for «проспект Абая», «Сәкен
        /// Сейфуллин көшесі» for «Сейфуллина».
        case otherName
        /// There is another, smaller street of this name a kilometre off or more; perhaps it has such
        /// a house that the map does not know.
        case namesake
    }

    /// As the map spells it: street and house, or two streets.
    public var name: String {
        guard let detail else { return street }
        return kind == .crossing ? "\(street) / \(detail)" : "\(street), \(detail)"
    }

    /// Whether somebody should look at it before a volunteer goes there.
    public var isApproximate: Bool { !doubts.isEmpty }
}

/// What a map knows of an address.
public enum AddressAnswer: Sendable, Equatable {
    /// There is one such place.
    case found(AddressHit)
    /// There are several, two or more; somebody who knows has to choose.
    case question([AddressHit])
    /// There is no such street; streets that are spelled nearly so.
    case unknown(similar: [String])
}
