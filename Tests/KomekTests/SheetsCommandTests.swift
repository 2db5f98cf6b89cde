import Chromium
import Foundation
import Scenarios
import TestSupport
import Testing

/// `komek sheets` as a user runs it.
extension CommandLineTests {
    /// A folder with a plan of the yard in it.
    private func planned() throws -> String {
        let folder = NSTemporaryDirectory() + "komek-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let run = try komek(
            "plan", exampleDays[0], "--iterations", "50", "--out", "\(folder)/plan.json")
        #expect(run.status == 0)
        return folder
    }

    private var contacts: String {
        exampleDays[0].replacing("yard.yaml", with: "contacts/yard.csv")
    }

    @Test("sheets are written with contacts, and an earlier printing leaves nothing behind")
    func sheets() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let out = folder + "/print"
        let run = try komek(
            "sheets", "\(folder)/plan.json", "--contacts", contacts, "--out", out, "--language",
            "ru")
        #expect(run.status == 0 && run.errors.contains("записано"))
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        #expect(names.filter { $0.hasPrefix("sheet-") }.count == 3)
        #expect(names.contains("overview.html") && names.contains("all-sheets.html"))
        let mode = try FileManager.default.attributesOfItem(atPath: out)[.posixPermissions]
        #expect(mode as? Int == 0o700)

        // The same again gives the same bytes; a plan of another day takes the place of this one.
        let before = try String(contentsOfFile: out + "/overview.html", encoding: .utf8)
        #expect(
            try komek(
                "sheets", "\(folder)/plan.json", "--contacts", contacts, "--out", out, "--language",
                "ru"
            ).status == 0)
        #expect(try String(contentsOfFile: out + "/overview.html", encoding: .utf8) == before)
        #expect(
            try komek(
                "plan", exampleDays[1], "--iterations", "50", "--out", "\(folder)/other.json"
            ).status == 0)
        #expect(try komek("sheets", "\(folder)/other.json", "--out", out).status == 0)
        let after = try FileManager.default.contentsOfDirectory(atPath: out)
        #expect(!after.contains { $0.contains("driver") })
        #expect(after.contains { $0.contains("snow-1") })
    }

    @Test("the overview says what would help where it is asked, the same each time")
    func prices() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func overview(_ more: String...) throws -> String {
            let run = try komek(
                ["sheets", "\(folder)/plan.json", "--out", "\(folder)/print", "--language", "en"]
                    + more)
            #expect(run.status == 0, "\(run.errors)")
            return try String(contentsOfFile: "\(folder)/print/overview.html", encoding: .utf8)
        }
        let told = try overview("--prices", "--iterations", "500")
        #expect(told.contains("What would help") && told.contains("One more hand at a centre"))
        #expect(try overview("--prices", "--iterations", "500") == told)
        #expect(!(try overview()).contains("What would help"))
        let wrong = try komek(
            "sheets", "\(folder)/plan.json", "--out", "\(folder)/print", "--iterations", "500")
        #expect(wrong.status == 64)
    }

    @Test("a folder with other files in it is left alone")
    func occupied() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try komek("sheets", "\(folder)/plan.json", "--out", folder)
        #expect(run.status == 69 && run.errors.contains("other files"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["plan.json"])
    }

    @Test("bad contacts, bad maps and plans that do not hold are refused, nothing is written")
    func refused() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let out = folder + "/print"
        try writeAtomically("id,phone\nh01,call me\n", to: folder + "/contacts.csv")
        let bad = try komek(
            "sheets", "\(folder)/plan.json", "--contacts", "\(folder)/contacts.csv", "--out", out,
            "--language", "en")
        #expect(bad.status == 2 && bad.errors.contains("call me is not a phone number"))
        let map = try komek(
            "sheets", "\(folder)/plan.json", "--map", "\(folder)/contacts.csv", "--out", out)
        #expect(map.status == 2 && map.errors.contains("map-"))
        var text = try String(contentsOfFile: folder + "/plan.json", encoding: .utf8)
        text = text.replacing("\"visit\": \"h01/basket\"", with: "\"visit\": \"h02/basket\"")
        try writeAtomically(text, to: folder + "/edited.json")
        #expect(try komek("sheets", "\(folder)/edited.json", "--out", out).status == 1)
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("without a browser there is HTML, and a word about it")
    func noBrowser() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        setenv("KOMEK_CHROMIUM", "/nowhere", 1)
        defer { unsetenv("KOMEK_CHROMIUM") }
        let run = try komek(
            "sheets", "\(folder)/plan.json", "--out", folder + "/print", "--pdf", "--language", "en"
        )
        #expect(run.status == 69 && run.errors.contains("PDF needs Chromium"))
        #expect(FileManager.default.fileExists(atPath: folder + "/print/overview.html"))
    }

    @Test("a part of a map is drawn, the same each time; a box that is none is refused")
    func drawn() throws {
        let file = NSTemporaryDirectory() + "komek-\(UUID()).svg"
        defer { try? FileManager.default.removeItem(atPath: file) }
        func draw(_ box: String) throws -> (status: Int32, svg: String) {
            let run = try komek(
                "map", MapPaths.astana, "--svg", file, "--bbox", box, "--language", "kk")
            return (run.status, (try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
        }
        let first = try draw("71.40,51.15,71.46,51.18")
        #expect(first.status == 0 && first.svg.hasPrefix("<svg xmlns="))
        #expect(first.svg.contains("Абай даңғылы") && first.svg.contains("© OpenStreetMap"))
        #expect(try draw("71.40,51.15,71.46,51.18") == first)
        for box in ["71.46,51.15,71.40,51.18", "71.4,51.1,71.5", "a,b,c,d", "0,0,0,91"] {
            #expect(try draw(box).status == 64)
        }
    }

    @Test(
        "all sheets of the largest day take less than 20 seconds",
        .enabled(if: ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1"))
    func quick() throws {
        let folder = NSTemporaryDirectory() + "komek-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = folder + "/plan.json"
        #expect(try komek("plan", exampleDays[4], "--iterations", "500", "--out", plan).status == 0)
        let clock = ContinuousClock()
        let time = try clock.measure {
            let run = try komek(
                "sheets", plan, "--map", MapPaths.astana, "--out", folder + "/print")
            #expect(run.status == 0)
        }
        #expect(time < .seconds(20))
    }

    @Test(
        "the example days are printed without a fault",
        .enabled(if: PrintedPage.canPrint, "no Chromium is installed: printing is not tested"))
    func printed() throws {
        // All sheets of the large days in all languages where large numbers are asked for.
        let isLarge = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1"
        let days = isLarge ? [0, 1, 3] : [0]
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        for day in days {
            let folder = NSTemporaryDirectory() + "komek-\(UUID())"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let plan = folder + "/plan.json"
            #expect(
                try komek("plan", exampleDays[day], "--iterations", "500", "--out", plan).status
                    == 0)
            let name = (exampleDays[day] as NSString).lastPathComponent.replacing(
                "yaml", with: "csv")
            let contacts =
                (exampleDays[day] as NSString).deletingLastPathComponent + "/contacts/" + name
            for language in isLarge ? ["kk", "ru", "en"] : ["kk"] {
                let out = folder + "/" + language
                let run = try komek(
                    "sheets", plan, "--contacts", contacts, "--map", MapPaths.astana, "--out", out,
                    "--language", language, "--pdf")
                #expect(run.status == 0)
                let files = try FileManager.default.contentsOfDirectory(atPath: out)
                for file in files.sorted() where file.hasSuffix(".html") {
                    #expect(files.contains(file.replacing(".html", with: ".pdf")))
                    if file.hasPrefix("all") { continue }
                    try browser.open(file: out + "/" + file)
                    let faults = try PrintedPage.faults(
                        browser, width: file.hasPrefix("overview") ? 1039 : 710)
                    #expect(faults.isEmpty, "\(day) \(language) \(file): \(faults.prefix(3))")
                }
            }
        }
    }
}
