import Foundation

/// JSON as it stands, before anybody says what should be there.
enum JSONTree: Decodable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    /// No `Int`; infinite where no machine number holds it.
    case number(Double)
    case text(String)
    /// Elements that are all of them integers: rows of matrices take little room.
    case integers([Int])
    case list([JSONTree])
    case object([String: JSONTree])

    /// Reads a text.
    ///
    /// - Throws: why the text is no JSON, with the line where that is known.
    static func parse(_ text: String) throws(Malformed) -> JSONTree {
        do {
            return try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
        } catch {
            throw Malformed(error)
        }
    }

    /// Why a text is no JSON.
    struct Malformed: Error {
        let line: Int
        let message: String

        init(_ error: any Error) {
            var reason = "it is cut off, or nested too deeply"
            if case .dataCorrupted(let context) = error as? DecodingError,
                let cause = context.underlyingError as NSError?,
                let told = cause.userInfo[NSDebugDescriptionErrorKey] as? String
            {
                reason = told
            }
            line = reason.firstMatch(of: /line (\d+)/).flatMap { Int($0.1) } ?? 0
            message = "this is no JSON: \(reason)"
        }
    }

    init(from decoder: any Decoder) throws {
        // What matrices are made of is tried first; each vain trial costs.
        let single = try decoder.singleValueContainer()
        if let integer = try? single.decode(Int.self) {
            self = .integer(integer)
        } else if let integers = try? single.decode([Int].self) {
            self = .integers(integers)
        } else if let list = try? single.decode([JSONTree].self) {
            self = .list(list)
        } else if let object = try? single.decode([String: JSONTree].self) {
            self = .object(object)
        } else if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if single.decodeNil() {
            self = .null
        } else {
            self = .number((try? single.decode(Double.self)) ?? .infinity)
        }
    }

    /// The elements of an array.
    var elements: [JSONTree]? {
        switch self {
        case .integers(let integers): integers.map(JSONTree.integer)
        case .list(let list): list
        default: nil
        }
    }

    /// As it is told where something else should be.
    var told: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .integer(let integer): "\(integer)"
        case .number(let number): number.isFinite ? "\(number)" : "a number beyond all reason"
        case .text(let text): "“\(text.prefix(40))”"
        case .integers(let list) where list.isEmpty: "an empty array"
        case .integers, .list: "an array"
        case .object: "an object"
        }
    }
}
