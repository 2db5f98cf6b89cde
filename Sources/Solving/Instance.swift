import Model

/// A client as the search sees it.
struct ClientData: BitwiseCopyable {
    var demand: Load
    var allowedDepots: UInt64
    var prize: Cost
    var units: Int32
    /// First opening and last closing of its windows.
    var opens: Int32
    var closes: Int32
    var group: Int32
    var bringsNothing: Bool
    var comesLast: Bool
    /// Several windows or a due time: a segment alone does not tell the truth.
    var needsSchedule: Bool
}

/// The part of a problem that one search works on: some clients, some vehicles, what is left of the stock.
///
/// Everything is compact and local: clients are numbered from 0, legs carry arrival and clearance already
/// (ARCHITECTURE.md, section 5.1), so that a part of a large day fits the cache.
final class Instance {
    let problem: Problem
    /// Local client to the problem's.
    let clients: [Int32]
    /// Local vehicle to its type.
    let vehicles: [Int32]
    let client: Buffer<ClientData>
    /// Service durations, class by client.
    let service: Buffer<Int32>
    /// What is left of each depot's stock for this instance.
    let stock: [Load]
    /// Loads of others at each depot, which this instance cannot move.
    let reservations: [Reservation]
    let points: Points
    /// Legs by profile, then from, then to, over points.
    private let legs: Buffer<Leg>
    /// Extra costs by local vehicle type row and client.
    private let assignment: Buffer<Cost>
    private let assignmentRow: [Int32]
    /// Clients of the same group, for limits on groups.
    let siblings: [[Int32]]
    let limitsGroups: Bool
    let neighbours: Neighbours

    /// A load that occupies a place at a ramp.
    struct Reservation: Equatable {
        var depot: Int32
        var begin: Int32
        var end: Int32
    }

    var clientCount: Int { clients.count }

    /// The whole problem, or a part of it.
    init(
        _ problem: Problem, clients: [Int32], vehicles: [Int32], stock: [Load]? = nil,
        reservations: [Reservation] = [], findsNeighbours: Bool = true
    ) {
        self.problem = problem
        self.clients = clients
        self.vehicles = vehicles
        self.stock = stock ?? problem.depots.map(\.stock)
        self.reservations = reservations
        let n = clients.count
        client = Buffer(clients.map { ClientData(problem, Int($0)) })
        service = Buffer(
            problem.serviceDurations.flatMap { durations in clients.map { durations[Int($0)] } })
        points = Points(problem, clients: clients, vehicles: vehicles)
        legs = points.foldedLegs(problem, clients: clients)
        let types = Array(Set(vehicles)).sorted()
        var row = [Int32](repeating: 0, count: problem.vehicleTypes.count)
        for (k, type) in types.enumerated() { row[Int(type)] = Int32(k * n) }
        assignmentRow = vehicles.map { row[Int($0)] }
        assignment = Buffer(
            types.flatMap { type in
                clients.map { problem.assignments[Int(type), Int($0)] }
            })
        var byGroup: [Int32: [Int32]] = [:]
        for i in 0..<n {
            byGroup[problem.clients[Int(clients[i])].group, default: []].append(Int32(i))
        }
        siblings = (0..<n).map { i in
            (byGroup[problem.clients[Int(clients[i])].group] ?? []).filter { $0 != Int32(i) }
        }
        limitsGroups = types.contains { problem.vehicleTypes[Int($0)].maxGroups < unlimited }
        neighbours = Neighbours(
            count: findsNeighbours ? n : 0, size: points.count, legs: legs)
    }

    deinit {
        client.deallocate()
        service.deallocate()
        legs.deallocate()
        assignment.deallocate()
        neighbours.deallocate()
    }

    /// The leg between two points for a travel profile.
    @inline(__always) func leg(_ profile: Int, _ from: Int32, _ to: Int32) -> Leg {
        legs[(profile &* points.count &+ Int(from)) &* points.count &+ Int(to)]
    }

    /// The extra cost of a client in a vehicle, or ``AssignmentTable/forbidden``.
    @inline(__always) func assignmentCost(vehicle: Int32, client: Int32) -> Cost {
        assignment[assignmentRow[Int(vehicle)] &+ client]
    }

    /// The type of a local vehicle.
    @inline(__always) func type(of vehicle: Int32) -> VehicleType {
        problem.vehicleTypes[Int(vehicles[Int(vehicle)])]
    }
}

extension ClientData {
    init(_ problem: Problem, _ index: Int) {
        let client = problem.clients[index]
        demand = client.demand
        allowedDepots = client.allowedDepots
        prize = problem.prize(index)
        units = client.units
        opens = client.windows.first?.start ?? 0
        closes = client.windows.last?.end ?? 0
        group = client.group
        bringsNothing = client.bringsNothing
        comesLast = client.comesLast
        needsSchedule = client.windows.count > 1 || client.dueTime < closes
    }
}
