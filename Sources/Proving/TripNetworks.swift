import Model

/// Networks of single trips: what bounds large days, whose rounds of many trips are too many to be
/// priced.
///
/// A round is its trips, from a load to the next or to the end. Windows, rests and the order of trips
/// are left out; the durations of all trips together fit the hours that a fleet has. So every set of
/// rounds is a set of trips that costs no more.
struct TripNetworks {
    let problem: Problem
    let scale: Int64
    let memories: Memories
    private(set) var fleets: [Fleet] = []
    private(set) var networks: [PricingNetwork] = []

    /// Whether vehicles of this type go on several trips.
    static func divides(_ type: VehicleType, _ problem: Problem) -> Bool {
        type.maxTrips > 1 && !type.loadDepots.isEmpty
            && problem.clients.contains { !$0.bringsNothing }
    }

    init(_ problem: Problem, types: [Int], memories: Memories, scale: Int64) {
        (self.problem, self.memories, self.scale) = (problem, memories, scale)
        var byKind: [Fleet.Kind: Int] = [:]
        // Where every client is a group of its own, limits on groups are limits on clients.
        let isAlone = Set(problem.clients.map(\.group)).count == problem.clients.count
        for index in types where !problem.vehicleTypes[index].shifts.isEmpty {
            let type = problem.vehicleTypes[index]
            let kind = Fleet.Kind(type)
            let fleet = byKind[kind] ?? fleets.count
            if fleet == fleets.count {
                byKind[kind] = fleet
                fleets.append(Fleet())
            }
            let groups = isAlone ? Int(type.maxGroups) : problem.clients.count
            fleets[fleet].add(
                index, type, scale: scale, mostVisits: min(problem.clients.count, groups))
        }
        for k in fleets.indices {
            fleets[k].settle()
            let type = problem.vehicleTypes[fleets[k].types[0]]
            for depot in type.loadDepots + [-1] {
                var builder = TripNetworkBuilder(self, fleet: k, depot: depot)
                if let network = builder.build() { networks.append(network) }
            }
        }
    }
}

/// Builds the network of a fleet's trips from one depot.
struct TripNetworkBuilder {
    private let problem: Problem
    private let scale: Int64
    private let memories: Memories
    private let fleet: Fleet
    private let type: VehicleType
    /// −1: before anything is loaded.
    private let depot: Int32
    private var network: PricingNetwork
    /// The load on the clock; nil where it counts duty.
    private var clock: Int?
    /// What the clock counts for a unit of load, and visits that bring none of it at most.
    private var unit: Int64 = 1
    private var mostIdle: Int64 = 0

    init(_ trips: TripNetworks, fleet index: Int, depot: Int32) {
        (problem, scale, memories) = (trips.problem, trips.scale, trips.memories)
        fleet = trips.fleets[index]
        type = problem.vehicleTypes[fleet.types[0]]
        self.depot = depot
        network = PricingNetwork(type: fleet.types[0], shift: 0, count: problem.clients.count)
        network.fleet = index
    }

    /// The network; nil where there is nobody to visit.
    mutating func build() -> PricingNetwork? {
        let clients = problem.clients.indices.filter(isServed)
        guard !clients.isEmpty else { return nil }
        network.relaxed = [.clockTimes]
        if type.maxDistance < unlimited || !type.distanceExcess.steps.isEmpty
            || !type.weightExcess.steps.isEmpty
        {
            network.relaxed.insert(.otherLimits)
        }
        setLanes(clients)
        let most = Int32(
            clamping: clock.map { Int64(type.capacity[$0]) * unit + mostIdle }
                ?? fleet.mostDuration)
        network.horizon = TimeWindow(0, most)
        add(Vertex(client: -1, depot: depot, window: TimeWindow(0, 0)), to: \.sources)
        for index in clients { addClient(index) }
        // The end of a trip before another, and of the last.
        if fleet.mostTrips > 0 || depot < 0 { add(Vertex(window: network.horizon), to: \.sinks) }
        network.last = Int32(network.vertices.count)
        add(Vertex(window: network.horizon), to: \.sinks)
        addArcs()
        network.count = mostTrips
        return network
    }

    /// Trips that the fleet's hours have room for, if all are as short as the shortest way there and
    /// the shortest way back.
    private var mostTrips: Int {
        var (there, back) = (Int64.max, Int64.max)
        for tail in network.vertices.indices {
            for k in Int(network.outgoing[tail])..<Int(network.outgoing[tail + 1]) {
                let duty = Int64(network.arcs[k].length)
                if tail == Int(network.sources[0]) {
                    there = min(there, duty)
                } else if network.vertices[Int(network.arcs[k].head)].client < 0 {
                    back = min(back, duty)
                }
            }
        }
        guard there < .max, back < .max else { return 0 }
        guard there + back > 0 else { return problem.clients.count }
        let hours = fleet.hours.reduce(0) { $0 + $1.seconds }
        return Int(min(Int64(problem.clients.count), hours / (there + back)))
    }

