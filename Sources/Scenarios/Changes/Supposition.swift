/// Something that could be other on a day.
public enum Supposition: Sendable, Equatable {
    /// A rule or wish of the day that can be done without.
    public enum Rule: String, Sendable, CaseIterable {
        /// More than a fair share costs no more.
        case fairness
        /// Nobody needs to be the one who came last time.
        case continuity
        /// A common language is not wished for.
        case languages
        /// Nothing is late.
        case lateness
        /// No minutes of disinfection, no most households, isolating ones at any place of a round.
        case sanitary
        /// Nobody needs to warm up.
        case frost
        /// Nothing is fixed.
        case pins
        /// No breaks.
        case breaks
    }

    /// More hands, alike to a volunteer or crew, or to most of those of a centre; they start and end
    /// at their centre.
    case more(like: String, count: Int)
    /// A volunteer or a whole crew does not come.
    case without(String)
    /// A volunteer, a crew, all of a centre or everybody (`all`) can stay so many seconds longer.
    case longer(who: String, seconds: Int)
    /// So many more pieces of a good at a centre; less where negative.
    case stock(centre: String, good: String, pieces: Int)
    /// A need, or all of a household, can be visited at this time of day and at no other.
    case window(need: String, Interval)
    /// A need, or all of a household, is not fixed any more.
    case unfixed(String)
    /// A rule does not hold.
    case lifted(Rule)
}

/// Why something cannot be supposed of a day.
public enum SuppositionFault: Error, Sendable, Equatable {
    /// Neither volunteer, crew nor centre, and one of a similar name.
    case unknownHand(String, nearest: String?)
    /// A volunteer who goes with a crew: which one has to be named.
    case inCrew(String, crew: String)
    /// A need or household that the day does not know, and one of a similar name.
    case unknownNeed(String, nearest: String?)
    /// A centre that the day does not know, and one of a similar name.
    case unknownCentre(String, nearest: String?)
    /// A good that the day does not know, and one of a similar name.
    case unknownGood(String, nearest: String?)
    /// Nobody belongs to the centre.
    case nobodyAt(centre: String)
    /// The centre has as much of the good as anybody wants.
    case unlimitedStock(centre: String, good: String)
    /// Nothing of this is fixed.
    case notFixed(String)
    /// Nobody would be left to go out.
    case nobodyLeft
}

/// All that stands in the way.
public struct SuppositionFaults: Error, Sendable, Equatable {
    /// In the order of what was supposed.
    public var faults: [SuppositionFault]
}

/// A day with something other than it is.
public struct SupposedDay: Sendable, Equatable {
    /// The day.
    public var scenario: Scenario
    /// Ids of hands that the real day does not have.
    public var added: [String] = []
}

extension Scenario {
    /// The day as it would be; or all that stands in the way.
    ///
    /// Places stay numbered as they are: new volunteers come last and start at centres. So travel
    /// times of the real day hold for this one, unless somebody is taken out.
    public func supposing(
        _ suppositions: [Supposition]
    ) -> Result<SupposedDay, SuppositionFaults> {
        var day = SupposedDay(scenario: self)
        var faults: [SuppositionFault] = []
        for supposition in suppositions {
            if let fault = day.suppose(supposition) { faults.append(fault) }
        }
        if faults.isEmpty, day.scenario.volunteers.isEmpty { faults.append(.nobodyLeft) }
        return faults.isEmpty ? .success(day) : .failure(SuppositionFaults(faults: faults))
    }
}

extension SupposedDay {
    /// Changes the day; returns what stands in the way.
    fileprivate mutating func suppose(_ supposition: Supposition) -> SuppositionFault? {
        switch supposition {
        case .more(let like, let count): return add(count, like: like)
        case .without(let id): return remove(id)
        case .longer(let who, let seconds): return extend(who, by: seconds)
        case .stock(let centre, let good, let pieces):
            return stock(centre, good, by: pieces)
        case .window(let id, let window):
            return change(id) { $0.windows = [window] }
        case .unfixed(let id):
            var needs: Set<String> = []
            if let fault = change(id, { needs.insert($0.id) }) { return fault }
            let before = scenario.fixed.count
            scenario.fixed.removeAll { needs.contains($0.need) }
            return scenario.fixed.count == before ? .notFixed(id) : nil
        case .lifted(let rule):
            scenario.lift(rule)
            return nil
        }
    }

