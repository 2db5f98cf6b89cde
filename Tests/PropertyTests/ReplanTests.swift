import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Plans that are changed after they were printed: whatever happens, what is fixed stays, and the
/// checker accepts.
@Suite("Re-planned days")
struct ReplanTests {
    /// A random day with a plan, in which some visits are fixed where they are.
    private func planned(_ seed: Int, _ random: inout SplitMix) -> Plan {
        var day = randomDay(seed: UInt64(seed), volunteers: 6, needs: 26)
        let first = plan(day)
        let alone = Set(
            day.households.flatMap(\.needs).filter { $0.people == 1 }.map(\.id))
        let pinned = Set(day.fixed.map(\.need))
        for round in first.rounds {
            for stop in round.stops {
                guard case .visit(let need) = stop.kind, alone.contains(need),
                    !pinned.contains(need), random.chance(20)
                else { continue }
                let level: Pin.Level = random.chance(50) ? .frozen(at: stop.begin) : .person
                day.fixed.append(Pin(need: need, volunteer: round.who, level: level))
            }
        }
        return plan(day)
    }

    private func plan(_ day: Scenario) -> Plan {
        planDay(
            day, hash: day.contentHash, budget: .iterations(300), seed: 1, threads: 1, version: "",
            monitor: QuietMonitor()
        ).plan
    }

    /// A random change; nil where it takes away what is fixed.
    private func changed(_ day: Scenario, _ random: inout SplitMix) -> Scenario? {
        var change = DayChange()
        for volunteer in day.volunteers where random.chance(20) {
            change.without.append(volunteer.id)
        }
        for need in day.households.flatMap(\.needs) where random.chance(8) {
            change.cancel.append(need.id)
        }
        guard case .success(var now) = day.changed(by: change) else { return nil }
        for number in 0..<random.int(0...3) {
            var late = random.pick(now.households)
            late.id = "late-\(number)"
            late.place.lat += 0.003
            late.needs = [late.needs[0]]
            late.needs[0].id = "late-\(number)/need"
            late.needs[0].after = []
            now.households.append(late)
        }
        return now
    }

    private func replanned(_ plan: Plan, _ now: Scenario, price: Cost) throws -> ReplannedPlan {
        try replanDay(
            plan, scenario: now, price: price, budget: .iterations(20_000), seed: 1, threads: 1,
            version: "", monitor: QuietMonitor())
    }

    @Test(
        "what is fixed stays as fixed as it is, and the checker accepts",
        arguments: 0..<(isAcceptance ? 200 : 24))
    func fixedStays(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &+ 77)
        let old = planned(seed, &random)
        guard let now = changed(old.scenario, &random) else { return }
        let price = random.pick([0, 5, 30, 120]) * 60_000
        let new = try replanned(old, now, price: price).plan
        #expect(check(new).violations == [], "seed \(seed)")
        var visits: [String: (who: String, begin: Int)] = [:]
        for round in new.rounds {
            for stop in round.stops {
                if case .visit(let need) = stop.kind { visits[need] = (round.who, stop.begin) }
            }
        }
        let crewOf = Dictionary(
            now.crews.flatMap { crew in crew.members.map { ($0, crew.id) } },
            uniquingKeysWith: { a, _ in a })
        for pin in now.fixed {
            guard let visit = visits[pin.need] else { continue }
            let who = crewOf[pin.volunteer] ?? pin.volunteer
            switch pin.level {
            case .free: continue
            case .person: #expect(visit.who == who, "seed \(seed)")
            case .frozen(let at): #expect(visit.who == who && visit.begin == at, "seed \(seed)")
            }
        }
        // Who still comes and was fixed is not pushed out by what came later.
        let before = Set(
            old.rounds.flatMap(\.stops).compactMap { stop in
                if case .visit(let need) = stop.kind { need } else { nil }
            })
        let whole = Set(now.hands.map(\.id)).intersection(
            now.hands.filter { hand in
                old.scenario.hands.contains {
                    $0.id == hand.id && $0.members.count == hand.members.count
                }
            }.map(\.id))
        for pin in now.fixed where pin.level != .free && before.contains(pin.need) {
            guard whole.contains(crewOf[pin.volunteer] ?? pin.volunteer) else { continue }
            let isLinked = now.households.contains { household in
                household.needs.contains { need in
                    need.id == pin.need && !need.after.isEmpty
                        || need.after.contains { $0.need == pin.need }
                }
            }
            if !isLinked { #expect(visits[pin.need] != nil, "seed \(seed): \(pin.need)") }
        }
    }

