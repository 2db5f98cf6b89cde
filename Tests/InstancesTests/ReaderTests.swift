import Instances
import Model
import Testing

/// Small files of every format.
enum Samples {
    static let cvrp = """
        NAME : tiny
        COMMENT : "two routes"
        TYPE : CVRP
        DIMENSION : 4
        EDGE_WEIGHT_TYPE : EUC_2D
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 3 4
        3 0 1.4
        4 6 8
        DEMAND_SECTION
        1 0
        2 6
        3 5
        4 4
        DEPOT_SECTION
         1
         -1
        EOF
        """
    static let solomon = """
        S1\r
        \r
        VEHICLE\r
        NUMBER     CAPACITY\r
          3         20\r
        \r
        CUSTOMER\r
        CUST NO.  XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME\r
        \r
            0      0  0   0   0  200  0\r
            1      1  1   5  10   50  9\r
            2      2  0   7   0  100  9\r
        """
    static let cordeau = """
        2 1 2 2
        0 50
        100 60
        1 3 4 5 7 1 2 1 2
        2 0 5 0 8 1 2 1 2
        3 0 0 0 0 0 0
        4 9 9 0 0 0 0
        """
}

@Suite("Readers of instances")
struct ReaderTests {
    @Test("VRPLIB: nearest integers, an open fleet, depots first")
    func vrplib() throws {
        let instance = try InstanceFile.parse(Samples.cvrp, file: "tiny.vrp")
        #expect(instance.name == "tiny" && instance.format == .vrplib)
        #expect(instance.convention == .nearest && instance.costScale == 1)
        let problem = instance.problem
        #expect(problem.profiles[0][0, 1].distance == 5)
        #expect(problem.profiles[0][0, 2].distance == 1)
        #expect(problem.vehicleTypes.count == 1 && problem.vehicleTypes[0].count == 3)
        #expect(problem.clients.map(\.location) == [1, 2, 3])
        #expect(problem.clients.map { $0.demand[0] } == [6, 5, 4])
        #expect(problem.clients.count(where: \.isRequired) == 3)
    }

    @Test("Solomon: tenths cut off, times as well; exact where vehicles count first")
    func solomon() throws {
        let instance = try InstanceFile.parse(Samples.solomon, file: "S1.txt")
        #expect(instance.name == "S1" && instance.format == .solomon)
        #expect(instance.problem.profiles[0][0, 1] == Leg(duration: 14, distance: 14))
        #expect(instance.problem.clients[0].windows == [TimeWindow(100, 500)])
        #expect(instance.problem.serviceDurations == [[90, 90]])
        #expect(instance.problem.vehicleTypes[0].count == 3)
        let exact = try InstanceFile.parse(
            Samples.solomon, file: "S1.txt", objective: .vehicles)
        #expect(exact.convention == .exact)
        #expect(exact.problem.profiles[0][0, 1] == Leg(duration: 14_143, distance: 14_142))
        #expect(exact.vehiclePenalty > 0)
        #expect(exact.problem.vehicleTypes[0].fixedCost == exact.vehiclePenalty)
    }

    @Test("Cordeau: depots, which the file has last, come first; routes are limited in length")
    func cordeau() throws {
        let instance = try InstanceFile.parse(Samples.cordeau, file: "p99")
        #expect(instance.format == .cordeau && instance.depots == 2)
        #expect(instance.convention == .exact)
        #expect(instance.problem.clients.map(\.location) == [2, 3])
        #expect(instance.problem.profiles[0][0, 2].distance == 50_000)
        #expect(instance.problem.serviceDurations == [[50_000, 0]])
        #expect(instance.problem.vehicleTypes.map(\.maxDuration) == [unlimited, 1_000_000])
        #expect(instance.problem.vehicleTypes.map(\.startLocation) == [0, 1])
    }

    @Test("PyVRP's extensions: fleets, several depots, prizes, releases, reloads")
    func extensions() throws {
        let text = """
            NAME: rich
            TYPE: MTVRPTWR
            EDGE_WEIGHT_TYPE: EUC_2D
            DIMENSION: 4
            VEHICLES: 3
            SERVICE_TIME: 2
            NODE_COORD_SECTION
            1 0 0
            2 5 0
            3 1 1
            4 2 2
            DEMAND_SECTION
            1 0
            2 0
            3 3
            4 4
            CAPACITY_SECTION
            1 10
            2 20
            3 20
            TIME_WINDOW_SECTION
            1 0 90
            2 0 80
            3 5 60
            4 0 70
            PRIZE_SECTION
            1 0
            2 0
            3 0
            4 12.5
            RELEASE_TIME_SECTION
            1 0
            2 0
            3 7
            4 0
            VEHICLES_DEPOT_SECTION
            1 1
            2 2
            3 2
            VEHICLES_RELOAD_DEPOT_SECTION
            1 1
            2 2
            3 2
            VEHICLES_MAX_DURATION: 50
            VEHICLES_FIXED_COST_SECTION
            1 4
            2 1
            3 1
            VEHICLES_UNIT_DISTANCE_COST: 1.5
            DEPOT_SECTION
            1
            2
            -1
            EOF
            """
        let instance = try InstanceFile.parse(text, file: "rich.vrp")
        let problem = instance.problem
        #expect(instance.depots == 2 && instance.vehicleNumbers == [[0], [1, 2]])
        #expect(instance.convention == .truncatedToTenths && instance.costScale == 100)
        #expect(problem.vehicleTypes.map { $0.capacity[0] } == [10, 20])
        #expect(problem.vehicleTypes.map(\.startLocation) == [0, 1])
        #expect(problem.vehicleTypes.map(\.maxTrips) == [unlimited, unlimited])
        #expect(problem.vehicleTypes.map(\.fixedCost) == [400, 100])
        #expect(problem.vehicleTypes.map(\.unitDistanceCost) == [15, 15])
        #expect(problem.vehicleTypes[0].maxDuration == 500)
        #expect(problem.depots.map(\.hours) == [TimeWindow(0, 900), TimeWindow(0, 800)])
        #expect(problem.clients.map(\.isRequired) == [true, false])
        #expect(problem.clients.map(\.prize) == [0, 1250])
        #expect(problem.clients.map(\.releaseTime) == [70, 0])
        // One figure for all is no service at depots.
        #expect(problem.serviceDurations == [[20, 20]])
    }

