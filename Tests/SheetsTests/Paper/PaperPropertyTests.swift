import Foundation
import Scenarios
import Sheets
import TestSupport
import Testing
import Texts

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// How often a text occurs in another, byte by byte: pages are long.
func occurrences(of part: String, in text: String) -> Int {
    let (part, data) = (Data(part.utf8), Data(text.utf8))
    var (count, start) = (0, data.startIndex)
    while let found = data.range(of: part, in: start..<data.endIndex) {
        count += 1
        start = found.upperBound
    }
    return count
}

extension PaperFile {
    /// Whether a text occurs in the page.
    func holds(_ text: String) -> Bool { occurrences(of: text, in: html) > 0 }
}

/// Whether every tag is closed and every sign escaped: the pages as XML, without HTML's freedoms.
func isWellFormed(_ html: String) -> Bool {
    let xml = html.replacing("<!DOCTYPE html>", with: "")
        .replacing(/<(meta|input|br)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
    return XMLParser(data: Data(xml.utf8)).parse()
}

@Suite("pages of random plans")
struct PaperPropertyTests {
    static let seeds = Array(
        0..<(ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1" ? 200 : 8))

    private func sheets(_ random: RandomPlan, _ language: Language = .ru) -> [PaperFile] {
        Paperwork(
            random.plan, contacts: random.contacts, options: PaperOptions(language: language)
        ).files.filter { $0.name.hasPrefix("sheet-") }
    }

    @Test("every visit is on exactly one sheet, its own hand's", arguments: seeds)
    func once(seed: Int) throws {
        let random = RandomPlan(seed: UInt64(seed))
        let sheets = sheets(random)
        #expect(sheets.count == random.plan.rounds.count)
        for (round, sheet) in zip(random.plan.rounds, sheets) {
            #expect(sheet.name.hasSuffix("-\(round.who)"))
            for stop in round.stops {
                guard case .visit(let need) = stop.kind else { continue }
                let mark = "data-need=\"\(need)\""
                #expect(sheets.map { occurrences(of: mark, in: $0.html) }.reduce(0, +) == 1)
                #expect(sheet.holds(mark))
            }
        }
        for need in random.plan.leftOut {
            #expect(!sheets.contains { $0.holds("data-need=\"\(need.need)\"") })
        }
    }

    @Test("no sheet holds another's contacts, no other page holds any", arguments: seeds)
    func contacts(seed: Int) throws {
        let random = RandomPlan(seed: UInt64(seed))
        let scenario = random.plan.scenario
        var households: [String: String] = [:]
        for household in scenario.households {
            for need in household.needs { households[need.id] = household.id }
        }
        for (round, sheet) in zip(random.plan.rounds, sheets(random)) {
            let own = Set(
                round.stops.compactMap { stop -> String? in
                    guard case .visit(let need) = stop.kind else { return nil }
                    return households[need]
                })
            for household in scenario.households {
                for secret in RandomPlan.secrets(household.id) {
                    #expect(sheet.holds(secret) == own.contains(household.id))
                }
            }
            let crew = scenario.crews.first { $0.id == round.who }?.members ?? [round.who]
            for volunteer in scenario.volunteers {
                let isOwn = crew.contains(volunteer.id)
                #expect(sheet.holds("Given-\(volunteer.id)-x") == isOwn)
                #expect(
                    sheet.holds("Family-\(volunteer.id)-x") == (volunteer.id == round.who))
            }
            // Nobody's number but the coordinator's.
            #expect(!sheet.holds("+7 700 000 00 09"))
        }
        let others = Paperwork(
            random.plan, contacts: random.contacts, options: PaperOptions(language: .kk)
        ).files.filter { !$0.name.contains("sheet") }
        for page in others {
            #expect(!page.holds("Name-of-") && !page.holds("door-of-"))
            #expect(!page.holds("note-of-") && !page.holds("Family-"))
            if page.name == "overview" { #expect(!page.holds("Given-")) }
        }
    }

    @Test("the overview names volunteers where it is asked to, households never")
    func names() throws {
        let random = RandomPlan(seed: 3)
        let options = PaperOptions(language: .en, names: true)
        let pages = Paperwork(random.plan, contacts: random.contacts, options: options).files
        let overview = try #require(pages.first { $0.name == "overview" })
        #expect(overview.holds("Given-"))
        #expect(!overview.holds("Name-of-") && !overview.holds("Family-"))
    }

    @Test("all pages are well formed, whole in themselves and the same each time", arguments: seeds)
    func wellFormed(seed: Int) {
        let random = RandomPlan(seed: UInt64(seed))
        let language = Language.allCases[seed % 3]
        let options = PaperOptions(language: language)
        let files = Paperwork(random.plan, contacts: random.contacts, options: options).files
        #expect(Set(files.map(\.name)).count == files.count)
        for file in files {
            let isSound = isWellFormed(file.html)
            #expect(isSound, "\(file.name)")
            #expect(!file.html.contains("src=") && !file.html.contains("<link"))
            #expect(file.html.contains("<html lang=\"\(language.rawValue)\">"))
        }
        #expect(Paperwork(random.plan, contacts: random.contacts, options: options).files == files)
    }

    @Test("texts that would be markup, styles or scripts stay texts")
    func hostile() {
        let hostile = "</style></script><script>alert(1)</script>\"'&\u{1B}\u{202E}\u{FFFF}\\"
        let random = RandomPlan(seed: 5)
        var (plan, contacts) = (random.plan, random.contacts)
        contacts.coordinator?.name = hostile
        for household in plan.scenario.households {
            contacts.households[household.id]?.name = hostile
            contacts.households[household.id]?.code = hostile
        }
        for i in plan.scenario.volunteers.indices {
            contacts.hands[plan.scenario.volunteers[i].id]?.surname = hostile
        }
        for i in plan.scenario.households.indices {
            plan.scenario.households[i].note = hostile
            plan.scenario.households[i].place.street = hostile
        }
        plan.scenario.day.name = ["": hostile]
        plan.scenario.centres[0].name = ["": hostile]
        let options = PaperOptions(language: .en, names: true)
        for file in Paperwork(plan, contacts: contacts, options: options).files {
            let isSound = isWellFormed(file.html)
            #expect(isSound, "\(file.name)")
            #expect(!file.html.contains("<script>alert"))
            #expect(occurrences(of: "</style>", in: file.html) == 1)
            #expect(!file.html.unicodeScalars.contains("\u{1B}"))
            #expect(!file.html.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test("plans that are hard to print are printed", arguments: NastyPlans.all.map(\.name))
    func nasty(name: String) throws {
        let plan = try #require(NastyPlans.all.first { $0.name == name }).plan
        for language in Language.allCases {
            let options = PaperOptions(language: language, size: .letter, navigation: .yandex)
            let files = Paperwork(plan, contacts: Contacts(), options: options).files
            #expect(Set(files.map(\.name)).count == files.count)
            for file in files {
                let isSound = isWellFormed(file.html)
                #expect(isSound, "\(file.name)")
            }
        }
    }
}
