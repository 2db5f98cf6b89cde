import Campaigns
import Foundation
import Scenarios
import Testing
import Texts

/// What happened in a month, counted from the plans and outcomes themselves.
struct Books {
    struct Request {
        var kind: String
        var household: Int
        var received: Day.Date
        var closed: Day.Date?
        var answer: VisitOutcome?
    }
    struct Giving: Equatable {
        var days = 0
        var seconds = 0
        var visits = 0
    }

    var received: [Int: Request] = [:]
    private var outcomes: [Int: [Int: VisitOutcome]] = [:]
    private var centre: [Int: [Int: String]] = [:]
    private var given: [String: Giving] = [:]
    private var ways: [String: (metres: Double, legs: Int)] = [:]
    private var metRounds: [Int] = []

    var open: Set<Int> { Set(received.filter { $0.value.closed == nil }.keys) }

    mutating func receive(_ id: Int, kind: String, household: Int, on day: Day.Date) {
        #expect(received[id] == nil, "a number that was given twice")
        received[id] = Request(kind: kind, household: household, received: day)
    }

    mutating func record(_ entries: [OutcomeEntry], plan: DayPlan?, on day: Day.Date) {
        for entry in entries {
            #expect(received[entry.request]?.closed == nil, "\(entry.request) is served twice")
            outcomes[day.number, default: [:]][entry.request] = entry.what
            if entry.what.isAnswer {
                received[entry.request]?.closed = day
                received[entry.request]?.answer = entry.what
            }
        }
        guard let plan else { return }
        for round in plan.plan.rounds { follow(round, plan, day) }
    }

    private mutating func follow(_ round: Round, _ plan: DayPlan, _ day: Day.Date) {
        let crew = plan.plan.scenario.crews.first { $0.id == round.who }
        var (seconds, made, here) = (0, 0, "")
        var met: Set<Int> = []
        for stop in round.stops {
            switch stop.kind {
            case .start: seconds -= stop.begin
            case .end: seconds += stop.end
            case .rest: seconds -= stop.end - stop.begin
            case .load(let id, _): here = id
            case .visit(let need):
                let id = Int(need.dropFirst()) ?? 0
                if received[id]?.kind == "basket" { centre[day.number, default: [:]][id] = here }
                let what = outcomes[day.number]?[id]
                if what != .notDone { made += 1 }
                if [.done, .refused, .needsHelp].contains(what) {
                    met.insert(received[id]?.household ?? 0)
                }
            }
        }
        if !met.isEmpty { metRounds.append(met.count) }
        guard made > 0 else { return }
        for member in crew?.members ?? [round.who] {
            given[member, default: Giving()].days += 1
            given[member]?.seconds += seconds
            given[member]?.visits += made
            let way = way(round, plan.plan.scenario)
            ways[member, default: (0, 0)].metres += way.metres
            ways[member]?.legs += way.legs
        }
    }

    /// How far a round goes, by straight lines on a sphere and the usual detour of 1.3.
    private func way(_ round: Round, _ scenario: Scenario) -> (metres: Double, legs: Int) {
        let first = scenario.crews.first { $0.id == round.who }?.members.first ?? round.who
        let base = scenario.volunteers.first { $0.id == first }?.centre
        func centre(_ id: String?) -> Place? { scenario.centres.first { $0.id == id }?.place }
        let places = round.stops.compactMap { stop -> Place? in
            switch stop.kind {
            case .rest: return nil
            case .start, .end: return centre(base)
            case .load(let id, _): return centre(id)
            case .visit(let need):
                return scenario.households.first { $0.needs.contains { $0.id == need } }?.place
            }
        }
        let metres = zip(places, places.dropFirst()).reduce(0.0) { sum, leg in
            let (a, b) = leg
            let (north, east) = ((b.lat - a.lat) * .pi / 360, (b.lon - a.lon) * .pi / 360)
            let h =
                pow(sin(north), 2)
                + cos(a.lat * .pi / 180) * cos(b.lat * .pi / 180) * pow(sin(east), 2)
            return sum + 1.3 * 2 * 6_371_008.8 * asin(h.squareRoot())
        }
        return (metres, places.count)
    }

    /// Compares every figure of a report that covers all days.
    func compare(_ report: CampaignReport, limit: Int) {
        let done = received.values.filter { $0.answer == .done }
        let baskets = done.count { $0.kind == "basket" }
        #expect(report.requests.received == received.count)
        #expect(report.requests.done == done.count)
        #expect(report.requests.declined == received.values.count { $0.closed != nil } - done.count)
        #expect(report.requests.baskets == baskets)
        for kind in report.kinds {
            #expect(kind.requests.done == done.count { $0.kind == kind.kind })
        }
        let waits = received.values.compactMap { request in
            request.closed.map { $0 - request.received }
        }
        #expect(report.promptness.counted == received.count)
        #expect(report.promptness.within == (0...2).map { k in waits.count { $0 <= k } })
        let all = outcomes.values.flatMap(\.values)
        for what in VisitOutcome.allCases {
            let number = report.outcomes.first { $0.what == what }?.number ?? 0
            #expect(number == all.count { $0 == what }, "\(what)")
        }
        for line in report.days {
            let today = outcomes[line.day.number] ?? [:]
            let doneToday = today.filter { $0.value == .done }.keys
            #expect(line.received == received.values.count { $0.received == line.day })
            #expect(line.done == doneToday.count)
            #expect(line.baskets == doneToday.count { received[$0]?.kind == "basket" })
            #expect(line.yards == doneToday.count { received[$0]?.kind == "snow" })
            #expect(
                line.inVain == today.values.count { $0 != .done && $0 != .withdrawn },
                "\(line.day.iso)")
        }
        var handed: [String: Int] = [:]
        for (day, today) in outcomes {
            for (id, what) in today where what == .done {
                if let centre = centre[day]?[id] { handed[centre, default: 0] += 1 }
            }
        }
        #expect(report.stock.reduce(0) { $0 + $1.handed } == baskets)
        for line in report.stock { #expect(line.handed == handed[line.centre] ?? 0) }
        #expect(Set(report.volunteers.map(\.id)) == Set(given.keys))
        for line in report.volunteers {
            #expect(
                Giving(days: line.days, seconds: line.seconds, visits: line.visits)
                    == given[line.id])
            // Legs are rounded to metres one by one.
            let way = ways[line.id] ?? (0, 0)
            #expect(
                abs(Double(line.metres) - way.metres) <= 3 * Double(way.legs),
                "\(line.id): \(line.metres) m, counted \(way.metres) on \(way.legs) legs")
        }
        #expect(given.isEmpty || ways.values.contains { $0.metres > 1000 })
        let seconds = given.values.map(\.seconds).sorted()
        let spread = report.spread(\.seconds)
        #expect(spread?.least == seconds.first && spread?.most == seconds.last)
        #expect(report.sanitary.contacts == metRounds.reduce(0, +))
        #expect(report.sanitary.rounds == metRounds.count)
        #expect(report.sanitary.most == metRounds.max() ?? 0)
        #expect(report.sanitary.limit == limit && report.sanitary.beyond == 0)
    }
}
