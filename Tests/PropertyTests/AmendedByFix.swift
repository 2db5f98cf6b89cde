import Planning
import Scenarios

extension AmendedDay {
    /// Nobody can be given that.
    struct NotAmendable: Error {}

    /// Makes the day other by exactly what a fix of a need says, and forces the need in by whom it
    /// names.
    mutating func apply(_ fix: Fix, to need: String) throws {
        switch fix {
        case .longer(let who, let seconds):
            widen(who, by: seconds, atEnd: true)
            force(need, by: who)
        case .earlier(let who, let seconds):
            widen(who, by: seconds, atEnd: false)
            force(need, by: who)
        case .closesLater(let who, let seconds):
            force(need, by: who)
            widen(need: need) { $0[$0.count - 1].end += seconds }
        case .opensEarlier(let who, let seconds):
            force(need, by: who)
            widen(need: need) { $0[0].start -= seconds }
        case .limit(let who, let limit):
            force(need, by: who)
            lift(limit, of: who, for: need)
        case .stock(let centre, let good, let pieces):
            amend { day in
                for c in day.centres.indices where day.centres[c].id == centre {
                    day.centres[c].stock.pieces[good, default: 0] += pieces
                }
            }
            force(need)
        case .obstacle(let who, let obstacle):
            force(need)
            try lift(obstacle, of: who, for: need)
            force(need, by: who)
        case .worth(let who, _):
            force(need, by: who)
        case .oneMore(let like):
            force(need)
            force(need, by: copy(like))
        case .oneMoreWith(let like, let obstacle):
            force(need)
            let new = copy(like)
            try lift(obstacle, of: new, for: need)
            force(need, by: new)
        }
    }

    // MARK: Hours

    /// Wider hours of a hand, with open doors where it starts, loads and ends.
    private mutating func widen(_ who: String, by seconds: Int, atEnd: Bool) {
        amend { day in
            guard let hand = day.hands.first(where: { $0.id == who }) else { return }
            var hours = hand.available
            if atEnd { hours[hours.count - 1].end += seconds } else { hours[0].start -= seconds }
            for i in hand.members {
                day.volunteers[i].available = hours
                if atEnd, let most = day.volunteers[i].maxSeconds {
                    day.volunteers[i].maxSeconds = most + seconds
                }
            }
            for i in day.crews.indices where day.crews[i].id == who {
                day.crews[i].available = nil
            }
            let ids = Set(hand.loadsAt.map { day.centres[$0].id })
            for i in day.centres.indices {
                let own = Base.centre(day.centres[i].id)
                guard ids.contains(day.centres[i].id) || own == hand.from || own == hand.to else {
                    continue
                }
                if atEnd {
                    day.centres[i].open.end += seconds
                } else {
                    day.centres[i].open.start -= seconds
                }
            }
        }
    }

    /// Wider windows; a moment at which it is frozen is one.
    private mutating func widen(need: String, by body: (inout [Interval]) -> Void) {
        var windows: [Interval]?
        amend { day in
            for k in day.fixed.indices where day.fixed[k].need == need {
                guard case .frozen(let at) = day.fixed[k].level else { continue }
                windows = [Interval(at, at)]
                day.fixed[k].level = .person
            }
        }
        change(need) {
            if let windows { $0.windows = windows }
            body(&$0.windows)
        }
    }

    // MARK: Limits, goods, what is missing

    private mutating func lift(_ limit: Fix.Limit, of who: String, for need: String) {
        let brings = brings(need)
        amend { day in
            guard let hand = day.hands.first(where: { $0.id == who }) else { return }
            for i in hand.members {
                switch limit {
                case .hours: day.volunteers[i].maxSeconds = nil
                case .visits: day.volunteers[i].maxVisits = nil
                case .trips: day.volunteers[i].maxTrips = nil
                case .kilometres: day.volunteers[i].maxMetres = nil
                case .households: day.rules.mostHouseholds = nil
                case .load: continue
                }
            }
            if limit == .load { day.carryMore(brings, by: hand) }
        }
    }

    private mutating func lift(_ obstacle: Obstacle, of who: String, for need: String) throws {
        let brings = brings(need)
        var size = 1
        amend { day in
            guard let hand = day.hands.first(where: { $0.id == who }) else { return }
            let first = hand.members[0]
            size = hand.members.count
            switch obstacle {
            case .skills(let skills): day.volunteers[first].skills += skills
            case .tools(let tools): day.volunteers[first].tools += tools
            case .pinned: day.fixed.removeAll { $0.need == need }
            case .capacity: day.carryMore(brings, by: hand)
            default: break
            }
            for h in day.households.indices
            where day.households[h].needs.contains(where: { $0.id == need }) {
                switch obstacle {
                case .unwanted:
                    let ids = hand.members.map { day.volunteers[$0].id }
                    day.households[h].unwanted.removeAll(where: ids.contains)
                case .centres: day.households[h].centres = []
                default: break
                }
            }
        }
        switch obstacle {
        case .skills, .tools, .pinned, .capacity, .unwanted, .centres: break
        // As many do it as the hand has.
        case .hands: change(need) { $0.crew.least = size }
        default: throw NotAmendable()
        }
    }

    private func brings(_ need: String) -> Quantities {
        scenario.households.flatMap(\.needs).first { $0.id == need }?.brings ?? Quantities()
    }

    // MARK: One more

    /// Somebody like a hand who starts where it does, and of whom nothing else is known.
    private mutating func copy(_ like: String) -> String {
        amend { day in
            guard let hand = day.hands.first(where: { $0.id == like }) else { return }
            var ids: [String] = []
            for i in hand.members {
                var new = day.volunteers[i]
                new.id = "new-\(new.id)"
                ids.append(new.id)
                day.addLegs(from: "home:\(day.volunteers[i].id)", to: "home:\(new.id)")
                day.volunteers.append(new)
            }
            if var crew = day.crews.first(where: { $0.id == like }) {
                (crew.id, crew.members) = ("new-\(like)", ids)
                day.crews.append(crew)
            }
        }
        return "new-\(like)"
    }
}

extension Scenario {
    /// A hand has room for so much more.
    fileprivate mutating func carryMore(_ brings: Quantities, by hand: Hand) {
        let grams = Dictionary(uniqueKeysWithValues: goods.map { ($0.id, $0.grams) })
        let weight = brings.pieces.reduce(brings.grams ?? 0) {
            $0 + $1.value * (grams[$1.key] ?? 0)
        }
        let i = hand.members[0]
        let isWeighed = hand.carries.grams != nil
        // Where nothing is weighed and something has to be, all has room for its weight.
        let more = isWeighed ? weight : brings.grams ?? 0 > 0 ? 1_000_000_000 : nil
        if let more { volunteers[i].carries.grams = (volunteers[i].carries.grams ?? 0) + more }
        for (good, pieces) in brings.pieces
        where !isWeighed || hand.carries.pieces[good] != nil {
            volunteers[i].carries.pieces[good, default: 0] += pieces
        }
    }

    /// The same ways from and to another place.
    fileprivate mutating func addLegs(from known: String, to new: String) {
        guard case .matrix(var legs) = travel.source else { return }
        for leg in legs where leg.from == known || leg.to == known {
            var copy = leg
            if copy.from == known { copy.from = new }
            if copy.to == known { copy.to = new }
            legs.append(copy)
        }
        legs.append(.init(from: known, to: new, mode: nil, seconds: 0, metres: 0))
        legs.append(.init(from: new, to: known, mode: nil, seconds: 0, metres: 0))
        travel.source = .matrix(legs)
    }
}
