import Scenarios

extension DayMaker {
    /// Households with one or more needs each, until there are enough needs.
    mutating func makeHouseholds() {
        var left = size.needs
        while left > 0 {
            var household = Household(id: "h\(day.households.count + 1)", place: place())
            if random.chance(25), let neighbour = day.households.last {
                shareBuilding(&household, with: neighbour.id)
            }
            household.speaks = random.chance(35) ? [random.pick(["kk", "ru", "en"])] : []
            if random.chance(15) { household.centres = [random.pick(day.centres).id] }
            household.isolating = random.chance(25)
            if random.chance(20) { household.seenBy = [random.pick(day.volunteers).id] }
            if random.chance(8) { household.unwanted = [random.pick(day.volunteers).id] }
            household.arrivalSeconds = random.chance(30) ? 0 : minutes(5, 10)
            let windows = windows()
            let count = min(left, random.chance(30) ? random.int(2...3) : 1)
            for i in 0..<count {
                household.needs.append(need("\(household.id)/n\(i + 1)", windows))
            }
            left -= count
            day.households.append(household)
        }
    }

    /// The same building, by its name or by its coordinates.
    private mutating func shareBuilding(_ household: inout Household, with neighbour: String) {
        guard let i = day.households.firstIndex(where: { $0.id == neighbour }) else { return }
        if random.chance(50) {
            let name = day.households[i].place.building ?? "block\(i)"
            day.households[i].place.building = name
            household.place.building = name
            if random.chance(50) { return }
        }
        household.place.lat = day.households[i].place.lat
        household.place.lon = day.households[i].place.lon
    }

    private mutating func windows() -> [Interval] {
        let all = Interval(size.from, size.to)
        if random.chance(rush ? 80 : 50) { return [all] }
        if random.chance(60) { return [within(all, least: 1800)] }
        let middle = (size.from + size.to) / 2 / size.step * size.step
        return [
            within(Interval(size.from, middle - size.step), least: 1800),
            within(Interval(middle, size.to), least: 1800),
        ]
    }

    private mutating func need(_ id: String, _ windows: [Interval]) -> Need {
        var need = Need(id: id, kind: "basket")
        need.seconds = minutes(5, 15)
        let what = random.int(0...99)
        if what < (rush ? 85 : 55) {
            need.brings.pieces["basket"] = random.chance(75) ? 1 : 2
            if random.chance(25) { need.brings.pieces["medicine"] = 1 }
        } else if what < (rush ? 90 : 65) {
            need.kind = "errand"
            need.brings.grams = random.int(1...20) * 1000
            if random.chance(40) { need.brings.pieces["medicine"] = 1 }
        } else if what < 80 {
            need.kind = "snow"
            // Divides into multiples of 5 minutes among up to four people.
            need.personSeconds = random.pick([60, 120]) * 60
            if size.straightLine { need.personSeconds = minutes(20, 130) }
            need.leastSeconds = minutes(5, 25)
            need.crew.least = random.chance(40) ? 2 : 1
            need.crew.best = need.crew.least + random.int(0...2)
            need.tools = ["shovel"]
        } else {
            need.kind = "talk"
            if random.chance(40) { need.skills = [random.pick(["medic", "cook"])] }
        }
        need.windows = windows
        if random.chance(15) { need.windows = self.windows() }
        if random.chance(25) { need.before = time(size.from + 1800, size.to - 1800) }
        if rush && random.chance(40) { need.before = time(size.from + 1800, size.from + 5400) }
        let value = random.int(0...99)
        if value < 15 {
            need.value = .must
        } else if value < 60 {
            need.value = .worth(price(rush ? 60 : 30, 250))
        } else if value < 70 {
            need.value = .worth(600 * 60_000)
        }
        return need
    }

    /// A leg for every ordered pair of places but some, sometimes with a leg of its own for cars.
    mutating func makeMatrix() {
        var ids = day.centres.map(\.id) + day.households.map(\.id)
        // Places of one address have the same legs: a crew starts from its members' one home.
        var address: [String: String] = [:]
        for volunteer in day.volunteers {
            guard let home = volunteer.home else { continue }
            let id = "home:\(volunteer.id)"
            let same = day.volunteers.first { $0.home == home }
            address[id] = same.map { "home:\($0.id)" }
            ids.append(id)
        }
        var legs: [Travel.Leg] = []
        for from in ids {
            for to in ids where from != to && !random.chance(6) {
                let seconds = minutes(5, 20)
                let metres = random.int(300...9_000)
                let together = address[from] != nil && address[from] == address[to]
                if together {
                    legs.append(.init(from: from, to: to, mode: nil, seconds: 0, metres: 0))
                    continue
                }
                if (address[from] ?? from) != from || (address[to] ?? to) != to { continue }
                legs.append(.init(from: from, to: to, mode: nil, seconds: seconds, metres: metres))
                if random.chance(30) {
                    let faster = max(0, seconds - minutes(5, 15))
                    legs.append(
                        .init(from: from, to: to, mode: .car, seconds: faster, metres: metres / 2))
                }
            }
        }
        for (id, other) in address.sorted(by: { $0.key < $1.key }) where id != other {
            for leg in legs where leg.from == other && leg.to != id {
                var copy = leg
                copy.from = id
                legs.append(copy)
            }
            for leg in legs where leg.to == other && leg.from != id {
                var copy = leg
                copy.to = id
                legs.append(copy)
            }
        }
        day.travel.source = .matrix(legs)
    }
}
