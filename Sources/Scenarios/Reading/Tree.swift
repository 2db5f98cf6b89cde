/// A value of a file that somebody wrote, with the place where it stands.
///
/// YAML, JSON and CSV all become this tree, so that there is one reader.
struct Tree {
    /// What the value is.
    indirect enum Kind {
        /// The text as written; `isPlain` where it stood without quotes.
        case scalar(String, isPlain: Bool)
        case list([Tree])
        case map([Entry])
    }
    /// A key with its value.
    struct Entry {
        var key: String
        var value: Tree
        var location: Diagnostic.Location
    }
    var kind: Kind
    var location: Diagnostic.Location
    /// Came out of a CSV cell: lists are written with `;` there.
    var isCell = false

    /// The text of a scalar; nil for others.
    var text: String? {
        if case .scalar(let text, _) = kind { return text }
        return nil
    }

    /// A key without a value, as YAML allows (`note:`).
    var isEmpty: Bool {
        if case .scalar(let text, true) = kind { return ["", "~", "null", "Null", "NULL"].contains(text) }
        return false
    }

    /// As a person would recognise it, in a few words.
    var excerpt: String {
        switch kind {
        case .scalar(let text, _): String(text.prefix(80))
        case .list(let items): "[… \(items.count)]"
        case .map(let entries): "{" + entries.prefix(3).map(\.key).joined(separator: ", ") + "…}"
        }
    }
}
