import Foundation
import TestSupport
import Testing

/// A campaign as its users run it.
@Suite("komek campaign", .serialized)
struct CampaignCommandTests {
    private let line = CommandLineTests()

    /// A folder with a campaign of six households in it.
    private func campaign(households: Int = 6) throws -> CommandLineTests.TemporaryFolder {
        let folder = try CommandLineTests.TemporaryFolder()
        try writeText(
            """
            komek: 1
            centres: [{id: zhanuya, name: {ru: Жануя}, lat: 51.1284, lon: 71.4306, stock: {basket: 40}}]
            volunteers:
              - {id: aigerim, from: zhanuya, carries: {basket: 10}, maxVisits: 20}
              - {id: dauren, from: zhanuya, carries: {basket: 10}, maxVisits: 20}
            """, "\(folder.path)/town.yaml")
        try writeText(
            "id,sort,name,phone\naigerim,volunteer,Айгерім,+77015550099\n",
            "\(folder.path)/people.csv")
        let made = try run(
            folder, "init", "--template", "\(folder.path)/town.yaml", "--contacts",
            "\(folder.path)/people.csv", "--tell-who", "--name", "Наурыз")
        #expect(made.status == 0, "\(made.errors)")
        var list = "ФИО;Телефон;Адрес;Координаты;Нужда\n"
        for i in 1...households {
            list += "Тайнов\(i) Т.;8 701 555 \(1000 + i);ул. Абая, д. \(i), кв. 1;"
            list += "51,\(12_000 + i * 7 % 97 * 10) 71,4\(2000 + i * 13 % 89 * 10);корзина\n"
        }
        try writeText(list, "\(folder.path)/list.csv")
        let taken = try run(folder, "import", "\(folder.path)/list.csv")
        #expect(
            taken.status == 0 && taken.output.contains("New requests: \(households)"), "\(taken)")
        return folder
    }

    private func writeText(_ text: String, _ path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func arguments(
        _ folder: CommandLineTests.TemporaryFolder, _ command: [String]
    ) -> [String] {
        var all = ["campaign"] + command + ["--campaign", "\(folder.path)/month.komek"]
        if !command.contains("--today") { all += ["--today", "2021-03-21"] }
        if !command.contains("--language") { all += ["--language", "en"] }
        return all
    }

    private func run(
        _ folder: CommandLineTests.TemporaryFolder, _ command: String...
    ) throws -> CommandLineTests.Run { try line.komek(arguments(folder, command)) }

    @Test("a day from the list to the report")
    func wholeDay() throws {
        let folder = try campaign()
        // The same list tomorrow brings nothing new.
        let again = try run(folder, "import", "\(folder.path)/list.csv")
        #expect(again.output.contains("New requests: 0, known already: 6"))
        let day = try run(folder, "day", "2021-03-21", "--out", "\(folder.path)/day.json")
        #expect(day.status == 0 && day.output.contains("requests chosen 6"), "\(day)")
        #expect(try line.komek("check", "\(folder.path)/day.json").status == 0)
        let plan = try run(
            folder, "plan", "2021-03-21", "--iterations", "100", "--out", "\(folder.path)/print")
        #expect(plan.status == 0 && plan.output.contains("6 of 6 served"), "\(plan)")
        let file = "\(folder.path)/print/plan-2021-03-21.json"
        #expect(try line.komek("check", file).status == 0)
        let sheets = try line.komek(
            "sheets", file, "--contacts", "\(folder.path)/print/contacts-2021-03-21.csv", "--out",
            "\(folder.path)/sheets")
        #expect(sheets.status == 0, "\(sheets)")
        for (language, word) in [("kk", "Жоспарланды"), ("ru", "Запланирована"), ("en", "Planned")]
        {
            let status = try run(folder, "status", "1", "--language", language)
            #expect(status.status == 0 && status.output.contains(word), "\(status)")
        }
        let recorded = try run(folder, "record", "1=done", "r2=not-at-home", "3=бас тартты")
        #expect(recorded.output == "1: done\n2: not at home\n3: refused\n", "\(recorded)")
        let rest = try run(folder, "record", "--rest", "+")
        #expect(rest.status == 0)
        let waiting = try run(folder, "status", "2")
        #expect(waiting.output.contains("Place in the queue: 1 of 1"), "\(waiting)")
        let report = try run(
            folder, "report", "--html", "\(folder.path)/report.html", "--csv",
            "\(folder.path)/report.csv")
        #expect(
            report.status == 0 && report.output.split(separator: "\n").allSatisfy { $0.count <= 80 }
        )
        let csv = try String(contentsOfFile: "\(folder.path)/report.csv", encoding: .utf8)
        #expect(
            csv.contains("requests,,done,4\n") && csv.contains("stock,zhanuya/basket,left,36\n"))
        let log = try run(folder, "log", "--by", "x")
        #expect(log.output.split(separator: "\n").count == 1 + 6 + 1 + 6)
    }

    @Test("a sheet is typed in by its numbers, each line kept before the next")
    func sheet() throws {
        let folder = try campaign()
        _ = try run(folder, "plan", "2021-03-21", "--iterations", "100")
        let visits = try run(folder, "status", "1", "--json")
        #expect(visits.output.contains("\"state\": \"planned\""))
        let typed = try CampaignProcess(
            arguments(folder, ["record", "--sheet", "1", "--day", "2021-03-21"]))
        #expect(try typed.say("1 нет дома звонили дважды")?.contains("not at home") == true)
        typed.write("77 +\n2 perhaps\nrest +\n\n")
        let end = typed.finish()
        #expect(end.errors.contains("no stop 77") && end.errors.contains("no such outcome"))
        #expect(end.output.contains(": done"))
        let rest = try run(folder, "record", "--rest", "+", "--sheet", "1")
        #expect(rest.output.contains("recorded already"), "\(rest)")
    }

    @Test("bad input ends with 2 and says what would be right; the campaign is as it was")
    func badInput() throws {
        let folder = try campaign(households: 1)
        for (words, told) in [
            (["record", "9=done"], "no such request"),
            (["record", "1=perhaps"], "no such outcome"),
            (["record", "--csv", "/nowhere.csv"], "nowhere"), (["status", "nobody"], "nobody"),
            (["plan", "2021-03-20"], "past"), (["export", "--plan", "2021-03-21"], "no plan"),
            (["forget", "nobody"], "no such household"), (["expire"], "expires on"),
            (["stock", "nowhere", "--add", "5"], "no such centre"),
            (["add", "--need", "cake", "--name", "A", "--lat", "51", "--lon", "71"], "cake"),
        ] {
            let run = try line.komek(arguments(folder, words))
            #expect(run.status == 2 && run.errors.contains(told), "\(words): \(run)")
        }
        #expect(try run(folder, "plan", "2021-02-30").status == 64)
        #expect(try run(folder, "status", "1", "--today", "yesterday").status == 64)
        #expect(try run(folder, "init", "--template", "\(folder.path)/town.yaml").status == 2)
    }

    @Test("two processes that record at the same time lose nothing; one that cannot wait says so")
    func twoAtOnce() throws {
        let folder = try campaign(households: 40)
        let each = 20
        _ = try run(folder, "plan", "2021-03-21", "--iterations", "50", "--most", "40")
        let writers = try (0..<2).map { i in
            try CampaignProcess(
                arguments(folder, ["record", "--sheet", "\(i + 1)", "--by", "p\(i)"]))
        }
        // Both write as fast as they can.
        for writer in writers {
            for stop in 1...each { writer.write("\(stop) +\n") }
            writer.write("\n")
        }
        let ends = writers.map { $0.finish() }
        let acknowledged = ends.flatMap { Self.acknowledged($0.output) }
        #expect(acknowledged.count == Set(acknowledged).count && acknowledged.count > 10)
        #expect(try recorded(folder) == Set(acknowledged))
        // Somebody holds the file: whoever does not want to wait is told.
        guard let sqlite = Tools.path("sqlite3") else { return }
        let holder = try CampaignProcess(["\(folder.path)/month.komek"], program: sqlite)
        #expect(try holder.say("BEGIN IMMEDIATE; SELECT 'held';") == "held")
        let hasty = try run(folder, "stock", "zhanuya", "--add", "5", "--wait", "0.7s")
        #expect(hasty.status == 69 && hasty.errors.contains("waiting"), "\(hasty)")
        #expect(hasty.errors.contains("Nothing was written"))
        // Those who only ask are answered all the same.
        #expect(try run(folder, "status", "1").status == 0)
        _ = holder.finish()
        #expect(try run(folder, "stock", "zhanuya", "--add", "5").status == 0)
    }

    @Test("kill −9 at any moment: the campaign opens, is whole, and has all that was acknowledged")
    func killed() throws {
        let isFull = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil
        let times = isFull ? 300 : 20
        let folder = try campaign(households: 40)
        _ = try run(folder, "plan", "2021-03-21", "--iterations", "50", "--most", "40")
        var random = SplitMix(seed: 9)
        var acknowledged: [String: Int] = [:]
        var kills = 0
        for time in 0..<times {
            let sheet = random.int(1...2)
            let process = try CampaignProcess(arguments(folder, ["record", "--sheet", "\(sheet)"]))
            // Every second one is killed while it writes for sure, however slowly it starts.
            let isWriting = time.isMultiple(of: 2)
            let first = isWriting ? try process.say("1 \(random.pick(["+", "-", "x"]))") : nil
            for _ in 0..<400 {
                process.write("\(random.int(1...20)) \(random.pick(["+", "-", "x"]))\n")
            }
            usleep(UInt32(random.int(isWriting ? 0...40_000 : 10_000...90_000)))
            let end = process.kill()
            if end.isKilled { kills += 1 }
            for line in "\(first ?? "")\n\(end.output)".split(separator: "\n")
            where !line.contains("already") {
                // «12: not at home (was: done)» is «12 not-at-home» in the log.
                let words = line.split(separator: ":", maxSplits: 1)
                guard words.count == 2 else { continue }
                let what = words[1].prefix { $0 != "(" }.split(separator: " ")
                acknowledged["\(words[0]) " + what.joined(separator: "-"), default: 0] += 1
            }
            // The next command opens it, which looks through all its pages.
            let answer = try run(folder, "status", "1")
            #expect(answer.status == 0, "\(answer)")
        }
        var logged: [String: Int] = [:]
        for line in try run(folder, "log", "--last", "1000000").output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "record"), words.count > at + 4 else { continue }
            logged["\(words[at + 2]) \(words[at + 4])", default: 0] += 1
        }
        for (change, number) in acknowledged {
            #expect(logged[change, default: 0] >= number, "\(change)")
        }
        // A kill between writing and saying so leaves one change that nobody was told of.
        let (told, kept) = (
            acknowledged.values.reduce(0, +), logged.values.reduce(0, +)
        )
        #expect(
            kills == times && told > times / 6 && kept - told <= kills, "\(kills) \(told) \(kept)")
        if let check = Tools.output(
            "sqlite3", ["\(folder.path)/month.komek", "PRAGMA integrity_check"])
        {
            #expect(check == "ok\n")
        }
    }

    /// Requests whose outcome was acknowledged.
    private static func acknowledged(_ output: String) -> [Int] {
        output.split(separator: "\n").compactMap { line in
            line.hasSuffix(": done") ? Int(line.dropLast(6)) : nil
        }
    }

    private func recorded(_ folder: CommandLineTests.TemporaryFolder) throws -> Set<Int> {
        var done: Set<Int> = []
        for line in try run(folder, "log", "--last", "1000").output.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.last == "done", words.count > 3, let id = Int(words[words.count - 3]) {
                done.insert(id)
            }
        }
        return done
    }
}

/// A program that is talked to line by line.
private final class CampaignProcess {
    private let process = Process()
    private let (input, output, errors) = (Pipe(), Pipe(), Pipe())

    init(_ arguments: [String], program: String = CommandLineTests.program) throws {
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    func write(_ text: String) {
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Writes a line and waits for the answer.
    func say(_ text: String) throws -> String? {
        write(text + "\n")
        var answer: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
            answer.append(byte)
        }
        return String(decoding: answer, as: UTF8.self)
    }

    func finish() -> CommandLineTests.Run {
        try? input.fileHandleForWriting.close()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let faults = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return CommandLineTests.Run(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: faults, as: UTF8.self))
    }

    func kill() -> (isKilled: Bool, output: String) {
        Foundation.kill(process.processIdentifier, SIGKILL)
        try? input.fileHandleForWriting.close()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationReason == .uncaughtSignal, String(decoding: text, as: UTF8.self)
        )
    }
}
