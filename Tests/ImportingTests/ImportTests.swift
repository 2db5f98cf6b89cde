import Foundation
import Scenarios
import TestSupport
import Testing
import Texts

@testable import Importing

@Suite("an import")
struct ImportTests {
    /// Imports texts as files of a folder of their own.
    static func imported(_ files: [String: String], mapping: Mapping = Mapping()) throws
        -> ImportedLists
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "komek-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        return importLists(
            files.keys.sorted().map { folder.appendingPathComponent($0).path }, mapping: mapping)
    }

    static let families = (1...40).map { i in
        "Семья\(i % 7) Имя\(i),8701555\(1000 + i),ул. Пробная \(i % 5 + 1),\(i),\(i % 3 == 0 ? "снег" : "2 корзины"),51.1\(100 + i),71.4\(100 + i)"
    }
    static let header = "ФИО,Телефон,Адрес,Кв,Нужда,lat,lon"

    /// Ids of the contacts by phone.
    private func ids(_ imported: ImportedLists) -> [String: String] {
        var result: [String: String] = [:]
        for line in imported.contacts.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            result[String(cells[4])] = String(cells[0])
        }
        return result
    }

    @Test(
        "gives the same ids to the same rows, also when rows are added, taken out and moved",
        arguments: 0..<20 as Range<UInt64>)
    func repeatable(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let all = ids(
            try Self.imported(["a.csv": ([Self.header] + Self.families).joined(separator: "\n")]))
        #expect(all.count == 40)
        #expect(Set(all.values).count == 40)
        let some = Self.families.filter { _ in random.chance(70) }.shuffled(using: &random)
        let more = "Новая Семья,87015559999,ул. Другая 3,1,корзина,51.2,71.5"
        let again = ids(
            try Self.imported([
                "b.csv": ([Self.header] + some + [more]).shuffledTail(using: &random).joined(
                    separator: "\n")
            ]))
        #expect(again.count == some.count + 1)
        for (phone, id) in again where phone != "+77015559999" { #expect(all[phone] == id) }
    }

    @Test("keeps names, phones and door codes out of the scenario")
    func privacy() throws {
        let secrets = ["Тайнов", "Секрет", "5550101", "17К1234", "не звонить"]
        let text =
            "ФИО,Телефон,Адрес,Корзин,Примечание\nТайнов Секрет,8 701 555 01 01,\"Кенесары 40, кв 3, домофон 17К1234\",1,не звонить\n"
        let volunteers = "Волонтёр,Телефон,Авто\nТайнов Секрет,87015550101,да\n"
        let centres =
            "Название,Координаты,Контактное лицо,Телефон,Запас\nЖануя,51.12 71.43,Тайнов Секрет,87015550101,5\n"
        let imported = try Self.imported(["a.csv": text, "b.csv": volunteers, "c.csv": centres])
        let scenario = imported.scenario.yaml() + imported.json
        for secret in secrets {
            #expect(!scenario.contains(secret))
            #expect(imported.contacts.contains(secret))
        }
        #expect(imported.households == 1 && imported.volunteers == 1 && imported.centres == 1)
    }

    @Test("of lists that lack nothing gives a scenario that can be planned, as YAML and as JSON")
    func complete() throws {
        let imported = try Self.imported([
            "семьи.csv": ([Self.header] + Self.families).joined(separator: "\n"),
            "волонтеры.csv":
                "ФИО;Телефон;Машина;Сколько корзин;Когда может;Лопата;Центр\nДосанов А.;87015550401;да;12;9-15;да;Жануя\n",
            "центры.csv":
                "Название;Широта;Долгота;Режим работы;Запас\nЖануя;51,1284;71,4306;08:00-18:00;100\n",
        ])
        #expect(imported.diagnostics.filter { $0.severity == .error } == [])
        let yaml = ScenarioFile.parse(imported.yaml(comment: "x"), file: "day.yaml")
        let json = ScenarioFile.parse(imported.json, file: "day.json")
        #expect(yaml.diagnostics.filter { $0.severity == .error } == [])
        #expect(yaml.scenario != nil && yaml.scenario == json.scenario)
        #expect(yaml.scenario?.households.count == 40)
        #expect(yaml.scenario?.centres.first?.stock.pieces["basket"] == 100)
        #expect(yaml.scenario?.households[0].needs[0].brings.pieces["basket"] == 2)
        // Families of one house share the way to its door.
        let buildings = Set(yaml.scenario?.households.map(\.place.building) ?? [])
        #expect(buildings.count == 5)
    }

    @Test("tells of a mapping file's faults, all at once")
    func mapping() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "komek-\(UUID()).yaml")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(
            "columns: {Доход: salary, Б: phone}\ntable: {}\nneeds: [a]\ntables: {x: homes}\n".utf8
        ).write(to: folder)
        let read = Mapping.read(path: folder.path)
        #expect(read.mapping == nil)
        #expect(
            read.diagnostics.map { "\($0.code) \($0.location.path)" } == [
                "unknown-value columns.Доход", "unknown-key table", "wrong-type needs",
                "unknown-value tables.x",
            ])
    }

    @Test("of the same family twice says so, by door, phone and name")
    func duplicates() throws {
        let imported = try Self.imported([
            "a.csv": """
            ФИО,Телефон,Адрес,Нужда,lat,lon
            Ахметова Айгуль,87015550001,"ул. Кенесары 1, кв 1",корзина,51.1,71.4
            Другой Человек,87015550002,"Кенесары, 1, кв. 1",корзина,51.1,71.4
            Третий Человек,+7 701 555 0001,"Абая 5, кв 9",корзина,51.2,71.4
            Ахметова Айгул,,"Кенесары 1, кв 7",корзина,51.1,71.4
            Ахметова Айгуль,,"Сарыарка 9, кв 7",корзина,51.3,71.4
            Совсем Другая,,"Сарыарка 9, кв 8",корзина,51.3,71.4
            """
        ])
        let told = imported.diagnostics.filter { $0.code == "import-duplicate" }
        #expect(
            told.map {
                "\($0.location.line ?? 0) \($0.facts["why"] ?? "") \($0.facts["other"] ?? "")"
            } == [
                "3 same-door a.csv, 2", "4 same-phone a.csv, 2", "5 similar-name a.csv, 2",
                "6 similar-name a.csv, 2",
            ])
        #expect(imported.households == 6)
    }

    @Test("of 4,000 families in one house takes a second at most")
    func large() throws {
        let rows = (1...4000).map {
            "Семья\($0) Имя,8701\(5_550_000 + $0),Пробная 1,\($0),корзина,51.1,71.4"
        }
        let start = ContinuousClock.now
        let imported = try Self.imported(["a.csv": ([Self.header] + rows).joined(separator: "\n")])
        #expect(imported.households == 4000)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// Nothing that is in a list may end the program.
    @Test("of touched lists returns, and its scenario is YAML")
    func fuzz() throws {
        let count = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1" ? 20_000 : 480
        var random = SplitMix(seed: 4)
        let files = try UglyListTests.lists.map {
            Array(try Data(contentsOf: URL(fileURLWithPath: UglyListTests.path($0))))
        }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("komek-\(UUID())")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for i in 0..<count {
            var bytes = files[i % files.count]
            for _ in 0..<random.int(1...6) where bytes.count > 1 {
                let place = random.int(0...bytes.count - 1)
                switch random.int(0...3) {
                case 0: bytes[place] = UInt8(random.int(0...255))
                case 1: bytes.insert(random.pick(Array(";,\t\"-0185.:/\n".utf8)), at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.int(1...9)))
                default:
                    bytes.insert(
                        contentsOf: bytes[place..<min(bytes.count, place + 12)],
                        at: random.int(0...bytes.count))
                }
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let imported = importLists([path])
            guard !imported.isEmpty else { continue }
            let parsed = ScenarioFile.parse(imported.yaml(comment: ""), file: "day.yaml")
            #expect(
                !parsed.diagnostics.contains {
                    ["syntax", "duplicate-key", "unknown-key"].contains($0.code)
                })
        }
    }

    @Test("has its headers and what it tells in scenarios/IMPORT.md, with texts in three languages")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent("scenarios/IMPORT.md"), encoding: .utf8)
        for (column, words) in Column.words {
            #expect(page.contains("| `\(column.rawValue)` | \(words) |"), "\(column)")
        }
        let listed = Set(page.matches(of: /\n\| `([a-z]+-[a-z-]+)`/).map { String($0.1) })
        #expect(listed == Set(DiagnosticTexts.importCodes))
        for code in DiagnosticTexts.importCodes {
            for language in Language.allCases {
                let facts = [
                    "detail": "rows", "why": "length", "other": "a.csv, 3", "least": "0",
                    "most": "9",
                ]
                for found in ["x", nil] {
                    let message = DiagnosticTexts.message(
                        code, found: found, facts: facts, in: language)
                    #expect(message != code && !message.contains("[[") && !message.contains("{@"))
                }
            }
        }
    }
}

extension [String] {
    /// Shuffled but for the first.
    fileprivate func shuffledTail(using random: inout SplitMix) -> [String] {
        prefix(1) + dropFirst().shuffled(using: &random)
    }
}
