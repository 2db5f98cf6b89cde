import Foundation
import HTTPClient
import Scenarios
import TestSupport
import Testing

@testable import TravelTimes

/// Travel as servers say; the servers are made up.
@Suite("travel times of servers")
struct ServerTests {
    static let impatient: Patience = {
        var patience = Patience()
        (patience.firstWait, patience.longestWait, patience.seconds) = (0.01, 0.05, 0.5)
        return patience
    }()

    /// A centre and so many households on a grid of thousandths of a degree, a walker and a driver.
    static func day(
        _ kind: Travel.Server.Kind, _ url: String, households: Int = 6, walks: Bool = false
    ) -> Scenario {
        var day = Scenario()
        day.centres = [Centre(id: "secret-c", place: Place(lat: 51.1, lon: 71.4))]
        day.volunteers = [
            Volunteer(id: "secret-v", from: .centre("c"), to: .centre("c"), centre: "c")
        ]
        if walks { day.volunteers[0].travels = .foot }
        for k in 0..<households {
            let place = Place(
                lat: 51.1 + 0.001 * Double(k * 7 % 12), lon: 71.4 + 0.001 * Double(k))
            day.households.append(Household(id: "secret-h\(k)", place: place))
        }
        let mode: TravelMode = walks ? .foot : .car
        day.travel.source = .server(.init(kind: kind, urls: [mode: url]))
        return day
    }

    static func reply(
        _ kind: Travel.Server.Kind, _ town: FakeTables
    ) -> @Sendable (FakeServer.Question, Int) -> FakeServer.Reply {
        { question, _ in kind == .osrm ? town.osrm(question) : town.valhalla(question) }
    }

    private func places(_ day: Scenario) -> [PlaceIndex] {
        [.centre(0)] + day.households.indices.map { .household($0) }
    }

