import Model
import Proving
import Scenarios
import Solving
import TravelTimes

extension Translation {
    /// A day on which nobody pays for the way back to a parked car.
    ///
    /// Each leg of cars costs the least that it can with any walks before and after it: a ride from
    /// where one is or from any door that is near enough, or a walk. Every plan with parked cars
    /// costs at least as much as its order does here, so bounds of this day are bounds of the other.
    func withFreeWalks() -> Problem {
        guard scenario.walksFromCars, let car = modes.firstIndex(of: .car) else { return problem }
        var relaxed = problem
        let households = scenario.households.indices.map { PlaceIndex.household($0) }
        let first = Int(locations.household(0))
        let count = households.count
        let size = problem.profiles[car].size
        let longest = scenario.travel.parking.walkSeconds
        var walks = [Int32](repeating: Leg.unreachable, count: count * count)
        travel.forEachLeg(.foot, among: households) { from, to, leg in
            guard let leg, leg.seconds < 36 * 3600 else { return }
            walks[from * count + to] = Int32(leg.seconds)
        }
        /// Where the car may stand while somebody is at a door.
        let cars = (0..<count).map { door in
            (0..<count).filter {
                $0 != door
                    && max(walks[door * count + $0], walks[$0 * count + door]) <= longest
            }
        }
        var legs = (0..<size * size).map {
            problem.profiles[car][Int32($0 / size), Int32($0 % size)]
        }
        let rides = legs
        for door in 0..<count where !cars[door].isEmpty {
            let row = (first + door) * size
            for to in 0..<size {
                var leg = rides[row + to]
                for parked in cars[door] {
                    let back = walks[door * count + parked]
                    leg.take(rides[(first + parked) * size + to], after: back)
                    let household = to - first
                    if (0..<count).contains(household) {
                        let there = walks[parked * count + household]
                        leg.take(Leg(duration: there, distance: 0), after: back)
                    }
                }
                if (0..<count).contains(to - first), to - first != door {
                    leg.take(Leg(duration: walks[door * count + to - first], distance: 0), after: 0)
                }
                legs[row + to] = leg
            }
        }
        relaxed.profiles[car] = TravelMatrix(size: size, legs: legs)
        return relaxed
    }
}

extension Leg {
    /// Takes the shorter of both in each respect, where there is another.
    fileprivate mutating func take(_ other: Leg, after walk: Int32) {
        guard other.exists, walk < Leg.unreachable else { return }
        let whole = walk + other.duration
        guard exists else {
            self = Leg(duration: whole, distance: other.distance)
            return
        }
        self = Leg(
            duration: min(duration, whole), distance: min(distance, other.distance))
    }
}

/// Plans a day on which people walk from parked cars.
///
/// The search drives; the walks are decided afterwards. What is proven is proven about a day on which
/// walks cost less than they do, beside nothing: the search has its own time first.
func planDayWithWalks(
    _ translation: Translation, start: [Route], hash: String, budget: Budget, seed: UInt64,
    threads: Int, version: String, provesUntil: Double?,
    monitor: any SolverMonitor & ProverMonitor
) -> PlannedDay {
    let problem = translation.problem
    let found = solve(
        problem, start: start, budget: budget, seed: seed, threads: threads, monitor: monitor)
    let made = Provenance(
        state: .bestFound, scenarioHash: hash, seed: seed, iterations: found.iterations,
        version: version)
    var plan = translation.plan(found.solution, made: made)
    if let provesUntil {
        let relaxed = translation.withFreeWalks()
        let result = solveAndProve(
            relaxed, budget: budget.shared(until: provesUntil, since: monitor.elapsed),
            until: provesUntil, seed: seed, threads: threads, monitor: monitor)
        let missing = result.solution.unassigned.count { relaxed.clients[Int($0)].isRequired }
        // A bound speaks of plans that leave out no more than its own incumbent does.
        if let bound = result.bound, missing == plan.cost.mustLeftOut {
            plan.made.bound = max(0, min(bound, plan.cost.total))
            if missing == 0, bound >= plan.cost.total { plan.made.state = .provenOptimal }
        }
    }
    return PlannedDay(plan: plan, solution: found.solution, certificate: nil)
}

extension Budget {
    /// Of a search that begins later and leaves half of the time to what follows.
    fileprivate func shared(until end: Double, since now: Double) -> Budget {
        switch self {
        case .seconds(let limit): .seconds(now + min(limit, (end - now) / 4))
        case .iterations: self
        }
    }
}
