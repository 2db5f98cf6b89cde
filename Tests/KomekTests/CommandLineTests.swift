import Foundation
import Scenarios
import TestSupport
import Testing

/// The program as a user runs it.
@Suite("The command line", .serialized)
struct CommandLineTests {
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    /// A folder that is gone when the test ends.
    final class TemporaryFolder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("komek-\(UUID())")
            .path
        init() throws {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// The program beside the test bundle.
    static var program: String {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        while folder.path != "/",
            !FileManager.default.isExecutableFile(
                atPath: folder.appendingPathComponent("komek").path)
        {
            folder = folder.deletingLastPathComponent()
        }
        return folder.appendingPathComponent("komek").path
    }

    func komek(_ arguments: String..., interruptAfter: Double? = nil) throws -> Run {
        try komek(arguments, interruptAfter: interruptAfter)
    }

    func komek(_ arguments: [String], interruptAfter: Double? = nil) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        if let interruptAfter {
            let pid = process.processIdentifier
            DispatchQueue.global().asyncAfter(deadline: .now() + interruptAfter) {
                kill(pid, SIGINT)
            }
        }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let faults = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: faults, as: UTF8.self))
    }

    @Test("plans the yard and says that nothing is better", arguments: ["en", "ru", "kk"])
    func yard(language: String) throws {
        let run = try komek("plan", exampleDays[0], "--language", language)
        #expect(run.status == 0)
        let proven = ["en": "proven optimal", "ru": "доказано", "kk": "дәлелденді"]
        #expect(run.output.contains(try #require(proven[language])))
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test("a plan that it writes is a plan that it accepts, as JSON and as CSV")
    func writesAndChecks() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.path
        let day = exampleDays[2]
        let run = try komek(
            "plan", day, "--iterations", "500", "--out", "\(folder)/plan.json", "--csv",
            "\(folder)/plan.csv")
        #expect(run.status == 0)
        #expect(try komek("check", "\(folder)/plan.json").status == 0)
        #expect(try komek("check", day, "\(folder)/plan.csv").status == 0)
        let plan = try #require(PlanFile.load(path: "\(folder)/plan.json", scenario: nil).plan)
        #expect(
            PlanFile.json(plan)
                == (try String(contentsOfFile: "\(folder)/plan.json", encoding: .utf8)))
        // A visit made longer by hand: the check says what is wrong.
        var text = try String(contentsOfFile: "\(folder)/plan.csv", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.contains(",visit,") })
        let end = try #require(line.split(separator: ",").last)
        text = text.replacing(line, with: line.dropLast(end.count) + "23:59:00")
        try writeAtomically(text, to: "\(folder)/edited.csv")
        let edited = try komek("check", day, "\(folder)/edited.csv", "--json")
        #expect(edited.status == 1)
        #expect(edited.output.contains("visit-length"))
    }

    @Test(
        "a workbook that was edited by hand is read back, its times reckoned anew where rows moved")
    func workbook() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.path
        let day = exampleDays[2]
        let run = try komek(
            "plan", day, "--iterations", "500", "--xlsx", "\(folder)/plan.xlsx", "--csv",
            "\(folder)/plan.csv")
        #expect(run.status == 0)
        #expect(try komek("check", day, "\(folder)/plan.xlsx").status == 0)
        // Two visits that follow one another change places, as when a row is dragged.
        var rows = try String(contentsOfFile: "\(folder)/plan.csv", encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let first = try #require(
            rows.indices.dropLast().first {
                rows[$0].contains(",visit,") && rows[$0 + 1].contains(",visit,")
            })
        rows.swapAt(first, first + 1)
        let text = rows.joined(separator: "\n").replacing(";", with: "\u{1}")
            .replacing(",", with: ";").replacing("\u{1}", with: "|")
        try writeAtomically(
            "\u{FEFF}" + text.replacing("|", with: ","), to: "\(folder)/dragged.csv")
        let dragged = try komek(
            "check", day, "\(folder)/dragged.csv", "--out", "\(folder)/new.json", "--language", "en"
        )
        #expect(dragged.output.contains("the order was changed, times are reckoned anew"))
        let new = try komek("check", "\(folder)/new.json")
        #expect(new.status == dragged.status)
    }

    @Test("lists become a scenario and contacts, which are not overwritten unasked")
    func importing() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.path
        try writeAtomically(
            "Название;Координаты\nЖануя;51,1284 71,4306\n", to: "\(folder)/центры.csv")
        try writeAtomically(
            "Волонтёр;Машина;Сколько корзин\nДосанов А.;да;5\n", to: "\(folder)/v.csv")
        try writeAtomically(
            "ФИО;Телефон;Координаты;Нужда\nТайнов Т.;8 701 555 01 01;51,13 71,42;корзина\n",
            to: "\(folder)/h.csv")
        let lists = ["центры.csv", "v.csv", "h.csv"].map { "\(folder)/\($0)" }
        func run(_ more: String...) throws -> Run {
            try komek(["import"] + lists + ["--out", "\(folder)/day.yaml"] + more)
        }
        let made = try run("--language", "en")
        #expect(made.status == 0 && made.output.contains("Ready to be planned"))
        #expect(try komek("check", "\(folder)/day.yaml").status == 0)
        let contacts = try String(contentsOfFile: "\(folder)/day-contacts.csv", encoding: .utf8)
        #expect(contacts.contains("Тайнов") && contacts.contains("+77015550101"))
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/day-contacts.csv")
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(try run().status == 2)
        #expect(try run("--force").status == 0)
        #expect(try komek("import", "/nowhere.csv", "--out", "\(folder)/x.yaml").status == 2)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/x.yaml"))
    }

    @Test("the same seed and iterations give the same bytes, with one thread and two")
    func sameBytes() throws {
        let first = try komek(
            "plan", exampleDays[3], "--iterations", "1500", "--seed", "7", "--threads", "1")
        let second = try komek(
            "plan", exampleDays[3], "--iterations", "1500", "--seed", "7", "--threads", "2")
        #expect(first.status == 0 && first.output == second.output)
        #expect(first.output.count > 10_000)
    }

    @Test("Ctrl-C ends the search, not the plan")
    func interrupted() throws {
        let run = try komek("plan", exampleDays[4], "--time", "120s", interruptAfter: 2)
        #expect(run.status == 0)
        #expect(run.output.count > 100_000)
    }

    @Test("bad input ends with 2 and says what is wrong")
    func badInput() throws {
        #expect(try komek("plan", "/nowhere.yaml").status == 2)
        #expect(try komek("check", "/nowhere.yaml", "--json").status == 2)
        #expect(try komek("check", "/nowhere.json").status == 2)
    }

    @Test("VROOM's input is answered with VROOM's JSON; what is not modelled ends with 3")
    func vroom() throws {
        let temporary = try TemporaryFolder()
        let folder = temporary.path
        let input = """
            {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0}],
             "jobs": [{"id": 4, "location_index": 1}],
             "matrices": {"car": {"durations": [[0, 50], [60, 0]]}}}
            """
        try writeAtomically(input, to: "\(folder)/in.json")
        let run = try komek(
            "solve", "\(folder)/in.json", "--iterations", "10", "--json", "--out",
            "\(folder)/out.json")
        #expect(run.status == 0 && run.output.contains("\"cost\": 110"))
        #expect(run.output.contains("\"vehicles\": [0]") && run.output.contains("[4]"))
        let written = try String(contentsOfFile: "\(folder)/out.json", encoding: .utf8)
        #expect(written.hasPrefix("{\n  \"code\": 0,"))
        #expect(try komek("solve", "\(folder)/in.json", "--out", "\(folder)/out.sol").status == 64)
        // The solution beside it is no instance.
        let bench = try komek("bench", folder, "--iterations", "10")
        #expect(bench.status == 0 && bench.output.contains("in ") && !bench.output.contains("out "))
        try writeAtomically(
            input.replacing("\"jobs\"", with: "\"shipments\": [{}], \"jobs\""),
            to: "\(folder)/more.json")
        let refused = try komek("solve", "\(folder)/more.json")
        #expect(refused.status == 3 && refused.errors.contains("not modelled: shipments"))
        try writeAtomically(input.replacing("60", with: "-60"), to: "\(folder)/wrong.json")
        let wrong = try komek("solve", "\(folder)/wrong.json")
        #expect(wrong.status == 2 && wrong.errors.contains("matrices.car.durations[1][0]: -60"))
    }
}
