import Foundation
import TestSupport
import Testing

/// From lists that have addresses only to printed sheets, as a user does it.
@Suite("lists with addresses and no coordinates", .serialized)
struct AddressWalkTests {
    private let program = CommandLineTests()
    private static let lists = ["families", "volunteers", "centres"].map {
        "\(repository)/scenarios/lists/\($0).csv"
    }

    private func golden(_ text: String, _ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
        let file = "\(folder)/Golden/\(name)"
        if ProcessInfo.processInfo.environment["KOMEK_UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            return
        }
        #expect(text == (try? String(contentsOfFile: file, encoding: .utf8)), "\(name) differs")
    }

    @Test("become a day, a plan and sheets; the plan needs no map to know where they are")
    func walk() throws {
        let folder = try TownFolder()
        let path = folder.path
        // Beside it, so that the day does not name this machine's folders.
        try FileManager.default.copyItem(atPath: MapPaths.astana, toPath: path + "/city.osm.pbf")
        let day = path + "/day.yaml"
        let importing =
            ["import"] + Self.lists + [
                "--map", path + "/city.osm.pbf", "--out", day, "--language", "ru",
            ]
        let imported = try program.komek(importing)
        #expect(imported.status == 0)
        #expect(imported.output.contains("семьи, которых карта находит по адресу: 8"))
        #expect(imported.output.contains("Можно планировать: komek plan"))
        // The lists' own rows, where somebody will put them right.
        let told = try program.komek(importing + ["--force", "--json"])
        #expect(try program.komek("check", day).status == 0)
        let planned = try program.komek(
            "plan", day, "--iterations", "1000", "--out", path + "/plan.json", "--language", "ru")
        #expect(planned.status == 0)
        let scenario = try String(contentsOfFile: day, encoding: .utf8)
        let shown = [told.output, scenario, planned.output].joined(separator: "\n")
        try golden(shown.replacing("\(repository)/", with: ""), "walk.ru.txt")

        let printed = try program.komek(
            "sheets", path + "/plan.json", "--contacts", path + "/day-contacts.csv", "--out",
            path + "/print", "--language", "ru")
        #expect(printed.status == 0)
        let sheets = try String(contentsOfFile: path + "/print/all-sheets.html", encoding: .utf8)
        #expect(sheets.contains("Смагулова") || sheets.contains("Раушан"))
        #expect(sheets.contains("это лишь середина улицы"))

        // The same day again: the same bytes. What is in the plan is not looked up again.
        let plan = try String(contentsOfFile: path + "/plan.json", encoding: .utf8)
        #expect(!plan.contains("\"addresses\"") && plan.contains("\"doubts\""))
        let again = try program.komek(
            "plan", day, "--iterations", "1000", "--json", "--language", "ru")
        // How the map is named depends on where the plan lies.
        let rounds = { (text: String) in
            text.split(separator: "\n").drop { !$0.contains("\"rounds\"") }.filter {
                !$0.contains("\"map\"")
            }
        }
        #expect(rounds(plan).count > 100)
        #expect(rounds(again.output) == rounds(plan))
        let rechecked = try program.komek("check", path + "/plan.json", "--language", "ru")
        #expect(rechecked.status == 0 && !rechecked.output.contains("address-"))
    }

    @Test("that are not found are told with their rows in the list, and the rest is written")
    func rows() throws {
        let folder = try TownFolder()
        try folder.write(
            "ФИО;Адрес;Корзин\nА А;Кенисары 1;1\nБ Б;Кенесары / Республики;1\nВ В;Абая 10;1\n",
            "list.csv")
        let imported = try program.komek(
            "import", folder.path + "/list.csv", "--map", MapPaths.astana, "--out",
            folder.path + "/day.yaml", "--language", "en", "--json")
        #expect(imported.status == 1)
        let json = try JSONSerialization.jsonObject(with: Data(imported.output.utf8))
        let told = (json as? [[String: Any]])?.map {
            "\($0["code"] ?? "") \($0["line"] ?? "") \($0["found"] ?? "")"
        }
        #expect(
            told == ["address-not-found 2 Кенисары, 1", "address-ambiguous 4 Абая, 10"])
        #expect(FileManager.default.fileExists(atPath: folder.path + "/day.yaml"))
    }

    @Test("without a map are told once; with a map that is none nothing is written")
    func withoutMap() throws {
        let folder = try TownFolder()
        let day = folder.path + "/day.yaml"
        let imported = try program.komek(
            ["import"] + Self.lists + ["--out", day, "--language", "en"])
        #expect(imported.status == 0)
        #expect(imported.output.contains("Give a map of the city with --map"))
        #expect(imported.output.contains("families without coordinates: 8"))
        let checked = try program.komek("check", day, "--language", "en")
        #expect(checked.status == 2 && checked.output.contains("address-without-map"))
        #expect(checked.output.contains("only the address is stated: 9,"))
        let other = folder.path + "/other.yaml"
        let refused = try program.komek(
            ["import"] + Self.lists + ["--map", Self.lists[0], "--out", other])
        #expect(refused.status == 2 && !FileManager.default.fileExists(atPath: other))
    }

    @Test("faults are told all at once, each with its row, before anything is planned")
    func faults() throws {
        let folder = try TownFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/day", withIntermediateDirectories: true)
        try folder.write("key,value\naddresses.map,\(MapPaths.astana)\n", "day/scenario.csv")
        try folder.write("id,place.street\nc,Кенесары / Республики\n", "day/centres.csv")
        try folder.write("id,carries.basket\nv,9\n", "day/volunteers.csv")
        try folder.write(
            "id,place.street,place.house,needs\na,Кенисары,1,basket\nb,Абая,10,basket\n",
            "day/households.csv")
        for command in ["check", "plan"] {
            let run = try program.komek(command, folder.path + "/day", "--language", "en")
            let told = run.output + run.errors
            #expect(run.status == 2)
            #expect(told.contains("address-not-found") && told.contains("households.csv:2"))
            #expect(told.contains("address-ambiguous") && told.contains("households.csv:3"))
            #expect(told.contains("Spelled nearly so: Кенесары көшесі"))
        }
    }
}