    // MARK: Hands

    private mutating func add(_ count: Int, like: String) -> SuppositionFault? {
        var model = like
        if scenario.centres.contains(where: { $0.id == like }) {
            guard let usual = scenario.usualHand(of: like) else { return .nobodyAt(centre: like) }
            model = usual
        }
        let crew = scenario.crews.first { $0.id == model }
        guard crew != nil || scenario.volunteers.contains(where: { $0.id == model }) else {
            return .unknownHand(like, nearest: nearest(like, scenario.whoCanBeNamed))
        }
        if crew == nil, let own = scenario.crews.first(where: { $0.members.contains(model) }) {
            return .inCrew(model, crew: own.id)
        }
        for _ in 0..<count {
            let id = scenario.unused("new")
            let members = (crew?.members ?? [model]).enumerated().compactMap { k, member in
                scenario.volunteers.first { $0.id == member }.map {
                    copy($0, id: crew == nil ? id : "\(id)-\(k + 1)", in: crew)
                }
            }
            scenario.volunteers += members
            if var crew {
                (crew.id, crew.members) = (id, members.map(\.id))
                if crew.to != nil { crew.to = .centre(members[0].centre) }
                scenario.crews.append(crew)
            }
            added.append(id)
        }
        return nil
    }

    /// Somebody of whom nothing is known but what they can do.
    private func copy(_ volunteer: Volunteer, id: String, in crew: Crew?) -> Volunteer {
        var copy = volunteer
        (copy.id, copy.home, copy.language) = (id, nil, nil)
        (copy.together, copy.apart) = ([], [])
        copy.from = .centre(volunteer.centre)
        if copy.to == .home { copy.to = .centre(volunteer.centre) }
        return copy
    }

    private mutating func remove(_ id: String) -> SuppositionFault? {
        let crew = scenario.crews.first { $0.id == id }
        guard crew != nil || scenario.volunteers.contains(where: { $0.id == id }) else {
            return .unknownHand(id, nearest: nearest(id, scenario.whoCanBeNamed))
        }
        let gone = Set(crew?.members ?? [id])
        scenario.remove(volunteers: gone)
        return nil
    }

    private mutating func extend(_ who: String, by seconds: Int) -> SuppositionFault? {
        var volunteers = Set(
            scenario.volunteers.filter { who == "all" || $0.id == who || $0.centre == who }
                .map(\.id))
        for crew in scenario.crews where crew.id == who { volunteers.formUnion(crew.members) }
        guard !volunteers.isEmpty else {
            return scenario.centres.contains { $0.id == who }
                ? .nobodyAt(centre: who)
                : .unknownHand(who, nearest: nearest(who, scenario.whoCanBeNamed + ["all"]))
        }
        var ends: Set<String> = []
        var latest = 0
        func longer(_ intervals: inout [Interval]) {
            guard let last = intervals.indices.last else { return }
            intervals[last].end = max(intervals[last].start, intervals[last].end + seconds)
            latest = max(latest, intervals[last].end)
        }
        for i in scenario.volunteers.indices where volunteers.contains(scenario.volunteers[i].id) {
            longer(&scenario.volunteers[i].available)
            if let most = scenario.volunteers[i].maxSeconds {
                scenario.volunteers[i].maxSeconds = max(0, most + seconds)
            }
            ends.insert(scenario.volunteers[i].centre)
        }
        for i in scenario.crews.indices
        where scenario.crews[i].members.contains(where: volunteers.contains) {
            if scenario.crews[i].available != nil { longer(&scenario.crews[i].available!) }
        }
        // Whoever stays longer finds the door open.
        for i in scenario.centres.indices where ends.contains(scenario.centres[i].id) {
            scenario.centres[i].open.end = max(scenario.centres[i].open.end, latest)
        }
        return nil
    }

