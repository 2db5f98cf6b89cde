import Model

/// Builds the network of one shift of a vehicle type.
struct NetworkBuilder {
    let problem: Problem
    let type: VehicleType
    let typeIndex: Int
    let shift: Shift
    let memories: Memories
    let scale: Int64
    var network: PricingNetwork
    /// The rests that the network knows; others are left out.
    var rests: [RestRule] = []
    /// As many as a network knows: each doubles it.
    static let mostRests = 2
    /// Sizes of a load that are told apart.
    static let mostLoadSizes: Int32 = 16
    /// What a vertex is besides what pricing needs of it.
    var roles: [Role] = []
    /// The load that the clock counts, if it counts load.
    var clockDimension = 0

    struct Role {
        var kind: Kind
        /// The rests that are over, or before which the shift begins: a bit for each.
        var layer: Int
        var location: Int32
        /// From the beginning to the end of service, without what depends on units.
        var service: Int32
    }

    enum Kind { case source, client, load, sink }

    init(_ problem: Problem, type index: Int, shift: Int, memories: Memories, scale: Int64) {
        self.problem = problem
        type = problem.vehicleTypes[index]
        typeIndex = index
        self.shift = type.shifts[shift]
        self.memories = memories
        self.scale = scale
        network = PricingNetwork(type: index, shift: shift, count: type.count)
    }

    /// The network; nil where no client can be visited.
    mutating func build() -> PricingNetwork? {
        let clients = problem.clients.indices.filter {
            problem.assignments.allows(type: typeIndex, client: $0)
        }
        guard !clients.isEmpty else { return nil }
        setCosts()
        network.countsLoad = !timeMatters(clients)
        if !network.countsLoad { chooseRests() }
        setLanes(clients)
        for layer in 0..<1 << rests.count { addVertices(clients, layer: layer) }
        addArcs()
        setHorizon()
        network.gauge = network.gauge(clockDimension: clockDimension)
        return network
    }

    // MARK: Costs and limits

    private mutating func setCosts() {
        let shifts = Int64(type.shifts.count)
        if shifts > 1 { network.relaxed.insert(.severalShifts) }
        network.fixedCost = Int64(type.fixedCost) * scale / shifts
        network.unitDurationCost = Int64(type.unitDurationCost) * scale
        let scaled = { (cost: ConvexCost, scale: Int64) -> ConvexCost in
            var cost = cost
            for k in cost.steps.indices { cost.steps[k].slope *= Int(scale) }
            return cost
        }
        network.durationExcess = scaled(type.durationExcess, scale)
        // No shift comes to the steps beyond its own length.
        let longest = Int(shift.end.end) - Int(shift.start.start)
        network.durationExcess.steps.removeAll { Int($0.above) >= longest }
        network.distanceExcess = scaled(type.distanceExcess, scale)
        network.weightExcess = scaled(type.weightExcess, scale)
        network.weightDivisor = max(1, type.weightDivisor)
        network.maxDuration = type.maxDuration
    }

    /// Whether any window, shift or duration can bind.
    private func timeMatters(_ clients: [Int]) -> Bool {
        let never = unlimited / 2
        if type.unitDurationCost > 0 || network.watchesDuration || !type.breaks.isEmpty {
            return true
        }
        if type.maxTrips > 1, !type.loadDepots.isEmpty { return true }
        if type.startDepot == nil || type.loadDepots.contains(where: { $0 != type.startDepot }) {
            return true
        }
        if shift.start.start > 0 || shift.end.end < never { return true }
        if demanded(clients).isEmpty { return true }
        return clients.contains { index in
            let client = problem.clients[index]
            return client.windows.contains { $0.start > 0 || $0.end < never }
                || client.dueTime < never
        }
    }

    /// The load dimensions that can bind.
    private func demanded(_ clients: [Int]) -> [Int] {
        (0..<Load.scalarCount).filter { dimension in
            let sum = clients.reduce(0) { $0 + Int(problem.clients[$1].demand[dimension]) }
            return sum > Int(type.capacity[dimension])
        }
    }

