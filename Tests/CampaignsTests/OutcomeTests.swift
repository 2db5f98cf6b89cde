import Campaigns
import Foundation
import Scenarios
import Testing
import Texts

@Suite("What came of visits")
struct OutcomeTests {
    private func campaign(_ folder: Folder) throws -> Ledger {
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take((1...6).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        try ledger.planDay("2021-03-01")
        return ledger
    }

    private func record(
        _ ledger: Ledger, _ id: Int, _ what: VisitOutcome, _ day: String, today: String? = nil
    ) throws -> Recorded? {
        try ledger.record(
            [OutcomeEntry(id, what)], on: date(day), stamp: stamp(today ?? day)
        ).first
    }

    @Test("what was not done is in the queue again; what was recorded is not planned anew")
    func carriedOver() throws {
        let ledger = try campaign(try Folder())
        // Nothing is recorded: nobody is sent a second time, and the next day says so.
        #expect(try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02")) == nil)
        #expect(try ledger.state(1, on: "2021-03-02") == .unrecorded(date("2021-03-01")))
        _ = try record(ledger, 1, .done, "2021-03-01")
        _ = try record(ledger, 2, .notAtHome, "2021-03-01")
        _ = try record(ledger, 3, .refused, "2021-03-01")
        _ = try record(ledger, 4, .wrongAddress, "2021-03-01")
        _ = try record(ledger, 5, .needsHelp, "2021-03-01")
        let next = try #require(try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02")))
        // Help is urgent, so it comes first; the sixth is still to be recorded.
        #expect(next.requests == [5, 2])
        #expect(next.unrecorded.map(\.visits) == [1])
        #expect(try ledger.state(4, on: "2021-03-02") == .held(.wrongAddress))
        var found = asks(4, on: "2021-03-02")
        (found.needs, found.lat) = ([], 51.12)
        #expect(try ledger.take([found], stamp: stamp("2021-03-02")).taken == [.updated("h4")])
        #expect(
            try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02"))?.requests == [5, 2, 4])
        #expect(throws: CampaignFault.dayIsRecorded("2021-03-01")) {
            try ledger.draft(date("2021-03-01"), stamp: stamp("2021-03-01"))
        }
    }

