import Scenarios

extension DayMaker {
    /// Volunteers, each on their own at first.
    mutating func makeVolunteers() {
        let count = random.int(size.volunteers)
        for i in 0..<count {
            let own = rush ? day.centres[0].id : random.pick(day.centres).id
            let from: Base = random.chance(rush ? 95 : 70) ? .centre(own) : .home
            var volunteer = Volunteer(id: "v\(i + 1)", from: from, to: from, centre: own)
            if random.chance(30) {
                volunteer.to = random.pick([.anywhere, .home, .centre(random.pick(day.centres).id)])
            }
            if from == .home || volunteer.to == .home || random.chance(20) {
                volunteer.home = place()
            }
            volunteer.travels = random.chance(60) ? .car : random.pick([.bicycle, .foot])
            if random.chance(20) { volunteer.seats = random.int(2...4) }
            if random.chance(94) { volunteer.carries = carries() }
            volunteer.available = hours()
            if rush { volunteer.carries.pieces = ["basket": random.int(1...4), "medicine": 2] }
            volunteer.skills = some(["medic", "cook"], percent: 60)
            volunteer.tools = some(["shovel"], percent: 75)
            volunteer.speaks = some(["kk", "ru", "en"], percent: 50)
            if random.chance(50) {
                for _ in 0..<random.int(1...2) { volunteer.breaks.append(rest()) }
            }
            if random.chance(25) { setLimits(of: &volunteer) }
            if random.chance(40) { volunteer.fixedCost = price(1, 30) }
            if random.chance(35) { volunteer.factor = random.pick([1, 500, 1_250, 2_000, 3_125]) }
            if random.chance(50) { volunteer.costPerMetre = random.int(1...60) }
            if random.chance(35) { volunteer.reloadsAt = some(day.centres.map(\.id), percent: 60) }
            day.volunteers.append(volunteer)
        }
    }

    private mutating func carries() -> Quantities {
        var carries = Quantities()
        let many = size.straightLine ? 8 : 3
        let byWeight = random.chance(35)
        if !byWeight || random.chance(30) {
            carries.pieces["basket"] = random.int(1...many)
            if random.chance(75) { carries.pieces["medicine"] = random.int(1...many) }
        }
        if byWeight { carries.grams = random.int(18...40 * many) * 1000 }
        return carries
    }

    /// One or two intervals.
    private mutating func hours() -> [Interval] {
        let middle = (size.from + size.to) / 2 / size.step * size.step
        if rush { return [Interval(size.from, size.to)] }
        if random.chance(30) {
            let least = (middle - size.from) * 5 / 8
            return [
                within(Interval(size.from, middle - size.step), least: least),
                within(Interval(middle, size.to), least: least),
            ]
        }
        return [within(Interval(size.from, size.to), least: (size.to - size.from) / 2)]
    }

    private mutating func rest() -> Break {
        let seconds = minutes(5, 30)
        let window = within(Interval(size.from, size.to), least: seconds)
        return Break(seconds: seconds, window: window)
    }

    private mutating func setLimits(of volunteer: inout Volunteer) {
        let large = size.straightLine
        if random.chance(40) { volunteer.maxVisits = random.int(1...(large ? 12 : 4)) }
        if random.chance(40) { volunteer.maxSeconds = minutes(60, large ? 400 : 240) }
        if random.chance(40) { volunteer.maxMetres = random.int(15...(large ? 90 : 60)) * 1000 }
        if random.chance(40) { volunteer.maxTrips = random.int(1...(large ? 3 : 2)) }
    }

    /// Crews, until there are few enough hands; members start, load and reload at the same places.
    mutating func makeCrews() {
        var free = day.volunteers.indices.map { $0 }
        var hands = free.count
        while free.count >= 2 && (hands > size.hands || random.chance(rush ? 5 : 25)) {
            let count = min(free.count, random.int(2...3))
            let chosen = Array(free.prefix(count))
            free.removeFirst(count)
            hands -= count - 1
            makeCrew(of: chosen)
        }
    }

    private mutating func makeCrew(of chosen: [Int]) {
        let first = day.volunteers[chosen[0]]
        for i in chosen.dropFirst() {
            day.volunteers[i].from = first.from
            day.volunteers[i].centre = first.centre
            if first.from == .home { day.volunteers[i].home = first.home }
            day.volunteers[i].reloadsAt = first.reloadsAt
            // Common hours, most of the time wide enough to be of use.
            if random.chance(80) { day.volunteers[i].available = first.available }
            // All rest when one does; nobody's break is another's, so that it is clear how many
            // there are.
            day.volunteers[i].breaks.removeAll { first.breaks.contains($0) || random.chance(70) }
        }
        var seats = 0
        for i in chosen where day.volunteers[i].travels == .car { seats += day.volunteers[i].seats }
        if seats < chosen.count {
            for i in chosen where day.volunteers[i].travels == .car { day.volunteers[i].seats = 5 }
        }
        if overlaps(chosen) == false {
            for i in chosen { day.volunteers[i].available = first.available }
        }
        var crew = Crew(
            id: "crew\(day.crews.count + 1)", members: chosen.map { day.volunteers[$0].id })
        if random.chance(25) {
            crew.available = [
                within(
                    first.available[0],
                    least: (first.available[0].end - first.available[0].start) / 2)
            ]
        }
        if random.chance(25) {
            crew.to = random.pick([.anywhere, .centre(random.pick(day.centres).id)])
        }
        if random.chance(10) { day.volunteers[chosen[1]].minor = true }
        day.crews.append(crew)
    }

    /// Whether all members are there at the same time for a while early on, whatever the crew
    /// narrows.
    private func overlaps(_ chosen: [Int]) -> Bool {
        let first = day.volunteers[chosen[0]].available[0]
        return chosen.allSatisfy { i in
            day.volunteers[i].available.contains { $0.start <= first.start && first.end <= $0.end }
        }
    }

    /// Who came before, and how much some have done.
    mutating func makeHistory() {
        for volunteer in day.volunteers where random.chance(25) {
            day.history.seconds[volunteer.id] = minutes(5, 120)
        }
        for household in day.households where random.chance(15) {
            let volunteer = random.pick(day.volunteers).id
            day.history.visits.append(.init(household: household.id, volunteer: volunteer))
        }
    }

    /// Pins of all levels; at most one for a need, and a hand is frozen once at most.
    mutating func makePins() {
        var frozen: Set<String> = []
        for household in day.households {
            for need in household.needs where random.chance(size.straightLine ? 3 : 8) {
                let volunteer = random.pick(day.volunteers)
                let crew = day.crews.first { $0.members.contains(volunteer.id) }
                let who = random.chance(50) ? crew?.id ?? volunteer.id : volunteer.id
                var level = Pin.Level.person
                if random.chance(20) {
                    level = .free
                } else if random.chance(50), frozen.insert(crew?.id ?? volunteer.id).inserted {
                    let hours = volunteer.available[0]
                    level = .frozen(at: time(hours.start + 1800, hours.end))
                }
                day.fixed.append(Pin(need: need.id, volunteer: who, level: level))
            }
        }
    }
}
