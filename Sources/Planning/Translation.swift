import Model
import Scenarios
import TravelTimes

/// A scenario in the solver's words, with the way back: the one place where people's words become
/// the solver's.
public struct Translation: Sendable {
    /// What was translated.
    public let scenario: Scenario
    /// What it was translated to.
    public let problem: Problem
    /// All hands of the day.
    public let hands: [Hand]
    /// Vehicle type to its hands, in order.
    public let handsOfType: [[Int]]
    /// Client to household and need; clients of one need follow each other.
    public let needs: [(household: Int, need: Int)]
    /// Load dimension of each good; the last one in use is weight.
    let dimensionOfGood: [String: Int]
    /// A need's id to its first client.
    private let clientOfNeed: [String: Int32]
    let goods: Goods
    let locations: Locations
    /// Of the scenario.
    let travel: TravelTimes
    /// Of the problem's profiles.
    let modes: [TravelMode]

    /// Translates a scenario that has no errors.
    /// - Parameter travel: of this scenario; nil: made from it, which then needs no map.
    public init(_ scenario: Scenario, travel: TravelTimes? = nil) {
        self.init(scenario, hands: scenario.hands, travel: travel)
    }

    /// - Parameter hands: those who could have a round, whatever the scenario says of crews.
    init(_ scenario: Scenario, hands: [Hand], travel: TravelTimes?) {
        self.scenario = scenario
        self.hands = hands
        var dimensions: [String: Int] = [:]
        for good in scenario.goods { dimensions[good.id] = dimensions.count }
        dimensionOfGood = dimensions
        let goods = Goods(scenario, dimensions)
        self.goods = goods
        let needs = scenario.households.indices.flatMap { h in
            scenario.households[h].needs.indices.flatMap { n in
                // A client for each hand that must be there at once.
                Array(
                    repeating: (household: h, need: n),
                    count: max(1, scenario.households[h].needs[n].people))
            }
        }
        self.needs = needs
        clientOfNeed = Dictionary(
            needs.enumerated().map { client, index in
                (scenario.households[index.household].needs[index.need].id, Int32(client))
            }, uniquingKeysWith: { first, _ in first })
        var problem = Problem()
        problem.weightDimension = goods.weight
        problem.clearance = Int32(scenario.rules.disinfectionSeconds)
        problem.cold = ColdRule(scenario)
        problem.keepsLastApart = scenario.rules.isolating == .dedicated
        let locations = Locations(scenario, hands)
        self.locations = locations
        problem.depots = scenario.centres.indices.map { goods.depot($0, scenario, locations) }
        problem.clients = Translation.clients(scenario, needs, goods, locations)
        problem.dependencies = Translation.dependencies(scenario, needs)
        // Alike hands share a vehicle type.
        let assembler = TypeAssembler(scenario, hands, needs, goods, locations)
        problem.serviceDurations = assembler.serviceDurations
        modes = assembler.modes
        let (types, handsOfType) = assembler.types()
        problem.vehicleTypes = types
        self.handsOfType = handsOfType
        problem.assignments = assembler.assignments(handsOfType)
        self.travel = travel ?? TravelTimes(scenario)
        problem.profiles = locations.matrices(self.travel, modes: assembler.modes)
        problem.mustPrize = problem.priceOfRequired()
        self.problem = problem
    }

    /// The first client of a need, by its id.
    func client(_ need: String) -> Int32? { clientOfNeed[need] }

    /// Not the first client of its need, which alone has the value.
    func isCopy(_ client: Int32) -> Bool { Translation.isCopy(Int(client), needs) }

    private static func isCopy(_ client: Int, _ needs: [(household: Int, need: Int)]) -> Bool {
        client > 0 && needs[client - 1] == needs[client]
    }

    /// What comes after something else, and who must be there at once.
    private static func dependencies(
        _ scenario: Scenario, _ needs: [(household: Int, need: Int)]
    ) -> [Dependency] {
        var clientsOf: [String: [Int32]] = [:]
        for (client, index) in needs.enumerated() {
            let need = scenario.households[index.household].needs[index.need]
            clientsOf[need.id, default: []].append(Int32(client))
        }
        let together = needs.indices.filter { isCopy($0, needs) }.map {
            Dependency.simultaneous(Int32($0 - 1), Int32($0))
        }
        return together
            + needs.enumerated().flatMap { client, index in
                let afters = scenario.households[index.household].needs[index.need].after
                return afters.flatMap { after in
                    (clientsOf[after.need] ?? []).map { (after, $0) }
                }.map { after, first in
                    var pair = Dependency(first: first, second: Int32(client))
                    pair.least = Int32(after.leastSeconds)
                    pair.most = after.mostSeconds.map { Int32($0) } ?? unlimited
                    pair.countsFromEnd = true
                    pair.presence = .secondNeedsFirst
                    return pair
                }
            }
    }

