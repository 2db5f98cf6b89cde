/// Faults and doubts that concern several records at once. Runs on a scenario whose single values are right.
struct ScenarioChecks {
    private let decoder: ScenarioDecoder
    private let scenario: Scenario
    private let reader: Reader

    init(_ decoder: ScenarioDecoder) {
        self.decoder = decoder
        scenario = decoder.scenario
        reader = decoder.reader
    }

    func run() {
        places()
        twins()
        crews()
        company()
        pins()
        shifts()
        stock()
    }

    private func at(_ sort: String, _ id: String) -> Diagnostic.Location {
        decoder.locations["\(sort) \(id)"] ?? decoder.root
    }

    /// Places whose coordinates are swapped, or far from all others.
    private func places() {
        var all = scenario.centres.map { ("centre", $0.id, $0.place) }
        all += scenario.households.map { ("household", $0.id, $0.place) }
        all += scenario.volunteers.compactMap { v in v.home.map { ("volunteer", v.id, $0) } }
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        let (lat, lon) = (median(all.map(\.2.lat)), median(all.map(\.2.lon)))
        func isFar(_ a: Double, _ b: Double) -> Bool {
            // A degree of latitude is 111 km; a degree of longitude is at most that.
            let (x, y) = ((b - lon).magnitude, (a - lat).magnitude)
            return max(x * 0.6, y) > 1
        }
        for (sort, id, place) in all where isFar(place.lat, place.lon) {
            let found = "\(place.lat), \(place.lon)"
            if !isFar(place.lon, place.lat) {
                reader.error("swapped-coordinates", at(sort, id), found: found, ["id": id])
            } else {
                let facts = ["id": id, "near": "\(lat), \(lon)"]
                reader.warning("far-away", at(sort, id), found: found, facts)
            }
        }
    }

    /// The same door with the same needs under two ids.
    private func twins() {
        struct Door: Hashable {
            var lat: Double
            var lon: Double
            var words: [String?]
            var needs: [String]
        }
        var seen: [Door: String] = [:]
        for household in scenario.households {
            let place = household.place
            let door = Door(
                lat: place.lat, lon: place.lon,
                words: [place.street, place.house, place.entrance, place.floor, place.flat],
                needs: household.needs.map(\.kind))
            if let other = seen[door] {
                reader.warning(
                    "duplicate-household", at("household", household.id), found: household.id,
                    ["other": other])
            } else {
                seen[door] = household.id
            }
        }
    }

