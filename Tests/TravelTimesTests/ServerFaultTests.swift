import Foundation
import HTTPClient
import Scenarios
import TestSupport
import Testing

@testable import TravelTimes

/// Servers that fail, in all ways that come to mind.
@Suite("a server that fails")
struct ServerFaultTests {
    struct Failure: CustomTestStringConvertible, Sendable {
        var what: String
        var kind = Travel.Server.Kind.osrm
        var reply: FakeServer.Reply
        var code: String
        var fact: String?
        var testDescription: String { what }
    }

    static func table(_ durations: String) -> FakeServer.Reply {
        .text(
            200,
            "{\"code\":\"Ok\",\"sources\":[{\"location\":[71.4,51.1]},{\"location\":[71.401,51.107]}],"
                + "\"durations\":\(durations),\"distances\":[[1,1],[1,1]]}")
    }

    static let failures: [Failure] = [
        .init(
            what: "a page", reply: .text(200, "<html>"), code: "server-not-understood",
            fact: "<html>"),
        .init(
            what: "nothing", reply: .text(200, ""), code: "server-not-understood", fact: "0 bytes"),
        .init(
            what: "no table", reply: .text(200, "{\"code\":\"Ok\"}"), code: "server-not-understood"),
        .init(
            what: "deep brackets", reply: .text(200, String(repeating: "[", count: 100_000)),
            code: "server-not-understood"),
        .init(what: "few rows", reply: table("[[1,1]]"), code: "server-not-understood"),
        .init(what: "short rows", reply: table("[[1],[1]]"), code: "server-not-understood"),
        .init(what: "words", reply: table("[[\"a\",1],[1,1]]"), code: "server-not-understood"),
        .init(
            what: "minutes before the start", reply: table("[[0,-7],[1,0]]"),
            code: "server-not-understood"),
        .init(what: "no number", reply: table("[[0,1e999],[1,0]]"), code: "server-not-understood"),
        .init(
            what: "an unknown question",
            reply: .text(400, "{\"code\":\"InvalidQuery\",\"message\":\"Query string malformed\"}"),
            code: "server-refused", fact: "InvalidQuery Query string malformed"),
        .init(
            what: "not found", reply: .text(404, "<html>"), code: "server-refused", fact: "HTTP 404"
        ),
        .init(
            what: "its own fault", reply: .text(500, "{}"), code: "server-refused", fact: "HTTP 500"
        ),
        .init(
            what: "no table small enough", reply: .text(400, "{\"code\":\"TooBig\"}"),
            code: "server-refused", fact: "TooBig"),
        .init(
            what: "too long an address", reply: .text(414, ""), code: "server-refused",
            fact: "HTTP 414"),
        .init(
            what: "another place",
            reply: .raw(
                Array(
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
                        .utf8)), code: "server-refused", fact: "HTTP 302"),
        .init(
            what: "busy for ever", reply: .text(503, ""), code: "server-unreachable",
            fact: "HTTP 503"),
        .init(what: "an end", reply: .raw([]), code: "server-unreachable"),
        .init(
            what: "half an answer",
            reply: .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".utf8)),
            code: "server-unreachable"),
        .init(
            what: "another language", reply: .raw(Array("220 mail.example ESMTP\r\n".utf8)),
            code: "server-not-understood"),
        .init(what: "silence", reply: .silence(3), code: "server-slow"),
        .init(what: "drops", reply: .drip, code: "server-slow"),
        .init(what: "a flood", reply: .endless, code: "server-not-understood"),
        .init(
            what: "Valhalla: a page", kind: .valhalla, reply: .text(200, "<html>"),
            code: "server-not-understood", fact: "<html>"),
        .init(
            what: "Valhalla: too far apart", kind: .valhalla,
            reply: .text(400, "{\"error_code\":154,\"error\":\"Path distance exceeds\"}"),
            code: "server-refused", fact: "154 Path distance exceeds"),
        .init(
            what: "Valhalla: fewer places", kind: .valhalla, reply: .text(200, "[{\"edges\":[]}]"),
            code: "server-not-understood", fact: "locate"),
    ]

