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

    @Test("plans by addresses that a server knows; the plan needs it no more; 69 where it fails")
    func addresses() throws {
        let server = try FakeServer { question, _ in
            // A house for each number, a hundredth of a degree apart.
            let path = question.path.removingPercentEncoding ?? ""
            let house = path.contains(" 1,") ? 1 : 2
            return .text(
                200,
                """
                {"features":[{"type":"Feature","properties":{"osm_type":"W","osm_key":"building",
                "housenumber":"\(house)","street":"Абай даңғылы"},
                "geometry":{"type":"Point","coordinates":[71.4\(house),51.1]}}]}
                """)
        }
        let folder = try TownFolder()
        try folder.write(
            """
            komek: 1
            addresses: {source: photon, url: '\(server.url)/', city: Астана}
            centres: [{id: c, lat: 51.1, lon: 71.4}]
            volunteers: [{id: v, from: c, carries: {basket: 4}}]
            households:
              - {id: a, place: {street: Абая, house: 1}, needs: [basket]}
              - {id: b, place: {street: Абая, house: 2}, needs: [basket]}
            """, "day.yaml")
        let (day, path) = ("\(folder.path)/day.yaml", "\(folder.path)/plan.json")
        let planned = try program.komek(
            "plan", day, "--iterations", "100", "--out", path, "--language", "en")
        #expect(planned.status == 0, "\(planned.errors)")
        #expect(planned.output.contains("2 of 2 served"))
        #expect(server.questions.count == 2)
        server.close()
        #expect(try program.komek("check", path).status == 0)
        let plan = try String(contentsOfFile: path, encoding: .utf8)
        #expect(plan.contains("71.42") && !plan.contains("photon"))
        for command in ["check", "plan"] {
            let run = try program.komek(command, day, "--language", "en")
            #expect(run.status == 69)
            #expect((run.output + run.errors).contains("The server \(server.url) does not answer"))
        }
    }
}
