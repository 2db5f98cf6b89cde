import Chromium
import Foundation
import MapDrawing
import Maps
import Scenarios
import TestSupport
import Testing
import Texts

@testable import Sheets

/// Pages as they come out of a printer; skipped where no Chromium is installed.
@Suite(
    "printed pages", .serialized,
    .enabled(if: PrintedPage.canPrint, "no Chromium is installed: printing is not tested"))
struct PrintedTests {
    /// A round of many stops with long names and addresses in three lines.
    static func long(stops: Int) -> (plan: Plan, contacts: Contacts) {
        var plan = SamplePlan.plan
        var contacts = PaperTests.contacts
        let name = String(repeating: "Нұрсұлтанбек-", count: 5).prefix(60)
        contacts.hands["aigerim"] = Contact(name: String(name), surname: "Ұзынтегі")
        plan.scenario.households = []
        var round = Round(who: "aigerim", stops: [Stop(.start, begin: 32_400, end: 32_400)])
        for i in 1...stops {
            var household = Household(
                id: "k\(i)",
                place: Place(lat: 51.12 + 0.001 * Double(i % 9), lon: 71.4 + 0.001 * Double(i)))
            household.place.street =
                "Қазақстан Республикасының Тұңғыш Президенті атындағы даңғыл, бұрынғы Бейбітшілік көшесі"
            household.place.crossing = "Шаймерден Қосшығұлұлы көшесі мен Республика даңғылы"
            household.place.entrance = "3"
            household.isolating = i % 5 == 0
            household.contactFree = i % 2 == 0
            household.note = "Note-\(i)-n"
            var need = Need(id: "k\(i)/basket", kind: "basket")
            need.brings = Quantities(pieces: ["basket": 1])
            household.needs = [need]
            plan.scenario.households.append(household)
            var contact = Contact(name: "Name-\(i)-n", surname: "О", phone: "+7 700 000 00 09")
            contact.code = "Code-\(i)-n"
            contacts.households[household.id] = contact
            let begin = 32_400 + i * 600
            round.stops.append(Stop(.visit(need: need.id), begin: begin, end: begin + 240))
        }
        round.stops.append(Stop(.end, begin: 72_000, end: 72_000))
        (plan.rounds, plan.leftOut) = ([round], [])
        return (plan, contacts)
    }

    private func pages(
        _ plan: Plan, _ contacts: Contacts, _ language: Language, map: DrawableMap? = nil,
        size: PaperSize = .a4
    ) -> [PaperFile] {
        Paperwork(
            plan, contacts: contacts, options: PaperOptions(language: language, size: size),
            map: map
        ).files
    }

    private func file(_ page: PaperFile) throws -> String {
        let path = NSTemporaryDirectory() + "komek-\(UUID()).html"
        try writeAtomically(page.html, to: path)
        return path
    }

