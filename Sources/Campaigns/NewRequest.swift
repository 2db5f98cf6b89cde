import Importing
import JSONText
import Scenarios

/// A household as it asks for something: what it needs, and all that is known of it.
public struct NewRequest: Sendable {
    /// The household's id; nil: made from door, name and phone, as imports do.
    public var household: String?
    /// Name, phone, address, door code.
    public var contact = Contact()
    /// Degrees; nil where the place is not known yet.
    public var lat: Double?
    /// Degrees; nil where the place is not known yet.
    public var lon: Double?
    /// As a scenario's `place.building`.
    public var building: String?
    /// Whose household it is, for the report: «large-family», «elderly», …; empty: not stated.
    public var sort = ""
    /// Fields of a scenario's household besides (`windows`, `speaks`, `isolating`, …).
    public var fields: [(String, JSON)] = []
    /// Needs as in a scenario: fields of a need, `kind` among them.
    public var needs: [[(String, JSON)]] = []
    /// The day it was asked.
    public var received: Day.Date
    /// Not before this day.
    public var earliest: Day.Date?
    /// Promised for this day at the latest.
    public var promised: Day.Date?
    /// Comes back so many days after it was done.
    public var repeats: Int?
    /// The last day on which it may come back.
    public var repeatsUntil: Day.Date?

    /// Nothing asked yet, on a day.
    public init(received: Day.Date) { self.received = received }

    var keys: Recognition { Recognition(contact, lat: lat, lon: lon) }

    /// The household's id: the stated one, or that which an import gives.
    public var code: String { household ?? keys.id }

    /// As a scenario's household; where the place is not known it stands at `elsewhere`, to be read.
    func record(elsewhere: Place) -> JSON {
        var entries: [(String, JSON)] = [
            ("id", .text(code)), ("lat", .raw("\(lat ?? elsewhere.lat)")),
            ("lon", .raw("\(lon ?? elsewhere.lon)")),
        ]
        entries += fields
        // A household of which only something else is said needs something to be read.
        let asked = needs.isEmpty ? [[("kind", JSON.text("basket"))]] : needs
        entries.append(("needs", .list(asked.map(JSON.object))))
        return .object(entries)
    }
}

/// What became of a request that came in.
public enum Taken: Sendable, Equatable {
    /// It is in the queue, with these numbers.
    case new([Int])
    /// The household's request of that kind is in the queue already.
    case known(Int)
    /// Nothing was asked; what is known about the household was changed.
    case updated(String)
    /// Probably another household's request come twice; it was not taken.
    case doubtful(code: String, other: Int, why: String)
}

extension Taken {
    /// For machines.
    public var json: JSON {
        switch self {
        case .new(let numbers):
            .object([("result", .text("new")), ("requests", .numbers(numbers))])
        case .known(let number):
            .object([("result", .text("known")), ("requests", .numbers([number]))])
        case .updated(let code):
            .object([("result", .text("updated")), ("household", .text(code))])
        case .doubtful(let code, let other, let why):
            .object([
                ("result", .text("doubtful")), ("household", .text(code)),
                ("other", .number(other)), ("because", .text(why)),
            ])
        }
    }
}

/// Entries of a JSON object without its braces, to be put into another.
func fragment(_ entries: [(String, JSON)]) -> String {
    entries.isEmpty
        ? "" : String(JSON.object(entries).rendered().dropFirst().dropLast(2))
}
