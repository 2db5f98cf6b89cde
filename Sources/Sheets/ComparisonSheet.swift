import Scenarios
import Texts
import TravelTimes

/// A day as it is beside the day as it would be, as text for a terminal.
public struct ComparisonSheet {
    private let before: PlanWriter
    private let after: PlanWriter
    private let language: Language
    private let style: TerminalStyle

    /// Two plans and the ways of each.
    public init(
        before: Plan, travel: TravelTimes, after: Plan, supposedTravel: TravelTimes,
        language: Language, style: TerminalStyle
    ) {
        self.before = PlanWriter(before, travel, language)
        self.after = PlanWriter(after, supposedTravel, language)
        (self.language, self.style) = (language, style)
    }

    /// - Parameters:
    ///   - suppositions: what is other, a line each.
    ///   - newlyServed: needs that only the supposed day serves.
    ///   - noLonger: needs that only the day as it is serves.
    ///   - added: hands that only the supposed day has.
    public func text(
        _ suppositions: [WhatIfText], newlyServed: [String], noLonger: [String], added: [String]
    ) -> String {
        var page = Page(style)
        page.section(text(.whatIf))
        for supposition in suppositions {
            page.paragraph(Inked(text(supposition)), prefix: "  · ")
        }
        page.gap()
        page.table(rows, indent: 2, rightAligned: [1, 2, 3])
        page.gap()
        page.paragraph(Inked(text(verdict), .strong), prefix: "  ")
        page.paragraph(Inked(text(isProven ? .bothProven : .bothSearched), .quiet), prefix: "  ")
        list(.newlyVisited, newlyServed, to: &page)
        list(.noLonger, noLonger, to: &page)
        rounds(of: added, to: &page)
        return page.text
    }

    private func text(_ text: WhatIfText) -> String { text.text(in: language) }

    private var isProven: Bool {
        [before, after].allSatisfy { $0.plan.made.state == .provenOptimal }
    }

    private var verdict: WhatIfText {
        let saved = minutes(before.plan.cost.total / 1000) - minutes(after.plan.cost.total / 1000)
        let more = after.plan.servedNeeds - before.plan.servedNeeds
        return saved == 0 && more == 0 ? .noDifference : .verdict(saved: saved, more: more)
    }

    private var rows: [[Inked]] {
        var rows = [
            ["", quiet(.asItIs), quiet(.supposed), quiet(.difference)],
            row(text(.visited)) { ($0.plan.servedNeeds, .count) },
            row(text(.leftOut)) { ($0.plan.leftOut.count, .count) },
        ]
        if [before, after].contains(where: { $0.plan.cost.mustLeftOut > 0 }) {
            rows.append(row("  " + text(.mustLeftOut)) { ($0.plan.cost.mustLeftOut, .count) })
        }
        rows.append(row(Word.rounds.text(in: language)) { ($0.plan.rounds.count, .count) })
        rows.append(
            row(Word.volunteersTime.text(in: language)) { ($0.volunteersTime, .seconds) })
        rows.append(
            row(Word.distance.text(in: language)) {
                ($0.figures.reduce(0) { $0 + $1.metres }, .metres)
            })
        rows.append(row(text(.valued), .strong) { ($0.plan.cost.total / 1000, .seconds) })
        let parts: [(Word, KeyPath<CostBreakdown, Int>)] = [
            (.partDuty, \.duty), (.partDistance, \.distance), (.partFixed, \.fixed),
            (.partFairness, \.fairness), (.partWishes, \.wishes), (.partLeftOut, \.leftOut),
        ]
        for (word, part) in parts
        where [before, after].contains(where: { $0.plan.cost[keyPath: part] > 0 }) {
            rows.append(
                row("  " + word.text(in: language), .quiet) {
                    ($0.plan.cost[keyPath: part] / 1000, .seconds)
                })
        }
        return rows
    }

    private enum Unit { case count, seconds, metres }

    private func row(
        _ label: String, _ ink: Ink = .plain, _ figure: (PlanWriter) -> (Int, Unit)
    ) -> [Inked] {
        let ((a, unit), (b, _)) = (figure(before), figure(after))
        let indent = label.hasPrefix("  ") ? "\u{A0}\u{A0}" : ""
        let name = indent + label.drop { $0 == " " }
        let difference: String
        switch unit {
        case .count: difference = language.signed(b - a)
        case .seconds:
            // Of figures as they are printed.
            difference = language.signedDuration(minutes(b) - minutes(a))
        case .metres: difference = (b > a ? "+" : "") + language.kilometres(b - a)
        }
        return [
            Inked(name, ink), Inked(printed(a, unit), ink), Inked(printed(b, unit), ink),
            Inked(difference, ink),
        ]
    }

    /// Rounded to the minute, in seconds.
    private func minutes(_ seconds: Int) -> Int {
        seconds.magnitude < 60 ? seconds : (seconds + 30) / 60 * 60
    }

    private func printed(_ value: Int, _ unit: Unit) -> String {
        switch unit {
        case .count: language.number(value)
        case .seconds: language.duration(value)
        case .metres: language.kilometres(value)
        }
    }

    private func quiet(_ text: WhatIfText) -> Inked { Inked(self.text(text), .quiet) }

    private func list(_ heading: WhatIfText, _ needs: [String], to page: inout Page) {
        guard !needs.isEmpty else { return }
        page.gap()
        page.paragraph(
            Inked(text(heading), .strong) + Inked(" (\(language.number(needs.count)))", .quiet))
        page.paragraph(needs.map { Inked($0) }.dotted(), prefix: "  ")
    }

    /// What the new hands would do.
    private func rounds(of added: [String], to page: inout Page) {
        guard !added.isEmpty else { return }
        page.section(text(.theirRounds))
        for who in added {
            if let i = after.plan.rounds.firstIndex(where: { $0.who == who }) {
                after.write(after.plan.rounds[i], after.figures[i], to: &page)
            } else {
                page.paragraph(Inked(text(.staysHome(who))), prefix: "  ")
            }
        }
    }
}
