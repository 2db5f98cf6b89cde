import Model
import Scenarios
import TravelTimes

extension Translation {
    /// A solution in people's words, without reasons.
    ///
    /// Routes of one vehicle type go to its hands in the scenario's order.
    public func plan(_ solution: Solution, made: Provenance) -> Plan {
        var next = [Int](repeating: 0, count: problem.vehicleTypes.count)
        var rounds: [(hand: Int, round: Round)] = []
        var cost = CostBreakdown()
        for walked in walked(solution.routes) {
            let type = walked.route.vehicleType
            let hand = handsOfType[type][next[type]]
            next[type] += 1
            rounds.append((hand, round(walked, hand: hand)))
            add(walked, to: &cost)
        }
        for client in solution.unassigned {
            if problem.clients[Int(client)].isRequired {
                cost.mustLeftOut += 1
            } else {
                cost.leftOut += problem.clients[Int(client)].prize
            }
        }
        rounds.sort { $0.hand < $1.hand }
        return Plan(
            scenario: scenario, made: made, rounds: rounds.map(\.round),
            leftOut: leftOut(solution).map { LeftOut(need: needID($0), reason: nil) },
            cost: cost)
    }

    /// One client of each need that is left out.
    func leftOut(_ solution: Solution) -> [Int32] { solution.unassigned.filter { !isCopy($0) } }

    /// The need's id of a client.
    func needID(_ client: Int32) -> String {
        let index = needs[Int(client)]
        return scenario.households[index.household].needs[index.need].id
    }

    /// Routes with the walks from parked cars that make them cheaper.
    func walked(_ routes: [Route]) -> [WalkedRoute] {
        ParkAndWalk(self)?.walked(routes) ?? routes.map { WalkedRoute(route: $0) }
    }

    func round(_ walked: WalkedRoute, hand: Int) -> Round {
        var stops: [Stop] = []
        for shift in walked.route.shifts {
            stops.append(Stop(.start, begin: Int(shift.start), end: Int(shift.start)))
            for (k, visit) in shift.visits.enumerated() {
                let kind: Stop.Kind
                var isOnFoot = false
                switch visit.kind {
                case .client(let client):
                    kind = .visit(need: needID(client))
                    isOnFoot = walked.onFoot.contains(client)
                case .rest: kind = .rest
                case .load(let depot):
                    kind = .load(
                        centre: scenario.centres[Int(depot)].id,
                        goods: loaded(shift.visits[(k + 1)...]))
                }
                stops.append(
                    Stop(
                        kind, begin: Int(visit.begin), end: Int(visit.end), isOnFoot: isOnFoot))
            }
            stops.append(Stop(.end, begin: Int(shift.end), end: Int(shift.end)))
        }
        return Round(who: hands[hand].id, stops: stops)
    }

    /// What the visits up to the next load bring.
    private func loaded(_ visits: ArraySlice<Visit>) -> Quantities {
        var goods = Quantities()
        for visit in visits {
            switch visit.kind {
            case .load: return goods
            case .rest: continue
            case .client(let client):
                let index = needs[Int(client)]
                let brings = scenario.households[index.household].needs[index.need].brings
                for (good, pieces) in brings.pieces { goods.pieces[good, default: 0] += pieces }
                if let grams = brings.grams { goods.grams = (goods.grams ?? 0) + grams }
            }
        }
        return goods
    }

    /// Adds the parts of a route's cost, with its walks.
    func add(_ walked: WalkedRoute, to cost: inout CostBreakdown) {
        add(walked.route, to: &cost, in: walked.problem)
    }

    /// Adds the parts of a route's cost.
    ///
    /// - Parameter own: the day as the route sees it, where that is not as all others do.
    func add(_ route: Route, to cost: inout CostBreakdown, in own: Problem? = nil) {
        let problem = own ?? problem
        let type = problem.vehicleTypes[route.vehicleType]
        var (duty, metres, grams) = (0, 0, 0)
        for shift in route.shifts {
            duty += Int(shift.end - shift.start)
            var from = type.startLocation
            for visit in shift.visits {
                switch visit.kind {
                case .rest: duty -= Int(visit.end - visit.begin)
                case .load(let depot):
                    let to = problem.depots[Int(depot)].location
                    metres += Int(problem.profiles[type.profile][from, to].distance)
                    from = to
                case .client(let index):
                    let client = problem.clients[Int(index)]
                    metres += Int(problem.profiles[type.profile][from, client.location].distance)
                    from = client.location
                    grams += Int(client.demand[problem.weightDimension])
                    cost.wishes += problem.assignments[route.vehicleType, Int(index)]
                    if visit.begin > client.dueTime { cost.wishes += client.latePenalty }
                }
            }
            if let end = type.endLocation {
                metres += Int(problem.profiles[type.profile][from, end].distance)
            }
        }
        cost.fixed += type.fixedCost
        cost.duty += duty * type.unitDurationCost
        cost.distance += metres * type.unitDistanceCost
        cost.fairness +=
            type.durationExcess(duty) + type.distanceExcess(metres)
            + type.weightExcess(grams / Int(type.weightDivisor))
    }
}
