import Foundation
import Testing
import Texts

@testable import Scenarios

@Suite("the published schemas and lists")
struct SchemaTests {
    /// The package's folder.
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ name: String) throws -> String {
        try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
    }

    private func schema(_ name: String) throws -> JSONSchema {
        try #require(JSONSchema(try text("scenarios/" + name)))
    }

    @Test("know exactly the keys that the reader knows")
    func keys() throws {
        let scenario = try schema("scenario.schema.json")
        let plan = try schema("plan.schema.json")
        #expect(scenario.at("properties")?.keys.sorted() == Keys.root.names.sorted())
        #expect(plan.at("properties")?.keys.sorted() == PlanKeys.root.names.sorted())
        let records: [(String, KeySet)] = [
            ("localText", Keys.localText), ("crewSize", Keys.crewSize), ("point", Keys.point),
            ("place", Keys.place), ("rest", Keys.rest), ("day", Keys.day), ("good", Keys.good),
            ("kind", Keys.kind), ("centre", Keys.centre), ("volunteer", Keys.volunteer),
            ("crew", Keys.crew), ("forming", Keys.forming), ("household", Keys.household),
            ("need", Keys.need),
            ("defaults", Keys.defaults), ("sanitary", Keys.sanitary), ("step", Keys.step),
            ("frost", Keys.frost), ("fairness", Keys.fairness), ("wishes", Keys.wishes),
            ("values", Keys.values),
            ("rules", Keys.rules), ("speeds", Keys.modes), ("winter", Keys.modes),
            ("leg", Keys.leg), ("travel", Keys.travel), ("addresses", Keys.addresses),
            ("roadSpeeds", Keys.roadSpeeds),
            ("pin", Keys.pin),
            ("historyVisit", Keys.historyVisit), ("historyMinutes", Keys.historyMinutes),
            ("historyCrew", Keys.historyCrew), ("history", Keys.history),
        ]
        for (name, keys) in records {
            let stated = scenario.at("$defs", name, "properties")?.keys.sorted()
            #expect(stated == keys.names.sorted(), "\(name)")
        }
        let parts: [(String, KeySet)] = [
            ("made", PlanKeys.made), ("cost", PlanKeys.cost), ("round", PlanKeys.round),
            ("crew", PlanKeys.crew),
            ("stop", PlanKeys.stop), ("leftOut", PlanKeys.leftOut), ("reason", PlanKeys.reason),
            ("obstacle", PlanKeys.obstacle), ("hands", PlanKeys.hands),
        ]
        for (name, keys) in parts {
            let stated = plan.at("$defs", name, "properties")?.keys.sorted()
            #expect(stated == keys.names.sorted(), "\(name)")
        }
    }

    @Test(
        "accept each scenario that is read, as it is and as it is written",
        arguments: [
            Fixture.smallest, Fixture.full, Fixture.crew, Fixture.forming, Fixture.yesterday,
            FolderTests.yaml, Broken.almaty,
        ])
    func conform(_ text: String) throws {
        let schema = try schema("scenario.schema.json")
        let scenario = try #require(ScenarioFile.parse(text, file: "day.yaml").scenario)
        #expect(schema.faults(of: text) == [])
        #expect(schema.faults(of: ScenarioFile.json(scenario)) == [])
    }

    @Test("accept a plan, and refuse what is wrong in one")
    func plans() throws {
        let schema = try schema("plan.schema.json")
        let json = PlanFile.json(try PlanTests.plan())
        #expect(schema.faults(of: json) == [])
        #expect(schema.faults(of: json.replacing("\"rest\"", with: "\"sleep\"")) != [])
        let scenarios = try self.schema("scenario.schema.json")
        #expect(scenarios.faults(of: Fixture.smallest.replacing("lat", with: "lad")) != [])
        #expect(scenarios.faults(of: Fixture.smallest.replacing("10}", with: "-1}")) != [])
    }

    /// The Swift files of some folders.
    private static func texts(in folders: [String]) throws -> [String] {
        try folders.flatMap { name in
            let files = FileManager.default.enumerator(
                at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil)
            return try (files?.compactMap { $0 as? URL } ?? [])
                .filter { $0.pathExtension == "swift" }
                .map { try String(contentsOf: $0, encoding: .utf8) }
        }
    }

    /// Every code that the sources name.
    static func codes() throws -> Set<String> {
        var words: Set<String> = []
        for text in try Self.texts(
            in: ["Scenarios", "Maps", "TravelTimes"].map { "Sources/" + $0 })
        {
            words.formUnion(text.matches(of: /"([a-z0-9]+(?:-[a-z0-9]+)*)"/).map { String($0.1) })
        }
        return words.intersection(DiagnosticTexts.codes(in: .en))
    }

    @Test("have every code of a diagnostic, with texts in three languages and without loose ends")
    func texts() throws {
        let codes = try Self.codes()
        let listed = Set(
            try text("scenarios/DIAGNOSTICS.md").matches(of: /\n\| `([a-z0-9-]+)`/).map {
                String($0.1)
            })
        for language in Language.allCases {
            #expect(Set(DiagnosticTexts.codes(in: language)) == codes)
        }
        #expect(listed == codes)
        for broken in DiagnosticTests.all {
            for diagnostic in ScenarioFile.parse(broken.text, file: "day.yaml").diagnostics {
                for language in Language.allCases {
                    let message = diagnostic.message(in: language)
                    let both = message + (diagnostic.remedy(in: language) ?? "")
                    #expect(message != diagnostic.code, "no text for \(diagnostic.code)")
                    #expect(!both.contains { "{}".contains($0) } || diagnostic.showsBraces)
                    #expect(!both.contains("  ") && !both.contains("[["), "\(both)")
                }
            }
        }
    }

    @Test("have a test for every code")
    func tested() throws {
        let all = try Self.texts(in: [
            "Tests/ScenariosTests", "Tests/TravelTimesTests", "Tests/GeocodingTests",
        ]).joined()
        for code in try Self.codes() {
            #expect(all.contains("\"\(code)") || all.contains("warning \(code)"), "\(code)")
        }
    }
}

extension Diagnostic {
    /// Whether braces stand in the file or in a term, not in a template.
    fileprivate var showsBraces: Bool {
        (found ?? "").contains("{") || facts["expected"] == "mapping"
            || (facts["problem"] ?? "").contains("}")
    }
}
