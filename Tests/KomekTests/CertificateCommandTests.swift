import Foundation
import TestSupport
import Testing

extension CommandLineTests {
    @Test("a certificate that it writes is one that it confirms; a changed one is refused")
    func certificates() throws {
        let temporary = try TemporaryFolder()
        let (plan, proof) = ("\(temporary.path)/plan.json", "\(temporary.path)/c.json")
        let made = try komek(
            "plan", exampleDays[0], "--prove", "--time", "5s", "--out", plan, "--certificate",
            proof)
        #expect(made.status == 0)
        for (language, words) in [
            ("en", "Certificate confirmed"), ("ru", "Свидетельство подтверждено"),
            ("kk", "Куәлік расталды"),
        ] {
            let run = try komek("check", plan, "--certificate", proof, "--language", language)
            #expect(run.status == 0)
            #expect(run.output.contains(words))
        }
        let json = try komek("check", plan, "--certificate", proof, "--json")
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let told = try #require(report["certificate"] as? [String: Any])
        #expect(told["verdict"] as? String == "confirmed")

        var text = try String(contentsOfFile: proof, encoding: .utf8)
        text.replace(/"cost": (\d+)/) { "\"cost\": 1\($0.1)" }
        try text.write(toFile: proof, atomically: true, encoding: .utf8)
        let changed = try komek("check", plan, "--certificate", proof, "--language", "en")
        #expect(changed.status == 1)
        #expect(changed.output.contains("The certificate states that the plan costs"))

        try "{\"komek-certificate\": 1}".write(toFile: proof, atomically: true, encoding: .utf8)
        #expect(try komek("check", plan, "--certificate", proof).status == 2)
        let alone = try komek("check", exampleDays[0], "--certificate", proof)
        #expect(alone.status == 64)
        let unproven = try komek("plan", exampleDays[0], "--certificate", proof)
        #expect(unproven.status == 64)
    }
}
