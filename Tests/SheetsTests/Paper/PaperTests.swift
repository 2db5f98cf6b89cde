import Addresses
import Foundation
import MapDrawing
import Maps
import Scenarios
import TestSupport
import Testing
import Texts
import TravelTimes

@testable import Sheets

@Suite("pages to print")
struct PaperTests {
    static var contacts: Contacts {
        var contacts = Contacts()
        contacts.coordinator = Contact(name: "Сәуле", surname: "Орлова", phone: "+7 700 000 00 01")
        contacts.centres["zhanuya"] = Contact(phone: "+7 700 000 00 02")
        contacts.hands["aigerim"] = Contact(name: "Айгерім", surname: "Серікова")
        contacts.hands["dauren"] = Contact(name: "Дәурен", surname: "Ким")
        var household = Contact(name: "Бақытгүл", surname: "Омарова", phone: "+7 700 000 00 03")
        (household.code, household.note) = ("41К1234", "Ит бар.")
        contacts.households["h1"] = household
        return contacts
    }

    private func page(
        _ name: String, _ language: Language, plan: Plan = SamplePlan.plan
    ) throws -> String {
        let options = PaperOptions(language: language)
        let files = Paperwork(plan, contacts: Self.contacts, options: options).files
        return try #require(files.first { $0.name.hasPrefix(name) }).html
    }

    @Test("a sheet, a loading list and an overview look as they did", arguments: Language.allCases)
    func golden(language: Language) throws {
        for name in ["sheet-2", "packing-1", "overview"] {
            let html = try page(name, language).replacing("><", with: ">\n<")
            try expectGolden(html, "\(name).\(language.rawValue).html")
        }
    }

    @Test("a sheet says where the car stays and how far one walks", arguments: Language.allCases)
    func walks(language: Language) throws {
        let html = try page("sheet-1", language, plan: walkedPlan())
        let said: String =
            switch language {
            case .kk: "көлік 1-аялдаманың жанында қалады, жаяу\u{A0}2\u{A0}мин"
            case .ru: "машина остаётся у\u{A0}остановки\u{A0}1, идти\u{A0}2\u{A0}мин"
            case .en: "the car stays at\u{A0}stop\u{A0}1, 2\u{A0}min on foot"
            }
        #expect(html.contains(said))
        #expect(html.components(separatedBy: said).count == 2)
    }

