import Campaigns
import Foundation
import JSONText
import Scenarios
import TestSupport
import Testing
import Texts

@Suite("The ledger as a file")
struct LedgerTests {
    private func mode(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return attributes[.posixPermissions] as? Int
    }

    @Test("only its owner can read it and what SQLite writes beside it")
    func permissions() throws {
        let folder = try Folder()
        let mask = umask(0)
        defer { umask(mask) }
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take([asks(1, on: "2021-03-01")], stamp: stamp("2021-03-01"))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("month") }
        #expect(files.contains("month.komek-wal") && files.contains("month.komek-shm"))
        for file in files { #expect(try mode(folder.file(file)) == 0o600, "\(file)") }
        // Nothing is left of how it was made.
        let hidden = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(".komek") }
        #expect(hidden.isEmpty)
        // Somebody opened it to all: the next command closes it again.
        chmod(ledger.path, 0o644)
        _ = try Ledger(path: ledger.path)
        #expect(try mode(ledger.path) == 0o600)
    }

    @Test("what is no ledger is refused and left alone")
    func foreign() throws {
        let folder = try Folder()
        let other = folder.file("other.db")
        try #require(
            Tools.output("sqlite3", [other, "CREATE TABLE t (x); INSERT INTO t VALUES (1)"]) != nil)
        let empty = try folder.write("", to: "empty")
        let text = try folder.write(String(repeating: "komek: 1\n", count: 50), to: "day.yaml")
        for path in [other, empty, text, folder.path] {
            let before = FileManager.default.contents(atPath: path)
            #expect(throws: CampaignFault.foreign(path: path)) { try Ledger(path: path) }
            #expect(FileManager.default.contents(atPath: path) == before)
        }
        let nowhere = folder.file("nowhere")
        #expect(throws: CampaignFault.notFound(path: nowhere)) { try Ledger(path: nowhere) }
        #expect(!FileManager.default.fileExists(atPath: nowhere))
        #expect(throws: CampaignFault.exists(path: text)) {
            try Ledger.create(
                path: text, template: text, contacts: nil,
                settings: CampaignSettings(
                    name: "", started: date("2021-03-01"), expires: date("2021-03-01")),
                stamp: stamp("2021-03-01"))
        }
    }

    @Test("a ledger with broken pages is refused with advice, whichever they are; none crashes")
    func damaged() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take(
            (1...300).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let copy = folder.file("copy.komek")
        try ledger.backUp(to: copy, replaces: false, stamp: stamp("2021-03-01"))
        let whole = try #require(FileManager.default.contents(atPath: copy))
        var random = SplitMix(seed: 5)
        var refused = 0
        for round in 0..<60 {
            var bytes = whole
            if round % 3 == 0 {
                bytes = bytes.prefix(random.int(100...bytes.count - 1))
            } else {
                let start = random.int(100...bytes.count - 600)
                for i in start..<start + 512 { bytes[i] = UInt8(random.int(0...255)) }
            }
            let path = folder.file("broken-\(round)")
            try bytes.write(to: URL(fileURLWithPath: path))
            do {
                let ledger = try Ledger(path: path)
                _ = try ledger.report(from: date("2021-03-01"), to: date("2021-03-31"))
                _ = try ledger.draft(date("2021-03-01"), stamp: stamp("2021-03-01"))
            } catch let fault as CampaignFault {
                guard case .damaged = fault else {
                    Issue.record("\(fault)")
                    continue
                }
                refused += 1
                #expect(fault.text(in: .en).contains("backup") && fault.isOfTheSystem)
            } catch is CampaignDiagnostics {
                // A byte within a text that SQLite cannot know to be wrong.
            }
        }
        #expect(refused > 20)
    }

    @Test("a ledger of a later version is refused")
    func newer() throws {
        let folder = try Folder()
        let path = try smallCampaign(in: folder).path
        let sql = "INSERT INTO grdb_migrations VALUES ('99 something new')"
        try #require(Tools.output("sqlite3", [path, sql]) != nil)
        #expect(throws: CampaignFault.newer(path: path)) { try Ledger(path: path) }
    }

    @Test("a backup made while the ledger is in use is a ledger, which only its owner can read")
    func backup() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take((1...20).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let copy = folder.file("copy.komek")
        try ledger.backUp(to: copy, replaces: false, stamp: stamp("2021-03-01"))
        #expect(try mode(copy) == 0o600)
        #expect(throws: CampaignFault.exists(path: copy)) {
            try ledger.backUp(to: copy, replaces: false, stamp: stamp("2021-03-01"))
        }
        try ledger.backUp(to: copy, replaces: true, stamp: stamp("2021-03-01"))
        let other = try Ledger(path: copy)
        #expect(try other.status("20", stamp: stamp("2021-03-01")).count == 1)
    }

    @Test("who was forgotten is in no byte of the ledger, and the figures stay")
    func forgotten() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        let day = date("2021-03-01")
        _ = try ledger.take((1...9).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let plan = try #require(try ledger.planDay("2021-03-01"))
        let entries = plan.requests.map {
            OutcomeEntry($0, .done, note: $0 == 7 ? "Surname7 said hello" : nil)
        }
        _ = try ledger.record(entries, on: day, stamp: stamp("2021-03-01"))
        _ = try ledger.take([asks(7, "snow", on: "2021-03-02")], stamp: stamp("2021-03-02"))
        #expect(try ledger.everything(about: "h7").contains("Surname7"))
        let before = try ledger.report(from: day, to: day)
        #expect(try ledger.forget("h7", stamp: stamp("2021-03-02")) == [day])
        // Its journal is empty, its own name as an id is gone as well.
        var bytes = Data()
        for suffix in ["", "-wal"] {
            bytes += FileManager.default.contents(atPath: ledger.path + suffix) ?? Data()
        }
        for word in ["Surname7", "+77015550007", "\"h7\""] {
            #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(bytes.range(of: Data("Surname8".utf8)) != nil)
        #expect(throws: CampaignFault.unknownHousehold("h7")) { try ledger.everything(about: "h7") }
        let after = try ledger.report(from: day, to: day)
        #expect(after.json == before.json)
        // What was still open is withdrawn, so that nobody waits for it.
        #expect(try ledger.state(10, on: "2021-03-02") == .answered(.withdrawn, date("2021-03-02")))
        #expect(throws: CampaignFault.noPlan("2021-03-01")) {
            try ledger.planText(day, writtenTo: "x")
        }
    }

    @Test("nobody is made anonymous before the campaign expires; then everybody is")
    func expired() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take((1...9).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        #expect(throws: CampaignFault.notExpired("2021-09-01")) {
            try ledger.expire(stamp: stamp("2021-08-31"))
        }
        #expect(try ledger.expire(stamp: stamp("2021-09-01")) == 9)
        let bytes = try #require(FileManager.default.contents(atPath: ledger.path))
        #expect(bytes.range(of: Data("Surname".utf8)) == nil)
        #expect(
            try ledger.report(from: date("2021-03-01"), to: date("2021-09-01")).requests.declined
                == 9)
    }

    @Test("the log has every change, who made it and when, and nothing about people")
    func log() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take([asks(1, on: "2021-03-01")], stamp: stamp("2021-03-01", by: "aliya"))
        try ledger.planDay("2021-03-01")
        _ = try ledger.record(
            [OutcomeEntry(1, .done)], on: date("2021-03-01"),
            stamp: stamp("2021-03-01", by: "berik"))
        let log = try ledger.log(most: 10)
        #expect(log.map(\.command) == ["init", "add", "plan", "record"])
        #expect(log.map(\.by) == ["test", "aliya", "test", "berik"])
        #expect(log.last?.what == "request 1 2021-03-01 done")
        #expect(try ledger.log(most: 10, request: 1).map(\.command) == ["add", "record"])
        #expect(!log.contains { $0.what.contains("Name") || $0.what.contains("h1") })
    }
}
