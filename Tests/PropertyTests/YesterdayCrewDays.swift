import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Days whose crews are the planner's, and the same as yesterday's where that can be.
@Suite("Days whose crews are to be the same as yesterday's")
struct YesterdayCrewDays {
    private let days = FormedCrewDays()

    /// A random small day for crews, and who went together the day before, some of whom are gone.
    private func day(_ seed: UInt64) -> Scenario {
        var day = days.day(seed)
        // A fifth volunteer is cut off from these days; nothing may speak of them when they are read.
        day.remove(volunteers: ["v5"])
        // Their matrices state ways between homes twice, which no file may.
        day.travel.source = .straightLine
        var random = SplitMix(seed: seed &+ 991)
        // Mostly they carry alike, or few could have been a crew.
        if random.chance(75) {
            for v in day.volunteers.indices {
                day.volunteers[v].carries = day.volunteers[0].carries
            }
        }
        var people = day.volunteers.map(\.id)
        for k in 1...2 {
            var members: [String] = []
            for _ in 0..<min(people.count, random.int(1...3)) {
                members.append(people.remove(at: random.int(0...people.count - 1)))
            }
            if random.chance(30) { members.insert("gone-\(k)", at: 0) }
            if members.isEmpty { continue }
            day.history.crews.append(.init(id: "crew-\(k)", members: members))
        }
        day.forming?.sameAsYesterday = true
        return day
    }

    /// The day with `together` in place of what is wished for, and the crews that cannot be one today.
    private func settled(_ day: Scenario) -> (day: Scenario, notKept: [String]) {
        var settled = day
        var notKept: [String] = []
        for crew in day.history.crews {
            let here = day.volunteers.indices.filter {
                crew.members.contains(day.volunteers[$0].id)
            }
            guard let first = here.first,
                Set(here.map { settled.companies[$0] }).count > 1
            else { continue }
            var tied = settled
            tied.volunteers[first].together += here.dropFirst().map { day.volunteers[$0].id }
            let companies = tied.companies
            let all = companies.indices.filter { companies[$0] == companies[first] }
            if days.mayGo(all, tied) { settled = tied } else { notKept.append(crew.id) }
        }
        return (settled, notKept)
    }

    @Test(
        "keep those of each crew together who are here, or at home, unless they are no crew; the checker accepts it, and refuses to part them"
    )
    func areKept() throws {
        let seeds: Range<UInt64> = isAcceptance ? 0..<2_000 : 0..<200
        var (kept, parted, missing) = (0, 0, 0)
        for seed in seeds {
            let asked = day(seed)
            let (expected, notKept) = settled(asked)
            let loaded = ScenarioFile.parse(ScenarioFile.json(asked), file: "day.json")
            let day = try #require(
                loaded.scenario, "seed \(seed): \(loaded.diagnostics.map(\.code))")
            let told = loaded.diagnostics.filter { $0.code == "yesterday-not-kept" }
            #expect(told.map(\.found) == notKept, "seed \(seed)")
            #expect(day.companies == expected.companies, "seed \(seed)")
            let again = ScenarioFile.parse(ScenarioFile.json(day), file: "day.json")
            #expect(again.scenario == day, "seed \(seed)")
            let plan = planDayOfFormedCrews(
                day, hash: "", budget: .iterations(1_000), seed: seed, threads: 1, version: "test",
                mostDivisions: seed % 2 == 0 ? 250 : 0, monitor: QuietMonitor()
            ).plan
            let checked = check(plan)
            #expect(checked.accepted, "seed \(seed): \(checked.violations)")
            let crews = plan.scenario.crews
            let goers = plan.rounds.map { round in
                crews.first { $0.id == round.who }?.members ?? [round.who]
            }
            for crew in asked.history.crews where !notKept.contains(crew.id) {
                let here = crew.members.filter { id in day.volunteers.contains { $0.id == id } }
                if here.count < 2 { continue }
                let hands = goers.filter { !Set($0).isDisjoint(with: here) }
                #expect(hands.count <= 1, "seed \(seed): \(here) in \(goers)")
                guard let hand = hands.first else { continue }
                #expect(Set(hand).isSuperset(of: here), "seed \(seed): \(here) in \(goers)")
                kept += 1
                if here.count < crew.members.count { missing += 1 }
                // Without one of them the rest is refused.
                guard let k = crews.firstIndex(where: { $0.members == hand }) else { continue }
                var split = plan
                split.scenario.crews[k].members.removeAll { $0 == here[0] }
                #expect(
                    check(split).violations.contains { $0.code == "crew-together" },
                    "seed \(seed)")
            }
            parted += notKept.count
        }
        print("yesterday's crews: \(kept) kept, \(missing) without somebody, \(parted) not one")
        #expect(kept > seeds.count / 5 && missing > 0 && parted > 0)
    }
}
