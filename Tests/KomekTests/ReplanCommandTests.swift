import Foundation
import Scenarios
import TestSupport
import Testing

/// `komek replan` and `komek replace` as a user runs them.
@Suite("a plan that is changed after it was printed", .serialized)
struct ReplanCommandTests {
    private let program = CommandLineTests()

    /// A folder with a plan of the yard and a late request in it.
    private func planned() throws -> String {
        let folder = NSTemporaryDirectory() + "komek-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let run = try program.komek(
            "plan", exampleDays[0], "--iterations", "200", "--out", "\(folder)/plan.json")
        #expect(run.status == 0)
        let late = "households: [{id: late, lat: 51.1730, lon: 71.4260, needs: [basket]}]\n"
        try Data(late.utf8).write(to: URL(fileURLWithPath: folder + "/late.yaml"))
        return folder
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

    @Test("the new plan is checked, needs no other file, and tells what changed in three languages")
    func replan() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for language in ["kk", "ru", "en"] {
            let run = try program.komek(
                "replan", "\(folder)/plan.json", "--without", "cyclist", "--add",
                "\(folder)/late.yaml", "--cancel", "h10", "--iterations", "20000", "--out",
                "\(folder)/new.json", "--language", language)
            #expect(run.status == 0, "\(run.errors)")
            try golden(run.output, "replan.\(language).txt")
        }
        #expect(try program.komek("check", "\(folder)/new.json").status == 0)
        let new = try String(contentsOfFile: folder + "/new.json", encoding: .utf8)
        #expect(new.contains("\"late\"") && !new.contains("\"h10\"") && !new.contains("cyclist"))

        // Only the changed sheets are printed.
        let out = folder + "/changed"
        let printed = try program.komek(
            "sheets", "\(folder)/new.json", "--changed-since", "\(folder)/plan.json", "--out", out)
        #expect(printed.status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: out)
        #expect(!names.contains("overview.html") && !names.contains { $0.contains("cyclist") })
        let none = try program.komek(
            "sheets", "\(folder)/new.json", "--changed-since", "\(folder)/new.json", "--out", out)
        #expect(none.status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: out)
        #expect(!left.contains { $0.hasSuffix(".html") })
    }

    @Test("crews that the planner formed stay crews, as yesterday's do, whoever is missing or late")
    func formedCrews() throws {
        let folder = NSTemporaryDirectory() + "komek-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let day = """
            komek: 1
            centres: [{id: c, lat: 51.1, lon: 71.4}]
            defaults: {volunteer: {tools: [shovel], travels: foot}}
            volunteers: [{id: a, travels: car}, {id: b}, {id: d}, {id: e}, {id: f, minor: true}]
            crews: {form: true, sameAs: yesterday, most: 3}
            households: [{id: h, lat: 51.101, lon: 71.402, needs: [snow]}, {id: g, lat: 51.103, lon: 71.4, needs: [snow]}]
            history: {crews: [{id: crew-1, members: [gone, e, f]}, {id: crew-2, members: [a, b, d, x]}]}
            """
        let late = "volunteers: [{id: x, from: c, travels: foot, tools: [shovel]}]\n"
        for (name, text) in [("day.yaml", day), ("late.yaml", late)] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        func run(_ arguments: String...) throws -> String {
            let run = try program.komek(
                arguments.map { $0.replacing("./", with: folder + "/") } + ["--language", "en"])
            #expect(run.status == 0, "\(arguments): \(run.errors)")
            return run.output
        }
        let plan = try run("plan", "./day.yaml", "--iterations", "500", "--out", "./plan.json")
        #expect(plan.contains("a, b, d"))
        #expect(try run("check", "./day.yaml", "./plan.json").contains("keeps every rule"))
        let changed = try run(
            "replan", "./plan.json", "--without", "b", "--add", "./late.yaml", "--iterations",
            "500", "--out", "./new.json")
        #expect(changed.contains("a, d") && !changed.contains("does not come"))
        #expect(try run("check", "./new.json").contains("keeps every rule"))
        // By then the first visit is done, by a crew that the scenario does not know.
        _ = try run(
            "replan", "./plan.json", "--at", "09:50", "--add", "./late.yaml", "--iterations",
            "500", "--out", "./later.json")
        #expect(try run("check", "./later.json").contains("keeps every rule"))
    }

    @Test("whoever joins today is on the list of calls with name and phone")
    func joiner() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let joins =
            "volunteers: [{id: newcomer, carries: {kg: 90}, maxTrips: 2, tools: [shovel]}]\n"
        let people = "id,name,phone\nnewcomer,Асхат Омаров,+7 700 000 01 23\n"
        for (name, text) in [("joins.yaml", joins), ("people.csv", people)] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let run = try program.komek(
            "replan", "\(folder)/plan.json", "--without", "driver", "--add", "\(folder)/joins.yaml",
            "--contacts", "\(folder)/people.csv", "--iterations", "5000", "--language", "en")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Омаров") && run.output.contains("+7 700 000 01 23"))
    }

    @Test("what is done by then stays to the second, and what is absent goes no further")
    func later() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try program.komek(
            "replan", "\(folder)/plan.json", "--without", "walker", "--add",
            "\(folder)/late.yaml", "--at", "11:20", "--iterations", "20000", "--out",
            "\(folder)/new.json", "--language", "en")
        #expect(run.status == 0 || run.status == 1, "\(run.errors)")
        let old = try #require(PlanFile.load(path: folder + "/plan.json", scenario: nil).plan)
        let new = try #require(PlanFile.load(path: folder + "/new.json", scenario: nil).plan)
        let rounds = old.progress(at: 11 * 3600 + 1200)
        #expect(rounds.contains { !$0.done.isEmpty })
        for round in rounds {
            let now = new.rounds.first { $0.who == round.who }
            for visit in round.done {
                #expect(
                    now?.stops.contains {
                        $0.kind == .visit(need: visit.need) && $0.begin == visit.begin
                    } == true, "\(round.who) \(visit.need)")
            }
            let visits = now?.stops.filter {
                if case .visit = $0.kind { true } else { false }
            }
            if round.who == "walker" { #expect(visits?.count ?? 0 == round.done.count) }
            for stop in visits ?? [] where stop.begin < 11 * 3600 + 1200 {
                #expect(round.done.contains { .visit(need: $0.need) == stop.kind })
            }
        }
        #expect(try program.komek("check", "\(folder)/new.json").status <= 1)
    }

    @Test("what cannot be is told with what would help, and nothing is written")
    func faults() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let unknown = try program.komek(
            "replan", "\(folder)/plan.json", "--without", "cyklist", "--out",
            "\(folder)/new.json", "--language", "en")
        #expect(unknown.status == 2 && unknown.errors.contains("Did you mean cyclist?"))
        let all = try program.komek(
            "replan", "\(folder)/plan.json", "--without", "cyclist", "walker", "driver",
            "--language", "en")
        #expect(all.status == 2 && all.errors.contains("No volunteer is left"))
        let done = try program.komek(
            "replan", "\(folder)/plan.json", "--cancel", "h02", "--at", "13:00", "--language", "en")
        #expect(done.status == 2 && done.errors.contains("cannot be called off"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/new.json"))
    }

    @Test("who could take a round is ranked, with load and minutes after")
    func replace() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for language in ["kk", "ru", "en"] {
            let run = try program.komek(
                "replace", "\(folder)/plan.json", "cyclist", "--language", language)
            #expect(run.status == 0)
            try golden(run.output, "replace.\(language).txt")
        }
        #expect(try program.komek("replace", "\(folder)/plan.json", "nobody").status == 2)
    }
}
