/// Reads the text format of Solomon (1987) and of Gehring and Homberger (1999).
struct SolomonReader {
    private var faults = Faults()
    private var parts = InstanceParts()

    init(_ text: String) {
        parts.format = .solomon
        var fleet: [Double]?
        var rows = 0
        for (index, raw) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let words = raw.split(whereSeparator: \.isWhitespace)
            if index == 0 { parts.name = raw.trimmed }
            guard let first = words.first, index > 0, Double(first) != nil else { continue }
            let numbers = words.map { Double($0) ?? .nan }
            if numbers.contains(where: { !$0.isFinite }) {
                faults.add(index + 1, "“\(raw.trimmed.prefix(40))” is not all numbers")
                continue
            }
            if numbers.count == 2, fleet == nil {
                fleet = numbers
            } else if numbers.count == 7 {
                if numbers[0] != Double(rows) {
                    faults.add(index + 1, "here should be number \(rows), not \(first)")
                }
                if numbers[3] < 0 || numbers[6] < 0 {
                    faults.add(index + 1, "demand and service time should be 0 or more")
                }
                rows += 1
                parts.x.append(numbers[1])
                parts.y.append(numbers[2])
                parts.demand.append(numbers[3])
                parts.windows = (parts.windows ?? []) + [(numbers[4], numbers[5])]
                parts.service = (parts.service ?? []) + [numbers[6]]
            } else {
                faults.add(
                    index + 1,
                    "a row has 7 numbers (number, x, y, demand, ready, due, service), here are \(numbers.count)"
                )
            }
        }
        if rows == 0 { faults.add(0, "there are no rows of customers") }
        guard let fleet, fleet[0] >= 1, fleet[0] <= 1e5, fleet[1] >= 0 else {
            faults.add(0, "there is no line with the number and the capacity of vehicles")
            return
        }
        var vehicle = InstanceParts.Vehicle()
        vehicle.capacity = fleet[1]
        parts.vehicles = Array(repeating: vehicle, count: Int(fleet[0]))
    }

    /// The instance: distances truncated to tenths, or exact where vehicles count first.
    mutating func instance(
        file: String, convention: Convention?, objective: RoutingObjective
    ) throws(InstanceError) -> BenchmarkInstance {
        try faults.check(file)
        let usual = objective == .vehicles ? Convention.exact : .truncatedToTenths
        return try parts.instance(
            file: file, convention: convention ?? usual, objective: objective, &faults)
    }
}
