import Model

/// Splits a large day into parts that can be searched side by side.
///
/// A part is a set of vehicles with the clients they visit and some that nobody visits. Vehicles
/// that load at the same depot with a ramp stay together, so that no two parts book the same place;
/// of limited stock each part gets what it uses and a share of the rest. The cut follows a random
/// direction each time: clients are sorted by how much nearer they are to one far place than to
/// another, which needs no coordinates.
struct Splitter {
    struct Part {
        var vehicles: [Int]
        var clients: [Int32]
        var stock: [Load]
        var reservations: [Instance.Reservation]
    }

    /// Clients that a part has at most, unless what stays together is larger.
    static let target = 400
    /// The same where vehicles share ramps.
    static let tiedTarget = 600
    /// So many idle vehicles of a type are dealt out to all parts; fewer stay where they stand.
    static let many = 8

    private let problem: Problem
    private var random: RandomSource
    /// Sets of vehicles that stay together.
    private let units: [[Int]]
    /// Those that share a ramp, even if it is one vehicle.
    private let isTied: [Bool]

    init(_ problem: Problem, orders: [RouteOrder], seed: RandomSource) {
        self.problem = problem
        random = seed
        // Vehicles that share a depot with a ramp are joined (union–find over depots).
        var root = Array(0..<problem.depots.count)
        func find(_ d: Int) -> Int { root[d] == d ? d : find(root[d]) }
        var alone: [[Int]] = []
        var byDepot: [Int: [Int]] = [:]
        for (vehicle, order) in orders.enumerated() {
            let type = problem.vehicleTypes[Int(order.type)]
            let ramps = type.loadDepots.map(Int.init).filter { problem.depots[$0].ramp > 0 }
            for d in ramps.dropFirst() { root[find(d)] = find(ramps[0]) }
            if let first = ramps.first {
                byDepot[first, default: []].append(vehicle)
            } else {
                alone.append([vehicle])
            }
        }
        var joined: [Int: [Int]] = [:]
        for depot in byDepot.keys.sorted() {
            joined[find(depot), default: []] += byDepot[depot] ?? []
        }
        units = alone + joined.keys.sorted().map { joined[$0] ?? [] }
        isTied = units.indices.map { $0 >= alone.count }
    }

    /// The whole day as one part.
    func whole(_ orders: [RouteOrder]) -> [Part] {
        let all = Part(
            vehicles: Array(orders.indices), clients: Array(0..<Int32(problem.clients.count)),
            stock: [], reservations: [])
        return [all].withStock(problem, orders)
    }

    /// A new split of the day.
    mutating func split(_ orders: [RouteOrder]) -> [Part] {
        var visited = [Bool](repeating: false, count: problem.clients.count)
        var weights = [Int](repeating: 0, count: units.count)
        var members = [[Int32]](repeating: [], count: units.count)
        for (u, unit) in units.enumerated() {
            for vehicle in unit {
                for client in orders[vehicle].clients {
                    visited[Int(client)] = true
                    members[u].append(client)
                }
            }
            weights[u] = members[u].count
        }
        let absent = visited.indices.filter { !visited[$0] }.map(Int32.init)
        let isDealt = dealt(members, orders)
        var groups: [Group] = []
        bisect(
            Group(units: units.indices.filter { !isDealt[$0] }, absent: absent), members, orders,
            isWhole: true, into: &groups)
        deal(units.indices.filter { isDealt[$0] }, orders, to: &groups)
        return groups.map { group in
            let vehicles = group.units.flatMap { units[$0] }.sorted()
            let clients = (group.units.flatMap { members[$0] } + group.absent).sorted()
            return Part(
                vehicles: vehicles, clients: clients, stock: [], reservations: [])
        }.withStock(problem, orders)
    }

    /// What becomes a part.
    private struct Group {
        var units: [Int]
        /// Clients that nobody visits.
        var absent: [Int32]
    }

    /// Units that are one idle vehicle of a type of which many are idle: where it stands tells
    /// nothing of where it is needed.
    private func dealt(_ members: [[Int32]], _ orders: [RouteOrder]) -> [Bool] {
        let isIdle = units.indices.map {
            units[$0].count == 1 && members[$0].isEmpty && !isTied[$0]
        }
        var idle: [Int32: Int] = [:]
        for u in units.indices where isIdle[u] { idle[orders[units[u][0]].type, default: 0] += 1 }
        return units.indices.map { u in
            isIdle[u] && idle[orders[units[u][0]].type, default: 0] >= Splitter.many
        }
    }

    /// Of each type every group gets its share.
    private mutating func deal(_ idle: [Int], _ orders: [RouteOrder], to groups: inout [Group]) {
        let byType = Dictionary(grouping: idle) { orders[units[$0][0]].type }
        for type in byType.keys.sorted() {
            let first = random.below(groups.count)
            for (k, unit) in (byType[type] ?? []).enumerated() {
                groups[(first + k) % groups.count].units.append(unit)
            }
        }
    }

