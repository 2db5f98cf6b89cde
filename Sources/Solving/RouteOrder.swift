import Model

/// What one vehicle does, without times: the form in which routes travel between searches.
struct RouteOrder: Equatable {
    var type: Int32
    /// By shift: the problem's clients, and loads as −1 − depot.
    ///
    /// A first load at the start itself is not listed.
    var shifts: [[Int32]]
    /// Its loads at ramps, as last scheduled.
    var bookings: [[Instance.Reservation]]
    /// Stock taken, by depot.
    var taken: [Int32: Load] = [:]
    var cost: Cost = 0

    init(type: Int32, shiftCount: Int) {
        self.type = type
        shifts = Array(repeating: [], count: shiftCount)
        bookings = Array(repeating: [], count: shiftCount)
    }

    /// All clients, in order.
    var clients: [Int32] { shifts.flatMap { $0.filter { $0 >= 0 } } }
    var isEmpty: Bool { shifts.allSatisfy(\.isEmpty) }
}

extension SearchState {
    /// The orders of all vehicles as they are now, in the problem's numbers.
    func orders() -> [RouteOrder] { (0..<Int32(instance.vehicles.count)).map(order(of:)) }

    /// The order of one vehicle.
    func order(of vehicle: Int32) -> RouteOrder {
        let day = days[vehicle]
        var order = RouteOrder(
            type: instance.vehicles[Int(vehicle)], shiftCount: Int(day.chainCount))
        order.cost = day.cost
        for k in 0..<day.chainCount {
            let c = day.firstChain + k
            var codes: [Int32] = []
            codes.reserveCapacity(
                Int(chains.at(c).pointee.clientCount &+ chains.at(c).pointee.spares))
            var node = nodes.at(chains.at(c).pointee.start).pointee.next
            while !isEnd(node) {
                codes.append(
                    isClient(node) ? instance.clients[Int(node)] : -1 - terminal(node).pointee.depot
                )
                node = nodes.at(node).pointee.next
            }
            order.shifts[Int(k)] = codes
            let first = Int(c) * (spareLoads + 1)
            for b in first..<first + Int(chains[c].bookings) {
                let booking = bookings[b]
                order.bookings[Int(k)].append(
                    Instance.Reservation(
                        depot: booking.depot, begin: booking.begin, end: booking.end))
                order.taken[booking.depot, default: Load(repeating: 0)] =
                    (order.taken[booking.depot] ?? Load(repeating: 0)) &+ booking.load
            }
        }
        return order
    }

    /// Takes over orders for all vehicles; what cannot be driven (any more) is left absent.
    ///
    /// Loads that are scheduled in `orders` keep their places at the ramps until their own chain is
    /// refreshed, so that no chain takes another's.
    func load(_ orders: [RouteOrder], local: LocalNumbers) {
        for c in 0..<Int32(chainCount) { clear(c) }
        for order in orders {
            for booking in order.bookings.joined() {
                calendar.add(booking.depot, from: booking.begin, to: booking.end)
            }
        }
        for (vehicle, order) in orders.enumerated() {
            let day = days[Int32(vehicle)]
            for (k, codes) in order.shifts.enumerated() {
                let c = day.firstChain + Int32(k)
                for booking in order.bookings[k] {
                    calendar.add(booking.depot, from: booking.begin, to: booking.end, by: -1)
                }
                guard !codes.isEmpty else { continue }
                scratch.removeAll()
                for code in codes {
                    if code < 0 {
                        scratch.append(code)
                    } else if let client = local[code], nodes[client].chain < 0 {
                        scratch.append(client)
                    }
                }
                relink(c, scratch)
                for i in 0..<scratch.count where scratch[i] >= 0 { setPresent(scratch[i]) }
                if !refresh(c, from: chains[c].start, to: chains[c].end) || !withinStock() {
                    clear(c)
                }
            }
        }
        beginStep()
    }

    /// No depot gives more than it has.
    private func withinStock() -> Bool {
        for d in 0..<stock.count where any(stock[d] .< Load(repeating: 0)) { return false }
        return true
    }
}