    /// Somebody of the fleet may bring from here what the client wants.
    private func isServed(_ index: Int) -> Bool {
        let client = problem.clients[index]
        if !client.bringsNothing {
            guard depot >= 0, client.allowedDepots >> UInt64(depot) & 1 == 1 else { return false }
            if any(client.demand .> type.capacity) { return false }
        }
        return fleet.types.contains {
            problem.assignments.allows(type: $0, client: index) && isInTime(index, $0)
        }
    }

    /// Whether some shift of the type allows a visit, as far as the shortest ways to the client and
    /// from there tell: who comes from next door has neither far to go nor to find the entrance.
    private func isInTime(_ index: Int, _ typeIndex: Int) -> Bool {
        let type = problem.vehicleTypes[typeIndex]
        let matrix = problem.profiles[type.profile]
        let here = problem.clients[index].location
        let first = depot >= 0 ? problem.depots[Int(depot)].location : type.startLocation
        var there = matrix[first, here].duration
        var back = type.endLocation.map { matrix[here, $0].duration } ?? 0
        for depot in type.loadDepots {
            back = min(back, matrix[here, problem.depots[Int(depot)].location].duration)
        }
        for other in problem.clients.indices where other != index {
            let place = problem.clients[other].location
            there = min(there, matrix[place, here].duration)
            back = min(back, matrix[here, place].duration)
        }
        if depot >= 0 { there += problem.depots[Int(depot)].loadingDuration }
        let service = problem.serviceDurations[type.serviceClass][index]
        return type.shifts.contains { shift in
            var start = shift.start.start
            if depot >= 0 { start = max(start, problem.depots[Int(depot)].hours.start) }
            let latest = Int(shift.end.end) - Int(back) - Int(service)
            return problem.clients[index].windows.contains {
                max(Int(start) + Int(there), Int($0.start)) <= min(latest, Int($0.end))
            }
        }
    }

    private mutating func setLanes(_ clients: [Int]) {
        func share(_ d: Int) -> Double {
            clients.reduce(0) { $0 + Double(problem.clients[$1].demand[d]) }
                / Double(max(1, type.capacity[d]))
        }
        var loads = (0..<Load.scalarCount).filter { share($0) > 1 }
        loads.sort { (share($0), $1) > (share($1), $0) }
        if let first = loads.first {
            clock = first
            loads.removeFirst()
            loads.removeAll { d in
                clients.allSatisfy {
                    Int(problem.clients[$0].demand[d]) * Int(type.capacity[first])
                        <= Int(problem.clients[$0].demand[first]) * Int(type.capacity[d])
                }
            }
            // Who brings nothing moves the clock by one: together by less than any load.
            let idle = clients.filter { problem.clients[$0].demand[first] == 0 }.map {
                Int64(problem.serviceDurations[type.serviceClass][$0])
            }
            if let quickest = idle.min() {
                mostIdle = min(Int64(idle.count), fleet.mostDuration / max(1, quickest))
            }
            let room = Int64(Int32.max / 4) / Int64(max(1, type.capacity[first]))
            unit = max(1, min(mostIdle + 1, room))
        }
        network.countsLoad = clock != nil
        var lanes = PricingNetwork.Lanes()
        for dimension in loads {
            let lane = lanes.next()
            if lane < 0 { break }
            lanes.loads.append((dimension, lane))
            network.limits[lane] = type.capacity[dimension]
        }
        // On a clock of loads who brings nothing could be visited in turn almost for ever.
        if mostIdle > 0 {
            lanes.clients = lanes.next()
            if lanes.clients >= 0 { network.limits[lanes.clients] = Int32(clamping: mostIdle) }
        }
        network.lanes = lanes
    }

    private mutating func add(
        _ vertex: Vertex, to list: WritableKeyPath<PricingNetwork, [Int32]>
    ) {
        network[keyPath: list].append(Int32(network.vertices.count))
        network.vertices.append(vertex)
    }

    private mutating func addClient(_ index: Int) {
        var vertex = Vertex(client: Int32(index), depot: depot, window: TimeWindow(0, 0))
        vertex.bit = memories.bit[index]
        vertex.neighbourhood = Int32(index)
        for (dimension, lane) in network.lanes.loads {
            vertex.uses[lane] = problem.clients[index].demand[dimension]
        }
        if let clock, network.lanes.clients >= 0, problem.clients[index].demand[clock] == 0 {
            vertex.uses[network.lanes.clients] = 1
        }
        let extra = fleet.types.map { problem.assignments[$0, index] }.filter { $0 >= 0 }.min()
        vertex.cost = Int64(extra ?? 0) * scale
        vertex.window.end = network.horizon.end - load(index)
        network.vertices.append(vertex)
    }

    /// What the clock counts of a visit, once it goes on, if it counts load.
    private func load(_ client: Int) -> Int32 {
        guard let clock else { return 0 }
        return max(1, problem.clients[client].demand[clock] * Int32(unit))
    }

