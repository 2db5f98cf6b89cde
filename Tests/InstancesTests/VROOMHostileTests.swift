import Checks
import Instances
import Solving
import Testing

/// A source of random numbers whose seed can be told.
private struct Dice {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    mutating func happens(_ percent: Int) -> Bool { next(100) < percent }
    mutating func numbers(_ count: Int, _ bound: Int) -> String {
        "[" + (0..<count).map { _ in String(next(bound)) }.joined(separator: ", ") + "]"
    }
}

@Suite("VROOM's input, hostile and random")
struct VROOMHostileTests {
    /// What may stand in place of a number.
    static let odd = [
        "0", "-1", "1e300", "-1e300", "1e400", "0.5", "99999999999999999999", "4294967295",
        "4294967296", "9223372036854775807", "-9223372036854775808", "134217728", "null", "true",
        "\"\"", "[]", "[[]]", "{}", "[1e300]", "1e-300",
    ]

    @Test("no changed byte and no changed number makes the reader or the solver crash")
    func mutations() throws {
        var dice = Dice(state: 11)
        var read = 0
        for sample in VROOMSamples.all {
            for turn in 0..<400 {
                var text = sample
                if turn % 2 == 0 {
                    let numbers = text.ranges(of: /-?\d+/)
                    for _ in 0...dice.next(2) {
                        let range = numbers[dice.next(numbers.count)]
                        guard range.upperBound <= text.endIndex else { continue }
                        text = sample
                        text.replaceSubrange(range, with: Self.odd[dice.next(Self.odd.count)])
                    }
                } else {
                    var bytes = Array(text.utf8)
                    for _ in 0...dice.next(3) {
                        let place = dice.next(bytes.count)
                        switch dice.next(3) {
                        case 0: bytes.remove(at: place)
                        case 1: bytes[place] = UInt8(32 + dice.next(95))
                        default: bytes.insert(UInt8(48 + dice.next(10)), at: place)
                        }
                    }
                    text = String(decoding: bytes, as: UTF8.self)
                }
                guard let instance = try? InstanceFile.parse(text, file: "x") else { continue }
                guard instance.format == .vroom else { continue }
                read += 1
                let result = solve(
                    instance.problem, budget: .iterations(20), seed: 1, threads: 1,
                    monitor: QuietMonitor())
                #expect(violations(of: result.solution, in: instance.problem) == [], "\(text)")
                #expect(instance.vroomJSON(of: result.solution, loading: 0, solving: 0) != nil)
            }
        }
        #expect(read > 100)
    }

    @Test("nesting without end and numbers without end are refused, not suffered")
    func endless() {
        let texts = [
            String(repeating: "{\"vehicles\":", count: 100_000),
            "{\"jobs\": " + String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
                + ", \"vehicles\": []}",
            "{\"jobs\": [" + String(repeating: "9", count: 100_000) + "], \"vehicles\": []}",
            "{\"jobs\": [], \"vehicles\": [], \"matrix\": [[1, 2], ["
                + String(repeating: "1e999,", count: 9999) + "1]]}",
        ]
        for text in texts { #expect((try? InstanceFile.parse(text, file: "x")) == nil) }
    }

    @Test("more jobs and kinds of vehicles than memory holds are refused before room is made")
    func large() throws {
        func text(vehicles: Int, jobs: Int) -> String {
            let vehicles = (0..<vehicles).map {
                "{\"id\": \($0), \"start_index\": 0, \"speed_factor\": \(0.5 + Double($0) / 100)}"
            }
            let jobs = (0..<jobs).map { "{\"id\": \($0), \"location_index\": 0}" }
            return "{\"vehicles\": [\(vehicles.joined(separator: ", "))], "
                + "\"jobs\": [\(jobs.joined(separator: ", "))], \"matrix\": [[0]]}"
        }
        for (vehicles, jobs) in [(300, 600), (1, 9000)] {
            let error = #expect(throws: InstanceError.self) {
                try InstanceFile.parse(text(vehicles: vehicles, jobs: jobs), file: "x")
            }
            #expect(error?.description.contains("\(jobs) jobs") == true)
        }
        #expect(try InstanceFile.parse(text(vehicles: 1, jobs: 600), file: "x").format == .vroom)
    }