    @Test("is told about, and why", arguments: failures)
    func failure(_ failure: Failure) throws {
        let server = try FakeServer { _, _ in failure.reply }
        var patience = ServerTests.impatient
        patience.attempts = 2
        if case .endless = failure.reply { patience.seconds = 20 }
        let day = ServerTests.day(failure.kind, server.url, households: 2)
        let loaded = TravelTimes.load(day, file: "day.yaml", patience: patience)
        #expect(loaded.travel == nil)
        #expect(loaded.isServerAtFault)
        #expect(loaded.diagnostics.map(\.code) == [failure.code])
        #expect(loaded.diagnostics.map(\.found) == [server.url])
        if let fact = failure.fact { #expect(loaded.diagnostics[0].facts["what"] == fact) }
    }

    @Test("not where two places on one spot are a little less than nothing apart, as OSRM says")
    func littleLess() throws {
        let server = try FakeServer { _, _ in Self.table("[[0,-0.1],[0.4,0]]") }
        let day = ServerTests.day(.osrm, server.url, households: 2)
        let loaded = TravelTimes.load(day, file: "d", patience: ServerTests.impatient)
        let travel = try #require(loaded.travel, "\(loaded.diagnostics)")
        let (centre, family) = (PlaceIndex.centre(0), PlaceIndex.household(1))
        #expect(travel.leg(.car, from: centre, to: family) == TravelLeg(seconds: 0, metres: 1))
        #expect(travel.leg(.car, from: family, to: centre) == TravelLeg(seconds: 1, metres: 1))
    }

    @Test("as when nobody listens, or the address is none")
    func nobody() throws {
        let server = try FakeServer { _, _ in .silence(0) }
        server.close()
        for (url, code) in [
            (server.url, "server-unreachable"), ("http://nowhere.invalid", "server-unreachable"),
            ("http://127.0.0.1:99999", "server-not-understood"),
            ("http://[", "server-not-understood"),
        ] {
            let day = ServerTests.day(.osrm, url)
            let loaded = TravelTimes.load(day, file: "d", patience: ServerTests.impatient)
            #expect(loaded.diagnostics.map(\.code) == [code], "\(url)")
            #expect(loaded.isServerAtFault)
        }
    }

    @Test("neither crashes nor hangs us, whatever it says")
    func fuzz() throws {
        let isLong = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil
        var taken = 0
        for kind in Travel.Server.Kind.allCases {
            for seed in 0..<(isLong ? 10_000 : 400) {
                let server = try FakeServer { question, number in
                    let said =
                        kind == .osrm
                        ? FakeTables().osrm(question) : FakeTables().valhalla(question)
                    guard case .text(let status, let text) = said else { return said }
                    let head =
                        "HTTP/1.1 \(status) OK\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(text.utf8.count)\r\n\r\n"
                    var random = SplitMix(seed: UInt64(seed * 7 + number))
                    var bytes = Array((head + text).utf8)
                    for _ in 0..<random.int(0...2) {
                        let place = random.int(0...bytes.count - 1)
                        switch random.int(0...4) {
                        case 0: bytes[place] = UInt8(random.int(0...255))
                        case 1: bytes.removeLast(min(bytes.count - 1, random.int(1...90)))
                        case 2: bytes.insert(contentsOf: Array("99e99".utf8), at: place)
                        case 3: bytes.insert(contentsOf: Array("null".utf8), at: place)
                        default: bytes.insert(contentsOf: Array("\r\n".utf8), at: place)
                        }
                    }
                    return .raw(bytes)
                }
                var patience = ServerTests.impatient
                (patience.attempts, patience.seconds) = (1, 2)
                let day = ServerTests.day(kind, server.url, households: 4)
                let loaded = TravelTimes.load(day, file: "d", patience: patience)
                #expect((loaded.travel == nil) == !loaded.diagnostics.isEmpty)
                taken += loaded.travel == nil ? 0 : 1
                server.close()
            }
        }
        #expect(taken > 60)
    }
}
