import Model

/// All routes worth having of one vehicle type on a small instance: for every set of clients the
/// cheapest day.
///
/// Dynamic programming over labels, built from the end of the day to its start (so that a load's
/// length is known when it is reached). A label stands for the rest of a day; of labels for the
/// same clients that begin at the same place those that another one dominates are dropped. Ramps
/// and what others take from stock are left out of account: the result is a relaxation in these two
/// respects, exact in all others.
final class RouteEnumerator {
    /// The rest of a day, from some stop on.
    struct Label {
        var clients: UInt32
        /// Local client; −1 − depot for a load; ``atEnd`` where the shift has no stop yet.
        var first: Int32
        var shift: Int32
        var segment: DurationSegment
        var taken: UInt8 = 0
        var rest: Int32 = 0
        /// Seconds outdoors from the first stop until it is warm, where that is limited.
        var outdoors: Int32 = 0
        var distance: Int32 = 0
        var penalty: Cost = 0
        /// Goods that the next load (earlier in the day) has to hold.
        var open = Load(repeating: 0)
        var openUnits: Int32 = 0
        var openDepots: UInt64 = .max
        var trips: Int32 = 0
        /// Duty of later shifts.
        var done: Int32 = 0
        var parent: Int32
    }

    typealias Stay = ColdRule.Stay

    /// Labels that can dominate one another.
    private struct Bucket: Hashable {
        var clients: UInt32
        var first: Int32
        var shift: Int32
        var taken: UInt8

        init(_ label: Label) {
            (clients, first) = (label.clients, label.first)
            (shift, taken) = (label.shift, label.taken)
        }
    }

    /// The cheapest day for a set of clients.
    struct Column {
        var cost: Cost
        var label: Int32
    }

    static let atEnd = Int32.min
    let instance: Instance
    let vehicle: Int32
    let type: VehicleType
    private let n: Int
    private(set) var labels: [Label] = []
    private var byClients: [[Int32]]
    private var buckets: [Bucket: [Int32]] = [:]
    /// Distance is limited or priced progressively; otherwise it is a cost like any other.
    private let distanceMatters: Bool
    /// By set of clients; nil where no day serves exactly these.
    private(set) var columns: [Column?]
    private let lastOnes: UInt32
    private let keepsLastApart: Bool
    private let setWeight: [Int]
    private let setGroups: [Int32]
    private let setAssigned: [Cost]

    /// - Parameter vehicle: a local vehicle of the type.
    init(_ instance: Instance, vehicle: Int32) {
        self.instance = instance
        self.vehicle = vehicle
        type = instance.type(of: vehicle)
        n = instance.clientCount
        distanceMatters = type.maxDistance < unlimited || !type.distanceExcess.steps.isEmpty
        byClients = Array(repeating: [], count: 1 << n)
        columns = Array(repeating: nil, count: 1 << n)
        var last: UInt32 = 0
        for i in 0..<n where instance.client[i].comesLast { last |= 1 << UInt32(i) }
        lastOnes = last
        keepsLastApart = instance.problem.keepsLastApart
        var weight = [Int](repeating: 0, count: 1 << n)
        var groups = [Int32](repeating: 0, count: 1 << n)
        var assigned = [Cost](repeating: 0, count: 1 << n)
        let dimension = instance.problem.weightDimension
        for set in 1..<max(2, 1 << n) where n > 0 {
            let i = set.trailingZeroBitCount
            let rest = set & (set - 1)
            weight[set] = weight[rest] + Int(instance.client[i].demand[dimension])
            let isKnown = (0..<n).contains {
                rest & (1 << $0) != 0 && instance.client[$0].group == instance.client[i].group
            }
            groups[set] = groups[rest] + (isKnown ? 0 : 1)
            assigned[set] =
                assigned[rest]
                + max(0, instance.assignmentCost(vehicle: vehicle, client: Int32(i)))
        }
        (setWeight, setGroups, setAssigned) = (weight, groups, assigned)
    }

