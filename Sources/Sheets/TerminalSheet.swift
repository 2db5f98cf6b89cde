import Scenarios
import Texts
import TravelTimes

/// A plan as text for a terminal.
public enum TerminalSheet {
    /// The whole plan: what it is worth, what to pack, every round, and what is left out and why.
    ///
    /// `solveSeconds` is printed if given; without it the text is a function of the plan. `travel` is
    /// the plan's; nil: made from its scenario, which then needs no map.
    public static func plan(
        _ plan: Plan, travel: TravelTimes? = nil, language: Language, style: TerminalStyle,
        solveSeconds: Double? = nil
    ) -> String {
        let writer = PlanWriter(plan, travel, language)
        var page = Page(style)
        writer.writeHead(to: &page, solveSeconds: solveSeconds)
        writer.writePacking(to: &page)
        writer.writeRounds(to: &page)
        writer.writeLeftOut(to: &page)
        return page.text
    }

    /// What the plan is worth, without its rounds.
    public static func head(
        _ plan: Plan, travel: TravelTimes? = nil, language: Language, style: TerminalStyle,
        solveSeconds: Double? = nil
    ) -> String {
        let writer = PlanWriter(plan, travel, language)
        var page = Page(style)
        writer.writeHead(to: &page, solveSeconds: solveSeconds)
        return page.text
    }

    /// One hand's round, or nil where nobody has that round.
    ///
    /// `who` is a crew, a member of a crew (for the crew's round), or a volunteer.
    public static func round(
        of who: String, in plan: Plan, travel: TravelTimes? = nil, language: Language,
        style: TerminalStyle
    ) -> String? {
        let writer = PlanWriter(plan, travel, language)
        let hand = writer.hands.hand(who)?.id ?? who
        guard let i = plan.rounds.firstIndex(where: { $0.who == hand }) else { return nil }
        var page = Page(style)
        writer.write(plan.rounds[i], writer.figures[i], to: &page)
        return page.text
    }
}

/// A plan with all that its sections look up.
///
/// The sections are extensions, one a file.
struct PlanWriter {
    let plan: Plan
    let language: Language
    let names: Names
    let hands: Hands
    /// One for each round.
    let figures: [RoundFigures]

    init(_ plan: Plan, _ travel: TravelTimes?, _ language: Language) {
        let names = Names(plan.scenario, language)
        let hands = Hands(plan.scenario)
        let times = travel ?? TravelTimes(plan.scenario)
        (self.plan, self.language, self.names, self.hands) = (plan, language, names, hands)
        figures = plan.rounds.map {
            RoundFigures($0, hand: hands.hand($0.who), times: times, names: names)
        }
    }

    func word(_ word: Word) -> String { word.text(in: language) }
    func text(_ sentence: Sentence) -> String { sentence.text(in: language) }
    func text(_ door: DoorText) -> String { door.text(in: language) }
    func text(_ reason: ReasonText) -> String { reason.text(in: language) }
}
