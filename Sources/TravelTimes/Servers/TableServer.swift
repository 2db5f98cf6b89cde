import Foundation
import HTTPClient
import Maps
import Scenarios

/// A server that gives times and distances between many places by one mode.
protocol TableServer {
    /// Where the server takes each of some points to be: the kerb; nil where it knows no road.
    func kerbs(_ points: [Coordinate]) throws(ServerFault) -> [Coordinate?]
    /// Ways from each source to each target, row by row; nil where there is none.
    func ways(
        from sources: [Coordinate], to targets: [Coordinate]
    ) throws(ServerFault) -> [ServedWay?]
    /// Places on either side of a table that such a server grants unless it was told otherwise.
    var side: Int { get }
}

/// What a server says about one way, from kerb to kerb.
struct ServedWay: Equatable {
    var milliseconds: Int
    var metres: Int

    /// The longest way of a day that a plan can hold: 10,000 minutes, 1,000 km.
    private static let most = (milliseconds: 600_000_000.0, metres: 1_000_000.0)

    /// The way of two numbers of a table: nil inside where there is none, or none of a day's.
    /// - Throws: ``ServerFault/notUnderstood(_:)`` for numbers that no way has.
    static func stated(
        milliseconds: Double?, metres: Double?
    ) throws(ServerFault) -> ServedWay? {
        guard let milliseconds, let metres else { return nil }
        guard milliseconds >= -1000, metres >= -10 else {
            throw .notUnderstood("\(min(milliseconds, metres))")
        }
        guard milliseconds <= most.milliseconds, metres <= most.metres else { return nil }
        // OSRM 26.10 says −0.2 m of two places on nearly the same spot of a road.
        return ServedWay(
            milliseconds: max(0, Int(milliseconds.rounded())), metres: max(0, Int(metres.rounded()))
        )
    }
}

/// Why there is no table.
enum ServerFault: Error, Equatable {
    /// Nobody answers; why, as far as is known.
    case unreachable(String)
    /// No answer in time.
    case slow
    /// More places than the server allows; fewer may do.
    case tooLarge(String)
    /// One of the places is near no road.
    case noRoad
    /// Some of the places have no way between them, says the server, instead of a table.
    case unconnected
    /// The server does not want to; in its words.
    case refused(String)
    /// What comes is no table; what of it is odd.
    case notUnderstood(String)
}

extension ServerFault {
    init(_ fault: HTTPFault) {
        switch fault {
        case .unreachable(let why): self = .unreachable(why)
        case .slow: self = .slow
        case .tooLarge: self = .notUnderstood("> 64 MB")
        case .broken(let why): self = .notUnderstood(why)
        }
    }

    /// What a status says that comes without words which are understood.
    init(status: Int) {
        switch status {
        case 413, 414, 431: self = .tooLarge("HTTP \(status)")
        case 429, 502, 503, 504: self = .unreachable("HTTP \(status)")
        default: self = .refused("HTTP \(status)")
        }
    }
}

extension HTTPClient {
    /// The answer with status 200, and what a server says with another one.
    func answer(
        _ url: String, json: String? = nil, patience: Patience,
        refusal: ([UInt8]) -> ServerFault?
    ) throws(ServerFault) -> [UInt8] {
        let answer: HTTPAnswer
        do throws(HTTPFault) {
            answer = try ask(url, json: json, patience: patience)
        } catch { throw ServerFault(error) }
        guard answer.status == 200 else {
            throw refusal(answer.body) ?? ServerFault(status: answer.status)
        }
        return answer.body
    }
}

/// The JSON of an answer.
func decoded<Answer: Decodable>(
    _ type: Answer.Type, _ bytes: [UInt8]
) throws(ServerFault) -> Answer {
    guard let answer = try? JSONDecoder().decode(type, from: Data(bytes)) else {
        throw .notUnderstood(excerpt(bytes))
    }
    return answer
}

/// The beginning of what a server has said, to be shown.
private func excerpt(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "0 bytes" : String(decoding: bytes.prefix(60), as: UTF8.self)
}

/// Degrees with six decimals, as precise as either server is, the same on any machine.
func degrees(_ number: Int32) -> String {
    let micro = (abs(Int(number)) + 5) / 10
    let digits = "\(micro % 1_000_000)"
    let zeros = String(repeating: "0", count: 6 - digits.count)
    return (number < 0 ? "-" : "") + "\(micro / 1_000_000)." + zeros + digits
}
