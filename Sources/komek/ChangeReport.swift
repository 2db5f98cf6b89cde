import Planning
import Scenarios
import Sheets
import Texts

/// What a re-planning changed, for the terminal.
struct ChangeReport {
    private let new: ReplannedPlan
    private let old: Plan
    private let price: Cost
    private let contacts: Contacts
    private let wanted: Set<String>

    init(_ new: ReplannedPlan, old: Plan, price: Cost, contacts: Contacts) {
        (self.new, self.old, self.price, self.contacts) = (new, old, price, contacts)
        wanted = Set(new.plan.scenario.households.flatMap { $0.needs.map(\.id) })
    }

    func text(_ language: Language, style: TerminalStyle) -> String {
        let difference = new.difference
        var page = ChangeSheet(new.plan, contacts: contacts, language: language, style: style)
        page.section(.whatChanges)
        page.facts([
            .kept(difference.kept, of: difference.remaining), .price(price / 1000),
            .cost(new.plan.cost.total / 1000),
        ])
        let changed = difference.sheets.filter { $0.fate != .kept }
        if changed.isEmpty { page.facts([.nothingChanges]) }
        for sheet in changed {
            page.entry(
                ChangeEntry(
                    who: sheet.who, members: members(of: sheet.who), fate: sheet.fate.text,
                    moves: moves(sheet)))
        }
        if !difference.newlyServed.isEmpty {
            page.section(.newlyServed)
            page.needs(difference.newlyServed)
        }
        if !difference.noLonger.isEmpty {
            page.section(.noLonger)
            page.needs(difference.noLonger)
        }
        let calls = CallList(difference, plan: new.plan).calls
        if !calls.isEmpty { page.section(.callList) }
        for (i, call) in calls.enumerated() {
            var facts: [ReplanText] = [
                call.sheet.gained.isEmpty ? .onlyTold : .covers(call.sheet.gained.count)
            ]
            if let begin = call.sheet.begin {
                facts.append(
                    .round(
                        visits: language.count(call.visits, .visit),
                        weight: call.grams > 0 ? language.kilograms(call.grams) : nil,
                        duty: language.duration(call.duty), begin: Language.clock(begin)))
            }
            page.entry(
                ChangeEntry(
                    who: call.who, members: call.members, fate: call.sheet.fate.text,
                    moves: call.sheet.gained.map(takes)),
                number: i + 1, facts: facts)
        }
        return page.text
    }

    private func members(of who: String) -> [String] {
        (new.plan.scenario.crews + old.scenario.crews).first { $0.id == who }?.members ?? [who]
    }

    private func takes(_ move: PlanDifference.Move) -> ReplanText {
        .takes(time: Language.clock(move.begin), need: move.need, from: move.other)
    }

    private func moves(_ sheet: PlanDifference.Sheet) -> [ReplanText] {
        sheet.gained.map(takes)
            + sheet.lost.map { move in
                let time = Language.clock(move.begin)
                return wanted.contains(move.need)
                    ? .gives(time: time, need: move.need, to: move.other)
                    : .calledOff(time: time, need: move.need)
            } + (sheet.moved.isEmpty ? [] : [.otherTimes(sheet.moved.count)])
    }
}

extension PlanDifference.Fate {
    /// In words; a kept sheet is not told of.
    var text: ReplanText {
        switch self {
        case .kept, .changed: .changed
        case .calledIn: .calledIn
        case .freed: .freed
        case .absent: .absent
        }
    }
}
