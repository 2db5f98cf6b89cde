import Model
import Solving

/// Asks who could do a need on a day otherwise empty if not straight on, then by way of others.
///
/// Where no road leads straight to a place or back from it, one may lead by another place. On roads
/// this does not happen; a table of travel times that somebody wrote may have such gaps.
struct ByWay {
    private let translation: Translation
    private var problem: Problem { translation.problem }
    /// Others that are tried before and after, the nearest ones.
    private static let most = 12

    init(_ translation: Translation) { self.translation = translation }

    /// Types that can do it with one or two other visits before it, after it, or both.
    func types(reaching client: Int32) -> [Int] {
        problem.vehicleTypes.indices.filter { type in
            problem.assignments.allows(type: type, client: Int(client)) && reaches(client, type)
        }
    }

    private func reaches(_ client: Int32, _ type: Int) -> Bool {
        let vehicle = problem.vehicleTypes[type]
        let matrix = problem.profiles[vehicle.profile]
        let place = problem.clients[Int(client)].location
        let starts = [vehicle.startLocation] + vehicle.loadDepots.map(location)
        // Without a gap no way by another place is needed.
        let isGapless =
            starts.allSatisfy { matrix[$0, place].exists }
            && vehicle.endLocation.map { matrix[place, $0].exists } ?? true
        if isGapless { return false }
        let others = problem.clients.indices.map { Int32($0) }.filter {
            $0 != client && problem.assignments.allows(type: type, client: Int($0))
        }
        // Two others on the way are tried where one is not enough.
        return [1, 2].contains { length in
            let before = chains(others, length) { matrix[$1, $0] }
            let after = chains(others, length) { matrix[$0, $1] }
            let there = before(place).map { Array($0.reversed()) }
            let back = after(place)
            return there.contains { first in
                back.contains { last in
                    let order = first + [client] + last
                    return Set(order).count == order.count && canDrive(order, type)
                }
            }
        }
    }

    /// From a place on by so many others at most, each among the nearest of the one before.
    private func chains(
        _ others: [Int32], _ length: Int, by leg: @escaping (Int32, Int32) -> Leg
    ) -> (Int32) -> [[Int32]] {
        func chains(_ place: Int32, _ length: Int) -> [[Int32]] {
            if length == 0 { return [[]] }
            // A load may lie between where no leg leads straight on.
            let next = others.map { other in
                let leg = leg(place, problem.clients[Int(other)].location)
                return (leg.exists ? leg.duration : .max, other)
            }.sorted { $0 < $1 }.prefix(Self.most / length)
            return [[]]
                + next.flatMap { _, other in
                    chains(problem.clients[Int(other)].location, length - 1).map { [other] + $0 }
                }
        }
        return { chains($0, length) }
    }

    /// In this order, with goods from any of the centres, at the start or before any of them.
    private func canDrive(_ clients: [Int32], _ type: Int) -> Bool {
        let vehicle = problem.vehicleTypes[type]
        return loaded(clients, at: vehicle.loadDepots).contains { stops in
            vehicle.shifts.indices.contains { shift in
                let shifts = Array(repeating: [OrderedStop](), count: shift) + [stops]
                return timedRoute(problem, type: type, shifts: shifts, others: []) != nil
            }
        }
    }

    /// The visits without a load, with one first, with one between, and with both.
    private func loaded(_ clients: [Int32], at depots: [Int32]) -> [[OrderedStop]] {
        var found = [stops(clients)]
        for first in depots {
            found.append([.load(depot: first)] + stops(clients))
            for k in clients.indices.dropFirst() {
                let (head, tail) = (stops(clients[..<k]), stops(clients[k...]))
                found.append(head + [.load(depot: first)] + tail)
                for second in depots {
                    found.append([.load(depot: first)] + head + [.load(depot: second)] + tail)
                }
            }
        }
        return found
    }

    private func stops(_ clients: some Sequence<Int32>) -> [OrderedStop] {
        clients.map { .client($0) }
    }

    private func location(_ depot: Int32) -> Int32 { problem.depots[Int(depot)].location }
}
