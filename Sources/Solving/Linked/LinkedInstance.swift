import Model

/// What the search for linked visits works on: clients and vehicles numbered from 0, flat buffers.
///
/// Times cost nothing here but after due times, so that in a solution everything begins as early
/// as it can.
final class LinkedInstance {
    /// The other client begins no earlier than this one's begin and `gap`.
    struct Arc: BitwiseCopyable {
        var to: Int32
        var gap: Int32
    }
    /// What time means to a client.
    struct Times: BitwiseCopyable {
        var opens: Int32
        var closes: Int32
        var due: Int32
        var service: Int32
    }
    /// What the search knows of a vehicle.
    struct Vehicle: BitwiseCopyable {
        var type: Int32
        /// Points where it starts and ends.
        var start: Int32
        var end: Int32
        var departs: Int32
        var returns: Int32
        var maxClients: Int32
        var unitDistanceCost: Cost
        var fixedCost: Cost
    }

    let problem: Problem
    let n: Int
    let times: Buffer<Times>
    let vehicles: Buffer<Vehicle>
    /// Point to point; clients are the first points.
    let legs: Buffer<Leg>
    /// The same, by where they end.
    let inward: Buffer<Leg>
    let points: Int
    /// Type by client: extra cost, or ``AssignmentTable/forbidden``.
    let assignment: Buffer<Cost>
    /// Arcs from each client, and to it.
    let outgoing: Lists<Arc>
    let incoming: Lists<Arc>
    /// Who may not be on a client's route.
    let conflicts: Lists<Int32>
    /// All that hang together with a client, itself among them, who must come first first.
    let linked: Lists<Int32>
    /// For each client the others, nearest first.
    let neighbours: Buffer<Int32>
    /// Of each client.
    let neighbourCount: Int
    let unitTardiness: Cost
    let largestTardiness: Cost

    /// Problems of this kind: one shift without loads or rests, durations that cost nothing, one
    /// window each, everybody required.
    static func carries(_ problem: Problem) -> Bool {
        guard let first = problem.vehicleTypes.first else { return false }
        let types = problem.vehicleTypes.allSatisfy { type in
            type.profile == first.profile && type.serviceClass == first.serviceClass
                && type.endLocation != nil && type.shifts.count == 1 && type.breaks.isEmpty
                && type.maxDuration >= unlimited && type.maxDistance >= unlimited
                && type.maxGroups >= unlimited && type.unitDurationCost == 0
                && type.durationExcess.steps.isEmpty && type.distanceExcess.steps.isEmpty
                && type.weightExcess.steps.isEmpty
                && type.shifts[0].end.start <= type.shifts[0].start.start
        }
        let clients = problem.clients.allSatisfy { client in
            client.bringsNothing && client.windows.count == 1 && client.latePenalty == 0
                && client.arrivalDuration == 0 && !client.comesLast && client.isRequired
        }
        return types && clients && problem.clearance == 0 && problem.cold == nil
            && problem.clients.count <= LinkedInstance.mostClients
    }

    /// Legs and neighbours of more would not fit memory.
    static let mostClients = 2_500

    init(_ problem: Problem) {
        self.problem = problem
        let n = problem.clients.count
        self.n = n
        let service = problem.serviceDurations[problem.vehicleTypes[0].serviceClass]
        times = Buffer(
            problem.clients.enumerated().map { index, client in
                let window = client.windows[0].clamped
                return Times(
                    opens: window.start, closes: window.end,
                    due: problem.tardiness == nil
                        ? unlimitedTime : min(client.dueTime, unlimitedTime),
                    service: service[index])
            })
        (unitTardiness, largestTardiness) =
            (problem.tardiness?.unit ?? 0, problem.tardiness?.largest ?? 0)
        var places = problem.clients.map(\.location)
        var pointOf: [Int32: Int32] = [:]
        func point(_ location: Int32) -> Int32 {
            if let known = pointOf[location] { return known }
            pointOf[location] = Int32(places.count)
            places.append(location)
            return Int32(places.count - 1)
        }
        var vehicles: [Vehicle] = []
        for (index, type) in problem.vehicleTypes.enumerated() {
            let vehicle = Vehicle(
                type: Int32(index), start: point(type.startLocation),
                end: point(type.endLocation ?? type.startLocation),
                departs: type.shifts[0].start.clamped.start,
                returns: type.shifts[0].end.clamped.end,
                maxClients: type.maxClients, unitDistanceCost: type.unitDistanceCost,
                fixedCost: type.fixedCost)
            vehicles += Array(repeating: vehicle, count: type.count)
        }
        self.vehicles = Buffer(vehicles)
        let matrix = problem.profiles[problem.vehicleTypes[0].profile]
        points = places.count
        legs = Buffer(places.flatMap { from in places.map { matrix[from, $0] } })
        inward = Buffer(places.flatMap { to in places.map { matrix[$0, to] } })
        assignment = Buffer(problem.assignments.values)
        (outgoing, incoming) = LinkedInstance.arcs(problem, service)
        conflicts = Lists(
            LinkedInstance.pairs(problem, problem.dependencies.filter(\.differentVehicles)))
        linked = Lists(linkedComponents(problem.dependencies, count: n))
        neighbourCount = max(0, min(n - 1, 250))
        neighbours = LinkedInstance.neighbours(n, neighbourCount, legs, points)
    }

