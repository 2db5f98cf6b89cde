import Model
import Scenarios
import Solving

/// Looks for a crew that could do one need, among some people.
struct CrewFinder {
    let day: CrewDay
    private let rules: AssignmentRules

    init(_ day: CrewDay) {
        self.day = day
        rules = AssignmentRules(day.base.scenario)
    }

    /// Crews of some companies that may do a need by who they are: from each place the smallest, with a
    /// car if there is one and without, and larger ones as far as hands shorten the work.
    func crews(for client: Int32, of pool: [Int]) -> [[Int]] {
        let people = day.people
        let index = day.base.needs[Int(client)]
        let household = people.scenario.households[index.household]
        let need = household.needs[index.need]
        let wanted = Set(need.tools + need.skills)
        func brings(_ company: Int) -> Set<String> {
            Set(
                people.companies[company].flatMap {
                    people.scenario.volunteers[$0].tools + people.scenario.volunteers[$0].skills
                }
            ).intersection(wanted)
        }
        let welcome = pool.filter { company in
            !people.companies[company].contains {
                household.unwanted.contains(people.scenario.volunteers[$0].id)
            }
        }
        var found: [[Int]] = []
        for place in Set(welcome.map { people.start[$0] }).sorted() {
            let here = welcome.filter { people.start[$0] == place }
            let firsts = [here.first(where: people.drives), here.first { !people.drives($0) }]
            for first in firsts.compactMap({ $0 }) {
                var crew = [first]
                var has = brings(first)
                // Who brings what is missing comes first, then any.
                let helpers = here.filter { $0 != first }
                for company in helpers where !brings(company).isSubset(of: has) {
                    guard people.isHand(crew + [company]) else { continue }
                    crew.append(company)
                    has.formUnion(brings(company))
                }
                var rest = helpers.filter { !crew.contains($0) }[...]
                while true {
                    if people.isHand(crew),
                        rules.obstacle(
                            people.hand(crew), household: index.household, need: index.need) == nil
                    {
                        found.append(crew.sorted())
                    }
                    guard people.members(crew).count < need.crew.best,
                        let next = rest.firstIndex(where: { people.isHand(crew + [$0]) })
                    else { break }
                    crew.append(rest[next])
                    rest = rest[(next + 1)...]
                }
            }
        }
        return found
    }

    /// The crew of some companies that does a need, and nothing else, at the least cost; nil if there is
    /// none.
    func cheapest(
        for client: Int32, of pool: [Int], stock: [Load]?
    ) -> (crew: [Int], hand: Hand, route: Route)? {
        var best: (crew: [Int], hand: Hand, route: Route)?
        for crew in crews(for: client, of: pool) {
            let hand = day.people.hand(crew)
            let (problem, _) = day.problem([hand], clients: [client], stock: stock)
            guard var route = round(problem) else { continue }
            route.renumber { _ in client }
            if route.cost < best?.route.cost ?? .max { best = (crew, hand, route) }
        }
        return best
    }

    /// The cheapest round of the one client, in any shift, by way of any depot or none.
    private func round(_ problem: Problem) -> Route? {
        let type = problem.vehicleTypes[0]
        var best: Route?
        for shift in type.shifts.indices {
            for depot in [nil] + type.loadDepots.map(Optional.some) {
                var shifts = [[OrderedStop]](repeating: [], count: type.shifts.count)
                shifts[shift] = (depot.map { [.load(depot: $0)] } ?? []) + [.client(0)]
                let route = timedRoute(problem, type: 0, shifts: shifts, others: [])
                if let route, route.cost < best?.cost ?? .max { best = route }
            }
        }
        return best
    }
}
