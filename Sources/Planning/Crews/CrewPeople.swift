import Scenarios

/// Who may be in a crew with whom.
///
/// Crews are made of *companies*: volunteers who go together or not at all, mostly one each. Companies
/// that differ in nothing that matters share a *class*, so that crews that are alike are tried once.
struct CrewPeople {
    let scenario: Scenario
    /// Members of each company, ascending; volunteers of given crews are in none.
    let companies: [[Int]]
    /// By company.
    let classes: [Int]
    /// Hands that are given, crews and nobody else.
    let given: [Hand]
    /// Companies that start at the same place and belong to the same centre share a number.
    let start: [Int]
    private let centreIndex: [String: Int]
    /// By volunteer: who must not be in the same crew.
    private let apart: [Set<Int>]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        let index = Dictionary(
            uniqueKeysWithValues: scenario.volunteers.enumerated().map { ($1.id, $0) })
        let bound = Set(scenario.givenCrews.flatMap(\.members))
        var members: [Int: [Int]] = [:]
        for (i, company) in scenario.companies.enumerated()
        where !bound.contains(scenario.volunteers[i].id) {
            members[company, default: []].append(i)
        }
        companies = members.keys.sorted().compactMap { members[$0] }
        centreIndex = Dictionary(
            uniqueKeysWithValues: scenario.centres.enumerated().map { ($1.id, $0) })
        var apart = [Set<Int>](repeating: [], count: scenario.volunteers.count)
        for (i, volunteer) in scenario.volunteers.enumerated() {
            for other in volunteer.apart.compactMap({ index[$0] }) {
                apart[i].insert(other)
                apart[other].insert(i)
            }
        }
        self.apart = apart
        var stated = scenario
        stated.crews = scenario.givenCrews
        let crews = Set(stated.crews.map(\.id))
        given = stated.hands.filter { crews.contains($0.id) }
        classes = CrewPeople.classes(companies, scenario, apart)
        start = CrewPeople.numbers(companies.map { Start(scenario.volunteers[$0[0]]) })
    }

    /// All members of some companies, ascending.
    func members(_ crew: [Int]) -> [Int] { crew.flatMap { companies[$0] }.sorted() }

    /// Whether some companies can be one hand; one company of one adult always can.
    func isHand(_ crew: [Int]) -> Bool {
        let members = members(crew)
        let people = members.map { scenario.volunteers[$0] }
        guard let first = people.first, people.contains(where: { !$0.minor }) else { return false }
        if people.count == 1 { return true }
        if let most = scenario.forming?.most, people.count > most { return false }
        let drivers = people.filter { $0.travels == .car }
        if !drivers.isEmpty, drivers.reduce(0, { $0 + $1.seats }) < people.count { return false }
        var hours = first.available
        for person in people.dropFirst() {
            if Start(person) != Start(first) { return false }
            hours = intersection(hours, person.available)
            if hours.isEmpty { return false }
        }
        for (k, a) in members.enumerated() where !apart[a].isEmpty {
            if members[(k + 1)...].contains(where: apart[a].contains) { return false }
        }
        return carryAlike(people)
    }

    /// Whether what they carry can be added up: by the same keys, where anybody counts by weight.
    private func carryAlike(_ people: [Volunteer]) -> Bool {
        let carrying = people.map(\.carries).filter { !$0.isEmpty }
        guard carrying.contains(where: { $0.grams != nil }) else { return true }
        return carrying.allSatisfy {
            $0.grams != nil && $0.pieces.keys.sorted() == carrying[0].pieces.keys.sorted()
        }
    }

    /// Whether a company has a car.
    func drives(_ company: Int) -> Bool {
        companies[company].contains { scenario.volunteers[$0].travels == .car }
    }

    /// What tells crews apart: the classes of their companies.
    func key(_ crew: [Int]) -> [Int] { crew.map { classes[$0] }.sorted() }

    /// Those who can be one hand, as a hand: a crew, or somebody alone.
    func hand(_ crew: [Int], id: String = "") -> Hand {
        let members = members(crew)
        if members.count == 1 {
            return Hand(scenario.volunteers[members[0]], members[0], centreIndex)
        }
        let made = self.crew(crew, id: id)
        let index = made.members.compactMap { id in
            members.first { scenario.volunteers[$0].id == id }
        }
        return Hand(made, index, scenario.volunteers, centreIndex)
    }

    /// Some companies as a crew, who drive first.
    func crew(_ crew: [Int], id: String) -> Crew {
        let people = members(crew).map { scenario.volunteers[$0] }
        let ordered = people.filter { $0.travels == .car } + people.filter { $0.travels != .car }
        return Crew(id: id, members: ordered.map(\.id), isFormed: true)
    }

    /// The scenario with crews formed, each of several people; who is in none goes alone or stays.
    func formed(_ crews: [[Int]]) -> Scenario {
        var taken = Set(scenario.volunteers.map(\.id) + scenario.givenCrews.map(\.id))
        var result = scenario
        result.crews = scenario.givenCrews
        var number = 0
        let several = crews.filter { members($0).count > 1 }
        for crew in several.sorted(by: { members($0)[0] < members($1)[0] }) {
            repeat { number += 1 } while !taken.insert("crew-\(number)").inserted
            result.crews.append(self.crew(crew, id: "crew-\(number)"))
        }
        return result
    }

    /// Where one starts, and the centre one belongs to.
    private struct Start: Hashable {
        var words: [String]

        init(_ volunteer: Volunteer) {
            switch volunteer.from {
            case .centre(let id): words = ["centre", id]
            case .home:
                // Who shares a home shares its point.
                let home = volunteer.home
                words = ["home", "\(home?.lat ?? .nan)", "\(home?.lon ?? .nan)"]
            case .anywhere: words = []
            }
            words.append(volunteer.centre)
        }
    }

    private static func numbers<Key: Hashable>(_ keys: [Key]) -> [Int] {
        var known: [Key: Int] = [:]
        return keys.map { key in
            if let number = known[key] { return number }
            known[key] = known.count
            return known.count - 1
        }
    }

    private static func classes(
        _ companies: [[Int]], _ scenario: Scenario, _ apart: [Set<Int>]
    ) -> [Int] {
        // By volunteer: households that know them or do not want to see them, needs fixed to them.
        var ties: [String: [String]] = [:]
        for household in scenario.households {
            for id in household.seenBy { ties[id, default: []].append("seen " + household.id) }
            for id in household.unwanted { ties[id, default: []].append("not " + household.id) }
        }
        for visit in scenario.history.visits {
            ties[visit.volunteer, default: []].append("seen " + visit.household)
        }
        for pin in scenario.fixed where pin.level != .free {
            ties[pin.volunteer, default: []].append("fixed " + pin.need)
        }
        var classes: [Int] = []
        var representatives: [Volunteer] = []
        var first: [(own: [String], past: Int, number: Int)] = []
        var next = 0
        for company in companies {
            let own = scenario.volunteers[company[0]]
            var plain = own
            (plain.id, plain.language, plain.together) = ("", nil, [])
            let tied = (ties[own.id] ?? []).sorted()
            let past = scenario.history.seconds[own.id] ?? 0
            // A matrix knows homes by whose they are, not by where.
            let isAtHome = own.from == .home || own.to == .home
            let isUnique = company.count > 1 || isAtHome || !apart[company[0]].isEmpty
            let known = representatives.indices.first {
                !isUnique && representatives[$0] == plain && first[$0].own == tied
                    && first[$0].past == past
            }
            if let known {
                classes.append(first[known].number)
                continue
            }
            if !isUnique {
                representatives.append(plain)
                first.append((tied, past, next))
            }
            classes.append(next)
            next += 1
        }
        return classes
    }
}

extension Scenario {
    /// Whether a volunteer can have a round alone, where crews are formed: an adult who goes with
    /// nobody in particular.
    func goesAlone(_ volunteer: Int, companies: [Int]) -> Bool {
        if volunteers[volunteer].minor { return false }
        return companies.count { $0 == companies[volunteer] } == 1
    }
}
