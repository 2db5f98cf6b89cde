import JSONText
import Model

/// What instances with synchronised visits call their clients and vehicles.
struct LinkedSource: Sendable {
    /// By client: patient and service, or the visit.
    var clients: [(patient: String, service: String)] = []
    /// In the file's order.
    var vehicles: [String] = []
}

extension BenchmarkInstance {
    /// A solution as solutions of instances with synchronised visits are published: routes with times.
    ///
    /// Nil for other instances.
    public func timedJSON(of solution: Solution) -> String? {
        guard let linked else { return nil }
        let list = RouteList(solution, of: self)
        let unit = format == .homeCare ? convention.scale : 1
        func number(_ time: Int32) -> String { plainNumber(Double(time) / unit) }
        let routes = zip(solution.routes, list.vehicles).map { route, vehicle in
            let stops = route.shifts.flatMap(\.visits).compactMap { visit -> String? in
                guard case .client(let client) = visit.kind else { return nil }
                let words = linked.clients[Int(client)]
                if format == .synchronisedVisits {
                    return "{\"visit\": \(words.patient), \"start\": \(number(visit.begin))}"
                }
                return "{\"patient\": \(quoted(words.patient)), \"service\": "
                    + "\(quoted(words.service)), \"arrival_time\": \(number(visit.begin)), "
                    + "\"departure_time\": \(number(visit.end))}"
            }
            let all = stops.joined(separator: ", ")
            if format == .synchronisedVisits { return "[\(all)]" }
            return "{\"caregiver_id\": \(quoted(linked.vehicles[vehicle])), "
                + "\"locations\": [\(all)]}"
        }
        return "{\"name\": \(quoted(name)), \"cost\": \(plainNumber(value(of: solution))), "
            + "\"routes\": [\n" + routes.joined(separator: ",\n") + "\n]}\n"
    }
}

extension JSONFields {
    /// The fields of a whole text, with a fault where there is no object or a key comes twice.
    init?(json text: String, _ faults: inout Faults) {
        let tree: JSONTree
        do {
            tree = try JSONTree.parse(text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
        } catch {
            faults.add(error.line, error.message)
            return nil
        }
        for again in JSONRepeats(in: text, most: Faults.most).all {
            faults.add(
                again.line,
                "“\(again.key.prefix(40))” is stated before in the same object; one should go")
        }
        self.init(tree, path: "", &faults)
    }

    /// A text that is an element of an array.
    static func text(_ tree: JSONTree, _ path: String, _ faults: inout Faults) -> String? {
        if case .text(let text) = tree { return text }
        faults.add(0, "\(path): \(tree.told) should be a text")
        return nil
    }

    /// A time that has to be there, in parts of a unit; 0 where it is missing or wrong.
    func time(_ key: String, scale: Double, _ faults: inout Faults) -> Int32 {
        guard let tree = self[key] else {
            faults.add(0, "\(place(key)) is missing: a number of 0 or more")
            return 0
        }
        return JSONFields.time(tree, place(key), scale, &faults)
    }

    /// Two times, the first no later than the second.
    func pair(_ key: String, scale: Double, _ faults: inout Faults) -> (Int32, Int32) {
        guard let elements = self[key]?.elements, elements.count == 2 else {
            faults.add(0, "\(place(key)) should be an array of two numbers")
            return (0, 0)
        }
        let times = elements.enumerated().map {
            JSONFields.time($1, "\(place(key))[\($0)]", scale, &faults)
        }
        if times[0] > times[1] {
            faults.add(0, "\(place(key)): the second number should not be below the first")
        }
        return (times[0], times[1])
    }

    /// A square matrix of lengths, which are times too.
    ///
    /// - Parameter forbidden: from this length on there is no way.
    func matrix(
        _ key: String, size: Int, scale: Double, forbiddenFrom forbidden: Double,
        _ faults: inout Faults
    ) -> [Leg] {
        let rows = self[key]?.elements ?? []
        guard rows.count == size, rows.allSatisfy({ $0.elements?.count == size }) else {
            faults.add(0, "\(place(key)) should be \(size) rows of \(size) numbers")
            return []
        }
        var legs: [Leg] = []
        legs.reserveCapacity(size * size)
        for (i, row) in rows.enumerated() {
            for (j, cell) in (row.elements ?? []).enumerated() {
                guard let value = cell.value, value >= 0,
                    value >= forbidden || value * scale < Double(Leg.unreachable / 4)
                else {
                    faults.add(
                        0, "\(place(key))[\(i)][\(j)]: \(cell.told) should be a length")
                    continue
                }
                let length = Int32((min(value, 1e5) * scale).rounded())
                legs.append(
                    value >= forbidden ? .none : Leg(duration: length, distance: length))
            }
        }
        return legs
    }

    private static func time(
        _ tree: JSONTree, _ path: String, _ scale: Double, _ faults: inout Faults
    ) -> Int32 {
        let most = Double(Leg.unreachable / 4)
        guard let value = tree.value, value >= 0, value * scale < most else {
            faults.add(0, "\(path): \(tree.told) should be a number from 0 to \(Int(most / scale))")
            return 0
        }
        return Int32((value * scale).rounded())
    }
}

extension JSONTree {
    /// The number that it is.
    fileprivate var value: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number) where number.isFinite: number
        default: nil
        }
    }
}