    @Test(
        "every leg is what the server says, however large the tables are that it grants",
        arguments: Travel.Server.Kind.allCases, [10_000, 2_500, 400, 37, 3])
    func parts(kind: Travel.Server.Kind, mostPairs: Int) throws {
        var town = FakeTables()
        town.mostPairs = mostPairs
        let server = try FakeServer(Self.reply(kind, town))
        var day = Self.day(kind, server.url, households: mostPairs < 40 ? 14 : 120)
        day.travel.winter[.car] = 1250
        var shares: [Double] = []
        let loaded = TravelTimes.load(
            day, file: "day.yaml", patience: Self.impatient, progress: { shares.append($0) })
        let travel = try #require(loaded.travel, "\(loaded.diagnostics)")
        let places = places(day)
        var seen = 0
        travel.forEachLeg(.car, among: places) { i, j, leg in
            seen += 1
            let (a, b) = (day.place(places[i]), day.place(places[j]))
            let seconds = i == j ? 0 : town.seconds((a.lat, a.lon), (b.lat, b.lon)) ?? -1
            // Rounded up to whole seconds, then slower by a quarter, rounded up again.
            let summer = Int((seconds * 1000).rounded() + 999) / 1000
            #expect(
                leg
                    == TravelLeg(
                        seconds: (summer * 1250 + 999) / 1000, metres: Int((seconds * 10).rounded())
                    ))
            #expect(leg == travel.leg(.car, from: places[i], to: places[j]))
        }
        #expect(seen == places.count * places.count)
        #expect(shares == shares.sorted() && shares.last == 1)
        // The same questions every time; those that are asked at once come in any order, and on a busy
        // machine one is asked again.
        func text(_ question: FakeServer.Question) -> String { question.path + question.body }
        let first = server.questions
        _ = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
        let second = server.questions.dropFirst(first.count)
        #expect(Set(second.map(text)) == Set(first.map(text)))
    }

    @Test(
        "where there is no way there is none", arguments: Travel.Server.Kind.allCases,
        [false, true])
    func unreachable(kind: Travel.Server.Kind, refuses: Bool) throws {
        var town = FakeTables()
        (town.river, town.refusesRiver) = (51.1055, refuses)
        let server = try FakeServer(Self.reply(kind, town))
        let day = Self.day(kind, server.url, households: 9)
        let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
        let travel = try #require(loaded.travel, "\(loaded.diagnostics)")
        var missing = 0
        for from in places(day) {
            for to in places(day) {
                let isAcross =
                    (day.place(from).lat < town.river) != (day.place(to).lat < town.river)
                #expect((travel.leg(.car, from: from, to: to) == nil) == isAcross)
                missing += isAcross ? 1 : 0
            }
        }
        #expect(missing > 10)
    }

    @Test(
        "the way from the kerb is walked, by walkers as part of their way",
        arguments: Travel.Server.Kind.allCases)
    func kerbs(kind: Travel.Server.Kind) throws {
        var town = FakeTables()
        // 0.001° of latitude are 111.19 m, 88.96 s at 4.5 km/h.
        town.kerb = (beyond: 71.4005, degrees: 0.001)
        let server = try FakeServer(Self.reply(kind, town))
        for walks in [false, true] {
            let day = Self.day(kind, server.url, households: 3, walks: walks)
            let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
            let travel = try #require(loaded.travel, "\(loaded.diagnostics)")
            let mode: TravelMode = walks ? .foot : .car
            // 0.007° north, which count twice, and 0.001° east: 15 s and 150 m.
            let leg = try #require(travel.leg(mode, from: .centre(0), to: .household(1)))
            #expect(leg == TravelLeg(seconds: 15 + 89, metres: 150 + (walks ? 111 : 0)))
            #expect(travel.leg(walks ? .car : .foot, from: .centre(0), to: .household(1)) == nil)
        }
    }

    @Test(
        "places far from every road are named, all at once", arguments: Travel.Server.Kind.allCases,
        [false, true])
    func farPlaces(kind: Travel.Server.Kind, refuses: Bool) throws {
        var town = FakeTables()
        town.kerb = (beyond: 71.4025, degrees: 0.004)
        (town.wilderness, town.refusesWilderness) = (71.4045, refuses)
        let server = try FakeServer(Self.reply(kind, town))
        let day = Self.day(kind, server.url)
        let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
        #expect(loaded.travel == nil)
        #expect(!loaded.isServerAtFault)
        #expect(loaded.diagnostics.map(\.code) == .init(repeating: "place-off-roads", count: 3))
        #expect(loaded.diagnostics.map(\.location.path) == (3...5).map { "households[\($0)]" })
        #expect(loaded.diagnostics.map { $0.facts["metres"] } == ["445", "445", nil])
    }

    @Test("nothing but coordinates leaves the machine", arguments: Travel.Server.Kind.allCases)
    func privacy(kind: Travel.Server.Kind) throws {
        let server = try FakeServer(Self.reply(kind, FakeTables()))
        var day = Self.day(kind, server.url)
        // A home from which nobody starts is nobody's business.
        day.volunteers[0].home = Place(lat: 51.7777, lon: 71.7777)
        #expect(TravelTimes.load(day, file: "secret-day.yaml").travel != nil)
        #expect(!server.questions.isEmpty)
        for question in server.questions {
            let all = question.head + question.body
            #expect(!all.contains("secret") && !all.contains("7777") && !all.contains("Cookie"))
            let words = all.split { !$0.isLetter }.map { $0.lowercased() }
            let known = Set(
                """
                get post table v driving sources destinations annotations duration distance generate hints
                false http host user agent komek accept encoding deflate gzip br zstd locate to targets
                costing auto units kilometers verbose locations lat lon content type length application
                json
                """.split { !$0.isLetter }.map(String.init))
            #expect(words.filter { !known.contains($0) } == [])
        }
        // In the order of the map, not of the day.
        let latitudes = server.questions[0].path.split(separator: "/").last?.split(separator: "?")
            .first?.split(separator: ";").map {
                $0.split(separator: ",").last.map(String.init) ?? ""
            }
        if kind == .osrm { #expect(latitudes?.dropLast() == latitudes?.dropLast().sorted()[...]) }
    }

    @Test("a server that is busy at first is asked again, and when it says so")
    func busy() throws {
        for busy in ["HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", ""] {
            let server = try FakeServer { question, number in
                number < 2 ? .raw(Array(busy.utf8)) : FakeTables().osrm(question)
            }
            let day = Self.day(.osrm, server.url)
            let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
            #expect(loaded.travel != nil, "\(loaded.diagnostics)")
            #expect(server.questions.count == 4)
        }
    }

    @Test(
        "up to four questions are put at once, each asked again for itself; which comes first changes nothing",
        arguments: Travel.Server.Kind.allCases)
    func atOnce(kind: Travel.Server.Kind) throws {
        var town = FakeTables()
        (town.mostPairs, town.river) = (400, 51.1055)
        let reply = Self.reply(kind, town)
        func legs(_ server: FakeServer) throws -> [TravelLeg?] {
            let day = Self.day(kind, server.url, households: 70)
            let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
            let travel = try #require(loaded.travel, "\(loaded.diagnostics)")
            var legs: [TravelLeg?] = []
            travel.forEachLeg(.car, among: places(day)) { _, _, leg in legs.append(leg) }
            return legs
        }
        let counter = FlightCounter()
        let slow = try FakeServer { question, number in
            counter.begin()
            defer { counter.end() }
            Thread.sleep(forTimeInterval: 0.003 * Double(1 + number * 7 % 5))
            return counter.isFirst(question.path + question.body)
                ? .text(503, "") : reply(question, number)
        }
        let answered = try legs(slow)
        #expect(answered == (try legs(try FakeServer(reply))))
        #expect(answered.contains(nil) && answered.contains { $0 != nil })
        #expect((2...4).contains(counter.most))
    }

    @Test("too many places are not asked about")
    func tooMany() throws {
        let day = Self.day(.osrm, "http://127.0.0.1:9", households: 5_001)
        let loaded = TravelTimes.load(day, file: "day.yaml", patience: Self.impatient)
        #expect(loaded.diagnostics.map(\.code) == ["server-too-many-places"])
    }
}

/// How many questions a server has before it at once, and which it has heard.
private final class FlightCounter: @unchecked Sendable {
    private let lock = NSLock()
    private var now = 0
    private var heard: Set<String> = []
    private(set) var most = 0

    func begin() {
        lock.withLock {
            now += 1
            most = max(most, now)
        }
    }

    func end() { lock.withLock { now -= 1 } }

    func isFirst(_ question: String) -> Bool { lock.withLock { heard.insert(question).inserted } }
}