    // MARK: Goods and needs

    private mutating func stock(
        _ centre: String, _ good: String, by pieces: Int
    ) -> SuppositionFault? {
        guard let i = scenario.centres.firstIndex(where: { $0.id == centre }) else {
            return .unknownCentre(centre, nearest: nearest(centre, scenario.centres.map(\.id)))
        }
        guard scenario.goods.contains(where: { $0.id == good }) else {
            return .unknownGood(good, nearest: nearest(good, scenario.goods.map(\.id)))
        }
        guard let now = scenario.centres[i].stock.pieces[good] else {
            return .unlimitedStock(centre: centre, good: good)
        }
        scenario.centres[i].stock.pieces[good] = max(0, now + pieces)
        return nil
    }

    private mutating func change(
        _ id: String, _ body: (inout Need) -> Void
    ) -> SuppositionFault? {
        var isKnown = false
        for h in scenario.households.indices {
            let isHousehold = scenario.households[h].id == id
            for n in scenario.households[h].needs.indices
            where isHousehold || scenario.households[h].needs[n].id == id {
                body(&scenario.households[h].needs[n])
                isKnown = true
            }
        }
        if isKnown { return nil }
        let known = scenario.households.flatMap { [$0.id] + $0.needs.map(\.id) }
        return .unknownNeed(id, nearest: nearest(id, known))
    }

    private func nearest(_ word: String, _ known: [String]) -> String? {
        nearestWord(to: word, among: known)
    }
}

extension Scenario {
    /// Ids of crews, volunteers and centres.
    fileprivate var whoCanBeNamed: [String] {
        crews.map(\.id) + volunteers.map(\.id) + centres.map(\.id)
    }

    /// An id that is not taken, as `new-1`.
    fileprivate func unused(_ stem: String) -> String {
        let taken = Set(whoCanBeNamed + volunteers.map(\.id))
        var number = 1
        while taken.contains("\(stem)-\(number)") { number += 1 }
        return "\(stem)-\(number)"
    }

    /// The hand of a centre that most others there are like: how they travel, how much they carry,
    /// with how many.
    public func usualHand(of centre: String) -> String? {
        struct Kind: Hashable {
            var travels: TravelMode
            var size: Int
            var carries: [String]
        }
        func kind(_ members: [Volunteer]) -> Kind {
            Kind(
                travels: members.map(\.travels).min { $0.rawValue < $1.rawValue } ?? .car,
                size: members.count,
                carries: members.map {
                    "\($0.carries.grams ?? -1) \($0.carries.pieces.sorted { $0.key < $1.key })"
                }.sorted())
        }
        let inCrew = Set(crews.flatMap(\.members))
        var hands: [(id: String, kind: Kind)] = []
        for crew in crews {
            let members = volunteers.filter { crew.members.contains($0.id) }
            if members.first?.centre == centre { hands.append((crew.id, kind(members))) }
        }
        for volunteer in volunteers
        where volunteer.centre == centre && !inCrew.contains(volunteer.id) {
            hands.append((volunteer.id, kind([volunteer])))
        }
        let counts = hands.reduce(into: [Kind: Int]()) { $0[$1.kind, default: 0] += 1 }
        guard let most = counts.values.max() else { return nil }
        return hands.first { counts[$0.kind] == most }?.id
    }

    /// Does without a rule.
    fileprivate mutating func lift(_ rule: Supposition.Rule) {
        switch rule {
        case .fairness:
            (rules.fairnessSeconds, rules.fairnessMetres, rules.fairnessGrams) = ([], [], [])
        case .continuity: rules.continuityPrice = 0
        case .languages: rules.languagePrice = 0
        case .lateness: rules.latePrice = 0
        case .sanitary:
            rules.mostHouseholds = nil
            rules.disinfectionSeconds = 0
            rules.isolating = .any
        case .frost: rules.frost = []
        case .pins: fixed = []
        case .breaks:
            for i in volunteers.indices { volunteers[i].breaks = [] }
        }
    }
}