    @Test(
        "what would help stands in the overview where it is asked for", arguments: Language.allCases
    )
    func help(language: Language) throws {
        let help = HelpTables(
            tables: [
                (
                    .oneMoreHand,
                    [["zhanuya", "+ aigerim", ExplainText.about(9_000).text(in: language)]]
                ),
                (
                    .morePieces(10),
                    [["zhanuya", "<i>", ExplainText.savesNothing.text(in: language)]]
                ),
                (.oneMoreHour, []),
            ], note: .estimates)
        let options = PaperOptions(language: language)
        let files = Paperwork(
            SamplePlan.plan, contacts: Self.contacts, options: options, help: help
        ).files
        let html = try #require(files.first { $0.name == "overview" }).html
        let plain = try page("overview", language)
        let heading = "<h2>\(ExplainText.whatHelps.text(in: language))</h2>"
        #expect(html.contains(heading) && !plain.contains(heading))
        #expect(!html.contains("<i>"))
        let section = try #require(html.firstRange(of: heading))
        let end = try #require(html[section.lowerBound...].firstRange(of: "</section>"))
        try expectGolden(
            html[section.lowerBound..<end.lowerBound].replacing("><", with: ">\n<") + "\n",
            "overview-help.\(language.rawValue).html")
        // Nothing else of it is other.
        #expect(
            html.replacing(
                "<section class=\"gap\">\(html[section.lowerBound..<end.upperBound])", with: "")
                == plain)
    }

    @Test("a sheet is in the language of its volunteer")
    func language() throws {
        var plan = SamplePlan.plan
        plan.scenario.volunteers[0].language = "kk"
        let html = try page("sheet-2", .en, plan: plan)
        #expect(html.contains("<html lang=\"kk\">") && html.contains("Маршрут парағы"))
        #expect(try page("sheet-3", .en, plan: plan).contains("Route sheet"))
    }

    @Test("who comes sees that a point on the map need not be the door; the overview has the ids")
    func approximate() throws {
        var plan = SamplePlan.plan
        #expect(!(try page("overview", .en, plan: plan)).contains("Place approximate"))
        let index = try #require(plan.scenario.households.firstIndex { $0.id == "h1" })
        plan.scenario.households[index].place.doubts = [.middle, .namesake]
        plan.scenario.centres[0].place.doubts = [.otherName]
        let sheet = try page("sheet-2", .en, plan: plan)
        #expect(sheet.contains("only the middle of the street."))
        #expect(sheet.contains("There is another street of this name: check the place."))
        // At the head, for the centre: where to be, and the end of the crew's round.
        #expect(sheet.contains("The map calls the street a little differently: check the place."))
        #expect(!(try page("sheet-3", .en, plan: plan)).contains("middle of the street"))
        #expect(try page("overview", .en, plan: plan).contains("2: zhanuya, h1"))
        let text = TerminalSheet.plan(plan, language: .en, style: TerminalStyle(colours: false))
        #expect(text.contains("Place approximate  2: zhanuya, h1"))
        #expect(text.contains("only the middle of the street."))
    }

    @Test("files sort as the sheets are handed out, and say who")
    func fileNames() {
        let options = PaperOptions(language: .en)
        let files = Paperwork(SamplePlan.plan, contacts: Contacts(), options: options).files
        #expect(
            files.map(\.name) == [
                "overview", "all-sheets", "packing-1-zhanuya", "packing-2-uya", "sheet-1-yard-1",
                "sheet-2-aigerim", "sheet-3-marat",
            ])
    }

    @Test("who comes to the same door on the same day is told what others do there, not who")
    func others() throws {
        // The crew clears snow at h2 at 09:20; aigerim brings a basket at 10:25.
        let html = try page("sheet-2", .en)
        #expect(html.contains("Here today as well: snow clearing, 09:20"))
        #expect(!html.contains("yard-1") && !html.contains("Дәурен"))
    }

    @Test("without contacts there are ids, and a line for the coordinator's number")
    func noContacts() throws {
        let options = PaperOptions(language: .en)
        let files = Paperwork(SamplePlan.plan, contacts: Contacts(), options: options).files
        let sheet = try #require(files.first { $0.name == "sheet-2-aigerim" }).html
        #expect(sheet.contains("<h1>") && sheet.contains(">aigerim<") && sheet.contains(">h1<"))
        #expect(sheet.contains("____"))
    }

    @Test("a day without a date says when to destroy the sheet all the same")
    func dateless() throws {
        #expect(try page("sheet-2", .en).contains("destroy after 21\u{A0}March 2021"))
        var plan = SamplePlan.plan
        plan.scenario.day = Day()
        #expect(
            try page("sheet-2", .kk, plan: plan).contains("маршруттан кейін жойыңыз"))
    }

    @Test("the bound is told where one was proven")
    func bound() throws {
        var plan = SamplePlan.plan
        #expect(!(try page("overview", .en, plan: plan).contains("no plan under these rules")))
        plan.made.bound = plan.cost.total - 60_000
        #expect(try page("overview", .en, plan: plan).contains("no plan under these rules costs"))
    }

    @Test("on the roads of a map a round is drawn along them, else straight, and says so")
    func ways() throws {
        let path = MapPaths.astana
        var plan = SamplePlan.plan
        // Two crossings of the map, some kilometres apart.
        let (north, south) = (
            Place(lat: 51.16889, lon: 71.43078), Place(lat: 51.12765, lon: 71.4386)
        )
        for i in plan.scenario.households.indices { plan.scenario.households[i].place = north }
        for i in plan.scenario.centres.indices { plan.scenario.centres[i].place = south }
        plan.scenario.volunteers[0].home = south
        let map = DrawableMap(try MapFile.load(path: path))
        func sheet(_ travel: TravelTimes?) throws -> String {
            let options = PaperOptions(language: .en)
            let files = Paperwork(
                plan, contacts: Contacts(), options: options, travel: travel, map: map
            ).files
            return try #require(files.first { $0.name == "sheet-2-aigerim" }).html
        }
        func points(_ html: String) throws -> Int {
            // The first line on a white edge is the round's.
            let edge = /<path d="([^"]+)" stroke="#fff" stroke-width="5"/
            return try #require(html.firstMatch(of: edge)).1.count { $0 == "l" }
        }
        let straight = try sheet(nil)
        #expect(straight.contains("Straight lines show the order"))
        let hash = MapFile.contentHash(try MapFile.bytes(path: path))
        plan.scenario.travel.source = .roads(
            Travel.RoadMap(file: "map.osm.pbf", hash: hash, path: path))
        let loaded = TravelTimes.load(plan.scenario, file: "day.yaml")
        #expect(loaded.diagnostics.map(\.code) == [])
        let along = try sheet(loaded.travel)
        #expect(!along.contains("Straight lines"))
        let (roads, lines) = (try points(along), try points(straight))
        #expect(roads > 2 * lines)
    }

    @Test("links open places and ways in each app")
    func links() {
        let a = Place(lat: 51.1, lon: 71.40001)
        let b = Place(lat: -0.5, lon: -71)
        func link(_ app: NavigationApp, _ mode: TravelMode, _ places: [Place]) -> String? {
            NavigationLinks(app: app, mode: mode).along(places)
        }
        #expect(link(.geo, .car, [a]) == "geo:51.10000,71.40001?q=51.10000,71.40001")
        #expect(
            link(.twoGIS, .foot, [a, b])
                == "https://2gis.kz/directions/tab/pedestrian/points/%7C71.40001%2C51.10000%7C-71.00000%2C-0.50000"
        )
        #expect(link(.geo, .foot, [a, b]) == link(.twoGIS, .foot, [a, b]))
        #expect(
            link(.yandex, .bicycle, [a, b])
                == "https://yandex.kz/maps/?rtext=~51.10000,71.40001~-0.50000,-71.00000&rtt=bc")
        #expect(
            link(.google, .car, [a, b])
                == "https://www.google.com/maps/dir/?api=1&destination=-0.50000%2C-71.00000&travelmode=driving&waypoints=51.10000%2C71.40001"
        )
        #expect(link(.google, .car, []) == nil)
    }

    @Test("a text cannot end a string of the style")
    func styleStrings() {
        #expect(PaperStyle.string("a\"}</style>\n1") == "\"a\\22 \\7d \\3c \\2f style\\3e  1\"")
        #expect(PaperStyle.string("Қа-1") == "\"Қа\\2d 1\"")
    }
}
