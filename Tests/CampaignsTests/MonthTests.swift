import Campaigns
import Foundation
import Scenarios
import TestSupport
import Testing
import Texts

/// A whole month by seed, against books that are kept beside the ledger.
@Suite("A simulated March")
struct MonthTests {
    @Test("every request ends answered, none is served twice, the report is what was counted")
    func small() throws {
        try simulate(Month(seed: 1, baskets: 100, snow: 18, centres: 2, drivers: 4, snowCrews: 2))
    }

    @Test(
        "in full: 4,000 baskets and 300 yards",
        .enabled(if: ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil))
    func full() throws {
        try simulate(
            Month(seed: 2021, baskets: 4000, snow: 300, centres: 8, drivers: 28, snowCrews: 6))
    }

    private func simulate(_ month: Month) throws {
        let folder = try Folder()
        var run = try MonthRun(month, in: folder)
        try run.live()
        let report = try run.ledger.report(from: month.first, to: run.today)
        run.books.compare(report, limit: 16)
        #expect(run.books.open.isEmpty, "\(run.books.open.count) requests without an answer")
        #expect(run.books.received.count == month.baskets + month.snow)
        // More than the city promises, in spite of absences.
        #expect((report.promptness.share(2) ?? 0) > 700)
        let all = run.books.received.keys.sorted()
        for request in all.filter({ $0 % max(1, all.count / 50) == 0 }) {
            let state = try run.ledger.state(request, on: run.today.iso)
            guard case .answered = state else {
                Issue.record("\(request): \(String(describing: state))")
                continue
            }
        }
    }
}

/// How large a month is.
struct Month {
    var seed: UInt64
    var baskets: Int
    var snow: Int
    var centres: Int
    var drivers: Int
    var snowCrews: Int
    let first = date("2021-03-01")
    /// Days on which requests come in; visits go on until all are answered.
    let asking = 28
    let snowfalls = [2, 7, 8, 14, 20, 25]
}

/// A month as it is lived, day by day.
struct MonthRun {
    let month: Month
    let ledger: Ledger
    var books = Books()
    var today: Day.Date
    private var random: SplitMix
    private var nextHousehold = 1
    private var basketsAsked = 0
    private var snowAsked = 0
    /// Households whose address must be cleared up tomorrow.
    private var unclear: [Int] = []
    private let volunteers: [String]

    init(_ month: Month, in folder: Folder) throws {
        self.month = month
        random = SplitMix(seed: month.seed)
        let text = town(
            centres: month.centres, drivers: month.drivers, snowCrews: month.snowCrews,
            stock: month.baskets)
        let template = try folder.write(text, to: "town.yaml")
        let path = folder.file("month.komek")
        let settings = CampaignSettings(
            name: "March", started: month.first, expires: month.first.adding(180))
        _ = try Ledger.create(
            path: path, template: template, contacts: nil, settings: settings,
            stamp: stamp(month.first.iso))
        ledger = try Ledger(path: path)
        today = month.first
        volunteers = try ledger.bareScenario().volunteers.map(\.id)
    }

    mutating func live() throws {
        for day in 0..<60 {
            today = month.first.adding(day)
            if day < month.asking { try receive(day) }
            try clearUp()
            try planAndRecord()
            if day >= 30, books.open.isEmpty { break }
        }
    }

    private var now: Stamp { stamp(today.iso) }

    /// Requests of a day; the last of the asking days brings all that are missing.
    private mutating func receive(_ day: Int) throws {
        // Twice as many in the week before Nauryz.
        let weight = (14..<21).contains(day) ? 2 : 1
        let share = month.baskets * weight / (month.asking + 7)
        let isLast = day == month.asking - 1
        let baskets = isLast ? month.baskets - basketsAsked : share
        let fallen = month.snowfalls.firstIndex(of: day)
        let snow =
            fallen.map {
                month.snow * ($0 + 1) / month.snowfalls.count - snowAsked
            } ?? 0
        try ask("basket", times: max(0, baskets))
        try ask("snow", times: snow)
        basketsAsked += max(0, baskets)
        snowAsked += snow
    }

    /// A list of new households, some of whom are in it, or in another list, once more.
    private mutating func ask(_ kind: String, times: Int) throws {
        let numbers = nextHousehold..<nextHousehold + times
        nextHousehold += times
        let requests = numbers.map { asks($0, kind, on: today.iso) }
        let taken = try ledger.take(requests, stamp: now).taken
        for (number, result) in zip(numbers, taken) {
            guard case .new(let ids) = result, let id = ids.first else {
                Issue.record("not taken: \(result)")
                continue
            }
            books.receive(id, kind: kind, household: number, on: today)
            if random.chance(3) { try askAgain(asks(number, kind, on: today.iso), id) }
        }
    }

    /// The same row in another list, and the same family under another id.
    private func askAgain(_ request: NewRequest, _ id: Int) throws {
        #expect(try ledger.take([request], stamp: now).taken == [.known(id)])
        var twin = request
        twin.household = "twin-" + request.code
        let again = try ledger.take([twin], stamp: now).taken
        #expect(again == [.doubtful(code: twin.code, other: id, why: "same-phone")])
    }

    private mutating func clearUp() throws {
        for number in unclear {
            var request = asks(number, on: today.iso)
            request.needs = []
            request.lat = 51.115 + Double(number % 50) * 0.001
            #expect(try ledger.take([request], stamp: now).taken == [.updated("h\(number)")])
        }
        unclear = []
    }

    private mutating func planAndRecord() throws {
        let absent = volunteers.filter { _ in random.chance(7) }
        try ledger.setAbsent(absent, on: today, stamp: now)
        guard let draft = try ledger.draft(today, stamp: now) else { return }
        #expect(Set(draft.scenario.volunteers.map(\.id)).isDisjoint(with: absent))
        let plan = try planned(draft, iterations: 100)
        try ledger.store([plan], stamp: now)
        let visits = try ledger.visits(on: today)
        #expect(visits.map(\.request).sorted() == plan.requests.sorted())
        var entries: [OutcomeEntry] = []
        for visit in visits {
            let what = outcome()
            entries.append(OutcomeEntry(visit.request, what))
            if what == .wrongAddress, let number = Int(visit.household.dropFirst()) {
                unclear.append(number)
            }
        }
        _ = try ledger.record(entries, on: today, stamp: now)
        books.record(entries, plan: plan, on: today)
        // A few call it off by phone.
        let others = books.open.subtracting(entries.map(\.request))
        if random.chance(10), let request = others.sorted().first {
            let entry = OutcomeEntry(request, .withdrawn)
            _ = try ledger.record([entry], on: today, stamp: now)
            books.record([entry], plan: nil, on: today)
        }
    }

    private mutating func outcome() -> VisitOutcome {
        switch random.int(1...100) {
        case ...86: .done
        case ...92: .notAtHome
        case ...94: .refused
        case ...96: .wrongAddress
        case ...98: .needsHelp
        default: .notDone
        }
    }
}
