import Chromium
import Foundation
import Scenarios
import Sheets
import TestSupport
import Testing
import Texts

@testable import Campaigns

@Suite("The report of a campaign as it is printed")
struct ReportTests {
    /// Figures that a report may have, all sorts of lines among them.
    static var sample: CampaignReport {
        var report = CampaignReport(
            name: "Наурыз <2021>", from: date("2021-03-01"), to: date("2021-03-31"))
        report.requests = .init(received: 4012, done: 3921, declined: 61, baskets: 3650)
        report.kinds = [
            ("basket", .init(received: 3712, done: 3650, declined: 51, baskets: 3650)),
            ("snow", .init(received: 300, done: 271, declined: 10)),
        ]
        report.sorts = [
            ("large-family", .init(received: 2500, done: 2450, declined: 30, baskets: 2400)),
            ("", .init(received: 1512, done: 1471, declined: 31, baskets: 1250)),
        ]
        report.promptness = .init(counted: 3990, within: [2011, 3204, 3777])
        report.outcomes = [(.done, 3921), (.notAtHome, 287), (.wrongAddress, 31)]
        report.days = (0..<31).map { i in
            var line = CampaignReport.DayLine(day: date("2021-03-01").adding(i))
            (line.received, line.planned, line.done) = (100 + i * 3, 110 + i, 95 + i * 5 % 61)
            (line.inVain, line.baskets, line.yards) = (i % 9, 90 + i % 7, i % 5)
            return line
        }
        report.stock = [
            .init(centre: "c1", good: "basket", had: 2000, handed: 1900, handedInAll: 1950),
            .init(centre: "c2", good: "basket", had: nil, handed: 1700, handedInAll: 1700),
            .init(centre: "", good: "basket", had: nil, handed: 50, handedInAll: 50),
        ]
        report.volunteers = (1...41).map { i in
            CampaignReport.VolunteerLine(
                id: "v\(i)", days: i % 20 + 1, seconds: i * 5400, metres: i * 8700, visits: i * 9)
        }
        report.sanitary = .init(
            contacts: 4100, rounds: 610, most: 16, limit: 16, isolating: 88, contactFree: 4100)
        return report
    }

    static func scenario() throws -> Scenario {
        let text = town(centres: 2, drivers: 2, snowCrews: 0, stock: 10).replacing(
            "id: c1,",
            with: "id: c1, name: {kk: «Жануя» орталығы, ru: Центр «Жануя», en: Zhanuya centre},")
        let one = text + "households: [{id: h, lat: 51.13, lon: 71.42, needs: [basket]}]\n"
        return try #require(ScenarioFile.parse(one, file: "town.yaml").scenario)
    }

    @Test("terminal: 80 columns in each language", arguments: Language.allCases)
    func terminal(language: Language) throws {
        let sheet = ReportSheet(Self.sample, scenario: try Self.scenario(), language: language)
        let text = sheet.text(style: TerminalStyle())
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        try expectGolden(text, "report.\(language.rawValue).txt")
    }

    @Test("page, table and JSON are as they were looked at")
    func files() throws {
        let page = ReportPage(Self.sample, scenario: try Self.scenario(), language: .ru).html
        // Whatever is in a name is a text.
        #expect(page.contains("Наурыз &lt;2021&gt;") && !page.contains("<2021>"))
        try expectGolden(page, "report.ru.html")
        try expectGolden(Self.sample.csv, "report.csv")
        try expectGolden(Self.sample.json, "report.json")
    }

    @Test("a period of which nothing is recorded is said to be empty, and no chart divides by it")
    func empty() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        let report = try ledger.report(from: date("2021-03-01"), to: date("2021-03-31"))
        let scenario = try ledger.bareScenario()
        for language in Language.allCases {
            let text = ReportSheet(report, scenario: scenario, language: language)
                .text(style: TerminalStyle())
            let sentence = CampaignWord.nothingRecorded.text(in: language)
            #expect(text.contains(sentence))
            #expect(
                ReportPage(report, scenario: scenario, language: language).html.contains(sentence))
        }
        // Requests and no outcome yet: bars of nothing.
        _ = try ledger.take([asks(1, on: "2021-03-31")], stamp: stamp("2021-03-31"))
        let waiting = try ledger.report(from: date("2021-03-01"), to: date("2021-03-31"))
        #expect(waiting.promptness.share(2) == nil && waiting.requests.open == 1)
        #expect(!ReportPage(waiting, scenario: scenario, language: .kk).html.isEmpty)
    }

    @Test(
        "a browser shows the page without anything that is cut off, also on a telephone",
        .enabled(if: PrintedPage.canPrint, "no Chromium is installed: the page is not looked at"),
        arguments: [1000, 390])
    func browser(width: Int) throws {
        let folder = try Folder()
        let page = ReportPage(Self.sample, scenario: try Self.scenario(), language: .kk).html
        let path = try folder.write(page, to: "report.html")
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        try browser.open(file: path)
        try browser.view(width: width, height: 900)
        let root = "document.documentElement"
        let wider = try browser.evaluate("String(\(root).scrollWidth - \(root).clientWidth)")
        #expect(wider == "0")
        // No text of a chart reaches out of its drawing.
        let cut = """
            [...document.querySelectorAll('svg')].flatMap(s => { const r = s.getBoundingClientRect();
            return [...s.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect();
            return b.left < r.left - 1 || b.right > r.right + 1 }).map(t => t.textContent) }).join('|')
            """
        let texts = try browser.evaluate(cut)
        #expect(texts == "")
    }
}
