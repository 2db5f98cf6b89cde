import Scenarios
import TestSupport
import Testing

@Suite("What if a day were other")
struct SuppositionTests {
    private func day() throws -> Scenario {
        let text = """
            komek: 1
            goods: {basket: {kg: 18}}
            centres:
              - {id: north, lat: 51.10, lon: 71.40, open: "08:00-18:00", stock: {basket: 9}}
              - {id: south, lat: 51.12, lon: 71.42}
            volunteers:
              - {id: ali, from: north, to: home, home: {lat: 51.11, lon: 71.41}, carries: {basket: 4}}
              - {id: bek, from: north, carries: {basket: 4}}
              - {id: caro, from: north, travels: foot}
              - {id: dina, from: north, travels: foot}
              - {id: erik, from: north, travels: foot}
            crews: [{id: pair, members: [caro, dina]}]
            households:
              - {id: h1, lat: 51.13, lon: 71.41, needs: [basket]}
              - {id: h2, lat: 51.14, lon: 71.46, needs: [basket, snow]}
            fixed: [{need: h1/basket, volunteer: bek, level: person}]
            rules: {sanitary: {disinfectionMinutes: 2}}
            """
        let loaded = ScenarioFile.parse(text, file: "day.yaml")
        return try #require(loaded.scenario, "\(loaded.diagnostics)")
    }

    private func supposed(_ suppositions: Supposition...) throws -> SupposedDay {
        try day().supposing(suppositions).get()
    }

    private func faults(_ suppositions: Supposition...) throws -> [SuppositionFault] {
        guard case .failure(let faults) = try day().supposing(suppositions) else { return [] }
        return faults.faults
    }

    @Test("more hands are like the one named, start at the centre, and come last")
    func more() throws {
        let day = try supposed(.more(like: "ali", count: 2))
        #expect(day.added == ["new-1", "new-2"])
        #expect(day.scenario.volunteers.dropLast(2) == (try self.day()).volunteers[...])
        let new = try #require(day.scenario.volunteers.last)
        #expect(new.carries == day.scenario.volunteers[0].carries)
        #expect(new.from == .centre("north") && new.to == .centre("north") && new.home == nil)
    }

    @Test("one more of a centre is like most there; of a crew all members come")
    func usual() throws {
        #expect(try day().usualHand(of: "north") == "ali")
        let crew = try supposed(.more(like: "pair", count: 1))
        #expect(crew.scenario.crews.last?.members == ["new-1-1", "new-1-2"])
        #expect(crew.added == ["new-1"])
        #expect(try supposed(.more(like: "north", count: 1)).scenario.volunteers.count == 6)
    }

    @Test("who stays longer finds the door open, and may work as much longer")
    func longer() throws {
        let day = try supposed(.longer(who: "all", seconds: 7200))
        #expect(day.scenario.volunteers.allSatisfy { $0.available.last?.end == 20 * 3600 })
        #expect(day.scenario.centres[0].open.end == 20 * 3600)
        let one = try supposed(.longer(who: "pair", seconds: 3600))
        #expect(
            one.scenario.volunteers.map { $0.available.last?.end ?? 0 }
                == [18, 18, 19, 19, 18].map { $0 * 3600 })
    }

    @Test("stock, windows, pins and rules change as told")
    func others() throws {
        let day = try supposed(
            .stock(centre: "north", good: "basket", pieces: -20),
            .window(need: "h2", Interval(36_000, 40_000)), .unfixed("h1"), .lifted(.sanitary))
        #expect(day.scenario.centres[0].stock.pieces["basket"] == 0)
        #expect(
            day.scenario.households[1].needs.allSatisfy { $0.windows == [Interval(36_000, 40_000)] }
        )
        #expect(day.scenario.fixed.isEmpty)
        #expect(day.scenario.rules.disinfectionSeconds == 0)
        #expect(day.scenario.households[0] == (try self.day()).households[0])
    }

    @Test("all that cannot be supposed is told at once")
    func allFaults() throws {
        let found = try faults(
            .more(like: "alli", count: 1), .more(like: "caro", count: 1),
            .more(like: "south", count: 1), .stock(centre: "nortj", good: "basket", pieces: 1),
            .stock(centre: "south", good: "basket", pieces: 1), .window(need: "h9", Interval(0, 1)),
            .unfixed("h2"), .without("zed"))
        #expect(
            found == [
                .unknownHand("alli", nearest: "ali"), .inCrew("caro", crew: "pair"),
                .nobodyAt(centre: "south"), .unknownCentre("nortj", nearest: "north"),
                .unlimitedStock(centre: "south", good: "basket"), .unknownNeed("h9", nearest: "h1"),
                .notFixed("h2"), .unknownHand("zed", nearest: nil),
            ])
        #expect(
            try faults(
                .without("ali"), .without("bek"), .without("pair"), .without("erik"))
                == [.nobodyLeft])
    }

    @Test("a supposed day can be written down and read back")
    func isWritable() throws {
        let day = try supposed(
            .more(like: "pair", count: 2), .longer(who: "north", seconds: 1800), .lifted(.pins))
        let read = ScenarioFile.parse(ScenarioFile.json(day.scenario), file: "day.json")
        #expect(read.scenario == day.scenario)
    }
}
