import Model

/// Vehicles that differ at most in when they are on the road, bounded together: any of them may
/// drive any of their trips.
struct Fleet {
    /// Vehicle types.
    var types: [Int] = []
    /// Shifts of vehicles; each that is used has one last trip.
    var count = 0
    /// What one shift has at most: seconds of duty, clients, and loads besides that of its last trip.
    var mostDuration: Int64 = 0
    var mostClients: Int64 = 0
    var mostTrips: Int64 = 0
    /// Duty of all, cheapest first: so many seconds, each at a scaled cost beyond its price.
    var hours: [Piece] = []

    struct Piece: Equatable {
        var seconds: Int64
        var slope: Int64
    }

    /// Adds the vehicles of a type.
    ///
    /// - Parameter mostVisits: that a shift can have, whatever the type says.
    mutating func add(_ index: Int, _ type: VehicleType, scale: Int64, mostVisits: Int) {
        types.append(index)
        count += type.count * type.shifts.count
        let lengths = type.shifts.map { Int($0.end.end) - Int($0.start.start) }
        let limit = Int(type.maxDuration)
        mostDuration = max(mostDuration, Int64(min(lengths.max() ?? 0, limit)))
        mostClients = max(mostClients, Int64(min(mostVisits, Int(type.maxClients))))
        mostTrips = max(mostTrips, Int64(min(mostVisits, Int(type.maxTrips))) - 1)
        let most = Int64(max(0, min(lengths.reduce(0, +), limit)))
        var (from, slope) = (Int64(0), Int64(0))
        for step in type.durationExcess.steps.sorted(by: { $0.above < $1.above }) {
            let above = max(from, min(most, Int64(step.above)))
            hours.append(Piece(seconds: (above - from) * Int64(type.count), slope: slope))
            (from, slope) = (above, slope + Int64(step.slope) * scale)
        }
        hours.append(Piece(seconds: (most - from) * Int64(type.count), slope: slope))
    }

    /// Pieces of one slope as one, cheapest first.
    mutating func settle() {
        var seconds: [Int64: Int64] = [:]
        for piece in hours where piece.seconds > 0 {
            seconds[piece.slope, default: 0] += piece.seconds
        }
        hours = seconds.sorted { $0.key < $1.key }.map { Piece(seconds: $0.value, slope: $0.key) }
    }

    /// What alike vehicles agree in.
    struct Kind: Hashable {
        var numbers: [Int]

        init(_ type: VehicleType) {
            numbers = [
                type.profile, type.serviceClass, Int(type.startLocation),
                type.startDepot.map { Int($0) } ?? -1, type.endLocation.map { Int($0) } ?? -1,
                type.unitDurationCost, type.unitDistanceCost, type.fixedCost, type.shifts.count,
            ]
            numbers += (0..<Load.scalarCount).map { Int(type.capacity[$0]) }
            numbers += type.loadDepots.map { Int($0) }
        }
    }
}

/// Scaled prices of what a fleet has, each at least 0.
struct FleetPrices {
    /// A shift of a vehicle.
    var vehicle: Int64 = 0
    /// A second of all hours.
    var hours: Int64 = 0
    /// A second, a client and a trip of a shift's own.
    var duration: Int64 = 0
    var clients: Int64 = 0
    var trips: Int64 = 0

    /// All of them at once, part by part.
    static func mix(
        _ a: FleetPrices, _ b: FleetPrices, _ body: (Int64, Int64) -> Int64
    ) -> FleetPrices {
        var mixed = FleetPrices()
        mixed.vehicle = body(a.vehicle, b.vehicle)
        mixed.hours = body(a.hours, b.hours)
        mixed.duration = body(a.duration, b.duration)
        mixed.clients = body(a.clients, b.clients)
        mixed.trips = body(a.trips, b.trips)
        return mixed
    }

    init() {}

    /// Duals rounded up, as prices that cost; whatever GLPK says, what they come to fits 60 bits.
    init(_ duals: FleetRows.Duals, _ fleet: Fleet) {
        func price(_ dual: Double, _ most: Int64) -> Int64 {
            min(whole(dual, .up), (1 << 58) / max(1, most * Int64(max(1, fleet.count))))
        }
        vehicle = price(duals.vehicle, 1)
        hours = price(duals.hours, fleet.mostDuration)
        duration = price(duals.duration, fleet.mostDuration)
        clients = price(duals.clients, fleet.mostClients)
        trips = price(duals.trips, fleet.mostTrips)
    }

    /// What a shift's last trip pays: it brings what its shift has.
    func last(_ fleet: Fleet) -> Int64 {
        vehicle - duration * fleet.mostDuration - clients * fleet.mostClients
            - trips * fleet.mostTrips
    }

    /// What the fleet's limits are worth at these prices.
    func value(_ fleet: Fleet) -> Int64 {
        fleet.hours.reduce(vehicle * Int64(fleet.count)) {
            $0 + $1.seconds * max(0, hours - $1.slope)
        }
    }
}
