import Model
import Solving

/// A repeatable source of small numbers.
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % (range.upperBound - range.lowerBound + 1)
    }
}

/// A monitor for iteration budgets: no clock, no stop.
struct QuietMonitor: SolverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
}

/// A problem with one depot, in the plane: windows on half of the clients, two vehicle types,
/// several trips, a ramp, stock, prizes.
func randomProblem(seed: UInt64, clients n: Int, isRich: Bool = true) -> Problem {
    var dice = Dice(seed)
    var problem = Problem()
    let x = (0...n).map { _ in Double(dice.roll(0...600)) }
    let y = (0...n).map { _ in Double(dice.roll(0...600)) }
    problem.profiles = [TravelMatrix(plane: Plane(x: x, y: y))]
    let day = TimeWindow(0, 30_000)
    var depot = Depot(location: 0, hours: day)
    if isRich {
        depot.ramp = 2
        depot.loadingDuration = 300
        depot.stock[0] = Int32(n * 4)
    }
    problem.depots = [depot]
    for k in 0..<(isRich ? 2 : 1) {
        var type = VehicleType(startLocation: 0)
        type.count = max(2, n / 10)
        type.capacity[0] = Int32(20 + 10 * k)
        type.startDepot = 0
        type.endLocation = 0
        type.loadDepots = [0]
        type.maxTrips = isRich ? 2 : 1
        type.shifts = [Shift(start: day, end: day)]
        type.unitDurationCost = isRich ? 10 : 0
        type.unitDistanceCost = 1 + k
        problem.vehicleTypes.append(type)
    }
    for i in 1...n {
        let opens = isRich && dice.roll(0...1) == 0 ? dice.roll(0...20_000) : 0
        let window = TimeWindow(Int32(opens), opens == 0 ? 30_000 : Int32(opens + 5_000))
        var client = Client(
            location: Int32(i), windows: [window], group: Int32(i), site: Int32(i))
        client.demand[0] = Int32(dice.roll(1...8))
        client.units = client.demand[0]
        client.isRequired = !isRich || dice.roll(0...3) == 0
        client.prize = dice.roll(1000...30_000)
        problem.clients.append(client)
    }
    problem.serviceDurations = [(0..<n).map { _ in Int32(dice.roll(60...600)) }]
    problem.assignments = AssignmentTable(
        vehicleTypes: problem.vehicleTypes.count, clients: n)
    problem.mustPrize = 1_000_000_000
    return problem
}