    @Test("a matrix is read in every layout")
    func matrices() throws {
        let layouts = [
            ("FULL_MATRIX", "0 1 2 1 0 3 2 3 0"), ("LOWER_ROW", "1 2 3"),
            ("UPPER_ROW", "1 2 3"), ("LOWER_DIAG_ROW", "0 1 0 2 3 0"),
            ("UPPER_DIAG_ROW", "0 1 2 0 3 0"),
        ]
        for (layout, values) in layouts {
            let text = """
                NAME : m
                TYPE : CVRP
                DIMENSION : 3
                EDGE_WEIGHT_TYPE : EXPLICIT
                EDGE_WEIGHT_FORMAT : \(layout)
                CAPACITY : 9
                EDGE_WEIGHT_SECTION
                \(values)
                DEMAND_SECTION
                1 0
                2 1
                3 1
                DEPOT_SECTION
                1
                -1
                EOF
                """
            let profile = try InstanceFile.parse(text, file: "m.vrp").problem.profiles[0]
            #expect(profile[0, 1].distance == 1 && profile[1, 0].distance == 1, "\(layout)")
            #expect(profile[2, 0].distance == 2 && profile[1, 2].distance == 3, "\(layout)")
        }
    }

    @Test("all that is wrong is told at once, with its line")
    func faults() {
        let text = """
            NAME : broken
            TYPE : CVRP
            DIMENSION : 3
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : many
            NODE_COORD_SECTION
            1 0 0
            2 x 4
            3 1 1
            DEMAND_SECTION
            1 0
            2 6
            EOF
            """
        do {
            _ = try InstanceFile.parse(text, file: "broken.vrp")
            Issue.record("read in spite of all")
        } catch {
            #expect(!error.isNotModelled)
            #expect(error.faults.map(\.line).contains(5))
            #expect(error.faults.map(\.line).contains(8))
            #expect(error.faults.map(\.line).contains(10))
            #expect(error.description.contains("broken.vrp:8:"))
        }
    }

    @Test(
        "what is not modelled is refused by name",
        arguments: [
            "BACKHAUL_SECTION", "MUTUALLY_EXCLUSIVE_GROUP_SECTION", "SOMETHING_NEW_SECTION",
        ])
    func notModelled(section: String) {
        let text = Samples.cvrp.replacing("DEPOT_SECTION", with: "\(section)\n1 1\nDEPOT_SECTION")
        do {
            _ = try InstanceFile.parse(text, file: "tiny.vrp")
            Issue.record("read in spite of \(section)")
        } catch {
            #expect(error.isNotModelled && error.description.contains(section))
        }
    }

    @Test("numbers beyond all reason are refused, not suffered")
    func outOfRange() {
        let texts = [
            Samples.cordeau.replacing("3 4 5 7", with: "3 4 -1e300 7"),
            Samples.cordeau.replacing("3 4 5 7", with: "3 4 5 -1e300"),
            Samples.cordeau.replacing("3 4 5 7", with: "3 4 5 1e300"),
            Samples.solomon.replacing("10   50", with: "-1e300 -1e299"),
            Samples.solomon.replacing("10   50", with: "1e300 1e301"),
            Samples.cvrp.replacing(
                "DEPOT_SECTION",
                with: """
                    RELEASE_TIME_SECTION
                    1 0
                    2 1e300
                    3 0
                    4 0
                    DEPOT_SECTION
                    """),
            """
            DIMENSION : 999999
            TYPE : CVRP
            EDGE_WEIGHT_TYPE : EXPLICIT
            EDGE_WEIGHT_SECTION
            1 2 3
            """,
        ]
        for text in texts {
            let instance = try? InstanceFile.parse(text, file: "x")
            #expect(instance == nil)
        }
    }

    @Test("what is no instance is refused, whatever it is", arguments: ["", "\n\n", "hello", "{}"])
    func noInstance(text: String) {
        let instance = try? InstanceFile.parse(text, file: "x")
        #expect(instance == nil)
    }

    @Test("no cut or changed byte makes a reader crash")
    func hostile() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Int(state >> 33) % bound
        }
        var read = 0
        for sample in [Samples.cvrp, Samples.solomon, Samples.cordeau] {
            for _ in 0..<300 {
                var bytes = Array(sample.utf8)
                for _ in 0...next(3) {
                    let place = next(bytes.count)
                    switch next(3) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes[place] = UInt8(48 + next(10))
                    default: bytes.insert(contentsOf: Array("99999999".utf8), at: place)
                    }
                }
                let text = String(decoding: bytes, as: UTF8.self)
                if (try? InstanceFile.parse(text, file: "x")) != nil { read += 1 }
            }
        }
        #expect(read > 50)
    }
}