    private mutating func addArcs() {
        network.outgoing = [0]
        let start = startLeg
        for tail in network.vertices.indices {
            for head in network.vertices.indices where head != tail {
                guard let arc = arc(from: tail, to: head, start) else { continue }
                network.arcs.append(arc)
            }
            network.outgoing.append(Int32(network.arcs.count))
        }
    }

    private func arc(from tail: Int, to head: Int, _ start: Leg) -> Arc? {
        let (a, b) = (network.vertices[tail].client, network.vertices[head].client)
        let isSource = tail == Int(network.sources[0])
        guard isSource || a >= 0, head != Int(network.sources[0]), !isSource || b >= 0, a != b
        else {
            return nil
        }
        if a >= 0, b >= 0, !problem.allowsInOneRoute(a, then: b) { return nil }
        guard var leg = isSource ? departure(to: b) : leg(from: a, toVertex: head) else {
            return nil
        }
        // The last trip also pays for its shift and for coming to where the first began.
        let isLast = head == Int(network.last)
        if isLast {
            leg.duration += start.duration
            leg.distance += start.distance
        }
        var duty = leg.duration
        if a >= 0 { duty += service(Int(a)) }
        if Int64(duty) > fleet.mostDuration || exceeds(a, b) { return nil }
        var cost = Int64(type.unitDistanceCost) * Int64(leg.distance)
        cost += Int64(type.unitDurationCost) * Int64(duty)
        if isLast { cost += Int64(type.fixedCost / type.shifts.count) }
        let length = clock == nil ? duty : a < 0 ? 0 : load(Int(a))
        guard network.vertices[tail].window.start + length <= network.vertices[head].window.end
        else { return nil }
        var arc = Arc(
            head: Int32(head), duration: length, leaves: .max, arrives: .min, cost: cost * scale,
            keep: 0, hit: 0, backHit: 0, length: duty)
        if a >= 0, b >= 0 {
            let mask = memories[Int(a), Int(b)]
            (arc.keep, arc.hit, arc.backHit) = (mask.keep, mask.hit, mask.backHit)
        }
        return arc
    }

    /// Whether both together are more than a vehicle carries.
    private func exceeds(_ i: Int32, _ j: Int32) -> Bool {
        guard i >= 0, j >= 0 else { return false }
        let together = problem.clients[Int(i)].demand &+ problem.clients[Int(j)].demand
        return any(together .> type.capacity)
    }

    /// The shortest way to a first load, where nobody can be visited on it; it counts once, with the
    /// shift's last trip.
    private var startLeg: Leg {
        let isFree =
            depot < 0 || type.startDepot.map(type.loadDepots.contains) ?? false
            || problem.clients.contains(where: \.bringsNothing)
        if isFree { return Leg(duration: 0, distance: 0) }
        let legs = type.loadDepots.map {
            problem.profiles[type.profile][
                type.startLocation, problem.depots[Int($0)].location]
        }.filter(\.exists)
        return Leg(
            duration: legs.map(\.duration).min() ?? 0, distance: legs.map(\.distance).min() ?? 0)
    }

    /// From the start of the trip to its first client, the load before it included.
    private func departure(to client: Int32) -> Leg? {
        let from = depot >= 0 ? problem.depots[Int(depot)].location : type.startLocation
        var leg = problem.profiles[type.profile][from, problem.clients[Int(client)].location]
        guard leg.exists else { return nil }
        if depot >= 0 {
            leg.duration += problem.depots[Int(depot)].loadingDuration
        }
        leg.duration += problem.clients[Int(client)].arrivalDuration
        return leg
    }

    /// From a client to another, to the nearest next load, or to the end.
    private func leg(from i: Int32, toVertex head: Int) -> Leg? {
        let a = problem.clients[Int(i)]
        let matrix = problem.profiles[type.profile]
        let j = network.vertices[head].client
        if j >= 0 {
            let b = problem.clients[Int(j)]
            var leg = matrix[a.location, b.location]
            guard leg.exists else { return nil }
            if a.site != b.site { leg.duration += b.arrivalDuration }
            if a.group != b.group { leg.duration += problem.clearance }
            return leg
        }
        if head == Int(network.last) {
            guard let end = type.endLocation else { return Leg(duration: 0, distance: 0) }
            let leg = matrix[a.location, end]
            return leg.exists ? leg : nil
        }
        let legs = type.loadDepots.map { matrix[a.location, problem.depots[Int($0)].location] }
            .filter(\.exists)
        guard let duration = legs.map(\.duration).min(), let distance = legs.map(\.distance).min()
        else { return nil }
        return Leg(duration: duration + problem.clearance, distance: distance)
    }

    /// A visit, and its part of the load: rounded down, as loads are rounded up together.
    private func service(_ index: Int) -> Int32 {
        let client = problem.clients[index]
        let service = problem.serviceDurations[type.serviceClass][index]
        guard depot >= 0 else { return service }
        let rate = Int(problem.depots[Int(depot)].loadingMillisecondsPerUnit)
        return service + Int32(clamping: Int(client.units) * rate / 1000)
    }
}
