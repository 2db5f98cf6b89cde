import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Days whose crews are the planner's, against brute force over everybody's crews.
@Suite("Days whose crews are formed")
struct FormedCrewDays {
    /// A random small day for crews: work that several share, tools that few have, who goes with whom.
    func day(_ seed: UInt64) -> Scenario {
        var day = randomSmallDay(seed: seed, needs: 3)
        var random = SplitMix(seed: seed &+ 77)
        day.crews = []
        day.fixed = []
        day.forming = CrewForming(most: random.chance(20) ? 2 : nil)
        while day.volunteers.count < 4 {
            var another = day.volunteers[0]
            another.id = "w\(day.volunteers.count)"
            day.volunteers.append(another)
        }
        day.volunteers = Array(day.volunteers.prefix(4))
        // Mostly from one place, or nobody could go together.
        let home = day.volunteers[0]
        for v in day.volunteers.indices where random.chance(85) {
            (day.volunteers[v].from, day.volunteers[v].centre) = (home.from, home.centre)
            day.volunteers[v].home = home.home ?? day.volunteers[v].home
            if random.chance(60) { day.volunteers[v].travels = .car }
            day.volunteers[v].available = home.available
        }
        let ids = day.volunteers.map(\.id)
        for v in day.volunteers.indices.dropFirst() {
            if random.chance(10) { day.volunteers[v].minor = true }
            if random.chance(12) { day.volunteers[v].together = [ids[v - 1]] }
            if random.chance(12) { day.volunteers[v].apart = [ids[v - 1]] }
        }
        for h in day.households.indices {
            if random.chance(70) {
                (day.households[h].centres, day.households[h].unwanted) = ([], [])
            }
            for n in day.households[h].needs.indices where random.chance(75) {
                day.households[h].needs[n].personSeconds = random.int(2...9) * 1200
                let least = random.pick([1, 2, 2, 3])
                day.households[h].needs[n].crew = CrewSize(
                    least: least, best: least + random.int(0...2))
                if random.chance(60) { day.households[h].needs[n].value = .worth(1_000 * 60_000) }
                if random.chance(60) { day.households[h].needs[n].brings = Quantities() }
            }
        }
        return day
    }

    /// Every division of some people into groups.
    private func divisions(_ people: ArraySlice<Int>) -> [[[Int]]] {
        guard let first = people.first else { return [[]] }
        return divisions(people.dropFirst()).flatMap { rest -> [[[Int]]] in
            [[[first]] + rest]
                + rest.indices.map { k in
                    var joined = rest
                    joined[k].append(first)
                    return joined
                }
        }
    }

    /// Whether these may go together, or alone, by ARCHITECTURE.md, section 3.
    func mayGo(_ group: [Int], _ day: Scenario) -> Bool {
        let people = group.map { day.volunteers[$0] }
        let ids = Set(people.map(\.id))
        for volunteer in day.volunteers {
            for other in volunteer.together where ids.contains(volunteer.id) != ids.contains(other)
            {
                return false
            }
        }
        if people.allSatisfy(\.minor) { return false }
        if people.count == 1 { return true }
        if people.contains(where: { !ids.isDisjoint(with: $0.apart) }) { return false }
        if let most = day.forming?.most, people.count > most { return false }
        let cars = people.filter { $0.travels == .car }
        if !cars.isEmpty, cars.map(\.seats).reduce(0, +) < people.count { return false }
        let starts = people.map {
            "\($0.from) \(String(describing: $0.from == .home ? $0.home : nil)) \($0.centre)"
        }
        if Set(starts).count > 1 { return false }
        let moments = Set(
            people[0].available.flatMap { $0.start..<$0.end }.filter { moment in
                people.allSatisfy {
                    $0.available.contains { $0.start <= moment && moment < $0.end }
                }
            })
        if moments.isEmpty { return false }
        let keys = people.filter { !$0.carries.isEmpty }.map {
            Set($0.carries.pieces.keys).union($0.carries.grams == nil ? [] : ["kg"])
        }
        return Set(keys).count <= 1 || !keys.contains { $0.contains("kg") }
    }

    /// The cheapest plan over all divisions.
    private func optimum(_ day: Scenario) -> (must: Int, cost: Cost) {
        var best = (must: Int.max, cost: Cost.max)
        for division in divisions(Array(day.volunteers.indices)[...]) {
            var given = day
            given.forming = nil
            for v in given.volunteers.indices {
                (given.volunteers[v].together, given.volunteers[v].apart) = ([], [])
            }
            for (k, group) in division.enumerated() {
                if !mayGo(group, day) {
                    for v in group { given.volunteers[v].available = [] }
                } else if group.count > 1 {
                    // Whose home a matrix means is told by the first: who drives.
                    let people = group.sorted().map { day.volunteers[$0] }
                    let ordered =
                        people.filter { $0.travels == .car } + people.filter { $0.travels != .car }
                    given.crews.append(Crew(id: "k\(k)", members: ordered.map(\.id)))
                }
            }
            let found = BruteForce.solve(given)
            if (found.mustLeftOut, found.cost) < (best.must, best.cost) {
                best = (found.mustLeftOut, found.cost)
            }
        }
        return best
    }

    @Test(
        "are never planned better than by brute force, nearly always as well, and the checker accepts it",
        arguments: [true, false])
    func equalsBruteForce(enumerates: Bool) {
        let seeds: Range<UInt64> = isAcceptance ? 0..<200 : 0..<20
        var worse: [UInt64] = []
        var crews = 0
        for seed in seeds {
            let day = day(seed)
            let best = optimum(day)
            let planned = planDayOfFormedCrews(
                day, hash: "", budget: .iterations(6_000), seed: seed, threads: 2, version: "test",
                mostDivisions: enumerates ? 250 : 0, monitor: QuietMonitor())
            let plan = planned.plan
            let found = (plan.cost.mustLeftOut, plan.cost.total)
            #expect(found >= best, "seed \(seed): found \(found), brute force \(best)")
            if found > best { worse.append(seed) }
            #expect(plan.made.state != .provenOptimal || found == best, "seed \(seed)")
            let checked = check(plan)
            #expect(checked.accepted, "seed \(seed): \(checked.violations)")
            crews += plan.scenario.formedCrews.count
        }
        print("formed crews: \(crews), not optimal: \(worse)")
        #expect(crews > seeds.count / 4)
        #expect(worse.count * 20 <= seeds.count, "not optimal: \(worse)")
    }

    @Test("larger days pass the checker, the same on one thread and on two")
    func larger() {
        for seed in 0..<(isAcceptance ? 20 : 3) as Range<UInt64> {
            var day = randomDay(seed: seed, volunteers: 9, needs: 24)
            day.forming = CrewForming()
            var random = SplitMix(seed: seed)
            for v in day.volunteers.indices where random.chance(60) {
                (day.volunteers[v].from, day.volunteers[v].centre) = (
                    .centre(day.centres[0].id), day.centres[0].id
                )
            }
            for h in day.households.indices {
                for n in day.households[h].needs.indices where random.chance(40) {
                    day.households[h].needs[n].personSeconds = random.int(30...120) * 60
                    day.households[h].needs[n].crew = CrewSize(least: 2, best: 4)
                }
            }
            func plan(threads: Int) -> Plan {
                planQuietly(day, iterations: 6_000, seed: seed, threads: threads).plan
            }
            let one = plan(threads: 1)
            let checked = check(one)
            #expect(checked.accepted, "seed \(seed): \(checked.violations.prefix(4))")
            #expect(one == plan(threads: 2))
        }
    }
}
