import Scenarios
import TestSupport
import Testing

/// Days small enough to reckon the optimum by hand; see ``tinyDay(volunteers:households:)``.
@Suite("Brute force finds what can be reckoned by hand")
struct BruteForceTests {
    /// The optimum in minutes.
    private func minutes(_ day: Scenario) -> Double {
        Double(BruteForce.solve(day).cost) / 60_000
    }

    private func count(_ plan: Plan, _ which: (Stop.Kind) -> Bool) -> Int {
        plan.rounds.reduce(0) { $0 + $1.stops.count(where: { which($0.kind) }) }
    }

    @Test("One volunteer visits two households in one round")
    func twoHouseholds() {
        let optimum = BruteForce.solve(tinyDay())
        #expect(optimum.cost == 55 * 60_000)
        #expect(optimum.mustLeftOut == 0)
        #expect(optimum.plan.leftOut.isEmpty)
        #expect(optimum.plan.rounds.count == 1)
        #expect(optimum.plan.rounds[0].stops.count == 5)
        #expect(optimum.plan.cost.total == optimum.cost)
    }

    @Test("A household is left out that is not worth the way, and both go together where that pays")
    func worth() {
        var day = tinyDay()
        for h in 0...1 { day.households[h].needs[0].value = .worth(30 * 60_000) }
        #expect(minutes(day) == 55)
        for h in 0...1 { day.households[h].needs[0].value = .worth(25 * 60_000) }
        #expect(minutes(day) == 50)
        #expect(BruteForce.solve(day).plan.rounds.isEmpty)
    }

    @Test("A must is done at any cost, and a must that nobody can do is counted")
    func must() {
        var day = tinyDay(households: 1)
        day.households[0].needs[0].value = .must
        day.volunteers[0].factor = 100_000
        #expect(minutes(day) == 3500)
        day.households[0].needs[0].skills = ["medic"]
        let optimum = BruteForce.solve(day)
        #expect(optimum.mustLeftOut == 1)
        #expect(optimum.cost == 0)
    }

    @Test(
        "A break is taken on the way and is no duty, or keeps a household waiting for another day")
    func breaks() {
        var day = tinyDay()
        for h in 0...1 { day.households[h].needs[0].windows = [Interval(34_800, 39_600)] }  // 9:40
        day.volunteers[0].breaks = [Break(seconds: 1800, window: Interval(32_400, 37_800))]
        // Visits begin at 9:40; without the rest the round starts by 9:20 and ends at 10:15: not
        // before the last moment for the break, 10:00.
        day.volunteers[0].available = [Interval(32_400, 37_500)]  // 9:00-10:25
        var optimum = BruteForce.solve(day)
        #expect(optimum.cost == 55 * 60_000)
        #expect(count(optimum.plan) { $0 == .rest } == 1)
        day.volunteers[0].available = [Interval(32_400, 37_200)]  // 9:00-10:20
        optimum = BruteForce.solve(day)
        #expect(optimum.cost == (35 + 240) * 60_000)
    }

    @Test("A ramp of one makes the second volunteer wait, or stay at home when there is no time")
    func ramp() {
        var day = tinyDay(volunteers: 2)
        for v in 0...1 {
            day.volunteers[v].carries.pieces = ["basket": 1]
            day.volunteers[v].available = [Interval(32_400, 34_800)]  // 40 minutes
        }
        day.centres[0].ramp = 1
        #expect(minutes(day) == 70)
        for v in 0...1 { day.volunteers[v].available = [Interval(32_400, 34_500)] }  // 35 minutes
        #expect(minutes(day) == 35 + 240)
        day.centres[0].ramp = 2
        #expect(minutes(day) == 70)
    }

    @Test("Who waits for the ramp comes too late, and that is its price")
    func rampMakesLate() {
        // The centre is open from 9:00 to 9:10, so that both start within it.
        var day = tinyDay(volunteers: 2, households: 2)
        day.centres[0].open = Interval(32_400, 33_000)  // 9:00-9:10
        day.centres[0].ramp = 1
        for v in 0...1 {
            day.volunteers[v].carries.pieces = ["basket": 1]
            day.volunteers[v].to = .anywhere
        }
        day.rules.latePrice = 7 * 60_000
        for h in 0...1 { day.households[h].needs[0].before = 33_600 }  // 9:20
        // 5 + 10 + 5 + 5 for each; the second loads from 9:05 and comes at 9:25, too late.
        #expect(minutes(day) == 25 + 25 + 7)
    }

    @Test("Who carries little reloads, as often as trips are allowed")
    func reload() {
        var day = tinyDay()
        day.volunteers[0].carries.pieces = ["basket": 1]
        #expect(minutes(day) == 70)
        day.volunteers[0].maxTrips = 1
        #expect(minutes(day) == 35 + 240)
    }

    @Test("Two short intervals make two shifts, each with a load of its own")
    func twoShifts() {
        var day = tinyDay()
        day.volunteers[0].available = [Interval(32_400, 34_800), Interval(36_000, 38_400)]
        let optimum = BruteForce.solve(day)
        #expect(optimum.cost == 70 * 60_000)
        #expect(count(optimum.plan) { $0 == .start } == 2)
    }

    @Test("A late visit costs its wish; who has to hurry goes first")
    func late() {
        var day = tinyDay()
        day.households[1].needs[0].before = 33_600  // 9:20, the earliest at the first door
        #expect(minutes(day) == 55)
        day.households[1].needs[0].before = 33_300
        #expect(minutes(day) == 55 + 60)
        day.households[1].needs[0].before = 33_600
        day.volunteers[0].speaks = ["kk"]
        day.households[0].speaks = ["ru"]
        day.households[1].seenBy = ["v2"]
        #expect(minutes(day) == 55 + 20 + 15)
        day.history.visits = [.init(household: "b", volunteer: "v1")]
        #expect(minutes(day) == 55 + 20)
    }