    @Test("nothing is cut off and nothing lies upon another", arguments: Language.allCases)
    func layout(language: Language) throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        let map = DrawableMap(try MapFile.load(path: MapPaths.astana))
        let long = Self.long(stops: 45)
        let nasty = try #require(NastyPlans.all.first { $0.name == "long words" }).plan
        let days: [(Plan, Contacts, DrawableMap?)] = [
            (SamplePlan.plan, PaperTests.contacts, nil), (SamplePlan.plan, Contacts(), map),
            (long.plan, long.contacts, nil), (long.plan, Contacts(), map), (nasty, Contacts(), nil),
        ]
        for (plan, contacts, map) in days {
            for page in pages(plan, contacts, language, map: map) {
                let path = try file(page)
                defer { try? FileManager.default.removeItem(atPath: path) }
                try browser.open(file: path)
                // A4 without its margins: 188 mm, the overview 275 mm.
                let width = page.name == "overview" ? 1039 : 710
                let faults = try PrintedPage.faults(browser, width: width)
                #expect(faults.isEmpty, "\(page.name): \(faults.prefix(5))")
            }
        }
    }

    @Test(
        "a round of 45 stops goes over pages, no stop is split, each page says whose and which it is",
        .enabled(if: Tools.path("pdftotext") != nil, "pdftotext (poppler-utils) is not installed"))
    func longRound() throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        let long = Self.long(stops: 45)
        let page = try #require(
            pages(long.plan, long.contacts, .kk).first { $0.name.hasPrefix("sheet") })
        let path = try file(page)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try browser.open(file: path)
        let texts = try pageTexts(try browser.pdf())
        // Some four stops of such length a page.
        #expect((9...14).contains(texts.count))
        for (i, text) in texts.enumerated() {
            #expect(text.contains("· \(i + 1) / \(texts.count)"))
            #expect(text.contains("Нұрсұлтанбек-"))
        }
        for stop in 1...45 {
            let whole = texts.filter {
                $0.contains("Name-\(stop)-n") && $0.contains("Code-\(stop)-n")
                    && $0.contains("Note-\(stop)-n")
            }
            #expect(whole.count == 1, "stop \(stop)")
        }
    }

    private func pageTexts(_ pdf: Data) throws -> [String] {
        let path = NSTemporaryDirectory() + "komek-\(UUID()).pdf"
        try writeAtomically(pdf, to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = try #require(Tools.output("pdftotext", ["-layout", path, "-"]))
        return text.split(separator: "\u{C}").map(String.init).filter {
            $0.contains { !$0.isWhitespace }
        }
    }

    @Test(
        "all sheets in one file begin on pages of their own, each counted from 1",
        .enabled(if: Tools.path("pdftotext") != nil, "pdftotext (poppler-utils) is not installed"))
    func allSheets() throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        let page = try #require(
            pages(SamplePlan.plan, Contacts(), .en, size: .letter).first { $0.name == "all-sheets" }
        )
        let path = try file(page)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try browser.open(file: path)
        let texts = try pageTexts(try browser.pdf())
        for who in ["yard-1", "aigerim", "marat"] {
            #expect(texts.count { $0.contains("\(who) · 1\n") || $0.hasSuffix("\(who) · 1") } == 1)
        }
    }

    @Test(
        "the codes of a sheet lead a scanner to its stops",
        .enabled(if: Tools.path("zbarimg") != nil, "zbarimg (zbar-tools) is not installed"),
        arguments: NavigationApp.allCases)
    func codes(app: NavigationApp) throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        let options = PaperOptions(language: .ru, navigation: app)
        let plan = SamplePlan.plan
        let page = try #require(
            Paperwork(plan, contacts: Contacts(), options: options).files.first {
                $0.name == "sheet-2-aigerim"
            })
        let path = try file(page)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try browser.open(file: path)
        try browser.view(width: 710, height: 1600, scale: 2, printed: true)
        let found = Set(try Tools.codes(in: try browser.screenshot(), type: "png"))
        // aigerim has four visits at three doors.
        let needs = ["h1/basket", "h2/basket", "h4"]
        let places = needs.compactMap { id in
            plan.scenario.households.first { $0.needs.contains { $0.id == id } }?.place
        }
        #expect(places.count == 3)
        let links = NavigationLinks(app: app, mode: .car)
        let expected = Set(places.map(links.to) + [try #require(links.along(places))])
        #expect(found == expected)
    }

    @Test("the overview's tables are sorted and filtered in the page itself")
    func tables() throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        let page = try #require(
            pages(SamplePlan.plan, Contacts(), .en).first { $0.name == "overview" })
        let path = try file(page)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try browser.open(file: path)
        func order() throws -> String {
            try browser.evaluate(
                "[...document.querySelectorAll('#rounds tbody tr')].filter(r => !r.hidden).map(r => r.cells[0].dataset.v).join(' ')"
            )
        }
        func click(_ column: Int) throws {
            _ = try browser.evaluate(
                "document.querySelectorAll('#rounds thead [role=button]')[\(column)].click(); ''")
        }
        #expect(try order() == "yard-1 aigerim marat")
        try click(0)
        #expect(try order() == "aigerim marat yard-1")
        // Duty: marat 45 min, aigerim 3 h 30 min, yard-1 4 h 30 min; the second time downwards.
        try click(3)
        #expect(try order() == "marat aigerim yard-1")
        try click(3)
        #expect(try order() == "yard-1 aigerim marat")
        _ = try browser.evaluate(
            "const f = document.querySelector('input[data-for=rounds]'); f.value = 'AIG'; f.dispatchEvent(new Event('input')); ''"
        )
        #expect(try order() == "aigerim")
    }
}
