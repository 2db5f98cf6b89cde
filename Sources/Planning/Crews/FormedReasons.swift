import Model
import Scenarios
import Solving
import TravelTimes

/// Why needs are left out of a day whose crews are formed: what no hand of the plan can do, another
/// crew might.
struct FormedReasons {
    let day: CrewDay
    let partition: CrewPartition
    let formed: Scenario
    let travel: TravelTimes

    /// The reason, where one that speaks of the plan's hands alone is too narrow.
    ///
    /// - Parameter reason: as ``Reasons`` finds it.
    func reason(_ client: Int32, _ reason: Reason) -> Reason {
        switch reason {
        case .impossible, .crowdedOut: break
        default: return reason
        }
        let finder = CrewFinder(day)
        let busy = Set(partition.crews.joined())
        let idle = day.people.companies.indices.filter { !busy.contains($0) }
        if let found = finder.cheapest(for: client, of: idle, stock: nil) {
            let who = found.hand.members.map { day.people.scenario.volunteers[$0].id }
            return .notWorthIt(
                who: who.joined(separator: ", "), extra: found.route.cost,
                value: day.base.problem.clients[Int(client)].prize)
        }
        // Hands of the plan could, but are busy.
        if case .crowdedOut = reason { return reason }
        let everybody = Array(day.people.companies.indices)
        let index = day.base.needs[Int(client)]
        let need = formed.households[index.household].needs[index.need]
        if finder.cheapest(for: client, of: everybody, stock: nil) != nil {
            return .notFormed(people: need.crew.least, tools: need.tools)
        }
        let crews = finder.crews(for: client, of: everybody)
        if crews.isEmpty { return .impossible(lacks(need)) }
        // They may, but cannot: load, way or time stands in the way of each.
        let hands = crews.map { crew in
            var hand = day.people.hand(crew)
            hand.id = hand.members.map { formed.volunteers[$0].id }.joined(separator: ", ")
            return hand
        }
        let translation = Translation(formed, hands: hands, travel: travel)
        return .impossible(Obstacles(translation).obstacles(client))
    }

    /// What nobody has, or how many there are at most.
    private func lacks(_ need: Need) -> [Obstacle] {
        let people = day.people
        let volunteers = people.companies.joined().map { people.scenario.volunteers[$0] }
        let skills = Set(volunteers.flatMap(\.skills))
        let tools = Set(volunteers.flatMap(\.tools))
        let noSkills = need.skills.filter { !skills.contains($0) }
        if !noSkills.isEmpty { return [.skills(noSkills)] }
        let noTools = need.tools.filter { !tools.contains($0) }
        if !noTools.isEmpty { return [.tools(noTools)] }
        var largest = 0
        for place in Set(people.start) {
            // One after the other, as long as they can be one crew; who drives first.
            let here = people.companies.indices.filter { people.start[$0] == place }
            var crew: [Int] = []
            for company in here.filter(people.drives) + here.filter({ !people.drives($0) })
            where people.isHand(crew + [company]) {
                crew.append(company)
            }
            largest = max(largest, people.members(crew).count)
        }
        return largest < need.crew.least
            ? [.hands(least: need.crew.least, largest: largest)] : [.mixed]
    }
}

extension CrewFormation {
    /// Lets those who are idle do what is left out, where a crew of them is worth it.
    func takingIn(_ partition: CrewPartition) -> CrewPartition {
        // Shared ramps and stock, and what depends on other visits, are for the search.
        if day.isIndivisible || day.hasStock { return partition }
        let finder = CrewFinder(day)
        var result = partition
        for client in partition.left.sorted(by: { (-day.prize($0), $0) < (-day.prize($1), $1) }) {
            let busy = Set(result.crews.joined())
            let idle = day.people.companies.indices.filter { !busy.contains($0) }
            guard let found = finder.cheapest(for: client, of: idle, stock: nil),
                found.route.cost < day.prize(client)
            else { continue }
            result.parties.append(
                CrewParty(crew: found.crew, hand: found.hand, route: found.route))
            result.left.removeAll { $0 == client }
            result.cost += found.route.cost - day.prize(client)
        }
        return result
    }
}
