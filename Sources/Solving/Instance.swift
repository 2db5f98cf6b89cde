import Model

/// A client as the search sees it.
struct ClientData: BitwiseCopyable {
    var demand: Load
    var allowedDepots: UInt64
    var prize: Cost
    var latePenalty: Cost
    var weight: Int
    var units: Int32
    var release: Int32
    /// First opening and last closing of its windows.
    var opens: Int32
    var closes: Int32
    var dueTime: Int32
    var group: Int32
    /// Into the instance's windows.
    var windows: Int32
    var windowCount: Int32
    var bringsNothing: Bool
    var comesLast: Bool
    var isOutdoors: Bool
    var warms: Bool
    var hasSiblings = false
    /// Several windows or a due time: a segment alone does not tell the truth.
    var needsSchedule: Bool
}

/// The part of a problem that one search works on: some clients, some vehicles, what is left of the
/// stock.
///
/// Everything is compact and local: clients are numbered from 0, legs carry arrival and clearance
/// already (ARCHITECTURE.md, section 5.1), so that a part of a large day fits the cache.
final class Instance {
    let problem: Problem
    /// Local client to the problem's.
    let clients: [Int32]
    /// Local vehicle to its type.
    let vehicles: [Int32]
    let client: Buffer<ClientData>
    let windows: Buffer<TimeWindow>
    /// Service durations, class by client.
    let service: Buffer<Int32>
    let depots: Buffer<Depot>
    /// Depots at which a type may load, for all types of the instance.
    let loadDepots: Buffer<Int32>
    /// What is left of each depot's stock for this instance.
    let stock: [Load]
    /// Loads of others at each depot, which this instance cannot move.
    let reservations: [Reservation]
    /// How many gaps at a ramp are looked at for one load, and how many labels the scheduler keeps
    /// for one stop.
    let mostOpenings: Int
    let mostLabels: Int
    let points: Points
    /// Legs by profile, then from, then to, over points; and the same by to, then from.
    let outward: Buffer<Leg>
    let inward: Buffer<Leg>
    /// Extra costs by vehicle type and client.
    let assignment: Buffer<Cost>
    let assignmentRow: [Int32]
    /// Clients of the same group, for limits on groups.
    let siblings: [[Int32]]
    let traits: Traits
    /// The nearest first.
    let neighbours: Candidates
    /// By what a client costs between the border of a route and another client; of nobody where that
    /// is not known beforehand.
    let detours: Candidates

    /// A load that occupies a place at a ramp.
    struct Reservation: Equatable {
        var depot: Int32
        var begin: Int32
        var end: Int32
    }

    var clientCount: Int { clients.count }

