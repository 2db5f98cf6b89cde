import Testing

@testable import Instances

@Suite("What is refused of VROOM's input")
struct VROOMRefusalTests {
    /// An input with more fields of its vehicle, its job, and the whole.
    static func text(
        vehicle: String = "", job: String = "", root: String = "",
        matrices: String = "\"matrices\": {\"car\": {\"durations\": [[0, 5], [6, 0]]}}"
    ) -> String {
        """
        {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0\(vehicle)}],
         "jobs": [{"id": 4, "location_index": 1\(job)}]\(root)\(matrices.isEmpty ? "" : ", " + matrices)}
        """
    }

    func faults(_ text: String) throws -> InstanceError {
        do {
            _ = try InstanceFile.parse(text, file: "x.json")
            throw Unexpected()
        } catch let error as InstanceError {
            return error
        }
    }
    struct Unexpected: Error {}

    @Test(
        "what is not modelled is named",
        arguments: [
            (text(root: ", \"shipments\": [{}]"), "shipments"),
            (text(root: ", \"options\": {\"g\": true}"), "options.g"),
            (text(root: ", \"something\": 1"), "something"),
            (text(vehicle: ", \"steps\": [{\"type\": \"start\"}]"), "vehicles[0].steps"),
            (text(vehicle: ", \"breaks\": [{\"id\": 1, \"max_load\": [1]}]"), "breaks[0].max_load"),
            (
                text(vehicle: ", \"breaks\": [{\"id\": 1, \"time_windows\": [[0, 9], [20, 30]]}]"),
                "breaks[0].time_windows"
            ),
            (
                text(
                    vehicle:
                        ", \"breaks\": [{\"id\": 1, \"service\": 5}, {\"id\": 2, \"service\": 5}]"),
                "breaks 1 and 2"
            ),
            (text(vehicle: ", \"costs\": {\"per_mile\": 3}"), "vehicles[0].costs.per_mile"),
            (text(vehicle: ", \"costs\": {\"per_km\": 3}"), "costs.per_km without"),
            (text(vehicle: ", \"max_distance\": 3"), "max_distance without"),
            (text(job: ", \"colour\": \"red\""), "jobs[0].colour"),
            (text(matrices: ""), "jobs[].location, vehicles[].start"),
            (
                text(matrices: "\"matrices\": {\"car\": {\"distances\": [[0, 5], [6, 0]]}}"),
                "durations"
            ),
            (
                text(vehicle: ", \"capacity\": [1, 1, 1, 1, 1, 1, 1, 1, 1]"), "9 dimensions"
            ),
            (
                text(
                    vehicle: ", \"max_travel_time\": 9, \"costs\": {\"per_km\": 1}",
                    matrices:
                        "\"matrices\": {\"car\": {\"durations\": [[0, 5], [6, 0]], \"distances\": [[0, 1], [9, 0]]}}"
                ), "vehicles[0].max_travel_time"
            ),
            (
                VROOMSamples.setups.replacing(
                    "\"setup\": 100, \"service\": 10",
                    with: "\"setup\": 100, \"time_windows\": [[0, 9]]"), "jobs[0].setup"
            ),
            (
                VROOMSamples.crews.replacing("{\"id\": 12,", with: "{\"id\": 12, \"pickup\": [1],"),
                "jobs[1].pickup"
            ),
        ])
    func notModelled(text: String, name: String) throws {
        let error = try faults(text)
        #expect(error.isNotModelled && error.description.contains(name), "\(error)")
        #expect(error.description.contains("not modelled"))
    }

    @Test("all that is not modelled is named at once")
    func allAtOnce() throws {
        let error = try faults(
            Self.text(
                vehicle: ", \"steps\": [{}]", job: ", \"colour\": 1",
                root: ", \"shipments\": [{}], \"options\": {\"g\": true}"))
        #expect(error.isNotModelled && error.faults.count == 4, "\(error)")
    }

