import Foundation
import JSONText
import Scenarios
import Testing
import Texts

@testable import Campaigns

@Suite("The queue of a campaign")
struct QueueTests {
    @Test("must and promise come first, then value with waiting, then who asked first")
    func order() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        let today = "2021-03-10"
        var promised = asks(4, on: today, value: "low")
        promised.promised = date(today)
        // Normal is 240 minutes; low 60, and a quarter more a day: after 9 days 60 + 9 × 15 = 195.
        let requests = [
            asks(1, on: today), asks(2, on: "2021-03-01", value: "low"), asks(3, on: today),
            promised, asks(5, on: today, value: "must"), asks(6, on: "2021-03-09"),
        ]
        _ = try ledger.take(requests, stamp: stamp(today))
        let draft = try #require(try ledger.draft(date(today), stamp: stamp(today)))
        #expect(draft.requests == [4, 5, 6, 1, 3, 2])
        #expect(try ledger.state(2, on: today) == .waiting(place: 6, of: 6, putOff: nil))
        let needs = draft.scenario.households.flatMap(\.needs)
        #expect(needs.first { $0.id == "r2" }?.value == .worth(195 * 60_000))
        #expect(needs.first { $0.id == "r4" }?.value == .must)
        var options = DayDraft.Options()
        options.most = 2
        let short = try #require(try ledger.draft(date(today), options, stamp: stamp(today)))
        #expect(short.requests == [4, 5] && short.left == 4)
    }

    @Test("two baskets never come close together, whichever was asked when")
    func spacing() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take([asks(1, on: "2021-03-01")], stamp: stamp("2021-03-01"))
        try ledger.planDay("2021-03-01")
        _ = try ledger.record(
            [OutcomeEntry(1, .done)], on: date("2021-03-01"), stamp: stamp("2021-03-01"))
        _ = try ledger.take([asks(1, on: "2021-03-05")], stamp: stamp("2021-03-05"))
        let until = date("2021-03-15")
        #expect(
            try ledger.state(2, on: "2021-03-05")
                == .held(.spacing(since: date("2021-03-01"), until: until)))
        #expect(try ledger.draft(date("2021-03-14"), stamp: stamp("2021-03-14")) == nil)
        #expect(try ledger.draft(until, stamp: stamp("2021-03-15"))?.requests == [2])
        // Snow has no spacing: it is cleared whenever it falls.
        _ = try ledger.take([asks(1, "snow", on: "2021-03-05")], stamp: stamp("2021-03-05"))
        #expect(try ledger.draft(date("2021-03-05"), stamp: stamp("2021-03-05"))?.requests == [3])
    }

    @Test("what comes back does so after its days, until its last day, and not after a correction")
    func recurring() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder, spacing: ["basket": 5])
        var request = asks(1, "medicine", on: "2021-03-01")
        (request.repeats, request.repeatsUntil) = (7, date("2021-03-10"))
        _ = try ledger.take([request], stamp: stamp("2021-03-01"))
        try ledger.planDay("2021-03-01")
        func record(_ id: Int, _ what: VisitOutcome, _ day: String) throws -> Recorded? {
            try ledger.record([OutcomeEntry(id, what)], on: date(day), stamp: stamp(day)).first
        }
        #expect(try record(1, .done, "2021-03-01")?.comesBack?.request == 2)
        #expect(try ledger.state(2, on: "2021-03-02") == .held(.notBefore(date("2021-03-08"))))
        // Nobody was at home after all: it does not come back, it is still open.
        #expect(try record(1, .notAtHome, "2021-03-01")?.instead == .done)
        #expect(throws: CampaignFault.unknownRequest("2")) { try ledger.state(2, on: "2021-03-02") }
        try ledger.planDay("2021-03-02")
        #expect(try record(1, .done, "2021-03-02")?.comesBack?.earliest == date("2021-03-09"))
        try ledger.planDay("2021-03-09")
        // 16 March is past its last day.
        let last = try #require(try record(3, .done, "2021-03-09"))
        #expect(last.comesBack == nil)
    }

    @Test("several days share what is open, no request on two of them")
    func severalDays() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        let first = date("2021-03-01")
        _ = try ledger.take((1...90).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        var plans: [DayPlan] = []
        var options = DayDraft.Options()
        let span = (0..<3).map { first.adding($0) }
        for day in span {
            (options.replaced, options.pending) = (span, plans)
            guard let draft = try ledger.draft(day, options, stamp: stamp("2021-03-01")) else {
                continue
            }
            plans.append(try planned(draft, iterations: 100))
        }
        try ledger.store(plans, replacing: span, stamp: stamp("2021-03-01"))
        let all = plans.flatMap(\.requests)
        #expect(all.count == Set(all).count && all.count == 90)
        #expect(plans[0].requests.count > plans[1].requests.count / 2)
        // The same again, as nothing is recorded: another store takes the place of the first.
        try ledger.store(plans, replacing: span, stamp: stamp("2021-03-01"))
        #expect(try ledger.visits(on: first).count == plans[0].requests.count)
    }

    @Test("who was there is known the next time, and who gave more is spared")
    func continuity() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder, spacing: ["basket": 0])
        _ = try ledger.take((1...12).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let plan = try #require(try ledger.planDay("2021-03-01"))
        let entries = plan.requests.map { OutcomeEntry($0, .done) }
        _ = try ledger.record(entries, on: date("2021-03-01"), stamp: stamp("2021-03-01"))
        _ = try ledger.take((1...12).map { asks($0, on: "2021-03-02") }, stamp: stamp("2021-03-02"))
        let draft = try #require(try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02")))
        var came: [String: String] = [:]
        var given: [String: Int] = [:]
        for (round, amounts) in zip(plan.plan.rounds, plan.rounds) {
            given[round.who, default: 0] += amounts.seconds
            for stop in round.stops {
                guard case .visit(let need) = stop.kind else { continue }
                let household = plan.plan.scenario.households.first { $0.needs[0].id == need }
                came[household?.id ?? ""] = round.who
            }
        }
        for household in draft.scenario.households {
            #expect(household.seenBy == [came[household.id] ?? ""])
        }
        let volunteers = draft.scenario.volunteers.map(\.id)
        let middle = volunteers.map { given[$0] ?? 0 }.sorted()[volunteers.count / 2]
        for id in volunteers {
            let more = (given[id] ?? 0) - middle
            #expect(draft.scenario.history.seconds[id] == (more > 0 ? more : nil))
        }
    }

    @Test("stock is what is left: what was handed out or promised is gone, deliveries come to it")
    func stock() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder, stock: 6)
        _ = try ledger.take((1...30).map { asks($0, on: "2021-03-01") }, stamp: stamp("2021-03-01"))
        let plan = try #require(try ledger.planDay("2021-03-01"))
        #expect(plan.requests.count == 12)
        var entries = plan.requests.map { OutcomeEntry($0, .done) }
        entries[0].what = .notAtHome
        _ = try ledger.record(entries, on: date("2021-03-01"), stamp: stamp("2021-03-01"))
        // One basket came back to its centre.
        let next = try #require(try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02")))
        let left = next.scenario.centres.map { $0.stock.pieces["basket"] ?? -1 }
        #expect(left.reduce(0, +) == 1)
        let day = date("2021-03-02")
        try ledger.deliver(5, of: "basket", to: "c2", on: day, stamp: stamp("2021-03-02"))
        let more = try #require(try ledger.draft(day, stamp: stamp("2021-03-02")))
        #expect(more.scenario.centres[1].stock.pieces["basket"] == left[1] + 5)
        #expect(throws: CampaignFault.unknownCentre("c9")) {
            try ledger.deliver(5, of: "basket", to: "c9", on: day, stamp: stamp("2021-03-02"))
        }
    }

    @Test("one who asks hears why the last plan left a request out")
    func putOff() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder, stock: 0)
        _ = try ledger.take([asks(1, on: "2021-03-01")], stamp: stamp("2021-03-01"))
        let plan = try #require(try ledger.planDay("2021-03-01"))
        #expect(plan.requests.isEmpty)
        let day = date("2021-03-01")
        #expect(
            try ledger.state(1, on: "2021-03-02")
                == .waiting(
                    place: 1, of: 1, putOff: RequestStatus.PutOff(day: day, reason: "stock")))
        // A delivery changes it.
        try ledger.deliver(3, of: "basket", to: "c1", on: day, stamp: stamp("2021-03-02"))
        #expect(try ledger.planDay("2021-03-02")?.requests == [1])
        guard
            case .planned(_, let from, let to, let who)? = try ledger.state(
                1, on: "2021-03-02")
        else {
            Issue.record("not planned")
            return
        }
        // Who comes is told only where that was said.
        #expect(from % 1800 == 0 && to == from + 5400 && who.isEmpty)
    }
}
