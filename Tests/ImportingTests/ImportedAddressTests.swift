import Foundation
import JSONText
import Maps
import Scenarios
import TestSupport
import Testing

@testable import Importing

@Suite("addresses of an imported list")
struct ImportedAddressTests {
    private static let head = """
        komek: 1
        centres: [{id: c, lat: 43.24, lon: 76.9}]
        volunteers: [{id: v, carries: {basket: 9}}]

        """

    @Test("are found on the map like those that are asked for one by one: nine in ten within 50 m")
    func hundred() throws {
        let rows = try String(
            contentsOfFile: "\(repository)/Tests/AddressesTests/Almaty/hundred.tsv", encoding: .utf8
        ).split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        let lines = rows.enumerated().map { "\($0);\"\($1[0])\";1" }
        var mapping = Mapping()
        mapping.use(map: MapPaths.almaty, writtenTo: "\(repository)/day.yaml")
        let imported = try ImportTests.imported(
            ["a.csv": (["id;Адрес;Корзин"] + lines).joined(separator: "\n")], mapping: mapping)
        #expect(imported.diagnostics == [])
        // A question is an error: such rows are taken out and counted.
        let text = Self.head + imported.yaml(comment: "").replacing("komek: 1\n", with: "")
        let asked = Set(
            ScenarioFile.parse(text, file: "\(repository)/day.yaml").diagnostics
                .filter { $0.severity == .error }.compactMap(\.location.line))
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !asked.contains($0.offset + 1) }.map { String($0.element) }
        let day = try #require(
            ScenarioFile.parse(kept.joined(separator: "\n"), file: "\(repository)/day.yaml")
                .scenario)
        #expect(day.households.count == rows.count - asked.count)
        var near = 0
        for household in day.households {
            // «h-0»: an id of digits alone is given a letter.
            let row = rows[try #require(Int(household.id.dropFirst(2)))]
            let metres = metresBetween(
                household.place.lat, household.place.lon, try #require(Double(row[1])),
                try #require(Double(row[2])))
            if metres <= 50 { near += 1 }
            #expect(metres <= 500 || !household.place.doubts.isEmpty, "\(row[0]): \(metres) m")
        }
        print("imported addresses: \(near) of \(rows.count) within 50 m, \(asked.count) questions")
        #expect(near * 10 >= rows.count * 9)
    }

    @Test(
        "in whatever form an import leaves them, with town, crossing or house in the street's cell")
    func forms() throws {
        let addresses = [
            "г. Алматы, ул. Кожамкулова, д. 56 Б, кв. 3", "Кожамкулова 56-Б",
            "Абай даңғылы мен Жароков көшесінің қиылысы", "пр. Абая / Жарокова, кв 3",
            "Абая угол Жарокова, подъезд 2",
        ]
        var mapping = Mapping()
        mapping.use(map: MapPaths.almaty, writtenTo: "\(repository)/day.yaml")
        let lines = addresses.map { "\"\($0)\";1" }
        let imported = try ImportTests.imported(
            ["a.csv": (["Адрес;Корзин"] + lines).joined(separator: "\n")], mapping: mapping)
        let text = Self.head + imported.yaml(comment: "").replacing("komek: 1\n", with: "")
        let loaded = ScenarioFile.parse(text, file: "\(repository)/day.yaml")
        #expect(loaded.diagnostics.filter { $0.code != "likely-duplicate" } == [])
        let points = loaded.scenario?.households.map {
            [$0.place.lat, $0.place.lon].map { ($0 * 1000).rounded() / 1000 }
        }
        let (house, corner) = ([43.264, 76.916], [43.239, 76.899])
        #expect(points == [house, house, corner, corner, corner])
    }

    @Test("leave a mapping's own travel as it is and only add the map")
    func mapping() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "komek-\(UUID()).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("scenario: {travel: {detour: 1.5}}\n".utf8).write(to: file)
        var mapping = try #require(Mapping.read(path: file.path).mapping)
        #expect(!mapping.hasMap)
        mapping.use(map: "/maps/city.osm", writtenTo: "/days/day.yaml")
        #expect(mapping.hasMap)
        #expect(
            JSON.object(mapping.scenario.map { ($0.key, $0.value) }).yaml()
                == "travel: {detour: 1.5}\naddresses: {map: ../maps/city.osm}\n")
    }
}
