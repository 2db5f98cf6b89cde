import Model
import Scenarios
import Solving
import TravelTimes

/// The day whoever goes with whom: solves it, or a part of it, for given hands.
struct CrewDay {
    let people: CrewPeople
    /// In which every volunteer is a hand of its own: needs, places and ways are the same for all crews.
    let base: Translation
    private let rules: AssignmentRules
    /// Of a client that must be served, in all parts alike: more than any plan costs.
    let mustPrize: Model.Cost

    init(_ scenario: Scenario, travel: TravelTimes?) {
        people = CrewPeople(scenario)
        var stated = scenario
        stated.crews = []
        stated.forming = nil
        base = Translation(stated, hands: stated.hands, travel: travel)
        rules = AssignmentRules(scenario)
        // A crew may do what none of its members may, and then pays for wishes.
        let wishes = scenario.rules.languagePrice + scenario.rules.continuityPrice
        let required = base.problem.clients.count { $0.isRequired }
        mustPrize = min(
            base.problem.mustPrize + base.problem.clients.count * wishes,
            (1 << 61) / (required + 1))
    }

    /// Routes of some hands for some clients.
    struct Found {
        /// By hand; clients are the day's.
        var routes: [Route?]
        /// Clients that nobody visits, ascending.
        var left: [Int32]
        /// What is left out with it.
        var cost: Model.Cost
        /// Nothing costs less with these hands.
        var isProven: Bool
        var iterations: Int
    }

    /// Clients of which some must be visited after others or together are planned all at once, as
    /// are all who share a ramp.
    var isIndivisible: Bool {
        !base.problem.dependencies.isEmpty || base.problem.depots.contains { $0.ramp > 0 }
    }

    /// Centres have only so much of something.
    var hasStock: Bool { base.problem.depots.contains { any($0.stock .< unlimited) } }

    var everything: [Int32] { base.problem.clients.indices.map(Int32.init) }

    /// The day with these hands, for these clients alone.
    ///
    /// - Parameter stock: what the centres have for them; nil: all.
    func problem(
        _ hands: [Hand], clients: [Int32], stock: [Load]?
    ) -> (problem: Problem, handsOfType: [[Int]]) {
        var problem = base.problem
        let needs = clients.map { base.needs[Int($0)] }
        let assembler = TypeAssembler(
            base.scenario, hands, needs, base.goods, base.locations, rules: rules,
            modes: base.modes)
        if clients.count < problem.clients.count {
            problem.clients = clients.map { base.problem.clients[Int($0)] }
            problem.dependencies = []
        }
        if let stock {
            for d in problem.depots.indices { problem.depots[d].stock = stock[d] }
        }
        problem.serviceDurations = assembler.serviceDurations
        let (types, handsOfType) = assembler.types()
        problem.vehicleTypes = types
        problem.assignments = assembler.assignments(handsOfType)
        problem.mustPrize = mustPrize
        return (problem, handsOfType)
    }

    /// Plans these clients for these hands.
    ///
    /// - Parameter mostLabels: a part that takes more is not proven by enumeration.
    func solve(
        _ hands: [Hand], clients: [Int32], stock: [Load]? = nil, budget: Budget, seed: UInt64,
        threads: Int = 1, mostLabels: Int, monitor: any SolverMonitor
    ) -> Found {
        let (problem, handsOfType) = problem(hands, clients: clients, stock: stock)
        let result = Solving.solve(
            problem, budget: budget, seed: seed, threads: threads, monitor: monitor,
            mostLabels: mostLabels)
        var routes = [Route?](repeating: nil, count: hands.count)
        var next = [Int](repeating: 0, count: handsOfType.count)
        for route in result.solution.routes {
            let hand = handsOfType[route.vehicleType][next[route.vehicleType]]
            next[route.vehicleType] += 1
            var route = route
            route.renumber { clients[Int($0)] }
            routes[hand] = route
        }
        return Found(
            routes: routes, left: result.solution.unassigned.map { clients[Int($0)] },
            cost: result.solution.cost, isProven: result.isProvenOptimal,
            iterations: result.iterations)
    }

    /// The goods that a route takes from each depot.
    func taken(by route: Route) -> [Int: Load] {
        var taken: [Int: Load] = [:]
        for shift in route.shifts {
            var depot: Int?
            for visit in shift.visits {
                switch visit.kind {
                case .load(let there): depot = Int(there)
                case .rest: continue
                case .client(let client):
                    if let depot {
                        taken[depot, default: Load(repeating: 0)] &+=
                            base.problem.clients[Int(client)].demand
                    }
                }
            }
        }
        return taken
    }

    /// What leaving a client out costs.
    func prize(_ client: Int32) -> Model.Cost {
        let client = base.problem.clients[Int(client)]
        return client.isRequired ? mustPrize : client.prize
    }
}

extension Route {
    /// Its clients in order.
    var clients: [Int32] {
        shifts.flatMap { shift in
            shift.visits.compactMap {
                if case .client(let client) = $0.kind { client } else { nil }
            }
        }
    }

    /// Gives its clients other numbers.
    mutating func renumber(_ number: (Int32) -> Int32) {
        for s in shifts.indices {
            for v in shifts[s].visits.indices {
                if case .client(let client) = shifts[s].visits[v].kind {
                    shifts[s].visits[v].kind = .client(number(client))
                }
            }
        }
    }
}

/// A part of a run's time, as a run of its own.
struct PartMonitor: SolverMonitor {
    let whole: any SolverMonitor
    let began: Double
    init(_ whole: any SolverMonitor) { (self.whole, began) = (whole, whole.elapsed) }
    var elapsed: Double { whole.elapsed - began }
    var wantsStop: Bool { whole.wantsStop }
    func report(_ progress: Progress) {}
}
