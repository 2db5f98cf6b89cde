import Model

/// The chains, days and limits of an instance's vehicles, before anything is visited.
struct Layout {
    var chains: [Chain] = []
    var days: [VehicleDay] = []
    var limits: [VehicleLimits] = []
    /// Types of the instance.
    var typeCount = 0

    init(_ instance: Instance) {
        let problem = instance.problem
        let types = Array(Set(instance.vehicles)).sorted()
        typeCount = types.count
        var rank = [Int32](repeating: 0, count: problem.vehicleTypes.count)
        var firstDepot = rank
        var depots: Int32 = 0
        for (k, type) in types.enumerated() {
            rank[Int(type)] = Int32(k)
            firstDepot[Int(type)] = depots
            depots += Int32(problem.vehicleTypes[Int(type)].loadDepots.count)
        }
        for (vehicle, index) in instance.vehicles.enumerated() {
            let type = problem.vehicleTypes[Int(index)]
            days.append(
                VehicleDay(
                    firstChain: Int32(chains.count), chainCount: Int32(type.shifts.count)))
            var limit = VehicleLimits(type, instance)
            limit.type = index
            limit.rank = rank[Int(index)]
            limit.loadDepots = firstDepot[Int(index)]
            limit.assignmentBase = Int(instance.assignmentRow[vehicle])
            limits.append(limit)
            for shift in 0..<type.shifts.count {
                var chain = Chain(
                    vehicle: Int32(vehicle), shift: Int32(shift),
                    startWindow: type.shifts[shift].start.clamped)
                chain.alwaysSchedules =
                    !type.breaks.isEmpty || type.isOutdoors && problem.cold != nil
                chain.usesRamp = type.loadDepots.contains { problem.depots[Int($0)].ramp > 0 }
                chains.append(chain)
            }
        }
    }
}

extension VehicleLimits {
    init(_ type: VehicleType, _ instance: Instance) {
        capacity = type.capacity
        fixedCost = type.fixedCost
        unitDurationCost = type.unitDurationCost
        unitDistanceCost = type.unitDistanceCost
        legBase = type.profile * instance.points.count * instance.points.count
        (assignmentBase, self.type, rank, loadDepots) = (0, 0, 0, 0)
        profile = type.profile
        serviceBase = type.serviceClass * instance.clientCount
        maxDuration = type.maxDuration
        maxDistance = Int(type.maxDistance)
        maxClients = type.maxClients
        maxGroups = type.maxGroups
        maxTrips = type.maxTrips
        weightDivisor = max(1, Int(type.weightDivisor))
        loadDepotCount = Int32(type.loadDepots.count)
        hasExcess =
            !(type.durationExcess.steps.isEmpty && type.distanceExcess.steps.isEmpty
            && type.weightExcess.steps.isEmpty)
    }
}

/// Which vehicles of each type are idle: one bit each, so that the first is found at once.
struct Fleet {
    /// Vehicles by type, types one after another.
    private let vehicles: Buffer<Int32>
    private let firstOfType: Buffer<Int32>
    /// Place of each vehicle in ``vehicles``.
    private let place: Buffer<Int32>
    private let idle: Buffer<UInt64>
    private let firstWord: Buffer<Int32>
    let typeCount: Int
    /// Types whose vehicles have several shifts: an empty shift of a vehicle at work is a place as
    /// well.
    let severalShifts: Buffer<Bool>

    init(_ layout: Layout) {
        typeCount = layout.typeCount
        var byType = [[Int32]](repeating: [], count: layout.typeCount)
        for (vehicle, limit) in layout.limits.enumerated() {
            byType[Int(limit.rank)].append(Int32(vehicle))
        }
        var (first, word, place): ([Int32], [Int32], [Int32]) = (
            [0], [0], Array(repeating: 0, count: layout.days.count)
        )
        for list in byType {
            for (k, vehicle) in list.enumerated() { place[Int(vehicle)] = Int32(k) }
            first.append(first[first.count - 1] + Int32(list.count))
            word.append(word[word.count - 1] + Int32((list.count + 63) / 64))
        }
        vehicles = Buffer(byType.flatMap { $0 })
        firstOfType = Buffer(first)
        firstWord = Buffer(word)
        self.place = Buffer(place)
        idle = Buffer(repeating: 0, count: Int(word[word.count - 1]))
        severalShifts = Buffer(
            byType.map { list in list.first.map { layout.days[Int($0)].chainCount > 1 } ?? false })
        for list in byType {
            for vehicle in list {
                set(vehicle, rank: layout.limits[Int(vehicle)].rank, idle: true)
            }
        }
    }

    func deallocate() {
        vehicles.deallocate()
        firstOfType.deallocate()
        place.deallocate()
        idle.deallocate()
        firstWord.deallocate()
        severalShifts.deallocate()
    }

    /// Marks a vehicle as idle or at work.
    @inline(__always) func set(_ vehicle: Int32, rank: Int32, idle isIdle: Bool) {
        let k = place[vehicle]
        let word = idle.at(firstWord[rank] &+ k >> 6)
        let bit: UInt64 = 1 << UInt64(k & 63)
        if isIdle { word.pointee |= bit } else { word.pointee &= ~bit }
    }

    /// The first idle vehicle of a type; −1 if all work.
    @inline(__always) func firstIdle(_ rank: Int32) -> Int32 {
        for word in firstWord[rank]..<firstWord[rank &+ 1] where idle[word] != 0 {
            let k =
                (word &- firstWord[rank]) &* 64
                &+ Int32(truncatingIfNeeded: idle[word].trailingZeroBitCount)
            return vehicles[firstOfType[rank] &+ k]
        }
        return -1
    }

    /// The vehicles of a type.
    func all(_ rank: Int32) -> Range<Int32> { firstOfType[rank]..<firstOfType[rank &+ 1] }
    func vehicle(_ k: Int32) -> Int32 { vehicles[k] }
}
