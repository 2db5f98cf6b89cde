import Scenarios
import Testing

@testable import Campaigns

@Suite("Crews of a campaign that are the same as the day before")
struct YesterdayTests {
    /// A town with two cars and six who walk, whose crews are the planner's.
    private func campaign(in folder: Folder, crews: String) throws -> [Diagnostic] {
        var text = town(centres: 1, drivers: 2, snowCrews: 0, stock: 100)
        for i in 1...6 {
            text += "  - {id: s\(i), from: c1, travels: foot, tools: [shovel]}\n"
        }
        let template = try folder.write(text + "crews: \(crews)\n", to: "town.yaml")
        return try Ledger.create(
            path: folder.file("month.komek"), template: template, contacts: nil,
            settings: CampaignSettings(
                name: "March", started: date("2021-03-01"), expires: date("2021-09-01")),
            stamp: stamp("2021-03-01"))
    }

    /// Who goes with somebody.
    private func crews(_ plan: DayPlan) -> [[String]] {
        plan.rounds.map { $0.members.sorted() }.filter { $0.count > 1 }
    }

    private func past(_ draft: DayDraft) -> [[String]] {
        draft.scenario.history.crews.map { $0.members.sorted() }
    }

    @Test("go out together day after day; who is absent unties nobody else")
    func dayAfterDay() throws {
        let folder = try Folder()
        let faults = try campaign(in: folder, crews: "{form: true, sameAs: yesterday, most: 4}")
        #expect(faults.isEmpty)
        let ledger = try Ledger(path: folder.file("month.komek"))
        let days = ["2021-03-01", "2021-03-02", "2021-03-04", "2021-03-05"]
        _ = try ledger.take((1...2).map { asks($0, "snow", on: days[0]) }, stamp: stamp(days[0]))
        let none = try #require(try ledger.draft(date(days[0]), stamp: stamp(days[0])))
        #expect(past(none) == [] && none.scenario.forming?.sameAsYesterday == true)
        let first = try #require(try ledger.planDay(days[0]))
        #expect(!crews(first).isEmpty)

        _ = try ledger.take((3...4).map { asks($0, "snow", on: days[1]) }, stamp: stamp(days[1]))
        let draft = try #require(try ledger.draft(date(days[1]), stamp: stamp(days[1])))
        #expect(past(draft) == crews(first))
        #expect(draft.scenario.forming == CrewForming(most: 4))
        let second = try planned(draft, iterations: 200)
        for crew in crews(first) {
            let goers = second.rounds.map(\.members).filter { !Set($0).isDisjoint(with: crew) }
            #expect(goers.isEmpty || goers.count == 1 && Set(goers[0]).isSuperset(of: crew))
        }

        // Planned but not stored: it counts as the day before; one that is replaced does not.
        _ = try ledger.take([asks(5, "snow", on: days[1])], stamp: stamp(days[1]))
        var options = DayDraft.Options()
        options.pending = [second]
        let third = try #require(
            try ledger.draft(date(days[2]), options, stamp: stamp(days[1])))
        #expect(past(third) == crews(second))
        options = DayDraft.Options()
        options.replaced = [date(days[0])]
        let anew = try #require(try ledger.draft(date(days[2]), options, stamp: stamp(days[1])))
        #expect(past(anew) == [])

        let ill = try #require(crews(first).first?.first)
        try ledger.setAbsent([ill], on: date(days[3]), stamp: stamp(days[1]))
        let fourth = try #require(try ledger.draft(date(days[3]), stamp: stamp(days[1])))
        #expect(past(fourth) == crews(first))
        #expect(!fourth.scenario.volunteers.contains { $0.together.contains(ill) })
    }

    @Test("are none of a template's given crews, which has no day before")
    func given() throws {
        let faults = try campaign(
            in: try Folder(), crews: "[{id: yard-1, sameAs: yesterday}]")
        #expect(faults.map(\.code) == ["yesterday-no-crew"])
    }

    @Test("are not asked for in a draft whose template does not")
    func notAsked() throws {
        let folder = try Folder()
        let ledger = try smallCampaign(in: folder)
        _ = try ledger.take([asks(1, "snow", on: "2021-03-01")], stamp: stamp("2021-03-01"))
        try ledger.planDay("2021-03-01")
        _ = try ledger.take([asks(2, "snow", on: "2021-03-02")], stamp: stamp("2021-03-02"))
        let draft = try #require(try ledger.draft(date("2021-03-02"), stamp: stamp("2021-03-02")))
        #expect(past(draft) == [])
    }
}