    /// Rests that fit into the shift: taken or not, they make a difference, as duty leaves them out.
    private mutating func chooseRests() {
        let fitting = type.breaks.filter { rule in
            max(rule.window.start, shift.start.start) + rule.duration
                <= min(rule.window.end, shift.end.end)
        }
        let order = fitting.indices.sorted {
            (-fitting[$0].duration, $0) < (-fitting[$1].duration, $1)
        }
        rests = order.prefix(NetworkBuilder.mostRests).map { fitting[$0] }
        if rests.count > 1 { network.relaxed.insert(.severalRests) }
        // Duty leaves out those as well that are not here: they are credited.
        let credit = order.dropFirst(NetworkBuilder.mostRests).reduce(Int32(0)) {
            $0 + fitting[$1].duration
        }
        let steepest = network.durationExcess.steps.reduce(network.unitDurationCost) {
            $0 + Int64($1.slope)
        }
        network.fixedCost -= Int64(credit) * steepest
        if network.maxDuration < unlimited { network.maxDuration += credit }
    }

    /// How much later it is than the clock of a layer says.
    func delay(_ layer: Int) -> Int32 {
        restsDone(layer).reduce(0) { $0 + $1.duration }
    }

    private func restsDone(_ layer: Int) -> [RestRule] {
        rests.indices.filter { layer >> $0 & 1 == 1 }.map { rests[$0] }
    }

    private mutating func setLanes(_ clients: [Int]) {
        var lanes = PricingNetwork.Lanes()
        var loads = demanded(clients)
        if network.countsLoad { clockDimension = loads.removeFirst() }
        let rates = type.loadDepots.contains {
            problem.depots[Int($0)].loadingMillisecondsPerUnit > 0
        }
        if rates {
            lanes.units = lanes.next()
            setUnits(clients, loads, lane: lanes.units)
            loads.removeAll { isImplied($0, byUnits: network.limits[lanes.units], clients) }
        }
        for dimension in loads {
            let lane = lanes.next()
            if lane < 0 { break }
            lanes.loads.append((dimension, lane))
            network.limits[lane] = type.capacity[dimension]
        }
        if type.maxDistance < unlimited || !type.distanceExcess.steps.isEmpty {
            lanes.distance = lanes.next()
            if lanes.distance >= 0 { network.limits[lanes.distance] = type.maxDistance }
        }
        if type.maxClients < clients.count {
            lanes.clients = lanes.next()
            if lanes.clients >= 0 { network.limits[lanes.clients] = type.maxClients }
        }
        if type.maxGroups < clients.count {
            lanes.groups = lanes.next()
            if lanes.groups >= 0 { network.limits[lanes.groups] = type.maxGroups }
        }
        if reloads, type.maxTrips < Int32(clients.count) {
            lanes.trips = lanes.next()
            if lanes.trips >= 0 { network.limits[lanes.trips] = type.maxTrips }
        }
        if !type.weightExcess.steps.isEmpty { lanes.weight = lanes.next() }
        let wanted =
            loads.count > lanes.loads.count
            || (type.maxDistance < unlimited || !type.distanceExcess.steps.isEmpty)
                && lanes.distance < 0
            || type.maxClients < clients.count && lanes.clients < 0
            || type.maxGroups < clients.count && lanes.groups < 0
            || !type.weightExcess.steps.isEmpty && lanes.weight < 0
        if wanted { network.relaxed.insert(.otherLimits) }
        if lanes.distance < 0 { network.distanceExcess = ConvexCost() }
        if lanes.weight < 0 { network.weightExcess = ConvexCost() }
        network.lanes = lanes
    }

