import Model

/// Reads VROOM's JSON input, its API of 2025, so that everything wrong with it is told at once.
///
/// A field of VROOM's that Komek does not model is refused by name, and so is one that neither
/// knows: a rule that is silently dropped makes a wrong plan.
struct VROOMReader {
    private(set) var faults = Faults()
    private(set) var input = VROOMInput()
    private(set) var name = ""
    /// Whether there are matrices at all.
    private var hasMatrices = false
    /// Whether the dimensions of amounts are known: no capacity is anything but an array.
    private var knowsDimensions = true

    init(_ text: String) {
        let tree: JSONTree
        do {
            tree = try JSONTree.parse(text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
        } catch {
            faults.add(error.line, error.message)
            return
        }
        for again in JSONRepeats(in: text, most: Faults.most).all {
            faults.add(
                again.line,
                "“\(again.key.prefix(40))” is stated before in the same object; one should go")
        }
        guard let root = JSONFields(tree, path: "", &faults) else { return }
        guard root.has("vehicles"), root.has("jobs") || root.has("shipments") else {
            faults.add(
                0, "this JSON is no VROOM input: it should have `vehicles` and `jobs`")
            return
        }
        read(root)
    }

    /// The instance.
    ///
    /// - Throws: everything that is wrong with the file, or what of it is not modelled.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        if let convention, convention != .nearest {
            faults.add(0, "--round \(convention.rawValue): matrices hold whole numbers already")
        }
        if objective != .distance {
            faults.addNotModelled(
                0, "--objective \(objective.rawValue): what VROOM makes small is its `costs`")
        }
        try faults.check(file)
        let translation = VROOMTranslation(input, &faults)
        try faults.check(file)
        return BenchmarkInstance(
            name: name, format: .vroom, convention: .nearest, objective: .distance,
            problem: translation.problem, depots: translation.problem.depots.count,
            vehicleNumbers: translation.vehicleNumbers, costScale: translation.costScale,
            vehiclePenalty: 0,
            vroom: VROOMSource(
                input: input, clock: translation.clock, setupsOnTheWay: translation.setupsOnTheWay,
                prizeUnit: translation.prizeUnit))
    }

    private mutating func read(_ root: JSONFields) {
        if case .object(let meta) = root["meta"], case .text(let text) = meta["NAME"] {
            name = text
        }
        refuse(
            in: root, known: ["jobs", "vehicles", "matrices", "matrix", "options", "meta"],
            because: ["shipments": "pickups of what is delivered on the way"])
        refuseOptions(root)
        readMatrices(root)
        // What is read so far decides how the rest is read.
        var reader = self
        input.vehicles = root.each("vehicles", &faults) { tree, path, faults in
            JSONFields(tree, path: path, &faults).map { reader.vehicle($0, &faults) }
        }
        input.dimensions = input.vehicles.first { !$0.capacity.isEmpty }?.capacity.count ?? 0
        knowsDimensions = (root["vehicles"]?.elements ?? []).allSatisfy { vehicle in
            guard case .object(let fields) = vehicle, let tree = fields["capacity"] else {
                return true
            }
            return tree.elements != nil
        }
        reader = self
        input.jobs = root.each("jobs", &faults) { tree, path, faults in
            JSONFields(tree, path: path, &faults).map { reader.job($0, &faults) }
        }
        if input.vehicles.isEmpty, faults.all.isEmpty {
            faults.add(0, "vehicles: there should be at least one")
        }
        if input.jobs.isEmpty, faults.all.isEmpty {
            faults.add(0, "jobs: there should be at least one")
        }
        VROOMRules(input, hasMatrices: hasMatrices).check(&faults)
        for v in input.vehicles.indices {
            input.vehicles[v].breaks.sort {
                ($0.window.start, $0.window.end) < ($1.window.start, $1.window.end)
            }
        }
    }

    /// Names every stated field that is not known, with the reason where there is one; empty arrays
    /// ask for nothing.
    private func refuse(
        in fields: JSONFields, known: Set<String>, because reasons: [String: String],
        _ faults: inout Faults
    ) {
        for key in fields.keys where !known.contains(key) {
            if reasons[key] != nil, fields[key]?.elements?.isEmpty == true { continue }
            let reason = reasons[key] ?? "a field that Komek does not know"
            faults.addNotModelled(0, "\(fields.place(key)): \(reason)")
        }
    }

    private mutating func refuse(
        in fields: JSONFields, known: Set<String>, because reasons: [String: String]
    ) {
        refuse(in: fields, known: known, because: reasons, &faults)
    }

    /// What is asked of VROOM's own search (threads, depth, time) has no bearing here.
    private mutating func refuseOptions(_ root: JSONFields) {
        guard let tree = root["options"],
            let options = JSONFields(tree, path: "options", &faults)
        else { return }
        for key in options.keys where !["t", "x", "l"].contains(key) {
            if case .flag(false) = options[key] { continue }
            let reasons = [
                "g": "the shape of routes on a map, which a routing server knows",
                "c": "times for given routes",
            ]
            faults.addNotModelled(
                0, "options.\(key): \(reasons[key] ?? "an option that Komek does not know")")
        }
    }

    private mutating func readMatrices(_ root: JSONFields) {
        hasMatrices = root.has("matrices") || root.has("matrix")
        if root.has("matrices"), root.has("matrix") {
            faults.add(0, "matrix: stated besides `matrices`; one of them should go")
        }
        if let tree = root["matrix"] {
            var matrices = VROOMInput.Matrices()
            matrices.durations = cells(tree, "matrix", &matrices.size)
            input.matrices["car"] = matrices
        }
        guard let tree = root["matrices"],
            let profiles = JSONFields(tree, path: "matrices", &faults)
        else { return }
        for profile in profiles.keys {
            guard let tree = profiles[profile],
                let fields = JSONFields(tree, path: profiles.place(profile), &faults)
            else { continue }
            refuse(in: fields, known: ["durations", "distances", "costs"], because: [:])
            var matrices = VROOMInput.Matrices()
            if let tree = fields["durations"] {
                matrices.durations = cells(tree, fields.place("durations"), &matrices.size)
            } else {
                faults.addNotModelled(
                    0, "\(fields.place("durations")) is missing, and there is no routing server")
            }
            if let tree = fields["distances"] {
                matrices.distances = cells(tree, fields.place("distances"), &matrices.size)
            }
            if let tree = fields["costs"] {
                matrices.costs = cells(tree, fields.place("costs"), &matrices.size)
            }
            input.matrices[profile] = matrices
        }
    }

    /// The cells of a square matrix, row by row, with its size.
    ///
    /// - Parameter size: of the profile's matrices before this one, 0 for the first.
    private mutating func cells(_ tree: JSONTree, _ path: String, _ size: inout Int) -> [UInt32] {
        guard let rows = tree.elements, !rows.isEmpty else {
            faults.add(0, "\(path): \(tree.told) should be an array of rows, as many as columns")
            return []
        }
        if size == 0 { size = rows.count }
        if rows.count != size {
            faults.add(0, "\(path): \(rows.count) rows, durations have \(size)")
            return []
        }
        var cells: [UInt32] = []
        cells.reserveCapacity(min(size * size, 1 << 28))
        for (i, row) in rows.enumerated() where !faults.isFull {
            if case .integers(let values) = row, values.count == size,
                values.allSatisfy({ $0 >= 0 && $0 <= VROOMInput.largest })
            {
                cells += values.map { UInt32($0) }
                continue
            }
            let place = "\(path)[\(i)]"
            guard let elements = row.elements, elements.count == size else {
                let count = row.elements.map { "\($0.count) numbers" } ?? row.told
                faults.add(0, "\(place): \(count), there should be \(size), as there are rows")
                continue
            }
            for (j, element) in elements.enumerated() where !faults.isFull {
                _ = JSONFields.integer(
                    element, "\(place)[\(j)]", 0...VROOMInput.largest, &faults)
            }
        }
        return cells
    }

    /// A start or an end, or where a job is.
    private func place(
        _ fields: JSONFields, location: String, index: String, _ faults: inout Faults
    ) -> VROOMInput.Place? {
        guard fields.has(location) || fields.has(index) else { return nil }
        var place = VROOMInput.Place(index: 0)
        if let tree = fields[location] {
            let numbers = tree.elements?.compactMap(\.number) ?? []
            if numbers.count == 2, tree.elements?.count == 2 {
                place.location = numbers
            } else {
                faults.add(
                    0, "\(fields.place(location)): \(tree.told) should be [longitude, latitude]")
            }
        }
        if hasMatrices { place.index = fields.needed(index, 0...VROOMInput.largest, &faults) }
        return place
    }

    private func job(_ fields: JSONFields, _ faults: inout Faults) -> VROOMInput.Job {
        let times = 0...VROOMInput.largest
        refuse(
            in: fields,
            known: [
                "id", "description", "location", "location_index", "setup", "service",
                "setup_per_type", "service_per_type", "delivery", "amount", "pickup", "skills",
                "priority", "time_windows",
            ], because: [:], &faults)
        var job = VROOMInput.Job()
        job.id = fields.needed("id", 0...Int.max, &faults)
        job.description = fields.text("description", &faults)
        let place = place(fields, location: "location", index: "location_index", &faults)
        if let place {
            job.place = place
        } else if hasMatrices {
            faults.add(0, "\(fields.place("location_index")) is missing: a row of the matrices")
        }
        job.setup = fields.integer("setup", times, &faults) ?? 0
        job.service = fields.integer("service", times, &faults) ?? 0
        job.setupByType = fields.byName("setup_per_type", times, &faults)
        job.serviceByType = fields.byName("service_per_type", times, &faults)
        // What was called amount before there were pickups.
        job.delivery = amounts(fields, fields.has("delivery") ? "delivery" : "amount", &faults)
        job.pickup = amounts(fields, "pickup", &faults)
        job.skills = Set(fields.integers("skills", times, &faults) ?? [])
        job.priority = fields.integer("priority", 0...100, &faults) ?? 0
        job.windows = spans(fields, "time_windows", &faults)
        return job
    }

    /// As many amounts as the vehicles have; none are zeros.
    private func amounts(_ fields: JSONFields, _ key: String, _ faults: inout Faults) -> [Int] {
        let amounts = fields.integers(key, 0...Int.max, &faults)
        if let amounts, amounts.count != input.dimensions, knowsDimensions {
            faults.add(
                0,
                "\(fields.place(key)): \(amounts.count) amounts, vehicles have "
                    + "\(input.dimensions) in `capacity`")
        }
        return amounts ?? Array(repeating: 0, count: input.dimensions)
    }

    private func vehicle(_ fields: JSONFields, _ faults: inout Faults) -> VROOMInput.Vehicle {
        let most = 0...VROOMInput.largest
        refuse(
            in: fields,
            known: [
                "id", "profile", "description", "start", "start_index", "end", "end_index",
                "capacity", "costs", "skills", "type", "time_window", "breaks", "speed_factor",
                "max_tasks", "max_travel_time", "max_distance",
            ], because: ["steps": "a given route, to begin with or to be timed"], &faults)
        var vehicle = VROOMInput.Vehicle()
        vehicle.id = fields.needed("id", 0...Int.max, &faults)
        vehicle.description = fields.text("description", &faults)
        vehicle.profile = fields.text("profile", &faults) ?? "car"
        vehicle.start = place(fields, location: "start", index: "start_index", &faults)
        vehicle.end = place(fields, location: "end", index: "end_index", &faults)
        if vehicle.start == nil, vehicle.end == nil {
            faults.add(0, "\(fields.path): there should be a start or an end")
        }
        vehicle.capacity = fields.integers("capacity", 0...Int.max, &faults) ?? []
        vehicle.costs = costs(fields, &faults)
        vehicle.skills = Set(fields.integers("skills", most, &faults) ?? [])
        vehicle.type = fields.text("type", &faults) ?? ""
        if let tree = fields["time_window"],
            let span = span(tree, fields.place("time_window"), &faults)
        {
            vehicle.window = span
        }
        vehicle.breaks = fields.each("breaks", &faults) { tree, path, faults in
            JSONFields(tree, path: path, &faults).flatMap { rest($0, &faults) }
        }
        if let tree = fields["speed_factor"] {
            if let factor = tree.number, factor >= 0.001, factor <= 5 {
                vehicle.speedFactor = factor
            } else {
                faults.add(
                    0,
                    "\(fields.place("speed_factor")): \(tree.told) should be from 0.001 to 5")
            }
        }
        vehicle.maxTasks = fields.integer("max_tasks", 0...Int.max, &faults)
        vehicle.maxTravelTime = fields.integer("max_travel_time", most, &faults)
        vehicle.maxDistance = fields.integer("max_distance", most, &faults)
        return vehicle
    }

    private func costs(_ vehicle: JSONFields, _ faults: inout Faults) -> VROOMInput.Costs {
        var costs = VROOMInput.Costs()
        guard let tree = vehicle["costs"],
            let fields = JSONFields(tree, path: vehicle.place("costs"), &faults)
        else { return costs }
        refuse(
            in: fields, known: ["fixed", "per_hour", "per_task_hour", "per_km"], because: [:],
            &faults)
        costs.fixed = fields.integer("fixed", 0...1_000_000_000, &faults) ?? 0
        costs.perHour = fields.integer("per_hour", 0...1_000_000, &faults) ?? 3600
        costs.perTaskHour = fields.integer("per_task_hour", 0...1_000_000, &faults) ?? 0
        costs.perKm = fields.integer("per_km", 0...1_000_000, &faults) ?? 0
        return costs
    }

    /// A break with at most one window.
    private func rest(_ fields: JSONFields, _ faults: inout Faults) -> VROOMInput.Break? {
        refuse(
            in: fields, known: ["id", "description", "time_windows", "service"],
            because: ["max_load": "a break for which the vehicle has to be emptied"], &faults)
        var rest = VROOMInput.Break()
        rest.id = fields.needed("id", 0...Int.max, &faults)
        rest.description = fields.text("description", &faults)
        rest.service = fields.integer("service", 0...VROOMInput.largest, &faults) ?? 0
        let windows = spans(fields, "time_windows", &faults)
        if windows.count > 1 {
            faults.addNotModelled(0, "\(fields.place("time_windows")): more than one for a break")
        }
        rest.window = windows.first ?? .always
        return rest
    }

    /// Windows in order of time.
    private func spans(
        _ fields: JSONFields, _ key: String, _ faults: inout Faults
    ) -> [VROOMInput.Span] {
        let spans = fields.each(key, &faults) { span($0, $1, &$2) }.sorted { $0.start < $1.start }
        if fields[key]?.elements?.isEmpty == true {
            faults.add(0, "\(fields.place(key)): an empty array; without it, any time will do")
        }
        for (a, b) in zip(spans, spans.dropFirst()) where b.start <= a.end {
            faults.add(
                0,
                "\(fields.place(key)): [\(a.start), \(a.end)] and [\(b.start), \(b.end)] "
                    + "overlap or touch; they should be one")
        }
        return spans
    }

    private func span(
        _ tree: JSONTree, _ path: String, _ faults: inout Faults
    ) -> VROOMInput.Span? {
        guard case .integers(let ends) = tree, ends.count == 2, ends[0] >= 0, ends[1] >= ends[0]
        else {
            let found = tree.elements.map { "[\($0.map(\.told).joined(separator: ", "))]" }
            faults.add(
                0,
                "\(path): \((found ?? tree.told).prefix(60)) should be [start, end], "
                    + "whole seconds, start no later than end")
            return nil
        }
        let most = VROOMInput.largest
        return VROOMInput.Span(start: min(ends[0], most), end: min(ends[1], most))
    }
}

extension JSONTree {
    /// A number, whole or not, that is no longer than a double.
    var number: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number) where number.isFinite: number
        default: nil
        }
    }
}
