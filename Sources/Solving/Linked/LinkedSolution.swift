import Model

extension LinkedState {
    /// Takes over routes, vehicle by vehicle; false where they cannot be driven.
    func load(_ routes: [[Int32]]) -> Bool {
        clear()
        for (v, clients) in routes.enumerated() {
            var after = head(Int32(v))
            for client in clients {
                place(client, after: after, on: Int32(v))
                after = client
            }
        }
        return recompute()
    }

    /// All routes with their times.
    func solution() -> Solution {
        let problem = instance.problem
        var routes: [Route] = []
        for v in 0..<Int32(vehicleCount) where count[v] > 0 {
            let data = instance.vehicles[v]
            let service = problem.serviceDurations[
                problem.vehicleTypes[Int(data.type)].serviceClass]
            var visits: [Visit] = []
            var cost = data.fixedCost
            var node = head(v)
            var from = data.start
            repeat {
                let after = next[node]
                let to = isHead(after) ? data.end : after
                cost += Int(instance.leg(from, to).distance) * data.unitDistanceCost
                if !isHead(after) {
                    let time = begin[after]
                    visits.append(
                        Visit(
                            .client(after), begin: time, end: time + service[Int(after)]))
                    cost += instance.assignmentCost(v, after)
                    let late = max(0, Int(time) - Int(instance.times[after].due))
                    cost += late * instance.unitTardiness
                }
                (node, from) = (after, to)
            } while !isHead(node)
            guard let first = visits.first, let last = visits.last,
                case .client(let one) = first.kind, case .client(let other) = last.kind
            else { continue }
            let shift = RouteShift(
                shift: 0, start: first.begin - instance.leg(data.start, one).duration,
                end: last.end + instance.leg(other, data.end).duration, visits: visits)
            routes.append(Route(vehicleType: Int(data.type), shifts: [shift], cost: cost))
        }
        let unassigned = (0..<Int32(n)).filter { !isPresent($0) }
        return Solution(routes: routes, unassigned: unassigned, cost: cost)
    }
}

/// Linked visits on these routes, as early as they allow; all are left out where together they cannot
/// be driven.
func scheduleLinked(_ sketches: [RouteSketch], _ problem: Problem) -> Solution {
    let state = LinkedState(LinkedInstance(problem))
    var routes = [[Int32]](repeating: [], count: state.vehicleCount)
    var first = 0
    for (type, vehicles) in problem.vehicleTypes.enumerated() {
        let driven = sketches.filter { $0.vehicleType == type }
        for (k, sketch) in driven.prefix(vehicles.count).enumerated() {
            routes[first + k] = sketch.shifts.joined().filter { $0 >= 0 }
        }
        first += vehicles.count
    }
    if !state.load(routes) { state.clear() }
    return state.solution()
}