    @Test("a wrong address is right again when somebody says so, not when an old list comes again")
    func address() throws {
        let ledger = try campaign(try Folder())
        _ = try record(ledger, 4, .wrongAddress, "2021-03-01")
        let today = stamp("2021-03-02")
        let row = asks(4, on: "2021-03-02")
        #expect(try ledger.take([row], command: "import", stamp: today).taken == [.known(4)])
        #expect(try ledger.state(4, on: "2021-03-02") == .held(.wrongAddress))
        #expect(try ledger.take([row], stamp: today).taken == [.known(4)])
        #expect(
            try ledger.state(4, on: "2021-03-02") == .waiting(place: 1, of: 1, putOff: nil))
        _ = try ledger.take([asks(9, "snow", on: "2021-03-02")], stamp: today)
        try ledger.setUnclear(["h9"], stamp: today)
        #expect(try ledger.draft(date("2021-03-02"), stamp: today)?.requests == [4])
    }

    @Test("the same twice is once; another word corrects; nothing is served twice")
    func corrected() throws {
        let ledger = try campaign(try Folder())
        #expect(try record(ledger, 1, .done, "2021-03-01")?.isKnown == false)
        #expect(try record(ledger, 1, .done, "2021-03-01")?.isKnown == true)
        #expect(try record(ledger, 1, .refused, "2021-03-01")?.instead == .done)
        #expect(try ledger.state(1, on: "2021-03-02") == .answered(.refused, date("2021-03-01")))
        #expect(throws: CampaignFaults.self) { try record(ledger, 1, .done, "2021-03-02") }
        _ = try record(ledger, 1, .notAtHome, "2021-03-01")
        #expect(
            try ledger.state(1, on: "2021-03-01") == .waiting(place: 1, of: 1, putOff: nil))
        try ledger.planDay("2021-03-02")
        _ = try record(ledger, 1, .done, "2021-03-02")
        // A later outcome stands: the earlier one is history.
        #expect(throws: CampaignFaults.self) {
            try record(ledger, 1, .done, "2021-03-01", today: "2021-03-02")
        }
        let report = try ledger.report(from: date("2021-03-01"), to: date("2021-03-02"))
        #expect(report.requests.done == 1 && report.requests.open == 5)
    }

    @Test("all entries of a command are recorded, or none, and all that is wrong is told")
    func allOrNone() throws {
        let ledger = try campaign(try Folder())
        let entries = [
            OutcomeEntry(1, .done), OutcomeEntry(99, .done), OutcomeEntry(2, .done, centre: "c9"),
        ]
        do {
            _ = try ledger.record(entries, on: date("2021-03-01"), stamp: stamp("2021-03-01"))
            Issue.record("recorded")
        } catch let faults as CampaignFaults {
            #expect(faults.faults == [.unknownRequest("99"), .unknownCentre("c9")])
        }
        #expect(try ledger.visits(on: date("2021-03-01")).allSatisfy { $0.outcome == nil })
        #expect(throws: CampaignFaults.self) {
            try record(ledger, 1, .done, "2021-03-02", today: "2021-03-01")
        }
    }

    @Test("what is handed out on the spot is done the same day, from the stock of its centre")
    func onTheSpot() throws {
        let ledger = try smallCampaign(in: try Folder())
        _ = try ledger.take([asks(1, on: "2021-03-01")], stamp: stamp("2021-03-01"))
        _ = try ledger.record(
            [OutcomeEntry(1, .done, centre: "c2")], on: date("2021-03-01"),
            stamp: stamp("2021-03-01"))
        let report = try ledger.report(from: date("2021-03-01"), to: date("2021-03-01"))
        #expect(report.stock.map(\.handed) == [0, 1])
        #expect(report.promptness.within == [1, 1, 1])
        // Nobody can have been at a door to which nobody was sent.
        _ = try ledger.take([asks(2, on: "2021-03-01")], stamp: stamp("2021-03-01"))
        #expect(throws: CampaignFaults.self) { try record(ledger, 2, .notAtHome, "2021-03-01") }
    }

    @Test("what was closed or planned by somebody else meanwhile keeps a plan from being stored")
    func meanwhile() throws {
        let ledger = try smallCampaign(in: try Folder())
        _ = try ledger.take((1...6).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let draft = try #require(try ledger.draft(date("2021-03-01"), stamp: stamp("2021-03-01")))
        let plan = try planned(draft, iterations: 50)
        _ = try record(ledger, 3, .withdrawn, "2021-03-01")
        #expect(throws: CampaignFault.changedMeanwhile([3])) {
            try ledger.store([plan], stamp: stamp("2021-03-01"))
        }
        #expect(throws: CampaignFault.noPlan("2021-03-01")) {
            try ledger.visits(on: date("2021-03-01"))
        }
    }

    @Test("an outcome is known by its name, its words in any language, and its sign")
    func words() {
        for outcome in VisitOutcome.allCases {
            #expect(VisitOutcome(word: outcome.rawValue) == outcome)
            #expect(VisitOutcome(word: outcome.sign) == outcome)
            for language in Language.allCases {
                #expect(VisitOutcome(word: outcome.phrase[language].uppercased()) == outcome)
            }
        }
        #expect(VisitOutcome(word: "Нет  дома") == .notAtHome)
        #expect(VisitOutcome(word: "х") == .refused)
        #expect(VisitOutcome(word: "") == nil && VisitOutcome(word: "don") == nil)
    }

    @Test("a table of outcomes is read as spreadsheet programs write it; every bad row is told")
    func table() throws {
        let folder = try Folder()
        let good = try folder.write(
            "№;Итог;Примечание\n1;выполнено;\n2;нет дома;позвонить\n3;;\nr4;+;\n", to: "good.csv")
        #expect(
            try OutcomeTable.read(good) == [
                OutcomeEntry(1, .done), OutcomeEntry(2, .notAtHome, note: "позвонить"),
                OutcomeEntry(4, .done),
            ])
        let bad = try folder.write("request,outcome\nx,done\n2,perhaps\n3,done\n", to: "bad.csv")
        do {
            _ = try OutcomeTable.read(bad)
            Issue.record("read")
        } catch let faults as CampaignFaults {
            #expect(faults.faults.count == 2)
        }
        let none = try folder.write("a,b\n1,done\n", to: "none.csv")
        #expect(throws: CampaignFaults.self) { try OutcomeTable.read(none) }
    }
}