    /// Finds all columns; false if that takes more labels, or somebody asks to stop.
    func run(atMost most: Int, stop: () -> Bool) -> Bool {
        for shift in type.shifts.indices { beginShift(shift, after: nil) }
        for set in 0..<byClients.count {
            if stop() { return false }
            var k = 0
            while k < byClients[set].count {
                let index = byClients[set][k]
                k += 1
                extend(index)
                if labels.count > most { return false }
            }
        }
        return true
    }

    /// Opens a shift from its end, below a label that closes a later one.
    private func beginShift(_ shift: Int, after parent: Int32?) {
        let window = type.shifts[shift].end
        var label = Label(
            clients: 0, first: RouteEnumerator.atEnd, shift: Int32(shift),
            segment: DurationSegment(duration: 0, earliest: window.start, latest: window.end),
            parent: -1)
        if let parent {
            let later = labels[Int(parent)]
            (label.clients, label.parent) = (later.clients, parent)
            (label.distance, label.penalty) = (later.distance, later.penalty)
            (label.trips, label.done) = (later.trips, later.done)
        }
        keep(label)
    }

    private func extend(_ index: Int32) {
        let label = labels[Int(index)]
        if label.first == -1_000_000 { return }
        if label.first != RouteEnumerator.atEnd {
            close(index)
            if label.first >= 0, label.open != Load(repeating: 0) {
                for depot in type.loadDepots { prependLoad(depot, to: index) }
            }
        }
        for i in 0..<n where label.clients & (1 << UInt32(i)) == 0 { prepend(Int32(i), to: index) }
    }

    private func point(of first: Int32) -> Int32 {
        if first == RouteEnumerator.atEnd { return instance.points.end(of: type) }
        return first >= 0 ? first : instance.points.depot(-1 - first)
    }

    /// Puts a client before everything in the label.
    private func prepend(_ i: Int32, to index: Int32) {
        let label = labels[Int(index)]
        let data = instance.client[i]
        guard instance.assignmentCost(vehicle: vehicle, client: i) != AssignmentTable.forbidden
        else { return }
        if data.comesLast, label.clients & ~lastOnes != 0 { return }
        if keepsLastApart, !data.comesLast, label.clients & lastOnes != 0 { return }
        let set = label.clients | 1 << UInt32(i)
        guard set.nonzeroBitCount <= Int(type.maxClients), setGroups[Int(set)] <= type.maxGroups
        else { return }
        let open = label.open &+ data.demand
        if any(open .> type.capacity) { return }
        let leg = instance.leg(type.profile, i, point(of: label.first))
        let distance = label.distance + leg.distance
        guard leg.exists, distance <= type.maxDistance else { return }
        var new = label
        (new.clients, new.first, new.distance, new.parent) = (set, i, distance, index)
        (new.open, new.openUnits) = (open, label.openUnits + data.units)
        if !data.bringsNothing { new.openDepots = label.openDepots & data.allowedDepots }
        let service = instance.service[type.serviceClass * n + Int(i)]
        let client = instance.problem.clients[Int(instance.clients[Int(i)])]
        guard isShort(label, leg) else { return }
        var stays: (Stay?, Stay?) = (Stay(duration: service, outdoors: 0), nil)
        if type.isOutdoors, client.isOutdoors, let cold = instance.problem.cold {
            stays = cold.stays(
                service, after: label.outdoors + leg.duration, mayAdd: client.warms)
        }
        for stay in [stays.0, stays.1].compactMap({ $0 }) {
            new.outdoors = stay.outdoors
            for window in client.windows {
                let inTime = TimeWindow(window.start, min(window.end, client.dueTime))
                prependStop(inTime, stay.duration, leg.duration, 0, new)
                let late = TimeWindow(max(window.start, client.dueTime + 1), window.end)
                prependStop(late, stay.duration, leg.duration, client.latePenalty, new)
            }
        }
    }

    /// Nobody is outdoors for too long on this way to the label's first stop.
    private func isShort(_ label: Label, _ leg: Leg) -> Bool {
        guard type.isOutdoors, let cold = instance.problem.cold else { return true }
        return label.outdoors + leg.duration <= cold.mostOutdoors
    }

