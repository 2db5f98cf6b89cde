import Addresses
import Foundation
import TestSupport
import Testing

@testable import Scenarios

@Suite("places of which only the address is stated")
struct LocatingTests {
    /// Two streets that cross, a house on one of them.
    static let map = """
        <osm>
        <node id='1' lat='51.10' lon='71.40'/><node id='2' lat='51.10' lon='71.41'/>
        <node id='3' lat='51.10' lon='71.43'/><node id='4' lat='51.11' lon='71.41'/>
        <node id='5' lat='51.09' lon='71.41'/>
        <node id='6' lat='51.1005' lon='71.401'><tag k='addr:street' v='проспект Абая'/>
          <tag k='addr:housenumber' v='12/1'/></node>
        <way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/>
          <tag k='name' v='проспект Абая'/></way>
        <way id='2'><nd ref='4'/><nd ref='2'/><nd ref='5'/><tag k='highway' v='primary'/>
          <tag k='name' v='Сәкен Сейфуллин көшесі'/></way>
        </osm>
        """
    static let day = """
        komek: 1
        addresses: {map: town.osm}
        centres: [{id: c, place: {street: Абая, crossing: Сейфуллина}}]
        volunteers: [{id: v, centre: c, from: home, home: {place: {street: Абая 12/1}}}]
        households:
          - {id: door, place: {street: пр. Абая, house: 12 корпус 1, flat: 5}, needs: [snow]}
          - {id: corner, place: {street: Абая, house: 40, crossing: Сейфуллина}, needs: [snow]}
          - {id: other, place: {street: Абая, house: 42, crossing: Сейфуллина}, needs: [snow]}
          - {id: middle, place: {street: "ул. Абая", house: 99}, needs: [snow]}
          - {id: next, place: {street: "Абай даңғылы", house: "99 "}, needs: [snow]}
          - {id: street, place: {street: Сейфуллина}, needs: [snow]}
          - {id: stated, lat: 51.1, lon: 71.42, place: {street: Абая, house: 7}, needs: [snow]}
        """

    private func loaded(_ text: String = day, _ file: String = "day.yaml") throws -> (
        LoadedScenario, TemporaryFolder
    ) {
        let folder = try TemporaryFolder(["town.osm": Self.map, file: text])
        return (ScenarioFile.load(path: folder.file(file)), folder)
    }

    private func place(_ id: String, _ scenario: Scenario) -> Place? {
        scenario.households.first { $0.id == id }?.place
    }

