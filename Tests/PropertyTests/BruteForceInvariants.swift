import Scenarios
import TestSupport
import Testing

/// What holds for the optimum of every day.
@Suite("Brute force on random days")
struct BruteForceInvariants {
    @Test("The cost is that of the plan", arguments: 0..<40)
    func cost(seed: Int) {
        let day = randomSmallDay(seed: UInt64(seed), needs: 4)
        let optimum = BruteForce.solve(day)
        let sum = recomputed(optimum.plan)
        #expect(sum.cost == optimum.cost)
        #expect(sum.must == optimum.mustLeftOut)
        #expect(optimum.plan.cost.total == optimum.cost)
    }

    @Test("Pruning loses nothing", arguments: 0..<24)
    func pruning(seed: Int) {
        let day = randomSmallDay(seed: UInt64(seed), needs: seed % 4 == 0 ? 3 : 2)
        let pruned = BruteForce.solve(day)
        let full = BruteForce.solve(day, prunes: false)
        #expect(pruned.cost == full.cost)
        #expect(pruned.mustLeftOut == full.mustLeftOut)
    }

    @Test("On a finer grid nothing costs less", arguments: 0..<16)
    func finer(seed: Int) {
        let day = randomSmallDay(seed: UInt64(seed), needs: 4)
        #expect(BruteForce.solve(day).cost == BruteForce.solve(day, prunes: true, finer: 2).cost)
    }

    @Test("Without a limit nothing costs more", arguments: 0..<16)
    func limits(seed: Int) {
        let day = randomSmallDay(seed: UInt64(seed), needs: 4)
        let with = BruteForce.solve(day)
        var changes: [Scenario] = []
        func without(_ change: (inout Scenario) -> Void) {
            var free = day
            change(&free)
            if free != day { changes.append(free) }
        }
        without { for c in $0.centres.indices { $0.centres[c].ramp = nil } }
        without { for c in $0.centres.indices { $0.centres[c].stock = Quantities() } }
        without { $0.rules.mostHouseholds = nil }
        without { $0.rules.isolating = .any }
        without { for v in $0.volunteers.indices { $0.volunteers[v].maxVisits = nil } }
        without { for v in $0.volunteers.indices { $0.volunteers[v].maxMetres = nil } }
        without { for v in $0.volunteers.indices { $0.volunteers[v].maxSeconds = nil } }
        without { for v in $0.volunteers.indices { $0.volunteers[v].maxTrips = nil } }
        without { for h in $0.households.indices { $0.households[h].unwanted = [] } }
        without { for h in $0.households.indices { $0.households[h].centres = [] } }
        for free in changes {
            let less = BruteForce.solve(free)
            #expect((less.mustLeftOut, less.cost) <= (with.mustLeftOut, with.cost))
        }
    }

    @Test("With one more volunteer nothing costs more", arguments: 0..<16)
    func volunteer(seed: Int) {
        var day = randomSmallDay(seed: UInt64(seed), needs: 4)
        let few = BruteForce.solve(day)
        let centre = day.centres[0].id
        var more = Volunteer(id: "more", from: .centre(centre), to: .centre(centre), centre: centre)
        more.carries = Quantities(grams: 60_000)
        more.tools = ["shovel"]
        more.available = [Interval(9 * 3600, 12 * 3600)]
        day.volunteers.append(more)
        let many = BruteForce.solve(day)
        #expect((many.mustLeftOut, many.cost) <= (few.mustLeftOut, few.cost))
    }

    @Test("The same seed makes the same day, another seed another")
    func seeds() {
        #expect(randomSmallDay(seed: 7, needs: 5) == randomSmallDay(seed: 7, needs: 5))
        #expect(randomSmallDay(seed: 7, needs: 5) != randomSmallDay(seed: 8, needs: 5))
        let large = randomDay(seed: 7, volunteers: 9, needs: 60)
        #expect(large == randomDay(seed: 7, volunteers: 9, needs: 60))
        #expect(large.volunteers.count == 9)
        #expect(large.households.flatMap(\.needs).count == 60)
    }
}
