import Foundation
import Scenarios
import Testing

@Suite("contacts")
struct ContactsTests {
    static func scenario(_ text: String = Fixture.smallest) throws -> Scenario {
        try #require(ScenarioFile.parse(text, file: "day.yaml").scenario)
    }

    private func lines(_ csv: String, _ text: String = Fixture.smallest) throws -> [String] {
        ContactsFile.parse(csv, file: "contacts.csv", for: try Self.scenario(text)).diagnostics
            .map { Broken.line($0).replacing(" in contacts.csv", with: "") }
    }

    @Test("are read by id, whoever has it")
    func reads() throws {
        let loaded = ContactsFile.parse(
            """
            id,sort,name,surname,phone,entrance,floor,flat,code,note
            coordinator,,Гүлнар,Ахметова,+7 (700) 000-00-01,,,,,
            zhanuya,,,,102,,,,,
            aigerim,,Айгерім,Серікова,+7 700 000 00 02,,,,,
            h1,household,Бақытгүл,Омарова,8 700 000 00 03,3,5,41,41К1234,"Ит бар, қоңырау соғыңыз"
            h2,,,,,,,,,
            """, file: "contacts.csv", for: try Self.scenario())
        #expect(loaded.diagnostics == [])
        let contacts = try #require(loaded.contacts)
        #expect(contacts.coordinator?.phone == "+7 (700) 000-00-01")
        #expect(contacts.centres["zhanuya"]?.phone == "102")
        #expect(contacts.hands["aigerim"]?.shortName == "Айгерім\u{A0}С.")
        let household = try #require(contacts.households["h1"])
        #expect(household.code == "41К1234" && household.note == "Ит бар, қоңырау соғыңыз")
        #expect(Place(lat: 51, lon: 71).completed(by: household).floor == "5")
        #expect(contacts.households["h2"] == Contact())
    }

    @Test("fill in what the scenario lacks, and tell where they differ")
    func differs() throws {
        let csv = "id,floor,flat\ncoordinator,,\nh1,2,7\nh2,,\n"
        let day = Fixture.smallest.replacing(
            "{id: h1,", with: "{id: h1, place: {floor: 5},", maxReplacements: 1)
        let loaded = ContactsFile.parse(csv, file: "contacts.csv", for: try Self.scenario(day))
        #expect(
            try lines(csv, day) == [
                "warning coordinator-missing -:-",
                "warning contact-differs 3:- floor <2> other=5",
            ])
        var place = Place(lat: 51, lon: 71)
        place.floor = "5"
        let completed = place.completed(by: loaded.contacts?.households["h1"])
        #expect(completed.floor == "5" && completed.flat == "7")
    }

    @Test("are refused with all their faults at once")
    func faults() throws {
        let csv = """
            id,sort,phone,extra
            ,,1234,
            h1,,call me,
            h1,,12,
            aigerim,family,,
            h 2,,,
            aigerim,,+7 700 000 00 02,
            aigerim,volunteer,,
            """
        #expect(
            try lines(csv) == [
                "warning contacts-missing -:- count=1 ids=h2",
                "warning coordinator-missing -:-",
                "missing-key 2:- id key=id",
                "bad-phone 3:- phone <call me>",
                "bad-phone 4:- phone <12>",
                "duplicate-id 4:- id <h1> otherLine=3",
                "unknown-value 5:- sort <family> choices=coordinator, centre, volunteer, crew, household",
                "bad-id 6:- id <h 2> most=64",
                "duplicate-id 8:- id <aigerim> otherLine=7",
            ])
        let loaded = ContactsFile.parse(csv, file: "c.csv", for: try Self.scenario())
        #expect(loaded.contacts == nil)
    }

    @Test("of people of another day are passed over, unless an id looks mistyped")
    func strangers() throws {
        #expect(
            try lines("id,phone\ncoordinator,102\nh1,\naigerin,\nsomebody-else,\n") == [
                "warning contacts-missing -:- count=1 ids=h2",
                "warning unknown-contact 4:- id <aigerin> nearest=aigerim",
            ])
    }

    @Test("whose id is that of a household and of a volunteer say which")
    func ambiguous() throws {
        let day = Fixture.smallest.replacing("id: aigerim", with: "id: h1")
        #expect(
            try lines("id,sort\nh1,\n", day).contains(
                "ambiguous-contact 2:- id <h1> choices=volunteer, household"))
        let both = "id,sort,phone\ncoordinator,,102\nh1,household,\nh1,volunteer,\nh2,,\n"
        #expect(try lines(both, day) == [])
    }

    @Test("of nobody, of no table and of no file are refused")
    func nothing() throws {
        #expect(try lines("") == ["file-empty 1:-"])
        #expect(try lines("name\nx\n") == ["csv-columns 1:- columns=id"])
        let loaded = ContactsFile.load(path: "/nowhere/c.csv", for: try Self.scenario())
        #expect(loaded.contacts == nil && loaded.diagnostics.map(\.code) == ["file-not-found"])
    }

    @Test(
        "of the example days fit them",
        arguments: ["yard.yaml", "snow-morning.yaml", "nauryz-day.yaml"])
    func examples(name: String) throws {
        let scenarios = SchemaTests.folder.appendingPathComponent("scenarios")
        let day = scenarios.appendingPathComponent(name)
        let scenario = try #require(ScenarioFile.load(path: day.path).scenario)
        let file = name.replacing("yaml", with: "csv")
        let path = scenarios.appendingPathComponent("contacts/" + file).path
        let loaded = ContactsFile.load(path: path, for: scenario)
        #expect(loaded.diagnostics == [])
        #expect(loaded.contacts?.households.count == scenario.households.count)
        #expect(loaded.contacts?.hands.count == scenario.volunteers.count)
    }
}