    /// The units that a trip can have: by each load alone, and what all clients want.
    private mutating func setUnits(_ clients: [Int], _ loads: [Int], lane: Int) {
        var most = clients.reduce(0) { $0 + Double(problem.clients[$1].units) }
        for dimension in loads {
            var room = Double(type.capacity[dimension])
            var units = 0.0
            // The most units for their load first, the last in part: no trip holds more.
            let wants = clients.map { index -> (demand: Double, units: Double) in
                let client = problem.clients[index]
                return (Double(client.demand[dimension]), Double(client.units))
            }
            let order = wants.filter { $0.units > 0 }.sorted {
                $0.units * $1.demand > $1.units * $0.demand
            }
            for (demand, wanted) in order {
                let part: Double = demand <= room ? 1 : room / demand
                units += part * wanted
                room -= part * demand
                if part < 1 { break }
            }
            most = min(most, units)
        }
        let units = Int32(Swift.min(most.rounded(.down), 1e8))
        let step = max(1, (units + NetworkBuilder.mostLoadSizes - 1) / NetworkBuilder.mostLoadSizes)
        network.limits[lane] = units
        network.unitStep = step
        network.loadUnits = stride(from: 0, through: units, by: Int32.Stride(step)).map { $0 }
    }

    /// Whether a trip of no more than so many units fits in a load dimension: no client wants a
    /// larger share of its capacity than of the units.
    private func isImplied(_ dimension: Int, byUnits most: Int32, _ clients: [Int]) -> Bool {
        clients.allSatisfy { index in
            let client = problem.clients[index]
            if client.demand[dimension] == 0 { return true }
            return client.units > 0
                && Int(client.demand[dimension]) * Int(most)
                    <= Int(client.units) * Int(type.capacity[dimension])
        }
    }

    /// Whether a shift can load on the way: again, elsewhere, or for the first time after visits
    /// that bring nothing.
    var reloads: Bool {
        type.maxTrips > 1 || type.loadDepots.contains { $0 != type.startDepot }
            || type.loadDepots.contains { problem.depots[Int($0)].takesTime }
                && problem.clients.contains(where: \.bringsNothing)
    }

    // MARK: Vertices

    private mutating func addVertices(_ clients: [Int], layer: Int) {
        // The clock of a layer is set back by its rests.
        let back = delay(layer)
        let opens = restsDone(layer).map { $0.window.start + $0.duration }.max() ?? .min / 4
        func shifted(_ window: TimeWindow) -> TimeWindow? {
            let start = max(window.start, opens) - back
            let end = max(window.end, Int32.min / 4) - back
            return start <= end ? TimeWindow(start, end) : nil
        }
        var start = shift.start
        if let depot = type.startDepot {
            start.start = max(start.start, problem.depots[Int(depot)].hours.start)
        }
        var states: [Int32] = []
        if let window = shifted(start) {
            let bare = Vertex(window: window)
            add(bare, Role(kind: .source, layer: layer, location: type.startLocation, service: 0))
        }
        for depot in type.loadDepots {
            let info = problem.depots[Int(depot)]
            if info.ramp > 0 { network.relaxed.insert(.ramps) }
            states.append(depot)
            var vertex = loadVertex(depot)
            if depot == type.startDepot {
                let window = TimeWindow(
                    max(start.start, info.hours.start),
                    min(start.end, info.hours.end - info.loadingDuration))
                if window.start <= window.end, let window = shifted(window) {
                    vertex.window = window
                    add(
                        vertex,
                        Role(
                            kind: .source, layer: layer, location: info.location,
                            service: info.loadingDuration))
                }
            }
            guard reloads else { continue }
            let window = TimeWindow(info.hours.start, info.hours.end - info.loadingDuration)
            if window.start <= window.end, let window = shifted(window) {
                vertex.window = window
                add(
                    vertex,
                    Role(
                        kind: .load, layer: layer, location: info.location,
                        service: info.loadingDuration))
            }
        }
        for index in clients { addClient(index, states: states, layer: layer, shifted) }
        var end = shift.end
        for (k, rest) in rests.enumerated() where layer >> k & 1 == 0 {
            end.end = min(end.end, rest.window.end - rest.duration)
        }
        if let window = shifted(end) {
            add(
                Vertex(window: window),
                Role(kind: .sink, layer: layer, location: type.endLocation ?? -1, service: 0))
        }
    }

