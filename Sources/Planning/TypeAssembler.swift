import Model
import Scenarios

/// Hands as vehicle types: those alike in all that the solver sees share one.
struct TypeAssembler {
    let scenario: Scenario
    let hands: [Hand]
    let modes: [TravelMode]
    /// By number of members, for needs whose length depends on it.
    let serviceDurations: [[Int32]]
    private let needs: [(household: Int, need: Int)]
    private let goods: Goods
    private let locations: Locations
    private let sizes: [Int]
    private let rows: [[Cost]]

    init(
        _ scenario: Scenario, _ hands: [Hand], _ needs: [(household: Int, need: Int)],
        _ goods: Goods, _ locations: Locations, rules: AssignmentRules? = nil,
        modes: [TravelMode]? = nil
    ) {
        self.scenario = scenario
        self.hands = hands
        self.needs = needs
        self.goods = goods
        self.locations = locations
        let used = Set(hands.map(\.mode))
        self.modes = modes ?? TravelMode.allCases.filter(used.contains)
        let sizes = Set(hands.map(\.members.count)).sorted()
        self.sizes = sizes
        let cold = ColdRule(scenario)
        serviceDurations = sizes.map { size in
            needs.map { index in
                let need = scenario.households[index.household].needs[index.need]
                let work = need.seconds(hands: size)
                guard let cold, need.outdoors else { return Int32(work) }
                return cold.duration(ofWork: work)
            }
        }
        let rules = rules ?? AssignmentRules(scenario)
        rows = hands.map { hand in
            needs.map { rules.cost(hand, household: $0.household, need: $0.need) }
        }
    }

    /// The types and the hands of each.
    func types() -> ([VehicleType], [[Int]]) {
        var types: [VehicleType] = []
        var handsOfType: [[Int]] = []
        var candidates: [Int: [Int]] = [:]
        for (h, hand) in hands.enumerated() {
            let type = vehicleType(hand)
            // Equal rows of a few numbers are compared first; equal types have equal rows.
            var hasher = Hasher()
            hasher.combine(rows[h])
            let hash = hasher.finalize()
            let known = candidates[hash, default: []].first {
                types[$0].isAlike(type) && rows[handsOfType[$0][0]] == rows[h]
            }
            if let known {
                types[known].count += 1
                handsOfType[known].append(h)
            } else {
                candidates[hash, default: []].append(types.count)
                types.append(type)
                handsOfType.append([h])
            }
        }
        return (types, handsOfType)
    }

    /// Extra costs and prohibitions of the types.
    func assignments(_ handsOfType: [[Int]]) -> AssignmentTable {
        var table = AssignmentTable(vehicleTypes: handsOfType.count, clients: needs.count)
        for (type, hands) in handsOfType.enumerated() {
            for (client, cost) in rows[hands[0]].enumerated() { table[type, client] = cost }
        }
        return table
    }

    private func vehicleType(_ hand: Hand) -> VehicleType {
        var type = VehicleType(startLocation: location(hand.from, hand))
        type.profile = modes.firstIndex(of: hand.mode) ?? 0
        type.serviceClass = sizes.firstIndex(of: hand.members.count) ?? 0
        type.capacity = goods.capacity(hand.carries)
        // A hand that starts at a centre can load there at once if it loads there at all.
        if case .centre(let id) = hand.from,
            let centre = scenario.centres.firstIndex(where: { $0.id == id }),
            hand.loadsAt.contains(centre)
        {
            type.startDepot = Int32(centre)
        }
        type.endLocation = hand.to == .anywhere ? nil : location(hand.to, hand)
        type.shifts = hand.available.compactMap { shift($0, hand) }
        type.loadDepots = hand.loadsAt.map(Int32.init)
        type.breaks = hand.breaks.map {
            RestRule(
                duration: Int32($0.seconds),
                window: TimeWindow(Int32($0.window.start), Int32($0.window.end)))
        }
        type.isOutdoors = scenario.frost != nil && hand.mode != .car
        type.maxTrips = hand.maxTrips.map(bounded) ?? unlimited
        type.maxDuration = hand.maxSeconds.map(bounded) ?? unlimited
        type.maxDistance = hand.maxMetres.map(bounded) ?? unlimited
        type.maxClients = hand.maxVisits.map(bounded) ?? unlimited
        type.maxGroups = scenario.rules.mostHouseholds.map(bounded) ?? unlimited
        type.fixedCost = hand.fixedCost
        type.unitDurationCost = hand.factor
        type.unitDistanceCost = hand.costPerMetre
        let members = hand.members.map { scenario.volunteers[$0].id }
        type.durationExcess = convexCost(
            scenario.rules.fairnessSeconds, members.map { scenario.history.seconds[$0] ?? 0 })
        type.distanceExcess = convexCost(
            scenario.rules.fairnessMetres, members.map { _ in 0 })
        type.weightExcess = convexCost(scenario.rules.fairnessGrams, members.map { _ in 0 })
        type.weightDivisor = Int32(members.count)
        return type
    }

    private func location(_ base: Base, _ hand: Hand) -> Int32 {
        switch base {
        case .centre(let id):
            locations.centre(scenario.centres.firstIndex { $0.id == id } ?? 0)
        case .home: locations.home(of: hand.members[0])
        case .anywhere: 0
        }
    }

    /// An interval of availability, narrowed to the hours of the centres at its ends; nil if
    /// nothing is left.
    private func shift(_ interval: Interval, _ hand: Hand) -> Shift? {
        func narrowed(_ base: Base) -> TimeWindow? {
            var window = interval
            if case .centre(let id) = base,
                let centre = scenario.centres.first(where: { $0.id == id })
            {
                window.start = max(window.start, centre.open.start)
                window.end = min(window.end, centre.open.end)
            }
            guard window.start <= window.end else { return nil }
            return TimeWindow(Int32(window.start), Int32(window.end))
        }
        guard let start = narrowed(hand.from), let end = narrowed(hand.to) else { return nil }
        return Shift(start: start, end: end)
    }
}

extension ColdRule {
    /// What holds at the day's temperature.
    init?(_ scenario: Scenario) {
        guard let frost = scenario.frost else { return nil }
        self.init(mostOutdoors: Int32(frost.outdoorsSeconds), warmUp: Int32(frost.warmSeconds))
    }
}

/// A limit as the solver takes it.
private func bounded(_ value: Int) -> Int32 { Int32(min(value, Int(unlimited))) }

/// What a whole hand pays for going beyond the fair share: the members' functions, each begun at
/// what was before, summed up.
func convexCost(_ steps: [FairnessStep], _ before: [Int]) -> ConvexCost {
    var cost = ConvexCost()
    for start in before {
        var slope = 0
        for step in steps {
            cost.steps.append(
                ConvexCost.Step(above: max(0, step.above - start), slope: step.cost - slope))
            slope = step.cost
        }
    }
    return cost
}

extension Need {
    /// Seconds at the door when so many people come.
    ///
    /// ARCHITECTURE.md, section 3, «Lengths».
    func seconds(hands: Int) -> Int {
        guard let personSeconds else { return seconds }
        let sharing = max(1, min(hands, crew.best))
        let shared = (personSeconds + sharing - 1) / sharing
        return max(leastSeconds, (shared + 59) / 60 * 60)
    }
}

extension VehicleType {
    /// Equal but for how many there are.
    func isAlike(_ other: VehicleType) -> Bool {
        var same = other
        same.count = count
        return self == same
    }
}
