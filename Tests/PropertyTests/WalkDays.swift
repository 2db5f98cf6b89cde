import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing
import TravelTimes

/// Days on which people leave their car and walk to the neighbours.
@Suite("Days with parked cars")
struct WalkDays {
    /// A random day whose households stand in groups, with minutes for parking.
    private func day(_ seed: Int, volunteers: Int = 4, needs: Int = 22) -> Scenario {
        var random = SplitMix(seed: UInt64(seed) &+ 9)
        var day = randomDay(seed: UInt64(seed), volunteers: volunteers, needs: needs)
        for h in day.households.indices.dropFirst() where random.chance(70) {
            day.households[h].place = day.households[h - 1].place
            day.households[h].place.building = nil
            day.households[h].place.lat += Double(random.int(-9...9)) / 10_000
            day.households[h].place.lon += Double(random.int(-9...9)) / 10_000
        }
        day.travel.parking = Travel.Parking(
            seconds: random.int(0...5) * 60, walkSeconds: random.int(2...6) * 60)
        for c in day.centres.indices where random.chance(30) { day.centres[c].ramp = 1 }
        return day
    }

    private func plan(_ day: Scenario, iterations: Int = 400) -> Plan {
        planDay(
            day, hash: day.contentHash, budget: .iterations(iterations), seed: 1, threads: 1,
            version: "", monitor: QuietMonitor()
        ).plan
    }

    private func walks(_ plan: Plan) -> Int {
        plan.rounds.flatMap(\.stops).count { $0.isOnFoot }
    }

    @Test(
        "the checker accepts walks, and none makes a plan dearer",
        arguments: 0..<(isAcceptance ? 200 : 30))
    func accepted(seed: Int) {
        let day = day(seed)
        let walked = plan(day)
        #expect(check(walked).violations == [], "seed \(seed)")
        var driving = day
        driving.travel.parking.walkSeconds = 0
        let driven = plan(driving)
        #expect(check(driven).violations == [], "seed \(seed)")
        #expect(walks(driven) == 0)
        #expect(walked.cost.mustLeftOut == driven.cost.mustLeftOut)
        #expect(walked.cost.total <= driven.cost.total, "seed \(seed)")
    }

