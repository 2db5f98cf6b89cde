import Scenarios
import Texts

/// One line of a list of moves, ready to be printed.
public struct ChangeEntry: Sendable {
    /// Whose sheet.
    public var who: String
    /// Whom it consists of, where that is somebody else.
    public var members: [String]
    /// What has become of it.
    public var fate: ReplanText
    /// What came, what left, what is at other times.
    public var moves: [ReplanText]

    /// An entry of its parts.
    public init(who: String, members: [String], fate: ReplanText, moves: [ReplanText]) {
        (self.who, self.members, self.fate, self.moves) = (who, members, fate, moves)
    }
}

/// What changed in a plan, and whom to phone, as text for a terminal.
public struct ChangeSheet {
    private var page: Page
    private let language: Language
    private let names: Names
    private let contacts: Contacts

    /// An empty page about a plan; with names and phones where there are contacts.
    public init(
        _ plan: Plan, contacts: Contacts = Contacts(), language: Language, style: TerminalStyle
    ) {
        page = Page(style)
        names = Names(plan.scenario, language)
        (self.language, self.contacts) = (language, contacts)
    }

    /// The text so far.
    public var text: String { page.text }

    /// The heading of a section.
    public mutating func section(_ title: ReplanText) { page.section(title.text(in: language)) }

    /// Facts in one line.
    public mutating func facts(_ facts: [ReplanText]) {
        page.paragraph(facts.map { Inked($0.text(in: language)) }.dotted())
    }

    /// One sheet and its moves; numbered where it is a call.
    public mutating func entry(_ entry: ChangeEntry, number: Int? = nil, facts: [ReplanText] = []) {
        page.gap()
        var head = [Inked((number.map { "\($0). " } ?? "") + entry.who, .strong)]
        if entry.members != [entry.who] {
            head.append(Inked(entry.members.joined(separator: ", ")))
        }
        head.append(Inked(entry.fate.text(in: language)))
        page.paragraph(head.dotted())
        for member in number == nil ? [] : entry.members {
            guard let contact = contacts.hands[member] else { continue }
            let words = [contact.shortName, contact.phone].compactMap { $0 }
            if !words.isEmpty {
                page.paragraph(Inked(words.joined(separator: ", ")), prefix: "   ")
            }
        }
        if !facts.isEmpty {
            page.paragraph(
                facts.map { Inked($0.text(in: language)) }.dotted(), prefix: "   ")
        }
        for move in entry.moves { page.paragraph(Inked(move.text(in: language)), prefix: "   ") }
    }

    /// Needs with where they are.
    public mutating func needs(_ ids: [String]) {
        for id in ids {
            var items = [Inked(id, .strong)]
            if let (household, need) = names.need(id) {
                items.append(Inked(names.kind(need.kind)))
                items.append(Inked(names.place(household.place)))
            }
            page.paragraph(items.dotted(), prefix: "  ", hanging: 4)
        }
    }
}
