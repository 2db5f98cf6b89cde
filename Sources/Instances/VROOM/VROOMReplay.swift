import Model

/// What a VROOM instance keeps of its file, so that solutions can be told in its words.
public struct VROOMSource: Sendable {
    /// As it was read.
    let input: VROOMInput
    let clock: VROOMClock
    /// Jobs whose setup belongs to the way that leads to them.
    let setupsOnTheWay: Set<Int>
    /// See ``VROOMTranslation/prizeUnit``.
    let prizeUnit: Int

    /// A job's identifier in the file.
    func jobIdentifier(_ client: Int32) -> Int { input.jobs[Int(client)].id }
}

/// A route as VROOM tells it: every break is in it, and what lies between two steps is travel, then
/// waiting.
///
/// Reckoned from the input and the times at which the route's visits begin; times are in units of
/// ``VROOMClock``, costs in ``VROOMInput/costUnits``.
struct VROOMReplay {
    enum Kind: Equatable { case start, end, job(Int), rest(Int) }
    struct Step {
        var kind: Kind
        /// When the vehicle is there, and how long it waits.
        var arrival: Int
        var waiting = 0
        /// Seconds.
        var setup = 0
        var service = 0
        /// Hundredths of a second and metres so far.
        var travelled = 0
        var metres = 0
        /// On board when the step is done.
        var load: [Int]
    }
    private(set) var steps: [Step] = []
    /// What the route costs, the vehicle's fixed cost included.
    private(set) var cost: Int

    private let source: VROOMSource
    private let vehicle: VROOMInput.Vehicle
    private var now: Int
    private var at: Int?
    private var travelled = 0
    private var metres = 0
    private var load: [Int]
    /// Travel to the next place that is not done yet, in units.
    private var ahead = 0

    init(_ shift: RouteShift, vehicle: VROOMInput.Vehicle, source: VROOMSource) {
        self.source = source
        self.vehicle = vehicle
        let input = source.input
        let jobs = shift.visits.compactMap { visit -> Int? in
            if case .client(let client) = visit.kind { Int(client) } else { nil }
        }
        load = (0..<input.dimensions).map { d in
            jobs.reduce(0) { $0 + input.jobs[$1].delivery[d] }
        }
        cost = input.fixedCost(vehicle)
        at = vehicle.start?.index
        now = Int(shift.start)
        let (before, after) = VROOMReplay.restsOutside(shift, vehicle, source.clock)
        // Taken as late as they can be, one before the other.
        var begins: [(rest: Int, begin: Int)] = []
        for rest in before.reversed() {
            let length = source.clock.length(vehicle.breaks[rest].service)
            now = min(now - length, latest(rest))
            begins.insert((rest, now), at: 0)
        }
        steps.append(Step(kind: .start, arrival: now, load: load))
        for (rest, begin) in begins { add(rest: rest, begin: begin) }
        for (k, visit) in shift.visits.enumerated() {
            switch visit.kind {
            case .load: break
            case .rest(let rest):
                setOff(to: nextPlace(in: shift.visits[k...]))
                add(rest: rest, begin: Int(visit.begin))
            case .client(let client):
                setOff(to: source.input.jobs[Int(client)].place.index)
                add(job: Int(client), begin: Int(visit.begin))
            }
        }
        setOff(to: vehicle.end?.index)
        let last = ahead
        (now, ahead) = (now + last, 0)
        for rest in after {
            add(rest: rest, begin: max(now, Int(source.clock.moment(earliest(rest)))))
        }
        steps.append(
            Step(kind: .end, arrival: now, travelled: travelled, metres: metres, load: load))
    }

    /// Breaks that the shift leaves out because it lies before or after them.
    private static func restsOutside(
        _ shift: RouteShift, _ vehicle: VROOMInput.Vehicle, _ clock: VROOMClock
    ) -> (before: [Int], after: [Int]) {
        let taken = shift.visits.compactMap { visit -> Int? in
            if case .rest(let rest) = visit.kind { rest } else { nil }
        }
        let left = vehicle.breaks.indices.filter { !taken.contains($0) }
        func isBefore(_ rest: Int) -> Bool {
            guard let span = vehicle.window(of: vehicle.breaks[rest]) else { return false }
            return Int(shift.start)
                >= Int(clock.moment(span.start)) + clock.length(vehicle.breaks[rest].service)
        }
        return (left.filter(isBefore), left.filter { !isBefore($0) })
    }

    private func earliest(_ rest: Int) -> Int {
        vehicle.window(of: vehicle.breaks[rest])?.start ?? 0
    }

    private func latest(_ rest: Int) -> Int {
        Int(source.clock.moment(vehicle.window(of: vehicle.breaks[rest])?.end ?? 0))
    }

    /// Where the next job is, or the end.
    private func nextPlace(in visits: ArraySlice<Visit>) -> Int? {
        for visit in visits {
            if case .client(let client) = visit.kind {
                return source.input.jobs[Int(client)].place.index
            }
        }
        return vehicle.end?.index
    }

    /// Begins to travel, unless that is done already.
    private mutating func setOff(to place: Int?) {
        guard let place, place != at || !isUnderWay else { return }
        if let at {
            let input = source.input
            let way = input.duration(vehicle, at, place)
            travelled += way
            metres += input.distance(vehicle, at, place) ?? 0
            cost += input.travelCost(vehicle, at, place)
            ahead += way * source.clock.perSecond / 100
        }
        (at, isUnderWay) = (place, true)
    }

    private var isUnderWay = false

    /// A break, before which the vehicle travels on as far as it gets.
    private mutating func add(rest: Int, begin: Int) {
        let done = min(ahead, begin - now)
        ahead -= done
        steps.append(
            Step(
                kind: .rest(rest), arrival: now + done, waiting: begin - now - done,
                service: vehicle.breaks[rest].service,
                travelled: travelled - ahead * 100 / source.clock.perSecond, metres: metres,
                load: load))
        now = begin + source.clock.length(vehicle.breaks[rest].service)
    }

    private mutating func add(job index: Int, begin: Int) {
        let job = source.input.jobs[index]
        let isElsewhere = steps.last { if case .rest = $0.kind { false } else { true } }.map {
            step in
            switch step.kind {
            case .job(let other): source.input.jobs[other].place.index != job.place.index
            default: vehicle.start?.index != job.place.index
            }
        }
        let setup = isElsewhere ?? true ? job.setup(vehicle) : 0
        let service = job.service(vehicle)
        // The visit begins after a setup that is on the way.
        let clock = source.clock
        let start = source.setupsOnTheWay.contains(index) ? begin - clock.length(setup) : begin
        let arrival = now + ahead
        for d in load.indices { load[d] += job.pickup[d] - job.delivery[d] }
        steps.append(
            Step(
                kind: .job(index), arrival: arrival, waiting: start - arrival, setup: setup,
                service: service, travelled: travelled, metres: metres, load: load))
        cost += source.input.taskCost(vehicle, setup + service)
        now = start + clock.length(setup + service)
        (ahead, isUnderWay) = (0, false)
    }
}
