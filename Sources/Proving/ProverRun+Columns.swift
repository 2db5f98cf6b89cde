import Model
import Solving

extension ProverRun {
    /// Columns that one route of the search may become, looked at.
    private static let mostTried = 200

    /// The incumbent's routes, as far as the networks know them.
    func firstColumns() -> [Column] {
        incumbent.routes.flatMap { route in
            route.shifts.flatMap { shift in
                columns(type: route.vehicleType, shift: shift.shift, codes(shift), most: 2_000)
            }
        }
    }

    /// What else the search has found, as far as there is time.
    func foundColumns() -> [Column] {
        let end = monitor.elapsed + secondsLeft / 20
        var columns: [Column] = []
        for sketch in routes.reversed() {
            if monitor.wantsStop || monitor.elapsed > end { break }
            for (k, codes) in sketch.shifts.enumerated() where !codes.isEmpty {
                columns += self.columns(
                    type: sketch.vehicleType, shift: k,
                    withFirstLoad(codes, sketch.vehicleType), most: ProverRun.mostTried)
            }
        }
        return columns
    }

    /// - Parameters:
    ///   - codes: clients in order, and every load as −1 − depot.
    ///   - most: paths that are looked at.
    private func columns(type: Int, shift: Int, _ codes: [Int32], most: Int) -> [Column] {
        if let fleet = fleets.firstIndex(where: { $0.types.contains(type) }) {
            return trips(of: codes, fleet, most: most)
        }
        guard let k = networks.firstIndex(where: { $0.type == type && $0.shift == shift }) else {
            return []
        }
        return column(of: codes, in: k, most: most).map { [$0] } ?? []
    }

    private func codes(_ shift: RouteShift) -> [Int32] {
        shift.visits.compactMap { visit in
            switch visit.kind {
            case .client(let client): client
            case .load(let depot): -1 - depot
            case .rest: nil
            }
        }
    }

    /// A sketch does not tell of a first load at the start itself.
    private func withFirstLoad(_ codes: [Int32], _ type: Int) -> [Int32] {
        let type = problem.vehicleTypes[type]
        guard let depot = type.startDepot, type.loadDepots.contains(depot),
            codes.prefix(while: { $0 >= 0 }).contains(where: {
                !problem.clients[Int($0)].bringsNothing
            })
        else { return codes }
        return [-1 - depot] + codes
    }

    /// The trips of a shift as columns.
    private func trips(of codes: [Int32], _ fleet: Int, most: Int) -> [Column] {
        var trips: [(depot: Int32, clients: [Int32])] = [(-1, [])]
        for code in codes {
            if code >= 0 {
                trips[trips.count - 1].clients.append(code)
            } else {
                trips.append((-1 - code, []))
            }
        }
        trips.removeAll { $0.clients.isEmpty }
        return trips.enumerated().compactMap { position, trip in
            guard
                let k = networks.firstIndex(where: {
                    $0.fleet == fleet && $0.vertices[Int($0.sources[0])].depot == trip.depot
                })
            else { return nil }
            let network = networks[k]
            let end = position == trips.count - 1 ? network.last : network.sinks[0]
            var choices = [[network.sources[0]]]
            for client in trip.clients {
                choices.append(
                    network.vertices.indices.filter { network.vertices[$0].client == client }
                        .map { Int32($0) })
            }
            return cheapest(choices + [[end]], in: k, most: most)
        }
    }

    private func column(of codes: [Int32], in k: Int, most: Int) -> Column? {
        let network = networks[k]
        // Every vertex that fits each stop by its place, in either layer.
        var choices: [[Int32]] = []
        var depot: Int32 = -1
        var stops: [(client: Int32, depot: Int32)] = []
        var startsLoaded = false
        for (position, code) in codes.enumerated() {
            if code >= 0 {
                stops.append((code, depot))
                continue
            }
            depot = -1 - code
            if position == 0, depot == problem.vehicleTypes[network.type].startDepot {
                startsLoaded = true
            } else {
                stops.append((-1, depot))
            }
        }
        choices.append(
            network.sources.filter { (network.vertices[Int($0)].depot >= 0) == startsLoaded })
        for stop in stops {
            choices.append(
                network.vertices.indices.filter {
                    let vertex = network.vertices[$0]
                    return vertex.client == stop.client && vertex.depot == stop.depot
                        && !network.sources.contains(Int32($0))
                        && !network.sinks.contains(Int32($0))
                }.map { Int32($0) })
        }
        choices.append(network.sinks)
        return cheapest(choices, in: k, most: most)
    }

    /// The cheapest path through one vertex of each choice; nil if none can be driven.
    private func cheapest(_ choices: [[Int32]], in k: Int, most: Int) -> Column? {
        let back = pricers[k].backward.network
        var best: (cost: Int64, path: [Int32])?
        var budget = most
        search(choices, [], networks[k], &budget) { path in
            if let cost = back.cost(ofPath: path.reversed()), cost < best?.cost ?? .max {
                best = (cost, path)
            }
        }
        return best.map {
            Column(networks[k], index: k, path: $0.path, cost: $0.cost)
        }
    }

    /// All paths through one vertex of each choice, as far as arcs exist.
    private func search(
        _ choices: [[Int32]], _ path: [Int32], _ network: PricingNetwork, _ budget: inout Int,
        _ body: ([Int32]) -> Void
    ) {
        guard path.count < choices.count else {
            body(path)
            return
        }
        for v in choices[path.count] where budget > 0 {
            if let last = path.last, network.arc(last, v) == nil { continue }
            budget -= 1
            search(choices, path + [v], network, &budget, body)
        }
    }
}
