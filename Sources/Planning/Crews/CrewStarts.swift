import Scenarios

extension CrewPeople {
    /// Divisions into crews to begin with: everybody alone, and for each size that a need asks for or
    /// profits from, crews of that size of those who have what these needs take.
    func starts() -> [[[Int]]] {
        let needs = scenario.households.flatMap(\.needs).filter {
            $0.crew.least > 1 || $0.personSeconds != nil
        }
        let most = needs.map(\.crew.best).max() ?? 1
        let least = needs.map(\.crew.least).min() ?? 1
        let alone = companies.indices.filter { isHand([$0]) }.map { [$0] }
        var starts = [alone]
        let sizes = Set((0...4).map { max(2, least + (most - least) * $0 / 4) }).sorted()
        for size in sizes where most > 1 {
            let crews = crews(of: size, for: needs)
            if crews.contains(where: { $0.count > 1 }), !starts.contains(crews) {
                starts.append(crews)
            }
        }
        return starts
    }

    /// Crews of a size, each with a car if there is one; who is left over goes alone if possible.
    private func crews(of size: Int, for needs: [Need]) -> [[Int]] {
        let wanted = Set(needs.flatMap { $0.tools + $0.skills })
        func helps(_ company: Int) -> Bool {
            if wanted.isEmpty { return true }
            return companies[company].contains {
                let person = scenario.volunteers[$0]
                return (person.tools + person.skills).contains(where: wanted.contains)
            }
        }
        /// Who has to carry goods is better kept for them.
        func carries(_ company: Int) -> Bool {
            companies[company].contains { !scenario.volunteers[$0].carries.isEmpty }
        }
        var crews: [[Int]] = []
        var free = Set(companies.indices)
        for place in Set(start).sorted() {
            let here = companies.indices.filter { start[$0] == place }
            var drivers = here.filter(drives).sorted {
                (carries($0) ? 1 : 0, helps($0) ? 0 : 1, $0) < (
                    carries($1) ? 1 : 0, helps($1) ? 0 : 1, $1
                )
            }
            let walkers = here.filter { !drives($0) && helps($0) }
            while free.count(where: { start[$0] == place }) > 1 {
                var crew: [Int] = []
                drivers.removeAll { !free.contains($0) }
                let spare = drivers.dropFirst().filter { helps($0) && !carries($0) }
                for company in drivers.prefix(1) + walkers.filter(free.contains) + spare {
                    let larger = crew + [company]
                    if members(larger).count <= size, larger.count == 1 || isHand(larger) {
                        crew = larger
                    }
                }
                if members(crew).count < size || !isHand(crew) { break }
                crews.append(crew)
                free.subtract(crew)
            }
        }
        for company in free.sorted() where isHand([company]) { crews.append([company]) }
        return crews
    }
}
