import Planning
import Scenarios
import TestSupport

/// Whether what is said to stand in the way is so, by the day alone.
struct ObstacleAudit {
    let day: Scenario
    let household: Household
    let need: Need

    /// Nil where the day has no such need.
    init?(_ day: Scenario, need id: String) {
        for household in day.households {
            if let need = household.needs.first(where: { $0.id == id }) {
                (self.day, self.household, self.need) = (day, household, need)
                return
            }
        }
        return nil
    }

    /// What is said of everybody is so of everybody.
    func isTrue(_ obstacle: Obstacle) -> Bool {
        switch obstacle {
        case .skills(let skills):
            !skills.isEmpty && day.hands.allSatisfy { !$0.skills.isSuperset(of: skills) }
        case .tools(let tools):
            !tools.isEmpty && day.hands.allSatisfy { !$0.tools.isSuperset(of: tools) }
        case .hands(let least, let largest):
            least == need.crew.least && largest < least
                && largest == day.hands.map(\.members.count).max()
        case .capacity: day.hands.allSatisfy { !carries($0) }
        case .stock:
            day.hands.flatMap(\.loadsAt).allSatisfy { c in
                !serves(day.centres[c]) || !stocks(day.centres[c])
            }
        case .centres: day.hands.allSatisfy { !serves(day.centres[$0.centre]) }
        case .unwanted:
            day.hands.allSatisfy { hand in
                hand.members.contains { household.unwanted.contains(day.volunteers[$0].id) }
            }
        case .pinned(let who):
            day.fixed.contains { $0.need == need.id && $0.volunteer == who && $0.level != .free }
        case .tooLate(_, let earliest, let closes):
            earliest > closes && !canBegin(before: earliest)
        case .tooFar(let metres):
            day.hands.allSatisfy { $0.maxMetres.map { $0 < metres } ?? false }
        case .tooLong, .unreachable, .frost, .hours, .mixed: true
        }
    }

    /// The day without what is said to stand in the way; nil where that cannot be told by the day alone.
    ///
    /// Hours, windows and how long it may take are lifted together.
    func lifted(_ obstacle: Obstacle) -> Scenario? {
        var free = day
        let always = Interval(0, 24 * 3600)
        switch obstacle {
        case .skills:
            for v in free.volunteers.indices { free.volunteers[v].skills += need.skills }
        case .tools:
            for v in free.volunteers.indices { free.volunteers[v].tools += need.tools }
        case .centres:
            for h in free.households.indices { free.households[h].centres = [] }
        case .unwanted:
            for h in free.households.indices { free.households[h].unwanted = [] }
        case .pinned: free.fixed.removeAll { $0.need == need.id }
        case .tooFar:
            for v in free.volunteers.indices { free.volunteers[v].maxMetres = nil }
        case .tooLong, .hours, .tooLate:
            for v in free.volunteers.indices {
                free.volunteers[v].maxSeconds = nil
                free.volunteers[v].available = [always]
                free.volunteers[v].breaks = []
            }
            for c in free.crews.indices { free.crews[c].available = nil }
            for c in free.centres.indices { free.centres[c].open = always }
            for h in free.households.indices {
                for n in free.households[h].needs.indices {
                    free.households[h].needs[n].windows = [always]
                }
            }
        case .unreachable:
            guard case .matrix(var legs) = free.travel.source else { return nil }
            let ids =
                free.centres.map(\.id) + free.households.map(\.id)
                + free.volunteers.map { "home:\($0.id)" }
            let known = Set(legs.map { [$0.from, $0.to] })
            for from in ids {
                for to in ids where from != to && !known.contains([from, to]) {
                    legs.append(.init(from: from, to: to, mode: nil, seconds: 60, metres: 100))
                }
            }
            free.travel.source = .matrix(legs)
        case .frost: free.rules.frost = []
        case .hands, .capacity, .stock, .mixed: return nil
        }
        return free
    }

    private func carries(_ hand: Hand) -> Bool {
        let grams = Dictionary(uniqueKeysWithValues: day.goods.map { ($0.id, $0.grams) })
        let weight = need.brings.pieces.reduce(need.brings.grams ?? 0) {
            $0 + $1.value * (grams[$1.key] ?? 0)
        }
        let fits = need.brings.pieces.allSatisfy { good, pieces in
            pieces <= hand.carries.pieces[good] ?? (hand.carries.grams == nil ? 0 : .max)
        }
        let most = hand.carries.grams ?? (need.brings.grams ?? 0 > 0 ? 0 : .max)
        return fits && weight <= most
    }

    private func serves(_ centre: Centre) -> Bool {
        household.centres.isEmpty || household.centres.contains(centre.id)
    }

    private func stocks(_ centre: Centre) -> Bool {
        need.brings.pieces.allSatisfy { $0.value <= centre.stock.pieces[$0.key] ?? .max }
            && need.brings.grams ?? 0 <= centre.stock.grams ?? .max
    }

    /// Whether somebody who does nothing else could begin earlier.
    private func canBegin(before moment: Int) -> Bool {
        var alone = day
        for h in alone.households.indices {
            alone.households[h].needs.removeAll { $0.id != need.id }
            for n in alone.households[h].needs.indices {
                alone.households[h].needs[n].value = .must
                alone.households[h].needs[n].windows = [Interval(0, moment - 300)]
            }
        }
        alone.fixed.removeAll { $0.need != need.id }
        return BruteForce.solve(alone).mustLeftOut == 0
    }
}
