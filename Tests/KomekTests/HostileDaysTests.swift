import Foundation
import Scenarios
import TestSupport
import Testing

/// Days with strange numbers, planned by the program as a user runs it, so that a crash is seen and
/// not suffered.
@Suite("Hostile days")
struct HostileDaysTests {
    static let isAcceptance = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil
    static let count = isAcceptance ? 1000 : 40

    @Test("are refused with 2, or planned and accepted by the checker; nothing crashes")
    func mutations() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("komek-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let yard = try String(contentsOfFile: exampleDays[0], encoding: .utf8)
        let snow = try String(contentsOfFile: exampleDays[1], encoding: .utf8)
        var planned = 0
        for seed in 0..<UInt64(Self.count) {
            let text: String
            switch seed % 4 {
            case 0: text = mutate(yard, seed: seed)
            case 1: text = stretch(yard, seed: seed)
            case 2: text = stretch(snow, seed: seed)
            default:
                let volunteers = 2 + Int(seed % 7)
                let day = randomDay(seed: seed, volunteers: volunteers, needs: 4 + Int(seed % 17))
                text = stretch(ScenarioFile.json(day), seed: seed)
            }
            let file = folder.appendingPathComponent("day.yaml").path
            try writeAtomically(text, to: file)
            let run = try CommandLineTests().komek("plan", file, "--iterations", "200", "--json")
            let told = "seed \(seed): \(run.status) \(run.errors.suffix(300))"
            #expect([0, 1, 2].contains(run.status), "\(told)")
            #expect(run.output.isEmpty == (run.status == 2), "seed \(seed)")
            if run.status != 2 { planned += 1 }
        }
        print("hostile days: \(Self.count), planned: \(planned)")
        #expect(planned * 3 > Self.count)
    }
}
