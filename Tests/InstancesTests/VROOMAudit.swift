import Foundation

/// A solution of VROOM's JSON against the input it answers, by VROOM's rules alone: shares nothing
/// with what reads, translates or writes either.
struct VROOMAudit {
    struct Input: Decodable {
        struct Job: Decodable {
            var id: Int
            var location_index: Int
            var setup: Int?
            var service: Int?
            var setup_per_type: [String: Int]?
            var service_per_type: [String: Int]?
            var delivery: [Int]?
            var pickup: [Int]?
            var skills: [Int]?
            var priority: Int?
            var time_windows: [[Int]]?
        }
        struct Break: Decodable {
            var id: Int
            var service: Int?
            var time_windows: [[Int]]?
        }
        struct Costs: Decodable {
            var fixed: Double?
            var per_hour: Double?
            var per_km: Double?
            var per_task_hour: Double?
        }
        struct Vehicle: Decodable {
            var id: Int
            var profile: String?
            var start_index: Int?
            var end_index: Int?
            var capacity: [Int]?
            var costs: Costs?
            var skills: [Int]?
            var type: String?
            var time_window: [Int]?
            var breaks: [Break]?
            var speed_factor: Double?
            var max_tasks: Int?
            var max_travel_time: Int?
            var max_distance: Int?
        }
        struct Matrices: Decodable {
            var durations: [[Int]]
            var distances: [[Int]]?
            var costs: [[Int]]?
        }
        var jobs: [Job]
        var vehicles: [Vehicle]
        var matrices: [String: Matrices]?
        var matrix: [[Int]]?
    }
    struct Output: Decodable {
        struct Step: Decodable {
            var type: String
            var id: Int?
            var location_index: Int?
            var arrival: Int
            var waiting_time: Int
            var setup: Int
            var service: Int
            var duration: Int
            var load: [Int]?
        }
        struct Route: Decodable {
            var vehicle: Int
            var cost: Int
            var duration: Int
            var steps: [Step]
        }
        struct Left: Decodable {
            var id: Int
            var type: String
        }
        struct Summary: Decodable {
            var cost: Int
            var unassigned: Int
            var priority: Int
            var routes: Int
        }
        var code: Int
        var summary: Summary
        var routes: [Route]
        var unassigned: [Left]
    }

    let input: Input
    let output: Output
    private(set) var faults: [String] = []
    /// What VROOM would say that all costs, not rounded.
    private(set) var cost = 0.0
    private var served: [Int] = []

    init(_ input: String, _ output: String) throws {
        self.input = try JSONDecoder().decode(Input.self, from: Data(input.utf8))
        self.output = try JSONDecoder().decode(Output.self, from: Data(output.utf8))
        for route in self.output.routes { check(route) }
        let left = self.output.unassigned.map(\.id)
        if (served + left).sorted() != self.input.jobs.map(\.id).sorted() {
            faults.append("jobs are neither served nor left, or twice")
        }
        let priority = self.input.jobs.filter { served.contains($0.id) }
            .reduce(0) { $0 + ($1.priority ?? 0) }
        let summary = self.output.summary
        if summary.priority != priority || summary.unassigned != left.count
            || summary.routes != self.output.routes.count || self.output.code != 0
            || summary.cost != self.output.routes.reduce(0, { $0 + $1.cost })
        {
            faults.append("the summary is wrong")
        }
    }

