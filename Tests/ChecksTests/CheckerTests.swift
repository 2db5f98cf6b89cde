import Checks
import Scenarios
import TestSupport
import Testing
import Texts

/// One change to the plain day and its plan, and the rule that it breaks (nil where it breaks
/// none).
struct PlanCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String?
    var change: @Sendable (inout Plan) -> Void

    init(_ name: String, _ code: String?, _ change: @escaping @Sendable (inout Plan) -> Void) {
        (testDescription, self.code, self.change) = (name, code, change)
    }

    static let all = times + people + frost + goods + structure

    static let times = [
        PlanCase("nothing changed", nil) { _ in },
        PlanCase("the window closes as the visit begins", nil) {
            $0.scenario.households[0].needs[0].windows = [Interval(32_400, 33_480)]
        },
        PlanCase("the window has closed a second before", "window") {
            $0.scenario.households[0].needs[0].windows = [Interval(32_400, 33_479)]
        },
        PlanCase("the window opens a second later", "window") {
            $0.scenario.households[0].needs[0].windows = [Interval(33_481, 40_000)]
        },
        PlanCase("a second too little for the road", "too-early") { plan in
            plan.rounds[0].stops[2].begin -= 1
            plan.rounds[0].stops[2].end -= 1
        },
        PlanCase("five minutes of disinfection that nobody left time for", "too-early") {
            $0.scenario.rules.disinfectionSeconds = 300
        },
        PlanCase("a visit a second too short", "visit-length") { $0.rounds[0].stops[2].end -= 1 },
        PlanCase("home as the availability ends", nil) {
            $0.scenario.volunteers[0].available = [Interval(32_400, 35_340)]
        },
        PlanCase("home a second after", "hours") {
            $0.scenario.volunteers[0].available = [Interval(32_400, 35_339)]
        },
        PlanCase("the centre opens as the load begins", nil) {
            $0.scenario.centres[0].open = Interval(32_400, 35_340)
        },
        PlanCase("the centre opens a second later", "centre-hours") {
            $0.scenario.centres[0].open = Interval(32_401, 35_340)
        },
        PlanCase("49 minutes of duty are allowed", nil) {
            $0.scenario.volunteers[0].maxSeconds = 2940
        },
        PlanCase("a second less is allowed", "limit-minutes") {
            $0.scenario.volunteers[0].maxSeconds = 2939
        },
        PlanCase("a break after the round", nil) {
            $0.scenario.volunteers[0].breaks = [
                Break(seconds: 600, window: Interval(32_400, 35_940))
            ]
        },
        PlanCase("a break that the round leaves a second too little for", "no-break") {
            $0.scenario.volunteers[0].breaks = [
                Break(seconds: 600, window: Interval(32_400, 35_939))
            ]
        },
        PlanCase("two rests of one length, the first for the break that is listed last", nil) {
            let start = $0.rounds[0].stops[0].begin
            for k in $0.rounds[0].stops.indices.dropFirst() {
                $0.rounds[0].stops[k].begin += 600
                $0.rounds[0].stops[k].end += 600
            }
            $0.rounds[0].stops.insert(
                contentsOf: [
                    Stop(.rest, begin: start, end: start + 300),
                    Stop(.rest, begin: start + 300, end: start + 600),
                ], at: 1)
            $0.scenario.volunteers[0].breaks = [
                Break(seconds: 300, window: Interval(start, start + 3_000)),
                Break(seconds: 300, window: Interval(start, start + 300)),
            ]
        },
        PlanCase("frozen at its time, whatever the window", nil) {
            $0.scenario.households[0].needs[0].windows = [Interval(50_000, 60_000)]
            $0.scenario.fixed = [Pin(need: "h1/basket", volunteer: "v", level: .frozen(at: 33_480))]
        },
        PlanCase("frozen a second earlier", "frozen") {
            $0.scenario.fixed = [Pin(need: "h1/basket", volunteer: "v", level: .frozen(at: 33_479))]
        },
    ]

    /// On foot at −25 °C: 13 minutes to each door, 4 there, 10 back.
    private static func frost(_ plan: inout Plan, most: Int, isOutdoors: Bool = true) {
        plan.scenario.day.temperature = -25
        plan.scenario.rules.frost = [FrostStep(below: -20, outdoorsSeconds: most, warmSeconds: 60)]
        plan.scenario.volunteers[0].travels = .foot
        for h in plan.scenario.households.indices {
            plan.scenario.households[h].needs[0].outdoors = isOutdoors
        }
    }

    static let frost = [
        PlanCase("44 minutes out in the frost", nil) { frost(&$0, most: 44 * 60) },
        PlanCase("a second more than may be", "frost") { frost(&$0, most: 44 * 60 - 1) },
        PlanCase("what is not as cold", nil) {
            frost(&$0, most: 300)
            $0.scenario.day.temperature = -20
        },
        PlanCase("visits indoors, which warm", nil) {
            frost(&$0, most: 13 * 60, isOutdoors: false)
        },
        PlanCase("a way that is too far, to visits indoors", "frost") {
            frost(&$0, most: 13 * 60 - 1, isOutdoors: false)
        },
        PlanCase("a car, which is warm", nil) {
            frost(&$0, most: 240)
            $0.scenario.volunteers[0].travels = .car
        },
        PlanCase("work that wants a warm-up, by car too", "frost") {
            frost(&$0, most: 239)
            $0.scenario.volunteers[0].travels = .car
        },
        PlanCase("a warm-up in each visit", nil) {
            // 13 + 3 − 16 + 13 + 3 − 16 + 10
            frost(&$0, most: 16 * 60)
            for h in 0...1 { $0.scenario.households[h].needs[0].seconds = 180 }
        },
        PlanCase("a warm-up of another length", "visit-length") {
            frost(&$0, most: 44 * 60)
            $0.scenario.households[0].needs[0].seconds = 190
        },
        PlanCase("a warm-up where nobody may come in", "no-warm-up") {
            frost(&$0, most: 44 * 60)
            $0.scenario.households[0].needs[0].seconds = 180
            $0.scenario.households[0].contactFree = true
        },
    ]

    static let people = [
        PlanCase("a skill that nobody has", "skill") {
            $0.scenario.households[0].needs[0].skills = ["medic"]
        },
        PlanCase("a tool that is there", nil) {
            $0.scenario.households[0].needs[0].tools = ["shovel"]
            $0.scenario.volunteers[0].tools = ["shovel"]
        },
        PlanCase("a tool that is not", "tool") {
            $0.scenario.households[0].needs[0].tools = ["shovel"]
        },
        PlanCase("too few people", "too-few") {
            $0.scenario.households[0].needs[0].crew = CrewSize(least: 2, best: 2)
        },
        PlanCase("somebody unwanted", "unwanted") { $0.scenario.households[0].unwanted = ["v"] },
        PlanCase("another centre's household", "wrong-centre") {
            $0.scenario.centres.append(Centre(id: "d", place: Place(lat: 51, lon: 71)))
            $0.scenario.households[0].centres = ["d"]
        },
        PlanCase("two households are allowed", nil) { $0.scenario.rules.mostHouseholds = 2 },
        PlanCase("one household is allowed", "limit-households") {
            $0.scenario.rules.mostHouseholds = 1
        },
        PlanCase("one visit is allowed", "limit-visits") {
            $0.scenario.volunteers[0].maxVisits = 1
        },
        PlanCase("15 km are allowed", nil) { $0.scenario.volunteers[0].maxMetres = 15_000 },
        PlanCase("a metre less is allowed", "limit-km") {
            $0.scenario.volunteers[0].maxMetres = 14_999
        },
        PlanCase("an isolating household last", nil) {
            $0.scenario.rules.isolating = .last
            $0.scenario.households[1].isolating = true
        },
        PlanCase("an isolating household first", "isolating") {
            $0.scenario.rules.isolating = .last
            $0.scenario.households[0].isolating = true
        },
        PlanCase("a volunteer for isolating households only", nil) {
            $0.scenario.rules.isolating = .dedicated
            for h in $0.scenario.households.indices { $0.scenario.households[h].isolating = true }
        },
        PlanCase(
            "an isolating household last, where it wants a volunteer of its own", "not-dedicated"
        ) {
            $0.scenario.rules.isolating = .dedicated
            $0.scenario.households[1].isolating = true
        },
        PlanCase("pinned to somebody else", "pinned") {
            var other = $0.scenario.volunteers[0]
            other.id = "w"
            $0.scenario.volunteers.append(other)
            $0.scenario.fixed = [Pin(need: "h1/basket", volunteer: "w", level: .person)]
        },
    ]

    static let goods = [
        PlanCase("two baskets fit", nil) { $0.scenario.volunteers[0].carries.pieces["basket"] = 2 },
        PlanCase("one basket fits", "capacity") {
            $0.scenario.volunteers[0].carries.pieces["basket"] = 1
        },
        PlanCase("36 kg fit", nil) {
            $0.scenario.volunteers[0].carries = Quantities(grams: 36_000)
        },
        PlanCase("a gram less fits", "capacity") {
            $0.scenario.volunteers[0].carries = Quantities(grams: 35_999)
        },
        PlanCase("two baskets in stock", nil) { $0.scenario.centres[0].stock.pieces["basket"] = 2 },
        PlanCase("one basket in stock", "stock") {
            $0.scenario.centres[0].stock.pieces["basket"] = 1
        },
        PlanCase("three baskets loaded for two", "load-contents") {
            $0.rounds[0].stops[1].kind = .load(
                centre: "c", goods: Quantities(pieces: ["basket": 3]))
        },
        PlanCase("a load too short for its pieces", "load-length") {
            $0.scenario.centres[0].loadingMillisecondsPerItem = 500
        },
        PlanCase("no load at all", "not-loaded") { $0.rounds[0].stops.remove(at: 1) },
        PlanCase("a load is allowed", nil) { $0.scenario.volunteers[0].maxTrips = 1 },
        PlanCase("no load is allowed", "limit-trips") { $0.scenario.volunteers[0].maxTrips = 0 },
    ]

    static let structure = [
        PlanCase("an unknown need", "unknown-need") {
            $0.rounds[0].stops[2].kind = .visit(need: "x")
        },
        PlanCase("an unknown hand", "unknown-hand") { $0.rounds[0].who = "x" },
        PlanCase("two rounds of one hand", "two-rounds") { $0.rounds.append($0.rounds[0]) },
        PlanCase("visited and left out", "visited-and-left") {
            $0.leftOut = [LeftOut(need: "h1/basket", reason: nil)]
        },
        PlanCase("neither", "forgotten") { $0.rounds = [] },
        PlanCase("no end", "no-end") { $0.rounds[0].stops.removeLast() },
        PlanCase("no start", "no-start") { $0.rounds[0].stops.removeFirst() },
        PlanCase("stops in the wrong order", "overlap") { $0.rounds[0].stops.swapAt(2, 3) },
        PlanCase("a stop that ends before it begins", "times") { $0.rounds[0].stops[2].end = 0 },
        PlanCase("a cost that is not true", "cost") { $0.made.state = .bestFound },
    ]
}