    deinit {
        times.deallocate()
        vehicles.deallocate()
        legs.deallocate()
        inward.deallocate()
        assignment.deallocate()
        outgoing.deallocate()
        incoming.deallocate()
        conflicts.deallocate()
        linked.deallocate()
        neighbours.deallocate()
    }

    /// The leg between two points.
    @inline(__always) func leg(_ from: Int32, _ to: Int32) -> Leg {
        legs[Int(from) &* points &+ Int(to)]
    }

    /// The leg between two points, from where the legs to the second lie side by side.
    @inline(__always) func legTo(_ to: Int32, from: Int32) -> Leg {
        inward[Int(to) &* points &+ Int(from)]
    }

    /// Extra cost of a client in a vehicle, or ``AssignmentTable/forbidden``.
    @inline(__always) func assignmentCost(_ vehicle: Int32, _ client: Int32) -> Cost {
        assignment[Int(vehicles.at(vehicle).pointee.type) &* n &+ Int(client)]
    }

    private static func arcs(_ problem: Problem, _ service: [Int32]) -> (Lists<Arc>, Lists<Arc>) {
        var out = [[Arc]](repeating: [], count: problem.clients.count)
        var into = out
        func add(_ from: Int32, _ to: Int32, _ gap: Int32) {
            out[Int(from)].append(Arc(to: to, gap: gap))
            into[Int(to)].append(Arc(to: from, gap: gap))
        }
        for pair in problem.dependencies {
            let length = pair.countsFromEnd ? service[Int(pair.first)] : 0
            if pair.least > -unlimited { add(pair.first, pair.second, pair.least + length) }
            if pair.most < unlimited { add(pair.second, pair.first, -pair.most - length) }
        }
        return (Lists(out), Lists(into))
    }

    private static func pairs(_ problem: Problem, _ dependencies: [Dependency]) -> [[Int32]] {
        var lists = [[Int32]](repeating: [], count: problem.clients.count)
        for pair in dependencies {
            lists[Int(pair.first)].append(pair.second)
            lists[Int(pair.second)].append(pair.first)
        }
        return lists
    }

    private static func neighbours(
        _ n: Int, _ each: Int, _ legs: Buffer<Leg>, _ points: Int
    ) -> Buffer<Int32> {
        var all: [Int32] = []
        all.reserveCapacity(n * each)
        for i in 0..<n {
            let keys = (0..<n).map { j in
                let (there, back) = (legs[i * points + j], legs[j * points + i])
                let distance = min(
                    there.exists ? there.distance : Leg.unreachable,
                    back.exists ? back.distance : Leg.unreachable)
                return distance
            }
            let order = (0..<n).filter { $0 != i }.sorted { (keys[$0], $0) < (keys[$1], $1) }
            all += order.prefix(each).map(Int32.init)
        }
        return Buffer(all)
    }
}

/// Lists of plain values, one after another.
struct Lists<Element: BitwiseCopyable> {
    private let first: Buffer<Int32>
    private let elements: Buffer<Element>

    init(_ lists: [[Element]]) {
        elements = Buffer(lists.flatMap { $0 })
        first = Buffer(
            lists.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
    }

    func deallocate() {
        first.deallocate()
        elements.deallocate()
    }

    @inline(__always) func range(_ list: Int32) -> Range<Int32> {
        first[list]..<first[list &+ 1]
    }

    @inline(__always) subscript(index: Int32) -> Element { elements[index] }

    /// The elements of a list, for what is not hot.
    func all(_ list: Int32) -> [Element] { range(list).map { elements[$0] } }
}