    private func loadVertex(_ depot: Int32) -> Vertex {
        var vertex = Vertex(window: TimeWindow(0, 0))
        let lanes = network.lanes
        vertex.depot = depot
        vertex.loadingRate =
            lanes.units >= 0 ? problem.depots[Int(depot)].loadingMillisecondsPerUnit : 0
        for (_, lane) in lanes.loads { vertex.keeps[lane] = 0 }
        if lanes.units >= 0 { vertex.keeps[lanes.units] = 0 }
        if lanes.trips >= 0 { vertex.uses[lanes.trips] = 1 }
        return vertex
    }

    private mutating func addClient(
        _ index: Int, states: [Int32], layer: Int, _ shifted: (TimeWindow) -> TimeWindow?
    ) {
        let client = problem.clients[index]
        if client.releaseTime > 0 { network.relaxed.insert(.releases) }
        let lanes = network.lanes
        var vertex = Vertex(client: Int32(index), window: TimeWindow(0, 0))
        vertex.bit = memories.bit[index]
        vertex.neighbourhood = Int32(index)
        let extra = max(0, problem.assignments[typeIndex, index])
        for (dimension, lane) in lanes.loads { vertex.uses[lane] = client.demand[dimension] }
        if lanes.units >= 0 { vertex.uses[lanes.units] = client.units }
        if lanes.clients >= 0 { vertex.uses[lanes.clients] = 1 }
        if lanes.groups >= 0 {
            let isAlone = !problem.clients.indices.contains {
                $0 != index && problem.clients[$0].group == client.group
            }
            vertex.uses[lanes.groups] = isAlone ? 1 : 0
            if !isAlone { network.relaxed.insert(.groups) }
        }
        if lanes.weight >= 0 {
            vertex.uses[lanes.weight] = client.demand[problem.weightDimension]
        }
        let service = problem.serviceDurations[type.serviceClass][index]
        for (window, penalty) in client.pieces {
            guard let window = shifted(window) else { continue }
            vertex.window = window
            vertex.cost = Int64(extra + penalty) * scale
            let role = Role(
                kind: .client, layer: layer, location: client.location,
                service: network.countsLoad ? 0 : service)
            if client.bringsNothing {
                vertex.depot = -1
                add(vertex, role)
            }
            for depot in states
            where client.allowedDepots >> UInt64(depot) & 1 == 1 || client.bringsNothing {
                vertex.depot = depot
                add(vertex, role)
            }
        }
    }

    private mutating func add(_ vertex: Vertex, _ role: Role) {
        switch role.kind {
        case .source: network.sources.append(Int32(network.vertices.count))
        case .sink: network.sinks.append(Int32(network.vertices.count))
        default: break
        }
        var vertex = vertex
        if role.kind == .load {
            vertex.neighbourhood = Int32(problem.clients.count) + vertex.depot
        }
        network.vertices.append(vertex)
        roles.append(role)
    }
}

extension Client {
    /// The windows, cut where lateness begins to cost.
    var pieces: [(TimeWindow, Cost)] {
        windows.flatMap { window -> [(TimeWindow, Cost)] in
            guard latePenalty > 0, dueTime < window.end else { return [(window, 0)] }
            let late = (TimeWindow(max(window.start, dueTime + 1), window.end), latePenalty)
            guard dueTime >= window.start else { return [late] }
            return [(TimeWindow(window.start, dueTime), 0), late]
        }
    }
}

extension Depot {
    fileprivate var takesTime: Bool {
        loadingDuration > 0 || loadingMillisecondsPerUnit > 0 || hours.start > 0
    }
}
