import Model

/// Routes that a search has found, each with the vehicle type it is for: the columns of the
/// recombination.
final class RoutePool {
    /// A vehicle type and the clients that a route serves.
    struct Key: Hashable {
        var type: Int32
        var clients: [Int32]
    }
    /// Routes in the order in which they were found; a cheaper one for the same clients takes the
    /// place of the old.
    private(set) var routes: [RouteOrder] = []
    private var index: [Key: Int] = [:]
    /// Beyond this the older half makes room: late routes are the better ones.
    static let capacity = 12_000

    /// Adds the routes of a solution.
    func add(_ orders: [RouteOrder]) {
        for order in orders where !order.isEmpty {
            let key = Key(type: order.type, clients: order.clients.sorted())
            if let known = index[key] {
                if order.cost < routes[known].cost { routes[known] = order }
            } else {
                if routes.count >= RoutePool.capacity { forgetOlderHalf() }
                index[key] = routes.count
                routes.append(order)
            }
        }
    }

    private func forgetOlderHalf() {
        routes.removeFirst(routes.count / 2)
        index.removeAll(keepingCapacity: true)
        for (k, route) in routes.enumerated() {
            index[Key(type: route.type, clients: route.clients.sorted())] = k
        }
    }

    /// Adds all routes of another pool, which is emptied.
    func merge(_ other: RoutePool) {
        add(other.routes)
        other.removeAll()
    }

    func removeAll() {
        routes.removeAll(keepingCapacity: true)
        index.removeAll(keepingCapacity: true)
    }
}
