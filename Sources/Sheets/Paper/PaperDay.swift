import Maps
import Scenarios
import Texts
import TravelTimes

/// A plan with its contacts, and all that the pages look up.
struct PaperDay {
    let plan: Plan
    let contacts: Contacts
    let options: PaperOptions
    let hands: Hands
    let times: TravelTimes
    let figures: [RoundFigures]
    /// One for each round.
    let rounds: [SheetRound]
    /// By language, as they are needed on several pages.
    private let names: [Language: Names]
    /// Visits of each household in the whole plan, in order of time.
    private let visits: [String: [(round: Int, need: Need, begin: Int)]]

    init(_ plan: Plan, contacts: Contacts, options: PaperOptions, travel: TravelTimes?) {
        (self.plan, self.contacts, self.options) = (plan, contacts, options)
        hands = Hands(plan.scenario)
        let all = Language.allCases.map { ($0, Names(plan.scenario, $0)) }
        names = Dictionary(uniqueKeysWithValues: all)
        let names = Names(plan.scenario, options.language)
        let times = travel ?? TravelTimes(plan.scenario)
        self.times = times
        let hands = hands
        figures = plan.rounds.map {
            RoundFigures($0, hand: hands.hand($0.who), times: times, names: names)
        }
        rounds = plan.rounds.enumerated().map { i, round in
            SheetRound(round, number: i + 1, hand: hands.hand(round.who), names: names)
        }
        var visits: [String: [(round: Int, need: Need, begin: Int)]] = [:]
        for (i, round) in plan.rounds.enumerated() {
            for stop in round.stops {
                guard case .visit(let id) = stop.kind, let (household, need) = names.need(id)
                else { continue }
                visits[household.id, default: []].append((i, need, stop.begin))
            }
        }
        self.visits = visits.mapValues { $0.sorted { ($0.begin, $0.round) < ($1.begin, $1.round) } }
    }

    func names(_ language: Language) -> Names { names[language] ?? Names(plan.scenario, language) }

    /// The language of a hand's sheet: that of its first member who states one.
    func language(of hand: Hand?) -> Language {
        let stated = hand?.members.lazy.compactMap { $0.language.flatMap(Language.init) }.first
        return stated ?? options.language
    }

    /// What others do at a household on that day.
    func others(at household: String, round: Int) -> [(need: Need, begin: Int)] {
        (visits[household] ?? []).filter { $0.round != round }.map { ($0.need, $0.begin) }
    }

    /// A place by its index in the scenario.
    func place(_ index: PlaceIndex) -> Place? {
        switch index {
        case .centre(let i): plan.scenario.centres[i].place
        case .household(let i): plan.scenario.households[i].place
        case .home(let i): plan.scenario.volunteers[i].home
        }
    }

    /// Whether lines on maps are roads.
    var knowsWays: Bool {
        if case .roads = plan.scenario.travel.source { return true }
        return false
    }

    /// The points of the way between two places; nil where only the straight line is known.
    func way(_ mode: TravelMode, from: PlaceIndex, to: PlaceIndex) -> [Coordinate]? {
        times.path(mode, from: from, to: to)
    }

    // MARK: People

    /// Name and surname of a hand, for its own sheet; its id where no contact is known.
    func fullName(_ id: String) -> String {
        guard let contact = contacts.hands[id], let name = contact.name else { return id }
        return contact.surname.map { "\(name) \($0)" } ?? name
    }

    /// First name and initial; the id where no contact is known.
    func shortName(_ id: String) -> String { contacts.hands[id]?.shortName ?? id }

    // MARK: Texts

    /// The day's date with its weekday; nil where it has none.
    func date(_ language: Language) -> String? {
        guard let date = plan.scenario.day.date, (1...12).contains(date.month) else { return nil }
        return language.date(year: date.year, month: date.month, day: date.day)
    }

    /// When the pages must go.
    func destroyLine(_ language: Language) -> String {
        guard let date = plan.scenario.day.date else {
            return SheetText.destroyAfterRound.text(in: language)
        }
        return SheetText.destroyAfter(year: date.year, month: date.month, day: date.day)
            .text(in: language)
    }
}
