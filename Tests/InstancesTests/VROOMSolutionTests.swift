import Checks
import Foundation
import Instances
import Model
import Solving
import Testing

/// Solves an input in few steps; the solution is accepted by Komek's checker and by VROOM's rules.
func solveVROOM(_ text: String, iterations: Int = 200) throws -> (json: String, audit: VROOMAudit) {
    let instance = try InstanceFile.parse(text, file: "x.json")
    let result = solve(
        instance.problem, budget: .iterations(iterations), seed: 1, threads: 1,
        monitor: QuietMonitor())
    #expect(violations(of: result.solution, in: instance.problem) == [])
    let json = try #require(instance.vroomJSON(of: result.solution, loading: 0, solving: 0))
    let audit = try VROOMAudit(text, json)
    #expect(audit.faults == [], "\(text)\n\(json)")
    #expect(abs(audit.cost - instance.value(of: result.solution)) < 1e-3)
    return (json, audit)
}

@Suite("Solutions as VROOM writes them")
struct VROOMSolutionTests {
    @Test("every sample's solution keeps VROOM's rules", arguments: VROOMSamples.all)
    func samples(text: String) throws {
        _ = try solveVROOM(text)
    }

    @Test("crews: each job with who has its skill, the break where it is due")
    func crews() throws {
        let audit = try solveVROOM(VROOMSamples.crews).audit
        // 0 → 2 → 1 → 0 is 1500 + 600 + 1800; 0 → 3 → 4, where it stops, is 600 + 2100.
        #expect(audit.output.routes.map(\.cost) == [3900, 2700])
        #expect(audit.output.routes.map(\.vehicle) == [1, 2])
        let steps = audit.output.routes[0].steps
        #expect(steps.compactMap { $0.type == "job" ? $0.id : nil } == [12, 11])
        let rest = try #require(steps.first { $0.type == "break" })
        #expect((32400...34200).contains(rest.arrival + rest.waiting_time) && rest.service == 300)
        #expect(steps[0].load == [2] && steps.last?.load == [0])
        #expect(audit.output.routes[1].steps.map(\.type) == ["start", "job", "job", "end"])
        #expect(audit.output.routes[1].steps.last?.location_index == nil)
    }

    @Test("a setup falls away after a job at the same place and at the start")
    func setups() throws {
        let audit = try solveVROOM(VROOMSamples.setups).audit
        let steps = audit.output.routes[0].steps
        // There 50, back 60; one setup of 100 for the two jobs there, none at the start, and 30 for
        // the job at the start if it comes last.
        #expect(audit.output.routes[0].cost == 110)
        let there = steps.filter { $0.id == 1 || $0.id == 2 }
        #expect(there.map(\.setup) == [100, 0])
        #expect(there[1].arrival - there[0].arrival == 100 + there[0].service)
        #expect(there.allSatisfy { $0.waiting_time == 0 })
    }

    @Test("waiting is what lies between arrival and the window")
    func waiting() throws {
        let text = """
            {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "time_window": [0, 700]}],
             "jobs": [
               {"id": 1, "location_index": 1, "service": 10, "time_windows": [[60, 60]]},
               {"id": 2, "location_index": 1, "service": 20, "time_windows": [[200, 600]]}],
             "matrices": {"car": {"durations": [[0, 50], [60, 0]]}}}
            """
        let steps = try solveVROOM(text).audit.output.routes[0].steps
        // Starts at 10, there at 60, done at 70, waits 130 until 200, done at 220, home at 280.
        #expect(steps.map(\.arrival) == [10, 60, 70, 280])
        #expect(steps.map(\.waiting_time) == [0, 0, 130, 0])
        #expect(steps.map(\.duration) == [0, 50, 50, 110])
    }