    @Test("people do walk, but not in frost")
    func people() {
        let plans = (0..<24).map { plan(day($0)) }
        #expect(plans.count { walks($0) > 0 } >= 6)
        for plan in plans where plan.scenario.frost != nil { #expect(walks(plan) == 0) }
    }

    @Test("plans are the same when they are read back", arguments: 0..<4)
    func roundTrip(seed: Int) throws {
        let plan = plan(simpleDay(seed))
        let read = PlanFile.parse(PlanFile.json(plan), file: "plan.json")
        #expect(read.diagnostics.filter { $0.severity == .error } == [])
        #expect(read.plan?.rounds == plan.rounds)
    }

    /// The cheapest walks of one order, by trying all, with arithmetic of the test's own.
    private struct Trial {
        let day: Scenario
        let travel: TravelTimes
        /// Households in their order; all but the centre.
        let order: [Int]

        /// Seconds on the way with these visits on foot; nil where that is not allowed.
        func seconds(onFoot: [Bool]) -> Int? {
            func car(_ a: PlaceIndex, _ b: PlaceIndex) -> Int {
                travel.leg(.car, from: a, to: b)!.seconds
            }
            func foot(_ a: Int, _ b: Int) -> Int {
                travel.leg(.foot, from: .household(a), to: .household(b))!.seconds
            }
            var sum = 0
            var here = PlaceIndex.centre(0)
            var parked: Int?
            var door: Int?
            for (k, next) in order.enumerated() {
                let brings = day.households[next].needs[0].brings.isSomething
                if onFoot[k] {
                    guard let current = door else { return nil }
                    let stand = parked ?? current
                    let longest = day.travel.parking.walkSeconds
                    if foot(stand, next) > longest || foot(next, stand) > longest { return nil }
                    sum +=
                        brings
                        ? foot(current, stand) + foot(stand, next) : foot(current, next)
                    parked = stand
                } else {
                    if let stand = parked, let current = door {
                        sum += foot(current, stand)
                        here = .household(stand)
                    }
                    sum += car(here, .household(next))
                    parked = nil
                }
                door = next
                here = .household(next)
            }
            if let stand = parked, let current = door {
                sum += foot(current, stand)
                here = .household(stand)
            }
            return sum + car(here, .centre(0))
        }

        var best: Int {
            (0..<(1 << order.count)).compactMap { mask in
                seconds(onFoot: order.indices.map { mask >> $0 & 1 == 1 })
            }.min()!
        }
    }

    /// One volunteer, no windows, each need at another door: what a plan costs is its ways.
    private func simpleDay(_ seed: Int) -> Scenario {
        var random = SplitMix(seed: UInt64(seed) &+ 400)
        var day = plainDay(households: 6)
        day.travel.source = .straightLine
        day.travel.parking = Travel.Parking(
            seconds: random.int(0...6) * 60, walkSeconds: random.int(1...6) * 60)
        for h in day.households.indices {
            day.households[h].place.lat = 51.13 + Double(random.int(0...14) * 10 + h) / 100_000
            day.households[h].place.lon = 71.44 + Double(random.int(0...22)) / 10_000
            if random.chance(40) { day.households[h].needs[0].brings = Quantities() }
        }
        return day
    }

    private func householdOfNeed(_ day: Scenario) -> [String: Int] {
        var result: [String: Int] = [:]
        for (h, household) in day.households.enumerated() {
            for need in household.needs { result[need.id] = h }
        }
        return result
    }

    /// Seconds of arriving, at doors and of loading.
    private func secondsAtDoors(_ plan: Plan) -> Int {
        let ids = householdOfNeed(plan.scenario)
        return plan.rounds.flatMap(\.stops).reduce(0) { sum, stop in
            switch stop.kind {
            case .visit(let need):
                sum + stop.end - stop.begin
                    + plan.scenario.households[ids[need]!].arrivalSeconds
            case .load: sum + stop.end - stop.begin
            default: sum
            }
        }
    }

    @Test(
        "of one order's walks, the best are found: as by trying all",
        arguments: 0..<(isAcceptance ? 300 : 40))
    func best(seed: Int) throws {
        let day = simpleDay(seed)
        let plan = plan(day, iterations: 200)
        #expect(check(plan).violations == [])
        let ids = householdOfNeed(day)
        var ways = 0
        for round in plan.rounds {
            let order = round.stops.compactMap { stop -> Int? in
                if case .visit(let need) = stop.kind { ids[need] } else { nil }
            }
            ways += Trial(day: day, travel: TravelTimes(day), order: order).best
        }
        let doors = secondsAtDoors(plan)
        #expect(plan.leftOut.isEmpty)
        #expect(plan.cost.duty == (ways + doors) * 1_000, "seed \(seed)")
    }

    @Test("no bound is above the cheapest walks of any order", arguments: 0..<12)
    func bound(seed: Int) throws {
        var day = simpleDay(seed)
        day.households.removeLast(2)
        let plan = planDay(
            day, hash: "", budget: .iterations(200), seed: 1, threads: 1, version: "",
            provesUntil: 20, monitor: QuietMonitor()
        ).plan
        let bound = try #require(plan.made.bound)
        let doors = secondsAtDoors(plan)
        var cheapest = Int.max
        for order in permutations(Array(day.households.indices)) {
            let trial = Trial(day: day, travel: TravelTimes(day), order: order)
            cheapest = min(cheapest, (trial.best + doors) * 1_000)
        }
        #expect(bound <= cheapest, "seed \(seed)")
        #expect(plan.cost.total >= cheapest, "seed \(seed)")
    }

    private func permutations(_ list: [Int]) -> [[Int]] {
        guard let first = list.first else { return [[]] }
        return permutations(Array(list.dropFirst())).flatMap { rest in
            (0...rest.count).map { k in
                var one = rest
                one.insert(first, at: k)
                return one
            }
        }
    }
}
