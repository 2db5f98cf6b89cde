import Checks
import Planning
import Proving
import Scenarios
import TestSupport
import Testing

/// Small days whose sanitary rules bind.
@Suite("Random days with sanitary rules")
struct SanitaryDays {
    /// Half of the households isolate; disinfection takes its time, and few households are allowed.
    private func day(_ seed: UInt64) -> Scenario {
        var day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 3))
        var random = SplitMix(seed: seed &+ 77)
        day.rules.isolating = random.chance(75) ? .dedicated : .last
        day.rules.disinfectionSeconds = random.int(0...2) * 300
        day.rules.mostHouseholds = random.chance(30) ? 2 : nil
        for h in day.households.indices { day.households[h].isolating = random.chance(50) }
        return day
    }

    @Test(
        "the search is never better than brute force, nearly always equal, and the checker accepts it"
    )
    func equalsBruteForce() {
        let seeds = 0..<UInt64(isAcceptance ? 200 : 40)
        var worse: [UInt64] = []
        for seed in seeds {
            if !compareWithBruteForce(day(seed), seed: seed).isFound { worse.append(seed) }
        }
        print("sanitary days: \(seeds.count), not optimal: \(worse)")
        #expect(worse.count * 20 <= seeds.count, "not optimal: \(worse)")
    }

    @Test("larger days pass the checker, the same by one thread and by two, and mix nobody")
    func larger() {
        for seed in 0..<UInt64(isAcceptance ? 20 : 3) {
            var day = randomDay(seed: seed, volunteers: 8, needs: 50)
            var random = SplitMix(seed: seed)
            for h in day.households.indices { day.households[h].isolating = random.chance(30) }
            day.rules.isolating = .any
            let free = planQuietly(day, iterations: 3_000)
            day.rules.isolating = .dedicated
            let one = planQuietly(day, iterations: 3_000, threads: 1)
            #expect(one.plan == planQuietly(day, iterations: 3_000).plan)
            let checked = check(one.plan)
            #expect(checked.accepted, "seed \(seed): \(checked.violations.prefix(4))")
            var mixed = free.plan
            mixed.scenario = day
            #expect(check(mixed).violations.contains { $0.code == "not-dedicated" })
        }
    }
}
