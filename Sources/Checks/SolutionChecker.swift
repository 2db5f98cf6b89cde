import Model

/// Solution against problem: recomputes times, loads and costs of every route from the problem
/// alone.
///
/// Days are checked against their scenario (``check(_:)``); this is for instances of public
/// benchmarks, and for the solver's own tests. Shares no code with the search.
///
/// - Returns: what is wrong, in the solver's words; nothing if the solution keeps every rule and
///   costs what it says.
public func violations(of solution: Solution, in problem: Problem) -> [String] {
    var checker = SolutionChecker(problem)
    checker.check(solution)
    return checker.faults
}

private struct SolutionChecker {
    let problem: Problem
    var faults: [String] = []
    private var seen: [Int]
    private var used: [Int]
    private var taken: [Load]
    /// When each client that is visited begins and ends, and on which route.
    private var visits: [Int32: (route: Int, visit: Visit)] = [:]
    /// Seconds after the due time of the client that is latest.
    private var largestTardiness = 0

    init(_ problem: Problem) {
        self.problem = problem
        seen = Array(repeating: 0, count: problem.clients.count)
        used = Array(repeating: 0, count: problem.vehicleTypes.count)
        taken = Array(repeating: Load(repeating: 0), count: problem.depots.count)
    }

    mutating func check(_ solution: Solution) {
        var cost = 0
        for (number, route) in solution.routes.enumerated() {
            guard problem.vehicleTypes.indices.contains(route.vehicleType) else {
                faults.append("route \(number + 1): there is no vehicle type \(route.vehicleType)")
                continue
            }
            used[route.vehicleType] += 1
            let price = check(route, number + 1)
            if price != route.cost {
                faults.append("route \(number + 1) costs \(price), not \(route.cost)")
            }
            cost += price
        }
        for client in solution.unassigned {
            cost += problem.prize(Int(client))
            seen[Int(client)] += 1
        }
        for (client, times) in seen.enumerated() where times != 1 {
            faults.append("client \(client) is visited or left out \(times) times")
        }
        for (type, count) in used.enumerated() where count > problem.vehicleTypes[type].count {
            faults.append("vehicle type \(type): \(count) routes")
        }
        for (d, amount) in taken.enumerated() where any(amount .> problem.depots[d].stock) {
            faults.append("depot \(d) gives more than it has")
        }
        checkDependencies()
        if let tardiness = problem.tardiness { cost += largestTardiness * tardiness.largest }
        if cost != solution.cost { faults.append("all costs \(cost), not \(solution.cost)") }
        checkRamps(solution)
    }

    /// Totals of a route while it is driven.
    private struct Totals {
        var duration = 0
        var distance = 0
        var weight = 0
        var clients = 0
        var trips = 0
        var groups = Set<Int32>()
        var extra = 0
        var lastBegun = false
        var othersSeen = false
    }

    private mutating func check(_ route: Route, _ number: Int) -> Cost {
        let type = problem.vehicleTypes[route.vehicleType]
        var totals = Totals()
        var previous = -1
        for shift in route.shifts {
            if shift.shift <= previous || shift.shift >= type.shifts.count {
                faults.append("route \(number): shift \(shift.shift) is out of order")
                continue
            }
            previous = shift.shift
            check(shift, route.vehicleType, number, &totals)
        }
        if totals.duration > type.maxDuration { faults.append("route \(number) lasts too long") }
        if totals.distance > type.maxDistance { faults.append("route \(number) is too long") }
        if totals.clients > type.maxClients { faults.append("route \(number): too many clients") }
        if totals.trips > type.maxTrips { faults.append("route \(number): too many loads") }
        if totals.groups.count > type.maxGroups {
            faults.append("route \(number): too many groups")
        }
        guard totals.clients > 0 else { return 0 }
        return type.fixedCost + totals.duration * type.unitDurationCost
            + totals.distance * type.unitDistanceCost + totals.extra
            + type.durationExcess(totals.duration) + type.distanceExcess(totals.distance)
            + type.weightExcess(totals.weight / Int(type.weightDivisor))
    }

