import Model

/// The rows and columns of an instance's leg matrix: clients first, then depots as places to load,
/// then starts (homes), then ends, then «anywhere».
///
/// A depot is one point as a place to load and another as an end, because clearance is due before
/// loading but not before going home.
struct Points {
    let count: Int
    private let clientCount: Int
    private let locations: [Int32]
    private let startPoint: [Int32: Int32]
    private let endPoint: [Int32: Int32]
    private let firstEnd: Int

    init(_ problem: Problem, clients: [Int32], vehicles: [Int32]) {
        clientCount = clients.count
        var locations = clients.map { problem.clients[Int($0)].location }
        locations += problem.depots.map(\.location)
        var starts: [Int32: Int32] = [:]
        var ends: [Int32: Int32] = [:]
        for vehicle in vehicles {
            let type = problem.vehicleTypes[Int(vehicle)]
            if type.startDepot == nil, starts[type.startLocation] == nil {
                starts[type.startLocation] = Int32(locations.count)
                locations.append(type.startLocation)
            }
        }
        firstEnd = locations.count
        for vehicle in vehicles {
            if let end = problem.vehicleTypes[Int(vehicle)].endLocation, ends[end] == nil {
                ends[end] = Int32(locations.count)
                locations.append(end)
            }
        }
        self.locations = locations
        (startPoint, endPoint) = (starts, ends)
        count = locations.count + 1
    }

    func depot(_ index: Int32) -> Int32 { Int32(clientCount) + index }
    var anywhere: Int32 { Int32(count - 1) }

    func start(of type: VehicleType) -> Int32 {
        if let depot = type.startDepot { return self.depot(depot) }
        return startPoint[type.startLocation] ?? anywhere
    }

    func end(of type: VehicleType) -> Int32 {
        type.endLocation.flatMap { endPoint[$0] } ?? anywhere
    }

    /// Legs of every profile with arrival and clearance added; going «anywhere» takes nothing.
    func foldedLegs(_ problem: Problem, clients: [Int32]) -> Buffer<Leg> {
        let legs = Buffer(
            repeating: Leg(duration: 0, distance: 0), count: problem.profiles.count * count * count)
        let info = clients.map { problem.clients[Int($0)] }
        let groups = Buffer(info.map(\.group))
        let sites = Buffer(info.map(\.site))
        let arrivals = Buffer(info.map(\.arrivalDuration))
        let places = Buffer(locations)
        defer {
            groups.deallocate()
            sites.deallocate()
            arrivals.deallocate()
            places.deallocate()
        }
        for (p, matrix) in problem.profiles.enumerated() {
            for from in 0..<count - 1 {
                let row = (p * count + from) * count
                let isClient = from < clientCount
                for to in 0..<count - 1 {
                    var leg = matrix[places[from], places[to]]
                    if leg.exists {
                        if to < clientCount {
                            if !isClient || sites[from] != sites[to] {
                                leg.duration &+= arrivals[to]
                            }
                            if isClient, groups[from] != groups[to] {
                                leg.duration &+= problem.clearance
                            }
                        } else if isClient, to < firstEnd {
                            leg.duration &+= problem.clearance
                        }
                    }
                    legs[row + to] = leg
                }
            }
        }
        return legs
    }

    /// The legs by to, then from; the same buffer where all are symmetric.
    func transposed(_ legs: Buffer<Leg>) -> Buffer<Leg> {
        guard !isSymmetric(legs) else { return legs }
        let back = Buffer(repeating: Leg(duration: 0, distance: 0), count: legs.count)
        for base in stride(from: 0, to: legs.count, by: count * count) {
            for from in 0..<count {
                for to in 0..<count {
                    back[base + to * count + from] = legs[base + from * count + to]
                }
            }
        }
        return back
    }

    private func isSymmetric(_ legs: Buffer<Leg>) -> Bool {
        for base in stride(from: 0, to: legs.count, by: count * count) {
            for from in 0..<count {
                for to in 0..<from
                where legs[base + from * count + to] != legs[base + to * count + from] {
                    return false
                }
            }
        }
        return true
    }
}
