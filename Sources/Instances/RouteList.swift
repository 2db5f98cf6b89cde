import Foundation
import Model

/// Routes as lists of location numbers, as solution files have them.
///
/// Depots come first, numbers start at 0, a depot inside a route is a reload. Routes of VROOM's
/// instances are lists of jobs' identifiers.
public struct RouteList: Sendable, Equatable {
    /// Routes in use.
    public var routes: [[Int]]
    /// The vehicle of the file that drives each, numbered from 0.
    public var vehicles: [Int]

    /// A solution's routes.
    public init(_ solution: Solution, of instance: BenchmarkInstance) {
        var next = [Int](repeating: 0, count: instance.vehicleNumbers.count)
        routes = []
        vehicles = []
        for route in solution.routes {
            let numbers = instance.vehicleNumbers[route.vehicleType]
            let k = next[route.vehicleType]
            next[route.vehicleType] += 1
            routes.append(instance.stops(of: route))
            // An open fleet has one vehicle in the file, as often as one likes.
            vehicles.append(k < numbers.count ? numbers[k] : k)
        }
    }

    /// Reads a VRPLIB `.sol`: lines `Route #k: …`, in which vehicle k drives route k.
    ///
    /// Nil if there are no such lines.
    public init?(sol text: String) {
        routes = []
        vehicles = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(whereSeparator: { $0.isWhitespace || $0 == ":" || $0 == "#" })
            guard let first = words.first, first.lowercased() == "route", words.count >= 2,
                let number = Int(words[1]), line.contains(":")
            else { continue }
            let stops = words.dropFirst(2).map { Int($0) }
            guard stops.allSatisfy({ $0 != nil }) else { return nil }
            if stops.isEmpty { continue }
            routes.append(stops.compactMap { $0 })
            vehicles.append(number - 1)
        }
        if routes.isEmpty { return nil }
    }

    /// What these routes are worth in the instance's units, if its vehicles may drive them at all;
    /// times and loads are not looked at.
    ///
    /// Nil for VROOM's instances and those of synchronised visits, which have no such files.
    public func value(in instance: BenchmarkInstance) -> Double? {
        if instance.format == .vroom || instance.linked != nil { return nil }
        var typeOf: [Int: Int] = [:]
        for (type, numbers) in instance.vehicleNumbers.enumerated() {
            for number in numbers { typeOf[number] = type }
        }
        let problem = instance.problem
        let isOpen = problem.vehicleTypes.count == 1
        var clientAt: [Int: Int] = [:]
        for (client, data) in problem.clients.enumerated() { clientAt[Int(data.location)] = client }
        var seen = Set<Int>()
        var exact = 0.0
        var cost = 0
        for (stops, vehicle) in zip(routes, vehicles) {
            guard let k = typeOf[vehicle] ?? (isOpen ? 0 : nil) else { return nil }
            let type = problem.vehicleTypes[k]
            let path = [Int(type.startLocation)] + stops + [Int(type.endLocation ?? 0)]
            guard path.allSatisfy({ $0 >= 0 && $0 < problem.profiles[type.profile].size }) else {
                return nil
            }
            seen.formUnion(stops.compactMap { clientAt[$0] })
            for (a, b) in zip(path, path.dropFirst()) {
                let profile = problem.profiles[type.profile]
                cost += Int(profile[Int32(a), Int32(b)].distance) * type.unitDistanceCost
                let length = profile.plane?.length(Int32(a), Int32(b)) ?? 0
                exact += length * instance.convention.scale * Double(type.unitDistanceCost)
            }
            cost += type.fixedCost - instance.vehiclePenalty
            exact += Double(type.fixedCost - instance.vehiclePenalty)
        }
        for client in problem.clients.indices where !seen.contains(client) {
            if problem.clients[client].isRequired { return nil }
            cost += problem.clients[client].prize
            exact += Double(problem.clients[client].prize)
        }
        let isExact = instance.convention == .exact && problem.profiles[0].plane != nil
        return (isExact ? exact : Double(cost)) / instance.costScale
    }

    /// As a VRPLIB `.sol`: route k is driven by vehicle k, vehicles without work have empty routes.
    public func sol(cost: Double) -> String {
        var lines: [Int: [Int]] = [:]
        for (stops, vehicle) in zip(routes, vehicles) { lines[vehicle] = stops }
        let isDense = Set(vehicles).count == vehicles.count
        var text = ""
        if isDense {
            for vehicle in 0...max(0, vehicles.max() ?? 0) {
                text += line(vehicle + 1, lines[vehicle] ?? [])
            }
        } else {
            for (k, stops) in routes.enumerated() { text += line(k + 1, stops) }
        }
        return text + "Cost \(plainNumber(cost))\n"
    }

    private func line(_ number: Int, _ stops: [Int]) -> String {
        (["Route #\(number):"] + stops.map(String.init)).joined(separator: " ") + "\n"
    }
}

/// A number without needless decimals, at most six.
public func plainNumber(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    var text = String(format: "%.6f", value)
    while text.hasSuffix("0") { text.removeLast() }
    return text
}
