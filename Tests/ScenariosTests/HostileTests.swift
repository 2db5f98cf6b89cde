import Foundation
import Scenarios
import TestSupport
import Testing
import Texts

/// A hundred seeds, or a thousand with KOMEK_ACCEPTANCE=1.
private let seeds: Range<UInt64> =
    0..<(ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == nil ? 100 : 1000)

@Suite("hostile input")
struct HostileTests {
    @Test(
        "is read or refused, never a crash; what is read can be written and read again",
        arguments: seeds)
    func mutations(seed: UInt64) throws {
        for (i, text) in [Fixture.full, Fixture.crew, FolderTests.yaml].enumerated() {
            let mutated = mutate(text, seed: seed &* 3 &+ UInt64(i))
            let loaded = ScenarioFile.parse(mutated, file: "day.yaml")
            for diagnostic in loaded.diagnostics { #expect(!diagnostic.message(in: .kk).isEmpty) }
            guard let scenario = loaded.scenario else {
                #expect(loaded.diagnostics.contains { $0.severity == .error })
                continue
            }
            let again = ScenarioFile.parse(ScenarioFile.json(scenario), file: "day.json")
            #expect(again.scenario == scenario, "seed \(seed)")
        }
    }

    @Test(
        "in addresses is read or refused; what is found can be written and read again",
        arguments: seeds)
    func addresses(seed: UInt64) throws {
        let folder = try TemporaryFolder([
            "town.osm": LocatingTests.map, "day.yaml": mutate(LocatingTests.day, seed: seed),
        ])
        let loaded = ScenarioFile.load(path: folder.file("day.yaml"))
        guard let scenario = loaded.scenario else {
            #expect(loaded.diagnostics.contains { $0.severity == .error })
            return
        }
        let places = scenario.centres.map(\.place) + scenario.households.map(\.place)
        #expect(places.allSatisfy { $0.lat.isFinite && $0.lon.isFinite })
        let again = ScenarioFile.parse(ScenarioFile.json(scenario), file: "day.json")
        #expect(again.scenario == scenario, "seed \(seed)")
    }

    @Test("in a folder is read or refused", arguments: seeds)
    func folders(seed: UInt64) throws {
        let name = FolderTests.files.keys.sorted()[Int(seed) % FolderTests.files.count]
        var files = FolderTests.files
        files[name] = mutate(files[name] ?? "", seed: seed)
        let folder = try TemporaryFolder(files)
        let loaded = ScenarioFile.load(path: folder.path)
        #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
    }

    @Test("in a plan is read or refused", arguments: seeds)
    func plans(seed: UInt64) throws {
        let plan = try PlanTests.plan()
        let folder = try TemporaryFolder([
            "plan.json": mutate(PlanFile.json(plan), seed: seed),
            "plan.csv": mutate(PlanFile.csv(plan), seed: seed),
        ])
        for name in ["plan.json", "plan.csv"] {
            let loaded = PlanFile.load(
                path: folder.file(name), scenario: name == "plan.csv" ? plan.scenario : nil)
            #expect((loaded.plan == nil) == loaded.diagnostics.contains { $0.severity == .error })
        }
    }
}
