/// JSON to be written, with keys in a stated order.
public indirect enum JSON: Sendable {
    /// A string.
    case text(String)
    /// A number or flag, as written.
    case raw(String)
    /// An array.
    case list([JSON])
    /// Keys and values in this order.
    case object([(String, JSON)])

    /// `true` or `false`.
    public static func flag(_ flag: Bool) -> JSON { .raw(flag ? "true" : "false") }
    /// A whole number.
    public static func number(_ number: Int) -> JSON { .raw("\(number)") }
    /// Texts in order.
    public static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
    /// Whole numbers in order.
    public static func numbers(_ numbers: [Int]) -> JSON { .list(numbers.map { .number($0) }) }

    /// The text, indented by two; what fits in a line stays in a line.
    public func rendered() -> String {
        var lines = ""
        write(into: &lines, indent: 0)
        return lines + "\n"
    }

    private static let width = 100

    private func write(into text: inout String, indent: Int) {
        if let line = line(most: Self.width - indent) {
            text += line
            return
        }
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .text, .raw: text += line(most: .max) ?? ""
        case .list(let list):
            text += "[\n"
            for (i, element) in list.enumerated() {
                text += (i == 0 ? "" : ",\n") + inner
                element.write(into: &text, indent: indent + 2)
            }
            text += "\n" + outer + "]"
        case .object(let entries):
            text += "{\n"
            for (i, entry) in entries.enumerated() {
                text += (i == 0 ? "" : ",\n") + inner + quoted(entry.0) + ": "
                entry.1.write(into: &text, indent: indent + 2)
            }
            text += "\n" + outer + "}"
        }
    }

    /// In one line; nil if that is longer than `most` bytes.
    private func line(most: Int) -> String? {
        var result: String
        switch self {
        case .text(let text): result = quoted(text)
        case .raw(let text): result = text
        case .list(let list):
            result = "["
            for (i, element) in list.enumerated() {
                guard let part = element.line(most: most - result.utf8.count) else { return nil }
                result += (i == 0 ? "" : ", ") + part
            }
            result += "]"
        case .object(let entries):
            result = "{"
            for (i, entry) in entries.enumerated() {
                guard let part = entry.1.line(most: most - result.utf8.count) else { return nil }
                result += (i == 0 ? "" : ", ") + quoted(entry.0) + ": " + part
            }
            result += "}"
        }
        return result.utf8.count <= most ? result : nil
    }
}

/// A JSON string; what YAML takes for a line break or refuses is escaped as well.
public func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        default:
            let number = scalar.value
            let odd =
                number < 32 || (127..<160).contains(number) || number == 0x2028
                || number == 0x2029 || number == 0xFEFF || number == 0xFFFE || number == 0xFFFF
            if odd {
                let digits = String(number, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result + "\""
}
