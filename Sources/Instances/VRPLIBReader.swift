import Model

/// Reads VRPLIB with the extensions of PyVRP's instances: time windows, several depots, fleets,
/// prizes, reloads and release times.
struct VRPLIBReader {
    private let text: VRPLIBText
    private var faults: Faults
    private var parts = InstanceParts()

    /// Headers that say nothing about the problem.
    private static let remarks: Set = [
        "NAME", "COMMENT", "TYPE", "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE", "BEST_KNOWN",
    ]
    private static let read: Set = [
        "DIMENSION", "VEHICLES", "CAPACITY", "SERVICE_TIME", "EDGE_WEIGHT_TYPE",
        "EDGE_WEIGHT_FORMAT", "DISTANCE", "VEHICLES_MAX_DURATION", "VEHICLES_MAX_DISTANCE",
        "VEHICLES_FIXED_COST", "VEHICLES_UNIT_DISTANCE_COST", "VEHICLES_MAX_RELOADS",
    ]
    private static let readSections: Set = [
        "NODE_COORD_SECTION", "EDGE_WEIGHT_SECTION", "DEMAND_SECTION", "TIME_WINDOW_SECTION",
        "DEPOT_SECTION", "PRIZE_SECTION", "RELEASE_TIME_SECTION", "VEHICLES_DEPOT_SECTION",
        "VEHICLES_RELOAD_DEPOT_SECTION", "VEHICLES_ALLOWED_CLIENTS_SECTION",
        "DISPLAY_DATA_SECTION",
    ]
    /// Known, and not modelled.
    private static let refused: Set = [
        "BACKHAUL_SECTION", "MUTUALLY_EXCLUSIVE_GROUP_SECTION", "LINEHAUL_SECTION",
        "PICKUP_AND_DELIVERY_SECTION", "STANDTIME_SECTION", "SAME_VEHICLE_GROUP_SECTION",
        "VEHICLES_UNIT_DURATION_COST_SECTION", "VEHICLES_UNIT_DURATION_COST",
    ]

    init(_ text: String) {
        faults = Faults()
        self.text = VRPLIBText(text, &faults)
    }

