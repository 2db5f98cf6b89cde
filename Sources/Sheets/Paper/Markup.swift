/// Pieces of HTML or SVG: whatever comes from a file is escaped on its way in.
///
/// There is no way from a `String` to markup but ``init(text:)``, which escapes, and ``raw(_:)``,
/// which is for constants of the program.
struct Markup: Sendable {
    private(set) var html = ""

    init() {}

    /// A text, free of control characters, escaped.
    init(text: String) { html = Self.escaped(printable(text)) }

    /// Markup that the program itself has written.
    static func raw(_ html: String) -> Markup {
        var markup = Markup()
        markup.html = html
        return markup
    }

    static func + (a: Markup, b: Markup) -> Markup { .raw(a.html + b.html) }
    static func += (a: inout Markup, b: Markup) { a.html += b.html }

    var isEmpty: Bool { html.isEmpty }

    /// An element with its attributes, whose values are escaped too.
    static func tag(
        _ name: String, _ attributes: [(String, String)] = [], _ content: Markup = Markup()
    ) -> Markup {
        var html = "<" + name
        for (key, value) in attributes { html += " \(key)=\"\(escaped(printable(value)))\"" }
        html += ">"
        if voids.contains(name) { return .raw(html) }
        return .raw(html + content.html + "</\(name)>")
    }

    static func tag(_ name: String, class kind: String, _ content: Markup = Markup()) -> Markup {
        tag(name, [("class", kind)], content)
    }

    static func tag(
        _ name: String, class kind: String = "", text: String
    ) -> Markup {
        tag(name, kind.isEmpty ? [] : [("class", kind)], Markup(text: text))
    }

    /// Elements of HTML that have no content and no end tag.
    private static let voids: Set<String> = ["meta", "br", "input", "link"]

    private static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                // What HTML forbids in any form (noncharacters) is shown as what it is: unreadable.
                result.unicodeScalars.append(
                    scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }
}

extension Sequence where Element == Markup {
    /// One after the other.
    func joined(separator: String = "") -> Markup {
        .raw(map(\.html).joined(separator: Markup(text: separator).html))
    }
}
