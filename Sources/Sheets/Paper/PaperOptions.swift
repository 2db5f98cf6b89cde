import Texts

/// Sizes of paper.
public enum PaperSize: String, Sendable, CaseIterable {
    /// 210 × 297 mm.
    case a4
    /// 216 × 279 mm.
    case letter
}

/// What is printed, and how.
public struct PaperOptions: Sendable {
    /// Of everything but the sheets of volunteers who have a language of their own.
    public var language: Language
    /// Of all pages.
    public var size: PaperSize
    /// What the QR code of a stop opens.
    public var navigation: NavigationApp
    /// Whether the overview names people.
    public var names: Bool
    /// Options of their values.
    public init(
        language: Language, size: PaperSize = .a4, navigation: NavigationApp = .geo,
        names: Bool = false
    ) {
        (self.language, self.size) = (language, size)
        (self.navigation, self.names) = (navigation, names)
    }
}

/// What a little more would save, for the overview; what it says comes from whoever asks.
public struct HelpTables: Sendable {
    /// Headings with rows of cells, the last one a figure.
    public var tables: [(heading: ExplainText, rows: [[String]])]
    /// What the figures are worth.
    public var note: ExplainText
    /// Tables with a note.
    public init(tables: [(heading: ExplainText, rows: [[String]])], note: ExplainText) {
        (self.tables, self.note) = (tables, note)
    }
}

/// A page to be written, whole in itself: it needs no other file and no network.
public struct PaperFile: Sendable, Equatable {
    /// Without a folder and without a suffix; files sort in the order in which they are handed out.
    public var name: String
    /// HTML, UTF-8.
    public var html: String
    /// A file of its parts.
    public init(name: String, html: String) { (self.name, self.html) = (name, html) }
}
