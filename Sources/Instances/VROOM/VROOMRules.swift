/// What the parts of a VROOM input have to be to each other, and what of that is not modelled.
struct VROOMRules {
    private let input: VROOMInput
    private let hasMatrices: Bool
    /// Profiles that vehicles travel by, in order.
    private let profiles: [String]

    init(_ input: VROOMInput, hasMatrices: Bool) {
        self.input = input
        self.hasMatrices = hasMatrices
        profiles = Set(input.vehicles.map(\.profile)).sorted()
    }

    func check(_ faults: inout Faults) {
        checkIdentifiers(&faults)
        checkAmounts(&faults)
        checkBreaks(&faults)
        checkSetups(&faults)
        if hasMatrices {
            checkProfiles(&faults)
        } else {
            faults.addNotModelled(
                0,
                "jobs[].location, vehicles[].start and .end: coordinates without `matrices`, for "
                    + "which VROOM asks a routing server; give `matrices` with `durations`, and "
                    + "`distances` where they matter")
        }
    }

    private func checkIdentifiers(_ faults: inout Faults) {
        func check(_ ids: [Int], _ place: (Int) -> String, _ faults: inout Faults) {
            var first: [Int: Int] = [:]
            for (k, id) in ids.enumerated() {
                if let other = first[id] {
                    faults.add(0, "\(place(k)).id: \(id) is that of \(place(other)) too")
                } else {
                    first[id] = k
                }
            }
        }
        check(input.jobs.map(\.id), { "jobs[\($0)]" }, &faults)
        check(input.vehicles.map(\.id), { "vehicles[\($0)]" }, &faults)
        for (v, vehicle) in input.vehicles.enumerated() {
            check(vehicle.breaks.map(\.id), { "vehicles[\(v)].breaks[\($0)]" }, &faults)
        }
    }

    private func checkAmounts(_ faults: inout Faults) {
        for (v, vehicle) in input.vehicles.enumerated()
        where !vehicle.capacity.isEmpty && vehicle.capacity.count != input.dimensions {
            faults.add(
                0,
                "vehicles[\(v)].capacity: \(vehicle.capacity.count) amounts, others have "
                    + "\(input.dimensions)")
        }
        if input.dimensions > 8 {
            faults.addNotModelled(0, "capacity: \(input.dimensions) dimensions; up to 8 are")
        }
        for d in 0..<input.dimensions {
            func first(_ amounts: (VROOMInput.Job) -> [Int]) -> Int? {
                input.jobs.firstIndex {
                    $0.delivery.count > d && amounts($0).indices.contains(d)
                        && amounts($0)[d] > 0
                }
            }
            // Either alone is a load that is full at one end of the route.
            if let brought = first(\.delivery), let fetched = first(\.pickup) {
                faults.addNotModelled(
                    0,
                    "jobs[\(fetched)].pickup: besides jobs[\(brought)].delivery in the same "
                        + "dimension \(d); either alone is")
            }
        }
    }

    /// Breaks have to be such that VROOM and Komek mean the same by them.
    ///
    /// VROOM wants every break in every route, one after the other, even when the work is done
    /// before; Komek looks at each break by itself. They agree if each break has its own time.
    private func checkBreaks(_ faults: inout Faults) {
        for (v, vehicle) in input.vehicles.enumerated() {
            let path = "vehicles[\(v)].breaks"
            if vehicle.breaks.count > 8 {
                faults.addNotModelled(0, "\(path): \(vehicle.breaks.count) breaks; up to 8 are")
            }
            var fits: [(number: Int, span: VROOMInput.Span)] = []
            for (b, rest) in vehicle.breaks.enumerated() {
                if let span = vehicle.window(of: rest) {
                    fits.append((b, span))
                } else {
                    faults.add(
                        0,
                        "\(path)[\(b)]: \(rest.service) s do not fit into the vehicle's "
                            + "time_window from \(rest.window.start) on")
                }
            }
            fits.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
            for (a, b) in zip(fits, fits.dropFirst()) {
                let (earlier, later) = (vehicle.breaks[a.number], vehicle.breaks[b.number])
                if a.span.start + earlier.service > b.span.start
                    || a.span.end + earlier.service > b.span.end
                {
                    faults.addNotModelled(
                        0,
                        "\(path)[\(b.number)]: breaks \(earlier.id) and \(later.id), which can "
                            + "be at the same time; their windows should be a break apart")
                }
            }
        }
    }

