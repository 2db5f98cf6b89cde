import Foundation
import Scenarios
import TestSupport
import Testing
import Texts

@Suite("Scenario files")
struct ScenarioFileTests {
    @Test("each broken scenario gives exactly its diagnostics, all at once", arguments: BrokenScenario.all)
    func brokenScenario(_ broken: BrokenScenario) {
        let loaded = ScenarioFile.parse(broken.text, file: "day.yaml")
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == broken.codes, "\(errors.map { $0.message(in: .en) })")
        #expect(loaded.scenario == nil)
        for diagnostic in errors where !["empty-file"].contains(diagnostic.code) {
            #expect(diagnostic.location.file == "day.yaml")
            for language in Language.allCases {
                // A fact that no text was given would stand as a question mark.
                #expect(!diagnostic.message(in: language).contains("«?»"))
            }
        }
    }

    @Test("there are at least forty broken scenarios")
    func countsBrokenScenarios() { #expect(BrokenScenario.all.count >= 40) }

    @Test("the smallest scenario needs a centre, a volunteer and households")
    func smallest() throws {
        let loaded = ScenarioFile.parse(BrokenScenario.day(), file: "day.yaml")
        #expect(loaded.diagnostics.isEmpty)
        let day = try #require(loaded.scenario)
        #expect(day.volunteers[0].from == .centre("c"))
        #expect(day.households[0].needs[0].id == "h/basket")
        #expect(day.households[0].needs[0].brings == Quantities(pieces: ["basket": 1]))
        #expect(day.households[0].needs[0].seconds == 4 * 60)
        #expect(day.goods[0].grams == 18_000)
    }

    @Test("the days that come with Komek have no errors", arguments: exampleDays)
    func exampleDay(path: String) {
        let loaded = ScenarioFile.load(path: path)
        #expect(loaded.scenario != nil)
        #expect(loaded.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test("a scenario written as JSON reads back the same", arguments: exampleDays)
    func roundTrip(path: String) throws {
        let day = try #require(ScenarioFile.load(path: path).scenario)
        let again = ScenarioFile.parse(ScenarioFile.json(day), file: "day.json")
        #expect(again.scenario == day, "\(again.diagnostics.prefix(3).map { $0.message(in: .en) })")
        #expect(again.scenario?.contentHash == day.contentHash)
    }

    @Test("faults of a CSV folder name file, row and column")
    func csvFaults() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("komek-csv-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try writeAtomically("id,lat,lon\nc,51.1,71.4\n", to: "\(folder)/centres.csv")
        try writeAtomically("id,carries.basket\nv,many\n", to: "\(folder)/volunteers.csv")
        try writeAtomically(
            "id,lat,lon,needs,windows\nh,51.12,71.42,basket,10:00-12:00;14:00-15:00\n\ni,51.13,,basket,\n",
            to: "\(folder)/households.csv")
        let errors = ScenarioFile.load(path: folder).diagnostics
        #expect(errors.map(\.code) == ["not-a-number", "missing-key"])
        #expect(errors[0].location.file.hasSuffix("volunteers.csv"))
        #expect(errors[0].location.line == 2 && errors[0].location.column == 2)
        #expect(errors[1].location.line == 4)
    }

    @Test("YAML and CSV of the same day are the same scenario")
    func csvEqualsYAML() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("komek-csv-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try writeAtomically("key,value\nday.date,2021-03-21\nrules.sanitary.mostHouseholds,9\nrules.fairness.minutes,100:0.5;200:2\n", to: "\(folder)/scenario.csv")
        try writeAtomically("id,lat,lon,stock.basket\nc,51.1,71.4,20\n", to: "\(folder)/centres.csv")
        try writeAtomically("id,carries.basket,breaks,speaks\nv,5,30@12:00-14:00,kk;ru\n", to: "\(folder)/volunteers.csv")
        try writeAtomically("id,lat,lon,windows,needs,place.street\nh,51.12,71.42,10:00-12:00;14:00-15:00,basket,\"Абай, 1\"\n", to: "\(folder)/households.csv")
        try writeAtomically("household,kind,value\nh,snow,high\n", to: "\(folder)/needs.csv")
        let csv = try #require(ScenarioFile.load(path: folder).scenario)
        let yaml = try #require(ScenarioFile.parse("""
            komek: 1
            day: {date: 2021-03-21}
            rules: {sanitary: {mostHouseholds: 9}, fairness: {minutes: [{above: 100, price: 0.5}, {above: 200, price: 2}]}}
            centres: [{id: c, lat: 51.1, lon: 71.4, stock: {basket: 20}}]
            volunteers: [{id: v, carries: {basket: 5}, breaks: [{minutes: 30, window: "12:00-14:00"}], speaks: [kk, ru]}]
            households:
              - {id: h, lat: 51.12, lon: 71.42, windows: ["10:00-12:00", "14:00-15:00"], place: {street: "Абай, 1"}, needs: [basket, {kind: snow, value: high}]}
            """, file: "a.yaml").scenario)
        #expect(csv == yaml)
    }

    @Test("no mutation of a scenario crashes the reader")
    func mutations() throws {
        let isAcceptance = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil
        let text = try String(contentsOfFile: exampleDays[0], encoding: .utf8)
        var refused = 0
        let count: UInt64 = isAcceptance ? 1000 : 200
        for seed in 0..<count {
            let loaded = ScenarioFile.parse(mutate(text, seed: seed), file: "mutated.yaml")
            #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
            if loaded.scenario == nil { refused += 1 }
        }
        print("mutations: \(count), refused with diagnostics: \(refused)")
        #expect(refused > 0)
    }

    @Test("hostile YAML is refused, not expanded")
    func hostileYAML() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for k in 1..<10 {
            bomb += "a\(k): &a\(k) [" + Array(repeating: "*a\(k - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        #expect(ScenarioFile.parse(bomb, file: "bomb.yaml").diagnostics.map(\.code) == ["too-large"])
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(ScenarioFile.parse(deep, file: "deep.yaml").scenario == nil)
        let deeper = String(repeating: "- ", count: 100_000) + "x"
        #expect(ScenarioFile.parse(deeper, file: "deeper.yaml").scenario == nil)
    }
}
