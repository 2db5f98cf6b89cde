import Foundation
import Scenarios
import TestSupport
import Testing

/// Days that change after they were planned.
@Suite("Changed days")
struct ChangeTests {
    private func day(_ more: String = "") throws -> Scenario {
        let text = """
            komek: 1
            goods: {basket: {kg: 18}}
            kinds: {basket: {brings: {basket: 1}, minutes: 7}}
            defaults: {household: {windows: ["10:00-15:00"], arrivalMinutes: 2}}
            centres: [{id: c, lat: 51.1, lon: 71.4}]
            volunteers:
              - {id: aigerim, from: c, carries: {basket: 10}}
              - {id: dauren, from: c, travels: foot}
              - {id: serik, from: c, travels: foot}
            crews: [{id: pair, members: [dauren, serik]}]
            households:
              - {id: h1, lat: 51.11, lon: 71.41, seenBy: serik, needs: [basket]}
              - {id: h2, lat: 51.12, lon: 71.42, needs: [basket, {kind: snow, crew: {least: 1}, tools: []}]}
            fixed: [{need: h1/basket, volunteer: aigerim, level: frozen, at: "11:30"}]
            \(more)
            """
        return try #require(ScenarioFile.parse(text, file: "day.yaml").scenario)
    }

    @Test("a need that is frozen for somebody who does not come is named with its moment")
    func frozenForAbsent() throws {
        let result = try day().changed(by: DayChange(without: ["aigerim"]))
        guard case .failure(let faults) = result else {
            Issue.record("a fault is expected")
            return
        }
        #expect(
            faults.faults == [
                .fixedForAbsent(need: "h1/basket", volunteer: "aigerim", at: 11 * 3600 + 1800)
            ])
        // The least relaxation that is named is enough.
        let released = try day().changed(
            by: DayChange(without: ["aigerim"], release: ["h1/basket"]))
        guard case .success(let now) = released else {
            Issue.record("nothing is in the way")
            return
        }
        #expect(now.volunteers.map(\.id) == ["dauren", "serik"] && now.fixed.isEmpty)
    }

    @Test("unknown names are told all at once, with the nearest")
    func unknown() throws {
        let result = try day().changed(
            by: DayChange(without: ["aigerin"], cancel: ["h2/baskett", "zzz"]))
        guard case .failure(let faults) = result else {
            Issue.record("faults are expected")
            return
        }
        #expect(
            faults.faults == [
                .unknownHand("aigerin", nearest: "aigerim"),
                .unknownNeed("h2/baskett", nearest: "h2/basket"),
                .unknownNeed("zzz", nearest: nil),
            ])
    }

    @Test(
        "who is gone is gone from crews, wishes and history; a crew's name stands for its members")
    func references() throws {
        let before = try day(
            "history: {visits: [{household: h2, volunteer: serik}], minutes: [{volunteer: serik, minutes: 30}]}"
        )
        guard case .success(let one) = before.changed(by: DayChange(without: ["serik"])),
            case .success(let both) = before.changed(by: DayChange(without: ["pair"])),
            case .success(let none) = before.changed(by: DayChange(cancel: ["h2", "h1/basket"]))
                .flatMapError({ _ in before.changed(by: DayChange(cancel: ["h2"])) })
        else {
            Issue.record("these changes are possible")
            return
        }
        #expect(one.crews.map(\.members) == [["dauren"]])
        #expect(one.households[0].seenBy.isEmpty && one.history == History())
        #expect(both.crews.isEmpty && both.volunteers.map(\.id) == ["aigerim"])
        #expect(none.households.map(\.id) == ["h1"])
        for day in [one, both, none] {
            #expect(ScenarioFile.parse(ScenarioFile.json(day), file: "d.json").scenario == day)
        }
    }

    private func added(_ text: String) throws -> LoadedScenario {
        let path = NSTemporaryDirectory() + "komek-late-\(UUID()).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return LateRequests.load(path: path, into: try day())
    }

    @Test("late requests are like most of their kind, unless they say otherwise")
    func late() throws {
        let loaded = try added(
            """
            households:
              - {id: late, lat: 51.13, lon: 71.43, needs: [basket]}
              - {id: later, lat: 51.14, lon: 71.43, windows: ["12:00-13:00"], needs: [{kind: basket, minutes: 9}]}
              - {id: h1, needs: [basket]}
            volunteers: [{id: new, from: c, carries: {basket: 3}}]
            """)
        let now = try #require(loaded.scenario)
        #expect(now.households.map(\.id) == ["h1", "h2", "late", "later"])
        let late = now.households[2]
        #expect(late.arrivalSeconds == 120 && late.needs[0].seconds == 7 * 60)
        #expect(late.needs[0].brings.pieces == ["basket": 1])
        #expect(late.needs[0].windows == [Interval(10 * 3600, 15 * 3600)])
        let later = now.households[3].needs[0]
        #expect(later.seconds == 9 * 60 && later.windows == [Interval(12 * 3600, 13 * 3600)])
        #expect(now.households[0].needs.map(\.id) == ["h1/basket", "h1/basket-2"])
        #expect(now.households[0].needs[1].windows == now.households[0].needs[0].windows)
        #expect(now.volunteers.last?.id == "new")
        // What was there before is as it was.
        let before = try day()
        #expect(now.households[1] == before.households[1] && now.fixed == before.fixed)
        #expect(Array(now.volunteers.prefix(3)) == before.volunteers)
    }

    @Test("crews that a plan formed stay formed when somebody comes late, whose id is another")
    func lateWithFormedCrews() throws {
        var planned = try #require(
            ScenarioFile.parse(Fixture.yesterday, file: "day.yaml").scenario)
        planned.crews.append(Crew(id: "crew-1", members: ["a", "b", "f"], isFormed: true))
        func add(_ id: String) throws -> LoadedScenario {
            let path = NSTemporaryDirectory() + "komek-late-\(UUID()).yaml"
            let text = "volunteers: [{id: \(id), travels: foot}]\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            return LateRequests.load(path: path, into: planned)
        }
        let now = try #require(try add("ill").scenario)
        #expect(now.crews == planned.crews)
        // Who was ill in the morning comes too late to be tied to crews that are out.
        #expect(now.companies == [0, 0, 2, 3, 0, 5])
        let clash = try add("crew-1")
        #expect(clash.scenario == nil && clash.diagnostics.map(\.code) == ["duplicate-id"])
    }

    @Test("a fault in a file of late requests names its line")
    func lateFault() throws {
        let loaded = try added("households:\n  - {id: late, lat: 51.13, needs: [basket]}\n")
        #expect(loaded.scenario == nil)
        #expect(loaded.diagnostics.map(\.code) == ["missing-key"])
        #expect(loaded.diagnostics.first?.location.line == 2)
        let other = try added("households: []\nrules: {}\n")
        #expect(other.diagnostics.contains { $0.code == "unknown-key" && $0.found == "rules" })
    }
}
