/// Pieces of HTML or SVG: whatever comes from a file is escaped on its way in.
///
/// There is no way from a `String` to markup but ``init(text:)``, which escapes, and ``raw(_:)``,
/// which is for constants of the program.
public struct Markup: Sendable {
    /// As it is written into a document.
    public private(set) var html = ""

    /// Nothing.
    public init() {}

    /// A text, free of control characters, escaped.
    public init(text: String) { html = Self.escaped(text) }

    /// Markup that the program itself has written.
    public static func raw(_ html: String) -> Markup {
        var markup = Markup()
        markup.html = html
        return markup
    }

    /// One after the other.
    public static func + (a: Markup, b: Markup) -> Markup { .raw(a.html + b.html) }
    /// Appends.
    public static func += (a: inout Markup, b: Markup) { a.html += b.html }

    /// Whether it is nothing.
    public var isEmpty: Bool { html.isEmpty }

    /// An element with its attributes, whose values are escaped too.
    public static func tag(
        _ name: String, _ attributes: [(String, String)] = [], _ content: Markup = Markup()
    ) -> Markup {
        var html = "<" + name
        for (key, value) in attributes { html += " \(key)=\"\(escaped(value))\"" }
        html += ">"
        if voids.contains(name) { return .raw(html) }
        return .raw(html + content.html + "</\(name)>")
    }

    /// An element of a class.
    public static func tag(_ name: String, class kind: String, _ content: Markup = Markup())
        -> Markup
    {
        tag(name, [("class", kind)], content)
    }

    /// An element with a text.
    public static func tag(
        _ name: String, class kind: String = "", text: String
    ) -> Markup {
        tag(name, kind.isEmpty ? [] : [("class", kind)], Markup(text: text))
    }

    /// Elements of HTML that have no content and no end tag.
    private static let voids: Set<String> = ["meta", "br", "input", "link"]

    /// A text as it may stand between tags and within quotation marks.
    private static func escaped(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in printable(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                // What HTML forbids in any form is shown as what it is: unreadable.
                let isForbidden = scalar.properties.isNoncharacterCodePoint
                result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    /// Whether nothing in a text needs a look: printable ASCII without what is escaped, and letters
    /// up to U+052F, which are Cyrillic.
    ///
    /// Most texts are, and Unicode's tables are slow.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var i = 0
            while i < bytes.count {
                switch bytes[i] {
                case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
                    UInt8(ascii: "'"), 0x7F:
                    return false
                case 0x20..<0x7F: i += 1
                // Two bytes: U+00A0 to U+00BF, and U+00C0 to U+052F.
                case 0xC2 where bytes[i + 1] >= 0xA0 && bytes[i + 1] != 0xAD: i += 2
                case 0xC3...0xD3: i += 2
                case 0xD4 where bytes[i + 1] < 0xB0: i += 2
                default: return false
                }
            }
            return true
        }
    }
}

extension Sequence where Element == Markup {
    /// One after the other.
    public func joined(separator: String = "") -> Markup {
        .raw(map(\.html).joined(separator: Markup(text: separator).html))
    }
}
