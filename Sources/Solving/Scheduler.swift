import Model

/// The best times for one shift with a given order of stops: exact with several windows, due times,
/// breaks, ramps and free start.
///
/// Every choice (which window, which gap for a break) makes a ``DurationSegment``; segments with
/// the same breaks taken are compared by dominance, so that few remain (dynamic programming over
/// labels).
final class Scheduler {
    typealias Stay = ColdRule.Stay

    /// One stop of the order to be scheduled.
    struct Item: BitwiseCopyable {
        /// Local client, or −1 − depot.
        var code: Int32
        /// From the stop before (from the start for the first).
        var travel: Int32
        var service: Int32
        /// Of a load: no earlier than this.
        var release: Int32
        var isLoad: Bool { code < 0 }
        var depot: Int32 { -1 &- code }
    }

    /// A choice up to some stop.
    struct Label: BitwiseCopyable {
        var segment: DurationSegment
        /// Seconds outdoors since it was warm last, where that is limited.
        var outdoors: Int32 = 0
        var penalty: Cost
        /// Breaks taken, one bit each.
        var taken: UInt8
        /// Breaks taken in the gap before this stop, in order: up to two indices + 1, four bits
        /// each.
        var gap: UInt8
        /// Seconds of breaks taken.
        var rest: Int32
        var parent: Int32
        /// Begin window chosen at this stop.
        var window: TimeWindow
        /// How long this stop takes.
        var duration: Int32
    }

    /// What a schedule is worth.
    struct Outcome {
        var duty: Int32
        var penalty: Cost
        /// Index of the final label, for ``timeline(_:)``.
        var label: Int32
    }

    let instance: Instance
    private let items = Stack<Item>()
    /// Travel from the last item to the end.
    var travelToEnd: Int32 {
        get { scalars[0].travelToEnd }
        set { scalars.at(0).pointee.travelToEnd = newValue }
    }
    private let labels = Stack<Label>()
    private let windows = Stack<TimeWindow>()
    /// Labels of the schedule that is replayed, the last first, and begins of its stops.
    private let path = Stack<Int32>()
    private let begins = Stack<Int32>()
    private let calendar: RampCalendar
    private let scalars = Buffer(repeating: Scalars(), count: 1)
    /// Breaks of all types of the problem, and where each type's begin.
    private let breaks: Buffer<RestRule>
    private let firstBreak: Buffer<Int32>

    /// What changes from run to run, in a buffer for the reason given there.
    private struct Scalars: BitwiseCopyable {
        var travelToEnd: Int32 = 0
        var type: Int32 = 0
        var start = TimeWindow(0, 0)
        var end = TimeWindow(0, 0)
        /// The longest time outdoors; 0: no matter.
        var mostOutdoors: Int32 = 0
    }