    /// Where a setup falls away, VROOM's window bounds another moment than where it does not.
    private func checkSetups(_ faults: inout Faults) {
        let rests = input.vehicles.contains { !$0.breaks.isEmpty }
        let shared = input.sharedPlaces
        for (j, job) in input.jobs.enumerated()
        where job.hasSetup && shared.contains(job.place.index) && hasMatrices {
            guard rests || !job.windows.isEmpty else { continue }
            let other = job.windows.isEmpty ? "breaks" : "time_windows"
            faults.addNotModelled(
                0,
                "jobs[\(j)].setup: at location_index \(job.place.index), which other jobs or a "
                    + "start share, together with \(other)")
        }
    }

    private func checkProfiles(_ faults: inout Faults) {
        for profile in profiles where input.matrices[profile] == nil {
            faults.add(0, "matrices.\(profile) is missing: a vehicle travels by it")
        }
        for (v, vehicle) in input.vehicles.enumerated() {
            guard let matrices = input.matrices[vehicle.profile] else { continue }
            let path = "vehicles[\(v)]"
            if matrices.costs != nil, vehicle.costs.perHour != 3600 || vehicle.costs.perKm != 0 {
                faults.add(
                    0,
                    "\(path).costs: matrices.\(vehicle.profile).costs say what travel costs; "
                        + "per_hour and per_km should go")
            }
            let needs =
                (vehicle.costs.perKm > 0 ? ["costs.per_km"] : [])
                + (vehicle.maxDistance != nil ? ["max_distance"] : [])
            if matrices.distances == nil, let need = needs.first {
                faults.addNotModelled(
                    0,
                    "\(path).\(need) without matrices.\(vehicle.profile).distances, for which "
                        + "VROOM asks a routing server")
            }
            for (key, place) in [("start_index", vehicle.start), ("end_index", vehicle.end)] {
                checkIndex(place, "\(path).\(key)", &faults)
            }
        }
        for (j, job) in input.jobs.enumerated() {
            checkIndex(job.place, "jobs[\(j)].location_index", &faults)
        }
    }

    private func checkIndex(_ place: VROOMInput.Place?, _ path: String, _ faults: inout Faults) {
        guard let place else { return }
        for profile in profiles {
            guard let size = input.matrices[profile]?.size, size > 0, place.index >= size else {
                continue
            }
            faults.add(
                0,
                "\(path): \(place.index) should be below \(size), the size of the matrices "
                    + "of \(profile)")
        }
    }
}

extension VROOMInput.Vehicle {
    /// When a break can begin so that all of it lies within the vehicle's time; nil if never.
    func window(of rest: VROOMInput.Break) -> VROOMInput.Span? {
        let start = max(rest.window.start, window.start)
        let end = min(rest.window.end, window.end - rest.service)
        return start <= end ? VROOMInput.Span(start: start, end: end) : nil
    }
}

extension VROOMInput.Job {
    var hasSetup: Bool { setup > 0 || setupByType.values.contains { $0 > 0 } }
}

extension VROOMInput {
    /// Rows of the matrices at which a vehicle can be before a job there: where it starts, and where
    /// several jobs are.
    var sharedPlaces: Set<Int> {
        var shared = Set(vehicles.compactMap { $0.start?.index })
        var seen = Set<Int>()
        for job in jobs where !seen.insert(job.place.index).inserted {
            shared.insert(job.place.index)
        }
        return shared
    }
}