    @Test("Stock is shared by all who load; what is not listed is unlimited")
    func stock() {
        var day = tinyDay(volunteers: 2)
        day.centres[0].stock.pieces = ["basket": 1]
        #expect(minutes(day) == 35 + 240)
        day.centres[0].stock.pieces = ["soup": 0]
        #expect(minutes(day) == 55)
    }

    @Test("In one building the way to the door is shared; between households there is disinfection")
    func buildings() {
        var day = tinyDay()
        for h in 0...1 { day.households[h].place.building = "tower" }
        #expect(minutes(day) == 50)
        day.households[1].place.building = nil
        #expect(minutes(day) == 55)
        day.households[0].place = day.households[1].place
        #expect(minutes(day) == 50)
        day.rules.disinfectionSeconds = 600
        #expect(minutes(day) == 60)
    }

    @Test("Isolating households come last, also over two shifts")
    func isolating() {
        var day = tinyDay()
        day.households[0].isolating = true
        day.households[0].needs[0].windows = [Interval(32_400, 34_200)]  // by 9:30
        day.volunteers[0].available = [Interval(32_400, 34_800), Interval(36_000, 38_400)]
        #expect(minutes(day) == 70)
        for rule in [Isolating.last, .dedicated] {
            day.rules.isolating = rule
            #expect(minutes(day) == 35 + 240)
        }
    }

    @Test("Isolating households have a volunteer of their own, also where they would come last")
    func dedicated() {
        var day = tinyDay(volunteers: 2)
        day.households[0].isolating = true
        day.rules.isolating = .last
        #expect(minutes(day) == 55)
        day.rules.isolating = .dedicated
        #expect(minutes(day) == 70)
        day.households[1].isolating = true
        #expect(minutes(day) == 55)
    }

    @Test("In frost one warms up at the doors, or comes by car, or stays away")
    func frost() {
        var day = tinyDay()
        for h in 0...1 {
            day.households[h].needs[0].brings = Quantities()
            day.households[h].needs[0].seconds = 1200
            day.households[h].needs[0].outdoors = true
        }
        day.volunteers[0].travels = .foot
        day.day.temperature = -25
        day.rules.frost = [FrostStep(below: -20, outdoorsSeconds: 1800)]
        // 15 + 20 at each door and 10 back, with a warm-up of 10 at each door: 15 + 20 − 30 = 5, then
        // 5 + 15 + 20 − 30 = 10 and 20 at home.
        #expect(minutes(day) == 80 + 20)
        day.day.temperature = -20
        #expect(minutes(day) == 80)
        day.day.temperature = -21
        for h in 0...1 { day.households[h].contactFree = true }
        #expect(minutes(day) == 480)
        // 15 + 20 + 10: to one of them and back.
        day.rules.frost[0].outdoorsSeconds = 2700
        #expect(minutes(day) == 45 + 240)
        day.volunteers[0].travels = .car
        day.rules.frost[0].outdoorsSeconds = 1200
        #expect(minutes(day) == 80)
        day.rules.frost[0].outdoorsSeconds = 600
        #expect(minutes(day) == 80 + 20)
    }

    @Test("Fairness, kilometres, factor and fixed cost add up")
    func costs() {
        var day = tinyDay()
        day.rules.fairnessSeconds = [
            FairnessStep(above: 1800, cost: 1000), FairnessStep(above: 3000, cost: 3000),
        ]
        // 20 minutes beyond 30 at 1, 5 beyond 50 at 3.
        #expect(minutes(day) == 55 + 20 + 15)
        day.history.seconds = ["v1": 1200]
        // 20 done before: from 30 to 50 at 1, from 50 to 75 at 3.
        #expect(minutes(day) == 55 + 20 + 75)
        day.rules.fairnessSeconds = []
        day.volunteers[0].costPerMetre = 60
        day.volunteers[0].factor = 2000
        day.volunteers[0].fixedCost = 120_000
        #expect(minutes(day) == 2 + 110 + 3)
    }

    @Test("A crew shares the work and is paid for all its members")
    func crew() {
        var day = tinyDay(volunteers: 2, households: 1)
        day.crews = [Crew(id: "both", members: ["v1", "v2"])]
        day.households[0].needs[0].brings = Quantities()
        day.households[0].needs[0].personSeconds = 3600
        day.households[0].needs[0].crew = CrewSize(least: 2, best: 2)
        #expect(minutes(day) == 2 * (10 + 5 + 30 + 10))
        day.crews = []
        #expect(minutes(day) == 240)
    }

    @Test("A frozen visit begins at its moment, whatever the windows say, or is a must left out")
    func frozen() {
        var day = tinyDay(volunteers: 2)
        day.households[0].needs[0].windows = [Interval(54_000, 61_200)]
        day.fixed = [Pin(need: "a/basket", volunteer: "v2", level: .frozen(at: 36_000))]
        let optimum = BruteForce.solve(day)
        #expect(optimum.cost == 55 * 60_000)
        #expect(optimum.plan.rounds.map(\.who) == ["v2"])
        let visit = optimum.plan.rounds[0].stops.first { $0.kind == .visit(need: "a/basket") }
        #expect(visit?.begin == 36_000)
        day.fixed[0].level = .frozen(at: 33_000)
        #expect(BruteForce.solve(day).mustLeftOut == 1)
    }
}