    private static func clients(
        _ scenario: Scenario, _ needs: [(household: Int, need: Int)], _ goods: Goods,
        _ locations: Locations
    ) -> [Client] {
        let sites = siteOfHousehold(scenario)
        let centreIndex = Dictionary(
            uniqueKeysWithValues: scenario.centres.enumerated().map { ($1.id, $0) })
        let pins = Dictionary(
            scenario.fixed.filter { $0.level != .free }.map { ($0.need, $0) },
            uniquingKeysWith: { first, _ in first })
        // What follows is told by the length that a visit has without more warm-ups.
        let awaited = Set(scenario.households.flatMap(\.needs).flatMap(\.after).map(\.need))
        return needs.enumerated().map { number, index in
            let household = scenario.households[index.household]
            let need = household.needs[index.need]
            var client = Client(
                location: locations.household(index.household),
                windows: need.windows.map { TimeWindow(Int32($0.start), Int32($0.end)) },
                group: Int32(index.household), site: sites[index.household])
            client.demand = goods.load(need.brings)
            client.units = Int32(need.brings.pieces.values.reduce(0, +))
            client.arrivalDuration = Int32(household.arrivalSeconds)
            client.comesLast = household.isolating && scenario.rules.isolating != .any
            client.isOutdoors = need.outdoors && scenario.frost != nil
            client.warms = household.letsIn && !awaited.contains(need.id)
            if let before = need.before {
                client.dueTime = Int32(before)
                client.latePenalty = scenario.rules.latePrice
            }
            if !household.centres.isEmpty {
                client.allowedDepots = 0
                for centre in household.centres.compactMap({ centreIndex[$0] }) {
                    client.allowedDepots |= 1 << UInt64(centre)
                }
            }
            switch need.value {
            case .must: client.isRequired = true
            case .worth(let cost): client.prize = cost
            }
            if let pin = pins[need.id] {
                client.isRequired = true
                if case .frozen(let at) = pin.level {
                    client.windows = [TimeWindow(Int32(at), Int32(at))]
                }
            }
            if isCopy(number, needs) { (client.isRequired, client.prize) = (false, 0) }
            return client
        }
    }

    /// Households in one building share a number.
    static func siteOfHousehold(_ scenario: Scenario) -> [Int32] {
        struct Spot: Hashable {
            var building: String?
            var lat: Double
            var lon: Double
        }
        var numbers: [Spot: Int32] = [:]
        return scenario.households.map { household in
            let place = household.place
            let spot =
                place.building.map { Spot(building: $0, lat: 0, lon: 0) }
                ?? Spot(building: nil, lat: place.lat, lon: place.lon)
            let number = numbers[spot] ?? Int32(numbers.count)
            numbers[spot] = number
            return number
        }
    }
}

extension Problem {
    /// More than any plan costs without required clients, so that none is left out for the sake of
    /// something else; less where so much for all of them together would not be a number (for
    /// prices beyond any reason).
    func priceOfRequired() -> Cost {
        let required = clients.count { $0.isRequired }
        let most = (1 << 61) / (required + 1)
        return Cost(min(priceOfAnyPlan() + 1, Double(most)))
    }

    private func priceOfAnyPlan() -> Double {
        var sum = clients.reduce(0.0) {
            $0 + Double($1.isRequired ? 0 : $1.prize) + Double($1.latePenalty)
        }
        let day = 32 * 3600
        let far = profiles.reduce(0) { largest, matrix in
            max(largest, matrix.legs.reduce(0) { $1.exists ? max($0, Int($1.distance)) : $0 })
        }
        for (index, type) in vehicleTypes.enumerated() {
            let stops = min(Int(type.maxClients), clients.count) * 2 + 2
            let metres = Double(min(Int(type.maxDistance), far * stops))
            let weight = clients.reduce(0.0) { $0 + Double($1.demand[weightDimension]) }
            var cost = Double(type.fixedCost) + Double(day) * Double(type.unitDurationCost)
            cost += metres * Double(type.unitDistanceCost)
            cost += type.durationExcess.bound(Double(day)) + type.distanceExcess.bound(metres)
            cost += type.weightExcess.bound(weight)
            for client in clients.indices { cost += Double(max(0, assignments[index, client])) }
            sum += cost * Double(type.count)
        }
        return (sum * 1.000_001).rounded(.up)
    }
}

extension ConvexCost {
    /// The cost of an amount, in numbers that do not overflow.
    fileprivate func bound(_ amount: Double) -> Double {
        steps.reduce(0) { $0 + max(0, amount - Double($1.above)) * Double($1.slope) }
    }
}