    private mutating func check(
        _ shift: RouteShift, _ typeIndex: Int, _ number: Int, _ totals: inout Totals
    ) {
        let type = problem.vehicleTypes[typeIndex]
        let profile = problem.profiles[type.profile]
        let times = type.shifts[shift.shift]
        func note(_ text: String) { faults.append("route \(number): \(text)") }
        if shift.start < times.start.start || shift.start > times.start.end {
            note("starts at \(shift.start)")
        }
        if shift.end < times.end.start || shift.end > times.end.end { note("ends at \(shift.end)") }
        var at = type.startLocation
        var free = Int(shift.start)
        var resting = 0
        var rested = 0
        var taken = Set<Int>()
        var before: Client?
        var trip: (load: Load, depot: Int32?) = (Load(repeating: 0), nil)
        var stretch = 0
        func walk(_ seconds: Int) {
            stretch += seconds
            guard let cold = problem.cold, type.isOutdoors else { return }
            if stretch > Int(cold.mostOutdoors) { note("is outdoors for \(stretch)") }
        }
        for (k, visit) in shift.visits.enumerated() {
            switch visit.kind {
            case .rest(let index):
                guard type.breaks.indices.contains(index), taken.insert(index).inserted else {
                    note("rest \(index) is none of its own")
                    continue
                }
                let rule = type.breaks[index]
                if visit.begin < rule.window.start || visit.end > rule.window.end
                    || visit.end - visit.begin != rule.duration || Int(visit.begin) < free
                {
                    note("rest \(index) at \(visit.begin)")
                }
                resting += Int(rule.duration)
                rested += Int(rule.duration)
            case .load(let d):
                let depot = problem.depots[Int(d)]
                let leg = profile[at, depot.location]
                let clearance = before == nil ? 0 : Int(problem.clearance)
                if !leg.exists || Int(visit.begin) < free + Int(leg.duration) + clearance + resting
                {
                    note("loads at \(visit.begin), too early")
                }
                walk(Int(leg.duration) + clearance)
                stretch = 0
                totals.distance += Int(leg.distance)
                let goods = shift.visits[(k + 1)...].prefix {
                    if case .load = $0.kind { false } else { true }
                }
                let clients = goods.compactMap { visit -> Client? in
                    if case .client(let c) = visit.kind { problem.clients[Int(c)] } else { nil }
                }
                let load = clients.reduce(Load(repeating: 0)) { $0 &+ $1.demand }
                let units = clients.reduce(0) { $0 + $1.units }
                let release = clients.map(\.releaseTime).max() ?? 0
                if any(load .> type.capacity) {
                    note("carries more than it can from \(visit.begin)")
                }
                if visit.begin < max(depot.hours.start, release) || visit.end > depot.hours.end
                    || visit.end - visit.begin != depot.duration(units: units)
                    || !type.loadDepots.contains(d)
                {
                    note("load from \(visit.begin) to \(visit.end)")
                }
                self.taken[Int(d)] = self.taken[Int(d)] &+ load
                totals.weight += Int(load[problem.weightDimension])
                totals.trips += 1
                trip = (load, d)
                (at, free, resting, before) = (depot.location, Int(visit.end), 0, nil)
            case .client(let c):
                let client = problem.clients[Int(c)]
                seen[Int(c)] += 1
                let leg = profile[at, client.location]
                var ready = free + Int(leg.duration) + resting
                if let before, before.group != client.group { ready += Int(problem.clearance) }
                if before?.site != client.site { ready += Int(client.arrivalDuration) }
                if !leg.exists || Int(visit.begin) < ready { note("client \(c) too early") }
                if !client.windows.contains(where: {
                    $0.start <= visit.begin && visit.begin <= $0.end
                }) {
                    note("client \(c) at \(visit.begin), outside its windows")
                }
                let service = problem.serviceDurations[type.serviceClass][Int(c)]
                if let cold = problem.cold, type.isOutdoors {
                    walk(ready - free - resting)
                    if client.isOutdoors {
                        let length = visit.end - visit.begin
                        let usual = (service - 1) / (cold.mostOutdoors + cold.warmUp)
                        let more = (length - service) / cold.warmUp
                        if length < service || (length - service) % cold.warmUp != 0
                            || more > 0 && !client.warms
                        {
                            note("client \(c): wrong service")
                        }
                        let work = stretch + Int(service - usual * cold.warmUp)
                        let most = Int(cold.mostOutdoors)
                        if work > (Int(usual + more) + 1) * most {
                            note("client \(c): too long outdoors")
                        }
                        stretch = max(0, work - Int(usual + more) * most)
                    } else {
                        stretch = 0
                        if visit.end - visit.begin != service { note("client \(c): wrong service") }
                    }
                } else if visit.end - visit.begin != service {
                    note("client \(c): wrong service")
                }
                if !problem.assignments.allows(type: typeIndex, client: Int(c)) {
                    note("client \(c) is not for it")
                }
                if !client.bringsNothing,
                    trip.depot.map({ client.allowedDepots & (1 << UInt64($0)) == 0 }) ?? true
                {
                    note("client \(c): its goods are not on board")
                }
                if client.comesLast { totals.lastBegun = true }
                if totals.lastBegun, !client.comesLast {
                    note("client \(c) after those that come last")
                }
                if !client.comesLast { totals.othersSeen = true }
                if problem.keepsLastApart, totals.lastBegun, totals.othersSeen {
                    note("client \(c) with some that come last and some that do not")
                }
                totals.extra += max(0, problem.assignments[typeIndex, Int(c)])
                if visit.begin > client.dueTime {
                    totals.extra += client.latePenalty
                    let late = Int(visit.begin) - Int(client.dueTime)
                    totals.extra += late * (problem.tardiness?.unit ?? 0)
                    largestTardiness = max(largestTardiness, late)
                }
                visits[c] = (number, visit)
                totals.distance += Int(leg.distance)
                totals.clients += 1
                totals.groups.insert(client.group)
                (at, free, resting, before) = (client.location, Int(visit.end), 0, client)
            }
        }
        if let end = type.endLocation {
            let leg = profile[at, end]
            if !leg.exists || Int(shift.end) < free + Int(leg.duration) + resting {
                note("ends too early")
            }
            walk(Int(leg.duration))
            totals.distance += Int(leg.distance)
        } else if Int(shift.end) < free + resting {
            note("ends too early")
        }
        for (index, rule) in type.breaks.enumerated()
        where !taken.contains(index) && shift.end > rule.window.end - rule.duration
            && shift.start < rule.window.start + rule.duration
        {
            note("rest \(index) is not taken")
        }
        totals.duration += Int(shift.end - shift.start) - rested
    }

