import Checks
import Model
import Solving
import TestSupport
import Testing

/// The search for linked visits against enumeration of all routes.
@Suite("Linked visits")
struct LinkedTests {
    @Test("random small problems are solved as well as by enumeration, and never better")
    func enumeration() {
        var equal = 0
        let count = 60
        for seed in 0..<count {
            let problem = LinkedProblem(seed: UInt64(seed)).problem
            let result = solve(
                problem, budget: .iterations(1_500), seed: 1, threads: 1, monitor: Silent())
            #expect(violations(of: result.solution, in: problem) == [], "seed \(seed)")
            let best = LinkedEnumeration(problem).best
            #expect(result.solution.cost >= best, "seed \(seed)")
            if result.solution.cost == best { equal += 1 }
        }
        #expect(equal * 100 >= count * 95, "\(equal) of \(count)")
    }

    @Test("the checker refuses gaps, presence and vehicles that a dependency forbids")
    func checker() throws {
        var problem = LinkedProblem(seed: 1).problem
        problem.dependencies = [.simultaneous(0, 1)]
        let result = solve(
            problem, budget: .iterations(500), seed: 1, threads: 1, monitor: Silent())
        #expect(violations(of: result.solution, in: problem) == [])
        try #require(result.solution.unassigned.isEmpty)
        problem.dependencies[0].least = 1
        problem.dependencies[0].most = 5
        #expect(violations(of: result.solution, in: problem).contains { $0.hasSuffix("too early") })
        problem.dependencies[0].least = -9
        problem.dependencies[0].most = -1
        #expect(violations(of: result.solution, in: problem).contains { $0.hasSuffix("too late") })
        var apart = result.solution
        apart.unassigned = [1]
        for k in apart.routes.indices {
            apart.routes[k].shifts[0].visits.removeAll { $0.kind == .client(1) }
        }
        #expect(violations(of: apart, in: problem).contains("client 0 without 1"))
        var same = Dependency(first: 0, second: 0)
        same.differentVehicles = true
        problem.dependencies = [same]
        #expect(violations(of: result.solution, in: problem).contains { $0.contains("has both") })
    }

    private struct Silent: SolverMonitor {
        var elapsed: Double { 0 }
        var wantsStop: Bool { false }
        func report(_ progress: Progress) {}
    }
}

/// Four or five clients, two or three vehicles, one to three dependencies.
private struct LinkedProblem {
    var problem = Problem()

    init(seed: UInt64) {
        var random = SplitMix(seed: seed &+ 77)
        let n = 4 + random.int(0...2 - 1)
        let x = (0...n).map { _ in Double(random.int(0...40 - 1)) }
        let y = (0...n).map { _ in Double(random.int(0...40 - 1)) }
        problem.profiles = [TravelMatrix(plane: Plane(x: x, y: y))]
        let soft = random.chance(50)
        for k in 0..<n {
            let start = Int32(random.int(0...80 - 1))
            let end = start + Int32(20 + random.int(0...60 - 1))
            var client = Client(
                location: Int32(k + 1), windows: [TimeWindow(start, soft ? 100_000 : end + 40)],
                group: Int32(k), site: Int32(k))
            client.isRequired = true
            if soft { client.dueTime = end }
            problem.clients.append(client)
        }
        problem.serviceDurations = [(0..<n).map { _ in Int32(3 + random.int(0...12 - 1)) }]
        for (index, count) in [1, 1 + random.int(0...2 - 1)].enumerated() {
            var type = VehicleType(startLocation: 0)
            type.count = count
            type.endLocation = 0
            type.unitDistanceCost = 1 + index
            let always = TimeWindow(0, soft ? 200_000 : 220)
            type.shifts = [Shift(start: always, end: always)]
            problem.vehicleTypes.append(type)
        }
        problem.assignments = AssignmentTable(vehicleTypes: 2, clients: n)
        problem.assignments[0, random.int(0...n - 1)] = AssignmentTable.forbidden
        if soft { problem.tardiness = TardinessCost(unit: 1, largest: 2) }
        problem.mustPrize = 1_000_000_000
        var pair = Dependency.simultaneous(0, 1)
        if random.chance(50) {
            (pair.least, pair.most) = (
                Int32(random.int(0...20 - 1)), Int32(20 + random.int(0...30 - 1))
            )
            pair.countsFromEnd = random.chance(50)
            pair.differentVehicles = random.chance(50)
        }
        problem.dependencies = [pair]
        if random.chance(50) {
            var other = Dependency(first: 2, second: random.chance(50) ? 3 : 0)
            other.presence = .both
            if random.chance(75) { other.least = Int32(random.int(0...15 - 1)) }
            other.differentVehicles = true
            problem.dependencies.append(other)
        }
    }
}