    @Test("a break outside the work is in the route all the same, as VROOM has it")
    func breakOutside() throws {
        func route(_ window: String, job: String) throws -> VROOMAudit.Output.Route {
            try solveVROOM(
                """
                {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "time_window": [0, 2000],
                   "breaks": [{"id": 9, "service": 100, "time_windows": [\(window)]}]}],
                 "jobs": [{"id": 1, "location_index": 1, "service": 10, "time_windows": [\(job)]}],
                 "matrices": {"car": {"durations": [[0, 50], [60, 0]]}}}
                """
            ).audit.output.routes[0]
        }
        // Home at 60 + 10 + 60, the break from 900 to 1000.
        let after = try route("[900, 950]", job: "[60, 60]").steps
        #expect(after.map(\.type) == ["start", "job", "break", "end"])
        #expect(after.map(\.arrival) == [10, 60, 130, 1000] && after[2].waiting_time == 770)
        // Begins at 30 at the latest, then 50 s of way and a wait until 900.
        let before = try route("[20, 30]", job: "[900, 900]").steps
        #expect(before.map(\.type) == ["start", "break", "job", "end"])
        #expect(before.map(\.arrival) == [30, 30, 130 + 50, 970])
        #expect(before[2].waiting_time == 900 - 180)
    }

    @Test("priorities decide who is left; the whole text is this")
    func golden() throws {
        // 24 is at the start and 22 at 2: 0 + 19 + 40. With 21 it would be 19 + 95 + 60.
        let expected = """
            {
              "code": 0,
              "summary": {
                "cost": 59,
                "routes": 1,
                "unassigned": 2,
                "setup": 0,
                "service": 0,
                "duration": 59,
                "waiting_time": 0,
                "priority": 105,
                "violations": [],
                "computing_times": {"loading": 0, "solving": 0, "routing": 0}
              },
              "unassigned": [{"id": 21, "type": "job", "location_index": 1}, \
            {"id": 23, "type": "job", "location_index": 3}],
              "routes": [
                {
                  "vehicle": 0,
                  "cost": 59,
                  "setup": 0,
                  "service": 0,
                  "duration": 59,
                  "waiting_time": 0,
                  "priority": 105,
                  "steps": [
                    {
                      "type": "start",
                      "location_index": 0,
                      "setup": 0,
                      "service": 0,
                      "waiting_time": 0,
                      "arrival": 0,
                      "duration": 0,
                      "violations": []
                    },
                    {
                      "type": "job",
                      "location_index": 0,
                      "id": 24,
                      "setup": 0,
                      "service": 0,
                      "waiting_time": 0,
                      "arrival": 0,
                      "duration": 0,
                      "violations": []
                    },
                    {
                      "type": "job",
                      "location_index": 2,
                      "id": 22,
                      "setup": 0,
                      "service": 0,
                      "waiting_time": 0,
                      "arrival": 19,
                      "duration": 19,
                      "violations": []
                    },
                    {
                      "type": "end",
                      "location_index": 3,
                      "setup": 0,
                      "service": 0,
                      "waiting_time": 0,
                      "arrival": 59,
                      "duration": 59,
                      "violations": []
                    }
                  ],
                  "violations": []
                }
              ]
            }

            """
        #expect(try solveVROOM(VROOMSamples.priorities).json == expected)
    }

    @Test("descriptions and coordinates come back, whatever is in them")
    func words() throws {
        let text = VROOMSamples.setups
            .replacing("\"id\": 7,", with: "\"id\": 7, \"description\": \"“a\\\\\\\"b\\nc\",")
            .replacing("\"id\": 1,", with: "\"id\": 1, \"location\": [71.25, -1e-7],")
        let json = try solveVROOM(text).json
        #expect(json.contains("\"description\": \"“a\\\\\\\"b\\nc\""))
        #expect(json.contains("\"location\": [71.25, -1e-07]"))
    }

    @Test("routes are lists of jobs' identifiers, and no .sol is looked for")
    func routes() throws {
        let instance = try InstanceFile.parse(VROOMSamples.priorities, file: "x")
        let result = solve(
            instance.problem, budget: .iterations(10), seed: 1, threads: 1,
            monitor: QuietMonitor())
        let list = RouteList(result.solution, of: instance)
        #expect(list.routes == [[24, 22]] && list.vehicles == [0])
        #expect(list.value(in: instance) == nil && instance.value(of: result.solution) == 59)
        // As the search reckons it on the way: what is left out is no part of VROOM's cost.
        #expect(instance.value(of: result.solution.cost, vehicles: 1) == 59)
        #expect(
            try InstanceFile.parse(Samples.cvrp, file: "x")
                .vroomJSON(of: result.solution, loading: 0, solving: 0) == nil)
    }
}
