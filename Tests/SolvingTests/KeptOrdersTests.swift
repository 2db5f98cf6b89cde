import Model
import Testing

@testable import Solving

@Suite("Changing routes that people have on paper")
struct KeptOrdersTests {
    /// A problem in which each vehicle is a type of its own, and routes for it.
    private func day(seed: UInt64, clients: Int, steps: Int = 400) -> (Problem, [Route]) {
        let whole = randomProblem(seed: seed, clients: clients)
        let typeOf = whole.vehicleTypes.enumerated().flatMap { type, data in
            Array(repeating: type, count: min(data.count, 6))
        }
        var problem = whole
        problem.vehicleTypes = typeOf.map { type in
            var one = whole.vehicleTypes[type]
            one.count = 1
            return one
        }
        var table = AssignmentTable(vehicleTypes: typeOf.count, clients: clients)
        for (vehicle, type) in typeOf.enumerated() {
            for client in 0..<clients { table[vehicle, client] = whole.assignments[type, client] }
        }
        problem.assignments = table
        let routes = solve(
            problem, budget: .iterations(steps), seed: seed, threads: 1, monitor: QuietMonitor()
        ).solution.routes
        return (problem, routes)
    }

    private func change(
        _ problem: Problem, _ routes: [Route], price: Cost, isFree: [Bool]? = nil, steps: Int = 800,
        threads: Int = 1
    ) -> Solution {
        improve(
            problem, from: routes, changePrice: price,
            isFree: isFree ?? problem.vehicleTypes.map { _ in false }, budget: .iterations(steps),
            seed: 3, threads: threads, monitor: QuietMonitor()
        ).solution
    }

    private func order(_ route: Route, _ problem: Problem) -> [[OrderedStop]] {
        route.orderedStops(of: problem)
    }

    /// Vehicles that do something else than on paper.
    private func changed(_ solution: Solution, _ routes: [Route], _ problem: Problem) -> Set<Int> {
        let before = Dictionary(
            uniqueKeysWithValues: routes.map { ($0.vehicleType, order($0, problem)) })
        let now = Dictionary(
            uniqueKeysWithValues: solution.routes.map { ($0.vehicleType, order($0, problem)) })
        return Set(problem.vehicleTypes.indices.filter { before[$0] != now[$0] })
    }

    private func cost(_ routes: [Route], _ problem: Problem) -> Cost {
        let served = routes.flatMap { $0.orderedStops(of: problem).joined() }
        return routes.reduce(0) { $0 + $1.cost }
            + problem.clients.indices.filter { !served.contains(.client(Int32($0))) }
            .reduce(0) { $0 + problem.prize($1) }
    }

    /// The day without somebody's vehicle.
    private func without(_ vehicle: Int, _ problem: Problem) -> Problem {
        var changed = problem
        for client in problem.clients.indices {
            changed.assignments[vehicle, client] = AssignmentTable.forbidden
        }
        return changed
    }

    @Test("never costs more than what is on paper, the price of changes counted", arguments: 1...12)
    func neverWorse(seed: Int) {
        let (problem, routes) = day(seed: UInt64(seed), clients: 20 + seed * 5)
        guard let gone = routes.first?.vehicleType else { return }
        let today = without(gone, problem)
        let left = Array(routes.dropFirst())
        for price in [0, 5_000, 100_000_000] {
            let isFree = problem.vehicleTypes.indices.map { $0 == gone }
            let new = change(today, left, price: price, isFree: isFree)
            let told = changed(new, left, problem).subtracting([gone]).count
            #expect(new.cost + price * told <= cost(left, today))
        }
    }

    @Test(
        "changes nothing where a change costs more than all that could be gained", arguments: 1...6)
    func frozen(seed: Int) {
        let (problem, routes) = day(seed: UInt64(seed), clients: 60, steps: 40)
        let price = cost(routes, problem) + 1
        let new = change(problem, routes, price: price)
        #expect(changed(new, routes, problem).isEmpty)
    }

    @Test("changes fewer routes the more a change costs, and improves those that are free")
    func tradeOff() {
        let (problem, routes) = day(seed: 21, clients: 90, steps: 60)
        let told = [0, 4_000, 100_000_000].map {
            changed(change(problem, routes, price: $0, steps: 3_000), routes, problem).count
        }
        #expect(told[0] > told[1] && told[1] >= told[2])
        let free = routes[0].vehicleType
        let new = change(
            problem, routes, price: 1_000_000_000_000,
            isFree: problem.vehicleTypes.indices.map { $0 == free })
        #expect(changed(new, routes, problem).isSubset(of: [free]))
    }

    @Test("finds the same with one thread and with two")
    func threads() {
        let (problem, routes) = day(seed: 9, clients: 70)
        let both = [1, 2].map { change(problem, routes, price: 4_000, threads: $0) }
        #expect(both[0] == both[1])
    }
}
