import Scenarios
import Testing

@Suite("a folder of CSV files")
struct FolderTests {
    static let yaml = """
        komek: 1
        day: {date: 2021-03-21, name: {ru: Наурыз}, temperature: -25}
        goods: {basket: {kg: 18}, flour: {kg: 2, name: "Flour, white"}}
        kinds: {visit: {minutes: 10, skills: [nurse, driver], crew: {least: 1}}}
        defaults: {household: {arrivalMinutes: 2}}
        centres: [{id: c1, lat: 51.1, lon: 71.4, stock: {basket: 50}, open: "08:00-19:00", place: {street: "Abai, 5"}}]
        volunteers:
          - {id: a, carries: {basket: 4, kg: 100}, to: home, home: {lat: 51.11, lon: 71.41}, skills: [nurse, driver],
             breaks: [{minutes: 30, window: "12:00-14:00"}, {minutes: 15, window: "15:00-16:00"}], available: ["09:00-13:00", "14:00-18:00"]}
          - {id: b, travels: foot, tools: [shovel]}
          - {id: d, travels: foot, tools: [shovel]}
        crews: [{id: k, members: [b, d]}]
        households:
          - {id: h1, lat: 51.12, lon: 71.42, needs: [basket, snow, {kind: basket, brings: {flour: 3}, value: must}], note: 'say "hello", please'}
          - {id: h2, lat: 51.13, lon: 71.43, needs: [{kind: visit, before: "11:00"}], isolating: true}
        rules: {sanitary: {mostHouseholds: 12}, frost: [{below: -20, outdoorsMinutes: 30}, {below: -30, outdoorsMinutes: 15, warmMinutes: 20}], fairness: {minutes: [{above: 240, price: 0.5}, {above: 300, price: 2}]}}
        travel: {source: matrix, legs: [{from: c1, to: h1, minutes: 5, km: 2}, {from: h1, to: "home:a", mode: car, minutes: 7.5, km: 3}]}
        fixed: [{need: h1/basket, volunteer: a, level: frozen, at: "10:00"}]
        history: {visits: [{household: h1, volunteer: b}], minutes: [{volunteer: a, minutes: 30}]}
        """

    static let files = [
        "scenario.csv": """
        key,value
        day.date,2021-03-21
        day.name.ru,Наурыз
        day.temperature,-25
        defaults.household.arrivalMinutes,2
        rules.sanitary.mostHouseholds,12
        rules.frost,-20:30;-30:15:20
        rules.fairness.minutes,240:0.5;300:2
        travel.source,matrix
        travel.file,legs.csv
        x-anything,goes
        """,
        "goods.csv": "id,kg,name\nbasket,18,\nflour,2,\"Flour, white\"\n",
        "kinds.csv": "id,minutes,skills,crew.least\nvisit,10,nurse;driver,1\n",
        "centres.csv":
            "id,lat,lon,stock.basket,open,place.street\r\nc1,51.1,71.4,50,08:00-19:00,\"Abai, 5\"\r\n",
        "volunteers.csv": """
        id,carries.basket,carries.kg,to,home.lat,home.lon,skills,breaks,available,travels,tools
        a,4,100,home,51.11,71.41,nurse;driver,30@12:00-14:00;15@15:00-16:00,09:00-13:00;14:00-18:00,,
        b,,,,,,,,,foot,shovel
        d,,,,,,,,,foot,shovel
        """,
        "crews.csv": "id,members\nk,b;d\n",
        "households.csv": """
        id,lat,lon,needs,note,isolating,x-phone
        h1,51.12,71.42,basket;snow,"say ""hello"", please",,1
        h2,51.13,71.43,,,true,2
        """,
        "needs.csv":
            "household,kind,brings.flour,value,before\nh2,visit,,,11:00\nh1,basket,3,must,\n",
        "fixed.csv": "need,volunteer,level,at\nh1/basket,a,frozen,10:00\n",
        "history.visits.csv": "household,volunteer\nh1,b\n",
        "history.minutes.csv": "volunteer,minutes\na,30\n",
        "legs.csv": "from,to,mode,minutes,km\nc1,h1,,5,2\nh1,home:a,car,7.5,3\n",
        "README.txt": "not ours",
    ]

    @Test("is the same day as YAML and as JSON")
    func same() throws {
        let folder = try TemporaryFolder(Self.files)
        let table = ScenarioFile.load(path: folder.path)
        let yaml = ScenarioFile.parse(Self.yaml, file: "day.yaml")
        #expect(table.diagnostics.map(Broken.line) == [])
        #expect(yaml.diagnostics.map(Broken.line) == [])
        let scenario = try #require(yaml.scenario)
        #expect(table.scenario == scenario)
        try folder.write(ScenarioFile.json(scenario), "day.json")
        #expect(ScenarioFile.load(path: folder.file("day.json")).scenario == scenario)
    }

