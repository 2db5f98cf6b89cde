/// A value as some file states it, with the place where it stands: the common form of YAML, JSON
/// and CSV.
package struct Stated: Sendable {
    /// What it is.
    package enum Content: Sendable {
        /// `null`, `~`, or nothing at all: the same as not stated.
        case null
        /// Text or number as written; what it means depends on where it stands.
        case scalar(String, quoted: Bool)
        case list([Stated])
        case mapping([Entry])
    }
    /// A key with its value.
    package struct Entry: Sendable {
        package var key: String
        package var keyOrigin: Origin
        package var value: Stated
    }
    /// Where something stands.
    package struct Origin: Sendable {
        /// Index into ``Faults/files``.
        var file: Int32
        /// 1-based; 0 where unknown.
        var line: Int32
        /// 1-based; 0 where unknown.
        var column: Int32
        package init(file: Int, line: Int = 0, column: Int = 0) {
            self.file = Int32(clamping: file)
            self.line = Int32(clamping: line)
            self.column = Int32(clamping: column)
        }
    }
    package var content: Content
    package var origin: Origin
    /// The column's name, for what comes from CSV (empty for a whole row); nil elsewhere.
    var cell: String?

    init(_ content: Content, _ origin: Origin, cell: String? = nil) {
        (self.content, self.origin, self.cell) = (content, origin, cell)
    }

    package var isNull: Bool {
        if case .null = content { return true }
        return false
    }

    /// As it is shown to people: text as written, structures by their sort.
    package var shown: String {
        switch content {
        case .null: return "null"
        case .scalar(let text, let quoted):
            let short = text.count > 60 ? String(text.prefix(57)) + "…" : text
            return quoted ? "\"\(short)\"" : short
        case .list: return "[…]"
        case .mapping: return "{…}"
        }
    }
}

/// The way from the root of a file to a value, for example `households[3].windows[0]`.
indirect enum Path: Sendable, CustomStringConvertible {
    case root
    case key(Path, String)
    case index(Path, Int)

    var description: String {
        switch self {
        case .root: ""
        case .key(.root, let key): key
        case .key(let parent, let key): parent.description + "." + key
        case .index(let parent, let index): parent.description + "[\(index)]"
        }
    }
}
