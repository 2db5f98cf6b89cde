import Model
import Solving

/// A few rounds of a day as a problem of their own: everybody else's round stays as it is, keeps its
/// places at the ramps and its share of the stock.
struct SubDay {
    private(set) var problem: Problem
    /// Vehicle type of the problem to hand.
    private let hands: [Int]
    /// Client of the problem to the day's.
    private let clients: [Int32]

    /// - Parameters:
    ///   - hands: whose rounds are open.
    ///   - clients: of their rounds, and whoever may be taken in.
    ///   - routes: of all hands.
    ///   - isStrict: who is under way takes in nobody new who asks for goods.
    init(
        _ day: ReplannedDay, hands: [Int], clients: [Int32], routes: [Route?],
        isStrict: Bool = false
    ) {
        self.hands = hands
        self.clients = clients
        let isOpen = Set(hands)
        let others = routes.enumerated().compactMap {
            isOpen.contains($0.offset) ? nil : $0.element
        }
        var held = day.problem.holding(others, open: clients)
        let whole = held
        held.clients = clients.map { client in
            var one = whole.clients[Int(client)]
            if day.past.hand[client] != nil { one.isRequired = true }
            return one
        }
        held.serviceDurations = whole.serviceDurations.map { row in clients.map { row[Int($0)] } }
        held.vehicleTypes = hands.map { hand in
            var type = whole.vehicleTypes[day.typeOfHand[hand]]
            type.count = 1
            return type
        }
        var table = AssignmentTable(vehicleTypes: hands.count, clients: clients.count)
        for (v, hand) in hands.enumerated() {
            for (k, client) in clients.enumerated() {
                let isNew =
                    isStrict && day.past.done[hand] ?? 0 > 0
                    && !whole.clients[Int(client)].bringsNothing
                    && !(day.was[hand]?.clients.contains(client) ?? false)
                let isForbidden = isNew || (day.past.hand[client].map { $0 != hand } ?? false)
                table[v, k] =
                    isForbidden
                    ? AssignmentTable.forbidden
                    : whole.assignments[day.typeOfHand[hand], Int(client)]
            }
        }
        held.assignments = table
        for route in others {
            for load in route.loads(in: whole) {
                held.depots[Int(load.booking.depot)].stock &-= load.goods
                held.bookings.append(load.booking)
            }
        }
        let local = Dictionary(uniqueKeysWithValues: clients.enumerated().map { ($1, Int32($0)) })
        held.dependencies = whole.dependencies.compactMap { pair in
            guard let first = local[pair.first], let second = local[pair.second] else { return nil }
            var inside = pair
            (inside.first, inside.second) = (first, second)
            return inside
        }
        problem = held
    }

    /// The routes of the hands as they are, without clients that are not of this day.
    func start(_ routes: [Route?]) -> [Route] {
        let local = Dictionary(uniqueKeysWithValues: clients.enumerated().map { ($1, Int32($0)) })
        return hands.enumerated().compactMap { vehicle, hand in
            guard var route = routes[hand] else { return nil }
            route.vehicleType = vehicle
            for s in route.shifts.indices {
                route.shifts[s].visits = route.shifts[s].visits.compactMap { visit in
                    guard case .client(let client) = visit.kind else { return visit }
                    return local[client].map {
                        Visit(.client($0), begin: visit.begin, end: visit.end)
                    }
                }
            }
            return route
        }
    }

    /// Asks for as many as possible of some clients, whatever they cost, beside others that stay.
    mutating func require(_ own: [Int32], of clients: [Int32], wish: [Int32]) {
        let (own, wish) = (Set(own), Set(wish))
        let prize = problem.mustPrize / Cost(2 * (clients.count + 1))
        for (k, client) in clients.enumerated() {
            problem.clients[k].isRequired = own.contains(client)
            if wish.contains(client) {
                // Values still tell who comes first.
                problem.clients[k].prize = prize + min(prize, problem.clients[k].prize)
            }
        }
    }

    /// The routes of the hands in a solution, by hand; nil for who stays at home.
    func routes(of solution: Solution, _ day: ReplannedDay) -> [Route?] {
        var routes = [Route?](repeating: nil, count: hands.count)
        for route in solution.routes {
            var whole = route
            whole.vehicleType = day.typeOfHand[hands[route.vehicleType]]
            for s in whole.shifts.indices {
                for v in whole.shifts[s].visits.indices {
                    if case .client(let client) = whole.shifts[s].visits[v].kind {
                        whole.shifts[s].visits[v].kind = .client(clients[Int(client)])
                    }
                }
            }
            routes[route.vehicleType] = whole
        }
        return routes
    }
}

extension Route {
    /// Its loads with their goods.
    func loads(in problem: Problem) -> [(booking: Booking, goods: Load)] {
        var loads: [(booking: Booking, goods: Load)] = []
        for shift in shifts {
            var isLoaded = false
            for visit in shift.visits {
                switch visit.kind {
                case .rest: continue
                case .load(let depot):
                    let booking = Booking(depot: depot, begin: visit.begin, end: visit.end)
                    loads.append((booking, Load(repeating: 0)))
                    isLoaded = true
                case .client(let client):
                    guard isLoaded else { continue }
                    loads[loads.count - 1].goods &+= problem.clients[Int(client)].demand
                }
            }
        }
        return loads
    }

    /// The same clients and loads in the same order, whatever the times.
    func hasOrder(of other: Route) -> Bool {
        order == other.order
    }

    private var order: [[Visit.Kind]] {
        shifts.map { shift in
            shift.visits.map(\.kind).filter { if case .rest = $0 { false } else { true } }
        }
    }

    /// The same clients, loads and rests at the same times.
    func isSame(as other: Route) -> Bool {
        func plain(_ route: Route) -> [RouteShift] {
            route.shifts.map { shift in
                var shift = shift
                for v in shift.visits.indices {
                    if case .rest = shift.visits[v].kind { shift.visits[v].kind = .rest(0) }
                }
                return shift
            }
        }
        return plain(self) == plain(other)
    }
}
