import Foundation
import Scenarios
import Testing

@Suite("a day of 4,000 households")
struct LargeTests {
    /// Files of a folder with that many households, all of them different.
    static func files(households: Int) -> [String: String] {
        var rows = "id,lat,lon,needs,place.street,place.flat,windows,speaks,seenBy,note\n"
        for i in 0..<households {
            let lat = 51.05 + Double(i % 63) * 0.003
            let lon = 71.3 + Double(i % 64) * 0.004
            rows +=
                "h\(i),\(lat),\(lon),basket;basket,Абай даңғылы,\(i),10:00-13:00;14:00-18:00,kk;ru,v\(i % 100),\n"
        }
        var people = "id,carries.kg,available\n"
        for i in 0..<100 { people += "v\(i),250,09:00-18:00\n" }
        return [
            "centres.csv": "id,lat,lon\nc,51.13,71.43\n", "volunteers.csv": people,
            "households.csv": rows,
        ]
    }

    @Test("is read from CSV and from JSON without quadratic scans")
    func speed() throws {
        let clock = ContinuousClock()
        let folder = try TemporaryFolder(Self.files(households: 4000))
        var table: LoadedScenario?
        let csv = clock.measure { table = ScenarioFile.load(path: folder.path) }
        let scenario = try #require(table?.scenario)
        #expect(scenario.households.count == 4000)
        let json = ScenarioFile.json(scenario)
        try folder.write(json, "day.json")
        var again: LoadedScenario?
        let tree = clock.measure { again = ScenarioFile.load(path: folder.file("day.json")) }
        #expect(again?.scenario == scenario)
        if ProcessInfo.processInfo.environment["KOMEK_SHOW"] != nil {
            print("@@ CSV \(csv), JSON of \(json.utf8.count) bytes \(tree)")
        }
        #expect(csv < .seconds(60) && tree < .seconds(60))
    }
}
