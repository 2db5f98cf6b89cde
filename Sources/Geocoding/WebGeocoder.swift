import Addresses
import Foundation
import HTTPClient

/// Asks Photon and Nominatim over HTTP, one address after another.
///
/// A server hears street, house and city, and nothing else. One that everybody shares is asked once a
/// second at most.
public final class WebGeocoder: Geocoder {
    private let patience: Patience
    private let pause: Double
    private let progress: (Int) -> Void
    private let client: HTTPClient
    /// Questions so far, of all servers.
    public private(set) var asked = 0
    private var last: Double?

    /// Nobody asked yet.
    /// - Parameters:
    ///   - patience: with servers that do not answer.
    ///   - pause: seconds between two questions to a server that everybody shares.
    ///   - progress: hears how many questions were put, this one included.
    public init(
        patience: Patience = Patience(), pause: Double = 1,
        progress: @escaping (Int) -> Void = { _ in }
    ) {
        (self.patience, self.pause, self.progress) = (patience, pause, progress)
        client = HTTPClient(seconds: patience.seconds, mostBytes: 4 << 20)
    }

    /// What a server has for an address, not more than twenty places.
    public func places(
        of question: AddressQuestion, at server: AddressServer
    ) throws(GeocoderFault) -> [ServedPlace] {
        var patience = patience
        if server.isShared {
            // Asking again is asking, too.
            patience.firstWait = max(patience.firstWait, pause)
        }
        let rest = Self.rest(
            since: last, now: Self.now, pause: pause, isShared: server.isShared)
        if rest > 0 { Thread.sleep(forTimeInterval: rest) }
        asked += 1
        progress(asked)
        let answer: HTTPAnswer
        do throws(HTTPFault) {
            answer = try client.ask(Self.url(question, server), patience: patience)
        } catch {
            throw GeocoderFault(error, seconds: patience.seconds)
        }
        last = Self.now
        switch answer.status {
        case 200: break
        case 429, 502, 503, 504: throw .unreachable("HTTP \(answer.status)")
        default: throw .refused("HTTP \(answer.status)")
        }
        let places =
            switch server.kind {
            case .photon: PhotonAnswer.places(answer.body)
            case .nominatim: NominatimAnswer.places(answer.body)
            }
        guard let places else {
            let start = String(decoding: answer.body.prefix(60), as: UTF8.self)
            throw .notUnderstood(start.isEmpty ? "0 bytes" : start)
        }
        return Array(places.prefix(20))
    }

    /// Seconds to wait before the next question.
    static func rest(since last: Double?, now: Double, pause: Double, isShared: Bool) -> Double {
        guard isShared, let last else { return 0 }
        return last + pause - now
    }

    /// Seconds of a clock that nobody sets.
    private static var now: Double { ProcessInfo.processInfo.systemUptime }

    /// The question as an address.
    static func url(_ question: AddressQuestion, _ server: AddressServer) -> String {
        switch server.kind {
        case .photon:
            let house = question.house.map { " " + $0 } ?? ""
            let text = question.street + house + ", " + server.city
            return "\(server.url)/api?q=\(escaped(text))&limit=20"
        case .nominatim:
            // The house first, as its manual has it.
            let house = question.house.map { $0 + " " } ?? ""
            return "\(server.url)/search?street=\(escaped(house + question.street))"
                + "&city=\(escaped(server.city))&format=jsonv2&addressdetails=1&limit=20"
        }
    }

    /// Any text as a value of a query: RFC 3986's unreserved characters stay.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                if "-._~".utf8.contains(byte) {
                    result.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += "%" + (digits.count < 2 ? "0" : "") + digits
                }
            }
        }
        return result
    }
}

extension GeocoderFault {
    fileprivate init(_ fault: HTTPFault, seconds: Double) {
        switch fault {
        case .unreachable(let why): self = .unreachable(why)
        case .slow: self = .slow(Int(seconds.rounded()))
        case .tooLarge: self = .notUnderstood("> 4 MB")
        case .broken(let why): self = .notUnderstood(why)
        }
    }
}
