import Checks
import Planning
import Proving
import Scenarios
import TestSupport
import Testing

/// Small days that are cold.
@Suite("Random days in frost")
struct FrostDays {
    /// Cold enough for the rule, with work outdoors, people on foot and doors that stay closed.
    private func day(_ seed: UInt64) -> Scenario {
        frosty(randomSmallDay(seed: seed, needs: 3 + Int(seed % 2)), seed)
    }

    private func frosty(_ day: Scenario, _ seed: UInt64) -> Scenario {
        var day = day
        var random = SplitMix(seed: seed &+ 177)
        day.day.temperature = -25
        day.rules.frost = [
            FrostStep(
                below: -20, outdoorsSeconds: random.int(4...12) * 300,
                warmSeconds: random.int(1...2) * 300),
            FrostStep(below: -40, outdoorsSeconds: 300),
        ]
        for h in day.households.indices {
            day.households[h].contactFree = random.chance(20)
            for n in day.households[h].needs.indices {
                let need = day.households[h].needs[n]
                day.households[h].needs[n].outdoors =
                    need.personSeconds != nil || random.chance(50)
            }
        }
        for v in day.volunteers.indices where random.chance(50) {
            day.volunteers[v].travels = random.chance(70) ? .foot : .bicycle
        }
        return day
    }

    @Test(
        "the search is never better than brute force, nearly always equal, and the checker accepts it"
    )
    func equalsBruteForce() {
        let seeds = 0..<UInt64(isAcceptance ? 200 : 40)
        var worse: [UInt64] = []
        var binding = 0
        for seed in seeds {
            let day = day(seed)
            let compared = compareWithBruteForce(day, seed: seed)
            if !compared.isFound { worse.append(seed) }
            var free = day
            free.rules.frost = []
            let plain = BruteForce.solve(free)
            #expect((plain.mustLeftOut, plain.cost) <= compared.best)
            if (plain.mustLeftOut, plain.cost) < compared.best { binding += 1 }
        }
        print("frosty days: \(seeds.count), binding: \(binding), not optimal: \(worse)")
        #expect(worse.count * 20 <= seeds.count, "not optimal: \(worse)")
        #expect(binding * 4 > seeds.count)
    }

    @Test("larger days pass the checker, the same by one thread and by two, and warm up")
    func larger() {
        for seed in 0..<UInt64(isAcceptance ? 20 : 3) {
            let day = frosty(randomDay(seed: seed, volunteers: 8, needs: 50), seed)
            let one = planQuietly(day, iterations: 3_000, threads: 1)
            #expect(one.plan == planQuietly(day, iterations: 3_000).plan)
            let checked = check(one.plan)
            #expect(checked.accepted, "seed \(seed): \(checked.violations.prefix(4))")
            var free = day
            free.rules.frost = []
            var cold = planQuietly(free, iterations: 3_000).plan
            cold.scenario = day
            #expect(check(cold).violations.contains { $0.code == "frost" })
        }
    }
}