@Suite("The checker")
struct CheckerTests {
    @Test("keeps to each rule to the second and the gram", arguments: PlanCase.all)
    func rule(_ example: PlanCase) {
        var plan = plainPlan(plainDay())
        example.change(&plan)
        let result = check(plan)
        if let code = example.code {
            #expect(result.violations.contains { $0.code == code }, "\(result.violations)")
        } else {
            #expect(result.accepted, "\(result.violations)")
        }
        for violation in result.violations {
            for language in Language.allCases {
                #expect(violation.message(in: language) != violation.code)
                #expect(!violation.message(in: language).contains("{"))
            }
        }
    }

    @Test("reckons duty, kilometres, fixed cost and fairness")
    func cost() {
        var day = plainDay()
        day.volunteers[0].factor = 1500
        day.volunteers[0].costPerMetre = 30
        day.volunteers[0].fixedCost = 600_000
        // 49 minutes of duty, 20 done before: beyond 60 minutes 9 at 0.5 … of which 4 beyond 65 at
        // 2 instead.
        day.history.seconds = ["v": 1200]
        day.rules.fairnessSeconds = [
            FairnessStep(above: 3600, cost: 500), FairnessStep(above: 3900, cost: 2000),
        ]
        let cost = check(plainPlan(day)).cost
        #expect(cost.duty == 2940 * 1500)
        #expect(cost.distance == 15_000 * 30)
        #expect(cost.fixed == 600_000)
        #expect(cost.fairness == 300 * 500 + 240 * 2000)
        #expect(cost.wishes == 0 && cost.leftOut == 0)
    }