    @Test("random inputs of all kinds: every solution keeps VROOM's rules at VROOM's cost")
    func random() throws {
        var solved = 0
        for seed in 1...80 {
            var dice = Dice(state: UInt64(seed))
            let text = input(&dice)
            do {
                _ = try solveVROOM(text, iterations: 60)
                solved += 1
            } catch let error as InstanceError {
                #expect(error.isNotModelled, "\(error)\n\(text)")
            }
        }
        #expect(solved > 30)
    }

    private func input(_ dice: inout Dice) -> String {
        let (places, jobs) = (2 + dice.next(8), 1 + dice.next(15))
        let dimensions = dice.next(3)
        let matrix = {
            (_ dice: inout Dice, _ bound: Int) in
            "[" + (0..<places).map { _ in dice.numbers(places, bound) }.joined(separator: ", ")
                + "]"
        }
        let origin = dice.happens(50) ? 1_700_000_000 : 0
        let fetches = dice.happens(30)
        var vehicles: [String] = []
        for v in 0...dice.next(3) {
            var fields = ["\"id\": \(v * 7)", "\"profile\": \"\(["a", "b"][dice.next(2)])\""]
            let starts = dice.happens(80)
            if starts { fields.append("\"start_index\": \(dice.next(places))") }
            if !starts || dice.happens(80) { fields.append("\"end_index\": \(dice.next(places))") }
            if dimensions > 0 { fields.append("\"capacity\": \(dice.numbers(dimensions, 20))") }
            if dice.happens(60) {
                let start = origin + dice.next(3000)
                let end = start + 3000 + dice.next(9000)
                fields.append("\"time_window\": [\(start), \(end)]")
                if dice.happens(60) {
                    let from = start + dice.next(2500)
                    fields.append(
                        "\"breaks\": [{\"id\": 3, \"service\": \(dice.next(400)), "
                            + "\"time_windows\": [[\(from), \(from + dice.next(900))]]}]")
                }
            }
            if dice.happens(30) {
                fields.append("\"speed_factor\": \(["0.5", "1.3", "2", "4"][dice.next(4)])")
            }
            if dice.happens(30) { fields.append("\"max_tasks\": \(dice.next(6))") }
            if dice.happens(30) { fields.append("\"max_travel_time\": \(dice.next(9000))") }
            if dice.happens(40) {
                fields.append(
                    "\"costs\": {\"fixed\": \(dice.next(900)), \"per_hour\": "
                        + "\([0, 3600, 5000][dice.next(3)]), \"per_km\": "
                        + "\(dice.happens(50) ? dice.next(900) : 0), \"per_task_hour\": "
                        + "\(dice.happens(30) ? 1200 : 0)}")
            }
            fields.append("\"skills\": \(dice.numbers(dice.next(4), 3))")
            vehicles.append("{\(fields.joined(separator: ", "))}")
        }
        var list: [String] = []
        for j in 0..<jobs {
            var fields = ["\"id\": \(100 + j)", "\"location_index\": \(dice.next(places))"]
            fields.append("\"service\": \(dice.next(300))")
            if dice.happens(10) { fields.append("\"setup\": \(dice.next(300))") }
            if dimensions > 0 {
                let key = fetches ? "pickup" : "delivery"
                fields.append("\"\(key)\": \(dice.numbers(dimensions, 7))")
            }
            if dice.happens(30) { fields.append("\"skills\": [\(dice.next(3))]") }
            if dice.happens(30) { fields.append("\"priority\": \(dice.next(101))") }
            if dice.happens(40) {
                let start = origin + dice.next(6000)
                let middle = start + dice.next(900)
                fields.append(
                    "\"time_windows\": [[\(middle + 500), \(middle + 900)], [\(start), \(middle)]]")
            }
            list.append("{\(fields.joined(separator: ", "))}")
        }
        let profile = { (_ dice: inout Dice) in
            "{\"durations\": \(matrix(&dice, 900)), \"distances\": \(matrix(&dice, 9000))}"
        }
        return """
            {"vehicles": [\(vehicles.joined(separator: ", "))], "jobs": [\(list.joined(separator: ", "))],
             "matrices": {"a": \(profile(&dice)), "b": \(profile(&dice))}}
            """
    }
}