/// The optimum, by trying all routes: begins are the least fixed point of rounds of relaxation.
private final class LinkedEnumeration {
    private let problem: Problem
    private let vehicles: [Int]
    private var routes: [[Int]]
    private(set) var best: Cost

    init(_ problem: Problem) {
        self.problem = problem
        vehicles = problem.vehicleTypes.enumerated().flatMap {
            Array(repeating: $0, count: $1.count)
        }
        routes = Array(repeating: [], count: vehicles.count)
        best = problem.mustPrize * problem.clients.count
        place(0)
    }

    /// Puts a client at every place, or leaves it out.
    private func place(_ client: Int) {
        if client == problem.clients.count { return evaluate() }
        place(client + 1)
        for (v, type) in vehicles.enumerated()
        where problem.assignments.allows(type: type, client: client) {
            for position in 0...routes[v].count {
                routes[v].insert(client, at: position)
                place(client + 1)
                routes[v].remove(at: position)
            }
        }
    }

    private func evaluate() {
        let matrix = problem.profiles[0]
        var of = [Int](repeating: -1, count: problem.clients.count)
        for (v, route) in routes.enumerated() { for client in route { of[client] = v } }
        for pair in problem.dependencies {
            let (a, b) = (of[Int(pair.first)], of[Int(pair.second)])
            if pair.presence == .both, (a < 0) != (b < 0) { return }
            if pair.differentVehicles, a >= 0, a == b { return }
        }
        var begin = problem.clients.map { Int($0.windows[0].start) }
        var cost = of.count { $0 < 0 } * problem.mustPrize
        for (v, route) in routes.enumerated() where !route.isEmpty {
            let stops = [0] + route.map { $0 + 1 } + [0]
            for (a, b) in zip(stops, stops.dropFirst()) {
                cost +=
                    Int(matrix[Int32(a), Int32(b)].distance)
                    * problem.vehicleTypes[vehicles[v]].unitDistanceCost
            }
        }
        if cost >= best { return }
        for round in 0... {
            var changed = false
            func raise(_ client: Int, _ time: Int) {
                if time > begin[client] { (begin[client], changed) = (time, true) }
            }
            for route in routes {
                var (at, free) = (0, 0)
                for client in route {
                    raise(client, free + Int(matrix[Int32(at), Int32(client + 1)].duration))
                    (at, free) = (client + 1, begin[client] + service(client))
                }
                if !route.isEmpty,
                    free + Int(matrix[Int32(at), 0].duration)
                        > Int(problem.vehicleTypes[0].shifts[0].end.end)
                {
                    return
                }
            }
            for pair in problem.dependencies {
                let (first, second) = (Int(pair.first), Int(pair.second))
                guard of[first] >= 0, of[second] >= 0 else { continue }
                let length = pair.countsFromEnd ? service(first) : 0
                if pair.least > -unlimited {
                    raise(second, begin[first] + length + Int(pair.least))
                }
                if pair.most < unlimited { raise(first, begin[second] - length - Int(pair.most)) }
            }
            if !changed { break }
            if round > 300 { return }
        }
        var largest = 0
        for (client, data) in problem.clients.enumerated() where of[client] >= 0 {
            if begin[client] > Int(data.windows[0].end) { return }
            let late = problem.tardiness == nil ? 0 : max(0, begin[client] - Int(data.dueTime))
            cost += late * (problem.tardiness?.unit ?? 0)
            largest = max(largest, late)
        }
        best = min(best, cost + largest * (problem.tardiness?.largest ?? 0))
    }

    private func service(_ client: Int) -> Int { Int(problem.serviceDurations[0][client]) }
}
