import Foundation
import Importing
import Scenarios
import Testing

/// Lists as they come: `scripts/make-spreadsheets.py` writes them, all people in them are invented.
@Suite("a list as people have it")
struct UglyListTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path

    static let lists = [
        "01-russian-excel.csv", "02-district-office.xlsx", "03-kazakh.csv", "04-volunteers.xlsx",
        "05-online-form.csv", "06-unicode-text.txt", "07-accounting.csv", "08-centres.csv",
        "09-everything-1904.xlsx", "10-kazakh-code-page.csv", "11-lost-letters.csv",
        "12-spoilt.xlsx",
    ]

    static func path(_ list: String) -> String { folder + "/Lists/" + list }

    /// All that an import gives, as one text.
    static func shown(_ lists: [String], mapping: Mapping = Mapping()) -> String {
        let imported = importLists(lists.map(path), mapping: mapping)
        let told = imported.diagnostics.map { d in
            let facts = d.facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            let name = d.location.file.split(separator: "/").last ?? ""
            return
                "\(d.severity.rawValue) \(d.code) \(name):\(d.location.line ?? 0) \(d.location.path)"
                + (d.found.map { " <\($0)>" } ?? "") + facts
        }
        return "# scenario\n\(imported.scenario.yaml())\n# contacts\n\(imported.contacts)\n# told\n"
            + told.joined(separator: "\n") + "\n"
    }

    @Test("becomes what its golden file says", arguments: lists)
    func golden(list: String) throws {
        var mapping = Mapping()
        if list.hasPrefix("11") {
            let read = Mapping.read(path: Self.path("mapping-11.yaml"))
            #expect(read.diagnostics == [])
            mapping = try #require(read.mapping)
        }
        let text = Self.shown([list], mapping: mapping)
        let file = Self.folder + "/Golden/" + list + ".txt"
        if ProcessInfo.processInfo.environment["KOMEK_UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            return
        }
        let golden = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text == golden, "\(list) differs; see scripts/update-golden.sh")
    }
}
