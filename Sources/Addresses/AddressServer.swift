import Maps

/// A server that knows addresses, and the city it is asked about.
public struct AddressServer: Sendable, Equatable {
    /// Programs that Komek can ask.
    public enum Kind: String, Sendable, CaseIterable {
        /// Komoot's Photon, by `/api`.
        case photon
        /// OpenStreetMap's Nominatim, by `/search`.
        case nominatim
    }
    /// What answers there.
    public var kind: Kind
    /// Where, without a slash at its end.
    public var url: String
    /// Added to each address; nobody else's street of that name is meant.
    public var city: String
    /// A server of this kind there, asked about this city.
    public init(kind: Kind, url: String, city: String) {
        (self.kind, self.url, self.city) = (kind, url, city)
    }

    /// Whether it is one that everybody shares, who asks that nobody asks much.
    ///
    /// Nominatim's usage policy: at most a question a second, no lists
    /// (https://operations.osmfoundation.org/policies/nominatim/); Photon asks for fairness.
    public var isShared: Bool {
        let rest = url.drop { $0 != "/" }.drop { $0 == "/" }
        let host = rest.prefix { $0 != "/" && $0 != ":" }.lowercased()
        return ["nominatim.openstreetmap.org", "photon.komoot.io"].contains(host)
    }

    /// Different addresses of a day that may be asked about.
    public var most: Int { isShared ? 100 : 1_000 }
}

/// Who asks servers about addresses; the one thing of a scenario's reading that needs a network.
public protocol Geocoder {
    /// What a server has for an address, the likeliest first.
    func places(
        of question: AddressQuestion, at server: AddressServer
    ) throws(GeocoderFault) -> [ServedPlace]
}

/// Why a server has not answered about an address.
public enum GeocoderFault: Error, Sendable, Equatable {
    /// It cannot be reached; why, as far as is known.
    case unreachable(String)
    /// No answer in so many seconds.
    case slow(Int)
    /// It does not want to; in its words.
    case refused(String)
    /// What comes is no list of places; its beginning.
    case notUnderstood(String)
}

/// What a server says about one place.
public struct ServedPlace: Sendable, Equatable {
    /// The street, or the quarter where houses are numbered by quarters.
    public var street: String
    /// The house number; nil where it is the street itself.
    public var house: String?
    /// The middle of it.
    public var point: Coordinate
    /// Of a street: metres from there to the farthest corner of its bounds, where they are known.
    public var reach: Int?
    /// A house, or a street.
    public init(street: String, house: String? = nil, point: Coordinate, reach: Int? = nil) {
        (self.street, self.house, self.point, self.reach) = (street, house, point, reach)
    }
}