    private func crews() {
        var crewOf: [String: String] = [:]
        let people = Dictionary(
            scenario.volunteers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for crew in scenario.crews {
            let location = at("crew", crew.id)
            for member in crew.members {
                if let other = crewOf[member] {
                    reader.error("two-crews", location, found: member, ["other": other, "id": crew.id])
                }
                crewOf[member] = crew.id
            }
            let members = crew.members.compactMap { people[$0] }
            guard let first = members.first else { continue }
            var hours = members.dropFirst().reduce(first.available) { common($0, $1.available) }
            if let own = crew.available { hours = common(hours, own) }
            if hours.isEmpty { reader.error("crew-hours", location, found: crew.id) }
            if members.contains(where: { $0.from != first.from }) {
                reader.error("crew-start", location, found: crew.id)
            }
            let keys = Set(
                members.filter { !$0.carries.isEmpty }.map { person in
                    (person.carries.pieces.keys.sorted() + (person.carries.grams == nil ? [] : ["kg"]))
                        .joined(separator: ", ")
                })
            if keys.count > 1 {
                reader.error(
                    "crew-units", location, found: crew.id,
                    ["units": keys.sorted().joined(separator: " / ")])
            }
            let seats = members.filter { $0.travels == .car }.reduce(0) { $0 + $1.seats }
            if seats > 0, seats < members.count {
                reader.error(
                    "crew-seats", location, found: crew.id,
                    ["seats": "\(seats)", "members": "\(members.count)"])
            }
            if Set(members.flatMap(\.breaks).map { "\($0)" }).count > 6 {
                reader.error(
                    "bad-count", location, found: crew.id, ["least": "0", "most": "6"])
            }
            if members.allSatisfy(\.minor) { reader.error("minor-alone", location, found: crew.id) }
        }
        for volunteer in scenario.volunteers where crewOf[volunteer.id] == nil && volunteer.minor {
            reader.error("minor-alone", at("volunteer", volunteer.id), found: volunteer.id)
        }
    }

    /// The times that are in both lists.
    private func common(_ a: [Interval], _ b: [Interval]) -> [Interval] {
        a.flatMap { x in
            b.compactMap { y in
                let (start, end) = (max(x.start, y.start), min(x.end, y.end))
                return start < end ? Interval(start, end) : nil
            }
        }
    }

    /// `together` and `apart` hold within given crews only, so far.
    private func company() {
        var crewOf: [String: String] = [:]
        for crew in scenario.crews { for member in crew.members { crewOf[member] = crew.id } }
        for volunteer in scenario.volunteers {
            let own = crewOf[volunteer.id]
            for other in volunteer.together where own == nil || crewOf[other] != own {
                reader.error(
                    "unsupported", at("volunteer", volunteer.id), ["name": "together: \(other)"])
            }
            for other in volunteer.apart where own != nil && crewOf[other] == own {
                reader.error(
                    "apart", at("volunteer", volunteer.id), found: volunteer.id,
                    ["other": other, "crew": own ?? ""])
            }
        }
    }

    private func pins() {
        var pinned: [String: Int] = [:]
        var moments: [String: [Int: String]] = [:]
        var crewOf: [String: String] = [:]
        for crew in scenario.crews { for member in crew.members { crewOf[member] = crew.id } }
        var needs: [String: (household: Household, need: Need)] = [:]
        for household in scenario.households {
            for need in household.needs { needs[need.id] = (household, need) }
        }
        for (k, pin) in scenario.fixed.enumerated() where pin.level != .free {
            let location = decoder.locations["pin \(k)"] ?? decoder.root
            let who = crewOf[pin.volunteer] ?? pin.volunteer
            if let other = pinned[pin.need] {
                let first = scenario.fixed[other]
                reader.error(
                    "pin-clash", location, found: pin.need,
                    ["who": pin.volunteer, "other": first.volunteer])
            }
            pinned[pin.need] = k
            if case .frozen(let moment) = pin.level {
                if let other = moments[who]?[moment] {
                    reader.error(
                        "frozen-clash", location, found: pin.need, ["who": who, "other": other])
                }
                moments[who, default: [:]][moment] = pin.need
                if !hours(who).contains(where: { $0.start <= moment && moment <= $0.end }) {
                    reader.error(
                        "frozen-hours", location, found: clockText(moment), ["who": who])
                }
            }
            if let entry = needs[pin.need] { ability(entry.household, entry.need, who, location) }
        }
    }

    /// Members of a crew, or the volunteer.
    private func members(_ who: String) -> [Volunteer] {
        let ids = scenario.crews.first { $0.id == who }?.members ?? [who]
        return scenario.volunteers.filter { ids.contains($0.id) }
    }

    private func hours(_ who: String) -> [Interval] {
        let people = members(who)
        guard let first = people.first else { return [] }
        var hours = people.dropFirst().reduce(first.available) { common($0, $1.available) }
        if let own = scenario.crews.first(where: { $0.id == who })?.available {
            hours = common(hours, own)
        }
        return hours
    }

    /// A pin to somebody who can never do it.
    private func ability(
        _ household: Household, _ need: Need, _ who: String, _ location: Diagnostic.Location
    ) {
        let people = members(who)
        let skills = Set(people.flatMap(\.skills))
        let tools = Set(people.flatMap(\.tools))
        var missing = need.skills.filter { !skills.contains($0) }
        missing += need.tools.filter { !tools.contains($0) }
        if people.count < need.crew.least { missing.append("crew.least: \(need.crew.least)") }
        missing += people.map(\.id).filter(household.unwanted.contains).map { "unwanted: \($0)" }
        if let first = people.first, !household.centres.isEmpty,
            !household.centres.contains(first.centre)
        {
            missing.append("centres: " + household.centres.joined(separator: ", "))
        }
        if !missing.isEmpty {
            reader.error(
                "pin-impossible", location, found: need.id,
                ["who": who, "missing": missing.joined(separator: ", ")])
        }
    }

    /// Windows in which nobody works, and centres that are closed all the while.
    private func shifts() {
        let working = scenario.volunteers.flatMap(\.available)
        guard let first = working.map(\.start).min(), let last = working.map(\.end).max() else {
            return
        }
        let frozen = Set(
            scenario.fixed.compactMap { pin -> String? in
                if case .frozen = pin.level { return pin.need }
                return nil
            })
        for household in scenario.households {
            for need in household.needs
            where !frozen.contains(need.id)
                && !need.windows.contains(where: { $0.start <= last && $0.end >= first })
            {
                reader.warning(
                    "window-outside-shifts", at("need", need.id), found: need.id,
                    ["first": clockText(first), "last": clockText(last)])
            }
        }
        for centre in scenario.centres {
            let people = scenario.volunteers.filter { $0.centre == centre.id }
            let isClosed = people.allSatisfy { person in
                !person.available.contains {
                    $0.start < centre.open.end && $0.end > centre.open.start
                }
            }
            if !people.isEmpty, isClosed {
                reader.warning("centre-closed", at("centre", centre.id), found: centre.id)
            }
        }
    }

    /// Goods of which the needs ask for more than all centres have.
    private func stock() {
        var asked: [String: Int] = [:]
        for need in scenario.households.flatMap(\.needs) {
            for (good, pieces) in need.brings.pieces { asked[good, default: 0] += pieces }
        }
        for (good, pieces) in asked.sorted(by: { $0.key < $1.key }) {
            let stocks = scenario.centres.map { $0.stock.pieces[good] }
            if stocks.contains(where: { $0 == nil }) { continue }
            let there = stocks.reduce(0) { $0 + ($1 ?? 0) }
            if there < pieces {
                reader.warning(
                    "stock-short", decoder.root, found: good,
                    ["asked": "\(pieces)", "there": "\(there)"])
            }
        }
    }
}