    /// The whole problem, or a part of it.
    ///
    /// - Parameters:
    ///   - isSearched: whether the instance is for the search, which wants lists of neighbours and
    ///     looks at few gaps at a ramp; or for one question about a vehicle or two, to be answered
    ///     exactly.
    ///   - candidates: the problem's lists, from which the part takes its own.
    init(
        _ problem: Problem, clients: [Int32], vehicles: [Int32], stock: [Load]? = nil,
        reservations: [Reservation] = [], isSearched: Bool = true,
        candidates: WholeCandidates? = nil, keepsOrders: Bool = false
    ) {
        self.problem = problem
        self.clients = clients
        self.vehicles = vehicles
        self.stock = stock ?? problem.depots.map(\.stock)
        self.reservations =
            reservations
            + problem.bookings.map { Reservation(depot: $0.depot, begin: $0.begin, end: $0.end) }
        mostOpenings = isSearched ? 12 : .max
        mostLabels = isSearched ? 48 : 4_000
        let n = clients.count
        var list: [TimeWindow] = []
        var data: [ClientData] = []
        data.reserveCapacity(n)
        for index in clients {
            data.append(ClientData(problem, Int(index), windows: Int32(list.count)))
            list += problem.clients[Int(index)].windows.map(\.clamped)
        }
        windows = Buffer(list)
        service = Buffer(
            problem.serviceDurations.flatMap { durations in clients.map { durations[Int($0)] } })
        depots = Buffer(problem.depots)
        points = Points(problem, clients: clients, vehicles: vehicles)
        outward = points.foldedLegs(problem, clients: clients)
        inward = points.transposed(outward)
        let types = Array(Set(vehicles)).sorted()
        var row = [Int32](repeating: 0, count: problem.vehicleTypes.count)
        for (k, type) in types.enumerated() { row[Int(type)] = Int32(k * n) }
        assignmentRow = vehicles.map { row[Int($0)] }
        assignment = Buffer(
            types.flatMap { type in
                clients.map { problem.assignments[Int(type), Int($0)] }
            })
        loadDepots = Buffer(types.flatMap { problem.vehicleTypes[Int($0)].loadDepots })
        siblings = Instance.siblings(problem, clients)
        for i in 0..<n { data[i].hasSiblings = !siblings[i].isEmpty }
        client = Buffer(data)
        traits = Traits(
            problem, clients: clients, types: types, stock: self.stock, keepsOrders: keepsOrders)
        let (size, legs, measure) = (points.count, outward, Measure(problem))
        let nearness = { (i: Int, j: Int) in
            min(measure(legs[i * size + j]), measure(legs[j * size + i]))
        }
        if let candidates {
            neighbours = Candidates(candidates.nearest, clients: clients, key: nearness)
        } else {
            let each = isSearched ? Candidates.each(of: n) : 0
            neighbours = Candidates(count: isSearched ? n : 0, each: each, key: nearness)
        }
        let border = isSearched ? CommonBorder(problem) : nil
        guard let border, border.routes(of: problem) >= CommonBorder.many else {
            detours = Candidates()
            return
        }
        let start = Int(points.start(of: problem.vehicleTypes[0])) * size
        let key = { (i: Int, j: Int) in
            detour(measure(legs[start + i]), measure(legs[i * size + j]), measure(legs[start + j]))
        }
        if let candidates {
            detours =
                candidates.detours.map { Candidates($0, clients: clients, key: key) }
                ?? Candidates()
        } else {
            detours = Candidates(count: n, each: Candidates.each(of: n, most: 120), key: key)
        }
    }

    /// For each client the others of its group.
    private static func siblings(_ problem: Problem, _ clients: [Int32]) -> [[Int32]] {
        var byGroup: [Int32: [Int32]] = [:]
        for (i, client) in clients.enumerated() {
            byGroup[problem.clients[Int(client)].group, default: []].append(Int32(i))
        }
        return clients.enumerated().map { i, client in
            let group = byGroup[problem.clients[Int(client)].group] ?? []
            return group.count > 1 ? group.filter { $0 != Int32(i) } : []
        }
    }

    deinit {
        client.deallocate()
        windows.deallocate()
        service.deallocate()
        depots.deallocate()
        loadDepots.deallocate()
        if inward.base != outward.base { inward.deallocate() }
        outward.deallocate()
        assignment.deallocate()
        neighbours.deallocate()
        detours.deallocate()
    }

    /// The leg between two points for a travel profile.
    @inline(__always) func leg(_ profile: Int, _ from: Int32, _ to: Int32) -> Leg {
        outward[(profile &* points.count &+ Int(from)) &* points.count &+ Int(to)]
    }

    /// The extra cost of a client in a vehicle, or ``AssignmentTable/forbidden``.
    @inline(__always) func assignmentCost(vehicle: Int32, client: Int32) -> Cost {
        assignment[assignmentRow[Int(vehicle)] &+ client]
    }

    /// The type of a local vehicle.
    func type(of vehicle: Int32) -> VehicleType {
        problem.vehicleTypes[Int(vehicles[Int(vehicle)])]
    }
}

extension ClientData {
    init(_ problem: Problem, _ index: Int, windows first: Int32) {
        let client = problem.clients[index]
        demand = client.demand
        allowedDepots = client.allowedDepots
        prize = problem.prize(index)
        latePenalty = client.latePenalty
        weight = Int(client.demand[problem.weightDimension])
        units = client.units
        release = client.releaseTime
        opens = (client.windows.first?.clamped.start ?? 0)
        closes = (client.windows.last?.clamped.end ?? 0)
        dueTime = client.dueTime
        group = client.group
        windows = first
        windowCount = Int32(client.windows.count)
        bringsNothing = client.bringsNothing
        comesLast = client.comesLast
        (isOutdoors, warms) = (client.isOutdoors, client.warms)
        needsSchedule = client.windows.count > 1 || client.dueTime < closes
    }
}

extension TimeWindow {
    /// Within the range in which sums of times cannot overflow.
    var clamped: TimeWindow {
        TimeWindow(max(start, -unlimitedTime), min(end, unlimitedTime))
    }
}