    private mutating func bisect(
        _ group: Group, _ members: [[Int32]], _ orders: [RouteOrder], isWhole: Bool = false,
        into parts: inout [Group]
    ) {
        let total = group.units.reduce(group.absent.count) { $0 + members[$1].count }
        let items = group.units.isEmpty ? group.absent.count : group.units.count
        // Sets of vehicles that stay together must meet, or they would never exchange clients.
        let isTied = group.units.contains { self.isTied[$0] }
        let target = isTied ? Splitter.tiedTarget : Splitter.target
        guard total > target || isWhole, items > 1 else {
            parts.append(group)
            return
        }
        let (a, b) = axis(group.units, members, orders, group.absent)
        let sides = group.absent.map { side(problem.clients[Int($0)].location, a, b) }
        if group.units.isEmpty {
            let order = sides.indices.sorted { (sides[$0], $0) < (sides[$1], $1) }
            for range in [0..<items / 2, items / 2..<items] {
                let half = Group(units: [], absent: order[range].map { group.absent[$0] }.sorted())
                bisect(half, members, orders, into: &parts)
            }
            return
        }
        let keyed = group.units.map { (key: position($0, members, orders, a, b), unit: $0) }
            .sorted { ($0.key, $0.unit) < ($1.key, $1.unit) }
        // Cut where half the capacity to visit is on either side: visited clients, or vehicles.
        let weights = keyed.map { members[$0.unit].count + units[$0.unit].count }
        let half = weights.reduce(0, +) / 2
        var (sum, cut) = (0, 0)
        while cut < keyed.count - 1, cut == 0 || sum + weights[cut] / 2 < half {
            sum += weights[cut]
            cut += 1
        }
        let border = (keyed[cut - 1].key + keyed[cut].key) / 2
        let left = sides.indices.filter { sides[$0] <= border }.map { group.absent[$0] }
        let right = sides.indices.filter { sides[$0] > border }.map { group.absent[$0] }
        bisect(
            Group(units: keyed[..<cut].map(\.unit), absent: left), members, orders, into: &parts)
        bisect(
            Group(units: keyed[cut...].map(\.unit), absent: right), members, orders, into: &parts)
    }

    /// Two places far apart: a random one's farthest, and that one's farthest.
    private mutating func axis(
        _ group: [Int], _ members: [[Int32]], _ orders: [RouteOrder], _ absent: [Int32]
    ) -> (Int32, Int32) {
        var places = group.flatMap { members[$0] }.map { problem.clients[Int($0)].location }
        places += group.map { start(of: $0, orders) }
        places += absent.prefix(200).map { problem.clients[Int($0)].location }
        let seed = places[random.below(places.count)]
        let a = places[random.below(places.count)]
        let other = a == seed ? places[0] : seed
        let b = places.max { distance(a, $0) < distance(a, $1) } ?? other
        return (a, b)
    }

    private func distance(_ a: Int32, _ b: Int32) -> Int {
        Int(min(problem.profiles[0][a, b].duration, 100_000))
    }

    private func side(_ location: Int32, _ a: Int32, _ b: Int32) -> Int {
        distance(a, location) - distance(b, location)
    }

    private func start(of unit: Int, _ orders: [RouteOrder]) -> Int32 {
        problem.vehicleTypes[Int(orders[units[unit][0]].type)].startLocation
    }

    private func position(
        _ unit: Int, _ members: [[Int32]], _ orders: [RouteOrder], _ a: Int32, _ b: Int32
    ) -> Int {
        guard !members[unit].isEmpty else { return side(start(of: unit, orders), a, b) }
        let sum = members[unit].reduce(0) { $0 + side(problem.clients[Int($1)].location, a, b) }
        return sum / members[unit].count
    }
}

extension VehicleType {
    /// Alike but for where and when they drive.
    func carriesAndCosts(like other: VehicleType) -> Bool {
        capacity == other.capacity && fixedCost == other.fixedCost
            && unitDistanceCost == other.unitDistanceCost
            && unitDurationCost == other.unitDurationCost
    }
}

extension Problem {
    /// Vehicles differ in what they carry or cost, each drives one trip, and together they carry less than twice what is to be
    /// brought: which of them goes where is then a question for the whole day.
    var hasScarceVehicles: Bool {
        guard let first = vehicleTypes.first, vehicleTypes.allSatisfy({ $0.maxTrips == 1 }),
            !vehicleTypes.allSatisfy({ $0.carriesAndCosts(like: first) })
        else { return false }
        for dimension in 0..<Load.scalarCount {
            let demand = clients.reduce(0) { $0 + Int($1.demand[dimension]) }
            let capacity = vehicleTypes.reduce(0) {
                $0 + min($1.count, clients.count) * Int($1.capacity[dimension])
            }
            if demand > 0, capacity < 2 * demand { return true }
        }
        return false
    }
}

extension [Splitter.Part] {
    /// Gives each part the stock it uses and an equal share of what is left, and tells it where
    /// others load.
    func withStock(_ problem: Problem, _ orders: [RouteOrder]) -> [Splitter.Part] {
        var parts = self
        for d in problem.depots.indices {
            let uses = map { part in
                part.vehicles.reduce(Load(repeating: 0)) {
                    $0 &+ (orders[$1].taken[Int32(d)] ?? Load(repeating: 0))
                }
            }
            let sharers = indices.filter { k in
                self[k].vehicles.contains {
                    problem.vehicleTypes[Int(orders[$0].type)].loadDepots.contains(Int32(d))
                }
            }
            let left = uses.reduce(problem.depots[d].stock) { $0 &- $1 }
            for k in indices {
                let share =
                    sharers.contains(k)
                    ? left / Load(repeating: Int32(sharers.count)) : Load(repeating: 0)
                let isUnlimited = problem.depots[d].stock .>= Load(repeating: unlimited)
                parts[k].stock.append(
                    (uses[k] &+ share).replacing(
                        with: Load(repeating: unlimited), where: isUnlimited))
            }
        }
        return parts
    }
}
