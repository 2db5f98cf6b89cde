import Model

/// What one vehicle does, without times.
public struct RouteSketch: Sendable, Equatable {
    /// Index of the vehicle type.
    public var vehicleType: Int
    /// By shift: clients in order, and loads as −1 − depot; a first load at the start itself is not
    /// listed.
    public var shifts: [[Int32]]
    /// What it cost when a search drove it; 0 where none has.
    public var cost: Cost = 0
    /// What it took of stock then, by depot.
    public var taken: [Int32: Load] = [:]

    /// From its parts.
    public init(vehicleType: Int, shifts: [[Int32]]) {
        (self.vehicleType, self.shifts) = (vehicleType, shifts)
    }

    /// As a search has it.
    init(_ order: RouteOrder) {
        self.init(vehicleType: Int(order.type), shifts: order.shifts)
        (cost, taken) = (order.cost, order.taken)
    }
}

/// The solution that drives these routes, with times; a route that cannot be driven beside the
/// others (ramps, stock) is left out, and its clients unassigned.
///
/// - Parameter sketches: at most as many of a type as it has vehicles.
public func schedule(_ sketches: [RouteSketch], _ problem: Problem) -> Solution {
    if problem.isLinked { return scheduleLinked(sketches, problem) }
    let clients = sketches.flatMap { $0.shifts.joined().filter { $0 >= 0 } }
    var orders = sketches.map { sketch in
        var order = RouteOrder(
            type: Int32(sketch.vehicleType),
            shiftCount: problem.vehicleTypes[sketch.vehicleType].shifts.count)
        for (k, codes) in sketch.shifts.enumerated() { order.shifts[k] = codes }
        return order
    }
    let instance = Instance(
        problem, clients: clients, vehicles: orders.map(\.type), isSearched: false)
    let state = SearchState(instance)
    state.load(orders, local: LocalNumbers(clients, of: problem.clients.count))
    orders = state.orders()
    return export(orders, problem)
}