    @Test(
        "what is wrong is told with its place, its value and what would be right",
        arguments: [
            (text(job: ", \"service\": -5"), "jobs[0].service: -5 should be"),
            (text(job: ", \"service\": 1.5"), "jobs[0].service: 1.5 should be"),
            (text(job: ", \"service\": 1e300"), "jobs[0].service: 1e+300 should be"),
            (text(job: ", \"service\": null"), "jobs[0].service: null should be"),
            (text(job: ", \"service\": true"), "jobs[0].service: true should be"),
            (text(job: ", \"service\": 4000000000"), "jobs[0]: setup and service"),
            (text(job: ", \"priority\": 101"), "jobs[0].priority: 101 should be"),
            (text(job: ", \"skills\": 3"), "jobs[0].skills: 3 should be an array"),
            (text(job: ", \"description\": 3"), "jobs[0].description: 3 should be a text"),
            (text(job: ", \"delivery\": [1]"), "jobs[0].delivery: 1 amounts, vehicles have 0"),
            (text(job: ", \"location\": [1]"), "jobs[0].location: an array should be"),
            (text(job: ", \"time_windows\": []"), "jobs[0].time_windows: an empty array"),
            (text(job: ", \"time_windows\": [[9, 3]]"), "jobs[0].time_windows[0]: [9, 3] should"),
            (
                text(job: ", \"time_windows\": [[1, 5], [5, 9]]"),
                "[1, 5] and [5, 9] overlap or touch"
            ),
            (text(vehicle: ", \"speed_factor\": 6"), "vehicles[0].speed_factor: 6 should be from"),
            (text(vehicle: ", \"profile\": \"bike\""), "matrices.bike is missing"),
            (text(vehicle: ", \"costs\": 3"), "vehicles[0].costs: 3 should be an object"),
            (
                text(
                    vehicle: ", \"time_window\": [0, 9], \"breaks\": [{\"id\": 1, \"service\": 10}]"
                ),
                "vehicles[0].breaks[0]: 10 s do not fit"
            ),
            (
                text(
                    vehicle: ", \"time_window\": [0, 9]",
                    job: ", \"time_windows\": [[4000000000, 4000000000]]"),
                "jobs[0].time_windows[0]: 4000000000 is more than"
            ),
            (
                text(matrices: "\"matrix\": [[0, 5], [6]]"),
                "matrix[1]: 1 numbers, there should be 2"
            ),
            (text(matrices: "\"matrix\": [[0, -5], [6, 0]]"), "matrix[0][1]: -5 should be"),
            (text(matrices: "\"matrix\": [[0]]"), "jobs[0].location_index: 1 should be below 1"),
            (text(matrices: "\"matrix\": []"), "matrix: an empty array should be"),
            (
                text(matrices: "\"matrix\": [[0]], \"matrices\": {}"),
                "matrix: stated besides `matrices`"
            ),
            (
                text(
                    vehicle: ", \"costs\": {\"per_hour\": 1}",
                    matrices:
                        "\"matrices\": {\"car\": {\"durations\": [[0, 5], [6, 0]], \"costs\": [[0, 1], [9, 0]]}}"
                ), "vehicles[0].costs: matrices.car.costs say"
            ),
            ("{\"vehicles\": [], \"jobs\": []}", "vehicles: there should be"),
            ("{\"vehicles\": {}, \"jobs\": 3}", "vehicles: an object should be an array"),
            ("{\"vehicles\": [3], \"jobs\": [null]}", "jobs[0]: null should be an object"),
            ("{\"komek\": 1, \"centres\": []}", "no VROOM input: it should have `vehicles`"),
            ("{\"vehicles\": [}", "this is no JSON"),
            ("{", "this is no JSON"),
        ])
    func wrong(text: String, told: String) throws {
        let error = try faults(text)
        #expect(!error.isNotModelled && error.description.contains(told), "\(error)")
    }

    @Test("all that is wrong is told at once, what is not modelled last")
    func allWrong() throws {
        let error = try faults(
            Self.text(
                vehicle: ", \"steps\": [{}], \"end_index\": 7",
                job: ", \"id\": -1, \"setup\": \"x\"",
                root: ", \"jobs\": []"
            ).replacing("\"id\": 4, ", with: "").replacing(", \"jobs\": []", with: ""))
        #expect(error.faults.map(\.isNotModelled).suffix(1) == [true])
        #expect(error.faults.count >= 3, "\(error)")
        let twice = try faults(
            VROOMSamples.setups.replacing("\"id\": 2", with: "\"id\": 1"))
        #expect(twice.description.contains("jobs[1].id: 1 is that of jobs[0] too"))
    }

    @Test("amounts are not blamed for a capacity that is none")
    func capacity() throws {
        let error = try faults(
            Self.text(vehicle: ", \"capacity\": \"4\"", job: ", \"delivery\": [1]"))
        #expect(error.faults.count == 1, "\(error)")
        #expect(error.description.contains("vehicles[0].capacity: “4” should be an array"))
    }

    @Test("a field that an object states twice is told with its line, wherever it is")
    func repeats() throws {
        let error = try faults(
            Self.text(
                job:
                    ", \"description\": \"{\\\"a, \\\\\"\n, \"service\": 1, \"service\": 2, \"id\": 4",
                root: ",\n \"jobs\": []"))
        #expect(
            error.faults.map(\.line).filter { $0 > 0 } == [3, 3, 4], "\(error)")
        for key in ["service", "id", "jobs"] {
            #expect(error.description.contains("“\(key)” is stated before"), "\(error)")
        }
        let sample = JSONRepeats(in: VROOMSamples.prices, most: 9)
        #expect(sample.all.isEmpty)
    }

    @Test("conventions and objectives of benchmarks are none of VROOM's")
    func otherAims() throws {
        for objective in RoutingObjective.allCases {
            for convention in Convention.allCases {
                let instance = try? InstanceFile.parse(
                    VROOMSamples.setups, file: "x", convention: convention, objective: objective)
                #expect((instance != nil) == (convention == .nearest && objective == .distance))
            }
        }
    }
}
