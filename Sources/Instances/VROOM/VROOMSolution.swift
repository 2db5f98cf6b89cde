import JSONText
import Model

extension BenchmarkInstance {
    /// A solution as VROOM's own JSON; nil unless the instance was read from VROOM's.
    ///
    /// - Parameters:
    ///   - loading: milliseconds that it took to read the input.
    ///   - solving: milliseconds that it took to solve the problem.
    public func vroomJSON(of solution: Solution, loading: Int, solving: Int) -> String? {
        guard let vroom else { return nil }
        let routes = vroomRoutes(of: solution, vroom)
        let input = vroom.input
        var summary = routes.map { VROOMTotals($0.replay, vroom, $0.vehicle) }
            .reduce(VROOMTotals(dimensions: input.dimensions), +)
        summary.hasDistance = summary.hasDistance && !routes.isEmpty
        let times = JSON.object([
            ("loading", .number(loading)), ("solving", .number(solving)), ("routing", .number(0)),
        ])
        let unassigned = solution.unassigned.map { client in
            let job = input.jobs[Int(client)]
            return JSON.object(
                [("id", .number(job.id)), ("type", .text("job"))] + job.place.fields
                    + described(job.description))
        }
        let json = JSON.object([
            ("code", .number(0)),
            (
                "summary",
                .object(
                    [("cost", .number(summary.cost)), ("routes", .number(routes.count))]
                        + [("unassigned", .number(unassigned.count))] + summary.fields
                        + [("violations", .list([])), ("computing_times", times)])
            ),
            ("unassigned", .list(unassigned)),
            ("routes", .list(routes.map { route($0.replay, $0.vehicle, vroom) })),
        ])
        return json.rendered()
    }

    /// What VROOM says that a solution costs, in its units before they are rounded.
    func vroomCost(of solution: Solution, _ vroom: VROOMSource) -> Double {
        let cost = vroomRoutes(of: solution, vroom).reduce(0) { $0 + $1.replay.cost }
        return Double(cost) / Double(VROOMInput.costUnits)
    }

    private func vroomRoutes(
        of solution: Solution, _ vroom: VROOMSource
    ) -> [(vehicle: VROOMInput.Vehicle, replay: VROOMReplay)] {
        let vehicles = RouteList(solution, of: self).vehicles
        return zip(solution.routes, vehicles).compactMap { route, number in
            guard let shift = route.shifts.first else { return nil }
            let vehicle = vroom.input.vehicles[number]
            return (vehicle, VROOMReplay(shift, vehicle: vehicle, source: vroom))
        }
    }

    private func route(
        _ replay: VROOMReplay, _ vehicle: VROOMInput.Vehicle, _ vroom: VROOMSource
    ) -> JSON {
        let totals = VROOMTotals(replay, vroom, vehicle)
        var fields = [("vehicle", JSON.number(vehicle.id))] + described(vehicle.description)
        fields.append(("cost", .number(totals.cost)))
        fields += totals.fields
        fields.append(("steps", .list(replay.steps.map { step($0, vehicle, totals, vroom) })))
        fields.append(("violations", .list([])))
        return .object(fields)
    }

    private func step(
        _ step: VROOMReplay.Step, _ vehicle: VROOMInput.Vehicle, _ totals: VROOMTotals,
        _ vroom: VROOMSource
    ) -> JSON {
        var fields: [(String, JSON)]
        let jobs = vroom.input.jobs
        switch step.kind {
        case .start: fields = [("type", .text("start"))] + (vehicle.start?.fields ?? [])
        case .end: fields = [("type", .text("end"))] + (vehicle.end?.fields ?? [])
        case .job(let index):
            fields = [("type", .text("job"))] + described(jobs[index].description)
            fields += jobs[index].place.fields + [("id", .number(jobs[index].id))]
        case .rest(let index):
            let rest = vehicle.breaks[index]
            fields = [("type", .text("break"))] + described(rest.description)
            fields.append(("id", .number(rest.id)))
        }
        let clock = vroom.clock
        let arrival = clock.second(step.arrival)
        fields += [
            ("setup", .number(step.setup)), ("service", .number(step.service)),
            ("waiting_time", .number(clock.second(step.arrival + step.waiting) - arrival)),
        ]
        if !step.load.isEmpty { fields.append(("load", .numbers(step.load))) }
        fields += [
            ("arrival", .number(arrival)), ("duration", .number(step.travelled / 100)),
        ]
        if totals.hasDistance { fields.append(("distance", .number(step.metres))) }
        return .object(fields + [("violations", .list([]))])
    }

    private func described(_ description: String?) -> [(String, JSON)] {
        description.map { [("description", .text($0))] } ?? []
    }
}

extension VROOMInput.Place {
    var fields: [(String, JSON)] {
        let place = location.map { [("location", JSON.list($0.map { .raw("\($0)") }))] } ?? []
        return place + [("location_index", .number(index))]
    }
}

/// What a route or a solution comes to, as VROOM adds it up.
private struct VROOMTotals {
    /// Rounded down for each route.
    var cost = 0
    var setup = 0
    var service = 0
    var duration = 0
    var waiting = 0
    var priority = 0
    var distance = 0
    var delivery: [Int]
    var pickup: [Int]
    var hasDistance = true

    init(dimensions: Int) {
        delivery = Array(repeating: 0, count: dimensions)
        pickup = delivery
    }

    init(_ replay: VROOMReplay, _ vroom: VROOMSource, _ vehicle: VROOMInput.Vehicle) {
        self.init(dimensions: vroom.input.dimensions)
        cost = replay.cost / VROOMInput.costUnits
        hasDistance = vroom.input.matrices[vehicle.profile]?.distances != nil
        for step in replay.steps {
            setup += step.setup
            service += step.service
            waiting +=
                vroom.clock.second(step.arrival + step.waiting) - vroom.clock.second(step.arrival)
            duration = step.travelled / 100
            distance = step.metres
            guard case .job(let index) = step.kind else { continue }
            let job = vroom.input.jobs[index]
            priority += job.priority
            for d in delivery.indices {
                delivery[d] += job.delivery[d]
                pickup[d] += job.pickup[d]
            }
        }
    }

    static func + (a: VROOMTotals, b: VROOMTotals) -> VROOMTotals {
        var sum = a
        sum.cost += b.cost
        sum.setup += b.setup
        sum.service += b.service
        sum.duration += b.duration
        sum.waiting += b.waiting
        sum.priority += b.priority
        sum.distance += b.distance
        sum.hasDistance = a.hasDistance && b.hasDistance
        for d in a.delivery.indices {
            sum.delivery[d] += b.delivery[d]
            sum.pickup[d] += b.pickup[d]
        }
        return sum
    }

    var fields: [(String, JSON)] {
        let amounts = [("delivery", JSON.numbers(delivery)), ("pickup", .numbers(pickup))]
        let figures: [(String, JSON)] = [
            ("setup", .number(setup)), ("service", .number(service)),
            ("duration", .number(duration)), ("waiting_time", .number(waiting)),
            ("priority", .number(priority)),
        ]
        return (delivery.isEmpty ? [] : amounts) + figures
            + (hasDistance ? [("distance", .number(distance))] : [])
    }
}
