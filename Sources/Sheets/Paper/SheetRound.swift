import Scenarios
import Texts

/// A round as its sheet tells it: stops with numbers, trips, rests.
struct SheetRound {
    /// One line or block of the sheet.
    enum Item {
        /// From the second interval of availability on.
        case shift(Int, begin: Int)
        /// Trips are numbered from 1.
        case load(trip: Int, centre: String, goods: Quantities, begin: Int, end: Int)
        case stop(Door)
        case rest(begin: Int, end: Int)
        case end(at: Int, isLast: Bool)
        /// A need that the scenario does not know, as a plan edited by hand may have it.
        case unknown(need: String, begin: Int)
    }

    /// All that is done at one household without going away.
    struct Door {
        /// From 1, in the order of the round.
        var number: Int
        var household: Household
        var tasks: [(stop: Stop, need: Need)]
        var begin: Int { tasks.first?.stop.begin ?? 0 }
    }

    /// From 1, in the plan's order.
    var number: Int
    var who: String
    /// nil for a plan edited by hand whose hand nobody knows.
    var hand: Hand?
    private(set) var items: [Item] = []
    /// When the first shift begins.
    var begin: Int
    var end: Int

    init(_ round: Round, number: Int, hand: Hand?, names: Names) {
        (self.number, who, self.hand) = (number, round.who, hand)
        begin = round.stops.first?.begin ?? 0
        end = round.stops.last?.end ?? 0
        var (shifts, trips, doors) = (0, 0, 0)
        let shiftEnds = round.stops.count { $0.kind == .end }
        var ended = 0
        for stop in round.stops {
            switch stop.kind {
            case .start:
                shifts += 1
                if shifts > 1 { items.append(.shift(shifts, begin: stop.begin)) }
            case .load(let centre, let goods):
                trips += 1
                items.append(
                    .load(
                        trip: trips, centre: centre, goods: goods, begin: stop.begin,
                        end: stop.end))
            case .visit(let id):
                guard let (household, need) = names.need(id) else {
                    items.append(.unknown(need: id, begin: stop.begin))
                    continue
                }
                if case .stop(var door)? = items.last, door.household.id == household.id {
                    door.tasks.append((stop, need))
                    items[items.count - 1] = .stop(door)
                } else {
                    doors += 1
                    items.append(
                        .stop(
                            Door(number: doors, household: household, tasks: [(stop, need)])))
                }
            case .rest: items.append(.rest(begin: stop.begin, end: stop.end))
            case .end:
                ended += 1
                items.append(.end(at: stop.begin, isLast: ended == shiftEnds))
            }
        }
    }

    /// The doors in their order.
    var doors: [Door] {
        items.compactMap {
            if case .stop(let door) = $0 { return door }
            return nil
        }
    }

    /// The loads in their order.
    var loads: [(trip: Int, centre: String, goods: Quantities, begin: Int, end: Int)] {
        items.compactMap {
            if case .load(let trip, let centre, let goods, let begin, let end) = $0 {
                return (trip, centre, goods, begin, end)
            }
            return nil
        }
    }
}

/// The numbers that needs have on the sheets of a plan: stops of a round, from 1.
package func stopNumbers(of plan: Plan) -> [String: Int] {
    let (hands, names) = (Hands(plan.scenario), Names(plan.scenario, .en))
    var numbers: [String: Int] = [:]
    for (i, round) in plan.rounds.enumerated() {
        let sheet = SheetRound(
            round, number: i + 1, hand: hands.hand(round.who), names: names)
        for door in sheet.doors {
            for task in door.tasks { numbers[task.need.id] = door.number }
        }
    }
    return numbers
}

/// The volunteers of a scenario's hand: a crew's members, or the one.
package func members(of hand: String, in scenario: Scenario) -> [String] {
    scenario.crews.first { $0.id == hand }?.members ?? [hand]
}