    /// The instance, under its usual convention unless another is asked for.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        refuseUnknown()
        guard let dimension = text.number("DIMENSION", &faults), dimension >= 1, dimension < 1e6,
            dimension == dimension.rounded()
        else {
            faults.add(0, "DIMENSION is missing: the number of depots and clients")
            try faults.check(file)
            throw InstanceError(file: file, faults: faults.all)
        }
        let size = Int(dimension)
        parts.name = text.header["NAME"]?.text ?? ""
        readPlaces(size)
        readClients(size)
        readFleet(size)
        try faults.check(file)
        let usual = convention ?? usualConvention
        return try parts.instance(
            file: file, convention: usual, objective: objective, &faults)
    }

    private mutating func refuseUnknown() {
        for (key, value) in text.header.sorted(by: { $0.value.line < $1.value.line })
        where !Self.remarks.contains(key) && !Self.read.contains(key) {
            faults.addNotModelled(value.line, key)
        }
        let columns = Self.read.map { $0 + "_SECTION" }
        for (name, section) in text.sections.sorted(by: { $0.value.line < $1.value.line })
        where !Self.readSections.contains(name) && !columns.contains(name) {
            faults.addNotModelled(section.line, name)
        }
        let kinds = ["CVRP", "VRPTW", "MDVRP", "MDVRPTW", "HFVRP", "PCVRPTW", "MTVRPTWR", "VRP"]
        if let type = text.header["TYPE"],
            !(kinds + ["DCVRP", "PCVRP", "SDVRPTW", "SDVRP", "MTVRP"]).contains(
                type.text.uppercased())
        {
            faults.addNotModelled(type.line, "TYPE \(type.text)")
        }
    }

    /// The convention that published figures of this type of problem follow.
    private var usualConvention: Convention {
        if text.header["EDGE_WEIGHT_TYPE"]?.text == "CEIL_2D" { return .up }
        if text.header["EDGE_WEIGHT_TYPE"]?.text == "FLOOR_2D" { return .truncated }
        switch text.header["TYPE"]?.text.uppercased() ?? "CVRP" {
        case "VRPTW", "PCVRPTW", "MTVRPTWR", "MTVRP": return .truncatedToTenths
        case "HFVRP", "MDVRPTW", "MDVRP", "SDVRPTW", "SDVRP": return .thousandths
        default: return .nearest
        }
    }

    private mutating func readPlaces(_ size: Int) {
        let depots = text.sections["DEPOT_SECTION"]?.rows ?? []
        let numbers = depots.flatMap(\.values).filter { $0 > 0 }
        parts.depots = max(1, numbers.count)
        for (k, number) in numbers.enumerated() where number != Double(k + 1) {
            faults.add(
                text.sections["DEPOT_SECTION"]?.line ?? 0,
                "DEPOT_SECTION: depots should come first, as 1 to \(numbers.count)")
            break
        }
        if parts.depots > min(size, 64) {
            faults.add(0, "\(parts.depots) depots: there may be 64, and no more than locations")
            parts.depots = 1
        }
        let type = text.header["EDGE_WEIGHT_TYPE"]
        switch type?.text {
        case "EUC_2D", "CEIL_2D", "FLOOR_2D":
            let coordinates = text.pairs("NODE_COORD_SECTION", count: size, &faults)
            if text.sections["NODE_COORD_SECTION"] == nil {
                faults.add(type?.line ?? 0, "NODE_COORD_SECTION is missing")
            }
            parts.x = coordinates?.map(\.0) ?? []
            parts.y = coordinates?.map(\.1) ?? []
        case "EXPLICIT": readMatrix(size)
        default:
            faults.addNotModelled(
                type?.line ?? 0,
                "EDGE_WEIGHT_TYPE \(type?.text ?? "is missing"): EUC_2D, CEIL_2D, FLOOR_2D, EXPLICIT are read"
            )
        }
    }

    private mutating func readMatrix(_ size: Int) {
        let section = text.sections["EDGE_WEIGHT_SECTION"]
        let values = section?.rows.flatMap(\.values) ?? []
        let format = text.header["EDGE_WEIGHT_FORMAT"]?.text ?? "FULL_MATRIX"
        if values.contains(where: { $0 < 0 }) {
            faults.add(section?.line ?? 0, "EDGE_WEIGHT_SECTION: a length is negative")
        }
        // Before anything of that size is made: the smallest layout is half a matrix.
        guard values.count >= size * (size - 1) / 2 else {
            faults.add(
                section?.line ?? 0,
                "EDGE_WEIGHT_SECTION: \(values.count) values are too few for \(size) locations")
            return
        }
        // Which cells the values fill, in order.
        var cells: [(Int, Int)] = []
        for i in 0..<size {
            switch format {
            case "FULL_MATRIX": cells += (0..<size).map { (i, $0) }
            case "LOWER_ROW", "UPPER_COL": cells += (0..<i).map { (i, $0) }
            case "LOWER_DIAG_ROW", "UPPER_DIAG_COL": cells += (0...i).map { (i, $0) }
            case "UPPER_ROW", "LOWER_COL": cells += (min(i + 1, size)..<size).map { (i, $0) }
            case "UPPER_DIAG_ROW", "LOWER_DIAG_COL": cells += (i..<size).map { (i, $0) }
            default: break
            }
        }
        guard !cells.isEmpty || size == 1 else {
            return faults.addNotModelled(
                text.header["EDGE_WEIGHT_FORMAT"]?.line ?? 0, "EDGE_WEIGHT_FORMAT \(format)")
        }
        guard cells.count == values.count else {
            return faults.add(
                section?.line ?? 0,
                "EDGE_WEIGHT_SECTION: \(format) of \(size) locations has \(cells.count) values, here are \(values.count)"
            )
        }
        var matrix = [Double](repeating: 0, count: size * size)
        for ((i, j), value) in zip(cells, values) {
            matrix[i * size + j] = value
            if format != "FULL_MATRIX" { matrix[j * size + i] = value }
        }
        parts.matrix = matrix
    }

    private mutating func readClients(_ size: Int) {
        parts.demand =
            text.column("DEMAND", count: size, &faults) ?? [Double](repeating: 0, count: size)
        var service = text.column("SERVICE_TIME", count: size, &faults)
        if text.sections["SERVICE_TIME_SECTION"] == nil {
            // One figure for all is for clients.
            for d in 0..<min(parts.depots, size) { service?[d] = 0 }
        }
        parts.service = service
        parts.windows = text.pairs("TIME_WINDOW_SECTION", count: size, &faults)
        if text.sections["RELEASE_TIME_SECTION"] != nil {
            parts.release = text.column("RELEASE_TIME", count: size, &faults)
        }
        if text.sections["PRIZE_SECTION"] != nil {
            parts.prize = text.column("PRIZE", count: size, &faults)
        }
    }

    private mutating func readFleet(_ size: Int) {
        parts.fleetIsOpen = text.header["VEHICLES"] == nil
        let stated = text.number("VEHICLES", &faults) ?? 1
        let count = Int(min(stated, 1e6))
        if stated < 1 || stated > 1e5 {
            return faults.add(
                text.header["VEHICLES"]?.line ?? 0, "VEHICLES should be from 1 to 100000")
        }
        parts.vehicles = Array(repeating: InstanceParts.Vehicle(), count: count)
        func fill(_ name: String, _ set: (inout InstanceParts.Vehicle, Double) -> Void) {
            guard let column = text.column(name, count: count, &faults) else { return }
            for (k, value) in column.enumerated() { set(&parts.vehicles[k], value) }
        }
        fill("CAPACITY") { $0.capacity = $1 }
        fill("VEHICLES_FIXED_COST") { $0.fixedCost = $1 }
        fill("VEHICLES_UNIT_DISTANCE_COST") { $0.unitDistanceCost = $1 }
        fill("VEHICLES_MAX_DURATION") { $0.maxDuration = $1 }
        fill("VEHICLES_MAX_DISTANCE") { $0.maxDistance = $1 }
        fill("VEHICLES_MAX_RELOADS") { $0.maxReloads = $1 }
        // CVRPLIB's DISTANCE limits a route with its service times.
        fill("DISTANCE") { $0.maxDuration = $1 }
        func depots(_ name: String) -> [[Int]]? {
            let lists = text.lists(name, count: count, locations: size, &faults)
            if let lists, lists.contains(where: { $0.contains { $0 >= parts.depots } }) {
                faults.add(text.sections[name]?.line ?? 0, "\(name) names what is no depot")
                return nil
            }
            return lists
        }
        for (k, list) in (depots("VEHICLES_DEPOT_SECTION") ?? []).enumerated() {
            parts.vehicles[k].depot = list.first ?? 0
        }
        for (k, list) in (depots("VEHICLES_RELOAD_DEPOT_SECTION") ?? []).enumerated() {
            parts.vehicles[k].reloadDepots = list
        }
        let allowed = text.lists(
            "VEHICLES_ALLOWED_CLIENTS_SECTION", count: count, locations: size, &faults)
        for (k, list) in (allowed ?? []).enumerated() {
            parts.vehicles[k].allowed = list.sorted()
        }
    }
}