    @Test("prices wishes unmet and needs left out")
    func wishes() {
        var day = plainDay(households: 3)
        day.households[0].speaks = ["kk"]
        day.households[0].seenBy = ["w"]
        day.households[1].needs[0].before = 33_000
        day.households[2].needs[0].value = .worth(7)
        var plan = plainPlan(plainDay())
        plan.scenario = day
        plan.leftOut = [LeftOut(need: "h3/basket", reason: nil)]
        let result = check(plan)
        #expect(result.accepted)
        #expect(result.cost.wishes == (20 + 15 + 60) * 60_000)
        #expect(result.cost.leftOut == 7)
        plan.scenario.households[2].needs[0].value = .must
        #expect(check(plan).cost.mustLeftOut == 1)
    }

    @Test("a ramp of one holds two who load at once")
    func ramp() {
        var day = plainDay()
        var other = day.volunteers[0]
        other.id = "w"
        day.volunteers.append(other)
        day.centres[0].ramp = 1
        func round(_ who: String, _ household: Int, from start: Int) -> Round {
            let goods = Quantities(pieces: ["basket": 1])
            return Round(
                who: who,
                stops: [
                    Stop(.start, begin: start, end: start),
                    Stop(.load(centre: "c", goods: goods), begin: start, end: start + 300),
                    Stop(
                        .visit(need: "h\(household)/basket"), begin: start + 1080, end: start + 1320
                    ),
                    Stop(.end, begin: start + 1920, end: start + 1920),
                ])
        }
        var plan = plainPlan(day)
        plan.rounds = [round("v", 1, from: 32_400), round("w", 2, from: 32_700)]
        #expect(check(plan).accepted)
        plan.rounds[1] = round("w", 2, from: 32_699)
        #expect(check(plan).violations.map(\.code) == ["ramp"])
    }

