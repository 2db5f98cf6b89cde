import Foundation
import TestSupport
import Testing

/// Maps and roads on the command line.
@Suite("the command line with maps", .serialized)
struct RoadCommandTests {
    private let program = CommandLineTests()

    @Test("plans on roads; who cannot be reached is impossible; the plan finds its map")
    func plan() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        try folder.write(RoadTown.day, "day.yaml")
        let day = "\(folder.path)/day.yaml"
        try FileManager.default.createDirectory(
            atPath: folder.path + "/plans", withIntermediateDirectories: true)
        let path = "\(folder.path)/plans/plan.json"
        let planned = try program.komek(
            "plan", day, "--iterations", "500", "--out", path, "--language", "en")
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(planned.output.contains("3 of 4 served"))
        #expect(planned.output.contains("Nobody can reach it."))
        #expect(try program.komek("check", path).status == 0)
        #expect(try program.komek("check", day, path).status == 0)
        // Written elsewhere, it names its map from there.
        let elsewhere = "\(folder.path)/plans/deeper"
        try FileManager.default.createDirectory(
            atPath: elsewhere, withIntermediateDirectories: true)
        #expect(try program.komek("check", path, "--out", elsewhere + "/again.json").status == 0)
        #expect(try program.komek("check", elsewhere + "/again.json").status == 0)

        try FileManager.default.moveItem(
            atPath: folder.path + "/town.osm", toPath: folder.path + "/away.osm")
        for arguments in [["check", path], ["check", day], ["plan", day]] {
            let run = try program.komek(arguments[0], arguments[1], "--language", "en")
            #expect(run.status == 2)
            #expect((run.output + run.errors).contains("map-not-found"))
        }
        try folder.write(RoadTown.map(street: "primary"), "town.osm")
        let changed = try program.komek("check", path, "--language", "en")
        #expect(changed.status == 2)
        #expect(changed.output.contains("map-changed"))
    }

    @Test("tells what is in a map; refuses what is none")
    func map() throws {
        let folder = try TownFolder()
        try folder.write(RoadTown.map(), "town.osm")
        try folder.write("PK\u{3}\u{4}", "sheet.xlsx")
        let told = try program.komek("map", "\(folder.path)/town.osm", "--language", "en")
        #expect(told.status == 0)
        #expect(told.output.contains("residential streets"))
        let machine = try program.komek("map", "\(folder.path)/town.osm", "--json")
        let json = try JSONSerialization.jsonObject(with: Data(machine.output.utf8))
        #expect((json as? [String: Any])?["nodes"] as? Int == 120 + 119 + 110)
        let nowhere = try program.komek(
            "map", "\(folder.path)/town.osm", "--find", "Абая 10", "--language", "ru")
        #expect(nowhere.status == 1)
        #expect(nowhere.output == "На карте нет такого адреса.\n")
        let refused = try program.komek("map", "\(folder.path)/sheet.xlsx", "--language", "ru")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("map-unknown-format"))
        #expect(try program.komek("map", "/nowhere.osm").status == 2)
    }
}
