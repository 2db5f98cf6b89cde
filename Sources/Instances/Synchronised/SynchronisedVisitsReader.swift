import Model

/// Reads instances of routing with time windows and synchronised visits (Bredström and Rönnqvist,
/// European Journal of Operational Research 191, 2008), as JSON with a matrix of whole numbers.
///
/// Pairs of visits begin at the same moment, by different vehicles; cost is travel.
struct SynchronisedVisitsReader {
    private struct Visit {
        var id: Int
        var duration: Int32
        var window: TimeWindow
    }
    private static let mostVisits = 2_000
    /// A way as long as this is none.
    private static let forbidden = 10_000.0

    private var faults = Faults()
    private var name = ""
    private var vehicles = 0
    private var horizon: Int32 = 0
    private var visits: [Visit] = []
    private var pairs: [(Int32, Int32)] = []
    private var legs: [Leg] = []

    init(_ text: String) {
        guard let root = JSONFields(json: text, &faults) else { return }
        let times = 0...Int(Leg.unreachable) - 1
        name = root.text("name", &faults) ?? ""
        vehicles = root.needed("vehicles", 1...1_000, &faults)
        horizon = Int32(root.needed("horizon", times, &faults))
        visits = root.each("visits", &faults) { tree, path, faults in
            JSONFields(tree, path: path, &faults).map { fields in
                Visit(
                    id: fields.needed("id", 1...1_000_000, &faults),
                    duration: Int32(fields.needed("duration", times, &faults)),
                    window: TimeWindow(
                        Int32(fields.needed("earliest", times, &faults)),
                        Int32(fields.needed("latest", times, &faults))))
            }
        }
        if visits.isEmpty || visits.count > SynchronisedVisitsReader.mostVisits {
            faults.add(0, "visits: there should be 1 to \(SynchronisedVisitsReader.mostVisits)")
        }
        for (k, visit) in visits.enumerated() {
            if visit.id != k + 1 {
                faults.add(0, "visits[\(k)].id: \(visit.id) should be \(k + 1)")
            }
            if visit.window.start > visit.window.end {
                faults.add(0, "visits[\(k)]: latest should not be before earliest")
            }
        }
        readPairs(root)
        guard faults.all.isEmpty else { return }
        legs = root.matrix(
            "travel", size: visits.count + 1, scale: 1,
            forbiddenFrom: SynchronisedVisitsReader.forbidden, &faults)
    }

    private mutating func readPairs(_ root: JSONFields) {
        let range = 1...max(1, visits.count)
        var seen = Set<Int>()
        pairs = root.each("synchronised_pairs", &faults) { tree, path, faults in
            guard let pair = JSONFields.integers(tree, path, range, &faults) else { return nil }
            guard pair.count == 2, pair[0] != pair[1] else {
                faults.add(0, "\(path): there should be two different visits")
                return nil
            }
            for visit in pair where !seen.insert(visit).inserted {
                faults.add(0, "\(path): visit \(visit) is in another pair already")
            }
            return (Int32(pair[0] - 1), Int32(pair[1] - 1))
        }
    }

    /// The instance.
    ///
    /// - Throws: everything that is wrong with the file.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        refuse(convention, objective, besides: .nearest, &faults)
        try faults.check(file)
        var problem = Problem()
        problem.profiles = [TravelMatrix(size: visits.count + 1, legs: legs)]
        let hours = TimeWindow(0, horizon)
        problem.depots = [Depot(location: 0, hours: hours)]
        for (k, visit) in visits.enumerated() {
            var client = Client(
                location: Int32(k + 1), windows: [visit.window], group: Int32(k), site: Int32(k))
            client.isRequired = true
            problem.clients.append(client)
        }
        problem.serviceDurations = [visits.map(\.duration)]
        problem.dependencies = pairs.map { .simultaneous($0.0, $0.1) }
        var type = VehicleType(startLocation: 0)
        type.count = vehicles
        type.endLocation = 0
        type.shifts = [Shift(start: hours, end: hours)]
        type.unitDistanceCost = 1
        problem.vehicleTypes = [type]
        problem.assignments = AssignmentTable(vehicleTypes: 1, clients: visits.count)
        problem.mustPrize = (visits.count + 1) << 29
        var source = LinkedSource()
        source.clients = visits.map { ("\($0.id)", "") }
        source.vehicles = (1...vehicles).map(String.init)
        return BenchmarkInstance(
            name: name, format: .synchronisedVisits, convention: .nearest, objective: .distance,
            problem: problem, depots: 1, vehicleNumbers: [Array(0..<vehicles)], costScale: 1,
            vehiclePenalty: 0, linked: source)
    }
}

/// Options that such instances leave no choice in.
func refuse(
    _ convention: Convention?, _ objective: RoutingObjective, besides own: Convention,
    _ faults: inout Faults
) {
    if let convention, convention != own {
        faults.add(0, "--round \(convention.rawValue): the file's matrix is used as it is")
    }
    if objective != .distance {
        faults.addNotModelled(
            0, "--objective \(objective.rawValue): these instances have a cost of their own")
    }
}
