import Scenarios
import Texts

/// Explanations of a plan as text for a terminal; what they say comes from whoever asks.
public struct ExplanationSheet {
    /// A line of a table: something, about whom, and what it comes to.
    public struct Row {
        var cells: [String]
        /// - Parameter cells: texts, the last one a figure.
        public init(_ cells: [String]) { self.cells = cells }
    }

    private var page: Page
    private let names: Names
    private let language: Language

    /// An empty sheet about a day.
    public init(_ scenario: Scenario, language: Language, style: TerminalStyle) {
        page = Page(style)
        names = Names(scenario, language)
        self.language = language
    }

    /// The whole text.
    public var text: String { page.text }

    /// A heading.
    public mutating func section(_ heading: ExplainText, count: Int? = nil) {
        page.section(heading.text(in: language) + (count.map { ": \(language.number($0))" } ?? ""))
    }

    /// A smaller heading with a table.
    public mutating func table(_ heading: ExplainText, _ rows: [Row]) {
        page.gap()
        page.paragraph(Inked(heading.text(in: language), .strong), prefix: "  ")
        table(rows)
    }

    /// A table; the last column is aligned to the right.
    public mutating func table(_ rows: [Row]) {
        page.table(rows.map { $0.cells.map { Inked($0) } }, indent: 4)
    }

    /// A sentence.
    public mutating func sentence(_ text: ExplainText, isQuiet: Bool = false) {
        page.gap()
        page.paragraph(Inked(text.text(in: language), isQuiet ? .quiet : .plain), prefix: "  ")
    }

    /// Lines with a dot before each.
    public mutating func list(_ texts: [ExplainText]) {
        for text in texts { page.paragraph(Inked(text.text(in: language)), prefix: "  · ") }
    }

    /// A need that is left out: why, and what would let it in.
    public mutating func leftOut(_ leftOut: LeftOut, fixes: [ExplainText]) {
        page.gap()
        page.paragraph(entry(leftOut.need), prefix: "  ", hanging: 4)
        page.paragraph(Inked(names.sentence(leftOut.reason)), prefix: "      ")
        for fix in fixes {
            page.paragraph(Inked(fix.text(in: language)), prefix: "      → ", hanging: 8)
        }
    }

    /// A need by itself, with where it is.
    public mutating func need(_ id: String) { page.paragraph(entry(id), prefix: "  ", hanging: 4) }

    /// What keeps a hand away, as a sentence.
    public func sentence(_ obstacle: Obstacle) -> String { names.sentence(obstacle) }

    /// What would take it away.
    public func missing(_ obstacle: Obstacle) -> ExplainText.Missing {
        switch obstacle {
        case .skills(let skills): .skills(skills)
        case .tools(let tools): .tools(tools.map(names.tool))
        case .hands(let least, _): .people(least)
        case .capacity: .load
        case .centres: .centre
        case .unwanted: .wanted
        case .pinned(let who): .pin(who)
        case .frost: .frost
        case .stock, .tooLate, .tooLong, .unreachable, .tooFar, .hours, .mixed: .other
        }
    }

    private func entry(_ id: String) -> Inked {
        guard let (household, need) = names.need(id) else { return Inked(id, .strong) }
        return [
            Inked(id, .strong), Inked(names.kind(need.kind)), Inked(names.place(household.place)),
        ].dotted()
    }
}
