/// JSON to be written, with keys in a stated order.
indirect enum JSON: Sendable {
    case text(String)
    /// A number or flag, as written.
    case raw(String)
    case list([JSON])
    case object([(String, JSON)])

    static func flag(_ flag: Bool) -> JSON { .raw(flag ? "true" : "false") }
    static func number(_ number: Int) -> JSON { .raw("\(number)") }
    static func number(_ number: Double) -> JSON { .raw(plainDecimal(number)) }
    static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
    static func clock(_ seconds: Int) -> JSON { .text(clockText(seconds)) }
    static func interval(_ interval: Interval) -> JSON {
        .text(clockText(interval.start) + "-" + clockText(interval.end))
    }
    static func intervals(_ list: [Interval]) -> JSON { .list(list.map(JSON.interval)) }

    /// A number of small units as a decimal of large ones, precise enough to read back to the same.
    ///
    /// Six decimals suffice for all units here: the largest is 60,000, and 0.0000005 × 60,000 <
    /// 0.5.
    static func decimal(_ number: Int, per unit: Int) -> JSON {
        let sign = number < 0 ? "-" : ""
        let size = number.magnitude
        var whole = size / UInt(unit)
        var micro = (size % UInt(unit) * 1_000_000 + UInt(unit) / 2) / UInt(unit)
        if micro == 1_000_000 { (whole, micro) = (whole + 1, 0) }
        if micro == 0 { return .raw(sign + "\(whole)") }
        var digits = "\(micro)"
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return .raw(sign + "\(whole).\(digits)")
    }

    /// The text, indented by two; what fits in a line stays in a line.
    func rendered() -> String {
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
private func quoted(_ text: String) -> String {
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