    private mutating func check(_ route: Output.Route) {
        guard let vehicle = input.vehicles.first(where: { $0.id == route.vehicle }),
            let matrices = input.matrices?[vehicle.profile ?? "car"]
                ?? input.matrix.map({ Input.Matrices(durations: $0) }),
            let first = route.steps.first
        else { return faults.append("route of \(route.vehicle)") }
        var faults: [String] = []
        func note(_ text: String) { faults.append("vehicle \(route.vehicle): \(text)") }
        let hours = vehicle.time_window ?? [0, .max]
        let factor = (100 / (vehicle.speed_factor ?? 1)).rounded() / 100
        // Told times are whole seconds below.
        let slack = factor == factor.rounded() ? 0.0 : 1
        let perTask = (vehicle.costs?.per_task_hour ?? 0) / 3600
        var (money, driven, metres) = (vehicle.costs?.fixed ?? 0, 0.0, 0)
        var (now, ahead, load) = (Double(first.arrival), 0.0, first.load ?? [])
        var at = vehicle.start_index
        var breaks = vehicle.breaks ?? []
        func fits(_ load: [Int]) -> Bool {
            zip(load, vehicle.capacity ?? load.map { _ in 0 }).allSatisfy { $0 <= $1 && $0 >= 0 }
        }
        if !fits(load) { note("starts with \(load)") }
        if first.arrival < hours[0] { note("starts at \(first.arrival)") }
        for step in route.steps.dropFirst() {
            let begin = Double(step.arrival + step.waiting_time)
            if step.type == "break" {
                guard let k = breaks.firstIndex(where: { $0.id == step.id }) else {
                    note("break \(step.id ?? -1)")
                    continue
                }
                let rest = breaks.remove(at: k)
                if rest.time_windows?.contains(where: {
                    Double($0[0]) <= begin + slack && begin - slack <= Double($0[1])
                }) == false || begin + slack < now {
                    note("break at \(begin)")
                }
                ahead += begin - now
                now = begin + Double(rest.service ?? 0)
                money += Double(rest.service ?? 0) * perTask
                continue
            }
            let job = input.jobs.first { step.type == "job" && $0.id == step.id }
            let goal = step.type == "end" ? vehicle.end_index : job?.location_index
            var way = 0.0
            if let at, let goal {
                let seconds = Double(matrices.durations[at][goal])
                way = seconds * factor
                let length = matrices.distances?[at][goal] ?? 0
                metres += length
                money +=
                    matrices.costs.map { Double($0[at][goal]) }
                    ?? way * (vehicle.costs?.per_hour ?? 3600) / 3600
                    + Double(length) * (vehicle.costs?.per_km ?? 0) / 1000
            }
            driven += way
            if begin + slack < now + max(0, way - ahead) { note("\(step.type) at \(begin)") }
            if abs(Double(step.duration) - driven) > 1 { note("duration \(step.duration)") }
            ahead = 0
            guard let job else {
                if begin > Double(hours[1]) + slack { note("ends at \(begin)") }
                continue
            }
            served.append(job.id)
            let type = vehicle.type ?? ""
            let setup = at == goal ? 0 : job.setup_per_type?[type] ?? job.setup ?? 0
            let service = job.service_per_type?[type] ?? job.service ?? 0
            if step.setup != setup || step.service != service { note("job \(job.id) lasts") }
            if job.time_windows?.contains(where: {
                Double($0[0]) <= begin + slack && begin - slack <= Double($0[1])
            }) == false {
                note("job \(job.id) at \(begin)")
            }
            if !Set(job.skills ?? []).isSubset(of: vehicle.skills ?? []) { note("skills") }
            for d in load.indices {
                load[d] += (job.pickup?[d] ?? 0) - (job.delivery?[d] ?? 0)
            }
            if !fits(load) || load != step.load ?? [] { note("load \(load)") }
            money += Double(setup + service) * perTask
            now = begin + Double(setup + service)
            at = goal
        }
        if !breaks.isEmpty { note("a break is missing") }
        if route.steps.count(where: { $0.type == "job" }) > vehicle.max_tasks ?? .max {
            note("too many jobs")
        }
        if driven > Double(vehicle.max_travel_time ?? .max) { note("travels too long") }
        if metres > vehicle.max_distance ?? .max { note("travels too far") }
        if abs(Double(route.cost) - money) > 1 { note("costs \(money), not \(route.cost)") }
        cost += money
        self.faults += faults
    }
}
