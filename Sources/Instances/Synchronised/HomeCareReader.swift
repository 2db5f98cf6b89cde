import Model

/// Reads instances of home health care routing and scheduling (Mankowska, Meisel and Bierwirth,
/// Health Care Management Science 17, 2014) in the JSON of iolab-uniud/hhcrsp.
///
/// A client for each service that a patient needs; two services of a patient begin at once or one
/// some time after the other, by different caregivers. Cost is a third of distance, total tardiness
/// and largest tardiness together; all numbers count in thousandths.
struct HomeCareReader {
    /// A service that a patient needs.
    private struct Service {
        var name: String
        var duration: Int32
    }
    private struct Patient {
        var id: String
        var window: (Int32, Int32)
        var services: [Service]
        /// Least and most time between the begins of two services; nil for one.
        var gap: (least: Int32, most: Int32)?
    }
    private struct Caregiver {
        var id: String
        var abilities: Set<String>
    }

    private static let convention = Convention.thousandths
    private static let mostPatients = 1_000
    private var faults = Faults()
    private var patients: [Patient] = []
    private var caregivers: [Caregiver] = []
    private var legs: [Leg] = []

    init(_ text: String) {
        guard let root = JSONFields(json: text, &faults) else { return }
        for key in ["patients", "caregivers", "distances"] where !root.has(key) {
            faults.add(0, "\(key) is missing: an array")
        }
        if let offices = root["central_offices"]?.elements, offices.count != 1 {
            faults.addNotModelled(0, "central_offices: there are \(offices.count), not one")
        }
        patients = root.each("patients", &faults, HomeCareReader.patient)
        caregivers = root.each("caregivers", &faults) { tree, path, faults in
            guard let fields = JSONFields(tree, path: path, &faults) else { return nil }
            let abilities = fields.each("abilities", &faults, JSONFields.text)
            return Caregiver(
                id: fields.text("id", &faults) ?? path, abilities: Set(abilities))
        }
        guard faults.all.isEmpty else { return }
        if patients.isEmpty || patients.count > HomeCareReader.mostPatients {
            faults.add(0, "patients: there should be 1 to \(HomeCareReader.mostPatients)")
        }
        if caregivers.isEmpty || caregivers.count > 1_000 {
            faults.add(0, "caregivers: there should be 1 to 1000")
        }
        for (k, patient) in patients.enumerated() {
            for service in patient.services
            where !caregivers.contains(where: { $0.abilities.contains(service.name) }) {
                faults.add(0, "patients[\(k)]: nobody has the ability “\(service.name)”")
            }
        }
        guard faults.all.isEmpty else { return }
        legs = root.matrix(
            "distances", size: patients.count + 1, scale: HomeCareReader.convention.scale,
            forbiddenFrom: .infinity, &faults)
    }

    private static func patient(
        _ tree: JSONTree, _ path: String, _ faults: inout Faults
    ) -> Patient? {
        guard let fields = JSONFields(tree, path: path, &faults) else { return nil }
        let services = fields.each("required_caregivers", &faults) { tree, path, faults in
            JSONFields(tree, path: path, &faults).map { fields in
                if !fields.has("service") { faults.add(0, "\(path).service is missing") }
                return Service(
                    name: fields.text("service", &faults) ?? "",
                    duration: fields.time("duration", scale: convention.scale, &faults))
            }
        }
        if fields.has("required_caregivers"), !(1...2).contains(services.count) {
            faults.addNotModelled(0, "\(path).required_caregivers: there should be one or two")
        }
        if !fields.has("required_caregivers") {
            faults.add(0, "\(path).required_caregivers is missing: one or two services")
        }
        let window = fields.pair("time_window", scale: convention.scale, &faults)
        var patient = Patient(
            id: fields.text("id", &faults) ?? path, window: window, services: services)
        guard services.count == 2 else { return patient }
        guard let how = fields["synchronization"],
            let synchronization = JSONFields(how, path: fields.place("synchronization"), &faults)
        else {
            faults.add(0, "\(path).synchronization is missing: how the two services follow")
            return patient
        }
        switch synchronization.text("type", &faults) {
        case "simultaneous": patient.gap = (0, 0)
        case "sequential":
            patient.gap = synchronization.pair("distance", scale: convention.scale, &faults)
        case let other:
            faults.add(
                0,
                "\(synchronization.place("type")): “\(other ?? "")” should be simultaneous or sequential"
            )
        }
        return patient
    }

    /// The instance.
    ///
    /// - Throws: everything that is wrong with the file.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        refuse(convention, objective, besides: HomeCareReader.convention, &faults)
        try faults.check(file)
        var problem = Problem()
        problem.profiles = [TravelMatrix(size: patients.count + 1, legs: legs)]
        problem.depots = [Depot(location: 0, hours: TimeWindow(0, unlimited))]
        problem.tardiness = TardinessCost(unit: 1, largest: 1)
        var source = LinkedSource()
        var durations: [Int32] = []
        for (k, patient) in patients.enumerated() {
            let first = Int32(problem.clients.count)
            for service in patient.services {
                let index = Int32(problem.clients.count)
                var client = Client(
                    location: Int32(k + 1), windows: [TimeWindow(patient.window.0, unlimited)],
                    group: index, site: index)
                client.dueTime = patient.window.1
                client.isRequired = true
                problem.clients.append(client)
                durations.append(service.duration)
                source.clients.append((patient.id, service.name))
            }
            if let gap = patient.gap {
                var pair = Dependency(first: first, second: first + 1)
                (pair.least, pair.most) = (gap.least, gap.most)
                (pair.differentVehicles, pair.presence) = (true, .both)
                problem.dependencies.append(pair)
            }
        }
        problem.serviceDurations = [durations]
        let numbers = addCaregivers(to: &problem, source)
        source.vehicles = caregivers.map(\.id)
        // Nobody is later than times reach.
        problem.mustPrize = (problem.clients.count + 1) << 29
        return BenchmarkInstance(
            name: "", format: .homeCare, convention: HomeCareReader.convention,
            objective: .distance, problem: problem, depots: 1, vehicleNumbers: numbers,
            costScale: 3 * HomeCareReader.convention.scale, vehiclePenalty: 0, linked: source)
    }

    /// Caregivers who can do the same are of one type.
    private func addCaregivers(to problem: inout Problem, _ source: LinkedSource) -> [[Int]] {
        var abilities: [Set<String>] = []
        var numbers: [[Int]] = []
        for (k, caregiver) in caregivers.enumerated() {
            if let known = abilities.firstIndex(of: caregiver.abilities) {
                numbers[known].append(k)
            } else {
                abilities.append(caregiver.abilities)
                numbers.append([k])
            }
        }
        problem.assignments = AssignmentTable(
            vehicleTypes: abilities.count, clients: problem.clients.count)
        for (type, able) in abilities.enumerated() {
            var vehicle = VehicleType(startLocation: 0)
            vehicle.count = numbers[type].count
            vehicle.endLocation = 0
            let always = TimeWindow(0, unlimited)
            vehicle.shifts = [Shift(start: always, end: always)]
            vehicle.unitDistanceCost = 1
            problem.vehicleTypes.append(vehicle)
            for (client, words) in source.clients.enumerated() where !able.contains(words.service) {
                problem.assignments[type, client] = AssignmentTable.forbidden
            }
        }
        return numbers
    }
}