    @Test("are found: by house, else by crossing, else in the middle of the street")
    func found() throws {
        let scenario = try #require(try loaded().0.scenario)
        func point(_ place: Place?) -> [Double?] { [place?.lat, place?.lon] }
        #expect(point(scenario.centres[0].place) == [51.10, 71.41])
        #expect(point(scenario.volunteers[0].home) == [51.1005, 71.401])
        #expect(point(place("door", scenario)) == [51.1005, 71.401])
        #expect(point(place("corner", scenario)) == [51.10, 71.41])
        #expect(point(place("middle", scenario)) == [51.10, 71.41])
        #expect(point(place("stated", scenario)) == [51.1, 71.42])
        let doubts = scenario.households.map { "\($0.id) \($0.place.doubts.map(\.rawValue))" }
        #expect(
            doubts == [
                "door []", "corner []", "other []", "middle [\"middle\", \"otherName\"]",
                "next [\"middle\"]", "street [\"middle\", \"otherName\"]", "stated []",
            ])
    }

    @Test("are told where they need not be the door, with how far that may be")
    func warnings() throws {
        let diagnostics = try loaded().0.diagnostics
        #expect(
            diagnostics.filter { $0.code != "likely-duplicate" }.map { diagnostic in
                let facts = diagnostic.facts.sorted { $0.key < $1.key }.map(\.value)
                return "\(diagnostic.code) \(diagnostic.location.line ?? 0) "
                    + "\(diagnostic.found ?? "") \(facts)"
            } == [
                // From 71.41 to 71.43 at 51.1° north: 1,397 m.
                "address-middle 9 ул. Абая, 99 [\"1400\", \"проспект Абая\"]",
                "address-other-name 9 ул. Абая, 99 [\"проспект Абая\"]",
                "address-middle 10 Абай даңғылы, 99  [\"1400\", \"проспект Абая\"]",
                "address-middle 11 Сейфуллина [\"1200\", \"Сәкен Сейфуллин көшесі\"]",
                "address-other-name 11 Сейфуллина [\"Сәкен Сейфуллин көшесі\"]",
            ])
    }

    @Test("are one building only if they have one house number")
    func buildings() throws {
        let scenario = try #require(try loaded().0.scenario)
        let buildings = ["door", "corner", "other", "middle", "next", "street", "stated"].map {
            place($0, scenario)?.building
        }
        #expect(
            buildings == [
                nil, "проспект Абая, 40", "проспект Абая, 42", "проспект Абая, 99",
                "проспект Абая, 99", "street", nil,
            ])
    }

    @Test("are in what is written, which needs the map no more")
    func embedded() throws {
        let (loaded, folder) = try loaded()
        let scenario = try #require(loaded.scenario)
        let json = ScenarioFile.json(scenario)
        #expect(!json.contains("addresses") && json.contains("\"doubts\":"))
        try FileManager.default.removeItem(atPath: folder.file("town.osm"))
        let again = ScenarioFile.parse(json, file: folder.file("day.json"))
        #expect(again.scenario == scenario)
        #expect(again.diagnostics.filter { $0.code.hasPrefix("address") } == [])
        #expect(again.scenario?.contentHash == scenario.contentHash)
    }

    @Test("are found on the map of travel where no other is stated, in CSV as well")
    func csv() throws {
        let folder = try TemporaryFolder([
            "town.osm": Self.map,
            "scenario.csv": "key,value\ntravel.source,roads\ntravel.map,town.osm\n",
            "centres.csv": "id,place.street,place.crossing\nc,Абая,Сейфуллина\n",
            "volunteers.csv": "id,from,home.place.street,home.place.house\nv,home,Абая,12/1\n",
            "households.csv":
                "id,lat,lon,place.street,place.house,needs\nh,,,Абая,12/1,basket\ng,,,Шабая,3,basket\n",
        ])
        let loaded = ScenarioFile.load(path: folder.path)
        let told = loaded.diagnostics.map { diagnostic in
            let file = diagnostic.location.file.split(separator: "/").last ?? ""
            return "\(diagnostic.code) \(file):\(diagnostic.location.line ?? 0) "
                + "\(diagnostic.location.path) \(diagnostic.found ?? "") \(diagnostic.facts)"
        }
        #expect(
            told == [
                "address-not-found households.csv:3 place.street Шабая, 3 "
                    + "[\"similar\": \"проспект Абая\"]"
            ])
    }

    @Test("are not looked up on a map that is none, which is told once")
    func noMap() throws {
        let (loaded, folder) = try loaded(Self.day.replacing("town.osm", with: "day.yaml"))
        #expect(loaded.scenario == nil)
        #expect(loaded.diagnostics.map(\.code) == ["map-unknown-format"])
        #expect(loaded.diagnostics.map(\.location.path) == ["addresses.map"])
        #expect(loaded.diagnostics.map(\.found) == [folder.file("day.yaml")])
    }

    @Test("may be thousands: more than a thousand warnings are told as such, and are no error")
    func thousands() throws {
        let households = (0..<3000).map {
            "  - {id: h\($0), place: {street: Абая, house: \($0 + 100)}, needs: [snow]}\n"
        }
        let start = Self.day.firstRange(of: "  - {id: door")?.lowerBound
        let head = String(Self.day[..<(start ?? Self.day.startIndex)])
        let many = try loaded(head + households.joined()).0
        #expect(many.scenario?.households.count == 3000)
        #expect(many.diagnostics.count == 1001)
        #expect(many.diagnostics.allSatisfy { $0.severity == .warning })
        #expect(many.diagnostics.contains { $0.code == "too-many-faults" })
        // The one error among them is not lost.
        let lost = "  - {id: x, place: {street: Нигде}, needs: [snow]}\n"
        let broken = try loaded(head + households.joined() + lost).0
        #expect(broken.scenario == nil)
        #expect(broken.diagnostics.filter { $0.severity == .error }.map(\.found) == ["Нигде"])
    }
}
