import Addresses
import Foundation
import HTTPClient
import Maps
import Scenarios
import TestSupport
import Testing

@testable import Geocoding

/// Days with addresses, asked of servers that are made up.
@Suite("addresses that are asked of a server")
struct WebGeocoderTests {
    static let impatient: Patience = {
        var patience = Patience()
        (patience.firstWait, patience.longestWait, patience.seconds) = (0.01, 0.05, 0.5)
        return patience
    }()

    /// A centre, and households of which one has an address.
    static func day(
        _ server: FakeServer, _ kind: AddressServer.Kind = .photon, place: String,
        centre: String = "lat: 51.12, lon: 71.43"
    ) -> String {
        """
        komek: 1
        addresses: {source: \(kind.rawValue), url: '\(server.url)', city: Астана}
        centres: [{id: secret-c, \(centre)}]
        volunteers: [{id: secret-v, from: secret-c, carries: {basket: 4}}]
        households:
          - {id: secret-stated, lat: 51.11, lon: 71.42, place: {street: Тайная, house: 7}, needs: [basket]}
          - {id: secret-a, place: {\(place)}, needs: [basket], isolating: true}
          - {id: secret-b, place: {\(place)}, needs: [basket]}

        """
    }

    /// Reads a day with a geocoder that does not wait long.
    static func load(_ text: String, patience: Patience = impatient) throws -> LoadedScenario {
        let path = NSTemporaryDirectory() + "komek-\(UUID().uuidString).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return ScenarioFile.load(path: path, geocoder: WebGeocoder(patience: patience))
    }