    @Test("no edit of a plan makes it trap")
    func randomEdits() {
        for seed in 0..<UInt64(300) {
            var random = SplitMix(seed: seed)
            var plan = plainPlan(plainDay(households: 4))
            for _ in 0..<random.int(1...4) where !plan.rounds.isEmpty {
                let r = random.int(0...plan.rounds.count - 1)
                guard !plan.rounds[r].stops.isEmpty else { continue }
                let s = random.int(0...plan.rounds[r].stops.count - 1)
                switch random.int(0...5) {
                case 0:
                    plan.rounds[r].stops[s].begin += random.pick([-600, -1, 1, 600, Int.max / 4])
                case 1: plan.rounds[r].stops[s].end += random.pick([-600, -1, 1, 600, Int.min / 4])
                case 2: plan.rounds[r].stops.remove(at: s)
                case 3: plan.rounds[r].stops.insert(plan.rounds[r].stops[s], at: s)
                case 4:
                    plan.rounds[r].stops.swapAt(s, random.int(0...plan.rounds[r].stops.count - 1))
                default: plan.rounds[r].who = random.pick(["v", "w", "", "c"])
                }
            }
            let result = check(plan)
            if result.accepted {
                #expect(result.rounds.reduce(0) { $0 + $1.visits } + plan.leftOut.count == 4)
            }
        }
    }
}
