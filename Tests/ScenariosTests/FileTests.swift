import Foundation
import Scenarios
import Testing

@Suite("files")
struct FileTests {
    /// The codes of a file's diagnostics with lines and what was found.
    private func faults(of path: String) -> [String] {
        let loaded = ScenarioFile.load(path: path)
        #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
        return loaded.diagnostics.map { diagnostic in
            var d = diagnostic
            d.location.file = "day.yaml"
            return Broken.line(d)
        }
    }

    @Test("that are not there, not text, too large or empty say so")
    func unreadable() throws {
        let folder = try TemporaryFolder([
            "empty.yaml": "", "bom.yaml": "\u{FEFF}" + Fixture.smallest,
        ])
        #expect(faults(of: folder.file("none.yaml")) == ["file-not-found -:-"])
        #expect(faults(of: folder.file("empty.yaml")) == ["file-empty -:-"])
        #expect(faults(of: folder.file("bom.yaml")) == [])
        #expect(
            faults(of: folder.path) == [
                "folder-without-csv -:- files=centres.csv, volunteers.csv, crews.csv, households.csv"
            ])
        try Data([10, 10, 0xC3, 0x28]).write(to: URL(fileURLWithPath: folder.file("latin.yaml")))
        #expect(faults(of: folder.file("latin.yaml")) == ["file-not-utf8 3:-"])
        try Data(count: 65 << 20).write(to: URL(fileURLWithPath: folder.file("large.yaml")))
        #expect(faults(of: folder.file("large.yaml")) == ["file-too-large -:- most=64"])
        #expect(faults(of: "/proc/self/mem") == ["file-unreadable -:-"])
    }

    @Test("with Windows line ends read alike")
    func lineEnds() {
        let unix = ScenarioFile.parse(Fixture.full, file: "a")
        let windows = ScenarioFile.parse(Fixture.full.replacing("\n", with: "\r\n"), file: "a")
        #expect(windows.scenario == unix.scenario)
        #expect(windows.scenario != nil)
    }

    @Test("that grow without end by aliases are refused in no time")
    func bombs() {
        var text = "komek: 1\nx-a: &a0 [0,0,0,0,0,0,0,0,0,0]\n"
        for i in 1..<9 {
            let row = Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ")
            text += "x-\(i): &a\(i) [\(row)]\n"
        }
        #expect(ScenarioFile.parse(text, file: "a").diagnostics.map(\.code) == ["too-many-nodes"])
        #expect(
            ScenarioFile.parse(text + "? *a8\n: 1\n", file: "a").diagnostics.map(\.code) == [
                "complex-key"
            ])
    }

    @Test("with more faults than a person reads stop at a thousand")
    func manyFaults() {
        let text = "komek: 1\n" + (0..<1500).map { "k\($0): 1\n" }.joined()
        let codes = ScenarioFile.parse(text, file: "a").diagnostics.map(\.code)
        #expect(codes.count == 1001)
        #expect(codes.count { $0 == "too-many-faults" } == 1)
    }

    @Test("with 65 centres are refused, with 64 read")
    func manyCentres() {
        func codes(_ count: Int) -> [String] {
            let centres = (0..<count).map { "{id: c\($0), lat: 51.1, lon: 71.4}" }.joined(
                separator: ", ")
            let text = Fixture.crew.replacing(
                "centres: [{id: c1, lat: 51.1, lon: 71.4}, {id: c2, lat: 51.2, lon: 71.5}]",
                with:
                    "centres: [{id: c1, lat: 51.1, lon: 71.4}, \(centres.replacing("id: c1,", with: "id: cc,"))]"
            )
            return ScenarioFile.parse(text, file: "a").diagnostics.map(\.code)
        }
        #expect(codes(63) == [])
        #expect(codes(64) == ["too-many-centres"])
    }

    @Test("with lists too long to be meant are refused")
    func longLists() {
        let hours = (0..<101).map { "\"10:00:00-10:\(10 + $0 % 50)\"" }.joined(separator: ", ")
        let text = Fixture.smallest.replacing("10}}", with: "10}, available: [\(hours)]}")
        let found = ScenarioFile.parse(text, file: "day.yaml").diagnostics.map(Broken.line)
        #expect(found == ["too-many-entries 3:77 volunteers[0].available <101> most=100"])
    }

    @Test("with characters beyond the first plane, written as JSON does, are read")
    func surrogates() {
        let text = Fixture.smallest.replacing(
            "id: zhanuya,", with: #"id: zhanuya, name: "\ud83d\ude00 \u0416","#)
        #expect(ScenarioFile.parse(text, file: "a").scenario?.centres[0].name == ["": "😀 Ж"])
    }

    @Test("are written whole or not at all, and over what was there")
    func atomic() throws {
        let folder = try TemporaryFolder(["plan.json": "old"])
        try writeAtomically("new", to: folder.file("plan.json"))
        #expect(try String(contentsOfFile: folder.file("plan.json"), encoding: .utf8) == "new")
        #expect(throws: (any Error).self) {
            try writeAtomically("x", to: folder.path + "/no/plan.json")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.json"])
    }
}