    static func told(_ loaded: LoadedScenario) -> [String] {
        loaded.diagnostics.map { diagnostic in
            let facts = diagnostic.facts.filter { $0.key != "url" }.sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }
            return ([diagnostic.code, diagnostic.location.path] + facts).joined(separator: " ")
        }
    }

    @Test("are found, each asked once", arguments: AddressServer.Kind.allCases)
    func found(kind: AddressServer.Kind) throws {
        let answer = try AnswerTests.answer("\(kind.rawValue)-house")
        let server = try FakeServer { _, _ in .text(200, String(decoding: answer, as: UTF8.self)) }
        let loaded = try Self.load(
            Self.day(server, kind, place: "street: пр. Абая, house: 12 корпус 1, flat: 5"))
        let scenario = try #require(loaded.scenario, "\(Self.told(loaded))")
        #expect(scenario.households.map(\.place.lat) == [51.11, 51.1005, 51.1005])
        #expect(scenario.households[1].place.lon == 71.401)
        #expect(scenario.households[1].place.doubts == [])
        #expect(server.questions.count == 1)
    }

    @Test("are flagged where only the street is known", arguments: AddressServer.Kind.allCases)
    func street(kind: AddressServer.Kind) throws {
        let answer = try AnswerTests.answer("\(kind.rawValue)-street")
        let server = try FakeServer { _, _ in .text(200, String(decoding: answer, as: UTF8.self)) }
        let loaded = try Self.load(Self.day(server, kind, place: "street: ул. Абая, house: 99"))
        let scenario = try #require(loaded.scenario, "\(Self.told(loaded))")
        #expect(scenario.households[1].place.doubts == [.middle, .otherName])
        #expect(scenario.households[1].place.building == "Абай даңғылы, 99")
        #expect(
            Self.told(loaded).filter { $0.hasPrefix("address") }.prefix(2) == [
                "address-middle households[1].place.street metres=1400 street=Абай даңғылы",
                "address-other-name households[1].place.street street=Абай даңғылы",
            ])
    }

    @Test("send street, house and city and nothing else", arguments: AddressServer.Kind.allCases)
    func privacy(kind: AddressServer.Kind) throws {
        let answer = try AnswerTests.answer("\(kind.rawValue)-house")
        let server = try FakeServer { _, _ in .text(200, String(decoding: answer, as: UTF8.self)) }
        let place = "street: 'Абая, кв. 77', house: '12/1 кв 78', flat: 79, entrance: 76, floor: 75"
        _ = try Self.load(Self.day(server, kind, place: place))
        let paths = server.questions.map { $0.path.removingPercentEncoding ?? "" }
        let path =
            kind == .photon
            ? "/api?q=Абая 12/1, Астана&limit=20"
            : "/search?street=12/1 Абая&city=Астана&format=jsonv2&addressdetails=1&limit=20"
        #expect(paths == [path])
        #expect(server.questions[0].head.contains("\r\nUser-Agent: komek"))
        #expect(!server.questions[0].head.contains("Cookie") && server.questions[0].body.isEmpty)
    }

    @Test("stay here where nobody is to be asked, or the map has them")
    func offline() throws {
        let server = try FakeServer { _, _ in .text(200, "{\"features\":[]}") }
        let text = Self.day(server, place: "street: Абая, house: 3")
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        #expect(Self.told(loaded) == ["address-unasked households[1].place.street count=1"])
        // All have coordinates.
        let stated = text.replacing("place: {street: Абая, house: 3}", with: "lat: 51.1, lon: 71.4")
        #expect(try Self.load(stated).scenario != nil)
        // Something else is wrong.
        let broken = text.replacing("carries: {basket: 4}", with: "carries: {baskett: 4}")
        #expect(try Self.load(broken).scenario == nil)
        // The map knows, or has several.
        let mapped = text.replacing(
            "addresses: {", with: "addresses: {map: '\(MapPaths.almaty)', ")
        for street in ["Кожамкулова, house: 56Б", "Абай, house: 10"] {
            _ = try Self.load(mapped.replacing("Абая, house: 3", with: street))
        }
        #expect(server.questions.isEmpty)
        _ = try Self.load(mapped.replacing("Абая, house: 3", with: "Шабаятова, house: 3"))
        #expect(server.questions.count == 1)
    }

    @Test("are a question where there are several such places")
    func question() throws {
        let answer = String(decoding: try AnswerTests.answer("photon-house"), as: UTF8.self)
            .replacing("71.4012,51.1004", with: "71.4100,51.1900")
        let server = try FakeServer { _, _ in .text(200, answer) }
        let loaded = try Self.load(Self.day(server, place: "street: Абая, house: 12/1"))
        #expect(loaded.scenario == nil && !loaded.isServerAtFault)
        #expect(
            Self.told(loaded).first
                == "address-ambiguous households[1].place.street places="
                + "51.1005,71.401 Абай даңғылы, 12/1; 51.19,71.41 Абай даңғылы, 12/1")
    }

    @Test("are not taken outside the area of the day, nor where it is not known where that is")
    func outside() throws {
        let answer = String(decoding: try AnswerTests.answer("photon-house"), as: UTF8.self)
        let server = try FakeServer { _, _ in .text(200, answer) }
        let place = "street: Абая, house: 12/1"
        let far = try Self.load(
            Self.day(server, place: place, centre: "lat: 43.25, lon: 76.9")
                .replacing("lat: 51.11, lon: 71.42", with: "lat: 43.25, lon: 76.91"))
        #expect(far.scenario == nil)
        #expect(Self.told(far).first?.hasPrefix("address-outside households[1]") == true)
        #expect(Self.told(far).first?.contains("km=30 places=51.1005,71.401") == true)
        let asked = server.questions.count
        let nowhere = try Self.load(
            Self.day(server, place: place, centre: "place: {street: Абая, house: 12}")
                .replacing("lat: 51.11, lon: 71.42, ", with: ""))
        #expect(Self.told(nowhere).map { $0.prefix(20) } == ["address-without-area"])
        #expect(server.questions.count == asked)
    }

    @Test("are told where the server does not know them")
    func unknown() throws {
        let answer = String(decoding: try AnswerTests.answer("photon-house"), as: UTF8.self)
        let server = try FakeServer { _, _ in .text(200, answer) }
        let loaded = try Self.load(Self.day(server, place: "street: Абая, house: 13"))
        #expect(
            Self.told(loaded).prefix(1) == [
                "address-nowhere households[1].place.street similar=Абай даңғылы"
            ])
    }

    @Test("a crossing is looked for on the map only")
    func crossing() throws {
        let server = try FakeServer { _, _ in .text(200, "{\"features\":[]}") }
        let loaded = try Self.load(Self.day(server, place: "street: Абая, crossing: Гоголя"))
        #expect(Self.told(loaded).first?.hasPrefix("address-not-found") == true)
        #expect(server.questions.isEmpty)
    }

    @Test("are not many")
    func many() throws {
        let server = try FakeServer { _, _ in .text(200, "{\"features\":[]}") }
        let text = Self.day(server, place: "street: Абая, house: 1")
        let more = (2...1_002).map {
            "  - {id: h\($0), place: {street: Абая, house: \($0)}, needs: [basket]}\n"
        }
        let loaded = try Self.load(text + more.joined())
        #expect(
            Self.told(loaded) == [
                "address-too-many households[1].place.street count=1002 most=1000"
            ])
        #expect(server.questions.isEmpty)
    }

    @Test("servers that everybody shares are known by their names")
    func shared() {
        for (url, isShared) in [
            ("https://nominatim.openstreetmap.org", true), ("https://photon.komoot.io", true),
            ("http://Nominatim.OpenStreetMap.org:80/x", true), ("http://127.0.0.1:2322", false),
            ("https://nominatim.openstreetmap.org.example", false),
        ] {
            let server = AddressServer(kind: .photon, url: url, city: "x")
            #expect(server.isShared == isShared, "\(url)")
            #expect(server.most == (isShared ? 100 : 1000))
        }
    }

    struct Failure: CustomTestStringConvertible, Sendable {
        var reply: FakeServer.Reply
        var told: String
        var testDescription: String { told }
    }
    static let failures: [Failure] = [
        .init(
            reply: .text(200, "<html>"), told: "address-not-understood addresses.url what=<html>"),
        .init(reply: .text(200, ""), told: "address-not-understood addresses.url what=0 bytes"),
        .init(reply: .text(403, "blocked"), told: "address-refused addresses.url what=HTTP 403"),
        .init(reply: .text(503, ""), told: "server-unreachable addresses.url what=HTTP 503"),
        .init(reply: .silence(2), told: "server-slow addresses.url seconds=0"),
    ]

    @Test("end with a server that fails, after some tries", arguments: failures)
    func failure(_ failure: Failure) throws {
        let server = try FakeServer { _, _ in failure.reply }
        var patience = Self.impatient
        (patience.attempts, patience.seconds) = (2, 0.4)
        let loaded = try Self.load(
            Self.day(server, place: "street: Абая, house: 1"), patience: patience)
        #expect(loaded.isServerAtFault && loaded.scenario == nil)
        #expect(Self.told(loaded) == [failure.told])
        let isTemporary = failure.told.hasPrefix("server")
        #expect(server.questions.count == (isTemporary ? 2 : 1))
    }

    @Test("need a source, its address and a city")
    func fields() {
        let day = """
            komek: 1
            addresses: {WHAT}
            centres: [{id: c, lat: 51.1, lon: 71.4}]
            volunteers: [{id: v, from: c}]
            households: [{id: h, lat: 51.1, lon: 71.4, needs: [snow]}]
            """
        for (what, told) in [
            (
                "url: 'http://x', city: A",
                [
                    "address-key-without-source addresses.url key=url",
                    "address-key-without-source addresses.city key=city",
                ]
            ),
            (
                "source: photon",
                ["missing-key addresses.url key=url", "missing-key addresses.city key=city"]
            ),
            ("source: photon, url: 'http://u:p@x', city: A", ["bad-url addresses.url"]),
            (
                "source: pelias, url: 'http://x', city: A",
                ["unknown-value addresses.source choices=photon, nominatim"]
            ),
        ] {
            let loaded = ScenarioFile.parse(day.replacing("WHAT", with: what), file: "day.yaml")
            #expect(Self.told(loaded).filter { !$0.hasPrefix("likely") } == told)
        }
    }

    @Test("wait between two questions to a server that everybody shares, not to one's own")
    func pace() throws {
        #expect(WebGeocoder.rest(since: 10, now: 10.3, pause: 1, isShared: true) > 0.69)
        #expect(WebGeocoder.rest(since: 10, now: 11.3, pause: 1, isShared: true) <= 0)
        #expect(WebGeocoder.rest(since: nil, now: 10, pause: 1, isShared: true) <= 0)
        #expect(WebGeocoder.rest(since: 10, now: 10, pause: 1, isShared: false) <= 0)
    }
}