    /// Puts a load before everything in the label, for its open goods.
    private func prependLoad(_ depotIndex: Int32, to index: Int32) {
        let label = labels[Int(index)]
        guard label.trips < type.maxTrips, label.openDepots & (1 << UInt64(depotIndex)) != 0,
            all(label.open .<= instance.stock[Int(depotIndex)])
        else { return }
        let depot = instance.problem.depots[Int(depotIndex)]
        let leg = instance.leg(
            type.profile, instance.points.depot(depotIndex), point(of: label.first))
        let distance = label.distance + leg.distance
        guard leg.exists, distance <= type.maxDistance, isShort(label, leg) else { return }
        let length = depot.duration(units: label.openUnits)
        var new = label
        new.outdoors = 0
        (new.first, new.distance, new.parent) = (-1 - depotIndex, distance, index)
        (new.open, new.openUnits, new.openDepots) = (Load(repeating: 0), 0, .max)
        new.trips += 1
        let window = TimeWindow(depot.hours.start, depot.hours.end - length)
        prependStop(window, length, leg.duration, 0, new)
    }

    /// A stop before the label's first, without and with breaks in the gap between.
    private func prependStop(
        _ window: TimeWindow, _ length: Int32, _ travel: Int32, _ penalty: Cost, _ label: Label
    ) {
        guard window.start <= window.end else { return }
        let stop = DurationSegment(duration: length, earliest: window.start, latest: window.end)
        forEachGap(label, travel) { gap, taken, rest in
            var new = label
            new.segment = stop.then(0, gap)
            guard new.segment.isFeasible else { return }
            new.penalty += penalty
            new.taken |= taken
            new.rest += rest
            keep(new)
        }
    }

    /// Every way to get from one stop to the label's first: the rest of the day with the gap before
    /// it.
    private func forEachGap(
        _ label: Label, _ travel: Int32, _ body: (DurationSegment, UInt8, Int32) -> Void
    ) {
        let plain = DurationSegment(
            duration: travel, earliest: -unlimitedTime, latest: unlimitedTime)
        body(plain.then(0, label.segment), 0, 0)
        let breaks = type.breaks
        for a in breaks.indices where label.taken & (1 << a) == 0 {
            let one = DurationSegment.rest(breaks[a])
            let restOne = breaks[a].duration
            let gap = one.overlapping(travel: travel, rest: restOne)
            body(gap.then(0, label.segment), 1 << a, restOne)
            for b in breaks.indices where b != a && label.taken & (1 << b) == 0 {
                let both = one.then(0, .rest(breaks[b]))
                guard both.isFeasible else { continue }
                let rest = restOne + breaks[b].duration
                let gap = both.overlapping(travel: travel, rest: rest)
                body(gap.then(0, label.segment), 1 << a | 1 << b, rest)
            }
        }
    }

    /// Starts the shift before the label's first stop: a column, or the beginning of an earlier
    /// shift.
    private func close(_ index: Int32) {
        let label = labels[Int(index)]
        let window = type.shifts[Int(label.shift)].start
        let start = DurationSegment(duration: 0, earliest: window.start, latest: window.end)
        let startPoint = instance.points.start(of: type)
        var final = label
        final.parent = index
        if label.open != Load(repeating: 0) {
            guard let depotIndex = type.startDepot, label.trips < type.maxTrips,
                label.openDepots & (1 << UInt64(depotIndex)) != 0,
                all(label.open .<= instance.stock[Int(depotIndex)])
            else { return }
            let depot = instance.problem.depots[Int(depotIndex)]
            let leg = instance.leg(type.profile, startPoint, label.first)
            final.distance += leg.distance
            guard leg.exists, final.distance <= type.maxDistance, isShort(label, leg)
            else { return }
            final.trips += 1
            let length = depot.duration(units: label.openUnits)
            let load = DurationSegment(
                duration: length, earliest: depot.hours.start, latest: depot.hours.end - length)
            guard load.latest >= load.earliest else { return }
            forEachGap(label, leg.duration) { gap, taken, rest in
                finish(final, start.then(0, load).then(0, gap), taken, rest)
            }
        } else {
            let leg = instance.leg(type.profile, startPoint, point(of: label.first))
            final.distance += leg.distance
            guard leg.exists, final.distance <= type.maxDistance, isShort(label, leg)
            else { return }
            forEachGap(label, leg.duration) { gap, taken, rest in
                finish(final, start.then(0, gap), taken, rest)
            }
        }
    }

