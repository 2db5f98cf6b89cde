import Instances
import Model
import Testing

@Suite("VROOM's input as a problem")
struct VROOMReaderTests {
    func problem(_ text: String) throws -> Problem {
        try InstanceFile.parse(text, file: "x.json").problem
    }

    @Test("jobs, skills, loads and hours are the problem's; times count from the first start")
    func crews() throws {
        let instance = try InstanceFile.parse(VROOMSamples.crews, file: "crews.json")
        #expect(instance.format == .vroom && instance.vehicleNumbers == [[0], [1]])
        let problem = instance.problem
        // 09:00 less 08:00, the start of both vehicles.
        #expect(problem.clients[0].windows == [TimeWindow(3600, 7200)])
        #expect(problem.vehicleTypes[0].shifts[0].start == TimeWindow(0, 14_400))
        #expect(problem.vehicleTypes.map { $0.capacity[0] } == [4, 4])
        #expect(problem.clients.map { $0.demand[0] } == [1, 1, 1, 1])
        let allowed = (0..<2).map { type in
            (0..<4).filter { problem.assignments.allows(type: type, client: $0) }
        }
        #expect(allowed == [[0, 1, 2], [2, 3]])
        #expect(problem.vehicleTypes.map { $0.endLocation == nil } == [false, true])
    }

    @Test("a break's window bounds when it begins, within the vehicle's hours")
    func breaks() throws {
        let problem = try problem(VROOMSamples.crews)
        // It begins from 32400 to 34200 and takes 300, 28800 being 0.
        #expect(
            problem.vehicleTypes[0].breaks
                == [RestRule(duration: 300, window: TimeWindow(3600, 5400 + 300))])
        let early = VROOMSamples.crews.replacing("[[32400, 34200]]", with: "[[0, 99999]]")
        // No earlier than the vehicle starts, done when it ends.
        #expect(
            try self.problem(early).vehicleTypes[0].breaks
                == [RestRule(duration: 300, window: TimeWindow(0, 14_400))])
    }

    @Test("a setup is in the visit, or on the way where a job has company at its place")
    func setups() throws {
        let problem = try problem(VROOMSamples.setups)
        #expect(problem.serviceDurations == [[10, 20, 5]])
        let (start, jobs) = (Int32(0), problem.clients.map(\.location))
        let legs = problem.profiles[0]
        // From elsewhere 50 + 100, from the same place nothing; VROOM pays for the way alone.
        #expect(legs[start, jobs[0]] == Leg(duration: 150, distance: 50 / 10))
        #expect(legs[jobs[0], jobs[1]] == Leg(duration: 0, distance: 0))
        #expect(legs[start, jobs[2]] == Leg(duration: 0, distance: 0))
        #expect(legs[jobs[1], jobs[2]] == Leg(duration: 60 + 30, distance: 60 / 10))
        let alone = VROOMSamples.setups.replacing(
            "\"location_index\": 1, \"setup\": 100, \"service\": 20",
            with: "\"location_index\": 0, \"setup\": 0")
        // The first job is alone at its place now.
        #expect(try self.problem(alone).serviceDurations[0][0] == 100 + 10)
    }

    @Test("priority comes first, then the number of jobs, then cost")
    func priorities() throws {
        let problem = try problem(VROOMSamples.priorities)
        #expect(problem.clients.allSatisfy { !$0.isRequired })
        // Priorities 5, 100, 0, 5 have the divisor 5: 1, 20, 0, 1 times 4 + 1 jobs, and 1 for each.
        let unit = problem.clients[2].prize
        #expect(problem.clients.map { $0.prize / unit } == [6, 101, 1, 6])
        // The dearest leg is 95: no route of four jobs costs more than five times that.
        #expect(unit > 5 * 95)
        #expect(problem.vehicleTypes[0].maxClients == 2)
    }

    @Test("prices by the hour and kilometre are in the legs, in the smallest whole numbers")
    func prices() throws {
        let instance = try InstanceFile.parse(VROOMSamples.prices, file: "x")
        let problem = instance.problem
        let van = problem.vehicleTypes[0]
        let bike = problem.vehicleTypes[1]
        // Half a second is the unit of time: 101 s at double speed are 101 halves.
        let start = van.startLocation
        let way = problem.profiles[van.profile][start, problem.clients[0].location]
        #expect(way.duration == 101)
        // 50.5 s at 1800 an hour and 0.9 km at 10 are 25.25 + 9.
        let cost = Double(Int(way.distance) * van.unitDistanceCost) / instance.costScale
        #expect(abs(cost - (50.5 * 1800 / 3600 + 0.9 * 10)) < 1e-9)
        #expect(Double(van.fixedCost) / instance.costScale == 12)
        // 300 s of a bicycle at 3600 an hour; 700 s of it are all that it may travel.
        let ride = problem.profiles[bike.profile][start, problem.clients[0].location]
        #expect(ride.duration == 2 * 300)
        #expect(Double(Int(ride.distance) * bike.unitDistanceCost) / instance.costScale == 300)
        #expect(
            Double(Int(bike.maxDistance) * bike.unitDistanceCost) / instance.costScale == 700)
        // Its tasks are paid: setup 10 and service 60; those of the van are not, and take 90.
        #expect(Double(problem.assignments[1, 0]) / instance.costScale == 10 + 60)
        #expect(problem.assignments[0, 0] == 0)
        #expect(problem.serviceDurations[van.serviceClass][0] == 2 * 90)
        #expect(problem.serviceDurations[bike.serviceClass][0] == 2 * (10 + 60))
        #expect(
            problem.clients[0].windows == [TimeWindow(1400, 1600), TimeWindow(2000, 2000)])
        // What is only fetched fills a vehicle as what is only brought does.
        #expect(
            problem.clients.map { [$0.demand[0], $0.demand[1]] } == [[1, 0], [1, 2], [2, 0]])
    }

    @Test("a vehicle without a start begins at its first job, one without an end stops at its last")
    func open() throws {
        let text = VROOMSamples.setups.replacing("\"start_index\": 0, ", with: "")
        let problem = try problem(text)
        let type = problem.vehicleTypes[0]
        let leg = problem.profiles[0][type.startLocation, problem.clients[0].location]
        // Coming from nowhere it travels no way, and sets up.
        #expect(leg == Leg(duration: 100, distance: 0))
    }

    @Test("custom costs are what travel costs")
    func customCosts() throws {
        let text = VROOMSamples.setups.replacing(
            "\"durations\": [[0, 50], [60, 0]]",
            with: "\"durations\": [[0, 50], [60, 0]], \"costs\": [[0, 7], [9, 0]]")
        let instance = try InstanceFile.parse(text, file: "x")
        let leg = instance.problem.profiles[0][0, instance.problem.clients[0].location]
        #expect(leg == Leg(duration: 150, distance: 7) && instance.costScale == 1)
    }
}
