/// Reads the format of Cordeau, Gendreau and Laporte (1997): VRP and MDVRP, with time windows too.
///
/// The file lists clients before depots; here depots come first.
struct CordeauReader {
    private var faults = Faults()
    private var parts = InstanceParts()

    init(_ text: String) {
        parts.format = .cordeau
        var rows: [(line: Int, values: [Double])] = []
        for (index, raw) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let words = raw.split(whereSeparator: \.isWhitespace)
            if words.isEmpty { continue }
            let values = words.map { Double($0) ?? .nan }
            if values.contains(where: { !$0.isFinite }) {
                faults.add(index + 1, "“\(raw.trimmed.prefix(40))” is not all numbers")
            }
            rows.append((index + 1, values))
        }
        guard let head = rows.first, head.values.count == 4,
            head.values.allSatisfy({ $0 >= 0 && $0 < 1e5 && $0 == $0.rounded() })
        else {
            faults.add(1, "the first line should be: type, vehicles, customers, depots")
            return
        }
        let (type, each) = (Int(head.values[0]), Int(head.values[1]))
        let (clients, depots) = (Int(head.values[2]), Int(head.values[3]))
        guard [0, 2, 4, 6].contains(type) else {
            faults.addNotModelled(
                1, "type \(type): 0 (VRP), 2 (MDVRP), 4 and 6 (with time windows) are read")
            return
        }
        guard depots >= 1, depots <= 64, each >= 1, rows.count >= 1 + depots + clients + depots
        else {
            faults.add(
                1,
                "there should be \(depots) lines of vehicles, \(clients) of customers, \(depots) of depots"
            )
            return
        }
        read(
            Array(rows[1...]), clients: clients, depots: depots, each: each,
            hasWindows: type == 4 || type == 6)
    }

    private mutating func read(
        _ rows: [(line: Int, values: [Double])], clients: Int, depots: Int, each: Int,
        hasWindows: Bool
    ) {
        parts.depots = depots
        for d in 0..<depots {
            let row = rows[d]
            guard row.values.count == 2 else {
                faults.add(row.line, "here should be: longest route (0: no limit), capacity")
                continue
            }
            var vehicle = InstanceParts.Vehicle()
            vehicle.depot = d
            vehicle.maxDuration = row.values[0] > 0 ? row.values[0] : nil
            vehicle.capacity = row.values[1] > 0 ? row.values[1] : nil
            parts.vehicles += Array(repeating: vehicle, count: each)
        }
        var windows: [(Double, Double)] = []
        var service: [Double] = []
        let places = rows[(depots + clients)..<(depots + clients + depots)]
        for (k, row) in (Array(places) + rows[depots..<(depots + clients)]).enumerated() {
            guard row.values.count >= 5 else {
                faults.add(row.line, "here should be: number, x, y, service, demand, …")
                continue
            }
            parts.x.append(row.values[1])
            parts.y.append(row.values[2])
            service.append(k < depots ? 0 : row.values[3])
            parts.demand.append(k < depots ? 0 : row.values[4])
            if hasWindows {
                windows.append((row.values[row.values.count - 2], row.values[row.values.count - 1]))
            }
        }
        parts.service = service
        if hasWindows { parts.windows = windows }
    }

    /// The instance, with exact distances.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        try faults.check(file)
        return try parts.instance(
            file: file, convention: convention ?? .exact, objective: objective, &faults)
    }
}
