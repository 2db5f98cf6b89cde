import Instances
import Model
import Solving
import Testing

@testable import Proving

@Suite("Bounds from legs alone")
struct LegBoundTests {
    @Test(
        "are below the optimum, and not by much where legs are short beside service",
        arguments: [("R101", 16377), ("C101", 8273), ("RC101", 16198), ("R201", 11432)])
    func solomon(name: String, optimum: Cost) throws {
        let problem = try instance("solomon/\(name).txt").problem
        let bound = LegBound(problem).value(missing: 0)
        #expect(bound > 0)
        #expect(bound <= optimum)
    }

    /// One vehicle that takes 10 a second; the depot at 0, clients at 100, 110 and 200 on a line.
    private func line() -> Problem {
        var problem = Problem()
        let day = TimeWindow(0, 100_000)
        problem.depots = [Depot(location: 0, hours: day)]
        problem.profiles = [
            TravelMatrix(plane: Plane(x: [0, 100, 110, 200], y: [0, 0, 0, 0]))
        ]
        problem.clients = (1...3).map { k in
            var client = Client(
                location: Int32(k), windows: [day], group: Int32(k), site: Int32(k))
            client.demand[0] = 1
            client.prize = 10_000
            return client
        }
        var type = VehicleType(startLocation: 0)
        (type.startDepot, type.endLocation, type.loadDepots) = (0, 0, [0])
        type.shifts = [Shift(start: day, end: day)]
        type.capacity[0] = 2
        type.unitDurationCost = 10
        problem.vehicleTypes = [type]
        problem.serviceDurations = [[7, 7, 7]]
        problem.assignments = AssignmentTable(vehicleTypes: 1, clients: 3)
        return problem
    }

    @Test("can be reckoned in the head: nearest legs there and on, service, share of the load")
    func inTheHead() {
        var problem = line()
        // There: 10, 10, 90. On from 100: 10 − 10 to 110; from 110 the same; from 200: 90 − 10 to 110.
        #expect(LegBound(problem).value(missing: 0) == 10 * (10 + 10 + 90 + 80 + 3 * 7))
        problem.depots[0].loadingDuration = 30
        // A load of 30 s is shared by two at most.
        #expect(LegBound(problem).value(missing: 0) == 10 * (10 + 10 + 90 + 80 + 3 * 7 + 3 * 15))
        problem.clients[2].prize = 500
        #expect(LegBound(problem).value(missing: 0) == 10 * (10 + 10 + 2 * 7 + 2 * 15) + 500)
    }

    @Test("let as many required clients go as are left out, the dearest, and whom nobody may visit")
    func required() {
        var problem = line()
        for k in 0..<3 { problem.clients[k].isRequired = true }
        #expect(LegBound(problem).value(missing: 1) == 10 * (10 + 10 + 2 * 7))
        problem.assignments[0, 0] = AssignmentTable.forbidden
        #expect(LegBound(problem).value(missing: 0) == 10 * (10 + 90 + 80 + 2 * 7))
    }

    @Test("are all that is proven where a problem is too large for prices")
    func tooLarge() {
        var problem = line()
        let count = 1_600
        let spots = (0...count).map { Double($0 * 7919 % 10_007) }
        problem.profiles = [
            TravelMatrix(plane: Plane(x: spots, y: spots.map { ($0 * 31) / 10_007 }))
        ]
        problem.clients = (1...count).map { k in
            var client = problem.clients[0]
            (client.location, client.group, client.site) = (Int32(k), Int32(k), Int32(k))
            return client
        }
        problem.serviceDurations = [Array(repeating: 7, count: count)]
        problem.assignments = AssignmentTable(vehicleTypes: 1, clients: count)
        let nobody = Solution(
            routes: [], unassigned: Array(0..<Int32(count)), cost: count * 10_000)
        let result = prove(problem, incumbent: nobody, seconds: 5, monitor: Quiet())
        #expect(result.statistics.trouble != nil)
        #expect(result.bound == LegBound(problem).value(missing: 0))
        #expect(result.bound ?? 0 > 0)
    }
}