    init(_ instance: Instance, calendar: RampCalendar) {
        self.instance = instance
        self.calendar = calendar
        let types = instance.problem.vehicleTypes
        breaks = Buffer(types.flatMap(\.breaks))
        firstBreak = Buffer(
            types.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.breaks.count)) })
    }

    deinit {
        items.deallocate()
        labels.deallocate()
        windows.deallocate()
        path.deallocate()
        begins.deallocate()
        scalars.deallocate()
        breaks.deallocate()
        firstBreak.deallocate()
    }

    /// Begins a new order for a shift of a type of the problem.
    func begin(type: Int32, shift: Int32) {
        items.removeAll()
        let vehicle = instance.problem.vehicleTypes[Int(type)]
        let times = vehicle.shifts[Int(shift)]
        scalars[0] = Scalars(
            travelToEnd: 0, type: type, start: times.start.clamped, end: times.end.clamped,
            mostOutdoors: vehicle.isOutdoors ? instance.problem.cold?.mostOutdoors ?? 0 : 0)
    }

    /// Adds a stop: a local client, or −1 − depot for a load.
    func append(code: Int32, travel: Int32, service: Int32, release: Int32) {
        items.append(Item(code: code, travel: travel, service: service, release: release))
    }

    /// The cheapest schedule of the order; nil if there is none.
    ///
    /// - Parameters:
    ///   - otherDuration: the vehicle's duty in other shifts, for its limit and for convex costs.
    func run(otherDuration: Int32) -> Outcome? {
        labels.removeAll()
        let now = scalars[0]
        labels.append(
            Label(
                segment: DurationSegment(
                    duration: 0, earliest: now.start.start, latest: now.start.end),
                penalty: 0, taken: 0, gap: 0, rest: 0, parent: -1, window: now.start, duration: 0))
        var from = 0
        for k in 0..<items.count {
            let item = items[k]
            let to = labels.count
            guard item.travel < Leg.unreachable else { return nil }
            if item.isLoad { extendLoad(item, from..<to) } else { extendClient(item, from..<to) }
            if labels.count == to { return nil }
            from = to
        }
        let to = labels.count
        guard now.travelToEnd < Leg.unreachable else { return nil }
        for parent in from..<to where isShort(parent, now.travelToEnd) {
            extend(
                parent, travel: now.travelToEnd, Stay(duration: 0, outdoors: 0), window: now.end,
                penalty: 0, stage: to)
        }
        return best(from: to, otherDuration: otherDuration)
    }

    private func extendLoad(_ item: Item, _ parents: Range<Int>) {
        let hours = instance.depots.at(item.depot).pointee.hours.clamped
        var least = Int32.max
        for parent in parents { least = min(least, labels.at(parent).pointee.segment.earliestEnd) }
        calendar.openings(
            item.depot, length: item.service,
            from: max(max(hours.start, item.release), least &+ item.travel),
            through: hours.end &- item.service, most: instance.mostOpenings, into: windows)
        let stage = parents.upperBound
        for parent in parents where isShort(parent, item.travel) {
            for k in 0..<windows.count {
                extend(
                    parent, travel: item.travel, Stay(duration: item.service, outdoors: 0),
                    window: windows[k], penalty: 0, stage: stage)
            }
        }
    }

    /// Nobody is outdoors for too long who goes so far from a label.
    private func isShort(_ parent: Int, _ travel: Int32) -> Bool {
        let most = scalars[0].mostOutdoors
        return most == 0 || labels[parent].outdoors &+ travel <= most
    }

    private func extendClient(_ item: Item, _ parents: Range<Int>) {
        let stage = parents.upperBound
        for parent in parents where isShort(parent, item.travel) {
            guard scalars[0].mostOutdoors > 0, let cold = instance.problem.cold,
                instance.client.at(item.code).pointee.isOutdoors
            else {
                extendClient(
                    item, parent, Stay(duration: item.service, outdoors: 0), stage: stage)
                continue
            }
            let stays = cold.stays(
                item.service, after: labels[parent].outdoors &+ item.travel,
                mayAdd: instance.client.at(item.code).pointee.warms)
            if let stay = stays.0 { extendClient(item, parent, stay, stage: stage) }
            if let stay = stays.1 { extendClient(item, parent, stay, stage: stage) }
        }
    }

    /// Every window, in time and late.
    private func extendClient(_ item: Item, _ parent: Int, _ stay: Stay, stage: Int) {
        let client = instance.client.at(item.code)
        let due = client.pointee.dueTime
        for k in client.pointee.windows..<client.pointee.windows &+ client.pointee.windowCount {
            let window = instance.windows[k]
            let inTime = TimeWindow(window.start, min(window.end, due))
            if inTime.start <= inTime.end {
                extend(
                    parent, travel: item.travel, stay, window: inTime, penalty: 0, stage: stage)
            }
            let late = TimeWindow(max(window.start, due &+ 1), window.end)
            if late.start <= late.end {
                extend(
                    parent, travel: item.travel, stay, window: late,
                    penalty: client.pointee.latePenalty, stage: stage)
            }
        }
    }

    /// Goes on from a label to a stop, without and with breaks in the gap before it.
    private func extend(
        _ parent: Int, travel: Int32, _ stay: Stay, window: TimeWindow, penalty: Cost, stage: Int
    ) {
        let stop = DurationSegment(
            duration: stay.duration, earliest: window.start, latest: window.end)
        let label = labels[parent]
        add(label.segment.then(travel, stop), label, parent, 0, 0, 0, penalty, window, stay, stage)
        let (low, high) = (firstBreak[scalars[0].type], firstBreak[scalars[0].type &+ 1])
        // Nobody rests between the start and a load at the start itself.
        guard low < high, parent > 0 || travel > 0 || stay.duration == 0 else { return }
        for first in 0..<Int(high &- low) where label.taken & (1 << first) == 0 {
            let one = DurationSegment.rest(breaks[Int(low) + first])
            let restOne = breaks[Int(low) + first].duration
            add(
                label.segment.then(0, one.overlapping(travel: travel, rest: restOne)).then(0, stop),
                label, parent, 1 << first, restOne, UInt8(first + 1), penalty, window, stay,
                stage)
            for second in 0..<Int(high &- low)
            where second != first && label.taken & (1 << second) == 0 {
                let rule = breaks[Int(low) + second]
                let both = one.then(0, .rest(rule))
                guard both.isFeasible else { continue }
                let restBoth = restOne &+ rule.duration
                add(
                    label.segment.then(0, both.overlapping(travel: travel, rest: restBoth))
                        .then(0, stop),
                    label, parent, 1 << first | 1 << second, restBoth,
                    UInt8(first + 1) | UInt8(second + 1) << 4, penalty, window, stay, stage)
            }
        }
    }

    private func add(
        _ segment: DurationSegment, _ label: Label, _ parent: Int, _ breaks: UInt8, _ rest: Int32,
        _ gap: UInt8, _ penalty: Cost, _ window: TimeWindow, _ stay: Stay, _ stage: Int
    ) {
        guard segment.isFeasible else { return }
        let new = Label(
            segment: segment, outdoors: stay.outdoors, penalty: label.penalty &+ penalty,
            taken: label.taken | breaks, gap: gap,
            rest: label.rest &+ rest, parent: Int32(truncatingIfNeeded: parent), window: window,
            duration: stay.duration)
        var k = stage
        while k < labels.count {
            if labels[k].dominates(new) { return }
            if new.dominates(labels[k]) {
                let last = labels.removeLast()
                if k < labels.count { labels[k] = last }
            } else {
                k += 1
            }
        }
        if labels.count - stage < instance.mostLabels { labels.append(new) }
    }

    /// The cheapest complete label, with rests that were not taken lying outside the shift.
    private func best(from stage: Int, otherDuration: Int32) -> Outcome? {
        let type = instance.problem.vehicleTypes[Int(scalars[0].type)]
        var best: Outcome?
        var bestCost = Cost.max
        for k in stage..<labels.count {
            guard let segment = labels[k].segment.outside(type.breaks, taken: labels[k].taken)
            else { continue }
            labels.at(k).pointee.segment = segment
            let duty = segment.duration - labels[k].rest
            guard otherDuration + duty <= type.maxDuration else { continue }
            let cost =
                Int(duty) &* type.unitDurationCost &+ labels[k].penalty
                &+ type.durationExcess(Int(otherDuration + duty))
            if cost < bestCost {
                bestCost = cost
                best = Outcome(duty: duty, penalty: labels[k].penalty, label: Int32(k))
            }
        }
        return best
    }

    /// When the stops of the schedule that ``run(otherDuration:)`` found last begin, in order.
    ///
    /// Kept until the next are asked for. Steps of the search want them, so nothing is allocated.
    func begins(_ outcome: Outcome) -> Stack<Int32> {
        begins.removeAll()
        _ = replay(outcome, rest: { _, _, _ in }, stop: { _, begin, _ in begins.append(begin) })
        return begins
    }

    /// The times of the schedule that ``run(otherDuration:)`` found last.
    func timeline(_ outcome: Outcome) -> RouteShiftTimes {
        var visits: [Visit] = []
        let (start, end) = replay(
            outcome,
            rest: { index, begin, end in visits.append(Visit(.rest(index), begin: begin, end: end))
            },
            stop: { item, begin, duration in
                let kind: Visit.Kind = item.isLoad ? .load(depot: item.depot) : .client(item.code)
                visits.append(Visit(kind, begin: begin, end: begin + duration))
            })
        return RouteShiftTimes(start: start, end: end, visits: visits)
    }

    /// Goes through a schedule in order of time, by the choices of its labels.
    private func replay(
        _ outcome: Outcome, rest: (_ index: Int, _ begin: Int32, _ end: Int32) -> Void,
        stop: (_ item: Item, _ begin: Int32, _ duration: Int32) -> Void
    ) -> (start: Int32, end: Int32) {
        path.removeAll()
        var k = outcome.label
        while k > 0 {
            path.append(k)
            k = labels[Int(k)].parent
        }
        let start = max(labels[Int(outcome.label)].segment.earliest, scalars[0].start.start)
        let firstBreak = Int(firstBreak[scalars[0].type])
        var now = start
        for k in 0..<path.count {
            let label = labels[Int(path[path.count - 1 - k])]
            let isStop = k < items.count
            var free = now
            var rests: Int32 = 0
            var gap = label.gap
            while gap != 0 {
                let index = Int(gap & 15) - 1
                let rule = breaks[firstBreak + index]
                let begin = max(free, rule.window.start)
                free = begin + rule.duration
                rests += rule.duration
                rest(index, begin, free)
                gap >>= 4
            }
            let travel = isStop ? items[k].travel : travelToEnd
            now = max(max(free, now + travel + rests), label.window.start)
            if isStop {
                stop(items[k], now, label.duration)
                now += label.duration
            }
        }
        return (start, now)
    }
}

extension Scheduler.Label {
    /// Whatever follows this label can follow the other no better.
    @inline(__always) func dominates(_ other: Self) -> Bool {
        taken == other.taken && penalty <= other.penalty
            && segment.latest >= other.segment.latest
            && segment.duration <= other.segment.duration
            && segment.earliestEnd <= other.segment.earliestEnd && outdoors <= other.outdoors
    }
}

extension DurationSegment {
    /// A rest within its window.
    static func rest(_ rule: RestRule) -> DurationSegment {
        DurationSegment(
            duration: rule.duration, earliest: rule.window.start,
            latest: rule.window.end - rule.duration)
    }

    /// A gap of these rests in which one also travels: before, between or after them.
    func overlapping(travel: Int32, rest: Int32) -> DurationSegment {
        let together = travel &+ rest
        if together <= duration { return self }
        return DurationSegment(
            duration: together, earliest: earliest &+ duration &- together, latest: latest)
    }
}
