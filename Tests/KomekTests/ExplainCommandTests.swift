import Foundation
import TestSupport
import Testing

/// `komek explain` and `komek whatif` as a user runs them.
@Suite("a plan that is explained, and days as they would be", .serialized)
struct ExplainCommandTests {
    private let program = CommandLineTests()

    /// A folder with a day of one car that cannot serve everybody, and its plan.
    private func planned() throws -> String {
        let folder = NSTemporaryDirectory() + "komek-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var day = """
            komek: 1
            centres: [{id: zhanuya, lat: 51.1284, lon: 71.4306, stock: {basket: 9}}]
            volunteers:
              - {id: aigerim, from: zhanuya, carries: {basket: 10}, speaks: [ru], available: ["09:00-10:05"]}
              - {id: bolat, from: zhanuya, travels: foot, carries: {basket: 1}, speaks: [kk], available: ["09:00-10:30"]}
            households:

            """
        for k in 1...9 {
            day +=
                "  - {id: h\(k), lat: \(51.12 + 0.006 * Double(k)), lon: 71.412, speaks: [\(k == 2 ? "kk" : "ru")], "
            day +=
                k == 9
                ? "needs: [{kind: basket, skills: [sign-language]}]}\n" : "needs: [basket]}\n"
        }
        try Data(day.utf8).write(to: URL(fileURLWithPath: folder + "/day.yaml"))
        let run = try program.komek(
            "plan", "\(folder)/day.yaml", "--iterations", "2000", "--out", "\(folder)/plan.json")
        #expect(run.status == 0)
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

    @Test(
        "what is printed is the same on every machine, in three languages",
        arguments: ["kk", "ru", "en"])
    func goldens(language: String) throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = "\(folder)/plan.json"
        let steps = ["--iterations", "2000", "--language", language]
        let whole = try program.komek(
            ["explain", plan, "--confirm", "--wishes", "--serve-all"] + steps)
        #expect(whole.status == 0, "\(whole.errors)")
        try golden(whole.output, "explain.\(language).txt")
        let one = try program.komek(["explain", plan, "h2"] + steps)
        #expect(one.status == 0, "\(one.errors)")
        try golden(one.output, "explain-need.\(language).txt")
        let other = try program.komek(
            ["whatif", plan, "--add", "volunteer@zhanuya", "--longer", "bolat=60"] + steps)
        #expect(other.status == 0, "\(other.errors)")
        try golden(other.output, "whatif.\(language).txt")
    }

    @Test(
        "the plan of a supposed day is written, is accepted by the checker, and is told to machines"
    )
    func written() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try program.komek(
            "whatif", "\(folder)/day.yaml", "--add", "aigerim", "--count", "2", "--iterations",
            "500", "--out", "\(folder)/more.json", "--json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("\"added\": [\"new-1\", \"new-2\"]"))
        #expect(try program.komek("check", "\(folder)/more.json").status == 0)
    }

    @Test("machines are told the same as people, in minutes")
    func machines() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = "\(folder)/plan.json"
        func told(_ arguments: [String]) throws -> (text: String, json: [String: Any]) {
            let run = try program.komek(
                ["explain", plan] + arguments + ["--json", "--iterations", "2000"])
            #expect(run.status == 0, "\(run.errors)")
            let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
            return (run.output, try #require(json as? [String: Any]))
        }
        let whole = try told(["--confirm", "--wishes", "--serve-all"])
        try golden(whole.text, "explain.json")
        #expect(Set(whole.json.keys) == ["leftOut", "prices", "wishes", "serveAll"])
        let left = try #require(whole.json["leftOut"] as? [[String: Any]])
        let known = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: plan)))
        let planned = (known as? [String: Any])?["leftOut"] as? [[String: Any]] ?? []
        #expect(!left.isEmpty && left.count == planned.count)
        for (told, planned) in zip(left, planned) {
            #expect(told["need"] as? String == planned["need"] as? String)
            let reasons = [told, planned].map { $0["reason"] as? NSDictionary }
            #expect(reasons[0] != nil && reasons[0] == reasons[1])
        }
        #expect(Set(try told([]).json.keys) == ["leftOut", "prices"])

        let need = try #require(left.first?["need"] as? String)
        let one = try #require(try told([need]).json["leftOut"] as? [NSDictionary])
        #expect(one == [left[0] as NSDictionary])
        let visited = try told(["h2"]).json
        #expect(visited["need"] as? String == "h2/basket" && visited["begin"] is String)
        #expect(visited["saves"] as? Double ?? 0 > 0 && visited["offers"] is [Any])
    }

    @Test("what cannot be supposed ends with 2 and says all of it")
    func faults() throws {
        let folder = try planned()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try program.komek(
            "whatif", "\(folder)/plan.json", "--without", "bolatt", "--stock", "zhanuja:basket=1",
            "--language", "en")
        #expect(run.status == 2)
        #expect(run.errors.contains("Did you mean bolat?"))
        #expect(run.errors.contains("Did you mean zhanuya?"))
        let unknown = try program.komek(
            "explain", "\(folder)/plan.json", "h33", "--language", "en")
        #expect(unknown.status == 2 && unknown.errors.contains("no such need"))
    }
}
