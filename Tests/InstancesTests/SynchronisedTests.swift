import Checks
import Foundation
import Instances
import Model
import Solving
import Testing

/// Instances whose visits depend on each other, against what is published of them.
@Suite("Instances of synchronised visits")
struct SynchronisedTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("benchmarks/instances/synchronised")

    private static func names(_ set: String) throws -> [String] {
        let path = folder.appendingPathComponent(set).path
        return try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    private static func instance(_ set: String, _ name: String) throws -> BenchmarkInstance {
        try InstanceFile.load(path: folder.appendingPathComponent("\(set)/\(name).json").path)
    }

    private struct CareSolution: Decodable {
        struct Stop: Decodable {
            var patient: String
            var service: String
        }
        struct Round: Decodable {
            var caregiver_id: String
            var locations: [Stop]?
        }
        var routes: [Round]
    }
    private struct CareNames: Decodable {
        struct Patient: Decodable {
            struct Service: Decodable { var service: String }
            var id: String
            var required_caregivers: [Service]
        }
        struct Caregiver: Decodable { var id: String }
        var patients: [Patient]
        var caregivers: [Caregiver]
    }

    @Test("published rounds of home care are accepted, timed as early as can be, at their cost")
    func published() throws {
        for name in try Self.names("mankowska") {
            let url = Self.folder.appendingPathComponent("mankowska/\(name).json")
            let instance = try Self.instance("mankowska", name)
            let names = try JSONDecoder().decode(CareNames.self, from: Data(contentsOf: url))
            let solutions = Self.folder.appendingPathComponent("mankowska/solutions")
            let file = solutions.appendingPathComponent("\(name).json")
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            let published = try JSONDecoder().decode(
                CareSolution.self, from: Data(contentsOf: file))
            let words = names.patients.flatMap { patient in
                patient.required_caregivers.map { "\(patient.id) \($0.service)" }
            }
            let caregivers = names.caregivers.map(\.id)
            let routes = try published.routes.map { round in
                let number = try #require(caregivers.firstIndex(of: round.caregiver_id))
                let type = try #require(
                    instance.vehicleNumbers.firstIndex { $0.contains(number) })
                return RouteSketch(
                    vehicleType: type,
                    shifts: [
                        try (round.locations ?? []).map { stop in
                            Int32(
                                try #require(
                                    words.firstIndex(of: "\(stop.patient) \(stop.service)")))
                        }
                    ])
            }
            let solution = schedule(routes, instance.problem)
            #expect(violations(of: solution, in: instance.problem) == [], "\(name)")
            let best = try #require(
                BestKnown(beside: url.path, of: instance), "\(name) has a best known value")
            // One value of another program is lower than what is published with routes.
            let isOther = name.hasSuffix("50_9")
            let value = instance.value(of: solution)
            #expect(
                isOther ? value > best.value : abs(value - best.value) < 0.0015,
                "\(name): \(value) for \(best.value)")
        }
    }

    @Test("small instances come to their proven optima and best known values")
    func small() throws {
        let known = [
            ("bredstrom", "01S", 274.0), ("bredstrom", "05F", 428), ("bredstrom", "03L", 257),
            ("mankowska", "InstanzCPLEX_HCSRP_10_3", 305.858),
            ("mankowska", "InstanzCPLEX_HCSRP_25_5", 366.338),
        ]
        for (set, name, value) in known {
            let instance = try Self.instance(set, name)
            let result = solve(
                instance.problem, budget: .iterations(12_000), seed: 1, threads: 2,
                monitor: QuietMonitor())
            #expect(violations(of: result.solution, in: instance.problem) == [], "\(name)")
            #expect(abs(instance.value(of: result.solution) - value) < 0.0015, "\(name)")
        }
    }

    @Test("the same seed finds the same routes with any number of threads")
    func deterministic() throws {
        let instance = try Self.instance("bredstrom", "06M")
        let results = [1, 2].map { threads in
            solve(
                instance.problem, budget: .iterations(2_000), seed: 3, threads: threads,
                monitor: QuietMonitor())
        }
        #expect(results[0].solution == results[1].solution)
    }

    @Test("what is wrong with an instance is told all at once, with its field")
    func faults() throws {
        let care = """
            {"patients": [{"id": "p1", "time_window": [5, 1],
              "required_caregivers": [{"service": "s1", "duration": -2}, {"service": "s9"}]}],
             "caregivers": [{"id": "c1", "abilities": ["s1"]}], "distances": [[0]]}
            """
        let told = try #require(Self.fault(care))
        for part in [
            "patients[0].time_window: the second number", "required_caregivers[0].duration",
            "required_caregivers[1].duration is missing", "patients[0].synchronization is missing",
        ] {
            #expect(told.description.contains(part), "\(part) in \(told.description)")
        }
        let visits = """
            {"horizon": 10, "vehicles": 0, "synchronised_pairs": [[1, 1], [1, 4]],
             "visits": [{"id": 1, "duration": 1, "earliest": 3, "latest": 2}], "travel": [[0]]}
            """
        let other = try #require(Self.fault(visits))
        for part in ["vehicles", "synchronised_pairs[0]: there should be two", "[1][1]", "latest"] {
            #expect(other.description.contains(part), "\(part) in \(other.description)")
        }
        #expect(Self.fault("{\"synchronised_pairs\": 3}") != nil)
        #expect(Self.fault("{\"caregivers\": {}}") != nil)
    }

    private static func fault(_ text: String) -> InstanceError? {
        do {
            _ = try InstanceFile.parse(text, file: "x.json")
            return nil
        } catch {
            return error
        }
    }
}
