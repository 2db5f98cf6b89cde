import Model

/// A repeatable source of numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// What a synthetic day asks of the search.
enum Kind: String, CaseIterable {
    /// Capacity only.
    case plain
    /// Windows; distance alone costs, so that two clocks do.
    case windows
    /// Windows; duty costs as well, which takes segments.
    case paidTime = "paid time"
}

/// One depot amid clients that lie at random in a square, some ten to a route; two thirds of them
/// have windows of an hour, where there are any.
struct SyntheticDay {
    let problem: Problem
    let plane: Plane

    init(clients n: Int, kind: Kind, seed: UInt64) {
        var random = SplitMix(seed: seed)
        let side = 5000.0
        let x = [side / 2] + (0..<n).map { _ in Double.random(in: 0...side, using: &random) }
        let y = [side / 2] + (0..<n).map { _ in Double.random(in: 0...side, using: &random) }
        plane = Plane(x: x, y: y)
        let day = TimeWindow(0, 36_000)
        var problem = Problem()
        problem.profiles = [TravelMatrix(plane: plane)]
        problem.depots = [Depot(location: 0, hours: day)]
        var type = VehicleType(startLocation: 0)
        type.count = n / 6
        type.capacity[0] = 100
        (type.startDepot, type.endLocation, type.loadDepots) = (0, 0, [0])
        type.maxTrips = 1
        type.shifts = [Shift(start: day, end: day)]
        type.unitDistanceCost = 1
        if kind == .plain {
            let always = TimeWindow(0, unlimited)
            type.shifts = [Shift(start: TimeWindow(0, 0), end: always)]
            problem.depots[0].hours = always
        }
        // Free starts make time matter though it costs nothing: who pays by distance leaves early.
        if kind == .windows { type.shifts[0].start = TimeWindow(0, 0) }
        if kind == .paidTime { type.unitDurationCost = 1 }
        problem.vehicleTypes = [type]
        for i in 1...n {
            var window = kind == .plain ? TimeWindow(0, unlimited) : day
            if kind != .plain, i % 3 > 0 {
                let opens = Int32.random(in: 3000...24_000, using: &random)
                window = TimeWindow(opens, opens + 3600)
            }
            var client = Client(
                location: Int32(i), windows: [window], group: Int32(i), site: Int32(i))
            client.demand[0] = Int32.random(in: 1...19, using: &random)
            client.units = client.demand[0]
            client.isRequired = true
            problem.clients.append(client)
        }
        problem.serviceDurations = [Array(repeating: kind == .plain ? 0 : 300, count: n)]
        problem.assignments = AssignmentTable(vehicleTypes: 1, clients: n)
        problem.mustPrize = 1_000_000_000
        self.problem = problem
    }

    /// A route of some neighbouring clients: the nearest that is left, from one to the next.
    func route(from first: Int, length: Int) -> (cost: Double, clients: [Int]) {
        var clients = [first]
        while clients.count < length {
            let last = Int32(clients[clients.count - 1])
            let left = (1..<plane.x.count).filter { !clients.contains($0) }
            guard
                let next = left.min(by: {
                    plane.length(last, Int32($0)) < plane.length(last, Int32($1))
                })
            else { break }
            clients.append(next)
        }
        let stops = [0] + clients + [0]
        let cost = zip(stops, stops.dropFirst()).reduce(0.0) {
            $0 + plane.length(Int32($1.0), Int32($1.1))
        }
        return (cost, clients.map { $0 - 1 })
    }
}