    private func finish(_ label: Label, _ segment: DurationSegment, _ taken: UInt8, _ rest: Int32) {
        guard segment.isFeasible,
            let narrowed = segment.outside(type.breaks, taken: label.taken | taken)
        else { return }
        var closed = label
        closed.done += narrowed.duration - label.rest - rest
        guard closed.done <= type.maxDuration else { return }
        let set = Int(label.clients)
        let cost =
            type.fixedCost + Int(closed.done) * type.unitDurationCost
            + Int(closed.distance) * type.unitDistanceCost + closed.penalty + setAssigned[set]
            + type.durationExcess(Int(closed.done)) + type.distanceExcess(Int(closed.distance))
            + type.weightExcess(setWeight[set] / Int(type.weightDivisor))
        if columns[set].map({ cost < $0.cost }) ?? true {
            columns[set] = Column(cost: cost, label: label.parent)
        }
        guard label.shift > 0 else { return }
        // The label below which an earlier shift goes on; never extended itself.
        closed.first = -1_000_000
        labels.append(closed)
        let parent = Int32(labels.count - 1)
        for shift in 0..<Int(label.shift) { beginShift(shift, after: parent) }
    }

    /// Keeps a label unless another dominates it; drops those that it dominates.
    private func keep(_ new: Label) {
        let set = Int(new.clients)
        let key = Bucket(new)
        let unitDistanceCost = type.unitDistanceCost
        for k in buckets[key] ?? []
        where labels[Int(k)].dominates(new, unitDistanceCost, distanceMatters: distanceMatters) {
            return
        }
        labels.append(new)
        let index = Int32(labels.count - 1)
        byClients[set].append(index)
        buckets[key, default: []].append(index)
    }

    /// The order of stops of a column.
    func order(_ column: Column) -> RouteOrder {
        var order = RouteOrder(
            type: instance.vehicles[Int(vehicle)], shiftCount: type.shifts.count)
        order.cost = column.cost
        var k = column.label
        while k >= 0 {
            let label = labels[Int(k)]
            if label.first >= 0 {
                order.shifts[Int(label.shift)].append(instance.clients[Int(label.first)])
            } else if label.first > -1_000_000 {
                order.shifts[Int(label.shift)].append(label.first)
            }
            k = label.parent
        }
        return order
    }
}

extension RouteEnumerator.Label {
    /// Every beginning of the day that fits the other label (of the same bucket) fits this one at
    /// no higher cost.
    @inline(__always)
    func dominates(
        _ other: Self, _ unitDistanceCost: Cost, distanceMatters: Bool
    ) -> Bool {
        segment.latest >= other.segment.latest && segment.duration <= other.segment.duration
            && segment.earliestEnd <= other.segment.earliestEnd
            && penalty + Int(distance) * unitDistanceCost
                <= other.penalty + Int(other.distance) * unitDistanceCost
            && (!distanceMatters || distance <= other.distance)
            && outdoors <= other.outdoors && done <= other.done && trips <= other.trips
            && openUnits <= other.openUnits && all(open .<= other.open)
            && openDepots & other.openDepots == other.openDepots
    }
}

extension DurationSegment {
    /// This shift narrowed so that each break not taken lies before or after it; nil where that is
    /// impossible.
    ///
    /// Both ways of one break keep the duration, so the first that works will do. Steps of the
    /// search ask for it, so nothing is allocated.
    ///
    /// - Parameter first: breaks before this one lie outside already.
    func outside(_ breaks: [RestRule], taken: UInt8, from first: Int = 0) -> DurationSegment? {
        guard let k = (first..<breaks.count).first(where: { taken & (1 << $0) == 0 }) else {
            return self
        }
        var early = self
        early.latest = min(early.latest, breaks[k].window.end - breaks[k].duration - duration)
        if early.isFeasible, let found = early.outside(breaks, taken: taken, from: k + 1) {
            return found
        }
        var late = self
        late.earliest = max(late.earliest, breaks[k].window.start + breaks[k].duration)
        return late.isFeasible ? late.outside(breaks, taken: taken, from: k + 1) : nil
    }
}