    @Test(
        "a sheet that costs more than everything else is changed only where it must be",
        arguments: 0..<12)
    func dearSheets(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &+ 5)
        let old = planned(seed, &random)
        guard let now = changed(old.scenario, &random) else { return }
        let new = try replanned(old, now, price: 1 << 50)
        #expect(check(new.plan).violations == [], "seed \(seed)")
        let needs = Set(now.households.flatMap { $0.needs.map(\.id) })
        for sheet in new.difference.sheets where sheet.fate != .absent {
            let round = old.rounds.first { $0.who == sheet.who }
            let loses = (round?.stops ?? []).contains { stop in
                if case .visit(let need) = stop.kind { !needs.contains(need) } else { false }
            }
            func members(_ day: Scenario) -> [String]? {
                day.crews.first { $0.id == sheet.who }?.members
            }
            if !loses, members(now) == members(old.scenario) {
                #expect(sheet.fate == .kept, "seed \(seed): \(sheet.who)")
            }
        }
    }

    @Test("the same change gives the same plan, with one thread or two")
    func sameAgain() throws {
        var random = SplitMix(seed: 3)
        let old = planned(3, &random)
        guard
            case .success(let now) = old.scenario.changed(
                by: DayChange(
                    without: [],
                    cancel: [old.scenario.households[0].id],
                    release: old.scenario.fixed.map(\.need)))
        else {
            Issue.record("the change is possible")
            return
        }
        let plans = try [1, 2].map { threads in
            try replanDay(
                old, scenario: now, price: 60_000, budget: .iterations(20_000), seed: 4,
                threads: threads, version: "", monitor: QuietMonitor()
            ).plan
        }
        #expect(plans[0] == plans[1])
    }

    @Test("who came together with somebody absent does not come alone", arguments: ["d1", "d2"])
    func together(absent: String) throws {
        let text = """
            komek: 1
            kinds: {talk: {minutes: 6}}
            centres: [{id: c1, lat: 51.16889, lon: 71.43078}]
            volunteers:
              - {id: d1, carries: {basket: 5}}
              - {id: d2, carries: {basket: 5}}
              - {id: d3, travels: foot}
            households:
              - {id: a, lat: 51.1720, lon: 71.4340, needs: [{kind: talk, people: 2}]}
              - {id: b, lat: 51.1750, lon: 71.4340, needs: [{kind: talk, id: chat, after: a/talk}]}

            """
        let old = plan(try #require(ScenarioFile.parse(text, file: "day.yaml").scenario))
        var change = DayChange()
        change.without = [absent]
        guard case .success(let now) = old.scenario.changed(by: change) else {
            Issue.record("the change is refused")
            return
        }
        let new = try replanned(old, now, price: 30 * 60_000).plan
        #expect(check(new).violations == [])
        #expect(new.leftOut.isEmpty)
    }

    @Test("who drops out with goods in the car and only a talk done is taken out")
    func loaded() throws {
        let text = """
            komek: 1
            kinds: {talk: {minutes: 6}}
            centres: [{id: c1, lat: 51.16889, lon: 71.43078}]
            volunteers: [{id: d1, carries: {basket: 5}}]
            households:
              - {id: a, lat: 51.1720, lon: 71.4340, windows: ["09:00-09:25"], needs: [talk]}
              - {id: b, lat: 51.1750, lon: 71.4340, windows: ["09:30-12:00"], needs: [basket]}

            """
        let old = plan(try #require(ScenarioFile.parse(text, file: "day.yaml").scenario))
        let begins = old.rounds.flatMap(\.stops).compactMap { stop -> Int? in
            if case .visit = stop.kind { stop.begin } else { nil }
        }
        #expect(begins.count == 2)
        let at = begins[0] + 60
        let past = old.progress(at: at)
        let now = old.scenario.from(at, rounds: past, absent: ["d1"])
        let new = try replanDay(
            old, scenario: now, since: Standstill(at: at, rounds: past, absent: ["d1"]),
            price: 0, budget: .iterations(500), seed: 1, threads: 1, version: "",
            monitor: QuietMonitor()
        ).plan
        #expect(check(new).violations == [])
        #expect(new.leftOut.map(\.need) == ["b/basket"])
        #expect(
            !new.rounds.flatMap(\.stops).contains {
                if case .load = $0.kind { true } else { false }
            })
    }

    @Test(
        "who is on the way to the centre may get another round, but goes to the centre first",
        arguments: [(0, true), (0, false), (100_000, true), (100_000, false)])
    func onTheWay(price: Int, drops: Bool) throws {
        let text = """
            komek: 1
            centres:
              - {id: c1, lat: 51.16889, lon: 71.43078}
              - {id: c2, lat: 51.1010, lon: 71.4340}
            volunteers:
              - {id: d1, from: home, centre: c1, home: {lat: 51.1000, lon: 71.4340}, carries: {basket: 5}}
            households:
              - {id: a, lat: 51.1720, lon: 71.4340, needs: [basket]}
              - {id: b, lat: 51.1750, lon: 71.4340, needs: [basket]}

            """
        let old = plan(try #require(ScenarioFile.parse(text, file: "day.yaml").scenario))
        let round = try #require(old.rounds.first)
        let at = round.stops[0].begin + 60
        try #require(round.stops[1].begin > at)
        let past = old.progress(at: at)
        #expect(past.map(\.setOutAt) == [round.stops[0].begin])
        var change = DayChange()
        if drops { change.cancel = ["b/basket"] }
        guard case .success(let changed) = old.scenario.changed(by: change) else {
            Issue.record("the change is refused")
            return
        }
        let new = try replanDay(
            old, scenario: changed.from(at, rounds: past, absent: []),
            since: Standstill(at: at, rounds: past, absent: []), price: price * 60_000,
            budget: .iterations(500), seed: 1, threads: 1, version: "", monitor: QuietMonitor()
        ).plan
        #expect(check(new).violations == [])
        #expect(new.leftOut.isEmpty)
        let now = try #require(new.rounds.first)
        #expect(now.stops[0] == round.stops[0])
        #expect(now.stops[1].begin == round.stops[1].begin)
        #expect(drops || new.rounds == old.rounds)
    }
}