    /// The faults of the folder with some files replaced; nil removes one.
    private func faults(_ changes: [String: String?]) throws -> [String] {
        var files = Self.files
        for (name, text) in changes { files[name] = text }
        let folder = try TemporaryFolder(files)
        return ScenarioFile.load(path: folder.path).diagnostics.map { diagnostic in
            var d = diagnostic
            d.location.file = String(d.location.file.dropFirst(folder.path.count + 1))
            return Broken.line(d)
        }
    }

    @Test("names the row and the column of each fault")
    func rows() throws {
        let found = try faults([
            "volunteers.csv":
                "id,seets,carries.baskt,home.lat,breaks,to,skils\na,5,1,51,30-12:00,,x\nb,x,,,,,\nc,,,,,mars,\n",
            "households.csv":
                "id,lat,lon,needs\nh1,51.12,71.42,basket;snw\n\nh2,north,71.43\n\nh2,51.1,,basket\n",
            "needs.csv": "household,kind\nh9,basket\n,basket\n", "goods.csv": "kg\n1\n",
            "crews.csv": nil, "fixed.csv": nil, "kinds.csv": "id\na\na\n",
            "history.visits.csv": nil,
            "scenario.csv": "key,value\nrules.fairness.minutes,240\nrules.perKm,1\nrules.perKm,2\n",
            "legs.csv": nil,
        ])
        #expect(found == Golden.rows)
    }

    @Test("says what is no rule for frost")
    func frost() throws {
        let found = try faults([
            "scenario.csv": "key,value\nday.temperature,-25\nrules.frost,-20:30;cold\n"
        ])
        #expect(found.contains { $0.hasPrefix("bad-frost 3:") }, "\(found)")
    }

    @Test(
        "says which table is not one",
        arguments: [
            ("id;lat;lon\n", "csv-semicolons 1:- in centres.csv"),
            ("id,lat,lon\nc1,\"51.1,71.4\n", "csv-syntax 2:- in centres.csv problem=open-quote"),
            ("id,lat,lon\nc1,5\"1.1,71.4\n", "csv-syntax 2:- in centres.csv problem=quote"),
            ("id,lat,lon\nc1,\"5\"1.1,71.4\n", "csv-syntax 2:- in centres.csv problem=quote"),
            ("id,lat,lat\nc1,1,2\n", "duplicate-key 1:- lat <lat> in centres.csv"),
            ("", "file-empty 1:- in centres.csv"),
            ("id,lat,lon\nc1,51.1,71.4,5\n", "csv-row-length 2:- <4> in centres.csv columns=3"),
        ])
    func tables(_ text: String, _ expected: String) throws {
        let found = try faults(["centres.csv": text])
        #expect(found.contains(expected), "\(found)")
    }

    @Test("refuses files that it would leave out, and a matrix without its columns")
    func files() throws {
        #expect(
            try faults(["need.csv": "a\n", "legs.csv": "from,to\n"]) == [
                "unknown-file -:- <need.csv> nearest=needs.csv",
                "csv-columns 1:- in legs.csv columns=from,to,minutes,km",
            ])
        #expect(
            try faults(["scenario.csv": "a,b\n", "legs.csv": nil]) == [
                "csv-columns 1:- in scenario.csv columns=key,value"
            ])
        #expect(try faults(["legs.csv": nil]) == ["file-not-found -:- in legs.csv"])
    }
}

/// Faults that are expected.
enum Golden {
    /// Of the folder in which most rows are wrong.
    static let rows = [
        "bad-step 2:- rules.fairness.minutes <240> in scenario.csv",
        "duplicate-key 4:- rules.perKm <rules.perKm> in scenario.csv",
        "unknown-key 1:- seets <seets> in volunteers.csv nearest=seats",
        "unknown-key 1:- skils <skils> in volunteers.csv nearest=skills",
        "unknown-reference 1:- carries.baskt <baskt> in volunteers.csv nearest=basket sort=good",
        "missing-key 2:- home.lon in volunteers.csv key=lon",
        "bad-break 2:- breaks <30-12:00> in volunteers.csv",
        "unknown-reference 4:- to <mars> in volunteers.csv sort=centre",
        "unknown-reference 2:- needs <snw> in households.csv nearest=snow sort=kind",
        "csv-row-length 4:- <3> in households.csv columns=4",
        "missing-key 6:- lon in households.csv key=lon",
        "missing-key 2:- id in goods.csv key=id",
        "duplicate-id 3:- id <a> in kinds.csv",
        "unknown-reference 2:- household <h9> in needs.csv nearest=h1 sort=household",
        "missing-key 3:- household in needs.csv key=household",
    ]
}