    private mutating func checkDependencies() {
        for pair in problem.dependencies {
            guard let second = visits[pair.second] else {
                if pair.presence == .both, visits[pair.first] != nil {
                    faults.append("client \(pair.first) without \(pair.second)")
                }
                continue
            }
            guard let first = visits[pair.first] else {
                if pair.presence != .any {
                    faults.append("client \(pair.second) without \(pair.first)")
                }
                continue
            }
            let from = Int(pair.countsFromEnd ? first.visit.end : first.visit.begin)
            let gap = Int(second.visit.begin) - from
            if pair.least > -unlimited, gap < Int(pair.least) {
                faults.append("client \(pair.second) begins \(gap) after \(pair.first), too early")
            }
            if pair.most < unlimited, gap > Int(pair.most) {
                faults.append("client \(pair.second) begins \(gap) after \(pair.first), too late")
            }
            if pair.differentVehicles, first.route == second.route {
                faults.append("route \(first.route) has both \(pair.first) and \(pair.second)")
            }
        }
    }

    private mutating func checkRamps(_ solution: Solution) {
        var events: [Int32: [(time: Int32, change: Int)]] = [:]
        for visit in solution.routes.flatMap(\.shifts).flatMap(\.visits) {
            guard case .load(let d) = visit.kind, problem.depots[Int(d)].ramp > 0,
                visit.end > visit.begin
            else { continue }
            events[d, default: []] += [(visit.begin, 1), (visit.end, -1)]
        }
        for (d, list) in events {
            var now = 0
            for event in list.sorted(by: { ($0.time, $0.change) < ($1.time, $1.change) }) {
                now += event.change
                if now > problem.depots[Int(d)].ramp {
                    faults.append("depot \(d): \(now) load at once at \(event.time)")
                    break
                }
            }
        }
    }
}
