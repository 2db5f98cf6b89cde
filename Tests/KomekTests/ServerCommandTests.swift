import Foundation
import TestSupport
import Testing

/// Servers on the command line.
@Suite("the command line with servers", .serialized)
struct ServerCommandTests {
    private let program = CommandLineTests()

    @Test(
        "plans with a server; checks and prints the plan without it; ends with 69 where it is needed"
    )
    func plan() throws {
        var town = FakeTables()
        town.river = 51.05
        let around = town
        let server = try FakeServer { question, _ in around.valhalla(question) }
        let folder = try TownFolder()
        let text = RoadTown.day.replacing(
            "{source: roads, map: town.osm}", with: "{source: valhalla, url: '\(server.url)'}")
        try folder.write(text, "day.yaml")
        let (day, path) = ("\(folder.path)/day.yaml", "\(folder.path)/plan.json")
        #expect(try program.komek("check", day).status == 0)
        let planned = try program.komek(
            "plan", day, "--iterations", "500", "--out", path, "--csv",
            "\(folder.path)/plan.csv", "--language", "en")
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(planned.output.contains("3 of 4 served"))
        #expect(planned.output.contains("Nobody can reach it."))
        let again = try program.komek("plan", day, "--iterations", "500", "--json")
        #expect(again.output == (try String(contentsOfFile: path, encoding: .utf8)))
        #expect(try program.komek("check", day, path).status == 0)
        #expect(try program.komek("check", day, "\(folder.path)/plan.csv").status == 0)
        server.close()

        #expect(try program.komek("check", path).status == 0)
        #expect(try program.komek("check", path, "--out", path + ".json").status == 0)
        #expect(try program.komek("check", path + ".json").status == 0)
        let sheets = try program.komek("sheets", path, "--out", "\(folder.path)/sheets")
        #expect(sheets.status == 0, "\(sheets.errors)")
        // Each of these asks, four times, for three seconds and a half.
        let runs = [["check", day], ["check", path, "--retime"]]
        for arguments in runs {
            let run = try program.komek(arguments + ["--language", "en"])
            #expect(run.status == 69)
            #expect(run.output.contains("The server \(server.url) does not answer"))
        }
    }
}
