import HTTPClient
import Maps
import Scenarios

/// Asks the servers of one scenario.
///
/// They hear coordinates and nothing else, in order of latitude, so that their order says nothing either.
struct ServerLoader {
    let scenario: Scenario
    let server: Travel.Server
    let file: String
    let patience: Patience
    let progress: (Double) -> Void
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether it is a server that is to blame.
    private(set) var isServerAtFault = false

    /// Tables of more places would fill memory: 5,000 × 5,000 ways take 200 MB a mode.
    private static let most = 5_000
    /// Questions that a server has before it at most.
    private static let atOnce = 4
    /// A place farther from every road is a mistake, as it is on maps.
    private static let reach = 300.0

    init(
        _ scenario: Scenario, _ server: Travel.Server, file: String, patience: Patience,
        progress: @escaping (Double) -> Void
    ) {
        (self.scenario, self.server, self.file) = (scenario, server, file)
        (self.patience, self.progress) = (patience, progress)
    }

    /// nil iff there are diagnostics.
    mutating func load() -> ServedTravel? {
        var travel = ServedTravel()
        let points = PlacePoints(scenario)
        guard points.points.count <= Self.most else {
            nameTooMany(points.points.count)
            return nil
        }
        let modes = scenario.modesTravelled
        var questions: [(mode: TravelMode, table: TableQuestions, kerbs: [Coordinate?])] = []
        // Where places are first, by all modes: nobody waits for a table with a misplaced household.
        for (k, mode) in modes.enumerated() {
            guard let url = server.urls[mode] else { continue }
            let progress = progress
            var question = TableQuestions(connections(mode, url), points.points) { done, all in
                progress((Double(k) + Double(done) / Double(all)) / Double(modes.count))
            }
            do throws(ServerFault) {
                let kerbs = try question.kerbs()
                questions.append((mode, question, kerbs))
            } catch {
                report(error, url)
                return nil
            }
        }
        nameFarPlaces(points, questions.map(\.kerbs))
        guard diagnostics.isEmpty else { return nil }
        for k in questions.indices {
            let mode = questions[k].mode
            do throws(ServerFault) {
                try questions[k].table.ask()
            } catch {
                report(error, server.urls[mode] ?? "")
                return nil
            }
            travel.modes[mode] = doorToDoor(
                mode, questions[k].table, points, questions[k].kerbs)
        }
        return travel
    }

    /// Several, so that a server with more than one core has something to do while we read its answers.
    private func connections(_ mode: TravelMode, _ url: String) -> [any TableServer] {
        (0..<Self.atOnce).map { _ in table(mode, url) }
    }

    private func table(_ mode: TravelMode, _ url: String) -> any TableServer {
        let client = HTTPClient(seconds: patience.seconds)
        switch server.kind {
        case .osrm: return OSRMServer(url: url, client: client, patience: patience)
        case .valhalla:
            return ValhallaServer(url: url, mode: mode, client: client, patience: patience)
        }
    }

    /// Places that no mode brings near, as on maps.
    private mutating func nameFarPlaces(_ points: PlacePoints, _ kerbs: [[Coordinate?]]) {
        for (place, path, name) in scenario.placesByPath {
            guard let k = points.index[place], !kerbs.isEmpty else { continue }
            let metres = kerbs.compactMap { $0[k]?.metres(to: points.points[k]) }.min()
            if let metres, metres <= Self.reach { continue }
            var facts = ["most": "\(Int(Self.reach))"]
            facts["metres"] = metres.map { "\(Int($0.rounded()))" }
            diagnostics.append(
                Diagnostic(
                    code: "place-off-roads", location: .init(file: file, path: path), found: name,
                    facts: facts))
        }
    }

    /// What is walked between kerb and door counts as time, and as way for walkers; who is too far from
    /// this mode's roads has no ways.
    private func doorToDoor(
        _ mode: TravelMode, _ ways: TableQuestions, _ points: PlacePoints, _ kerbs: [Coordinate?]
    ) -> ServedTravel.Mode {
        let count = points.points.count
        let speed = scenario.travel.speeds[.foot] ?? 4_500
        let walks = zip(points.points, kerbs).map { point, kerb -> Int? in
            guard let metres = kerb?.metres(to: point), metres <= Self.reach else { return nil }
            return Int((metres * 100).rounded())
        }
        var table = ServedTravel.Mode(
            index: points.index, count: count,
            seconds: Array(repeating: -1, count: count * count),
            metres: Array(repeating: 0, count: count * count))
        for from in 0..<count {
            for to in 0..<count {
                let k = from * count + to
                guard ways.milliseconds[k] >= 0, let start = walks[from], let end = walks[to]
                else { continue }
                let walk = start + end
                let milliseconds = Int(ways.milliseconds[k]) + walk * 36_000 / speed
                table.seconds[k] = Int32((milliseconds + 999) / 1000)
                table.metres[k] = ways.metres[k] + (mode == .foot ? Int32((walk + 50) / 100) : 0)
            }
        }
        return table
    }

    private mutating func nameTooMany(_ count: Int) {
        diagnostics.append(
            Diagnostic(
                code: "server-too-many-places",
                location: .init(file: file, path: "travel.source"), found: "\(count)",
                facts: ["most": "\(Self.most)"]))
    }

    private mutating func report(_ fault: ServerFault, _ url: String) {
        isServerAtFault = true
        let (code, what): (String, String?) =
            switch fault {
            case .unreachable(let why): ("server-unreachable", why)
            case .slow: ("server-slow", nil)
            case .tooLarge(let why), .refused(let why): ("server-refused", why)
            case .noRoad: ("server-refused", "no road")
            case .unconnected: ("server-refused", "no way")
            case .notUnderstood(let what): ("server-not-understood", what)
            }
        var facts: [String: String] = [:]
        facts["what"] = what
        if fault == .slow { facts["seconds"] = "\(Int(patience.seconds.rounded()))" }
        diagnostics.append(
            Diagnostic(
                code: code, location: .init(file: file, path: "travel.url"), found: url,
                facts: facts))
    }
}

/// The points of a day's places, each once.
struct PlacePoints {
    /// By latitude, then longitude.
    var points: [Coordinate]
    var index: [PlaceIndex: Int] = [:]

    init(_ scenario: Scenario) {
        let places = scenario.placesByPath.compactMap { place, _, _ in
            // A home where nobody starts or ends is nobody's business.
            if case .home(let k) = place,
                scenario.volunteers[k].from != .home, scenario.volunteers[k].to != .home
            {
                return (PlaceIndex, Coordinate)?.none
            }
            return Coordinate(
                latitude: scenario.place(place).lat, longitude: scenario.place(place).lon
            ).map { (place, $0) }
        }
        points = Set(places.map(\.1)).sorted { ($0.lat, $0.lon) < ($1.lat, $1.lon) }
        let order = Dictionary(uniqueKeysWithValues: points.enumerated().map { ($1, $0) })
        for (place, point) in places { index[place] = order[point] }
    }
}
